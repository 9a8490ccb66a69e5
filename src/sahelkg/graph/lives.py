"""When an actor or person may have existed: from the changes that begin and end actors, and from the killings of persons (handbook, `dates.md`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sahelkg.dates import FIRST, LAST, Span
from sahelkg.graph.table import Claim, ClaimTable
from sahelkg.model import NOT_YET, UNESTABLISHED

__all__ = ["lives"]


def lives(table: ClaimTable, backed: Callable[[Claim], bool]) -> None:
    """Fill in `lives` and `deaths` of a table, in place.

    An actor's life is bounded by the outermost known bounds of all live claims on its beginning and end; a person's by the last day on which an
    uncontested killing can have happened. `backed` tells whether a publication can date a claim: the cut-off of a text dates nothing.
    """
    _changes(table, backed)
    _killings(table)


def _changes(table: ClaimTable, backed: Callable[[Claim], bool]) -> None:
    births: dict[str, list[Span]] = {}
    deaths: dict[str, list[Span]] = {}
    seen: dict[str, list[date]] = {}
    for claim in table.of_class("TransformationClaim"):
        if claim.standing == "rejected" or not claim.holds:
            continue
        if "when" not in claim.props and "lastAttested" not in claim.props and not backed(claim):
            continue
        span = Span(claim.bounds.start_earliest, claim.bounds.end_latest)
        for actor in _actors(claim, table, "begins"):
            births.setdefault(actor, []).append(span)
        for actor in _actors(claim, table, "ends"):
            deaths.setdefault(actor, []).append(span)
        for actor in _actors(claim, table, "continues", "unclear"):
            seen.setdefault(actor, []).append(span.latest)
    for actor in {*births, *deaths}:
        known = [s.earliest for s in births.get(actor, ()) if s.earliest != FIRST]
        ends = [s.latest for s in deaths.get(actor, ()) if s.latest != LAST]
        if ends:  # a version in which it takes part later, without ending, speaks for a longer life
            ends += [day for day in seen.get(actor, ()) if day != LAST]
        table.lives[actor] = Span(min(known, default=FIRST), max(ends, default=LAST))
        sure = [s.earliest for s in deaths.get(actor, ()) if s.earliest != FIRST]
        if sure:
            table.deaths[actor] = min(sure)


def _killings(table: ClaimTable) -> None:
    """A person's life ends by the last day of any live killing of that person; one that is doubted, denied or contested ends nothing."""
    found: dict[str, list[Span]] = {}
    open_ended: set[str] = set()
    for claim in table.of_class("Casualties"):
        if claim.standing == "rejected" or claim.get("harm") != "vocabulary/killed":
            continue
        for person in (i for i in claim.props.get("harmed", ()) if i.startswith("person/")):
            if not claim.holds or claim.standing == "contested":
                open_ended.add(person)
            elif claim.assertion not in UNESTABLISHED | NOT_YET and claim.bounds.end_latest != LAST:
                found.setdefault(person, []).append(Span(claim.bounds.start_earliest, claim.bounds.end_latest))
    for person, spans in found.items():
        if person not in open_ended:
            latest = max(span.latest for span in spans)
            table.lives[person] = Span(FIRST, latest)
            table.deaths[person] = min([latest, *(span.earliest for span in spans if span.earliest != FIRST)])


def _actors(claim: Claim, table: ClaimTable, *roles: str) -> Iterator[str]:
    """The actors in some roles; a mention that means all of several stands for each."""
    for identifier in claim.all(*roles):
        mode, candidates = table.candidates(identifier)
        if mode == "all-of":
            yield from candidates
