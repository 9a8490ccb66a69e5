"""The words of the interface in English and French, by use; words of the vocabularies come from `ontology/vocabularies.ttl`."""

from __future__ import annotations

import os
from functools import cache

from sahelkg.i18n.checks import CHECK_WORDS
from sahelkg.i18n.common import WORDS
from sahelkg.i18n.network import NETWORK
from sahelkg.i18n.pages import PAGES
from sahelkg.i18n.predicates import MANY, PREDICATES

__all__ = ["LANGS", "colon", "concept", "default_lang", "labelled", "predicate", "quoted", "words"]

LANGS = ("en", "fr")

_WORDS: dict[str, tuple[str, str]] = {**WORDS, **CHECK_WORDS, **NETWORK, **PAGES}


def words(key: str, lang: str = "en", otherwise: str | None = None) -> str:
    """A word or phrase of the interface; the key itself, or what is named, if there is none.

    >>> words("horizon", "fr")
    'horizon de connaissance'
    """
    pair = _WORDS.get(key)
    return pair[lang == "fr"] if pair else key if otherwise is None else otherwise


def labelled(key: str, value: object, lang: str = "en") -> str:
    """A word and its value with the colon of the language.

    >>> labelled("horizon", "2025-09-29")
    'knowledge horizon: 2025-09-29'
    """
    return f"{words(key, lang)}{colon(lang)}{value}"


def colon(lang: str) -> str:
    """A colon with the blanks that the language sets around it."""
    return "\u00a0: " if lang == "fr" else ": "


def quoted(text: str, lang: str) -> str:
    """Somebody's own word in the quotation marks of the language.

    >>> quoted("suspected", "en")
    '“suspected”'
    """
    return f"«\u00a0{text}\u00a0»" if lang == "fr" else f"“{text}”"


def predicate(cls: str, lang: str = "en", many: bool = False) -> str:
    """The phrase between subject and object of a claim class, for one subject or for many.

    >>> predicate("Hostility"), predicate("Hostility", "fr", many=True)
    ('fights', 'combattent')
    """
    phrase = PREDICATES[cls][lang == "fr"]
    first, blank, rest = phrase.partition(" ")
    return MANY.get(first, first) + blank + rest if many else phrase


@cache
def _concepts() -> dict[str, dict[str, str]]:
    import pyoxigraph as ox

    from sahelkg import resources

    labels: dict[str, dict[str, str]] = {}
    path = os.path.join(resources.folder("ontology"), "vocabularies.ttl")
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value.endswith("#prefLabel") and isinstance(quad.object, ox.Literal):
            name = str(quad.subject)[1:-1].rpartition("/")[2]
            labels.setdefault(name, {})[quad.object.language or "en"] = quad.object.value
    return labels


def concept(name: str, lang: str = "en") -> str:
    """Label of a concept of the closed lists (`merger`, `vocabulary/merger`).

    >>> concept("merger", "fr")
    'fusion'
    """
    name = name.rpartition("/")[2]
    found = _concepts().get(name, {})
    return found.get(lang) or found.get("en") or name


def default_lang() -> str:
    """French if the environment says so (`SAHELKG_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`), else English."""
    for name in ("SAHELKG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"
