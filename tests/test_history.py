"""The history of a network says of every day what the network of that day says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sahelkg
from sahelkg.answers.history import NetworkHistory, history, turning_days
from sahelkg.answers.network import NetworkAnswer, network
from sahelkg.dates import FIRST, LAST
from sahelkg.errors import InputError

DAYS = [date(2015, 9, 1), date(2019, 5, 15), date(2023, 10, 1), date(2024, 8, 1)]
KG = sahelkg.load()
WHOLE = history(network(KG.view()))
TURNS = sorted({day for claim in KG.table.claims.values() for day in turning_days(KG.view(), claim)} if KG.table.claims else set())
AROUND = sorted(set(chain.from_iterable((d - timedelta(d > FIRST), d, d + timedelta(d < LAST)) for d in TURNS)))


def ties_of(answer: NetworkAnswer) -> set[tuple]:
    return {(t.source, t.target, t.relation, t.one_of, t.certainty, t.outside_life, tuple(c.id for c in t.claims)) for t in answer.ties}


def ties_on(past: NetworkHistory, day: date) -> set[tuple]:
    found = past.on(day)
    return {(t.source, t.target, t.relation, t.one_of, s.certainty, s.outside_life, tuple(c.id for c in s.claims)) for t, s in found}


def same(past: NetworkHistory, day: date, **options) -> None:
    answer = network(KG.view(at=day, **options))
    assert ties_on(past, day) == ties_of(answer)
    assert len(past.on(day)) == len(answer.ties)
    for listed in ("negative", "proposed", "undrawn"):
        beside = {c.claim.id for c in past.beside if c.listed == listed and c.on(day)}
        assert beside == {c.id for c in getattr(answer, listed)}


@pytest.mark.parametrize("day", DAYS)
def test_history_is_the_network_of_the_four_days(day):
    same(WHOLE, day)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(AROUND))
def test_history_is_the_network_of_turning_days_and_their_neighbours(day):
    same(WHOLE, day)


@settings(max_examples=40, deadline=None)
@given(st.dates(min_value=date(2010, 1, 1), max_value=date(2027, 1, 1)))
def test_history_is_the_network_of_any_day(day):
    same(WHOLE, day)


VIEWS = [
    {"viewpoint": "accepted"},
    {"certainty": "certain"},
    {"certainty": ("certain", "presumed")},
    {"known_by": "2023-11-01"},
    {"viewpoint": "source:rulac-mali-2025"},
]


@pytest.mark.parametrize("options", VIEWS, ids=str)
def test_history_from_every_viewpoint(options):
    past = history(network(KG.view(**options)))
    for day in [*DAYS, *past.days[:: max(1, len(past.days) // 15)]]:
        same(past, day, **options)


def test_history_keeps_to_the_relations_asked_for():
    past = history(network(KG.view(), ["Hostility"]))
    assert {t.tie.relation for t in past.ties} == {"Hostility"}
    assert ties_on(past, DAYS[2]) == ties_of(network(KG.view(at=DAYS[2]), ["Hostility"]))


def test_spells_are_in_order_apart_and_maximal():
    for tie in WHOLE.ties:
        for one, other in pairwise(tie.spells):
            assert one.first <= one.last < other.first
            joined = one.last + timedelta(1) == other.first
            assert not (joined and (one.each, one.claims, one.outside_life) == (other.each, other.claims, other.outside_life))
        stretches = tie.certainties()
        assert all(one[1] < other[0] and (one[1] + timedelta(1) < other[0] or one[2] != other[2]) for one, other in pairwise(stretches))
        assert all(tie.on(first).certainty == tie.on(last).certainty == certain for first, last, certain in stretches)
        assert all(tie.spells) and {c for s in tie.spells for c in s.claims} <= set(tie.tie.claims)


def test_nothing_changes_between_the_days_of_a_history():
    for one, other in list(pairwise(WHOLE.days))[::9]:
        assert ties_on(WHOLE, one) == ties_on(WHOLE, other - timedelta(1))


def test_history_of_one_day_is_refused():
    with pytest.raises(InputError, match="all time"):
        history(network(KG.view(at=DAYS[0])))
    with pytest.raises(InputError, match="alone"):
        history(network(KG.view(identity="continuous")))
