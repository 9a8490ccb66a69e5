"""Options and output that the verbs share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from sahelkg.answers.view import View
    from sahelkg.knowledge import KnowledgeGraph

__all__ = ["common", "emit", "emit_rows", "note", "note_namesakes", "open_kg", "pick_format", "said", "start_lang", "view_of", "view_options"]

F = TypeVar("F", bound=Callable[..., Any])


@cache
def start_lang() -> str:
    """Language of help texts: `--lang` on the command line, else the environment."""
    args = sys.argv[1:]
    for position, word in enumerate(args):
        if word.startswith("--lang="):
            return "fr" if word[7:] == "fr" else "en"
        if word == "--lang" and position + 1 < len(args):
            return "fr" if args[position + 1] == "fr" else "en"
    from sahelkg.i18n import default_lang

    return default_lang()


def said(en: str, fr: str) -> str:
    """A help text in the language of the call."""
    return fr if start_lang() == "fr" else en


def common(*formats: str, at: bool = True, viewpoint: bool = True, identity: bool = False) -> Callable[[F], F]:
    """The options of every verb: format, date, certainty, viewpoint, identity, store, language, output file."""

    def decorate(function: F) -> F:
        options = [
            click.option("--format", "form", type=click.Choice(formats), help=said("format of the answer", "format de la réponse")),
            click.option("--store", metavar="PATH", help=said("Turtle file or folder", "fichier ou dossier Turtle")),
            click.option(
                "--lang", type=click.Choice(("en", "fr")), default=start_lang(), help=said("language of the answer", "langue de la réponse")
            ),
            click.option("-o", "--output", metavar="FILE", help=said("write to a file", "écrire dans un fichier")),
        ]
        if at:
            options += [
                click.option("--at", metavar="YYYY-MM-DD", help=said("as of a full date", "à une date complète")),
                click.option(
                    "--certainty",
                    multiple=True,
                    metavar="certain|presumed|possible",
                    help=said("only these certainties (repeatable)", "seulement ces certitudes (répétable)"),
                ),
            ]
        if viewpoint:
            options += [
                click.option(
                    "--viewpoint",
                    default="all",
                    metavar="all|accepted|source:ID|claimant:ID",
                    help=said(
                        "accepted and contested claims, accepted only, those of one source, or those of one claimant",
                        "assertions retenues et contestées, retenues seulement, d'une seule source, ou d'un seul auteur",
                    ),
                ),
                click.option(
                    "--known-by",
                    metavar="YYYY-MM-DD",
                    help=said("only what had been published by a full date", "seulement ce qui était publié à une date complète"),
                ),
            ]
        if identity:
            options += [
                click.option(
                    "--identity",
                    metavar="strict|continuous|family:ACTOR",
                    help=said(
                        "each actor alone, one with its unbranched successions, or a family",
                        "chaque acteur seul, uni à ses successions sans branche, ou une famille",
                    ),
                ),
                click.option(
                    "--group",
                    type=click.Choice(("coalition",)),
                    help=said("see members as their coalition", "voir les membres comme leur coalition"),
                ),
            ]
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def open_kg(store: str | None) -> KnowledgeGraph:
    """The graph that a call names, else the shipped one."""
    from sahelkg.knowledge import load, open_graph

    return open_graph(store) if store else load()


def view_options(options: dict[str, Any], over_time: bool = False) -> dict[str, Any]:
    """What a call says of its view, by the names of `KnowledgeGraph.view`.

    Raises `InputError` for a certainty without a day, where the verb takes one: how sure a claim is, is said of a day.
    """
    if options.get("certainty") and "at" in options and not options["at"] and not over_time:
        from sahelkg.errors import InputError

        raise InputError("--certainty needs --at: how sure a claim is, is said of a day")
    return {
        "at": options.get("at"),
        "viewpoint": options.get("viewpoint", "all"),
        "certainty": options.get("certainty") or None,
        "lang": options["lang"],
        "known_by": options.get("known_by"),
        "identity": options.get("identity") or "strict",
        "group": options.get("group"),
    }


def view_of(kg: KnowledgeGraph, options: dict[str, Any]) -> View:
    """The view that a call asks for."""
    return kg.view(**view_options(options))


_SUFFIXES = {"mmd": "mermaid", "gv": "dot"}


def pick_format(form: str | None, terminal: str, pipe: str = "tsv") -> str:
    """The format asked for, else that of the output file's suffix, else one for reading on a terminal and one for programs in a pipe."""
    if form:
        return form
    context = click.get_current_context()
    output = context.params.get("output")
    if output:
        suffix = os.path.splitext(output)[1].lstrip(".").lower()
        known = next(p.type.choices for p in context.command.params if p.name == "form" and isinstance(p.type, click.Choice))
        wanted = terminal if suffix in ("txt", "md", "") else _SUFFIXES.get(suffix, suffix)
        if wanted not in known:
            from sahelkg.errors import InputError

            raise InputError(f"{output}: no format of this verb has the suffix .{suffix}: use --format with one of {', '.join(known)}")
        return wanted
    return terminal if sys.stdout.isatty() else pipe


def note(text: str) -> None:
    """A line beside the answer, on standard error."""
    print(text, file=sys.stderr)


def note_namesakes(view: View, place: str | None) -> None:
    """Beside an answer about a place: which other places bear a like name, as no source may join them."""
    if place and place.startswith("place/"):
        from sahelkg.answers.places import namesakes
        from sahelkg.model import short

        found = namesakes(view, place)
        if found:
            note(f"{said('places of a like name', 'lieux de nom voisin')}: {', '.join(f'{view.label(p)} ({short(p)})' for p in found)}")


def emit(text: str, output: str | None, exact: bool = False) -> None:
    """Print an answer, or write it beside its target and rename; raises `OutputError` and leaves nothing half-written.

    Other people's control characters are left out, unless the text must stay exactly as it is (RDF, a page with its scripts).
    """
    from sahelkg.views.tables import harmless

    text = text if exact else harmless(text)
    if not text.endswith("\n"):
        text += "\n"
    if output is None:
        sys.stdout.write(text)
        return
    write_file(output, text)
    note(f"{output}: {len(text.encode(errors='backslashreplace'))} bytes")


def emit_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], form: str, output: str | None, context: str) -> None:
    """Print or write rows as CSV or tab-separated, and say on standard error what the answer covers."""
    from sahelkg.views.tables import as_csv, as_tsv

    emit((as_csv if form == "csv" else as_tsv)(rows, columns), output)
    note(context)


def write_file(path: str, text: str) -> None:
    """Write a whole file or none."""
    import tempfile

    from sahelkg.errors import OutputError

    folder = os.path.dirname(os.path.abspath(path))
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".sahelkg-")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise OutputError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that exists and is writable") from None
