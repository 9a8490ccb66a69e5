"""What changed between two releases of a graph: claims, things and judgements by their stable ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sahelkg.graph.table import ClaimTable
from sahelkg.model import short

__all__ = ["FIELDS", "ReleaseChange", "release_diff"]

FIELDS = ("class", "standing", "confidence")
"""What the build derives and a release diff compares, beside every authored field."""


@dataclass(frozen=True)
class ReleaseChange:
    """One change: `added`, `removed`, `merged` (removed with a redirect) or `changed`, of a claim, thing or judgement, field by field.

    `before` and `after` hold the values of the field as texts; of what was added or removed `field` is empty; of what was merged `after` is the
    id that stands today.
    """

    change: str
    what: str
    id: str
    field: str
    before: str
    after: str

    def __repr__(self) -> str:
        return f"ReleaseChange({self.change} {short(self.id)}{f' {self.field}: {self.before!r} → {self.after!r}' if self.field else ''})"


def release_diff(old: ClaimTable, new: ClaimTable) -> list[ReleaseChange]:
    """The changes from one release to the next, by kind and id.

    >>> import sahelkg
    >>> table = sahelkg.load().table
    >>> release_diff(table, table)
    []
    """
    found = []
    for what, before, after in (
        ("claim", _claims(old), _claims(new)),
        ("thing", _things(old), _things(new)),
        ("judgement", _judged(old), _judged(new)),
    ):
        for identifier in sorted({*before, *after}):
            one, other = before.get(identifier), after.get(identifier)
            if one is None:
                found.append(ReleaseChange("added", what, identifier, "", "", ""))
            elif other is None:
                merged = identifier in new.redirects
                found.append(ReleaseChange("merged" if merged else "removed", what, identifier, "", "", new.current(identifier) if merged else ""))
            else:
                found += _fields(what, identifier, one, other)
    return found


def _fields(what: str, identifier: str, one: dict[str, str], other: dict[str, str]) -> Iterator[ReleaseChange]:
    for field in sorted({*one, *other}):
        if one.get(field, "") != other.get(field, ""):
            yield ReleaseChange("changed", what, identifier, field, one.get(field, ""), other.get(field, ""))


def _texts(values: list[str]) -> str:
    return " | ".join(sorted(f"{v}@{lang}" if (lang := getattr(v, "lang", "")) else str(v) for v in values))


def _claims(table: ClaimTable) -> dict[str, dict[str, str]]:
    found = {}
    for claim in table.claims.values():
        derived = dict(zip(FIELDS, (claim.cls, claim.standing, claim.confidence), strict=True))
        found[claim.id] = {**{name: _texts(values) for name, values in claim.props.items()}, **derived}
    return found


def _things(table: ClaimTable) -> dict[str, dict[str, str]]:
    return {
        thing.id: {
            "kind": thing.kind,
            **{f"label@{lang}": label for lang, label in thing.labels.items()},
            **{name: _texts(values) for name, values in thing.props.items()},
        }
        for thing in table.things.values()
    }


def _judged(table: ClaimTable) -> dict[str, dict[str, str]]:
    return {j.id: {"class": j.cls, "rationale": j.rationale, **{role: _texts(claims) for role, claims in j.claims.items()}} for j in table.judgements}
