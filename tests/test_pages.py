"""The pages in a real browser: no request, no error, nothing lost, and other people's texts stay texts."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

import sahelkg
from sahelkg.answers.lineage import trace
from sahelkg.answers.network import NetworkAnswer, network
from sahelkg.errors import SahelkgError
from sahelkg.views import page as shared
from sahelkg.views.layout import bends, place
from sahelkg.views.lineage_page import lineage_html
from sahelkg.views.lines import claim_line
from sahelkg.views.network_page import network_html, network_pyvis

HOSTILE = "<script>alert(1)</script></script><img src=x onerror=alert(2)>&\u2028{{ 7 * 7 }}"
DAYS = ["2023-10-01", "2019-05-15", "2024-08-01", None]


def embedded(html: str) -> dict:
    return json.loads(re.search(r'<script id="graph" type="application/json">(.*?)</script>', html, re.DOTALL)[1])


@pytest.mark.parametrize("day", DAYS)
def test_every_tie_has_an_edge_and_a_row(kg, day):
    answer = network(kg.view(at=day))
    html = network_html(answer)
    assert len(embedded(html)["edges"]) == html.count("<tr data-tie=") == len(answer.ties)
    assert [n["id"] for n in embedded(html)["nodes"]] == answer.actors
    for claim in (*answer.negative, *answer.proposed, *answer.undrawn):
        assert html.count(f"<li>{escaped(claim_line(claim, answer.view))}</li>") >= 1


def escaped(text: str) -> str:
    from markupsafe import escape

    return str(escape(text))


def test_same_bytes_each_time(kg):
    other = sahelkg.load()
    assert network_html(network(kg.view(at="2024-08-01"))) == network_html(network(other.view(at="2024-08-01")))
    assert lineage_html(trace(kg.view(), "actor/fla"), kg.view()) == lineage_html(trace(other.view(), "actor/fla"), other.view())


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [1400, 390])
def test_network_page_in_the_browser(kg, opened, lang, width):
    answer = network(kg.view(at="2019-05-15", lang=lang))
    tab = opened(network_html(answer), width, 844)
    assert tab.evaluate("document.documentElement.lang") == lang
    assert tab.evaluate("document.compatMode") == "CSS1Compat"
    assert tab.locator("canvas").count() == 1
    assert tab.locator("tr[data-tie]").count() == len(answer.ties)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    own = [t for t in answer.ties if "actor/cma" in (t.source, t.target)]
    tab.select_option("#actor", "actor/cma")
    assert tab.locator("tr[data-tie]:visible").count() == len(own)
    tab.keyboard.press("Escape")
    assert tab.locator("tr[data-tie]:visible").count() == len(answer.ties)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [1400, 390])
def test_lineage_page_in_the_browser(kg, opened, lang, width):
    view = kg.view(lang=lang)
    lineage = trace(view, "actor/fla")
    html = lineage_html(lineage, view)
    assert "<script" not in html and "script-src" not in html
    tab = opened(html, width, 844)
    assert tab.locator(".card").count() == sum(len(step.versions) for step in lineage.steps)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_labels_stay_text(opened):
    kg = sahelkg.load()
    for name in ("actor/fla", "actor/csp-dpa", "actor/cma"):
        kg.table.things[name].labels["en"] = HOSTILE
    view = kg.view(at="2024-08-01")
    for html in (network_html(network(view)), lineage_html(trace(view, "actor/csp-dpa"), view)):
        clean = opened(html)
        assert clean.locator("img, iframe, object, embed").count() == 0
        assert clean.evaluate("[...document.querySelectorAll('*')].filter(e => e.hasAttribute('onerror')).length") == 0
        assert HOSTILE.split("\u2028")[0] in clean.evaluate("document.body.textContent")


def test_hover_shows_text_only(opened):
    kg = sahelkg.load()
    kg.table.things["actor/cma"].labels["en"] = HOSTILE
    answer = network(kg.view(at="2023-10-01"))
    answer = dataclasses.replace(answer, ties=tuple(t for t in answer.ties if "actor/cma" in (t.source, t.target))[:1])
    tab = opened(network_html(answer))
    box = tab.locator("canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for step in range(-24, 25, 3):  # across the tie, which runs through the middle
        tab.mouse.move(x + step, y + step / 2)
        tab.wait_for_timeout(130)
        if tab.locator("div.vis-tooltip p").count():
            break
    tip = tab.locator("div.vis-tooltip p")
    assert tip.count() >= 3
    assert tab.locator("div.vis-tooltip *:not(p):not(div)").count() == 0
    assert HOSTILE.split("\u2028")[0] in tip.first.text_content()


def test_contested_tie_is_marked_and_parallel_ties_bend_apart(kg):
    answer = network(kg.view(at="2019-05-15"))
    ties = (dataclasses.replace(answer.ties[0], standing="contested"), *answer.ties[1:])
    html = network_html(NetworkAnswer(answer.view, ties, (), (), (), answer.horizon))
    edge = embedded(html)["edges"][0]
    assert edge["label"] == "≠" and edge["background"]["enabled"] and '<span class="tag">≠ contested</span>' in html
    pairs: dict[tuple[str, str], list[float]] = {}
    for e in embedded(html)["edges"]:
        a, b = sorted((e["from"], e["to"]))
        pairs.setdefault((a, b), []).append(e["curves"]["wide"] * (1 if a == e["from"] else -1))
    assert all(len(set(curves)) == len(curves) for curves in pairs.values())
    assert any(len(curves) > 1 for curves in pairs.values())


def test_only_directed_ties_have_arrows(kg):
    answer = network(kg.view(at="2019-05-15"))
    net = network_pyvis(answer)
    assert [e["arrows"] == "to" for e in net.edges] == [t.directed for t in answer.ties]


def test_beyond_the_horizon_is_said(kg):
    assert 'class="warning"' in network_html(network(kg.view(at="2030-01-01")))
    assert 'class="warning"' not in network_html(network(kg.view(at="2024-08-01")))


def test_empty_network_says_so(kg):
    html = network_html(NetworkAnswer(kg.view(at="1950-01-01", lang="fr"), (), (), (), (), None))
    assert "Rien trouvé" in html and "<script" not in html


@pytest.mark.parametrize("day", DAYS)
def test_boxes_do_not_overlap(kg, day):
    from sahelkg.views.network_page import TALL, WIDE

    answer = network(kg.view(at=day))
    sizes = dict.fromkeys(answer.actors, (90.0, 26.0))
    for frame in (WIDE, TALL):
        spots = place(sizes, [(t.source, t.target, t.sign) for t in answer.ties], frame)
        for i, a in enumerate(answer.actors):
            for b in answer.actors[i + 1 :]:
                assert abs(spots[a][0] - spots[b][0]) >= 90 or abs(spots[a][1] - spots[b][1]) >= 26


def test_layout_of_nothing_and_of_many():
    assert place({}, [], (100, 100)) == {} and bends({}, {}, []) == []
    many = dict.fromkeys((f"a{i}" for i in range(200)), (60.0, 24.0))
    pairs = [(f"a{i}", f"a{i * 7 % 200}", (-1, 0, 1)[i % 3]) for i in range(200)]
    assert len(place(many, pairs, (1000, 600))) == 200


def test_missing_vis_network_is_a_clear_error(monkeypatch):
    monkeypatch.setattr(shared, "_VIS", "vis-0")
    shared.vis_network.cache_clear()
    with pytest.raises(SahelkgError, match="pip install"):
        shared.vis_network()
    shared.vis_network.cache_clear()
