"""Events in order: when and where, who took part on which side, and what each claimant says of the toll.

Rival dates, places and tolls stand beside one another; tolls are never added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sahelkg.answers.evidence import in_order
from sahelkg.answers.identity import identity_of
from sahelkg.answers.places import parts_of
from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST, Span, parse
from sahelkg.errors import InputError
from sahelkg.graph.table import Claim
from sahelkg.model import short

__all__ = ["SUBJECTS", "EventRow", "Timeline", "timeline"]

SUBJECTS = ("Actor", "Person", "Place", "Mention", "Event", "Transformation")
"""Of what there is a timeline; of an event it is that event alone."""

_GROUPS = {"Occurrence": "occurrences", "Participation": "participations", "Casualties": "tolls", "MaterielClaim": "materiel"}


@dataclass(frozen=True)
class EventRow:
    """One event or transformation, with its claims by what they say.

    `span` holds the outermost known days of its dates (None where nothing is known), `possibly_same` the ids of events that may be the same one.
    """

    event: str
    label: str
    span: tuple[date | None, date | None]
    occurrences: tuple[Claim, ...]
    participations: tuple[Claim, ...]
    tolls: tuple[Claim, ...]
    materiel: tuple[Claim, ...]
    versions: tuple[Claim, ...]
    possibly_same: tuple[str, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim on the event."""
        return (*self.occurrences, *self.participations, *self.tolls, *self.materiel, *self.versions)

    @property
    def contested(self) -> bool:
        """Whether any claim on it is contested."""
        return any(c.standing == "contested" for c in self.claims)

    @property
    def places(self) -> tuple[str, ...]:
        """Where it is said to have taken place; what is only denied is no place of it."""
        return tuple(dict.fromkeys(p for c in self.claims if c.holds for p in c.all("place")))

    def __repr__(self) -> str:
        low, high = self.span
        return f"EventRow({short(self.event)!r}, {low or '?'} – {high or '?'}, {len(self.claims)} claims)"


@dataclass(frozen=True)
class Timeline:
    """Events in the order of their dates; those of which no day is known at the end. `horizon` is the last date among the sources used."""

    view: View
    about: str | None
    rows: tuple[EventRow, ...]
    horizon: date | None

    def __repr__(self) -> str:
        return f"Timeline({short(self.about) if self.about else 'everything'}, {len(self.rows)} events)"

    def _repr_html_(self) -> str:
        from sahelkg.views.tables import html_table

        return html_table((c for row in self.rows for c in row.claims), self.view)


def timeline(
    view: View, about: str | None = None, since: str | None = None, until: str | None = None, kinds: Iterable[str] = (), changes: bool = True
) -> Timeline:
    """The events of the graph, of an actor or person (as a party, as harmed, as owner of what was lost) or of a place with its parts.

    With the view's identity also those of the actors drawn together with it. `since` and `until` are dates of any precision; an event stays if
    it may have happened between them. `kinds` narrows to some kinds of event (`ambush`), `changes=False` leaves transformations out.
    Raises `InputError` for an unknown kind or a window that ends before it begins, `DateError` for a date that is none.

    >>> import sahelkg
    >>> rows = timeline(sahelkg.load().view(), "actor/jnim", since="2023-10", until="2023-10").rows
    >>> any("Batouma" in row.label for row in rows)
    True
    """
    wanted = _kinds(view, kinds)
    window = Span(parse(since).earliest if since else FIRST, parse(until).latest if until else LAST)
    if window.earliest > window.latest:
        raise InputError(f"--since {since} lies after --until {until}: swap the two")
    groups: dict[str, list[Claim]] = {}
    for claim in view.table.claims.values():
        group = claim.get("event") if claim.cls in _GROUPS else claim.get("transformation") if changes and not wanted else ""
        if group and view.admits(claim):
            groups.setdefault(group, []).append(claim)
    inside = parts_of(view, about) if about and about.startswith("place/") else None
    seen_as = identity_of(view)
    together = {about, *seen_as.actors(seen_as.node(about))} if about else set()
    rows = []
    for event, claims in groups.items():
        if about and not (_there(claims, inside) if inside else _concerned(view, claims, together)):
            continue
        if wanted and not any(wanted & set(c.props.get("eventKind", ())) for c in claims):
            continue
        row = _row(view, event, claims)
        if (row.span[0] or FIRST) <= window.latest and (row.span[1] or LAST) >= window.earliest:
            if row.span == (None, None) and window != (FIRST, LAST):
                continue  # of what has no date nothing can be said
            rows.append(row)
    rows.sort(key=lambda r: (r.span == (None, None), r.span[0] or r.span[1] or LAST, r.span[1] or LAST, r.event))
    return Timeline(view, about, tuple(rows), view.horizon([c for r in rows for c in r.claims] or view.table.claims.values()))


def _kinds(view: View, kinds: Iterable[str]) -> set[str]:
    wanted = {f"vocabulary/{kind}" for kind in kinds}
    used = {k for c in view.table.whole.of_class("Occurrence") for k in c.props.get("eventKind", ())}
    for kind in sorted(wanted - used):
        raise InputError(f"unknown kind of event '{short(kind)}': use one of {', '.join(sorted(map(short, used)))}")
    return wanted


def _there(claims: Iterable[Claim], inside: set[str]) -> bool:
    return any(inside.intersection(c.props.get("place", ())) for c in claims)


def _concerned(view: View, claims: Iterable[Claim], wanted: set[str]) -> bool:
    """Whether somebody has a part in an event, also through a mention that can mean it; being only quoted is none."""
    roles = ("participant", "harmed", "owner", "begins", "ends", "continues", "unclear", "event", "transformation")
    return any(i in wanted or not wanted.isdisjoint(view.table.candidates(i)[1]) for c in claims for role in roles for i in c.props.get(role, ()))


def _row(view: View, event: str, claims: list[Claim]) -> EventRow:
    parts: dict[str, list[Claim]] = {name: [] for name in (*_GROUPS.values(), "versions")}
    for claim in in_order(claims):
        parts[_GROUPS.get(claim.cls, "versions")].append(claim)
    among = view.table.whole.claims
    links = {among[o].get("event") for c in claims for o in c.possibly_same if o in among}
    for claim in view.table.about.get(event, ()):
        if claim.cls == "IdentityClaim" and claim.holds:
            links |= {i for i in claim.props.get("identityOf", ()) if i.startswith("event/")}
    dated = [c for c in claims if "when" in c.props]
    told = [c for c in dated if c.cls == "Occurrence"]  # what is denied dates nothing that something else dates
    dated = [c for c in told if c.holds] or [c for c in dated if c.holds] or told or dated or claims
    low = min((c.bounds.start_earliest for c in dated if c.bounds.start_earliest != FIRST), default=None)
    high = max((c.bounds.end_latest for c in dated if c.bounds.end_latest != LAST), default=None)
    fields = {name: tuple(found) for name, found in parts.items()}
    return EventRow(event, view.label(event), (low, high), **fields, possibly_same=tuple(sorted(links - {event, ""})))
