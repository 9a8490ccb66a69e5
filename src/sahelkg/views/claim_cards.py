"""Claims side by side on a page: one card for each fact as it is said, in it every claim that says so, with source, locator and anchor.

A fact said with another reserve, or said not to hold, is another card: nobody's doubt disappears in somebody else's certainty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sahelkg.answers.evidence import DisputeGroup
from sahelkg.answers.view import View
from sahelkg.graph.table import Claim
from sahelkg.i18n import concept, labelled, words
from sahelkg.model import BASE, CLASSES, short
from sahelkg.views.lines import certainty_of, dates_of, fact_of, reserve_of

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["Cards", "web_address"]

_OPEN, _SHUT = "\ue000", "\ue001"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_SHUT}]*){_SHUT}")


class _Marked(View):
    """A view whose labels are ids between marks, so that a line made from it can be turned into links."""

    def label(self, identifier: str) -> str:
        """The id between marks."""
        return f"{_OPEN}{identifier}{_SHUT}"


def web_address(url: str) -> str:
    """The address if it leads into the web, else nothing: no other kind of link is ever written.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


class Cards:
    """Makes cards in the language of a view.

    `links` holds the pages of things and the cards of claims by id, `report` the address for reports of errors.
    """

    def __init__(self, view: View, links: Mapping[str, str] | None = None, report: str = "") -> None:
        self.view, self.links, self.report = view, links or {}, web_address(report)
        self.marked = _Marked(*view)
        self.shown: set[str] = set()
        """Claims that have their anchor on the page already."""

    def linked(self, text: str) -> Markup:
        """A line of the marked view as markup: ids become labels, with a link where there is a page."""
        from markupsafe import Markup, escape

        return Markup(_MARKED.sub(lambda found: str(self.name(unescape(found[1]))), str(escape(text))))

    def name(self, identifier: str) -> Markup:
        """The label of a thing, linked where it has a page."""
        from markupsafe import Markup, escape

        label = escape(self.view.label(identifier))
        href = self.links.get(identifier)
        return Markup(f'<a href="{escape(href)}">{label}</a>') if href else label

    def anchor(self, claim: Claim) -> Markup:
        """The readable id of a claim, linked to its card where `links` knows of one."""
        from markupsafe import Markup, escape

        label = escape(f"#{short(claim.id)}")
        href = self.links.get(claim.id)
        return Markup(f'<a href="{escape(href)}">{label}</a>') if href else label

    def lines(self, claims: Iterable[Claim]) -> list[dict[str, Any]]:
        """The claims one by one, each in short, in the order given."""
        return [
            {
                "id": short(claim.id),
                "anchor": self.anchor(claim),
                "locator": ", ".join(claim.all("at")),
                "fact": self.linked(self._fact(claim)),
                "reserve": self.linked(reserve_of(claim, self.marked)),
                "denied": not claim.holds,
                "when": dates_of(claim, self.view),
                "backing": [self._backing(b) for b in claim.all("backing")],
            }
            for claim in claims
        ]

    def facts(self, claims: Iterable[Claim]) -> list[dict[str, Any]]:
        """The claims as cards, those of one content and one reserve in one card."""
        groups: dict[tuple[str, str, str], list[Claim]] = {}
        for claim in claims:
            groups.setdefault((claim.cls, self._fact(claim), reserve_of(claim, self.marked)), []).append(claim)
        return [
            {
                "fact": self.linked(fact),
                "reserve": self.linked(reserve),
                "denied": not members[0].holds,
                "contested": members[0].standing == "contested",
                "rejected": members[0].standing == "rejected",
                "size": min(4, len(members)),
                "ids": [m.id for m in members],
                "rows": [self._row(claim) for claim in members],
            }
            for (_, fact, reserve), members in groups.items()
        ]

    def rivals(self, group: DisputeGroup) -> dict[str, Any]:
        """A contested point: a column for each content, which contradicts which, and why curators hold so."""
        columns = self.facts(group.claims)
        letters = {claim: chr(ord("A") + i) if i < 26 else str(i + 1) for i, column in enumerate(columns) for claim in column["ids"]}
        against = dict.fromkeys(tuple(sorted((letters[a], letters[b]))) for a, b in group.pairs if a in letters and b in letters)
        things = list(dict.fromkeys(t for c in group.claims for t in (*c.subject, *c.object)))
        about = [t for t in things if t.startswith(("actor/", "person/"))] or things[:1]
        return {
            "columns": [{**column, "letter": letters[column["ids"][0]]} for column in columns],
            "against": [f"{a}\u00a0≠\u00a0{b}" for a, b in sorted(against) if a != b],
            "reasons": [(reason, getattr(reason, "lang", "")) for reason in dict.fromkeys(group.rationales) if reason],
            "about": [self.name(t) for t in about[:8]],
            "anchor": short(group.claims[0].id),
        }

    def _fact(self, claim: Claim) -> str:
        place = claim.all("place") if claim.cls != "Presence" and "place" not in CLASSES[claim.cls].object else []
        return fact_of(claim, self.marked) + (f", {', '.join(map(self.marked.label, place))}" if place else "")

    def _row(self, claim: Claim) -> dict[str, Any]:
        view, lang = self.view, self.view.lang
        first = claim.id not in self.shown
        self.shown.add(claim.id)
        outside = view.outside_life(claim, [*claim.subject, *claim.object]) if claim.cls != "NameClaim" else []
        return {
            "id": short(claim.id),
            "first": first,
            "when": dates_of(claim, view),
            "certainty": certainty_of(claim, view),
            "standing": words(claim.standing, lang),
            "confidence": labelled("confidence", concept(claim.confidence, lang), lang),
            "flag": labelled("outside life", ", ".join(map(view.label, outside)), lang) if outside else "",
            "notes": [(note, getattr(note, "lang", "")) for note in claim.all("note")],
            "source": self.publication(claim.source, view.label(claim.source)),
            "locator": ", ".join(claim.all("at")),
            "backing": [self._backing(b) for b in claim.all("backing")],
            "rivals": sorted(map(short, claim.disputes)),
            "iri": f"{BASE}{claim.id}",
            "cited": f"{view.label(claim.source)}, {', '.join(claim.all('at'))}",
        }

    def _backing(self, publication: str) -> Markup:
        thing = self.view.table.things.get(publication)
        publisher, issued = (thing.props.get(name, [""])[0] for name in ("publisher", "issued")) if thing else ("", "")
        return self.publication(publication, f"{publisher} {issued}" if publisher and issued else self.view.label(publication))

    def publication(self, publication: str, label: str) -> Markup:
        """A publication by its label: linked to its page, else to its address if that leads into the web; its title on hovering."""
        from markupsafe import Markup, escape

        thing = self.view.table.things.get(publication)
        props = thing.props if thing else {}
        href = self.links.get(publication) or web_address((props.get("url") or [""])[0])
        title = (props.get("title") or [""])[0]
        hint = Markup(f' title="{escape(title)}"') if title else Markup("")
        if not href:
            return Markup(f"<span{hint}>{escape(label)}</span>")
        away = Markup(' rel="noopener noreferrer nofollow"') if web_address(href) else Markup("")
        return Markup(f'<a href="{escape(href)}"{away}{hint}>{escape(label)}</a>')
