"""The one canonical form of the project's own Turtle: packed lines, fixed order of predicates, comments kept.

A general serialiser takes five times the lines and drops comments; this one changes layout only, which
`tests/test_formatter.py` proves by comparing triples before and after.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from sahelkg.errors import GraphError
from sahelkg.graph.turtle import Item, Statement, statements
from sahelkg.model import CLASSES, PREFIXES

__all__ = ["WIDTH", "format_turtle"]

WIDTH = 150
"""Longest packed line, unless one object alone is longer."""

_ROLES = [role for spec in CLASSES.values() for role in (*spec.subject, *spec.object)]
_ORDER = [
    *("a", "rdf:type", "rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "rdfs:label", ":url", "skos:inScheme", "skos:broader"),
    *("skos:prefLabel", "skos:definition", ":shortcutOf", ":mode", ":candidate", ":title", ":publisher", ":issued", ":textDate"),
    *(":retrieved", ":transformation", ":transformationKind", *(f":{role}" for role in _ROLES if role not in ("event", "place"))),
    *(":event", ":foundedBy", ":place"),
    *(f":{name}" for spec in CLASSES.values() for name in spec.value if name != "transformationKind"),
    *(":start", ":end", ":when", ":firstAttested", ":lastAttested", ":nameUsed", ":hedge", ":assertion", ":polarity", ":claimant"),
    *(":claim", ":finer", ":coarser", ":component", ":total", ":rationale", ":note", ":source", ":at", ":backing", ":reading", ":replacedBy"),
]
_RANK = {name: rank for rank, name in reversed(list(enumerate(dict.fromkeys(_ORDER))))}
_NEW_LINE = {":source", "skos:definition", "sh:property", ":rationale", "dcterms:description"}
_PREFIX = re.compile(r"@?prefix\s+([\w-]*):\s*(<[^>]*>)", re.I)
_USED = re.compile(r"(?<![\w<\"/:-])([A-Za-z][\w-]*)?:(?=[\w\\%-]|\s|$)")


def format_turtle(text: str) -> str:
    """Turtle in the canonical form; formatting it again changes nothing.

    Raises `GraphError` where a statement cannot be read.

    >>> print(format_turtle('@prefix : <https://w3id.org/sahelkg/ontology#> .\\n:x :end ".."; a :Claim.'), end="")
    @prefix : <https://w3id.org/sahelkg/ontology#> .
    <BLANKLINE>
    :x a :Claim ; :end ".." .
    """
    try:
        for _ in ox.parse(input=text, format=ox.RdfFormat.TURTLE):
            pass
    except SyntaxError as error:
        raise GraphError(f"line {error.lineno}: {error.msg}; 'sahelkg check' shows all defects") from None
    prefixes: dict[str, str] = {}
    blocks: list[tuple[Statement, str]] = []
    heading: list[str] = []
    for statement in statements(text):
        if statement.broken:
            raise GraphError(f"line {statement.line}: this statement cannot be read; run 'sahelkg check' on the file")
        if statement.directive:
            match = _PREFIX.match(statement.text)
            if match is None:
                raise GraphError(f"line {statement.line}: only @prefix directives are used here")
            prefixes[match[1]] = match[2]
            heading += statement.comments
        else:
            blocks.append((statement, _block(statement)))
    used = {name or "" for _, body in blocks for name in _USED.findall(_without_strings(body))}
    known = {name: f"<{iri}>" for name, iri in PREFIXES.items()} | prefixes
    lines = [f"@prefix {name}: {known[name]} ." for name in sorted(used) if name in known]
    out = [*_comments(heading), *lines]
    for position, (statement, body) in enumerate(blocks):
        if statement.gap or position == 0 or statement.comments:
            out.append("")
        out += _comments(statement.comments)
        if body:
            out.append(body + (f"  {statement.after}" if statement.after else ""))
    return "\n".join(out).strip("\n") + "\n"


def _comments(comments: list[str]) -> list[str]:
    kept = [c.rstrip() for c in comments]
    while kept and not kept[-1]:
        kept.pop()
    return [c for i, c in enumerate(kept) if c or (i and kept[i - 1])]


def _block(statement: Statement) -> str:
    if not statement.subject:
        return ""
    merged: dict[str, Item] = {}
    for item in statement.items:
        name = "a" if item.predicate == "rdf:type" else item.predicate
        if name in merged:
            merged[name].objects += item.objects
            merged[name].comments += item.comments
        else:
            merged[name] = Item(name, list(item.objects), item.line, list(item.comments))
    ordered = sorted(merged.values(), key=lambda item: (_RANK.get(item.predicate, len(_RANK)), item.predicate))
    lines, current = [], statement.subject
    for position, item in enumerate(ordered):
        text = _objects(item)
        end = " ;" if position < len(ordered) - 1 else " ."
        for comment in item.comments:
            lines += [current.rstrip(), f"    {comment}"] if current.strip() else [f"    {comment}"]
            current = "   "
        fits = len(current) + 1 + len(text.split("\n")[0]) + 2 <= WIDTH
        forced = item.predicate in _NEW_LINE and position > 0
        kept = item.predicate == ":url"  # an address stays on the line of its label, however long
        if current.strip() and position > 0 and not kept and (forced or not fits or "\n" in text):
            lines.append(current.rstrip())
            current = "   "
        current += f" {text}{end}"
        if "\n" in current:
            *full, current = current.split("\n")
            lines += full
    return "\n".join([*lines, current.rstrip()])


def _objects(item: Item) -> str:
    objects = sorted(dict.fromkeys(re.sub(r"\s*\n\s*", " ", o) if not o.startswith(('"""', "'''")) else o for o in item.objects), key=_key)
    text = f"{item.predicate} {' , '.join(objects)}"
    if len(text) + 6 <= WIDTH or len(objects) == 1:
        return text
    lines, current = [], f"{item.predicate} {objects[0]}"
    for thing in objects[1:]:
        if len(current) + len(thing) + 10 > WIDTH:
            lines.append(f"{current} ,")
            current = f"        {thing}"
        else:
            current += f" , {thing}"
    return "\n".join([*lines, current])


def _key(term: str) -> tuple[int, str, str]:
    if term.startswith(('"', "'")):
        quote = term.rfind(term[0])
        return (1, term[quote + 1 :], term)
    return (0, "", term)


def _without_strings(text: str) -> str:
    return re.sub(r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|<[^>\s]*>|#[^\n]*', '""', text)
