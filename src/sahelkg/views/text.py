"""Answers as text for reading: lineage as a tree, dossier, disputes, resolution; each says its date, viewpoint and horizon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sahelkg.i18n import colon, concept, labelled, predicate, quoted, words
from sahelkg.model import short
from sahelkg.views.context import context_line
from sahelkg.views.lines import certainty_of, claim_line, dates_of, fact_of, reserve_of, source_of
from sahelkg.views.tables import folded, plain

if TYPE_CHECKING:
    from datetime import date

    from sahelkg.answers.dossier import Dossier
    from sahelkg.answers.evidence import DisputeGroup
    from sahelkg.answers.identity import Joining
    from sahelkg.answers.lineage import Lineage, Step
    from sahelkg.answers.names import Candidate, Resolution
    from sahelkg.answers.view import View
    from sahelkg.graph.table import Claim

__all__ = ["claims_text", "disputes_text", "dossier_text", "joined_lines", "lineage_text", "reason_of", "resolution_text"]


def _claim_block(claim: Claim, view: View, lead: str, later: str) -> Iterator[str]:
    """A claim in two lines: the fact with its reserve, and the source under it."""
    reserve = reserve_of(claim, view)
    certain = certainty_of(claim, view)
    facts = [dates_of(claim, view), fact_of(claim, view), *([reserve] if reserve else [])]
    if certain:
        facts.append(certain)
    yield from folded(" · ".join(facts), lead, later + "  ")
    yield from folded(source_of(claim, view), later + "    ", later + "      ")


def lineage_text(lineage: Lineage, view: View) -> str:
    """The lineage as a tree: each step with its rival versions and their sources, then the steps beyond it."""
    lang = view.lang
    out = [f"{lineage.label} — {words('lineage', lang)}", context_line(view, lineage.horizon), ""]
    view = view._replace(at=None)  # a change of the past is not judged by the day asked for
    if not lineage.steps and not lineage.departures:
        known = any(c.cls == "TransformationClaim" and c.standing != "rejected" for c in view.table.about.get(lineage.actor, ()))
        out.append(words("no lineage here" if known else "no lineage", lang))
    out += _families(lineage, view) if not lineage.actor else []
    for direction, head in (("up", "comes from"), ("down", "became")):
        steps = [s for s in lineage.steps if s.direction == direction]
        if steps:
            out += [f"{lineage.label} {words(head, lang)}", *_tree(lineage.actor, steps, view, "", set()), ""]
    if lineage.departures:
        out.append(words("departures", lang).capitalize())
        for claim in lineage.departures:
            out += [*folded(_departure(claim, view), "• ", "    "), *folded(source_of(claim, view), "      ", "        ")]
            if claim.possibly_same:
                names = ", ".join(_departure(view.table.whole.claims[c], view) for c in sorted(claim.possibly_same))
                out += folded(labelled("may be the same as", names, lang), "      ", "        ")
        out.append("")
    return "\n".join(out).rstrip() + "\n"


def _families(lineage: Lineage, view: View) -> Iterator[str]:
    """The steps of a region, family by family, each by time."""
    from sahelkg.views.lineage_chart import families_of

    for title, family in families_of(lineage, view):
        yield title
        steps = [replace(s, actors=()) for s in lineage.steps if s.actors[0] in family]
        yield from (*_tree("", steps, view, "", set()), "")


def _departure(claim: Claim, view: View) -> str:
    """A membership that ended, told as who left whom and when."""
    who, whom = (", ".join(view.label(i) for i in ids) for ids in (claim.subject, claim.object))
    reserve = reserve_of(claim, view)
    return f"{claim.get('end')} · {who} {words('left', view.lang)} {whom}{f' · {reserve}' if reserve else ''}"


def _tree(actor: str, steps: list[Step], view: View, indent: str, shown: set[str]) -> Iterator[str]:
    own = [s for s in steps if s.of == actor and s.transformation not in shown]
    for position, step in enumerate(own):
        if step.transformation in shown:
            continue
        shown.add(step.transformation)
        last = position == len(own) - 1
        branch, stem = ("└─ ", "   ") if last else ("├─ ", "│  ")
        mark = f"  [{words('contested', view.lang)}]" if step.contested else ""
        yield f"{indent}{branch}{step.label}{mark}"
        inner = indent + stem
        for version in step.versions:
            yield from _claim_block(version, view, f"{inner}• ", f"{inner}  ")
        for other in step.actors:
            for candidate in view.table.candidates(other)[1]:
                nested = list(_tree(candidate, steps, view, inner + "   ", shown))
                if nested:
                    yield f"{inner}{view.label(candidate)}"
                    yield from nested


def dossier_text(found: Dossier) -> str:
    """The dossier: a section for each subject, one claim per block, contested points at the end."""
    view, lang = found.view, found.view.lang
    out = [f"{found.label} ({short(found.actor)})", context_line(view, found.horizon)]
    if found.life_start or found.life_end:
        out.append(labelled("life", f"{found.life_start or '?'} – {found.life_end or '?'}", lang))
    out += joined_lines(found.joined, view)
    for name, claims in found.sections.items():
        out += ["", f"{words(name, lang).upper()}"]
        for claim in claims:
            out += _claim_block(claim, view, "• ", "  ")
            out += _note(claim, view, "      ")
    if found.contested:
        out += ["", words("contested points", lang).upper()]
        out += _groups(found.contested, view)
    return "\n".join(out) + "\n"


def joined_lines(joined: Iterable[Joining], view: View) -> Iterator[str]:
    """Who is drawn together with an actor, in what way, how surely, and on which claims."""
    for one in joined:
        how = concept(one.how, view.lang) if one.how[:1].islower() else predicate(one.how, view.lang)
        marks = [how, words(one.certainty, view.lang) if one.certainty else "", words("contested", view.lang) if one.contested else ""]
        claims = ", ".join(short(c.id) for c in one.claims)
        text = f"{view.label(one.actor)} ({', '.join(m for m in marks if m)}){f' [{claims}]' if claims else ''}"
        yield from folded(labelled("drawn together", text, view.lang), "", "    ")


def _note(claim: Claim, view: View, lead: str) -> Iterator[str]:
    for note in claim.all("note"):
        yield from folded(labelled("note", note, view.lang), lead, lead + "  ")


def disputes_text(groups: Iterable[DisputeGroup], view: View, horizon: date | None) -> str:
    """Rival claims side by side, each with date, hedge, speaker and source."""
    return "\n".join([context_line(view, horizon), *_groups(groups, view)]) + "\n"


def _groups(groups: Iterable[DisputeGroup], view: View) -> Iterator[str]:
    for number, group in enumerate(groups, 1):
        yield ""
        marks = {claim.id: chr(ord("A") + i) if i < 26 else str(i) for i, claim in enumerate(group.claims)}
        for i, reason in enumerate(dict.fromkeys(group.rationales)):
            yield from folded(reason, f"{number}. " if not i else "   ", "   ")
        for claim in group.claims:
            yield from _claim_block(claim, view, f"   {marks[claim.id]}  ", "      ")
            yield from _note(claim, view, "          ")
        against = ", ".join(f"{marks[a]}≠{marks[b]}" for a, b in group.pairs)
        yield from folded(labelled("disputes", against, view.lang), "   ", "      ")


def reason_of(candidate: Candidate, view: View) -> str:
    """Why a candidate answers to a name, and when it bore it."""
    lang = view.lang
    kind = words(candidate.kind, lang)
    parts = [f"{kind} {quoted(candidate.name, lang)} ({words(candidate.match, lang)})"]
    if candidate.start or candidate.end:
        parts.append(f"{candidate.start or '?'} – {candidate.end or '?'}")
    if candidate.outside_life:
        late = [c for c in candidate.claims if c.last_attested and candidate.last_used == c.last_attested.isoformat()]
        who = ", ".join(dict.fromkeys(view.label(c.source) for c in late))
        parts.append(f"{words('outside life', lang)}; {words('still used', lang)} {who} ({candidate.last_used})")
    elif candidate.last_used:
        parts.append(f"{words('last used', lang)} {candidate.last_used}")
    if candidate.certainty:
        parts.append(words(candidate.certainty, lang))
    sources = dict.fromkeys(view.label(c.source) for c in candidate.claims)
    if sources:
        parts.append(", ".join(sources))
    return " · ".join(parts)


def resolution_text(found: Resolution, view: View) -> str:
    """Candidates with their reasons; the near ones when nobody bore the name."""
    lang = view.lang
    out = [quoted(plain(found.query), lang), context_line(view, found.horizon), ""]
    if found.ambiguous:
        out.append(labelled("ambiguous", ", ".join(c.label for c in found.candidates), lang))
    if not found.candidates:
        out.append(words("no bearer then" if found.at else "no bearer", lang))
    for head, group in (("", found.candidates), (words("near", lang), found.near)):
        if head and group:
            out.append(f"{head}{colon(lang).rstrip()}")
        for one in group:
            drawn = f" · {labelled('drawn together', view.label(one.node), lang)}" if one.node not in ("", one.actor) else ""
            out += folded(f"{one.label} ({short(one.actor)}){drawn} · {reason_of(one, view)}", "• ", "    ")
    return "\n".join(out) + "\n"


def claims_text(claims: Iterable[Claim], view: View, horizon: date | None) -> str:
    """Claims one by one, each with its source, note and links."""
    lang, among = view.lang, view.table.whole.claims
    out = [context_line(view, horizon), ""]
    for claim in claims:
        out += _claim_block(claim, view, "• ", "  ")
        out += _note(claim, view, "      ")
        for judgement in view.table.judgements if claim.standing == "rejected" else ():
            if judgement.cls == "Rejection" and claim.id in judgement.claims.get("claim", ()):
                out += folded(labelled("why", judgement.rationale, lang), "      ", "        ")
        for links, word in (
            (claim.disputes, "disputes"),
            (claim.possibly_same, "may be the same as"),
            (claim.corroborates, "corroborates"),
            (claim.refines, "refines"),
            (claim.in_total, "in total"),
        ):
            for other in sorted(links):
                line = claim_line(among[other], view) if other in among else short(other)
                out += folded(labelled(word, line, lang), "      ", "        ")
        out += folded(
            f"{words('claim', lang)} {short(claim.id)} ({claim.cls}) · {words('confidence', lang)} {concept(claim.confidence, lang)}"
            f" · {concept(claim.reading, lang)}",
            "      ",
            "        ",
        )
    return "\n".join(out) + "\n"
