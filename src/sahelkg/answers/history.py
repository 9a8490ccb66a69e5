"""When each tie of a network holds: its spells over all time, exactly as the network of each day says.

Nothing here scans days. What a claim is to a network can change only on a few days: at its own bounds and attestation, at the end of its
presumption, and where somebody whom it can mean may begin or cease to live. Between two such days one look is enough.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from sahelkg.answers.evidence import in_order
from sahelkg.answers.network import NetworkAnswer, Tie, reading
from sahelkg.answers.view import CERTAINTIES, View
from sahelkg.dates import FIRST, LAST
from sahelkg.errors import InputError
from sahelkg.graph.table import Claim

__all__ = ["ClaimHistory", "NetworkHistory", "Spell", "TieHistory", "history", "turning_days"]

_DAY = timedelta(days=1)
_RANK = {name: -n for n, name in enumerate(CERTAINTIES)}

Reading = tuple[str, dict[tuple[str, str, bool], str]]


@dataclass(frozen=True)
class Spell:
    """Days, the first and the last included, on which a tie holds alike: how surely, by which of its claims, and for which bearers outside life.

    `FIRST` and `LAST` of `sahelkg.dates` stand for no bound known; `each` says how surely each of the claims holds, `certainty` is the surest.
    """

    first: date
    last: date
    certainty: str
    claims: tuple[Claim, ...]
    each: tuple[str, ...]
    outside_life: tuple[str, ...] = ()


@dataclass(frozen=True)
class TieHistory:
    """A tie over all time with its spells in order; none of them if it holds on no day."""

    tie: Tie
    spells: tuple[Spell, ...]

    def on(self, day: date) -> Spell | None:
        """The spell that covers a day."""
        return next((s for s in self.spells if s.first <= day <= s.last), None)

    def certainties(self) -> list[tuple[date, date, str]]:
        """First day, last day and certainty of the stretches in which it is equally sure, whichever claims carry it."""
        found: list[tuple[date, date, str]] = []
        for spell in self.spells:
            first = found.pop()[0] if found and found[-1][1:] == (spell.first - _DAY, spell.certainty) else spell.first
            found.append((first, spell.last, spell.certainty))
        return found


@dataclass(frozen=True)
class ClaimHistory:
    """When a claim is listed beside the ties: `negative`, `proposed` or `undrawn`; first and last day of each stretch."""

    claim: Claim
    listed: str
    spells: tuple[tuple[date, date], ...]

    def on(self, day: date) -> bool:
        """Whether it is listed on a day."""
        return any(first <= day <= last for first, last in self.spells)


@dataclass(frozen=True)
class NetworkHistory:
    """A network over all time (`answer`) with the history of each tie and of each claim listed beside."""

    answer: NetworkAnswer
    ties: tuple[TieHistory, ...]
    beside: tuple[ClaimHistory, ...]

    @property
    def days(self) -> list[date]:
        """The days on which anything begins to be otherwise, in order."""
        spans = [(s.first, s.last) for t in self.ties for s in t.spells] + [span for c in self.beside for span in c.spells]
        found = {first for first, _ in spans if first != FIRST} | {last + _DAY for _, last in spans if last != LAST}
        return sorted(found)

    def on(self, day: date) -> list[tuple[Tie, Spell]]:
        """The ties of a day, each with the spell that covers it."""
        return [(t.tie, spell) for t in self.ties if (spell := t.on(day))]


def history(answer: NetworkAnswer) -> NetworkHistory:
    """The history of every tie of a network, whose view has no day, and of what is listed beside it.

    Raises `InputError` for a network of one day, or one whose actors are drawn together, as that changes from day to day.

    >>> import sahelkg
    >>> from sahelkg.answers.network import network
    >>> whole = history(network(sahelkg.load().view()))
    >>> len(whole.on(date(2023, 10, 1))) == len(network(sahelkg.load().view(at="2023-10-01")).ties)
    True
    """
    view = answer.view
    if view.at is not None:
        raise InputError(f"a history covers all time: leave out the day {view.at}")
    if view.identity != "strict" or view.group:
        raise InputError("a history has each actor alone: name a day to see actors drawn together")
    courses = cache(lambda claim: _course(view, claim))
    ties = tuple(TieHistory(tie, tuple(_spells(view, tie, {c: courses(c) for c in tie.claims}))) for tie in answer.ties)
    listed = in_order({c.id: c for t in answer.ties for c in t.claims}.values())
    listed += [*answer.negative, *answer.proposed, *answer.undrawn]
    beside = tuple(found for claim in listed for found in _listings(claim, courses(claim)))
    return NetworkHistory(answer, ties, beside)


def turning_days(view: View, claim: Claim) -> list[date]:
    """The first days of the stretches in each of which a claim is the same to a network; `FIRST` is always among them."""
    fillers = {*claim.subject, *claim.object}
    lives = [view.table.life(i) for filler in fillers for i in (filler, *view.table.candidates(filler)[1])]
    bounds = claim.bounds
    begins = {FIRST, bounds.start_earliest, bounds.start_latest, *(life.earliest for life in lives)}
    lasts = {bounds.end_earliest, bounds.end_latest, *(life.latest for life in lives)}
    if claim.first_attested and claim.last_attested:
        begins.add(claim.first_attested)
        lasts.add(claim.last_attested)
    if claim.presumed_until is not None:
        lasts.add(claim.presumed_until)
    return sorted(begins | {last + _DAY for last in lasts if last != LAST})


def _course(view: View, claim: Claim) -> list[tuple[date, Reading]]:
    """What a claim is to the network from each of its turning days on."""
    found = []
    for day in turning_days(view, claim):
        listed, pairs = reading(view._replace(at=day), claim)
        found.append((day, (listed, {(a, b, one_of): certain for a, b, one_of, certain in pairs})))
    return found


def _stretches(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """First and last days of the stretches that begin on some days; the last of them never ends."""
    firsts = sorted(days)
    yield from ((a, b - _DAY) for a, b in pairwise(firsts))
    yield firsts[-1], LAST


def _spells(view: View, tie: Tie, courses: dict[Claim, list[tuple[date, Reading]]]) -> Iterator[Spell]:
    """The spells of a tie from the courses of its claims, alike ones joined."""
    pair = (tie.source, tie.target, tie.one_of)
    open_spell: Spell | None = None
    for first, last in _stretches({day for course in courses.values() for day, _ in course}):
        said = {claim: _at(course, first)[1].get(pair, "") for claim, course in courses.items()}
        claims = tuple(c for c, certain in said.items() if certain)
        spell = None
        if claims:
            each = tuple(said[c] for c in claims)
            there = view._replace(at=first)
            outside = tuple(sorted({x for c in claims for x in there.outside_life(c, pair[:2])}))
            spell = Spell(first, last, max(each, key=_RANK.__getitem__), claims, each, outside)
        if open_spell and spell and (spell.each, spell.claims, spell.outside_life) == (open_spell.each, open_spell.claims, open_spell.outside_life):
            open_spell = replace(open_spell, last=last)
            continue
        if open_spell:
            yield open_spell
        open_spell = spell
    if open_spell:
        yield open_spell


def _listings(claim: Claim, course: list[tuple[date, Reading]]) -> Iterator[ClaimHistory]:
    """When a claim is listed beside the ties, adjoining stretches joined."""
    spells: dict[str, list[tuple[date, date]]] = {}
    for first, last in _stretches(day for day, _ in course):
        listed = _at(course, first)[0]
        if listed in ("negative", "proposed", "undrawn"):
            own = spells.setdefault(listed, [])
            if own and own[-1][1] + _DAY == first:
                own[-1] = (own[-1][0], last)
            else:
                own.append((first, last))
    yield from (ClaimHistory(claim, listed, tuple(own)) for listed, own in spells.items())


def _at(course: list[tuple[date, Reading]], day: date) -> Reading:
    return course[bisect_right(course, day, key=lambda step: step[0]) - 1][1]
