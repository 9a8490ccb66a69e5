"""The signed network over time as one HTML page: a date slider, the picture of the chosen day, filters that are the legend, every visible tie.

What the page holds is computed here: places, spells, words, counts. Its script only chooses what of it a day and the filters leave.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sahelkg.answers.history import NetworkHistory, Spell, TieHistory
from sahelkg.answers.kinds import kinds_of
from sahelkg.answers.view import CERTAINTIES
from sahelkg.dates import FIRST, LAST
from sahelkg.graph.derive import text_window
from sahelkg.graph.table import Claim
from sahelkg.i18n import colon, concept, labelled, predicate, words
from sahelkg.model import RELATIONS, short
from sahelkg.views.lines import claim_line, dates_of, reserve_of, source_of
from sahelkg.views.network_page import COLOURS, DASHES, HALO, MARKS, SIGNS, WIDTHS
from sahelkg.views.page import SCRIPT_POLICY, render, script_json, text_width, vis_network, wrap
from sahelkg.views.stress import MEMBER, spread_out

if TYPE_CHECKING:
    from pyvis.network import Network

    from sahelkg.answers.view import View

__all__ = ["Scope", "network_history_html"]

_MEMBERS = ("Membership", "SubUnit")
_CLOSE = frozenset({*_MEMBERS, "PartOf"})
_WIDE, _TALL = (1060.0, 640.0), (400.0, 620.0)
_FONT = 11.0
_SPOKEN = ("certain", "presumed", "possible", "ties", "actors", "outside life", "no such day", "names hidden")
"""Words that the page's script puts together."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Scope:
    """What a network was narrowed to (see `sahelkg.answers.subnetwork.narrowed`), so that the page says it and opens on it."""

    around: str | None = None
    depth: int = 1
    relations: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    place: str | None = None

    def lines(self, view: View) -> list[str]:
        """Each narrowing in words, that of the view included."""
        lang = view.lang
        found = [labelled("relation", ", ".join(predicate(r, lang) for r in self.relations), lang)] if self.relations else []
        found += [labelled("kinds", ", ".join(concept(k, lang) for k in self.kinds), lang)] if self.kinds else []
        found += [labelled("narrowed place", view.label(self.place), lang)] if self.place else []
        around = f"{view.label(self.around)} ({words('narrowed depth', lang)} {self.depth})" if self.around else ""
        found += [labelled("narrowed around", around, lang)] if around else []
        sure = ", ".join(words(c, lang) for c in view.certainties)
        found += [labelled("certainty", sure, lang)] if len(view.certainties) < len(CERTAINTIES) else []
        return [*found, *([labelled("known by", view.known_by, lang)] if view.known_by else [])]


def network_history_html(past: NetworkHistory, day: date | None = None, scope: Scope = Scope(), links: Mapping[str, str] | None = None) -> str:
    """The network over time as a self-contained page in the language of its view, opened on a day; the same answer gives the same bytes.

    `links` holds where each claim stands in a dossier, by id; a page that stands alone has none.
    Without a day it opens on the last change up to the knowledge horizon. The day stands in the address (`#2023-10-01`), so that it can be linked.
    Raises `SahelkgError` if pyvis does not carry the files that are known to be safe.

    >>> import sahelkg
    >>> from sahelkg.answers.history import history
    >>> from sahelkg.answers.network import network
    >>> page = network_history_html(history(network(sahelkg.load().view())), date(2023, 10, 1))
    >>> page.startswith("<!doctype html>"), 'value="2023-10-01"' in page
    (True, True)
    """
    answer, view = past.answer, past.answer.view
    lang = view.lang
    days = past.days
    ties = [t for t in past.ties if t.spells]
    if day is None:
        known = [d for d in days if answer.horizon is None or d <= answer.horizon]
        day = (known or days or [answer.horizon or date.today()])[-1]
    script = vis_network()[0] if ties else ""  # its style is for what the page does not use
    actors = sorted({a for t in ties for a in (t.tie.source, t.tie.target)})
    kinds = {a: own for a, own in kinds_of(view).items() if a in actors}
    net = _pyvis(view, ties, actors, days, kinds)
    relations = [name for name in RELATIONS if any(t.tie.relation == name for t in ties)]
    data = {
        **{"nodes": net.nodes, "edges": net.edges, "days": [d.isoformat() for d in days], "horizons": _horizons(past, days)},
        "first": (days[0] - _DAY).isoformat() if days else "",
        "coalitions": sorted(a for a, own in kinds.items() if "coalition" in own),
        "style": {"colours": COLOURS, "widths": WIDTHS, "dashes": DASHES, "halo": HALO, "signs": SIGNS},
        "certainties": list(COLOURS),
        "words": {**{key: words(key, lang) for key in _SPOKEN}, "colon": colon(lang)},
        "ego": {"actor": scope.around if scope.around in actors else "", "depth": scope.depth},
    }
    return render(
        "network_history.html.j2",
        view,
        answer.horizon,
        policy=SCRIPT_POLICY,
        title=words("page network", lang),
        scope=scope.lines(view),
        day=day.isoformat(),
        days=len(days),
        bars=_bars(ties, days),
        years=_years(days),
        rows=[_row(n, t, view, links or {}) for n, t in enumerate(ties)],
        actors=sorted(((view.label(a), a) for a in actors), key=lambda pair: (pair[0].casefold(), pair[1])),
        depths=sorted({1, 2, 3, scope.depth}),
        relations=[(name, predicate(name, lang)) for name in relations],
        certainties=[(c, COLOURS[c][1], WIDTHS[c]) for c in COLOURS if c in view.certainties],
        signs=[(SIGNS[s], COLOURS["certain"][s], " ".join(map(str, DASHES[s] or ()))) for s in (1, -1, 0)],
        beside=_beside(past, days),
        graph=script_json(data),
        halo=HALO,
        against=COLOURS["certain"][-1],
        vis_script=script,
    )


def _pyvis(view: View, ties: list[TieHistory], actors: list[str], days: list[date], kinds: dict[str, set[str]]) -> Network:
    """Every tie an edge of its own with its spells, every actor at its places, in a pyvis `Network`; the extra fields are for our page."""
    from pyvis.network import Network

    labels = {a: wrap(view.label(a), 18) for a in actors}
    sizes = {a: (max(text_width(line, _FONT) for line in label.split("\n")) + 6, 22 + 13.0 * len(label.split("\n"))) for a, label in labels.items()}
    dots = dict.fromkeys(actors, (30.0, 24.0))  # a telephone has no room for every name: most appear on zooming in
    pairs = [(t.tie.source, t.tie.target, MEMBER if t.tie.relation in _CLOSE else t.tie.sign) for t in ties]
    spots = dict(zip(("wide", "tall"), spread_out(pairs, [(_WIDE, sizes), (_TALL, dots)]), strict=True))
    net = Network(directed=True)
    for actor in actors:
        x, y = spots["wide"][actor]
        net.add_node(
            actor,
            label=labels[actor],
            shape="dot",
            x=x,
            y=y,
            spots={form: spots[form][actor] for form in spots},
            kinds=_kinds(kinds.get(actor, ()), view.lang),
        )
    for n, past in enumerate(ties):
        tie = past.tie
        net.add_edge(
            tie.source,
            tie.target,
            id=f"t{n}",
            arrows="to" if tie.directed else "",
            sign=tie.sign,
            relation=tie.relation,
            contested=tie.standing == "contested",
            member=tie.relation in _MEMBERS,
            hedged=tie.assertion != "asserted" or bool(tie.hedge) or tie.one_of or tie.standing == "contested",
            spells=[_spell(s, tie.claims, days, view) for s in past.spells],
        )
    return net


def _kinds(kinds: Iterable[str], lang: str) -> list[str]:
    """What sources say that an actor is, as a line if they say anything."""
    named = ", ".join(sorted(concept(kind, lang) for kind in kinds))
    return [f"{words('said to be', lang)}{colon(lang)}{named}"] if named else []


def _spell(spell: Spell, claims: tuple[Claim, ...], days: list[date], view: View) -> list[Any]:
    """First and last stretch between changes, which of the tie's claims and how sure each, who is outside life: small, as there are many."""
    number = {claim: n for n, claim in enumerate(claims)}
    sure = list(COLOURS)
    said = [[number[c], sure.index(certain)] for c, certain in zip(spell.claims, spell.each, strict=True)]
    return [*_stretch(spell.first, spell.last, days), said, ", ".join(view.label(a) for a in spell.outside_life)]


def _stretch(first: date, last: date, days: list[date]) -> tuple[int, int]:
    """Numbers of the first and last stretch: 0 lies before the first change, n follows the nth."""
    from bisect import bisect_right

    return bisect_right(days, first), bisect_right(days, last)


def _horizons(past: NetworkHistory, days: list[date]) -> list[str]:
    """The knowledge horizon of each stretch: the last date among the sources of what is shown or listed then."""
    view = past.answer.view
    ends = {c.source: w.latest for c in view.table.claims.values() if (w := text_window(view.table, c.source))}
    found = [FIRST] * (len(days) + 1)
    used = [(s.first, s.last, c) for t in past.ties for s in t.spells for c in s.claims]
    used += [(first, last, c.claim) for c in past.beside for first, last in c.spells]
    for first, last, claim in used:
        one, other = _stretch(first, last, days)
        for n in range(one, other + 1):
            found[n] = max(found[n], ends.get(claim.source, FIRST))
    otherwise = max(ends.values(), default=LAST)
    shown = [end if end != FIRST else otherwise for end in found]
    return [(min(end, view.known_by) if view.known_by else end).isoformat() for end in shown]


def _bars(ties: list[TieHistory], days: list[date]) -> list[tuple[int, float]]:
    """How many ties are certain or presumed in each stretch that has some, from 0 to 100: where the sources look."""
    sure: Counter[int] = Counter()
    for past in ties:
        for spell in past.spells:
            if spell.certainty != "possible":
                one, other = _stretch(spell.first, spell.last, days)
                sure.update(range(one, other + 1))
    most = max(sure.values(), default=1)
    return [(n, max(4.0, round(100 * math.sqrt(count / most), 1))) for n, count in sorted(sure.items())]


def _years(days: list[date]) -> list[dict[str, Any]]:
    """The years under the slider: at their first change, left out where too near to the one before, fewer on a telephone."""
    found: list[dict[str, Any]] = []
    last = {"wide": -1.0, "tall": -1.0}
    for n, day in enumerate(days):
        share = (n + 1) / len(days)
        if (n and days[n - 1].year == day.year) or share - last["wide"] < 0.03:
            continue
        last["wide"] = share
        small = share - last["tall"] >= 0.115
        if small:
            last["tall"] = share
        found.append({"year": day.year, "left": round(100 * share, 2), "small": small})
    return found


def _row(number: int, past: TieHistory, view: View, links: Mapping[str, str]) -> dict[str, Any]:
    """A tie as a row of the table, with a line for each of its claims."""
    tie, lang = past.tie, view.lang
    detail = ", ".join(concept(part, lang) for part in tie.detail.split())
    return {
        "id": f"t{number}",
        "sign": SIGNS[tie.sign],
        "mark": MARKS[tie.sign],
        "source": view.label(tie.source),
        "relation": predicate(tie.relation, lang) + (f" ({detail})" if detail else ""),
        "target": view.label(tie.target),
        "contested": tie.standing == "contested",
        "one_of": tie.one_of,
        "claims": [
            {"when": dates_of(c, view), "reserve": reserve_of(c, view), "source": source_of(c, view), "id": short(c.id), "page": links.get(c.id, "")}
            for c in tie.claims
        ],
    }


def _beside(past: NetworkHistory, days: list[date]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What is never drawn, under its head: each claim's line and its stretches (`3-9 12-20`)."""
    view = past.answer.view
    found: dict[str, list[tuple[str, str]]] = {"negative": [], "proposed": [], "undrawn": []}
    for own in past.beside:
        found[own.listed].append((claim_line(own.claim, view), _stretches(own.spells, days)))
    return [(listed, lines) for listed, lines in found.items() if lines]


def _stretches(spells: Iterable[tuple[date, date]], days: list[date]) -> str:
    return " ".join("{}-{}".format(*_stretch(first, last, days)) for first, last in spells)
