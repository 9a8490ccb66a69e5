"""The claim classes as the program reads them: which roles stand as subject and object, what is the value, state or event, sign.

The ontology (`ontology/sahelkg.ttl`) declares the model; this table is what answers need of it in a form that costs nothing to load.
`tests/test_model.py` holds the two against each other.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["BASE", "CLASSES", "CLASS_ORDER", "NOT_YET", "OPPOSED", "PREFIXES", "RELATIONS", "ROLES", "UNESTABLISHED", "ClaimClass", "local", "short"]

BASE = "https://w3id.org/sahelkg/"
"""The namespace; an identifier inside the program is what follows it, for example `actor/fla`."""

THINGS = ("actor", "agreement", "claim", "event", "judgement", "mention", "person", "place", "situation", "transformation")
PREFIXES: dict[str, str] = {"": f"{BASE}ontology#"}
PREFIXES.update({kind: f"{BASE}{kind}/" for kind in THINGS})
PREFIXES.update(
    {
        "pub": f"{BASE}publication/",
        "voc": f"{BASE}vocabulary/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

Sign = Literal[-1, 0, 1]


class ClaimClass(NamedTuple):
    """How one claim class is read."""

    subject: tuple[str, ...]
    object: tuple[str, ...]
    predicate: str
    value: tuple[str, ...] = ()
    event: bool = False
    sign: Sign | None = None
    symmetric: bool = False


CLASSES: dict[str, ClaimClass] = {
    "NameClaim": ClaimClass(("nameOf",), (), "named", ("fullName", "acronym", "otherName")),
    "KindClaim": ClaimClass(("actor",), (), "ofKind", ("kind",)),
    "TransformationClaim": ClaimClass(
        ("ends", "unclear", "continues"), ("begins",), "succeededBy", ("transformationKind", "componentCount"), event=True
    ),
    "Membership": ClaimClass(("member",), ("organization",), "memberOf", ("memberRole",), sign=1),
    "SubUnit": ClaimClass(("unit",), ("organization",), "subUnitOf", (), sign=1),
    "PartOf": ClaimClass(("part",), ("whole",), "partOf", (), sign=1),
    "Leadership": ClaimClass(("leader",), ("organization",), "leads", ("office",)),
    "Spokesmanship": ClaimClass(("spokesperson",), ("organization",), "speaksFor", ("office",)),
    "Alliance": ClaimClass(("party",), (), "alliedWith", (), sign=1, symmetric=True),
    "JointOperation": ClaimClass(("party",), (), "operatesJointlyWith", (), sign=1, symmetric=True),
    "Deconfliction": ClaimClass(("party",), (), "deconflictsWith", (), sign=0, symmetric=True),
    "Contact": ClaimClass(("party",), (), "inContactWith", (), sign=0, symmetric=True),
    "Hostility": ClaimClass(("sideA",), ("sideB",), "hostileTo", (), sign=-1, symmetric=True),
    "Support": ClaimClass(("supporter",), ("beneficiary",), "supports", ("supportKind",), sign=1),
    "Allegiance": ClaimClass(("pledger",), ("pledgee",), "pledgedTo", ("allegianceAct",), sign=1),
    "Presence": ClaimClass(("actor",), ("place",), "presentIn", ("presenceKind",)),
    "Occurrence": ClaimClass(("event",), ("place",), "occurredIn", ("eventKind",), event=True),
    "Participation": ClaimClass(("participant",), ("event",), "tookPartIn", ("side",), event=True),
    "Casualties": ClaimClass(("event",), ("harmed",), "harmed", ("harm", "count"), event=True),
    "MaterielClaim": ClaimClass(("event",), ("owner",), "cost", ("item", "count", "fate"), event=True),
    "Adherence": ClaimClass(("adherent",), ("agreement",), "adheresTo", ("agreementRole",)),
    "LegalClassification": ClaimClass(("situation",), (), "classifiedAs", ("legalClass",)),
    "CriterionAssessment": ClaimClass(("assessed",), (), "meets", ("criterion",)),
    "Designation": ClaimClass(("actor",), ("designator",), "designatedBy", ("listing",), event=True),
    "Strength": ClaimClass(("actor",), (), "strength", ("count",)),
    "Statement": ClaimClass(("speaker",), ("addressee",), "stated", ("statementKind", "content"), event=True),
    "IdentityClaim": ClaimClass(("identityOf",), (), "identity", ("identityKind",), symmetric=True),
    "Aggregate": ClaimClass(("actor",), ("place",), "aggregate", ("measure", "count")),
    "Forecast": ClaimClass(("actor",), ("target",), "mayDo", ("foreseen",), event=True),
    "EvidenceAssessment": ClaimClass((), ("assessedClaim",), "evidence", ("verdict", "evidence"), event=True),
}

ROLES = frozenset(
    [role for spec in CLASSES.values() for role in (*spec.subject, *spec.object)] + ["event", "transformation", "foundedBy"],
)
"""Every role of every class; the build says `:role` for each, so that a query need not name them."""

CLASS_ORDER = {name: position for position, name in enumerate(CLASSES)}
RELATIONS = tuple(name for name, spec in CLASSES.items() if spec.sign is not None)
"""The relation claims: the only ones that make edges of a network."""

NOT_YET = frozenset({"proposed", "forecast"})
"""Assertions of what is not said to be so yet: no tie and no shortcut comes from them."""

UNESTABLISHED = frozenset({"possible", "suspected", "alleged"})
"""Assertions that leave open whether it is so at all: what is said in this way is never more than possible."""

OPPOSED: dict[str, frozenset[str]] = {
    "Hostility": frozenset(
        {"Alliance", "JointOperation", "Deconfliction", "Support", "Allegiance", "Membership", "SubUnit", "PartOf"},
    ),
    **{name: frozenset({"Hostility"}) for name in ("Alliance", "JointOperation", "Deconfliction", "Support", "Allegiance")},
    **{name: frozenset({"Hostility"}) for name in ("Membership", "SubUnit", "PartOf")},
    "Contact": frozenset(),
}
"""Classes of which a later claim on the same pair ends a presumption (handbook, dates.md)."""


def local(iri: str) -> str:
    """The identifier inside the program of an IRI of our namespace, else the IRI itself.

    >>> local("https://w3id.org/sahelkg/actor/fla")
    'actor/fla'
    """
    return iri[len(BASE) :] if iri.startswith(BASE) else iri


def short(identifier: str) -> str:
    """The identifier as tables and the command line show it: without its kind.

    >>> short("actor/fla")
    'fla'
    """
    return identifier.rpartition("/")[2]
