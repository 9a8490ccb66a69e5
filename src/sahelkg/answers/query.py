"""Anything else: named queries, files and SPARQL text.

A named query is a file of `queries/` with its metadata in the `#+` comment convention of grlc (summary, question, defaults); its parameters
are variables `?_name_type` with the types `date`, `iri`, `integer` and `string`. Other tools that know the convention can serve them too.
"""

from __future__ import annotations

import os
import re
from collections import namedtuple
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from sahelkg import resources
from sahelkg.dates import parse_day
from sahelkg.errors import InputError, OutputError, QueryError, UnknownQuery
from sahelkg.model import BASE

if TYPE_CHECKING:
    import pandas as pd

    from sahelkg.store import TripleStore

__all__ = ["NamedQuery", "Parameter", "Rows", "bindings", "bound_text", "find_query", "named_queries", "read_query", "run"]

_PARAMETER = re.compile(r"[?$]_(\w+?)_(date|iri|integer|string)\b")
_METADATA = re.compile(r"^#\+\s?(.*)$", re.M)
_QUIET = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>\s]*>|#[^\n]*')
_TOKEN = re.compile(f"{_QUIET.pattern}|{_PARAMETER.pattern}")
_SERVICE = re.compile(r"(?<![?$\w:-])(SERVICE|LOAD)\b(?!\s*:)", re.I)
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True)
class Parameter:
    """A parameter of a named query: its name, its type and its default (empty if it must be given)."""

    name: str
    type: str
    default: str


@dataclass(frozen=True)
class NamedQuery:
    """A query of the collection: its name, its question in two languages, its parameters and its text."""

    name: str
    summary: dict[str, str]
    question: dict[str, str]
    parameters: tuple[Parameter, ...]
    text: str
    path: str


@dataclass(frozen=True)
class Rows:
    """The answer to a query: columns and rows of RDF terms (None where unbound).

    Iterating gives named tuples of plain texts (full IRIs); `to_dicts()` and `to_pandas()` turn all rows.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Any, ...], ...]

    @cached_property
    def texts(self) -> list[tuple[str, ...]]:
        """Rows as texts: IRIs in full, literals without language or datatype, nothing for unbound."""
        return [tuple("" if t is None else t.value if hasattr(t, "value") else str(t) for t in row) for row in self.terms]

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        row = namedtuple("Row", self.columns, rename=True)  # type: ignore[misc]
        return (row(*texts) for texts in self.texts)

    def __len__(self) -> int:
        return len(self.terms)

    def to_dicts(self) -> list[dict[str, str]]:
        """One dictionary per row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.texts]

    def to_pandas(self) -> pd.DataFrame:
        """A pandas DataFrame of texts (needs the extra `frames`)."""
        try:
            import pandas as pd
        except ImportError:
            raise InputError("pandas is not installed: pip install 'sahelkg[frames]'") from None
        return pd.DataFrame(self.to_dicts(), columns=list(self.columns))

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in self.texts)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __repr__(self) -> str:
        return f"Rows({len(self)} × {', '.join(self.columns)})"


def _metadata(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The `#+` lines as keys and values, and the defaults of parameters."""
    keys: dict[str, str] = {}
    defaults: dict[str, str] = {}
    inside = False
    for line in _METADATA.findall(text):
        name, colon, value = line.strip().removeprefix("- ").partition(":")
        if line.startswith((" ", "-")) and inside and colon:
            defaults[name.strip()] = value.strip()
        elif colon:
            inside = name.strip() == "defaults"
            keys[name.strip()] = value.strip()
    return keys, defaults


def read_query(path: str) -> NamedQuery:
    """Read one query file with its metadata; a file that has not changed is read once."""
    try:
        changed = os.stat(path).st_mtime_ns
    except OSError as error:
        raise OutputError(f"{path}: cannot be read as a query ({error.strerror})") from None
    return _read_query(path, changed)


@lru_cache(maxsize=128)
def _read_query(path: str, changed: int) -> NamedQuery:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"{path}: cannot be read as a query ({error})") from None
    keys, defaults = _metadata(text)
    found = dict.fromkeys(_PARAMETER.findall(_without_quiet(text)))
    parameters = tuple(Parameter(name, kind, defaults.get(name, "")) for name, kind in found)
    summary = {"en": keys.get("summary", ""), "fr": keys.get("summary_fr", keys.get("summary", ""))}
    question = {"en": keys.get("question", ""), "fr": keys.get("question_fr", keys.get("question", ""))}
    name = os.path.splitext(os.path.basename(path))[0]
    return NamedQuery(name, summary, question, parameters, text, path)


def named_queries() -> list[NamedQuery]:
    """The collection, by name.

    >>> all(query.summary["en"] and query.question["fr"] for query in named_queries())
    True
    """
    top = resources.folder("queries")
    return [read_query(os.path.join(top, name)) for name in sorted(os.listdir(top)) if name.endswith(".rq")]


def find_query(query: str) -> NamedQuery:
    """A query by its name, by its file, or from its text.

    Raises `UnknownQuery` with the near names.
    """
    path = os.path.join(resources.folder("queries"), f"{query}.rq")
    if re.fullmatch(r"[\w-]+", query) and os.path.isfile(path):
        return read_query(path)
    if os.path.isfile(query):
        return read_query(query)
    if re.search(r"[{?]", query):
        found = dict.fromkeys(_PARAMETER.findall(_without_quiet(query)))
        return NamedQuery("", {}, {}, tuple(Parameter(n, t, "") for n, t in found), query, "")
    from difflib import get_close_matches

    near = get_close_matches(query, [q.name for q in named_queries()], n=3, cutoff=0.4)
    hint = f"near: {', '.join(near)}; " if near else ""
    raise UnknownQuery(f"'{query}' is no named query, no file and no SPARQL; {hint}'sahelkg query --list' shows the named ones")


def _term(parameter: Parameter, value: str) -> ox.Literal | ox.NamedNode:
    if parameter.type == "date":
        return ox.Literal(parse_day(value).isoformat(), datatype=ox.NamedNode(f"{_XSD}date"))
    if parameter.type == "integer":
        if not re.fullmatch(r"[+-]?\d+", value):
            raise InputError(f"parameter {parameter.name}: '{value}' is not a whole number")
        return ox.Literal(value, datatype=ox.NamedNode(f"{_XSD}integer"))
    if parameter.type == "iri":
        iri = value if "://" in value else BASE + (value if "/" in value else f"actor/{value}")
        try:
            return ox.NamedNode(iri)
        except ValueError:
            raise InputError(f"parameter {parameter.name}: '{value}' is no identifier") from None
    return ox.Literal(value)


def bindings(query: NamedQuery, given: Mapping[str, str]) -> dict[str, ox.Literal | ox.NamedNode]:
    """The parameters as terms by variable name.

    Raises `InputError` for an unknown, missing or malformed one.
    """
    names = {p.name for p in query.parameters}
    for name in given:
        if name not in names:
            listed = ", ".join(sorted(names)) or "none"
            raise InputError(f"unknown parameter '{name}'; this query has: {listed}")
    found = {}
    for parameter in query.parameters:
        value = given.get(parameter.name, parameter.default)
        if not value:
            raise InputError(f"parameter '{parameter.name}' ({parameter.type}) is missing: add -p {parameter.name}=…")
        found[f"_{parameter.name}_{parameter.type}"] = _term(parameter, value)
    return found


def bound_text(text: str, terms: Mapping[str, ox.Literal | ox.NamedNode]) -> str:
    """The query with its parameters written into it as RDF terms, outside strings, comments and IRIs.

    Written in, because engines refuse to substitute a variable that is not projected; each term escapes itself.
    """

    def put(match: re.Match[str]) -> str:
        name = match[0][1:]
        return str(terms[name]) if match[0][0] in "?$" and name in terms else match[0]

    return _TOKEN.sub(put, text)


@lru_cache(maxsize=128)
def _fetches(text: str) -> bool:
    """Whether a query would fetch something from elsewhere."""
    return _SERVICE.search(_without_quiet(text)) is not None


def _without_quiet(text: str) -> str:
    return _QUIET.sub(" ", text)


def run(store: TripleStore, query: str, parameters: Mapping[str, str]) -> Rows:
    """Answer a named query, a file or SPARQL text over a store.

    Raises `UnknownQuery`, `InputError` (parameters) or `QueryError` (SPARQL that the engine refuses; SERVICE and LOAD are not allowed).
    """
    found = find_query(query)
    if _fetches(found.text):
        raise QueryError("SERVICE and LOAD are not allowed: nothing is fetched from elsewhere")
    answer: Any = store.query(bound_text(found.text, bindings(found, parameters)))
    try:
        if hasattr(answer, "variables"):
            columns = tuple(v.value for v in answer.variables)
            wide = range(len(columns))
            return Rows(columns, tuple(tuple(row[i] for i in wide) for row in answer))
        if isinstance(answer, ox.QueryBoolean):
            return Rows(("answer",), ((str(bool(answer)).lower(),),))
        return Rows(("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in answer))
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {' '.join(str(error).split())[:300]}") from None
