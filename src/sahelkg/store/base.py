"""What sahelkg asks of a triple store, and the names of its three partitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from sahelkg.model import BASE

if TYPE_CHECKING:
    from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples

__all__ = ["AUTHORED", "DERIVED", "ONTOLOGY", "TripleStore"]

AUTHORED = f"{BASE}graph/authored"
"""Named graph of what people wrote."""
DERIVED = f"{BASE}graph/derived"
"""Named graph of what the build adds: bounds, standing, confidence, shortcuts."""
ONTOLOGY = f"{BASE}graph/ontology"
"""Named graph of the ontology and its vocabularies."""


class TripleStore(Protocol):
    """A store of quads that answers SPARQL over the union of its partitions."""

    def load_file(self, path: str, graph: str) -> None:
        """Add a Turtle file to a partition; raises `GraphError` with file and line."""

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads."""

    def quads(self, graph: str) -> Iterator[Quad]:
        """Every quad of a partition."""

    def query(self, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer SPARQL over the union of the partitions; raises `QueryError`."""

    def __len__(self) -> int:
        """Number of quads."""
