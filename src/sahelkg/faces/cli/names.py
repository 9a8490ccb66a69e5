"""`sahelkg names ACTOR`: what an actor was called."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

COLUMNS = ("name", "kind", "lang", "start", "end", "last_used", "certainty", "outside_life", "sources", "claims")

_HELP = said(
    """What an ACTOR was called, since when, until when, and who says so.

    Example: sahelkg names fla --at 2025-01-01""",
    """Comment un ACTEUR s'appelait, depuis et jusqu'à quand, et qui le dit.

    Exemple : sahelkg names fla --at 2025-01-01""",
)


@click.command("names", help=_HELP)
@click.argument("actor")
@common("table", "tsv", "csv", "json")
def command(actor: str, form: str | None, store: str | None, output: str | None, **options: Any) -> None:
    """Answer job 1, the other way."""
    from sahelkg.answers.names import name_uses
    from sahelkg.i18n import words
    from sahelkg.model import short
    from sahelkg.views.context import context_fields, context_line
    from sahelkg.views.tables import aligned, as_json

    kg = open_kg(store)
    view = view_of(kg, options)
    found = kg.find(actor)
    uses = name_uses(view, found)
    horizon = view.horizon([c for use in uses for c in use.claims] or view.table.claims.values())
    form = pick_format(form, "table")
    rows = [
        {
            **{c: getattr(use, c) for c in COLUMNS if c not in ("sources", "claims", "kind")},
            "kind": words(use.kind, view.lang) if form == "table" else use.kind,
            "sources": ";".join(dict.fromkeys(view.label(c.source) if form == "table" else short(c.source) for c in use.claims)),
            "claims": ";".join(short(c.id) for c in use.claims),
        }
        for use in uses
    ]
    if form == "json":
        emit(as_json({"actor": short(found), **context_fields(view, horizon), "names": rows}), output)
    elif form == "table":
        columns = tuple(c for c in COLUMNS if c != "claims" and (view.at or c not in ("certainty", "outside_life")))
        head = f"{view.label(found)} ({short(found)})\n{context_line(view, horizon)}\n\n"
        emit(
            head + (aligned(rows, columns, [words(c.replace("_", " "), view.lang) for c in columns]) if rows else words("nothing", view.lang)),
            output,
        )
    else:
        emit_rows(rows, COLUMNS, form, output, context_line(view, horizon))
    raise click.exceptions.Exit(0 if rows else 1)
