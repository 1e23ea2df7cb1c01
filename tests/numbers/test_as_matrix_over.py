"""`as_matrix` and the functions of a program over QQ(i), QQ(sqrt d), GF(p^k) and QQ(a, b)."""

from __future__ import annotations

import json
from typing import Any

import numpy
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.errors import InputError
from exactrank.numbers.finite_extensions import GF_power
from exactrank.numbers.quadratic import QQ_sqrt
from exactrank.numbers.rational_functions import QQ_letters
from tests.exploring import examples
from tests.numbers.test_contract import matrices

DOMAINS: list[Any] = [QQ_sqrt(-1), QQ_sqrt(2), QQ_sqrt(-3), GF_power(4), GF_power(9), QQ_letters("a")]
domains = pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)

SPELLINGS: dict[str, list[Any]] = {
    "QQ(i)": [
        "1+i 2-3i; i/2 -1", r"\begin{pmatrix} 1+i & 2-3i \\ \frac{i}{2} & -1 \end{pmatrix}",
        [["1+i", "2-3i"], ["1/2*i", -1]], [[1 + 1j, 2 - 3j], ["i/2", -1 + 0j]],
        sympy.Matrix([[1 + sympy.I, 2 - 3 * sympy.I], [sympy.I / 2, -1]]),
        '{"matrix": [["1+i", "2-3*i"], ["1/2*i", "-1"]], "field": "QQ(i)", "shape": [2, 2]}',
    ],
    "QQ(sqrt 2)": [
        "sqrt(2) 1/sqrt(2); 3 -1", r"\begin{bmatrix} \sqrt{2} & 1/\sqrt2 \\ 3 & -1 \end{bmatrix}",
        [["√2", "sqrt(2)/2"], [3, -1]], sympy.Matrix([[sympy.sqrt(2), 1 / sympy.sqrt(2)], [3, -1]]),
        r"\begin{bmatrix} \frac{2}{\sqrt2} & \frac{1}{2}\sqrt{2} \\ 3 & -\sqrt{1} \end{bmatrix}",
    ],
    "GF(4)": ["1 t; t+1 t^2", [["1", "t"], ["t+1", "1+t"]], r"\begin{pmatrix} 3 & t \\ 1+t & t^{2} \end{pmatrix}"],
}  # fmt: skip


@pytest.mark.parametrize("field", SPELLINGS)
def test_one_matrix_in_every_spelling(field: str) -> None:
    """Equal, and hashed alike."""
    found = [exactrank.as_matrix(one, field=field) for one in SPELLINGS[field]]
    assert len(set(found)) == 1
    assert all(one == found[0] for one in found)
    assert exactrank.as_matrix(found[0], field=field) == found[0]


@domains
@given(st.data())
@examples(20)
def test_there_and_back(domain: Any, data: st.DataObject) -> None:
    A = data.draw(matrices(domain, 3))
    for written in (exactrank.to_json(A), exactrank.to_latex(A), exactrank.to_markdown(A)):
        assert exactrank.as_matrix(written, field=domain.name) == A
    assert exactrank.as_matrix(A.texts(), field=domain) == A
    if not domain.characteristic:
        assert exactrank.as_matrix(A.to_sympy(), field=domain) == A


@domains
@given(st.data())
@examples(10)
def test_functions_of_a_program(domain: Any, data: st.DataObject) -> None:
    A = data.draw(matrices(domain, 3))
    N = exactrank.null_space(A)
    assert (A @ N).is_zero
    assert exactrank.rank(A) == exactrank.rank(A, field=domain) == A.ncols - N.ncols
    assert exactrank.row_echelon_form(A).rank == exactrank.reduced_row_echelon_form(A).rank
    factors = exactrank.rank_factorization(A)
    assert factors.left @ factors.right == A
    assert exactrank.spaces(A).null == N
    assert exactrank.independence(A).independent == (N.ncols == 0)
    found = exactrank.lu(A)
    assert found.permutation @ A == found.lower @ found.upper
    solution = exactrank.solve(A, ["0"] * A.nrows)
    assert solution.particulars == (((domain.zero, 1),) * A.ncols,)
    square = A @ A.T
    inverse, det = exactrank.inverse(square), exactrank.determinant(square)
    assert (inverse.inverse is None) == det.is_zero
    for record in (factors, found, solution, inverse, det, exactrank.reduced_row_echelon_form(A)):
        assert json.loads(exactrank.to_json(record))["field"] == domain.name
        assert all(show(record) for show in (exactrank.to_latex, exactrank.to_markdown, exactrank.to_html))
        assert exactrank.to_text(record, layout="chain", detail="brief")


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ([[0.5j]], "QQ(i)"), ([[1j]], "QQ(sqrt 2)"), (numpy.array([[0.5 + 1j]]), "QQ(i)"), ("1 j", "QQ(i)"),
        ([["1/2i"]], "QQ(i)"), ([[sympy.pi]], "QQ(i)"), ([[sympy.sqrt(3)]], "QQ(sqrt 2)"), ("t", "QQ(i)"),
        ([[complex("nan")]], "QQ(i)"), ("1 2", "QQ(pi"), ("1 2", "GF(6)"),
    ],
)  # fmt: skip
def test_what_is_no_number_of_the_field(value: Any, field: str) -> None:
    with pytest.raises(InputError):
        exactrank.as_matrix(value, field=field)


def test_complex_numbers_of_numpy() -> None:
    assert exactrank.as_matrix(numpy.array([[1 + 2j, 0], [0, -1j]]), field="QQ(i)").texts() == [
        ["1+2*i", "0"],
        ["0", "-i"],
    ]


def test_only_the_textbook_way() -> None:
    A = exactrank.as_matrix("1 i", field="QQ(i)")
    with pytest.raises(InputError, match="the option strategy does not go together with the field"):
        exactrank.row_echelon_form(A, "fraction-free")
    with pytest.raises(InputError, match="strategy"):
        exactrank.reduced_row_echelon_form(A, "nothing")
    unbarred: Any = A
    with pytest.raises(InputError, match="needs a bar"):
        exactrank.solve(unbarred)
    assert repr(A) == "<1x2 matrix over QQ(i) [1 i]>"
