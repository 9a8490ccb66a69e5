"""The words of the network and its pages in English and French; part of the words of `sahelkg.i18n`."""

from __future__ import annotations

__all__ = ["NETWORK"]

NETWORK: dict[str, tuple[str, str]] = {
    # every network
    "network": ("network", "réseau"),
    "ties": ("ties", "liens"),
    "actors": ("actors", "acteurs"),
    "with": ("with", "avec"),
    "against": ("against", "contre"),
    "neither": ("neither", "ni l'un ni l'autre"),
    "negative": ("said not to hold (never drawn)", "dits faux (jamais dessinés)"),
    "proposed": ("only proposed or foreseen (never drawn)", "seulement proposés ou prévus (jamais dessinés)"),
    "undrawn": ("not drawn: a party is not named", "non dessinés : une partie n'est pas nommée"),
    # its page
    "page network": ("Who stands with whom, and against whom", "Qui est avec qui, et contre qui"),
    "legend directed": ("arrow: the relation goes one way", "flèche : la relation va dans un sens"),
    "contested tie": ("contested", "contesté"),
    "only the ties of": ("Only the ties of", "Seulement les liens de"),
    "every actor": ("every actor", "tous les acteurs"),
    "same in table": ("Every tie stands in the table below.", "Chaque lien figure dans le tableau ci-dessous."),
    "zoom in": ("zoom in", "agrandir"),
    "zoom out": ("zoom out", "réduire"),
    "zoom fit": ("show everything", "tout montrer"),
    # over time: the day
    "choose a day": ("day shown", "jour montré"),
    "change before": ("the change before", "le changement précédent"),
    "change after": ("the next change", "le changement suivant"),
    "slider": ("days on which a tie begins, ends or becomes more or less sure", "jours où un lien commence, finit ou devient plus ou moins sûr"),
    "bars": ("bars over the slider: how many ties are certain or presumed", "barres sur le curseur : combien de liens sont certains ou présumés"),
    "only sure": ("hide what is only possible", "masquer ce qui n'est que possible"),
    "no such day": ("Type a full date, for example 2023-10-01.", "Tapez une date complète, par exemple 2023-10-01."),
    # what the picture holds
    "narrowed to": ("this page holds only", "cette page ne contient que"),
    "narrowed around": ("around", "autour de"),
    "narrowed depth": ("up to this many ties away:", "à ce nombre de liens au plus :"),
    "narrowed place": ("place", "lieu"),
    "filters": ("filters", "filtres"),
    "in the picture": ("in the picture", "dans l'image"),
    "hull": ("coalition or group with its members; its name in the same colour", "coalition ou groupe avec ses membres ; son nom de même couleur"),
    "hull unsure": ("membership only possible or hedged", "appartenance seulement possible ou dite avec réserve"),
    "lone actors": ("actors without a visible tie", "acteurs sans lien visible"),
    "every relation": ("every relation", "toutes les relations"),
    "around": ("around an actor", "autour d'un acteur"),
    "steps away": ("ties away, at most:", "liens de distance, au plus :"),
    "show all": ("show everything again", "tout remontrer"),
    "no tie left": ("No tie on this day with these filters.", "Aucun lien ce jour-là avec ces filtres."),
    "names hidden": ("names that appear on zooming in: {n}", "noms qui apparaissent en agrandissant : {n}"),
    # the table
    "visible ties": ("visible ties", "liens visibles"),
    "tie": ("tie", "lien"),
    "who says so": ("who says so, of when", "qui le dit, pour quand"),
    # the page of a difference
    "page diff": ("What changed from {} to {}", "Ce qui a changé du {} au {}"),
    "diff alone": ("actors without a changed tie", "acteurs sans lien changé"),
    "diff note name": ("names", "noms"),
    "diff note leader": ("leaders", "dirigeants"),
    "diff read": (
        "The picture holds only what changed. Frame of a mark: rounded with, pointed against, square neither. Click leads to the claims.",
        "L'image ne contient que ce qui a changé. Cadre d'une marque : arrondi avec, pointu contre, carré ni l'un ni l'autre. Cliquer mène aux "
        "assertions.",
    ),
    "diff sure only": (
        "Of the ties, only those are drawn that are certain or presumed on one of the days, or turned.",
        "Des liens, seuls sont dessinés ceux qui sont certains ou présumés à l'une des dates, ou retournés.",
    ),
    "diff left": (
        "{} of {} changes are not in the picture; all are listed below.",
        "{} changements sur {} ne sont pas dans l'image ; tous figurent ci-dessous.",
    ),
    "diff certainty": ("on one of the days", "à l'une des dates"),
    "diff partly": ("some claims", "une partie des assertions"),
    "diff both days": ("counts for both days", "vaut pour les deux dates"),
    "diff one day": ("counts for", "vaut pour le"),
    "actor began": ("actor come", "acteur apparu"),
    "actor may have begun": ("actor that may have come", "acteur peut-être apparu"),
    "actor ended": ("actor gone", "acteur disparu"),
    "actor may have ended": ("actor that may have gone", "acteur peut-être disparu"),
    "actor no longer possible": ("actor possible before, gone now", "acteur possible avant, disparu depuis"),
    "actor surer": ("actor whose existence is surer", "acteur dont l'existence est plus sûre"),
    "actor less sure": ("actor whose existence is less sure", "acteur dont l'existence est moins sûre"),
}
