"""Names both ways and by date: whom a name can mean, and what an actor was called.

Accents, case, apostrophes, hyphens and spacing are folded away; acronyms must match exactly (near ones are offered, never chosen);
several bearers are all returned.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sahelkg.answers.identity import identity_of
from sahelkg.answers.view import CERTAINTIES, View
from sahelkg.dates import FIRST, LAST, Certainty
from sahelkg.errors import AmbiguousName, InputError, UnknownActor
from sahelkg.graph.table import Claim
from sahelkg.model import short

__all__ = ["Candidate", "NameUse", "Resolution", "find_thing", "fold", "name_uses", "resolve"]

_RANK: dict[str, int] = {"certain": 3, "presumed": 2, "possible": 1, "out": 0}
_DROPPED = "'’‘ʿʾ`"
_SPACED = str.maketrans(dict.fromkeys('-–—_./()“”"«»,', " "))


def fold(text: str) -> str:
    """A name as it is compared: without case, accents, apostrophes, hyphens, and with single spaces.

    >>> fold("Jama’at Nusrat al-Islam") == fold("jamaat nusrat al islam")
    True
    """
    stripped = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c for c in stripped if c not in _DROPPED).translate(_SPACED).split())


@dataclass(frozen=True)
class NameUse:
    """One form that an actor bore: since when, until when, who says so.

    `start` and `end` are the outermost known days of the claims on this form (empty where unknown); `last_used` is the last attestation.
    """

    actor: str
    label: str
    name: str
    kind: str
    lang: str
    start: str
    end: str
    last_used: str
    certainty: str
    outside_life: bool
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Candidate:
    """An actor that a name can mean: the matching form, why it matched and how well (0 to 1).

    `node` is the actor with which the view's identity draws it together (itself if strict).
    """

    actor: str
    label: str
    name: str
    kind: str
    start: str
    end: str
    last_used: str
    certainty: str
    outside_life: bool
    score: float
    match: str
    claims: tuple[Claim, ...]
    node: str = ""

    def __repr__(self) -> str:
        return f"Candidate({short(self.actor)!r}, name={self.name!r}, match={self.match!r}, certainty={self.certainty!r})"


@dataclass(frozen=True)
class Resolution:
    """Everybody whom a name can mean (`candidates`), and who comes near (`near`), best first."""

    query: str
    at: date | None
    candidates: tuple[Candidate, ...]
    near: tuple[Candidate, ...]
    horizon: date | None

    @property
    def ambiguous(self) -> bool:
        """Whether several actors answer to the name, those drawn together counted once."""
        return len({c.node or c.actor for c in self.candidates}) > 1


def _certainty_of_use(view: View, claims: list[Claim], end: date) -> tuple[Certainty | None, bool]:
    """Best certainty over the claims on one form, and whether the bearer had ended by then."""
    if view.at is None:
        return None, False
    bearer = claims[0].get("nameOf")
    best: Certainty = "out"
    for claim in claims:
        one = view.certainty(claim)
        if one is not None and _RANK[one] > _RANK[best]:
            best = one
    life = view.table.life(bearer)
    outside = not life.earliest <= view.at <= life.latest
    starts = [claim.bounds.start_earliest for claim in claims]
    if best == "out" and max(life.earliest, min(starts)) <= view.at <= end:
        best = "possible"  # between two attestations of the name, though the bearer is said to have ended
    return best, outside and best != "out"


def name_uses(view: View, actor: str | None = None) -> list[NameUse]:
    """The forms of names with their intervals, of one actor or of all, oldest first; on a day, only those that may have been borne."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    shown: dict[tuple[str, str, str], tuple[str, str]] = {}
    claims = view.table.about.get(actor, ()) if actor else view.table.of_class("NameClaim")
    for claim in claims:
        if claim.cls != "NameClaim" or not view.admits(claim) or not claim.holds:
            continue
        for kind in ("fullName", "acronym", "otherName"):
            for form in sorted(claim.props.get(kind, ())):
                key = (claim.get("nameOf"), kind, fold(form))
                groups.setdefault(key, []).append(claim)
                shown.setdefault(key, (form, getattr(form, "lang", "")))
    uses = []
    for key, members in groups.items():
        bearer, kind, _ = key
        life = view.table.life(bearer)
        ends = [c.bounds.end_latest for c in members if "end" in c.props and not c.going_on]
        end = max(ends, default=life.latest)
        starts = [c.bounds.start_earliest for c in members if c.bounds.start_earliest != FIRST]
        start = min(starts, default=FIRST if ends else life.earliest)
        sure = [day for c in members for day in (c.last_attested, c.bounds.end_earliest) if day and day != FIRST]
        used = max(sure, default=None)
        certainty, outside = _certainty_of_use(view, members, max(used or FIRST, end if end != LAST else FIRST))
        if certainty == "out" or not view.shows(certainty):
            continue
        form, lang = shown[key]
        uses.append(
            NameUse(
                actor=bearer,
                label=view.label(bearer),
                name=str(form),
                kind=kind,
                lang=lang,
                start=_iso(start),
                end=_iso(end),
                last_used=_iso(used),
                certainty=certainty or "",
                outside_life=outside,
                claims=tuple(sorted(members, key=lambda c: c.id)),
            )
        )
    return sorted(uses, key=lambda u: (u.actor, u.start or "0", u.kind, u.name))


def _iso(day: date | None) -> str:
    return "" if day is None or day in (FIRST, LAST) else day.isoformat()


def _match(query: str, folded: str, use: NameUse) -> tuple[float, str]:
    """How well a form answers to a query, and in what way."""
    form = fold(use.name)
    if form == folded or form.replace(" ", "") == folded.replace(" ", ""):
        return 1.0, "exact"
    words, wanted = form.split(), folded.split()
    if use.kind == "acronym":
        return (0.9, "head of acronym") if words[: len(wanted)] == wanted else (0.0, "")
    if len(folded) >= 5 and all(w in words for w in wanted):
        return 0.7, "words of the name"
    return 0.0, ""


def resolve(view: View, name: str) -> Resolution:
    """Everybody whom a name can mean, on the view's day if it has one.

    An actor's id answers too. When nobody bore the name then, `near` lists who bore it at another time, the members and predecessors of those
    who are attested about that day, and the names that are spelled alike.
    """
    folded = fold(name)
    if not folded:
        raise InputError("an empty name means nobody: give a name, acronym or spelling")
    everywhen = name_uses(view._replace(at=None, certainties=CERTAINTIES))
    matched = {(u.actor, u.kind, fold(u.name)): m for u in everywhen if (m := _match(name, folded, u))[0]}
    here = name_uses(view) if view.at else everywhen
    found = [_candidate(u, *matched[k]) for u in here if (k := (u.actor, u.kind, fold(u.name))) in matched]
    named = {c.actor for c in found}
    for thing in view.table.things.values():
        if thing.kind in ("Actor", "Person") and thing.id not in named and folded in (fold(short(thing.id)), *map(fold, thing.labels.values())):
            life = view.table.life(thing.id)
            if view.known_by is not None and thing.id not in view.table.about:
                continue  # nobody had spoken of it yet
            if view.at is None or life.earliest <= view.at <= life.latest:
                if view.at is not None and any(u.actor == thing.id and (u.actor, u.kind, fold(u.name)) in matched for u in everywhen):
                    continue  # it has dated names, and none of them on that day
                found.append(_identified(view, thing.id))
    seen_as = identity_of(view)
    candidates = [replace(c, node=seen_as.node(c.actor)) for c in _best(found)]
    near: list[Candidate] = []
    if not candidates:
        others = _best([_candidate(u, *matched[k]) for u in everywhen if (k := (u.actor, u.kind, fold(u.name))) in matched])
        near = [*others, *_relatives(view, [c.actor for c in others])] or _spelled_alike(folded, everywhen)
    used = [c for candidate in (*candidates, *near) for c in candidate.claims]
    return Resolution(name, view.at, tuple(candidates), tuple(near), view.horizon(used or view.table.claims.values()))


def _candidate(use: NameUse, score: float, match: str) -> Candidate:
    if use.outside_life:
        score -= 0.2
    return Candidate(
        actor=use.actor,
        label=use.label,
        name=use.name,
        kind=use.kind,
        start=use.start,
        end=use.end,
        last_used=use.last_used,
        certainty=use.certainty,
        outside_life=use.outside_life,
        score=round(score, 2),
        match=match,
        claims=use.claims,
    )


def _identified(view: View, actor: str, match: str = "identifier", score: float = 1.0) -> Candidate:
    life = view.table.life(actor)
    return Candidate(actor, view.label(actor), view.label(actor), "label", _iso(life.earliest), _iso(life.latest), "", "", False, score, match, ())


def _best(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best form of each actor, best actors first."""
    best: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda c: (-c.score, -_RANK.get(c.certainty, 0), c.actor, c.name)):
        best.setdefault(one.actor, one)
    return sorted(best.values(), key=lambda c: (-c.score, c.actor))


def _relatives(view: View, bearers: list[str]) -> list[Candidate]:
    """Members and predecessors of the bearers that a dated claim shows within a year of the day."""
    if view.at is None:
        return []
    kin = set()
    for claim in view.table.of_class("Membership", "TransformationClaim"):
        if set(claim.object) & set(bearers):
            kin |= {i for i in claim.subject if i.startswith("actor/")}
    found = []
    for actor in sorted(kin - set(bearers)):
        life = view.table.life(actor)
        if not life.earliest <= view.at <= life.latest:
            continue
        for claim in view.table.about.get(actor, ()):
            dated = "when" in claim.props or "start" in claim.props
            if dated and abs((claim.bounds.start_earliest - view.at).days) <= 366:
                found.append(_identified(view, actor, "member or predecessor, attested about then", 0.4))
                break
    return found


def _spelled_alike(folded: str, uses: list[NameUse]) -> list[Candidate]:
    from difflib import SequenceMatcher

    near = []
    for use in uses:
        ratio = SequenceMatcher(None, folded, fold(use.name)).ratio()
        if ratio >= (0.6 if use.kind == "acronym" else 0.75):
            near.append(_candidate(use, round(ratio * 0.6, 2), "spelled alike"))
    return _best(near)[:8]


_A_KIND = {
    **{
        "Actor": "an actor",
        "Person": "a person",
        "Place": "a place",
        "Event": "an event",
        "Mention": "a wording for several",
        "Agreement": "an agreement",
    },
    **{"ConflictSituation": "a conflict situation", "Publication": "a publication", "Transformation": "a change of actors"},
}


def find_thing(view: View, name: str, kinds: tuple[str, ...] = ("Actor", "Person")) -> str:
    """The one thing that an id or name means.

    Raises `UnknownActor` with the near ones, `AmbiguousName` with all candidates; never chooses.
    """
    wanted = name.strip().casefold()
    if not wanted:
        raise UnknownActor("an empty name means nobody: give an id or a name")
    bare = wanted.rpartition(":")[2] if "://" not in wanted else wanted  # pub:rulac-mali-2025, as the handbook writes it
    things = [t for t in view.table.things.values() if t.kind in kinds]
    exact = [t.id for t in things if bare in (t.id, short(t.id))]
    if "Claim" in kinds and not exact:
        exact = [c for c in (bare, f"claim/{bare}") if c in view.table.claims]
    if not exact:  # an id that was merged into another still answers
        after = [view.table.current(i) for i in view.table.redirects if bare in (i, short(i))]
        exact = [i for i in after if (i in view.table.things and view.table.things[i].kind in kinds) or ("Claim" in kinds and i in view.table.claims)]
    exact = exact or [t.id for t in things if t.kind not in ("Actor", "Person") and wanted in map(str.casefold, t.labels.values())]
    if exact:
        return exact[0]
    resolution = resolve(View(view.table.whole, lang=view.lang), name)
    ids = [c.actor for c in resolution.candidates if c.score >= 0.9] or [c.actor for c in resolution.candidates]
    ids = [i for i in ids if view.table.things[i].kind in kinds]
    if len(ids) == 1:
        return ids[0]
    if ids:
        options = ", ".join(short(i) for i in ids)
        raise AmbiguousName(f"'{name}' can mean {options}: use one of these ids", ids)
    other = next((t for t in view.table.things.values() if bare in (t.id, short(t.id)) and t.kind not in kinds), None)
    if other is not None:
        raise UnknownActor(
            f"'{name}' is {_A_KIND.get(other.kind, other.kind)}; 'sahelkg claims --about {short(other.id)}' shows what is said of it", []
        )
    near = [short(c.actor) for c in resolution.near]
    if not near:
        from difflib import get_close_matches

        near = get_close_matches(wanted, [short(t.id) for t in view.table.things.values() if t.kind in kinds], n=4, cutoff=0.6)
    lists = {"Place": "'sahelkg places' lists the places", "ConflictSituation": "'sahelkg law' lists the situations"}
    hint = f"near: {', '.join(near)}" if near else lists.get(kinds[0], "'sahelkg actors' lists the actors")
    what = "actor" if kinds in (("Actor", "Person"), ("Actor",)) else "place" if kinds == ("Place",) else "id or name"
    raise UnknownActor(f"unknown {what} '{name}'; {hint}", near)
