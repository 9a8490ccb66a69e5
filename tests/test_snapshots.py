"""Snapshots are self-consistent: over random graphs, and over the real one for every day of its span on which anything changes.

No unflagged edge outside a life, no lineage back in time, every edge has a claim, every claim a source, nothing sourced is dropped.
"""

from __future__ import annotations

from datetime import date, timedelta

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sahelkg
from sahelkg.answers.lineage import trace
from sahelkg.answers.network import NetworkAnswer, among_actors, network
from sahelkg.answers.view import View, make_view
from sahelkg.dates import FIRST, LAST, parse
from sahelkg.graph.derive import derive
from sahelkg.graph.table import Claim, ClaimTable, build_table
from sahelkg.model import RELATIONS

ACTORS = "abcdef"
HEAD = """@prefix : <https://w3id.org/sahelkg/ontology#> . @prefix actor: <https://w3id.org/sahelkg/actor/> . @prefix claim: <https://w3id.org/sahelkg/claim/> .
@prefix judgement: <https://w3id.org/sahelkg/judgement/> . @prefix mention: <https://w3id.org/sahelkg/mention/> . @prefix pub: <https://w3id.org/sahelkg/publication/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix transformation: <https://w3id.org/sahelkg/transformation/> .
@prefix voc: <https://w3id.org/sahelkg/vocabulary/> .
pub:s a :Publication ; rdfs:label "S" ; :textDate "2020-06-01" . pub:t a :Publication ; rdfs:label "T" ; :textDate "2023-01-01/2023-02-01" .
"""
HEAD += " ".join(f'actor:{a} a :Actor ; rdfs:label "{a}" .' for a in ACTORS)
HEAD += ' mention:either a :Mention ; rdfs:label "a or b" ; :mode voc:either-of ; :candidate actor:a , actor:b .\n'
YEARS = st.integers(2010, 2024)


@st.composite
def edtf(draw: st.DrawFn) -> str:
    year = draw(YEARS)
    form = draw(st.sampled_from(["day", "month", "year", "set", "until"]))
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    if form == "set":
        return f"[{year}..{year + draw(st.integers(0, 3))}]"
    return {"day": f"{year}-{month:02}-{day:02}", "month": f"{year}-{month:02}", "year": f"{year}", "until": f"[..{year}-{month:02}]"}[form]


@st.composite
def relation(draw: st.DrawFn) -> str:
    one, other = draw(st.permutations([f"actor:{a}" for a in ACTORS]))[:2]
    if draw(st.integers(0, 9)) == 0:
        one = "mention:either"
    roles = draw(
        st.sampled_from(
            [
                f"a :Membership ; :member {one} ; :organization {other}",
                f"a :Hostility ; :sideA {one} ; :sideB {other}",
                f"a :Alliance ; :party {one} , {other}",
                f"a :Support ; :supporter {one} ; :beneficiary {other}",
            ]
        )
    )
    start, end = draw(st.none() | edtf()), draw(st.none() | st.just("..") | edtf())
    if start and end not in (None, "..") and parse(end).latest < parse(start).earliest:
        end = None  # what `check` refuses
    dates = (f' ; :start "{start}"' if start else "") + (f' ; :end "{end}"' if end else "")
    extra = draw(st.sampled_from(["", " ; :polarity voc:does-not-hold", " ; :assertion voc:proposed", " ; :assertion voc:suspected"]))
    return f'{roles}{dates}{extra} ; :source pub:{draw(st.sampled_from("st"))} ; :at "x/1"'


@st.composite
def change(draw: st.DrawFn) -> str:
    gone, come = draw(st.permutations([f"actor:{a}" for a in ACTORS]))[:2]
    role = draw(st.sampled_from([":ends", ":continues", ":unclear"]))
    when = draw(st.none() | edtf())
    return (
        f"a :TransformationClaim ; :transformation transformation:{draw(st.sampled_from('xyz'))} ; :transformationKind voc:merger ; {role} {gone} ; "
        f':begins {come}{f" ; :when {chr(34)}{when}{chr(34)}" if when else ""} ; :source pub:{draw(st.sampled_from("st"))} ; :at "x/1"'
    )


@st.composite
def graphs(draw: st.DrawFn) -> ClaimTable:
    bodies = draw(st.lists(relation(), max_size=10)) + draw(st.lists(change(), max_size=6))
    text = HEAD + " ".join(f"claim:c{n} {body} ." for n, body in enumerate(bodies))
    text += ' transformation:x a :Transformation ; rdfs:label "x" . transformation:y a :Transformation ; rdfs:label "y" . transformation:z a :Transformation ; rdfs:label "z" .'
    if len(bodies) > 1 and draw(st.booleans()):
        text += ' judgement:d a :Dispute ; :claim claim:c0 , claim:c1 ; :rationale "r"@en .'
    return derive(build_table(ox.parse(input=text, format=ox.RdfFormat.TURTLE)))


def consistent(answer: NetworkAnswer) -> None:
    """What must hold of every network of a day."""
    view = answer.view
    assert view.at
    shown: set[str] = set()
    for tie in answer.ties:
        assert tie.claims and all(claim.source for claim in tie.claims), tie
        ends = tie.between or ((tie.source, tie.target),)
        for end in {e for pair in ends for e in pair}:
            life = view.table.life(end)
            if not life.earliest <= view.at <= life.latest:
                assert end in tie.outside_life, (tie, life)
        assert tie.certainty in view.certainties
        shown |= {claim.id for claim in tie.claims}
    shown |= {c.id for c in (*answer.negative, *answer.proposed, *answer.undrawn)} | {c.id for t in answer.inside for c in t.claims}
    for claim in view.table.of_class(*RELATIONS):
        if view.admits(claim) and among_actors(claim) and certainly(claim, view.at):
            assert claim.id in shown, f"{claim.id} {claim.props} {claim.bounds} holds on {view.at} and is dropped"


def certainly(claim: Claim, day: date) -> bool:
    return claim.bounds.start_latest <= day <= claim.bounds.end_earliest


def forward(view: View, actor: str) -> None:
    """A trace ends, names each change once in a direction, and never feeds a change from a later one."""
    for direction in ("up", "down"):
        steps = trace(view, actor, direction).steps
        assert len({s.transformation for s in steps}) == len(steps)
        for step in steps:
            reached = [s for s in steps if step.of in s.actors and s.depth == step.depth - 1]
            if step.depth > 1:
                assert reached, step
                low, high = span(step.versions)
                if direction == "down":
                    assert any(high >= span(s.versions)[0] for s in reached), (actor, step)
                else:
                    assert any(low <= span(s.versions)[1] for s in reached), (actor, step)


def span(versions: tuple[Claim, ...]) -> tuple[date, date]:
    low = min((c.bounds.start_earliest for c in versions if c.bounds.start_earliest != FIRST), default=FIRST)
    high = max((c.bounds.end_latest for c in versions if c.bounds.end_latest != LAST and "when" in c.props), default=LAST)
    return low, high


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs(), st.dates(date(2009, 1, 1), date(2026, 1, 1)), st.sampled_from(["all", "accepted", "source:s"]))
def test_random_graphs_give_consistent_snapshots(table: ClaimTable, day: date, viewpoint: str) -> None:
    if viewpoint == "source:s" and not any(c.source == "publication/s" for c in table.claims.values()):
        viewpoint = "all"
    view = make_view(table, day, viewpoint)
    consistent(network(view))
    consistent(network(make_view(table, day, viewpoint, identity="continuous")))
    for actor in ACTORS:
        forward(make_view(table, None, viewpoint), f"actor/{actor}")


@pytest.fixture(scope="module")
def real() -> View:
    return sahelkg.load().view()


def test_the_real_graph_is_consistent_on_every_day_of_its_span(real: View) -> None:
    edges = {
        d
        for c in real.table.of_class(*RELATIONS, "TransformationClaim")
        for d in (*c.bounds, c.first_attested, c.last_attested, c.presumed_until)
        if d
    }
    edges |= {d for life in real.table.lives.values() for d in life}
    span = [d for d in edges if d not in (FIRST, LAST)]
    days = sorted({d + timedelta(days=n) for d in span for n in (-1, 0, 1)})
    assert len(days) > 300 and days[0].year < 2013 and days[-1].year >= 2025
    for day in days:  # between two of these days nothing changes
        consistent(network(real._replace(at=day)))


def test_every_lineage_of_the_real_graph_goes_forward(real: View) -> None:
    for thing in real.table.things.values():
        if thing.kind == "Actor":
            forward(real, thing.id)
