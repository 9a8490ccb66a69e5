"""Other people's text is harmless everywhere, nothing reaches the network, and exports keep what they must."""

from __future__ import annotations

import io
import json
import socket
import xml.etree.ElementTree as ET
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from sahelkg.answers.network import network
from sahelkg.faces.cli import cli
from sahelkg.views.network_files import WRITERS
from sahelkg.views.tables import aligned, as_csv, as_tsv, plain

EVIL = '=HYPERLINK("http://x")\x1b[2J\r\n\t<script>alert(1)</script>\u202e'


def test_texts_cannot_steer_a_terminal_or_a_spreadsheet() -> None:
    rows = [{"a": EVIL, "b": "-5"}]
    for text in (as_tsv(rows, ["a", "b"]), aligned(rows, ["a", "b"], width=200)):
        assert "\x1b" not in text and "\u202e" not in text and "\r" not in text
    assert as_tsv(rows, ["a", "b"]).count("\n") == 1
    cell = as_csv(rows, ["a", "b"]).split("\n", 1)[1]
    assert cell.startswith("\"'=HYPERLINK") and cell.endswith(",-5")
    assert plain("a\nb") == "a b"


def test_nothing_reaches_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    for args in (["lineage", "fla"], ["export", "jsonld"], ["network", "--at", "2023-10-01", "--format", "html"], ["check"]):
        result = CliRunner().invoke(cli, args, standalone_mode=False)
        assert result.exception is None, result.exception


def test_graphml_and_gexf_open_and_keep_sources_hedges_and_dates(kg: Any) -> None:
    found = network(kg.view(at="2023-10-01"))
    graphml = nx.parse_graphml(WRITERS["graphml"](found), force_multigraph=True)
    gexf = nx.read_gexf(io.BytesIO(WRITERS["gexf"](found).encode()))
    assert graphml.number_of_edges() == gexf.number_of_edges() == len(found.ties)
    for graph in (graphml, gexf):
        for _, _, data in graph.edges(data=True):
            assert data["sources"] and data["claims"] and data["polarity"] == "holds" and "hedge" in data and "standing" in data
    dated = [t for t in found.ties if any(c.get("start").count("-") == 2 for c in t.claims)]
    assert dated and any(first != "None" for _, _, d in gexf.edges(data=True) for first, _ in d["spells"])


def test_gexf_is_dynamic(kg: Any) -> None:
    root = ET.fromstring(WRITERS["gexf"](network(kg.view())))
    graph = root.find("{http://www.gexf.net/1.2draft}graph")
    assert graph is not None and graph.get("mode") == "dynamic" and graph.get("timeformat") == "date"


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"])
def test_rdf_exports_hold_the_whole_graph(form: str, kg: Any) -> None:
    text = CliRunner().invoke(cli, ["export", form], standalone_mode=False).output
    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
    quads = set(ox.parse(input=text, format=formats[form]))
    named = form in ("trig", "nquads", "jsonld")
    expected = len(kg.store) if named else len({q.triple for q in kg.store.raw})
    blank = sum(1 for q in kg.store.raw if isinstance(q.subject, ox.BlankNode))
    assert abs(len(quads) - expected) <= blank
    if form in ("turtle", "trig", "nquads", "ntriples"):
        assert "Not for screening, targeting or legal proof" in text and "knowledge horizon: 2025-09-29" in text


def test_rdflib_sees_the_same_data(kg: Any) -> None:
    dataset = kg.rdflib
    rows = dataset.query("SELECT (COUNT(?c) AS ?n) { ?c a <https://w3id.org/sahelkg/ontology#Claim> }")
    assert int(next(iter(rows))[0]) == len(kg.table.claims)


def test_csv_export_has_the_columns_of_the_contract() -> None:
    head = CliRunner().invoke(cli, ["export", "csv"], standalone_mode=False).output.split("\n", 1)[0]
    contract = (
        "claim,class,subject,subject_name,predicate,object,object_name,value,start,end,start_earliest,start_latest,end_earliest,end_latest,"
        "first_attested,last_attested,place,standing,confidence,assertion,hedge,polarity,claimant,name_used,note,corroborates,disputes,"
        "source,source_title,locator,backing,backing_date"
    )
    assert head.startswith(contract)


def test_json_export_carries_the_notice() -> None:
    data = json.loads(CliRunner().invoke(cli, ["export", "json"], standalone_mode=False).output)
    assert "Not for screening" in data["notice"] and data["horizon"] == "2025-09-29"
