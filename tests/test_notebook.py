"""In a notebook records show themselves: IPython is told by the names of the types."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest

import exactrank
from exactrank import notebook
from exactrank.calculations.first_course import Course
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from tests.documents import proofs
from tests.first_course import course_records
from tests.matrices import NAMED


class Recorder:
    """Stands for one of IPython's formatters."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], Callable[[Any], str]] = {}

    def for_type_by_name(self, module: str, name: str, function: Callable[[Any], str]) -> None:
        self.known[module, name] = function


def shown(value: object) -> dict[str, str]:
    """What a notebook would show, by MIME type."""
    formatters = {"text/latex": Recorder(), "text/html": Recorder()}
    notebook.register(dict(formatters))
    kind = type(value)
    return {
        mime: found(value)
        for mime, formatter in formatters.items()
        if (found := formatter.known.get((kind.__module__, kind.__name__)))
    }


def test_the_types_are_where_they_are_said_to_be() -> None:
    for name, module in (notebook.RECORDS | notebook.FORMULAS).items():
        assert getattr(import_module(module), name).__module__ == module


@pytest.mark.parametrize(
    "record",
    [
        exactrank.row_echelon_form(NAMED["swap"]),
        exactrank.singular_values(NAMED["document"]),
        exactrank.outer_product(NAMED["document"]),
        exactrank.rank_factorization(NAMED["magic"]),
        exactrank.project(NAMED["document"], onto=[1, 2, 3, 4]),
        exactrank.prove_rank(NAMED["swap"], "minors"),
        exactrank.make_exercise((3, 3), rank=2),
        exactrank.verify("A = [1 2; 3 4]\n\nR2 <- R2 - 3 R1\n\n[1 2; 0 2]"),
    ],
)
def test_a_derivation_is_shown_as_html(record: object) -> None:
    assert "<math" in shown(record)["text/html"]


def test_every_record_that_is_explained_shows_itself() -> None:
    others = {kind.__name__ for kind in get_args(Course)} | {type(one).__name__ for one in proofs()}
    assert others | {type(one).__name__ for one in course_records().values()} <= set(notebook.RECORDS)


A = [[4, 8], [2, 5]]
RUBRIC = """[problem]
matrix = "4 8; 2 5"

[[item]]
name = "Rank"
what = "rank"
points = 2
"""


def public_results(tmp_path: Path) -> dict[str, object]:
    """What each public function that gives a record gives, over QQ and over another field."""
    over: list[tuple[str, Callable[..., object]]] = [
        (name, getattr(exactrank, name))
        for name in ("determinant", "independence", "inverse", "lu", "rank_factorization", "row_echelon_form", "spaces")
    ]
    rubric = tmp_path / "rubric.toml"
    rubric.write_text(RUBRIC, "utf-8")
    return {
        **{name: function(A) for name, function in over},
        **{f"{name} over QQ(i)": function(exactrank.as_matrix(A, field="QQ(i)")) for name, function in over},
        "null_space": exactrank.null_space([[1, 2]]),
        "null_space over QQ(i)": exactrank.null_space(exactrank.as_matrix([[1, 2]], field="QQ(i)")),
        "solve": exactrank.solve("1 2 | 3; 2 5 | 6"),
        "solve over QQ(i)": exactrank.solve(exactrank.as_matrix(A, field="QQ(i)"), [1, 2]),
        "reduced_row_echelon_form": exactrank.reduced_row_echelon_form(A),
        "as_matrix": exactrank.as_matrix(A),
        "as_matrix over QQ(i)": exactrank.as_matrix([["i", "1"]], field="QQ(i)"),
        "cases": exactrank.cases("1 a; a 1", letters=("a",), goal="rank"),
        "change_of_basis": exactrank.change_of_basis(A, [[1, 0], [0, 1]]),
        "coordinates": exactrank.coordinates(A, [[1], [2]]),
        "cramer": exactrank.cramer(A, [[1], [2]]),
        "cross_check": exactrank.cross_check(A),
        "diagonalization": exactrank.diagonalization(A),
        "eigen": exactrank.eigen(A),
        "least_squares": exactrank.least_squares([[1], [2]], [[3], [4]]),
        "lora_factors": exactrank.lora_factors([[2, 4], [1, 2]]),
        "lora_update": exactrank.lora_update([[1], [2]], [[3, 4]], alpha=2),
        "low_rank_approximation": exactrank.low_rank_approximation(A, 1),
        "make_cases_exercise": exactrank.make_cases_exercise((2, 2)),
        "make_exercise": exactrank.make_exercise((2, 2)),
        "orthogonalization": exactrank.orthogonalization(A),
        "outer_product": exactrank.outer_product([[1, 2], [2, 4]]),
        "project": exactrank.project(A, onto=[1, 2]),
        "prove_rank": exactrank.prove_rank(A),
        "singular_value_decomposition": exactrank.singular_value_decomposition([[3, 0], [0, 4]]),
        "singular_values": exactrank.singular_values(A),
        "verify": exactrank.verify("rank A = 2"),
        "grade": next(iter(exactrank.grade([("ada", "rank A = 2")], rubric))),
    }


NO_RECORDS = {"check", "rank", "read_rubric", "reduced_row_echelon_matrix", "MatrixLike"}


def test_what_every_public_function_gives_is_known_to_the_notebook() -> None:
    functions = [(name, getattr(exactrank, name)) for name in exactrank.__all__ if name not in NO_RECORDS]
    given = [(name, str(one.__annotations__["return"])) for name, one in functions if not isinstance(one, type)]
    kinds = {(name, kind) for name, told in given for kind in re.findall(r"[A-Z]\w+", told)}
    known = {*notebook.RECORDS, *notebook.FORMULAS, "Any", "Iterator"}
    assert {(name, kind) for name, kind in kinds if kind not in known} == set()
    assert len(kinds) > 30


@pytest.mark.long
def test_what_every_public_function_gives_shows_itself_in_every_language(tmp_path: Path) -> None:
    results = public_results(tmp_path)
    functions = {name for name in exactrank.__all__ if not isinstance(getattr(exactrank, name), type)}
    assert {name for name in functions if not name.startswith("to_")} - NO_RECORDS == {n.split()[0] for n in results}
    for lang in LANGUAGES:
        notebook.use_language(lang)
        try:
            pages = {name: shown(value) for name, value in results.items()}
        finally:
            notebook.use_language("en")
        missing = [
            name
            for name, made in pages.items()
            if "$$" not in made.get("text/latex", "") and f'lang="{lang}"' not in made.get("text/html", "")
        ]
        assert missing == []


def test_a_determinant_is_shown_as_its_number_and_by_its_record() -> None:
    value = exactrank.determinant("1/2 2; 3 4")
    assert isinstance(value, Fraction)
    assert shown(value) == {"text/latex": "$$\n-4\n$$"}
    assert "det A = -4" in exactrank.to_text(value)


def test_records_show_themselves_in_the_language_asked_for() -> None:
    form = exactrank.row_echelon_form(NAMED["swap"])
    notebook.use_language("ja")
    try:
        japanese = shown(form)["text/html"]
    finally:
        notebook.use_language("en")
    assert 'lang="ja"' in japanese
    assert 'lang="en"' in shown(form)["text/html"]
    with pytest.raises(InputError, match="xx is not a choice for lang, use one of: en, ja"):
        notebook.use_language("xx")


def test_a_matrix_is_shown_as_a_formula() -> None:
    made = shown(Matrix.of([[1, 2], [3, 4]]))
    assert made == {"text/latex": "$$\n\\begin{bmatrix}\n1 & 2 \\\\\n3 & 4\n\\end{bmatrix}\n$$"}


def test_a_running_ipython_is_told() -> None:
    if not os.environ.get("CI"):
        pytest.importorskip("IPython", reason="IPython is not installed")
    code = (
        "from IPython.core.interactiveshell import InteractiveShell as S\n"
        "shell = S.instance()\nimport exactrank\n"
        "data, _ = shell.display_formatter.format(exactrank.as_matrix('1 2; 3 4'))\n"
        "print('bmatrix' in data['text/latex'])"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.split()[-1] == "True"
