"""The JSON form: what interface it has, and that it comes back as the same record."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.errors import ExactrankError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from exactrank.render.json.reading import row_reduction_of_json
from exactrank.render.json.records import row_reduction_object
from tests.matrices import NAMED, matrices


@given(matrices(), st.sampled_from(Strategy), st.booleans(), st.booleans())
def test_json_to_records_to_json_is_the_identity(A: Matrix, strategy: Strategy, reduced: bool, single: bool) -> None:
    form = (reduced_row_echelon_form if reduced else row_echelon_form)(A, strategy)
    made = json.loads(json.dumps(row_reduction_object(form, "W", single)))
    back = row_reduction_of_json(made)
    assert back == form
    assert row_reduction_object(back, "W", single) == made


def test_json_of_a_prime_field_comes_back() -> None:
    form = reduced_row_echelon_form(Matrix.of([[2, 3], [1, 1]], field=GF(5)))
    made = row_reduction_object(form)
    assert made["field"] == "GF(5)"
    assert row_reduction_of_json(made) == form


def test_the_documents_matrix_in_json() -> None:
    made = row_reduction_object(row_echelon_form(NAMED["document"]), "W")
    expected = {
        "format": "exactrank-derivation/1",
        "method": "row-reduction",
        "name": "W",
        "field": "QQ",
        "matrix": [["4", "8", "12"], ["2", "4", "6"], ["3", "6", "9"], ["5", "10", "15"]],
        "form": "echelon",
        "end": [["4", "8", "12"], ["0", "0", "0"], ["0", "0", "0"], ["0", "0", "0"]],
        "pivots": [{"row": 1, "column": 1}],
        "rank": 1,
    }
    assert {key: made[key] for key in expected} == expected
    (step,) = made["steps"]
    assert step["purpose"] == "clear-below"
    assert step["operations"] == [
        {"kind": "add", "target": 2, "source": 1, "factor": "-1/2"},
        {"kind": "add", "target": 3, "source": 1, "factor": "-3/4"},
        {"kind": "add", "target": 4, "source": 1, "factor": "-5/4"},
    ]
    assert step["result"] == made["end"]


def changed(path: list[str | int], value: object) -> dict[str, Any]:
    made: Any = copy.deepcopy(row_reduction_object(row_echelon_form(NAMED["swap"])))
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return dict(made)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["rank"], 3),
        (["format"], "exactrank-derivation/2"),
        (["method"], "minors"),
        (["field"], "RR"),
        (["form"], "reduced"),
        (["form"], "pretty"),
        (["end", 0, 0], "4"),
        (["matrix", 0, 0], "1"),
        (["matrix", 0, 0], "__import__('os')"),
        (["matrix", 0], ["1", "2"]),
        (["matrix"], None),
        (["shape"], [2, 3]),
        (["pivots", 0, "column"], 2),
        (["steps", 0, "operations", 0, "kind"], "shear"),
        (["steps", 0, "operations", 0, "second"], 9),
        (["steps", 1, "operations", 0, "factor"], "0"),
        (["steps", 1, "operations", 0, "factor"], "-3"),
        (["steps", 1, "result", 2, 1], "7"),
        (["steps", 1, "purpose"], "fun"),
        (["steps"], 5),
        (["strategy"], "guess"),
    ],
)
def test_what_does_not_follow_is_refused(path: list[str | int], value: object) -> None:
    with pytest.raises(ExactrankError):
        row_reduction_of_json(changed(path, value))
