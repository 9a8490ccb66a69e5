"""`sahelkg resolve NAME`: whom a name can mean."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

COLUMNS = ("actor", "label", "name", "kind", "start", "end", "last_used", "certainty", "outside_life", "score", "match", "near", "sources", "node")

_HELP = said(
    """Whom a NAME can mean: every candidate with the matching form, its interval and the reason; the near ones when nobody bore it.

    Example: sahelkg resolve CSP --at 2024-05-15""",
    """Qui un NOM peut désigner : chaque candidat avec la forme, son intervalle et le motif ; à défaut, ceux qui s'en approchent.

    Exemple : sahelkg resolve CSP --at 2024-05-15""",
)


@click.command("resolve", help=_HELP)
@click.argument("name")
@common("text", "tsv", "csv", "json", identity=True)
def command(name: str, form: str | None, store: str | None, output: str | None, **options: Any) -> None:
    """Answer job 1."""
    from sahelkg.answers.names import resolve
    from sahelkg.model import short
    from sahelkg.views.context import context_fields, context_line
    from sahelkg.views.tables import as_json
    from sahelkg.views.text import reason_of, resolution_text

    kg = open_kg(store)
    view = view_of(kg, options)
    found = resolve(view, name)
    form = pick_format(form, "text")
    rows = [
        {
            **{c: getattr(one, c, "") for c in COLUMNS},
            "actor": short(one.actor),
            "node": short(one.node or one.actor),
            "near": near,
            "sources": ";".join(dict.fromkeys(short(c.source) for c in one.claims)),
            "reason": reason_of(one, view),
        }
        for near, group in ((False, found.candidates), (True, found.near))
        for one in group
    ]
    if form == "text":
        emit(resolution_text(found, view), output)
    elif form == "json":
        context = {"query": name, **context_fields(view, found.horizon), "ambiguous": found.ambiguous}
        emit(as_json({**context, "candidates": [r for r in rows if not r["near"]], "near": [r for r in rows if r["near"]]}), output)
    else:
        emit_rows(rows, (*COLUMNS, "reason"), form, output, context_line(view, found.horizon))
    raise click.exceptions.Exit(0 if found.candidates else 1)
