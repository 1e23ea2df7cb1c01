"""Witnesses: what refutes a statement, each small enough to be checked again in a line. Indices count from 0."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from exactrank.judging.verdicts.values import Scalar, Value
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.packed_extensions import ExtensionNumber
from exactrank.numbers.root_sums import RootNumber
from exactrank.records import dataclass
from exactrank.statements import ClaimedOperation

Extended = RootNumber | ExtensionNumber
"""A number outside QQ and GF(p)."""


@dataclass(frozen=True, slots=True)
class WrongEntry:
    """The entry that stands at (row, column) and the one that belongs there."""

    row: int
    column: int
    expected: Fraction
    found: Fraction


class Place(Enum):
    """In which matrix the wrong entries are."""

    RESULT = "result"
    """in the matrix as printed"""
    PRODUCT = "product"
    """in the product that the claim says something about (of A and the claimed inverse, of the factors, A^T B)"""


@dataclass(frozen=True, slots=True)
class WrongEntries:
    """Entries that differ, the first of them first; never empty."""

    entries: tuple[WrongEntry, ...]
    where: Place = Place.RESULT


@dataclass(frozen=True, slots=True)
class Separation:
    """A vector x that one of two matrices sends to 0 and the other does not: row `row` times x is `value`, not 0.

    `zero_on_first` tells which: A x = 0 and row `row` of B gives `value`, or the other way round. Where the second is a
    single vector instead of a matrix, row is 0.
    """

    vector: tuple[Fraction, ...]
    row: int
    value: Fraction
    zero_on_first: bool = True


@dataclass(frozen=True, slots=True)
class NonzeroImage:
    """A vector x said to be sent to 0: row `row` times x is `value`, not 0."""

    vector: tuple[Fraction, ...]
    row: int
    value: Fraction


@dataclass(frozen=True, slots=True)
class NonzeroMinor:
    """A minor said to be 0 that is `value`."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    value: Fraction


@dataclass(frozen=True, slots=True)
class RankEvidence:
    """rank = expected: the minor through these rows and columns is not 0, and the columns of `null_basis`
    (independent, as many as there are columns less the rank) are all sent to 0.
    """

    expected: int
    found: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    minor: Fraction
    null_basis: Matrix


@dataclass(frozen=True, slots=True)
class WrongValue:
    """A value and the one that is claimed."""

    expected: Value | Enclosure
    found: Value
    index: int | None = None
    """which coefficient or which value of a list it is"""


@dataclass(frozen=True, slots=True)
class WrongDigits:
    """The number as printed, the exact one (a root or bounds where it is not rational), and that rounded rightly."""

    exact: Scalar | Enclosure
    expected: str
    found: str
    truncated: bool = False
    row: int | None = None
    column: int | None = None
    further: tuple[WrongDigits, ...] = ()
    """the other numbers of the same array that are rounded wrongly"""


@dataclass(frozen=True, slots=True)
class WrongShape:
    """Numbers of rows and columns: needed, and as they are."""

    expected: tuple[int, int]
    found: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ImpossibleOperation:
    """An operation that loses a row, or names one that is not there."""

    operation: ClaimedOperation


@dataclass(frozen=True, slots=True)
class WrongCount:
    """A number of vectors, rows or values."""

    expected: int
    found: int


@dataclass(frozen=True, slots=True)
class WrongPivots:
    """Pivot columns."""

    expected: tuple[int, ...]
    found: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MisplacedEntry:
    """An entry that keeps a matrix from having its form (echelon, reduced, triangular)."""

    row: int
    column: int
    found: Fraction


@dataclass(frozen=True, slots=True)
class Dependence:
    """Coefficients, not all 0, with which the vectors in their order add up to 0."""

    coefficients: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class FormValue:
    """A vector x, and x^T A x, which has not the sign that is claimed."""

    vector: tuple[Fraction, ...]
    value: Fraction


@dataclass(frozen=True, slots=True)
class ExistingSolution:
    """A vector that solves the system said to have no solution, or another solution of one said to have only one."""

    vector: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class FiniteSolutions:
    """A system said to have infinitely many solutions: each of its free unknowns has p values, so there are p^free."""

    p: int
    free: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Multipliers y of the equations with y A = 0 but y b = value, not 0: there is no solution.

    `substituted`: A and b are what is left of the equations when the values that the claim gives are put into them.
    """

    multipliers: tuple[Fraction, ...]
    value: Fraction
    substituted: bool = False


@dataclass(frozen=True, slots=True)
class RootEntry:
    """A `WrongEntry` of numbers with square roots, i among them, or of elements of GF(p^k)."""

    row: int
    column: int
    expected: Extended
    found: Extended


@dataclass(frozen=True, slots=True)
class WrongRootEntries:
    """`WrongEntries` of numbers with square roots."""

    entries: tuple[RootEntry, ...]
    where: Place = Place.RESULT


@dataclass(frozen=True, slots=True)
class WrongRootValue:
    """A number with square roots and the one that is claimed."""

    expected: Extended
    found: Extended


@dataclass(frozen=True, slots=True)
class RootImage:
    """`NonzeroImage` of numbers with square roots."""

    vector: tuple[Extended, ...]
    row: int
    value: Extended


@dataclass(frozen=True, slots=True)
class RootMinor:
    """A minor that is not 0 in a matrix with square roots.

    As evidence of a rank: the rank that it has, the one claimed, and how many independent columns are sent to 0.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    value: Extended
    rank: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class ForValues:
    """Values of letters, by name, and what refutes the statement with these values put in."""

    values: tuple[tuple[str, Fraction], ...]
    witness: Witness


Witness = (
    ForValues
    | WrongRootEntries
    | WrongRootValue
    | RootImage
    | RootMinor
    | WrongEntries
    | Separation
    | NonzeroImage
    | NonzeroMinor
    | RankEvidence
    | WrongValue
    | WrongDigits
    | WrongShape
    | ImpossibleOperation
    | WrongCount
    | WrongPivots
    | MisplacedEntry
    | Dependence
    | FormValue
    | ExistingSolution
    | FiniteSolutions
    | Contradiction
)


def differences(expected: Matrix, found: Matrix) -> tuple[WrongEntry, ...]:
    """Every entry in which two matrices of the same shape differ."""
    entries: list[WrongEntry] = []
    for i, (row, other) in enumerate(zip(expected.rows, found.rows, strict=True)):
        if row != other:
            entries += [
                WrongEntry(i, j, expected[i, j], found[i, j])
                for j in range(expected.ncols)
                if expected[i, j] != found[i, j]
            ]
    return tuple(entries)
