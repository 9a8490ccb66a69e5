"""`sahelkg analyse`: figures of the signed network."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_options

_HELP = said(
    """Figures of the signed network on a date: balance of triads, frustrated pairs, brokers, communities, turning points; each with its claims and
    what it does and does not mean.

    Example: sahelkg analyse --at 2019-05-15 --certainty certain""",
    """Chiffres du réseau signé à une date : équilibre des triades, paires frustrées, intermédiaires, communautés, tournants ; chacun avec ses
    assertions et ce qu'il veut dire ou non.

    Exemple : sahelkg analyse --at 2019-05-15 --certainty certain""",
)


@click.command("analyse", help=_HELP)
@click.option(
    "--relation", "relations", multiple=True, metavar="CLASS", help=said("only these relations (repeatable)", "seulement ces relations (répétable)")
)
@click.option("--around", metavar="ACTOR", help=said("the ego network of an actor", "le réseau autour d'un acteur"))
@click.option("--depth", type=click.IntRange(1, 9), default=1, help=said("how many ties away from it (1)", "à combien de liens de lui au plus (1)"))
@common("text", "tsv", "csv", "json", identity=True)
def command(
    relations: tuple[str, ...], around: str | None, depth: int, form: str | None, store: str | None, output: str | None, **options: Any
) -> None:
    """Answer with the figures of network science."""
    from sahelkg.answers.signed import signed_figures, turning_points
    from sahelkg.views.context import context_line
    from sahelkg.views.signed_text import COLUMNS, signed_json, signed_rows, signed_text

    kg = open_kg(store)
    answer = kg.network_answer(relations=relations, around=around, depth=depth, **view_options(options))
    found, months = signed_figures(answer), turning_points(answer.view)
    form = pick_format(form, "text")
    if form == "text":
        emit(signed_text(found, months), output)
    elif form == "json":
        emit(signed_json(found, months), output)
    else:
        emit_rows(signed_rows(found, months), COLUMNS, form, output, context_line(found.view, found.horizon))
    raise click.exceptions.Exit(0 if found.pairs else 1)
