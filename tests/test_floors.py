"""Lower floors never import upper ones, `--help` imports nothing heavy, and what is public is what is listed."""

from __future__ import annotations

import ast
import importlib
import pathlib
import subprocess
import sys

import pytest

SOURCE = pathlib.Path(__file__).parent.parent / "src" / "sahelkg"
FLOORS = ["errors", "dates", "model", "resources", "i18n", "store", "graph", "answers", "views", "knowledge", "faces"]
MODULES = sorted(p for p in SOURCE.rglob("*.py") if "data" not in p.parts)


def floor_of(module: str) -> int:
    parts = module.split(".")
    return FLOORS.index(parts[1]) if len(parts) > 1 and parts[1] in FLOORS else -1


def imports(path: pathlib.Path) -> list[tuple[str, ast.AST]]:
    found = []
    tree = ast.parse(path.read_text("utf-8"))
    allowed = {
        id(node)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef) and outer.name.startswith("_repr_")  # notebooks draw with the views, lazily
        for node in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if id(node) in allowed:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("sahelkg"):
            names = [node.module] if node.module != "sahelkg" else [f"sahelkg.{alias.name}" for alias in node.names]
            found += [(name, node) for name in names]
        elif isinstance(node, ast.Import):
            found += [(alias.name, node) for alias in node.names if alias.name.startswith("sahelkg")]
    return found


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(SOURCE)) for p in MODULES])
def test_lower_floors_never_import_upper_ones(path: pathlib.Path) -> None:
    own = ".".join(("sahelkg", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
    if own == "sahelkg":
        return
    for name, node in imports(path):
        assert floor_of(name) <= floor_of(own), f"{path}:{node.lineno} imports {name} from above"  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(SOURCE)) for p in MODULES])
def test_rooms_are_small(path: pathlib.Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 330


def loaded_by(*args: str) -> set[str]:
    code = "import sys\nfrom sahelkg.faces.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    return set(done.stderr.split("\n"))


def test_help_imports_nothing_heavy() -> None:
    loaded = loaded_by("--help")
    assert "click" in loaded
    assert not {"rdflib", "networkx", "pyvis", "pyoxigraph", "jinja2", "pyshacl"} & loaded


def test_lineage_imports_neither_rdflib_nor_networkx() -> None:
    assert not {"rdflib", "networkx", "pyvis", "jinja2"} & loaded_by("lineage", "fla")


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(SOURCE)) for p in MODULES])
def test_listed_names_exist(path: pathlib.Path) -> None:
    own = ".".join(("sahelkg", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
    module = importlib.import_module(own)
    for name in getattr(module, "__all__", ()):
        assert hasattr(module, name), f"{own}.__all__ lists {name}"
