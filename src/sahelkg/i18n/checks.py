"""What each check of the audit looks for and what each figure means, in English and French; part of the words of `sahelkg.i18n`."""

from __future__ import annotations

__all__ = ["CHECK_WORDS"]

CHECK_WORDS: dict[str, tuple[str, str]] = {
    "audit": ("audit: suspicious though valid", "audit : suspect quoique valide"),
    "findings": ("findings", "constats"),
    "check outside-life": (
        "a part given to an actor on no day of its life",
        "un rôle donné à un acteur hors de toute sa vie",
    ),
    "check name-out-of-time": (
        "a name used for a time when nobody is known to have borne it",
        "un nom employé pour une époque où personne n'est connu pour l'avoir porté",
    ),
    "check membership-outside-life": (
        "membership or part on no day of the life of one of the two",
        "appartenance ou partie hors de la vie de l'un des deux",
    ),
    "check after-killing": (
        "an office or part of a person after the day by which that person is said to have been killed",
        "une fonction ou un rôle d'une personne après la date à laquelle elle est dite tuée",
    ),
    "check ally-and-enemy": (
        "with and against each other on the same days, both for certain",
        "avec et contre l'un l'autre aux mêmes dates, l'un et l'autre de façon certaine",
    ),
    "check successor-first": (
        "who comes out of a change ended before who goes in began",
        "qui sort d'un changement avait fini avant le début de qui y entre",
    ),
    "check circle": ("successions in a circle that time does not allow", "successions en cercle que le temps ne permet pas"),
    "check rival-dates": ("one event on dates without a common day, not judged yet", "un événement à des dates sans jour commun, pas encore jugé"),
    "check rival-places": (
        "one event in places that do not contain one another, not judged yet",
        "un événement en des lieux qui ne se contiennent pas, pas encore jugé",
    ),
    "check rival-tolls": ("tolls of one event that cannot both be true, not judged yet", "bilans d'un événement incompatibles, pas encore jugés"),
    "check rival-versions": (
        "versions of one change that do not go together, not judged yet",
        "versions d'un changement qui ne vont pas ensemble, pas encore jugées",
    ),
    "check rival-polarity": (
        "said to hold and said not to hold, for days that overlap, not judged yet",
        "dit vrai et dit faux, pour des dates qui se recouvrent, pas encore jugé",
    ),
    "check same-event": ("events that may be one, not judged yet", "événements qui n'en font peut-être qu'un, pas encore jugés"),
    "check overlapping-aggregates": (
        "figures over times and places that overlap: never to be added up",
        "chiffres sur des périodes et des lieux qui se recouvrent : à ne jamais additionner",
    ),
    "check single-backed": (
        "relations, changes and leaders that rest on one publisher",
        "relations, changements et dirigeants qui reposent sur un seul éditeur",
    ),
    # figures of signed networks
    "analyse": ("figures of the signed network", "chiffres du réseau signé"),
    "figure balance": ("balanced triads", "triades équilibrées"),
    "figure frustration": ("frustrated pairs, at most", "paires frustrées, au plus"),
    "figure brokers": ("brokers (betweenness)", "intermédiaires (intermédiarité)"),
    "figure communities": ("communities", "communautés"),
    "figure turning points": ("turning points", "tournants"),
    "mixed pairs": (
        "with and against alike: in no figure",
        "avec et contre à égalité : dans aucun chiffre",
    ),
    "meaning balance": (
        "A triad is balanced if the product of its three signs is positive (the enemy of my enemy is my friend). It shows tension in what is told; "
        "it predicts nothing, and ties of different years or only possible ones can meet in it.",
        "Une triade est équilibrée si le produit de ses trois signes est positif (l'ennemi de mon ennemi est mon ami). Cela montre une tension dans "
        "ce que disent les sources ; cela ne prédit rien, et des liens d'années différentes ou seulement possibles peuvent s'y rencontrer.",
    ),
    "meaning frustration": (
        "The pairs that stand against the best division into two camps that was found: friends across, foes within. The number is an upper bound, "
        "another division may do as well; no camp is thereby an alliance.",
        "Les paires contraires à la meilleure division en deux camps qui ait été trouvée : amis entre camps, ennemis dans un camp. Le nombre est une "
        "borne supérieure, une autre division peut faire aussi bien ; aucun camp n'est pour autant une alliance.",
    ),
    "meaning brokers": (
        "The share of the shortest chains of “with” between all others that run through an actor. It depends on which ties sources tell; it does not "
        "say that anybody mediates.",
        "La part des plus courtes chaînes de « avec » entre tous les autres qui passent par un acteur. Cela dépend des liens dits ; "
        "cela ne dit pas que quelqu'un sert de médiateur.",
    ),
    "meaning communities": (
        "Groups with more “with” inside than between them (Louvain). A community is a pattern of what is told, not an organisation.",
        "Groupes ayant plus de « avec » en eux qu'entre eux (Louvain). Une communauté est un motif de ce qui est dit, pas une organisation.",
    ),
    "meaning turning points": (
        "Months, over all time whatever the day asked for, into which claims date most beginnings and ends of relations "
        "and changes of actors. It counts claims, not events: what many sources tell weighs more.",
        "Mois, toutes dates confondues, où les assertions datent le plus de débuts et de fins de relations et de "
        "changements d'acteurs. On compte des assertions, pas des événements : ce que beaucoup de sources disent pèse plus.",
    ),
}
