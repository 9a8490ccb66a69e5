"""Fixtures that all tests share, and the rule that nothing is skipped where everything is required."""

from __future__ import annotations

import os
import pathlib

import pytest

import sahelkg
from sahelkg.knowledge import KnowledgeGraph

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CHROMIUM = pathlib.Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def kg() -> KnowledgeGraph:
    return sahelkg.load()


def missing(reason: str) -> None:
    """Skip with the reason, or fail where everything is required."""
    if os.environ.get("SAHELKG_REQUIRE_ALL") == "1":
        pytest.fail(f"required and missing: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, driven by playwright."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed")
    if not CHROMIUM.exists():
        missing(f"no chromium at {CHROMIUM}")
    with sync_playwright() as engine:
        chromium = engine.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a page from a file; afterwards: it asked for nothing but itself, and the browser complained of nothing."""
    seen, complaints, pages = [], [], []

    def load(html: str, width: int = 1400, height: int = 900, fragment: str = ""):
        file = tmp_path / f"{len(pages)}.html"
        file.write_text(html, encoding="utf-8")
        tab = browser.new_page(viewport={"width": width, "height": height})
        pages.append((tab, file.as_uri()))
        tab.on("request", lambda request: seen.append(request.url))
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: (complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        tab.goto(file.as_uri() + (f"#{fragment}" if fragment else ""))
        tab.wait_for_timeout(150)
        return tab

    yield load
    for tab, _ in pages:
        tab.close()
    own = {uri for _, uri in pages}
    assert [url for url in seen if url.partition("#")[0] not in own and not url.startswith("data:")] == []
    assert complaints == []
