"""What the build derives: attestation, bounds, links, standing, lives, in that order.

The written rules are in the handbook (`dates.md`, `standing.md`); this module is their only implementation.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import combinations

from sahelkg import dates
from sahelkg.dates import FIRST, LAST, OPEN, Span
from sahelkg.errors import DateError
from sahelkg.graph.lives import lives
from sahelkg.graph.table import Claim, ClaimTable
from sahelkg.model import CLASSES

__all__ = ["derive", "derive_bounds", "derive_lives", "text_window", "usable_backings"]

_parse = lru_cache(maxsize=4096)(dates.parse)


def derive(table: ClaimTable) -> ClaimTable:
    """Fill in links, standing and lives, in place; returns the table. The bounds of a claim are derived when first asked for."""
    _links(table)
    derive_lives(table)
    return table


def derive_lives(table: ClaimTable) -> None:
    """Fill in lives alone, for a table whose links stand already."""
    lives(table, lambda claim: bool(usable_backings(claim, table)))


def _span(text: str) -> Span | None:
    return _parse(text) if text and text != OPEN else None


def text_window(table: ClaimTable, source: str) -> Span | None:
    """First and last day for which a publication vouches: its cut-off, or its window `start/end`."""
    thing = table.things.get(source)
    text = (thing.props.get("textDate") or thing.props.get("issued") or [""])[0] if thing else ""
    if not text:
        return None
    first, _, last = text.partition("/")
    return Span(_parse(first).earliest, _parse(last or first).latest)


def usable_backings(claim: Claim, table: ClaimTable) -> list[tuple[str, Span]]:
    """The dated backings that can vouch for a claim: not later than its source and not earlier than the fact."""
    window = text_window(table, claim.source)
    end = claim.get("end")
    fact = _span(claim.get("when") or (end if end != OPEN else "") or claim.get("start"))
    found = []
    for backing in claim.props.get("backing", ()):
        thing = table.things.get(backing)
        issued = thing.props.get("issued") if thing else None
        if issued:
            span = _parse(issued[0])
            if (window is None or span.earliest <= window.latest) and (fact is None or span.latest >= fact.earliest):
                found.append((backing, span))
    return found


def derive_bounds(claim: Claim) -> None:
    """Set the bounds and attestation of a claim; raises `DateError` with its id for a malformed date."""
    try:
        _bounds(claim, claim.table)
    except DateError as error:
        raise DateError(f"{claim.id}: {error}; 'sahelkg check' shows file and line") from None


def _bounds(claim: Claim, table: ClaimTable) -> None:
    event = CLASSES[claim.cls].event or ("when" in claim.props)
    start, end = _span(claim.get("start")), _span(claim.get("end"))
    first, last = claim.get("firstAttested"), claim.get("lastAttested")
    own_first, own_last = (date.fromisoformat(first) if first else None), (date.fromisoformat(last) if last else None)
    backings = usable_backings(claim, table)
    if backings:
        span = max(backings, key=lambda pair: pair[1].latest)[1]
        attested = Span(span.latest, span.earliest)  # on some day of an imprecise date: sure only from its last day to its first
    else:
        attested = text_window(table, claim.source) or Span(LAST, FIRST)
    claim.first_attested = own_first or min(attested.earliest, own_last or LAST)
    claim.last_attested = own_last or max(attested.latest, own_first or FIRST)
    if attested == (LAST, FIRST) and not own_first and not own_last:
        claim.first_attested = claim.last_attested = None
    if event:
        latest = (backings and attested.earliest) or own_last or claim.last_attested
        claim.bounds = dates.bounds_of_event(_span(claim.get("when")), latest or None)
    elif end is not None:  # a text that gives the end does not vouch for the state on its own date
        claim.first_attested, claim.last_attested = own_first, own_last
        claim.bounds = dates.bounds_of_state(start, end, own_first, own_last)
    else:
        claim.bounds = dates.bounds_of_state(start, None, claim.first_attested, claim.last_attested)


def _links(table: ClaimTable) -> None:
    claims = table.claims
    rejected: set[str] = set()
    for judgement in table.judgements:
        members = [claims[c] for c in judgement.claims.get("claim", ()) if c in claims]
        if judgement.cls == "Rejection":
            rejected.update(c.id for c in members)
        for one, other in combinations(members, 2):
            for a, b in ((one, other), (other, one)):
                if judgement.cls == "Dispute":
                    a.disputes |= {b.id}
                elif judgement.cls == "Corroboration":
                    a.corroborates |= {b.id}
                elif judgement.cls == "PossiblySame":
                    a.possibly_same |= {b.id}
        for finer in judgement.claims.get("finer", ()):
            if finer in claims:
                claims[finer].refines |= set(judgement.claims.get("coarser", ()))
        for component in judgement.claims.get("component", ()):
            if component in claims:
                claims[component].in_total |= set(judgement.claims.get("total", ()))
    for claim in claims.values():
        if claim.id in rejected:
            claim.standing = "rejected"
        elif claim.disputes - rejected:
            claim.standing = "contested"
