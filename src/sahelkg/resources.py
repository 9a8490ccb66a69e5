"""Where ontology/, graph/ and queries/ are: inside an installed package, else at the top of the checkout."""

from __future__ import annotations

import os

__all__ = ["folder", "graph_files", "turtle_files"]

_HERE = os.path.dirname(os.path.abspath(__file__))


def folder(name: str) -> str:
    """Path of one of the data folders (`ontology`, `graph`, `queries`)."""
    inside = os.path.join(_HERE, "data", name)
    if os.path.isdir(inside):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(_HERE)), name)


def turtle_files(path: str) -> list[str]:
    """The `.ttl` files at or below a path, sorted.

    >>> any(f.endswith("actors.ttl") for f in turtle_files(folder("graph")))
    True
    """
    if os.path.isfile(path):
        return [path]
    found = [os.path.join(top, name) for top, _, names in os.walk(path) for name in names if name.endswith(".ttl")]
    return sorted(found)


def graph_files() -> list[str]:
    """The files of the shipped graph."""
    return turtle_files(folder("graph"))
