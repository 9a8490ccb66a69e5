"""The docs are true: generated ones are current, commands and code of the READMEs run, every verb is described in both."""

from __future__ import annotations

import importlib.util
import pathlib
import re
import shlex

import pytest
from click.testing import CliRunner

from sahelkg.faces.cli import VERBS, cli

ROOT = pathlib.Path(__file__).parent.parent
README, LISEZ = (ROOT / "README.md").read_text("utf-8"), (ROOT / "README.fr.md").read_text("utf-8")
COMMANDS = [
    (name, line[2:].split("  #")[0].strip())
    for name, text in (("README.md", README), ("README.fr.md", LISEZ))
    for block in re.findall(r"```console\n(.*?)```", text, re.S)
    for line in block.splitlines()
    if line.startswith("$ ")
]


def generated() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    documents: dict[str, str] = module.documents()
    return documents


def test_generated_documents_are_current() -> None:
    for name, text in generated().items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, f"docs/{name} is not current: run python docs/generate.py"


@pytest.mark.parametrize(("where", "command"), COMMANDS, ids=[c for _, c in COMMANDS])
def test_commands_of_the_readme_run(where: str, command: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)
    assert words[0] == "sahelkg"
    result = CliRunner().invoke(cli, words[1:], standalone_mode=False)
    assert result.exception is None, result.exception
    assert result.return_value in (0, None)
    if "-o" in words:
        assert (tmp_path / words[words.index("-o") + 1]).stat().st_size > 1000


def test_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(compile(block, "README.md", "exec"), {})
    said = re.search(r"# (\['CSP-PSD'\])", block)
    assert said and capsys.readouterr().out.strip() == said[1]


def test_every_verb_is_described() -> None:
    for verb in VERBS:
        assert f"`{verb}" in README, verb
        text = CliRunner().invoke(cli, [verb, "--help"], standalone_mode=False).output
        assert "Example: sahelkg" in text or "Exemple : sahelkg" in text, verb


def test_links_of_the_docs_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("ontology/handbook/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_two_readmes_show_the_same_commands() -> None:
    def plain(text: str) -> list[str]:
        return [re.sub(r" (--lang fr|-o \S+)", "", c).split("#")[0].strip() for n, c in COMMANDS if n == text]

    assert set(plain("README.fr.md")) <= set(plain("README.md"))
    for line in ("./demo", "./test"):
        assert line in README and line in LISEZ
