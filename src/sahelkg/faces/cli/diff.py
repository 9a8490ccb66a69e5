"""`sahelkg diff DATE DATE`: what changed between two days."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

_HELP = said(
    """What changed between two days: actors come and gone, names, memberships, relations, leaders, ties that turned, each with its claims.
    The format html is a page with a picture of what changed.
    With --release: what changed between two built graphs, claim by claim.

    Example: sahelkg diff 2023-08-01 2024-12-01 --certainty certain""",
    """Ce qui a changé entre deux dates : acteurs, noms, appartenances, relations, dirigeants, liens retournés, chacun avec ses assertions.
    Le format html est une page avec une image de ce qui a changé.
    Avec --release : ce qui a changé entre deux graphes construits, assertion par assertion.

    Exemple : sahelkg diff 2023-08-01 2024-12-01 --certainty certain""",
)


@click.command("diff", help=_HELP)
@click.argument("first", metavar="DATE")
@click.argument("second", metavar="DATE")
@click.option(
    "--release", is_flag=True, help=said("the two are graphs: Turtle files or folders", "les deux sont des graphes : fichiers ou dossiers Turtle")
)
@click.option(
    "--certainty",
    multiple=True,
    metavar="certain|presumed|possible",
    help=said("only what is so sure on its day (repeatable)", "seulement ce qui est si sûr à sa date (répétable)"),
)
@common("text", "tsv", "csv", "json", "html", at=False, identity=True)
def command(first: str, second: str, release: bool, form: str | None, store: str | None, output: str | None, **options: Any) -> None:
    """Answer what changed."""
    from sahelkg.answers.diff import diff
    from sahelkg.views.context import context_line
    from sahelkg.views.diff_text import COLUMNS, diff_json, diff_rows, diff_text

    if release:
        _refuse_options()
        _releases(first, second, pick_format(form, "text"), output)
    kg = open_kg(store)
    view = view_of(kg, options)
    found = diff(view, first, second)
    form = pick_format(form, "text")
    if form == "text":
        emit(diff_text(found), output)
    elif form == "json":
        emit(diff_json(found), output)
    elif form == "html":
        from sahelkg.views.diff_page import diff_html

        emit(diff_html(found), output, exact=True)
    else:
        emit_rows(diff_rows(found), COLUMNS, form, output, context_line(view, found.horizon))
    raise click.exceptions.Exit(0 if found.changes else 1)


def _refuse_options() -> None:
    """Raise `InputError` for what narrows or draws together an answer by days: two releases are compared whole."""
    from click.core import ParameterSource

    from sahelkg.errors import InputError

    context = click.get_current_context()
    for name in ("viewpoint", "known_by", "certainty", "identity", "group", "store"):
        if context.get_parameter_source(name) not in (None, ParameterSource.DEFAULT):
            raise InputError(f"--release compares two whole graphs: leave out --{name.replace('_', '-')}")


def _releases(first: str, second: str, form: str, output: str | None) -> None:
    """Compare two built graphs and exit."""
    from dataclasses import asdict

    from sahelkg.answers.releases import release_diff
    from sahelkg.errors import InputError
    from sahelkg.model import short
    from sahelkg.views.tables import aligned, as_json

    if form == "html":
        raise InputError("--release has no picture: use --format text, tsv, csv or json")
    changes = release_diff(open_kg(first).table, open_kg(second).table)
    rows = [{**asdict(c), "id": short(c.id)} for c in changes]
    columns = ("change", "what", "id", "field", "before", "after")
    if form == "json":
        emit(as_json({"first": first, "second": second, "changes": rows}), output)
    elif form == "text":
        emit(aligned(rows, columns) if rows else said("no change", "aucun changement"), output)
    else:
        emit_rows(rows, columns, form, output, f"{first} → {second}: {len(rows)}")
    raise click.exceptions.Exit(0 if rows else 1)
