"""What can be said about eigenvalues, eigenvectors and singular values: one frozen record for each kind of statement.

A subject of None is the matrix the text is about.
"""

from __future__ import annotations

from fractions import Fraction

from exactrank.records import dataclass
from exactrank.statements.expressions import Expression
from exactrank.statements.spans import Span


@dataclass(frozen=True, slots=True)
class CharacteristicPolynomial:
    """The characteristic polynomial of subject, coefficients from the highest power; either sign convention.

    `minimal`: the minimal polynomial, that of least degree which is 0 at the matrix.
    """

    span: Span
    subject: Expression | None
    coefficients: tuple[Fraction | None, ...]
    minimal: bool = False


@dataclass(frozen=True, slots=True)
class Similarity:
    """left = P right P^{-1} for some invertible P."""

    span: Span
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Eigenvalues:
    """The values are eigenvalues of subject; `complete`: there are no others.

    `multiplicities`: how often each is a root of the characteristic polynomial, None where that is not said; empty
    where it is said of none. `rational`: only the rational eigenvalues are spoken of, and the values are all of them;
    `real`: the real ones, of which there may be none.
    """

    span: Span
    subject: Expression | None
    values: tuple[Expression, ...]
    complete: bool = True
    multiplicities: tuple[int | None, ...] = ()
    rational: bool = False
    real: bool = False


@dataclass(frozen=True, slots=True)
class Eigenvectors:
    """Each vector v (a column or a row, as written) is not 0 and subject v = value v; `value` None: for some number.

    `complete`: together they span the eigenspace. `independent`: they are a basis of it.
    """

    span: Span
    subject: Expression | None
    vectors: tuple[Expression, ...]
    value: Expression | None = None
    complete: bool = False
    independent: bool = False


@dataclass(frozen=True, slots=True)
class Diagonalizable:
    """There is a basis of eigenvectors of subject; `complex`: over the complex numbers, as the text says."""

    span: Span
    subject: Expression | None
    complex: bool = False


@dataclass(frozen=True, slots=True)
class SingularValues:
    """The singular values of subject in the order written (`Decimal`s approximate); `nonzero`: how many are not 0.

    `indices`: which ones they are (from 1, the greatest first) where only some are told.
    """

    span: Span
    subject: Expression | None
    values: tuple[Expression, ...] = ()
    nonzero: int | None = None
    indices: tuple[int, ...] = ()
