"""How little stands behind a claim."""

from __future__ import annotations

from collections.abc import Iterator

from sahelkg.answers.audit.finding import Finding
from sahelkg.answers.view import View
from sahelkg.graph.confidence import publishers_behind
from sahelkg.model import NOT_YET, RELATIONS

__all__ = ["single_backed"]


def single_backed(view: View) -> Iterator[Finding]:
    """Relations, changes and leaders that rest on one publisher, counting claims of equal content."""
    for claim in view.table.of_class(*RELATIONS, "TransformationClaim", "Leadership"):
        if claim.holds and view.admits(claim) and claim.assertion not in NOT_YET:
            behind = publishers_behind(claim)
            if len(behind) == 1:
                yield Finding("single-backed", tuple(dict.fromkeys((*claim.subject, *claim.object))), (claim,), next(iter(behind)))
