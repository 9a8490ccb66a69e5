"""Time in SPARQL: the query printed in the handbook gives, on the derived bounds, the certainty that the program gives.

For every claim of the graph, on every day that one of its bounds falls on, the day before and the day after.
"""

from __future__ import annotations

import pathlib
import re
from datetime import date, timedelta

import pyoxigraph as ox
import pytest

import sahelkg
from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST
from sahelkg.graph.table import Claim
from sahelkg.knowledge import KnowledgeGraph
from sahelkg.model import BASE

PAGE = pathlib.Path(__file__).parent.parent / "ontology" / "handbook" / "dates.md"
QUERY = re.search(r"```sparql\n(.*?)```", PAGE.read_text("utf-8"), re.S)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return sahelkg.load()


def days_of(claim: Claim, view: View) -> set[date]:
    """Every day on which something about the claim changes, with its neighbours."""
    bearers = [*claim.subject, *claim.object]
    edges = {*claim.bounds, *(d for b in bearers for d in view.table.life(b))}
    edges |= {d for d in (claim.first_attested, claim.last_attested, claim.presumed_until) if d}
    return {d + n * DAY for d in edges for n in (-1, 0, 1) if not (d == FIRST and n < 0) and not (d == LAST and n > 0)}


def test_sparql_and_program_agree_on_every_day(kg: KnowledgeGraph) -> None:
    assert QUERY
    view = kg.view()
    expected = {
        (claim.id, day.isoformat()): view._replace(at=day).certainty(claim) for claim in kg.table.claims.values() for day in days_of(claim, view)
    }
    assert len(expected) > 5 * len(kg.table.claims)
    wrong = []
    keys = list(expected)
    for start in range(0, len(keys), 6000):
        some = keys[start : start + 6000]
        values = " ".join(f'(<{BASE}{claim}> "{day}"^^<http://www.w3.org/2001/XMLSchema#date>)' for claim, day in some)
        rows = kg.store.query(QUERY[1].replace("VALUES (?claim ?day) { }", f"VALUES (?claim ?day) {{ {values} }}"))
        assert isinstance(rows, ox.QuerySolutions)
        found = {(row["claim"].value[len(BASE) :], row["day"].value): row["certainty"].value for row in rows}
        assert set(found) == set(some)
        wrong += [(key, expected[key], got) for key, got in found.items() if got != expected[key]]
    assert not wrong, wrong[:5]
