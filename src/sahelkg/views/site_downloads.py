"""The downloads of the site: the whole graph and its network in the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sahelkg import resources
from sahelkg.answers.evidence import in_order
from sahelkg.answers.flat import COLUMNS, flat_rows
from sahelkg.answers.lineage import region
from sahelkg.answers.network import network
from sahelkg.answers.view import make_view
from sahelkg.graph.table import ClaimTable
from sahelkg.i18n import LANGS
from sahelkg.store import TripleStore
from sahelkg.views.lineage_files import WRITERS as LINEAGE
from sahelkg.views.lineage_svg import lineage_svg
from sahelkg.views.network_files import WRITERS as NETWORK
from sahelkg.views.rdf_files import rdf_text
from sahelkg.views.tables import as_csv

__all__ = ["DOWNLOADS", "downloads"]

_RDF = {"sahelkg.ttl": "turtle", "sahelkg.trig": "trig", "sahelkg.jsonld": "jsonld", "sahelkg.nq": "nquads"}
_NETWORK = {"network.csv": "csv", "network.graphml": "graphml", "network.gexf": "gexf"}
DOWNLOADS = (*_RDF, "claims.csv", "assertions.csv", *_NETWORK, "lineage.csv", "lineage.svg", "filiation.svg", "locators.md")
"""Names of the downloads in their order; each has its description among the words of the interface (`download NAME`)."""


def downloads(table: ClaimTable, store: TripleStore) -> Iterator[tuple[str, str]]:
    """Name and text of every download."""
    views = {lang: make_view(table, lang=lang) for lang in LANGS}
    claims = in_order(table.claims.values())
    horizon = views["en"].horizon(claims)
    for name, form in _RDF.items():
        yield name, rdf_text(store, form, horizon)
    for name, lang in (("claims.csv", "en"), ("assertions.csv", "fr")):
        yield name, as_csv(flat_rows(claims, table, lang), COLUMNS) + "\n"
    found = network(views["en"])
    for name, form in _NETWORK.items():
        yield name, NETWORK[form](found) + "\n"
    yield "lineage.csv", LINEAGE["csv"](region(views["en"]), views["en"]) + "\n"
    for name, lang in (("lineage.svg", "en"), ("filiation.svg", "fr")):
        yield name, lineage_svg(region(views[lang]), views[lang])
    yield "locators.md", Path(resources.folder("ontology"), "handbook", "locators.md").read_text(encoding="utf-8")
