"""The handbook against the program: examples that pass the checks, tables that agree with ontology, shapes and code."""

from __future__ import annotations

import os
import pathlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NoReturn

import pytest
import rdflib
from rdflib import RDF, RDFS, SKOS

from sahelkg import dates
from sahelkg.answers.flat import flat
from sahelkg.answers.view import VIEWPOINTS, View
from sahelkg.dates import FIRST, LAST
from sahelkg.errors import DateError
from sahelkg.graph.check import Report, check
from sahelkg.graph.derive import derive
from sahelkg.graph.partition import derived_quads
from sahelkg.graph.table import Claim, ClaimTable, Judgement, Thing
from sahelkg.model import CLASSES, OPPOSED, PREFIXES, RELATIONS

ROOT = pathlib.Path(__file__).parent.parent
HANDBOOK = ROOT / "ontology" / "handbook"
SOURCES = ROOT.parent / "shared" / "sources"
PAGES = {path.name: path.read_text("utf-8") for path in sorted(HANDBOOK.glob("*.md"))}
JUDGEMENTS = ("Dispute", "Corroboration", "PossiblySame", "Refinement", "PartOfTotal", "Rejection")
PREAMBLE = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
NS = rdflib.Namespace(PREFIXES[""])
VOC = rdflib.Namespace(PREFIXES["voc"])
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def absent(what: str) -> NoReturn:
    """Skip, or fail where everything is required."""
    if os.environ.get("SAHELKG_REQUIRE_ALL") == "1":
        pytest.fail(f"required and missing: {what}")
    pytest.skip(f"{what}: absent")


def blocks(text: str) -> list[str]:
    return re.findall(r"^```turtle\n(.*?)^```$", text, re.M | re.S)


def sections(page: str) -> dict[str, str]:
    """Text under each heading of the second or third level."""
    parts = re.split(r"^#{2,3} (.+)$", PAGES[page], flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def table(text: str, first: str) -> list[list[str]]:
    """The rows of the table whose first column has a heading, without backticks."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(f"| {first} |"):
            width = line.count("|")
            next(lines)
            rows = []
            for row in lines:
                if not row.startswith("|"):
                    break
                assert row.count("|") == width, row
                rows.append([cell.strip().replace("`", "") for cell in row.strip("|").split("|")])
            assert rows, f"the table '{first}' is empty"
            return rows
    raise AssertionError(f"no table with the column '{first}'")


def graph_of(block: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=PREAMBLE + block, format="turtle")


def checked(found: list[str], folder: pathlib.Path) -> Report:
    for number, block in enumerate(found, 1):
        (folder / f"block-{number:02}.ttl").write_text(PREAMBLE + block, "utf-8")
    return check([str(folder)])


@pytest.fixture(scope="module")
def vocabularies() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontology" / "vocabularies.ttl")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontology" / "sahelkg.ttl")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl")


# The examples


@pytest.mark.parametrize("page", [name for name, text in PAGES.items() if blocks(text)])
def test_every_block_of_turtle_passes_the_checks(page: str, tmp_path: pathlib.Path) -> None:
    found = blocks(PAGES[page])
    report = checked(found, tmp_path)
    assert report.files == len(found)
    assert not report.errors, "\n".join(str(d) for d in report.errors)


def test_a_damaged_block_is_noticed(tmp_path: pathlib.Path) -> None:
    good = blocks(sections("classes.md")["Strength"])[0]
    damaged = [
        good.replace(':count "~4500"', ':count "many"'),
        good.replace(":source pub:minusma-actors-ecfr ;", "").replace("strength a", "strength-2 a"),
        good.replace("strength a", "strength-3 a").replace("actor:barkhane", "actor:nobody"),
    ]
    codes = {d.code for d in checked(damaged, tmp_path).errors}
    assert {"strength-count", "claim-source", "error-undeclared-thing"} <= codes


def test_the_blocks_of_every_page_are_found() -> None:
    for name, text in PAGES.items():
        assert len(re.findall(r"^\s*```turtle", text, re.M)) == len(blocks(text)), name
    assert {"README.md", "classes.md", "standing.md"} <= {name for name, text in PAGES.items() if blocks(text)}


def test_examples_name_what_they_declare_and_nothing_else() -> None:
    actors = (ROOT / "graph" / "actors.ttl").read_text("utf-8")
    sources = (ROOT / "graph" / "publications" / "sources.ttl").read_text("utf-8")
    given = set(re.findall(r"^(actor:\S+) a :Actor", actors, re.M)) | set(re.findall(r"^(pub:\S+) a :Publication", sources, re.M))
    for page in ("classes.md", "dates.md", "standing.md"):
        for block in blocks(PAGES[page]):
            bare = re.sub(r'"[^"]*"', '""', block)
            own = set(re.findall(r"^(\w+:\S+) a :", bare, re.M))
            named = set(
                re.findall(r"(?<![\w:])((?:actor|agreement|claim|event|judgement|mention|person|place|pub|situation|transformation):[\w-]+)", bare)
            )
            assert named <= given | own, (page, named - given - own)
            assert all(":example-" in name for name in own), own


def test_every_locator_of_an_example_names_a_section_of_its_source() -> None:
    slugs = {}
    for part in re.split(r"^## ", PAGES["locators.md"], flags=re.M)[1:]:
        slugs[f"pub:{part.split()[0]}"] = set(re.findall(r"^\| `([a-z0-9-]+)` \|", part, re.M))
    seen = 0
    for page in ("classes.md", "dates.md", "standing.md"):
        for block in blocks(PAGES[page]):
            for source, at in re.findall(r":source (pub:\S+) ; :at ((?:\"[^\"]*\"(?: , )?)+)", block):
                for locator in re.findall(r'"([^"]*)"', at):
                    seen += 1
                    assert locator.split("/")[0] in slugs[source], (source, locator)
    assert seen >= len(CLASSES)


def test_no_twelve_words_in_a_row_of_a_source() -> None:
    if not SOURCES.is_dir():
        absent("the source documents")

    def words(text: str) -> list[str]:
        return re.findall(r"[^\W_]+", text.casefold())

    def runs(found: list[str]) -> set[tuple[str, ...]]:
        return {tuple(found[i : i + 12]) for i in range(len(found) - 11)}

    said = set[tuple[str, ...]]()
    for path in SOURCES.glob("*-*.txt"):
        said |= runs(words(path.read_text("utf-8")))
    assert len(said) > 10_000
    for page in ("classes.md", "dates.md", "standing.md"):
        for paragraph in re.split(r"\n\s*\n", PAGES[page]):
            copied = runs(words(paragraph)) & said
            assert not copied, (page, copied)


# classes.md


def test_every_class_has_its_section_in_order() -> None:
    assert list(sections("classes.md")) == [*CLASSES, *JUDGEMENTS]


def test_the_judgement_classes_are_those_of_the_ontology(ontology: rdflib.Graph) -> None:
    assert {str(c).removeprefix(NS) for c in ontology.subjects(RDFS.subClassOf, NS.Judgement)} == set(JUDGEMENTS)


@pytest.mark.parametrize("cls", [*CLASSES, *JUDGEMENTS])
def test_every_section_has_an_example_of_its_class(cls: str) -> None:
    text = sections("classes.md")[cls]
    assert any((None, RDF.type, NS[cls]) in graph_of(block) for block in blocks(text))
    assert re.search(r"^\*\*Not:\*\* \S", text, re.M), "what it is not"


def _enforced(cls: str, shapes: rdflib.Graph) -> dict[str, tuple[int, int | None]]:
    """Least and greatest number of each field, by the shapes of a class."""
    found: dict[str, tuple[int, int | None]] = {}
    for shape in shapes.subjects(SH.targetClass, NS[cls]):
        for prop in shapes.objects(shape, SH.property):
            path = shapes.value(prop, SH.path)
            if isinstance(path, rdflib.URIRef):
                low, high = found.get(str(path).removeprefix(NS), (0, None))
                least, most = shapes.value(prop, SH.minCount), shapes.value(prop, SH.maxCount)
                if str(most) == "0":
                    continue  # kept out, not a field
                found[str(path).removeprefix(NS)] = (int(str(least)) if least else low, int(str(most)) if most else high)
    return found


def _lists(cls: str, shapes: rdflib.Graph) -> dict[str, str]:
    """The closed list of each field, by the shapes of a class."""
    found = {}
    for shape in shapes.subjects(SH.targetClass, NS[cls]):
        for prop in shapes.objects(shape, SH.property):
            first = shapes.value(shapes.value(prop, SH.path), RDF.first)
            if first is not None:
                found[str(first).removeprefix(NS)] = str(next(shapes.items(shapes.value(prop, SH["in"]) or RDF.nil))).removeprefix(VOC)
    return found


def _written(low: int, high: int | None) -> str:
    return str(low) if low == high else f"{low}+" if high is None else f"{low}–{high}"


@pytest.mark.parametrize("cls", [*CLASSES, *JUDGEMENTS])
def test_the_fields_of_a_class_are_those_of_ontology_shapes_and_program(cls: str, ontology: rdflib.Graph, shapes: rdflib.Graph) -> None:
    rows = {row[0].removeprefix(":"): row for row in table(sections("classes.md")[cls], "field")}
    enforced = _enforced(cls, shapes)
    if cls in JUDGEMENTS:
        enforced["rationale"] = _enforced("Judgement", shapes)["rationale"]
    needed = set(enforced) | {str(p).removeprefix(NS) for p in ontology.subjects(RDFS.domain, NS[cls])} - {"nameForm"}
    if cls in CLASSES:
        needed |= {*CLASSES[cls].subject, *CLASSES[cls].object, *CLASSES[cls].value}
    assert set(rows) == needed
    lists = _lists(cls, shapes)
    for field, row in rows.items():
        above = set(ontology.transitive_objects(NS[cls], RDFS.subClassOf))
        assert set(ontology.objects(NS[field], RDFS.domain)) <= above, f"{field} is not of {cls}"
        assert row[2] == _written(*enforced.get(field, (0, None))), field
        named = re.findall(r"voc:([a-z-]+)", row[3])
        assert named == ([lists[field]] if field in lists else []), field


@pytest.mark.parametrize("cls", CLASSES)
def test_the_flat_columns_of_a_class_are_those_of_the_program(cls: str) -> None:
    match = re.search(
        r"^\*\*Flat view:\*\* subject (.+?) · predicate (.+?) · object (.+?) · value (.+?) · time (.+)$", sections("classes.md")[cls], re.M
    )
    assert match
    subject, predicate, obj, value, time = (re.findall(r"`:?(\w+)`", part) for part in match.groups())
    spec = CLASSES[cls]
    assert tuple(subject) == spec.subject
    assert tuple(obj) == (spec.subject if spec.symmetric and not spec.object else spec.object)
    assert predicate == [spec.predicate]
    assert tuple(value) == spec.value
    assert time == (["when"] if spec.event else ["start", "end"])


@pytest.mark.parametrize("cls", CLASSES)
def test_no_example_of_an_event_has_a_start_or_end(cls: str) -> None:
    for block in blocks(sections("classes.md")[cls]):
        graph = graph_of(block)
        for claim in graph.subjects(RDF.type, NS[cls]):
            if CLASSES[cls].event:
                assert not {NS.start, NS.end} & set(graph.predicates(claim))


def test_every_list_and_value_named_is_declared(vocabularies: rdflib.Graph) -> None:
    declared = {str(s).removeprefix(VOC) for s in vocabularies.subjects(RDF.type)}
    for page, text in PAGES.items():
        named = set(re.findall(r"(?<!\w)voc:([a-z0-9]+(?:-[a-z0-9]+)*)", text))
        assert named <= declared, (page, named - declared)


def test_every_closed_list_is_named_in_the_handbook(vocabularies: rdflib.Graph) -> None:
    schemes = {str(s).removeprefix(VOC) for s in vocabularies.subjects(RDF.type, SKOS.ConceptScheme)}
    listed = set(re.findall(r"list `voc:([a-z-]+)`", PAGES["classes.md"])) | set(re.findall(r"`voc:(standings|confidences)`", PAGES["standing.md"]))
    assert schemes - listed == {"assertions", "polarities", "mention-modes", "readings"}, "those stand in the README, by their values"


def test_every_property_named_is_declared(ontology: rdflib.Graph) -> None:
    for page, text in PAGES.items():
        for code in re.findall(r"`([^`\n]+)`", text):
            for name in re.findall(r"(?:^|(?<=[\s(/]))\^?:([A-Za-z]\w*)", code):
                assert (NS[name], RDF.type, None) in ontology, (page, name)


def test_the_counts_named_are_those_that_the_shapes_allow(shapes: rdflib.Graph) -> None:
    patterns = {str(shapes.value(p, SH.pattern)) for p in shapes.subjects(SH.path, NS["count"]) if shapes.value(p, SH.pattern) is not None}
    assert len(patterns) == 1
    text = re.search(r"^Counts \(.*?\n\n", PAGES["classes.md"], re.M | re.S)
    assert text
    named = [code for code in re.findall(r"`([^`]+)`", text[0]) if not code.startswith(":")]
    assert len(named) >= 10
    pattern = patterns.pop()
    assert [n for n in named if not re.search(pattern, n)] == []


# dates.md


@pytest.mark.parametrize(("first", "column"), [("form", 1), ("words", 1)])
def test_the_forms_of_dates_have_the_bounds_named(first: str, column: int) -> None:
    rows = table(PAGES["dates.md"], first)
    assert len(rows) >= 9
    for row in rows:
        span = dates.parse(row[column])
        assert [span.earliest.isoformat(), span.latest.isoformat()] == row[2:4], row


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("late 2023", "[2023-09..2023-12]"),
        ("late September 2023", "[2023-09-21..2023-09-30]"),
        ("early 2024", "[2024-01..2024-03]"),
        ("at the beginning of 2024", "[2024-01..2024-03]"),
        ("mid-October 2023", "[2023-10-11..2023-10-20]"),
        ("mid-2021", "[2021-05..2021-08]"),
    ],
)
def test_words_are_written_by_convention(words: str, written: str) -> None:
    rows = {word.strip(): row[1] for row in table(PAGES["dates.md"], "words") for word in row[0].split(",")}
    assert rows[words] == written


def test_what_is_no_date() -> None:
    assert [row[0] for row in table(PAGES["dates.md"], "value")] == [dates.OPEN, "absent"]
    assert dates.bounds_of_state(None, None, None, None)[0::3] == (FIRST, LAST)
    assert dates.bounds_of_event(None, None) == (FIRST, LAST, FIRST, LAST)
    with pytest.raises(DateError):
        dates.parse(dates.OPEN)


def test_the_forms_refused_are_refused() -> None:
    rows = table(PAGES["dates.md"], "refused")
    assert len(rows) >= 7
    for row in rows:
        with pytest.raises(DateError):
            dates.parse(row[0])


def _case(row: list[str]) -> tuple[Claim, ClaimTable]:
    fields = dict(part.split(" ", 1) for part in row[2].split(", ") if not re.match(r"(no date|state|event)", part))
    world = ClaimTable()
    world.things["publication/t"] = Thing("publication/t", "Publication", {}, {"textDate": [row[1]]})
    props = {"source": ["publication/t"]}
    backing = fields.pop("backing", None)
    if backing:
        world.things["publication/b"] = Thing("publication/b", "Publication", {}, {"issued": [backing]})
        props["backing"] = ["publication/b"]
    assert set(fields) <= {"start", "end", "when", "firstAttested", "lastAttested"}, row
    cls = "Occurrence" if "event" in row[2] else "Membership"
    claim = Claim("claim/x", cls, {**props, **{k: [v] for k, v in fields.items()}}, world)
    world.claims[claim.id] = claim
    derive(world)
    return claim, world


def _days(cell: str) -> Iterator[tuple[date, date]]:
    for part in cell.split("; ") if cell != "–" else ():
        bounds = re.fullmatch(r"(?:from )?(\d{4}-\d\d-\d\d)?(?: ?to (\d{4}-\d\d-\d\d))?", part)
        assert bounds, part
        low, high = bounds.groups()
        if high is None and not part.startswith("from "):
            high = low
        yield (date.fromisoformat(low) if low else FIRST), (date.fromisoformat(high) if high else LAST)


@pytest.mark.parametrize("row", table(PAGES["dates.md"], "the source says"), ids=lambda row: row[0][:40])
def test_the_cases_hold(row: list[str]) -> None:
    claim, world = _case(row)
    assert [day.isoformat() for day in claim.bounds] == row[3:7]
    expected = {name: list(_days(cell)) for name, cell in zip(("certain", "presumed", "possible"), row[7:10], strict=True)}
    edges = {day for spans in expected.values() for span in spans for day in span} | set(claim.bounds)
    near = {d + timedelta(days=n) for d in edges for n in (-1, 0, 1) if not (d == FIRST and n < 0) and not (d == LAST and n > 0)}
    for day in sorted(near):
        named = [name for name, spans in expected.items() if any(a <= day <= b for a, b in spans)]
        assert View(world, day).certainty(claim) == (named or ["out"])[0], day
        assert len(named) <= 1, day


def test_every_shared_case_of_the_time_model_is_in_the_handbook() -> None:
    path = SOURCES.parent / "date-cases.md"
    if not path.is_file():
        absent("the shared table of date cases")
    have = table(PAGES["dates.md"], "the source says")
    shared = table(path.read_text("utf-8"), "the source (its date)")
    assert len(shared) == 15
    for row in shared:
        bounds = [day for day in row[2].split(", ") if "…" not in day]
        assert any(h[3 : 3 + len(bounds)] == bounds for h in have), row


def test_the_opposed_classes_are_those_of_the_program() -> None:
    rows = table(PAGES["dates.md"], "a state of this class")
    assert {row[0]: frozenset(row[1].split(", ")) - {"–"} for row in rows} == OPPOSED
    assert len(rows) == len(OPPOSED) == len(RELATIONS)


def _pair(cls: str, **dated: str) -> dict[str, list[str]]:
    spec = CLASSES[cls]
    roles = {spec.subject[0]: ["actor/a"], spec.object[0]: ["actor/b"]} if spec.object else {spec.subject[0]: ["actor/a", "actor/b"]}
    return {**roles, **{k: [v] for k, v in dated.items()}}


def _presumed(cls: str, other: str, **dated: str) -> date | None:
    """Last day of the presumption of a state attested in 2020, before another claim of a text of 2022 on the same pair."""
    world = ClaimTable()
    for name, day in (("t", "2020-01-01"), ("u", "2022-01-01")):
        world.things[f"publication/{name}"] = Thing(f"publication/{name}", "Publication", {}, {"textDate": [day]})
    for name, props in (("x", _pair(cls, start="2018", end="..", source="publication/t")), ("y", _pair(other, source="publication/u", **dated))):
        world.claims[f"claim/{name}"] = Claim(f"claim/{name}", cls if name == "x" else other, props, world)
    derive(world)
    return world.claims["claim/x"].presumed_until


def test_a_later_claim_of_an_opposed_class_ends_the_presumption_and_no_other_does() -> None:
    for cls in RELATIONS:
        for other in RELATIONS:
            expected = date(2021, 5, 31) if other in OPPOSED[cls] else LAST
            assert _presumed(cls, other, start="2021-06-01") == expected, (cls, other)


def test_a_later_end_or_denial_of_the_same_class_ends_the_presumption() -> None:
    for cls in RELATIONS:
        assert _presumed(cls, cls, end="2021-06-01") == date(2021, 5, 31), cls
        assert _presumed(cls, cls, start="2021-06-01", polarity="vocabulary/does-not-hold") == date(2021, 5, 31), cls


def test_an_opposed_claim_that_ended_speaks_from_its_start() -> None:
    assert _presumed("Alliance", "Hostility", start="2021-06-01", end="2021-12-31") == date(2021, 5, 31)


# standing.md


@pytest.mark.parametrize("row", table(PAGES["standing.md"], "standing"), ids=lambda row: row[0])
def test_standing_is_a_value_of_its_list(row: list[str], vocabularies: rdflib.Graph) -> None:
    assert (VOC[row[0]], SKOS.inScheme, VOC.standings) in vocabularies


def _alliance(standing: str, assertion: str, hedge: str, claimant: str, publishers: int) -> tuple[Claim, ClaimTable]:
    world = ClaimTable()
    for number in range(publishers):
        world.things[f"publication/{number}"] = Thing(f"publication/{number}", "Publication", {}, {"publisher": [f"P{number}"]})
    props = {"party": ["actor/a", "actor/b"], "source": ["publication/0"], "backing": [f"publication/{n}" for n in range(publishers)]}
    props["assertion"] = [f"vocabulary/{assertion}"]
    if hedge != "–":
        props["hedge"] = [hedge]
    if claimant != "–":
        props["claimant"] = [{"party": "actor/b", "other": "actor/z"}[claimant]]
    claim = Claim("claim/x", "Alliance", props, world)
    world.claims[claim.id] = claim
    world.claims["claim/y"] = Claim("claim/y", "Hostility", {"sideA": ["actor/a"], "sideB": ["actor/b"], "source": ["publication/0"]}, world)
    if standing == "contested":
        world.judgements.append(Judgement("judgement/j", "Dispute", {"claim": ["claim/x", "claim/y"]}, "r"))
    if standing == "rejected":
        world.judgements.append(Judgement("judgement/j", "Rejection", {"claim": ["claim/x"]}, "r"))
    derive(world)
    assert claim.standing == standing
    return claim, world


def _confidence_rows() -> list[list[str]]:
    return table(sections("standing.md")["Confidence"], "standing")


@pytest.mark.parametrize("row", _confidence_rows(), ids=" ".join)
def test_the_confidence_named_is_the_one_computed(row: list[str]) -> None:
    claim, world = _alliance(row[0], row[1], row[2], row[3], int(row[4]))
    assert claim.confidence == row[5]
    assert flat(claim, world)["confidence"] == row[5]


def test_every_assertion_has_a_row_of_confidence(vocabularies: rdflib.Graph) -> None:
    rows = _confidence_rows()
    assertions = {str(s).removeprefix(VOC) for s in vocabularies.subjects(SKOS.inScheme, VOC.assertions)}
    confidences = {str(s).removeprefix(VOC) for s in vocabularies.subjects(SKOS.inScheme, VOC.confidences)}
    assert {row[1] for row in rows} == assertions
    assert {row[5] for row in rows} == confidences


def test_a_rejected_rival_contests_nothing() -> None:
    _, world = _alliance("contested", "asserted", "–", "–", 1)
    world.judgements.append(Judgement("judgement/k", "Rejection", {"claim": ["claim/y"]}, "r"))
    for claim in world.claims.values():
        claim.standing = "accepted"
    derive(world)
    assert {c.id: c.standing for c in world.claims.values()} == {"claim/x": "accepted", "claim/y": "rejected"}


def test_the_viewpoints_are_those_of_the_program() -> None:
    assert [row[0] for row in table(PAGES["standing.md"], "viewpoint")] == list(VIEWPOINTS)


def test_the_shortcuts_are_those_that_the_build_makes(ontology: rdflib.Graph) -> None:
    rows = {row[0]: row[2].removeprefix(":") for row in table(PAGES["standing.md"], "suffix")}
    cases = {
        "Contested": _alliance("contested", "reported", "arguably", "–", 1),
        "Hedged": _alliance("accepted", "asserted", "arguably", "–", 1),
        "(none)": _alliance("accepted", "asserted", "–", "other", 1),
    }
    assert list(rows) == list(cases)
    for suffix, (claim, world) in cases.items():
        made = {q.predicate.value.removeprefix(NS) for q in derived_quads(world) if str(q.subject).endswith("/actor/a>")}
        assert {name for name in made if name.startswith("alliedWith")} == {rows[suffix]}, claim
        assert (NS[rows[suffix]], NS.shortcutOf, NS.Alliance) in ontology
