"""`sahelkg law [SITUATION or ACTOR]`: conflict situations and their classification."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

_HELP = said(
    """Conflict situations and their classification by authority and date, with the criteria assessed; of one SITUATION or of an ACTOR's.

    Example: sahelkg law jnim""",
    """Les situations de conflit et leur qualification par autorité et par date, avec les critères examinés ; d'une SITUATION ou d'un ACTEUR.

    Exemple : sahelkg law jnim""",
)


@click.command("law", help=_HELP)
@click.argument("about", required=False, metavar="[SITUATION|ACTOR]")
@common("text", "tsv", "csv", "json")
def command(about: str | None, form: str | None, store: str | None, output: str | None, **options: Any) -> None:
    """Answer what the law makes of it."""
    from sahelkg.answers.flat import COLUMNS
    from sahelkg.answers.law import law
    from sahelkg.views.context import context_line
    from sahelkg.views.law_text import law_json, law_rows, law_text

    kg = open_kg(store)
    view = view_of(kg, options)
    found = law(view, kg.find(about, ("ConflictSituation", "Actor")) if about else None)
    form = pick_format(form, "text")
    if form == "text":
        emit(law_text(found), output)
    elif form == "json":
        emit(law_json(found), output)
    else:
        emit_rows(law_rows(found), ("situation", "part", *COLUMNS), form, output, context_line(view, found.horizon))
    raise click.exceptions.Exit(0 if any(row.claims for row in found.situations) or found.adherences else 1)
