"""The site: whole, linked, closed to the outside, deaf to hostile texts, the same each time, and written over nothing that is not a site."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from collections import Counter
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner

import sahelkg
from sahelkg.answers.dossier import actors
from sahelkg.answers.lineage import region
from sahelkg.errors import OutputError
from sahelkg.faces.cli import cli, main
from sahelkg.views.dossier_page import dossier_html
from sahelkg.views.lineage_chart import families_of
from sahelkg.views.lineage_order import order
from sahelkg.views.lineage_svg import lineage_svg
from sahelkg.views.site import DAYS, site_files
from sahelkg.views.site_downloads import DOWNLOADS
from sahelkg.views.site_folder import MARKER, write_site

CHROMIUM = "/usr/bin/chromium"
HOSTILE = "<script>alert(1)</script></script><img src=x onerror=alert(2)>\u2028{{ 7 * 7 }}\ue000actor/b\ue001"
GRAPH = """@prefix : <https://w3id.org/sahelkg/ontology#> .
@prefix actor: <https://w3id.org/sahelkg/actor/> .
@prefix person: <https://w3id.org/sahelkg/person/> .
@prefix claim: <https://w3id.org/sahelkg/claim/> .
@prefix judgement: <https://w3id.org/sahelkg/judgement/> .
@prefix transformation: <https://w3id.org/sahelkg/transformation/> .
@prefix pub: <https://w3id.org/sahelkg/publication/> .
@prefix voc: <https://w3id.org/sahelkg/vocabulary/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
actor:a a :Actor ; rdfs:label HOSTILE@en , HOSTILE@fr . actor:b a :Actor ; rdfs:label "B"@en . actor:c a :Actor ; rdfs:label "C"@en .
person:p a :Person ; rdfs:label HOSTILE@en . transformation:t a :Transformation ; rdfs:label HOSTILE@en .
pub:s a :Publication ; rdfs:label HOSTILE@en ; :title HOSTILE@en ; :publisher "P" ; :url "javascript:alert(3)" ; :textDate "2020-01-01" .
pub:t a :Publication ; rdfs:label "T"@en ; :url "data:text/html,<script>alert(4)</script>" ; :issued "2019-01-01" .
claim:one a :Membership ; :member actor:a ; :organization actor:b ; :hedge HOSTILE ; :note HOSTILE@en ; :source pub:s ; :at HOSTILE ; :backing pub:t .
claim:not a :Membership ; :member actor:a ; :organization actor:b ; :polarity voc:does-not-hold ; :source pub:s ; :at "x/1" .
claim:led a :Leadership ; :leader person:p ; :organization actor:a ; :office HOSTILE ; :source pub:s ; :at "x/2" .
claim:fights a :Hostility ; :sideA actor:a ; :sideB actor:c ; :start "2019-01" ; :source pub:s ; :at "x/4" .
claim:split a :TransformationClaim ; :transformation transformation:t ; :transformationKind voc:split ; :continues actor:a ; :begins actor:b ;
    :when "2018" ; :hedge HOSTILE ; :source pub:s ; :at "x/3" .
claim:nosplit a :TransformationClaim ; :transformation transformation:t ; :transformationKind voc:split ; :continues actor:a ; :begins actor:c ;
    :when "2018" ; :polarity voc:does-not-hold ; :source pub:s ; :at "x/5" .
judgement:j a :Dispute ; :claim claim:one , claim:not ; :rationale HOSTILE@en .
""".replace("HOSTILE", '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"')


@pytest.fixture(scope="module")
def site(kg) -> dict[str, str]:
    return dict(site_files(kg.table, kg.store, "https://example.org/issues?a=1&b=2"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> sahelkg.KnowledgeGraph:
    file = tmp_path_factory.mktemp("hostile") / "graph.ttl"
    file.write_text(GRAPH, encoding="utf-8")
    return sahelkg.open(file)


def pages(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if path.endswith(".html")}


def addresses(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'\s(?:href|src)="([^"]*)"', html)]


def ids(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'\sid="([^"]*)"', html)]


def test_every_link_leads_somewhere(site):
    known = {path: set(ids(text)) for path, text in pages(site).items()}
    for path, text in pages(site).items():
        for address in addresses(text):
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in ("http", "https") or address == "data:,", f"{path}: {address}"
                continue
            target = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
            assert target in site, f"{path}: {address} leads nowhere"
            if parts.fragment and not (target.endswith("/network/index.html") and parts.fragment in DAYS):
                assert unquote(parts.fragment) in known[target], f"{path}: {address} has no such anchor"


def test_no_anchor_twice(site):
    for path, text in pages(site).items():
        assert [i for i, n in Counter(ids(text)).items() if n > 1] == [], path


def test_both_languages_hold_the_same_pages(site):
    english, french = ({p[3:] for p in pages(site) if p.startswith(f"{lang}/")} for lang in ("en", "fr"))
    assert english == french and {"index.html", "lineage.html", "disputes.html", "actor/fla.html", "lineage/fla.html"} <= english
    assert {"network/index.html", "network/all.html"} <= english
    for lang in ("en", "fr"):
        assert all(f'href="network/index.html#{day}"' in site[f"{lang}/index.html"] for day in DAYS)
    for path, text in pages(site).items():
        if "/" in path:
            assert f'<html lang="{path[:2]}">' in text


def test_every_claim_has_a_card_and_its_line_in_its_source(kg, site):
    cards = {i for path, text in pages(site).items() if path.startswith(("en/actor/", "en/person/", "en/disputes")) for i in ids(text)}
    for claim in kg.table.claims.values():
        name = claim.id.removeprefix("claim/")
        (source,) = [p for p in site if p == f"en/source/{claim.source.removeprefix('publication/')}.html"]
        assert name in ids(site[source]), claim
        if set(claim.subject) | set(claim.object) & {f"actor/{p[9:-5]}" for p in site if p.startswith("en/actor/")}:
            assert name in cards or not any(t.startswith(("actor/", "person/")) for t in (*claim.subject, *claim.object)), claim


def test_pages_load_only_files_of_the_site(site):
    for path, text in pages(site).items():
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
        assert policy.startswith("default-src 'none'; ") and "script-src 'unsafe-inline'" not in policy and "http" not in policy, path
        assert all("application/json" in tag or " src=" in tag for tag in re.findall(r"<script[^>]*>", text)), path
        assert not re.search(r"<[^>]*\son[a-z]+=", text), path
        for source in re.findall(r'<(?:script|link)[^>]*?(?:src|href)="([^"]*)"', text):
            assert source == "data:," or not urlsplit(source).scheme, f"{path}: {source}"
        for word in ("notice", "horizon", "report"):
            key = {"notice": "curated", "horizon": "horizon", "report": "report"}[word]
            lang = "fr" if path.startswith("fr/") else "en"
            from sahelkg.i18n import words

            assert path == "index.html" or words(key, lang) in unescape(text), f"{path} lacks {key}"


def test_pages_of_persons_are_not_indexed_and_others_are(site):
    for path, text in pages(site).items():
        assert ('name="robots" content="noindex"' in text) == ("/person" in path), path


def test_pages_are_small_and_share_what_they_can(site):
    assert max(len(text.encode()) for text in pages(site).values()) < 1_000_000
    assert sum("vis-network" in text[:2000] for path, text in site.items() if path.endswith(".js")) == 1
    assert not [path for path, text in pages(site).items() if "<style>" in text and path != "index.html"]


def test_same_bytes_in_another_process(hostile):
    code = (
        "import sahelkg, hashlib, sys; from sahelkg.views.site import site_files; kg = sahelkg.open(sys.argv[1]); h = hashlib.sha256()\n"
        "for p, t in site_files(kg.table, kg.store): h.update(p.encode() + t.encode())\nprint(h.hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, hostile.files[0]], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout and len(runs[0].stdout) == 65


def test_downloads_can_be_read(kg, site, tmp_path):
    import networkx as nx
    import pyoxigraph as ox

    assert sorted(p.removeprefix("downloads/") for p in site if p.startswith("downloads/")) == sorted(DOWNLOADS)
    forms = {"ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    counts = {suffix: len({q.triple for q in ox.parse(site[f"downloads/sahelkg.{suffix}"], format=form)}) for suffix, form in forms.items()}
    assert len(set(counts.values())) == 1 and counts["ttl"] > 20 * len(kg.table.claims)
    for name in ("claims.csv", "assertions.csv"):
        rows = list(csv.DictReader(io.StringIO(site[f"downloads/{name}"])))
        assert len(rows) == len(kg.table.claims) and all(r["source"] and r["polarity"] and "hedge" in r for r in rows)
    ties = list(csv.DictReader(io.StringIO(site["downloads/network.csv"])))
    assert ties and all(t["sources"] and t["polarity"] == "holds" and "hedge" in t for t in ties)
    for name, read in (("network.graphml", nx.read_graphml), ("network.gexf", nx.read_gexf)):
        file = tmp_path / name
        file.write_text(site[f"downloads/{name}"], encoding="utf-8")
        graph = read(file)
        assert graph.number_of_edges() == len(ties)
        assert all(d["sources"] and d["polarity"] == "holds" and "hedge" in d for _, _, d in graph.edges(data=True))
        if name.endswith("gexf"):
            days = [day for _, _, d in graph.edges(data=True) for spell in d["spells"] for day in spell if day != "None"]
            assert len(days) > len(ties) / 2 and all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


def test_region_holds_every_transformation_once(kg):
    found = region(kg.view())
    told = [c for s in found.steps for c in s.versions]
    assert len(told) == len({c.id for c in told})
    held = {c.get("transformation") for c in kg.table.of_class("TransformationClaim") if c.holds and c.standing != "rejected"}
    assert {s.transformation for s in found.steps} == held
    members = [a for family in found.families for a in family]
    assert sorted(members) == sorted(set(found.actors)) and len(members) == len(set(members))
    assert [len(f) for f in found.families] == sorted(map(len, found.families), reverse=True)
    for step in found.steps:
        assert sum(set(step.actors) <= set(family) for family in found.families) == 1


def test_region_is_drawn_family_by_family(kg):
    from xml.etree import ElementTree

    for lang in ("en", "fr"):
        view = kg.view(lang=lang)
        found = region(view)
        root = ElementTree.fromstring(lineage_svg(found, view))
        groups = [g.get("class") for g in root.iter("{http://www.w3.org/2000/svg}g")]
        assert groups.count("family") == len(families_of(found, view)) and groups.count("lane") == len(found.actors)
        assert groups.count("version") == sum(c.holds for s in found.steps for c in s.versions)


def test_what_is_denied_is_listed_and_not_drawn(hostile):
    view = hostile.view()
    found = region(view)
    assert {c.id for c in found.claims} == {"claim/split", "claim/nosplit"}
    assert 'data-id="split"' in lineage_svg(found, view) and 'data-id="nosplit"' not in lineage_svg(found, view)


@pytest.mark.parametrize("form", ["tree", "tsv", "csv", "json", "dot", "mermaid", "svg", "html"])
def test_region_on_the_command_line(form):
    result = CliRunner().invoke(cli, ["lineage", "--format", form], standalone_mode=False)
    assert result.exception is None and result.return_value in (0, None)
    assert "FLA" in result.output and "JNIM" in result.output


def test_direction_needs_an_actor(capsys):
    with pytest.raises(SystemExit) as done:
        main(["lineage", "--direction", "up"])
    assert done.value.code == 2 and "name one" in capsys.readouterr().err


def test_order_of_many_lanes_is_bounded_and_complete():
    items = [f"a{i}" for i in range(90)]
    joins = [(f"a{i}", f"a{i * 7 % 90}", float(i)) for i in range(1, 90) if i != i * 7 % 90]
    found = order(items, joins, lambda item, year: True)
    assert sorted(found) == sorted(items)

    def length(lanes: list[str]) -> int:
        return sum(abs(lanes.index(a) - lanes.index(b)) for a, b, _ in joins)

    assert length(found) < length(items)


def test_dossier_says_everything_of_each_claim(kg):
    found = kg.actor("jnim", at="2023-10-01")
    html = dossier_html(found)
    assert set(ids(html)) >= {c.id.removeprefix("claim/") for c in found.claims}
    for claim in found.claims:
        assert f"https://w3id.org/sahelkg/{claim.id}</span>" in html
    assert "on that day: certain" in html and "<script" not in html and 'class="rejected' not in html
    assert html == dossier_html(sahelkg.load().actor("jnim", at="2023-10-01"))


def test_the_list_of_actors_counts_what_the_dossiers_hold(kg):
    rows = actors(kg.view())
    assert len(rows) > 100
    assert {row.actor: row.claims for row in rows} == {row.actor: len(kg.actor(row.actor.removeprefix("actor/")).claims) for row in rows}


def test_denied_and_affirmed_never_share_a_card(hostile):
    html = dossier_html(hostile.actor("a"))
    for card in re.findall(r'<li class="card.*?\n</ul>\n</li>', html, re.DOTALL):
        assert (
            not {"one", "not"} <= {i.removeprefix("#") for i in re.findall(r'href="(#[^"]*)"', card) if i in ("#one", "#not")} or "disputed" in card
        )
    assert 'class="tag no">SAID NOT TO HOLD' in html


def test_dossier_on_the_command_line(tmp_path):
    target = tmp_path / "fla.html"
    result = CliRunner().invoke(cli, ["show", "fla", "-o", str(target)], standalone_mode=False)
    assert result.exception is None and target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_hostile_texts_stay_text(hostile, browser, tmp_path):
    target = tmp_path / "site"
    write_site(str(target), site_files(hostile.table, hostile.store, "javascript:alert(5)"))
    complaints = []
    for file in sorted((target / "en").rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        assert "javascript:" not in "".join(addresses(text)) and not [a for a in addresses(text) if a.startswith("data:") and a != "data:,"]
        tab = browser.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: (complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        tab.goto(file.as_uri())
        assert tab.locator("img, iframe, object, embed").count() == 0, file
        assert tab.evaluate("[...document.querySelectorAll('*')].filter(e => e.hasAttribute('onerror')).length") == 0
        if file.parts[-2:] == ("actor", "a.html"):
            assert HOSTILE.split("\u2028")[0] in tab.evaluate("document.body.textContent")
        tab.close()
    assert complaints == []


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [1400, 390])
def test_site_in_the_browser(site, browser, tmp_path, lang, width):
    target = tmp_path / "site"
    write_site(str(target), site.items())
    some = ["index", "network/index", "network/index#2019-05-15", "network/all", "lineage", "lineage/fla", "actor/fla", "actor/jnim", "actor/wagner"]
    some += ["person/iyad-ag-ghali", "disputes", "sources", "source/rulac-mali-2025", "actors", "persons", "downloads"]
    seen, complaints = [], []
    for name in some:
        tab = browser.new_page(viewport={"width": width, "height": 844})
        tab.on("request", lambda request: seen.append(request.url))
        tab.on("console", lambda message, name=name: complaints.append(f"{name}: {message.text}"))
        tab.on("pageerror", lambda error, name=name: complaints.append(f"{name}: {error}"))
        file, _, day = name.partition("#")
        tab.goto((target / lang / f"{file}.html").as_uri() + (f"#{day}" if day else ""))
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, name
        assert tab.evaluate("document.documentElement.lang") == lang and tab.evaluate("document.compatMode") == "CSS1Compat"
        assert tab.locator("nav a[aria-current]").count() == (2 if name == "network/all" else 1), name
        assert tab.evaluate("getComputedStyle(document.querySelector('nav.site')).display") == "flex", name  # the styles have loaded
        if name.startswith("network/"):
            assert tab.locator("canvas").count() == 1
        if day:
            assert tab.input_value("#day") == day
        if name == "actors":
            everyone = tab.locator("tr[data-row]:visible").count()
            tab.fill(".filter input", "azawád front")
            assert 0 < tab.locator("tr[data-row]:visible").count() < everyone
        if name == "index":
            tab.click("nav a.language")
            assert tab.evaluate("document.documentElement.lang") != lang
        tab.close()
    own = target.as_uri()
    assert [url for url in seen if not url.startswith(own) and not url.startswith("data:")] == []
    assert complaints == []


def test_a_link_to_a_claim_opens_what_is_folded(site, browser, tmp_path):
    target = tmp_path / "site"
    write_site(str(target), site.items())
    page = target / "en" / "actor" / "jnim.html"
    folded = re.search(r'<details class="fold">.*?<li id="([^"]+)"', page.read_text(encoding="utf-8"), re.DOTALL)
    tab = browser.new_page()
    tab.goto(f"{page.as_uri()}#{folded[1]}")
    tab.wait_for_timeout(200)
    assert tab.locator(f"[id='{folded[1]}']").is_visible()
    tab.close()


def test_a_site_replaces_a_site_and_nothing_else(tmp_path):
    target = tmp_path / "out"
    write_site(str(target), [("a/b.html", "one"), ("c.html", "two")])
    assert (target / MARKER).exists()
    assert write_site(str(target), [("c.html", "three")]) == (1, 5)
    assert sorted(p.name for p in target.iterdir()) == [MARKER, "c.html"] and (target / "c.html").read_text() == "three"

    other = tmp_path / "mine"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    for place in (other, other / "thesis.txt"):
        with pytest.raises(OutputError, match="name another"):
            write_site(str(place), [("c.html", "x")])
    link = tmp_path / "link"
    link.symlink_to(other)
    with pytest.raises(OutputError, match="name another"):
        write_site(str(link), [("c.html", "x")])
    assert [p.name for p in other.iterdir()] == ["thesis.txt"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link", "mine", "out"]


def test_a_site_that_fails_halfway_changes_nothing(tmp_path):
    target = tmp_path / "out"
    write_site(str(target), [("c.html", "one")])

    def broken():
        yield "c.html", "two"
        raise sahelkg.InputError("no")

    with pytest.raises(sahelkg.InputError):
        write_site(str(target), broken())
    assert (target / "c.html").read_text() == "one" and [p.name for p in tmp_path.iterdir()] == ["out"]


def test_command_says_in_one_line_what_is_wrong(tmp_path, capsys, hostile):
    (tmp_path / "file").write_text("x")
    for args in (["-o", str(tmp_path)], ["-o", str(tmp_path / "new"), "--report", "javascript:alert(1)"]):
        with pytest.raises(SystemExit) as done:
            main(["site", "--store", hostile.files[0], *args])
        said = capsys.readouterr()
        assert done.value.code == 2 and said.err.count("\n") == 1 and not said.out
    with pytest.raises(SystemExit) as done:
        main(["site", "--store", hostile.files[0], "-o", str(tmp_path / "new")])
    said = capsys.readouterr()
    assert done.value.code == 0 and said.err.count("\n") == 1 and "\r" not in said.err
    assert (tmp_path / "new" / "index.html").exists() and oct((tmp_path / "new").stat().st_mode & 0o777) == oct(0o777 & ~_mask())


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
