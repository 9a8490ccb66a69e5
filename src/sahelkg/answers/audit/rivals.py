"""Claims that may contradict or repeat one another and that nobody has joined yet: candidates for a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations

from sahelkg.answers.audit.finding import Finding
from sahelkg.answers.places import parts_of
from sahelkg.answers.view import View
from sahelkg.counts import incompatible
from sahelkg.graph.table import Claim, ClaimTable
from sahelkg.model import CLASSES

__all__ = ["overlapping_aggregates", "rival_dates", "rival_places", "rival_polarity", "rival_tolls", "rival_versions", "same_event"]


@lru_cache(maxsize=2)
def _joined(table: ClaimTable) -> frozenset[frozenset[str]]:
    """Pairs of claims that some judgement joins already."""
    found = set()
    for judgement in table.judgements:
        for a, b in combinations({c for claims in judgement.claims.values() for c in claims}, 2):
            found.add(frozenset((a, b)))
    return frozenset(found)


def _pairs(view: View, claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of live claims that no judgement joins."""
    joined = _joined(view.table)
    live = sorted((c for c in claims if view.admits(c)), key=lambda c: c.id)
    for one, other in combinations(live, 2):
        if frozenset((one.id, other.id)) not in joined:
            yield one, other


def _by(view: View, cls: str, role: str) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for claim in view.table.of_class(cls):
        for thing in claim.props.get(role, ()):
            groups.setdefault(thing, []).append(claim)
    return groups


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two dated claims on one event leave no common day."""
    dated = "when" in one.props and "when" in other.props
    return dated and (one.bounds.end_latest < other.bounds.start_earliest or other.bounds.end_latest < one.bounds.start_earliest)


def rival_dates(view: View) -> Iterator[Finding]:
    """Occurrences of one event whose dates have no day in common."""
    for event, claims in _by(view, "Occurrence", "event").items():
        for one, other in _pairs(view, claims):
            if one.holds and other.holds and _apart(one, other):
                yield Finding("rival-dates", (event,), (one, other), f"{one.get('when')} / {other.get('when')}")


def rival_places(view: View) -> Iterator[Finding]:
    """Occurrences of one event in places of which neither is said to be part of the other."""
    for event, claims in _by(view, "Occurrence", "event").items():
        for one, other in _pairs(view, claims):
            here, there = one.props.get("place", ()), other.props.get("place", ())
            if (
                here
                and there
                and one.holds
                and other.holds
                and not any(a in parts_of(view, b) or b in parts_of(view, a) for a in here for b in there)
            ):
                yield Finding("rival-places", (event,), (one, other))


def rival_tolls(view: View) -> Iterator[Finding]:
    """Tolls of one event, for the same people and harm, that cannot both be true."""
    for event, claims in _by(view, "Casualties", "event").items():
        for one, other in _pairs(view, claims):
            same = sorted(one.props.get("harmed", ())) == sorted(other.props.get("harmed", ())) and one.get("harm") == other.get("harm")
            if same and one.holds and other.holds and incompatible(one.get("count"), other.get("count")):
                yield Finding("rival-tolls", (event,), (one, other), f"{one.get('count')} / {other.get('count')}")


def rival_versions(view: View) -> Iterator[Finding]:
    """Versions of one transformation in which an actor ends here and goes on there, or which have no day in common."""
    for transformation, claims in _by(view, "TransformationClaim", "transformation").items():
        for one, other in _pairs(view, claims):
            if not (one.holds and other.holds):
                continue
            ends = set(one.props.get("ends", ())) & set(other.props.get("continues", ()))
            ends |= set(other.props.get("ends", ())) & set(one.props.get("continues", ()))
            if ends or _apart(one, other):
                yield Finding("rival-versions", (transformation, *sorted(ends)), (one, other))


def rival_polarity(view: View) -> Iterator[Finding]:
    """Claims of one class on the same roles of which one is said not to hold, for days that overlap."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in view.table.claims.values():
        spec = CLASSES[claim.cls]
        roles = tuple(tuple(claim.all(role)) for role in (*spec.subject, *spec.object))
        values = tuple(tuple(claim.all(name)) for name in spec.value if name not in ("office", "content", "foreseen"))
        if any(roles):
            groups.setdefault((claim.cls, roles, values), []).append(claim)
    for claims in groups.values():
        if len({c.holds for c in claims}) < 2:
            continue
        for one, other in _pairs(view, claims):
            overlap = one.bounds.start_earliest <= other.bounds.end_latest and other.bounds.start_earliest <= one.bounds.end_latest
            if one.holds != other.holds and overlap:
                yield Finding("rival-polarity", tuple(dict.fromkeys((*one.subject, *one.object))), (one, other))


def same_event(view: View) -> Iterator[Finding]:
    """Events of different ids in the same place whose dates are known to within a month of each other's, with a party in common."""
    told = _by(view, "Occurrence", "event")
    parties: dict[str, set[str]] = {}
    for claim in view.table.of_class("Participation"):
        for event in claim.props.get("event", ()):
            parties.setdefault(event, set()).update(a for i in claim.subject for a in view.table.candidates(i)[1])
    linked = {frozenset(claim.props.get("identityOf", ())) for claim in view.table.of_class("IdentityClaim")}
    joined = _joined(view.table)
    dated = [c for claims in told.values() for c in claims if c.holds and view.admits(c) and "when" in c.props and c.props.get("place")]
    dated = [c for c in dated if (c.bounds.end_latest - c.bounds.start_earliest).days <= 62]
    dated.sort(key=lambda c: (c.bounds.start_earliest, c.id))
    found: dict[frozenset[str], list[Claim]] = {}
    for number, one in enumerate(dated):
        for other in dated[number + 1 :]:
            if other.bounds.start_earliest > one.bounds.end_latest:
                break
            pair = frozenset((one.get("event"), other.get("event")))
            if len(pair) == 1 or pair in linked:
                continue
            if frozenset((one.id, other.id)) in joined:
                linked.add(pair)  # some claims on the two are judged: the question has been asked
                continue
            where = {p for a in one.props["place"] for p in parts_of(view, a)} & set(other.props["place"])
            where |= {p for a in other.props["place"] for p in parts_of(view, a)} & set(one.props["place"])
            if where and parties.get(one.get("event"), set()) & parties.get(other.get("event"), set()):
                found.setdefault(pair, []).extend((one, other))
    for pair, claims in found.items():
        if pair not in linked:
            yield Finding("same-event", tuple(sorted(pair)), tuple(dict.fromkeys(claims)))


def overlapping_aggregates(view: View) -> Iterator[Finding]:
    """Aggregates of one measure over times and places that overlap, never to be added up."""
    inside = cache(lambda place: parts_of(view, place))
    dated = [c for c in view.table.of_class("Aggregate") if c.holds and "start" in c.props]
    for one, other in _pairs(view, dated):
        if one.get("measure") != other.get("measure"):
            continue
        places = [{p for a in c.props.get("place", ()) for p in inside(a)} for c in (one, other)]
        nearby = not places[0] or not places[1] or places[0] & places[1]
        days = one.bounds.start_earliest <= other.bounds.end_latest and other.bounds.start_earliest <= one.bounds.end_latest
        if nearby and days:
            yield Finding("overlapping-aggregates", tuple(dict.fromkeys((*one.subject, *other.subject))), (one, other))
