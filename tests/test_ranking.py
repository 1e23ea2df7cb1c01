"""`exactrank.rank` of whatever states a matrix, and of what states none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import flint
import numpy
import pytest
import sympy
from hypothesis import given

import exactrank
from exactrank.matrix import Matrix
from tests.matrices import NAMED, matrices, matrices_of_known_rank


@given(matrices_of_known_rank())
def test_the_rank_is_known_however_the_matrix_is_stated(pair: tuple[Matrix, int]) -> None:
    A, r = pair
    lists = [[int(x) for x in row] for row in A]
    assert exactrank.rank(A) == r
    if A.nrows and A.ncols:
        assert exactrank.rank(lists) == r
        assert exactrank.rank([[Fraction(x, 6) for x in row] for row in lists]) == r
        assert exactrank.rank([[Fraction(x, 6) if j else x for j, x in enumerate(row)] for row in lists]) == r
        assert exactrank.rank([[Decimal(x) / 4 for x in row] for row in lists]) == r
        assert exactrank.rank(numpy.array(lists)) == r
        assert exactrank.rank(sympy.Matrix(lists)) == r
        assert exactrank.rank(flint.fmpz_mat(lists)) == r
        assert exactrank.rank("; ".join(" ".join(map(str, row)) for row in lists)) == r


@given(matrices())
def test_the_rank_is_that_of_the_proofs(A: Matrix) -> None:
    assert exactrank.rank(A) == exactrank.prove_rank(A, by="minors").rank == exactrank.rank(A.T)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([[1, 2.0]], "row 1, column 2: 2.0 is a float"),
        ([[Fraction(1, 2), 2.5]], "row 1, column 2: 2.5 is a float"),
        ([[1, "x"]], 'row 1, column 2: "x" is not a number'),
        ([[1], [1, 2]], "row 2 has 2 entries, expected 1"),
        ([[1, None]], "row 1, column 2: None of type NoneType is not an exact number"),
        ([[1j]], "row 1, column 1: 1j of type complex is not an exact number"),
        ([1, 2], "a flat list of 2 numbers is neither a row nor a column"),
        (5, "a value of type int is not a matrix"),
    ],
)
def test_what_is_no_exact_matrix_is_refused_in_one_line(value: Any, message: str) -> None:
    with pytest.raises(exactrank.InputError) as caught:
        exactrank.rank(value)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_certificates_are_checked_as_records_objects_and_text() -> None:
    from exactrank.proofs.certificates import certificate_text, to_json_object

    for A in NAMED.values():
        certificate = exactrank.prove_rank(A, by="factorization").certificate
        for given_as in (certificate, to_json_object(certificate), certificate_text(certificate)):
            assert exactrank.check(A, given_as) == exactrank.rank(A)
    with pytest.raises(exactrank.Refused):
        exactrank.check([[1, 0], [0, 1]], exactrank.prove_rank(NAMED["one"]).certificate)
    with pytest.raises(exactrank.InputError):
        exactrank.check([[1]], "{")
