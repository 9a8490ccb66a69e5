"""Figures of a signed network for reading and for programs, each with its claims and what it does and does not mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sahelkg.i18n import labelled, words
from sahelkg.model import short
from sahelkg.views.context import context_fields, context_line
from sahelkg.views.tables import as_json, folded

if TYPE_CHECKING:
    from sahelkg.answers.signed import Pair, SignedFigures, TurningPoint
    from sahelkg.graph.table import Claim

__all__ = ["COLUMNS", "signed_json", "signed_rows", "signed_text"]

COLUMNS = ("figure", "value", "actors", "signs", "certainty", "claims")
_WORD = {1: "with", -1: "against", 0: "mixed"}
_MARK = {1: "+", -1: "−", 0: "±"}


def _claims(claims: Iterable[Claim]) -> str:
    return ";".join(dict.fromkeys(short(c.id) for c in claims))


def signed_rows(found: SignedFigures, months: Iterable[TurningPoint] = ()) -> list[dict[str, Any]]:
    """One row per figure: triads, frustrated and mixed pairs, brokers, communities, turning points."""
    rows: list[dict[str, Any]] = [
        {"figure": "balance", "value": "" if found.balance is None else round(found.balance, 4), "actors": f"{len(found.triads)} triads"},
        {"figure": "frustration", "value": f"<={found.frustration}", "actors": f"{len(found.pairs)} pairs"},
    ]
    for triad in found.triads:
        who = ";".join(map(short, triad.actors))
        claims = _claims(c for p in triad.pairs for c in p.claims)
        state = "balanced" if triad.balanced else "unbalanced"
        rows.append(
            {
                "figure": "triad",
                "value": state,
                "actors": who,
                "signs": ",".join(_WORD[p.sign] for p in triad.pairs),
                "certainty": triad.certainty,
                "claims": claims,
            }
        )
    for name, pairs in (("frustrated", found.frustrated), ("mixed", found.mixed)):
        for p in pairs:
            who = f"{short(p.one)};{short(p.other)}"
            rows.append({"figure": name, "actors": who, "signs": _WORD[p.sign], "certainty": p.certainty, "claims": _claims(p.claims)})
    rows += [{"figure": "broker", "value": b.betweenness, "actors": short(b.actor), "claims": _claims(b.claims)} for b in found.brokers]
    rows += [{"figure": "community", "value": len(c), "actors": ";".join(map(short, c))} for c in found.communities]
    rows += [{"figure": "turning point", "value": m.month, "actors": str(len(m.claims)), "claims": _claims(m.claims)} for m in months]
    return rows


def signed_json(found: SignedFigures, months: Iterable[TurningPoint] = ()) -> str:
    """The figures with their meaning."""
    view = found.view
    context = {**context_fields(view, found.horizon), "notice": words("curated", view.lang)}
    meaning = {name: words(f"meaning {name}", view.lang) for name in ("balance", "frustration", "brokers", "communities", "turning points")}
    return as_json({**context, "meaning": meaning, "figures": signed_rows(found, months)})


def signed_text(found: SignedFigures, months: Iterable[TurningPoint] = ()) -> str:
    """The figures, the unbalanced triads and frustrated pairs named, each under a sentence on what it means."""
    view, lang = found.view, found.view.lang
    sorts = Counter(t.signs for t in found.triads)
    share = "–" if found.balance is None else f"{found.balance:.0%}"
    out = [words("analyse", lang).capitalize(), context_line(view, found.horizon)]
    out += _head("balance", found, f"{share} ({', '.join(f'{k} {n}' for k, n in sorted(sorts.items())) or '0'})")
    for triad in (t for t in found.triads if not t.balanced):
        line = f"{triad.signs}  {', '.join(view.label(a) for a in triad.actors)}"
        out += folded(f"{line}{_sure(triad.certainty, lang)} [{_claims(c for p in triad.pairs for c in p.claims)}]", "• ", "    ")
    out += _head("frustration", found, f"≤ {found.frustration} / {len(found.pairs)}")
    out += [line for pair in found.frustrated for line in _pair(pair, found)]
    if found.mixed:
        out += ["", words("mixed pairs", lang)]
        out += [line for pair in found.mixed for line in _pair(pair, found)]
    out += _head("brokers", found)
    for broker in found.brokers:
        out += folded(f"{view.label(broker.actor)}  {broker.betweenness:.3f}  [{_claims(broker.claims)}]", "• ", "    ")
    out += _head("communities", found, str(len(found.communities)))
    for group in found.communities:
        out += folded(", ".join(view.label(a) for a in group), "• ", "    ")
    listed = list(months)
    if listed:
        out += _head("turning points", found)
        for point in listed:
            out += folded(f"{point.month}  {len(point.claims)} {words('claims', lang)}  [{_claims(point.claims)}]", "• ", "    ")
    return "\n".join(out) + "\n"


def _head(name: str, found: SignedFigures, value: str = "") -> list[str]:
    lang = found.view.lang
    title = labelled(f"figure {name}", value, lang) if value else words(f"figure {name}", lang)
    return ["", title, *folded(words(f"meaning {name}", lang), "  ", "  ")]


def _sure(certainty: str, lang: str) -> str:
    return f" · {words(certainty, lang)}" if certainty else ""


def _pair(pair: Pair, found: SignedFigures) -> Iterable[str]:
    view = found.view
    line = f"{view.label(pair.one)} {_MARK[pair.sign]} {view.label(pair.other)}{_sure(pair.certainty, view.lang)} [{_claims(pair.claims)}]"
    return folded(line, "• ", "    ")
