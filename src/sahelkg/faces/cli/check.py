"""`sahelkg check`: every defect with file, line and claim."""

from __future__ import annotations

import click

from sahelkg.faces.cli.options import emit, note, said

_HELP = said(
    """Check Turtle files or folders (the shipped graph if none is named): syntax, dates, shapes, graph-wide checks; all defects in one run.

    Exit status 1 if there is an error. Example: sahelkg check my-claims.ttl""",
    """Contrôler des fichiers ou dossiers Turtle (à défaut, le graphe fourni) : syntaxe, dates, formes, contrôles d'ensemble ; tous les
    défauts en une fois.

    Statut 1 s'il y a une erreur. Exemple : sahelkg check mes-assertions.ttl""",
)


@click.command("check", help=_HELP)
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=said("format of the answer", "format de la réponse"))
@click.option("--no-warnings", is_flag=True, help=said("errors only", "erreurs seulement"))
@click.option("--no-shapes", is_flag=True, help=said("leave out the SHACL shapes", "sans les formes SHACL"))
@click.option("--lang", type=click.Choice(("en", "fr")), hidden=True)
@click.option("-o", "--output", metavar="FILE", help=said("write to a file", "écrire dans un fichier"))
def command(paths: tuple[str, ...], form: str, no_warnings: bool, no_shapes: bool, lang: str | None, output: str | None) -> None:
    """Answer job 7."""
    from dataclasses import asdict

    from sahelkg.graph.check import check
    from sahelkg.views.tables import as_json, plain

    report = check(paths, shapes=not no_shapes)
    shown = report.errors if no_warnings else report.defects
    if form == "json":
        emit(as_json({"files": report.files, "claims": report.claims, "defects": [asdict(d) for d in shown]}), output)
    elif shown:
        emit("\n".join(plain(d) for d in shown), output)
    warnings = len(report.defects) - len(report.errors)
    note(
        said(
            f"{report.files} files, {report.claims} claims: {len(report.errors)} errors, {warnings} warnings",
            f"{report.files} fichiers, {report.claims} assertions : {len(report.errors)} erreurs, {warnings} avertissements",
        )
    )
    raise click.exceptions.Exit(1 if report.errors else 0)
