"""`sahelkg export`: the whole graph for other tools."""

from __future__ import annotations

import click

from sahelkg.faces.cli.options import emit, open_kg, said, start_lang

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "csv", "json", "graphml", "gexf")

_HELP = said(
    """The whole graph in a FORMAT of other tools: RDF (turtle, trig, nquads, ntriples, jsonld, rdfxml), flat claims (csv, json), network
    (graphml, gexf).

    Example: sahelkg export trig -o sahelkg.trig""",
    """Tout le graphe dans un FORMAT d'autres outils : RDF (turtle, trig, nquads, ntriples, jsonld, rdfxml), assertions à plat (csv, json),
    réseau (graphml, gexf).

    Exemple : sahelkg export trig -o sahelkg.trig""",
)


@click.command("export", help=_HELP)
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("--viewpoint", default="all", metavar="all|accepted|source:ID|claimant:ID", help=said("whose claims", "les assertions de qui"))
@click.option(
    "--known-by",
    metavar="YYYY-MM-DD",
    help=said("only what had been published by a full date", "seulement ce qui était publié à une date complète"),
)
@click.option("--store", metavar="PATH", help=said("Turtle file or folder", "fichier ou dossier Turtle"))
@click.option("--lang", type=click.Choice(("en", "fr")), default=start_lang())
@click.option("-o", "--output", metavar="FILE", help=said("write to a file", "écrire dans un fichier"))
def command(form: str, viewpoint: str, known_by: str | None, store: str | None, lang: str, output: str | None) -> None:
    """Answer job 8."""
    kg = open_kg(store)
    view = kg.view(lang=lang, viewpoint=viewpoint, known_by=known_by)
    heard = [c for c in view.table.claims.values() if viewpoint != "accepted" or view.admits(c)]
    if form in ("graphml", "gexf"):
        from sahelkg.answers.network import network
        from sahelkg.views.network_files import WRITERS

        emit(WRITERS[form](network(view)), output)
    elif form in ("csv", "json"):
        from sahelkg.answers.evidence import in_order
        from sahelkg.answers.flat import COLUMNS, flat_rows
        from sahelkg.i18n import words
        from sahelkg.views.tables import as_csv, as_json

        claims = in_order(heard)
        rows = flat_rows(claims, view.table, lang)
        horizon = view.horizon(claims)
        emit(
            as_csv(rows, COLUMNS) if form == "csv" else as_json({"notice": words("curated", lang), "horizon": horizon, "claims": rows}),
            output,
        )
    else:
        from sahelkg.views.rdf_files import rdf_text

        emit(rdf_text(kg.store_of(view), form, view.horizon(heard)), output, exact=True)
