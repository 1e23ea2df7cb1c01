"""Expressions: what stands on one side of a claim, as the writer put it. The judge evaluates them.

Numbers are exact: a decimal is the rational it prints, together with the number of places it was printed to. What has
no rational value to the reader (a, 2a + 1) is None in a grid and `Unknown` elsewhere, and makes a claim undecided.
"""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from fractions import Fraction

from exactrank.matrix import Matrix
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number written exactly: 3, -1/2. A decimal in the place of an exact number is a `Decimal`."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Decimal:
    """A number printed with digits after the point: 2.032 is (2032/1000, 3); 1.2e3 has -2 places."""

    value: Fraction
    places: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something the reader sees as a value but cannot name one for: a parameter, an ellipsis; `text` quotes it."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """What a definition called so: `W`, `\\tilde{W}`, `B`; letters as in the source, without spaces."""

    name: str


@dataclass(frozen=True, slots=True)
class Indexed:
    """A name with subscripts, numbers counted from 1 as written or the letter of a family: a_2, w_j, a_{23}.

    It is what was defined under it, else a column of the matrix with the name in capitals (w_j of W), else an entry.
    """

    name: str
    indices: tuple[int | str, ...]


class Role(Enum):
    """What words call a matrix that has no name there."""

    AUGMENTED = "augmented"
    """the augmented matrix [A | b]"""
    COEFFICIENT = "coefficient"
    """what stands before its bar"""
    RESULT = "result"
    """the matrix that was just reached"""
    RIGHT_HALF = "right-half"
    """what stands behind the bar in the middle of the matrix just reached"""
    START = "start"
    """the matrix that the calculation began with"""
    OTHER = "other"
    """one of several that only the words tell apart: the second matrix, the other system"""


@dataclass(frozen=True, slots=True)
class Described:
    """A matrix called by what it is: the augmented matrix, the resulting matrix, the second matrix."""

    role: Role


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix written out, decimals taken as exact; `bars` are the columns that an upright bar stands before.

    An entry without a rational value is None. Where decimals approximate something, an `Array` of `Decimal`s is meant.
    `decimal`: entries are written with decimal points, and may be rounded. `written`: where an entry has no rational
    value, the texts of such entries, with "" for the others.
    """

    rows: tuple[tuple[Fraction | None, ...], ...]
    bars: tuple[int, ...] = ()
    decimal: bool = field(default=False, compare=False, repr=False)
    written: tuple[tuple[str, ...], ...] = field(default=(), compare=False, repr=False)

    @classmethod
    def of(cls, A: Matrix, bars: tuple[int, ...] = ()) -> Grid:
        return cls(tuple(A), bars)

    @property
    def is_symbolic(self) -> bool:
        return any(entry is None for row in self.rows for entry in row)

    @property
    def spelled(self) -> tuple[object, ...]:
        """The entries with the texts of those in letters, blanks left out: equal for what is written alike.

        >>> first, second = (Grid(((None,),), written=((text,),)) for text in ("m-1", "m - 1"))
        >>> first.spelled == second.spelled
        True
        """
        return self.rows, tuple([tuple(["".join(text.split()) for text in row]) for row in self.written])


@dataclass(frozen=True, slots=True)
class Array:
    """A matrix or vector whose entries are expressions: [a_1, a_2, a_3], [1.022, 2.032, 3.017]."""

    rows: tuple[tuple[Expression, ...], ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity matrix, of the size that fits when `size` is None."""

    size: int | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms added; a difference has a `Negative` in it."""

    terms: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Negative:
    of: Expression


class ProductSign(Enum):
    """The sign between two factors."""

    NONE = "none"
    DOT = "dot"
    CROSS = "cross"
    ANGLES = "angles"
    """<u, v>, which is the dot product where nothing else is said"""


@dataclass(frozen=True, slots=True)
class Times:
    """Factors multiplied from left to right: numbers, matrices, rows by columns (a 1 x 1 product is a number).

    `sign` stands between two factors: of two vectors of one shape they are then the dot product or the cross product.
    """

    factors: tuple[Expression, ...]
    sign: ProductSign = field(default=ProductSign.NONE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Columns:
    """The matrix whose columns are these vectors; a row of numbers stands for the column that it prints."""

    vectors: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    numerator: Expression
    denominator: Expression


@dataclass(frozen=True, slots=True)
class Power:
    """base^exponent; -1 is the inverse."""

    base: Expression
    exponent: int


@dataclass(frozen=True, slots=True)
class LetterPower:
    """base^(factor letter + shift), the letter standing for every positive integer: A^k, 2^{n+1}."""

    base: Expression
    letter: str
    factor: int = 1
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Transposed:
    of: Expression


@dataclass(frozen=True, slots=True)
class Adjoint:
    r"""The conjugate transpose A^H; `dagger`: as A^\dagger, which some write for a generalized inverse."""

    of: Expression
    dagger: bool = False
    inverse: bool = False
    """read as that, which is the inverse where there is one"""


@dataclass(frozen=True, slots=True)
class DeterminantOf:
    of: Expression


@dataclass(frozen=True, slots=True)
class RankOf:
    of: Expression


@dataclass(frozen=True, slots=True)
class NullityOf:
    of: Expression


@dataclass(frozen=True, slots=True)
class TraceOf:
    of: Expression


@dataclass(frozen=True, slots=True)
class DistinctEigenvaluesOf:
    """How many different eigenvalues a matrix has; without value where they are not all real."""

    of: Expression


@dataclass(frozen=True, slots=True)
class AdjugateOf:
    """The transpose of the matrix of cofactors."""

    of: Expression


@dataclass(frozen=True, slots=True)
class ProjectorOnto:
    """The orthogonal projector onto the column space of a matrix, whose columns may be dependent."""

    of: Expression


@dataclass(frozen=True, slots=True)
class NormOf:
    """The length of a vector, the Frobenius norm of a matrix; `spectral`: of a matrix, its greatest singular value."""

    of: Expression
    spectral: bool = False


@dataclass(frozen=True, slots=True)
class SquareRoot:
    of: Expression


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """Column `index` (from 0), or the one the letter of a family stands for."""

    of: Expression
    index: int | str


@dataclass(frozen=True, slots=True)
class RowOf:
    """Row `index` (from 0, or from the end where it is negative), or the one the letter of a family stands for."""

    of: Expression
    index: int | str


@dataclass(frozen=True, slots=True)
class EntryOf:
    """The entry in `row` and `column`, both from 0."""

    of: Expression
    row: int
    column: int


Expression = (
    Number
    | Decimal
    | Unknown
    | Name
    | Described
    | Indexed
    | Grid
    | Array
    | Identity
    | Sum
    | Negative
    | Times
    | Columns
    | Quotient
    | Power
    | LetterPower
    | Transposed
    | Adjoint
    | DeterminantOf
    | RankOf
    | NullityOf
    | TraceOf
    | DistinctEigenvaluesOf
    | AdjugateOf
    | ProjectorOnto
    | NormOf
    | SquareRoot
    | ColumnOf
    | RowOf
    | EntryOf
)


class Comparison(Enum):
    """The sign between two sides."""

    EQUAL = "="
    NOT_EQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
