"""Checking Turtle: every defect of every file in one run, with file, line and claim.

Order: text and syntax, statement by statement; dates; SHACL shapes (`shapes.ttl`); graph-wide queries (`checks/*.rq`, named by severity).
Files outside the shipped graph are checked against it as context; only defects of the files named are reported.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import pyoxigraph as ox

from sahelkg import dates, resources
from sahelkg.errors import DateError, InputError
from sahelkg.graph.turtle import Statement, statements
from sahelkg.model import BASE, CLASSES, PREFIXES, short
from sahelkg.store import AUTHORED, ONTOLOGY, EmbeddedStore

__all__ = ["Defect", "Report", "check"]

Severity = Literal["error", "warning"]
_DATES = ("start", "end", "when", "firstAttested", "lastAttested", "issued", "textDate", "retrieved")
_DAYS = ("firstAttested", "lastAttested", "retrieved")
_ROLES = frozenset(role for spec in CLASSES.values() for role in (*spec.subject, *spec.object)) | {"event", "place", "claimant", "transformation"}


@dataclass(frozen=True, order=True)
class Defect:
    """One defect: where it is, how grave, which rule, of which claim or thing, and what to do."""

    file: str
    line: int
    severity: Severity
    code: str
    subject: str
    message: str

    def __str__(self) -> str:
        who = f" {self.subject}:" if self.subject else ""
        return f"{self.file}:{self.line}: {self.severity} {self.code}:{who} {self.message}"


@dataclass
class Report:
    """What a check found, and over how much."""

    files: int = 0
    claims: int = 0
    defects: list[Defect] = field(default_factory=list)

    @property
    def errors(self) -> list[Defect]:
        """The defects that are errors."""
        return [d for d in self.defects if d.severity == "error"]


@dataclass
class _Sources:
    """Where each subject stands in the files under check."""

    where: dict[str, tuple[str, Statement]] = field(default_factory=dict)
    repeated: list[tuple[str, str, Statement]] = field(default_factory=list)
    quads: list[ox.Quad] = field(default_factory=list)


def check(paths: Iterable[str] = (), shapes: bool = True) -> Report:
    """Check files or folders, by default the shipped graph; raises `InputError` for a path without Turtle files."""
    chosen = list(paths) or [resources.folder("graph")]
    files: list[str] = []
    for path in chosen:
        found = resources.turtle_files(path)
        if not found or not os.path.exists(path):
            raise InputError(f"{path}: no Turtle file (.ttl) there; name a file or a folder that holds some")
        files += found
    files = list({os.path.realpath(file): file for file in files}.values())
    report = Report(files=len(files))
    sources = _Sources()
    for file in files:
        _read(file, sources, report)
    for iri, file, statement in sources.repeated:
        first_file, first = sources.where[iri]
        message = f"declared again; first in {_shown(first_file)}, line {first.line}: keep one declaration"
        report.defects.append(Defect(_shown(file), statement.line, "error", "error-declared-twice", _curie(iri), message))
    merged = {q.subject.value for q in sources.quads if q.predicate.value == f"{PREFIXES['']}replacedBy"}  # type: ignore[union-attr]
    report.claims = sum(iri.startswith(f"{BASE}claim/") and iri not in merged for iri in sources.where)
    store = _store(sources, files)
    _derive(store, sources, report)
    if shapes:
        _shapes(store, sources, report)
    _queries(store, sources, report)
    report.defects = sorted(set(report.defects))
    return report


def _shown(file: str) -> str:
    relative = os.path.relpath(file)
    return file if relative.startswith("..") else relative


def _curie(iri: str) -> str:
    for name, base in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        if iri.startswith(base):
            return f"{name}:{iri[len(base) :]}"
    return iri


def _read(file: str, sources: _Sources, report: Report) -> None:
    shown = _shown(file)
    try:
        with open(file, encoding="utf-8-sig") as handle:
            text = handle.read()
    except (OSError, UnicodeDecodeError) as error:
        report.defects.append(Defect(shown, 1, "error", "error-unreadable", "", f"cannot be read as UTF-8 text ({error})"))
        return
    prefixes = ""
    for statement in statements(text):
        if statement.directive:
            prefixes += statement.text.replace("\n", " ") + "\n"
            continue
        if not statement.subject:
            continue
        if statement.broken and not statement.text.rstrip().endswith("."):
            message = "the statement does not end: add ' .' after it, and close its quotes and brackets"
            report.defects.append(Defect(shown, statement.line, "error", "error-syntax", statement.subject[:60], message))
            continue
        try:
            triples = list(ox.parse(input=(prefixes + statement.text), format=ox.RdfFormat.TURTLE))
        except SyntaxError as error:
            line = statement.line + max(0, (error.lineno or 1) - 1 - prefixes.count("\n"))
            said = re.sub(r"\s*(at|on|between) line \d+( column \d+)?( and (line \d+ )?column \d+)?:?", "", str(error.msg)).strip(" .:")
            message = f"{said}; correct this statement"
            report.defects.append(Defect(shown, line, "error", "error-syntax", statement.subject[:60], message))
            continue
        _keep(file, statement, triples, sources, report)
        _dates(shown, statement, triples, report)


def _keep(file: str, statement: Statement, triples: list[ox.Quad], sources: _Sources, report: Report) -> None:
    graph = ox.NamedNode(AUTHORED)
    shown = _shown(file)
    if any(isinstance(t.subject, ox.BlankNode) for t in triples):
        message = "a thing without identifier: every thing, claim and judgement has a name of its own"
        report.defects.append(Defect(shown, statement.line, "error", "error-blank-node", statement.subject[:60].replace("[ ]", "[]"), message))
    named = [t for t in triples if isinstance(t.subject, ox.NamedNode)]
    sources.quads += [ox.Quad(t.subject, t.predicate, t.object, graph) for t in named if not isinstance(t.object, ox.BlankNode)]
    for iri in dict.fromkeys(t.subject.value for t in named):  # type: ignore[union-attr]
        if not iri.startswith(BASE):
            message = f"outside our namespace: its identifier begins with {BASE}"
            report.defects.append(Defect(shown, statement.line, "error", "error-outside-namespace", f"<{iri[:80]}>", message))
        if iri in sources.where:
            sources.repeated.append((iri, file, statement))
        else:
            sources.where[iri] = (file, statement)


def _dates(shown: str, statement: Statement, triples: list[ox.Quad], report: Report) -> None:
    """Dates that cannot be read, and intervals that end before they begin."""
    spans: dict[str, dates.Span] = {}

    def defect(name: str, code: str, message: str) -> None:
        report.defects.append(Defect(shown, statement.line_of(f":{name}"), "error", code, statement.subject, message))

    for triple in triples:
        name = triple.predicate.value.removeprefix(PREFIXES[""])
        if name not in _DATES or not isinstance(triple.object, ox.Literal):
            continue
        text = triple.object.value
        try:
            read = [_read_date(part, name) for part in (text.split("/") if name == "textDate" else [text]) if part != dates.OPEN or name != "end"]
        except DateError as error:
            defect(name, "error-date", f":{name} {error}")
            continue
        if read:
            spans[name] = read[0]
        if len(read) == 2 and read[1].latest < read[0].earliest:
            defect(name, "error-date-order", f":{name} '{text}' ends before it begins: swap its two dates")
    for first, last in (("start", "end"), ("firstAttested", "lastAttested")):
        if first in spans and last in spans and spans[last].latest < spans[first].earliest:
            defect(last, "error-date-order", f":{last} lies before :{first}: correct one of them")


def _read_date(text: str, name: str) -> dates.Span:
    span = dates.parse(text)
    if name in _DAYS and len(text) != 10:
        raise DateError(f"'{text}' is not a full date: name a day")
    return span


def _store(sources: _Sources, files: list[str]) -> EmbeddedStore:
    store = EmbeddedStore()
    store.add(sources.quads)
    checked = {os.path.realpath(f) for f in files}
    for file in resources.graph_files():
        if os.path.realpath(file) not in checked:
            context = EmbeddedStore()
            context.load_file(file, AUTHORED)
            store.add(q for q in context.raw if str(q.subject)[1:-1] not in sources.where)
    for name in ("sahelkg.ttl", "vocabularies.ttl"):
        store.load_file(os.path.join(resources.folder("ontology"), name), ONTOLOGY)
    return store


def _report(iri: str, prop: str, severity: Severity, code: str, message: str, sources: _Sources, report: Report) -> None:
    if iri not in sources.where:
        return  # of the context, not of the files under check
    file, statement = sources.where[iri]
    line = statement.line_of(_curie(prop)) if prop else statement.line
    report.defects.append(Defect(_shown(file), line, severity, code, _curie(iri), message))


def _derive(store: EmbeddedStore, sources: _Sources, report: Report) -> None:
    """Add the derived partition; a claim whose date cannot be read is reported above and left out here."""
    from sahelkg.graph.derive import derive
    from sahelkg.graph.partition import derived_quads
    from sahelkg.graph.table import build_table

    table = build_table(store.quads(AUTHORED))
    for claim in list(table.claims.values()):
        for name in ("start", "end", "when", "firstAttested", "lastAttested"):
            claim.props[name] = [v for v in claim.props.get(name, ()) if _readable(v, name)]
            if not claim.props[name]:
                del claim.props[name]
        for role in _ROLES.intersection(claim.props):  # what is no thing of ours is reported by a check of its own
            claim.props[role] = [v for v in claim.props[role] if v in table.things or v in table.claims]
    for thing in table.things.values():
        if "issued" in thing.props:
            thing.props["issued"] = [v for v in thing.props["issued"] if _readable(v, "issued")]
        if "textDate" in thing.props:
            thing.props["textDate"] = [v for v in thing.props["textDate"] if v.count("/") < 2 and all(_readable(p, "textDate") for p in v.split("/"))]
    store.add(derived_quads(derive(table)))


def _readable(text: str, name: str) -> bool:
    if text == dates.OPEN:
        return name == "end"
    try:
        _read_date(text, name)
    except DateError:
        return False
    return True


def _shapes(store: EmbeddedStore, sources: _Sources, report: Report) -> None:
    from sahelkg.graph.shapes import validate

    subjects = [ox.NamedNode(iri) for iri in sources.where]
    data = [q.triple for s in subjects for q in store.raw.quads_for_pattern(s, None, None, ox.NamedNode(AUTHORED))]
    data += [q.triple for q in store.raw.quads_for_pattern(None, None, None, ox.NamedNode(ONTOLOGY))]
    for result in validate(data):
        _report(result.node, result.property, "error", result.code, result.message, sources, report)


def _queries(store: EmbeddedStore, sources: _Sources, report: Report) -> None:
    for code, summary, text in check_queries():
        severity: Severity = "error" if code.startswith("error-") else "warning"
        rows = store.query(text)
        names = [v.value for v in rows.variables]  # type: ignore[union-attr]
        for row in rows:  # type: ignore[union-attr]
            found = {name: row[i] for i, name in enumerate(names)}
            what = found.get("what")
            value = getattr(what, "value", "")
            told = f" ({_curie(value) if isinstance(what, ox.NamedNode) else short(value)})" if what is not None else ""
            prop = getattr(found.get("property"), "value", "")
            _report(found["subject"].value, prop, severity, code, summary + told, sources, report)


def check_queries() -> list[tuple[str, str, str]]:
    """Code, summary and text of every graph-wide check."""
    folder = os.path.join(resources.folder("ontology"), "checks")
    found = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".rq"):
            with open(os.path.join(folder, name), encoding="utf-8") as handle:
                text = handle.read()
            summary = re.search(r"^#\+ summary: (.*)$", text, re.M)
            found.append((name[:-3], summary[1] if summary else name[:-3], text))
    return found
