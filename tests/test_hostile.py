"""A graph that wishes its reader ill: no verb lets it steer a terminal, breaks a file or dies with a traceback."""

from __future__ import annotations

import json
import pathlib
import re
import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner

from sahelkg.faces.cli import cli
from sahelkg.knowledge import open_graph
from sahelkg.model import PREFIXES
from sahelkg.views.lineage_svg import lineage_svg

MANY = "9" * 5000
"""More digits than Python turns into a number."""
BAD = r"\u001B[31m\u009B2J\u202E"
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")

GRAPH = f"""
actor:a a :Actor ; rdfs:label "A{BAD}"@en . actor:b a :Actor ; rdfs:label "=B{BAD}"@en . actor:c a :Actor ; rdfs:label "C{BAD}"@en .
place:k a :Place ; rdfs:label "K{BAD}"@en . event:e a :Event ; rdfs:label "E{BAD}"@en . transformation:t a :Transformation ; rdfs:label "T{BAD}"@en .
situation:s a :ConflictSituation ; rdfs:label "S{BAD}"@en ; :sideA actor:a ; :sideB actor:b .
pub:x a :Publication ; rdfs:label "P{BAD}"@en ; :textDate "2023-01-01" ; :publisher "P{BAD}" ; :title "T{BAD}" .
claim:t a :TransformationClaim ; :transformation transformation:t ; :transformationKind voc:renaming ; :ends actor:a ; :begins actor:b ;
    :when "2020-02-01" ; :source pub:x ; :at "o/{MANY}" .
claim:h a :Hostility ; :sideA actor:a ; :sideB actor:c ; :start "2019" ; :end ".." ; :hedge "h{BAD}"@en ; :source pub:x ; :at "o/1" .
claim:w a :Alliance ; :party actor:a , actor:c ; :start "2019" ; :source pub:x ; :at "o/1" .
claim:p a :Presence ; :actor actor:a ; :place place:k ; :presenceKind voc:presence ; :source pub:x ; :at "o/1" .
claim:n a :NameClaim ; :nameOf actor:a ; :acronym "NA{BAD}" ; :source pub:x ; :at "o/1" .
claim:l a :LegalClassification ; :situation situation:s ; :legalClass voc:niac ; :note "n{BAD}"@en ; :source pub:x ; :at "o/1" .
claim:o a :Occurrence ; :event event:e ; :place place:k ; :when "2021-01-01" ; :eventKind voc:ambush ; :source pub:x ; :at "o/1" .
claim:d a :Occurrence ; :event event:e ; :place place:k ; :when "2022-01-01" ; :eventKind voc:battle ; :polarity voc:does-not-hold ;
    :source pub:x ; :at "o/1" .
claim:c1 a :Casualties ; :event event:e ; :harmed actor:a ; :harm voc:killed ; :count "3" ; :source pub:x ; :at "o/1" .
claim:c2 a :Casualties ; :event event:e ; :harmed actor:a ; :harm voc:killed ; :count "{MANY}" ; :source pub:x ; :at "o/1" .
judgement:d a :Dispute ; :claim claim:h , claim:w ; :rationale "r{BAD}"@en .
"""
CALLS = (
    *("show a", "lineage a", "lineage", "claims", "disputes", "diff 2019-12-31 2020-06-01", "path a c", "timeline", "law", "audit", "analyse"),
    *("network", "network --identity continuous", "network --viewpoint source:x", "places", "actors", "names a", "resolve NA"),
)


def _turtle(body: str) -> str:
    return "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()) + body


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("hostile") / "graph.ttl"
    path.write_text(_turtle(GRAPH), "utf-8")
    return str(path)


@pytest.mark.parametrize("call", CALLS)
def test_no_verb_is_steered_or_breaks(call: str, hostile: str) -> None:
    read = {"lineage": "tree", **dict.fromkeys(("network", "places", "actors", "names"), "table")}.get(call.split()[0], "text")
    for form in (read, "tsv", "csv", "json"):
        result = CliRunner().invoke(cli, [*call.split(), "--store", hostile, "--format", form], standalone_mode=False)
        assert result.exception is None, (form, result.exception)
        assert len(result.stdout) > 20 and not STEERS.search(result.stdout), (form, STEERS.findall(result.stdout))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_stays_well_formed(form: str, hostile: str) -> None:
    ET.fromstring(CliRunner().invoke(cli, ["export", form, "--store", hostile], standalone_mode=False).stdout)


def test_the_site_is_written(hostile: str, tmp_path: pathlib.Path) -> None:
    result = CliRunner().invoke(cli, ["site", "--store", hostile, "-o", str(tmp_path / "out")], standalone_mode=False)
    assert result.exception is None and (tmp_path / "out" / "index.html").is_file()


def test_an_argument_that_is_no_unicode_is_written(hostile: str, tmp_path: pathlib.Path) -> None:
    target = tmp_path / "found.json"
    result = CliRunner().invoke(cli, ["resolve", "\udcff", "--store", hostile, "-o", str(target)], standalone_mode=False)
    assert result.exception is None and json.loads(target.read_text("utf-8"))["candidates"] == []


def test_what_is_denied_dates_nothing(hostile: str) -> None:
    row = next(r for r in open_graph(hostile).timeline().rows if r.event == "event/e")
    assert [str(day) for day in row.span] == ["2021-01-01", "2021-01-01"]
    text = CliRunner().invoke(cli, ["timeline", "--store", hostile, "--format", "csv"], standalone_mode=False).stdout
    assert "ambush" in text and "battle" not in text and "2022-01-01" not in text


def test_a_chain_longer_than_calls_within_calls(tmp_path: pathlib.Path) -> None:
    long = 1500
    body = '\npub:x a :Publication ; rdfs:label "x"@en ; :textDate "2023-01-01" .\n'
    body += "".join(f'actor:a{i} a :Actor ; rdfs:label "a{i}"@en .\n' for i in range(long + 1))
    body += "".join(
        f"claim:c{i} a :TransformationClaim ; :transformation transformation:t{i} ; :transformationKind voc:renaming ; :ends actor:a{i} ; "
        f':begins actor:a{i + 1} ; :when "2020" ; :source pub:x ; :at "o/1" .\ntransformation:t{i} a :Transformation ; rdfs:label "t{i}"@en .\n'
        for i in range(long)
    )
    path = tmp_path / "chain.ttl"
    path.write_text(_turtle(body), "utf-8")
    assert len(open_graph(path).lineage("a0").steps) == long


def test_a_lineage_of_one_late_date_has_a_picture(tmp_path: pathlib.Path) -> None:
    body = '\npub:x a :Publication ; rdfs:label "x"@en ; :textDate "2023-01-01" .\n'
    body += "".join(f'actor:a{i} a :Actor ; rdfs:label "a{i}"@en .\n' for i in range(3))
    body += "transformation:t a :Transformation . transformation:u a :Transformation .\n"
    fields = ':transformationKind voc:merger ; :source pub:x ; :at "o/1" ; :when'
    body += f'claim:t a :TransformationClaim ; :transformation transformation:t ; :ends actor:a0 ; :begins actor:a1 ; {fields} "2040-01-01" .\n'
    body += f'claim:u a :TransformationClaim ; :transformation transformation:u ; :ends actor:a1 ; :begins actor:a2 ; {fields} "2040-01-01" .\n'
    path = tmp_path / "late.ttl"
    path.write_text(_turtle(body), "utf-8")
    kg = open_graph(path)
    assert lineage_svg(kg.lineage("a1"), kg.view()).startswith("<svg")
