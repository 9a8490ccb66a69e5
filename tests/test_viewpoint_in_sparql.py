"""SPARQL and exports from a viewpoint hold the claims that Python's answers hold from it, with the same bounds, and nothing that came later."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from click.testing import CliRunner

from sahelkg.faces.cli import cli

VIEWS: list[dict[str, str]] = [
    {"viewpoint": "accepted"},
    {"viewpoint": "source:crisis-group-mali-2023-10"},
    {"viewpoint": "claimant:jnim"},
    {"known_by": "2024-04-24"},
    {"known_by": "2023-12-31", "viewpoint": "source:rulac-mali-2023"},
]
CLAIMS = """SELECT ?c ?start ?end ?last { ?c :source ?s ; :startEarliest ?start ; :endLatest ?end OPTIONAL { ?c :lastAttested ?last } }"""


def heard(kg: Any, options: dict[str, str]) -> dict[str, Any]:
    view = kg.view(**options)
    return {c.id: c for c in view.table.claims.values() if view.viewpoint != "accepted" or c.standing == "accepted"}


@pytest.mark.parametrize("options", VIEWS, ids=str)
def test_sparql_holds_the_claims_of_the_view_with_its_bounds(kg: Any, options: dict[str, str]) -> None:
    wanted = heard(kg, options)
    assert 0 < len(wanted) < len(kg.table.claims)
    found: dict[str, set[tuple[str, ...]]] = {}
    for row in kg.query(CLAIMS, **options).to_dicts():
        found.setdefault(row["c"].removeprefix("https://w3id.org/sahelkg/"), set()).add((row["start"], row["end"], row["last"] or ""))
    assert found == {
        i: {(str(c.bounds.start_earliest), str(c.bounds.end_latest), c.last_attested.isoformat() if c.last_attested else "")}
        for i, c in wanted.items()
    }


def test_nothing_known_later_is_in_the_store(kg: Any) -> None:
    late = "SELECT ?c ?l { ?c :lastAttested ?l FILTER(STR(?l) > '2024-04-24') }"
    assert len(kg.query(late)) and not len(kg.query(late, known_by="2024-04-24"))
    name = "SELECT ?c { ?c a :NameClaim ; :nameOf actor:csp-dpa ; :acronym 'CSP-DPA' }"  # backed by a report of 25 April 2024
    assert len(kg.query(name, known_by="2024-04-25")) and not len(kg.query(name, known_by="2024-04-24"))


def test_a_voice_alone_has_no_rivals_but_still_says_that_it_is_disputed(kg: Any) -> None:
    rows = kg.query("SELECT ?c ?d { ?c :source ?s ; :disputes ?d }", viewpoint="source:rulac-mali-2023").to_dicts()
    assert rows and {r["c"] for r in rows} < {r["c"] for r in kg.query("SELECT ?c ?d { ?c :source ?s ; :disputes ?d }").to_dicts()}
    assert not len(kg.query("SELECT ?c ?d { ?c :source ?s ; :disputes ?d }", viewpoint="accepted"))


def test_exports_and_queries_on_the_command_line_take_a_viewpoint(kg: Any) -> None:
    options = {"viewpoint": "source:crisis-group-mali-2023-10"}
    found = CliRunner().invoke(cli, ["export", "csv", "--viewpoint", options["viewpoint"]])
    assert {f"claim/{row['claim']}" for row in csv.DictReader(io.StringIO(found.stdout))} == set(heard(kg, options))
    turtle = CliRunner().invoke(cli, ["export", "turtle", "--viewpoint", options["viewpoint"]])
    assert turtle.exit_code == 0 and "\nclaim:icg-cma-army " in turtle.stdout and "\nclaim:ctp-jnim-al-qaeda " not in turtle.stdout
    assert "\nclaim:ctp-jnim-al-qaeda " in CliRunner().invoke(cli, ["export", "turtle"]).stdout
    wrong = CliRunner().invoke(cli, ["query", "denials", "--viewpoint", "sauce:x"])
    assert wrong.exit_code != 0
