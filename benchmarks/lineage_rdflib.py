"""What a user would write with rdflib and networkx alone: the versions of every change upstream and downstream of an actor."""

import json
import pathlib
import sys

import networkx as nx
import rdflib

NS = rdflib.Namespace("https://w3id.org/sahelkg/ontology#")
ACTOR = "https://w3id.org/sahelkg/actor/"
GRAPH = pathlib.Path(__file__).resolve().parent.parent / "graph"

graph = rdflib.Graph()
for path in sorted(GRAPH.rglob("*.ttl")):
    graph.parse(path)


def ids(claim: rdflib.term.Node, *roles: str) -> list[str]:
    return sorted(str(o).rpartition("/")[2] for role in roles for o in graph.objects(claim, NS[role]))


rejected = {c for j in graph.subjects(rdflib.RDF.type, NS.Rejection) for c in graph.objects(j, NS.claim)}
versions = {}
changes = nx.MultiDiGraph()
for claim in graph.subjects(rdflib.RDF.type, NS.TransformationClaim):
    if claim in rejected:
        continue
    begins = ids(claim, "begins")
    inputs = ids(claim, "ends", "unclear") + (ids(claim, "continues") if begins else [])
    inputs = inputs or ids(claim, "continues")
    outputs = begins or ids(claim, "continues")
    change = graph.value(claim, NS.transformation)
    versions.setdefault(change, []).append(claim)
    changes.add_edges_from([(i, change) for i in inputs] + [(change, o) for o in outputs])

start = sys.argv[1]
around = set()
if start in changes:
    around = {n for n in nx.ancestors(changes, start) | nx.descendants(changes, start) if n in versions}
rows = set()
for change in around:
    for claim in versions[change]:
        subject = ids(claim, "ends", "continues", "unclear")
        locators = ";".join(sorted(str(o) for o in graph.objects(claim, NS["at"])))
        source = str(graph.value(claim, NS.source)).rpartition("/")[2]
        rows.add((";".join(sorted(subject)), ";".join(ids(claim, "begins")), source, locators))
print(json.dumps(sorted(rows)))
