"""The order of lanes in a lineage picture: lanes that exchange something near one another, few living lanes crossed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

__all__ = ["order"]

Join = tuple[str, str, float]
"""Who goes in, who comes out, and the year."""

_EVERYWHERE = 24
"""Up to so many lanes each is tried at every place; beyond, only near the lanes it is joined with."""
_WORK = 400_000
"""How many places of curves are counted at most, so that the largest family takes about a second."""


def order(items: Sequence[str], joins: Iterable[Join], lives: Callable[[str, float], bool]) -> list[str]:
    """An order at a low cost: each item is put where it costs least, again and again, until nothing gets better or the work is done.

    >>> order(["a", "b", "c"], [("a", "c", 2012.0)], lambda item, year: True)
    ['b', 'a', 'c']
    """
    number = {item: i for i, item in enumerate(items)}
    curves = [(number[a], number[b], [lives(item, year) for item in items]) for a, b, year in joins]
    near: dict[int, set[int]] = {}
    for a, b, _ in curves:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    place = [0] * len(items)

    def cost(trial: Sequence[int]) -> float:
        for i, item in enumerate(trial):
            place[item] = i
        total = 0.0
        for a, b, alive in curves:
            low, high = (place[a], place[b]) if place[a] < place[b] else (place[b], place[a])
            total += high - low
            for item in trial[low + 1 : high]:
                total += 1.5 * alive[item]
        return total

    best = list(range(len(items)))
    lowest = cost(best)
    work = _WORK // max(1, len(curves))
    for _ in range(8):
        before = lowest
        for item in list(best):
            rest = [i for i in best if i != item]
            for position in _positions(item, best, near.get(item, set())):
                trial = [*rest[:position], item, *rest[position:]]
                price = cost(trial)
                work -= 1
                if price < lowest - 1e-9:
                    best, lowest = trial, price
            if work < 0:
                break
        if lowest >= before or work < 0:
            break
    return [items[i] for i in best]


def _positions(item: int, best: Sequence[int], near: set[int]) -> Iterable[int]:
    """Where an item is tried: everywhere among few; among many beside its partners and its neighbours."""
    if len(best) <= _EVERYWHERE:
        return range(len(best))
    place = {other: i for i, other in enumerate(best)}
    tried = {place[other] + by for other in near for by in (-1, 0, 1)} | {place[item] + by for by in (-2, -1, 1, 2)}
    return sorted(p for p in tried if 0 <= p < len(best))
