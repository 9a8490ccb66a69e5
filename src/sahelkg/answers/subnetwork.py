"""A part of a network: around an actor, among actors of some kinds, or in a place.

The words are those of network science: the ego network of a radius, and the subgraph induced by a set of nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from sahelkg.answers.kinds import check_kind, kinds_of
from sahelkg.answers.network import NetworkAnswer, Tie
from sahelkg.answers.places import parts_of, present_in
from sahelkg.answers.view import View
from sahelkg.errors import InputError
from sahelkg.graph.table import Claim

__all__ = ["narrowed"]


def narrowed(answer: NetworkAnswer, around: str | None = None, depth: int = 1, kinds: Iterable[str] = (), place: str | None = None) -> NetworkAnswer:
    """The part of a network that all of the filters leave.

    `around` with `depth`: the ego network, that is the actors at most so many ties away, in any direction, and every tie among them. `kinds`:
    ties of which both ends are of one of these kinds, as sources say on the view's day. `place`: ties that a claim puts in the place or a part
    of it, or of which both ends are said to be there on that day. Where actors are drawn together, what holds of one holds of their node.

    Raises `InputError` for an unknown kind or a depth below 1.

    >>> import sahelkg
    >>> whole = sahelkg.load().network_answer(at="2024-08-01")
    >>> ego = narrowed(whole, "actor/jnim")
    >>> all({t.source, t.target} <= set(ego.actors) for t in ego.ties)
    True
    """
    if depth < 1:
        raise InputError(f"a depth of {depth} holds nobody: use 1 or more")
    view, node = answer.view, answer.identity.node
    around = node(around) if around else None
    kept: list[Callable[[Tie], bool]] = []
    if place:
        inside, present = parts_of(view, place), {node(actor) for actor in present_in(view, place)}
        kept.append(lambda t: {t.source, t.target} <= present or any(inside.intersection(c.all("place")) for c in t.claims))
    wanted = tuple(kinds)
    for kind in wanted:
        check_kind(view, kind)
    if wanted:
        fitting = {node(actor) for actor, own in kinds_of(view).items() if own.intersection(wanted)}
        kept.append(lambda t: {t.source, t.target} <= fitting)
    ties, together = (tuple(t for t in part if all(fits(t) for fits in kept)) for part in (answer.ties, answer.inside))
    if around:
        near = _within(ties, around, depth)
        ties, together = (tuple(t for t in part if t.source in near and t.target in near) for part in (ties, together))
    left = {a for t in (*ties, *together) for a in (t.source, t.target)} | ({around} if around else set())
    left |= {actor for one in left for actor in answer.identity.actors(one)}
    negative, proposed, undrawn = (_concerning(view, claims, left) for claims in (answer.negative, answer.proposed, answer.undrawn))
    horizon = view.horizon([*(c for t in ties for c in t.claims), *negative, *proposed, *undrawn] or view.table.claims.values())
    return replace(answer, ties=ties, negative=negative, proposed=proposed, undrawn=undrawn, horizon=horizon, inside=together)


def _within(ties: Iterable[Tie], actor: str, depth: int) -> set[str]:
    found, edge = {actor}, {actor}
    pairs = [(t.source, t.target) for t in ties]
    for _ in range(depth):
        edge = {b if a in edge else a for a, b in pairs if (a in edge) != (b in edge)} - found
        found |= edge
    return found


def _concerning(view: View, claims: Iterable[Claim], actors: set[str]) -> tuple[Claim, ...]:
    """Of what is listed beside the ties, that which names one of the actors left."""
    return tuple(c for c in claims if any(a in actors for i in (*c.subject, *c.object) for a in view.table.candidates(i)[1]))
