"""The network for reading and for other tools: table, tab-separated, CSV, JSON, GraphML and dynamic GEXF.

Every edge keeps its claims, sources, hedge, polarity, speaker and interval in every format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sahelkg.answers.flat import flat_rows
from sahelkg.answers.history import history
from sahelkg.answers.network import EDGE_ATTRIBUTES, NetworkAnswer, Tie, to_networkx
from sahelkg.answers.view import CERTAINTIES, View
from sahelkg.dates import FIRST, LAST
from sahelkg.graph.table import Claim
from sahelkg.i18n import concept, labelled, predicate, quoted, words
from sahelkg.model import short
from sahelkg.views.context import context_fields, context_line
from sahelkg.views.lines import claim_line, dates_of
from sahelkg.views.tables import aligned, as_csv, as_json, as_tsv, harmless, wrapped
from sahelkg.views.text import joined_lines

__all__ = ["WRITERS", "network_rows"]

_COLUMNS = ("source", "target", *EDGE_ATTRIBUTES, "polarity")


def network_rows(found: NetworkAnswer) -> list[dict[str, Any]]:
    """One row per tie: ids of both ends and every attribute of the edge; only what is said to hold makes a tie."""
    return [{"source": short(t.source), "target": short(t.target), **t.attributes(), "polarity": "holds"} for t in found.ties]


def _beside(found: NetworkAnswer) -> dict[str, tuple[Claim, ...]]:
    """What is listed beside the ties and never drawn."""
    return {"negative": found.negative, "proposed": found.proposed, "undrawn": found.undrawn}


def _surest_first(tie: Tie, view: View) -> list[Claim]:
    """The claims of a tie, what carries its certainty before the rest."""
    rank = {name: number for number, name in enumerate(CERTAINTIES)}
    pairs = tie.between or ((tie.source, tie.target),)
    return sorted(tie.claims, key=lambda c: min(rank.get(view.certainty(c, pair) or "", len(rank)) for pair in pairs))


def _table(found: NetworkAnswer) -> str:
    view, lang = found.view, found.view.lang
    mark = {1: "+", 0: "0", -1: "−"}
    rows = []
    for tie in found.ties:
        said = [concept(tie.assertion, lang)] if tie.assertion != "asserted" else []
        said += [quoted(tie.hedge, lang)] if tie.hedge else []
        said += [f"{words('according to', lang)} {', '.join(view.label(c) for c in tie.claimants)}"] if tie.claimants else []
        said += [f"{words('named', lang)} {quoted(tie.name_used, lang)}"] if tie.name_used else []
        said += [words("one of", lang)] if tie.one_of else []
        said += [words("contested", lang)] if tie.standing == "contested" else []
        said += [labelled("outside life", ", ".join(view.label(a) for a in tie.outside_life), lang)] if tie.outside_life else []
        rows.append(
            {
                "column source": view.label(tie.source),
                "sign": mark[tie.sign],
                "relation": predicate(tie.relation, lang) + (f" ({concept(tie.detail, lang)})" if tie.detail else ""),
                "column target": view.label(tie.target),
                "certainty": words(tie.certainty, lang),
                "interval": "; ".join(dict.fromkeys(dates_of(c, view) for c in _surest_first(tie, view))),
                "hedge": ", ".join(said),
                "sources": "; ".join(dict.fromkeys(f"{view.label(c.source)} {', '.join(c.all('at'))}" for c in tie.claims)),
            }
        )
    columns = ["column source", "sign", "relation", "column target", "certainty", "interval", "hedge", "sources"]
    if view.at is None:
        columns.remove("certainty")
    counts = f"{len(found.ties)} {words('ties', lang)}, {len(found.actors)} {words('actors', lang)}"
    if view.at is not None:
        sure = [f"{sum(t.certainty == c for t in found.ties)} {words(c, lang)}" for c in view.certainties]
        counts += f" ({', '.join(sure)})"
    out = [f"{words('network', lang).capitalize()} · {counts}", context_line(view, found.horizon), ""]
    out.append(aligned(rows, columns, [words(c, lang) for c in columns]) if rows else words("nothing", lang))
    out += _together(found)
    for head, claims in _beside(found).items():
        if claims:
            out += ["", f"{words(head, lang)}:"]
            for claim in claims:
                out += wrapped(f"• {claim_line(claim, view)}", 118, "    ")
    return "\n".join(out)


def _together(found: NetworkAnswer) -> list[str]:
    """Who is drawn together and why, the ties inside a node, and who could not be decided."""
    view, lang = found.view, found.view.lang
    out: list[str] = []
    for node in found.actors:
        joined = [j for actor, j in sorted(found.identity.joined.get(node, {}).items()) if actor != node]
        if joined:
            out += ["", f"{view.label(node)}:", *(f"  {line}" for line in joined_lines(joined, view))]
    if found.inside:
        out += ["", f"{words('inside', lang)}:"]
        for tie in found.inside:
            pair = "; ".join(f"{view.label(a)} – {view.label(b)}" for a, b in tie.between) or view.label(tie.source)
            out += wrapped(f"• {pair}: {predicate(tie.relation, lang)} [{', '.join(short(c.id) for c in tie.claims)}]", 118, "    ")
    for actor, coalitions in sorted(found.identity.undecided.items()):
        out += wrapped(f"• {view.label(actor)}: {words('undecided', lang)} ({', '.join(view.label(c) for c in coalitions)})", 118, "    ")
    return out


def _json(found: NetworkAnswer) -> str:
    view = found.view
    context = {**context_fields(view, found.horizon), "notice": words("curated", view.lang)}
    nodes = [{"id": node, **data} for node, data in to_networkx(found).nodes(data=True)]
    beside = {name: flat_rows(claims, view.table, view.lang) for name, claims in _beside(found).items()}
    inside = [{"source": short(t.source), "target": short(t.target), **t.attributes()} for t in found.inside]
    return as_json({**context, "nodes": nodes, "edges": network_rows(found), "inside": inside, **beside})


def _graphml(found: NetworkAnswer) -> str:
    import networkx as nx

    graph = to_networkx(found)
    graph.graph["notice"] = words("curated", found.view.lang)
    for _, _, data in graph.edges(data=True):
        data["polarity"] = "holds"
    return harmless("\n".join(nx.generate_graphml(graph)))


def _gexf(found: NetworkAnswer) -> str:
    """Dynamic GEXF: each edge has its spells, its `certainty` as that changes, and the `surest` of all; a bound that nobody knows is left out.

    Both days of a spell are included. Where actors are drawn together, which changes from day to day, an edge spans the bounds of its claims.
    """
    import networkx as nx

    plain = to_networkx(found)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(mode="dynamic", defaultedgetype="directed", timeformat="date")
    graph.add_nodes_from(plain.nodes(data=True))
    alone = found.view.identity == "strict" and not found.view.group
    past = history(replace(found, view=found.view._replace(at=None))).ties if alone else ()
    spells = {id(t.tie): t.certainties() for t in past}
    for tie in found.ties:
        data: dict[str, Any] = {k: v for k, v in tie.attributes().items() if k not in ("start", "end", "certainty")}
        data |= {"start_as_written": tie.start, "end_as_written": tie.end, "polarity": "holds", "label": tie.relation}
        outer = (min(c.bounds.start_earliest for c in tie.claims), max(c.bounds.end_latest for c in tie.claims), tie.certainty)
        dated = spells.get(id(tie)) or [outer]
        data["spells"] = [(_known(first), _known(last)) for first, last in _present(dated)]
        data["surest"] = max((certain for *_, certain in dated), key=lambda c: CERTAINTIES[::-1].index(c) if c else -1)
        if dated[1:] or any(data["spells"][0]):  # an attribute without any date is none that changes
            data["certainty"] = [(certain, _known(first), _known(last)) for first, last, certain in dated]
        graph.add_edge(short(tie.source), short(tie.target), key=tie.key, **data)
    return harmless("\n".join(nx.generate_gexf(graph)))


def _present(dated: list[tuple[date, date, str]]) -> list[tuple[date, date]]:
    """Stretches that adjoin, whatever their certainty, as one."""
    found: list[tuple[date, date]] = []
    for first, last, _ in dated:
        begun = found.pop()[0] if found and found[-1][1] + timedelta(1) == first else first
        found.append((begun, last))
    return found


def _known(day: date) -> str | None:
    return None if day in (FIRST, LAST) else day.isoformat()


WRITERS: dict[str, Callable[[NetworkAnswer], str]] = {
    "table": _table,
    "tsv": lambda found: as_tsv(network_rows(found), _COLUMNS),
    "csv": lambda found: as_csv(network_rows(found), _COLUMNS),
    "json": _json,
    "graphml": _graphml,
    "gexf": _gexf,
}
"""A writer for each format."""
