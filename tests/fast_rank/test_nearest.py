"""Vectors modulo a lattice: as short as rounding makes them, and in their cosets."""

from __future__ import annotations

from itertools import chain
from random import Random

import flint
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from exactrank.fast_rank.digits import sums_of_powers
from exactrank.fast_rank.lifting import FACTORS, _free_factor
from exactrank.fast_rank.limbs import EXACT
from exactrank.fast_rank.nearest import short_translates
from exactrank.fast_rank.padic import balanced_digits
from exactrank.fast_rank.relations import Wide


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 6), st.sampled_from([1, 5, 40, 70]), st.sampled_from([0, 1, 16, 33, 900]), st.data())
def test_translates_are_in_their_cosets_and_short(size: int, bits: int, long: int, data: st.DataObject) -> None:
    random = Random(data.draw(st.integers(0, 2**32)))
    rows = [
        [random.randint(-(2**bits), 2**bits) + (i == j) * 2 ** (bits + 3) for j in range(size)] for i in range(size)
    ]
    L, i = flint.fmpz_mat(rows), data.draw(st.integers(0, size - 1))
    multiples = [random.getrandbits(long) for _ in range(data.draw(st.integers(0, 5)))]
    found = short_translates(L, i, multiples)
    assert len(found) == size
    for k, x in enumerate(multiples):
        rest = [[x * (i == j) - found[j][k]] for j in range(size)]
        assert int(L.solve(flint.fmpz_mat(rest)).numer_denom()[1]) == 1
        for row, own in zip(rows, found, strict=True):
            assert abs(own[k]) <= sum(map(abs, row)) * 0.501 + 1


@given(st.lists(st.lists(st.integers(-EXACT, EXACT), min_size=2, max_size=2), min_size=1, max_size=9))
def test_sums_of_powers_are_those_of_integers(rows: list[list[int]]) -> None:
    for p in (101, 4194319, 8388319):
        sums = [sum(x * p**k for k, x in enumerate(column)) for column in zip(*rows, strict=True)]
        assert sums_of_powers(np.array(rows, dtype=np.float64), p) == sums


@given(st.integers(2, 2**90), st.integers(0, 2**32))
def test_a_free_factor_takes_no_digits_more_and_a_larger_one_would(d: int, seed: int) -> None:
    random = Random(seed)
    Z = Wide.begin(6, 3).refined([random.randrange(1, d) for _ in range(6)], d)
    if Z is None:
        return
    p = 101
    entries = [*map(int, Z.base.entries()), *chain(*Z.others), *Z.below]
    factor = _free_factor(Z, p)
    lengths = {f: len(balanced_digits([f * x for x in entries], p)) for f in FACTORS}
    assert factor in FACTORS
    assert factor == max(f for f in FACTORS if lengths[f] == lengths[1])
