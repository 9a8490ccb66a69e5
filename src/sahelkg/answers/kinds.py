"""What kinds of actor there are, as sources say."""

from __future__ import annotations

from sahelkg.answers.view import View
from sahelkg.errors import InputError
from sahelkg.model import short

__all__ = ["check_kind", "kinds_of"]


def kinds_of(view: View) -> dict[str, set[str]]:
    """The kinds that sources give each actor on the view's day, or ever (`coalition`, `jihadist-group` …).

    Only what is said without reserve, and of whom it is surely said: a kind that is alleged, or of one of several whom a wording can mean, is in
    the dossier, with its reserve, and not here.
    """
    found: dict[str, set[str]] = {}
    for claim in view.table.of_class("KindClaim"):
        certain = view.certainty(claim)
        if not claim.holds or claim.assertion != "asserted" or not view.admits(claim) or certain == "out" or not view.shows(certain):
            continue
        for identifier in claim.props.get("actor", ()):
            mode, actors = view.table.candidates(identifier)
            for actor in actors if mode == "all-of" else ():
                found.setdefault(actor, set()).update(short(k) for k in claim.props.get("kind", ()))
    return found


def check_kind(view: View, kind: str) -> None:
    """Raise `InputError` for a kind that no claim of the graph gives, with those that are given."""
    used = sorted({short(k) for c in view.table.whole.of_class("KindClaim") for k in c.props.get("kind", ())})
    if kind not in used:
        raise InputError(f"unknown kind '{kind}': use one of {', '.join(used)}")
