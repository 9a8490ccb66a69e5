"""sahelkg: a knowledge graph of the armed actors of Mali and the Sahel, their alliances and hostilities, and what became of whom.

>>> import sahelkg
>>> kg = sahelkg.load()
>>> [step.transformation for step in kg.lineage("fla", "up").steps][0]
'transformation/fla-2024'

Everything is imported when first used, so that `import sahelkg` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sahelkg.errors import (
    AmbiguousName,
    DateError,
    GraphError,
    InputError,
    OutputError,
    QueryError,
    SahelkgError,
    UnknownActor,
    UnknownQuery,
)

if TYPE_CHECKING:
    from sahelkg.knowledge import KnowledgeGraph, load
    from sahelkg.knowledge import open_graph as open

__version__ = "0.1.0"
__all__ = [
    "AmbiguousName",
    "DateError",
    "GraphError",
    "InputError",
    "KnowledgeGraph",
    "OutputError",
    "QueryError",
    "SahelkgError",
    "UnknownActor",
    "UnknownQuery",
    "load",
    "open",
]
_LAZY = {"KnowledgeGraph": "KnowledgeGraph", "load": "load", "open": "open_graph"}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        from sahelkg import knowledge

        return getattr(knowledge, _LAZY[name])
    raise AttributeError(f"module 'sahelkg' has no attribute {name!r}")
