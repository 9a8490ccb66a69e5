"""Where the lineage picture puts things: lanes with their lives, changes in time, the order of lanes, notes that cover no other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

from sahelkg.answers.lineage import Lineage, Step
from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST
from sahelkg.graph.table import Claim
from sahelkg.i18n import concept, quoted, words
from sahelkg.views.lineage_order import order
from sahelkg.views.lines import dates_of
from sahelkg.views.page import text_width

__all__ = ["FAMILY", "HEAD", "PAD", "ROW", "Change", "Chart", "Family", "Lane", "Note", "departed", "families_of", "year_of"]

HEAD, PAD, ROW, NAME, FAMILY = 56.0, 16.0, 14.0, 18.0, 50.0
"""Heights and margins in pixels: the axis, the sides, a row of notes, a lane's name, a family's head."""
_SPARSE = 0.35
"""Share of the picture that years with a tenth of what happens may take; beyond, they are drawn closer together."""
_LONG = 6
"""So many years at least are drawn closer together."""


@dataclass
class Note:
    """A text under a lane: where it would begin, what it says, in which tone (`plain`, `hedged`, `contested`, `left`)."""

    x: float
    text: str
    tone: str
    row: int = 0


@dataclass
class Lane:
    """One actor: the days between which its beginning and its end lie (None if unknown), and what is drawn on it.

    `name` is where its name begins, `y` where its bar lies.
    """

    actor: str
    start: tuple[float, float] | None
    end: tuple[float, float] | None
    touched: list[float] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    name: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class Family:
    """Lanes that hang together: what they are called together, where their part of the picture begins, the lanes in order."""

    title: str
    top: float
    lanes: tuple[Lane, ...]


@dataclass(frozen=True)
class Change:
    """One version of one step at its place in time (None: undated, and nothing to compare with) and beside its rivals."""

    step: Step
    claim: Claim
    year: float | None
    shift: float

    @property
    def tone(self) -> str:
        """How it is drawn: contested, with a reserve (hedged), or plain."""
        return "contested" if self.claim.standing == "contested" else "hedged" if self.claim.hedged else "plain"


def year_of(day: date) -> float:
    """A day as a point on the axis of years."""
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _middle(claim: Claim) -> float | None:
    low, high = claim.bounds.start_earliest, claim.bounds.end_latest
    known = [year_of(day) for day in (low, high) if day not in (FIRST, LAST)]
    return sum(known) / len(known) if known else None


class Chart:
    """Lanes, scale and changes of one lineage, and how each is drawn."""

    def __init__(self, lineage: Lineage, view: View) -> None:
        self.lineage, self.view, self.lang = lineage, view, view.lang
        self.changes = [change for step in lineage.steps for change in _changes(step)]
        actors = [*lineage.actors, *(a for c in self.changes for a in (*c.claim.inputs, *c.claim.outputs))]
        lanes = {actor: self._lane(actor) for actor in dict.fromkeys(actors)}
        for change in self.changes:
            for actor in (*change.claim.inputs, *change.claim.outputs):
                if change.year is not None:
                    lanes[actor].touched.append(change.year)
        self._scale(lanes.values())
        groups = families_of(lineage, view) if not lineage.actor else [("", list(lanes))]
        ordered = [(title, self._order({actor: lanes[actor] for actor in group})) for title, group in groups]
        self.lanes = {actor: lanes[actor] for _, group in ordered for actor in group}
        self._notes()
        self.families: list[Family] = []
        """The families of a region, each under a head; none in the lineage of one actor."""
        y = HEAD
        for title, group in ordered:
            top = y
            y += FAMILY if not lineage.actor else 0
            for lane in (lanes[actor] for actor in group):
                lane.y = y + NAME + 4
                y = lane.y + 10 + ROW * (1 + max((n.row for n in lane.notes), default=-1)) + 8
            if not lineage.actor:
                self.families.append(Family(title, top, tuple(lanes[actor] for actor in group)))
                y += 14
        self.bottom = y
        key = [lineage.actor, lineage.direction, view.lang, view.viewpoint, str(view.at), *lanes]
        self.prefix = f"sk{crc32(' '.join(key).encode()):08x}"

    def _lane(self, actor: str) -> Lane:
        life = self.view.table.life(actor)
        claims = [c for c in self.view.table.about.get(actor, ()) if c.cls == "TransformationClaim" and c.holds and self.view.admits(c)]
        begun = [c.bounds.end_latest for c in claims if actor in c.props.get("begins", ()) and "when" in c.props]
        ended = [c.bounds.start_earliest for c in claims if actor in c.props.get("ends", ()) and "when" in c.props]
        low = min([life.latest, *(d for d in ended if d != FIRST)])
        high = max([life.earliest, *(d for d in begun if d != LAST)])
        start = None if life.earliest == FIRST else (year_of(life.earliest), year_of(min(high, life.latest)))
        return Lane(actor, start, None if life.latest == LAST else (year_of(max(low, life.earliest)), year_of(life.latest)))

    def _scale(self, lanes: Collection[Lane]) -> None:
        days = [y for lane in lanes for bound in (lane.start, lane.end, lane.touched) for y in bound or ()]
        days += [year for claim in self.lineage.departures if (year := departed(claim)) is not None]
        self.now = year_of(self.lineage.horizon) if self.lineage.horizon else max(days, default=2025.0)
        low, high = min([*days, self.now - 3]), max([self.now, *(year for lane in lanes for year in lane.touched)])
        self.low = low - max(0.4, (high - low) * (0.14 if any(lane.start is None for lane in lanes) else 0.04))
        span = max(760.0, min(1180.0, (high - self.low) * 95))
        self.rate, self.width = span / (high - self.low), span + 2 * PAD + 34
        self.knee, self.slow = self.low, self.rate
        early = sorted(days)[len(days) // 10] if days else self.low
        if self.low + _LONG < early < high and (early - self.low) * self.rate > _SPARSE * span:
            self.knee, self.slow = early, 0.16 * span / (early - self.low)
            self.rate = 0.84 * span / (high - early)

    def x(self, year: float) -> float:
        """Where a year stands; before the knee, where little happens, years stand closer together."""
        return PAD + (min(year, self.knee) - self.low) * self.slow + max(0.0, year - self.knee) * self.rate

    def _order(self, lanes: dict[str, Lane]) -> list[str]:
        """Lanes that exchange something stand near one another, with few living lanes between them."""
        ends = ((a, b, c.year or 0.0) for c in self.changes for a in c.claim.inputs for b in c.claim.outputs)
        joins = sorted((a, b, year) for a, b, year in ends if a != b and a in lanes and b in lanes)

        def lives(actor: str, year: float) -> bool:
            start, end = lanes[actor].start, lanes[actor].end
            return (start is None or start[0] <= year) and (end is None or year <= end[1])

        first = sorted(lanes, key=lambda a: (min([*(lanes[a].start or ()), *lanes[a].touched], default=self.low), a))
        return order(first, joins, lives)

    def _notes(self) -> None:
        for step in self.lineage.steps:
            groups: dict[tuple[str, str, tuple[str, ...]], list[Change]] = {}
            for change in (c for c in self.changes if c.step is step):
                claim = change.claim
                text = f"{concept(claim.get('transformationKind'), self.lang)}, {dates_of(claim, self.view)}"
                text += "".join(f" {quoted(hedge, self.lang)}" for hedge in claim.all("hedge"))
                groups.setdefault((text, claim.standing, tuple(claim.outputs or claim.inputs)), []).append(change)
            for (text, standing, actors), changes in groups.items():
                text += (f" ×{len(changes)}" if len(changes) > 1 else "") + (" ≠" if standing == "contested" else "")
                for actor in actors:
                    lane = self.lanes[actor]
                    year = changes[0].year
                    lane.notes.append(Note(self.start(lane) if year is None else self.x(year), text, changes[0].tone))
        gone: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.lineage.departures:
            for actor in claim.object:
                gone.setdefault((actor, claim.get("end")), []).append(claim)
        for (actor, end), claims in gone.items():
            year = departed(claims[0])
            if actor in self.lanes and year is not None:
                names = ", ".join(self.view.label(m) for c in claims for m in c.subject)
                when = f"{words('by date', self.lang)} {end[3:-1]}" if end.startswith("[..") else end
                self.lanes[actor].notes.append(Note(self.x(year), f"{words('members left', self.lang)} {names} ({when})", "left"))
        ways = self._ways()
        for number, lane in enumerate(self.lanes.values()):
            above, below = ([(x, end) for low, high, x, end in ways if low <= gap < high] for gap in (number - 1, number))
            lane.name = _clear(self.start(lane), text_width(self.view.label(lane.actor), 15), above)
            for note in lane.notes:
                note.x = _clear(note.x + 6, text_width(note.text, 11), below)
        texts = [(note.x, text_width(note.text, 11)) for lane in self.lanes.values() for note in lane.notes]
        texts += [(lane.name, text_width(self.view.label(lane.actor), 15)) for lane in self.lanes.values()]
        self.width += min(340.0, max(0.0, *(x + room + 12 - self.width for x, room in texts)))
        for lane in self.lanes.values():
            _pack(lane.notes, self.width)

    def _ways(self) -> list[tuple[int, int, float, float]]:
        """Between which lanes, by number, each curve runs, and where."""
        place = {actor: i for i, actor in enumerate(self.lanes)}
        found = []
        for change in self.changes:
            for a in change.claim.inputs:
                for b in change.claim.outputs:
                    low, high = sorted((place[a], place[b]))
                    x = (self.start(self.lanes[b]) if change.year is None else self.x(change.year)) + change.shift
                    found.append((low, high, x - 24, x))
        return sorted(found, key=lambda way: way[2:])

    def start(self, lane: Lane) -> float:
        """Where a lane's bar begins."""
        return self.x(self.low if lane.start is None else lane.start[0])


def _changes(step: Step) -> list[Change]:
    """The versions of a step side by side: rivals of one date a few pixels apart; what is said not to hold is never drawn."""
    versions = [claim for claim in step.versions if claim.holds]
    dated = [year for claim in versions if "when" in claim.props and (year := _middle(claim)) is not None]
    years = []
    for claim in versions:
        own = _middle(claim) if "when" in claim.props else None
        years.append(own if own is not None else dated[0] if dated else _middle(claim) if claim.inputs else None)
    return [
        Change(step, claim, year, (years[:n].count(year) - (years.count(year) - 1) / 2) * 5)
        for n, (claim, year) in enumerate(zip(versions, years, strict=True))
    ]


def families_of(lineage: Lineage, view: View) -> list[tuple[str, list[str]]]:
    """The families of a region, each with what it is called; those who exchange nothing with anybody share one head at the end."""
    found = [(family_title(family, view), family) for family in lineage.families if len(family) > 1]
    alone = [family[0] for family in lineage.families if len(family) == 1]
    return [*found, *([(words("alone", view.lang), alone)] if alone else [])]


def family_title(actors: Sequence[str], view: View) -> str:
    """What a family is called: the three actors of whom most is said, and how many there are besides."""
    known = sorted((a for a in actors if a.startswith("actor/")), key=lambda a: (-len(view.table.about.get(a, ())), a))[:3]
    names = [view.label(a) for a in known or actors[:1]]
    rest = len(actors) - len(names)
    more = words("and others" if rest > 1 else "and one other", view.lang).format(rest)
    return ", ".join(names) + (f" {more}" if rest > 0 else "")


def departed(claim: Claim) -> float | None:
    """The year of a departure: the middle of its end, or the one bound that is known."""
    known = [year_of(day) for day in (claim.bounds.end_earliest, claim.bounds.end_latest) if day not in (FIRST, LAST)]
    exact = claim.get("end") and not claim.get("end").startswith("[..")
    return (sum(known) / len(known) if exact else max(known)) if known else None


def _clear(x: float, room: float, ways: Sequence[tuple[float, float]]) -> float:
    """A place for a text to the right of the curves that would run through it, unless that is far off."""
    moved = x
    for low, high in ways:
        if moved < high + 4 and moved + room > low:
            moved = high + 5
    return moved if moved - x < 160 else x


def _pack(notes: list[Note], width: float) -> None:
    """Give each note a row in which it covers no other, and shorten what is longer than the picture."""
    ends: list[list[tuple[float, float]]] = []
    for note in sorted(notes, key=lambda n: n.x):
        while len(note.text) > 8 and text_width(note.text, 11) > width - 12:
            note.text = note.text[:-2].rstrip("…") + "…"
        room = text_width(note.text, 11) + 10
        note.x = max(4.0, min(note.x, width - 6 - room))
        while note.row < len(ends) and any(note.x < b and a < note.x + room for a, b in ends[note.row]):
            note.row += 1
        if note.row == len(ends):
            ends.append([])
        ends[note.row].append((note.x, note.x + room))
