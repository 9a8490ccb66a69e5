"""The embedded store: Oxigraph in memory or in a folder, through pyoxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from sahelkg.errors import GraphError, QueryError
from sahelkg.model import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples

_PREFIXES = {**PREFIXES, "skg": PREFIXES[""]}
"""Declared for every query, as the handbook writes them."""

__all__ = ["EmbeddedStore", "parse_file"]


class EmbeddedStore:
    """Oxigraph inside this process.

    >>> from sahelkg.store import AUTHORED
    >>> from sahelkg.resources import graph_files
    >>> store = EmbeddedStore()
    >>> for file in graph_files():
    ...     store.load_file(file, AUTHORED)
    >>> bool(store.query("ASK { ?claim a <https://w3id.org/sahelkg/ontology#Membership> }"))
    True
    """

    def __init__(self, path: str | None = None) -> None:
        self.raw = ox.Store(path) if path else ox.Store()

    def load_file(self, path: str, graph: str) -> None:
        """Add a Turtle file to a partition."""
        try:
            self.raw.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
        except (SyntaxError, OSError, ValueError) as error:
            raise unreadable(path, error) from None

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads."""
        self.raw.extend(quads)

    def quads(self, graph: str) -> Iterator[Quad]:
        """Every quad of a partition."""
        return self.raw.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def query(self, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer SPARQL over the union of the partitions."""
        try:
            return self.raw.query(sparql, use_default_graph_as_union=True, prefixes=_PREFIXES)
        except SyntaxError as error:
            raise QueryError(f"the query cannot be read: {_first_line(error)}") from None
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query cannot be answered: {_first_line(error)}") from None

    def __len__(self) -> int:
        return len(self.raw)


def parse_file(path: str) -> Iterator[Quad]:
    """The triples of a Turtle file one after the other, without a store; raises `GraphError` with file and line."""
    try:
        yield from ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    except (SyntaxError, OSError, ValueError) as error:
        raise unreadable(path, error) from None


def unreadable(path: str, error: Exception) -> GraphError:
    """The one-line error for a file that cannot be read as Turtle."""
    if isinstance(error, SyntaxError):
        return GraphError(f"{path}:{error.lineno}: {error.msg}; run 'sahelkg check {path}' for all defects")
    if isinstance(error, OSError):
        return GraphError(f"{path}: cannot be read ({error.strerror or error})")
    return GraphError(f"{path}: not UTF-8 text ({error})")


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
