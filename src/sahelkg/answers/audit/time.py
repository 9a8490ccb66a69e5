"""What time does not allow, or hardly."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from sahelkg.answers.audit.finding import Finding
from sahelkg.answers.network import network
from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST
from sahelkg.graph.table import Claim
from sahelkg.model import CLASSES, NOT_YET, short

__all__ = ["after_killing", "ally_and_enemy", "circles", "membership_outside_life", "name_out_of_time", "outside_life", "successor_first"]

_MOST = 2000
_BELONGING = ("Membership", "SubUnit", "PartOf")


def _live(view: View, *classes: str) -> Iterator[Claim]:
    claims = view.table.of_class(*classes) if classes else list(view.table.claims.values())
    yield from (c for c in claims if view.admits(c) and c.holds and c.assertion not in NOT_YET)


def _outside(view: View, claim: Claim) -> list[str]:
    return [i for i in view.outside_life(claim, [*claim.subject, *claim.object]) if not i.startswith("person/")]


def outside_life(view: View) -> Iterator[Finding]:
    """Claims other than names, changes and belonging that give an actor a part on no day of its life."""
    for claim in _live(view):
        if claim.cls not in ("NameClaim", "TransformationClaim", "IdentityClaim", *_BELONGING) and "nameUsed" not in claim.props:
            outside = _outside(view, claim)
            if outside:
                yield Finding("outside-life", tuple(outside), (claim,))


def name_out_of_time(view: View) -> Iterator[Finding]:
    """Names that a source uses for an actor on a day on which somebody else, or nobody, is known to have borne them."""
    from sahelkg.answers.names import fold, name_uses

    spans: dict[str, list[tuple[str, str, str]]] = {}
    for use in name_uses(view._replace(at=None)):
        life = view.table.life(use.actor)  # a name is not borne outside its bearer's life
        start = max(use.start, life.earliest.isoformat() if life.earliest != FIRST else "")
        end = min(use.end or "9999", life.latest.isoformat())
        spans.setdefault(fold(use.name), []).append((use.actor, start, end))
    for claim in _live(view):
        for name in claim.all("nameUsed"):
            low, high = claim.bounds.start_earliest.isoformat(), claim.bounds.end_latest.isoformat()
            bearers = spans.get(fold(name), [])
            late = [actor for actor, start, end in bearers if high < start or low > end]
            if late and len(late) == len(bearers):
                yield Finding("name-out-of-time", tuple(dict.fromkeys(late)), (claim,), name)


def membership_outside_life(view: View) -> Iterator[Finding]:
    """Membership, sub-units and parts on no day of the life of one of the two."""
    for claim in _live(view, *_BELONGING):
        outside = _outside(view, claim)
        if outside:
            yield Finding("membership-outside-life", tuple(outside), (claim,))


def after_killing(view: View) -> Iterator[Finding]:
    """Persons to whom a source gives an office or a part after the day by which they are said to have been killed."""
    for claim in _live(view):
        for person in (i for i in (*claim.subject, *claim.object) if i in view.table.lives and i.startswith("person/")):
            latest = view.table.lives[person].latest
            starts = claim.bounds.start_earliest if CLASSES[claim.cls].event or "start" in claim.props else claim.first_attested
            if claim.cls not in ("NameClaim", "Casualties") and starts and starts > latest and "end" not in claim.props:
                killings = [c for c in view.table.about.get(person, ()) if c.cls == "Casualties"]
                yield Finding("after-killing", (person,), (claim, *killings), latest.isoformat())


def ally_and_enemy(view: View) -> Iterator[Finding]:
    """Pairs said to stand with and against each other on the same days, both for certain."""
    pairs: dict[frozenset[str], dict[int, list[Claim]]] = {}
    for tie in network(view._replace(at=None), by="claim").ties:
        if tie.sign and not tie.one_of:
            pairs.setdefault(frozenset((tie.source, tie.target)), {}).setdefault(tie.sign, []).extend(tie.claims)
    for pair, signs in pairs.items():
        for friend in signs.get(1, ()):
            for foe in signs.get(-1, ()):
                low = max(friend.bounds.start_latest, foe.bounds.start_latest)
                high = min(friend.bounds.end_earliest, foe.bounds.end_earliest)
                if low <= high and low > FIRST and high < LAST:
                    yield Finding("ally-and-enemy", tuple(sorted(pair)), (friend, foe), f"{low} – {high}")


def successor_first(view: View) -> Iterator[Finding]:
    """Changes of which who comes out is said to have begun before who goes in began."""
    for claim in _live(view, "TransformationClaim"):
        for after in (i for i in claim.props.get("begins", ()) if i in view.table.lives):
            for before in (i for i in claim.inputs if i in view.table.lives):
                born, latest = view.table.lives[before].earliest, view.table.lives[after]
                if born != FIRST and latest.latest != LAST and latest.latest < born:
                    yield Finding("successor-first", (before, after), (claim,))


def circles(view: View) -> Iterator[Finding]:
    """Circles of successions that time does not allow: somebody comes out of what came out of it, and no dates let it end and begin again.

    Circles of at most six actors, of which no more than the first two thousand are looked at: a dense graph has them without number.
    """
    import networkx as nx

    steps: dict[tuple[str, str], list[Claim]] = {}
    for claim in _live(view, "TransformationClaim"):
        for before in claim.inputs:
            for after in claim.outputs:
                if before != after and before.startswith("actor/") and after.startswith("actor/"):
                    steps.setdefault((before, after), []).append(claim)
    graph: nx.DiGraph[str] = nx.DiGraph(sorted(steps))
    for circle in sorted(islice(nx.simple_cycles(graph, length_bound=6), _MOST)):
        ring = [*circle, circle[0]]
        claims = [steps[pair] for pair in pairwise(ring)]
        if not any(_in_order([*claims[i:], *claims[:i]]) for i in range(len(claims))):
            found = tuple(dict.fromkeys(c for group in claims for c in group))
            yield Finding("circle", tuple(circle), found, " → ".join(short(a) for a in ring))


def _in_order(claims: list[list[Claim]]) -> bool:
    """Whether one claim of each step can be chosen so that each may come after the one before."""
    earliest = FIRST
    for group in claims:
        later = [c for c in group if c.bounds.end_latest > earliest]
        if not later:
            return False
        earliest = min(max(c.bounds.start_earliest, earliest) for c in later)
    return True
