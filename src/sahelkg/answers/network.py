"""Who stands with whom and against whom: the signed network as of a day.

Only relation claims make ties. Claims of equal content, assertion and interval share one tie. Listed beside and never drawn are negative
claims, what is only proposed or foreseen, and claims whose parties are mentions without candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sahelkg.answers.evidence import in_order
from sahelkg.answers.identity import Identity, identity_of
from sahelkg.answers.kinds import kinds_of
from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST, Span
from sahelkg.errors import InputError
from sahelkg.graph.restrict import NEVER, Known, known_from
from sahelkg.graph.table import Claim
from sahelkg.model import CLASSES, NOT_YET, RELATIONS, short

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["EDGE_ATTRIBUTES", "NetworkAnswer", "Tie", "network", "reading", "to_networkx"]

EDGE_ATTRIBUTES = (
    *("relation", "sign", "certainty", "standing", "assertion", "hedge", "claimants", "claims", "sources", "n", "start", "end"),
    *("directed", "one_of", "outside_life", "name_used", "detail", "known_since", "known_through", "between"),
)
"""Scalar attributes of every edge; the first twelve are the stable contract."""

_WEIGHT = {"certain": 3, "presumed": 2, "possible": 1}


@dataclass(frozen=True)
class Tie:
    """One relation between two actors, with everything that travels with it.

    `sign` is 1 (with), 0 (neither: contact, deconfliction) or -1 (against); `one_of` marks a tie to one of several whom a wording can mean;
    `start` and `end` are as written by the sources; `claims`, `sources` and `claimants` are ids; `known` says since when and through which
    publication the earliest of its claims was public. `between` holds the pairs of actors that the claims name, where actors are drawn together.
    """

    source: str
    target: str
    relation: str
    sign: int
    directed: bool
    certainty: str
    standing: str
    assertion: str
    hedge: str
    claimants: tuple[str, ...]
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    start: str
    end: str
    one_of: bool = False
    outside_life: tuple[str, ...] = ()
    name_used: str = ""
    detail: str = ""
    known: Known = NEVER
    between: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Stable name of the tie inside a network."""
        return f"{self.relation}:{short(self.claims[0].id)}"

    def attributes(self) -> dict[str, str | int | bool]:
        """The scalar attributes, ids without kind, several joined by `;`."""
        values = (
            *(self.relation, self.sign, self.certainty, self.standing, self.assertion, self.hedge),
            ";".join(short(i) for i in self.claimants),
            ";".join(short(c.id) for c in self.claims),
            ";".join(short(i) for i in self.sources),
            *(len(self.claims), self.start, self.end, self.directed, self.one_of),
            ";".join(short(i) for i in self.outside_life),
            *(self.name_used, self.detail, self.known.since.isoformat() if self.known.since else "", short(self.known.through)),
            ";".join(f"{short(a)}~{short(b)}" for a, b in self.between),
        )
        return dict(zip(EDGE_ATTRIBUTES, values, strict=True))

    def __repr__(self) -> str:
        mark = {1: "+", 0: "0", -1: "-"}[self.sign]
        return f"Tie({short(self.source)} {mark}{self.relation} {short(self.target)}, {self.certainty or 'all time'})"


@dataclass(frozen=True)
class NetworkAnswer:
    """The ties of a day; beside them the negative claims, what is only proposed or foreseen, and what cannot be drawn as a party is not named.

    `view` says the day, viewpoint and language; `horizon` is the last date among the sources used; `identity` who is drawn as whom, and `inside`
    the ties between actors drawn together, which are listed and not drawn.
    """

    view: View
    ties: tuple[Tie, ...]
    negative: tuple[Claim, ...]
    proposed: tuple[Claim, ...]
    undrawn: tuple[Claim, ...]
    horizon: date | None
    identity: Identity = field(default_factory=Identity)
    inside: tuple[Tie, ...] = ()

    @property
    def actors(self) -> list[str]:
        """Every actor with a tie, sorted."""
        return sorted({a for tie in self.ties for a in (tie.source, tie.target)})


def among_actors(claim: Claim) -> bool:
    """Whether a relation claim is about actors, persons or mentions of them; a place that is part of another makes no tie."""
    return all(i.startswith(("actor/", "person/", "mention/")) for i in (*claim.subject, *claim.object))


def _sides(claim: Claim) -> Iterator[tuple[str, str]]:
    """The pairs of role fillers that a relation claim ties."""
    spec = CLASSES[claim.cls]
    if spec.symmetric and not spec.object:
        parties = claim.all(*spec.subject)
        yield from ((a, b) for i, a in enumerate(parties) for b in parties[i + 1 :])
    else:
        yield from ((a, b) for a in claim.subject for b in claim.object)


def _detail(claim: Claim) -> str:
    return " ".join(short(v) for name in CLASSES[claim.cls].value for v in sorted(claim.props.get(name, ())))


def network(view: View, relations: Iterable[str] = (), by: str = "content") -> NetworkAnswer:
    """The network on the view's day, or over all time without one.

    `relations` narrows to some claim classes; `by="claim"` gives one tie per claim instead of one per content, assertion and interval.
    """
    spelled = {name.casefold(): name for name in RELATIONS}
    wanted = tuple(spelled.get(name.casefold(), name) for name in relations) or RELATIONS
    for name in wanted:
        if name not in RELATIONS:
            raise InputError(f"unknown relation '{name}': use one of {', '.join(RELATIONS)}")
    if by not in ("content", "claim"):
        raise InputError(f"unknown grouping '{by}': use content or claim")
    seen_as = identity_of(view)
    groups: dict[tuple[object, ...], list[tuple[Claim, str, str, str]]] = {}
    beside: dict[str, list[Claim]] = {"negative": [], "proposed": [], "undrawn": []}
    for claim in view.table.of_class(*wanted):
        if not view.admits(claim) or not among_actors(claim):
            continue
        listed, pairs = reading(view, claim)
        if listed in beside:
            beside[listed].append(claim)
        for a, b, one_of, certain in pairs:
            one, other = seen_as.node(a), seen_as.node(b)
            if CLASSES[claim.cls].symmetric and other < one:
                one, other, a, b = other, one, b, a
            content = (one, other, claim.cls, _detail(claim), claim.assertion, claim.get("start"), claim.get("end"), one_of)
            key = (*content, claim.id) if by == "claim" else (*content, claim.standing, claim.get("when"))
            groups.setdefault(key, []).append((claim, certain, a, b))
    ties = sorted((_tie(view, key, members) for key, members in groups.items()), key=lambda t: (t.source, t.target, t.relation, t.key))
    drawn_ties, inside = (tuple(t for t in ties if (t.source == t.target) is own) for own in (False, True))
    used = [c for tie in ties for c in tie.claims]
    negative, not_yet, undrawn = (tuple(in_order(claims)) for claims in beside.values())
    horizon = view.horizon([*used, *negative, *not_yet, *undrawn] or view.table.claims.values())
    return NetworkAnswer(view, drawn_ties, negative, not_yet, undrawn, horizon, seen_as, inside)


def reading(view: View, claim: Claim) -> tuple[str, list[tuple[str, str, bool, str]]]:
    """How the network of the view's day takes a relation claim: where it is listed, and whom it ties.

    Listed under `ties`, or beside them under `negative`, `proposed` or `undrawn`; under nothing if it is out. Of each pair its two actors, whether
    it is one of several whom a wording can mean, and how sure it is.
    """
    if not claim.holds or claim.assertion in NOT_YET:
        whole = view.certainty(claim)
        if whole == "out" or not view.shows(whole):
            return "", []
        return "proposed" if claim.assertion in NOT_YET else "negative", []
    turned = CLASSES[claim.cls].symmetric
    meant = [(b, a, one_of) if turned and b < a else (a, b, one_of) for a, b, one_of in _expanded(view, claim)]
    if not meant:
        whole = view.certainty(claim)
        return "" if whole == "out" or not view.shows(whole) else "undrawn", []
    pairs: dict[tuple[str, str, bool], str] = {}
    for a, b, one_of in meant:
        certain: str = view.certainty(claim, (a, b)) or ""
        if one_of and (a, b, False) in meant:
            continue  # named outright beside the wording that can mean it
        if certain and one_of and certain != "out":
            certain = "possible"  # one of several: a possible tie to each
        if certain != "out" and (not certain or certain in view.certainties):
            pairs[a, b, one_of] = certain
    return "ties" if pairs else "", [(*pair, certain) for pair, certain in pairs.items()]


def _expanded(view: View, claim: Claim) -> Iterator[tuple[str, str, bool]]:
    """Pairs of actors; a mention of several gives each, marked unless it means all of them."""
    for left, right in _sides(claim):
        left_mode, lefts = _meant(view, left)
        right_mode, rights = _meant(view, right)
        one_of = left_mode != "all-of" or right_mode != "all-of"
        yield from ((a, b, one_of) for a in lefts for b in rights if a != b)


def _meant(view: View, identifier: str) -> tuple[str, list[str]]:
    """Whom a role filler can mean on the view's day: of several, those that may have existed then, if any did."""
    mode, candidates = view.table.candidates(identifier)
    if mode == "all-of" or view.at is None:
        return mode, candidates
    lives = {c: view.table.life(c) for c in candidates}
    living = [c for c in candidates if lives[c].earliest <= view.at <= lives[c].latest]
    return mode, living or candidates


def _tie(view: View, key: tuple[object, ...], members: list[tuple[Claim, str, str, str]]) -> Tie:
    claims = list(dict.fromkeys(claim for claim, *_ in members))
    certain = max((c for _, c, *_ in members), key=lambda c: _WEIGHT.get(c, 0))
    source, target = str(key[0]), str(key[1])
    between = tuple(dict.fromkeys((a, b) for *_, a, b in members))
    first = claims[0]
    return Tie(
        source=source,
        target=target,
        relation=first.cls,
        sign=CLASSES[first.cls].sign or 0,
        directed=not CLASSES[first.cls].symmetric,
        certainty=certain,
        standing="contested" if any(c.standing == "contested" for c in claims) else "accepted",
        assertion=first.assertion,
        hedge="; ".join(dict.fromkeys(h for c in claims for h in c.all("hedge"))),
        claimants=tuple(dict.fromkeys(i for c in claims for i in c.all("claimant"))),
        claims=tuple(claims),
        sources=tuple(dict.fromkeys(c.source for c in claims)),
        start=first.get("start") or first.get("when"),
        end=first.get("end") or first.get("when"),
        one_of=bool(key[7]),
        outside_life=tuple(sorted({x for c, _, a, b in members for x in view.outside_life(c, (a, b))})),
        name_used="; ".join(dict.fromkeys(n for c in claims for n in c.all("nameUsed"))),
        detail=str(key[3]),
        known=min((known_from(c, view.table) for c in claims), key=lambda k: (k.since or LAST, k.through)),
        between=() if between == ((source, target),) else between,
    )


def to_networkx(answer: NetworkAnswer) -> nx.MultiDiGraph[str]:
    """The answer as a `networkx.MultiDiGraph`.

    Nodes are ids without kind (`fla`) with `label`, `kinds` (as sources ever say, joined by `;`), `life_start` and `life_end` (outermost known days),
    `joins` (ids of the actors drawn together there, joined by `;`) and `joined_by` (the claims on
    which they are); edges have `EDGE_ATTRIBUTES`, an undirected relation is one edge with `directed=False`.
    The graph has `at`, `viewpoint`, `known_by`, `identity`, `group`, `horizon`, and `negative`, `proposed`, `undrawn` and `inside` (claim ids,
    joined by `;`).
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        at=answer.view.at.isoformat() if answer.view.at else "",
        viewpoint=answer.view.viewpoint,
        horizon=answer.horizon.isoformat() if answer.horizon else "",
        negative=";".join(short(c.id) for c in answer.negative),
        proposed=";".join(short(c.id) for c in answer.proposed),
        undrawn=";".join(short(c.id) for c in answer.undrawn),
        inside=";".join(short(c.id) for t in answer.inside for c in t.claims),
        identity=answer.view.identity,
        group=answer.view.group,
        known_by=answer.view.known_by.isoformat() if answer.view.known_by else "",
    )
    kinds = kinds_of(answer.view._replace(at=None))
    for actor in answer.actors:
        joined = answer.identity.joined.get(actor, {})
        joins = ";".join(short(a) for a in answer.identity.actors(actor)) if joined else ""
        by = ";".join(dict.fromkeys(short(c.id) for j in joined.values() for c in j.claims))
        lives = [answer.view.table.life(a) for a in answer.identity.actors(actor)]
        life = Span(min(span.earliest for span in lives), max(span.latest for span in lives))
        graph.add_node(
            short(actor),
            label=answer.view.label(actor),
            kinds=";".join(sorted({kind for a in answer.identity.actors(actor) for kind in kinds.get(a, ())})),
            life_start=life.earliest.isoformat() if life.earliest != FIRST else "",
            life_end=life.latest.isoformat() if life.latest != LAST else "",
            joins=joins,
            joined_by=by,
        )
    for tie in answer.ties:
        graph.add_edge(short(tie.source), short(tie.target), key=tie.key, **tie.attributes())
    return graph
