"""The words of the interface in English and French; words of the vocabularies come from `ontology/vocabularies.ttl`."""

from __future__ import annotations

import os
from functools import cache

from sahelkg.i18n_checks import CHECK_WORDS
from sahelkg.i18n_network import NETWORK
from sahelkg.i18n_pages import PAGES

__all__ = ["LANGS", "colon", "concept", "default_lang", "labelled", "predicate", "words"]

LANGS = ("en", "fr")

_WORDS: dict[str, tuple[str, str]] = {
    **CHECK_WORDS,
    **PAGES,
    **NETWORK,
    # what every answer says of itself
    "horizon": ("knowledge horizon", "horizon de connaissance"),
    "beyond": ("the date asked for lies beyond the knowledge horizon", "la date demandée dépasse l'horizon de connaissance"),
    "all time": ("all time", "toutes dates"),
    "on": ("on", "au"),
    "viewpoint": ("viewpoint", "point de vue"),
    "viewpoint all": ("accepted and contested", "retenues et contestées"),
    "viewpoint accepted": ("accepted only", "retenues seulement"),
    "viewpoint source": ("only what is said by", "seulement ce que dit"),
    "viewpoint claimant": ("only what is put down to", "seulement ce qui est attribué à"),
    "known by": ("as published by", "d'après ce qui était publié au"),
    "identity": ("actors drawn", "acteurs dessinés"),
    "identity continuous": ("as one with unbranched successions", "unis à leurs successions sans branche"),
    "identity family": ("as the family of", "comme famille de"),
    "identity coalition": ("members as their coalition", "membres comme leur coalition"),
    "drawn together": ("drawn together", "dessinés ensemble"),
    "inside": ("ties inside a node", "liens à l'intérieur d'un nœud"),
    "undecided": ("in several coalitions alike, drawn alone", "dans plusieurs coalitions à égalité, dessiné seul"),
    "known since": ("known since", "connu depuis"),
    "known through": ("through", "par"),
    "claims": ("claims", "assertions"),
    "claim": ("claim", "assertion"),
    "confidence": ("confidence", "confiance"),
    "nothing": ("nothing found", "rien trouvé"),
    "curated": (
        "Curated from public documents, machine-read and machine-checked. Not for screening, targeting or legal proof.",
        "Tiré de documents publics, lus et vérifiés par machine. Ni filtrage, ni ciblage, ni preuve en justice.",
    ),
    # certainty and standing
    "certain": ("certain", "certain"),
    "presumed": ("presumed", "présumé"),
    "possible": ("possible", "possible"),
    "out": ("no", "non"),
    "then": ("on that day", "ce jour-là"),
    "accepted": ("accepted", "retenue"),
    "contested": ("contested", "contestée"),
    "rejected": ("rejected", "rejetée"),
    "outside life": ("outside its bearer's life", "hors de la vie du porteur"),
    "one of": ("one of several whom the wording can mean", "l'un de plusieurs que la désignation peut viser"),
    "said not": ("said not to hold", "dit faux"),
    # pieces of a claim
    "says": ("says", "dit"),
    "according to": ("according to", "selon"),
    "in source": ("in", "dans"),
    "citing": ("citing", "citant"),
    "named": ("under the name", "sous le nom"),
    "ends": ("ends", "finit"),
    "ends many": ("end", "finissent"),
    "continues": ("continues", "continue"),
    "continues many": ("continue", "continuent"),
    "unclear": ("takes part, end left unclear", "y prend part, fin laissée incertaine"),
    "unclear many": ("take part, end left unclear", "y prennent part, fin laissée incertaine"),
    "begins": ("begins", "commence"),
    "begins many": ("begin", "commencent"),
    "founded by": ("by", "par"),
    "components": ("components", "composantes"),
    "since": ("since", "depuis"),
    "until": ("until", "jusqu'à"),
    "from": ("from", "de"),
    "takes part": ("takes part", "prend part"),
    "took place": ("took place", "s'est produit"),
    "going on": ("stated as going on", "dit en cours"),
    "undated": ("undated", "sans date"),
    "by date": ("by", "au plus tard le"),
    "attested": ("attested", "attesté"),
    "disputes": ("disputes", "contredit"),
    "disputed by": ("disputed by", "contredite par"),
    "may be the same as": ("may be the same as", "peut-être identique à"),
    "corroborates": ("same content as", "même contenu que"),
    "refines": ("finer than", "plus fine que"),
    "in total": ("contained in the total of", "comprise dans le total de"),
    "why": ("why", "motif"),
    # names
    "fullName": ("full name", "nom complet"),
    "acronym": ("acronym", "sigle"),
    "otherName": ("other name", "autre nom"),
    "label": ("label", "libellé"),
    "exact": ("exact", "exact"),
    "head of acronym": ("begins the acronym", "début du sigle"),
    "words of the name": ("words of the name", "mots du nom"),
    "identifier": ("identifier or label", "identifiant ou libellé"),
    "spelled alike": ("spelled alike", "orthographe proche"),
    "member or predecessor, attested about then": (
        "member or predecessor, attested about then",
        "membre ou prédécesseur, attesté vers cette date",
    ),
    "no bearer": ("no one is known to have borne the name", "personne n'est connu pour avoir porté le nom"),
    "no bearer then": ("no one is known to have borne the name then", "personne n'est connu pour avoir porté le nom alors"),
    "near": ("who comes near", "qui s'en approche"),
    "ambiguous": ("several bore the name", "plusieurs ont porté le nom"),
    "last used": ("last used", "dernier emploi"),
    "still used": ("still used by", "encore employé par"),
    # lineage
    "lineage": ("lineage", "filiation"),
    "comes from": ("comes from", "vient de"),
    "became": ("became", "devient"),
    "departures": ("departures", "départs"),
    "left": ("leaves", "quitte"),
    "see above": ("see above", "voir plus haut"),
    "versions": ("versions", "versions"),
    "no lineage": (
        "no source in the graph says where it comes from or what became of it",
        "aucune source du graphe ne dit d'où il vient ni ce qu'il devient",
    ),
    "no lineage here": (
        "nothing in this direction, on this day or from this viewpoint; there are versions (see --viewpoint all, --direction both, no --at)",
        "rien dans ce sens, à cette date ou de ce point de vue ; il y a des versions (voir --viewpoint all, --direction both, sans --at)",
    ),
    "kinds": ("kinds", "natures"),
    "life start": ("life from", "vie depuis"),
    "life end": ("life until", "vie jusqu'à"),
    "label ": ("label", "libellé"),
    # dossier
    "names": ("names", "noms"),
    "structure": ("membership and parts", "appartenance et parties"),
    "leaders": ("leaders and spokespersons", "dirigeants et porte-parole"),
    "relations": ("relations", "relations"),
    "presence": ("presence and strength", "présence et effectifs"),
    "events": ("events", "événements"),
    "law": ("law and agreements", "droit et accords"),
    "statements": ("statements", "déclarations"),
    "contested points": ("contested points", "points contestés"),
    "life": ("life, outermost bounds", "vie, bornes extrêmes"),
    # columns
    "column source": ("source", "origine"),
    "column target": ("target", "cible"),
    "relation": ("relation", "relation"),
    "sign": ("sign", "signe"),
    "certainty": ("certainty", "certitude"),
    "standing": ("standing", "statut"),
    "assertion": ("assertion", "modalité"),
    "hedge": ("hedge", "réserve"),
    "claimant": ("claimant", "auteur"),
    "interval": ("interval", "intervalle"),
    "sources": ("sources", "sources"),
    "name": ("name", "nom"),
    "kind": ("kind", "nature"),
    "start": ("start", "début"),
    "end": ("end", "fin"),
    "reason": ("reason", "motif"),
    "score": ("score", "score"),
    "actor": ("actor", "acteur"),
    "id": ("id", "id"),
    "who": ("who", "qui"),
    "what": ("what", "quoi"),
    "when": ("when", "quand"),
    "source": ("source", "source"),
    "note": ("note", "note"),
    # differences
    "changes": ("changes", "changements"),
    "diff actor": ("actors", "acteurs"),
    "diff name": ("names", "noms"),
    "diff leader": ("leaders and spokespersons", "dirigeants et porte-parole"),
    "change began": ("began", "a commencé"),
    "change may have begun": ("may have begun", "a pu commencer"),
    "change ended": ("ended", "a fini"),
    "change may have ended": ("may have ended", "a pu finir"),
    "change no longer possible": ("no longer possible", "n'est plus possible"),
    "change turned": ("turned", "retourné"),
    "change surer": ("surer", "plus sûr"),
    "change less sure": ("less sure", "moins sûr"),
    "change contested": ("contested", "contesté"),
    "change no longer contested": ("no longer contested", "n'est plus contesté"),
    # places, law, paths
    "part of": ("part of", "partie de"),
    "classifications": ("classification", "qualification"),
    "criteria": ("criteria of the situation", "critères de la situation"),
    "party_criteria": ("criteria of its parties", "critères de ses parties"),
    "adherences": ("roles in agreements", "rôles dans des accords"),
    "no path": ("no chain of ties leads from one to the other", "aucune chaîne de liens ne mène de l'un à l'autre"),
    "path means": (
        "Each step rests on claims; a chain does not say that its ends know or help each other.",
        "Chaque pas repose sur des assertions ; une chaîne ne dit pas que ses bouts se connaissent ou s'aident.",
    ),
    "more paths": ("There are more chains of this length: see --limit.", "Il y a d'autres chaînes de cette longueur : voir --limit."),
    # pages and pictures
    "page lineage": ("lineage", "filiation"),
    "legend": ("legend", "légende"),
    "column reserve": ("how it is said, by whom", "comment c'est dit, par qui"),
    "column name used": ("name used", "nom employé"),
    "legend asked": ("actor asked for", "acteur demandé"),
    "legend life": ("life; fades where a bound is imprecise or unknown", "vie ; s'estompe où une borne est imprécise ou inconnue"),
    "legend open": ("no end known", "aucune fin connue"),
    "legend change": ("change, one curve for each source", "changement, une courbe par source"),
    "legend contested": ("contested", "contesté"),
    "legend hedged": ("with a reserve", "avec réserve"),
    "legend renaming": ("renaming", "changement de nom"),
    "legend founding": ("beginning", "début"),
    "legend ending": ("end", "fin"),
    "legend departure": ("a member leaves", "un membre part"),
    "members left": ("left:", "partis :"),
    "steps": ("steps", "étapes"),
}

_PREDICATES: dict[str, tuple[str, str]] = {
    "NameClaim": ("is called", "s'appelle"),
    "KindClaim": ("is a", "est dit"),
    "TransformationClaim": ("becomes", "devient"),
    "Membership": ("is a member of", "est membre de"),
    "SubUnit": ("is a sub-unit of", "est une sous-unité de"),
    "PartOf": ("is part of", "fait partie de"),
    "Leadership": ("leads or holds office in", "dirige ou a une fonction dans"),
    "Spokesmanship": ("speaks for", "parle pour"),
    "Alliance": ("is allied with", "est allié à"),
    "JointOperation": ("operates jointly with", "opère avec"),
    "Deconfliction": ("keeps a deconfliction or ceasefire with", "observe une déconfliction ou un cessez-le-feu avec"),
    "Contact": ("is in contact with", "est en contact avec"),
    "Hostility": ("fights", "combat"),
    "Support": ("supports", "soutient"),
    "Allegiance": ("pledges allegiance to", "prête allégeance à"),
    "Presence": ("is present in", "est présent à"),
    "Occurrence": ("took place in", "s'est produit à"),
    "Participation": ("took part in", "a pris part à"),
    "Casualties": ("casualties among", "pertes parmi"),
    "MaterielClaim": ("materiel of", "matériel de"),
    "Adherence": ("has a role in", "a un rôle dans"),
    "LegalClassification": ("is classified as", "est qualifié de"),
    "CriterionAssessment": ("meets the criterion of", "remplit le critère de"),
    "Designation": ("is designated by", "est désigné par"),
    "Strength": ("has a strength of", "a un effectif de"),
    "Statement": ("states", "déclare"),
    "IdentityClaim": ("identity", "identité"),
    "Aggregate": ("figure", "chiffre"),
    "Forecast": ("may", "pourrait"),
    "EvidenceAssessment": ("evidence for", "preuve à l'appui de"),
}


def words(key: str, lang: str = "en") -> str:
    """A word or phrase of the interface; the key itself if there is none.

    >>> words("horizon", "fr")
    'horizon de connaissance'
    """
    pair = _WORDS.get(key)
    return pair[lang == "fr"] if pair else key


def labelled(key: str, value: object, lang: str = "en") -> str:
    """A word and its value with the colon of the language.

    >>> labelled("horizon", "2025-09-29")
    'knowledge horizon: 2025-09-29'
    """
    return f"{words(key, lang)}{colon(lang)}{value}"


def colon(lang: str) -> str:
    """A colon with the blanks that the language sets around it."""
    return "\u00a0: " if lang == "fr" else ": "


_MANY = {
    **{"is": "are", "has": "have", "fights": "fight", "supports": "support", "operates": "operate", "keeps": "keep", "pledges": "pledge"},
    **{"states": "state", "meets": "meet", "leads": "lead", "speaks": "speak", "becomes": "become"},
    **{"est": "sont", "a": "ont", "combat": "combattent", "soutient": "soutiennent", "opère": "opèrent", "observe": "observent"},
    **{"prête": "prêtent", "déclare": "déclarent", "fait": "font", "remplit": "remplissent", "dirige": "dirigent", "parle": "parlent"},
    **{"s'appelle": "s'appellent", "pourrait": "pourraient", "devient": "deviennent"},
}


def predicate(cls: str, lang: str = "en", many: bool = False) -> str:
    """The phrase between subject and object of a claim class, for one subject or for many.

    >>> predicate("Hostility"), predicate("Hostility", "fr", many=True)
    ('fights', 'combattent')
    """
    phrase = _PREDICATES[cls][lang == "fr"]
    first, blank, rest = phrase.partition(" ")
    return _MANY.get(first, first) + blank + rest if many else phrase


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
