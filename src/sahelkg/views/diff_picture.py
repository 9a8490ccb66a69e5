"""What of a difference is drawn, and where: changed ties as lines, actors as boxes, a line's way around third boxes, a free place for its mark.

Ties that differ only in a detail (arms, training) share a line. Beyond `MOST` lines only those are drawn that are certain or presumed on one of
the days, or turned. Names and leaders are notes on the boxes. Nothing here is random: the same difference has the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sahelkg.answers.diff import CHANGES, Change, Diff
from sahelkg.model import CLASSES
from sahelkg.views.layout import Point, Size, bends, place
from sahelkg.views.page import text_width, wrap

__all__ = ["FORMS", "MOST", "Box", "Form", "Line", "Picture", "Places", "Way", "picked", "placed"]

MOST = 60
"""So many lines can be read in one picture."""
_LONERS = 24
_RANK = {"certain": 3, "presumed": 2, "possible": 1, "out": 0}


@dataclass(frozen=True)
class Line:
    """The changes of one tie that one line shows: those of one sort and relation between two actors, whatever their details."""

    source: str
    target: str
    change: str
    sign: int
    directed: bool
    changes: tuple[tuple[int, Change], ...]
    """Each with its number in the answer."""

    @property
    def sure(self) -> int:
        """3 if one of them is certain on one of the days, 2 if presumed, else 1."""
        return max(_sure(c) for _, c in self.changes)

    @property
    def contested(self) -> bool:
        """Whether another claim contradicts it on one of the days."""
        return any("contested" in (c.standing_before, c.standing_after) for _, c in self.changes)


@dataclass
class Box:
    """An actor in the picture: whether it came or went, and what else changed of it."""

    actor: str
    life: tuple[int, Change] | None = None
    notes: list[tuple[int, Change]] = field(default_factory=list)


@dataclass(frozen=True)
class Picture:
    """What is drawn. `narrowed` if only sure changes are, `left` is how many changes are not."""

    lines: tuple[Line, ...]
    boxes: Mapping[str, Box]
    narrowed: bool
    left: int


@dataclass(frozen=True)
class Form:
    """A picture for a width of screen.

    `height` is that of four actors, halved, and grows with the root of their number; `letters` is the length of a label's lines; `gap` is what
    lies between two boxes beside what every layout leaves, so that a line and its mark find room.
    """

    name: str
    width: float
    height: float
    font: int
    letters: int
    gap: Size


FORMS = (Form("wide", 1120.0, 125.0, 13, 18, (38.0, 30.0)), Form("tall", 330.0, 250.0, 11, 13, (4.0, 18.0)))


@dataclass(frozen=True)
class Way:
    """A line's way from box to box, a curve with one control point, and the place of its mark."""

    start: Point
    via: Point
    goal: Point
    mark: Point


@dataclass(frozen=True)
class Places:
    """Where everything stands in one form: middles and sizes of boxes, their labels, ways of lines; `alone` is where actors without ties begin."""

    spots: Mapping[str, Point]
    sizes: Mapping[str, Size]
    labels: Mapping[str, list[str]]
    ways: tuple[Way, ...]
    size: Size
    alone: float | None


def _sure(change: Change) -> int:
    return max(_RANK[change.before], _RANK[change.after])


def picked(found: Diff) -> Picture:
    """What of a difference is drawn.

    >>> import sahelkg
    >>> from sahelkg.answers.diff import diff
    >>> picture = picked(diff(sahelkg.load().view(), "2024-11-01", "2024-12-15"))
    >>> "actor/fla" in picture.boxes, len(picture.lines) <= MOST
    (True, True)
    """
    numbered = list(enumerate(found.changes))
    groups: dict[tuple[str, str, str, str], list[tuple[int, Change]]] = {}
    for n, c in numbered:
        if c.what in CLASSES and c.subject != c.object:
            groups.setdefault((c.change, c.what, c.subject, c.object), []).append((n, c))
    lines = [
        Line(source, target, change, own[0][1].sign, change != "turned" and not CLASSES[what].symmetric, tuple(own))
        for (change, what, source, target), own in groups.items()
    ]
    lines.sort(key=lambda line: (line.change != "turned", -line.sure, CHANGES.index(line.change), line.source, line.target, line.changes[0][0]))
    firm = [line for line in lines if line.sure > 1 or line.change == "turned"]
    narrowed = len(lines) > MOST and bool(firm)
    drawn = tuple((firm if narrowed else lines)[:MOST])
    boxes = {actor: Box(actor) for line in drawn for actor in (line.source, line.target)}
    for n, c in sorted(numbered, key=lambda pair: (pair[1].what != "actor", -_sure(pair[1]), pair[0])):
        owner = c.object if c.what == "leader" else c.subject
        telling = c.what == "actor" or "out" in (c.before, c.after)
        if c.what in CLASSES or (owner not in boxes and not (telling and len(boxes) - _ends(drawn) < _LONERS)):
            continue
        box = boxes.setdefault(owner, Box(owner))
        if c.what == "actor":
            box.life = (n, c)
        else:
            box.notes.append((n, c))
    shown = sum(len(line.changes) for line in drawn) + sum(len(box.notes) + bool(box.life) for box in boxes.values())
    return Picture(drawn, dict(sorted(boxes.items())), narrowed, len(numbered) - shown)


def _ends(lines: Iterable[Line]) -> int:
    return len({actor for line in lines for actor in (line.source, line.target)})


def placed(picture: Picture, labels: Mapping[str, str], notes: Mapping[str, str], form: Form) -> Places:
    """Places in one form, for the label of each actor and the note under it (nothing if it has none); no box covers another."""
    written = {a: wrap(labels[a], form.letters).split("\n") for a in picture.boxes}
    sizes = {a: _size(written[a], notes.get(a, ""), form) for a in picture.boxes}
    tied = {a: sizes[a] for a in picture.boxes if any(a in (line.source, line.target) for line in picture.lines)}
    frame = (form.width, form.height * math.sqrt(max(4, len(tied))))
    roomy = {a: (w + form.gap[0], h + form.gap[1]) for a, (w, h) in tied.items()}
    raw = place(roomy, [(line.source, line.target, line.sign) for line in picture.lines], frame)
    ways = _ways(picture.lines, bends(raw, tied, [(line.source, line.target) for line in picture.lines]), raw, tied)
    low, high = _extent(ways, raw, tied)
    width = max(form.width, high[0] - low[0])
    height = high[1] - low[1]
    shift = ((width - low[0] - high[0]) / 2, -low[1])  # few actors stand in the middle of the picture
    spots: dict[str, Point] = {a: _moved(point, shift) for a, point in raw.items()}
    ways = tuple(Way(*(_moved(point, shift) for point in (way.start, way.via, way.goal, way.mark))) for way in ways)
    loners = [a for a in picture.boxes if a not in tied]
    alone = height + 4 if loners else None
    if loners:
        height = _rows(loners, sizes, spots, width, height + (26 if tied else 22))
    return Places(spots, sizes, written, ways, (width, height), alone)


def _moved(point: Point, shift: Point) -> Point:
    return point[0] + shift[0], point[1] + shift[1]


def _extent(ways: Iterable[Way], spots: Mapping[str, Point], sizes: Mapping[str, Size]) -> tuple[Point, Point]:
    """The corners of what ties and their actors take, with a margin."""
    points = [_curve(way.start, way.via, way.goal, i / 10) for way in ways for i in range(11)]
    points += [(x + side * sizes[a][0] / 2, y + side * sizes[a][1] / 2) for a, (x, y) in spots.items() for side in (-1, 1)]
    if not points:
        return (0.0, 0.0), (0.0, 4.0)
    across, down = zip(*points, strict=True)
    return (min(across) - 15, min(down) - 15), (max(across) + 15, max(down) + 15)


def _size(lines: list[str], note: str, form: Form) -> Size:
    room = max([*(text_width(line, form.font) for line in lines), text_width(note, form.font - 2)])
    return room + 18, len(lines) * form.font * 1.2 + 12 + (form.font * 1.1 if note else 0)


def _rows(actors: list[str], sizes: Mapping[str, Size], spots: dict[str, Point], width: float, top: float) -> float:
    """Places of boxes side by side in rows from `top` on; returns where they end."""
    x, tallest = 14.0, 0.0
    for actor in actors:
        w, h = sizes[actor]
        if x + w > width - 10 and x > 14:
            x, top, tallest = 14.0, top + tallest + 18, 0.0
        spots[actor] = (x + w / 2, top + 8 + h / 2)
        x, tallest = x + w + 24, max(tallest, h)
    return top + tallest + 24


def _ways(lines: Iterable[Line], curves: list[float], spots: Mapping[str, Point], sizes: Mapping[str, Size]) -> tuple[Way, ...]:
    taken: list[tuple[Point, Size]] = [(spots[a], sizes[a]) for a in sorted(sizes)]
    found = []
    for line, bend in zip(lines, curves, strict=True):
        way = _cut(spots[line.source], spots[line.target], bend, sizes[line.source], sizes[line.target])
        share = min((0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82), key=lambda t: _covered(_curve(*way, t), taken))
        mark = _curve(*way, share)
        taken.append((mark, (22.0, 16.0)))
        found.append(Way(*way, mark))
    return tuple(found)


def _covered(point: Point, taken: Iterable[tuple[Point, Size]]) -> float:
    """How much of a mark at a point would lie over boxes and other marks."""
    over = 0.0
    for (x, y), (w, h) in taken:
        wide = (w + 22) / 2 - abs(point[0] - x)
        high = (h + 17) / 2 - abs(point[1] - y)
        if wide > 0 and high > 0:
            over += wide * high
    return over


def _cut(a: Point, b: Point, bend: float, box: Size, other: Size) -> tuple[Point, Point, Point]:
    """The part of a bent line between two boxes: start, control point, goal. The bend is that of `sahelkg.views.layout.bends`."""
    length, angle, share = math.dist(a, b), math.atan2(a[1] - b[1], b[0] - a[0]), 0.5 * bend + 0.5
    via = (a[0] + share * length * math.sin(angle + share * math.pi), a[1] + share * length * math.cos(angle + share * math.pi))
    steps = [i / 60 for i in range(61)]
    first = next((t for t in steps if _outside(_curve(a, via, b, t), a, box)), 0.35)
    last = next((t for t in reversed(steps) if _outside(_curve(a, via, b, t), b, other)), 0.65)
    if first >= last:
        first, last = 0.35, 0.65
    parts = ((1 - first) * (1 - last), first * (1 - last) + last * (1 - first), first * last)
    middle = tuple(parts[0] * p + parts[1] * v + parts[2] * q for p, v, q in zip(a, via, b, strict=True))
    return _curve(a, via, b, first), (middle[0], middle[1]), _curve(a, via, b, last)


def _outside(point: Point, middle: Point, box: Size) -> bool:
    return abs(point[0] - middle[0]) > box[0] / 2 + 2 or abs(point[1] - middle[1]) > box[1] / 2 + 2


def _curve(a: Point, via: Point, b: Point, share: float) -> Point:
    one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return one * a[0] + two * via[0] + three * b[0], one * a[1] + two * via[1] + three * b[1]
