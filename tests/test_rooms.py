"""Rooms form one line: a module imports from its own room and from lower ones, and no imports form a circle."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import exactrank

PACKAGE = Path(exactrank.__file__).parent

# The rooms from the lowest up. A room is a folder, or a module that stands alone in the package; the folders inside
# `reading`, `judging`, `calculations` and `render` are rooms of their own, and the folder holds what is left.
ROOMS: tuple[str, ...] = (
    "checker",
    "sparse_checker",
    "cases_checker",
    "field_checker",
    "records",
    "patterns",
    "remembered",
    "messages",
    "errors",
    "numbers",
    "matrix_operands",
    "matrix_exchange",
    "matrix",
    "row_operations",
    "derivation",
    "statements",
    "reading/source",
    "reading/latex",
    "reading/matrices",
    "reading",
    "calculations/elimination",
    "calculations/domains",
    "calculations",
    "calculations/cases",
    "exercises",
    "fast_rank",
    "proofs",
    "adapters",
    "requests",
    "nodes",
    "document",
    "judging/verdicts",
    "judging/evaluation",
    "judging/steps",
    "judging/claims",
    "judging",
    "render",
    "render/json",
    "exposition",
    "exposition/domains",
    "exposition/verdict",
    "reading/language",
    "reading/operations",
    "reading/formulas",
    "reading/claims",
    "reading/markup",
    "reading/answers",
    "grading",
    "linting",
    "self_check",
    "api",
    "first_course",
    "embedding",
    "gallery",
    "mcp",
    "web",
    "sphinx",
    "notebook",
    "cli",
    "__main__",
)
HEIGHT = {room: height for height, room in enumerate(ROOMS)}


def module_of(path: Path) -> str:
    """The dotted name below the package; empty for the package itself, which hands out names and belongs to no room."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room_of(module: str) -> str:
    """The longest name of a room that the module lies in."""
    parts = module.split(".")
    names = ("/".join(parts[:k]) for k in range(len(parts), 0, -1))
    return next(name for name in names if name in HEIGHT)


@cache
def imports(module: str) -> frozenset[str]:
    """The modules of exactrank that the module imports anywhere in it, also inside functions and for types alone."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: a relative import"
            base = (node.module or "").split(".")
            if base[0] != "exactrank":
                continue
            for alias in node.names:
                inner = ".".join([*base[1:], alias.name])
                found.add(inner if inner in MODULES else ".".join(base[1:]))
        elif isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[2] for alias in node.names if alias.name.startswith("exactrank")}
    return frozenset(found - {"", module})


ALONE = ("checker", "sparse_checker", "cases_checker", "field_checker")
"""Files that run without the package."""


@pytest.mark.parametrize("room", ROOMS)
def test_modules_import_only_from_their_room_and_lower_ones(room: str) -> None:
    inside = [name for name in MODULES if name and room_of(name) == room]
    assert inside, "a room without a module"
    allowed = -1 if room in ALONE else HEIGHT[room]
    pairs = [(name, other) for name in inside for other in imports(name)]
    assert [(name, other) for name, other in pairs if HEIGHT[room_of(other)] > allowed] == []


def test_no_imports_form_a_circle() -> None:
    TopologicalSorter({module: imports(module) for module in MODULES if module}).prepare()


def test_every_folder_of_the_package_is_a_room() -> None:
    folders = {path.parent.relative_to(PACKAGE).as_posix() for path in MODULES.values()} - {"."}
    assert folders - set(ROOMS) == {"render/fonts"}


def test_importing_is_light() -> None:
    heavy = "{'sympy', 'numpy', 'matplotlib', 'flint', 'scipy'}"
    code = f"import sys, exactrank; print(sorted({heavy} & set(sys.modules)))"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"


def test_every_public_name_is_there_and_none_is_a_module() -> None:
    for name in exactrank.__all__:
        assert getattr(exactrank, name) is not None
        assert not (PACKAGE / f"{name}.py").exists()
        assert not (PACKAGE / name).is_dir()
