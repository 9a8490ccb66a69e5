"""One claim as one readable line, in English or French: hedge, polarity, speaker, dates and source in the same line as the fact."""

from __future__ import annotations

from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST
from sahelkg.graph.restrict import known_from
from sahelkg.graph.table import Claim
from sahelkg.i18n import colon, concept, labelled, predicate, quoted, words
from sahelkg.model import CLASSES, short

__all__ = ["certainty_of", "claim_line", "dates_of", "fact_of", "reserve_of", "source_of"]


def _labels(view: View, identifiers: list[str]) -> str:
    return ", ".join(view.label(i) for i in identifiers)


def fact_of(claim: Claim, view: View) -> str:
    """Who, what and whom, without dates, reserve or source."""
    lang = view.lang
    if claim.cls == "TransformationClaim":
        return _transformation(claim, view)
    subject, other = _labels(view, claim.subject), _labels(view, claim.object)
    value = _value(claim, lang)
    phrase = predicate(claim.cls, lang, many=len(claim.subject) > 1)
    event = _labels(view, claim.all("event"))
    if claim.cls == "NameClaim":
        forms = ", ".join(quoted(form, lang) for name in ("fullName", "acronym", "otherName") for form in claim.all(name))
        return f"{subject} {phrase} {forms}"
    if claim.cls in ("Casualties", "MaterielClaim"):
        return f"{event}{colon(lang)}{value} ({phrase} {other})" if other else f"{event}{colon(lang)}{value}"
    if claim.cls == "EvidenceAssessment":
        about = ", ".join(short(i) for i in claim.all("assessedClaim"))
        return f"{phrase} [{about}]: {value}"
    if claim.cls == "Allegiance" and "vocabulary/recognised" in claim.all("allegianceAct"):
        return f"{subject} → {other}{colon(lang)}{value}"
    if claim.cls == "KindClaim":
        return f"{subject} {phrase} {value}"
    if claim.cls in ("Statement", "Forecast"):
        return f"{subject}{f' → {other}' if other else ''}{colon(lang)}{value}"
    if claim.cls in ("LegalClassification", "CriterionAssessment"):
        return f"{subject}{colon(lang)}{phrase} {value}"
    if claim.cls == "Occurrence" and not other:
        phrase = words("took place", lang)
    middle = " ".join(part for part in (phrase, other) if part)
    return f"{subject} {middle}{f' ({value})' if value else ''}"


def _value(claim: Claim, lang: str) -> str:
    """Kinds, counts and words of a claim; several of one property joined by commas."""
    found = []
    for name in CLASSES[claim.cls].value:
        values = sorted(claim.props.get(name, ()))
        if values:
            found.append(", ".join(concept(v, lang) if v.startswith("vocabulary/") else words(f"count {v}", lang, str(v)) for v in values))
    return " ".join(found)


def _transformation(claim: Claim, view: View) -> str:
    kind = concept(claim.get("transformationKind"), view.lang)
    parts = []
    for role in ("ends", "continues", "unclear", "begins"):
        if role in claim.props:
            fillers = claim.all(role)
            verb = words(role if len(fillers) == 1 else f"{role} many", view.lang)
            parts.append(f"{_labels(view, fillers)} {verb}")
    if "foundedBy" in claim.props:
        parts.append(f"{words('founded by', view.lang)} {_labels(view, claim.all('foundedBy'))}")
    if "componentCount" in claim.props:
        parts.append(f"{claim.get('componentCount')} {words('components', view.lang)}")
    return f"{kind}{colon(view.lang)}{'; '.join(parts)}"


def dates_of(claim: Claim, view: View) -> str:
    """When, as the source says it; what is known of the bounds where it gives no date."""
    lang = view.lang
    when, start, end = claim.get("when"), claim.get("start"), claim.get("end")
    if when:
        return when
    if start or end:
        if end == "..":
            tail = f"… ({words('going on', lang)}, {words('attested', lang)} {claim.last_attested})"
            return f"{start or ''}{tail}"
        return f"{start or '?'} – {end or '?'}" if end else f"{words('since', lang)} {start}"
    first, last = claim.first_attested, claim.last_attested
    if CLASSES[claim.cls].event:
        known = claim.bounds.end_latest != LAST
        return f"{words('undated', lang)}, {words('by date', lang)} {claim.bounds.end_latest}" if known else words("undated", lang)
    if first and last and first != FIRST:
        return f"{words('attested', lang)} {first}" + (f" – {last}" if last > first else "")
    return words("undated", lang)


def reserve_of(claim: Claim, view: View) -> str:
    """How it is said: not so, alleged, hedge, by whom, under which name, standing."""
    lang = view.lang
    parts = []
    if not claim.holds:
        parts.append(words("said not", lang).upper())
    if claim.assertion != "asserted":
        parts.append(concept(claim.assertion, lang))
    parts += [quoted(hedge, lang) for hedge in claim.all("hedge")]
    claimants = claim.all("claimant")
    if claimants:
        parts.append(f"{words('according to', lang)} {_labels(view, claimants)}")
    parts += [f"{words('named', lang)} {quoted(name, lang)}" for name in claim.all("nameUsed")]
    if claim.standing != "accepted":
        parts.append(words(claim.standing, lang))
    return ", ".join(parts)


def source_of(claim: Claim, view: View) -> str:
    """Source and locator, with the publications cited; in a view of what was published by a day, since when and through what it is known."""
    backings = [_cited(b, view) for b in claim.all("backing")]
    cited = f" ({words('citing', view.lang)} {'; '.join(backings)})" if backings else ""
    known = ""
    if view.known_by:
        since, through = known_from(claim, view.table)
        known = f" · {words('known since', view.lang)} {since} {words('known through', view.lang)} {_cited(through, view)}"
    return f"{view.label(claim.source)}, {', '.join(claim.all('at'))}{cited}{known}"


def certainty_of(claim: Claim, view: View) -> str:
    """How surely a claim holds on the view's day, in words; nothing without a day, nor of a change, which is not judged by the day asked for."""
    certain = view.certainty(claim) if claim.cls != "TransformationClaim" else None
    return labelled("then", words(certain, view.lang), view.lang) if certain else ""


def _cited(publication: str, view: View) -> str:
    """A cited publication by publisher and ISO date, else by its label."""
    thing = view.table.things.get(publication)
    publisher, issued = (thing.props.get(name, [""])[0] for name in ("publisher", "issued")) if thing else ("", "")
    return f"{publisher} {issued}" if publisher and issued else view.label(publication)


def claim_line(claim: Claim, view: View, with_source: bool = True) -> str:
    """The whole claim in one line."""
    place = claim.all("place") if claim.cls != "Presence" and "place" not in CLASSES[claim.cls].object else []
    where = f", {_labels(view, place)}" if place else ""
    outside = view.outside_life(claim, [*claim.subject, *claim.object])
    flag = f" · {labelled('outside life', _labels(view, outside), view.lang)}" if outside and claim.cls != "NameClaim" else ""
    reserve = reserve_of(claim, view)
    certain = certainty_of(claim, view)
    parts = [
        dates_of(claim, view),
        fact_of(claim, view) + where + flag,
        *([reserve] if reserve else []),
        *([certain] if certain else []),
        *([f"[{source_of(claim, view)}]"] if with_source else []),
    ]
    return " · ".join(parts)
