"""Chains between two actors for reading and for programs, every step with its ties, reserves and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sahelkg.answers.network import EDGE_ATTRIBUTES
from sahelkg.i18n import concept, predicate, words
from sahelkg.model import short
from sahelkg.views.context import context_fields, context_line
from sahelkg.views.lines import dates_of, source_of
from sahelkg.views.network_page import MARKS, tie_row
from sahelkg.views.tables import as_json, folded

if TYPE_CHECKING:
    from sahelkg.answers.network import Tie
    from sahelkg.answers.paths import PathAnswer

__all__ = ["COLUMNS", "path_json", "path_rows", "path_text"]

COLUMNS = ("chain", "step", "source", "target", *EDGE_ATTRIBUTES)


def path_rows(found: PathAnswer) -> list[dict[str, Any]]:
    """One row per tie of each step of each chain."""
    return [
        {"chain": chain, "step": step, "source": short(tie.source), "target": short(tie.target), **tie.attributes()}
        for chain, hops in enumerate(found.chains, 1)
        for step, hop in enumerate(hops, 1)
        for tie in hop.ties
    ]


def path_json(found: PathAnswer) -> str:
    """The chains as lists of steps, each with its ties."""
    view = found.view
    chains = [
        [
            {
                "source": short(hop.source),
                "target": short(hop.target),
                "ties": [{"source": short(t.source), "target": short(t.target), **t.attributes()} for t in hop.ties],
            }
            for hop in hops
        ]
        for hops in found.chains
    ]
    context = {"source": short(found.source), "target": short(found.target), **context_fields(view, found.horizon)}
    return as_json({**context, "more": found.more, "notice": words("curated", view.lang), "chains": chains})


def path_text(found: PathAnswer) -> str:
    """Each chain as a line of names and signs, and under it the ties of its steps."""
    view, lang = found.view, found.view.lang
    out = [f"{view.label(found.source)} … {view.label(found.target)}", context_line(view, found.horizon), ""]
    if not found.chains:
        return "\n".join([*out, words("no path", lang)]) + "\n"
    out += folded(words("path means", lang))
    for number, hops in enumerate(found.chains, 1):
        line = view.label(hops[0].source)
        for hop in hops:
            line += f" {'/'.join(MARKS[s] for s in hop.signs)} {view.label(hop.target)}"
        out += ["", *folded(f"{number}. {line}", "", "   ")]
        for tie in (tie for hop in hops for tie in hop.ties):
            out += folded(f"{_line(tie, found)}", "   • ", "       ")
    if found.more:
        out += ["", words("more paths", lang)]
    return "\n".join(out) + "\n"


def _line(tie: Tie, found: PathAnswer) -> str:
    view = found.view
    row = tie_row(tie, view)
    detail = f" ({', '.join(concept(d, view.lang) for d in tie.detail.split())})" if tie.detail else ""
    parts = [
        f"{row['source']} {predicate(tie.relation, view.lang)}{detail} {row['target']}",
        row["certainty"],
        dates_of(tie.claims[0], view),
        row["reserve"],
        words("contested", view.lang) if row["contested"] else "",
        *row["flags"],
    ]
    return " · ".join(p for p in parts if p) + f"  [{'; '.join(dict.fromkeys(source_of(c, view) for c in tie.claims))}]"
