"""Places: what is part of what, who is said to be where, and how many events took place there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sahelkg.answers.evidence import in_order
from sahelkg.answers.names import fold
from sahelkg.answers.view import View
from sahelkg.graph.table import Claim, ClaimTable
from sahelkg.model import short

__all__ = ["PlaceRow", "namesakes", "parts_of", "places", "present_in"]


@dataclass(frozen=True)
class PlaceRow:
    """One place: label, names, what it is said to be part of, who is said to be there (the claims), number of events and of claims."""

    place: str
    label: str
    names: tuple[str, ...]
    part_of: tuple[str, ...]
    presences: tuple[Claim, ...]
    events: int
    claims: int

    def __repr__(self) -> str:
        return f"PlaceRow({short(self.place)!r}, {len(self.presences)} presences, {self.events} events)"


@lru_cache(maxsize=2)
def _wholes(table: ClaimTable) -> dict[str, tuple[str, ...]]:
    """What each place is said to be part of, directly."""
    found: dict[str, set[str]] = {}
    for claim in table.of_class("PartOf"):
        if claim.holds and claim.standing != "rejected":
            for part in claim.props.get("part", ()):
                found.setdefault(part, set()).update(w for w in claim.props.get("whole", ()) if w.startswith("place/"))
    return {part: tuple(sorted(wholes)) for part, wholes in found.items() if wholes}


def parts_of(view: View, place: str) -> set[str]:
    """A place with everything that is said to be part of it, directly or through another place.

    Geography is taken from the whole graph, whatever the day and viewpoint.
    """
    wholes = _wholes(view.table.whole)
    found, grown = {place}, True
    while grown:
        more = {part for part, inside in wholes.items() if part not in found and found.intersection(inside)}
        found |= more
        grown = bool(more)
    return found


def namesakes(view: View, place: str) -> list[str]:
    """Other places whose label holds that of a place, or is held by it, as words: the region beside the town of one name.

    No source may say that one is part of the other; a reader who looks for one will want to know of both.
    """
    own = set(fold(view.label(place)).split())
    found = []
    for thing in view.table.things.values():
        words = set(fold(thing.label(view.lang)).split())
        if thing.kind == "Place" and thing.id != place and words and (words <= own or own <= words) and thing.id not in parts_of(view, place):
            found.append(thing.id)
    return sorted(found)


def present_in(view: View, place: str) -> dict[str, tuple[Claim, ...]]:
    """Who is said to be in a place or a part of it on the view's day: actors with their presence claims."""
    inside = parts_of(view, place)
    found: dict[str, list[Claim]] = {}
    for claim in view.table.of_class("Presence"):
        if not inside.intersection(claim.props.get("place", ())) or not claim.holds or not view.admits(claim):
            continue
        certain = view.certainty(claim, claim.subject)
        if certain != "out" and view.shows(certain):
            for actor in (a for i in claim.subject for a in view.table.candidates(i)[1]):
                found.setdefault(actor, []).append(claim)
    return {actor: tuple(in_order(claims)) for actor, claims in sorted(found.items())}


def places(view: View, within: str | None = None) -> list[PlaceRow]:
    """The places of the graph, or those within one, by label; on a day with who is said to be there then.

    >>> import sahelkg
    >>> rows = places(sahelkg.load().view())
    >>> any(row.label == "Kidal" for row in rows)
    True
    """
    inside = parts_of(view, within) if within else None
    wholes = _wholes(view.table.whole)
    rows = []
    for thing in view.table.things.values():
        if thing.kind != "Place" or (inside is not None and thing.id not in inside):
            continue
        about = view.table.about.get(thing.id, [])
        names = [form for c in about if c.cls == "NameClaim" and c.holds and view.admits(c) for form in c.all("fullName", "acronym", "otherName")]
        present = [
            c
            for c in about
            if c.cls == "Presence" and c.holds and view.admits(c) and (on := view.certainty(c, c.subject)) != "out" and view.shows(on)
        ]
        events = {e for c in about if c.cls == "Occurrence" and c.holds and view.admits(c) for e in c.props.get("event", ())}
        wide = wholes.get(thing.id, ())
        rows.append(PlaceRow(thing.id, thing.label(view.lang), tuple(dict.fromkeys(names)), wide, tuple(in_order(present)), len(events), len(about)))
    return sorted(rows, key=lambda row: (row.label.casefold(), row.place))
