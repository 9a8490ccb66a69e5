"""The graph as RDF for other tools, with a notice of what it is and is not."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox

from sahelkg.errors import InputError
from sahelkg.i18n import words
from sahelkg.model import PREFIXES
from sahelkg.store import EmbeddedStore, TripleStore

__all__ = ["rdf_text"]

_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_HASH_COMMENTS = ("turtle", "trig", "nquads", "ntriples")


def rdf_text(store: TripleStore, form: str, horizon: date | None) -> str:
    """All partitions in one RDF format; formats without named graphs get their union."""
    if not isinstance(store, EmbeddedStore):
        raise InputError("only the embedded store can be exported")
    target = _FORMATS[form]
    dataset = ox.Dataset(store.raw)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)  # blank nodes get names by their content: the same graph, the same bytes
    prefixes = {name or "skg": iri for name, iri in PREFIXES.items()} if form in ("turtle", "trig", "rdfxml", "jsonld") else None
    if target.supports_datasets:
        quads = sorted(dataset, key=str)
        body = ox.serialize(quads, format=target, prefixes=prefixes)
    else:
        triples = sorted({q.triple for q in dataset}, key=str)
        body = ox.serialize(triples, format=target, prefixes=prefixes)
    text = (body or b"").decode()
    if form in _HASH_COMMENTS:
        notice = f"# {words('curated')} {words('curated', 'fr')}\n# {words('horizon')}: {horizon}; CC BY 4.0; https://w3id.org/sahelkg/\n"
        return notice + text
    return text
