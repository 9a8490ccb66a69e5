"""The pages of the site that list things: first page, actors, persons, disputes, sources, one source, downloads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sahelkg import resources
from sahelkg.answers.dossier import ActorRow, actors
from sahelkg.answers.evidence import disputes, in_order
from sahelkg.answers.names import fold
from sahelkg.answers.view import View
from sahelkg.graph.table import Claim, Thing
from sahelkg.i18n import concept, words
from sahelkg.model import short
from sahelkg.views.claim_cards import Cards, web_address
from sahelkg.views.page import POLICY, SCRIPT_POLICY, render
from sahelkg.views.site_downloads import DOWNLOADS

__all__ = ["actors_page", "disputes_page", "downloads_page", "index_page", "persons_page", "source_page", "sources_page"]


def index_page(view: View, links: Mapping[str, str], days: Sequence[str]) -> str:
    """The first page: what this is, where to go, how to read it."""
    table, lang = view.table, view.lang
    rows = sorted(actors(view), key=lambda r: (-r.claims, r.label.casefold()))
    kinds = Counter(thing.kind for thing in table.things.values())
    counts = {
        "claims": len(table.claims),
        "actors": kinds["Actor"],
        "sources": len({c.source for c in table.claims.values()}),
        "cited publications": len({b for c in table.claims.values() for b in c.props.get("backing", ())}),
        "disputes word": len(disputes(view)),
    }
    return render(
        "site_index.html.j2",
        view,
        view.horizon(table.claims.values()),
        policy=POLICY,
        title=words("site title", lang),
        counts=counts,
        days=[*((day, f"network/index.html#{day}") for day in days), (words("all time", lang), "network/all.html")],
        actors=[(row.label, links[row.actor], row.claims) for row in rows[:24]],
        reading=[(words(f"reading {key}", lang), words(f"reading {key} text", lang)) for key in _READING],
    )


_READING = ("claim", "card", "certainty", "contested", "denied", "possible", "horizon")


def actors_page(view: View, links: Mapping[str, str]) -> str:
    """Every actor with its names, kinds and life, and a filter."""
    return _list_page(view, links, "Actor", "actors")


def persons_page(view: View, links: Mapping[str, str]) -> str:
    """Every person whom a source names in a leading, speaking or official role; not to be indexed."""
    return _list_page(view, links, "Person", "persons")


def _list_page(view: View, links: Mapping[str, str], what: str, key: str) -> str:
    offices: dict[str, list[str]] = {}
    for claim in view.table.of_class("Leadership", "Spokesmanship") if what == "Person" else ():
        for person in claim.subject:
            offices.setdefault(person, []).extend(claim.object)
    cards = Cards(view, links)

    def cells(row: ActorRow) -> dict[str, Any]:
        return {
            "name": cards.name(row.actor),
            "others": [n for n in row.names if n != row.label],
            "kinds": [concept(k, view.lang) for k in row.kinds],
            "offices": [cards.name(o) for o in dict.fromkeys(offices.get(row.actor, ()))],
            "life": f"{row.life_start or '?'} – {row.life_end or '?'}" if row.life_start or row.life_end else "",
            "claims": row.claims,
        }

    return render(
        "site_list.html.j2",
        view,
        view.horizon(view.table.claims.values()),
        noindex=what == "Person",
        policy=SCRIPT_POLICY,
        title=words(f"page {key}", view.lang),
        lead=words(f"page {key} lead", view.lang),
        persons=what == "Person",
        rows=[cells(row) for row in sorted(actors(view, what=what), key=lambda row: (fold(row.label), row.actor))],
    )


def disputes_page(view: View, links: Mapping[str, str], report: str) -> str:
    """Every contested point of the graph, rivals next to one another."""
    cards = Cards(view, links, report)
    groups = disputes(view)
    return render(
        "site_disputes.html.j2",
        view,
        view.horizon([c for g in groups for c in g.claims] or view.table.claims.values()),
        policy=SCRIPT_POLICY,
        title=words("page disputes", view.lang),
        groups=[cards.rivals(group) for group in groups],
        report=cards.report,
    )


def sources_page(view: View, links: Mapping[str, str]) -> str:
    """The publications: those that claims are taken from, and those that these cite."""
    table = view.table
    taken = Counter(claim.source for claim in table.claims.values())
    cited = Counter(b for claim in table.claims.values() for b in set(claim.props.get("backing", ())))

    def cells(thing: Thing, count: int) -> dict[str, Any]:
        def one(name: str) -> str:
            return (thing.props.get(name) or [""])[0]

        return {
            "id": short(thing.id),
            "label": view.label(thing.id),
            "page": links.get(thing.id, ""),
            "title": one("title"),
            "publisher": one("publisher"),
            "date": one("textDate") or one("issued"),
            "url": web_address(one("url")),
            "count": count,
        }

    things = table.things
    return render(
        "site_sources.html.j2",
        view,
        view.horizon(table.claims.values()),
        policy=SCRIPT_POLICY,
        title=words("page sources", view.lang),
        sources=[cells(things[s], taken[s]) for s in sorted(taken, key=view.label) if s in things],
        cited=[cells(things[s], cited[s]) for s in sorted(cited, key=lambda s: view.label(s).casefold()) if s in things],
    )


def source_page(view: View, source: str, links: Mapping[str, str]) -> str:
    """One source: what it is, every claim taken from it in the order of its text, its table of locators."""
    table = view.table
    claims = in_order(c for c in table.claims.values() if c.source == source)
    locators = _locators().get(short(source), [])
    place = {slug: i for i, (slug, _) in enumerate(locators)}
    heads = dict(locators)
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: _position(c, place)):
        groups.setdefault(_position(claim, place)[1], []).append(claim)
    cards = Cards(view, links)
    facts = {name: (table.things[source].props.get(name) or [""])[0] for name in ("title", "publisher", "textDate", "url", "retrieved")}
    return render(
        "site_source.html.j2",
        view,
        view.horizon(claims),
        policy=SCRIPT_POLICY,
        title=view.label(source),
        facts=facts,
        url=web_address(facts["url"]),
        locators=locators,
        count=len(claims),
        groups=[{"slug": slug, "head": heads.get(slug, ""), "lines": cards.lines(own)} for slug, own in groups.items()],
    )


def _position(claim: Claim, place: Mapping[str, int]) -> tuple[int, str, list[tuple[int, str]], str]:
    """Where a claim stands in its source: section by the order of the text, then line and note as numbers."""
    first = min((_parts(at, place) for at in claim.props.get("at", ())), default=(len(place), "", []))
    return (*first, claim.id)


def _parts(locator: str, place: Mapping[str, int]) -> tuple[int, str, list[tuple[int, str]]]:
    slug, *rest = locator.split("/")
    return place.get(slug, len(place)), slug, [(int(p), "") if p.isdecimal() and len(p) < 10 else (0, p) for p in rest]


def downloads_page(view: View, sizes: Mapping[str, int]) -> str:
    """The graph for other tools: each file with what it holds, and its size."""
    lang = view.lang
    rows = [(name, words(f"download {name}", lang), f"{sizes[name] / 1024:,.0f}".replace(",", "\u202f")) for name in DOWNLOADS]
    return render(
        "site_downloads.html.j2", view, view.horizon(view.table.claims.values()), policy=POLICY, title=words("page downloads", lang), rows=rows
    )


@cache
def _locators() -> dict[str, list[tuple[str, str]]]:
    """The slugs of each source with the headings that they stand for, from the handbook."""
    text = Path(resources.folder("ontology"), "handbook", "locators.md").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, str]]] = {}
    source = ""
    for line in text.splitlines():
        if line.startswith("## "):
            source = re.split(r"[ \u2014]", line[3:])[0].strip("`")
        elif row := re.match(r"\| `([^`]+)` \| (.*?) \|", line):
            found.setdefault(source, []).append((row[1], row[2]))
    return found
