"""Lineage for programs and other drawing tools: tab-separated, CSV, JSON, Graphviz dot and Mermaid."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sahelkg.answers.flat import COLUMNS, flat
from sahelkg.model import short
from sahelkg.views.context import context_fields
from sahelkg.views.tables import as_csv, as_json, as_tsv, plain

if TYPE_CHECKING:
    from sahelkg.answers.lineage import Lineage
    from sahelkg.answers.view import View
    from sahelkg.graph.table import Claim

__all__ = ["WRITERS", "lineage_rows"]

_HEAD = ("step", "step_label", "direction", "depth", "of")


def lineage_rows(lineage: Lineage, view: View) -> list[dict[str, object]]:
    """One row per version of a step and per departure: the columns of the flat view after those of the step."""
    rows: list[dict[str, object]] = []
    for step in lineage.steps:
        head = (short(step.transformation), step.label, step.direction, step.depth, short(step.of))
        rows += [{**dict(zip(_HEAD, head, strict=True)), **flat(c, view.table, view.lang)} for c in step.versions]
    for claim in lineage.departures:
        left = {**dict.fromkeys(_HEAD, ""), "step": "departure", "of": short(lineage.actor)}
        rows.append({**left, **flat(claim, view.table, view.lang)})
    return rows


def _json(lineage: Lineage, view: View) -> str:
    rows = lineage_rows(lineage, view)
    context = {
        "actor": short(lineage.actor) or None,
        "label": lineage.label,
        "direction": lineage.direction,
        **context_fields(view, lineage.horizon),
    }
    families = {} if lineage.actor else {"families": [[short(a) for a in family] for family in lineage.families]}
    return as_json(
        {
            **context,
            **families,
            "versions": [r for r in rows if r["step"] != "departure"],
            "departures": [r for r in rows if r["step"] == "departure"],
        }
    )


def _arrows(lineage: Lineage, view: View) -> list[tuple[str, str, Claim]]:
    found = []
    for step in lineage.steps:
        for claim in step.versions:
            if claim.holds:
                found += [(a, b, claim) for a in claim.inputs for b in claim.outputs]
    return found


def _ends(arrows: list[tuple[str, str, Claim]]) -> set[str]:
    return {x for a, b, _ in arrows for x in (a, b)}


def _dot(lineage: Lineage, view: View) -> str:
    def quoted(text: str) -> str:
        return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'

    arrows = _arrows(lineage, view)
    nodes = sorted({*_ends(arrows), *([lineage.actor] if lineage.actor else lineage.actors)})
    lines = ["digraph lineage {", "  rankdir=LR; node [shape=box, fontname=sans];"]
    lines += [f"  {quoted(short(n))} [label={quoted(view.label(n))}];" for n in nodes]
    for a, b, claim in arrows:
        style = "dashed" if claim.hedged or claim.standing == "contested" else "solid"
        lines.append(f"  {quoted(short(a))} -> {quoted(short(b))} [label={quoted(_label(claim, view))}, style={style}, fontname=sans, fontsize=9];")
    return "\n".join([*lines, "}"])


def _label(claim: Claim, view: View) -> str:
    from sahelkg.i18n import concept
    from sahelkg.views.lines import dates_of, reserve_of

    parts = [concept(claim.get("transformationKind"), view.lang), dates_of(claim, view), reserve_of(claim, view), view.label(claim.source)]
    return "; ".join(p for p in parts if p)


def _mermaid(lineage: Lineage, view: View) -> str:
    def quoted(text: str) -> str:
        safe = plain(text)
        for mark, entity in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;"), ("#", "&#35;")):
            safe = safe.replace(mark, entity)
        return f'"{safe}"'

    arrows = _arrows(lineage, view)
    nodes = sorted({*_ends(arrows), *([lineage.actor] if lineage.actor else lineage.actors)})
    names = {n: f"n{i}" for i, n in enumerate(nodes)}
    lines = ["flowchart LR", *(f"  {names[n]}[{quoted(view.label(n))}]" for n in nodes)]
    for a, b, claim in arrows:
        line = "-.->" if claim.hedged or claim.standing == "contested" else "-->"
        lines.append(f"  {names[a]} {line}|{quoted(_label(claim, view))}| {names[b]}")
    return "\n".join(lines)


WRITERS: dict[str, Callable[[Lineage, View], str]] = {
    "tsv": lambda found, view: as_tsv(lineage_rows(found, view), (*_HEAD, *COLUMNS)),
    "csv": lambda found, view: as_csv(lineage_rows(found, view), (*_HEAD, *COLUMNS)),
    "json": _json,
    "dot": _dot,
    "mermaid": _mermaid,
}
"""A writer for each format."""
