"""Places for a large network: far in ties, far in the picture.

Stress is lowered pair by pair in a seeded order (Zheng, Pawar and Goodman, "Graph drawing by stochastic gradient descent", 2018), which takes a
second for 250 actors and shows blocs and their neighbours better than forces do. The same network gives the same picture on every machine.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

from sahelkg.views.layout import Pair, Point, Size, apart, components, shares

__all__ = ["MEMBER", "Frame", "spread_out"]

MEMBER = 2
"""In place of the sign of a tie: one is a member or a part of the other, so that they stand close together."""

_LENGTH = {MEMBER: 0.75, 1: 1.0, 0: 1.25, -1: 1.6}
_TURNS = 24
_FULL = 0.45
"""How much of a frame names may take; beyond that the picture grows over it."""
_SLIGHT = 0.1
"""Step of the last turn: what remains is noise."""


Frame = tuple[Size, Mapping[str, Size]]
"""Room for a picture, and how much of it each actor takes with its name."""


def spread_out(pairs: Iterable[Pair], frames: Sequence[Frame]) -> list[dict[str, tuple[int, int]]]:
    """Places of the actors in each of several frames, so that none covers another; they overflow a frame that has no room.

    >>> boxes = {"a": (60.0, 20.0), "b": (60.0, 20.0), "c": (60.0, 20.0)}
    >>> wide, tall = spread_out([("a", "b", 1), ("b", "c", -1)], [((400, 200), boxes), ((200, 400), boxes)])
    >>> len(set(wide.values())), wide == tall
    (3, False)
    """
    links: dict[tuple[str, str], float] = {}
    for a, b, bond in pairs:
        key = (min(a, b), max(a, b))
        if a != b:
            links[key] = min(links.get(key, math.inf), _LENGTH[bond])
    groups = components(sorted(frames[0][1]), [(a, b, 1) for a, b in sorted(links)])
    shapes = {tuple(group): _shape(group, links) for group in groups}
    found = []
    for (width, height), sizes in frames:
        crowd = sum(w * h for w, h in sizes.values()) / (_FULL * width * height)
        frame = (width * math.sqrt(max(1.0, crowd)), height * math.sqrt(max(1.0, crowd)))
        places: dict[str, Point] = {}
        for names, (left, top, width, height) in shares(groups, (0.0, 0.0, *frame)) if groups else []:
            points = _fitted(shapes[tuple(names)], (max(20.0, width - 60), max(20.0, height - 40)))
            for name, (x, y) in zip(names, points, strict=True):
                places[name] = (x + left + width / 2, y + top + height / 2)
        everyone = sorted(places)
        points = apart([places[name] for name in everyone], [sizes[name] for name in everyone])
        found.append({name: (round(x), round(y)) for name, (x, y) in zip(everyone, points, strict=True)})
    return found


def _shape(names: Sequence[str], links: Mapping[tuple[str, str], float]) -> list[Point]:
    """Places of the members of one connected group, in units of a tie."""
    if len(names) == 1:
        return [(0.0, 0.0)]
    number = {name: i for i, name in enumerate(names)}
    near: list[list[tuple[int, float]]] = [[] for _ in names]
    for (a, b), length in sorted(links.items()):
        if a in number:
            near[number[a]].append((number[b], length))
            near[number[b]].append((number[a], length))
    # The ties of an actor with many are longer, so that those around it find room.
    roomy = [[(j, length * (1 + 0.12 * math.log(len(near[i]) * len(near[j])))) for j, length in row] for i, row in enumerate(near)]
    aims = [(i, j, length) for i in range(len(names)) for j, length in enumerate(_distances(i, roomy)) if j > i]
    return _relaxed(aims, len(names))


def _relaxed(aims: list[tuple[int, int, float]], count: int) -> list[Point]:
    """Points whose distances come near to those aimed at, the near ones more than the far."""
    chance = random.Random(1)
    longest = max(length for *_, length in aims)
    shortest = min(length for *_, length in aims)
    xs = [chance.random() * longest for _ in range(count)]
    ys = [chance.random() * longest for _ in range(count)]
    step, fall = longest**2, math.log(_SLIGHT * (shortest / longest) ** 2) / (_TURNS - 1)
    for turn in range(_TURNS):
        reach = step * math.exp(fall * turn)
        chance.shuffle(aims)
        for i, j, length in aims:
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            now = math.sqrt(dx * dx + dy * dy) or 1e-9
            share = min(reach / (length * length), 1.0) * (now - length) / (2 * now)
            xs[i] -= dx * share
            ys[i] -= dy * share
            xs[j] += dx * share
            ys[j] += dy * share
    return list(zip(xs, ys, strict=True))


def _distances(start: int, near: Sequence[Sequence[tuple[int, float]]]) -> list[float]:
    """Length of the shortest way from one to each."""
    found = [math.inf] * len(near)
    found[start] = 0.0
    queue = [(0.0, start)]
    while queue:
        so_far, one = heappop(queue)
        if so_far > found[one]:
            continue
        for other, length in near[one]:
            if so_far + length < found[other]:
                found[other] = so_far + length
                heappush(queue, (so_far + length, other))
    return found


def _fitted(points: Sequence[Point], room: Size) -> list[Point]:
    """A shape turned so that its long side lies along that of the room, and stretched to fill it, within reason."""
    count = len(points)
    mid = [sum(p[i] for p in points) / count for i in (0, 1)]
    moved = [(x - mid[0], y - mid[1]) for x, y in points]
    sxx, syy = (sum(p[i] * p[i] for p in moved) for i in (0, 1))
    angle = 0.5 * math.atan2(2 * sum(x * y for x, y in moved), sxx - syy) - (math.pi / 2 if room[1] > room[0] else 0.0)
    turned = [(x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)) for x, y in moved]
    # A pair or a star of few does not fill a whole frame.
    room = (min(room[0], 110.0 * count), min(room[1], 110.0 * count))
    axes = [_even([p[i] for p in turned]) for i in (0, 1)]
    return [((x - 0.5) * room[0], (y - 0.5) * room[1]) for x, y in zip(*axes, strict=True)]


def _even(values: Sequence[float]) -> list[float]:
    """Places on one axis from 0 to 1, the crowded middle drawn out: halfway between what they are and what their order is."""
    low, high = min(values), max(values)
    order = {n: rank for rank, n in enumerate(sorted(range(len(values)), key=values.__getitem__))}
    last = max(len(values) - 1, 1)
    return [0.5 * (value - low) / max(high - low, 1e-6) + 0.5 * order[n] / last for n, value in enumerate(values)]
