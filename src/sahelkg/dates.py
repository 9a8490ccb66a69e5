"""Intervals of mixed precision: the EDTF subset, four bounds, attestation and certainty.

The rules are those of the handbook page `ontology/handbook/dates.md`, after the practice of the Security Force Monitor: a first sighting is
not a beginning, a text's date bounds what it can vouch for, and vague dates never stretch a claim beyond what its source says.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from sahelkg.errors import DateError

__all__ = [
    "FIRST",
    "LAST",
    "OPEN",
    "Bounds",
    "Certainty",
    "Span",
    "bounds_of_event",
    "bounds_of_state",
    "certainty",
    "parse",
    "parse_day",
]

FIRST = date(1, 1, 1)
"""Stands for a beginning of which nothing is known."""
LAST = date(9999, 12, 31)
"""Stands for an end of which nothing is known."""
OPEN = ".."
"""An end stated as going on."""

Certainty = Literal["certain", "presumed", "possible", "out"]

_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Span(NamedTuple):
    """First and last day that a date can mean."""

    earliest: date
    latest: date


class Bounds(NamedTuple):
    """Earliest and latest start, earliest and latest end; always present."""

    start_earliest: date
    start_latest: date
    end_earliest: date
    end_latest: date


def parse(text: str) -> Span:
    """Read a date of the EDTF subset: a day, month, year or set.

    Raises `DateError` for anything else; an open end (`..`) is the caller's to handle.

    >>> parse("2024-04")
    Span(earliest=datetime.date(2024, 4, 1), latest=datetime.date(2024, 4, 30))
    >>> parse("[..2023-09]").latest
    datetime.date(2023, 9, 30)
    """
    if text[:1] == "[" and text[-1:] == "]" and ".." in text and text != "[..]":
        low, high = text[1:-1].split("..", 1)
        span = Span(_simple(text, low).earliest if low else FIRST, _simple(text, high).latest if high else LAST)
        if span.earliest > span.latest:
            raise DateError(f"'{text}' ends before it begins: swap its two dates")
        return span
    return _simple(text, text)


def _simple(whole: str, text: str) -> Span:
    """A day, month or year; `whole` is what the message shows."""
    parts = text.split("-")
    widths = [len(part) for part in parts]
    if widths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
        raise DateError(f"'{whole}' is not a date: write 2024-11-30, 2024-11, 2024, or a set such as [2014..2015] or [..2023-09]")
    try:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 1
        if len(parts) == 3:
            day = date(year, month, int(parts[2]))
            return Span(day, day)
        if len(parts) == 2:
            leap = month == 2 and (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
            return Span(date(year, month, 1), date(year, month, _DAYS[month] + leap))
        return Span(date(year, 1, 1), date(year, 12, 31))
    except (ValueError, IndexError):
        raise DateError(f"'{whole}' is no day of the calendar") from None


def parse_day(text: str | date) -> date:
    """Read a full date; a month or a year is refused with the remedy.

    >>> parse_day("2023-10-01")
    datetime.date(2023, 10, 1)
    """
    if isinstance(text, date):
        return text
    if len(text) != 10:
        try:
            example = parse(text).earliest.isoformat()
        except DateError:
            raise DateError(f"'{text}' is not a date: name a full day, for example 2023-10-01") from None
        raise DateError(f"'{text}' is not a full date: name a day, for example {example}")
    span = parse(text)
    if span.earliest != span.latest:
        raise DateError(f"'{text}' is not a full date: name a day, for example {span.earliest.isoformat()}")
    return span.earliest


def bounds_of_event(when: Span | None, last_attested: date | None) -> Bounds:
    """Bounds of what happened once: a bare month is some day in it; without a date, some day up to the attestation."""
    span = when or Span(FIRST, last_attested or LAST)
    return Bounds(span.earliest, span.latest, span.earliest, span.latest)


def bounds_of_state(start: Span | None, end: Span | None, first_attested: date | None, last_attested: date | None) -> Bounds:
    """Bounds of a state from its start and end and the days for which its text vouches; `end` is None if open or unknown.

    The latest start is never after the latest end, nor the earliest end before the earliest start.

    >>> bounds_of_state(parse("2012-05-26"), parse("2012-06"), None, None)[2:]
    (datetime.date(2012, 6, 1), datetime.date(2012, 6, 30))
    """
    start_earliest, start_latest = start or (FIRST, LAST)
    end_earliest, end_latest = end or (start_earliest, LAST)
    if first_attested and first_attested >= start_earliest:
        start_latest = min(start_latest, first_attested)
    if last_attested and last_attested <= end_latest:
        end_earliest = max(end_earliest, last_attested) if end else max(start_earliest, last_attested)
    return Bounds(start_earliest, min(start_latest, end_latest), max(end_earliest, start_earliest), end_latest)


def certainty(day: date, bounds: Bounds, presumed_until: date | None, clip: Span) -> Certainty:
    """How surely a claim holds on a day.

    `presumed_until` is None unless the claim is stated as going on: the last day of the presumption, which ends at a bearer's end or a
    contrary claim. `clip` is the time in which all bearers may have existed, widened to the claim's own attestation.

    >>> b = bounds_of_state(parse("2021"), None, None, date(2025, 9, 29))
    >>> [certainty(date(y, 6, 1), b, LAST, Span(FIRST, LAST)) for y in (2020, 2021, 2024, 2026)]
    ['out', 'possible', 'certain', 'presumed']
    """
    if day < bounds.start_earliest or day > bounds.end_latest:
        return "out"
    if bounds.start_latest <= day <= bounds.end_earliest:
        return "certain"
    if presumed_until is not None and bounds.end_earliest < day <= presumed_until and day >= bounds.start_latest:
        return "presumed"
    return "possible" if clip.earliest <= day <= clip.latest else "out"
