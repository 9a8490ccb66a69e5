"""The rows of a query for reading: labels instead of identifiers, one row for all places of a claim, records where a table would be too wide."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sahelkg.i18n import concept, words
from sahelkg.model import BASE, CLASSES, local, short
from sahelkg.views.tables import aligned, folded

if TYPE_CHECKING:
    from sahelkg.answers.view import View

__all__ = ["rows_text"]

_NARROWEST = 11
"""A column of fewer characters is no longer read."""


def rows_text(rows: Sequence[Mapping[str, str]], columns: Sequence[str], view: View) -> str:
    """The rows as a table if it fits the terminal, else as one block each; empty cells are left out of a block.

    >>> import sahelkg
    >>> from sahelkg.views.query_text import rows_text
    >>> print(rows_text([{"a": "https://w3id.org/sahelkg/actor/fla", "n": "1"}], ["a", "n"], sahelkg.load().view()).splitlines()[-1])
    FLA (fla)  1
    """
    if not rows:
        return words("nothing", view.lang)
    cells = [{name: _cell(row[name], view) for name in columns} for row in _joined(rows, columns)]
    used = [name for name in columns if any(row[name] for row in cells)]
    if _NARROWEST * len(used) + 2 * (len(used) - 1) <= shutil.get_terminal_size((120, 40)).columns:
        return aligned(cells, used, [name.lstrip("_") for name in used])
    return "\n".join(line for number, row in enumerate(cells, 1) for line in _block(number, row, used))


def _joined(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> list[dict[str, str]]:
    """Rows that differ in their locator alone are one, with all locators."""
    if "locator" not in columns:
        return [dict(row) for row in rows]
    found: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in columns if name != "locator"), []).append(row["locator"])
    rest = [name for name in columns if name != "locator"]
    return [{**dict(zip(rest, key, strict=True)), "locator": ", ".join(places)} for key, places in found.items()]


def _cell(text: str, view: View) -> str:
    if not text.startswith(BASE):
        return text
    identifier = local(text)
    if identifier.startswith("vocabulary/"):
        return concept(identifier, view.lang)
    name = short(identifier).rpartition("#")[2]
    thing = view.table.things.get(identifier)
    return f"{thing.label(view.lang)} ({name})" if thing and name not in CLASSES else name


def _block(number: int, row: Mapping[str, str], columns: Sequence[str]) -> Iterator[str]:
    if number > 1:
        yield ""
    room = max(len(name) for name in columns)
    for place, name in enumerate(name for name in columns if row[name]):
        lead = f"{number}. " if place == 0 else "   "
        yield from folded(row[name], f"{lead}{name.ljust(room)}  ", " " * (room + 5))
