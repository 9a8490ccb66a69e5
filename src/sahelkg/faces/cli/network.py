"""`sahelkg network`: who stands with whom and against whom."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, note, note_namesakes, open_kg, pick_format, said, view_options

_HELP = said(
    """Who stands with whom and against whom on a date (or over all time): relation, sign, certainty, standing, hedge, claimant, sources.
    The format html is a page with a date slider, opened on the date of --at.

    Example: sahelkg network --at 2023-10-01 --format html -o network.html""",
    """Qui est avec qui et contre qui à une date (ou en tout temps) : relation, signe, certitude, statut, réserve, auteur, sources.
    Le format html est une page avec un curseur de date, ouverte à la date de --at.

    Exemple : sahelkg network --at 2023-10-01 --format html -o reseau.html""",
)


@click.command("network", help=_HELP)
@click.option(
    "--relation",
    "relations",
    multiple=True,
    metavar="CLASS",
    help=said("only these relations (repeatable)", "seulement ces relations (répétable)"),
)
@click.option(
    "--by",
    type=click.Choice(("content", "claim")),
    default="content",
    help=said("one tie per content or per claim", "un lien par contenu ou par assertion"),
)
@click.option("--around", metavar="ACTOR", help=said("the ego network of an actor", "le réseau autour d'un acteur"))
@click.option("--depth", type=click.IntRange(1, 9), default=1, help=said("how many ties away from it (1)", "à combien de liens de lui au plus (1)"))
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    help=said("only ties among actors of this kind (repeatable)", "seulement entre acteurs de cette nature (répétable)"),
)
@click.option("--place", metavar="PLACE", help=said("only ties in a place, or among those in it", "seulement dans un lieu, ou entre ceux qui y sont"))
@common("table", "tsv", "csv", "json", "html", "graphml", "gexf", identity=True)
def command(
    relations: tuple[str, ...],
    by: str,
    around: str | None,
    depth: int,
    kinds: tuple[str, ...],
    place: str | None,
    form: str | None,
    store: str | None,
    output: str | None,
    **options: Any,
) -> None:
    """Answer job 3."""
    kg = open_kg(store)
    asked: dict[str, Any] = {"relations": relations, "by": by, "around": around, "depth": depth, "kinds": kinds, "place": place}
    form = pick_format(form, "table")
    found = kg.network_answer(**asked, **view_options(options, over_time=form == "html"))
    if form == "html" and found.view.identity == "strict" and not found.view.group:
        from sahelkg.answers.history import history
        from sahelkg.views.network_history import Scope, network_history_html

        whole = kg.network_answer(**asked, **{**view_options(options, over_time=True), "at": None})
        ids = kg.find(around) if around else None, kg.find(place, ("Place",)) if place else None
        text = network_history_html(history(whole), found.view.at, Scope(ids[0], depth, relations, kinds, ids[1]))
    elif form == "html":  # who is drawn with whom changes from day to day
        from sahelkg.views.network_page import network_html

        text = network_html(found)
    else:
        from sahelkg.views.network_files import WRITERS

        text = WRITERS[form](found)
    emit(text, output, exact=form == "html")
    if form in ("tsv", "csv", "graphml", "gexf"):
        from sahelkg.views.context import context_line

        note(context_line(found.view, found.horizon))
    note_namesakes(found.view, kg.find(place, ("Place",)) if place else None)
    raise click.exceptions.Exit(0 if found.ties else 1)
