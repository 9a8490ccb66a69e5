"""What every answer says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sahelkg.i18n import labelled, words

if TYPE_CHECKING:
    from datetime import date

    from sahelkg.answers.view import View

__all__ = ["context_fields", "context_line", "identity_text", "viewpoint_of"]


def viewpoint_of(view: View) -> str:
    """The viewpoint in words: a mode, or whose voice alone is heard."""
    voice, colon, identifier = view.viewpoint.partition(":")
    if not colon:
        return words(f"viewpoint {voice}", view.lang)
    found = [t for t in view.table.things if t.rpartition("/")[2] == identifier]
    return f"{words(f'viewpoint {voice}', view.lang)} {view.label(found[0]) if found else identifier}"


def identity_text(view: View) -> str:
    """How actors are seen, in words."""
    mode, _, centre = view.identity.partition(":")
    parts = [words(f"identity {mode}", view.lang) + (f" {view.label(centre)}" if centre else "")] if mode != "strict" else []
    return ", ".join([*parts, *([words("identity coalition", view.lang)] if view.group else [])])


def context_fields(view: View, horizon: date | None) -> dict[str, Any]:
    """What an answer for programs says of itself: every choice of the reader that it rests on, and the knowledge horizon."""
    return {
        "at": view.at,
        "viewpoint": view.viewpoint,
        "certainty": view.certainties,
        "known_by": view.known_by,
        "identity": view.identity,
        "group": view.group or None,
        "horizon": horizon,
    }


def context_line(view: View, horizon: date | None) -> str:
    """What an answer says of itself: its day, viewpoint and knowledge horizon, with a warning beyond it and before the first day known."""
    lang = view.lang
    day = f"{words('on', lang)} {view.at}" if view.at else words("all time", lang)
    parts = [
        day,
        labelled("viewpoint", viewpoint_of(view), lang),
        *([labelled("known by", view.known_by, lang)] if view.known_by else []),
        *([labelled("identity", identity_text(view), lang)] if view.identity != "strict" or view.group else []),
        labelled("horizon", horizon or "?", lang),
    ]
    if view.at and horizon and view.at > horizon:
        parts.append(f"⚠ {words('beyond', lang)}")
    if view.at and view.too_early(view.table.claims.values()):
        parts.append(f"⚠ {words('too early', lang)}")
    return " · ".join(parts)
