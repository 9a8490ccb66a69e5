"""Actors drawn together stay so where an answer is narrowed or compares two days; what is asked for is never left out without a word."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from sahelkg.errors import InputError
from sahelkg.faces.cli import cli


def test_an_ego_network_is_that_of_the_node(kg: Any) -> None:
    one, other = (kg.network_answer(at="2025-01-15", identity="continuous", around=name) for name in ("csp-dpa", "fla"))
    assert one.ties and one.ties == other.ties


def test_the_ties_inside_a_node_are_narrowed_too(kg: Any) -> None:
    whole, part = (kg.network_answer(at="2015-09-01", identity="family:cma", around=name) for name in ("mnla", "jnim"))
    assert whole.inside and not part.inside


def test_a_kind_of_a_member_is_one_of_its_node(kg: Any) -> None:
    found, other = (kg.network_answer(at="2015-09-01", identity="family:mnla", kinds=[kind]) for kind in ("separatist-group", "jihadist-group"))
    assert "actor/mnla" in found.actors and {t.source for t in found.inside} <= {"actor/mnla"}
    assert "actor/mnla" not in other.actors and not other.inside


def test_a_renaming_seen_as_one_ends_and_begins_nothing_but_the_name(kg: Any) -> None:
    found = kg.diff("2024-11-01", "2024-12-15", identity="continuous").changes
    assert not any("actor/csp-dpa" in (c.subject, c.object) for c in found)
    assert not any(c.what == "actor" and c.subject == "actor/fla" for c in found)
    assert any(c.what == "name" and c.value == "FLA" and c.change == "began" for c in found)
    assert any(c.what == "name" and c.value == "CSP-DPA" and c.subject == "actor/fla" for c in found)


@pytest.mark.parametrize(
    "call", ["network", "show fla", "claims", "names fla", "actors", "places", "resolve CSP", "law", "path fla jnim", "lineage fla"]
)
def test_json_says_every_choice_it_rests_on(call: str) -> None:
    options = ["--at", "2024-12-15", "--certainty", "certain", "--certainty", "possible", "--known-by", "2025-12-31", "--format", "json"]
    said = json.loads(CliRunner().invoke(cli, [*call.split(), *options], standalone_mode=False).stdout)
    assert said["at"] == "2024-12-15" and said["certainty"] == ["certain", "possible"] and said["known_by"] == "2025-12-31"
    assert said["viewpoint"] == "all" and said["identity"] == "strict" and "horizon" in said


@pytest.mark.parametrize("option", [["--viewpoint", "accepted"], ["--known-by", "2020-01-01"], ["--certainty", "certain"], ["--store", "graph"]])
def test_two_releases_are_compared_whole(option: list[str]) -> None:
    result = CliRunner().invoke(cli, ["diff", "graph", "graph", "--release", *option], standalone_mode=False)
    assert isinstance(result.exception, InputError) and option[0] in str(result.exception)
