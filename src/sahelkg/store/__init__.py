"""Triple stores: one small interface, the embedded store behind it."""

from sahelkg.store.base import AUTHORED, DERIVED, ONTOLOGY, TripleStore
from sahelkg.store.embedded import EmbeddedStore, parse_file

__all__ = ["AUTHORED", "DERIVED", "ONTOLOGY", "EmbeddedStore", "TripleStore", "parse_file"]
