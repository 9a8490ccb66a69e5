"""The dossier of an actor: everything that is claimed about it, by subject, each with its sources; and the list of actors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sahelkg.answers.evidence import DisputeGroup, claims_about, disputes, in_order
from sahelkg.answers.identity import Joining, identity_of
from sahelkg.answers.kinds import check_kind, kinds_of
from sahelkg.answers.lineage import Lineage, trace
from sahelkg.answers.names import name_uses
from sahelkg.answers.view import View
from sahelkg.graph.table import Claim
from sahelkg.model import RELATIONS, short

__all__ = ["SECTIONS", "ActorRow", "Dossier", "actors", "dossier"]

SECTIONS: dict[str, tuple[str, ...]] = {
    "names": ("NameClaim", "KindClaim", "IdentityClaim"),
    "lineage": ("TransformationClaim",),
    "structure": ("Membership", "SubUnit", "PartOf"),
    "leaders": ("Leadership", "Spokesmanship"),
    "relations": tuple(r for r in RELATIONS if r not in ("Membership", "SubUnit", "PartOf")),
    "presence": ("Presence", "Strength"),
    "events": ("Occurrence", "Participation", "Casualties", "MaterielClaim", "Aggregate", "Forecast"),
    "law": ("LegalClassification", "CriterionAssessment", "Adherence", "Designation"),
    "statements": ("Statement", "EvidenceAssessment"),
}
"""Sections of a dossier in order, with the claim classes of each."""


@dataclass(frozen=True)
class Dossier:
    """Everything claimed about an actor: `sections` in order (empty ones left out), the contested points, its life and the horizon.

    `joined` are the actors drawn together with it by the view's identity, and why.
    """

    view: View
    actor: str
    label: str
    life_start: date | None
    life_end: date | None
    sections: dict[str, tuple[Claim, ...]]
    lineage: Lineage
    contested: tuple[DisputeGroup, ...]
    horizon: date | None
    joined: tuple[Joining, ...] = ()

    @property
    def claims(self) -> list[Claim]:
        """Every claim of the dossier."""
        return [claim for section in self.sections.values() for claim in section]

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {len(claims)}" for name, claims in self.sections.items())
        return f"Dossier({short(self.actor)!r}: {counts}; contested {len(self.contested)})"

    def _repr_html_(self) -> str:
        from sahelkg.views.tables import html_table

        return html_table(self.claims, self.view)


def dossier(view: View, actor: str) -> Dossier:
    """Put together the dossier of an actor or person on the view's day, or over all time."""
    found = claims_about(view, actor)
    seen_as = identity_of(view)
    together = seen_as.actors(seen_as.node(actor))
    sections = {}
    for name, classes in SECTIONS.items():
        members = tuple(c for c in found if c.cls in classes)
        if name == "lineage" and view.at is not None:  # what had happened by that day
            own = (c for a in together for c in view.table.about.get(a, ()) if c.cls in classes and view.admits(c))
            members = tuple(in_order({c.id: c for c in own if c.bounds.start_earliest <= view.at}.values()))
        if members:
            sections[name] = members
    life = view.table.lives.get(actor)
    known = (life.earliest if life.earliest.year > 1 else None, life.latest if life.latest.year < 9999 else None) if life else (None, None)
    groups = tuple(g for g in disputes(view, actor) if view.viewpoint != "accepted")
    horizon = view.horizon(found or view.table.claims.values())
    joined = tuple(j for a, j in sorted(seen_as.joined.get(seen_as.node(actor), {}).items()) if a != actor)
    return Dossier(view, actor, view.label(actor), *known, sections, trace(view, actor), groups, horizon, joined)


@dataclass(frozen=True)
class ActorRow:
    """One actor in the list of actors: label, names on the day, kinds, life, and the number of claims about it (`claims_about`)."""

    actor: str
    label: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    life_start: str
    life_end: str
    claims: int


def actors(view: View, kind: str | None = None, what: str = "Actor") -> list[ActorRow]:
    """Who there is: actors (or, with `what="Person"`, persons), on a day only those that may have existed, by kind if asked."""
    names: dict[str, list[str]] = {}
    for use in name_uses(view):
        names.setdefault(use.actor, []).append(use.name)
    if kind is not None:
        check_kind(view, kind)
    kinds = kinds_of(view)
    rows = []
    for thing in view.table.things.values():
        if thing.kind != what or (kind is not None and kind not in kinds.get(thing.id, ())):
            continue
        life = view.table.life(thing.id)
        if view.at is not None and not life.earliest <= view.at <= life.latest:
            continue
        rows.append(
            ActorRow(
                actor=thing.id,
                label=thing.label(view.lang),
                names=tuple(dict.fromkeys(names.get(thing.id, ()))),
                kinds=tuple(sorted(kinds.get(thing.id, ()))),
                life_start=life.earliest.isoformat() if life.earliest.year > 1 else "",
                life_end=life.latest.isoformat() if life.latest.year < 9999 else "",
                claims=len(claims_about(view, thing.id)),
            )
        )
    return sorted(rows, key=lambda r: r.label.casefold())
