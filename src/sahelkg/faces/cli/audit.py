"""`sahelkg audit`: what is suspicious though valid."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

_HELP = said(
    """What is suspicious though valid: names out of their time, lives overstepped, ally and enemy at once, rivals that nobody joined yet,
    aggregates that overlap, claims on one publisher (--check single-backed). None of it says that a claim is wrong.

    Example: sahelkg audit --check name-out-of-time""",
    """Ce qui est suspect quoique valide : noms hors de leur temps, vies dépassées, allié et ennemi à la fois, rivales que personne n'a jointes,
    chiffres qui se recouvrent, assertions sur un seul éditeur (--check single-backed). Rien n'y dit qu'une assertion soit fausse.

    Exemple : sahelkg audit --check name-out-of-time""",
)


@click.command("audit", help=_HELP)
@click.option("--check", "checks", multiple=True, metavar="CHECK", help=said("only this check (repeatable)", "seulement ce contrôle (répétable)"))
@click.argument("thing", required=False, metavar="[ID]")
@click.option("--about", metavar="ID", help=said("only what concerns this thing", "seulement ce qui touche cette chose"))
@common("text", "tsv", "csv", "json", at=False)
def command(
    thing: str | None, checks: tuple[str, ...], about: str | None, form: str | None, store: str | None, output: str | None, **options: Any
) -> None:
    """Answer what to look at twice."""
    from sahelkg.answers.audit import audit
    from sahelkg.knowledge import ANYTHING
    from sahelkg.views.audit_text import COLUMNS, audit_json, audit_rows, audit_text
    from sahelkg.views.context import context_line

    about = thing or about
    kg = open_kg(store)
    view = view_of(kg, options)
    found = audit(view, checks, kg.find(about, ANYTHING) if about else None)
    form = pick_format(form, "text")
    if form == "text":
        emit(audit_text(found), output)
    elif form == "json":
        emit(audit_json(found), output)
    else:
        emit_rows(audit_rows(found), COLUMNS, form, output, context_line(view, found.horizon))
    raise click.exceptions.Exit(0 if found.findings else 1)
