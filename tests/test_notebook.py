"""In a notebook records show themselves: IPython is told by the names of the types."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_args

import pytest

import exactrank
from exactrank import notebook
from exactrank.calculations.first_course import Course
from exactrank.errors import InputError
from exactrank.matrix import Matrix
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
    for name, module in notebook.RECORDS.items():
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
