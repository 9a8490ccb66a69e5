"""Time and viewpoint: the one definition that every answer uses.

A `View` is the claim table seen on a day (or over all time) and from a viewpoint: `all` (accepted and contested, the latter marked),
`accepted` (without the contested), `source:ID` (what one publication says) or `claimant:ID` (what somebody is quoted with). `known_by` leaves
out what had not been published by a day. Claims that a curator rejected are shown only by `claims` and `disputes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from sahelkg.dates import FIRST, LAST, Certainty, Span, certainty, parse_day
from sahelkg.errors import InputError
from sahelkg.graph import restrict
from sahelkg.graph.derive import text_window
from sahelkg.graph.table import Claim, ClaimTable
from sahelkg.model import UNESTABLISHED, short

__all__ = ["CERTAINTIES", "IDENTITIES", "VIEWPOINTS", "View", "make_view"]

VIEWPOINTS = ("all", "accepted", "source:ID", "claimant:ID")
IDENTITIES = ("strict", "continuous", "family:ACTOR")
CERTAINTIES = ("certain", "presumed", "possible")


class View(NamedTuple):
    """The graph on a day and from a viewpoint.

    `table` holds the claims that the viewpoint and `known_by` leave; rivals of another voice are in `table.whole`. `identity` (`strict`,
    `continuous`, `family:actor/fla`) and `group` (`coalition`) say how actors are seen (`sahelkg.answers.identity`).
    """

    table: ClaimTable
    at: date | None = None
    viewpoint: str = "all"
    certainties: tuple[str, ...] = CERTAINTIES
    lang: str = "en"
    known_by: date | None = None
    identity: str = "strict"
    group: str = ""

    def admits(self, claim: Claim) -> bool:
        """Whether the viewpoint shows a claim."""
        return claim.standing == "accepted" or (self.viewpoint != "accepted" and claim.standing == "contested")

    def certainty(self, claim: Claim, bearers: Iterable[str] | None = None) -> Certainty | None:
        """How surely a claim holds on the day, for some bearers of it (all by default); None if the view has no day.

        What a source itself holds only possible, suspected or alleged is never more than possible.
        """
        if self.at is None:
            return None
        if bearers is None:
            bearers = [*claim.subject, *claim.object]
        found = certainty(self.at, claim.bounds, claim.presumed_until, self.clip(claim, bearers))
        return "possible" if found != "out" and claim.assertion in UNESTABLISHED else found

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
        """The last date among the sources of some claims: what lies after it, the answer cannot know.

        With `known_by` never after that day.
        """
        ends = {s: w.latest for s in {c.source for c in claims} if (w := text_window(self.table, s))}
        last = max(ends.values(), default=None)
        return min(last, self.known_by) if last and self.known_by else last

    def too_early(self, claims: Iterable[Claim]) -> bool:
        """Whether the day lies before the first that any of some claims dates or vouches for: all they say of it is that nothing forbids it."""
        if self.at is None:
            return False
        known = (d for c in claims for d in (*c.bounds, c.first_attested) if d and d not in (FIRST, LAST))
        return self.at < min(known, default=FIRST)

    def label(self, identifier: str) -> str:
        """Label of a thing in the view's language."""
        return self.table.label(identifier, self.lang)


def make_view(
    table: ClaimTable,
    at: str | date | None = None,
    viewpoint: str = "all",
    certainty: str | Iterable[str] | None = None,
    lang: str = "en",
    known_by: str | date | None = None,
    identity: str = "strict",
    group: str | None = None,
) -> View:
    """A view from what a caller names; `source:`, `claimant:` and `family:` take an id, with or without its kind.

    Raises `DateError` for a month or year, `InputError` for an unknown viewpoint, certainty, identity or group.
    """
    mode, _, centre = identity.partition(":")
    if (mode, bool(centre)) not in (("strict", False), ("continuous", False), ("family", True)):
        raise InputError(f"unknown identity '{identity}': use one of {', '.join(IDENTITIES)}")
    if group not in (None, "", "coalition"):
        raise InputError(f"unknown group '{group}': use coalition")
    if centre and "/" not in centre:
        identity = f"family:actor/{centre}"
    if centre and (identity[7:] not in table.things or table.things[identity[7:]].kind != "Actor"):
        raise InputError(f"unknown actor '{centre}' in '{mode}:{centre}': 'sahelkg actors' lists the actors")
    chosen: Any = (certainty,) if isinstance(certainty, str) else tuple(certainty or CERTAINTIES)
    for name in chosen:
        if name not in CERTAINTIES:
            raise InputError(f"unknown certainty '{name}': use one of {', '.join(CERTAINTIES)}")
    published = parse_day(known_by) if known_by is not None else None
    part = table
    if published is not None:
        part = _kept(table, f"known-by:{published}", lambda: restrict.known_by(table, published))
    if ":" in viewpoint:
        voice, identifier = _voice(table, viewpoint)
        viewpoint, among = f"{voice}:{short(identifier)}", part
        part = _kept(part, viewpoint, lambda: restrict.spoken_by(among, voice, _meaning(table, identifier)))
    elif viewpoint not in VIEWPOINTS[:2]:
        raise InputError(f"unknown viewpoint '{viewpoint}': use one of {', '.join(VIEWPOINTS)}")
    return View(part, parse_day(at) if at is not None else None, viewpoint, chosen, lang, published, identity, group or "")


def _kept(table: ClaimTable, name: str, make: Callable[[], ClaimTable]) -> ClaimTable:
    """A part of a table, made once."""
    if name not in table.parts:
        table.parts[name] = make()
    return table.parts[name]


def _voice(table: ClaimTable, viewpoint: str) -> tuple[str, str]:
    """Whose voice a viewpoint names: `source` or `claimant`, and the id."""
    voice, _, name = viewpoint.partition(":")
    if voice not in ("source", "claimant"):
        raise InputError(f"unknown viewpoint '{viewpoint}': use one of {', '.join(VIEWPOINTS)}")
    if voice == "source":
        known = {claim.source for claim in table.claims.values()}
    else:
        known = {i for claim in table.claims.values() for role in ("claimant", "speaker") for i in claim.props.get(role, ())}
    found = sorted(i for i in known if name.casefold() in (i, short(i)))
    if not found:
        from difflib import get_close_matches

        names = sorted(short(i) for i in known)
        near = names if voice == "source" else get_close_matches(name.casefold(), names, n=6, cutoff=0.4)
        raise InputError(f"no claim has the {voice} '{name}': use {voice}:ID with one of {', '.join(near or names[:6])}")
    return voice, found[0]


def _meaning(table: ClaimTable, identifier: str) -> set[str]:
    """A voice, with the mentions that name it among others."""
    mentions = {t.id for t in table.things.values() if t.kind == "Mention" and table.candidates(t.id) == ("all-of", [identifier])}
    return {identifier, *mentions}
