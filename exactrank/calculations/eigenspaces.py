"""The eigenspaces of a Gram matrix, exactly: vectors whose coordinates are polynomials in their eigenvalue.

Let N be an integer symmetric matrix, m(t) the product of t - mu over its different eigenvalues, and Q(t) the matrix
polynomial (m(t) I - m(N)) / (t I - N). As m(N) = 0, Q(mu) is m'(mu) times the projector onto the eigenspace of mu: one
of its columns spans a simple eigenspace, and all of them any other.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from exactrank.calculations.spectrum import Gram, SingularValue, SingularValues
from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.polynomials import Polynomial
from exactrank.records import dataclass

if TYPE_CHECKING:
    import flint


@dataclass(frozen=True, slots=True)
class Eigenspace:
    """The eigenspace of one nonzero eigenvalue of the Gram matrix G = N / scale, of dimension `value.multiplicity`.

    `columns` are columns of Q(mu), mu = scale * value^2: the one with number `pivot` when the space is a line, all of
    them otherwise. Their coordinates are integer polynomials in mu, highest power first; `derivative` is m'(mu).
    """

    value: SingularValue
    kind: Gram
    scale: int
    pivot: int
    columns: tuple[tuple[Polynomial, ...], ...]
    derivative: Polynomial

    @property
    def is_line(self) -> bool:
        return self.value.multiplicity == 1

    def exactly(self) -> tuple[list[list[Fraction]], Fraction]:
        """The columns and m'(mu) of a rational mu."""
        mu = (self.value.square or Fraction(0)) * self.scale
        return [[_horner(p, mu) for p in column] for column in self.columns], _horner(self.derivative, mu)

    def within(self, bits: int) -> tuple[list[list[flint.arb]], flint.arb]:
        """The columns and m'(mu) as balls, from an enclosure of the square of the value at most 2^-bits wide."""
        found = self.value.square_within(bits)
        mu = ball(Enclosure(found.lower * self.scale, found.upper * self.scale))
        return [[_horner(p, mu) for p in column] for column in self.columns], _horner(self.derivative, mu)


def eigenspaces(values: SingularValues, count: int) -> tuple[Eigenspace, ...]:
    """The eigenspaces of the `count` greatest different nonzero eigenvalues of the Gram matrix, in that order."""
    import flint

    integers, scale = values.proof.gram.over_common_denominator()
    size = len(integers)
    N = flint.fmpz_mat(size, size, [x for row in integers for x in row])
    monic = {factor.polynomial: _scaled(factor.polynomial, scale) for factor in values.factors}
    m = flint.fmpz_poly([0, 1]) if values.zeros else flint.fmpz_poly([1])
    for polynomial in monic.values():
        m *= polynomial
    spaces = _Columns(N, m)
    return tuple([spaces.eigenspace(v, values.proof.kind, scale, monic[v.polynomial]) for v in values.values[:count]])


def _scaled(polynomial: Polynomial, scale: int) -> flint.fmpz_poly:
    """The monic polynomial whose roots are those of `polynomial` times `scale`; an integer one, as N is integral."""
    import flint

    found = flint.fmpz_poly([c * scale**k for k, c in enumerate(polynomial)][::-1])
    return flint.fmpz_poly([c // found.leading_coefficient() for c in found.coeffs()])


class _Columns:
    """Columns of Q(t): its coefficients follow from Q_(d-1) = I and Q_(e) = N Q_(e+1) + c_(e+1) I (Faddeev, Leverrier),
    with m(t) = t^d + ... + c_1 t + c_0; a column takes only products of N with vectors."""

    def __init__(self, N: flint.fmpz_mat, m: flint.fmpz_poly) -> None:
        self.N, self.m = N, m
        self.found: dict[int, list[flint.fmpz_poly]] = {}

    def column(self, j: int) -> list[flint.fmpz_poly]:
        import flint

        if j not in self.found:
            size = self.N.nrows()
            unit = flint.fmpz_mat(size, 1, [int(i == j) for i in range(size)])
            coefficients = self.m.coeffs()
            powers = [unit]
            for c in coefficients[-2:0:-1]:
                powers.append(self.N * powers[-1] + unit * c)
            self.found[j] = [flint.fmpz_poly([power[i, 0] for power in powers[::-1]]) for i in range(size)]
        return self.found[j]

    def eigenspace(self, value: SingularValue, kind: Gram, scale: int, factor: flint.fmpz_poly) -> Eigenspace:
        size = self.N.nrows()
        # The entry (j, j) of the projector is the squared length of the projection of unit vector j: some is not 0, and
        # as a polynomial in mu it is 0 exactly when the irreducible polynomial of mu divides it.
        pivot = next(j for j in range(size) if self.column(j)[j] % factor != 0)
        chosen = [pivot] if value.multiplicity == 1 else range(size)
        columns = tuple([tuple([_integers(p % factor) for p in self.column(j)]) for j in chosen])
        return Eigenspace(value, kind, scale, pivot, columns, _integers(self.m.derivative() % factor))


def _integers(polynomial: flint.fmpz_poly) -> Polynomial:
    return tuple([int(c) for c in polynomial.coeffs()[::-1]])


def _horner(polynomial: Polynomial, x: Any) -> Any:
    total = 0 * x
    for coefficient in polynomial:
        total = total * x + coefficient
    return total


def ball(found: Enclosure | Fraction) -> flint.arb:
    """A ball that contains the enclosure, at FLINT's current precision."""
    import flint

    def of(x: Fraction) -> flint.arb:
        return flint.arb(flint.fmpq(x.numerator, x.denominator))

    return of(found) if isinstance(found, Fraction) else of(found.lower).union(of(found.upper))


def enclosure_of(x: Any) -> Enclosure | None:
    """The ends of a ball, exactly; None for a ball without ends. A Fraction is its own enclosure."""
    if isinstance(x, Fraction):
        return Enclosure.exactly(x)
    if not x.is_finite():
        return None
    (middle, e), (radius, f) = x.mid().man_exp(), x.rad().man_exp()
    centre, reach = Fraction(int(middle)) * Fraction(2) ** int(e), Fraction(int(radius)) * Fraction(2) ** int(f)
    return Enclosure(centre - reach, centre + reach)
