"""Who is where, in a few words that keep the reserve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelkg.i18n import concept, words
from sahelkg.model import short
from sahelkg.views.lines import reserve_of

if TYPE_CHECKING:
    from sahelkg.answers.view import View
    from sahelkg.graph.table import Claim

__all__ = ["presence_text"]


def presence_text(claim: Claim, view: View, read: bool = True) -> str:
    """A presence claim in a cell: who, in what way, how surely on the day, with what reserve; ids and codes if not for reading."""
    certain = view.certainty(claim, claim.subject)
    kind = claim.get("presenceKind")
    if read:
        who = ", ".join(view.label(i) for i in claim.subject)
        marks = [concept(kind, view.lang), words(certain, view.lang) if certain else "", reserve_of(claim, view)]
    else:
        who = ",".join(short(i) for i in claim.subject)
        marks = [short(kind), certain or "", claim.assertion if claim.assertion != "asserted" else "", *claim.all("hedge")]
        marks += [f"by {short(i)}" for i in claim.all("claimant")] + [f"named “{name}”" for name in claim.all("nameUsed")]
        marks += [claim.standing] if claim.standing != "accepted" else []
    return f"{who} ({', '.join(m for m in marks if m)})"
