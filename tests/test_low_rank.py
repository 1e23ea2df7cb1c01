from __future__ import annotations

from fractions import Fraction

import mpmath
import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.comparison import compare_rank_one
from exactrank.calculations.energy import EnergyRoot, EnergySum, energy, order_for_share, share_kept, split
from exactrank.calculations.low_rank import LowRankApproximation, low_rank_approximation
from exactrank.calculations.minors import rank_profiles
from exactrank.calculations.numerics import numerical_answers
from exactrank.calculations.spectrum import singular_values
from exactrank.errors import InputError, NotRankOne, ShapeError
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.fields import GF
from exactrank.numbers.surds import Surd
from tests.exploring import examples
from tests.random_matrices import EXAMPLES, NOISY, SMALL, WEIGHTS, hilbert, matrices, of_known_rank

DOUBLE = Matrix.of([[1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 0]])


def filled(A: Matrix) -> bool:
    return 0 not in A.shape


@st.composite
def with_order(draw: st.DrawFn) -> tuple[Matrix, int]:
    deficient = of_known_rank().map(lambda known: known[0]).filter(filled)
    A = draw(matrices(SMALL, low=1) | matrices(low=1, high=4) | deficient)
    return A, draw(st.integers(0, min(A.shape)))


def midpoints(found: LowRankApproximation, digits: int) -> Matrix | None:
    """The middles of the enclosures, as exact numbers."""
    entries = found.approximation(digits)
    return None if entries is None else Matrix.of([[x.midpoint for x in row] for row in entries], found.matrix.ncols)


@given(with_order())
def test_kept_and_lost_energy_add_up(given_pair: tuple[Matrix, int]) -> None:
    A, r = given_pair
    found = low_rank_approximation(A, r)
    kept, lost = found.kept.within(80), found.lost.within(80)
    assert kept.lower + lost.lower <= energy(A) <= kept.upper + lost.upper
    assert kept.upper + lost.upper - kept.lower - lost.lower <= Fraction(1, 2**78)
    if found.kept.exact is not None and found.lost.exact is not None:
        assert found.kept.exact + found.lost.exact == energy(A)
    assert (found.kept.exact is None) == (found.lost.exact is None)


@given(with_order())
def test_eckart_young_error_squared_is_the_sum_of_the_tail(given_pair: tuple[Matrix, int]) -> None:
    A, r = given_pair
    found = low_rank_approximation(A, r)
    near = midpoints(found, 40)
    if near is None:
        assert not found.is_determined
        return
    lost = found.lost.within(160)
    scale = 1 + max([abs(x) for row in A for x in row])
    assert abs(energy(A - near) - lost.midpoint) < Fraction(1, 10**35) * scale
    # A_r is orthogonal to the rest, and its rank is at most r: its own tail vanishes
    assert abs(energy(near) - found.kept.within(160).midpoint) < Fraction(1, 10**35) * scale
    tail = split(singular_values(near), r)[1].within(300)
    assert tail.upper < Fraction(1, 10**70) * A.nrows * A.ncols * 4
    if found.exact is not None:
        assert found.exact == near
        assert len(rank_profiles(near)[0]) == min(r, found.values.rank)


@given(with_order(), st.integers(1, 30))
def test_enclosures_shrink_with_the_digits(given_pair: tuple[Matrix, int], digits: int) -> None:
    A, r = given_pair
    found = low_rank_approximation(A, r)
    wide, narrow = found.approximation(digits), found.approximation(digits + 15)
    if wide is None or narrow is None:
        assert wide is narrow
        return
    for row, finer_row in zip(wide, narrow, strict=True):
        for x, y in zip(row, finer_row, strict=True):
            assert x.width <= Fraction(1, 10**digits)
            assert y.width <= Fraction(1, 10 ** (digits + 15))
            assert max(x.lower, y.lower) <= min(x.upper, y.upper)


@examples(40)
@given(with_order())
def test_entries_and_vectors_are_those_of_mpmath(given_pair: tuple[Matrix, int]) -> None:
    A, r = given_pair
    found = low_rank_approximation(A, r)
    triples = found.triples(50)
    assert all((t is None) == (value.multiplicity > 1) for t, (value, _) in zip(triples, found.kept.terms, strict=True))
    with mpmath.workdps(200):
        U, S, V = mpmath.svd_r(mpmath.matrix([[mpmath.mpf(x.numerator) / x.denominator for x in row] for row in A]))
        tolerance = mpmath.mpf(10) ** -45

        def inside(x: Enclosure, expected: mpmath.mpf) -> bool:
            low, high = (mpmath.mpf(end.numerator) / end.denominator for end in (x.lower, x.upper))
            return bool(low - tolerance <= expected <= high + tolerance)

        for i, triple in enumerate(found.values.nonzero[:r]):
            t = next((t for t in triples if t is not None and t.value == triple), None)
            if t is None:
                continue
            sign = 1 if inside(t.right[0], V[i, 0]) and all(inside(x, V[i, j]) for j, x in enumerate(t.right)) else -1
            assert all(inside(x, sign * V[i, j]) for j, x in enumerate(t.right))
            assert all(inside(x, sign * U[j, i]) for j, x in enumerate(t.left))
        entries = found.approximation(50)
        if entries is not None:
            expected = U[:, :r] * mpmath.diag(S[:r]) * V[:r, :] if r else mpmath.zeros(*A.shape)
            assert all(inside(x, expected[i, j]) for i, row in enumerate(entries) for j, x in enumerate(row))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_order_of_the_examples(name: str) -> None:
    A = EXAMPLES[name]
    for r in range(min(A.shape) + 1):
        found = low_rank_approximation(A, r)
        entries = found.approximation(20)
        assert (entries is not None) == found.is_determined
        for triple in found.triples(20):
            if triple is not None:
                for vector in (triple.left, triple.right):
                    square = sum([x.midpoint * x.midpoint for x in vector], Fraction(-1))
                    assert abs(square) < Fraction(1, 10**18)
        if r >= found.values.rank:
            assert found.exact == A
            assert found.frobenius_error == Surd(Fraction(0))
            assert found.next_value is None


def test_what_a_multiple_value_leaves_open() -> None:
    found = low_rank_approximation(DOUBLE, 1)
    assert not found.is_determined
    assert found.nearest_orders == (0, 2)
    assert found.approximation(10) is None
    assert found.exact is None
    assert found.triples(10) == (None,)
    assert found.next_value == found.values.values[0]  # the errors are determined all the same
    both = low_rank_approximation(DOUBLE, 2)
    assert both.nearest_orders == (2, 2)
    assert both.triples(10) == (None,)
    golden = low_rank_approximation(Matrix.of([[1, 1], [1, 0]]), 1).approximation(30)
    entries = both.approximation(30)
    assert golden is not None
    assert entries is not None
    for i in range(4):
        for j in range(4):
            x = golden[i % 2][j % 2] if i // 2 == j // 2 else Enclosure.exactly(0)
            assert max(x.lower, entries[i][j].lower) <= min(x.upper, entries[i][j].upper)


def test_multiple_irrational_values_of_a_circle() -> None:
    """The adjacency matrix of a 7-cycle has the singular values |2 cos(2 pi k / 7)|: 2 once, three others twice."""
    A = Matrix.of([[int((i - j) % 7 in {1, 6}) for j in range(7)] for i in range(7)])
    values = singular_values(A).values
    assert [value.multiplicity for value in values] == [1, 2, 2, 2]
    assert [len(value.polynomial) - 1 for value in values] == [1, 3, 3, 3]
    u, s, v = numpy.linalg.svd(A.to_numpy())
    for r in range(8):
        found = low_rank_approximation(A, r)
        near = midpoints(found, 20)
        assert (near is None) == (r in {2, 4, 6})
        if near is not None:
            expected = (u[:, :r] * s[:r]) @ v[:r]
            assert all(abs(float(near[i, j]) - expected[i, j]) < 1e-12 for i in range(7) for j in range(7))
        assert float(found.lost.enclosure(15).midpoint) == pytest.approx(float(sum(s[r:] ** 2)))


@given(with_order())
def test_the_gap_tells_whether_the_approximation_is_determined(given_pair: tuple[Matrix, int]) -> None:
    A, r = given_pair
    found = low_rank_approximation(A, r)
    gap = found.gap(20)
    if gap is None:
        assert r in {0, min(A.shape)}
        assert found.is_determined
    elif gap.is_exact and gap.lower == 0:
        assert not found.is_determined or r > found.values.rank
    else:
        assert gap.lower > 0
        assert found.is_determined


def test_rational_squares_give_an_exact_matrix() -> None:
    A = Matrix.of([[2, 0, 0], [0, 2, 0], [0, 0, 1]])
    assert low_rank_approximation(A, 2).exact == Matrix.of([[2, 0, 0], [0, 2, 0], [0, 0, 0]])
    assert low_rank_approximation(A, 1).exact is None
    wide = Matrix.of([[1, 1, 0], [0, 1, 1]])  # squares 3 and 1
    half = Fraction(1, 2)
    assert low_rank_approximation(wide, 1).exact == Matrix.of([[half, 1, half], [half, 1, half]])
    assert low_rank_approximation(wide, 1).share == EnergySum(((singular_values(wide).values[0], 1),), Fraction(1, 4))


def test_partial_multiplicity_of_an_irrational_square_is_no_exact_sum() -> None:
    values = singular_values(DOUBLE)
    assert [split(values, r)[0].exact for r in range(5)] == [0, None, None, None, 6]
    found = split(values, 2)[0].root
    assert isinstance(found, EnergyRoot)
    assert found.decimal(10) == "2.288245611"  # sqrt(3 + sqrt(5)) = sqrt(5/2) + sqrt(1/2)


@given(with_order(), st.fractions(min_value=0, max_value=1, max_denominator=50))
def test_the_smallest_order_that_reaches_a_share(given_pair: tuple[Matrix, int], share: Fraction) -> None:
    values = singular_values(given_pair[0])
    r = order_for_share(values, share)
    kept = share_kept(values, r)
    if kept is None:
        assert (r, values.rank) == (0, 0)
        return
    assert kept.within(200).upper >= share
    if r:
        before = share_kept(values, r - 1)
        assert before is not None
        assert before.within(200).lower < share


def test_a_share_that_is_met_exactly() -> None:
    values = singular_values(Matrix.of([[3, 0, 0], [0, 1, 0], [0, 0, 0]]))
    for share, r in [(Fraction(0), 0), (Fraction(9, 10), 1), (Fraction(9001, 10000), 2), (Fraction(1), 2)]:
        assert order_for_share(values, share) == r
    golden = singular_values(Matrix.of([[1, 1], [1, 0]]))
    assert order_for_share(golden, Fraction(1)) == 2


@given(matrices(SMALL, low=1))
def test_numpy_beside_the_exact_values(A: Matrix) -> None:
    values = singular_values(A)
    found = numerical_answers(values)
    assert found is not None
    assert len(found.values) == min(A.shape)
    assert found.rank == values.rank
    assert found.rounded_entries == 0
    for answer in found.values:
        assert answer.difference.lower <= answer.difference.upper
        assert abs(answer.difference.midpoint) < Fraction(1, 10**12)
        assert (answer.exact is None) == (answer.relative is None)
    assert found.matrix_rank == int(numpy.linalg.matrix_rank(A.to_numpy()))


def test_numpy_misses_the_rank_of_the_hilbert_matrix() -> None:
    found = numerical_answers(singular_values(hilbert(12)))
    assert found is not None
    assert (found.matrix_rank, found.rank, found.rank_is_right) == (11, 12, False)
    assert found.rounded_entries > 0
    last = found.values[-1]
    assert last.exact is not None
    assert last.relative is not None
    assert abs(last.relative.midpoint) > Fraction(1, 100)  # not even two digits are right


def test_numpy_is_not_asked_where_it_cannot_answer() -> None:
    assert numerical_answers(singular_values(Matrix.of([[10**400]]))) is None
    assert numerical_answers(singular_values(Matrix.zero(0, 3))) is None


@given(
    st.lists(SMALL, min_size=2, max_size=4).filter(any),
    st.lists(SMALL, min_size=2, max_size=4).filter(any),
    st.data(),
)
def test_each_approximation_is_at_least_as_near_as_the_one_before(
    u: list[Fraction], v: list[Fraction], data: st.DataObject
) -> None:
    near = Matrix.column_of(u) @ Matrix.of([v])
    row = st.lists(SMALL.map(lambda x: x / 10), min_size=len(v), max_size=len(v))
    noise = Matrix.of(data.draw(st.lists(row, min_size=len(u), max_size=len(u))))
    found = compare_rank_one(near + noise, near)
    assert found.outer_squares == energy(noise)
    assert found.outer.product == near
    assert found.outer_squares >= found.projection_squares >= found.best_squares.within(60).lower


def test_the_noisy_weights() -> None:
    found = compare_rank_one(NOISY, WEIGHTS)
    assert found.outer_squares == Fraction(1, 5)
    assert found.projection.coefficients == (Fraction(46, 45), Fraction(1097, 540), Fraction(181, 60))
    assert found.projection_squares > found.best_squares.enclosure(20).upper
    assert order_for_share(found.best.values, Fraction(99, 100)) == 1


def test_refusals() -> None:
    for r in (-1, 4):
        with pytest.raises(InputError, match=f"order {r} is out of range, it must lie between 0 and 3"):
            low_rank_approximation(WEIGHTS, r)
    with pytest.raises(InputError, match="share 3/2"):
        order_for_share(singular_values(WEIGHTS), Fraction(3, 2))
    with pytest.raises(InputError, match="QQ only"):
        low_rank_approximation(Matrix.of([[1]], field=GF(2)), 1)
    with pytest.raises(NotRankOne):
        compare_rank_one(WEIGHTS, NOISY)
    with pytest.raises(ShapeError, match="4x3 matrix and a 1x1"):
        compare_rank_one(WEIGHTS, Matrix.of([[1]]))
