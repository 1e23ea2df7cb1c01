"""The best approximation of a rational matrix by one of rank r, with proven enclosures (Eckart and Young, 1936)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from exactrank.calculations.eigenspaces import Eigenspace, ball, eigenspaces, enclosure_of
from exactrank.calculations.energy import EnergyRoot, EnergySum, energy, share_kept, split
from exactrank.calculations.spectrum import Gram, SingularValue, SingularValues, singular_values
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.surds import Surd, narrowed
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement

EnclosedMatrix = tuple[tuple[Enclosure, ...], ...]


@dataclass(frozen=True, slots=True)
class SingularTriple:
    """value * left * right^T, with unit vectors; left is u (m numbers), right is v (n numbers).

    The pair (u, v) is determined up to one common sign, taken so that entry `pivot` (0-based) of the vector that is an
    eigenvector of the Gram matrix, v for A^T A and u for A A^T, is positive. For a multiple singular value only the
    subspaces are determined, and there is no triple.
    """

    value: SingularValue
    left: tuple[Enclosure, ...]
    right: tuple[Enclosure, ...]
    pivot: int


@dataclass(frozen=True, slots=True)
class LowRankApproximation:
    """A_r, the sum of the r greatest singular values times their vectors: no matrix of rank <= r is nearer to A."""

    values: SingularValues
    order: int

    @property
    def matrix(self) -> Matrix:
        return self.values.matrix

    @property
    def next_value(self) -> SingularValue | None:
        """Singular value number r + 1, the error in the spectral norm; None when it is zero."""
        rest = self.values.nonzero[self.order :]
        return rest[0] if rest else None

    @property
    def is_determined(self) -> bool:
        """Whether A_r is the only best one: when singular values r and r + 1 differ (or both are zero)."""
        ordered = self.values.nonzero
        return not 0 < self.order < len(ordered) or ordered[self.order - 1] != ordered[self.order]

    def gap(self, digits: int) -> Enclosure | None:
        """Singular value r minus number r + 1, which proves that they differ; exactly 0 for a multiple one.

        None for r = 0, and for r = min(m, n), where there is no number r + 1.
        """
        if not 0 < self.order < min(self.matrix.shape):
            return None
        ordered = [*self.values.nonzero, *[None] * self.values.zeros]
        high, low = ordered[self.order - 1], ordered[self.order]
        if high is None or high == low:
            return Enclosure.exactly(0)

        def within(bits: int) -> Enclosure:
            above = high.within(bits + 1)
            below = low.within(bits + 1) if low else Enclosure.exactly(0)
            return Enclosure(above.lower - below.upper, above.upper - below.lower)

        return narrowed(within, digits)

    @property
    def nearest_orders(self) -> tuple[int, int]:
        """The greatest order <= r and the least >= r for which the approximation is determined."""
        below = above = 0
        for value in self.values.values:
            above += value.multiplicity
            if above >= self.order:
                break
            below = above
        return (self.order, self.order) if self.is_determined else (below, above)

    @property
    def energy(self) -> Fraction:
        """The squared Frobenius norm of A."""
        return energy(self.matrix)

    @property
    def kept(self) -> EnergySum:
        """The squared Frobenius norm of A_r."""
        return split(self.values, self.order)[0]

    @property
    def lost(self) -> EnergySum:
        """The squared Frobenius norm of A - A_r: the sum of the squares of the other singular values."""
        return split(self.values, self.order)[1]

    @property
    def frobenius_error(self) -> Surd | EnergyRoot:
        return self.lost.root

    @property
    def share(self) -> EnergySum | None:
        """The share of the energy that A_r keeps; None for the zero matrix."""
        return share_kept(self.values, self.order)

    @property
    def numbers(self) -> int:
        """How many numbers hold A_r as r outer products: r (m + n)."""
        return self.order * sum(self.matrix.shape)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Rank
        from exactrank.statements.stated import UNWRITTEN, grid, number

        exact = self.exact
        if exact is None:
            return self.values.statements
        return *self.values.statements, Rank(UNWRITTEN, grid(exact), number(min(self.order, self.values.rank)))

    @property
    def exact(self) -> Matrix | None:
        """A_r where it is known to be rational: when it is zero or A, or all squares in it are rational."""
        if self.order >= self.values.rank:
            return self.matrix
        rational = all(value.square is not None for value, _ in self.kept.terms)
        if not (rational and self.is_determined):
            return None
        return _exact_sum(self.matrix, self._spaces())

    def approximation(self, digits: int) -> EnclosedMatrix | None:
        """Proven enclosures of the entries of A_r, each at most 10^-digits wide; None where A_r is not determined."""
        if not self.is_determined:
            return None
        exact = self.exact
        if exact is not None:
            return tuple([tuple([Enclosure.exactly(x) for x in row]) for row in exact])
        spaces = self._spaces()
        return _narrow(lambda bits: _enclosed_sum(self.matrix, spaces, bits), digits)

    def triples(self, digits: int) -> tuple[SingularTriple | None, ...]:
        """The singular vectors of the r greatest singular values, their entries in intervals at most 10^-digits wide.

        One entry for each different value; None for a multiple one, whose vectors are not determined.
        """
        found: list[SingularTriple | None] = []
        for space in self._spaces():
            if not space.is_line:
                found.append(None)
                continue
            left, right = _narrow(lambda bits, space=space: _vectors(self.matrix, space, bits), digits)  # type: ignore[misc]
            found.append(SingularTriple(space.value, left, right, space.pivot))
        return tuple(found)

    def _spaces(self) -> tuple[Eigenspace, ...]:
        return eigenspaces(self.values, len(self.kept.terms))


def low_rank_approximation(A: Matrix, r: int) -> LowRankApproximation:
    """The truncated singular value decomposition of order r, 0 <= r <= min(m, n), of a rational matrix.

    >>> A = Matrix.of([[3, 0], [0, 1], [0, 0]])
    >>> found = low_rank_approximation(A, 1)
    >>> found.exact, found.frobenius_error, found.share.exact
    (<3x2 matrix [3 0; 0 0; 0 0]>, Surd(coefficient=Fraction(1, 1), radicand=1), Fraction(9, 10))

    Raises InputError for r out of range and over a prime field.
    """
    most = min(A.shape)
    if not 0 <= r <= most:
        raise InputError.of("order-out-of-range", order=r, most=most)
    return LowRankApproximation(singular_values(A), r)


def _narrow(compute: Callable[[int], list[list[Any]]], digits: int) -> EnclosedMatrix:
    """The enclosures of what is computed at growing precision, when none is wider than 10^-digits."""
    import flint

    bits, widest = 64 + digits * 10 // 3, Fraction(1, 10**digits)
    while True:
        with flint.ctx.workprec(2 * bits):
            found = [[enclosure_of(x) for x in row] for row in compute(bits)]
        if all(x is not None and x.width <= widest for row in found for x in row):
            return tuple([tuple([x for x in row if x is not None]) for row in found])
        bits *= 2


def _exact_sum(A: Matrix, spaces: tuple[Eigenspace, ...]) -> Matrix:
    return Matrix.of(_sum(A.tolist(), A.ncols, [(space, *space.exactly()) for space in spaces], Fraction(0)), A.ncols)


def _enclosed_sum(A: Matrix, spaces: tuple[Eigenspace, ...], bits: int) -> list[list[Any]]:
    return _sum(_balls(A), A.ncols, [(space, *space.within(bits)) for space in spaces], ball(Fraction(0)))


def _sum(A: list[list[Any]], ncols: int, spaces: list[tuple[Eigenspace, Any, Any]], zero: Any) -> list[list[Any]]:
    """The sum of A P, or of P A for the Gram matrix A A^T, over the projectors P onto the eigenspaces."""
    # With G = A^T A and V_r the first r right singular vectors, A_r = A V_r V_r^T, and V_r V_r^T is the sum of the
    # projectors onto the eigenspaces of G. For the other G it is A_r = U_r U_r^T A.
    total = [[zero] * ncols for _ in A]
    for space, columns, derivative in spaces:
        if space.is_line:
            # Q = m'(mu) P gives Q^2 = m'(mu) Q: column w = Q e_j has the squared length m'(mu) w_j, P = w w^T / that.
            (w,) = columns
            length = derivative * w[space.pivot]
            pairs = [(w, [x / length for x in w])]
        else:
            pairs = [(w, [(zero + int(i == j)) / derivative for i in range(len(w))]) for j, w in enumerate(columns)]
        for w, v in pairs:
            left = [_dot(row, w) for row in A] if space.kind is Gram.COLUMNS else w
            right = v if space.kind is Gram.COLUMNS else [_dot(column, v) for column in zip(*A, strict=True)]
            total = [[x + a * b for x, b in zip(row, right, strict=True)] for row, a in zip(total, left, strict=True)]
    return total


def _vectors(A: Matrix, space: Eigenspace, bits: int) -> list[list[Any]]:
    """u and v as balls, for a simple singular value."""
    (w,), derivative = space.within(bits)
    # |w|^2 = m'(mu) w_j, and dividing by +-|w| with the sign of w_j makes entry j positive
    length = (w[space.pivot] * derivative).sqrt()
    unit = [x / length * w[space.pivot].sgn() for x in w]
    entries = _balls(A)
    value = ball(space.value.square_within(bits)).sqrt()
    if space.kind is Gram.COLUMNS:
        return [[_dot(row, unit) / value for row in entries], unit]
    return [unit, [_dot(column, unit) / value for column in zip(*entries, strict=True)]]


def _balls(A: Matrix) -> list[list[Any]]:
    return [[ball(x) for x in row] for row in A]


def _dot(x: Any, y: Any) -> Any:
    return sum([a * b for a, b in zip(x, y, strict=True)])
