"""Who says so: claims by what they are about, and rival claims side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sahelkg.answers.identity import identity_of
from sahelkg.answers.view import View
from sahelkg.errors import InputError, QueryError
from sahelkg.graph.table import Claim, ClaimTable, Judgement
from sahelkg.model import CLASS_ORDER, CLASSES, short

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ClaimList", "DisputeGroup", "claims_about", "disputes", "in_order"]

STANDINGS = ("accepted", "contested", "rejected")


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by class, then by time, then by id."""
    return sorted(claims, key=lambda c: (CLASS_ORDER[c.cls], c.bounds.start_earliest, c.bounds.end_latest, c.id))


def _selected(view: View, about: str | None) -> list[Claim]:
    if about is None:
        return list(view.table.claims.values())
    own = {about}
    if view.identity != "strict" or view.group:
        seen_as = identity_of(view)
        own.update(seen_as.actors(seen_as.node(about)))
    wanted = set(own)
    standing_for = _standing_for(view.table.whole)
    for one in own:
        wanted |= standing_for.get(one, set())
    found = {c.id: c for thing in wanted for c in view.table.about.get(thing, ())}
    if about.startswith(("publication/", "claim/")):
        found |= {c.id: c for c in view.table.claims.values() if about in (c.id, c.source, *c.props.get("backing", ()))}
    if about.startswith(("actor/", "person/")):
        events = {e for c in found.values() if not own.intersection(c.props.get("claimant", ())) for e in c.props.get("event", ())}
        found |= {c.id: c for e in events for c in view.table.about.get(e, ()) if "event" in c.props}
    found |= {c.id: c for c in view.table.of_class("EvidenceAssessment") if set(c.props.get("assessedClaim", ())) & found.keys()}
    return list(found.values())


@lru_cache(maxsize=2)
def _standing_for(table: ClaimTable) -> dict[str, set[str]]:
    """The mentions that can mean each thing, and the situations to which it is a side."""
    found: dict[str, set[str]] = {}
    for thing in table.things.values():
        roles = {"Mention": ("candidate",), "ConflictSituation": ("sideA", "sideB")}.get(thing.kind, ())
        for filler in (i for role in roles for i in thing.props.get(role, ())):
            found.setdefault(filler, set()).add(thing.id)
    return found


def claims_about(
    view: View, about: str | None = None, classes: Iterable[str] = (), source: str | None = None, standing: str | None = None
) -> list[Claim]:
    """The claims in which a thing has a role (also through mentions, conflict situations and events it took part in), in order.

    With the view's identity also those of the actors drawn together with it.
    All standings by default. On a day, only the claims that may hold on it, as the view's certainties say.
    """
    spelled = {name.casefold(): name for name in CLASSES}
    names = tuple(spelled.get(name.casefold(), name) for name in classes)
    for name in names:
        if name not in CLASSES:
            raise InputError(f"unknown class '{name}': use one of {', '.join(CLASSES)}")
    if standing is not None and standing not in STANDINGS:
        raise InputError(f"unknown standing '{standing}': use one of {', '.join(STANDINGS)}")
    found = []
    for claim in _selected(view, about):
        if names and claim.cls not in names:
            continue
        if source is not None and claim.source != source:
            continue
        if standing is not None and claim.standing != standing:
            continue
        if view.viewpoint != "all" and not view.admits(claim):
            continue
        certain = view.certainty(claim)
        if certain != "out" and view.shows(certain):
            found.append(claim)
    return in_order(found)


class ClaimList(list[Claim]):
    """Claims in order, which turn into rows with the columns of the flat view."""

    def to_dicts(self) -> list[dict[str, str]]:
        """One row per claim (`sahelkg.answers.flat.COLUMNS`)."""
        from sahelkg.answers.flat import flat

        return [flat(claim, claim.table) for claim in self]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas data frame; raises `QueryError` if pandas is not installed."""
        from sahelkg.answers.flat import COLUMNS

        try:
            import pandas as pd
        except ImportError:
            raise QueryError("pandas is not installed: pip install 'sahelkg[frames]'") from None
        return pd.DataFrame(self.to_dicts(), columns=list(COLUMNS))


@dataclass(frozen=True)
class DisputeGroup:
    """Claims that contradict one another, directly or through a third, with the curators' reasons."""

    claims: tuple[Claim, ...]
    pairs: tuple[tuple[str, str], ...]
    rationales: tuple[str, ...]

    def __repr__(self) -> str:
        return f"DisputeGroup({', '.join(short(c.id) for c in self.claims)})"


def disputes(view: View, about: str | None = None) -> list[DisputeGroup]:
    """Rival claims laid side by side: the connected groups of contradicting claims, all standings, oldest first.

    From the viewpoint of one voice the groups in which it has a part, with all its rivals.
    """
    table = view.table.whole
    groups = _groups(table)
    if about is None and table is view.table:
        return list(groups)
    wanted = {c.id for c in _selected(view, about)}
    return [group for group in groups if any(claim.id in wanted for claim in group.claims)]


@lru_cache(maxsize=2)
def _groups(table: ClaimTable) -> tuple[DisputeGroup, ...]:
    """Every connected group of contradicting claims, oldest first."""
    judged: dict[str, list[Judgement]] = {}
    for judgement in table.judgements:
        if judgement.cls == "Dispute":
            for identifier in judgement.claims.get("claim", ()):
                judged.setdefault(identifier, []).append(judgement)
    seen: set[str] = set()
    found = []
    for start in sorted(table.claims):
        if start in seen or not table.claims[start].disputes:
            continue
        group, queue = set[str](), [start]
        while queue:
            one = queue.pop()
            if one not in group:
                group.add(one)
                queue.extend(table.claims[one].disputes)
        seen |= group
        pairs = sorted((a, b) for a in group for b in table.claims[a].disputes if a < b)
        own = {j.id: j for c in group for j in judged.get(c, ()) if set(j.claims["claim"]) <= group}
        reasons = tuple(own[i].rationale for i in sorted(own))
        found.append(DisputeGroup(tuple(in_order(table.claims[c] for c in group)), tuple(pairs), reasons))
    return tuple(sorted(found, key=lambda g: (min(c.bounds.end_latest for c in g.claims), g.claims[0].id)))
