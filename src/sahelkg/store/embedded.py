"""The embedded store: Oxigraph in memory or in a folder, through pyoxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from sahelkg.errors import GraphError, QueryError

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Term

__all__ = ["EmbeddedStore"]


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
        except SyntaxError as error:
            raise GraphError(f"{path}:{error.lineno}: {error.msg}; run 'sahelkg check {path}' for all defects") from None
        except OSError as error:
            raise GraphError(f"{path}: cannot be read ({error.strerror or error})") from None
        except ValueError as error:
            raise GraphError(f"{path}: not UTF-8 text ({error})") from None

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads."""
        self.raw.extend(quads)

    def triples(self, graph: str) -> Iterator[tuple[str, str, Term]]:
        """Subject, predicate and object of every triple of a partition whose subject is an IRI."""
        node = ox.NamedNode
        for quad in self.raw.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            subject = quad.subject
            if isinstance(subject, node):
                yield subject.value, quad.predicate.value, quad.object

    def query(
        self, sparql: str, bindings: Mapping[str, Literal | NamedNode] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer SPARQL over the union of the partitions; SERVICE is refused because nothing leaves this machine unasked."""
        substitutions = {ox.Variable(name): term for name, term in bindings.items()} if bindings else None
        try:
            return self.raw.query(sparql, use_default_graph_as_union=True, substitutions=substitutions)
        except SyntaxError as error:
            raise QueryError(f"the query cannot be read: {_first_line(error)}") from None
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query cannot be answered: {_first_line(error)}") from None

    def __len__(self) -> int:
        return len(self.raw)


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
