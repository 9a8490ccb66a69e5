"""Reading Turtle as text: statements with their lines and comments, for error messages and for the formatter.

pyoxigraph parses Turtle into triples; this module only knows where things stand in a file. It never decides what a file means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Item", "Lexeme", "Statement", "lex", "statements"]

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<comment>\#[^\n]*)
      | (?P<string>\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*''' | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
      | (?P<iri><[^<>"{}|^`\\\s]*>)
      | (?P<lang>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<dtype>\^\^)
      | (?P<number>[+-]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?(?![\w-]))
      | (?P<mark>[;,.\[\]()](?!\w) | [;,\[\]()])
      | (?P<word>(?:[^\s;,\[\]()<>"'\#^@.]|\.(?=[\w:-]))+)
      | (?P<bad>.)
    """,
    re.X | re.S,
)


@dataclass(slots=True)
class Lexeme:
    """One token: its sort, its text and the line on which it starts."""

    kind: str
    text: str
    line: int


@dataclass(slots=True)
class Item:
    """A predicate with its objects (each one text) and the comments that stand before it."""

    predicate: str
    objects: list[str]
    line: int
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Statement:
    """A directive or a subject with its predicates, as it stands in a file."""

    line: int
    text: str
    subject: str = ""
    items: list[Item] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    after: str = ""
    gap: bool = False
    directive: bool = False
    broken: bool = False

    def line_of(self, predicate: str) -> int:
        """Line on which a predicate stands, else that of the subject."""
        return next((item.line for item in self.items if item.predicate == predicate), self.line)


def lex(text: str) -> Iterator[Lexeme]:
    """Split Turtle into tokens; a literal keeps its language or datatype in one token.

    >>> [t.text for t in lex('claim:x :end ".." .') if t.kind != "space"]
    ['claim:x', ':end', '".."', '.']
    """
    line = 1
    pending: Lexeme | None = None
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup or "bad", match.group()
        token = Lexeme(kind, piece, line)
        line += piece.count("\n")
        if pending is not None:
            if kind == "lang" and pending.kind == "string":
                pending.text += piece
                continue
            if kind == "dtype" and pending.kind == "string":
                pending.text, pending.kind = pending.text + piece, "typed"
                continue
            if pending.kind == "typed" and kind in ("iri", "word"):
                pending.text, pending.kind = pending.text + piece, "literal"
                continue
            yield pending
            pending = None
        if kind == "string":
            pending = token
        else:
            yield token
    if pending is not None:
        yield pending


def statements(text: str) -> Iterator[Statement]:
    """The statements of a Turtle file in order, each with its comments; one that cannot be read is marked `broken`."""
    comments: list[str] = []
    tokens: list[Lexeme] = []
    gap, depth, last = False, 0, None
    for token in lex(text):
        if token.kind == "space":
            if not tokens and token.text.count("\n") > 1 and not comments:
                gap = True
            elif not tokens and token.text.count("\n") > 1:
                comments.append("")
            continue
        if token.kind == "comment" and not tokens:
            if last is not None and token.line == last[1]:
                last[0].after = token.text
            else:
                comments.append(token.text)
            continue
        tokens.append(token)
        if token.text in "([" and token.kind == "mark":
            depth += 1
        elif token.text in ")]" and token.kind == "mark":
            depth -= 1
        sparql_length = {"PREFIX": 3, "BASE": 2}.get(tokens[0].text.upper())  # a directive in SPARQL's style has no full stop
        if (token.text == "." and token.kind == "mark" and depth <= 0) or len(tokens) == sparql_length:
            statement = _statement(tokens, comments, gap)
            yield statement
            last = (statement, token.line)
            comments, tokens, gap, depth = [], [], False, 0
    if tokens:
        statement = _statement(tokens, comments, gap)
        statement.broken = True
        yield statement
    elif comments:
        yield Statement(line=0, text="", comments=comments, gap=gap)


def _statement(tokens: list[Lexeme], comments: list[str], gap: bool) -> Statement:
    text = _joined(tokens)
    statement = Statement(line=tokens[0].line, text=text, comments=comments, gap=gap)
    if tokens[0].text in ("@prefix", "@base") or tokens[0].text.upper() in ("PREFIX", "BASE"):
        statement.directive = True
        return statement
    body = tokens[:-1] if tokens[-1].text == "." else tokens
    statement.broken = any(t.kind == "bad" for t in tokens)
    position = _take(body, 0)
    statement.subject = _joined(body[:position])
    waiting: list[str] = []
    while position < len(body):
        token = body[position]
        if token.kind == "comment":
            waiting.append(token.text)
            position += 1
            continue
        if token.text == ";":
            position += 1
            continue
        item = Item(token.text, [], token.line, waiting)
        waiting = []
        position += 1
        while position < len(body) and body[position].text != ";":
            if body[position].text == ",":
                position += 1
            elif body[position].kind == "comment":
                item.comments.append(body[position].text)
                position += 1
            else:
                end = _take(body, position)
                item.objects.append(_joined(body[position:end]))
                position = end
        statement.items.append(item)
    if waiting:
        statement.comments = [*statement.comments, *waiting]
    return statement


def _take(tokens: list[Lexeme], position: int) -> int:
    """Index after one term: a token, or a bracketed group."""
    depth = 0
    while position < len(tokens):
        text = tokens[position].text if tokens[position].kind == "mark" else ""
        depth += (text in ("[", "(")) - (text in ("]", ")"))
        position += 1
        if depth <= 0:
            break
    return position


def _joined(tokens: list[Lexeme]) -> str:
    """The tokens with line breaks where lines change, so that positions inside a statement stay true."""
    parts: list[str] = []
    line = tokens[0].line if tokens else 1
    for token in tokens:
        if parts:
            parts.append("\n" * (token.line - line) or " ")
        parts.append(token.text)
        line = token.line + token.text.count("\n")
    return "".join(parts)
