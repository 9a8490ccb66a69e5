"""SHACL Core, one node at a time: the shapes of `ontology/shapes.ttl` over a graph, through pySHACL."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox

from sahelkg import resources

__all__ = ["ShapeResult", "validate"]

_SH = "http://www.w3.org/ns/shacl#"


class ShapeResult(NamedTuple):
    """One node that a shape refuses: its IRI, the property, the code and the message of the shape."""

    node: str
    property: str
    code: str
    message: str


def validate(triples: Iterable[ox.Triple]) -> list[ShapeResult]:
    """The nodes that the shapes refuse, sorted; `triples` hold the data with the ontology and vocabularies."""
    import pyshacl
    import rdflib

    data = rdflib.Graph()
    data.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    shapes = rdflib.Graph()
    shapes.parse(os.path.join(resources.folder("ontology"), "shapes.ttl"))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False)
    if not isinstance(report, rdflib.Graph):
        raise TypeError("pySHACL gave no report")
    found = set()
    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(f"{_SH}ValidationResult")):
        message = str(report.value(result, rdflib.URIRef(f"{_SH}resultMessage")))
        code, _, text = message.partition(": ")
        node = str(report.value(result, rdflib.URIRef(f"{_SH}focusNode")))
        path = report.value(result, rdflib.URIRef(f"{_SH}resultPath"))
        found.add(ShapeResult(node, str(path) if isinstance(path, rdflib.URIRef) else "", code, text))
    return sorted(found)
