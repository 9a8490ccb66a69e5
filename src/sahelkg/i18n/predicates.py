"""The phrase between subject and object of each claim class, in English and French, and its plural."""

from __future__ import annotations

__all__ = ["MANY", "PREDICATES"]

PREDICATES: dict[str, tuple[str, str]] = {
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
    "LegalClassification": ("classified as", "qualifié de"),
    "CriterionAssessment": ("criterion met,", "critère rempli,"),
    "Designation": ("is designated by", "est désigné par"),
    "Strength": ("has a strength of", "a un effectif de"),
    "Statement": ("states", "déclare"),
    "IdentityClaim": ("identity", "identité"),
    "Aggregate": ("figure", "chiffre"),
    "Forecast": ("may", "pourrait"),
    "EvidenceAssessment": ("evidence for", "preuve à l'appui de"),
}

MANY = {
    **{"is": "are", "has": "have", "fights": "fight", "supports": "support", "operates": "operate", "keeps": "keep", "pledges": "pledge"},
    **{"states": "state", "meets": "meet", "leads": "lead", "speaks": "speak", "becomes": "become"},
    **{"est": "sont", "a": "ont", "combat": "combattent", "soutient": "soutiennent", "opère": "opèrent", "observe": "observent"},
    **{"prête": "prêtent", "déclare": "déclarent", "fait": "font", "remplit": "remplissent", "dirige": "dirigent", "parle": "parlent"},
    **{"s'appelle": "s'appellent", "pourrait": "pourraient", "devient": "deviennent"},
}
