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


@pytest.mark.parametrize("verb", ["show", "claims", "timeline", "resolve"])
@pytest.mark.parametrize("seen", [["--group", "coalition"], ["--identity", "continuous"], ["--identity", "family:fla"]])
def test_every_verb_of_actors_takes_identity_and_group(verb: str, seen: list[str]) -> None:
    about = {"claims": ["--about", "csp-dpa"], "resolve": ["CSP-DPA"]}.get(verb, ["csp-dpa"])
    found = CliRunner().invoke(cli, [verb, *about, *seen, "--format", "json"])
    assert found.exit_code == 0, found.output


def test_events_of_an_actor_with_its_successions_hold_those_of_each(kg: Any) -> None:
    def events(actor: str, **options: str) -> set[str]:
        return {row.event for row in kg.timeline(actor, **options).rows}

    together = events("csp-dpa", identity="continuous")
    assert events("csp-dpa") < together == events("csp-dpa") | events("fla") == events("fla", identity="continuous")


def test_claims_of_a_member_seen_as_its_coalition_hold_those_of_the_coalition(kg: Any) -> None:
    day = "2023-10-07"  # Crisis Group has the CMA in the CSP at that time
    seen = {c.id for c in kg.claims("cma", at=day, group="coalition")}
    alone, coalition = ({c.id for c in kg.claims(name, at=day)} for name in ("cma", "csp-psd"))
    assert coalition - alone and alone | coalition <= seen
