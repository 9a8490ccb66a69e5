"""Every code that `sahelkg check` can report has a file in tests/invalid that raises it, and nothing else, on the marked lines.

Lines with a defect end in `# <-`. A new shape, query or code of check.py without a file fails here.
"""

from __future__ import annotations

import json
import pathlib
import re
import subprocess
import sys

import pytest
import rdflib

from sahelkg.graph.check import Defect, check

ROOT = pathlib.Path(__file__).resolve().parent.parent
INVALID = ROOT / "tests" / "invalid"
MARK = "# <-"
UNREADABLE = "error-unreadable"  # made by the fixture: its bytes are not UTF-8

ACCOMPANIED: dict[str, tuple[set[str], str]] = {}
"""Codes that cannot be raised alone: what is reported with them, exactly, and why."""


def shape_codes() -> set[str]:
    graph = rdflib.Graph()
    graph.parse(ROOT / "ontology" / "shapes.ttl")
    messages = [str(m) for m in graph.objects(None, rdflib.SH.message)]
    assert all(re.match(r"[a-z]+(-[a-z]+)*: \S", m) for m in messages), "a message of a shape begins with no code"
    return {m.partition(": ")[0] for m in messages}


def query_codes() -> set[str]:
    return {path.stem for path in (ROOT / "ontology" / "checks").glob("*.rq")}


def program_codes() -> set[str]:
    source = (ROOT / "src" / "sahelkg" / "graph" / "check.py").read_text(encoding="utf-8")
    return set(re.findall(r'"((?:error|warn)(?:-[a-z]+)+)"', source))


CODES = sorted({*shape_codes(), *query_codes(), *program_codes()})


def marked(path: pathlib.Path) -> set[int]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith(MARK)}


@pytest.fixture(scope="module")
def unreadable(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    path = tmp_path_factory.mktemp("invalid") / f"{UNREADABLE}.ttl"
    path.write_bytes('# "Sèrma" in Latin-1\n'.encode("latin-1"))
    return path


@pytest.fixture(scope="module")
def found(unreadable: pathlib.Path) -> dict[str, list[Defect]]:
    """The defects of every file, by its name: all in one run, because the shapes take most of the time."""
    files = [*sorted(INVALID.glob("*.ttl")), unreadable]
    defects: dict[str, list[Defect]] = {path.stem: [] for path in files}
    for defect in check(map(str, files)).defects:
        path = pathlib.Path(defect.file)
        assert path.resolve() in files, defect
        defects[path.stem].append(defect)
    return defects


def test_the_codes_are_found() -> None:
    assert {"error-syntax", "error-date", "error-declared-twice", UNREADABLE} <= program_codes()
    assert "claim-source" in shape_codes() and "warn-no-claim" in query_codes()
    assert not shape_codes() & query_codes() and not (shape_codes() | query_codes()) & program_codes()


def test_no_file_is_left_without_a_code() -> None:
    assert {path.stem for path in INVALID.glob("*.ttl")} == set(CODES) - {UNREADABLE}
    assert set(ACCOMPANIED) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_one_file_raises_one_code(code: str, found: dict[str, list[Defect]], unreadable: pathlib.Path) -> None:
    path = unreadable if code == UNREADABLE else INVALID / f"{code}.ttl"
    assert path.exists(), f"write {path}: the least Turtle that raises {code} and nothing else"
    text = path.read_text(encoding="latin-1" if code == UNREADABLE else "utf-8")
    defects = found[code]
    assert {d.code for d in defects} == {code} | ACCOMPANIED.get(code, (set(), ""))[0], "\n".join(map(str, defects))
    assert all(pathlib.Path(d.file).resolve() == path and d.line > 0 and d.message for d in defects)
    if code == UNREADABLE:
        assert [d.line for d in defects] == [1]
        return
    assert text.startswith(f"# {code}: "), "the first line says what is wrong"
    assert marked(path), f"no line is marked with {MARK}"
    assert {d.line for d in defects} == marked(path), "\n".join(map(str, defects))
    for defect in defects:
        assert defect.severity == ("warning" if defect.code.startswith("warn-") else "error")
        assert re.search(rf"^{re.escape(defect.subject)}\s", text, re.M), f"{defect.subject} is no subject of {path.name}"


FIVE = """\
@prefix : <https://w3id.org/sahelkg/ontology#> .
@prefix actor: <https://w3id.org/sahelkg/actor/> .
@prefix claim: <https://w3id.org/sahelkg/claim/> .
@prefix pub: <https://w3id.org/sahelkg/publication/> .

claim:test-five-1 a :Strength ; :actor actor:fla ;
    :count ; # <- error-syntax
    :source pub:rulac-mali-2025 ; :at "overview/1" .
claim:test-five-2 a :Strength ; :actor actor:fla ; :count "20" ;
    :start "2024-13-01" ; # <- error-date
    :source pub:rulac-mali-2025 ; :at "overview/1" .
claim:test-five-3 a :Strength ; :actor actor:fla ; :count "20" ; :at "overview/1" . # <- claim-source
claim:test-five-4 a :Strength ; :actor actor:fla ; :count "20" ;
    nosuchprefix:note "x" ; # <- error-syntax
    :source pub:rulac-mali-2025 ; :at "overview/1" .
claim:test-five-5 a :Strength ; :actor actor:fla ; :count "20" ;
    :headcount "20" ; # <- error-undeclared-term
    :source pub:rulac-mali-2025 ; :at "overview/1" .
"""
EXPECTED = [
    (number, line.rpartition("# <- ")[2], f"claim:test-five-{line_of}")
    for line_of, (number, line) in zip("12345", [(n, li) for n, li in enumerate(FIVE.splitlines(), 1) if "# <- " in li], strict=True)
]


@pytest.fixture
def five(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "five.ttl"
    path.write_text(FIVE, encoding="utf-8")
    return path


def run(*args: str | pathlib.Path) -> subprocess.CompletedProcess[str]:
    code = "from sahelkg.faces.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, "check", *map(str, args)], capture_output=True, text=True, encoding="utf-8")


def test_five_defects_are_reported_in_one_run(five: pathlib.Path) -> None:
    report = check([str(five)])
    assert (report.files, report.claims) == (1, 3)
    assert [(d.line, d.code, d.subject) for d in report.defects] == EXPECTED


def test_the_command_line_prints_one_line_for_each_and_exits_with_1(five: pathlib.Path) -> None:
    done = run(five)
    assert done.returncode == 1, done
    lines = done.stdout.splitlines()
    assert len(lines) == len(EXPECTED), done.stdout
    for line, (number, code, subject) in zip(lines, EXPECTED, strict=True):
        assert line.startswith(f"{five}:{number}: error {code}: {subject}: "), line
    assert "Traceback" not in done.stderr and "5 errors, 0 warnings" in done.stderr


def test_json_has_every_field_of_a_defect() -> None:
    done = run(INVALID / "claim-source.ttl", "--format", "json")
    assert done.returncode == 1, done
    answer = json.loads(done.stdout)
    assert (answer["files"], answer["claims"], len(answer["defects"])) == (1, 2, 2)
    for defect in answer["defects"]:
        assert set(defect) == {"file", "line", "severity", "code", "subject", "message"}
        assert defect["code"] == "claim-source" and defect["line"] in marked(INVALID / "claim-source.ttl")


def test_a_warning_alone_exits_with_0() -> None:
    done = run(INVALID / "warn-no-claim.ttl")
    assert done.returncode == 0, done
    assert len(done.stdout.splitlines()) == 1 and " warning warn-no-claim: " in done.stdout
    assert run(INVALID / "warn-no-claim.ttl", "--no-warnings").stdout == ""
