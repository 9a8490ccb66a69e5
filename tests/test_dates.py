"""Words to dates: every case of tests/dates.toml, every row of the shared table, and properties over random intervals."""

from __future__ import annotations

import pathlib
import re
import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelkg import dates
from sahelkg.answers.view import View
from sahelkg.dates import FIRST, LAST, Bounds, Span
from sahelkg.errors import DateError
from sahelkg.graph.derive import derive
from sahelkg.graph.table import Claim, ClaimTable, Thing

HERE = pathlib.Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
CASES = tomllib.loads((HERE / "dates.toml").read_text("utf-8"))["case"]


def claim_of(case: dict[str, object]) -> tuple[Claim, ClaimTable]:
    """The case as a claim in a table of its own."""
    fields = {k: [v] for k, v in case["claim"].items()}  # type: ignore[attr-defined]
    cls = "Occurrence" if case.get("event") else "Membership"
    table = ClaimTable()
    table.things["publication/text"] = Thing("publication/text", "Publication", {}, {"textDate": [str(case["text"])]})
    backings = []
    for i, issued in enumerate(case.get("backing", ())):  # type: ignore[arg-type]
        table.things[f"publication/b{i}"] = Thing(f"publication/b{i}", "Publication", {}, {"issued": [issued]})
        backings.append(f"publication/b{i}")
    props = {"member": ["actor/a"], "organization": ["actor/b"], "source": ["publication/text"], **fields}
    if backings:
        props["backing"] = backings
    claim = Claim("claim/x", cls, props, table)
    table.claims[claim.id] = claim
    derive(table)
    return claim, table


@pytest.mark.parametrize("case", CASES, ids=[c["words"][:50] for c in CASES])
def test_words_to_dates(case: dict[str, object]) -> None:
    claim, table = claim_of(case)
    assert [d.isoformat() for d in claim.bounds] == case["bounds"]
    for expected in ("certain", "presumed", "possible", "out"):
        for day in case.get(expected, ()):  # type: ignore[attr-defined]
            assert View(table, date.fromisoformat(day)).certainty(claim) == expected, (expected, day)


def test_every_row_of_the_shared_table_is_a_case() -> None:
    path = SHARED / "date-cases.md"
    if not path.exists():
        pytest.skip("the shared table of date cases is absent")
    rows = [re.split(r"\s*\|\s*", line.strip("| ")) for line in path.read_text("utf-8").splitlines() if line.startswith("| ")]
    written = {(r[1].replace("`", ""), r[2].replace("`", "")) for r in rows[1:] if "…" not in r[2] and not r[0].startswith("---")}
    have = [list(c["bounds"]) for c in CASES]
    for words, bounds in written:
        days = [d.strip() for d in bounds.split(",")]
        assert days in have, (words, days)
    assert len(written) >= 12


@pytest.mark.parametrize("text", ["May 2012", "2012-13", "2012-02-30", "", "..", "[2015..2014]", "[..]", "2012/2013", "2012~", "12-05-2012"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        dates.parse(text)


@pytest.mark.parametrize("text", ["2023-10", "2023", "[2023-10-01..2023-10-05]"])
def test_a_month_is_no_day(text: str) -> None:
    with pytest.raises(DateError, match="name a day"):
        dates.parse_day(text)


DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
SPANS = st.builds(lambda a, b: Span(min(a, b), max(a, b)), DAYS, DAYS)


@given(st.none() | SPANS, st.none() | SPANS, st.none() | DAYS, st.none() | DAYS)
def test_bounds_are_in_order(start: Span | None, end: Span | None, first: date | None, last: date | None) -> None:
    if start and end and end.latest < start.earliest:
        return
    bounds = dates.bounds_of_state(start, end, first, last)
    assert bounds.start_earliest <= bounds.start_latest <= bounds.end_latest
    assert bounds.start_earliest <= bounds.end_earliest <= bounds.end_latest


@given(SPANS, SPANS, DAYS, st.booleans())
def test_certain_days_are_possible_days(start: Span, end: Span, day: date, going_on: bool) -> None:
    if end.latest < start.earliest:
        return
    bounds = dates.bounds_of_state(start, None if going_on else end, None, end.earliest)
    clip = Span(FIRST, LAST)
    answer = dates.certainty(day, bounds, LAST if going_on else None, clip)
    inside = bounds.start_earliest <= day <= bounds.end_latest
    assert (answer == "out") == (not inside)
    if answer == "certain":
        assert bounds.start_latest <= day <= bounds.end_earliest
    if answer == "presumed":
        assert going_on and day > bounds.end_earliest


@given(DAYS, DAYS, DAYS)
def test_clipping_never_makes_a_day_surer(a: date, b: date, day: date) -> None:
    bounds = Bounds(FIRST, LAST, FIRST, LAST)
    order = {"out": 0, "possible": 1, "presumed": 2, "certain": 3}
    narrow, wide = Span(min(a, b), max(a, b)), Span(FIRST, LAST)
    assert order[dates.certainty(day, bounds, None, narrow)] <= order[dates.certainty(day, bounds, None, wide)]


def test_presumption_ends_at_a_bearers_end_and_at_a_contrary_claim() -> None:
    table = ClaimTable()
    table.things["publication/t"] = Thing("publication/t", "Publication", {}, {"textDate": ["2020-01-01"]})
    table.things["publication/u"] = Thing("publication/u", "Publication", {}, {"textDate": ["2022-01-01"]})
    add = table.claims.__setitem__

    def put(name: str, cls: str, **props: str) -> Claim:
        claim = Claim(f"claim/{name}", cls, {k: v.split() for k, v in props.items()}, table)
        add(claim.id, claim)
        return claim

    allied = put("a", "Alliance", party="actor/a actor/b", start="2018", end="..", source="publication/t")
    other = put("b", "Alliance", party="actor/a actor/c", start="2018", end="..", source="publication/t")
    put("c", "Hostility", sideA="actor/a", sideB="actor/b", start="2021-06-01", source="publication/u")
    put("d", "TransformationClaim", ends="actor/c", when="2021-03-01", transformation="transformation/x", source="publication/u")
    derive(table)
    assert allied.presumed_until == date(2021, 5, 31)
    assert other.presumed_until == date(2021, 3, 1)
    view = View(table, date(2021, 5, 31))
    assert view.certainty(allied) == "presumed"
    assert View(table, date(2021, 6, 1)).certainty(allied) == "possible"
    assert View(table, date(2021, 3, 1)).certainty(other) == "presumed"
    assert View(table, date(2021, 3, 1) + timedelta(days=1)).certainty(other) == "out"
