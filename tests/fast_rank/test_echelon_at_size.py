"""The reduced row echelon form by lifting, against flint and by its own laws."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from math import gcd
from random import Random
from typing import Any

import flint
import pytest

from exactrank import fast_rank
from exactrank.fast_rank import denominator, echelon

from .matrices import FAMILIES, Rows, flint_rank, random_rows, times


def by_flint(A: Rows) -> list[list[Fraction]]:
    R, d, rank = flint.fmpz_mat(A).rref()
    return [[Fraction(int(x), int(d)) for x in row] for row in R.tolist()[:rank]]


def as_fractions(form: tuple[list[list[int]], int, tuple[int, ...]]) -> list[list[Fraction]]:
    return [[Fraction(x, form[1]) for x in row] for row in form[0]]


@pytest.fixture
def lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every form is found by lifting, flint being left for what lifting cannot do."""
    for limit in ("LIFT_FROM", "NARROW", "LIFT_FEW_FROM"):
        monkeypatch.setattr(echelon, limit, 0)


@pytest.mark.usefixtures("lifted")
@pytest.mark.parametrize("family", [name for name in FAMILIES if name not in ("around 2^300", "long entries")])
def test_lifting_gives_the_form_that_flint_gives(family: str) -> None:
    random = Random(family)
    for _ in range(12):
        A = FAMILIES[family](random, random.randint(1, 30), random.randint(1, 30))
        assert as_fractions(fast_rank.reduced_row_echelon_form(A)) == by_flint(A)


@pytest.mark.usefixtures("lifted")
def test_bad_primes_shift_no_pivot() -> None:
    p = 4194319
    # Modulo p the first column is zero, so the pivots modulo p are (1, 2): same rank, wrong columns.
    A = [[p, 1, 0, 5], [0, 0, 1, 7], [p, 1, 1, 12]]
    form = echelon.reduced_row_echelon_form(A, [p])
    assert as_fractions(form) == by_flint(A)
    assert form[2] == (0, 2)


@pytest.mark.parametrize(
    ("m", "n", "r"), [(90, 90, 45), (80, 120, 80), (120, 80, 80), (100, 75, 3), (72, 74, 72), (9, 700, 8)]
)
def test_the_form_spans_the_row_space_and_has_unit_pivot_columns(m: int, n: int, r: int) -> None:
    random = Random(r)
    A = times(random_rows(random, m, r, -9, 9), random_rows(random, r, n, -9, 9))
    numerators, denominator, pivots = fast_rank.reduced_row_echelon_form(A)
    assert len(numerators) == len(pivots) == flint_rank(A)
    assert denominator > 0
    assert gcd(denominator, *chain.from_iterable(numerators)) == 1
    for i, j in enumerate(pivots):
        assert [row[j] for row in numerators] == [denominator if k == i else 0 for k in range(len(pivots))]
        assert not any(numerators[i][:j])
    # A = A[:, pivots] R, so the rows of R span the row space.
    assert times([[row[j] for j in pivots] for row in A], numerators) == [[denominator * x for x in row] for row in A]


def test_forms_of_matrices_without_entries_or_without_rank() -> None:
    assert fast_rank.reduced_row_echelon_form([]) == ([], 1, ())
    assert fast_rank.reduced_row_echelon_form([[0] * 80 for _ in range(80)]) == ([], 1, ())
    identity, denominator, pivots = fast_rank.reduced_row_echelon_form(
        [[int(i >= j) for j in range(80)] for i in range(90)]
    )
    assert (denominator, pivots) == (1, tuple(range(80)))
    assert identity == [[int(i == j) for j in range(80)] for i in range(80)]


@pytest.mark.parametrize("ways", ["flint", "lifting"])
def test_the_denominator_is_positive_and_the_least(ways: str, request: pytest.FixtureRequest) -> None:
    if ways == "lifting":
        request.getfixturevalue("lifted")
    assert fast_rank.reduced_row_echelon_form([[-6, 0, 4], [0, -6, 2]]) == ([[3, 0, -2], [0, 3, -1]], 3, (0, 1))
    assert fast_rank.reduced_row_echelon_form([[0, -5, 10, 15]]) == ([[0, 1, -2, -3]], 1, (1,))


@pytest.mark.parametrize("wrong", [1, 2, 3])
def test_a_wrong_denominator_changes_no_form(wrong: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A multiple of the denominator does as well, and where none is given, relations are found."""
    random = Random(wrong)
    A = times(random_rows(random, 90, 40, -9, 9), random_rows(random, 40, 90, -9, 9))
    exact = denominator.column_denominator

    def changed(*given: Any) -> int | None:
        d = exact(*given)
        assert d is not None
        return {1: d * 6, 2: d + 1, 3: None}[wrong]

    monkeypatch.setattr(echelon, "column_denominator", changed)
    assert as_fractions(fast_rank.reduced_row_echelon_form(A)) == by_flint(A)


def test_a_matrix_of_larger_rank_has_no_solution_over_one_denominator(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pivots of a prime modulo which two rows are alike: the other rows do not follow from the pivot rows."""
    p = 4194319
    random = Random(1)
    A = times(random_rows(random, 90, 40, -9, 9), random_rows(random, 40, 90, -9, 9))
    A[-1] = [a + p * (j == 3) for j, a in enumerate(A[0])]
    given: list[object] = []
    exact = echelon._over_one_denominator

    def counted(limbs: Any, pivots: Any) -> Any:
        given.append(exact(limbs, pivots))
        return given[-1]

    monkeypatch.setattr(echelon, "_over_one_denominator", counted)
    form = echelon.reduced_row_echelon_form(A, [p])
    assert given[0] is None
    assert as_fractions(form) == by_flint(A)
    assert len(form[0]) == 41
