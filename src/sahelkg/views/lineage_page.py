"""The lineage of an actor as one HTML page without script: the picture, each step with its rival versions side by side, departures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sahelkg.answers.lineage import Lineage, Step
from sahelkg.answers.view import View
from sahelkg.graph.table import Claim
from sahelkg.i18n import concept, words
from sahelkg.views.claim_cards import Cards
from sahelkg.views.lineage_chart import families_of
from sahelkg.views.lineage_svg import lineage_svg
from sahelkg.views.lines import claim_line, dates_of, fact_of, reserve_of, source_of
from sahelkg.views.page import POLICY, render

__all__ = ["lineage_html"]

_ROLES = {"ends": "ends", "unclear": "unclear", "continues": "continues", "begins": "begins", "foundedBy": "founded by"}


def lineage_html(lineage: Lineage, view: View, links: Mapping[str, str] | None = None) -> str:
    """The lineage as a self-contained page in the language of the view; the same lineage gives the same bytes.

    A region is told family by family. `links` holds the pages of actors by id; a page that stands alone has none.

    >>> import sahelkg
    >>> kg = sahelkg.load()
    >>> "<svg" in lineage_html(kg.lineage("fla"), kg.view())
    True
    """
    from markupsafe import Markup

    lang = view.lang
    ever = view._replace(at=None)  # a change of the past is not judged by the day asked for
    day = f", {words('on', lang)} {view.at}" if view.at else f" – {words('all time', lang)}"
    title = f"{lineage.label}{' :' if lang == 'fr' else ':'} {words('page lineage', lang)}{day}"
    return render(
        "lineage.html.j2",
        view,
        lineage.horizon,
        policy=POLICY,
        title=title if lineage.actor else f"{words('page region', lang)}{day if view.at else ''}",
        picture=Markup(lineage_svg(lineage, view, links or {})),
        counts={"actors": len(lineage.actors), "steps": len(lineage.steps), "versions": sum(len(s.versions) for s in lineage.steps)},
        parts=_parts(lineage, Cards(ever, links)),
        departures=[_departure(claim, ever) for claim in lineage.departures],
    )


def _parts(lineage: Lineage, cards: Cards) -> list[tuple[str, list[dict[str, Any]]]]:
    """The steps under their heads: before and after the actor asked for, or family by family."""
    view, lang = cards.view, cards.view.lang
    if not lineage.actor:
        groups = [(title, [s for s in lineage.steps if s.actors[0] in family]) for title, family in families_of(lineage, view)]
    else:
        heads = (("up", f"{lineage.label} {words('comes from', lang)}"), ("down", f"{lineage.label} {words('became', lang)}"))
        groups = [(head, [s for s in lineage.steps if s.direction == way]) for way, head in heads]
    return [(head, [_step(s, cards) for s in steps]) for head, steps in groups]


def _step(step: Step, cards: Cards) -> dict[str, Any]:
    view = cards.view
    return {
        "label": step.label,
        "contested": step.contested,
        "cards": [_card(claim, cards) for claim in step.versions],
        "reasons": _reasons(step, view),
    }


def _reasons(step: Step, view: View) -> list[str]:
    """Why curators hold that versions of the step contradict one another."""
    own = {claim.id for claim in step.versions}
    judged = (j for j in view.table.judgements if j.cls == "Dispute" and len(own.intersection(j.claims.get("claim", ()))) > 1)
    return list(dict.fromkeys(j.rationale for j in judged if j.rationale))


def _card(claim: Claim, cards: Cards) -> dict[str, Any]:
    """One version as the fields of a card."""
    view, lang = cards.view, cards.view.lang
    roles = [(words(word, lang), [cards.name(i) for i in claim.all(role)]) for role, word in _ROLES.items() if role in claim.props]
    return {
        "kind": concept(claim.get("transformationKind"), lang),
        "when": dates_of(claim, view),
        "roles": roles,
        "components": claim.get("componentCount"),
        "reserve": reserve_of(claim, view),
        "contested": claim.standing == "contested",
        "standing": words("accepted", lang) if claim.standing == "accepted" else "",  # else the reserve says it
        "notes": claim.all("note"),
        "anchor": cards.anchor(claim),
        "source": cards.linked(source_of(claim, cards.marked)),
    }


def _departure(claim: Claim, view: View) -> dict[str, Any]:
    among = view.table.whole.claims
    others = [among[c] for c in sorted(claim.possibly_same) if c in among]
    return {"line": claim_line(claim, view), "same": [fact_of(other, view) for other in others]}
