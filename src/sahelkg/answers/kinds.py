"""What kinds of actor there are, as sources say."""

from __future__ import annotations

from sahelkg.answers.view import View
from sahelkg.errors import InputError
from sahelkg.model import short

__all__ = ["check_kind", "kinds_of"]


def kinds_of(view: View) -> dict[str, set[str]]:
    """The kinds that sources give each actor on the view's day, or ever (`coalition`, `jihadist-group` …)."""
    found: dict[str, set[str]] = {}
    for claim in view.table.of_class("KindClaim"):
        if claim.holds and view.admits(claim) and view.certainty(claim) != "out":
            for actor in (a for i in claim.props.get("actor", ()) for a in view.table.candidates(i)[1]):
                found.setdefault(actor, set()).update(short(k) for k in claim.props.get("kind", ()))
    return found


def check_kind(view: View, kind: str) -> None:
    """Raise `InputError` for a kind that no claim of the graph gives, with those that are given."""
    used = sorted({short(k) for c in view.table.whole.of_class("KindClaim") for k in c.props.get("kind", ())})
    if kind not in used:
        raise InputError(f"unknown kind '{kind}': use one of {', '.join(used)}")
