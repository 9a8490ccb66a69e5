"""`sahelkg places`: what places there are, and who is said to be there."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, note_namesakes, open_kg, pick_format, said, view_of

COLUMNS = ("id", "label", "names", "part_of", "presence", "events", "claims")

_HELP = said(
    """The places of the graph, or those within one: what they are part of, who is said to be there (on a date), how many events.

    Example: sahelkg places --within kidal-region --at 2024-08-01""",
    """Les lieux du graphe, ou ceux d'un autre : de quoi ils font partie, qui y serait (à une date), combien d'événements.

    Exemple : sahelkg places --within kidal-region --at 2024-08-01""",
)


@click.command("places", help=_HELP)
@click.option("--within", metavar="PLACE", help=said("only this place and its parts", "seulement ce lieu et ses parties"))
@common("table", "tsv", "csv", "json")
def command(within: str | None, form: str | None, store: str | None, output: str | None, **options: Any) -> None:
    """List places."""
    from sahelkg.answers.flat import flat_rows
    from sahelkg.answers.places import places
    from sahelkg.i18n import words
    from sahelkg.model import short
    from sahelkg.views.context import context_fields, context_line
    from sahelkg.views.presence_text import presence_text
    from sahelkg.views.tables import aligned, as_json

    kg = open_kg(store)
    view = view_of(kg, options)
    inside = kg.find(within, ("Place",)) if within else None
    found = places(view, inside)
    note_namesakes(view, inside)
    horizon = view.horizon([c for row in found for c in row.presences] or view.table.claims.values())
    form = pick_format(form, "table")
    read = form == "table"
    joint = ", " if read else ";"
    rows = [
        {
            "id": short(row.place),
            "label": row.label,
            "names": joint.join(row.names),
            "part_of": joint.join(view.label(p) if read else short(p) for p in row.part_of),
            "presence": "; ".join(presence_text(c, view, read) for c in row.presences),
            "events": row.events,
            "claims": row.claims,
        }
        for row in found
    ]
    if form == "json":
        listed = [
            {**row, "presence": flat_rows(one.presences, view.table, view.lang), "part_of": [short(p) for p in one.part_of]}
            for row, one in zip(rows, found, strict=True)
        ]
        emit(as_json({**context_fields(view, horizon), "places": listed}), output)
    elif read:
        head = f"{context_line(view, horizon)}\n\n"
        table = aligned(rows, COLUMNS, [words(c.replace("_", " "), view.lang) for c in COLUMNS]) if rows else words("nothing", view.lang)
        emit(head + table, output)
    else:
        emit_rows(rows, COLUMNS, form, output, context_line(view, horizon))
    raise click.exceptions.Exit(0 if rows else 1)
