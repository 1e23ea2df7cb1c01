"""Positive definite and its kin, against the eigenvalues of another program."""

from __future__ import annotations

import sympy
from hypothesis import given
from hypothesis import strategies as st

from exactrank.judging import judge
from exactrank.judging.claims.definiteness import form_values
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.judging.verdicts.witnesses import FormValue
from exactrank.matrix import Matrix
from exactrank.statements import Form, Grid, HasForm, Span

ENTRIES = st.integers(-3, 3)


@st.composite
def symmetric(draw: st.DrawFn) -> Matrix:
    n = draw(st.integers(1, 3))
    upper = [[draw(ENTRIES) for _ in range(n)] for _ in range(n)]
    return Matrix.of([[upper[min(i, j)][max(i, j)] for j in range(n)] for i in range(n)])


@given(symmetric())
def test_it_is_what_sympy_says(A: Matrix) -> None:
    other = sympy.Matrix(A.nrows, A.nrows, lambda i, j: sympy.Rational(A[i, j].numerator, A[i, j].denominator))
    expected = {
        Form.POSITIVE_DEFINITE: other.is_positive_definite,
        Form.POSITIVE_SEMIDEFINITE: other.is_positive_semidefinite,
        Form.NEGATIVE_DEFINITE: other.is_negative_definite,
    }
    for form, holds in expected.items():
        made = judge([HasForm(Span(), Grid.of(A), form)]).judgements[0]
        assert made.outcome is (Outcome.CORRECT if holds else Outcome.INCORRECT), form
        if not holds:
            assert isinstance(made.witness, FormValue)
            x = Matrix.column_of(made.witness.vector)
            assert (x.T @ A @ x)[0, 0] == made.witness.value
    indefinite = judge([HasForm(Span(), Grid.of(A), Form.INDEFINITE)]).judgements[0].outcome
    both = not other.is_positive_semidefinite and not other.is_negative_semidefinite
    assert indefinite is (Outcome.CORRECT if both else Outcome.UNDECIDED)


@given(symmetric())
def test_the_vectors_have_no_mixed_products(A: Matrix) -> None:
    columns = [Matrix.column_of(x) for x, _ in form_values(A)]
    assert len(columns) == A.nrows
    for i, x in enumerate(columns):
        for j, y in enumerate(columns):
            assert i == j or not (x.T @ A @ y)[0, 0]


def test_what_is_not_symmetric_is_not_affirmed() -> None:
    A = Matrix.of([[1, 1], [0, 1]])
    made = judge([HasForm(Span(), Grid.of(A), Form.POSITIVE_DEFINITE)]).judgements[0]
    assert made.outcome is Outcome.UNDECIDED
