"""`sahelkg query`: named queries, files and SPARQL."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

_HELP = said(
    """A named QUERY, a file or SPARQL text; --list shows the named ones with their questions and parameters.

    Example: sahelkg query allies-and-enemies -p actor=csp-psd -p date=2023-10-01""",
    """Une REQUÊTE nommée, un fichier ou du SPARQL ; --list montre les requêtes nommées, leurs questions et paramètres.

    Exemple : sahelkg query allies-and-enemies -p actor=csp-psd -p date=2023-10-01""",
)


@click.command("query", help=_HELP)
@click.argument("query", required=False)
@click.option("-p", "--parameter", "given", multiple=True, metavar="NAME=VALUE", help=said("a parameter (repeatable)", "un paramètre (répétable)"))
@click.option("--list", "listing", is_flag=True, help=said("show the named queries", "montrer les requêtes nommées"))
@common("table", "tsv", "csv", "json", at=False)
def command(
    query: str | None, given: tuple[str, ...], listing: bool, form: str | None, store: str | None, output: str | None, **options: Any
) -> None:
    """Answer job 5."""
    from sahelkg.answers.query import find_query
    from sahelkg.errors import InputError
    from sahelkg.i18n import labelled
    from sahelkg.views.context import viewpoint_of
    from sahelkg.views.query_text import rows_text
    from sahelkg.views.tables import as_json

    form = pick_format(form, "table")
    if listing:
        _list(form, options["lang"], output)
        return
    if query is None:
        raise InputError("name a query, a file or SPARQL text; 'sahelkg query --list' shows the named ones")
    parameters = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise InputError(f"'-p {pair}' is no parameter: write -p NAME=VALUE")
        parameters[name] = value
    kg = open_kg(store)
    view = view_of(kg, options)
    rows = kg.query(query, parameters, **{name: options[name] for name in ("viewpoint", "known_by")})
    used = {p.name: parameters.get(p.name, p.default) for p in find_query(query).parameters}
    horizon = view.horizon(c for c in view.table.claims.values() if view.viewpoint != "accepted" or view.admits(c))
    heard = [] if view.table is kg.table and view.viewpoint == "all" else [labelled("viewpoint", viewpoint_of(view), view.lang)]
    heard += [labelled("known by", view.known_by, view.lang)] if view.known_by else []
    context = " · ".join([*(f"{n}={v}" for n, v in used.items()), *heard, labelled("horizon", horizon, view.lang)])
    if form == "table":
        emit(f"{context}\n\n{rows_text(rows.to_dicts(), rows.columns, view)}", output)
    elif form == "json":
        emit(
            as_json(
                {
                    "parameters": used,
                    "viewpoint": view.viewpoint,
                    "known_by": view.known_by,
                    "horizon": horizon,
                    "columns": rows.columns,
                    "rows": rows.to_dicts(),
                }
            ),
            output,
        )
    else:
        emit_rows(rows.to_dicts(), rows.columns, form, output, context)
    raise click.exceptions.Exit(0 if len(rows) else 1)


def _list(form: str, lang: str, output: str | None) -> None:
    from sahelkg.answers.query import named_queries
    from sahelkg.views.tables import aligned, as_csv, as_json, as_tsv

    rows = [
        {
            "name": q.name,
            "question": q.question[lang],
            "parameters": ", ".join(f"{p.name} ({p.type}{f', {p.default}' if p.default else ''})" for p in q.parameters),
        }
        for q in named_queries()
    ]
    columns = ("name", "question", "parameters")
    if form == "json":
        emit(as_json(rows), output)
    else:
        emit(aligned(rows, columns) if form == "table" else (as_csv if form == "csv" else as_tsv)(rows, columns), output)
