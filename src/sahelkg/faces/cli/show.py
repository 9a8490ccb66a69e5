"""`sahelkg show ACTOR`: the dossier."""

from __future__ import annotations

from typing import Any

import click

from sahelkg.faces.cli.options import common, emit, emit_rows, open_kg, pick_format, said, view_of

_HELP = said(
    """The dossier of an ACTOR or person: names, lineage, membership, leaders, relations, events, law, contested points, with every source.

    Example: sahelkg show wagner --format text""",
    """Le dossier d'un ACTEUR ou d'une personne : noms, filiation, appartenance, dirigeants, relations, événements, droit, points
    contestés, avec chaque source.

    Exemple : sahelkg show wagner --format text""",
)


@click.command("show", help=_HELP)
@click.argument("actor")
@common("text", "tsv", "csv", "json", "html", identity=True)
def command(actor: str, form: str | None, store: str | None, output: str | None, **options: Any) -> None:
    """Answer who this is."""
    from sahelkg.answers.dossier import dossier
    from sahelkg.answers.flat import COLUMNS, flat, flat_rows
    from sahelkg.model import short
    from sahelkg.views.context import context_fields, context_line
    from sahelkg.views.tables import as_json
    from sahelkg.views.text import dossier_text

    kg = open_kg(store)
    view = view_of(kg, options)
    found = dossier(view, kg.find(actor))
    form = pick_format(form, "text")
    if form == "text":
        emit(dossier_text(found), output)
    elif form == "html":
        from sahelkg.views.dossier_page import dossier_html

        emit(dossier_html(found), output, exact=True)
    elif form == "json":
        sections = {name: [flat(c, kg.table, view.lang) for c in claims] for name, claims in found.sections.items()}
        contested = [{"claims": [short(c.id) for c in g.claims], "rationale": list(g.rationales)} for g in found.contested]
        life = {"start": found.life_start, "end": found.life_end}
        head = {"actor": short(found.actor), "label": found.label, **context_fields(view, found.horizon), "life": life}
        emit(as_json({**head, "sections": sections, "contested": contested}), output)
    else:
        rows = [{"section": name, **row} for name, claims in found.sections.items() for row in flat_rows(claims, kg.table, view.lang)]
        emit_rows(rows, ("section", *COLUMNS), form, output, context_line(view, found.horizon))
    raise click.exceptions.Exit(0 if found.sections else 1)
