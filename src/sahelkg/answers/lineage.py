"""Where an actor comes from and what became of it: transformations with their rival versions, traced with respect to time.

Lineage may hold cycles (groups split off, merge and rejoin): a trace visits each transformation once, never goes back in time, and ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST, OPEN
from sahelkg.errors import InputError
from sahelkg.graph.table import Claim
from sahelkg.i18n import words
from sahelkg.model import short

__all__ = ["DIRECTIONS", "Lineage", "Step", "region", "trace"]

Direction = Literal["up", "down", "both"]
DIRECTIONS: tuple[Direction, ...] = ("up", "down", "both")


@dataclass(frozen=True)
class Step:
    """One transformation on the trace, with every version of it that the viewpoint admits.

    `of` is the actor from which the trace reached it, `direction` whether it lies before (up) or after (down) that actor, `actors` the ids
    that lie beyond it, `depth` the number of steps from the actor asked for. In a region nobody is asked for: `of` and `direction` are empty,
    `depth` is 0 and `actors` are all that take part.
    """

    transformation: str
    label: str
    of: str
    direction: str
    depth: int
    versions: tuple[Claim, ...]
    actors: tuple[str, ...]

    @property
    def contested(self) -> bool:
        """Whether the versions contradict one another."""
        return any(c.standing == "contested" for c in self.versions)

    def __repr__(self) -> str:
        return f"Step({short(self.transformation)!r}, {self.direction}, {len(self.versions)} versions)"


@dataclass(frozen=True)
class Lineage:
    """The trace of an actor: steps in the order of discovery, departures of members, knowledge horizon.

    A region (`actor` and `direction` empty) holds every transformation by time. `departures` are membership claims with an end, of members that
    left an actor of the trace or were left by it.
    """

    actor: str
    label: str
    direction: str
    steps: tuple[Step, ...]
    departures: tuple[Claim, ...]
    horizon: date | None
    view: View

    @property
    def claims(self) -> list[Claim]:
        """Every claim of the lineage once."""
        found = {c.id: c for step in self.steps for c in step.versions} | {c.id: c for c in self.departures}
        return list(found.values())

    @property
    def actors(self) -> list[str]:
        """Every actor of the lineage, that asked for first."""
        return [a for a in dict.fromkeys([self.actor, *(a for s in self.steps for a in (s.of, *s.actors))]) if a]

    @property
    def families(self) -> list[list[str]]:
        """The actors that hang together by transformations, in the order of the steps; the largest family first."""
        family = {actor: [actor] for actor in self.actors}
        for step in self.steps:
            members = [a for c in step.versions if c.holds for a in (*c.inputs, *c.outputs)]
            members += [a for m in members for a in self.view.table.candidates(m)[1] if a in family]
            for a, b in pairwise(dict.fromkeys(members)):
                one, other = family.setdefault(a, [a]), family.setdefault(b, [b])
                if one is not other:
                    one.extend(other)
                    family.update(dict.fromkeys(other, one))
        place = {actor: i for i, actor in enumerate(family)}
        return sorted({id(f): sorted(f, key=place.__getitem__) for f in family.values()}.values(), key=lambda f: (-len(f), place[f[0]]))

    def __repr__(self) -> str:
        whose = f"{short(self.actor)!r}, {self.direction}" if self.actor else "whole region"
        return f"Lineage({whose}, {len(self.steps)} steps, {len(self.departures)} departures)"

    def _repr_svg_(self) -> str:
        from sahelkg.views.lineage_svg import lineage_svg

        return lineage_svg(self, self.view)


def trace(view: View, actor: str, direction: str = "both") -> Lineage:
    """Trace an actor's lineage up (where it comes from), down (what became of it) or both.

    On a day, only versions that may have happened by then are shown.
    """
    if direction not in DIRECTIONS:
        raise InputError(f"unknown direction '{direction}': use one of {', '.join(DIRECTIONS)}")
    groups = _versions(view)
    steps: list[Step] = []
    if direction in ("up", "both"):
        steps += _walk(view, groups, actor, up=True)
    if direction in ("down", "both"):
        steps += _walk(view, groups, actor, up=False, skip={s.transformation for s in steps if s.of == actor and s.depth == 1})
    lineage = Lineage(actor, view.label(actor), direction, tuple(steps), (), None, view)
    left = tuple(_departures(view, set(lineage.actors)))
    claims = [*lineage.claims, *left]
    horizon = view.horizon(claims or view.table.about.get(actor, ()) or view.table.claims.values())
    return Lineage(actor, lineage.label, direction, lineage.steps, left, horizon, view)


def region(view: View) -> Lineage:
    """Every transformation of the graph by time, with the departures of members from those that take part.

    On a day, only versions that may have happened by then are shown. What is only said not to have happened makes no step.

    >>> import sahelkg
    >>> found = region(sahelkg.load().view())
    >>> any({"actor/csp-dpa", "actor/fla"} <= set(family) for family in found.families)
    True
    """
    steps = []
    for transformation, versions in _versions(view).items():
        actors = dict.fromkeys(a for c in versions if c.holds for a in (*c.inputs, *c.outputs))
        if actors:
            steps.append(Step(transformation, view.label(transformation), "", "", 0, tuple(versions), tuple(actors)))
    steps.sort(key=lambda s: (min(c.bounds.end_latest for c in s.versions), s.transformation))
    found = Lineage("", words("region", view.lang), "", tuple(steps), (), None, view)
    left = tuple(_departures(view, set(found.actors)))
    horizon = view.horizon([*found.claims, *left] or view.table.claims.values())
    return Lineage("", found.label, "", found.steps, left, horizon, view)


def _versions(view: View) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for claim in view.table.of_class("TransformationClaim"):
        if view.admits(claim) and (view.at is None or claim.bounds.start_earliest <= view.at):
            groups.setdefault(claim.get("transformation"), []).append(claim)
    for versions in groups.values():
        versions.sort(key=lambda c: (c.bounds.end_latest, c.hedged, c.id))
    return groups


def _walk(view: View, groups: dict[str, list[Claim]], actor: str, up: bool, skip: Collection[str] = ()) -> list[Step]:
    """Breadth is kept inside depth: the steps of one actor by time, then those of the actors beyond."""
    steps: list[Step] = []
    seen = set(skip)
    near: dict[str, list[str]] = {}
    for transformation, versions in groups.items():
        for one in dict.fromkeys(i for c in versions if c.holds for i in (c.outputs if up else c.inputs)):
            near.setdefault(one, []).append(transformation)

    def visit(one: str, depth: int, limit: date) -> Iterator[tuple[str, int, date]]:
        """Note the steps of one actor; yields whom to visit next, how deep and within which day."""
        here = []
        for transformation in near.get(one, ()):
            versions = groups[transformation]
            low = min((c.bounds.start_earliest for c in versions if c.bounds.start_earliest != FIRST), default=FIRST)
            high = max((c.bounds.end_latest for c in versions if c.bounds.end_latest != LAST and "when" in c.props), default=LAST)
            if (up and low <= limit) or (not up and high >= limit):  # a change cannot feed one that came before it
                here.append((high, low, transformation, versions))
        here.sort(key=lambda found: found[:3], reverse=up)
        for high, low, transformation, versions in here:
            if transformation in seen:
                continue
            seen.add(transformation)
            beyond = dict.fromkeys(i for c in versions if c.holds for i in (c.inputs if up else c.outputs) if i != one)
            label = view.label(transformation)
            steps.append(Step(transformation, label, one, "up" if up else "down", depth, tuple(versions), tuple(beyond)))
            candidates = (c for other in beyond for c in view.table.candidates(other)[1])
            yield from ((c, depth + 1, high if up else low) for c in candidates if c.startswith("actor/"))

    path = [visit(actor, 1, LAST if up else FIRST)]
    while path:  # no recursion: a chain may be longer than Python allows calls within calls
        further = next(path[-1], None)
        if further is None:
            path.pop()
        else:
            path.append(visit(*further))
    return steps


def _departures(view: View, actors: set[str]) -> list[Claim]:
    """Memberships that ended, by a dated departure, before the organisation did."""
    found = []
    for claim in view.table.of_class("Membership"):
        end, bounds = claim.get("end"), claim.bounds
        if not end or end == OPEN or not claim.holds or not view.admits(claim) or bounds.end_earliest == FIRST:
            continue
        for organization in set(claim.object) & actors:
            left_before = bounds.end_latest < view.table.deaths.get(organization, LAST)
            if left_before and (view.at is None or bounds.end_earliest <= view.at):
                found.append(claim)
    return sorted(found, key=lambda c: (c.bounds.end_earliest, c.id))
