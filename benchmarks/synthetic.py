"""Generated claims with the shape of the graph: a quarter alliances, a third hostilities, support, membership, presence, chains of lineage."""

from __future__ import annotations

import random

from sahelkg.model import PREFIXES

__all__ = ["turtle"]

_MIX = (
    ("Alliance", 22),
    ("Hostility", 28),
    ("Support", 12),
    ("Membership", 16),
    ("Presence", 10),
    ("TransformationClaim", 8),
    ("NameClaim", 4),
)


def turtle(claims: int, seed: int = 7) -> str:
    """A graph with so many claims as Turtle; the same seed gives the same text."""
    dice = random.Random(seed)
    actors = [f"actor:a{i}" for i in range(max(20, claims // 20))]
    out = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    out += [f'{a} a :Actor ; rdfs:label "{a[6:]}"@en .' for a in actors]
    out += [f'place:p{i} a :Place ; rdfs:label "p{i}"@en .' for i in range(50)]
    out += [f'transformation:t{i} a :Transformation ; rdfs:label "t{i}"@en .' for i in range(len(actors))]
    for i in range(60):
        day = f"20{dice.randint(12, 25)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        out.append(f'pub:s{i} a :Publication ; rdfs:label "s{i}"@en ; :publisher "P{i % 17}" ; :issued "{day}" .')
    kinds = [name for name, weight in _MIX for _ in range(weight)]
    for i in range(claims):
        out.append(f"claim:c{i} " + _claim(dice.choice(kinds), i, actors, dice) + _fields(dice) + " .")
    for i in range(0, claims - 1, 40):
        out.append(f'judgement:j{i} a :Dispute ; :claim claim:c{i} , claim:c{i + 1} ; :rationale "generated"@en .')
    return "\n".join(out) + "\n"


def _claim(kind: str, number: int, actors: list[str], dice: random.Random) -> str:
    one, other = dice.sample(actors, 2)
    year = dice.randint(2012, 2023)
    start = dice.choice((f"{year}", f"{year}-{dice.randint(1, 12):02}", f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"))
    state = f' ; :start "{start}"' + dice.choice((' ; :end ".."', f' ; :end "{year + 1}"', ""))
    if kind == "TransformationClaim":
        at = number % (len(actors) - 1)
        return (
            f"a :TransformationClaim ; :transformation transformation:t{at} ; :transformationKind voc:merger ; "
            f':ends {actors[at]} ; :begins {actors[at + 1]} ; :when "{start}"'
        )
    roles = {
        "Alliance": f":party {one} , {other}",
        "Hostility": f":sideA {one} ; :sideB {other}",
        "Support": f":supporter {one} ; :beneficiary {other} ; :supportKind voc:troops",
        "Membership": f":member {one} ; :organization {other}",
        "Presence": f":actor {one} ; :place place:p{dice.randint(0, 49)} ; :presenceKind voc:presence",
        "NameClaim": f':nameOf {one} ; :acronym "N{dice.randint(0, 999)}"',
    }
    return f"a :{kind} ; {roles[kind]}{state}"


def _fields(dice: random.Random) -> str:
    more = dice.choice(("", "", ' ; :hedge "possibly" ; :assertion voc:possible', " ; :assertion voc:alleged ; :claimant actor:a1"))
    backing = f" ; :backing pub:s{dice.randint(0, 59)}" if dice.random() < 0.6 else ""
    return f'{more} ; :source pub:s{dice.randint(0, 59)} ; :at "overview/{dice.randint(1, 30)}"{backing}'
