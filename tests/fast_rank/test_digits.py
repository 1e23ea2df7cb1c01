"""Integers from p-adic digits, and denominators from them."""

from __future__ import annotations

from random import Random

import flint
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.fast_rank.denominator import column_denominator
from exactrank.fast_rank.digits import AT_ONCE, integers
from exactrank.fast_rank.limbs import EXACT, RESIDUE, cut, integer_array
from exactrank.fast_rank.pivots import modular_pivots
from tests.fast_rank.matrices import random_rows

P = 4194319
LARGEST = 8388593


@given(st.integers(0, 2**32), st.integers(1, 5), st.sampled_from([1, 2, 3, 40, AT_ONCE, AT_ONCE + 1, 300]))
def test_digits_are_summed_exactly(seed: int, places: int, count: int) -> None:
    random = Random(seed)
    half = LARGEST // 2 + 2
    kinds = (lambda: half, lambda: -half, lambda: random.randint(-half, half), lambda: 0)
    digits = [[random.choice(kinds)() for _ in range(places)] for _ in range(count)]
    expected = [sum(digit[k] * LARGEST**i for i, digit in enumerate(digits)) for k in range(places)]
    assert integers([np.array([digit], dtype=np.float64) for digit in digits], LARGEST) == expected


@pytest.mark.parametrize("sign", [1, -1])
def test_the_longest_sums_of_digits_are_exact(sign: int) -> None:
    for count in (AT_ONCE, 2 * AT_ONCE, 2 * AT_ONCE + 1):
        digits = [np.full((2, 3), sign * float(RESIDUE))] * count
        expected = sign * RESIDUE * sum(LARGEST**k for k in range(count))
        assert integers(digits, LARGEST) == [expected] * 6


def test_so_many_products_are_exact() -> None:
    assert AT_ONCE * RESIDUE * 2**24 <= EXACT
    assert integers([], P) == []


@pytest.mark.parametrize("seed", range(6))
def test_the_denominator_of_a_solution_is_found(seed: int) -> None:
    random = Random(seed)
    A = random_rows(random, 12, 20, -9, 9)
    limbs = cut(integer_array(A))
    pivots = modular_pivots(limbs, P)
    upper = flint.fmpz_mat([[A[i][j] for j in pivots.columns] for i in pivots.rows])
    rest = flint.fmpz_mat([[A[i][j] for j in pivots.other_columns] for i in pivots.rows])
    _, d = upper.solve(rest).numer_denom()
    found = column_denominator(limbs, pivots, pivots.inverse(), 400, random)
    assert found is not None
    assert int(d) % found == 0
    assert column_denominator(limbs, pivots, pivots.inverse(), 40, random) is None or int(d).bit_length() < 60
