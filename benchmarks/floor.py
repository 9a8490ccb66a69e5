"""The floor of any answer: import pyoxigraph and click, and load the triples that a lineage needs."""

import pathlib

import click
import pyoxigraph as ox

GRAPH = pathlib.Path(__file__).resolve().parent.parent / "graph"
store = ox.Store()
for path in sorted(GRAPH.rglob("*.ttl")):
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
print(len(store), click.__name__)
