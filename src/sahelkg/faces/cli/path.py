"""`sahelkg path A B`: how two actors are linked."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

_HELP = said(
    """How two actors are linked on a date: the shortest chains of ties between A and B, every step with its reserve and sources.

    Example: sahelkg path fla al-qaeda --at 2025-01-01""",
    """Comment deux acteurs sont liés à une date : les plus courtes chaînes de liens entre A et B, chaque pas avec sa réserve et ses sources.

    Exemple : sahelkg path fla al-qaeda --at 2025-01-01""",
)


@click.command("path", help=_HELP)
@click.argument("source", metavar="A")
@click.argument("target", metavar="B")
@click.option(
    "--relation", "relations", multiple=True, metavar="CLASS", help=said("only these relations (repeatable)", "seulement ces relations (répétable)")
)
@click.option("--limit", type=click.IntRange(1, 100), default=10, help=said("how many chains at most", "combien de chaînes au plus"))
@common("text", "tsv", "csv", "json")
def command(
    source: str, target: str, relations: tuple[str, ...], limit: int, form: str | None, store: str | None, output: str | None, **options: Any
) -> None:
    """Answer how two actors are linked."""
    from sahelkg.answers.paths import paths
    from sahelkg.views.context import context_line
    from sahelkg.views.paths_text import COLUMNS, path_json, path_rows, path_text

    kg = open_kg(store)
    view = view_of(kg, options)
    found = paths(view, kg.find(source), kg.find(target), relations, limit)
    form = pick_format(form, "text")
    if form == "text":
        emit(path_text(found), output)
    elif form == "json":
        emit(path_json(found), output)
    else:
        emit_rows(path_rows(found), COLUMNS, form, output, context_line(view, found.horizon))
    raise click.exceptions.Exit(0 if found.chains else 1)
