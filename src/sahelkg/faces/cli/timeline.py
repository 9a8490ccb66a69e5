"""`sahelkg timeline [ACTOR or PLACE]`: events in order."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, note_namesakes, open_kg, pick_format, said, view_of

_HELP = said(
    """Events in order, of an ACTOR, person or place, or of the whole graph: dates, places, participants, tolls by claimant.

    Example: sahelkg timeline jnim --since 2023-10 --until 2023-10""",
    """Les événements dans l'ordre, d'un ACTEUR, d'une personne, d'un lieu ou de tout le graphe : dates, lieux, participants, bilans par auteur.

    Exemple : sahelkg timeline jnim --since 2023-10 --until 2023-10""",
)


@click.command("timeline", help=_HELP)
@click.argument("about", required=False, metavar="[ACTOR|PLACE]")
@click.option("--since", metavar="DATE", help=said("not before this day, month or year", "pas avant ce jour, ce mois ou cette année"))
@click.option("--until", metavar="DATE", help=said("not after this day, month or year", "pas après ce jour, ce mois ou cette année"))
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help=said("only this kind of event (repeatable)", "seulement cette nature (répétable)")
)
@click.option("--no-changes", is_flag=True, help=said("without formations, mergers, splits …", "sans formations, fusions, scissions …"))
@common("text", "tsv", "csv", "json", at=False, identity=True)
def command(
    about: str | None,
    since: str | None,
    until: str | None,
    kinds: tuple[str, ...],
    no_changes: bool,
    form: str | None,
    store: str | None,
    output: str | None,
    **options: Any,
) -> None:
    """Answer what happened."""
    from sahelkg.answers.timeline import SUBJECTS, timeline
    from sahelkg.views.context import context_line
    from sahelkg.views.timeline_text import COLUMNS, timeline_json, timeline_rows, timeline_text

    kg = open_kg(store)
    view = view_of(kg, options)
    thing = kg.find(about, SUBJECTS) if about else None
    found = timeline(view, thing, since, until, kinds, not no_changes)
    note_namesakes(view, thing)
    form = pick_format(form, "text")
    if form == "text":
        emit(timeline_text(found), output)
    elif form == "json":
        emit(timeline_json(found), output)
    else:
        emit_rows(timeline_rows(found), COLUMNS, form, output, context_line(view, found.horizon))
    raise click.exceptions.Exit(0 if found.rows else 1)
