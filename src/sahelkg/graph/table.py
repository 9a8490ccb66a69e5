"""The claim table: every thing, claim and judgement of the authored partition, in memory, as answers read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal

from sahelkg.dates import FIRST, LAST, Bounds, Span
from sahelkg.model import BASE, CLASSES, ROLES, local, short

if TYPE_CHECKING:
    from pyoxigraph import Quad

__all__ = ["Claim", "ClaimTable", "Judgement", "Text", "Thing", "build_table"]

_TERMS = f"{BASE}ontology#"
_CUT, _CUT_TERMS = len(BASE), len(_TERMS)
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_JUDGEMENTS = frozenset({"Dispute", "Corroboration", "PossiblySame", "Refinement", "PartOfTotal", "Rejection"})


class Text(str):
    """A text with its language tag (`lang`, empty if none)."""

    lang: str = ""


Props = dict[str, list[str]]
_NONE: frozenset[str] = frozenset()


class Thing:
    """An actor, person, mention, place, event, transformation, agreement, situation or publication: identity and label only."""

    __slots__ = ("id", "kind", "labels", "props")

    def __init__(self, id: str, kind: str, labels: dict[str, str] | None = None, props: Props | None = None) -> None:
        self.id = id
        self.kind = kind
        self.labels = labels or {}
        self.props: Props = props or {}

    def __repr__(self) -> str:
        return f"Thing({self.id!r}, {self.label()!r})"

    def label(self, lang: str = "en") -> str:
        """Its label in a language, else in another, else its id."""
        return self.labels.get(lang) or self.labels.get("en") or next(iter(self.labels.values()), short(self.id))


class Claim:
    """One claim with its authored fields (`props`: property name to values) and what the build derived from them.

    Derived: `bounds`, `first_attested` and `last_attested`, `standing`, and the ids of claims that it `disputes`, `corroborates`, is
    `possibly_same` as, `refines` or is contained in (`in_total`). Bounds, attestation, `presumed_until` and `confidence` are derived when first
    asked for; a malformed date raises `DateError` with the claim's id then.
    """

    bounds: Bounds
    first_attested: date | None
    last_attested: date | None

    __slots__ = (
        *("id", "cls", "props", "table", "bounds", "first_attested", "last_attested", "standing"),
        *("disputes", "corroborates", "possibly_same", "refines", "in_total"),
    )

    def __init__(self, id: str, cls: str, props: Props, table: ClaimTable) -> None:
        self.id = id
        self.cls = cls
        self.props = props
        self.table = table
        self.standing = "accepted"
        self.disputes: frozenset[str] = _NONE
        self.corroborates: frozenset[str] = _NONE
        self.possibly_same: frozenset[str] = _NONE
        self.refines: frozenset[str] = _NONE
        self.in_total: frozenset[str] = _NONE

    def __getattr__(self, name: str) -> Any:
        if name in ("bounds", "first_attested", "last_attested"):
            from sahelkg.graph.derive import derive_bounds

            derive_bounds(self)
            return object.__getattribute__(self, name)
        raise AttributeError(name)

    def __repr__(self) -> str:
        return f"Claim({short(self.id)!r}, {self.cls})"

    def get(self, name: str) -> str:
        """First value of a property, or an empty text."""
        values = self.props.get(name)
        return values[0] if values else ""

    def all(self, *names: str) -> list[str]:
        """Values of several properties, in their order, sorted within each."""
        return [value for name in names for value in sorted(self.props.get(name, ()))]

    @property
    def presumed_until(self) -> date | None:
        """Last day on which a state stated as going on is presumed; None if it is not so stated."""
        return self.table.presumed.get(self.id)

    @property
    def confidence(self) -> str:
        """High, moderate or low, by the written rule."""
        from sahelkg.graph.confidence import confidence

        return confidence(self)

    @property
    def subject(self) -> list[str]:
        """Ids in the subject roles; of a symmetric relation of equals, the first party; of a change, who goes into it."""
        spec = CLASSES[self.cls]
        if self.cls == "TransformationClaim":
            return self.inputs
        found = self.all(*spec.subject)
        return found[:1] if spec.symmetric and not spec.object else found

    @property
    def object(self) -> list[str]:
        """Ids in the object roles; of a symmetric relation of equals, the other parties; of a change, who comes out of it."""
        spec = CLASSES[self.cls]
        if self.cls == "TransformationClaim":
            return self.outputs
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
    def reading(self) -> str:
        """How many independent readings agree: `read-once`, `read-twice`, `read-by-expert`."""
        return short(self.get("reading")) or "read-once"

    @property
    def going_on(self) -> bool:
        """Whether the state is stated as going on."""
        return self.get("end") == ".."

    @property
    def source(self) -> str:
        """Id of its source."""
        return self.get("source")


_ROLE_NAMES = ROLES | {"place", "claimant"}


class Judgement:
    """A curator's judgement on claims: its class, the claims by role, the rationale."""

    __slots__ = ("claims", "cls", "id", "rationale")

    def __init__(self, id: str, cls: str, claims: dict[str, list[str]], rationale: str) -> None:
        self.id = id
        self.cls = cls
        self.claims = claims
        self.rationale = rationale

    def __repr__(self) -> str:
        return f"Judgement({short(self.id)!r}, {self.cls})"


class ClaimTable:
    """Everything authored, by id (`actor/fla`, `claim/…`), with the indexes that answers share.

    `lives` holds the days between which an actor may have existed, `deaths` the first day of its end; `about` (the claims of each thing), `classes`
    and `presumed` (last days of presumptions) are made when first asked for. `parts` keeps the parts of the table that views have asked for; a part
    of one voice has its rivals in `whole`.
    """

    def __init__(self) -> None:
        self.things: dict[str, Thing] = {}
        self.claims: dict[str, Claim] = {}
        self.judgements: list[Judgement] = []
        self.redirects: dict[str, str] = {}
        self.lives: dict[str, Span] = {}
        self.deaths: dict[str, date] = {}
        self.parts: dict[str, ClaimTable] = {}
        self.whole: ClaimTable = self

    @cached_property
    def about(self) -> dict[str, list[Claim]]:
        """The claims in which each thing has a role, claimants included, by id of the thing."""
        about: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            for name in _ROLE_NAMES.intersection(claim.props):
                for thing in claim.props[name]:
                    found = about.setdefault(thing, [])
                    if not found or found[-1] is not claim:
                        found.append(claim)
        return about

    @cached_property
    def presumed(self) -> dict[str, date]:
        """Last day of the presumption of each claim that is stated as going on."""
        from sahelkg.graph.presumption import presumptions

        return presumptions(self)

    def label(self, identifier: str, lang: str = "en") -> str:
        """Label of a thing, or its id where it has none."""
        thing = self.things.get(identifier)
        return thing.label(lang) if thing else short(identifier)

    def current(self, identifier: str) -> str:
        """The id that stands today for one that was merged into another; the id itself if it never was."""
        seen = {identifier}
        while (after := self.redirects.get(identifier)) and after not in seen:
            seen.add(after)
            identifier = after
        return identifier

    @cached_property
    def classes(self) -> dict[str, list[Claim]]:
        """The claims of each class, by id."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            found.setdefault(claim.cls, []).append(claim)
        return found

    def of_class(self, *names: str) -> list[Claim]:
        """The claims of some classes, by id."""
        found = [claim for name in dict.fromkeys(names) for claim in self.classes.get(name, ())]
        return found if len(names) == 1 else sorted(found, key=lambda claim: claim.id)

    def candidates(self, identifier: str) -> tuple[str, list[str]]:
        """Mode and candidates of a mention; for anything else `all-of` itself."""
        thing = self.things.get(identifier)
        if thing is None or thing.kind != "Mention":
            return "all-of", [identifier]
        return short((thing.props.get("mode") or ["vocabulary/all-of"])[0]), sorted(set(thing.props.get("candidate", ())))

    def life(self, identifier: str) -> Span:
        """Days between which an actor may have existed."""
        return self.lives.get(identifier, _ALWAYS)


_ALWAYS = Span(FIRST, LAST)


def build_table(quads: Iterable[Quad]) -> ClaimTable:
    """Group triples by subject into things, claims and judgements; nothing is derived yet."""
    kinds: dict[str, str] = {}
    props: dict[str, Props] = {}
    labels: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    current, own = "", Props()
    for quad in quads:
        subject, predicate, term = quad.subject.value, quad.predicate.value, quad.object  # type: ignore[union-attr]
        if subject != current:
            current, identifier = subject, local(subject)
            own = props.setdefault(identifier, {})
        name = names.get(predicate)
        if name is None:
            name = names[predicate] = predicate[_CUT_TERMS:] if predicate.startswith(_TERMS) else predicate
        value: str = term.value  # type: ignore[union-attr]
        if type(term) is Literal:
            lang = term.language
            if name == _LABEL:
                labels.setdefault(identifier, {})[lang or "en"] = value
                continue
            if lang:
                value = Text(value)
                value.lang = lang
        elif name == _TYPE:
            kinds[identifier] = value[_CUT_TERMS:]
            continue
        elif value.startswith(BASE):
            value = value[_CUT:]
        values = own.get(name)
        if values is None:
            own[name] = [value]
        else:
            values.append(value)
    return _sorted_out(kinds, props, labels)


def _sorted_out(kinds: dict[str, str], props: dict[str, Props], labels: dict[str, dict[str, str]]) -> ClaimTable:
    table = ClaimTable()
    for identifier in sorted(kinds):
        kind, own = kinds[identifier], props[identifier]
        if kind in CLASSES:
            table.claims[identifier] = Claim(identifier, kind, own, table)
        elif kind == "Redirect":
            table.redirects[identifier] = own.get("replacedBy", [""])[0]
        elif kind in _JUDGEMENTS:
            roles = {name: sorted(values) for name, values in own.items() if name != "rationale"}
            table.judgements.append(Judgement(identifier, kind, roles, (own.get("rationale") or [""])[0]))
        else:
            table.things[identifier] = Thing(identifier, kind, labels.get(identifier, {}), own)
    return table
