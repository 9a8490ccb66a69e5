"""The derived partition as quads: bounds, attestation, defaults, standing, confidence, roles, links, superclasses, lives and
shortcuts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from sahelkg.model import BASE, CLASSES, NOT_YET, RELATIONS, ROLES
from sahelkg.store import AUTHORED, DERIVED

if TYPE_CHECKING:
    from sahelkg.graph.table import Claim, ClaimTable

__all__ = ["authored_quads", "derived_quads"]

_GRAPH = ox.NamedNode(DERIVED)
_DATE = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest")
_LINKS = (
    ("disputes", "disputes"),
    ("corroborates", "corroborates"),
    ("possibly_same", "possiblySameAs"),
    ("refines", "refines"),
    ("in_total", "inTotal"),
)
_SHORTCUTS = frozenset(
    {*RELATIONS, "Leadership", "Spokesmanship", "Presence", "TransformationClaim"},
)


@cache
def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}ontology#{name}")


@cache
def _node(identifier: str) -> ox.NamedNode:
    return ox.NamedNode(BASE + identifier)


@cache
def _day(day: date) -> ox.Literal:
    return ox.Literal(day.isoformat(), datatype=_DATE)


def authored_quads(quads: Iterable[ox.Quad], table: ClaimTable, whole: ClaimTable) -> Iterator[ox.Quad]:
    """What the authored quads of a whole graph say of a part of its claims, as the part has them, and of every thing."""
    judgements = {j.id: {c for claims in j.claims.values() for c in claims} for j in table.judgements}
    graph = ox.NamedNode(AUTHORED)
    for quad in quads:
        subject, value = _identifier(quad.subject), quad.object
        if subject in whole.claims:
            claim = table.claims.get(subject)
            if claim is None or (quad.predicate == _term("backing") and _identifier(value) not in claim.props.get("backing", ())):
                continue
            if quad.predicate == _term("lastAttested"):
                value = ox.Literal(claim.get("lastAttested"), datatype=_DATE)
        elif subject.startswith("judgement/"):
            joined = judgements.get(subject)
            if joined is None or (_identifier(value) in whole.claims and _identifier(value) not in joined):
                continue
        yield ox.Quad(quad.subject, quad.predicate, value, graph)


def _identifier(term: object) -> str:
    return term.value.removeprefix(BASE) if isinstance(term, ox.NamedNode) else ""


def derived_quads(table: ClaimTable) -> Iterator[ox.Quad]:
    """Every quad of the derived partition."""
    for claim in table.claims.values():
        yield from _claim(claim)
        yield from _shortcuts(claim, table)
    for judgement in table.judgements:
        yield ox.Quad(_node(judgement.id), _TYPE, _term("Judgement"), _GRAPH)
    for actor, life in table.lives.items():
        yield ox.Quad(_node(actor), _term("lifeStart"), _day(life.earliest), _GRAPH)
        yield ox.Quad(_node(actor), _term("lifeEnd"), _day(life.latest), _GRAPH)


def _claim(claim: Claim) -> Iterator[ox.Quad]:
    node = _node(claim.id)
    yield ox.Quad(node, _TYPE, _term("Claim"), _GRAPH)
    if claim.cls in RELATIONS:
        yield ox.Quad(node, _TYPE, _term("RelationClaim"), _GRAPH)
    for name, day in zip(_BOUNDS, claim.bounds, strict=True):
        yield ox.Quad(node, _term(name), _day(day), _GRAPH)
    for name, attested in (("firstAttested", claim.first_attested), ("lastAttested", claim.last_attested)):
        if attested is not None and name not in claim.props:
            yield ox.Quad(node, _term(name), _day(attested), _GRAPH)
    if claim.presumed_until is not None:
        yield ox.Quad(node, _term("presumedUntil"), _day(claim.presumed_until), _GRAPH)
    for name, default in (("assertion", "vocabulary/asserted"), ("polarity", "vocabulary/holds"), ("reading", "vocabulary/read-once")):
        if name not in claim.props:
            yield ox.Quad(node, _term(name), _node(default), _GRAPH)
    yield ox.Quad(node, _term("standing"), _node(f"vocabulary/{claim.standing}"), _GRAPH)
    yield ox.Quad(node, _term("confidence"), _node(f"vocabulary/{claim.confidence}"), _GRAPH)
    for filler in sorted({i for role in ROLES.intersection(claim.props) for i in claim.props[role]}):
        yield ox.Quad(node, _term("role"), _node(filler), _GRAPH)
    for attribute, name in _LINKS:
        for other in sorted(getattr(claim, attribute)):
            yield ox.Quad(node, _term(name), _node(other), _GRAPH)


def _shortcuts(claim: Claim, table: ClaimTable) -> Iterator[ox.Quad]:
    """Plain only for what is accepted, holds and is asserted without hedge; contested and hedged claims get properties of their own."""
    if claim.cls not in _SHORTCUTS or not claim.holds or claim.standing == "rejected" or claim.assertion in NOT_YET:
        return
    spec = CLASSES[claim.cls]
    if claim.cls == "TransformationClaim":
        pairs = [(a, b) for a in claim.inputs for b in claim.outputs]
    elif spec.symmetric and not spec.object:
        parties = claim.all(*spec.subject)
        pairs = [(a, b) for a in parties for b in parties]
    else:
        pairs = [(a, b) for a in claim.subject for b in claim.object]
        if spec.symmetric:
            pairs += [(b, a) for a, b in pairs]
    for one, other in pairs:
        left_mode, lefts = table.candidates(one)
        right_mode, rights = table.candidates(other)
        several = left_mode != "all-of" or right_mode != "all-of"
        suffix = "Contested" if claim.standing == "contested" else "Hedged" if claim.hedged or several else ""
        for left in lefts:
            for right in rights:
                if left != right:
                    yield ox.Quad(_node(left), _term(spec.predicate + suffix), _node(right), _GRAPH)
