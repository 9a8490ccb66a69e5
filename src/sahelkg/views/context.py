"""What every answer says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelkg.i18n import labelled, words

if TYPE_CHECKING:
    from datetime import date

    from sahelkg.answers.view import View

__all__ = ["context_line"]


def context_line(view: View, horizon: date | None) -> str:
    """What an answer says of itself: its day, viewpoint and knowledge horizon, with a warning beyond it."""
    lang = view.lang
    day = f"{words('on', lang)} {view.at}" if view.at else words("all time", lang)
    parts = [
        day,
        labelled("viewpoint", words(f"viewpoint {view.viewpoint}", lang), lang),
        labelled("horizon", horizon or "?", lang),
    ]
    if view.at and horizon and view.at > horizon:
        parts.append(f"⚠ {words('beyond', lang)}")
    return " · ".join(parts)
