"""The network over time in a real browser: of every day it shows what the network of that day says, and nothing else."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

import sahelkg
from sahelkg.answers.history import history
from sahelkg.answers.kinds import kinds_of
from sahelkg.answers.network import NetworkAnswer, network
from sahelkg.answers.subnetwork import narrowed
from sahelkg.views.network_history import Scope, network_history_html
from sahelkg.views.stress import MEMBER, spread_out

DAYS = ["2015-09-01", "2019-05-15", "2023-10-01", "2024-08-01"]
HOSTILE = "<script>alert(1)</script></script><img src=x onerror=alert(2)>&\u2028{{ 7 * 7 }}"


@pytest.fixture(scope="module")
def pages(kg):
    return {lang: network_history_html(history(network(kg.view(lang=lang)))) for lang in ("en", "fr")}


def told(answer: NetworkAnswer) -> set[tuple]:
    label = answer.view.label
    return {(label(t.source), label(t.target), t.sign, t.certainty, frozenset(c.id.partition("/")[2] for c in t.claims)) for t in answer.ties}


def shown(tab) -> set[tuple]:
    """The visible rows, each with the claims that its tie rests on that day; the picture draws the same."""
    rows = tab.evaluate(
        """() => [...document.querySelectorAll("#rows tr:not([hidden])")].map((row) => ({
          id: row.id, ends: [...row.querySelectorAll("b")].map((b) => b.textContent), mark: row.querySelector(".mark").textContent,
          certainty: row.dataset.certainty, claims: [...row.querySelectorAll("li:not([hidden]) code")].map((c) => c.textContent.slice(1)) }))"""
    )
    assert sorted(row["id"] for row in rows) == sorted(tab.evaluate("document.getElementById('canvas').drawn()"))
    sign = {"+": 1, "0": 0, "−": -1}
    return {(*row["ends"], sign[row["mark"]], row["certainty"], frozenset(row["claims"])) for row in rows}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [1400, 390])
def test_the_four_days_are_those_of_the_network(kg, opened, pages, lang, width):
    tab = opened(pages[lang], width, 844)
    assert tab.evaluate("document.documentElement.lang") == lang
    assert tab.evaluate("document.compatMode") == "CSS1Compat"
    for day in DAYS:
        tab.fill("#day", day)
        tab.keyboard.press("Enter")
        answer = network(kg.view(at=day, lang=lang))
        assert shown(tab) == told(answer)
        assert tab.locator("#rows tr:visible").count() == len(answer.ties)
        assert tab.text_content("#counts").startswith(f"{len(answer.actors)} ")
        assert tab.evaluate("location.hash") == f"#{day}"
        for listed, claims in (("negative", answer.negative), ("proposed", answer.proposed), ("undrawn", answer.undrawn)):
            heads = [
                d for d in tab.locator("details.beside").all() if d.is_visible() and sahelkg.i18n.words(listed, lang).capitalize() in d.text_content()
            ]
            assert (len(heads) == 1 and f"({len(claims)})" in heads[0].locator("summary").text_content()) or not (heads or claims)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_day_stands_in_the_address(kg, opened, pages):
    tab = opened(pages["en"], fragment="2023-10-01")
    assert tab.input_value("#day") == "2023-10-01" and shown(tab) == told(network(kg.view(at="2023-10-01")))
    tab.evaluate("location.hash = '#2019-05-15'")
    tab.wait_for_timeout(100)
    assert shown(tab) == told(network(kg.view(at="2019-05-15")))
    tab.evaluate("location.hash = '#<img src=x>'")
    tab.wait_for_timeout(100)
    assert tab.input_value("#day") == "2019-05-15"


def test_slider_and_buttons_step_through_every_change(kg, opened, pages):
    days = [d.isoformat() for d in history(network(kg.view())).days]
    tab = opened(pages["en"], fragment=days[3])
    tab.click("#on")
    assert tab.input_value("#day") == days[4] and shown(tab) == told(network(kg.view(at=days[4])))
    tab.click("#back")
    assert tab.input_value("#day") == days[3]
    tab.focus("#slide")
    tab.keyboard.press("ArrowRight")
    tab.wait_for_timeout(100)
    assert tab.input_value("#day") == days[4] and tab.get_attribute("#slide", "aria-valuetext") == days[4]
    tab.keyboard.press("End")
    tab.wait_for_timeout(100)
    assert tab.input_value("#day") == days[-1] and tab.is_disabled("#on")
    tab.keyboard.press("Home")
    tab.wait_for_timeout(100)
    assert tab.input_value("#day") < days[0] and tab.is_disabled("#back")
    assert shown(tab) == told(network(kg.view(at=tab.input_value("#day"))))
    between = (date.fromisoformat(days[4]).toordinal() + date.fromisoformat(days[5]).toordinal()) // 2
    tab.fill("#day", date.fromordinal(between).isoformat())
    tab.keyboard.press("Enter")
    tab.click("#back")
    assert tab.input_value("#day") == days[4] or between == date.fromisoformat(days[4]).toordinal()


@pytest.mark.parametrize("text", ["2023-10", "2023-02-30", "yesterday", ""])
def test_no_day_is_refused_with_the_remedy(opened, pages, text):
    tab = opened(pages["en"], fragment="2023-10-01")
    tab.fill("#day", text)
    tab.keyboard.press("Enter")
    assert "2023-10-01" in tab.text_content("#wrong") and tab.is_visible("#wrong")
    assert tab.evaluate("location.hash") == "#2023-10-01"


def test_beyond_the_horizon_is_said(kg, opened, pages):
    for day in [*DAYS, "2030-01-01"]:
        answer = network(kg.view(at=day))
        tab = opened(pages["en"], fragment=day)
        assert tab.is_visible("#beyond") == (day > answer.horizon.isoformat())
        assert day <= answer.horizon.isoformat() or answer.horizon.isoformat() in tab.text_content("#beyond")


def test_filters_leave_what_the_command_line_leaves(kg, opened, pages):
    tab = opened(pages["en"], fragment="2019-05-15")
    tab.click("#sure")
    assert tab.get_attribute("#sure", "aria-pressed") == "true" and not tab.is_checked("input[value=possible]")
    sure = network(kg.view(at="2019-05-15", certainty=("certain", "presumed")))
    assert shown(tab) == told(sure)
    tab.check("input[value=possible]")
    tab.uncheck("input[value=certain]")
    assert shown(tab) == told(network(kg.view(at="2019-05-15", certainty=("presumed", "possible"))))
    tab.check("input[value=certain]")
    tab.uncheck("input[value=possible]")
    tab.select_option("#actor", "actor/jnim")
    assert shown(tab) == told(narrowed(sure, "actor/jnim"))
    tab.select_option("#depth", "2")
    assert shown(tab) == told(narrowed(sure, "actor/jnim", 2))
    tab.click("#reset")
    tab.select_option("#relation", "Hostility")
    assert shown(tab) == told(network(kg.view(at="2019-05-15"), ["Hostility"]))
    tab.uncheck("input[value=against]")
    assert shown(tab) == set() and tab.is_visible("#empty")
    tab.click("#reset")
    assert shown(tab) == told(network(kg.view(at="2019-05-15")))


@pytest.mark.parametrize("day", DAYS)
def test_hulls_hold_coalitions_and_their_members_of_the_day(kg, opened, pages, day):
    tab = opened(pages["en"], fragment=day)
    answer = network(kg.view(at=day))
    members, sure = {}, {}
    for tie in answer.ties:
        if tie.relation in ("Membership", "SubUnit"):
            members.setdefault(tie.target, set()).add(tie.source)
            plain = tie.assertion == "asserted" and not tie.hedge and not tie.one_of and tie.standing == "accepted"
            if plain and tie.certainty != "possible":
                sure.setdefault(tie.target, set()).add(tie.source)
    kinds = kinds_of(kg.view())
    expected = {o: (sorted(m), sorted(sure.get(o, ()))) for o, m in members.items() if len(m) > 1 or "coalition" in kinds.get(o, ())}
    assert {name: (own, certain) for name, own, certain in tab.evaluate("document.getElementById('canvas').hulls()")} == expected
    tab.uncheck("#hulls")
    assert tab.evaluate("document.getElementById('canvas').hulls()") == []


def test_a_row_lights_its_tie_and_tells_it(opened, pages):
    tab = opened(pages["en"], fragment="2019-05-15")
    row = tab.locator("#rows tr:visible").nth(2)
    row.locator("button").focus()
    tab.keyboard.press("Enter")
    assert "lit" in row.get_attribute("class") and row.locator("button").get_attribute("aria-pressed") == "true"
    detail = tab.text_content("#detail")
    assert all(code in detail for code in row.locator("li:visible code").all_text_contents())
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#detail")


def test_narrowing_is_said_and_kept(kg, opened):
    whole = network(kg.view(), ["Hostility"])
    page = network_history_html(history(narrowed(whole, "actor/cma")), date(2019, 5, 15), Scope("actor/cma", 1, ("Hostility",)))
    tab = opened(page)
    assert "CMA" in tab.text_content(".scope") and "fights" in tab.text_content(".scope")
    assert tab.input_value("#actor") == "actor/cma"
    assert shown(tab) == told(narrowed(network(kg.view(at="2019-05-15"), ["Hostility"]), "actor/cma"))


def test_hostile_labels_stay_text(opened):
    kg = sahelkg.load()
    for name in ("actor/jnim", "actor/fama", "actor/cma", "actor/csp-psd"):
        kg.table.things[name].labels["en"] = HOSTILE
    kg.table.things["publication/rulac-mali-2023"].labels["en"] = HOSTILE
    tab = opened(network_history_html(history(network(kg.view())), date(2023, 10, 1)))
    assert tab.locator("img, iframe, object, embed").count() == 0
    assert tab.evaluate("[...document.querySelectorAll('*')].filter(e => e.hasAttribute('onerror')).length") == 0
    tab.uncheck("input[value=possible]")
    row = tab.locator("#rows tr:visible").filter(has_text="<script>").first
    row.locator("button").click()
    assert HOSTILE.split("\u2028")[0] in tab.text_content("#detail")
    assert tab.locator("#detail *:not(p)").count() == 0
    box = tab.locator("#canvas").bounding_box()
    for step in range(40):  # across the picture, until something is under the pointer
        tab.mouse.move(box["x"] + box["width"] * (0.2 + step / 60), box["y"] + box["height"] * 0.55)
        tab.wait_for_timeout(40)
        if tab.is_visible("#tip"):
            break
    assert tab.locator("#tip p").count() >= 2 and tab.locator("#tip *:not(p)").count() == 0


def test_same_bytes_each_time(kg, pages):
    assert network_history_html(history(network(sahelkg.load().view()))) == pages["en"]


def test_places_do_not_depend_on_the_day(kg, pages):
    other = network_history_html(history(network(kg.view())), date(2015, 9, 1))
    spots = [re.search(r'<script id="graph" type="application/json">(.*?)</script>', page, re.DOTALL)[1] for page in (other, pages["en"])]
    assert json.loads(spots[0])["nodes"] == json.loads(spots[1])["nodes"]


def test_empty_history_says_so(opened):
    kg = sahelkg.load()
    nothing = NetworkAnswer(kg.view(lang="fr"), (), (), (), (), None)
    html = network_history_html(history(nothing))
    assert "Rien trouvé" in html and "<script" not in html
    opened(html)


def test_layout_of_nothing_and_of_many():
    assert spread_out([], [((100, 100), {})]) == [{}]
    boxes = dict.fromkeys((f"a{i}" for i in range(150)), (60.0, 24.0))
    pairs = [(f"a{i}", f"a{i * 7 % 150}", (MEMBER, 1, 0, -1)[i % 4]) for i in range(150)]
    wide, tall = spread_out(pairs, [((1000, 600), boxes), ((380, 600), boxes)])
    assert set(wide) == set(tall) == set(boxes)
    for spots in (wide, tall):
        points = list(spots.values())
        assert all(abs(a[0] - b[0]) >= 59 or abs(a[1] - b[1]) >= 23 for n, a in enumerate(points) for b in points[n + 1 :])
