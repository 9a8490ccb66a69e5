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
    contrary: dict[frozenset[str], list[Claim]] = {}
    for claim in table.claims.values() if going_on else ():
        spec = CLASSES[claim.cls]
        if (spec.object or spec.symmetric) and claim.standing != "rejected" and not spec.event:
            for pair in _pairs(claim, table):
                contrary.setdefault(pair, []).append(claim)
    found = {}
    for claim in going_on:
        bearers = [a for i in (*claim.subject, *claim.object) for a in table.candidates(i)[1]]
        until = min((table.deaths[a] for a in bearers if a in table.deaths), default=LAST)
        for pair in _pairs(claim, table):
            for other in contrary.get(pair, ()):
                day = _contrary_day(claim, other)
                if day is not None and day > (claim.last_attested or FIRST):
                    until = min(until, day - _DAY)
        found[claim.id] = until
    return found


def _contrary_day(claim: Claim, other: Claim) -> date | None:
    """The day from which another claim on the same pair speaks against a presumption; None if it does not.

    A claim of an opposed class that holds, and a denial of the same class, speak from their start; a statement of the same class that it ended
    speaks from that end.
    """
    opposed = other.cls in OPPOSED.get(claim.cls, ()) and other.holds
    denied = other.cls == claim.cls and not other.holds
    if opposed or denied:
        day = other.bounds.start_earliest
    elif other.cls == claim.cls and other.get("end") not in ("", OPEN):
        day = other.bounds.end_earliest
    else:
        return None
    return day if day != FIRST else other.first_attested or other.bounds.end_latest
