"""The curated graph: clean by its own check, locators that exist in the sources, no copied sentence, sources that are the ones listed."""

from __future__ import annotations

import hashlib
import pathlib
import re
import subprocess
import sys
from typing import Any

import pytest

from sahelkg.graph.check import check

ROOT = pathlib.Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
TABLES = (ROOT / "ontology" / "handbook" / "locators.md").read_text("utf-8")
needs_sources = pytest.mark.skipif(not (SHARED / "sources").is_dir(), reason="the source documents are not beside this checkout")


def test_the_shipped_graph_has_no_error() -> None:
    report = check()
    assert not report.errors, "\n".join(map(str, report.errors))
    assert report.claims > 600


def sections(source: str) -> dict[str, list[str]]:
    """Lines of each section of a source by the table of slugs; line 0 is the heading."""
    text = (SHARED / "sources" / f"{source}.txt").read_text("utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip().strip("\u00a0")]
    body = re.search(rf"^## {re.escape(source)} —.*?(?=^## |\Z)", TABLES, re.S | re.M)
    assert body
    table = re.findall(r"^\| `([^`]+)` \| (.*?) \| \d+ \|$", body[0], re.M)
    if table[0][0] == "crisiswatch":
        at = next(i for i, line in enumerate(lines) if line.startswith(table[0][1]))
        return {"crisiswatch": ["", *lines[at : at + 4]], "teasers": ["", *lines[:at], *lines[at + 4 :]]}
    starts, position = [], 0
    for slug, heading in table:
        if heading == "(start of the text)":
            starts.append((slug, -1))
            continue
        plain, _, _nth = heading.partition(" (second)")
        plain = re.sub(r" \((first|third)\)$", "", plain)
        found = [i for i in range(position, len(lines)) if lines[i].startswith(plain)]
        at = (
            found[0]
            if not heading.startswith("Non-international armed conflicts in Mali")
            else found[1] - 1
            if lines[found[0]] != plain
            else found[0]
        )
        starts.append((slug, at))
        position = at + 1
    ends = [at for _, at in starts[1:]] + [len(lines)]
    return {slug: (lines[at:end] if at >= 0 else ["", *lines[:end]]) for (slug, at), end in zip(starts, ends, strict=True)}


@needs_sources
def test_every_locator_exists_in_its_source(kg: Any) -> None:
    cache: dict[str, dict[str, list[str]]] = {}
    wrong = []
    for claim in kg.table.claims.values():
        source = claim.source.rpartition("/")[2].replace("-teasers", "")
        known = cache.setdefault(source, sections(source))
        for locator in claim.all("at"):
            slug, line, *notes = locator.split("/")
            if (
                slug not in known
                or int(line) >= len(known[slug])
                or (notes and any(number not in known[slug][int(line)] for number in notes[0].split(",")))
            ):
                wrong.append((claim.id, locator))
    assert not wrong, wrong[:10]


@needs_sources
def test_the_sources_are_the_ones_listed() -> None:
    listed = dict(re.findall(r"`([\w.-]+\.txt)`.*?`([0-9a-f]{16})`", (SHARED / "sources" / "README.md").read_text("utf-8")))
    assert len(listed) == 5
    for name, digest in listed.items():
        assert hashlib.sha256((SHARED / "sources" / name).read_bytes()).hexdigest().startswith(digest)


@needs_sources
def test_hedges_and_names_used_are_words_of_the_source(kg: Any) -> None:
    def words(text: str) -> str:
        return " ".join(re.findall(r"[^\W_]+", text.casefold()))

    texts = {p.stem: words(p.read_text("utf-8")) for p in (SHARED / "sources").glob("*.txt")}
    wrong = []
    for claim in kg.table.claims.values():
        text = texts[claim.source.rpartition("/")[2].replace("-teasers", "")]
        for value in claim.all("hedge", "nameUsed"):
            pieces = [words(piece) for piece in re.split(r"…|\.\.\.|;", value)]
            if not all(piece in text for piece in pieces):
                wrong.append((claim.id, value))
    assert not wrong, wrong[:10]


@needs_sources
def test_no_sentence_is_copied() -> None:
    done = subprocess.run([sys.executable, str(SHARED / "tools" / "overlap.py")], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[:2000]


def test_every_warning_is_explained() -> None:
    """Warnings stay only with a line in tests/warnings-explained.txt that names code and subject."""
    explained = (ROOT / "tests" / "warnings-explained.txt").read_text("utf-8")
    known = {tuple(line.split()[:2]) for line in explained.splitlines() if line and not line.startswith("#")}
    found = {(d.code, d.subject) for d in check(shapes=False).defects if d.severity == "warning"}
    assert found == known, f"unexplained {sorted(found - known)[:10]}, gone {sorted(known - found)[:10]}"
