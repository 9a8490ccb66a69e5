"""The gate: each of the fifty hard statements is in the graph, comes back from queries and is shown with its date, reserve, speaker and rival.

The expectations (`hard-statements.toml`) were written from the sources by a reader who had not seen the graph.
"""

from __future__ import annotations

import pathlib
import tomllib
from typing import Any

import pytest
from click.testing import CliRunner

from sahelkg.answers.flat import flat_rows
from sahelkg.faces.cli import cli
from sahelkg.knowledge import KnowledgeGraph

STATEMENTS = tomllib.loads((pathlib.Path(__file__).parent / "hard-statements.toml").read_text("utf-8"))["statement"]
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows(kg: KnowledgeGraph) -> list[Row]:
    return flat_rows(kg.table.claims.values(), kg.table)


def matches(row: Row, pattern: dict[str, Any]) -> bool:
    for column, wanted in pattern.items():
        if column == "any":
            if not any(matches(row, option) for option in wanted):
                return False
            continue
        cell = row[column].casefold()
        for piece in wanted if isinstance(wanted, list) else [wanted]:
            if str(piece).casefold() not in cell:
                return False
    return True


def found(rows: list[Row], pattern: dict[str, Any]) -> list[Row]:
    return [row for row in rows if matches(row, pattern)]


def joined(rows: list[Row], one: dict[str, Any], other: dict[str, Any], column: str) -> bool:
    ids = {row["claim"] for row in found(rows, other)}
    return any(ids & set(row[column].split(";")) for row in found(rows, one))


def test_there_are_fifty() -> None:
    assert [s["number"] for s in STATEMENTS] == list(range(1, 51))
    assert all(s["rows"] and s["shows"] for s in STATEMENTS)


@pytest.mark.parametrize("statement", STATEMENTS, ids=[f"{s['number']:02}" for s in STATEMENTS])
def test_in_the_graph(statement: dict[str, Any], rows: list[Row]) -> None:
    missing = [pattern for pattern in statement["rows"] if not found(rows, pattern)]
    assert not missing, f"{statement['title']}: no claim answers to {missing}"
    for row in (r for pattern in statement["rows"] for r in found(rows, pattern)):
        assert row["source"] and row["locator"]


@pytest.mark.parametrize("statement", STATEMENTS, ids=[f"{s['number']:02}" for s in STATEMENTS])
def test_rivals_are_joined(statement: dict[str, Any], rows: list[Row]) -> None:
    for column, pairs in (("disputes", statement.get("disputes", ())), ("possibly_same", statement.get("possibly_same", ()))):
        for a, b in pairs:
            one, other = statement["rows"][a], statement["rows"][b]
            assert joined(rows, one, other, column), f"{statement['title']}: {one} and {other} are not joined by {column}"


@pytest.mark.parametrize("statement", STATEMENTS, ids=[f"{s['number']:02}" for s in STATEMENTS])
def test_in_a_view(statement: dict[str, Any]) -> None:
    for show in statement["shows"]:
        args = show["command"].split()
        if args[0] in ("show", "claims", "disputes") and "--format" not in args:
            args += ["--format", "text"]
        result = CliRunner().invoke(cli, args, standalone_mode=False, env={"COLUMNS": "400"})
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        text = " ".join(result.output.split()).casefold()
        absent = [piece for piece in show["holds"] if " ".join(piece.split()).casefold() not in text]
        assert not absent, f"{statement['title']}: '{show['command']}' does not show {absent}"
