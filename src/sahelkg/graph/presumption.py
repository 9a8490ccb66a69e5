"""How long a state that is stated as going on is presumed: until a bearer's end or a later contrary claim (handbook, `dates.md`)."""

from __future__ import annotations

from datetime import date, timedelta

from sahelkg.dates import FIRST, LAST, OPEN
from sahelkg.graph.table import Claim, ClaimTable
from sahelkg.model import CLASSES, OPPOSED

__all__ = ["presumptions"]

_DAY = timedelta(days=1)


def _ends_of(claim: Claim, table: ClaimTable) -> tuple[set[str], set[str]]:
    """The actors on either side of a relation claim, mentions of all resolved."""

    def actors(identifiers: list[str]) -> set[str]:
        found = set()
        for identifier in identifiers:
            mode, candidates = table.candidates(identifier)
            if mode == "all-of":
                found.update(candidates)
        return found

    spec = CLASSES[claim.cls]
    if spec.symmetric and not spec.object:
        parties = actors(claim.all(*spec.subject))
        return parties, parties
    return actors(claim.subject), actors(claim.object)


def _pairs(claim: Claim, table: ClaimTable) -> set[frozenset[str]]:
    """The unordered pairs of actors that a relation claim is about."""
    one, other = _ends_of(claim, table)
    return {frozenset((a, b)) for a in one for b in other if a != b}


def presumptions(table: ClaimTable) -> dict[str, date]:
    """Last day of the presumption of each claim that is stated as going on, by its id."""
    going_on = [c for c in table.claims.values() if c.going_on]
    contrary: dict[frozenset[str], list[tuple[Claim, date]]] = {}
    for claim in table.claims.values() if going_on else ():
        spec = CLASSES[claim.cls]
        if (spec.object or spec.symmetric) and claim.standing != "rejected" and not spec.event:
            for pair in _pairs(claim, table):
                contrary.setdefault(pair, []).append((claim, _first_day(claim)))
    found = {}
    for claim in going_on:
        until = min((table.deaths[a] for a in {*claim.subject, *claim.object} if a in table.deaths), default=LAST)
        for pair in _pairs(claim, table):
            for other, day in contrary.get(pair, ()):
                if claim.last_attested and day > claim.last_attested and _ends_presumption(claim, other):
                    until = min(until, day - _DAY)
        found[claim.id] = until
    return found


def _first_day(claim: Claim) -> date:
    """The day from which a claim speaks against a presumption: its start, or the end that it states."""
    ended = claim.get("end") not in ("", OPEN)
    day = claim.bounds.end_earliest if ended and claim.holds else claim.bounds.start_earliest
    return day if day != FIRST else claim.first_attested or claim.bounds.end_latest


def _ends_presumption(claim: Claim, other: Claim) -> bool:
    if other.cls in OPPOSED.get(claim.cls, ()):
        return other.holds
    return other.cls == claim.cls and (not other.holds or other.get("end") not in ("", OPEN))
