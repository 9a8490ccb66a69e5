"""What changed between two days: actors, names, memberships, relations, leaders, and ties that turned.

A change is one of what the claims leave for each day; nothing is said of what no claim tells.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sahelkg.answers.evidence import in_order
from sahelkg.answers.identity import Identity, identity_of
from sahelkg.answers.names import name_uses
from sahelkg.answers.network import Tie, network
from sahelkg.answers.view import CERTAINTIES, View
from sahelkg.dates import FIRST, parse_day
from sahelkg.errors import InputError
from sahelkg.graph.derive import usable_backings
from sahelkg.graph.table import Claim
from sahelkg.model import CLASSES, NOT_YET, short

__all__ = ["CHANGES", "Change", "Diff", "diff"]

CHANGES = (
    *("began", "may have begun", "ended", "may have ended", "no longer possible", "turned", "surer", "less sure", "contested", "no longer contested"),
)
"""Sorts of change: from out to certain or presumed; from out to possible; from certain or presumed to out, or to possible by an end that a claim
gives; from possible to out; the surest sign of a pair from with to against or back; certainty gained or lost; standing."""

_RANK: dict[str, int] = {"certain": 3, "presumed": 2, "possible": 1, "out": 0}
_SURE = ("certain", "presumed")


@dataclass(frozen=True)
class Change:
    """One change: what sort, of what (`actor`, `name`, `leader` or a relation class), whose, how surely before and after, on which claims.

    `value` is the name, office or detail; `sign` that of a relation.
    """

    change: str
    what: str
    subject: str
    object: str
    value: str
    sign: int
    before: str
    after: str
    standing_before: str
    standing_after: str
    claims_before: tuple[Claim, ...]
    claims_after: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that it rests on."""
        return tuple(in_order({c.id: c for c in (*self.claims_before, *self.claims_after)}.values()))

    def __repr__(self) -> str:
        what = " ".join(p for p in (short(self.subject), self.what, short(self.object), self.value) if p)
        return f"Change({self.change}: {what}, {self.before} → {self.after})"


@dataclass(frozen=True)
class Diff:
    """The changes between two days, by what they are of; `horizon` is the last date among the sources used."""

    view: View
    first: date
    second: date
    changes: tuple[Change, ...]
    horizon: date | None

    def __repr__(self) -> str:
        return f"Diff({self.first} → {self.second}, {len(self.changes)} changes)"

    def _repr_html_(self) -> str:
        from sahelkg.views.tables import html_table

        return html_table(dict.fromkeys(c for change in self.changes for c in change.claims), self.view)


@dataclass
class _State:
    """How a content stands on a day: its best certainty, standing and claims."""

    certainty: str = "out"
    standing: str = ""
    sign: int = 0
    claims: tuple[Claim, ...] = ()

    def add(self, certainty: str, standing: str, claims: Iterable[Claim], sign: int = 0) -> None:
        if _RANK[certainty] > _RANK[self.certainty]:
            self.certainty = certainty
        self.standing = "contested" if "contested" in (self.standing, standing) else "accepted"
        self.claims, self.sign = (*self.claims, *claims), sign


_Key = tuple[str, str, str, str]


def diff(view: View, first: str | date, second: str | date) -> Diff:
    """What changed from one day to a later one, in the view's viewpoint, certainties and identity.

    Raises `DateError` for a date that is no full day, `InputError` if the second is not later.

    >>> import sahelkg
    >>> found = diff(sahelkg.load().view(), "2024-11-01", "2024-12-15")
    >>> any(c.change == "began" and c.what == "name" and c.subject == "actor/fla" for c in found.changes)
    True
    """
    one, other = parse_day(first), parse_day(second)
    if other <= one:
        raise InputError(f"{other} is not after {one}: name the earlier day first")
    views = [view._replace(at=day, certainties=CERTAINTIES) for day in (one, other)]  # what is narrowed away has not ended
    # a node of successions is called after whom of them lives on the day: over two days it has the name of the last
    seen_as = identity_of(view._replace(at=None, group="")) if view.identity == "continuous" else Identity()
    before, after = (_renamed({**_names(v), **_leaders(v), **_ties(v)}, seen_as) for v in views)
    changes = [*_lives(view, one, other, seen_as)]
    for key in sorted({*before, *after}):
        changes += _compared(key, before.get(key, _State()), after.get(key, _State()), one, other)
    changes += _turned(before, after)
    changes = [c for c in changes if c.before in view.certainties or c.after in view.certainties]
    changes.sort(key=lambda c: (_order(c.what), CHANGES.index(c.change), c.subject, c.object, c.value))
    used = [c for change in changes for c in change.claims]
    return Diff(view, one, other, tuple(changes), view.horizon(used or view.table.claims.values()))


def _order(what: str) -> int:
    heads = ("actor", "name", "leader", *CLASSES)
    return heads.index(what)


def _renamed(states: dict[_Key, _State], seen_as: Identity) -> dict[_Key, _State]:
    """The states under the nodes of an identity, those that fall together joined."""
    found: dict[_Key, _State] = {}
    for (what, subject, other, value), state in states.items():
        one, two = seen_as.node(subject), seen_as.node(other)
        if what in CLASSES and CLASSES[what].symmetric and two < one:
            one, two = two, one
        found.setdefault((what, one, two, value), _State()).add(state.certainty, state.standing, state.claims, state.sign)
    return found


def _lives(view: View, first: date, second: date, seen_as: Identity) -> Iterable[Change]:
    """Actors of which a claim dates the beginning or the end between the two days; of actors drawn as one, of their node."""
    nodes: dict[str, list[str]] = {}
    for actor in sorted(view.table.lives):
        if actor.startswith("actor/"):
            nodes.setdefault(seen_as.node(actor), []).append(actor)
    for node, members in sorted(nodes.items()):
        states, claims, dated = ["out", "out"], dict[str, Claim](), False
        for actor in members:
            life = view.table.life(actor)
            about = [c for c in view.table.about.get(actor, ()) if c.cls == "TransformationClaim" and c.holds and view.admits(c)]
            own = [_living(view, about, actor, day) for day in (first, second)]
            states = [max(pair, key=_RANK.__getitem__) for pair in zip(states, own, strict=True)]
            if life.earliest > first or life.latest < second:
                dated = True
                claims |= {c.id: c for c in about if actor in (*c.props.get("begins", ()), *c.props.get("ends", ()))}
        change = _sort(states[0], states[1])
        if change and dated:
            rest = tuple(claims.values())
            standing = "contested" if any(c.standing == "contested" for c in rest) else "accepted"
            yield Change(change, "actor", node, "", "", 0, states[0], states[1], standing, standing, rest, rest)


def _living(view: View, about: list[Claim], actor: str, day: date) -> str:
    """Whether an actor existed on a day: certain from its last possible beginning until its first possible end, as claims date them."""
    life = view.table.life(actor)
    if not life.earliest <= day <= life.latest:
        return "out"
    dated = [c for c in about if "when" in c.props or usable_backings(c, view.table)]  # the cut-off of a text dates nothing
    begun = [c.bounds.end_latest for c in dated if actor in c.props.get("begins", ())]
    ended = [c.bounds.start_earliest for c in dated if actor in c.props.get("ends", ())]
    known = [first for first in ended if first != FIRST]
    return "certain" if begun and day >= max(begun) and (not ended or (known and day < min(known))) else "possible"


def _names(view: View) -> dict[_Key, _State]:
    found: dict[_Key, _State] = {}
    for use in name_uses(view):
        if use.actor.startswith("actor/"):
            standing = "contested" if any(c.standing == "contested" for c in use.claims) else "accepted"
            found.setdefault(("name", use.actor, "", use.name), _State()).add(use.certainty or "out", standing, use.claims)
    return found


def _leaders(view: View) -> dict[_Key, _State]:
    found: dict[_Key, _State] = {}
    for claim in view.table.of_class("Leadership", "Spokesmanship"):
        certain = view.certainty(claim) or "out"
        if not claim.holds or claim.assertion in NOT_YET or not view.admits(claim) or certain == "out" or not view.shows(view.certainty(claim)):
            continue
        for person in claim.subject:
            for organization in claim.object:
                found.setdefault(("leader", person, organization, claim.cls), _State()).add(certain, claim.standing, (claim,))
    return found


def _ties(view: View) -> dict[_Key, _State]:
    found: dict[_Key, _State] = {}
    for tie in network(view).ties:
        found.setdefault(_key(tie), _State()).add(tie.certainty, tie.standing, tie.claims, tie.sign)
    return found


def _key(tie: Tie) -> _Key:
    return (tie.relation, tie.source, tie.target, tie.detail)


def _sort(before: str, after: str, given: bool = False) -> str:
    """The sort of a change of certainty; `given` if a claim itself gives an end between the two days."""
    if before == after:
        return ""
    if before == "out":
        return "began" if after in _SURE else "may have begun"
    if after == "out":
        return "ended" if before in _SURE else "no longer possible"
    if before in _SURE and after in _SURE:
        return ""
    if after in _SURE:
        return "surer"
    return "may have ended" if given else "less sure"


def _compared(key: _Key, before: _State, after: _State, first: date, second: date) -> Iterable[Change]:
    what, subject, other, value = key
    given = any(c.get("end") not in ("", "..") and first < c.bounds.end_latest and c.bounds.end_earliest <= second for c in before.claims)
    change = _sort(before.certainty, after.certainty, given)
    sign = after.sign or before.sign
    rest = (before.certainty, after.certainty, before.standing, after.standing, before.claims, after.claims)
    if change:
        yield Change(change, what, subject, other, value, sign, *rest)
    elif before.standing and after.standing and before.standing != after.standing:
        yield Change("contested" if after.standing == "contested" else "no longer contested", what, subject, other, value, sign, *rest)


def _turned(before: dict[_Key, _State], after: dict[_Key, _State]) -> Iterable[Change]:
    """Pairs whose surest sign went from with to against, or back."""
    sides = [_surest(states) for states in (before, after)]
    for pair in sorted(set(sides[0]) & set(sides[1])):
        (sign, old), (turned, new) = sides[0][pair], sides[1][pair]
        if {sign, turned} == {1, -1}:
            what = new.claims[0].cls
            rest = (old.certainty, new.certainty, old.standing, new.standing, old.claims, new.claims)
            yield Change("turned", what, pair[0], pair[1], "", turned, *rest)


def _surest(states: dict[_Key, _State]) -> dict[tuple[str, str], tuple[int, _State]]:
    """Per pair the one sign of its surest ties, if there is one."""
    best: dict[tuple[str, str], dict[int, _State]] = {}
    for (what, a, b, _), state in states.items():
        if what in CLASSES and state.sign:
            own = best.setdefault((min(a, b), max(a, b)), {}).setdefault(state.sign, _State())
            if _RANK[state.certainty] > _RANK[own.certainty]:
                own.claims = ()
            if _RANK[state.certainty] >= _RANK[own.certainty]:
                own.add(state.certainty, state.standing, state.claims, state.sign)
    found = {}
    for pair, signs in best.items():
        top = max(_RANK[s.certainty] for s in signs.values())
        chosen = [(sign, s) for sign, s in signs.items() if _RANK[s.certainty] == top]
        if len(chosen) == 1:
            found[pair] = chosen[0]
    return found
