"""Conflict situations for reading and for programs: classification by authority and date, criteria with their polarity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sahelkg.answers.flat import flat, flat_rows
from sahelkg.i18n import labelled, words
from sahelkg.model import short
from sahelkg.views.context import context_fields, context_line
from sahelkg.views.lines import certainty_of, dates_of, fact_of, reserve_of, source_of
from sahelkg.views.tables import as_json, folded

if TYPE_CHECKING:
    from sahelkg.answers.law import LawAnswer
    from sahelkg.graph.table import Claim

__all__ = ["law_json", "law_rows", "law_text"]

_PARTS = ("classifications", "criteria", "party_criteria")


def law_rows(found: LawAnswer) -> list[dict[str, Any]]:
    """One row per claim: `situation` and `part` before the columns of the flat view."""
    view = found.view
    rows = [
        {"situation": short(row.situation), "part": part, **flat(claim, view.table, view.lang)}
        for row in found.situations
        for part in _PARTS
        for claim in getattr(row, part)
    ]
    return [*rows, *({"situation": "", "part": "adherences", **flat(c, view.table, view.lang)} for c in found.adherences)]


def law_json(found: LawAnswer) -> str:
    """The situations with their claims, flat."""
    view = found.view
    listed = [
        {
            "situation": short(row.situation),
            "label": row.label,
            "side_a": [short(i) for i in row.side_a],
            "side_b": [short(i) for i in row.side_b],
            **{part: flat_rows(getattr(row, part), view.table, view.lang) for part in _PARTS},
        }
        for row in found.situations
    ]
    context = {**context_fields(view, found.horizon), "notice": words("curated", view.lang)}
    return as_json({**context, "situations": listed, "adherences": flat_rows(found.adherences, view.table, view.lang)})


def law_text(found: LawAnswer) -> str:
    """Each situation with its sides, then classifications, criteria of the situation, criteria of its parties."""
    view, lang = found.view, found.view.lang
    out = [words("law", lang).capitalize(), context_line(view, found.horizon)]
    for row in found.situations:
        sides = " / ".join(", ".join(view.label(i) for i in side) for side in (row.side_a, row.side_b))
        out += ["", *folded(f"{row.label} ({short(row.situation)}): {sides}", "", "  ")]
        for part in _PARTS:
            claims = getattr(row, part)
            if claims:
                out.append(f"  {words(part, lang)}")
                for claim in claims:
                    out += _claim(claim, found)
        if not row.claims:
            out.append(f"  {words('nothing', lang)}")
    if found.adherences:
        out += ["", words("adherences", lang).capitalize()]
        for claim in found.adherences:
            out += _claim(claim, found)
    return "\n".join(out if found.situations or found.adherences else [*out, "", words("nothing", lang)]) + "\n"


def _claim(claim: Claim, found: LawAnswer) -> Iterator[str]:
    view = found.view
    line = " · ".join(p for p in (dates_of(claim, view), fact_of(claim, view), reserve_of(claim, view), certainty_of(claim, view)) if p)
    yield from folded(line, "    • ", "        ")
    yield from folded(source_of(claim, view), "        ", "          ")
    for note in claim.all("note"):
        yield from folded(labelled("note", note, view.lang), "        ", "          ")
