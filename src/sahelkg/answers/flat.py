"""The flat view of claims: one row per claim, the columns of the contract first and in order."""

from __future__ import annotations

from collections.abc import Iterable

from sahelkg.graph.derive import usable_backings
from sahelkg.graph.restrict import known_from
from sahelkg.graph.table import Claim, ClaimTable
from sahelkg.model import CLASSES, short

__all__ = ["COLUMNS", "flat", "flat_rows", "value_of"]

COLUMNS = (
    *("claim", "class", "subject", "subject_name", "predicate", "object", "object_name", "value", "start", "end"),
    *("start_earliest", "start_latest", "end_earliest", "end_latest", "first_attested", "last_attested", "place", "standing"),
    *("confidence", "assertion", "hedge", "polarity", "claimant", "name_used", "note", "corroborates", "disputes", "source"),
    *("source_title", "locator", "backing", "backing_date"),
    *("possibly_same", "refines", "in_total", "transformation", "event", "founded_by", "known_since", "known_through", "reading"),
)
"""Columns of `claims --format csv|json`; the first 32 are the stable contract, the rest may grow."""


def _ids(identifiers: Iterable[str]) -> str:
    return ";".join(sorted(short(i) for i in identifiers))


def value_of(claim: Claim) -> str:
    """What a claim says beside its subject and object: kind, count, office, forms of a name."""
    spec = CLASSES[claim.cls]
    parts = [short(v) if v.startswith("vocabulary/") else v for name in spec.value for v in claim.props.get(name, ())]
    if claim.cls == "TransformationClaim":
        kind, *rest = [*parts, ""][: len(parts) or 1]
        roles = [f"{role} {_ids(claim.props[role])}" for role in ("ends", "continues", "unclear", "begins") if role in claim.props]
        if "foundedBy" in claim.props:
            roles.append(f"by {_ids(claim.props['foundedBy'])}")
        return "; ".join([kind, *roles, *(f"{number} components" for number in rest)])
    return ("; " if claim.cls == "NameClaim" else " ").join(parts)


def flat(claim: Claim, table: ClaimTable, lang: str = "en") -> dict[str, str]:
    """One claim as a row of texts; ids without their kind, several joined by `;`."""
    bounds = [day.isoformat() for day in claim.bounds]
    when = claim.get("when")
    backings = sorted(claim.props.get("backing", ()))
    usable = dict(usable_backings(claim, table))
    source, known = table.things.get(claim.source), known_from(claim, table)
    return dict(
        zip(
            COLUMNS,
            (
                short(claim.id),
                claim.cls,
                _ids(claim.subject),
                "; ".join(table.label(i, lang) for i in sorted(claim.subject, key=short)),
                CLASSES[claim.cls].predicate,
                _ids(claim.object),
                "; ".join(table.label(i, lang) for i in sorted(claim.object, key=short)),
                value_of(claim),
                when or claim.get("start"),
                when or claim.get("end"),
                *bounds,
                claim.first_attested.isoformat() if claim.first_attested else "",
                claim.last_attested.isoformat() if claim.last_attested else "",
                _ids(claim.props.get("place", ())),
                claim.standing,
                claim.confidence,
                claim.assertion,
                "; ".join(claim.all("hedge")),
                "holds" if claim.holds else "does-not-hold",
                _ids(claim.props.get("claimant", ())),
                "; ".join(claim.all("nameUsed")),
                " ".join(claim.all("note")),
                _ids(claim.corroborates),
                _ids(claim.disputes),
                short(claim.source),
                (source.props.get("title") or [""])[0] if source else "",
                ";".join(claim.all("at")),
                ";".join(short(b) for b in backings),
                ";".join(usable[b].latest.isoformat() if b in usable else "" for b in backings),
                _ids(claim.possibly_same),
                _ids(claim.refines),
                _ids(claim.in_total),
                _ids(claim.props.get("transformation", ())),
                _ids(claim.props.get("event", ())),
                _ids(claim.props.get("foundedBy", ())),
                known.since.isoformat() if known.since else "",
                short(known.through),
                claim.reading,
            ),
            strict=True,
        )
    )


def flat_rows(claims: Iterable[Claim], table: ClaimTable, lang: str = "en") -> list[dict[str, str]]:
    """Several claims as rows."""
    return [flat(claim, table, lang) for claim in claims]
