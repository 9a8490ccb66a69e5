"""How two actors are linked: the shortest chains of ties between them on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from sahelkg.answers.network import NetworkAnswer, Tie, network
from sahelkg.answers.view import View
from sahelkg.model import short

__all__ = ["Hop", "PathAnswer", "paths"]


@dataclass(frozen=True)
class Hop:
    """One step of a chain: two actors and every tie between them, in either direction."""

    source: str
    target: str
    ties: tuple[Tie, ...]

    @property
    def signs(self) -> tuple[int, ...]:
        """The signs that occur between the two, from with to against; several show a tie that is both."""
        return tuple(sorted({t.sign for t in self.ties}, reverse=True))


@dataclass(frozen=True)
class PathAnswer:
    """The shortest chains between two actors, all of one length, in the order of their actors; `more` tells whether there are others.

    A chain says that claims exist on each of its steps, not that its ends know or help each other.
    """

    view: View
    source: str
    target: str
    chains: tuple[tuple[Hop, ...], ...]
    more: bool
    horizon: date | None

    def __repr__(self) -> str:
        steps = len(self.chains[0]) if self.chains else 0
        return f"PathAnswer({short(self.source)!r}, {short(self.target)!r}, {len(self.chains)} chains of {steps} steps)"


def paths(view: View, source: str, target: str, relations: Iterable[str] = (), limit: int = 10) -> PathAnswer:
    """The shortest chains of ties between two actors on the view's day, or over all time; at most `limit` of them.

    Found by breadth-first search (`networkx.all_shortest_paths`) over the network without regard to direction. No chain if one of the two has no
    tie, or none leads to the other.

    >>> import sahelkg
    >>> found = paths(sahelkg.load().view(), "actor/csp-dpa", "actor/jnim")
    >>> len(found.chains[0])
    1
    """
    import networkx as nx

    whole: NetworkAnswer = network(view, relations)
    between: dict[frozenset[str], list[Tie]] = {}
    for tie in whole.ties:
        between.setdefault(frozenset((tie.source, tie.target)), []).append(tie)
    graph: nx.Graph[str] = nx.Graph((min(pair), max(pair)) for pair in sorted(between, key=sorted))
    chains: list[tuple[Hop, ...]] = []
    if source != target and source in graph and target in graph and nx.has_path(graph, source, target):
        ways = islice(nx.all_shortest_paths(graph, source, target), 1000)
        for way in sorted(ways):
            chains.append(tuple(Hop(a, b, tuple(between[frozenset((a, b))])) for a, b in pairwise(way)))
    used = [c for chain in chains[:limit] for hop in chain for tie in hop.ties for c in tie.claims]
    return PathAnswer(view, source, target, tuple(chains[:limit]), len(chains) > limit, view.horizon(used or view.table.claims.values()))
