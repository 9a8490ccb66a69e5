"""The wheel, installed alone in an empty environment, answers; data folders travel with it."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import venv
import zipfile

import pytest

ROOT = pathlib.Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)], check=True, capture_output=True)
    (found,) = out.glob("*.whl")
    return found


def test_wheel_carries_data_licences_and_types(wheel: pathlib.Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "data/graph/actors.ttl",
        "data/ontology/sahelkg.ttl",
        "data/ontology/shapes.ttl",
        "data/ontology/vocabularies.ttl",
        "py.typed",
    ):
        assert f"sahelkg/{part}" in names
    assert any(n.startswith("sahelkg/data/queries/") for n in names)
    assert any(n.startswith("sahelkg/data/ontology/checks/") for n in names)
    assert any(n.endswith("licenses/LICENSE-DATA") for n in names)


def test_wheel_alone_answers(wheel: pathlib.Path, tmp_path: pathlib.Path) -> None:
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)], check=True, capture_output=True)
    command = home / "bin" / "sahelkg"
    done = subprocess.run([command, "lineage", "FLA"], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "rulac-mali-2025" in done.stdout and "2024-11-30" in done.stdout
    page = subprocess.run(
        [command, "network", "--at", "2023-10-01", "--format", "html", "-o", "n.html"], capture_output=True, text=True, cwd=tmp_path
    )
    assert page.returncode == 0 and (tmp_path / "n.html").stat().st_size > 100_000, page.stderr
    checked = subprocess.run([command, "check"], capture_output=True, text=True, cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
