"""Confidence: how much independent backing a claim has, by the rule of the handbook page `standing.md`."""

from __future__ import annotations

from sahelkg.graph.table import Claim

__all__ = ["confidence", "publishers_behind"]


def _publishers(claim: Claim) -> set[str]:
    """The publishers behind a claim: of its backings, else of its source."""
    found = set()
    for publication in claim.props.get("backing") or [claim.source]:
        thing = claim.table.things.get(publication)
        found.add((thing.props.get("publisher") or [publication])[0].casefold() if thing else publication)
    return found


def confidence(claim: Claim) -> str:
    """High, moderate or low.

    Low: contested or rejected, the word of a party to the matter, or said as alleged, suspected, claimed, possible, proposed or forecast.
    High: plainly asserted, without hedge or other speaker, with two or more publishers behind it and the claims of equal content.
    """
    parties = {*claim.subject, *claim.object}
    own_word = bool(parties.intersection(claim.props.get("claimant", ())))
    if claim.standing != "accepted" or own_word or claim.assertion not in ("asserted", "reported", "inferred"):
        return "low"
    if claim.hedged or "claimant" in claim.props:
        return "moderate"
    return "high" if len(publishers_behind(claim)) >= 2 else "moderate"


def publishers_behind(claim: Claim) -> set[str]:
    """The publishers behind a claim and every claim that it corroborates or refines, by name in small letters."""
    publishers = _publishers(claim)
    among = claim.table.whole.claims
    for identifier in (*claim.corroborates, *claim.refines):
        if identifier in among:
            publishers |= _publishers(among[identifier])
    return publishers
