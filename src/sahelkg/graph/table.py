"""The claim table: every thing, claim and judgement of the authored partition, in memory, as answers read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sahelkg.dates import FIRST, LAST, Bounds, Span
from sahelkg.model import BASE, CLASSES, short

if TYPE_CHECKING:
    from pyoxigraph import Term

__all__ = ["Claim", "Judgement", "Text", "Thing", "ClaimTable", "build_table"]

_TERMS = f"{BASE}ontology#"
_CUT, _CUT_TERMS = len(BASE), len(_TERMS)
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_JUDGEMENTS = frozenset({"Dispute", "Corroboration", "PossiblySame", "Refinement", "PartOfTotal", "Rejection"})


class Text(str):
    """A text with its language tag (`lang`, empty if none)."""

    lang: str = ""


Props = dict[str, list[str]]


@dataclass(slots=True)
class Thing:
    """An actor, person, mention, place, event, transformation, agreement, situation or publication: identity and label only."""

    id: str
    kind: str
    labels: dict[str, str] = field(default_factory=dict)
    props: Props = field(default_factory=dict)

    def label(self, lang: str = "en") -> str:
        """Its label in a language, else in another, else its id."""
        return self.labels.get(lang) or self.labels.get("en") or next(iter(self.labels.values()), short(self.id))


@dataclass(slots=True)
class Claim:
    """One claim with its authored fields (`props`: property name to values) and what the build derived from them."""

    id: str
    cls: str
    props: Props
    bounds: Bounds = Bounds(FIRST, LAST, FIRST, LAST)
    first_attested: date | None = None
    last_attested: date | None = None
    presumed_until: date | None = None
    standing: str = "accepted"
    confidence: str = "moderate"
    disputes: set[str] = field(default_factory=set)
    corroborates: set[str] = field(default_factory=set)
    possibly_same: set[str] = field(default_factory=set)
    refines: set[str] = field(default_factory=set)
    in_total: set[str] = field(default_factory=set)

    def get(self, name: str) -> str:
        """First value of a property, or an empty text."""
        values = self.props.get(name)
        return values[0] if values else ""

    def all(self, *names: str) -> list[str]:
        """Values of several properties, in their order, sorted within each."""
        return [value for name in names for value in sorted(self.props.get(name, ()))]

    @property
    def subject(self) -> list[str]:
        """Ids in the subject roles; of a symmetric relation of equals, the first party."""
        spec = CLASSES[self.cls]
        found = self.all(*spec.subject)
        return found[:1] if spec.symmetric and not spec.object else found

    @property
    def object(self) -> list[str]:
        """Ids in the object roles; of a symmetric relation of equals, the other parties; of a change without beginners, who continues."""
        spec = CLASSES[self.cls]
        if spec.symmetric and not spec.object:
            return self.all(*spec.subject)[1:]
        return self.all(*spec.object)

    @property
    def inputs(self) -> list[str]:
        """Who goes into a change: who ends or is left unclear, and who continues where somebody begins."""
        found = self.all("ends", "unclear")
        return [*found, *self.all("continues")] if "begins" in self.props else found or self.all("continues")

    @property
    def outputs(self) -> list[str]:
        """Who comes out of a change: who begins, else who continues."""
        return self.all("begins") or self.all("continues")

    @property
    def holds(self) -> bool:
        """Whether the content is said to hold."""
        return self.get("polarity") != "vocabulary/does-not-hold"

    @property
    def assertion(self) -> str:
        """How it is said: asserted, reported, alleged …"""
        return short(self.get("assertion")) or "asserted"

    @property
    def hedged(self) -> bool:
        """Whether it is anything but plainly asserted."""
        return self.assertion != "asserted" or "hedge" in self.props

    @property
    def going_on(self) -> bool:
        """Whether the state is stated as going on."""
        return self.get("end") == ".."

    @property
    def source(self) -> str:
        """Id of its source."""
        return self.get("source")

    def involved(self) -> Iterator[str]:
        """Every thing with a role in the claim, its claimants included."""
        for name in _ROLE_NAMES:
            yield from self.props.get(name, ())


_ROLE_NAMES = tuple(
    dict.fromkeys(
        [role for spec in CLASSES.values() for role in (*spec.subject, *spec.object)]
        + ["event", "place", "transformation", "foundedBy", "claimant"]
    )
)


@dataclass(slots=True)
class Judgement:
    """A curator's judgement on claims: its class, the claims by role, the rationale."""

    id: str
    cls: str
    claims: dict[str, list[str]]
    rationale: str


@dataclass(slots=True)
class ClaimTable:
    """Everything authored, by id (`actor/fla`, `claim/…`), with the indexes that answers share."""

    things: dict[str, Thing] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)
    lives: dict[str, Span] = field(default_factory=dict)
    deaths: dict[str, date] = field(default_factory=dict)
    about: dict[str, list[Claim]] = field(default_factory=dict)

    def label(self, identifier: str, lang: str = "en") -> str:
        """Label of a thing, or its id where it has none."""
        thing = self.things.get(identifier)
        return thing.label(lang) if thing else short(identifier)

    def of_class(self, *names: str) -> list[Claim]:
        """The claims of some classes, by id."""
        return [claim for claim in self.claims.values() if claim.cls in names]

    def candidates(self, identifier: str) -> tuple[str, list[str]]:
        """Mode and candidates of a mention; for anything else `all-of` itself."""
        thing = self.things.get(identifier)
        if thing is None or thing.kind != "Mention":
            return "all-of", [identifier]
        return short((thing.props.get("mode") or ["vocabulary/all-of"])[0]), sorted(thing.props.get("candidate", ()))

    def life(self, identifier: str) -> Span:
        """Days between which an actor may have existed."""
        return self.lives.get(identifier, _ALWAYS)


_ALWAYS = Span(FIRST, LAST)


def build_table(triples: Iterable[tuple[str, str, Term]]) -> ClaimTable:
    """Group triples by subject into things, claims and judgements; nothing is derived yet."""
    kinds: dict[str, str] = {}
    props: dict[str, Props] = {}
    labels: dict[str, dict[str, str]] = {}
    for subject, predicate, term in triples:
        subject = subject[_CUT:]
        value: str = term.value  # type: ignore[union-attr]
        if predicate.startswith(_TERMS):
            if value.startswith(BASE):
                value = value[_CUT:]
            else:
                lang = getattr(term, "language", None)
                if lang:
                    value = Text(value)
                    value.lang = lang
            props.setdefault(subject, {}).setdefault(predicate[_CUT_TERMS:], []).append(value)
        elif predicate == _TYPE:
            kinds[subject] = value[_CUT_TERMS:]
        elif predicate == _LABEL:
            labels.setdefault(subject, {})[getattr(term, "language", None) or "en"] = value
    table = ClaimTable()
    for identifier in sorted(kinds):
        kind, own = kinds[identifier], props.get(identifier, {})
        if kind in CLASSES:
            table.claims[identifier] = Claim(identifier, kind, own)
        elif kind in _JUDGEMENTS:
            roles = {name: sorted(values) for name, values in own.items() if name != "rationale"}
            table.judgements.append(Judgement(identifier, kind, roles, (own.get("rationale") or [""])[0]))
        else:
            table.things[identifier] = Thing(identifier, kind, labels.get(identifier, {}), own)
    for claim in table.claims.values():
        for thing in dict.fromkeys(claim.involved()):
            table.about.setdefault(thing, []).append(claim)
    return table
