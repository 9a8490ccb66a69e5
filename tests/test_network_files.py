"""The network for other tools: every edge keeps its sources, hedge and polarity, and its dates where the format holds them."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from itertools import pairwise

import networkx as nx
import pytest

from sahelkg.answers.history import history
from sahelkg.answers.network import network
from sahelkg.answers.view import CERTAINTIES
from sahelkg.dates import FIRST, LAST
from sahelkg.model import short
from sahelkg.views.network_files import WRITERS


@pytest.mark.parametrize("day", [None, "2023-10-01"])
def test_graphml_csv_and_gexf_carry_source_hedge_and_polarity_on_every_edge(kg, day):
    answer = network(kg.view(at=day))
    expected = sorted(
        (short(t.source), short(t.target), t.relation, ";".join(map(short, t.sources)), t.hedge, ";".join(short(c.id) for c in t.claims))
        for t in answer.ties
    )
    graphml = nx.parse_graphml(WRITERS["graphml"](answer), force_multigraph=True)
    gexf = nx.read_gexf(io.BytesIO(WRITERS["gexf"](answer).encode()))
    rows = list(csv.DictReader(io.StringIO(WRITERS["csv"](answer).lstrip("\ufeff"))))
    for edges in (
        [(u, v, d) for u, v, d in graphml.edges(data=True)],
        [(u, v, d) for u, v, d in gexf.edges(data=True)],
        [(r["source"], r["target"], r) for r in rows],
    ):
        assert sorted((u, v, d["relation"], d["sources"], d["hedge"], d["claims"]) for u, v, d in edges) == expected
        assert {d["polarity"] for *_, d in edges} == {"holds"}


def test_gexf_holds_the_spells_of_every_edge(kg):
    answer = network(kg.view())
    graph = nx.read_gexf(io.BytesIO(WRITERS["gexf"](answer).encode()))
    assert graph.graph["mode"] == "dynamic"

    def text(day: date) -> str:
        return "None" if day in (FIRST, LAST) else day.isoformat()

    expected = {
        (short(t.tie.source), short(t.tie.target), t.tie.relation, ";".join(short(c.id) for c in t.tie.claims)): [
            (certain, text(first), text(last)) for first, last, certain in t.certainties()
        ]
        for t in history(answer).ties
    }
    found = {(u, v, d["relation"], d["claims"]): d for u, v, d in graph.edges(data=True)}
    assert found.keys() == expected.keys()
    for edge, data in found.items():
        if expected[edge][0][1:] != ("None", "None"):
            assert [tuple(part) for part in data["certainty"]] == expected[edge]
        assert data["surest"] == min((part[0] for part in expected[edge]), key=CERTAINTIES.index)
        present = [(part[1], part[2]) for part in expected[edge]]
        assert data["spells"][0][0] == present[0][0] and data["spells"][-1][1] == present[-1][1]
        for (_, end), (start, _) in pairwise(data["spells"]):
            assert date.fromisoformat(end) + timedelta(1) < date.fromisoformat(start)
