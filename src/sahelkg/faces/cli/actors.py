"""`sahelkg actors`: who there is."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

COLUMNS = ("id", "label", "names", "kinds", "life_start", "life_end", "claims")

_HELP = said(
    """Who there is: actors (or persons) with their names and kinds, on a date or ever.

    Example: sahelkg actors --kind coalition --at 2023-10-01""",
    """Qui il y a : acteurs (ou personnes) avec leurs noms et natures, à une date ou non.

    Exemple : sahelkg actors --kind coalition --at 2023-10-01""",
)


@click.command("actors", help=_HELP)
@click.option("--kind", metavar="KIND", help=said("only this kind, for example coalition", "seulement cette nature, par exemple coalition"))
@click.option("--persons", is_flag=True, help=said("persons instead of actors", "les personnes au lieu des acteurs"))
@common("table", "tsv", "csv", "json")
def command(kind: str | None, persons: bool, form: str | None, store: str | None, output: str | None, **options: Any) -> None:
    """List actors."""
    from sahelkg.answers.dossier import actors
    from sahelkg.i18n import concept, words
    from sahelkg.model import short
    from sahelkg.views.context import context_fields, context_line
    from sahelkg.views.tables import aligned, as_json

    kg = open_kg(store)
    view = view_of(kg, options)
    found = actors(view, kind, "Person" if persons else "Actor")
    horizon = view.horizon(view.table.claims.values())
    form = pick_format(form, "table")
    read = form == "table"
    rows = [
        {
            "id": short(row.actor),
            "label": row.label,
            "names": (", " if read else ";").join(row.names),
            "kinds": (", " if read else ";").join(concept(k, view.lang) if read else k for k in row.kinds),
            "life_start": row.life_start,
            "life_end": row.life_end,
            "claims": row.claims,
        }
        for row in found
    ]
    if form == "json":
        emit(as_json({**context_fields(view, horizon), "actors": rows}), output)
    elif read:
        head = f"{context_line(view, horizon)}\n\n"
        emit(
            head + (aligned(rows, COLUMNS, [words(c.replace("_", " "), view.lang) for c in COLUMNS]) if rows else words("nothing", view.lang)),
            output,
        )
    else:
        emit_rows(rows, COLUMNS, form, output, context_line(view, horizon))
    raise click.exceptions.Exit(0 if rows else 1)
