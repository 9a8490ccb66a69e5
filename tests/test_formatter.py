"""The formatter changes layout only: same triples, same comments, and formatting twice changes nothing."""

from __future__ import annotations

import pathlib

import pyoxigraph as ox
import pytest

from sahelkg.errors import GraphError
from sahelkg.graph.formatter import WIDTH, format_turtle
from sahelkg.graph.turtle import lex

ROOT = pathlib.Path(__file__).parent.parent
FILES = sorted([*ROOT.glob("ontology/*.ttl"), *ROOT.glob("graph/**/*.ttl")])


def canonical(text: str) -> list[str]:
    data = ox.Dataset(ox.parse(input=text, format=ox.RdfFormat.TURTLE))
    data.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, data))


def scrambled(text: str) -> str:
    """The same triples badly laid out: everything on lines of one token, comments kept on lines of their own."""
    out = []
    for token in lex(text):
        if token.kind == "comment":
            out.append(f"\n{token.text}\n")
        elif token.kind != "space":
            out.append(token.text + "\n")
    return "".join(out)


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(ROOT)) for p in FILES])
def test_files_are_formatted_and_keep_their_triples(path: pathlib.Path) -> None:
    text = path.read_text("utf-8")
    assert format_turtle(text) == text, f"run: sahelkg format {path.relative_to(ROOT)}"
    again = format_turtle(scrambled(text))
    assert canonical(again) == canonical(text)
    assert format_turtle(again) == again
    comments = [t.text.rstrip() for t in lex(text) if t.kind == "comment"]
    assert sorted(comments) == sorted(t.text.rstrip() for t in lex(again) if t.kind == "comment")


def test_claims_take_about_three_lines() -> None:
    lines = claims = 0
    for path in ROOT.glob("graph/claims/*.ttl"):
        text = path.read_text("utf-8")
        claims += text.count("\nclaim:")
        lines += sum(1 for line in text.splitlines() if line.strip() and not line.startswith(("#", "@prefix")))
    assert claims > 400
    assert lines / claims <= 4


def test_packed_lines_are_not_too_long() -> None:
    for path in ROOT.glob("graph/**/*.ttl"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if len(line) > WIDTH and line.count(" ; ") + line.count(" , ") > 1 and ":url" not in line:
                raise AssertionError(f"{path.name}:{number} has {len(line)} characters and could be broken")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (":x :end '..' ; a :Claim .", ":x a :Claim ; :end '..' ."),
        (':x a :Claim ; :note "b"@fr , "a"@en .', ':x a :Claim ; :note "a"@en , "b"@fr .'),
        (':x a :Claim ; :note "semi ; colon . and # no comment"@en .', ':x a :Claim ; :note "semi ; colon . and # no comment"@en .'),
        ("# head\n:x a :Claim . # tail\n", "# head\n:x a :Claim .  # tail"),
        (':x a :Claim ; # why\n  :at "a/1" .', ':x a :Claim ;\n    # why\n    :at "a/1" .'),
    ],
)
def test_small_cases(before: str, after: str) -> None:
    head = "@prefix : <https://w3id.org/sahelkg/ontology#> .\n"
    assert format_turtle(head + before).split("\n\n", 1)[1].rstrip("\n") == after


def test_a_missing_semicolon_is_refused_and_the_file_untouched(tmp_path: pathlib.Path) -> None:
    """Formatting never turns a slip into another claim."""
    from click.testing import CliRunner

    from sahelkg.faces.cli import cli

    path = tmp_path / "slip.ttl"
    text = '@prefix : <https://w3id.org/sahelkg/ontology#> .\n:x a :Alliance ; :party :a , :b\n    :source :s ; :at "a/1" .\n'
    path.write_text(text, "utf-8")
    result = CliRunner().invoke(cli, ["format", str(path)], standalone_mode=False)
    assert result.exception is not None and "line 3" in str(result.exception)
    assert path.read_text("utf-8") == text


def test_what_cannot_be_read_is_refused_with_its_line() -> None:
    with pytest.raises(GraphError, match="line 2"):
        format_turtle('@prefix : <https://w3id.org/sahelkg/ontology#> .\n:x a :Claim ; :note "open .')
