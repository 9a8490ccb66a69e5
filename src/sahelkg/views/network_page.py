"""The signed network of a day as one HTML page: picture, legend, table of every tie, and what is never drawn.

pyvis holds nodes and edges; the page itself is our own template with a layout computed beforehand, so that it is drawn at once, is the same
each time, loses no parallel tie and asks the network for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sahelkg.answers.network import NetworkAnswer, Tie
from sahelkg.i18n import concept, labelled, predicate, quoted, words
from sahelkg.views.layout import Size, bends, place
from sahelkg.views.lines import claim_line, dates_of, source_of
from sahelkg.views.page import SCRIPT_POLICY, render, script_json, text_width, vis_network, wrap

if TYPE_CHECKING:
    from pyvis.network import Network

    from sahelkg.answers.view import View

__all__ = ["network_html", "network_pyvis", "tie_row"]

SIGNS = {1: "with", -1: "against", 0: "neither"}
MARKS = {1: "+", -1: "−", 0: "0"}
DASHES: dict[int, list[int] | Literal[False]] = {1: False, -1: [9, 6], 0: [2, 5]}
COLOURS = {
    "certain": {1: "#005a94", -1: "#b83f06", 0: "#4d5257"},
    "presumed": {1: "#2f86bd", -1: "#d9622a", 0: "#767c83"},
    "possible": {1: "#5fa3cf", -1: "#e28a5e", 0: "#999fa5"},
}
WIDTHS = {"certain": 3.4, "presumed": 2.3, "possible": 1.4}
HALO = "#ffd54f"
WIDE, TALL = (1060.0, 580.0), (370.0, 640.0)
"""Frames for which the network is laid out: a desktop's canvas and a telephone's."""
_FONT = {"wide": 13, "tall": 10}


def network_html(answer: NetworkAnswer) -> str:
    """The network as a self-contained page in the language of its view; the same answer gives the same bytes.

    Raises `SahelkgError` if pyvis does not carry the files that are known to be safe.

    >>> import sahelkg
    >>> from sahelkg.answers.network import network
    >>> page = network_html(network(sahelkg.load().view(at="2023-10-01")))
    >>> page.startswith("<!doctype html>")
    True
    """
    view = answer.view
    net = network_pyvis(answer)
    script, style = vis_network() if answer.ties else ("", "")
    day = f", {words('on', view.lang)} {view.at}" if view.at else f" – {words('all time', view.lang)}"
    counts = {SIGNS[s]: sum(t.sign == s for t in answer.ties) for s in (1, -1, 0)}
    return render(
        "network.html.j2",
        view,
        answer.horizon,
        policy=SCRIPT_POLICY,
        title=f"{words('page network', view.lang)}{day}",
        counts=counts,
        actors=sorted(((view.label(a), a) for a in answer.actors), key=lambda pair: (pair[0].casefold(), pair[1])),
        rows=[tie_row(tie, view) for tie in answer.ties],
        negative=[claim_line(c, view) for c in answer.negative],
        proposed=[claim_line(c, view) for c in answer.proposed],
        undrawn=[claim_line(c, view) for c in answer.undrawn],
        graph=script_json({"nodes": net.nodes, "edges": net.edges, "fonts": _FONT}),
        samples=_samples(bool(view.at)),
        halo=HALO,
        vis_script=script,
        vis_style=style,
    )


def network_pyvis(answer: NetworkAnswer) -> Network:
    """The answer in a pyvis `Network`: every tie an edge of its own, every actor at its place; `extra` fields are for our page."""
    from pyvis.network import Network

    view = answer.view
    ends = [(t.source, t.target) for t in answer.ties]
    pairs = [(t.source, t.target, t.sign) for t in answer.ties]
    spots: dict[str, dict[str, tuple[int, int]]] = {}
    curves: dict[str, list[float]] = {}
    labels = {form: {a: wrap(view.label(a), room) for a in answer.actors} for form, room in (("wide", 18), ("tall", 12))}
    for form, frame in (("wide", WIDE), ("tall", TALL)):
        sizes = {a: _box(labels[form][a], _FONT[form]) for a in answer.actors}
        spots[form] = place(sizes, pairs, frame)
        curves[form] = bends(spots[form], sizes, ends)
    net = Network(directed=True)
    for actor in answer.actors:
        x, y = spots["wide"][actor]
        forms = {form: {"x": spots[form][actor][0], "y": spots[form][actor][1], "label": labels[form][actor]} for form in spots}
        net.add_node(actor, label=labels["wide"][actor], shape="box", color="#ffffff", x=x, y=y, forms=forms)
    for n, tie in enumerate(answer.ties):
        net.add_edge(tie.source, tie.target, **_edge(n, tie, view, {form: curves[form][n] for form in curves}))
    return net


def _box(label: str, font: int) -> Size:
    lines = label.split("\n")
    return max(text_width(line, font) for line in lines) + 12, len(lines) * font * 1.2 + 10


def _edge(number: int, tie: Tie, view: View, curves: dict[str, float]) -> dict[str, Any]:
    certain = tie.certainty or "certain"
    contested = tie.standing == "contested"
    sure = COLOURS["certain"][tie.sign]
    return {
        "id": f"t{number}",
        "arrows": "to" if tie.directed else "",
        "color": {"color": COLOURS[certain][tie.sign], "highlight": sure, "hover": sure, "inherit": False},
        "width": WIDTHS[certain] if tie.certainty else 2,
        "dashes": DASHES[tie.sign],
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": curves["wide"]},
        "background": {"enabled": contested, "color": HALO, "size": 9},
        "label": "≠" if contested else "",
        "curves": curves,
        "tip": _tip(tie, view),
    }


def _tip(tie: Tie, view: View) -> list[str]:
    """What hovering over a tie shows, line by line, as plain text."""
    row = tie_row(tie, view)
    lang = view.lang
    lines = [f"{row['source']} {row['relation']} {row['target']}"]
    for key in ("interval", "certainty", "standing", "reserve", "name_used"):
        if row[key]:
            lines.append(f"{words(_HEADS[key], lang)}{' :' if lang == 'fr' else ':'} {row[key]}")
    return [*lines, *row["flags"], *(f"— {source}" for source in row["sources"])]


_HEADS = {
    "interval": "interval",
    "certainty": "certainty",
    "standing": "standing",
    "reserve": "column reserve",
    "name_used": "column name used",
}


def tie_row(tie: Tie, view: View) -> dict[str, Any]:
    """A tie as the cells of its table row, in the view's language."""
    lang = view.lang
    detail = ", ".join(concept(part, lang) for part in tie.detail.split())
    reserve = [] if tie.assertion == "asserted" else [concept(tie.assertion, lang)]
    reserve += [quoted(tie.hedge, lang)] if tie.hedge else []
    reserve += [f"{words('according to', lang)} {', '.join(view.label(c) for c in tie.claimants)}"] if tie.claimants else []
    flags = [words("one of", lang)] if tie.one_of else []
    flags += [labelled("outside life", ", ".join(view.label(i) for i in tie.outside_life), lang)] if tie.outside_life else []
    return {
        "a": tie.source,
        "b": tie.target,
        "sign": SIGNS[tie.sign],
        "mark": MARKS[tie.sign],
        "directed": tie.directed,
        "source": view.label(tie.source),
        "relation": predicate(tie.relation, lang) + (f" ({detail})" if detail else ""),
        "target": view.label(tie.target),
        "certainty": words(tie.certainty, lang) if tie.certainty else "",
        "contested": tie.standing == "contested",
        "standing": words(tie.standing, lang),
        "reserve": ", ".join(reserve),
        "name_used": quoted(tie.name_used, lang) if tie.name_used else "",
        "interval": "; ".join(dict.fromkeys(dates_of(c, view) for c in tie.claims)),
        "flags": flags,
        "sources": list(dict.fromkeys(source_of(c, view) for c in tie.claims)),
    }


def _samples(dated: bool) -> list[dict[str, Any]]:
    """The lines of the legend: how each sign, certainty and mark is drawn."""

    def sample(key: str, colour: str, width: float = 2.2, dash: str = "", mark: str = "") -> dict[str, Any]:
        return {"key": key, "colour": colour, "width": width, "dash": dash, "mark": mark}

    sure = COLOURS["certain"]
    found = [sample(SIGNS[s], sure[s], 2.6, " ".join(map(str, DASHES[s] or ()))) for s in (1, -1, 0)]
    found.append(sample("legend directed", sure[1], mark="arrow"))
    if dated:
        found += [sample(c, COLOURS[c][1], WIDTHS[c]) for c in ("certain", "presumed", "possible")]
    return [*found, sample("contested tie", sure[1], mark="halo")]
