"""Findings and how they are gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sahelkg.answers.view import View
from sahelkg.errors import InputError
from sahelkg.graph.table import Claim
from sahelkg.model import short

__all__ = ["CHECKS", "Audit", "Finding", "audit"]


@dataclass(frozen=True)
class Finding:
    """One suspicious thing: the check that found it, what it concerns (ids), the claims to look at, and a detail in one or a few words."""

    check: str
    things: tuple[str, ...]
    claims: tuple[Claim, ...]
    detail: str = ""

    def __repr__(self) -> str:
        return f"Finding({self.check}: {', '.join(map(short, self.things))}; {', '.join(short(c.id) for c in self.claims)})"


@dataclass(frozen=True)
class Audit:
    """Findings in the order of the checks, the checks that ran, and the last date among the sources used."""

    view: View
    checks: tuple[str, ...]
    findings: tuple[Finding, ...]
    horizon: date | None

    def __repr__(self) -> str:
        return f"Audit({len(self.findings)} findings of {len(self.checks)} checks)"

    def _repr_html_(self) -> str:
        from sahelkg.views.tables import html_table

        return html_table(dict.fromkeys(c for f in self.findings for c in f.claims), self.view)


def _checks() -> dict[str, Callable[[View], Iterable[Finding]]]:
    from sahelkg.answers.audit import backing, rivals, time

    return {
        "outside-life": time.outside_life,
        "name-out-of-time": time.name_out_of_time,
        "membership-outside-life": time.membership_outside_life,
        "after-killing": time.after_killing,
        "ally-and-enemy": time.ally_and_enemy,
        "successor-first": time.successor_first,
        "circle": time.circles,
        "rival-dates": rivals.rival_dates,
        "rival-places": rivals.rival_places,
        "rival-tolls": rivals.rival_tolls,
        "rival-versions": rivals.rival_versions,
        "rival-polarity": rivals.rival_polarity,
        "same-event": rivals.same_event,
        "overlapping-aggregates": rivals.overlapping_aggregates,
        "single-backed": backing.single_backed,
    }


CHECKS = (
    *("outside-life", "name-out-of-time", "membership-outside-life", "after-killing", "ally-and-enemy", "successor-first", "circle"),
    *("rival-dates", "rival-places", "rival-tolls", "rival-versions", "rival-polarity", "same-event", "overlapping-aggregates", "single-backed"),
)
"""The checks in their order; what each looks for is said by `audit --help` and the handbook page `audit.md`."""


def audit(view: View, checks: Iterable[str] = (), about: str | None = None) -> Audit:
    """Run the checks (all but `single-backed`, which must be asked for, as it finds most of any graph).

    `about` leaves only findings that concern a thing. Raises `InputError` for an unknown check.

    >>> import sahelkg
    >>> found = audit(sahelkg.load().view(), ["successor-first"])
    >>> found.checks
    ('successor-first',)
    """
    wanted = tuple(dict.fromkeys(checks)) or CHECKS[:-1]
    for name in wanted:
        if name not in CHECKS:
            raise InputError(f"unknown check '{name}': use one of {', '.join(CHECKS)}")
    known = _checks()
    findings = [f for name in CHECKS if name in wanted for f in _sorted(known[name](view)) if about is None or _concerns(f, about)]
    used = [c for f in findings for c in f.claims]
    return Audit(view, tuple(n for n in CHECKS if n in wanted), tuple(findings), view.horizon(used or view.table.claims.values()))


def _sorted(findings: Iterable[Finding]) -> Iterator[Finding]:
    yield from sorted(findings, key=lambda f: (f.things, [c.id for c in f.claims], f.detail))


def _concerns(finding: Finding, about: str) -> bool:
    return about in finding.things or any(about in (c.id, c.source, *c.subject, *c.object, c.get("event")) for c in finding.claims)
