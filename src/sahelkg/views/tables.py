"""Rows as text: aligned for a terminal, tab-separated for a pipe, CSV, JSON, HTML; other people's text made harmless in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sahelkg.answers.view import View
    from sahelkg.graph.table import Claim

__all__ = ["aligned", "as_csv", "as_json", "as_tsv", "folded", "harmless", "html_table", "plain", "wrapped"]

_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
Row = Mapping[str, Any]


def harmless(text: str) -> str:
    """A text of several lines without control characters or direction overrides: fit for a terminal and for XML.

    >>> harmless("a\\x1b[31mb\\nc")
    'a[31mb\\nc'
    """
    import re

    return re.sub(_CONTROL, "", text)


def plain(text: object) -> str:
    """A text without control characters, line breaks or direction overrides, so that it cannot steer a terminal.

    >>> plain("a\\x1b[31mb\\nc")
    'a[31mb c'
    """
    line = str(text)
    if line.isprintable():
        return line.strip()
    return " ".join(harmless(line.replace("\n", " ").replace("\t", " ")).split(" ")).strip()


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """A text broken at blanks into lines of at most a width, the later ones indented."""
    lines, current = [], ""
    for word in text.split(" "):
        if current and _width(current) + 1 + _width(word) > width:
            lines.append(current)
            current = indent + word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, current]


def folded(text: str, lead: str = "", later: str = "") -> Iterator[str]:
    """A text in lines that fit the terminal (60 to 160 columns), the first behind `lead`, the others behind `later`."""
    import shutil

    room = max(60, min(160, shutil.get_terminal_size((120, 40)).columns))
    first, *rest = wrapped(plain(text), max(30, room - len(lead)))
    yield lead + first
    if rest:
        for line in wrapped(" ".join(rest), max(30, room - len(later))):
            yield later + line


def aligned(rows: Sequence[Row], columns: Sequence[str], heads: Sequence[str] | None = None, width: int | None = None) -> str:
    """A table for reading: columns side by side, long cells wrapped to fit the terminal."""
    import shutil

    heads = list(heads or columns)
    cells = [[plain(row.get(c, "")) for c in columns] for row in rows]
    room = width or shutil.get_terminal_size((120, 40)).columns
    widths = [max([_width(h), *(_width(r[i]) for r in cells)]) for i, h in enumerate(heads)]
    while sum(widths) + 2 * (len(widths) - 1) > room and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    out = []
    for cells_of in [heads, ["─" * w for w in widths], *cells]:
        parts = [wrapped(cell, w) for cell, w in zip(cells_of, widths, strict=True)]
        for i in range(max(map(len, parts))):
            line = [p[i] if i < len(p) else "" for p in parts]
            out.append("  ".join(text + " " * (w - _width(text)) for text, w in zip(line, widths, strict=True)).rstrip())
    return "\n".join(out)


def as_tsv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Tab-separated lines with a head; nothing in a cell breaks the line."""
    lines = ["\t".join(columns)]
    lines += ["\t".join(plain(row.get(c, "")) for c in columns) for row in rows]
    return "\n".join(lines)


def as_csv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """CSV by RFC 4180; a cell that a spreadsheet would read as a formula gets a leading apostrophe."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(c, "")) for c in columns])
    return out.getvalue().rstrip("\n")


def _cell(value: object) -> str:
    import re

    text = "" if value is None else harmless(str(value).replace("\r\n", "\n"))
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def as_json(value: Any) -> str:
    """JSON, readable, with every letter as it is; what could steer a terminal is written as its code."""
    import json
    import re

    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    return re.sub(_CONTROL, lambda m: f"\\u{ord(m[0]):04x}", text)


def html_table(claims: Iterable[Claim], view: View) -> str:
    """Claims as an HTML table for notebooks, every text escaped."""
    from html import escape

    from sahelkg.views.lines import dates_of, fact_of, reserve_of, source_of

    rows = "".join("<tr>" + "".join(f"<td>{escape(f(c, view))}</td>" for f in (dates_of, fact_of, reserve_of, source_of)) + "</tr>" for c in claims)
    return f"<table><tbody>{rows}</tbody></table>"
