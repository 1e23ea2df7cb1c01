from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.lora import Scaling, Stage, lora_factors, lora_update
from exactrank.calculations.minors import rank_profiles
from exactrank.calculations.studies import study_lora
from exactrank.errors import InputError, ShapeError
from exactrank.exposition import explain
from exactrank.judging import Whole, judge
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from exactrank.numbers.surds import Surd
from exactrank.reading.answers.document import read_answer
from exactrank.render import latex
from tests.random_matrices import RATIONAL, SMALL, WEIGHTS, numbers, of_known_rank


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Matrix, Matrix]:
    d_out, r, d_in = draw(st.integers(1, 5)), draw(st.integers(1, 5)), draw(st.integers(1, 5))
    rows = st.lists(st.lists(SMALL, min_size=r, max_size=r), min_size=d_out, max_size=d_out)
    columns = st.lists(st.lists(RATIONAL, min_size=d_in, max_size=d_in), min_size=r, max_size=r)
    return Matrix.of(draw(rows)), Matrix.of(draw(columns))


@given(pairs(), RATIONAL, st.data())
def test_the_update_is_alpha_over_r_times_the_product(
    factors: tuple[Matrix, Matrix], alpha: Fraction, data: st.DataObject
) -> None:
    B, A = factors
    update = lora_update(B, A, alpha)
    assert update.delta == (alpha / A.nrows) * (B @ A)
    assert update.trainable == B.nrows * B.ncols + A.nrows * A.ncols == update.r * (update.d_in + update.d_out)
    assert update.full == B.nrows * A.ncols
    assert update.rank == len(rank_profiles((alpha / A.nrows) * (B @ A))[0]) <= update.r
    x = data.draw(st.lists(SMALL, min_size=update.d_in, max_size=update.d_in))
    flow = update.flow(x)
    assert flow.up == (update.delta @ Matrix.column_of(x)).column(0)
    assert flow.down == (A @ Matrix.column_of(x)).column(0)
    assert flow.scaled == tuple([alpha / update.r * y for y in flow.down])
    assert [(s.stage, s.inputs, s.outputs) for s in update.stages] == [
        (Stage.DOWN, update.d_in, update.r),
        (Stage.SCALE, update.r, update.r),
        (Stage.UP, update.r, update.d_out),
    ]


@given(of_known_rank(), RATIONAL.filter(bool), st.integers(0, 3))
def test_factors_of_an_exact_matrix_give_it_back(known: tuple[Matrix, int], alpha: Fraction, more: int) -> None:
    W, r = known
    assert lora_factors(W).delta == W
    order = max(r, 1) + more
    update = lora_factors(W, alpha, order)
    assert update.delta == W
    assert (update.r, update.rank, update.alpha) == (order, r, alpha)
    assert (update.d_out, update.d_in) == W.shape


@given(pairs(), RATIONAL)
def test_rank_stabilized_scaling_is_an_exact_surd(factors: tuple[Matrix, Matrix], alpha: Fraction) -> None:
    B, A = factors
    update = lora_update(B, A, alpha, Scaling.RANK_STABILIZED)
    assert update.factor.square == alpha**2 / update.r
    assert (update.factor.coefficient < 0) == (alpha < 0)
    flow = update.flow([1] * update.d_in)
    plain = (B @ A @ Matrix.column_of([1] * update.d_in)).column(0)
    for found, number in zip(flow.up, plain, strict=True):
        square = found.square if isinstance(found, Surd) else found**2
        assert square == number**2 * alpha**2 / update.r
    assert (update.delta is None) == (not update.factor.is_rational)


def test_the_weights() -> None:
    update = lora_factors(WEIGHTS)
    assert Matrix.of([[4], [2], [3], [5]]) == update.B
    assert Matrix.of([[1, 2, 3]]) == update.A
    assert (update.d_in, update.d_out, update.r, update.trainable, update.full) == (3, 4, 1, 7, 12)
    assert update.saves
    flow = update.flow([1, 0, -1])
    assert (flow.down, flow.scaled) == (numbers(-2), numbers(-2))
    assert flow.up == numbers(-8, -4, -6, -10)
    stable = lora_update(Matrix.identity(2), Matrix.identity(2), 4, Scaling.RANK_STABILIZED)
    assert stable.factor == Surd(Fraction(2), 2)
    assert stable.flow([1, 0]).up == (Surd(Fraction(2), 2), Surd(Fraction(0)))
    assert not stable.saves


def test_alpha_zero_updates_nothing() -> None:
    update = lora_update(Matrix.of([[1]]), Matrix.of([[1]]), 0)
    assert update.rank == 0
    assert update.delta == Matrix.zero(1, 1)


def test_refusals() -> None:
    two, three = Matrix.identity(2), Matrix.identity(3)
    with pytest.raises(ShapeError, match="B has 2 columns and A has 3 rows"):
        lora_update(two, three, 1)
    with pytest.raises(InputError, match="at least 1"):
        lora_update(Matrix.zero(2, 0), Matrix.of([], 2), 1)
    with pytest.raises(InputError, match=r"GF\(3\)"):
        lora_update(Matrix.identity(2, GF(3)), two, 1)
    with pytest.raises(InputError, match=r"GF\(3\)"):
        lora_factors(Matrix.identity(2, GF(3)))
    with pytest.raises(InputError, match="rank 1 is too small, the matrix has rank 2"):
        lora_factors(two, r=1)
    with pytest.raises(InputError, match="alpha must not be 0"):
        lora_factors(two, alpha=0)
    with pytest.raises(InputError, match=r"sqrt\(2\) is irrational"):
        lora_factors(two, scaling=Scaling.RANK_STABILIZED)
    with pytest.raises(ShapeError, match="the input has 1 entries, A takes 2"):
        lora_update(two, two, 1).flow([1])
    square = lora_factors(Matrix.identity(4), scaling=Scaling.RANK_STABILIZED)
    assert square.delta == Matrix.identity(4)


@pytest.mark.parametrize("name", ["A", "B", "W"])
def test_the_factors_have_other_letters_than_the_matrix(name: str) -> None:
    text = latex.render(explain(study_lora(WEIGHTS, alpha=2), name))
    assert text.count(f"{name} = \\left[") == 1
    assert judge(read_answer(text)).outcome is Whole.CORRECT
