"""The network of four days against lists that a reader wrote from the sources without having seen the program's output (`tests/network/`)."""

from __future__ import annotations

import pathlib
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

import sahelkg
from sahelkg.answers.network import NetworkAnswer, Tie, network
from sahelkg.model import CLASSES, short

HERE = pathlib.Path(__file__).parent / "network"
LISTS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(HERE.glob("*.yaml"))}
EDGES = [pytest.param(day, edge, id=f"{day}-{n}") for day, listed in LISTS.items() for n, edge in enumerate(listed["edges"])]
ABSENT = [pytest.param(day, edge, id=f"{day}-{n}") for day, listed in LISTS.items() for n, edge in enumerate(listed["absent"])]
Edge = dict[str, Any]


@cache
def ties(day: str) -> NetworkAnswer:
    return network(sahelkg.load().view(at=day), by="claim")


def joins(tie: Tie, edge: Edge) -> bool:
    """Whether a tie joins the two actors, in the direction named if the relation has one."""
    ends, wanted = (short(tie.source), short(tie.target)), (edge["source"], edge["target"])
    return ends == wanted or (CLASSES[tie.relation].symmetric and ends == wanted[::-1])


def says(tie: Tie, edge: Edge) -> bool:
    claim = tie.claims[0]
    return (
        joins(tie, edge)
        and tie.relation == edge["relation"]
        and tie.sign == edge["sign"]
        and short(claim.source) == edge["from"]
        and any(at == edge["locator"] or at.startswith(edge["locator"] + "/") for at in claim.all("at"))
    )


def test_the_four_days_are_listed() -> None:
    assert {"2015-09-01", "2019-05-15", "2023-10-01", "2024-08-01"} <= set(LISTS)
    for day, listed in LISTS.items():
        assert listed["date"] == date.fromisoformat(day) and len(listed["edges"]) >= 15 and len(listed["absent"]) >= 5


@pytest.mark.parametrize(("day", "edge"), EDGES)
def test_edge_is_there(day: str, edge: Edge) -> None:
    found = [tie for tie in ties(day).ties if says(tie, edge)]
    near = [f"{t} {t.claims} {t.claims[0].all('at')}" for t in ties(day).ties if joins(t, edge)]
    assert found, f"no such tie; between the two there is {near}"
    exact = [
        tie
        for tie in found
        if tie.certainty == edge["certainty"]
        and tie.standing == edge["standing"]
        and edge.get("hedge", "").casefold() in f"{tie.hedge} {tie.assertion}".casefold()
        and ("claimant" not in edge or edge["claimant"] in map(short, tie.claimants))
    ]
    assert exact, f"there, but {[(t.certainty, t.standing, t.hedge, t.claimants, t.claims) for t in found]}"


@pytest.mark.parametrize(("day", "edge"), ABSENT)
def test_edge_is_not_there(day: str, edge: Edge) -> None:
    wrong = [
        tie
        for tie in ties(day).ties
        if joins(tie, edge)
        and edge.get("relation", tie.relation) == tie.relation
        and edge.get("sign", tie.sign) == tie.sign
        and edge.get("certainty", tie.certainty) == tie.certainty
        and ("from" not in edge or short(tie.claims[0].source) == edge["from"])
    ]
    assert not wrong, f"{[(t, t.claims, t.hedge) for t in wrong]}"
