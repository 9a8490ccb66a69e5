"""The static site: every file of it, path and text, one after the other.

Both languages hold the same pages under `en/` and `fr/`; `assets/` holds what pages share, `downloads/` the graph for other tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from sahelkg.answers.dossier import Dossier, dossier
from sahelkg.answers.history import history
from sahelkg.answers.lineage import region, trace
from sahelkg.answers.network import network
from sahelkg.answers.view import View, make_view
from sahelkg.graph.table import ClaimTable
from sahelkg.i18n import LANGS, words
from sahelkg.model import short
from sahelkg.store import TripleStore
from sahelkg.views.dossier_page import dossier_html
from sahelkg.views.lineage_page import lineage_html
from sahelkg.views.network_history import network_history_html
from sahelkg.views.network_page import network_html
from sahelkg.views.site_downloads import downloads
from sahelkg.views.site_frame import Frame
from sahelkg.views.site_pages import actors_page, disputes_page, downloads_page, index_page, persons_page, source_page, sources_page

__all__ = ["DAYS", "site_files"]

DAYS = ("2015-09-01", "2019-05-15", "2023-10-01", "2024-08-01")
"""The days at which the network over time is linked; it can be opened on any other."""

_HOME = {
    "index": "index.html",
    "network": "network/index.html",
    "lineage": "lineage.html",
    "actors": "actors.html",
    "persons": "persons.html",
    "disputes": "disputes.html",
    "sources": "sources.html",
    "downloads": "downloads.html",
}


def site_files(table: ClaimTable, store: TripleStore, report: str = "") -> Iterator[tuple[str, str]]:
    """Every file of the site; `report` is the address where errors are reported. The same graph gives the same files.

    >>> import sahelkg
    >>> kg = sahelkg.load()
    >>> next(site_files(kg.table, kg.store))[0]
    'downloads/sahelkg.ttl'
    """
    sizes: dict[str, int] = {}
    for name, text in downloads(table, store):
        sizes[name] = len(text.encode())
        yield f"downloads/{name}", text
    frame = Frame(_HOME)
    paths = _paths(table)
    for lang in LANGS:
        below = [*((day, f"network/index.html#{day}") for day in DAYS), (words("all time", lang), "network/all.html")]
        for path, html in _pages(make_view(table, lang=lang), paths, sizes, report):
            second = below if path.startswith("network/") else ()
            yield f"{lang}/{path}", frame.framed(html, lang, f"{lang}/{path}", second)
    yield from sorted(frame.assets.items())
    yield "index.html", _door()


def _pages(view: View, paths: Mapping[str, str], sizes: Mapping[str, int], report: str) -> Iterator[tuple[str, str]]:
    """The pages of one language."""
    dossiers = {identifier: dossier(view, identifier) for identifier in paths if not identifier.startswith("publication/")}
    known = {**paths, **_homes(paths, dossiers)}
    top, deep = known, {identifier: f"../{page}" for identifier, page in known.items()}
    whole = region(view)
    yield "index.html", index_page(view, top, DAYS)
    yield "lineage.html", lineage_html(whole, view, top)
    ties = network(view)
    yield "network/index.html", network_history_html(history(ties), date.fromisoformat(DAYS[-1]), links=deep)
    yield "network/all.html", network_html(ties)
    yield "actors.html", actors_page(view, top)
    yield "persons.html", persons_page(view, top)
    for identifier, path in paths.items():
        if identifier.startswith("publication/"):
            yield path, source_page(view, identifier, deep)
            continue
        lineage = ""
        if identifier in whole.actors and (found := trace(view, identifier)).steps:
            lineage = f"lineage/{path.partition('/')[2]}"
            yield lineage, lineage_html(found, view, deep)
        yield path, dossier_html(dossiers[identifier], deep, report, f"../{lineage}" if lineage else "")
    yield "disputes.html", disputes_page(view, top, report)
    yield "sources.html", sources_page(view, top)
    yield "downloads.html", downloads_page(view, sizes)


def _homes(paths: Mapping[str, str], dossiers: Mapping[str, Dossier]) -> dict[str, str]:
    """The card of each claim: in the dossier of somebody of whom it speaks, else in one in which it stands."""
    homes: dict[str, str] = {}
    for close in (True, False):
        for identifier, found in dossiers.items():
            for claim in found.claims:
                if not close or identifier in (*claim.subject, *claim.object):
                    homes.setdefault(claim.id, f"{paths[identifier]}#{short(claim.id)}")
    return homes


def _paths(table: ClaimTable) -> dict[str, str]:
    """The page of each actor, person and source, inside a language; names of files hold nothing but letters, digits, hyphen and underscore."""
    sources = {claim.source for claim in table.claims.values()}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for thing in sorted(table.things.values(), key=lambda t: t.id):
        folder = {"Actor": "actor", "Person": "person"}.get(thing.kind, "source" if thing.id in sources else "")
        if folder:
            name = re.sub(r"[^A-Za-z0-9_-]", "_", short(thing.id)) or "_"
            while f"{folder}/{name}".casefold() in taken:
                name += "_"
            taken.add(f"{folder}/{name}".casefold())
            found[thing.id] = f"{folder}/{name}.html"
    return found


def _door() -> str:
    """The first page: a choice of language, no more."""
    links = " · ".join(f'<a href="{lang}/index.html" hreflang="{lang}" lang="{lang}">{words("site title", lang)}</a>' for lang in LANGS)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n<title>sahelkg</title>\n'
        "<style>body { font: 18px/1.6 system-ui, sans-serif; margin: 12vh auto; max-width: 34em; padding: 0 16px; color: #1d2126; }</style>\n"
        f"</head>\n<body>\n<h1>sahelkg</h1>\n<p>{links}</p>\n<p>{words('curated')}</p>\n<p>{words('curated', 'fr')}</p>\n</body>\n</html>\n"
    )
