"""The lineage picture: well-formed, complete, deterministic, and deaf to hostile labels."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

import sahelkg
from sahelkg.answers.lineage import region, trace
from sahelkg.views.lineage_svg import lineage_svg
from sahelkg.views.lines import claim_line

SVG = "{http://www.w3.org/2000/svg}"
ACTORS = ["fla", "wagner", "jnim", "issp", "csp-psd", "mnla"]


@pytest.fixture(scope="module")
def kg():
    return sahelkg.load()


def groups(root, name):
    return [g for g in root.iter(f"{SVG}g") if g.get("class") == name]


def titles(root, name):
    return [g.find(f"{SVG}title").text for g in groups(root, name)]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("actor", ACTORS)
def test_lane_per_actor_and_title_per_version(kg, actor, lang):
    view = kg.view(lang=lang)
    lineage = trace(view, f"actor/{actor}")
    root = ElementTree.fromstring(lineage_svg(lineage, view))
    versions = [claim for step in lineage.steps for claim in step.versions if claim.holds]
    involved = {*lineage.actors, *(a for c in versions for a in (*c.inputs, *c.outputs))}
    assert sorted(g.get("data-id") for g in groups(root, "lane")) == sorted(a.rpartition("/")[2] for a in involved)
    assert sorted(titles(root, "version")) == sorted(claim_line(c, view) for c in versions)
    marked = set(titles(root, "departure"))
    assert marked <= {claim_line(c, view) for c in lineage.departures}
    assert all(claim_line(c, view) in marked for c in lineage.departures if "end" in c.props)


def test_same_bytes_each_time(kg):
    one = lineage_svg(trace(kg.view(), "actor/fla"), kg.view())
    other = sahelkg.load()
    assert one == lineage_svg(trace(other.view(), "actor/fla"), other.view())


def test_day_asked_for_is_marked(kg):
    view = kg.view(at="2024-06-01")
    assert "on 2024-06-01" in lineage_svg(trace(view, "actor/fla"), view)


@pytest.mark.parametrize("actor", ACTORS)
def test_notes_do_not_overlap(kg, actor):
    from sahelkg.views.lineage_chart import Chart
    from sahelkg.views.page import text_width

    view = kg.view()
    chart = Chart(trace(view, f"actor/{actor}"), view)
    for lane in chart.lanes.values():
        spans = sorted((note.row, note.x, note.x + text_width(note.text, 11)) for note in lane.notes)
        for (row, _, end), (next_row, start, _) in pairwise(spans):
            assert row != next_row or end <= start
        assert all(start >= 0 and end <= chart.width for _, start, end in spans)


def test_hostile_labels_stay_text(kg):
    own = sahelkg.load()
    own.table.things["actor/fla"].labels.update(en='<script>alert(1)</script>"&\x0b\u202e', fr="</svg>")
    for lang in ("en", "fr"):
        view = own.view(lang=lang)
        root = ElementTree.fromstring(lineage_svg(trace(view, "actor/fla"), view))
        assert not [e for e in root.iter() if e.tag.rpartition("}")[2] in ("script", "foreignObject", "a", "image", "use")]
        assert not [name for e in root.iter() for name in e.attrib if name.lower().startswith("on")]


def test_actor_without_lineage_still_has_its_lane(kg):
    view = kg.view()
    changed = set(region(view).actors)
    actor = next(t.id for t in view.table.things.values() if t.kind == "Actor" and t.id not in changed)
    root = ElementTree.fromstring(lineage_svg(trace(view, actor), view))
    assert [g.get("data-id") for g in groups(root, "lane")] == [actor.removeprefix("actor/")]
