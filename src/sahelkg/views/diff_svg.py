"""The picture of a difference as an SVG without script: what came, went, began, ended, turned or changed its certainty.

Every sort of change has its own line and its own mark; the colour and the frame of the mark tell the sign. Each part leads to its card on the
page and says everything in its title.
"""

from __future__ import annotations

import math
from html import escape

from sahelkg.answers.diff import CHANGES, Change, Diff
from sahelkg.i18n import colon, concept, predicate, quoted, words
from sahelkg.model import CLASSES
from sahelkg.views.diff_picture import Box, Form, Line, Picture, Places, Way, placed
from sahelkg.views.lines import reserve_of
from sahelkg.views.network_page import COLOURS, HALO, SIGNS
from sahelkg.views.tables import plain

__all__ = ["diff_svg", "legend", "mark_svg", "phrase_of", "told"]

INK, SOFT, COME, GONE = "#1d2126", "#5a626b", "#1f7a3d", "#767c83"
STROKES: dict[str, tuple[float, str]] = {
    "began": (3.4, ""),
    "may have begun": (1.5, ""),
    "ended": (3.2, "11 5"),
    "may have ended": (1.7, "11 5"),
    "no longer possible": (2.0, "1.5 4.5"),
    "turned": (6.0, ""),
    "surer": (3.0, "15 4 2.5 4"),
    "less sure": (1.7, "15 4 2.5 4"),
    "contested": (1.9, "4 2"),
    "no longer contested": (1.9, "4 2"),
}
"""Width and dashes of each sort of change; `turned` is a double line."""
_PLUS, _TIMES, _MINUS, _TRIANGLE = "M{0} 0h8m-4 -4v8", "M{0} -3.5l7 7m0 -7l-7 7", "M{0} 0h8", "M-5 {0}L0 {1}L5 {0}Z"
_PATHS = {
    "began": _PLUS.format(-4),
    "may have begun": _PLUS.format(-9),
    "ended": _TIMES.format(-3.5),
    "may have ended": _TIMES.format(-8.5),
    "no longer possible": "M-6 4.5L6 -4.5",
    "turned": "M-7 -2.8h13l-3.5 -3m3.5 3M7 2.8h-13l3.5 3",
    "surer": _TRIANGLE.format(3.5, -4.5),
    "less sure": _TRIANGLE.format(-3.5, 4.5),
    "contested": "M-4.5 -2h9m-9 4h9M-3 5L3 -5",
    "no longer contested": "M-4.5 -2h9m-9 4h9",
}
_LIFE = {"ended": _MINUS.format(-4), "may have ended": _MINUS.format(-9), "no longer possible": _MINUS.format(-4)}
_ASKING = {"may have begun": 5.0, "may have ended": 5.0, "no longer possible": 0.0}
_EDGE: dict[str, tuple[float, str]] = {
    "began": (3.0, ""),
    "may have begun": (1.6, ""),
    "ended": (2.6, "7 4"),
    "may have ended": (1.6, "7 4"),
    "no longer possible": (1.6, "3 3"),
}


def _text(text: str) -> str:
    return escape(plain(text))


def _colour(line: Line) -> str:
    return COLOURS["certain" if line.sure > 1 else "presumed"][line.sign]


def mark_svg(change: str, colour: str, sign: int | None, x: float = 0.0, y: float = 0.0) -> str:
    """The mark of a change in the frame of its sign (rounded: with, pointed: against, square: neither); a circle for what has no sign.

    >>> mark_svg("began", "#005a94", 1).startswith('<g transform="translate(0.0 0.0)"')
    True
    """
    wide = 13.0 if _ASKING.get(change) and not (sign is None and change == "no longer possible") else 9.0
    if sign == -1:
        frame = f'<path d="M{-wide - 3} 0L{-wide + 3} -8.5H{wide - 3}L{wide + 3} 0L{wide - 3} 8.5H{-wide + 3}Z"'
    else:
        frame = f'<rect x="{-wide}" y="-8.5" width="{2 * wide}" height="17" rx="{1 if sign == 0 else 8.5}"'
    frame += f' fill="#fff" stroke="{colour}" stroke-width="1.4"/>'
    path = _LIFE.get(change, _PATHS[change]) if sign is None else _PATHS[change]
    fill = colour if change in ("surer", "less sure") else "none"
    body = f'<path d="{path}" fill="{fill}" stroke="{colour}" stroke-width="1.9"/>'
    if change in _ASKING and not (sign is None and change == "no longer possible"):
        body += f'<text x="{_ASKING[change]}" y="4.4" font-size="12" font-weight="700" text-anchor="middle" fill="{colour}">?</text>'
    return f'<g transform="translate({x:.1f} {y:.1f})">{frame}{body}</g>'


def phrase_of(change: Change, found: Diff) -> str:
    """Who, what and whom, in words."""
    view, lang = found.view, found.view.lang
    subject, other = view.label(change.subject), view.label(change.object) if change.object else ""
    if change.change == "turned":
        return f"{subject} – {other}{colon(lang)}{words(SIGNS[-change.sign], lang)} → {words(SIGNS[change.sign], lang)}"
    if change.what == "name":
        return f"{subject} – {quoted(change.value, lang)}"
    if change.what == "actor":
        return subject
    cls = change.value if change.what == "leader" else change.what
    detail = ", ".join(concept(v, lang) for v in change.value.split()) if change.what in CLASSES else ""
    return f"{subject} {predicate(cls, lang)} {other}" + (f" ({detail})" if detail else "")


def told(change: Change, found: Diff) -> str:
    """The whole change in one line: what, from which certainty to which, standing, with every reserve."""
    lang = found.view.lang
    standing = list(dict.fromkeys(words(s, lang) for s in (change.standing_before, change.standing_after) if s))
    reserves = dict.fromkeys(r for claim in change.claims if (r := reserve_of(claim, found.view)))
    parts = [
        words(f"change {change.change}", lang),
        phrase_of(change, found),
        f"{words(change.before, lang)} → {words(change.after, lang)}",
        " → ".join(standing),
        "; ".join(reserves),
        f"{len(change.claims)} {words('claim' if len(change.claims) == 1 else 'claims', lang)}",
    ]
    return " · ".join(p for p in parts if p)


def diff_svg(found: Diff, picture: Picture, form: Form) -> str:
    """One form of the picture, in the language of the view.

    >>> import sahelkg
    >>> from sahelkg.answers.diff import diff
    >>> from sahelkg.views.diff_picture import FORMS, picked
    >>> found = diff(sahelkg.load().view(), "2024-11-01", "2024-12-15")
    >>> diff_svg(found, picked(found), FORMS[0])[:4]
    '<svg'
    """
    view, lang = found.view, found.view.lang
    labels = {a: view.label(a) for a in picture.boxes}
    notes = {a: _note(box, lang) for a, box in picture.boxes.items()}
    places = placed(picture, labels, notes, form)
    width, height = (math.ceil(n) for n in places.size)
    lines = list(zip(picture.lines, places.ways, strict=True))
    body = [_way(line, way, found) for line, way in lines]
    if places.alone is not None and picture.lines:
        body.append(f'<path d="M8 {places.alone:.0f}H{width - 8}" stroke="#d9dde2"/>')
        said = _text(words("diff alone", lang).capitalize())
        body.append(f'<text x="14" y="{places.alone + 17:.0f}" font-size="{form.font - 1}" fill="{SOFT}">{said}</text>')
    body += [_box(box, places, notes[a], form, found) for a, box in picture.boxes.items()]
    body += [_linked(line.changes[0][0], _said(line, found), mark_svg(line.change, _colour(line), line.sign, *way.mark)) for line, way in lines]
    name = _text(f"{words('page diff', lang).format(found.first, found.second)}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{form.name}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" '
        f'aria-label="{name}" font-family="system-ui, sans-serif" font-size="{form.font}" fill="{INK}" '
        f'style="max-width:100%;height:auto;min-width:{0.8 * width:.0f}px">\n' + "\n".join(body) + "\n</svg>"
    )


def _linked(number: int, title: str, drawing: str, extra: str = "") -> str:
    """A part of the picture that leads to its card."""
    return f'<a href="#change-{number}"{extra}><title>{title}</title>{drawing}</a>'


def _said(line: Line, found: Diff) -> str:
    return "\n".join(_text(told(c, found)) for _, c in line.changes)


def _note(box: Box, lang: str) -> str:
    """How many names and leaders of an actor changed."""
    counts = {what: sum(c.what == what for _, c in box.notes) for what in ("name", "leader")}
    return ", ".join(f"{words(f'diff note {what}', lang)}{colon(lang)}{n}" for what, n in counts.items() if n)


def _way(line: Line, way: Way, found: Diff) -> str:
    """A line: under it a halo if it is contested, at its end an arrow if it goes one way."""
    colour = _colour(line)
    width = STROKES[line.change][0]
    (x, y), (u, v), (p, q) = way.start, way.via, way.goal
    head = ""
    if line.directed:
        angle = math.atan2(q - v, p - u)
        size = 8 + width
        corners = [(p - size * math.cos(angle + turn), q - size * math.sin(angle + turn)) for turn in (0.42, -0.42)]
        head = f'<path class="head" d="M{p:.1f} {q:.1f}' + "".join(f"L{a:.1f} {b:.1f}" for a, b in corners) + f'Z" fill="{colour}"/>'
        p, q = p - 0.7 * size * math.cos(angle), q - 0.7 * size * math.sin(angle)
    d = f"M{x:.1f} {y:.1f}Q{u:.1f} {v:.1f} {p:.1f} {q:.1f}"
    halo = f'<path d="{d}" fill="none" stroke="{HALO}" stroke-width="{width + 6}"/>' if line.contested else ""
    reach = f'<path d="{d}" fill="none" stroke="#fff" stroke-opacity="0" stroke-width="12"/>'
    drawing = halo + reach + _stroke(d, line.change, colour) + head
    return _linked(line.changes[0][0], _said(line, found), drawing, f' class="tie" data-change="{line.change}" tabindex="-1"')


def _stroke(d: str, change: str, colour: str) -> str:
    width, dash = STROKES[change]
    look = f'stroke-width="{width}"' + (f' stroke-dasharray="{dash}"' if dash else "")
    core = f'<path d="{d}" fill="none" stroke="#fff" stroke-width="2.2"/>' if change == "turned" else ""
    return f'<path d="{d}" fill="none" stroke="{colour}" {look}/>{core}'


def _box(box: Box, places: Places, note: str, form: Form, found: Diff) -> str:
    """An actor: a thin frame, or that of its coming or going with its mark; its note under its name."""
    (x, y), (w, h) = places.spots[box.actor], places.sizes[box.actor]
    lines = places.labels[box.actor]
    change = box.life[1].change if box.life else ""
    colour, fill, edge = _tone(change)
    out = [f'<rect x="{x - w / 2:.1f}" y="{y - h / 2:.1f}" width="{w:.1f}" height="{h:.1f}" rx="5" fill="{fill}" {edge}/>']
    step = form.font * 1.2
    top = y - h / 2 + 6 + form.font * 0.95
    ink = SOFT if colour == GONE else INK
    for n, line in enumerate(lines):
        out.append(f'<text x="{x:.1f}" y="{top + n * step:.1f}" text-anchor="middle" font-weight="600" fill="{ink}">{_text(line)}</text>')
    if note:
        under = top + len(lines) * step - 1
        out.append(f'<text x="{x:.1f}" y="{under:.1f}" text-anchor="middle" font-size="{form.font - 2}" fill="{SOFT}">{_text(note)}</text>')
    if box.life:
        out.append(mark_svg(change, colour, None, x - w / 2 + 1, y - h / 2))
    own = [*([box.life] if box.life else []), *box.notes]
    if not own:
        return f'<g class="actor"><title>{_text(found.view.label(box.actor))}</title>{"".join(out)}</g>'
    title = "\n".join(_text(told(c, found)) for _, c in own)
    return _linked(own[0][0], title, "".join(out), f' class="actor" data-change="{change}"')


def _tone(change: str) -> tuple[str, str, str]:
    """Colour of an actor's mark, filling of its box, and the attributes of its frame."""
    width, dash = _EDGE.get(change, (1.0, ""))
    going = change in ("ended", "may have ended", "no longer possible")
    colour = COME if change in ("began", "may have begun") else GONE if going else INK if change else "#8b939c"
    fill = "#e7f5ea" if colour == COME else "#f1f2f4" if going else "#fff"
    return colour, fill, f'stroke="{colour}" stroke-width="{width}"' + (f' stroke-dasharray="{dash}"' if dash else "")


def legend(picture: Picture, lang: str) -> list[tuple[str, str]]:
    """What is in the picture, each with a sample of how it is drawn: actors, sorts of change, signs."""
    open_, shut = '<svg width="{}" height="22" aria-hidden="true">', "</svg>"
    found = []
    for change in dict.fromkeys(c for c in CHANGES for box in picture.boxes.values() if box.life and box.life[1].change == c):
        colour, fill, edge = _tone(change)
        box = f'<rect x="12" y="5" width="44" height="14" rx="4" fill="{fill}" {edge}/>{mark_svg(change, colour, None, 14, 11)}'
        found.append((open_.format(60) + box + shut, words(f"actor {change}", lang)))
    for change in [c for c in CHANGES if any(line.change == c for line in picture.lines)]:
        mark = mark_svg(change, SOFT, 1, 30, 11)
        found.append((open_.format(60) + _stroke("M1 11H59", change, SOFT) + mark + shut, words(f"change {change}", lang)))
    for sign in [s for s in (1, -1, 0) if any(line.sign == s for line in picture.lines)]:
        colour = COLOURS["certain"][sign]
        mark = mark_svg("began", colour, sign, 30, 11)
        found.append((open_.format(60) + f'<path d="M1 11H59" stroke="{colour}" stroke-width="3"/>' + mark + shut, words(SIGNS[sign], lang)))
    if any(line.directed for line in picture.lines):
        arrow = f'<path d="M6 11H46" stroke="{SOFT}" stroke-width="2"/><path d="M44 5.5L56 11L44 16.5Z" fill="{SOFT}"/>'
        found.append((open_.format(60) + arrow + shut, words("legend directed", lang)))
    if any(line.contested for line in picture.lines):
        halo = f'<path d="M4 11H56" stroke="{HALO}" stroke-width="9"/><path d="M4 11H56" stroke="{SOFT}" stroke-width="2"/>'
        found.append((open_.format(60) + halo + shut, words("contested tie", lang)))
    return found
