"""`sahelkg format`: Turtle files in their canonical form."""

from __future__ import annotations

import click

from sahelkg.faces.cli.options import note, said, write_file

_HELP = said(
    """Rewrite Turtle files (or folders) in the canonical form: packed lines, fixed order, comments kept; with --check only name those that differ.

    Example: sahelkg format graph --check""",
    """Réécrire des fichiers Turtle (ou dossiers) sous la forme canonique : lignes serrées, ordre fixe, commentaires gardés ; avec --check,
    seulement nommer ceux qui diffèrent.

    Exemple : sahelkg format graph --check""",
)


@click.command("format", help=_HELP)
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--check",
    is_flag=True,
    help=said("change nothing; exit status 1 if a file differs", "ne rien changer ; statut 1 si un fichier diffère"),
)
@click.option("--lang", type=click.Choice(("en", "fr")), hidden=True)
def command(paths: tuple[str, ...], check: bool, lang: str | None) -> None:
    """Format files."""
    from sahelkg.errors import GraphError, InputError
    from sahelkg.graph.formatter import format_turtle
    from sahelkg.resources import turtle_files

    differ = 0
    for path in paths:
        files = turtle_files(path)
        if not files:
            raise InputError(f"{path}: no Turtle file (.ttl) there")
        for file in files:
            try:
                with open(file, encoding="utf-8") as source:
                    text = source.read()
                formatted = format_turtle(text)
            except (OSError, UnicodeDecodeError) as error:
                raise InputError(f"{file}: cannot be read ({error})") from None
            except GraphError as error:
                raise InputError(f"{file}: {error}") from None
            if formatted != text:
                differ += 1
                click.echo(file)
                if not check:
                    write_file(file, formatted)
    note(f"{differ} {said('files differ' if check else 'files rewritten', 'fichiers diffèrent' if check else 'fichiers réécrits')}")
    raise click.exceptions.Exit(1 if check and differ else 0)
