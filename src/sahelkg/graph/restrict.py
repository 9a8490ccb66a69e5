"""Parts of the claim table that stand by themselves: one voice's claims, or what had been published by a day.

A part is derived anew, so that lives, presumptions and attestations in it rest on its own claims alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from sahelkg.graph.derive import derive, derive_lives, text_window, usable_backings
from sahelkg.graph.table import Claim, ClaimTable, Judgement, Props

__all__ = ["NEVER", "Known", "accepted", "known_by", "known_from", "spoken_by"]


class Known(NamedTuple):
    """Since when a claim is known (None: never dated) and through which publication: a backing of it, or its source."""

    since: date | None
    through: str


NEVER = Known(None, "")
"""What nobody is known to have published."""


def known_from(claim: Claim, table: ClaimTable) -> Known:
    """Since when and through what a claim is known: its earliest usable dated backing, else its source.

    A backing counts from the last day of its date: on that day it was out for sure.
    """
    backings = usable_backings(claim, table)
    if backings:
        through, span = min(backings, key=lambda pair: (pair[1].latest, pair[0]))
        return Known(span.latest, through)
    window = text_window(table, claim.source)
    return Known(window.latest if window else None, claim.source)


def known_by(table: ClaimTable, day: date) -> ClaimTable:
    """The claims that had been published by a day, in one form or another, with the judgements between them.

    Of a claim known through a backing, the backings that came later are left out, so that its attestation rests on what was out.
    """
    part = ClaimTable()
    part.things, part.redirects = table.things, table.redirects
    for claim in table.claims.values():
        since = known_from(claim, table).since
        if since is not None and since <= day:
            part.claims[claim.id] = Claim(claim.id, claim.cls, _published(claim, table, day), part)
    part.judgements = _judgements_left(table, part)
    return derive(part)


def _judgements_left(table: ClaimTable, part: ClaimTable) -> list[Judgement]:
    """The judgements that still join claims of a part, or reject one."""
    found = []
    for judgement in table.judgements:
        left = {role: [c for c in claims if c in part.claims] for role, claims in judgement.claims.items()}
        joined = len({c for claims in left.values() for c in claims})
        if joined > 1 or (joined == 1 and judgement.cls == "Rejection"):
            found.append(Judgement(judgement.id, judgement.cls, left, judgement.rationale))
    return found


def _published(claim: Claim, table: ClaimTable, day: date) -> Props:
    """The fields of a claim without the backings that came after a day, and attested no later than it."""
    late = {b for b, span in usable_backings(claim, table) if span.latest > day}
    props = dict(claim.props)
    if late:
        props["backing"] = [b for b in props["backing"] if b not in late]
    last = claim.get("lastAttested")
    if last and date.fromisoformat(last) > day:
        props["lastAttested"] = [day.isoformat()]
    return props


def spoken_by(table: ClaimTable, voice: str, identifiers: Iterable[str]) -> ClaimTable:
    """The claims of a source (`voice="source"`), or those that somebody is given as the claimant or speaker of (`voice="claimant"`).

    Standing and links are those of the whole graph: that others disagree is still said.
    """
    wanted = set(identifiers)

    def heard(claim: Claim) -> bool:
        voices = {claim.source} if voice == "source" else {*claim.props.get("claimant", ()), *claim.props.get("speaker", ())}
        return bool(voices & wanted)

    part = _only(table, heard)
    part.judgements = table.judgements
    return part


def accepted(table: ClaimTable) -> ClaimTable:
    """The claims that no judgement disputes or rejects, with the judgements between them."""
    part = _only(table, lambda claim: claim.standing == "accepted")
    part.judgements = _judgements_left(table, part)
    return part


def _only(table: ClaimTable, keep: Callable[[Claim], bool]) -> ClaimTable:
    part = ClaimTable()
    part.things, part.redirects, part.whole = table.things, table.redirects, table.whole
    for claim in table.claims.values():
        if keep(claim):
            own = part.claims[claim.id] = Claim(claim.id, claim.cls, claim.props, part)
            own.standing, own.disputes, own.corroborates = claim.standing, claim.disputes, claim.corroborates
            own.possibly_same, own.refines, own.in_total = claim.possibly_same, claim.refines, claim.in_total
    derive_lives(part)
    return part
