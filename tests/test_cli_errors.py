"""Bad input: one clear line on standard error that says what, where and what to do, exit status 2, nothing half-written, no traceback."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest


def run(*args: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    code = "from sahelkg.faces.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, input=stdin, encoding="utf-8")


WRONG = {
    "unknown verb": (("lineag", "fla"), ["unknown verb 'lineag'", "lineage"]),
    "unknown actor": (("lineage", "jnimm"), ["unknown actor 'jnimm'", "jnim"]),
    "unknown actor in show": (("show", "no such group"), ["unknown actor 'no such group'"]),
    "malformed date": (("network", "--at", "2023-13-01"), ["2023-13-01", "no day of the calendar"]),
    "no date at all": (("network", "--at", "yesterday"), ["'yesterday' is not a date", "2023-10-01"]),
    "a month as date": (("network", "--at", "2023-10"), ["'2023-10' is not a full date", "2023-10-01"]),
    "a year as date": (("resolve", "CSP", "--at", "2024"), ["'2024' is not a full date", "2024-01-01"]),
    "unknown format": (("network", "--format", "xls"), ["xls", "graphml"]),
    "unknown export": (("export", "docx"), ["docx", "turtle"]),
    "unwritable output": (("lineage", "fla", "-o", "/no/such/folder/x.txt"), ["/no/such/folder/x.txt", "cannot be written"]),
    "missing store": (("lineage", "fla", "--store", "no/such/folder"), ["no/such/folder", "no Turtle file"]),
    "a server as store": (("lineage", "fla", "--store", "http://127.0.0.1:9/sparql"), ["http://127.0.0.1:9/sparql", "Turtle"]),
    "unknown query": (("query", "lineges"), ["'lineges' is no named query", "--list"]),
    "broken SPARQL": (("query", "SELECT ?x WHERE { ?x ?y }"), ["the query cannot be read"]),
    "unknown parameter": (("query", "ASK { ?s ?p ?o }", "-p", "x=1"), ["unknown parameter 'x'"]),
    "malformed parameter": (("query", "ASK { ?s ?p ?o }", "-p", "x"), ["-p NAME=VALUE"]),
    "service": (("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), ["SERVICE", "not allowed"]),
    "no query": (("query",), ["--list"]),
    "unknown viewpoint": (("network", "--viewpoint", "mine"), ["unknown viewpoint 'mine'", "accepted"]),
    "unknown certainty": (("network", "--at", "2023-10-01", "--certainty", "sure"), ["unknown certainty 'sure'", "possible"]),
    "unknown relation": (("network", "--relation", "Love"), ["unknown relation 'Love'", "Hostility"]),
    "unknown class": (("claims", "--class", "Gossip"), ["unknown class 'Gossip'", "Membership"]),
    "unknown standing": (("claims", "--standing", "true"), ["unknown standing 'true'", "contested"]),
    "nothing to check": (("check", "no/such/file.ttl"), ["no/such/file.ttl", "no Turtle file"]),
    "nothing to format": (("format", "no/such/file.ttl"), ["no/such/file.ttl", "no Turtle file"]),
    "missing argument": (("show",), ["ACTOR"]),
    "one end of a path": (("path", "fla"), ["'B'"]),
    "reversed dates": (("diff", "2024-12-01", "2023-08-01"), ["2023-08-01 is not after 2024-12-01", "name the earlier day first"]),
    "month for a day": (("analyse", "--at", "2023-10"), ["2023-10-01"]),
    "reversed window": (("timeline", "--since", "2025-01", "--until", "2024-01"), ["swap the two"]),
    "unknown kind of event": (("timeline", "--kind", "battel"), ["unknown kind of event 'battel'", "battle"]),
    "unknown place": (("network", "--place", "nowhere"), ["unknown place 'nowhere'"]),
    "unknown situation": (("law", "nobody"), ["sahelkg law"]),
    "unknown check": (("audit", "--check", "foo"), ["unknown check 'foo'", "name-out-of-time"]),
    "unknown identity": (("show", "fla", "--identity", "same"), ["unknown identity 'same'", "family:ACTOR"]),
    "unknown claimant": (("claims", "--viewpoint", "claimant:algera"), ["no claim has the claimant 'algera'", "algeria"]),
    "unknown voice": (("network", "--viewpoint", "source:nobody"), ["no claim has the source 'nobody'", "rulac-mali-2025"]),
    "known by a year": (("resolve", "FLA", "--known-by", "2024"), ["2024-01-01"]),
    "release that is no graph": (("diff", "--release", "nowhere", "graph"), ["no Turtle file"]),
    "unknown option": (("lineage", "fla", "--colour"), ["--colour"]),
    "empty name": (("resolve", ""), ["an empty name means nobody"]),
    "unknown kind": (("actors", "--kind", "coalitoin"), ["unknown kind 'coalitoin'", "coalition"]),
    "unknown id in a parameter": (("query", "leaders-of", "-p", "actor=jnimm"), ["unknown id or name 'jnimm'", "jnim"]),
    "unknown source": (("claims", "--source", "rulac"), ["unknown id or name 'rulac'"]),
    "ambiguous actor": (("lineage", "CSP"), ["'CSP' can mean", "csp-dpa", "csp-psd"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_one_clear_line_and_exit_status_2(name: str) -> None:
    args, pieces = WRONG[name]
    done = run(*args)
    assert done.returncode == 2, done
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("sahelkg: "), done.stderr
    for piece in pieces:
        assert piece in lines[0]
    assert "Traceback" not in done.stderr


def test_broken_turtle_says_file_and_line(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix : <https://w3id.org/sahelkg/ontology#> .\n\n:x a :Claim ;; :y [ .\n", "utf-8")
    done = run("lineage", "fla", "--store", str(path))
    assert done.returncode == 2 and f"{path}:3" in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_unreadable_bytes_are_no_traceback(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "latin.ttl"
    path.write_bytes("@prefix : <x:> .\n:é a :b .\n".encode("latin-1"))
    for args in (("lineage", "fla", "--store", str(path)), ("format", str(path))):
        done = run(*args)
        assert done.returncode == 2 and "Traceback" not in done.stderr and len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_an_output_that_fails_leaves_the_old_file(tmp_path: pathlib.Path) -> None:
    target = tmp_path / "old.txt"
    target.write_text("old", "utf-8")
    assert run("lineage", "no-such-actor", "-o", str(target)).returncode == 2
    assert target.read_text("utf-8") == "old"
    assert run("lineage", "fla", "--format", "tsv", "-o", str(target)).returncode == 0
    assert "csp-dpa" in target.read_text("utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["old.txt"]


@pytest.mark.parametrize(("suffix", "start"), [("json", "{"), ("html", "<!doctype html>"), ("csv", "source,target"), ("graphml", "<graphml")])
def test_an_output_file_takes_the_format_of_its_suffix(suffix: str, start: str, tmp_path: pathlib.Path) -> None:
    target = tmp_path / f"network.{suffix}"
    assert run("network", "--at", "2023-10-01", "-o", str(target)).returncode == 0
    assert target.read_text("utf-8").lower().startswith(start)


def test_an_empty_answer_is_exit_status_1() -> None:
    assert run("resolve", "CMA", "--at", "2012-06-01").returncode == 1
    assert run("query", "SELECT ?x { ?x a <x:nothing> }").returncode == 1


def test_a_closed_pipe_is_quiet() -> None:
    script = f"{sys.executable} -c 'from sahelkg.faces.cli import main; main()' claims --format text | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    assert "Traceback" not in done.stderr and "BrokenPipe" not in done.stderr
