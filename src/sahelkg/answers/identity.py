"""How an actor is seen: alone, as one with its successions, or as a family; and members drawn as their coalition.

The reader chooses; nothing is merged in the graph. Whoever is drawn together says on which claims.

- `strict`: each actor alone.
- `continuous`: one node along unbranched one-to-one renamings and whole successions, unless somebody holds it to be no such thing.
- `family:X`: X; what it came from and what it became by merger, absorption, renaming or reconstitution, a merger's predecessors from its date
  on; and members, sub-units and parts while they belong. Splits cut.
- `group="coalition"`: members as one node with their coalition, by membership on the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from sahelkg.answers.view import View
from sahelkg.dates import Certainty
from sahelkg.graph.table import Claim
from sahelkg.model import NOT_YET, short

__all__ = ["Identity", "Joining", "identity_of"]

_WHOLE = frozenset({"renaming", "reconstitution"})
_JOINING = frozenset({*_WHOLE, "merger", "absorption"})
_RANK: dict[str, int] = {"certain": 3, "presumed": 2, "possible": 1, "": 0}


@dataclass(frozen=True)
class Joining:
    """Why an actor is drawn with another: `how` (a kind of transformation, or a relation class), how surely on the day, on which claims."""

    actor: str
    how: str
    certainty: str
    claims: tuple[Claim, ...]

    @property
    def contested(self) -> bool:
        """Whether somebody contradicts it."""
        return any(c.standing == "contested" for c in self.claims)

    def __repr__(self) -> str:
        return f"Joining({short(self.actor)!r}, {self.how}, {', '.join(short(c.id) for c in self.claims)})"


@dataclass
class Identity:
    """Who is drawn as whom: `node` gives the id under which an actor is drawn, `joined` who else is in it and why.

    `undecided` holds actors that belong to several coalitions alike, and so are drawn alone.
    """

    nodes: dict[str, str] = field(default_factory=dict)
    joined: dict[str, dict[str, Joining]] = field(default_factory=dict)
    undecided: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def node(self, actor: str) -> str:
        """The id under which an actor is drawn."""
        return self.nodes.get(actor, actor)

    def actors(self, node: str) -> list[str]:
        """A node and everybody drawn with it, sorted after the node itself."""
        return [node, *sorted(a for a in self.joined.get(node, {}) if a != node)]

    def _join(self, node: str, joining: Joining) -> None:
        self.nodes[joining.actor] = node
        self.joined.setdefault(node, {})[joining.actor] = joining


def identity_of(view: View) -> Identity:
    """Who is drawn as whom in a view, by its `identity` and `group`.

    >>> import sahelkg
    >>> view = sahelkg.load().view(at="2025-01-15", identity="continuous")
    >>> identity_of(view).node("actor/csp-dpa")
    'actor/fla'
    """
    mode, _, actor = view.identity.partition(":")
    found = Identity()
    if mode == "continuous":
        _continuous(view, found)
    elif mode == "family":
        _family(view, actor, found)
    if view.group == "coalition":
        _coalitions(view, found)
    return found


def _changes(view: View) -> Iterator[Claim]:
    for claim in view.table.of_class("TransformationClaim"):
        if claim.holds and view.admits(claim) and claim.assertion not in NOT_YET:
            yield claim


def _actors(view: View, claim: Claim, *roles: str) -> list[str]:
    """The actors in some roles; of a mention only one that means all."""
    found = []
    for identifier in claim.all(*roles):
        mode, candidates = view.table.candidates(identifier)
        found += [c for c in candidates if mode == "all-of" and c.startswith("actor/")]
    return found


def _continuous(view: View, found: Identity) -> None:
    """Chains in which each has one successor and that one no other predecessor; a name that skips a step is no branch.

    Rivals that only quarrel over the kind of a one-to-one change do not part what they all join; any other rival does.
    """
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    steps: dict[tuple[str, str], list[Claim]] = {}
    for claim in _changes(view):
        begun = _actors(view, claim, "begins")
        gone = _actors(view, claim, "ends", "unclear", "continues")
        for a in gone:
            after.setdefault(a, set()).update(b for b in begun if b != a)
        for b in begun:
            before.setdefault(b, set()).update(a for a in gone if a != b)
        alone = claim.all("ends") and not claim.all("unclear", "continues") and len(claim.all("ends")) == len(claim.all("begins")) == 1
        if alone and len(gone) == len(begun) == 1 and short(claim.get("transformationKind")) in _WHOLE:
            steps.setdefault((gone[0], begun[0]), []).append(claim)
    whole = {c.id for claims in steps.values() for c in claims}
    links = {
        a: (b, tuple(claims))
        for (a, b), claims in sorted(steps.items())
        if {z for z in after[a] if not any((a, y) in steps and (y, z) in steps for y in after[a] - {z})} == {b}
        and {z for z in before[b] if not any((z, y) in steps and (y, b) in steps for y in before[b] - {z})} == {a}
        and not any(rival.id not in whole for c in claims for rival in _rivals(view, c))
    }
    for start in sorted(links):
        if any(b == start for b, _ in links.values()):
            continue
        chain, joinings = [start], {}
        while chain[-1] in links and links[chain[-1]][0] not in chain:
            other, claims = links[chain[-1]]
            kind = short(claims[0].get("transformationKind"))
            joinings[chain[-1]] = Joining(chain[-1], kind, "", claims)
            joinings[other] = Joining(other, kind, "", claims)
            chain.append(other)
        living = [a for a in chain if view.at is None or view.table.life(a).earliest <= view.at <= view.table.life(a).latest]
        node = living[-1] if living else chain[-1]
        for actor in chain:
            found._join(node, joinings[actor])


def _rivals(view: View, claim: Claim) -> Iterator[Claim]:
    """The live versions of changes that contradict a claim."""
    among = view.table.whole.claims
    found = (among[c] for c in sorted(claim.disputes) if c in among)
    yield from (c for c in found if c.standing != "rejected" and c.cls == "TransformationClaim")


def _family(view: View, centre: str, found: Identity) -> None:
    """X with ancestors and descendants by joining changes; then members, sub-units and parts of all of them on the day."""
    joined: dict[str, Joining] = {centre: Joining(centre, "", "", ())}
    for up in (True, False):
        queue, seen = [centre], {centre}
        while queue:
            one = queue.pop()
            for claim in sorted(_changes(view), key=lambda c: c.id):
                kind = short(claim.get("transformationKind"))
                outputs = _actors(view, claim, "begins") or _actors(view, claim, "continues")
                inputs = [a for a in _actors(view, claim, "ends", "unclear") if a not in outputs]
                here, there = (outputs, inputs) if up else (inputs, outputs)
                certain = _since(view, claim, kind)
                if kind not in _JOINING or one not in here or certain == "out":
                    continue
                for other in there:
                    if other != centre:
                        earlier = joined.get(other)
                        claims = (*(earlier.claims if earlier else ()), *([] if earlier and claim in earlier.claims else [claim]))
                        best = max(certain, earlier.certainty if earlier else "", key=lambda c: _RANK.get(c, 0))
                        joined[other] = Joining(other, earlier.how if earlier else kind, best, claims)
                    if other not in seen:
                        seen.add(other)
                        queue.append(other)
    if view.at is not None:
        _members(view, joined)
    for joining in joined.values():
        found._join(centre, joining)


def _since(view: View, claim: Claim, kind: str) -> Certainty:
    """How surely a change joins its actors on the day: a merger or absorption only from its date on."""
    if view.at is None or kind in _WHOLE or view.at >= claim.bounds.end_latest:
        return "certain"
    return "possible" if view.at >= claim.bounds.start_earliest else "out"


def _members(view: View, joined: dict[str, Joining]) -> None:
    """Who belongs, on the day, to somebody in the family, directly or through another."""
    grown = True
    while grown:
        grown = False
        for member, organization, certain, claim in _memberships(view, "Membership", "SubUnit", "PartOf"):
            if organization in joined and member not in joined:
                joined[member] = Joining(member, claim.cls, certain, (claim,))
                grown = True
            elif organization in joined and claim.cls == joined[member].how and claim not in joined[member].claims:
                own = joined[member]
                joined[member] = Joining(member, own.how, max(own.certainty, certain, key=lambda c: _RANK.get(c, 0)), (*own.claims, claim))


def _memberships(view: View, *classes: str) -> Iterator[tuple[str, str, str, Claim]]:
    """Member, organisation, certainty and claim of what holds on the day, the surest first."""
    rows = []
    for claim in view.table.of_class(*classes):
        if not claim.holds or not view.admits(claim) or claim.assertion in NOT_YET:
            continue
        for member in _actors(view, claim, "member", "unit", "part"):
            for organization in _actors(view, claim, "organization", "whole"):
                certain = view.certainty(claim, (member, organization)) or ""
                if member != organization and certain != "out" and (not certain or certain in view.certainties):
                    rows.append((member, organization, certain, claim))
    yield from sorted(rows, key=lambda row: (-_RANK[row[2]], row[3].id, row[0], row[1]))


def _coalitions(view: View, found: Identity) -> None:
    """Members drawn as the coalition to which they most surely belong, outermost first; in doubt between two, alone."""
    kinds = [c for c in view.table.of_class("KindClaim") if c.holds and view.admits(c) and "vocabulary/coalition" in c.props.get("kind", ())]
    coalitions = {actor for c in kinds for actor in _actors(view, c, "actor")}
    choices: dict[str, dict[str, Joining]] = {}
    for member, organization, certain, claim in _memberships(view, "Membership"):
        one, other = found.node(member), found.node(organization)
        if one != other and organization in coalitions:
            earlier = choices.setdefault(one, {}).get(other)
            claims = (*(earlier.claims if earlier else ()), claim)
            choices[one][other] = Joining(one, "Membership", earlier.certainty if earlier else certain, claims)
    best: dict[str, tuple[str, Joining]] = {}
    for one, offers in choices.items():
        top = max(_RANK[j.certainty] for j in offers.values())
        chosen = {other: j for other, j in offers.items() if _RANK[j.certainty] == top}
        inner = {o for o in chosen if any(o in choices and p in choices[o] for p in chosen if p != o)}
        outermost = sorted(inner) if len(chosen) - len(inner) == 1 and len(inner) == 1 else sorted(chosen)
        if len(outermost) == 1:
            best[one] = (outermost[0], chosen[outermost[0]])
        else:
            found.undecided[one] = tuple(sorted(chosen))
    top_of = partial(_outermost, best)
    for one, (_, joining) in sorted(best.items()):
        node = top_of(one)
        for actor in found.actors(one):
            own = found.joined.get(one, {}).get(actor)
            found._join(node, own if own and actor != one else Joining(actor, joining.how, joining.certainty, joining.claims))
        found.joined.pop(one, None)


def _outermost(best: dict[str, tuple[str, Joining]], actor: str) -> str:
    """The coalition of the coalition …; a circle ends where it began."""
    seen = [actor]
    while seen[-1] in best and best[seen[-1]][0] not in seen:
        seen.append(best[seen[-1]][0])
    return seen[-1]
