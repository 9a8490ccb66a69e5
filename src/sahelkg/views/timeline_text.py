"""Events for reading and for programs: a block for each, rival dates and tolls side by side; or one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sahelkg.answers.flat import flat_rows, value_of
from sahelkg.i18n import colon, concept, labelled, words
from sahelkg.model import short
from sahelkg.views.context import context_fields, context_line
from sahelkg.views.lines import dates_of, fact_of, reserve_of, source_of
from sahelkg.views.tables import as_json, folded

if TYPE_CHECKING:
    from sahelkg.answers.timeline import EventRow, Timeline
    from sahelkg.answers.view import View
    from sahelkg.graph.table import Claim

__all__ = ["COLUMNS", "timeline_json", "timeline_rows", "timeline_text"]

COLUMNS = (
    *("event", "label", "earliest", "latest", "dates", "places", "kinds", "attacking_side", "defending_side", "participants", "tolls", "materiel"),
    *("possibly_same", "standing", "claims", "sources"),
)
"""Columns of an event as one row: several ids joined by `;`, each toll with its harmed, claimant and reserve, joined by ` | `."""


def _said(claim: Claim, what: str) -> str:
    """A figure or a name with everything that must travel with it."""
    marks = [claim.assertion] if claim.assertion != "asserted" else []
    marks += [f"“{hedge}”" for hedge in claim.all("hedge")]
    marks += [f"by {';'.join(short(i) for i in claim.all('claimant'))}"] if "claimant" in claim.props else []
    marks += [f"named “{name}”" for name in claim.all("nameUsed")]
    marks += [] if claim.holds else ["does-not-hold"]
    marks += [claim.standing] if claim.standing != "accepted" else []
    return f"{what} ({', '.join(marks)})" if marks else what


def _participants(row: EventRow, side: str | None) -> str:
    found = [c for c in row.participations if side is None or c.get("side") == f"vocabulary/{side}"]
    return " | ".join(_said(c, ";".join(short(i) for i in c.subject)) for c in found)


def timeline_rows(found: Timeline) -> list[dict[str, Any]]:
    """One row per event."""
    rows = []
    for row in found.rows:
        dates = dict.fromkeys(c.get("when") for c in (*row.occurrences, *row.versions) if "when" in c.props and c.holds)
        kinds = dict.fromkeys(short(k) for c in row.claims if c.holds for k in c.all("eventKind", "transformationKind"))
        values = (
            *(short(row.event), row.label, row.span[0] or "", row.span[1] or "", ";".join(dates), ";".join(map(short, row.places))),
            *(";".join(kinds), _participants(row, "attacking-side"), _participants(row, "defending-side"), _participants(row, None)),
            " | ".join(_said(c, f"{value_of(c)} {';'.join(short(i) for i in c.object)}".strip()) for c in row.tolls),
            " | ".join(_said(c, f"{value_of(c)} {';'.join(short(i) for i in c.object)}".strip()) for c in row.materiel),
            ";".join(map(short, row.possibly_same)),
            "contested" if row.contested else "accepted",
            ";".join(short(c.id) for c in row.claims),
            ";".join(dict.fromkeys(short(c.source) for c in row.claims)),
        )
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return rows


def timeline_json(found: Timeline) -> str:
    """The events with every claim on them, flat."""
    view = found.view
    context = {"about": short(found.about) if found.about else None, **context_fields(view, found.horizon)}
    heads = ("event", "label", "earliest", "latest", "possibly_same", "standing")
    events = [
        {**{k: flat[k] for k in heads}, "claims": flat_rows(row.claims, view.table, view.lang)}
        for row, flat in zip(found.rows, timeline_rows(found), strict=True)
    ]
    return as_json({**context, "notice": words("curated", view.lang), "events": events})


def timeline_text(found: Timeline) -> str:
    """A block for each event: dates, place and kind; who took part; what each claimant says of the toll; sources."""
    view, lang = found.view, found.view.lang
    head = view.label(found.about) if found.about else words("events", lang).capitalize()
    out = [f"{head} · {len(found.rows)} {words('events', lang)}", context_line(view, found.horizon)]
    for row in found.rows:
        out += ["", *_block(row, found)]
    return "\n".join(out if found.rows else [*out, "", words("nothing", lang)]) + "\n"


def _block(row: EventRow, found: Timeline) -> list[str]:
    view, lang = found.view, found.view.lang
    low, high = row.span
    when = str(low) if low == high and low else f"{low or '?'} – {high or '?'}" if (low or high) else words("undated", lang)
    mark = f"  [{words('contested', lang)}]" if row.contested else ""
    out = list(folded(f"{when}  {row.label} ({short(row.event)}){mark}", "", "    "))
    for claim in row.claims:
        reserve = reserve_of(claim, view)
        line = " · ".join(p for p in (dates_of(claim, view), _fact(claim, row, view), reserve) if p)
        out += folded(f"{line}  [{source_of(claim, view)}]", "  • ", "      ")
    if row.possibly_same:
        out += folded(labelled("may be the same as", ", ".join(view.label(e) for e in row.possibly_same), lang), "  ", "      ")
    return out


def _fact(claim: Claim, row: EventRow, view: View) -> str:
    """What a claim adds to the event under whose name it stands."""
    lang = view.lang
    if claim.cls == "Occurrence":
        parts = [", ".join(concept(k, lang) for k in claim.all("eventKind")), ", ".join(view.label(p) for p in claim.all("place"))]
        return " · ".join(p for p in parts if p) or words("took place", lang)
    if claim.cls == "Participation":
        side = concept(claim.get("side"), lang) if claim.get("side") else words("takes part", lang)
        return f"{side}{colon(lang)}{', '.join(view.label(i) for i in claim.subject)}"
    return fact_of(claim, view).removeprefix(row.label).removeprefix(colon(lang)).strip()
