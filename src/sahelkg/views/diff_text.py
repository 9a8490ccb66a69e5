"""What changed between two days, for reading and for programs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sahelkg.answers.flat import flat_rows
from sahelkg.i18n import concept, predicate, quoted, words
from sahelkg.model import CLASSES, short
from sahelkg.views.context import context_fields, context_line
from sahelkg.views.lines import dates_of, reserve_of, source_of
from sahelkg.views.tables import as_json, folded

if TYPE_CHECKING:
    from sahelkg.answers.diff import Change, Diff

__all__ = ["COLUMNS", "diff_json", "diff_rows", "diff_text"]

COLUMNS = (
    *("change", "what", "subject", "object", "value", "sign", "before", "after", "standing_before", "standing_after", "hedge", "claimants"),
    *("claims_before", "claims_after", "sources"),
)


def diff_rows(found: Diff) -> list[dict[str, Any]]:
    """One row per change."""
    rows = []
    for c in found.changes:
        values = (
            *(c.change, c.what, short(c.subject), short(c.object), c.value, c.sign, c.before, c.after, c.standing_before, c.standing_after),
            "; ".join(dict.fromkeys(h for claim in c.claims for h in claim.all("hedge"))),
            ";".join(dict.fromkeys(short(i) for claim in c.claims for i in claim.all("claimant"))),
            *(";".join(dict.fromkeys(short(x.id) for x in claims)) for claims in (c.claims_before, c.claims_after)),
            ";".join(dict.fromkeys(short(claim.source) for claim in c.claims)),
        )
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return rows


def diff_json(found: Diff) -> str:
    """The changes with every claim they rest on, flat."""
    view = found.view
    about = {name: value for name, value in context_fields(view, found.horizon).items() if name != "at"}
    context = {"first": found.first, "second": found.second, **about, "notice": words("curated", view.lang)}
    changes = [{**row, "claims": flat_rows(c.claims, view.table, view.lang)} for row, c in zip(diff_rows(found), found.changes, strict=True)]
    return as_json({**context, "changes": changes})


def diff_text(found: Diff) -> str:
    """The changes by what they are of; each with its claims."""
    view, lang = found.view, found.view.lang
    out = [
        f"{found.first} → {found.second} · {len(found.changes)} {words('changes', lang)}",
        context_line(view._replace(at=found.second), found.horizon),
    ]
    for what, changes in groupby(found.changes, key=lambda c: c.what):
        head = predicate(what, lang) if what in CLASSES else words(f"diff {what}", lang)
        out += ["", head.capitalize()]
        for change in changes:
            out += _lines(change, found)
    return "\n".join(out if found.changes else [*out, "", words("nothing", lang)]) + "\n"


def _lines(change: Change, found: Diff) -> list[str]:
    view, lang = found.view, found.view.lang
    subject, other = view.label(change.subject), view.label(change.object) if change.object else ""
    value = quoted(change.value, lang) if change.what == "name" else ", ".join(concept(v, lang) for v in change.value.split() if v not in CLASSES)
    parts = [words(f"change {change.change}", lang), " – ".join(p for p in (subject, other, value) if p)]
    sure = f"{words(change.before, lang)} → {words(change.after, lang)}"
    out = list(folded(f"{' · '.join(parts)} · {sure}", "• ", "    "))
    for claim in change.claims:
        bits = [dates_of(claim, view), reserve_of(claim, view)]
        out += folded(f"{' · '.join(b for b in bits if b)}  [{source_of(claim, view)}]", "      ", "        ")
    return out
