"""The page of a difference: every change on it, only changes in the picture, no script, no request, other people's texts as texts."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from html import unescape

import pytest

import sahelkg
from sahelkg.answers.diff import Diff, diff
from sahelkg.i18n import words
from sahelkg.model import short
from sahelkg.views.diff_page import diff_html
from sahelkg.views.diff_picture import FORMS, MOST, picked, placed
from sahelkg.views.diff_svg import STROKES, phrase_of

SPANS = [("2023-08-01", "2024-12-01"), ("2015-09-01", "2019-05-15")]
HOSTILE = "<script>alert(1)</script></script><img src=x onerror=alert(2)>&\u2028{{ 7 * 7 }}"


def shown(html: str) -> str:
    """The text of a page."""
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("span", SPANS)
def test_every_change_is_on_the_page_with_its_claims(kg, span, lang):
    found = diff(kg.view(lang=lang), *span)
    html = diff_html(found)
    cards = dict(re.findall(r'<li class="card[^"]*" id="change-(\d+)">(.*?)(?=<li class="card|</main>)', html, re.DOTALL))
    assert len(cards) == len(found.changes) > 50
    for n, change in enumerate(found.changes):
        text = shown(cards[str(n)])
        assert phrase_of(change, found) in text
        assert f"{words(change.before, lang)} → {words(change.after, lang)}" in text
        for claim in change.claims:
            assert f"#{short(claim.id)}" in text and ", ".join(claim.all("at")) in text
            assert all(hedge in text for hedge in claim.all("hedge"))
            assert all(found.view.label(c) in text for c in claim.all("claimant"))


@pytest.mark.parametrize("span", SPANS)
def test_picture_holds_only_changes_and_says_what_it_leaves_out(kg, span):
    found = diff(kg.view(), *span)
    picture = picked(found)
    numbers = [n for line in picture.lines for n, _ in line.changes]
    numbers += [n for box in picture.boxes.values() for n, _ in (*([box.life] if box.life else []), *box.notes)]
    assert len(numbers) == len(set(numbers)) == len(found.changes) - picture.left
    assert len(picture.lines) <= MOST
    html = diff_html(found)
    assert (f"{picture.left} of {len(found.changes)} changes" in html) == bool(picture.left)
    for form in FORMS:
        svg = re.search(rf'<svg [^>]*class="{form.name}".*?</svg>', html, re.DOTALL)[0]
        assert svg.count('class="tie"') == len(picture.lines)
        assert set(re.findall(r'href="#change-(\d+)"', svg)) <= set(map(str, numbers))


def test_many_weak_ties_give_way_to_the_sure_ones(kg):
    found = diff(kg.view(), *SPANS[1])
    picture = picked(found)
    assert picture.narrowed and all(line.sure > 1 or line.change == "turned" for line in picture.lines)
    weak = [c for c in found.changes if c.sign and "certain" not in (c.before, c.after) and "presumed" not in (c.before, c.after)]
    few = picked(dataclasses.replace(found, changes=tuple(weak)))
    assert not few.narrowed and sum(len(line.changes) for line in few.lines) == len(weak)
    many = [dataclasses.replace(weak[0], subject=f"actor/a{i}", object=f"actor/b{i}") for i in range(MOST + 5)]
    none_sure = picked(dataclasses.replace(found, changes=tuple(many)))
    assert len(none_sure.lines) == MOST and none_sure.left == 5


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.name)
@pytest.mark.parametrize("span", SPANS)
def test_nothing_overlaps_or_leaves_the_picture(kg, span, form):
    found = diff(kg.view(), *span)
    picture = picked(found)
    places = placed(picture, {a: found.view.label(a) for a in picture.boxes}, dict.fromkeys(picture.boxes, "names: 2, leaders: 1"), form)
    width, height = places.size
    names = sorted(places.spots)
    for i, a in enumerate(names):
        (x, y), (w, h) = places.spots[a], places.sizes[a]
        assert w / 2 <= x <= width - w / 2 and h / 2 <= y <= height - h / 2
        for b in names[i + 1 :]:
            (u, v), (p, q) = places.spots[b], places.sizes[b]
            assert abs(x - u) >= (w + p) / 2 or abs(y - v) >= (h + q) / 2
    assert all(0 <= way.mark[0] <= width and 0 <= way.mark[1] <= height for way in places.ways)


def test_each_sort_of_change_has_its_own_line_and_mark(kg):
    from sahelkg.answers.diff import CHANGES
    from sahelkg.views.diff_svg import mark_svg

    assert set(STROKES) == set(CHANGES)
    assert len({mark_svg(c, "#000", 1) for c in CHANGES}) == len(CHANGES)
    assert len({mark_svg("began", "#000", sign) for sign in (1, 0, -1)}) == 3
    certain = [STROKES[c] for c in CHANGES if "contested" not in c]
    assert len(set(certain)) == len(certain)


def test_turned_is_told_and_drawn(kg):
    found = diff(kg.view(), *SPANS[0])
    one = next(c for c in found.changes if c.what == "Hostility")
    turned = dataclasses.replace(found, changes=(dataclasses.replace(one, change="turned", value="", sign=-1),))
    html = diff_html(turned)
    assert 'data-change="turned"' in html and "with → against" in shown(html)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [1400, 390])
def test_page_in_the_browser(kg, opened, lang, width):
    found = diff(kg.view(lang=lang), *SPANS[0])
    html = diff_html(found)
    assert "<script" not in html and "script-src" not in html and words("curated", lang) in unescape(html)
    tab = opened(html, width, 844)
    assert tab.evaluate("document.documentElement.lang") == lang
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.locator(".picture svg:visible").count() == 1
    assert tab.locator(".card").count() == len(found.changes)
    assert tab.locator("h1").inner_text() == words("page diff", lang).format(*SPANS[0])
    goal = tab.locator(".picture svg:visible a:not(.tie)").first.get_attribute("href")
    assert tab.locator(goal).count() == 1


def test_hostile_texts_stay_text(opened):
    kg = sahelkg.load()
    for name in ("actor/fla", "actor/csp-dpa", "actor/jnim"):
        kg.table.things[name].labels["en"] = HOSTILE
    found = diff(kg.view(), *SPANS[0])
    changes = (*found.changes, dataclasses.replace(next(c for c in found.changes if c.what == "name"), value=HOSTILE))
    clean = opened(diff_html(dataclasses.replace(found, changes=changes)))
    assert clean.locator("img, script, iframe, object, embed").count() == 0
    assert clean.evaluate("[...document.querySelectorAll('*')].filter(e => e.hasAttribute('onerror')).length") == 0
    assert HOSTILE.split("\u2028")[0] in clean.evaluate("document.body.textContent")


def test_same_bytes_each_time(kg):
    assert diff_html(diff(kg.view(), *SPANS[1])) == diff_html(diff(sahelkg.load().view(), *SPANS[1]))


def test_beyond_the_horizon_and_nothing_are_said(kg):
    assert 'class="warning"' in diff_html(diff(kg.view(), "2024-01-01", "2030-01-01"))
    assert 'class="warning"' not in diff_html(diff(kg.view(), *SPANS[0]))
    view = kg.view(lang="fr")
    found = diff(view, *SPANS[0])
    html = diff_html(Diff(view, found.first, found.second, (), None))
    assert "Rien trouvé" in html and "<svg" not in html


def test_the_verb_writes_the_page(tmp_path):
    file = tmp_path / "diff.html"
    program = [sys.executable, "-c", "from sahelkg.faces.cli import main; main()", "diff"]
    call = [*program, *SPANS[0], "--certainty", "certain", "--lang", "fr", "-o", str(file)]
    done = subprocess.run(call, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    html = unescape(file.read_text(encoding="utf-8"))
    assert html.startswith("<!doctype html>") and "à l'une des dates" in html
    done = subprocess.run([*program, "a", "b", "--release", "--format", "html"], capture_output=True, text=True)
    assert done.returncode == 2 and "--format text" in done.stderr and "Traceback" not in done.stderr
