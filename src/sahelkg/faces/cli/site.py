"""`sahelkg site`: the static site and all downloads."""

from __future__ import annotations

import sys

import click

from sahelkg.faces.cli.options import note, open_kg, said

_HELP = said(
    """The static site in English and French: network, lineages, a dossier for each actor, disputes, sources, downloads. Opens from the disk as it is,
    asks the network for nothing.

    Example: sahelkg site -o out""",
    """Le site statique en anglais et en français : réseau, filiations, un dossier par acteur, points contestés, sources, téléchargements.
    S'ouvre tel quel depuis le disque, ne demande rien au réseau.

    Exemple : sahelkg site -o out""",
)


@click.command("site", help=_HELP)
@click.option("--store", metavar="PATH", help=said("Turtle file or folder", "fichier ou dossier Turtle"))
@click.option("--lang", type=click.Choice(("en", "fr")), hidden=True)
@click.option(
    "--report",
    metavar="URL",
    default="",
    help=said(
        "where errors are reported (http or https); each claim links there", "où signaler les erreurs (http ou https) ; chaque assertion y renvoie"
    ),
)
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    default="out",
    show_default=True,
    help=said("folder to write; an earlier site in it is replaced", "dossier à écrire ; un site antérieur y est remplacé"),
)
def command(store: str | None, lang: str | None, report: str, output: str) -> None:
    """Answer job 8."""
    from sahelkg.errors import InputError
    from sahelkg.views.claim_cards import web_address
    from sahelkg.views.site import site_files
    from sahelkg.views.site_folder import write_site

    if report and not web_address(report):
        raise InputError(f"--report {report}: name an address that begins with http:// or https://")
    kg = open_kg(store)
    terminal = sys.stderr.isatty()

    def tell(count: int, path: str) -> None:
        if terminal:
            print(f"\r\033[K{count} {path[:60]}", end="", file=sys.stderr, flush=True)

    count, size = write_site(output, site_files(kg.table, kg.store, report), tell)
    if terminal:
        print("\r\033[K", end="", file=sys.stderr)
    note(f"{output}: {count} {said('files', 'fichiers')}, {size / 1e6:.1f} MB; {said('open', 'ouvrez')} {output}/index.html")
