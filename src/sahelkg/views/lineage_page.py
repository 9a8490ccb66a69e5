"""The lineage of an actor as one HTML page without script: the picture, each step with its rival versions side by side, departures."""

from __future__ import annotations

from typing import Any

from sahelkg.answers.lineage import Lineage, Step
from sahelkg.answers.view import View
from sahelkg.graph.table import Claim
from sahelkg.i18n import concept, words
from sahelkg.views.lineage_svg import lineage_svg
from sahelkg.views.lines import claim_line, dates_of, fact_of, reserve_of, source_of
from sahelkg.views.page import POLICY, render

__all__ = ["lineage_html"]

_ROLES = {"ends": "ends", "unclear": "unclear", "continues": "continues", "begins": "begins", "foundedBy": "founded by"}


def lineage_html(lineage: Lineage, view: View) -> str:
    """The lineage as a self-contained page in the language of the view; the same lineage gives the same bytes.

    >>> import sahelkg
    >>> kg = sahelkg.load()
    >>> "<svg" in lineage_html(kg.lineage("fla"), kg.view())
    True
    """
    from markupsafe import Markup

    lang = view.lang
    ever = view._replace(at=None)  # a change of the past is not judged by the day asked for
    day = f", {words('on', lang)} {view.at}" if view.at else f" – {words('all time', lang)}"
    heads = (("up", f"{lineage.label} {words('comes from', lang)}"), ("down", f"{lineage.label} {words('became', lang)}"))
    return render(
        "lineage.html.j2",
        view,
        lineage.horizon,
        policy=POLICY,
        title=f"{lineage.label}{' :' if lang == 'fr' else ':'} {words('page lineage', lang)}{day}",
        picture=Markup(lineage_svg(lineage, view)),
        counts={"actors": len(lineage.actors), "steps": len(lineage.steps), "versions": sum(len(s.versions) for s in lineage.steps)},
        parts=[(head, [_step(s, ever) for s in lineage.steps if s.direction == way]) for way, head in heads],
        departures=[_departure(claim, ever) for claim in lineage.departures],
    )


def _step(step: Step, view: View) -> dict[str, Any]:
    return {
        "label": step.label,
        "contested": step.contested,
        "cards": [_card(claim, view) for claim in step.versions],
        "reasons": _reasons(step, view),
    }


def _reasons(step: Step, view: View) -> list[str]:
    """Why curators hold that versions of the step contradict one another."""
    own = {claim.id for claim in step.versions}
    judged = (j for j in view.table.judgements if j.cls == "Dispute" and len(own.intersection(j.claims.get("claim", ()))) > 1)
    return list(dict.fromkeys(j.rationale for j in judged if j.rationale))


def _card(claim: Claim, view: View) -> dict[str, Any]:
    """One version as the fields of a card."""
    lang = view.lang
    roles = [(words(word, lang), [view.label(i) for i in claim.all(role)]) for role, word in _ROLES.items() if role in claim.props]
    return {
        "kind": concept(claim.get("transformationKind"), lang),
        "when": dates_of(claim, view),
        "roles": roles,
        "components": claim.get("componentCount"),
        "reserve": reserve_of(claim, view),
        "contested": claim.standing == "contested",
        "standing": words("accepted", lang) if claim.standing == "accepted" else "",  # else the reserve says it
        "notes": claim.all("note"),
        "source": source_of(claim, view),
    }


def _departure(claim: Claim, view: View) -> dict[str, Any]:
    others = [view.table.claims[c] for c in sorted(claim.possibly_same) if c in view.table.claims]
    return {"line": claim_line(claim, view), "same": [fact_of(other, view) for other in others]}
