"""Counts as sources give them, with the bounds that follow: `20..80`, `>80`, `~25`, `dozens`.

Nothing is made more exact than it was said: a rounded figure gets a margin of a fifth, a word the widest sense of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Count", "incompatible", "parse_count"]

_PATTERN = re.compile(r"(~|>=?|<=?)?(\d{1,15})(?:\.\.(\d{1,15}))?(%)?")
_WORDS: dict[str, tuple[int, int | None]] = {
    "several": (2, None),
    "dozens": (24, None),
    "hundreds": (200, None),
    "significant": (2, None),
    "unknown": (0, None),
}


class Count(NamedTuple):
    """The least and the most that a count can mean (None: no upper bound), and whether it is a percentage."""

    least: int
    most: int | None
    percent: bool = False


def parse_count(text: str) -> Count | None:
    """The bounds of a count; None for what is none.

    >>> parse_count("20..80"), parse_count(">80"), parse_count("~25"), parse_count("dozens")
    (Count(least=20, most=80, percent=False), Count(least=81, most=None, percent=False), Count(least=20, most=30, percent=False), \
Count(least=24, most=None, percent=False))
    """
    if text in _WORDS:
        return Count(*_WORDS[text])
    match = _PATTERN.fullmatch(text)
    if match is None:
        return None
    sign, first, second, percent = match.groups()
    low = int(first)
    high = int(second) if second else low
    bounds: tuple[int, int | None] = (low, high)
    if sign == "~":
        bounds = (low - low // 5, high + high // 5)
    elif sign and sign[0] == ">":
        bounds = (low + (sign == ">"), None)
    elif sign:
        bounds = (0, low - (sign == "<"))
    return Count(*bounds, percent=bool(percent))


def incompatible(one: str, other: str) -> bool:
    """Whether two counts of the same thing cannot both be true.

    >>> incompatible("2", ">80"), incompatible("~25", "20..80")
    (True, False)
    """
    a, b = parse_count(one), parse_count(other)
    if a is None or b is None or a.percent != b.percent:
        return False
    return (a.most is not None and a.most < b.least) or (b.most is not None and b.most < a.least)
