"""Findings of the audit for reading and for programs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sahelkg.answers.flat import flat_rows
from sahelkg.i18n import words
from sahelkg.model import short
from sahelkg.views.context import context_fields, context_line
from sahelkg.views.lines import claim_line
from sahelkg.views.tables import as_json, folded

if TYPE_CHECKING:
    from sahelkg.answers.audit import Audit

__all__ = ["COLUMNS", "audit_json", "audit_rows", "audit_text"]

COLUMNS = ("check", "things", "detail", "claims", "sources")


def audit_rows(found: Audit) -> list[dict[str, Any]]:
    """One row per finding; ids joined by `;`."""
    return [
        {
            "check": f.check,
            "things": ";".join(map(short, f.things)),
            "detail": f.detail,
            "claims": ";".join(short(c.id) for c in f.claims),
            "sources": ";".join(dict.fromkeys(short(c.source) for c in f.claims)),
        }
        for f in found.findings
    ]


def audit_json(found: Audit) -> str:
    """The findings with their claims, flat."""
    view = found.view
    rows = [{**row, "claims": flat_rows(f.claims, view.table, view.lang)} for row, f in zip(audit_rows(found), found.findings, strict=True)]
    return as_json({"checks": found.checks, **context_fields(view, found.horizon), "findings": rows})


def audit_text(found: Audit) -> str:
    """The findings by check, each with what the check looks for and the claims to look at."""
    view, lang = found.view, found.view.lang
    out = [f"{words('audit', lang)} · {len(found.findings)} {words('findings', lang)}", context_line(view, found.horizon)]
    for check, findings in groupby(found.findings, key=lambda f: f.check):
        listed = list(findings)
        out += ["", f"{check} ({len(listed)}): {words(f'check {check}', lang)}"]
        for finding in listed:
            head = ", ".join(view.label(t) for t in finding.things) + (f" · {finding.detail}" if finding.detail else "")
            out += folded(head, "• ", "    ")
            for claim in finding.claims:
                out += folded(f"{claim_line(claim, view)} ({short(claim.id)})", "      ", "        ")
    return "\n".join(out if found.findings else [*out, "", words("nothing", lang)]) + "\n"
