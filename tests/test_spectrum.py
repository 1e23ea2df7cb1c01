from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise
from math import prod

import flint
import mpmath
import numpy
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.minors import determinant
from exactrank.calculations.spectrum import (
    Gram,
    characteristic_polynomial,
    exact_square,
    power_traces,
    prove_rank_by_gram,
    singular_values,
)
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from exactrank.numbers.polynomials import Cell, irreducible_factors, isolate, refine, scaled_value
from exactrank.numbers.surds import NestedRadical, Radical, Surd, SurdSum, sqrt_of_quadratic, square_part
from tests.exploring import examples
from tests.random_matrices import EXAMPLES, NOISY, RATIONAL, WEIGHTS, hilbert, matrices, of_known_rank, squares


@given(of_known_rank())
def test_rank_by_the_gram_matrix_of_matrices_of_known_rank(known: tuple[Matrix, int]) -> None:
    A, r = known
    proof = prove_rank_by_gram(A)
    assert proof.rank == r
    assert proof.gram.nrows == min(A.shape)
    assert proof.gram == (A.T @ A if proof.kind is Gram.COLUMNS else A @ A.T)


@given(matrices(high=4))
def test_gram_coefficients_are_sums_of_squared_minors(A: Matrix) -> None:
    proof = prove_rank_by_gram(A)
    for k, coefficient in enumerate(proof.coefficients):
        total = sum(
            [
                determinant(A.submatrix(rows, columns)) ** 2
                for rows in combinations(range(A.nrows), k)
                for columns in combinations(range(A.ncols), k)
            ],
            Fraction(0),
        )
        assert coefficient == (-1) ** k * total


@given(matrices())
def test_traces_fix_the_coefficients(A: Matrix) -> None:
    proof = prove_rank_by_gram(A)
    c, p = proof.coefficients, power_traces(proof.gram)
    assert len(p) == len(c) - 1
    for k in range(1, len(c)):
        assert k * c[k] + sum([c[k - i] * p[i - 1] for i in range(1, k + 1)]) == 0


@given(squares(high=4))
def test_characteristic_polynomial_is_the_determinant_of_t_minus_a(A: Matrix) -> None:
    coefficients = characteristic_polynomial(A)
    n = A.nrows
    for t in range(n + 1):
        value = sum([c * t ** (n - k) for k, c in enumerate(coefficients)], Fraction(0))
        assert determinant(t * Matrix.identity(n) - A) == value


@given(matrices())
def test_products_and_sums_of_the_squares_are_those_of_the_polynomial(A: Matrix) -> None:
    found = singular_values(A)
    assert len(found.nonzero) == found.rank
    assert found.rank + found.zeros == min(A.shape)
    energy = sum([x * x for row in A for x in row], Fraction(0))
    enclosures = [value.square_enclosure(30) for value in found.nonzero]
    assert sum([e.lower for e in enclosures]) <= energy <= sum([e.upper for e in enclosures])
    last = abs(found.proof.coefficients[found.rank])
    assert prod([e.lower for e in enclosures]) <= last <= prod([e.upper for e in enclosures])


@given(matrices(), st.integers(1, 40))
def test_enclosures_are_ordered_narrow_and_nested(A: Matrix, digits: int) -> None:
    values = singular_values(A).values
    for value in values:
        wide, narrow = value.enclosure(digits), value.enclosure(digits + 20)
        assert wide.lower > 0
        assert wide.width >= narrow.width
        assert wide.lower <= narrow.upper
        assert narrow.lower <= wide.upper
        assert wide.width <= Fraction(1, 10**digits) * wide.lower
    for high, low in pairwise(values):
        assert high.enclosure(60).lower > low.enclosure(60).upper


@examples(60)
@given(matrices())
def test_values_are_those_of_mpmath(A: Matrix) -> None:
    if 0 in A.shape or A.is_zero:
        return
    # The squares can span 160 digits, so mpmath works with far more digits than are compared.
    with mpmath.workdps(260):
        expected = mpmath.svd_r(
            mpmath.matrix([[mpmath.mpf(x.numerator) / x.denominator for x in row] for row in A]), compute_uv=False
        )
        found = singular_values(A)
        for k, value in enumerate(found.nonzero):
            assert mpmath.almosteq(mpmath.mpf(value.decimal(50)), expected[k], rel_eps=mpmath.mpf(10) ** -48)
        assert all(abs(x) < mpmath.mpf(10) ** -150 for x in expected[found.rank :])


@given(matrices(st.integers(-50, 50).map(Fraction), low=1))
def test_values_are_near_those_of_numpy(A: Matrix) -> None:
    found = singular_values(A)
    expected = numpy.linalg.svd(A.to_numpy().astype(float), compute_uv=False)
    for value, near in zip(found.nonzero, expected, strict=False):
        assert float(value.decimal(20)) == pytest.approx(float(near), abs=1e-9)


@pytest.mark.parametrize("name", EXAMPLES)
def test_closed_forms_are_the_values(name: str) -> None:
    for value in singular_values(EXAMPLES[name]).values:
        square = exact_square(value)
        if value.radical is None:
            assert square is None
            assert len(value.polynomial) > 3
            continue
        assert value.radical.decimal(40) == value.decimal(40)
        found, expected = value.radical.enclosure(40), value.enclosure(40)
        assert found.lower <= expected.upper
        assert expected.lower <= found.upper
        if isinstance(square, Fraction):
            assert square == value.square
            assert isinstance(value.radical, Surd)
            assert value.radical.square == square


@pytest.mark.parametrize(
    ("A", "expected"),
    [
        (WEIGHTS, [Surd(Fraction(6), 21)]),
        (Matrix.of([[1, 1], [1, 0]]), [SurdSum(Surd(Fraction(1, 2), 5), Surd(Fraction(s, 2))) for s in (1, -1)]),
        (Matrix.of([[1, 1, 0], [0, 1, 1]]), [Surd(Fraction(1), 3), Surd(Fraction(1))]),
        (Matrix.of([[1, 1], [0, 1], [0, 1]]), [NestedRadical(Fraction(2), Surd(Fraction(s), 2)) for s in (1, -1)]),
        (Matrix.zero(2, 3), []),
    ],
)
def test_named_closed_forms(A: Matrix, expected: list[Radical]) -> None:
    assert [value.radical for value in singular_values(A).values] == expected


def test_multiplicities_are_exact() -> None:
    A = Matrix.of([[0, 2, 0, 0], [2, 0, 0, 0], [0, 0, 3, 0], [0, 0, 0, 0]])
    found = singular_values(A)
    assert [(value.square, value.multiplicity) for value in found.values] == [(Fraction(9), 1), (Fraction(4), 2)]
    assert found.zeros == 1
    double = Matrix.of([[1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 0]])
    assert [value.multiplicity for value in singular_values(double).values] == [2, 2]


def test_hilbert_matrix_of_order_twelve_has_full_rank() -> None:
    found = singular_values(hilbert(12))
    assert (found.rank, found.zeros) == (12, 0)
    assert found.values[-1].decimal(10) == "1.047946398e-16"
    assert numpy.linalg.matrix_rank([[float(x) for x in row] for row in hilbert(12)]) == 11


def test_close_values_are_told_apart() -> None:
    tiny = Fraction(1, 10**30)
    A = Matrix.of([[1, 0, 0], [0, 1 + tiny, 0], [0, tiny, 1]])
    values = singular_values(A).values
    assert sum(value.multiplicity for value in values) == 3
    assert len({value.decimal(80) for value in values}) == len(values)
    with mpmath.workdps(200):
        exact = sympy.Matrix(3, 3, [sympy.Rational(x.numerator, x.denominator) for row in A.T @ A for x in row])
        for value in values:
            square = value.square_enclosure(80)
            t = sympy.Rational(square.lower.numerator, square.lower.denominator)
            near = (t * sympy.eye(3) - exact).det()
            assert abs(near) < sympy.Rational(1, 10**70)


@given(st.lists(st.fractions(min_value=-9, max_value=9, max_denominator=9), min_size=1, max_size=6))
def test_factors_multiply_back(roots: list[Fraction]) -> None:
    polynomial, zero = [Fraction(1)], Fraction(0)
    for root in roots:
        polynomial = [a - root * b for a, b in zip([*polynomial, zero], [zero, *polynomial], strict=True)]
    factors = irreducible_factors(polynomial)
    found = sorted([Fraction(-f.polynomial[1], f.polynomial[0]) for f in factors for _ in range(f.multiplicity)])
    assert found == sorted(roots)


def test_isolation_refuses_complex_roots() -> None:
    with pytest.raises(ArithmeticError):
        isolate((1, 0, 1))


@given(st.integers(0, 400), st.sampled_from([(1, 0, -2), (1, -10, 1), (7, -3, -(10**30)), (1, 0, -3 * 10**40, 5)]))
def test_refinement_keeps_the_root(bits: int, polynomial: tuple[int, ...]) -> None:
    for cell in isolate(polynomial):
        fine = refine(polynomial, cell, bits)
        assert cell.lower <= fine.lower < fine.upper <= cell.upper
        assert fine.bits >= bits or fine == cell
        ends = [scaled_value(polynomial, fine.start + k, fine.bits) for k in (0, 1)]
        assert ends[0] * ends[1] < 0


def test_refinement_from_a_wide_cell_with_unequal_ends() -> None:
    polynomial = (1, 0, 0, 0, 0, 0, 0, 0, 0, -3)
    fine = refine(polynomial, Cell(0, -10), 300)  # 0 to 1024
    assert fine.lower**9 < 3 < fine.upper**9
    assert fine.bits >= 300


@given(st.integers(1, 10**9))
def test_square_part(value: int) -> None:
    root, free = square_part(value)
    assert root * root * free == value
    assert all(exponent == 1 for _, exponent in flint.fmpz(free).factor())


@given(st.integers(1, 10**12), st.integers(1, 10**6))
def test_square_part_of_large_numbers(root: int, free: int) -> None:
    found = square_part(root * root * free)
    assert found[0] ** 2 * found[1] == root * root * free
    assert found[0] % root == 0


@given(RATIONAL, RATIONAL)
def test_square_roots_of_squares(x: Fraction, y: Fraction) -> None:
    assert Surd.sqrt_of(x * x) == Surd(abs(x))
    product = Surd.sqrt_of(x * x * abs(y))
    assert product.square == x * x * abs(y)
    assert (product.coefficient < 0) is False


@given(st.fractions(1, 9, max_denominator=4), st.fractions(1, 9, max_denominator=4), st.sampled_from([1, -1]))
def test_denesting(x: Fraction, y: Fraction, sign: int) -> None:
    """(sqrt(x) +- sqrt(y))^2 = x + y +- 2 sqrt(x y)."""
    inner = Surd.sqrt_of(x * y) * (2 * sign)
    if inner.is_rational:
        return
    found = sqrt_of_quadratic(x + y, inner)
    assert isinstance(found, SurdSum)
    assert found == SurdSum(Surd.sqrt_of(max(x, y)), Surd.sqrt_of(min(x, y)) * sign)


def test_refusals() -> None:
    with pytest.raises(InputError, match="QQ only, not over GF"):
        singular_values(Matrix.of([[1, 2]], field=GF(5)))
    with pytest.raises(InputError, match="negative"):
        Surd.sqrt_of(-2)


def test_almost_all_of_the_noisy_weights_lies_in_one_direction() -> None:
    first, *others = singular_values(NOISY).values
    energy = sum([x * x for row in NOISY for x in row], Fraction(0))
    assert len(others) == 2
    assert first.square_enclosure(20).lower > Fraction(9995, 10000) * energy
