"""Viewpoint, identity, differences, known-by, audit, figures and corrections, against answers worked out by hand from the texts.

Each case names the passages it rests on; what the program says was not looked at first.
"""

from __future__ import annotations

import pathlib
from datetime import date

import pyoxigraph as ox
import pytest

import sahelkg
from sahelkg.answers.audit import audit
from sahelkg.answers.diff import diff
from sahelkg.answers.identity import identity_of
from sahelkg.answers.network import NetworkAnswer, network
from sahelkg.answers.releases import release_diff
from sahelkg.answers.signed import signed_figures
from sahelkg.answers.view import View
from sahelkg.counts import incompatible, parse_count
from sahelkg.errors import InputError
from sahelkg.graph.derive import derive
from sahelkg.graph.restrict import known_from
from sahelkg.graph.table import build_table
from sahelkg.knowledge import KnowledgeGraph
from sahelkg.model import short


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return sahelkg.load()


def pairs(answer: NetworkAnswer, relation: str) -> set[frozenset[str]]:
    return {frozenset((short(t.source), short(t.target))) for t in answer.ties if t.relation == relation}


# viewpoint


def test_two_institutions_draw_the_war_of_october_2023_each_in_its_way(kg: KnowledgeGraph) -> None:
    """Crisis Group (crisiswatch/2) has the CSP and the CMA fight the state and says nothing of JNIM with them; CTP (northern-mali/9, /11) does."""
    ours, theirs = (kg.network_answer("2023-10-16", viewpoint=f"source:{s}") for s in ("crisis-group-mali-2023-10", "ctp-africa-file-2024-08-02"))
    assert frozenset(("cma", "fama")) in pairs(ours, "Hostility")
    together = frozenset(("csp-psd", "jnim"))
    for relation in ("Deconfliction", "Contact", "JointOperation", "Alliance"):
        assert together not in pairs(ours, relation)
    assert together in pairs(theirs, "Deconfliction")
    assert {c.source for t in ours.ties for c in t.claims} == {"publication/crisis-group-mali-2023-10"}
    assert ours.horizon == date(2023, 10, 31) and theirs.horizon == date(2024, 8, 2)


def test_from_one_voice_no_other_source_cuts_a_life_short(kg: KnowledgeGraph) -> None:
    """CTP still calls the coalition CSP-PSD in August 2024 (northern-mali/8); that it had ended by April is War Watch's word (tuareg/2)."""
    whole, alone = kg.view(at="2024-08-02"), kg.view(at="2024-08-02", viewpoint="source:ctp-africa-file-2024-08-02")
    assert whole.table.life("actor/csp-psd").latest < date(2024, 8, 2)
    assert alone.table.life("actor/csp-psd").latest == date.max


def test_a_claimant_is_heard_alone_and_its_rivals_are_shown(kg: KnowledgeGraph) -> None:
    """Algeria has the drone shot down in its airspace, the Malian army has it crash inside Mali (War Watch, drone/1)."""
    said = kg.claims(viewpoint="claimant:algeria")
    assert said and all({"actor/algeria"} & {*c.props.get("claimant", ()), *c.props.get("speaker", ())} for c in said)
    groups = kg.disputes(viewpoint="claimant:algeria")
    claimants = {short(i) for g in groups for c in g.claims for i in c.all("claimant")}
    assert {"algeria", "fama"} <= claimants


def test_an_unknown_voice_is_refused_with_the_ones_there_are(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="rulac-mali-2025"):
        kg.view(viewpoint="source:nobody")
    with pytest.raises(InputError, match="use one of all, accepted, source:ID, claimant:ID"):
        kg.view(viewpoint="mine")


# known by


@pytest.mark.parametrize(
    ("day", "known"),
    [("2024-04-24", False), ("2024-04-25", True)],
)
def test_the_name_csp_dpa_is_known_from_the_report_of_25_april_2024(kg: KnowledgeGraph, day: str, known: bool) -> None:
    """War Watch, tuareg/2, note 27."""
    found = kg.resolve("CSP-DPA", known_by=day).candidates
    assert ("actor/csp-dpa" in {c.actor for c in found}) is known


def test_who_had_left_the_csp_as_known_by_the_end_of_october_2023(kg: KnowledgeGraph) -> None:
    """The MSA by Crisis Group (31 October 2023); the Plateforme by War Watch, whose backing is of 26 January 2024 (tuareg/2, note 26)."""

    def left(day: str) -> set[str]:
        return {c.get("member") for c in kg.claims("csp-psd", ["Membership"], known_by=day) if c.get("end") not in ("", "..") and c.holds}

    assert left("2023-10-30") == set()
    assert left("2023-10-31") == {"actor/msa"}
    assert left("2024-01-26") == {"actor/msa", "actor/plateforme"}


def test_the_datings_of_africa_corps_as_known_in_august_2024(kg: KnowledgeGraph) -> None:
    """Late 2023 by CTP and by War Watch's articles of March and May 2024; June 2025 only by articles of June and July 2025."""
    for day, june in (("2024-08-02", False), ("2025-07-04", True)):
        versions = [c for s in kg.lineage("africa-corps", known_by=day).steps for c in s.versions]
        whens = {c.get("when") for c in versions if "actor/wagner" in c.all("ends", "continues", "unclear")}
        assert "[2023-09..2023-12]" in whens
        assert ("2025-06" in whens) is june
        assert all((known_from(c, c.table).since or date.max) <= date.fromisoformat(day) for c in versions)


def test_nothing_later_shines_through(kg: KnowledgeGraph) -> None:
    view = kg.view(known_by="2023-10-31")
    for claim in view.table.claims.values():
        assert claim.last_attested is None or claim.last_attested <= date(2023, 10, 31), claim
        assert not any(o not in view.table.claims for o in (*claim.disputes, *claim.corroborates)), claim
    assert view.horizon(view.table.claims.values()) == date(2023, 10, 31)


# identity


def test_csp_dpa_and_fla_are_one_along_their_succession_and_wagner_and_africa_corps_are_not(kg: KnowledgeGraph) -> None:
    """War Watch, tuareg/3: dissolved to create the FLA, the same members; CTP, northern-mali/23: brand and leaders of Wagner stayed."""
    seen = identity_of(kg.view(at="2025-01-15", identity="continuous"))
    assert seen.node("actor/csp-dpa") == seen.node("actor/fla") == "actor/fla"
    assert seen.node("actor/wagner") != seen.node("actor/africa-corps")
    assert seen.joined["actor/fla"]["actor/csp-dpa"].claims
    assert identity_of(kg.view(at="2024-10-15", identity="continuous")).node("actor/fla") == "actor/csp-dpa"  # the one that lived then


def test_al_mourabitoun_feeds_jnim_and_issp_and_neither_becomes_the_others_family(kg: KnowledgeGraph) -> None:
    """RULAC 2023, organization-isgs/1 (a splinter) and organization-jnim/1 (a component)."""
    jnim, issp = (identity_of(kg.view(at="2019-05-15", identity=f"family:{x}")).joined[f"actor/{x}"] for x in ("jnim", "issp"))
    assert "actor/al-mourabitoun" in jnim and "actor/al-mourabitoun" not in issp
    assert "actor/issp" not in jnim and "actor/jnim" not in issp


def test_a_mergers_predecessors_are_family_from_its_date_on(kg: KnowledgeGraph) -> None:
    """War Watch, overview/13: CMA and Plateforme merged in 2021."""
    before, after = (identity_of(kg.view(at=day, identity="family:csp-psd")).joined["actor/csp-psd"] for day in ("2020-12-31", "2022-01-01"))
    assert {"actor/cma", "actor/plateforme"} <= set(after)
    assert not {"actor/cma", "actor/plateforme"} & {a for a, j in before.items() if j.how not in ("Membership", "SubUnit", "PartOf")}


def test_members_are_drawn_as_their_coalition_and_the_ties_inside_are_listed(kg: KnowledgeGraph) -> None:
    """ECFR, cma/1 and plateforme/1, spring 2019: MNLA and HCUA in the CMA, GATIA in the Plateforme."""
    answer = network(kg.view(at="2019-05-15", certainty="certain", group="coalition"))
    seen = answer.identity
    assert seen.node("actor/mnla") == seen.node("actor/hcua") == "actor/cma" and seen.node("actor/gatia") == "actor/plateforme"
    assert "actor/mnla" not in answer.actors
    assert any(t.relation == "Membership" and ("actor/mnla", "actor/cma") in t.between for t in answer.inside)


# difference


def test_what_changed_between_august_2023_and_december_2024(kg: KnowledgeGraph) -> None:
    """The FLA comes on 30 November 2024 (War Watch, tuareg/3); by then CMA and Plateforme are dissolved (fla-background/1)."""
    found = diff(kg.view(), "2023-08-01", "2024-12-01")
    told = {(c.what, c.change, short(c.subject)) for c in found.changes if c.what == "actor"}
    assert ("actor", "began", "fla") in told or ("actor", "may have begun", "fla") in told
    assert {s for w, c, s in told if c in ("ended", "no longer possible")} >= {"cma", "plateforme", "csp-psd"}
    assert not any(s == "jnim" for _, _, s in told)
    assert all(change.claims for change in found.changes)


def test_what_is_narrowed_away_has_not_ended(kg: KnowledgeGraph) -> None:
    """War Watch vouches for clashes of ISSP and JNIM up to 1 December 2024 (issp-jnim/1): two weeks later they are possible, not over."""
    changes = diff(kg.view(certainty="certain"), "2024-11-01", "2024-12-15").changes
    (own,) = [c for c in changes if c.what == "Hostility" and {short(c.subject), short(c.object)} == {"issp", "jnim"}]
    assert own.change == "less sure" and own.after == "possible"


# audit and figures


def test_the_audit_points_at_names_out_of_their_time(kg: KnowledgeGraph) -> None:
    """War Watch, fla-intensity/1: an attack of 12 September 2023 under the name CSP-DPA; CTP, northern-mali/8: CSP-PSD in July 2024."""
    found = audit(kg.view(), ["name-out-of-time"])
    told = {(short(c.id).partition("-csp")[0].split("-")[0], f.detail, short(c.source)) for f in found.findings for c in f.claims}
    assert {("CSP-DPA", "rulac-mali-2025"), ("CSP-PSD", "ctp-africa-file-2024-08-02")} <= {(name, source) for _, name, source in told}
    day = {c.get("when") for f in found.findings for c in f.claims if f.detail == "CSP-DPA"}
    assert "2023-09-12" in day


HEAD = """@prefix : <https://w3id.org/sahelkg/ontology#> . @prefix actor: <https://w3id.org/sahelkg/actor/> . @prefix claim: <https://w3id.org/sahelkg/claim/> .
@prefix event: <https://w3id.org/sahelkg/event/> . @prefix person: <https://w3id.org/sahelkg/person/> . @prefix place: <https://w3id.org/sahelkg/place/> .
@prefix pub: <https://w3id.org/sahelkg/publication/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix transformation: <https://w3id.org/sahelkg/transformation/> . @prefix voc: <https://w3id.org/sahelkg/vocabulary/> .
pub:s a :Publication ; rdfs:label "S" ; :textDate "2020-06-01" .
"""


def world(text: str) -> View:
    names = " ".join(f'actor:{a} a :Actor ; rdfs:label "{a}" .' for a in "abcde")
    return View(derive(build_table(ox.parse(input=HEAD + names + text, format=ox.RdfFormat.TURTLE))))


def foe(one: str, other: str) -> str:
    return f'claim:{one}{other} a :Hostility ; :sideA actor:{one} ; :sideB actor:{other} ; :start "2019" ; :source pub:s ; :at "x/1" . '


def friend(one: str, other: str) -> str:
    return f'claim:{one}{other} a :Alliance ; :party actor:{one} , actor:{other} ; :start "2019" ; :source pub:s ; :at "x/1" . '


def test_a_triad_of_two_friends_at_odds_is_unbalanced_and_costs_one_pair() -> None:
    figures = signed_figures(network(world(friend("a", "b") + friend("b", "c") + foe("a", "c"))._replace(at=date(2020, 1, 1))))
    (triad,) = figures.triads
    assert triad.signs == "++-" and not triad.balanced and figures.balance == 0.0 and figures.frustration == 1
    assert [b.actor for b in figures.brokers] == ["actor/b"] and figures.brokers[0].betweenness == 1.0


def test_two_camps_at_war_are_balanced_and_cost_nothing() -> None:
    text = friend("a", "b") + friend("c", "d") + foe("a", "c") + foe("a", "d") + foe("b", "c") + foe("b", "d")
    figures = signed_figures(network(world(text)._replace(at=date(2020, 1, 1))))
    assert figures.balance == 1.0 and len(figures.triads) == 4 and figures.frustration == 0
    assert set(figures.camps) == {("actor/a", "actor/b"), ("actor/c", "actor/d")}


def test_friends_with_a_common_enemy_in_spring_2019_are_a_balanced_triad(kg: KnowledgeGraph) -> None:
    """ECFR, msa/1 and isgs/2: MSA and GATIA allied, both attacked by ISGS (told in the past tense, so only possible on that day)."""
    figures = kg.analyse("2019-05-15")
    (own,) = [t for t in figures.triads if set(map(short, t.actors)) == {"gatia", "issp", "msa"}]
    assert own.signs == "+--" and own.balanced and own.certainty == "possible"


SUSPECT = {
    "ally-and-enemy": friend("a", "b") + 'claim:ba a :Hostility ; :sideA actor:b ; :sideB actor:a ; :start "2019" ; :source pub:s ; :at "x/1" .',
    "successor-first": 'transformation:x a :Transformation ; rdfs:label "x" . transformation:y a :Transformation ; rdfs:label "y" . '
    "claim:one a :TransformationClaim ; :transformation transformation:x ; :transformationKind voc:renaming ; :ends actor:a ; :begins actor:b ; "
    ':source pub:s ; :at "x/1" . claim:birth a :TransformationClaim ; :transformation transformation:y ; :transformationKind voc:formation ; '
    ':begins actor:a ; :when "2015" ; :source pub:s ; :at "x/1" . claim:end a :TransformationClaim ; :transformation transformation:y ; '
    ':transformationKind voc:dissolution ; :ends actor:b ; :when "2010" ; :source pub:s ; :at "x/1" .',
    "circle": 'transformation:x a :Transformation ; rdfs:label "x" . '
    + " ".join(
        f"claim:{a}{b} a :TransformationClaim ; :transformation transformation:x ; :transformationKind voc:renaming ; :ends actor:{a} ; "
        f':begins actor:{b} ; :when "2015-0{n}" ; :source pub:s ; :at "x/1" .'
        for n, (a, b) in enumerate((("a", "b"), ("b", "a")), 1)
    )
    .replace('"2015-01"', '"2015-01-07"')
    .replace('"2015-02"', '"2015-01-07"'),
    "membership-outside-life": 'transformation:x a :Transformation ; rdfs:label "x" . claim:end a :TransformationClaim ; '
    ':transformation transformation:x ; :transformationKind voc:dissolution ; :ends actor:b ; :when "2010" ; :source pub:s ; :at "x/1" . '
    'claim:in a :Membership ; :member actor:a ; :organization actor:b ; :start "2015" ; :source pub:s ; :at "x/1" .',
    "after-killing": 'person:p a :Person ; rdfs:label "P" . event:e a :Event ; rdfs:label "e" . claim:dead a :Casualties ; :harmed person:p ; '
    ':event event:e ; :harm voc:killed ; :count "1" ; :when "2018-03" ; :source pub:s ; :at "x/1" . claim:lead a :Leadership ; :leader person:p ; '
    ':organization actor:a ; :start "2019" ; :source pub:s ; :at "x/2" .',
    "rival-tolls": 'event:e a :Event ; rdfs:label "e" . '
    + " ".join(
        f'claim:t{n} a :Casualties ; :harmed actor:a ; :event event:e ; :harm voc:killed ; :count "{c}" ; :source pub:s ; :at "x/{n}" .'
        for n, c in enumerate(("2", ">80"))
    ),
    "rival-dates": 'event:e a :Event ; rdfs:label "e" . '
    + " ".join(
        f'claim:o{n} a :Occurrence ; :event event:e ; :when "{w}" ; :source pub:s ; :at "x/{n}" .' for n, w in enumerate(("2018-01", "2018-03"))
    ),
    "rival-polarity": friend("a", "b")
    + 'claim:no a :Alliance ; :party actor:a , actor:b ; :start "2019" ; :polarity voc:does-not-hold ; :source pub:s ; :at "x/2" .',
    "overlapping-aggregates": " ".join(
        f'claim:g{n} a :Aggregate ; :measure voc:deaths ; :count "{c}" ; :start "{y}-01-01" ; :end "2019-12-31" ; :source pub:s ; :at "x/{n}" .'
        for n, (c, y) in enumerate((("100", 2018), ("60", 2019)))
    ),
}


@pytest.mark.parametrize("check", SUSPECT)
def test_each_check_of_the_audit_finds_what_it_looks_for_and_nothing_else(check: str) -> None:
    found = audit(world(SUSPECT[check]))
    assert {f.check for f in found.findings} >= {check}, found.findings
    assert not audit(world(friend("a", "b"))).findings


@pytest.mark.parametrize(
    ("text", "least", "most"), [("20..80", 20, 80), (">80", 81, None), ("<=70", 0, 70), ("~25", 20, 30), ("dozens", 24, None), ("0", 0, 0)]
)
def test_counts_keep_their_bounds(text: str, least: int, most: int | None) -> None:
    count = parse_count(text)
    assert count and (count.least, count.most) == (least, most)


def test_two_soldiers_and_more_than_eighty_cannot_both_be_true_but_a_finer_count_can() -> None:
    assert incompatible("2", ">80") and not incompatible("~25", "20..80") and not incompatible("dozens", "59") and not incompatible("50%", "60")


# corrections


def test_an_identifier_that_was_merged_is_still_found_and_releases_tell_what_changed(kg: KnowledgeGraph, tmp_path: pathlib.Path) -> None:
    old, new = (world(friend("a", "b") + extra).table for extra in (foe("c", "d") + foe("a", "e"), foe("c", "d").replace("2019", "2018")))
    new.redirects["claim/ae"] = "claim/ab"
    changes = {(c.change, short(c.id), c.field, c.before, c.after) for c in release_diff(old, new)}
    assert changes == {("merged", "ae", "", "", "claim/ab"), ("changed", "cd", "start", "2019", "2018")}
    assert new.current("claim/ae") == "claim/ab"


def test_a_killing_bounds_what_a_person_can_still_do(kg: KnowledgeGraph) -> None:
    """RULAC 2023, intensity-isgs/5: al-Sahraoui's killing announced by September 2022; his pledge of 2015 draws no tie in October 2023."""
    answer = kg.network_answer("2023-10-01")
    assert "person/adnan-abu-walid-al-sahraoui" not in answer.actors
    assert "person/adnan-abu-walid-al-sahraoui" in kg.network_answer("2019-05-15").actors
