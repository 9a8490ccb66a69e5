"""Answers over small graphs of invented claims: mentions, polarity, proposals, lives, viewpoints, flags."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from sahelkg.answers.evidence import claims_about, disputes
from sahelkg.answers.names import find_thing, fold, resolve
from sahelkg.answers.network import network
from sahelkg.answers.view import View, make_view
from sahelkg.errors import AmbiguousName, DateError, InputError, UnknownActor
from sahelkg.graph.derive import derive
from sahelkg.graph.table import build_table
from sahelkg.i18n import _WORDS, predicate, words
from sahelkg.i18n.predicates import PREDICATES
from sahelkg.model import PREFIXES

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
WORLD = """
pub:s a :Publication ; rdfs:label "S"@en ; :publisher "P" ; :textDate "2024-01-01" .
pub:t a :Publication ; rdfs:label "T"@en ; :publisher "Q" ; :textDate "2024-06-01" .
actor:a a :Actor ; rdfs:label "A"@en . actor:b a :Actor ; rdfs:label "B"@en . actor:c a :Actor ; rdfs:label "C"@en . actor:d a :Actor ; rdfs:label "D"@en .
mention:b-or-c a :Mention ; rdfs:label "B or C"@en ; :mode voc:either-of ; :candidate actor:b , actor:c .
mention:b-and-c a :Mention ; rdfs:label "B/C"@en ; :mode voc:all-of ; :candidate actor:b , actor:c .
mention:somebody a :Mention ; rdfs:label "somebody"@en .
transformation:c a :Transformation ; rdfs:label "C begins"@en .
claim:c-begins a :TransformationClaim ; :transformation transformation:c ; :transformationKind voc:formation ; :begins actor:c ; :when "2020" ; :source pub:s ; :at "x/1" .
claim:either a :Hostility ; :sideA actor:a ; :sideB mention:b-or-c ; :start "2018" ; :assertion voc:suspected ; :hedge "suspected" ; :source pub:s ; :at "x/1" .
claim:both a :Alliance ; :party actor:d , mention:b-and-c ; :start "2021" ; :source pub:s ; :at "x/2" .
claim:not a :Support ; :supporter actor:a ; :beneficiary actor:d ; :polarity voc:does-not-hold ; :claimant actor:a ; :source pub:s ; :at "x/3" .
claim:yes a :Support ; :supporter actor:a ; :beneficiary actor:d ; :supportKind voc:weapons ; :assertion voc:alleged ; :claimant actor:b ; :source pub:t ; :at "x/1" .
claim:pact a :Alliance ; :party actor:a , actor:b ; :assertion voc:proposed ; :source pub:t ; :at "x/2" .
claim:nobody a :Hostility ; :sideA actor:a ; :sideB mention:somebody ; :source pub:t ; :at "x/3" .
claim:early a :Membership ; :member actor:d ; :organization actor:c ; :firstAttested "2019-05-05"^^xsd:date ; :lastAttested "2019-05-05"^^xsd:date ; :source pub:t ; :at "x/4" .
claim:slip a :Membership ; :member actor:a ; :organization actor:b ; :source pub:t ; :at "x/5" .
judgement:d a :Dispute ; :claim claim:not , claim:yes ; :rationale "Given or not."@en .
judgement:r a :Rejection ; :claim claim:slip ; :rationale "A slip."@en .
claim:name a :NameClaim ; :nameOf actor:a ; :acronym "AA" ; :start "2015" ; :end "2019" ; :source pub:s ; :at "x/6" .
claim:name-b a :NameClaim ; :nameOf actor:b ; :acronym "AA-B" ; :source pub:s ; :at "x/6" .
"""


@pytest.fixture(scope="module")
def world() -> View:
    return View(derive(build_table(ox.parse(input=HEAD + WORLD, format=ox.RdfFormat.TURTLE))))


def ties(view: View, day: str | None = None) -> dict[tuple[str, str, str], object]:
    found = network(make_view(view.table, day))
    return {(t.source[6:], t.relation, t.target[6:]): t for t in found.ties}


def test_either_gives_a_possible_tie_to_each_that_lived(world: View) -> None:
    found = ties(world, "2023-01-01")
    for other in ("b", "c"):
        tie = found["a", "Hostility", other]
        assert tie.certainty == "possible" and tie.one_of and tie.hedge == "suspected" and tie.assertion == "suspected"  # type: ignore[attr-defined]
    before = ties(world, "2019-01-01")
    assert ("a", "Hostility", "b") in before and ("a", "Hostility", "c") not in before


def test_all_gives_a_tie_to_each(world: View) -> None:
    found = ties(world, "2023-01-01")
    assert ("b", "Alliance", "d") in found and ("c", "Alliance", "d") in found
    assert not found["b", "Alliance", "d"].one_of  # type: ignore[attr-defined]


def test_what_is_denied_proposed_or_nameless_is_listed_and_never_drawn(world: View) -> None:
    found = network(world)
    assert [c.id for c in found.negative] == ["claim/not"]
    assert [c.id for c in found.proposed] == ["claim/pact"]
    assert [c.id for c in found.undrawn] == ["claim/nobody"]
    drawn = {c.id for t in found.ties for c in t.claims}
    assert not drawn & {"claim/not", "claim/pact", "claim/nobody", "claim/slip"}


def test_a_contested_tie_is_marked_and_left_out_of_the_accepted_view(world: View) -> None:
    assert ties(world)["a", "Support", "d"].standing == "contested"  # type: ignore[attr-defined]
    accepted = network(make_view(world.table, None, "accepted"))
    assert all(t.standing == "accepted" for t in accepted.ties) and not accepted.negative


def test_a_sourced_edge_outside_a_life_is_flagged_never_dropped(world: View) -> None:
    tie = ties(world, "2019-05-05")["d", "Membership", "c"]
    assert tie.outside_life == ("actor/c",) and tie.certainty == "certain"  # type: ignore[attr-defined]
    assert ("d", "Membership", "c") not in ties(world, "2019-05-04")


def test_claims_show_all_standings_and_disputes_lay_rivals_side_by_side(world: View) -> None:
    assert "claim/slip" in [c.id for c in claims_about(world, "actor/a")]
    (group,) = disputes(world)
    assert {c.id for c in group.claims} == {"claim/not", "claim/yes"} and group.rationales == ("Given or not.",)


def test_a_mention_leads_to_the_claims_of_its_candidates(world: View) -> None:
    assert "claim/either" in [c.id for c in claims_about(world, "actor/c")]


def test_names_by_date(world: View) -> None:
    assert [c.actor for c in resolve(make_view(world.table, "2017-01-01"), "aa").candidates] == ["actor/a", "actor/b"]
    assert [c.actor for c in resolve(make_view(world.table, "2022-01-01"), "AA").candidates] == ["actor/b"]


def test_a_name_of_several_is_never_chosen(world: View) -> None:
    with pytest.raises(AmbiguousName) as error:
        find_thing(world, "AA")
    assert set(error.value.candidates) == {"actor/a", "actor/b"}
    with pytest.raises(UnknownActor):
        find_thing(world, "zzz")


def test_confidence_follows_the_written_rule(world: View) -> None:
    assert world.table.claims["claim/not"].confidence == "low"  # contested, and a party's own word
    assert world.table.claims["claim/either"].confidence == "low"  # suspected
    assert world.table.claims["claim/both"].confidence == "moderate"  # one publisher


def test_options_that_are_wrong_are_refused(world: View) -> None:
    for wrong in ({"viewpoint": "mine"}, {"certainty": "sure"}):
        with pytest.raises(InputError):
            make_view(world.table, None, **wrong)  # type: ignore[arg-type]
    with pytest.raises(DateError):
        make_view(world.table, "2023-10")


@pytest.mark.parametrize(("one", "other"), [("Sèrma", "SERMA"), ("Jama’at", "jamaat"), ("al-Mourabitoun", "Al Mourabitoun"), ("CSP–PSD", "csp psd")])
def test_spelling_is_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_every_word_of_the_interface_is_there_in_both_languages() -> None:
    for key, pair in {**_WORDS, **PREDICATES}.items():
        assert len(pair) == 2 and all(text.strip() for text in pair), key
    assert words("horizon", "fr") != words("horizon", "en")
    assert predicate("Hostility", "fr", many=True) == "combattent"
