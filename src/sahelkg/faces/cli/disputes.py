"""`sahelkg disputes`: rival claims side by side."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

_HELP = said(
    """Rival claims side by side: what each says, with what hedge, who says it, since when, and why they contradict one another.

    Example: sahelkg disputes --about wagner""",
    """Les assertions rivales côte à côte : ce que chacune dit, avec quelle réserve, qui le dit, depuis quand, et pourquoi elles se contredisent.

    Exemple : sahelkg disputes --about wagner""",
)


@click.command("disputes", help=_HELP)
@click.argument("thing", required=False, metavar="[ID]")
@click.option("--about", metavar="ID", help=said("only those that concern this thing", "seulement celles qui touchent cette chose"))
@common("text", "tsv", "csv", "json", at=False)
def command(thing: str | None, about: str | None, form: str | None, store: str | None, output: str | None, **options: Any) -> None:
    """Answer who disagrees."""
    from sahelkg.answers.evidence import disputes
    from sahelkg.answers.flat import COLUMNS, flat
    from sahelkg.knowledge import ANYTHING
    from sahelkg.views.context import context_fields, context_line
    from sahelkg.views.tables import as_json
    from sahelkg.views.text import disputes_text

    about = thing or about
    kg = open_kg(store)
    view = view_of(kg, options)
    groups = disputes(view, kg.find(about, ANYTHING) if about else None)
    horizon = view.horizon([c for g in groups for c in g.claims] or view.table.claims.values())
    form = pick_format(form, "text")
    rows = [
        {"dispute": number, "rationale": " ".join(group.rationales), **flat(claim, kg.table, view.lang)}
        for number, group in enumerate(groups, 1)
        for claim in group.claims
    ]
    if form == "text":
        emit(disputes_text(groups, view, horizon), output)
    elif form == "json":
        listed = [{"rationale": list(g.rationales), "claims": [flat(c, kg.table, view.lang) for c in g.claims]} for g in groups]
        emit(as_json({**context_fields(view, horizon), "disputes": listed}), output)
    else:
        emit_rows(rows, ("dispute", *COLUMNS, "rationale"), form, output, context_line(view, horizon))
    raise click.exceptions.Exit(0 if groups else 1)
