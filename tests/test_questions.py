"""Sixty questions of an analyst, a lawyer, a journalist and an adviser; the answers were written from the documents before any was run."""

from __future__ import annotations

import csv
import io
import pathlib
import shlex
import tomllib
from collections import Counter
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

import pytest
from click.testing import CliRunner

from sahelkg.faces.cli import cli

PAGE = pathlib.Path(__file__).parent / "questions.toml"
QUESTIONS: list[dict[str, Any]] = tomllib.loads(PAGE.read_text("utf-8"))["question"]
ROWS = [
    pytest.param(q, kind, row, id=f"{q['number']}-{kind}-{n}") for q in QUESTIONS for kind in ("holds", "absent") for n, row in enumerate(q[kind])
]


@cache
def answer(call: str) -> list[dict[str, str]]:
    result = CliRunner().invoke(cli, [*shlex.split(call), "--format", "csv"], standalone_mode=False)
    assert result.exception is None, result.exception
    return list(csv.DictReader(io.StringIO(result.stdout)))


def matches(row: dict[str, str], pattern: dict[str, str]) -> bool:
    return all(fnmatchcase(row[column].casefold(), wanted.casefold()) for column, wanted in pattern.items())


def test_sixty_questions_of_four_readers_in_two_languages() -> None:
    assert [q["number"] for q in QUESTIONS] == list(range(1, 61))
    assert min(Counter(q["who"] for q in QUESTIONS).values()) >= 12
    assert all(q["en"].endswith("?") and q["fr"].endswith("?") and q["en"] != q["fr"] for q in QUESTIONS)
    assert sum(q["call"].startswith("query ") for q in QUESTIONS) >= 20
    assert all(len(q["holds"]) >= 2 and q["absent"] for q in QUESTIONS)


@pytest.mark.parametrize(("question", "kind", "pattern"), ROWS)
def test_answer(question: dict[str, Any], kind: str, pattern: dict[str, str]) -> None:
    rows = answer(question["call"])
    assert rows, f"{question['en']}: no answer"
    assert not set(pattern) - set(rows[0]), f"no such column: {sorted(set(pattern) - set(rows[0]))}"
    found = [row for row in rows if matches(row, pattern)]
    if kind == "holds":
        assert found, f"{question['number']}. {question['en']}\n{question['call']}: not in the answer: {pattern}"
    else:
        assert not found, f"{question['number']}. {question['en']}\n{question['call']}: must not be in the answer: {pattern}: {found[:2]}"
