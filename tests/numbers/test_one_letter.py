"""Elimination over QQ(a): packed integers, flint's polynomials and the way of every domain do the same steps."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.elimination.in_one_letter import EliminationInOneLetter, fraction_of
from exactrank.calculations.elimination.over_domains import _operation, _Work, reduce_rows
from exactrank.calculations.elimination.packed_polynomials import PackedElimination, width_for
from exactrank.numbers.multivariate import collected
from exactrank.numbers.rational_functions import Function, QQ_letters
from exactrank.numbers.rows import RowsOver
from exactrank.reading.matrices.rows_over import rows_over
from tests.cases.matrices import letter_matrices

K = QQ_letters("a")
WITH_FRACTIONS = [
    "1/a 1; 1 a",
    "0 1/(a+1) 2; 1/2 a 1; 1 2a 2",
    "(a+1)/(a-1) 1 a; 1/(a-1) 1/3 1; 0 0 a",
    "0 0; 0 0",
    "2 4; 1/3 a/3",
    "1/2; 1/4",
    "1/512 a; 1 a/8; a/1000 1/999",
    "a 0 1; a 0 1; 0 0 a^2",
]


def in_each_way(A: RowsOver[Function]) -> None:
    found = reduce_rows(A)
    plain = _Work(A)
    plain.bring_to_echelon_form(A.ncols)
    assert found.log == tuple(plain.log)
    assert found.end == RowsOver(K, tuple(plain.rows), A.ncols)
    assert found.end == (found.steps[-1].result if found.steps else A)
    flint = EliminationInOneLetter(A)
    flint.bring_to_echelon_form(A.ncols)
    assert flint.end() == found.end
    assert [tuple([_operation(*one) for one in done]) for _, _, done in flint.log] == [
        one.operations for one in found.log
    ]
    reduced = reduce_rows(A, to_reduced_form=True)
    assert reduced.end == (reduced.steps[-1].result if reduced.steps else A)
    for pivot in reduced.pivots:
        assert [row[0][pivot.column] for row in reduced.end.rows].count(K.zero) == A.nrows - 1


@given(letter_matrices("a", 4, 5))
def test_all_ways_do_the_same_steps(A: RowsOver[Function]) -> None:
    in_each_way(A)


@given(st.integers(0, 10**6))
def test_all_ways_do_the_same_steps_of_dense_matrices(seed: int) -> None:
    choose = random.Random(seed)
    rows = [
        [
            (
                K.of_polynomial(collected([((e,), choose.randint(-9, 9)) for e in range(choose.randint(1, 3))])),
                choose.choice((1, 1, 2, 32, 625)),
            )
            for _ in range(4)
        ]
        for _ in range(3)
    ]
    in_each_way(RowsOver.of(K, rows))


@pytest.mark.parametrize("text", WITH_FRACTIONS)
def test_fractions_among_the_entries(text: str) -> None:
    in_each_way(rows_over(K, text))


def test_long_polynomials_are_not_packed() -> None:
    A = rows_over(K, "a^700 1; 1 a^700")
    assert width_for(A) is None
    in_each_way(A)


def test_a_width_holds_every_minor() -> None:
    A = rows_over(K, "7a+7 7a-7; 7-7a 7a+7")
    width = width_for(A)
    assert width is not None
    work = PackedElimination(A, width)
    work.bring_to_echelon_form(2)
    assert work.coefficients(work.rows[1][1]) == [98, 0, 98]
    assert fraction_of([0, 2], [4]) == (((((1,), 1),), (((0,), 1),)), 2)
