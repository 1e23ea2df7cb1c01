"""Singular values, exactly: the Gram matrix, its characteristic polynomial, closed forms and proven enclosures.

G = A^T A is symmetric, so the multiplicity of its eigenvalue 0 is the dimension of its null space, and A^T A x = 0
gives |A x|^2 = 0: the rank of A is the size of G minus that multiplicity. No root has to be known for it.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure, sqrt_enclosure
from exactrank.numbers.fields import QQ
from exactrank.numbers.polynomials import Cell, Polynomial, PolynomialFactor, irreducible_factors, isolate, refine
from exactrank.numbers.surds import Radical, Surd, SurdSum, narrowed, rounded, sqrt_of_quadratic
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


class Gram(Enum):
    """Which of the two products the Gram matrix is: the smaller one, A^T A when A is square."""

    COLUMNS = "A^T A"
    ROWS = "A A^T"


@dataclass(frozen=True, slots=True)
class GramProof:
    """det(t I - G) = t^k q(t) with q(0) != 0: then rank A is the size of G minus k.

    `coefficients` are those of t^s, t^(s-1), ..., 1 for G of size s; the first is 1.
    """

    matrix: Matrix
    kind: Gram
    gram: Matrix
    coefficients: tuple[Fraction, ...]
    zero_multiplicity: int

    @property
    def rank(self) -> int:
        return self.gram.nrows - self.zero_multiplicity

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import CharacteristicPolynomial, Equality, Times, Transposed
        from exactrank.statements import SingularValues as Stated
        from exactrank.statements.stated import UNWRITTEN, grid

        A, G = grid(self.matrix), grid(self.gram)
        factors = (Transposed(A), A) if self.kind is Gram.COLUMNS else (A, Transposed(A))
        counted = Stated(UNWRITTEN, A, nonzero=self.rank)
        if not self.gram.nrows:
            return (counted,)
        polynomial = CharacteristicPolynomial(UNWRITTEN, G, self.coefficients)
        return Equality(UNWRITTEN, (Times(factors), G)), polynomial, counted


def power_traces(A: Matrix) -> tuple[Fraction, ...]:
    """The traces p_1, ..., p_n of A, A^2, ..., which fix the coefficients c_k of det(t I - A) by Newton's identities.

    k c_k + c_(k-1) p_1 + ... + c_1 p_(k-1) + p_k = 0, with c_0 = 1.

    >>> [int(p) for p in power_traces(Matrix.of([[2, 1], [1, 1]]))]
    [3, 7]
    """
    traces: list[Fraction] = []
    power = A
    for _ in range(A.nrows):
        traces.append(sum([power[i, i] for i in range(power.nrows)], Fraction(0)))
        power = power @ A
    return tuple(traces)


def gram_matrix(A: Matrix) -> tuple[Gram, Matrix]:
    """A^T A or A A^T, whichever is smaller; raises InputError over a prime field.

    >>> kind, G = gram_matrix(Matrix.of([[1, 2, 2]]))
    >>> kind.value, G
    ('A A^T', <1x1 matrix [9]>)
    """
    if A.field != QQ:
        raise InputError.of("gram-field", field=A.field.name)
    return (Gram.COLUMNS, A.T @ A) if A.ncols <= A.nrows else (Gram.ROWS, A @ A.T)


def characteristic_polynomial(A: Matrix) -> tuple[Fraction, ...]:
    """The coefficients of det(t I - A) for a square rational matrix, from t^n down to the constant.

    >>> [int(c) for c in characteristic_polynomial(Matrix.of([[2, 1], [1, 1]]))]
    [1, -3, 1]
    """
    import flint

    N, d = A.over_common_denominator()
    # t I - N/d = (d t I - N)/d: the coefficient of t^(n-k) is that of N over d^k.
    found = flint.fmpz_mat(A.nrows, A.ncols, [value for row in N for value in row]).charpoly().coeffs()[::-1]
    return tuple([Fraction(int(c), d**k) for k, c in enumerate(found)])


def minimal_polynomial(A: Matrix) -> tuple[Fraction, ...]:
    """The coefficients of the monic polynomial p of least degree with p(A) = 0, from the highest power down.

    >>> [int(c) for c in minimal_polynomial(Matrix.of([[2, 0, 0], [0, 2, 0], [0, 0, 3]]))]
    [1, -5, 6]
    """
    import flint

    N, d = A.over_common_denominator()
    found = flint.fmpz_mat(A.nrows, A.ncols, [value for row in N for value in row]).minpoly().coeffs()[::-1]
    return tuple([Fraction(int(c), d**k) for k, c in enumerate(found)])


def prove_rank_by_gram(A: Matrix) -> GramProof:
    """The rank of a rational matrix from the characteristic polynomial of its Gram matrix.

    >>> proof = prove_rank_by_gram(Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]]))
    >>> [int(c) for c in proof.coefficients], proof.zero_multiplicity, proof.rank
    ([1, -756, 0, 0], 2, 1)
    """
    kind, G = gram_matrix(A)
    coefficients = characteristic_polynomial(G)
    size = G.nrows
    zeros = next(k for k in range(size + 1) if coefficients[size - k])
    return GramProof(A, kind, G, coefficients, zeros)


@dataclass(frozen=True, slots=True)
class SingularValue:
    """A nonzero singular value: the square root of root number `index` (0-based, increasing) of `polynomial`.

    `polynomial` is irreducible over the rationals and all its roots are real; the root is the only one in `cell`, or it
    is rational and `cell` is None. `radical` is the closed form, where there is one.
    """

    polynomial: Polynomial
    index: int
    multiplicity: int
    cell: Cell | None
    radical: Radical | None

    @property
    def square(self) -> Fraction | None:
        """The square, where it is rational."""
        return Fraction(-self.polynomial[1], self.polynomial[0]) if self.cell is None else None

    def square_within(self, bits: int) -> Enclosure:
        """An enclosure of the square at most 2^-bits wide, proven by a change of sign of the polynomial."""
        if self.cell is None:
            return Enclosure.exactly(Fraction(-self.polynomial[1], self.polynomial[0]))
        return refine(self.polynomial, self.cell, bits).enclosure

    def square_enclosure(self, digits: int) -> Enclosure:
        return narrowed(self.square_within, digits)

    def within(self, bits: int) -> Enclosure:
        # u - l <= 2^-b gives sqrt(u) - sqrt(l) <= 2^-b / (2 sqrt(l)), and sqrt(l) >= 2^-h for l >= 2^-2h.
        lower = self.square_within(0).lower if self.cell is None else self.cell.lower
        half = max(0, lower.denominator.bit_length() - lower.numerator.bit_length() + 2) // 2
        square = self.square_within(bits + half + 1)
        return sqrt_enclosure(square.lower, square.upper, bits + 2)

    def enclosure(self, digits: int) -> Enclosure:
        """An interval that is proven to contain the value, no wider than 10^-digits times it."""
        return narrowed(self.within, digits)

    def decimal(self, digits: int) -> str:
        """The value correctly rounded to `digits` significant digits, every one of them certain."""
        return rounded(self.within, digits)


@dataclass(frozen=True, slots=True)
class SingularValues:
    """The different nonzero singular values, decreasing, with their multiplicities, and the proof of their number."""

    proof: GramProof
    factors: tuple[PolynomialFactor, ...]
    values: tuple[SingularValue, ...]

    @property
    def matrix(self) -> Matrix:
        return self.proof.matrix

    @property
    def rank(self) -> int:
        """How many singular values are not zero, counted with multiplicity."""
        return self.proof.rank

    @property
    def zeros(self) -> int:
        """How many of the min(m, n) singular values are zero."""
        return self.proof.zero_multiplicity

    @property
    def nonzero(self) -> tuple[SingularValue, ...]:
        """The nonzero singular values, decreasing, each as often as its multiplicity says."""
        return tuple([value for value in self.values for _ in range(value.multiplicity)])

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Rank
        from exactrank.statements import SingularValues as Stated
        from exactrank.statements.stated import UNWRITTEN, grid, number, root_of

        A = grid(self.matrix)
        said: list[Statement] = [*self.proof.statements, Rank(UNWRITTEN, A, number(self.rank))]
        squares = [(k, exact_square(value)) for k, value in enumerate(self.nonzero, start=1)]
        closed = [(k, square) for k, square in squares if square is not None]
        if closed:
            values = tuple([root_of(square) for _, square in closed])
            said.append(Stated(UNWRITTEN, A, values, indices=tuple([k for k, _ in closed])))
        return tuple(said)


def singular_values(A: Matrix) -> SingularValues:
    """The singular values of a rational matrix as exact numbers; raises InputError over a prime field.

    >>> found = singular_values(Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]]))
    >>> found.values[0].radical, found.values[0].decimal(12), found.zeros
    (Surd(coefficient=Fraction(6, 1), radicand=21), '27.4954541697', 2)
    """
    proof = prove_rank_by_gram(A)
    nonzero_part = proof.coefficients[: len(proof.coefficients) - proof.zero_multiplicity]
    factors = irreducible_factors(nonzero_part) if len(nonzero_part) > 1 else ()
    values = [value for factor in factors for value in _values(factor)]
    return SingularValues(proof, factors, tuple(_decreasing(values)))


def _values(factor: PolynomialFactor) -> list[SingularValue]:
    polynomial, multiplicity = factor.polynomial, factor.multiplicity
    if factor.degree == 1:
        square = Fraction(-polynomial[1], polynomial[0])
        return [SingularValue(polynomial, 0, multiplicity, None, Surd.sqrt_of(square))]
    cells = isolate(polynomial)
    radicals: list[Radical | None] = [None] * len(cells)
    if factor.degree == 2:
        a, b, c = polynomial
        root = Surd.sqrt_of(b * b - 4 * a * c) * Fraction(1, 2 * a)
        radicals = [sqrt_of_quadratic(Fraction(-b, 2 * a), root * sign) for sign in (-1, 1)]
    found = zip(cells, radicals, strict=True)
    return [SingularValue(polynomial, i, multiplicity, cell, radical) for i, (cell, radical) in enumerate(found)]


def _decreasing(values: list[SingularValue]) -> list[SingularValue]:
    # Different irreducible factors have no common root, so all these squares differ: at some precision their enclosures
    # are disjoint, and then their order is proven.
    bits = 0
    while True:
        placed = sorted([(value.square_within(bits), value) for value in values], key=lambda pair: -pair[0].lower)
        if all(high.lower >= low.upper for (high, _), (low, _) in pairwise(placed)):
            return [value for _, value in placed]
        bits = 2 * bits + 64


def exact_square(value: SingularValue) -> Fraction | SurdSum | None:
    """The square in closed form: rational, or a + c sqrt(d); None where its polynomial has a higher degree."""
    if value.cell is None:
        return value.square
    if len(value.polynomial) != 3:
        return None
    a, b, c = value.polynomial
    return SurdSum(Surd(Fraction(-b, 2 * a)), Surd.sqrt_of(b * b - 4 * a * c) * Fraction(2 * value.index - 1, 2 * a))
