"""`sahelkg lineage [ACTOR]`: where it comes from, what became of it; without an actor the whole region."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, note, open_kg, pick_format, said, view_of

_HELP = said(
    """Where an ACTOR comes from and what became of it: each step in its rival versions, with date, hedge and source.
    Without ACTOR: every merger, split and succession of the region, by family.

    Example: sahelkg lineage FLA --format tree""",
    """D'où vient un ACTEUR et ce qu'il devient : chaque étape dans ses versions rivales, avec date, réserve et source.
    Sans ACTEUR : toutes les fusions, scissions et successions de la région, par famille.

    Exemple : sahelkg lineage FLA --format tree""",
)


@click.command("lineage", help=_HELP)
@click.argument("actor", required=False)
@click.option(
    "--direction", type=click.Choice(("up", "down", "both")), default="both", help=said("before, after or both", "avant, après ou les deux")
)
@common("tree", "tsv", "csv", "json", "dot", "mermaid", "svg", "html")
def command(actor: str | None, direction: str, form: str | None, store: str | None, output: str | None, **options: Any) -> None:
    """Answer job 2."""
    from sahelkg.answers.lineage import region, trace
    from sahelkg.errors import InputError

    kg = open_kg(store)
    view = view_of(kg, options)
    if actor is None and direction != "both":
        raise InputError(f"--direction {direction} starts from an actor: name one, or leave the direction out for the whole region")
    found = region(view) if actor is None else trace(view, kg.find(actor), direction)
    form = pick_format(form, "tree")
    if form == "tree":
        from sahelkg.views.text import lineage_text

        text = lineage_text(found, view)
    elif form == "svg":
        from sahelkg.views.lineage_svg import lineage_svg

        text = lineage_svg(found, view)
    elif form == "html":
        from sahelkg.views.lineage_page import lineage_html

        text = lineage_html(found, view)
    else:
        from sahelkg.views.lineage_files import WRITERS

        text = WRITERS[form](found, view)
    emit(text, output, exact=form == "html")
    if form in ("tsv", "csv", "dot", "mermaid"):
        from sahelkg.views.context import context_line

        note(context_line(view, found.horizon))
    raise click.exceptions.Exit(0 if found.steps or found.departures else 1)
