"""Conflict situations and what each authority makes of them in international humanitarian law, with the criteria it assesses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sahelkg.answers.evidence import in_order
from sahelkg.answers.view import View
from sahelkg.graph.table import Claim
from sahelkg.model import short

__all__ = ["LawAnswer", "SituationRow", "law"]


@dataclass(frozen=True)
class SituationRow:
    """One situation: its two sides, its classifications and the criteria assessed of it or of a party to it, each claim by its authority.

    `party_criteria` are assessments of a party as such (its organisation, for example), which no source ties to this situation.
    """

    situation: str
    label: str
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    classifications: tuple[Claim, ...]
    criteria: tuple[Claim, ...]
    party_criteria: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim on the situation."""
        return (*self.classifications, *self.criteria, *self.party_criteria)

    def __repr__(self) -> str:
        return f"SituationRow({short(self.situation)!r}, {len(self.classifications)} classifications, {len(self.criteria)} criteria)"


@dataclass(frozen=True)
class LawAnswer:
    """Situations by label; agreements with the roles of those who adhere; the last date among the sources used."""

    view: View
    about: str | None
    situations: tuple[SituationRow, ...]
    adherences: tuple[Claim, ...]
    horizon: date | None

    def __repr__(self) -> str:
        return f"LawAnswer({short(self.about) if self.about else 'everything'}, {len(self.situations)} situations)"

    def _repr_html_(self) -> str:
        from sahelkg.views.tables import html_table

        return html_table((*(c for row in self.situations for c in row.claims), *self.adherences), self.view)


def law(view: View, about: str | None = None) -> LawAnswer:
    """The situations of the graph, one of them, or those to which an actor is a party; with an actor also its roles in agreements.

    On a day only the classifications and criteria that may hold on it.

    >>> import sahelkg
    >>> [row.label for row in law(sahelkg.load().view(), "situation/issp-jnim").situations]
    ['ISSP and JNIM']
    """
    rows = []
    for thing in view.table.things.values():
        side_a, side_b = (tuple(sorted(thing.props.get(side, ()))) for side in ("sideA", "sideB"))
        meant = {a for i in (*side_a, *side_b) for a in (i, *view.table.candidates(i)[1])}
        if thing.kind != "ConflictSituation" or (about is not None and about != thing.id and about not in meant):
            continue
        own = _shown(view, thing.id)
        party = {c.id: c for actor in sorted(meant) for c in _shown(view, actor) if c.cls == "CriterionAssessment"}
        rows.append(
            SituationRow(
                thing.id,
                thing.label(view.lang),
                side_a,
                side_b,
                tuple(c for c in own if c.cls == "LegalClassification"),
                tuple(c for c in own if c.cls == "CriterionAssessment"),
                tuple(in_order(party.values())),
            )
        )
    rows.sort(key=lambda row: (row.label.casefold(), row.situation))
    adherences = tuple(c for c in _shown(view, about) if c.cls == "Adherence") if about else ()
    used = [*(c for row in rows for c in row.claims), *adherences]
    return LawAnswer(view, about, tuple(rows), adherences, view.horizon(used or view.table.claims.values()))


def _shown(view: View, thing: str) -> list[Claim]:
    """The claims on a thing that the view shows."""
    claims = [c for c in view.table.about.get(thing, ()) if thing not in c.props.get("claimant", ())]
    return in_order(c for c in claims if view.admits(c) and (on := view.certainty(c)) != "out" and view.shows(on))
