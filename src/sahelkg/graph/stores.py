"""Triple stores with all three partitions: of the files of a graph, or of a part of its claims."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sahelkg import resources
from sahelkg.graph.partition import authored_quads, derived_quads
from sahelkg.store import AUTHORED, ONTOLOGY, EmbeddedStore, parse_file

if TYPE_CHECKING:
    from sahelkg.graph.table import ClaimTable

__all__ = ["store_of_files", "store_of_part"]


def store_of_files(files: Iterable[str], table: ClaimTable) -> EmbeddedStore:
    """The authored files as they are, with what was derived from them and the ontology."""
    store = EmbeddedStore()
    for file in files:
        store.load_file(file, AUTHORED)
    return _completed(store, table)


def store_of_part(files: Iterable[str], table: ClaimTable, whole: ClaimTable) -> EmbeddedStore:
    """Of the files only what a part of the claims says, with what was derived from that part alone and the ontology."""
    store = EmbeddedStore()
    store.add(authored_quads((quad for file in files for quad in parse_file(file)), table, whole))
    return _completed(store, table)


def _completed(store: EmbeddedStore, table: ClaimTable) -> EmbeddedStore:
    store.add(derived_quads(table))
    for name in ("sahelkg.ttl", "vocabularies.ttl"):
        store.load_file(os.path.join(resources.folder("ontology"), name), ONTOLOGY)
    return store
