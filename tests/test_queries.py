"""Named queries: each against answers written from the sources before it was run, and against rdflib as a second engine.

`tests/queries/NAME.toml` holds, for one or several sets of parameters, rows that must be in the answer and rows that must not; `*` in a
cell stands for any text, and identifiers are in short form (`fla`).
"""

from __future__ import annotations

import pathlib
import tomllib
from collections import Counter
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any

import pytest
import rdflib

import sahelkg
from sahelkg.answers.query import NamedQuery, Rows, bindings, find_query, named_queries
from sahelkg.knowledge import KnowledgeGraph
from sahelkg.model import BASE
from sahelkg.store import AUTHORED, DERIVED, ONTOLOGY

HERE = pathlib.Path(__file__).parent / "queries"
NAMES = [query.name for query in named_queries()]
TYPES = {"date", "iri", "integer", "string"}
LEAST = 12
Case = dict[str, Any]
Row = dict[str, str]


def expectation(name: str) -> Case:
    path = HERE / f"{name}.toml"
    assert path.is_file(), f"{name}: no expected answer; write {path.name} from the sources"
    return tomllib.loads(path.read_text("utf-8"))


def cases() -> Iterable[Any]:
    for name in NAMES:
        if not (HERE / f"{name}.toml").is_file():
            yield pytest.param(name, {}, id=name)
            continue
        found = expectation(name)
        for number, case in enumerate([found, *found.get("more", ())]):
            yield pytest.param(name, case, id=f"{name}-{number}")


CASES = list(cases())


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return sahelkg.load()


@pytest.fixture(scope="module")
def second(graph: KnowledgeGraph) -> rdflib.Dataset:
    """The same quads in plain rdflib, with its own engine."""
    dataset = rdflib.Dataset(default_union=True)
    for name in (AUTHORED, DERIVED, ONTOLOGY):
        part = dataset.graph(rdflib.URIRef(name))
        for quad in graph.store.quads(name):
            part.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return dataset


def term(value: Any) -> Any:
    """An Oxigraph term in rdflib."""
    kind = type(value).__name__
    if kind == "NamedNode":
        return rdflib.URIRef(value.value)
    if kind == "BlankNode":
        return rdflib.BNode(value.value)
    datatype = None if value.language else rdflib.URIRef(value.datatype.value)
    if datatype == rdflib.XSD.string:
        datatype = None
    return rdflib.Literal(value.value, lang=value.language, datatype=datatype, normalize=False)


def bound_as_text(query: NamedQuery, parameters: dict[str, str]) -> str:
    """The text of a query with its parameters written into it, as another tool would serve it."""
    text = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    for variable, value in bindings(query, parameters).items():
        text = text.replace(f"?{variable}", str(value))
    return text


def shortened(text: str) -> str:
    return text.rpartition("#")[2].rpartition("/")[2] if text.startswith(BASE) else text


def short_rows(rows: Rows) -> list[Row]:
    return [{column: shortened(cell) for column, cell in row.items()} for row in rows.to_dicts()]


def matches(row: Row, pattern: Row) -> bool:
    return all(fnmatchcase(row[column].casefold(), wanted.casefold()) for column, wanted in pattern.items())


def as_text(value: Any) -> str:
    """A term of either engine as comparable text; language tags without regard to case."""
    if value is None:
        return ""
    language = value.language if hasattr(value, "language") else None
    lexical = value.value if type(value).__module__.startswith("pyoxigraph") else str(value)
    return f"{lexical}@{language.casefold()}" if language else lexical


def test_there_are_enough() -> None:
    assert len(NAMES) >= LEAST
    orphans = {path.stem for path in HERE.glob("*.toml")} - set(NAMES)
    assert not orphans, f"expected answers without a query: {sorted(orphans)}"


@pytest.mark.parametrize("name", NAMES)
def test_metadata(name: str) -> None:
    query = find_query(name)
    head = query.text.partition("PREFIX")[0]
    for key in ("summary", "summary_fr", "question", "question_fr"):
        assert f"#+ {key}: " in head, f"{name}: no '#+ {key}:'"
    assert query.summary["en"] != query.summary["fr"] and query.question["en"] != query.question["fr"]
    assert "GRAPH" not in query.text and "ORDER BY" in query.text
    for parameter in query.parameters:
        assert parameter.type in TYPES and parameter.default, f"{name}: parameter '{parameter.name}' has no default"


@pytest.mark.parametrize(("name", "case"), CASES)
def test_answer(name: str, case: Case, graph: KnowledgeGraph) -> None:
    case = case or expectation(name)
    rows = graph.query(name, case["parameters"])
    found = short_rows(rows)
    assert not set(expectation(name)["columns"]) - set(rows.columns)
    assert case.get("rows") or case.get("absent"), "a case expects something"
    for pattern in (*case.get("rows", ()), *case.get("absent", ())):
        assert not set(pattern) - set(rows.columns), f"no such column: {sorted(set(pattern) - set(rows.columns))}"
    missing = [pattern for pattern in case.get("rows", ()) if not any(matches(row, pattern) for row in found)]
    assert not missing, f"{name}, {case['title']}: not in the answer: {missing}"
    wrong = [row for pattern in case.get("absent", ()) for row in found if matches(row, pattern)]
    assert not wrong, f"{name}, {case['title']}: must not be in the answer: {wrong}"
    assert len(set(rows.texts)) == len(rows), "rows are repeated"
    for row in found:
        prefix = "one_" if "one_source" in row else ""
        assert row[f"{prefix}source"] and row[f"{prefix}locator"] and row[f"{prefix}standing"] and row[f"{prefix}assertion"]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_another_engine_agrees(name: str, case: Case, graph: KnowledgeGraph, second: rdflib.Dataset) -> None:
    case = case or expectation(name)
    query = find_query(name)
    rows = graph.query(name, case["parameters"])
    other = second.query(bound_as_text(query, case["parameters"]))
    columns = [str(variable) for variable in other.vars or ()]
    assert tuple(columns) == rows.columns
    ours = Counter(tuple(as_text(cell) for cell in row) for row in rows.terms)
    theirs = Counter(tuple(as_text(cell) for cell in row) for row in other)
    assert ours == theirs, f"only here: {list(ours - theirs)[:3]}; only in rdflib: {list(theirs - ours)[:3]}"
