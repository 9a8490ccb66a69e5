"""What the first release promises, tried as a user would; expected values are from the issue and the sources, not from the program."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from sahelkg.faces.cli import cli


def ask(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(args), standalone_mode=False, env={"COLUMNS": "300"})
    if result.exception is not None:
        raise result.exception
    return (result.return_value if isinstance(result.return_value, int) else 0), result.output


def answer(*args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ask(*args, "--format", "json")[1])
    return found


def versions(of: str, step: str) -> list[dict[str, str]]:
    return [v for v in answer("lineage", of)["versions"] if v["step"] == step]


def test_fla_steps_in_their_rival_versions() -> None:
    for step, when in (("csp-psd-2021", "2021"), ("csp-dpa-2024", "2024-04"), ("fla-2024", "2024-11-30")):
        found = versions("FLA", step)
        assert len({v["value"].split(";")[0] for v in found}) >= 2, f"{step} has one version only"
        assert any(v["start"] == when for v in found)
        assert any(v["standing"] == "contested" for v in found), f"the versions of {step} do not contradict each other"
        assert all(v["source"] and v["locator"] for v in found)
    kinds = {v["value"].split(";")[0] for v in versions("FLA", "fla-2024")}
    assert {"reconstitution", "renaming"} <= kinds
    three = [v for v in versions("FLA", "csp-dpa-2024") if set(v["subject"].split(";")) == {"cma", "plateforme", "csp-psd"}]
    assert three and three[0]["backing"] == "rfi-2024-04-25" and three[0]["start"] == ""


def test_fla_shows_both_departures_of_september_2023() -> None:
    left = {(d["subject"], d["source"]): d for d in answer("lineage", "FLA")["departures"]}
    one, other = left["plateforme", "rulac-mali-2025"], left["msa", "crisis-group-mali-2023-10"]
    assert one["end"] == "2023-09" and other["end_earliest"] >= "2023-09-15" and other["end_latest"] == "2023-09-30"
    assert other["claim"] in one["possibly_same"].split(";")
    assert "tuareg/2" in one["locator"] and other["locator"].startswith("crisiswatch/2")


def test_lineage_of_wagner_has_both_datings() -> None:
    found = answer("lineage", "wagner")["versions"]
    dates = {(v["start"], v["source"]) for v in found}
    assert ("[2023-09..2023-12]", "rulac-mali-2025") in dates
    assert ("[2023-09..2023-12]", "ctp-africa-file-2024-08-02") in dates
    assert ("2025-06", "rulac-mali-2025") in dates


def test_lineage_of_jnim_has_its_components_and_the_disagreement_on_their_number() -> None:
    found = versions("JNIM", "jnim-2017")
    named = {s for v in found for s in v["subject"].split(";")}
    assert {"ansar-dine", "aqim", "al-mourabitoun", "katibat-macina"} <= named
    numbers = {piece for v in found for piece in v["value"].split("; ") if piece.endswith("components")}
    assert {"3 components", "4 components", "5 components"} <= numbers
    assert {v["source"] for v in found} == {"rulac-mali-2023", "rulac-mali-2025", "minusma-actors-ecfr"}
    assert any(v["standing"] == "contested" for v in found)


def test_lineage_of_issp_has_both_origins() -> None:
    found = versions("ISSP", "issp-2015")
    origins = {(s, v["source"]) for v in found for s in v["subject"].split(";")}
    assert {("al-mourabitoun", "rulac-mali-2023"), ("al-mourabitoun", "rulac-mali-2025"), ("mujao", "minusma-actors-ecfr")} <= origins
    mujao = next(v for v in found if v["subject"] == "mujao")
    rival = {v["claim"] for v in found if v["subject"] == "al-mourabitoun"}
    assert rival & set(mujao["disputes"].split(";"))


def test_resolve_csp_in_january_2024_is_csp_psd() -> None:
    found = answer("resolve", "CSP", "--at", "2024-01-15")
    assert [c["actor"] for c in found["candidates"]] == ["csp-psd"]


def test_resolve_csp_in_may_2024_lists_both_with_reasons() -> None:
    found = answer("resolve", "CSP", "--at", "2024-05-15")
    assert [c["actor"] for c in found["candidates"]] == ["csp-dpa", "csp-psd"]
    older = found["candidates"][1]
    assert "ctp-africa-file-2024-08-02" in older["sources"] and older["last_used"] == "2024-08-02"
    assert "CTP 2024" in older["reason"] and "2024-08-02" in older["reason"] and "still used" in older["reason"]


def test_resolve_cma_in_2012_says_no_one_and_who_comes_near() -> None:
    _status, text = ask("resolve", "CMA", "--at", "2012-06-01", "--format", "text")
    assert "no one is known to have borne the name then" in text
    near = [c["actor"] for c in answer("resolve", "CMA", "--at", "2012-06-01")["near"]]
    assert near[0] == "cma" and "mnla" in near


def test_resolve_maa_in_2019_is_ambiguous() -> None:
    found = answer("resolve", "MAA", "--at", "2019-05-15")
    assert found["ambiguous"] is True
    assert {"maa-cma", "maa-plateforme"} <= {c["actor"] for c in found["candidates"]}


@pytest.mark.parametrize(
    "spelling", ["jamaat nusrat al islam wal muslimin", "Jama’at Nusrat al-Islam wal-Muslimin", "JAMA'AT NUSRAT AL-ISLAM WAL-MUSLIMIN"]
)
def test_spellings_are_folded(spelling: str) -> None:
    assert answer("resolve", spelling)["candidates"][0]["actor"] == "jnim"


def test_near_acronyms_are_offered_not_chosen() -> None:
    found = answer("resolve", "CSPP")
    assert found["candidates"] == [] and "csp-psd" in [c["actor"] for c in found["near"]]


@pytest.mark.parametrize(
    "verb",
    [
        ("resolve", "FLA"),
        ("names", "fla"),
        ("actors",),
        ("show", "fla"),
        ("lineage", "fla"),
        ("network", "--at", "2023-10-01"),
        ("claims", "--about", "fla"),
        ("disputes",),
    ],
)
def test_every_answer_says_its_knowledge_horizon(verb: tuple[str, ...]) -> None:
    assert answer(*verb)["horizon"] in ("2025-09-29", "2024-08-02", "2023-10-31")
    terminal = {"resolve": "text", "show": "text", "claims": "text", "disputes": "text", "lineage": "tree"}.get(verb[0], "table")
    for lang, phrase in (("en", "knowledge horizon"), ("fr", "horizon de connaissance")):
        assert phrase in ask(*verb, "--format", terminal, "--lang", lang)[1]


def test_a_date_beyond_the_horizon_is_said_to_be_beyond() -> None:
    assert "beyond the knowledge horizon" in ask("network", "--at", "2026-11-21", "--format", "table")[1]


def test_lineage_of_every_actor_ends(kg: Any) -> None:
    for thing in kg.table.things.values():
        if thing.kind == "Actor":
            for direction in ("up", "down", "both"):
                found = kg.lineage(thing.id.rpartition("/")[2], direction)
                assert len(found.steps) == len({(s.transformation, s.direction) for s in found.steps})


def test_cycles_end_and_time_is_respected() -> None:
    """A splits from B and rejoins it; a later change never feeds an earlier one."""
    import pyoxigraph as ox

    from sahelkg.answers.lineage import trace
    from sahelkg.answers.view import View
    from sahelkg.graph.derive import derive
    from sahelkg.graph.table import build_table

    text = """
@prefix : <https://w3id.org/sahelkg/ontology#> . @prefix actor: <https://w3id.org/sahelkg/actor/> .
@prefix c: <https://w3id.org/sahelkg/claim/> . @prefix t: <https://w3id.org/sahelkg/transformation/> .
@prefix voc: <https://w3id.org/sahelkg/vocabulary/> . @prefix p: <https://w3id.org/sahelkg/publication/> .
p:s a :Publication ; :textDate "2024-01-01" .
c:1 a :TransformationClaim ; :transformation t:1 ; :transformationKind voc:split ; :continues actor:b ; :begins actor:a ; :when "2012" ; :source p:s .
c:2 a :TransformationClaim ; :transformation t:2 ; :transformationKind voc:absorption ; :ends actor:a ; :continues actor:b ; :when "2015" ; :source p:s .
c:3 a :TransformationClaim ; :transformation t:3 ; :transformationKind voc:split ; :continues actor:b ; :begins actor:d ; :when "2014" ; :source p:s .
"""
    view = View(derive(build_table(ox.parse(input=text, format=ox.RdfFormat.TURTLE))))
    up = [s.transformation for s in trace(view, "actor/d", "up").steps]
    assert up == ["transformation/3"], "the absorption of 2015 cannot lie behind a split of 2014"
    both = trace(view, "actor/a", "both")
    assert {s.transformation for s in both.steps} == {"transformation/1", "transformation/2"}


def test_lineage_shows_nothing_that_a_viewpoint_excludes(kg: Any) -> None:
    for claim in kg.lineage("fla", viewpoint="accepted").claims:
        assert claim.standing == "accepted"


def test_network_keeps_every_sourced_relation(kg: Any) -> None:
    """Over all time, each live relation claim is a tie, a negative or an undrawn claim: nothing sourced is dropped."""
    from sahelkg.answers.network import network
    from sahelkg.model import RELATIONS

    found = network(kg.view())
    told = {c.id for t in found.ties for c in t.claims} | {c.id for c in (*found.negative, *found.proposed, *found.undrawn)}
    actors = {t.id for t in kg.table.things.values() if t.kind in ("Actor", "Mention", "Person")}
    live = {c.id for c in kg.table.of_class(*RELATIONS) if c.standing != "rejected" and {*c.subject, *c.object} <= actors}
    assert live <= told
    drawn = {c.id for t in found.ties for c in t.claims}
    assert found.negative and found.proposed
    assert not drawn & {c.id for c in (*found.negative, *found.proposed)}
    assert {c.assertion for c in found.proposed} <= {"proposed", "forecast"}


def test_network_has_parallel_ties_and_the_contract_attributes(kg: Any) -> None:
    graph = kg.network(at="2023-10-01")
    assert graph.is_multigraph() and graph.is_directed()
    names = ["relation", "sign", "certainty", "standing", "assertion", "hedge", "claimants", "claims", "sources", "n", "start", "end"]
    for _, _, data in graph.edges(data=True):
        assert all(name in data for name in names)
        assert data["sign"] in (-1, 0, 1) and data["certainty"] in ("certain", "presumed", "possible")
        assert data["claims"] and data["sources"] and data["n"] == len(data["claims"].split(";"))
        assert all(isinstance(v, (str, int, bool)) for v in data.values())
    assert kg.network(at="2023-10-01", by="claim").number_of_edges() >= graph.number_of_edges()
