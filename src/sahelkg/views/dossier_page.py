"""The dossier of an actor or person as one HTML page without script: head, lineage picture, claims side by side, contested points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sahelkg.answers.dossier import Dossier
from sahelkg.answers.names import name_uses
from sahelkg.i18n import concept
from sahelkg.model import BASE
from sahelkg.views.claim_cards import Cards
from sahelkg.views.lineage_svg import lineage_svg
from sahelkg.views.page import POLICY, render

__all__ = ["dossier_html"]


_MANY = 40
"""A section of more claims is folded until somebody opens it, or follows a link into it."""


def dossier_html(found: Dossier, links: Mapping[str, str] | None = None, report: str = "", lineage_page: str = "") -> str:
    """The dossier as a self-contained page in the language of its view; the same dossier gives the same bytes.

    `links` holds the pages of actors, persons and publications by id, `report` the address where errors are reported, `lineage_page` the
    page of the lineage; a page that stands alone has none of them. Pages of persons ask not to be indexed.

    >>> import sahelkg
    >>> page = dossier_html(sahelkg.load().actor("fla"))
    >>> page.startswith("<!doctype html>"), "noindex" in page
    (True, False)
    """
    from markupsafe import Markup

    view, lang = found.view, found.view.lang
    others = {identifier: page for identifier, page in (links or {}).items() if identifier != found.actor}
    cards = Cards(view, others, report)
    person = found.actor.startswith("person/")
    lineage = found.lineage
    drawn = lineage.steps or lineage.departures
    sections = [{"key": key, "count": len(claims), "cards": cards.facts(claims)} for key, claims in found.sections.items()]
    life = " – ".join(str(day) if day else "?" for day in (found.life_start, found.life_end))
    kinds = dict.fromkeys(k for c in found.claims if c.cls == "KindClaim" and c.holds and c.get("actor") == found.actor for k in c.all("kind"))
    return render(
        "dossier.html.j2",
        view,
        found.horizon,
        noindex=person,
        policy=POLICY,
        title=found.label,
        count=len(found.claims),
        names=_names(found),
        kinds=[concept(k, lang) for k in kinds],
        life="" if person else life,
        sources=[cards.publication(s, view.label(s)) for s in sorted({c.source for c in found.claims}, key=view.label)],
        iri=f"{BASE}{found.actor}",
        sections=sections,
        many=_MANY,
        contested=[cards.rivals(group) for group in found.contested],
        picture=Markup(lineage_svg(lineage, view, others)) if drawn else "",
        lineage_page=lineage_page,
        report=cards.report,
    )


def _names(found: Dossier) -> list[dict[str, Any]]:
    """The forms it bore, each once, with the years for which somebody bounds them."""
    forms: dict[str, str] = {}
    for use in name_uses(found.view, found.actor):
        years = f"{use.start[:4] or '…'} – {use.end[:4] or '…'}" if use.start or use.end else ""
        forms[use.name] = forms.get(use.name) or years
    return [{"name": name, "years": years} for name, years in forms.items()]
