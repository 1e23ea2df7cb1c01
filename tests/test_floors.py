"""A module imports only from lower floors, and importing the package is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import exactrank

PACKAGE = Path(exactrank.__file__).parent

# The floors from the bottom up; a package in the list stands for all its modules, which may import one another.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("messages",),
    ("errors",),
    ("fields", "decimals"),
    ("matrix",),
    ("row_operations", "names"),
    ("derivation",),
    ("elimination", "surds", "polynomials", "statements"),
    ("columns",),
    ("minors", "spectrum", "least_squares"),
    ("factorization", "energy", "eigenspaces", "numerics"),
    ("low_rank", "lora"),
    ("comparison", "studies", "fast_rank"),
    ("lifting_certificate",),
    ("certificates",),
    ("coq_export",),
    ("proofs",),
    ("page",),
    ("judging",),
    ("methods",),
    ("nodes",),
    ("document",),
    ("reading", "exposition", "render"),
    ("options", "ranking"),
    ("gallery", "api"),
    ("notebook",),
    ("cli",),
    ("__main__",),
)
FREE = {"checker", ""}  # the checker imports nothing of ours; the package itself hands out names

FLOOR = {name: height for height, names in enumerate(FLOORS) for name in names}


def imports(path: Path) -> set[str]:
    """The modules of exactrank that the file imports anywhere in it, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "exactrank":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("exactrank."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.level:
            found.add("a relative import")
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("exactrank.")}
    return found


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_from_lower_floors(path: Path) -> None:
    module = module_of(path)
    if module == "checker":
        assert not imports(path)
        return
    if module in FREE:
        return
    for other in imports(path) - {module, "__version__", "checker"}:
        assert FLOOR[other] < FLOOR[module], f"{module} imports {other}"


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
