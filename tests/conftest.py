"""Fixtures that all tests share, and the rule that nothing is skipped where everything is required."""

from __future__ import annotations

import os
import pathlib

import pytest

import sahelkg
from sahelkg.knowledge import KnowledgeGraph

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def kg() -> KnowledgeGraph:
    return sahelkg.load()


def missing(reason: str) -> None:
    """Skip with the reason, or fail where everything is required."""
    if os.environ.get("SAHELKG_REQUIRE_ALL") == "1":
        pytest.fail(f"required and missing: {reason}")
    pytest.skip(reason)
