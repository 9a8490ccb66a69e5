"""Time and viewpoint: the one definition that every answer uses.

A `View` is the claim table seen on a day (or over all time) and from a viewpoint: `all` (accepted and contested, the latter marked) or
`accepted` (without the contested). Claims that a curator rejected are shown only by `claims` and `disputes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sahelkg.dates import FIRST, LAST, Certainty, Span, certainty, parse_day
from sahelkg.errors import InputError
from sahelkg.graph.derive import text_window
from sahelkg.graph.table import Claim, ClaimTable

__all__ = ["CERTAINTIES", "VIEWPOINTS", "View", "make_view"]

VIEWPOINTS = ("all", "accepted")
CERTAINTIES = ("certain", "presumed", "possible")


class View(NamedTuple):
    """The graph on a day and from a viewpoint."""

    table: ClaimTable
    at: date | None = None
    viewpoint: str = "all"
    certainties: tuple[str, ...] = CERTAINTIES
    lang: str = "en"

    def admits(self, claim: Claim) -> bool:
        """Whether the viewpoint shows a claim."""
        return claim.standing == "accepted" or (self.viewpoint == "all" and claim.standing == "contested")

    def certainty(self, claim: Claim, bearers: Iterable[str] | None = None) -> Certainty | None:
        """How surely a claim holds on the day, for some bearers of it (all by default); None if the view has no day."""
        if self.at is None:
            return None
        if bearers is None:
            bearers = [*claim.subject, *claim.object]
        return certainty(self.at, claim.bounds, claim.presumed_until, self.clip(claim, bearers))

    def shows(self, certain: Certainty | None) -> bool:
        """Whether an answer narrowed to some certainties shows this one."""
        return certain is None or certain in self.certainties

    def clip(self, claim: Claim, bearers: Iterable[str]) -> Span:
        """Days on which all bearers may have existed, widened to the claim's own attestation."""
        lives = [self.table.life(bearer) for bearer in bearers]
        earliest = max((life.earliest for life in lives), default=FIRST)
        latest = min((life.latest for life in lives), default=LAST)
        if claim.first_attested and claim.last_attested and claim.first_attested <= claim.last_attested:
            earliest, latest = min(earliest, claim.first_attested), max(latest, claim.last_attested)
        return Span(earliest, latest)

    def outside_life(self, claim: Claim, bearers: Iterable[str]) -> list[str]:
        """The bearers that did not exist on the day, or, without a day, on no day of the claim."""
        found = []
        for bearer in bearers:
            life = self.table.life(bearer)
            if self.at is not None:
                outside = not life.earliest <= self.at <= life.latest
            else:
                outside = claim.bounds.end_latest < life.earliest or claim.bounds.start_earliest > life.latest
            if outside:
                found.append(bearer)
        return found

    def horizon(self, claims: Iterable[Claim]) -> date | None:
        """The last date among the sources of some claims: what lies after it, the answer cannot know."""
        ends = {s: w.latest for s in {c.source for c in claims} if (w := text_window(self.table, s))}
        return max(ends.values(), default=None)

    def label(self, identifier: str) -> str:
        """Label of a thing in the view's language."""
        return self.table.label(identifier, self.lang)


def make_view(
    table: ClaimTable,
    at: str | date | None = None,
    viewpoint: str = "all",
    certainty: str | Iterable[str] | None = None,
    lang: str = "en",
) -> View:
    """A view from what a caller names.

    Raises `DateError` for a month or year, `InputError` for an unknown viewpoint or certainty.
    """
    if viewpoint not in VIEWPOINTS:
        raise InputError(f"unknown viewpoint '{viewpoint}': use one of {', '.join(VIEWPOINTS)}")
    chosen: Any = (certainty,) if isinstance(certainty, str) else tuple(certainty or CERTAINTIES)
    for name in chosen:
        if name not in CERTAINTIES:
            raise InputError(f"unknown certainty '{name}': use one of {', '.join(CERTAINTIES)}")
    return View(table, parse_day(at) if at is not None else None, viewpoint, chosen, lang)
