"""Where things stand in a picture: places of actors in a signed network, bends of its ties.

Everything is computed here with plain arithmetic in a fixed order, so that the same answer gives the same picture on every machine, and
without numpy, which networkx's own layouts need. Lengths are pixels.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

__all__ = ["Pair", "Point", "Size", "apart", "bends", "components", "place", "shares"]

Point = tuple[float, float]
Size = tuple[float, float]
Pair = tuple[str, str, int]
"""Two actors and the sign of their tie."""

Area = tuple[float, float, float, float]
Pulls = Mapping[tuple[int, int], float]

_PULL = {1: 1.0, 0: 0.3, -1: 0.12}
_WORK = 600_000
_SHIFTS = (0.0, 0.12, -0.12, 0.25, -0.25, 0.4, -0.4, 0.55, -0.55, 0.7, -0.7)


def place(sizes: Mapping[str, Size], pairs: Iterable[Pair], frame: Size) -> dict[str, tuple[int, int]]:
    """Places for boxes of given sizes, so that none covers another: allied ties attract, hostile ones hardly.

    Several seeded attempts are made; that with the fewest crossings is taken and spread over the frame (or beyond it, if there is no room).

    >>> boxes = {"a": (60.0, 20.0), "b": (60.0, 20.0)}
    >>> place(boxes, [("a", "b", 1)], (400, 300)) == place(boxes, [("b", "a", 1)], (400, 300))
    True
    """
    links = sorted((min(a, b), max(a, b), sign) for a, b, sign in pairs if a != b)
    places: dict[str, Point] = {}
    groups = components(sorted(sizes), links)
    crowd = math.sqrt(max(1.0, 3 * sum(w * h for w, h in map(_padded, sizes.values())) / (frame[0] * frame[1])))
    frame = (frame[0] * crowd, frame[1] * crowd)
    for names, (left, top, width, height) in shares(groups, (0.0, 0.0, *frame)) if groups else []:
        room = (max(40.0, width - 90), max(40.0, height - 44))
        for name, (x, y) in _component(names, links, sizes, room).items():
            places[name] = (x + left + width / 2, y + top + height / 2)
    everyone = sorted(places)
    points = apart([places[name] for name in everyone], [_padded(sizes[name]) for name in everyone])
    return {name: (round(x), round(y)) for name, (x, y) in zip(everyone, points, strict=True)}


def _padded(size: Size) -> Size:
    return size[0] + 22.0, size[1] + 22.0


def components(names: Sequence[str], links: Sequence[Pair]) -> list[list[str]]:
    """Actors that hang together, the largest group first."""
    group = {name: [name] for name in names}
    for a, b, _ in links:
        if group[a] is not group[b]:
            group[a].extend(group[b])
            for name in group[b]:
                group[name] = group[a]
    return sorted({id(g): sorted(g) for g in group.values()}.values(), key=lambda g: (-len(g), g))


def shares(groups: Sequence[list[str]], area: Area) -> list[tuple[list[str], Area]]:
    """An area cut in rectangles, one for each group, by the number of its members."""
    if len(groups) == 1:
        return [(groups[0], area)]
    weights = [len(g) + 0.7 for g in groups]
    cut = min(range(1, len(groups)), key=lambda i: abs(sum(weights[:i]) - sum(weights[i:])))
    share = sum(weights[:cut]) / sum(weights)
    x, y, w, h = area
    if w >= h:
        parts = ((x, y, w * share, h), (x + w * share, y, w * (1 - share), h))
    else:
        parts = ((x, y, w, h * share), (x, y + h * share, w, h * (1 - share)))
    return [*shares(groups[:cut], parts[0]), *shares(groups[cut:], parts[1])]


def _component(names: Sequence[str], links: Sequence[Pair], sizes: Mapping[str, Size], frame: Size) -> dict[str, Point]:
    """Places of the members of one group around the middle of its frame."""
    if len(names) < 2:
        return dict.fromkeys(names, (0.0, 0.0))
    frame = (min(frame[0], 75.0 * len(names)), min(frame[1], 75.0 * len(names)))
    number = {name: i for i, name in enumerate(names)}
    pull: dict[tuple[int, int], float] = {}
    for a, b, sign in links:
        if a in number:
            key = (number[a], number[b])
            pull[key] = max(pull.get(key, 0.0), _PULL[sign])
    boxes = [_padded(sizes[name]) for name in names]
    turns = max(8, min(160, _WORK // (len(names) ** 2)))
    attempts = max(1, min(8, _WORK // (turns * len(names) ** 2)))
    tried = [apart(_spread(_settle(len(names), pull, frame, turns, seed), frame), boxes) for seed in range(attempts)]
    if attempts > 1:
        prices = [_disorder(points, boxes, pull) for points in tried]
        tried = [tried[seed] for seed in sorted(range(attempts), key=prices.__getitem__)[:2]]
        tried = [_improved(points, boxes, pull, frame) for points in tried]
    best = min(tried, key=lambda points: _disorder(points, boxes, pull)) if attempts > 1 else tried[0]
    middle = [(min(p[i] for p in best) + max(p[i] for p in best)) / 2 for i in (0, 1)]
    return {name: (x - middle[0], y - middle[1]) for name, (x, y) in zip(names, best, strict=True)}


def _settle(count: int, pull: Pulls, frame: Size, turns: int, seed: int) -> list[Point]:
    """Forces: everyone repels, ties attract by weight, and all are drawn to the middle, more so along the frame's short side."""
    chance = random.Random(seed)
    width, height = frame
    ideal = math.sqrt(width * height / count)
    points = [((chance.random() - 0.5) * width, (chance.random() - 0.5) * height) for _ in range(count)]
    for turn in range(turns):
        heat = ideal * (1 - turn / turns)
        moves = [[-x * 0.9 * ideal / width, -y * 0.9 * ideal / height] for x, y in points]
        for i in range(count):
            x, y = points[i]
            for j in range(i + 1, count):
                dx, dy = x - points[j][0], y - points[j][1]
                force = ideal * ideal / max(dx * dx + dy * dy, 1.0)
                moves[i][0] += dx * force
                moves[i][1] += dy * force
                moves[j][0] -= dx * force
                moves[j][1] -= dy * force
        for (i, j), weight in pull.items():
            dx, dy = points[i][0] - points[j][0], points[i][1] - points[j][1]
            force = weight * math.sqrt(dx * dx + dy * dy) / ideal
            moves[i][0] -= dx * force
            moves[i][1] -= dy * force
            moves[j][0] += dx * force
            moves[j][1] += dy * force
        for i, (dx, dy) in enumerate(moves):
            length = max(math.sqrt(dx * dx + dy * dy), 1e-9)
            step = min(length, heat) / length
            points[i] = (points[i][0] + dx * step, points[i][1] + dy * step)
    return points


def _spread(points: Sequence[Point], frame: Size) -> list[Point]:
    low = [min(p[i] for p in points) for i in (0, 1)]
    high = [max(p[i] for p in points) for i in (0, 1)]
    scale = [frame[i] / max(high[i] - low[i], 1.0) for i in (0, 1)]
    return [((x - low[0]) * scale[0], (y - low[1]) * scale[1]) for x, y in points]


def apart(points: Sequence[Point], boxes: Sequence[Size]) -> list[Point]:
    """Boxes that overlap are pushed from one another, along the shorter way, until none does."""
    found = [list(p) for p in points]
    widest = max((w for w, _ in boxes), default=0.0)
    for _ in range(200):
        clean = True
        row = sorted(range(len(found)), key=lambda i: (found[i][0], i))
        for n, i in enumerate(row):
            for j in row[n + 1 :]:
                dx, dy = found[j][0] - found[i][0], found[j][1] - found[i][1]
                if dx > 2 * widest:
                    break
                over_x = (boxes[i][0] + boxes[j][0]) / 2 - abs(dx)
                over_y = (boxes[i][1] + boxes[j][1]) / 2 - abs(dy)
                if over_x > 0 and over_y > 0:
                    clean = False
                    axis, over, sign = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
                    push = (over / 2 + 0.5) * (1 if sign >= 0 else -1)
                    found[i][axis] -= push
                    found[j][axis] += push
        if clean:
            break
    return [(x, y) for x, y in found]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _hits(a: Point, b: Point, middle: Point, box: Size) -> bool:
    """Whether the way from a to b runs through a box."""
    x, y = middle
    w, h = box[0] / 2, box[1] / 2
    if max(a[0], b[0]) < x - w or min(a[0], b[0]) > x + w or max(a[1], b[1]) < y - h or min(a[1], b[1]) > y + h:
        return False
    corners = ((x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h))
    sides = [_turn(a, b, corner) for corner in corners]
    return min(sides) < 0 < max(sides)


def _disorder(points: Sequence[Point], boxes: Sequence[Size], pull: Pulls, only: int | None = None, limit: float = math.inf) -> float:
    """Price of a placement: crossings, ties that run through a third actor's box, and length.

    `only` counts what one actor causes; beyond `limit` the count is broken off.
    """
    price = 0.0
    edges = list(pull)
    for n, (a, b) in enumerate(edges):
        if price >= limit:
            break
        own = only is None or only in (a, b)
        if own:
            price += 0.006 * (0.15 + pull[a, b]) * math.dist(points[a], points[b])
            for c, d in edges[n + 1 :] if only is None else edges:
                if a not in (c, d) and b not in (c, d) and _crosses(points[a], points[b], points[c], points[d]):
                    price += 1
        for k in range(len(points)) if own else (only,):
            if k is not None and k not in (a, b) and _hits(points[a], points[b], points[k], boxes[k]):
                price += 4
    return price


def _improved(points: Sequence[Point], boxes: Sequence[Size], pull: Pulls, frame: Size) -> list[Point]:
    """Single actors are moved to a free place of a grid where that costs less, as long as it helps; large networks are left as they are."""
    best = list(points)
    low = [min(p[i] for p in best) for i in (0, 1)]
    span = [max(frame[i], max(p[i] for p in best) - low[i]) for i in (0, 1)]
    grid = [(low[0] + span[0] * x / 12, low[1] + span[1] * y / 9) for x in range(13) for y in range(10)]
    for _ in range(max(0, min(6, 40_000 // (len(best) ** 2 * len(pull) + 1)))):
        moved = False
        for k in range(len(best)):
            here = _disorder(best, boxes, pull, k)
            choice = best[k]
            for x, y in grid:
                free = all(
                    abs(x - p[0]) >= (boxes[k][0] + boxes[i][0]) / 2 or abs(y - p[1]) >= (boxes[k][1] + boxes[i][1]) / 2
                    for i, p in enumerate(best)
                    if i != k
                )
                if free:
                    there = _disorder([*best[:k], (x, y), *best[k + 1 :]], boxes, pull, k, here - 0.2)
                    if there < here - 0.2:
                        here, choice, moved = there, (x, y), True
            best[k] = choice
        if not moved:
            break
    return best


def _via(a: Point, b: Point, bend: float) -> Point:
    """The control point that vis-network gives a tie of type curvedCW."""
    length, angle = math.dist(a, b), math.atan2(a[1] - b[1], b[0] - a[0])
    share, turned = 0.5 * bend + 0.5, angle + (0.5 * bend + 0.5) * math.pi
    return a[0] + share * length * math.sin(turned), a[1] + share * length * math.cos(turned)


def bends(places: Mapping[str, Point], sizes: Mapping[str, Size], ties: Sequence[tuple[str, str]]) -> list[float]:
    """How far each tie bends (0 straight), so that parallel ties fan out and a tie avoids the boxes of third actors.

    >>> bends({"a": (0, 0), "b": (200, 0)}, {"a": (40, 20), "b": (40, 20)}, [("a", "b"), ("b", "a")])
    [-0.06, -0.06]
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for n, (a, b) in enumerate(ties):
        groups.setdefault((min(a, b), max(a, b)), []).append(n)
    found = [0.0] * len(ties)
    for (a, b), members in groups.items():
        start, goal = places[a], places[b]
        gap = min(0.3, max(0.05, 24 / max(math.dist(start, goal), 1.0)))
        fan = [(i - (len(members) - 1) / 2) * gap for i in range(len(members))]
        others = [(places[k], (sizes[k][0] + 6, sizes[k][1] + 6)) for k in sorted(places) if k not in (a, b)]
        free = (s for s in _SHIFTS if _blocked(start, goal, fan, others, s) < 1)
        shift = 0.0 if len(groups) * len(others) > _WORK / 20 else next(free, 0.0)
        for n, bend in zip(members, fan, strict=True):
            found[n] = round((bend + shift) * (1 if ties[n] == (a, b) else -1), 3)
    return found


def _blocked(start: Point, goal: Point, fan: Sequence[float], others: Sequence[tuple[Point, Size]], shift: float) -> int:
    """How many boxes a fan of ties runs through when it is bent further."""
    hits = 0
    for bend in fan:
        via = _via(start, goal, bend + shift)
        steps = [_curve(start, via, goal, i / 8) for i in range(9)]
        hits += sum(any(_hits(p, q, *other) for p, q in pairwise(steps)) for other in others)
    return hits


def _curve(a: Point, via: Point, b: Point, share: float) -> Point:
    rest = 1 - share
    return (
        rest * rest * a[0] + 2 * rest * share * via[0] + share * share * b[0],
        rest * rest * a[1] + 2 * rest * share * via[1] + share * share * b[1],
    )
