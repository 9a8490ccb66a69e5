"""The guide for a new source, tried on a page of invented text: its claims are clean, answer beside the graph, and the guide is true.

Every expectation is read off `tests/sixth-source/report.txt`; nothing of it may be in the graph.
"""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase

import pytest

import sahelkg
from sahelkg.answers.releases import release_diff
from sahelkg.graph.check import check
from sahelkg.graph.formatter import format_turtle
from sahelkg.graph.table import Claim
from sahelkg.knowledge import KnowledgeGraph
from sahelkg.model import short

ROOT = pathlib.Path(__file__).parent.parent
HERE = ROOT / "tests" / "sixth-source"
GUIDE = (ROOT / "docs" / "sixth-source.md").read_text("utf-8")
REPORT = (HERE / "report.txt").read_text("utf-8")
TURTLE = {path.name: path.read_text("utf-8") for path in sorted(HERE.glob("*.ttl"))}
SOURCE = "quillhaven-2026-03-12"
VOICE = f"source:{SOURCE}"
DAY = "2026-03-12"


def opened(folder: pathlib.Path, *without: str) -> KnowledgeGraph:
    """The shipped graph and the new source in one folder, as a graph is opened from one place."""
    shutil.copytree(ROOT / "graph", folder / "graph")
    shutil.copytree(HERE, folder / "sixth-source", ignore=shutil.ignore_patterns(*without))
    return sahelkg.open(folder)


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return opened(tmp_path_factory.mktemp("six"))


@pytest.fixture(scope="module")
def new(six: KnowledgeGraph) -> list[Claim]:
    return six.claims(source=SOURCE)


def ids(claims: list[Claim] | tuple[Claim, ...]) -> set[str]:
    return {short(c.id).removeprefix("quillhaven-") for c in claims}


def sections() -> dict[str, list[str]]:
    """The lines of each section of the report by the guide's own table; line 0 is the heading."""
    lines = [line.strip() for line in REPORT.splitlines() if line.strip()]
    table = re.findall(r"^\| `([^`]+)` \| (.*?) \|$", GUIDE.split(f"### {SOURCE}", 1)[1].split("\n## ", 1)[0], re.M)
    assert table[0] == ("overview", "(start of the text)")
    starts = [0, *(lines.index(heading) for _, heading in table[1:])]
    assert starts == sorted(starts)
    found = {slug: lines[at:end] for (slug, _), at, end in zip(table, starts, [*starts[1:], len(lines)], strict=True)}
    return {**found, "overview": ["", *found["overview"]]}


# the files


def test_every_file_says_at_its_top_that_it_is_invented() -> None:
    assert REPORT.startswith("INVENTED TEST DATA")
    assert set(TURTLE) == {"publication.ttl", "things.ttl", "claims.ttl", "judgements.ttl"}
    for name, text in TURTLE.items():
        first = next(line for line in text.splitlines() if line and not line.startswith("@prefix"))
        assert first.startswith("# INVENTED TEST DATA"), name
    assert 350 <= len(REPORT.split()) <= 450


def test_nothing_invented_is_in_the_graph() -> None:
    for path in (ROOT / "graph").rglob("*.ttl"):
        assert not re.search("quillhaven|zennabel|quorrel|dunmerrow|tessoul|lanternpost", path.read_text("utf-8"), re.I), path.name


def test_the_folder_is_clean_and_canonical() -> None:
    report = check([str(HERE)])
    assert report.defects == []
    assert report.claims == TURTLE["claims.ttl"].count("\nclaim:") > 0
    for name, text in TURTLE.items():
        assert format_turtle(text) == text, f"run: sahelkg format tests/sixth-source/{name}"


def test_every_locator_hedge_and_name_used_is_in_its_line(new: list[Claim]) -> None:
    known = sections()
    for claim in new:
        said = ""
        for locator in claim.all("at"):
            slug, line, *notes = locator.split("/")
            text = known[slug][int(line)]
            assert all(f"[{number}]" in text for number in (notes[0].split(",") if notes else ())), (claim.id, locator)
            said += " " + text
        for words in claim.all("hedge", "nameUsed"):
            assert all(re.search(rf"\b{re.escape(word)}\b", said) for word in words.split()), (claim.id, words)
        cited = {number for locator in claim.all("at") for number in [*locator.split("/"), ""][2].split(",") if number}
        assert len(cited) == len(claim.all("backing")), claim.id  # one publication for each note


def test_every_section_is_read(new: list[Claim]) -> None:
    cited = {locator.split("/")[0] for claim in new for locator in claim.all("at")}
    assert cited == set(sections()) - {"notes"}


def test_only_those_who_lead_or_speak_enter(six: KnowledgeGraph, new: list[Claim]) -> None:
    """The commander and the spokeswoman; the trader is named on the page and nowhere else."""
    persons = {i for c in new for i in (*c.subject, *c.object, *c.all("claimant")) if i.startswith("person/")}
    assert persons == {"person/ozzel-quarrane", "person/twyla-ombergast"}
    assert "Mellik Torrune" in REPORT
    assert not any(re.search("Mellik|Torrune", text) for text in TURTLE.values())
    assert six.table.claims["claim/quillhaven-jnim-at-wells"].all("claimant") == ["mention/tessoul-trader"]


def test_nobody_has_read_it_a_second_time(new: list[Claim]) -> None:
    assert {c.reading for c in new} == {"read-once"}


# beside the graph


@pytest.mark.parametrize(
    ("name", "at", "found"),
    [
        ("FCZ", "2025-12-01", ["ZSF"]),  # after the split, before the renaming; drawn with the label of today
        ("Free Column of Zennabel", "2025-12-01", ["ZSF"]),
        ("Zennabel Salvation Front", "2025-12-01", []),  # taken in January
        ("Zennabel Salvation Front", DAY, ["ZSF"]),
        ("Free Column", DAY, []),  # dropped in January, though the page still uses it of March
        ("Free Column", "2025-08-01", []),  # before the split
    ],
)
def test_names_resolve_on_their_days(six: KnowledgeGraph, name: str, at: str, found: list[str]) -> None:
    answer = six.resolve(name, at=at)
    assert [c.label for c in answer.candidates] == found
    if not found:
        assert "ZSF" in [c.label for c in answer.near]


def test_the_lineage_shows_the_splinter_and_the_parent_goes_on(six: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    up = {short(s.transformation): s for s in six.lineage("zsf", "up").steps}
    (split,), (renaming,) = up["zsf-2025"].versions, up["zsf-2026"].versions
    assert (split.get("transformationKind"), split.all("continues"), split.all("begins")) == ("vocabulary/split", ["actor/fla"], ["actor/zsf"])
    assert split.all("ends") == [] and renaming.all("begins") == []  # one body under two names
    assert "fla-2024" in up  # on into what the graph knew before
    assert "zsf-2025" in {short(s.transformation) for s in six.lineage("fla", "down").steps}
    life = six.table.life("actor/zsf")
    assert life.earliest.isoformat() == "2025-09-21"  # late September: from the 21st
    assert six.table.life("actor/fla") == kg.table.life("actor/fla")


def ties(graph: KnowledgeGraph, at: str) -> set[tuple[str, str, str, int, str]]:
    answer = graph.network_answer(at, viewpoint=VOICE)
    return {(short(t.source), short(t.target), t.relation, t.sign, t.certainty) for t in answer.ties}


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        # before the split nobody is there to fight or to ally with; a patrol told of one February day is of that day only
        ("2025-09-20", set()),
        # "since December": surely fought on its last day, and until the note; the alliance is told in the present tense of 12 March
        ("2026-01-15", {("fla", "zsf", "Hostility", -1, "certain"), ("jnim", "zsf", "Alliance", 1, "possible")}),
        (
            "2026-02-02",
            {
                ("fla", "zsf", "Hostility", -1, "certain"),
                ("jnim", "zsf", "Alliance", 1, "possible"),
                ("africa-corps", "fama", "JointOperation", 1, "certain"),
            },
        ),
        (DAY, {("fla", "zsf", "Hostility", -1, "certain"), ("jnim", "zsf", "Alliance", 1, "certain")}),
        # "and still do" is presumed afterwards, a plain present tense is not; a truce foreseen ends nothing
        ("2026-07-01", {("fla", "zsf", "Hostility", -1, "presumed"), ("jnim", "zsf", "Alliance", 1, "possible")}),
    ],
)
def test_the_network_of_the_new_voice(six: KnowledgeGraph, at: str, expected: set[tuple[str, str, str, int, str]]) -> None:
    assert ties(six, at) == expected


def test_the_denial_is_listed_and_never_drawn(six: KnowledgeGraph) -> None:
    answer = six.network_answer(DAY, viewpoint=VOICE)
    assert ids(answer.negative) == {"zsf-jnim-allied-denied", "fla-arms-zsf-not"}
    assert not ids([c for t in answer.ties for c in t.claims]) & ids(answer.negative)
    (alliance,) = (t for t in answer.ties if t.relation == "Alliance")
    assert (alliance.hedge, alliance.assertion, alliance.standing) == ("probably", "inferred", "contested")
    drawn = six.network(at=DAY, viewpoint="accepted", around="zsf")
    assert not drawn.has_edge("jnim", "zsf") and not drawn.has_edge("zsf", "jnim")  # the contested is left out
    assert drawn.has_edge("fla", "zsf")


def test_a_splinter_is_not_of_the_family(six: KnowledgeGraph) -> None:
    """Splits cut: seen as the family of the FLA, the ZSF still stands against it."""
    answer = six.network_answer(DAY, around="zsf", identity="family:fla")
    assert ("actor/fla", "actor/zsf", "Hostility") in {(t.source, t.target, t.relation) for t in answer.ties}


def test_rival_tolls_stand_side_by_side(six: KnowledgeGraph) -> None:
    (group,) = six.disputes("wadi-quorrel-2026-02-02")
    assert {(c.get("count"), *c.all("claimant"), c.standing) for c in group.claims} == {
        ("31", "actor/zsf", "contested"),
        ("4", "actor/fama", "contested"),
    }


def test_either_of_two_is_never_both(six: KnowledgeGraph) -> None:
    claim = six.table.claims["claim/quillhaven-dunmerrow-fire-either"]
    mode, candidates = six.table.candidates(claim.all("participant")[0])
    assert (mode, sorted(candidates)) == ("either-of", ["actor/fla", "actor/zsf"])


def test_the_legal_view_and_the_forecast_keep_their_reserve(new: list[Claim]) -> None:
    by = {short(c.id): c for c in new}
    law, criterion, forecast = (by[f"quillhaven-{n}"] for n in ("mali-zsf-niac", "zsf-territory-not-yet", "zsf-may-seek-truce"))
    assert (law.get("legalClass"), law.assertion, law.get("hedge")) == ("vocabulary/niac", "possible", "arguably")
    assert not criterion.holds and criterion.get("hedge") == "not yet"
    assert forecast.cls == "Forecast" and (forecast.bounds.start_earliest.isoformat(), forecast.bounds.end_latest.isoformat()) == (DAY, "2026-06-30")


def test_the_audit_finds_the_rivals_until_they_are_judged(six: KnowledgeGraph, tmp_path: pathlib.Path) -> None:
    """Two tolls, an alliance said and denied, and the old name of March, which is the text's own and stays."""
    before = opened(tmp_path, "judgements.ttl").audit(about=SOURCE)
    assert {f.check for f in before.findings} == {"name-out-of-time", "rival-tolls", "rival-polarity"}
    after = six.audit(about=SOURCE)
    assert [(f.check, f.detail, ids(f.claims)) for f in after.findings] == [("name-out-of-time", "Free Column", {"dunmerrow-raid-zsf"})]


def test_the_release_adds_what_was_written_and_changes_nothing_else(six: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    written = {
        ("judgement" if kind == "judgement" else "claim" if kind == "claim" else "thing", name)
        for text in TURTLE.values()
        for kind, name in re.findall(r"^(\w+):([\w-]+) a ", text, re.M)
    }
    changes = release_diff(kg.table, six.table)
    assert {c.change for c in changes} == {"added"}
    assert {(c.what, short(c.id)) for c in changes} == written
    assert len(changes) == len(written)


# the guide


def console(text: str) -> list[tuple[str, list[str]]]:
    """The commands of the console blocks in order, each with the lines that follow it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def test_the_commands_of_the_guide_say_what_it_shows(tmp_path: pathlib.Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(pathlib.Path(sys.executable).parent)
    shutil.copytree(ROOT / "graph", tmp_path / "graph")
    shutil.copytree(HERE, tmp_path / "tests" / "sixth-source")
    surroundings = {**os.environ, "PYTHONUNBUFFERED": "1", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLUMNS": "120"}
    commands = console(GUIDE)
    assert len(commands) == 11
    for command, shown in commands:
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], cwd=tmp_path, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert done.returncode == 0, (command, done.stdout)
        if shown == ["…"]:  # drawn at random
            assert len(re.findall(r"^quillhaven-[\w-]+\t\w+/\d", done.stdout, re.M)) == 5, done.stdout
        else:
            assert [line.rstrip() for line in done.stdout.splitlines()] == shown, command


def test_the_turtle_of_the_guide_is_that_of_the_files() -> None:
    blocks = re.findall(r"^```turtle\n(.*?)^```$", GUIDE, re.M | re.S)
    assert len(blocks) >= 6
    for block in blocks:
        assert any(block in text for text in TURTLE.values()), block


def test_the_expected_answer_of_the_guide_holds(six: KnowledgeGraph) -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", GUIDE, re.M | re.S)
    (case,) = tomllib.loads(block)["more"]
    answer = six.query("tolls-by-claimant", case["parameters"])
    rows = [
        {k: v.rpartition("#")[2] if "#" in v else v.removeprefix("https://w3id.org/sahelkg/") for k, v in row.items()} for row in answer.to_dicts()
    ]

    def there(pattern: dict[str, str]) -> bool:
        return any(all(fnmatchcase(row[k], v) or fnmatchcase(row[k].rpartition("/")[2], v) for k, v in pattern.items()) for row in rows)

    assert all(map(there, case["rows"])) and not any(map(there, case["absent"]))
