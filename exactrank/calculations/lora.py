"""The low-rank update of a weight matrix: delta W = (alpha / r) B A, exactly (LoRA: Hu and others, 2021).

W is d_out x d_in and maps d_in inputs to d_out outputs; A (r x d_in) brings an input down to r numbers, they are
scaled, and B (d_out x r) brings them up again. rsLoRA (Kalajdzievski, 2023) scales by alpha / sqrt(r) instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.factorization import FactorizationProof, prove_rank_by_factorization, rank_factorization
from exactrank.errors import InputError, ShapeError
from exactrank.matrix import Matrix, Scalar
from exactrank.numbers.fields import QQ
from exactrank.numbers.surds import Surd
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement

Number = Fraction | Surd
"""A Fraction where the number is rational, else a surd."""


class Scaling(Enum):
    """By what the r numbers between A and B are multiplied."""

    LORA = "alpha / r"
    RANK_STABILIZED = "alpha / sqrt(r)"


class Stage(Enum):
    """What happens to an input, in this order."""

    DOWN = "down"
    SCALE = "scale"
    UP = "up"


@dataclass(frozen=True, slots=True)
class LoraStage:
    """One stage: from how many numbers to how many, and the matrix that does it (None for the scaling)."""

    stage: Stage
    inputs: int
    outputs: int
    matrix: Matrix | None


@dataclass(frozen=True, slots=True)
class LoraFlow:
    """What becomes of one input x: A x, then (alpha / r) A x, then (alpha / r) B A x."""

    given: tuple[Fraction, ...]
    down: tuple[Fraction, ...]
    scaled: tuple[Number, ...]
    up: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class LoraUpdate:
    """delta W = factor B A, and the proof of the rank of B A, which is at most r."""

    B: Matrix
    A: Matrix
    alpha: Fraction
    scaling: Scaling
    product: Matrix
    proof: FactorizationProof

    @property
    def r(self) -> int:
        return self.A.nrows

    @property
    def d_in(self) -> int:
        return self.A.ncols

    @property
    def d_out(self) -> int:
        return self.B.nrows

    @property
    def factor(self) -> Surd:
        """alpha / r, or alpha / sqrt(r) = (alpha / r) sqrt(r)."""
        over_r = self.alpha / self.r
        return Surd(over_r) if self.scaling is Scaling.LORA else Surd.sqrt_of(self.r) * over_r

    @property
    def delta(self) -> Matrix | None:
        """delta W; None where the factor is irrational, and delta W is `factor` times `product`."""
        return self.factor.coefficient * self.product if self.factor.is_rational else None

    @property
    def rank(self) -> int:
        """The rank of delta W: that of B A, or 0 when alpha is 0."""
        return self.proof.rank if self.alpha else 0

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Equality, Times
        from exactrank.statements.stated import UNWRITTEN, grid, surds

        product = Times((grid(self.B), grid(self.A)))
        said = [Equality(UNWRITTEN, (product, grid(self.product))), *self.proof.statements]
        if self.delta is not None:
            scaled = Times((surds(self.factor), grid(self.B), grid(self.A)))
            said.append(Equality(UNWRITTEN, (scaled, grid(self.delta))))
        return tuple(said)

    @property
    def trainable(self) -> int:
        """How many numbers are trained: r (d_in + d_out)."""
        return self.r * (self.d_in + self.d_out)

    @property
    def full(self) -> int:
        """How many numbers delta W has: d_in d_out."""
        return self.d_in * self.d_out

    @property
    def saves(self) -> bool:
        """Whether that is fewer: r (d_in + d_out) < d_in d_out."""
        return self.trainable < self.full

    @property
    def stages(self) -> tuple[LoraStage, ...]:
        return (
            LoraStage(Stage.DOWN, self.d_in, self.r, self.A),
            LoraStage(Stage.SCALE, self.r, self.r, None),
            LoraStage(Stage.UP, self.r, self.d_out, self.B),
        )

    def flow(self, x: Sequence[Scalar]) -> LoraFlow:
        """The exact numbers that flow through for the input x; raises ShapeError when x has not d_in entries.

        >>> update = lora_update(Matrix.of([[4], [2]]), Matrix.of([[1, 2, 3]]), 2)
        >>> flow = update.flow([1, 0, 1])
        >>> [[int(number) for number in stage] for stage in (flow.down, flow.scaled, flow.up)]
        [[4], [8], [32, 16]]
        """
        if len(x) != self.d_in:
            raise ShapeError.of("lora-input-length", found=len(x), expected=self.d_in)
        given = tuple([Fraction(number) for number in x])
        down = (self.A @ Matrix.column_of(given)).column(0)
        up = (self.B @ Matrix.column_of(down)).column(0)
        scaled = [tuple([_scaled(self.factor, number) for number in numbers]) for numbers in (down, up)]
        return LoraFlow(given, down, *scaled)


def _scaled(factor: Surd, number: Fraction) -> Number:
    return factor.coefficient * number if factor.is_rational else factor * number


def lora_update(B: Matrix, A: Matrix, alpha: Scalar, scaling: Scaling = Scaling.LORA) -> LoraUpdate:
    """The update (alpha / r) B A of a d_out x r matrix B, an r x d_in matrix A and a number alpha.

    >>> update = lora_update(Matrix.of([[4], [2], [3], [5]]), Matrix.of([[1, 2, 3]]), 1)
    >>> update.rank, update.trainable, update.full
    (1, 7, 12)

    Raises ShapeError when B and A do not fit, InputError for r = 0 and over a prime field.
    """
    for factor in (B, A):
        if factor.field != QQ:
            raise InputError.of("lora-field", field=factor.field.name)
    if B.ncols != A.nrows:
        raise ShapeError.of("lora-inner", left=B.ncols, right=A.nrows)
    if not A.nrows:
        raise InputError.of("lora-empty")
    product = B @ A
    return LoraUpdate(B, A, Fraction(alpha), scaling, product, prove_rank_by_factorization(product))


def lora_factors(
    delta: Matrix, alpha: Scalar | None = None, r: int | None = None, scaling: Scaling = Scaling.LORA
) -> LoraUpdate:
    """B and A with (alpha / r) B A equal to a given matrix, from its rank factorization C F: A = F, B = (r / alpha) C.

    r is the rank unless a greater one is asked for (then B gets zero columns and A zero rows), and alpha is r, so that
    the factor is 1, unless it is given.

    >>> W = Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    >>> update = lora_factors(W, alpha=2)
    >>> update.delta == W, update.B
    (True, <4x1 matrix [2; 1; 3/2; 5/2]>)

    Raises InputError for r below the rank, for alpha = 0, and where alpha / sqrt(r) is irrational.
    """
    if delta.field != QQ:
        raise InputError.of("lora-field", field=delta.field.name)
    factors = rank_factorization(delta)
    order = max(factors.rank, 1) if r is None else r
    if order < max(factors.rank, 1):
        raise InputError.of("lora-order", order=order, rank=factors.rank)
    chosen = Fraction(order if alpha is None else alpha)
    if not chosen:
        raise InputError.of("lora-alpha-zero")
    root = Surd(Fraction(order)) if scaling is Scaling.LORA else Surd.sqrt_of(order)
    if not root.is_rational:
        raise InputError.of("lora-irrational-factor", order=order)
    more = order - factors.rank
    inverse = root.coefficient / chosen
    B = Matrix.of([[*[inverse * x for x in row], *[Fraction(0)] * more] for row in factors.left], order)
    A = Matrix.of([*factors.right, *[[Fraction(0)] * delta.ncols] * more], delta.ncols)
    return lora_update(B, A, chosen, scaling)
