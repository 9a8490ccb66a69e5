"""A lineage as an SVG without script: a lane for each actor on an axis of years, a curve for each version of each change.

A whole region stands in one picture, its families one under the other, each under its name and the years.

A bar runs over an actor's life and fades where a bound is imprecise or unknown. What nobody dates stands at the dated version of the same
change, else at the last day on which it can have happened; its title says so in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from sahelkg.answers.lineage import Lineage
from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST
from sahelkg.i18n import words
from sahelkg.model import short
from sahelkg.views.lineage_chart import FAMILY, HEAD, PAD, ROW, Change, Chart, Lane, departed, year_of
from sahelkg.views.lines import claim_line
from sahelkg.views.page import text_width
from sahelkg.views.tables import plain

__all__ = ["lineage_svg"]

INK, SOFT, BAR, ASKED, DISPUTED, LEFT, CLOSE = "#22282e", "#5a626b", "#6b7682", "#005a94", "#b83f06", "#6a3d9a", "#f4f1ea"
TONES = {"plain": (INK, ""), "hedged": (INK, "2 3"), "contested": (DISPUTED, "7 4"), "left": (LEFT, "")}
"""Colour and dashes of each tone."""
_NARROW = 300.0
"""What a telephone shows of the picture before it is scrolled."""


def lineage_svg(lineage: Lineage, view: View, links: Mapping[str, str] | None = None) -> str:
    """The lineage as a standalone SVG document in the language of the view; the same lineage gives the same bytes.

    `links` holds the pages to which the names of lanes lead, by id. Given (even if empty) the picture is for a page, which on a narrow screen
    shows the names of lanes that begin far to the right a second time at the left.

    >>> import sahelkg
    >>> kg = sahelkg.load()
    >>> lineage_svg(kg.lineage("fla"), kg.view())[:4]
    '<svg'
    """
    chart = Chart(lineage, view)
    drawing = _Drawing(chart, links or {})
    repeated = [] if links is None else [s for lane in chart.lanes.values() for s in drawing.repeated(lane)]
    body = [*drawing.frame(), *(s for lane in chart.lanes.values() for s in drawing.bar(lane))]
    body += [s for change in chart.changes for s in drawing.change(change)]
    body += [*drawing.departures(), *repeated, *(s for lane in chart.lanes.values() for s in drawing.texts(lane))]
    legend, height = drawing.legend()
    title = _text(f"{lineage.label} — {words('page lineage', view.lang)}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {chart.width:.0f} {height:.0f}" width="{chart.width:.0f}" '
        f'height="{height:.0f}" role="img" aria-label="{title}" lang="{view.lang}" font-family="system-ui, sans-serif" font-size="12" '
        f'fill="{INK}" style="max-width:100%;height:auto;min-width:{0.85 * chart.width:.0f}px">\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n' + "\n".join([*body, *legend]) + "\n</svg>\n"
    )


def _text(text: str) -> str:
    return escape(plain(text))


def _title(text: str) -> str:
    return f"<title>{_text(text)}</title>"


class _Drawing:
    """How each part of a chart is drawn."""

    def __init__(self, chart: Chart, links: Mapping[str, str]) -> None:
        self.links = links
        self.chart, self.lineage, self.view, self.lang = chart, chart.lineage, chart.view, chart.view.lang
        self.ever = chart.view._replace(at=None)  # a change of the past is not judged by the day asked for

    def frame(self) -> list[str]:
        """Axis of years, the day asked for, the knowledge horizon."""
        out = []
        if self.chart.knee > self.chart.low:
            room = self.chart.x(self.chart.knee) - PAD
            out.append(f'<rect x="{PAD}" y="{HEAD}" width="{room:.1f}" height="{self.chart.bottom - HEAD:.1f}" fill="{CLOSE}"/>')
        for family in self.chart.families:
            band = f'<rect x="0" y="{family.top:.1f}" width="{self.chart.width:.1f}" height="{FAMILY - 6}" fill="#eef1f4"/>'
            head = f'<text x="{PAD}" y="{family.top + 18:.1f}" font-size="15" font-weight="700">{_text(family.title)}</text>'
            out += [f'<g class="family">{band}{head}</g>']
        heads = [f.top + FAMILY - 12 for f in self.chart.families] or [HEAD - 13]
        for tick in self._ticks():
            x = self.chart.x(tick)
            out.append(f'<path d="M{x:.1f} {HEAD - 8}V{self.chart.bottom:.1f}" stroke="#e4e7ea"/>')
            out += [f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" fill="{SOFT}">{tick}</text>' for y in heads]
        marks = [(self.chart.now, f"{words('horizon', self.lang)} {self.lineage.horizon}", 28.0, "1 3")] if self.lineage.horizon else []
        if self.view.at and self.chart.low <= year_of(self.view.at) <= self.chart.now + 0.3:
            marks.append((year_of(self.view.at), f"{words('on', self.lang)} {self.view.at}", 13.0, ""))
        for year, text, y, dash in marks:
            x, room = self.chart.x(year), text_width(text, 11)
            left = min(max(PAD, x - room / 2), self.chart.width - 6 - room)
            out.append(f'<path d="M{x:.1f} {y + 4}V{self.chart.bottom:.1f}" stroke="{SOFT}" stroke-dasharray="{dash}"/>')
            out.append(f'<text x="{left:.1f}" y="{y}" font-size="11" fill="{SOFT}">{_text(text)}</text>')
        return out

    def _ticks(self) -> list[int]:
        """The years written on the axis: fewer where years stand close together."""
        chart, found = self.chart, list[int]()
        for low, high, rate in ((chart.low, chart.knee, chart.slow), (chart.knee, chart.now, chart.rate)):
            step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if s * rate >= 44 or s == 100)
            years = range(-(-int(low + 1) // step) * step, int(high) + 1, step)
            found += [y for y in years if PAD <= chart.x(y) <= chart.width - 30 and (not found or chart.x(y) - chart.x(found[-1]) >= 36)]
        return found

    def bar(self, lane: Lane) -> list[str]:
        """An actor's life; dotted where it takes part in something outside it; an arrow where no end is known."""
        unknown = lane.start is None and lane.end is None
        right = self.chart.x(self.chart.now if lane.end is None else min(lane.end[1], max([self.chart.now, *lane.touched])))
        left = min(self.chart.start(lane), right - 3)
        first = self.chart.x(min(lane.touched, default=self.chart.now)) if lane.start is None else self.chart.x(lane.start[1])
        last = right if lane.end is None else self.chart.x(lane.end[0])
        colour = ASKED if lane.actor == self.lineage.actor else BAR
        full = 0.4 if unknown else 1.0
        low = 0.05 if lane.start is None or lane.start[0] != lane.start[1] else full
        high = 0.05 if unknown or (lane.end and lane.end[0] != lane.end[1]) else full
        share = [min(1.0, max(0.0, (x - left) / (right - left))) for x in (first, last)]
        if unknown:
            share = [0.25, 0.75]
        name = f"{self.chart.prefix}-{list(self.chart.lanes).index(lane.actor)}"
        stops = "".join(
            f'<stop offset="{at:.3f}" stop-color="{colour}" stop-opacity="{opacity}"/>'
            for at, opacity in ((0, low), (min(share), full), (max(share), full), (1, high))
        )
        life = " – ".join("?" if day in (FIRST, LAST) else str(day) for day in self.view.table.life(lane.actor))
        out = [f'<g class="lane" data-id="{_text(short(lane.actor))}">']
        out.append(_title(f"{self.view.label(lane.actor)} · {words('life', self.lang)} {life}"))
        way = f'x1="{left:.1f}" x2="{right:.1f}" y1="0" y2="0"'
        out.append(f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {way}>{stops}</linearGradient>')
        for a, b in ((min([left, *map(self.chart.x, lane.touched)]) - 26, left), (right, max([right, *map(self.chart.x, lane.touched)]))):
            if (a < left - 27 and b == left) or (a == right and b > right + 1):
                out.append(f'<path d="M{a:.1f} {lane.y:.1f}H{b:.1f}" stroke="{colour}" stroke-width="1.5" stroke-dasharray="1 4"/>')
        out.append(f'<rect x="{left:.1f}" y="{lane.y - 3.5:.1f}" width="{right - left:.1f}" height="7" rx="1.5" fill="url(#{name})"/>')
        if lane.end is None and not unknown:
            out.append(f'<path d="M{right:.1f} {lane.y - 7:.1f}l11 7l-11 7" fill="none" stroke="{colour}" stroke-width="2.4"/>')
        elif lane.end and lane.end[0] == lane.end[1]:
            out.append(f'<path d="M{right:.1f} {lane.y - 7:.1f}v14" stroke="{colour}" stroke-width="2.4"/>')
        return [*out, "</g>"]

    def change(self, change: Change) -> list[str]:
        """One version: a curve from each who goes in to each who comes out, a ring where only the name changes, a mark on a single lane."""
        claim = change.claim
        kind = short(claim.get("transformationKind"))
        colour, dash = TONES[change.tone]
        stroke = f'stroke="{colour}" stroke-width="1.8"' + (f' stroke-dasharray="{dash}"' if dash else "")
        shapes: list[str] = []
        ends: dict[tuple[float, float], None] = {}
        for b in claim.outputs:
            x = (self.chart.start(self.chart.lanes[b]) if change.year is None else self.chart.x(change.year)) + change.shift
            for a in (i for i in claim.inputs if i != b):
                y, goal = self.chart.lanes[a].y, self.chart.lanes[b].y
                way = f"M{x - 24:.1f} {y:.1f}C{x:.1f} {y:.1f} {x - 24:.1f} {goal:.1f} {x:.1f} {goal:.1f}"
                shapes.append(f'<path d="{way}" fill="none" {stroke}/>')
            ends[x, self.chart.lanes[b].y] = None
        if kind == "renaming":
            shapes += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="#fff" stroke="{colour}" stroke-width="1.8"/>' for x, y in ends]
        elif not shapes:
            shapes += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{colour}" stroke="#fff"/>' for x, y in ends]
        for a in claim.inputs if not claim.outputs else ():
            x = (self.chart.x(self.chart.now) if change.year is None else self.chart.x(change.year)) + change.shift
            shapes.append(f'<path d="M{x - 4:.1f} {self.chart.lanes[a].y - 6:.1f}l8 12m0 -12l-8 12" {stroke}/>')
        return [f'<g class="version" data-id="{_text(short(claim.id))}">', _title(claim_line(claim, self.ever)), *shapes, "</g>"]

    def departures(self) -> list[str]:
        """A stroke that leaves the lane for each member that left, beside one another where several did."""
        out, met = [], dict[tuple[str, float], int]()
        for claim in self.lineage.departures:
            year = departed(claim)
            for actor in dict.fromkeys(a for a in (*claim.object, *claim.subject) if a in self.chart.lanes):
                if year is not None:
                    number = met[actor, year] = met.get((actor, year), -1) + 1
                    x, y = self.chart.x(year) - 9 * number, self.chart.lanes[actor].y
                    out.append(f'<g class="departure" data-id="{_text(short(claim.id))}">{_title(claim_line(claim, self.ever))}')
                    out.append(f'<path d="M{x - 8:.1f} {y:.1f}l8 9m-5 -1l5 1l-1 -5" fill="none" stroke="{LEFT}" stroke-width="1.8"/></g>')
        return out

    def texts(self, lane: Lane) -> list[str]:
        """The lane's name above its bar and the notes below it, each on white, none over another."""
        label = self.view.label(lane.actor)
        asked = lane.actor == self.lineage.actor
        room = text_width(label, 14) * (1.06 if asked else 1)
        x = max(4.0, min(lane.name, self.chart.width - 6 - room))
        plain_look = 'font-style="italic"' if lane.actor.startswith("mention/") else 'font-weight="600"'
        look = f'font-weight="700" fill="{ASKED}"' if asked else plain_look
        halo = 'stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
        out = [f'<text x="{x:.1f}" y="{lane.y - 9:.1f}" font-size="14" {look} {halo}>{_text(label)}</text>']
        if href := self.links.get(lane.actor):
            out = [f'<a href="{_text(href)}">', *out, "</a>"]
        for n in lane.notes:
            y = lane.y + 17 + n.row * ROW
            out.append(f'<text x="{n.x:.1f}" y="{y:.1f}" font-size="11" fill="{TONES[n.tone][0]}" {halo}>{_text(n.text)}</text>')
        return out

    def repeated(self, lane: Lane) -> list[str]:
        """The name of a lane that begins far to the right, at the left edge with a dotted way to it; shown on narrow screens only."""
        if lane.name < _NARROW:
            return []
        label = self.view.label(lane.actor)
        left, right = PAD + text_width(label, 12) + 6, self.chart.start(lane) - 6
        name = (
            f'<text x="{PAD}" y="{lane.y + 4:.1f}" font-size="12" fill="{ASKED if lane.actor == self.lineage.actor else SOFT}">{_text(label)}</text>'
        )
        way = f'<path d="M{left:.1f} {lane.y:.1f}H{right:.1f}" stroke="#b9bec4" stroke-dasharray="1 5"/>' if right > left else ""
        return [f'<g class="far" display="none" aria-hidden="true">{name}{way}</g>']

    def legend(self) -> tuple[list[str], float]:
        """What each stroke means, wrapped to the width; and the height of the whole."""
        fading = (f'<path d="M{i * 6} 0h6" stroke="{BAR}" stroke-width="7" opacity="{o}"/>' for i, o in enumerate((0.15, 0.5, 0.8, 1)))
        asked = (("legend asked", f'<path d="M0 0H24" stroke="{ASKED}" stroke-width="7"/>'),)
        samples = (
            *(asked if self.lineage.actor else ()),
            ("legend life", "".join(fading)),
            ("legend open", f'<path d="M0 0H22M14 -6l9 6l-9 6" fill="none" stroke="{BAR}" stroke-width="2.4"/>'),
            ("legend change", f'<path d="M0 -6C20 -6 4 6 24 6" fill="none" stroke="{INK}" stroke-width="1.8"/>'),
            ("legend contested", f'<path d="M0 0H24" stroke="{DISPUTED}" stroke-width="1.8" stroke-dasharray="7 4"/>'),
            ("legend hedged", f'<path d="M0 0H24" stroke="{INK}" stroke-width="1.8" stroke-dasharray="2 3"/>'),
            ("legend renaming", f'<circle cx="12" cy="0" r="4.5" fill="#fff" stroke="{INK}" stroke-width="1.8"/>'),
            ("legend founding", f'<circle cx="12" cy="0" r="4.5" fill="{INK}"/>'),
            ("legend ending", f'<path d="M8 -6l8 12m0 -12l-8 12" stroke="{INK}" stroke-width="1.8"/>'),
            ("legend departure", f'<path d="M8 -5l8 9m-5 -1l5 1l-1 -5" fill="none" stroke="{LEFT}" stroke-width="1.8"/>'),
        )
        if self.chart.knee > self.chart.low:
            samples = (*samples, ("legend close", f'<rect y="-6" width="24" height="12" fill="{CLOSE}" stroke="#d9dde2"/>'))
        x, y = PAD, self.chart.bottom + 26
        out = [f'<path d="M{PAD} {y - 20:.1f}H{self.chart.width - PAD:.1f}" stroke="#d9dde2"/>']
        for key, sample in samples:
            text = words(key, self.lang)
            room = 32 + text_width(text, 11) + 16
            if x + room > self.chart.width and x > PAD:
                x, y = PAD, y + 20
            out.append(f'<g transform="translate({x:.1f} {y:.1f})">{sample}<text x="31" y="4" font-size="11">{_text(text)}</text></g>')
            x += room
        return out, y + 18
