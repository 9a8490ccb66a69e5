"""The command line `sahelkg VERB …`: one module for each verb, imported only when its verb is used.

Results go to standard output, everything else to standard error. Exit status 0 done, 1 an empty answer (or defects found by `check`), 2 the
call or its input was wrong.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

from sahelkg.faces.cli.options import start_lang

__all__ = ["VERBS", "main"]

VERBS: dict[str, tuple[str, str]] = {
    "resolve": ("whom a name can mean, on a date or ever", "qui un nom peut désigner, à une date ou non"),
    "names": ("what an actor was called, and when", "comment un acteur s'appelait, et quand"),
    "actors": ("who there is, by kind, on a date or ever", "qui il y a, par nature, à une date ou non"),
    "places": ("what places there are, and who is said to be there", "quels lieux il y a, et qui s'y trouverait"),
    "show": ("the dossier of an actor, with every source", "le dossier d'un acteur, avec chaque source"),
    "lineage": ("where an actor comes from and what became of it", "d'où vient un acteur et ce qu'il devient"),
    "network": ("who stands with whom, against whom, on a date", "qui est avec qui, contre qui, à une date"),
    "path": ("how two actors are linked on a date", "comment deux acteurs sont liés à une date"),
    "diff": ("what changed between two dates", "ce qui a changé entre deux dates"),
    "analyse": ("balance, brokers, communities of the signed network", "équilibre, intermédiaires, communautés du réseau signé"),
    "timeline": ("events in order, with participants and tolls by claimant", "les événements dans l'ordre, participants et bilans par auteur"),
    "law": ("conflict situations and their classification", "les situations de conflit et leur qualification"),
    "claims": ("the claims about a thing, with source and locator", "les assertions sur une chose, avec source et repère"),
    "disputes": ("rival claims side by side", "les assertions rivales côte à côte"),
    "query": ("a named query, a file or SPARQL text", "une requête nommée, un fichier ou du SPARQL"),
    "check": ("syntax, shapes and checks of Turtle files", "syntaxe, formes et contrôles de fichiers Turtle"),
    "audit": ("what is suspicious though valid", "ce qui est suspect quoique valide"),
    "format": ("Turtle files in their canonical form", "les fichiers Turtle sous leur forme canonique"),
    "export": ("the whole graph for other tools", "tout le graphe pour d'autres outils"),
    "site": ("the static site and all downloads", "le site statique et tous les téléchargements"),
}
_HELP = {
    "en": "Armed actors of Mali and the Sahel: who they are, where they come from, who stands with whom, and who says so.",
    "fr": "Acteurs armés du Mali et du Sahel : qui ils sont, d'où ils viennent, qui est avec qui, et qui le dit.",
}


class Verbs(click.Group):
    """Imports a verb's module when the verb is used; `--help` imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in their order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, or None."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"sahelkg.faces.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the near verbs for a mistyped one."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = ", ".join(get_close_matches(args[0], VERBS, n=3)) or ", ".join(VERBS)
            raise click.UsageError(f"unknown verb '{args[0]}': did you mean {near}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing them."""
        french = start_lang() == "fr"
        with formatter.section("Verbes" if french else "Verbs"):
            formatter.write_dl([(name, texts[french]) for name, texts in VERBS.items()])


@click.group(cls=Verbs, help=_HELP[start_lang()], context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(None, "--version", package_name="sahelkg", message="sahelkg %(version)s")
def cli() -> None:
    """The group of all verbs."""


def main(args: list[str] | None = None) -> None:
    """Run the command line; every error is one line on standard error and exit status 2."""
    import gc

    from sahelkg.errors import SahelkgError

    gc.disable()  # a short life that ends with the answer: collecting garbage would cost more than the garbage
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main(args=args, prog_name="sahelkg", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        status = done.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        status = 2
    except click.ClickException as error:
        verb = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "sahelkg"
        _say(f"{error.format_message().replace(chr(10), ' ')} ('{verb} --help' shows how)")
        status = 2
    except SahelkgError as error:
        _say(str(error))
        status = 2
    except RecursionError:
        _say("what was asked for is nested too deeply to be shown in this form: use --format csv or json")
        status = 2
    except (click.Abort, KeyboardInterrupt):
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


def _say(message: str) -> None:
    from sahelkg.views.tables import plain

    print(f"sahelkg: {plain(message)}", file=sys.stderr)
