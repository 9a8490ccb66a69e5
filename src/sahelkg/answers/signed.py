"""Figures of signed networks: balance of triads, frustrated pairs, brokers, communities; and the months in which most changed.

Balance after Cartwright and Harary (1956), "Structural balance", Psychological Review 63: a triad is balanced if the product of its signs is
positive. The frustration of a network is the least number of pairs whose sign would have to change for it to be balanced (the line index of
Harary, 1959); it is searched here from many spanning trees, each improved by moving one actor at a time as long as that helps, so the number
given is an upper bound. Brokerage is betweenness (Freeman, 1977), communities are those
of Louvain (Blondel and others, 2008), both over the ties with sign "with". All through networkx, without regard to direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from sahelkg.answers.network import NetworkAnswer, Tie
from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST
from sahelkg.errors import InputError
from sahelkg.graph.table import Claim
from sahelkg.model import CLASSES, NOT_YET, RELATIONS, short

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Broker", "Pair", "SignedFigures", "Triad", "TurningPoint", "signed_figures", "turning_points"]

_RANK = {"certain": 3, "presumed": 2, "possible": 1, "": 0}
_TRIES = 40


@dataclass(frozen=True)
class Pair:
    """Two actors with one sign: that of their surest ties. Pairs whose surest ties are of both signs are `mixed` (sign 0) and in no figure."""

    one: str
    other: str
    sign: int
    certainty: str
    ties: tuple[Tie, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims on which the sign rests."""
        return tuple(dict.fromkeys(c for t in self.ties for c in t.claims))

    def __repr__(self) -> str:
        return f"Pair({short(self.one)} {'+' if self.sign > 0 else '−' if self.sign else '±'} {short(self.other)}, {self.certainty})"


@dataclass(frozen=True)
class Triad:
    """Three actors of which every two have a sign."""

    actors: tuple[str, str, str]
    pairs: tuple[Pair, Pair, Pair]

    @property
    def balanced(self) -> bool:
        """Whether the product of the three signs is positive."""
        return self.pairs[0].sign * self.pairs[1].sign * self.pairs[2].sign > 0

    @property
    def signs(self) -> str:
        """The three signs, friends first: `+++`, `++-`, `+--` or `---`."""
        return "".join("+" if s > 0 else "-" for s in sorted((p.sign for p in self.pairs), reverse=True))

    @property
    def certainty(self) -> str:
        """That of its least certain pair."""
        return min((p.certainty for p in self.pairs), key=lambda c: _RANK[c])


@dataclass(frozen=True)
class Broker:
    """An actor's share of the shortest chains of "with" between all others (0 to 1), and the claims on its own such ties."""

    actor: str
    betweenness: float
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class SignedFigures:
    """The figures of one network; `frustration` is an upper bound, `frustrated` the pairs of the best division found into two `camps`."""

    view: View
    pairs: tuple[Pair, ...]
    mixed: tuple[Pair, ...]
    triads: tuple[Triad, ...]
    frustration: int
    frustrated: tuple[Pair, ...]
    camps: tuple[tuple[str, ...], tuple[str, ...]]
    brokers: tuple[Broker, ...]
    communities: tuple[tuple[str, ...], ...]
    horizon: date | None

    def __repr__(self) -> str:
        balance = "–" if self.balance is None else f"{self.balance:.0%}"
        return f"SignedFigures({len(self.pairs)} pairs, {len(self.triads)} triads, balanced {balance}, frustration ≤ {self.frustration})"

    @property
    def balance(self) -> float | None:
        """The share of balanced triads; None without triads."""
        return sum(t.balanced for t in self.triads) / len(self.triads) if self.triads else None


def signed_figures(answer: NetworkAnswer) -> SignedFigures:
    """The figures of a network answer; the same answer gives the same figures.

    >>> import sahelkg
    >>> figures = signed_figures(sahelkg.load().network_answer(at="2019-05-15"))
    >>> all(len(t.actors) == 3 for t in figures.triads)
    True
    """
    import networkx as nx

    everyone = _pairs(answer)
    pairs, mixed = [p for p in everyone if p.sign], [p for p in everyone if not p.sign]
    graph: nx.Graph[str] = nx.Graph()
    for pair in pairs:
        graph.add_edge(pair.one, pair.other, pair=pair, weight=-pair.sign)
    friends: nx.Graph[str] = nx.Graph((p.one, p.other) for p in pairs if p.sign > 0)
    camps, frustrated = _divided(graph, pairs)
    return SignedFigures(
        view=answer.view,
        pairs=tuple(pairs),
        mixed=tuple(mixed),
        triads=tuple(_triads(graph)),
        frustration=len(frustrated),
        frustrated=tuple(frustrated),
        camps=camps,
        brokers=tuple(_brokers(friends, pairs)),
        communities=tuple(_communities(friends)),
        horizon=answer.horizon,
    )


def _pairs(answer: NetworkAnswer) -> list[Pair]:
    groups: dict[tuple[str, str], list[Tie]] = {}
    for tie in answer.ties:
        if tie.sign:
            groups.setdefault((min(tie.source, tie.target), max(tie.source, tie.target)), []).append(tie)
    found = []
    for (one, other), ties in sorted(groups.items()):
        best = max(_RANK[t.certainty] for t in ties)
        surest = tuple(t for t in ties if _RANK[t.certainty] == best)
        signs = {t.sign for t in surest}
        found.append(Pair(one, other, signs.pop() if len(signs) == 1 else 0, surest[0].certainty, surest))
    return found


def _triads(graph: nx.Graph[str]) -> list[Triad]:
    found = []
    for a in sorted(graph):
        for b in sorted(n for n in graph[a] if n > a):
            for c in sorted(n for n in graph[b] if n > b and n in graph[a]):
                pairs = (graph[a][b]["pair"], graph[b][c]["pair"], graph[a][c]["pair"])
                found.append(Triad((a, b, c), pairs))
    return found


def _divided(graph: nx.Graph[str], pairs: list[Pair]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], list[Pair]]:
    """The best division into two camps that repeated search finds, and the pairs against it: friends across, foes within."""
    import networkx as nx

    if not pairs:
        return ((), ()), []
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from((p.one, p.other, {"weight": -p.sign}) for p in pairs)
    ties = {name: [(other, data["weight"]) for other, data in ordered[name].items()] for name in ordered}
    best: tuple[int, set[str], list[Pair]] | None = None
    components = [sorted(c) for c in nx.connected_components(ordered)]
    for seed in range(_TRIES):
        start = {name for nodes in components for name in _camp_of(ordered, nodes[seed % len(nodes)], depth_first=seed % 2 == 1)}
        one = _improved(ties, start, seed)
        against = [p for p in pairs if ((p.one in one) == (p.other in one)) is (p.sign < 0)]
        if best is None or len(against) < best[0]:
            best = (len(against), one, against)
    assert best is not None
    parts = (tuple(sorted(best[1])), tuple(sorted(set(ordered) - best[1])))
    left, right = sorted(parts, key=lambda part: (-len(part), part))
    return (left, right), best[2]


def _improved(ties: Mapping[str, list[tuple[str, int]]], camp: set[str], seed: int) -> set[str]:
    """A camp from which no single actor can move, or to which none can come, with fewer pairs against it; ties weigh 1 against, -1 with."""
    order = list(ties)
    Random(seed).shuffle(order)
    camp, moved = set(camp), True
    while moved:
        moved = False
        for name in order:
            here = name in camp
            if sum(weight if (other in camp) is here else -weight for other, weight in ties[name]) > 0:
                camp ^= {name}
                moved = True
    return camp


def _camp_of(graph: nx.Graph[str], root: str, depth_first: bool) -> set[str]:
    """The camp of an actor along a spanning tree on which no pair is against it: friends on one side, foes on the other."""
    import networkx as nx

    side = {root: True}
    for a, b in nx.dfs_edges(graph, root) if depth_first else nx.bfs_edges(graph, root):
        side[b] = side[a] is (graph[a][b]["weight"] < 0)
    return {name for name, here in side.items() if here}


def _brokers(friends: nx.Graph[str], pairs: list[Pair]) -> list[Broker]:
    import networkx as nx

    shares = nx.betweenness_centrality(friends) if len(friends) > 2 else {}
    own: dict[str, list[Claim]] = {}
    for pair in pairs:
        if pair.sign > 0:
            for actor in (pair.one, pair.other):
                own.setdefault(actor, []).extend(pair.claims)
    found = [Broker(a, round(share, 4), tuple(dict.fromkeys(own[a]))) for a, share in shares.items() if share > 0]
    return sorted(found, key=lambda b: (-b.betweenness, b.actor))[:10]


def _communities(friends: nx.Graph[str]) -> list[tuple[str, ...]]:
    import networkx as nx

    if not friends:
        return []
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(friends))
    ordered.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in friends.edges))
    groups = nx.community.louvain_communities(ordered, seed=1)
    return sorted((tuple(sorted(g)) for g in groups), key=lambda g: (-len(g), g))


@dataclass(frozen=True)
class TurningPoint:
    """A month with the claims that date a beginning, an end or a change of actors to within it."""

    month: str
    claims: tuple[Claim, ...]


def turning_points(view: View, limit: int = 10) -> list[TurningPoint]:
    """The months in which claims date most beginnings and ends of relations, and changes of actors.

    Only dates known to within a month count; one claim counts once a month. The most come first, then the earlier. Raises `InputError` for a limit
    below 1.

    >>> import sahelkg
    >>> turning_points(sahelkg.load().view(), 1)[0].month[:2]
    '20'
    """
    if limit < 1:
        raise InputError(f"a limit of {limit} leaves nothing: use 1 or more")
    months: dict[str, dict[str, Claim]] = {}
    for claim in view.table.of_class(*RELATIONS, "TransformationClaim"):
        if claim.holds and view.admits(claim) and claim.assertion not in NOT_YET:
            for month in _months(claim):
                months.setdefault(month, {})[claim.id] = claim
    ranked = sorted(months.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [TurningPoint(month, tuple(claims.values())) for month, claims in ranked[:limit]]


def _months(claim: Claim) -> Iterable[str]:
    bounds, spans = claim.bounds, []
    if CLASSES[claim.cls].event:
        spans.append((bounds.start_earliest, bounds.end_latest))
    else:
        spans += [(bounds.start_earliest, bounds.start_latest)] if "start" in claim.props else []
        spans += [(bounds.end_earliest, bounds.end_latest)] if claim.get("end") not in ("", "..") else []
    for low, high in spans:
        if low != FIRST and high != LAST and (low.year, low.month) == (high.year, high.month):
            yield f"{low:%Y-%m}"
