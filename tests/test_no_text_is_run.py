"""No text is ever run: not by Python, not by SymPy, which evaluates strings it is given, not by TeX or a shell."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import exactrank

PACKAGE = Path(exactrank.__file__).parent

# What runs its argument as code, or hands it to something that does.
BANNED = {
    "sympify",
    "parse_expr",
    "parse_latex",
    "S",
    "symbols",
    "subs",
    "eval",
    "exec",
    "literal_eval",
    "system",
    "popen",
}
OWN_TEXT = {"records.py": ["exec"], "web/runtime.py": ["subprocess"]}
"""An `__init__` written from the names of fields, as the standard library writes that of a dataclass; npm and pip,
called with words that stand in the module.
"""
BANNED_MODULES = {"subprocess", "pickle", "shelve", "marshal"}
FROM_SYMPY = {"Matrix", "ImmutableMatrix", "Rational", "Integer", "Pow", "Symbol", "Add", "prod", "sqrt"} | {
    "Piecewise", "And", "Eq", "Ne", "Tuple", "FiniteSet"
}  # fmt: skip


def offences(source: str) -> list[str]:
    """What a source does that could run text."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            owner = getattr(node.func.value, "id", "") if isinstance(node.func, ast.Attribute) else ""
            if name in BANNED or (name == "compile" and not isinstance(node.func, ast.Attribute)):
                found.append(f"line {node.lineno}: {name}")
            inside = [part for argument in node.args for part in ast.walk(argument)]
            texts = [part for part in inside if isinstance(part, ast.Constant | ast.JoinedStr)]
            if owner == "sympy" and any(isinstance(getattr(text, "value", ""), str) for text in texts):
                found.append(f"line {node.lineno}: text for sympy.{name}")
            if owner == "sympy" and name not in FROM_SYMPY:
                found.append(f"line {node.lineno}: sympy.{name}")
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            names = {alias.name for alias in node.names} | {module}
            found += [f"line {node.lineno}: {one}" for one in names & BANNED_MODULES]
    return found


def test_no_module_runs_text() -> None:
    paths = sorted(PACKAGE.rglob("*.py"))
    found = {str(path.relative_to(PACKAGE)): offences(path.read_text("utf-8")) for path in paths}
    assert len(found) > 500
    names = {path: [one.partition(": ")[2] for one in here] for path, here in found.items() if here}
    assert names == OWN_TEXT


@pytest.mark.parametrize(
    ("source", "offends"),
    [
        ("import sympy\nsympy.sympify(x)", True),
        ("x.subs(y, '1')", True),
        ("import sympy\nsympy.Matrix(['1'])", True),
        ("import sympy\nsympy.Matrix([[f'{x}']])", True),
        ("eval(x)", True),
        ("compile(x, 'x', 'exec')", True),
        ("from subprocess import run", True),
        ("import pickle", True),
        ("import re\nre.compile('x')", False),
        ("import sympy\nsympy.Rational(x.numerator, x.denominator)", False),
    ],
)
def test_what_counts_as_running_text(source: str, offends: bool) -> None:
    assert bool(offences(source)) is offends
