"""What changed between two days as one HTML page without script: a picture of the changes, and under it every change with its claims."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from sahelkg.answers.diff import Change, Diff
from sahelkg.answers.view import CERTAINTIES
from sahelkg.graph.table import Claim
from sahelkg.i18n import concept, labelled, predicate, quoted, words
from sahelkg.model import CLASSES, short
from sahelkg.views.claim_cards import Cards
from sahelkg.views.context import identity_text
from sahelkg.views.diff_picture import FORMS, picked
from sahelkg.views.diff_svg import diff_svg, legend, mark_svg, phrase_of
from sahelkg.views.lines import dates_of, fact_of, reserve_of, source_of
from sahelkg.views.network_page import COLOURS, SIGNS
from sahelkg.views.page import POLICY, render

__all__ = ["diff_html"]

_OPEN = 3
"""More claims than so many are folded under a change."""


def diff_html(found: Diff, links: Mapping[str, str] | None = None) -> str:
    """The difference as a self-contained page in the language of its view; the same difference gives the same bytes.

    `links` holds the pages of things by id; a page that stands alone has none.

    >>> import sahelkg
    >>> from sahelkg.answers.diff import diff
    >>> page = diff_html(diff(sahelkg.load().view(), "2024-11-01", "2024-12-15"))
    >>> page.startswith("<!doctype html>"), "<script" in page
    (True, False)
    """
    from markupsafe import Markup

    view, lang = found.view, found.view.lang
    picture = picked(found)
    cards = Cards(view, links)
    return render(
        "diff.html.j2",
        view._replace(at=found.second),  # what lies beyond the horizon is the later day
        found.horizon,
        policy=POLICY,
        title=words("page diff", lang).format(found.first, found.second),
        count=len(found.changes),
        narrowed=_narrowed(found),
        pictures=[Markup(diff_svg(found, picture, form)) for form in FORMS] if picture.boxes else [],
        legend=[(Markup(sample), text) for sample, text in legend(picture, lang)],
        sure=picture.narrowed,
        left=words("diff left", lang).format(picture.left, len(found.changes)) if picture.left else "",
        groups=_groups(found, cards),
    )


def _narrowed(found: Diff) -> list[str]:
    """What the view leaves out or draws together, in words."""
    view, lang = found.view, found.view.lang
    sure = ", ".join(words(c, lang) for c in view.certainties)
    lines = [labelled("diff certainty", sure, lang)] if len(view.certainties) < len(CERTAINTIES) else []
    lines += [labelled("known by", view.known_by, lang)] if view.known_by else []
    return [*lines, *([labelled("identity", identity_text(view), lang)] if view.identity != "strict" or view.group else [])]


def _groups(found: Diff, cards: Cards) -> list[dict[str, Any]]:
    """The changes by what they are of, in each by their sort."""
    from markupsafe import Markup

    lang = found.view.lang
    out = []
    for what, members in groupby(enumerate(found.changes), key=lambda pair: pair[1].what):
        own = list(members)
        sign = CLASSES[what].sign if what in CLASSES else None
        colour = COLOURS["certain"][sign] if sign is not None else "#5a626b"
        sorts = []
        for change, alike in groupby(own, key=lambda pair: pair[1].change):
            mark = Markup(f'<svg width="34" height="20" aria-hidden="true">{mark_svg(change, colour, sign, 17, 10)}</svg>')
            sorts.append({"word": words(f"change {change}", lang), "mark": mark, "cards": [_card(n, c, found, cards) for n, c in alike]})
        head = predicate(what, lang) if what in CLASSES else words(f"diff {what}", lang)
        out.append({"id": what, "head": head, "count": len(own), "sorts": sorts})
    return out


def _card(number: int, change: Change, found: Diff, cards: Cards) -> dict[str, Any]:
    """One change as the fields of its card."""
    view, lang = found.view, found.view.lang
    phrase = phrase_of(change, found)
    reserves = [_reserve(claim, found) for claim in change.claims]
    said = list(dict.fromkeys(r for r in reserves if r))
    standing = [words(s, lang) for s in dict.fromkeys((change.standing_before, change.standing_after)) if s]
    return {
        "number": number,
        "phrase": phrase,
        "word": words(f"change {change.change}", lang),
        "sign": words(SIGNS[change.sign], lang) if change.what in CLASSES and change.change != "turned" else "",
        "tone": f"tie-{SIGNS[change.sign]}" if change.what in CLASSES else "",
        "before": words(change.before, lang),
        "after": words(change.after, lang),
        "standing": " → ".join(standing),
        "contested": "contested" in (change.standing_before, change.standing_after),
        "reserve": "; ".join(said),
        "partly": bool(said) and not all(reserves),
        "fold": len(change.claims) > _OPEN,
        "sources": ", ".join(dict.fromkeys(view.label(c.source) for c in change.claims)),
        "claims": [_claim(claim, change, phrase, found, cards) for claim in change.claims],
    }


def _reserve(claim: Claim, found: Diff) -> str:
    """With what reserve and by whom a claim is said; its standing is that of the change, the name used stands with the claim."""
    lang = found.view.lang
    parts = [] if claim.assertion == "asserted" else [concept(claim.assertion, lang)]
    parts += [quoted(hedge, lang) for hedge in claim.all("hedge")]
    speakers = ", ".join(map(found.view.label, claim.all("claimant")))
    return ", ".join([*parts, *([f"{words('according to', lang)} {speakers}"] if speakers else [])])


def _claim(claim: Claim, change: Change, phrase: str, found: Diff, cards: Cards) -> dict[str, Any]:
    """One claim under a change; what it says only where the change does not say it already, and for which of the days it counts."""
    view, lang = found.view, found.view.lang
    fact = fact_of(claim, view)
    sides = [claim in change.claims_before, claim in change.claims_after]
    days = words("diff both days", lang) if all(sides) else f"{words('diff one day', lang)} {found.second if sides[1] else found.first}"
    first = claim.id not in cards.shown
    cards.shown.add(claim.id)
    return {
        "id": short(claim.id),
        "first": first,
        "when": dates_of(claim, view),
        "fact": "" if fact == phrase else fact,
        "reserve": reserve_of(claim, view),
        "days": "" if change.what == "actor" else days,
        "source": cards.linked(source_of(claim, cards.marked)),
        "anchor": cards.anchor(claim),
    }
