"""`sahelkg claims`: who says what, where."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

_HELP = said(
    """The claims about a thing (or all), with source, locator, hedge, polarity and rivals; all standings by default.

    Example: sahelkg claims --about fla --class Membership""",
    """Les assertions sur une chose (ou toutes), avec source, repère, réserve, polarité et rivales ; tous statuts par défaut.

    Exemple : sahelkg claims --about fla --class Membership""",
)


@click.command("claims", help=_HELP)
@click.argument("thing", required=False, metavar="[ID]")
@click.option(
    "--about",
    metavar="ID",
    help=said("actor, person, event, place, situation, publication", "acteur, personne, événement, lieu, situation, publication"),
)
@click.option("--class", "classes", multiple=True, metavar="CLASS", help=said("only these classes (repeatable)", "seulement ces classes (répétable)"))
@click.option("--source", metavar="ID", help=said("only of this source", "seulement de cette source"))
@click.option("--standing", metavar="accepted|contested|rejected", help=said("only of this standing", "seulement de ce statut"))
@common("text", "tsv", "csv", "json", identity=True)
def command(
    thing: str | None,
    about: str | None,
    classes: tuple[str, ...],
    source: str | None,
    standing: str | None,
    form: str | None,
    store: str | None,
    output: str | None,
    **options: Any,
) -> None:
    """Answer job 4."""
    from sahelkg.answers.evidence import claims_about
    from sahelkg.answers.flat import COLUMNS, flat_rows
    from sahelkg.knowledge import ANYTHING
    from sahelkg.views.context import context_fields, context_line
    from sahelkg.views.tables import as_json
    from sahelkg.views.text import claims_text

    about = thing or about
    kg = open_kg(store)
    view = view_of(kg, options)
    found = claims_about(view, kg.find(about, ANYTHING) if about else None, classes, kg.find(source, ("Publication",)) if source else None, standing)
    horizon = view.horizon(found or view.table.claims.values())
    form = pick_format(form, "text")
    if form == "text":
        emit(claims_text(found, view, horizon), output)
    elif form == "json":
        emit(as_json({**context_fields(view, horizon), "claims": flat_rows(found, kg.table, view.lang)}), output)
    else:
        emit_rows(flat_rows(found, kg.table, view.lang), COLUMNS, form, output, context_line(view, horizon))
    raise click.exceptions.Exit(0 if found else 1)
