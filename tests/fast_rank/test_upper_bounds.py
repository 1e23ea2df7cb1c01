"""What proves that a rank is not larger, or a square matrix nonsingular: every confirmation, and what it refuses."""

from __future__ import annotations

from itertools import chain
from random import Random

import flint
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exactrank.fast_rank import lattice, vanishing
from exactrank.fast_rank.at_size import rank_at_size
from exactrank.fast_rank.lifting import TALL, Lift, find_wide_relations
from exactrank.fast_rank.limbs import cut, integer_array
from exactrank.fast_rank.nonsingular import is_nonsingular, verified_nonsingular
from exactrank.fast_rank.padic import NotDivisible
from exactrank.fast_rank.pivots import modular_pivots
from exactrank.fast_rank.primes import float_primes
from exactrank.fast_rank.relations import Wide
from exactrank.fast_rank.vanishing import bordering_minor_bits, bordering_minors_vanish
from tests.exploring import examples

from .matrices import FAMILIES, Rows, flint_rank, random_rows, times

P = 8388319


def deficient(seed: int, n: int, r: int, high: int = 9) -> Rows:
    random = Random(seed)
    return times(random_rows(random, n, r, -high, high), random_rows(random, r, n, -high, high))


def vanish(A: Rows, bits: int | None = None) -> bool:
    array = integer_array(A)
    limbs = cut(array)
    pivots = modular_pivots(limbs, P)
    needed = bordering_minor_bits(array, pivots) if bits is None else bits
    return bordering_minors_vanish(limbs, pivots, needed, (q for q in float_primes() if q != P))


@examples(60)
@given(st.integers(2, 2**90), st.integers(1, 12), st.integers(1, 40), st.integers(0, 2**32))
def test_wide_relations_hold_are_short_and_independent(d: int, size: int, columns: int, seed: int) -> None:
    random = Random(seed)
    u = [random.randrange(d) for _ in range(columns)]
    Z = Wide.begin(columns, size).refined(u, d)
    if Z is None:
        assert not any(u)
        return
    again = [random.randrange(d) for _ in range(columns)]
    for related, functionals in ((Z, [u]), (Z.refined(again, d) or Z, [u, again])):
        assert related.nonsingular()
        s = related.base.ncols()
        rows = [[int(x) for x in (*a, *b)] for a, b in zip(related.base.tolist(), related.others, strict=True)]
        rows += [[0] * s + [f if i == j else 0 for j in range(columns - s)] for i, f in enumerate(related.below)]
        assert int(flint.fmpz_mat(rows).det()) != 0
        for v in functionals:
            assert all(
                sum(x * z for x, z in zip(v, column, strict=True)) % d == 0 for column in zip(*rows, strict=True)
            )


@pytest.mark.parametrize("solve_up_to", [0, 200])
@pytest.mark.parametrize("high", [9, 2**60])
def test_a_functional_is_a_row_times_the_solution(solve_up_to: int, high: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lattice, "SOLVE_UP_TO", solve_up_to)
    A = random_rows(Random(4), 9, 15, -high, high)
    limbs = cut(integer_array(A))
    pivots = modular_pivots(limbs, P)
    A0, B = limbs.take(pivots.rows, pivots.columns), limbs.take(pivots.rows, pivots.other_columns)
    found = lattice.functional(A0, B, pivots.inverse(), P, 9 * 70, Random(5))
    assert found is not None
    d, u = found
    w = flint.fmpq_mat(1, 9, [int(x) for x in lattice.random_row(9, Random(5))])
    of_A = [
        flint.fmpq_mat([[A[i][j] for j in chosen] for i in pivots.rows])
        for chosen in (pivots.columns, pivots.other_columns)
    ]
    for x, expected in zip(u, (w * of_A[0].inv() * of_A[1]).entries(), strict=True):
        assert 0 <= x < d
        assert (expected - flint.fmpq(x, d)).q == 1


def test_relations_among_more_columns_are_shorter() -> None:
    random = Random(1)
    d = random.getrandbits(900) | 1
    u = [random.randrange(d) for _ in range(60)]
    for size in (8, 16, 32):
        Z = Wide.begin(60, size).refined(u, d)
        assert Z is not None
        longest = max(abs(int(z)).bit_length() for z in (*Z.base.entries(), *chain(*Z.others)))
        assert longest <= 900 / size + 12


@pytest.mark.parametrize("broken", ["base", "below"])
def test_singular_relations_are_no_relations(broken: str) -> None:
    Z = Wide.begin(6, 3)
    base, below = flint.fmpz_mat(3, 3, [1, 2, 3, 2, 4, 6, 0, 0, 1]), (1, 0, 1)
    assert Z.nonsingular()
    changed = Wide(base, Z.others, Z.below) if broken == "base" else Wide(Z.base, Z.others, below)
    assert not changed.nonsingular()


def test_singular_relations_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    # 0 satisfies every relation: without the determinant, Z = 0 would prove every rank.
    A = integer_array(deficient(3, 30, 12))
    limbs = cut(A)
    pivots = modular_pivots(limbs, P)
    assert find_wide_relations(limbs, pivots, Random(1)) is not None
    monkeypatch.setattr(Wide, "refined", lambda self, u, d: self.identity(0))
    assert find_wide_relations(limbs, pivots, Random(1)) is None


@pytest.mark.parametrize("step", [P, P**2, P**7, 3 * P**40])
def test_wide_relations_are_confirmed_in_every_row(step: int) -> None:
    A = deficient(5, 24, 9)
    for i, j in ((23, 23), (0, 20), (12, 3)):
        B = [list(row) for row in A]
        B[i][j] += step
        limbs = cut(integer_array(B))
        pivots = modular_pivots(limbs, P)
        assert pivots.rank == 9 < flint_rank(B)
        assert find_wide_relations(limbs, pivots, Random(2)) is None
        assert rank_at_size(integer_array(B), [P]) == flint_rank(B)


@pytest.mark.parametrize("step", [P, P**2, P**7, 3 * P**40])
def test_wide_relations_of_a_tall_matrix_are_confirmed_in_the_rows_that_took_no_part(step: int) -> None:
    """Relations are sought in the pivot rows of a tall matrix alone; a row that is dependent only modulo p refutes."""
    A = times(random_rows(Random(5), 40, 9, -9, 9), random_rows(Random(6), 9, 24, -9, 9))
    assert len(A) > TALL * 9
    limbs = cut(integer_array(A))
    rows = modular_pivots(limbs, P)
    assert find_wide_relations(limbs, rows, Random(2)) is not None
    for i in rows.other_rows[[0, -1]]:
        B = [list(row) for row in A]
        B[int(i)][23] += step
        limbs = cut(integer_array(B))
        pivots = modular_pivots(limbs, P)
        assert pivots.rank == 9 < flint_rank(B)
        assert find_wide_relations(limbs, pivots, Random(2)) is None
        assert rank_at_size(integer_array(B), [P]) == flint_rank(B)


def test_a_carry_that_does_not_end_as_zero_confirms_nothing() -> None:
    limbs = cut(integer_array(deficient(6, 20, 8)))
    pivots = modular_pivots(limbs, P)
    order = np.concatenate([pivots.rows, pivots.other_rows])
    M, F = limbs.take(order, pivots.columns), limbs.take(order, pivots.other_columns)
    found = find_wide_relations(limbs, pivots, Random(1))
    assert found is not None
    Z, e = found
    assert Lift(M, F, pivots.inverse(), P, Z, e).run_to_the_end()
    (first, *rest), *below = Z.others
    changed = Wide(Z.base, ((first + 1, *rest), *below), Z.below)
    assert not Lift(M, F, pivots.inverse(), P, changed, e).run_to_the_end()


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_bordering_minors_vanish_exactly_where_the_rank_is_that_of_the_pivots(name: str) -> None:
    random = Random(name + " minors")
    for _ in range(8):
        A = FAMILIES[name](random, random.randint(2, 12), random.randint(2, 9))
        rank = modular_pivots(cut(integer_array(A)), P).rank
        if rank < min(len(A), len(A[0])):
            assert vanish(A) == (rank == flint_rank(A))


@pytest.mark.parametrize("power", [1, 2, 5, 20])
@pytest.mark.parametrize("count", [1, 3])
def test_a_minor_that_only_powers_of_the_prime_divide_is_seen(
    power: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vanishing, "prime_count", lambda *sizes: count)
    A = deficient(8, 15, 14)
    assert vanish(A)
    A[14][14] += P**power
    assert flint_rank(A) == 15
    assert not vanish(A)
    assert rank_at_size(integer_array(A), [P]) == 15


def test_fewer_digits_than_the_bound_would_be_deceived() -> None:
    A = deficient(8, 15, 14)
    A[14][14] += P**5
    assert vanish(A, bits=100)  # so the bound is what the proof rests on
    assert not vanish(A)


@settings(deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([3, 40, 700]), st.integers(1, 6), st.integers(0, 2))
def test_no_bordering_minor_reaches_its_bound(seed: int, bits: int, n: int, more: int) -> None:
    random = Random(seed)
    A = random_rows(random, n + more, n, -(2**bits), 2**bits)
    A[0] = [2**bits] * n
    A[-1] = [-(2**bits) + 1] * n
    array = integer_array(A)
    pivots = modular_pivots(cut(array), P)
    r = pivots.rank
    bound = bordering_minor_bits(array, pivots)
    for i in pivots.other_rows.tolist():
        for j in pivots.other_columns.tolist():
            rows, columns = [*pivots.rows.tolist(), i], [*pivots.columns.tolist(), j]
            minor = int(flint.fmpz_mat([[A[k][c] for c in columns] for k in rows]).det())
            assert abs(minor) < 2**bound
    assert r == 0 or abs(int(flint.fmpz_mat([[A[k][c] for c in pivots.columns] for k in pivots.rows]).det())) < 2**bound


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 25), st.sampled_from([3, 20, 60, 400, 2000]))
def test_what_an_inverse_proves_nonsingular_is(seed: int, n: int, bits: int) -> None:
    random = Random(seed)
    A = random_rows(random, n, n, -(2**bits), 2**bits)
    assert not verified_nonsingular(integer_array(A)) or flint_rank(A) == n
    A[random.randrange(n)] = [0] * n
    assert not verified_nonsingular(integer_array(A))
    if n > 1:
        A[0] = [a - b for a, b in zip(A[1], A[n - 1], strict=True)]
        assert not verified_nonsingular(integer_array(A))


def test_random_matrices_are_proven_nonsingular_by_their_inverse() -> None:
    for bits in (8, 31, 200, 900):
        rows = random_rows(Random(bits), 40, 40, -(2**bits), 2**bits)
        assert verified_nonsingular(rows)
        assert verified_nonsingular(integer_array(rows))


def test_norms_are_compared_with_an_allowance_for_their_rounding() -> None:
    """X = 4 and the scale 4096 leave 96 + 4 error, to be less than the scale by one part in a hundred."""
    A = np.array([[1000.0]])
    assert is_nonsingular(A, error=980.0)
    assert not is_nonsingular(A, error=993.5)
    assert not is_nonsingular(A, error=1000.0)  # 1000 - 1000 is 0


def test_a_wrong_inverse_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    A = np.array([[2.0, 1.0], [1.0, 3.0]])
    assert is_nonsingular(A)
    for wrong in (np.zeros((2, 2)), np.eye(2), np.full((2, 2), np.inf), np.full((2, 2), np.nan), np.eye(2) * 1e300):
        monkeypatch.setattr(np.linalg, "inv", lambda _, wrong=wrong: wrong.copy())
        assert not is_nonsingular(A)


def test_entries_that_rounding_may_have_changed_are_not_relied_on() -> None:
    # Singular, though its leading digits are those of a nonsingular matrix.
    A = [[2**80, 2**80 + 2**55], [2**80, 2**80 + 2**55]]
    assert not verified_nonsingular(integer_array(A))
    assert is_nonsingular(np.array([[1000.0, 1.0], [1.0, 1000.0]]), error=0.5)
    assert not is_nonsingular(np.array([[2.0, 1.0], [1.0, 2.0]]), error=0.51)


def test_a_carry_that_is_not_divisible_is_refused() -> None:
    A = deficient(4, 12, 5)
    limbs = cut(integer_array(A))
    pivots = modular_pivots(limbs, P)
    order = np.concatenate([pivots.rows, pivots.other_rows])
    M, F = limbs.take(order, pivots.columns), limbs.take(order, pivots.other_columns)
    F.parts[0][-1, -1] += 1.0
    with pytest.raises(NotDivisible):
        Lift(M, F, pivots.inverse(), P, Wide.begin(7, 7), 1).run_to_the_end()


def test_an_inverse_too_long_for_exact_products_proves_nothing() -> None:
    a, b = 1, 1
    while a < 2**21:
        a, b = a + b, a
    A = np.array([[a, b], [b, a - b]], dtype=np.float64)  # of determinant 1 or -1
    assert not is_nonsingular(A)
    assert rank_at_size(integer_array(A.astype(np.int64))) == 2


def test_a_prime_that_divides_the_minor_of_the_pivots_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = 5000011, 4194319
    A = [[bad, 0, bad], [0, 1, 1], [bad, 1, bad + 1]]
    limbs = cut(integer_array(A))
    pivots = modular_pivots(limbs, P)
    taken: list[int] = []
    monkeypatch.setattr(vanishing, "prime_count", lambda *sizes: 2)
    made = vanishing.Expansions.__init__

    def noted(self: vanishing.Expansions, M: object, inverses: object, primes: list[int], columns: int) -> None:
        taken.extend(primes)
        made(self, M, inverses, primes, columns)  # type: ignore[arg-type]

    monkeypatch.setattr(vanishing.Expansions, "__init__", noted)
    assert bordering_minors_vanish(limbs, pivots, 100, iter([bad, good]))
    assert taken == [P, good]
