"""What can be said: one frozen record for each kind of statement, with its span in the source and no wording.

A subject of None is the matrix the text is about: the start of the last chain, else the last matrix defined. Rows and
columns count from 0 wherever the record holds them as integers.
"""

from __future__ import annotations

from enum import Enum

from exactrank.records import dataclass
from exactrank.statements.expressions import Comparison, Expression, Grid, Indexed, Name
from exactrank.statements.forms import HasForm, Trace
from exactrank.statements.operations import ClaimedOperation
from exactrank.statements.spans import Span
from exactrank.statements.spectral import (
    CharacteristicPolynomial,
    Diagonalizable,
    Eigenvalues,
    Eigenvectors,
    Similarity,
    SingularValues,
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A name stands for a value: W = [...]; a family a_j = ... for j in `over` (from 1; empty: every fitting j)."""

    span: Span
    name: Name | Indexed
    value: Expression
    over: tuple[int, ...] = ()
    concluded: bool = False
    """a vector or matrix that the words or the arrow before it conclude: so v = (1, 2)"""
    supposed: bool = False
    """given in the condition of a sentence: if W = [...], then ...; a value that W had before is in doubt, not gone"""


class Relation(Enum):
    """What the sign between two matrices of a chain says."""

    ROW_EQUIVALENT = "row-equivalent"
    """an arrow or a tilde: the one comes from the other by row operations"""
    DETERMINANT = "determinant"
    """an equals sign between determinants: left factor |before| = right factor |after|"""


class EchelonKind(Enum):
    ECHELON = "echelon"
    REDUCED = "reduced"


@dataclass(frozen=True, slots=True)
class RowStep:
    """One arrow of a chain: `after` comes from `before` by the operations listed, in listed order (none: not stated).

    `reversed` is set where the arrow between the matrices points from `after` to `before`. `factors` are the numbers
    that stand before the two determinants of a determinant chain. `starts` is set on the first step of a chain. `form`
    is set where the arrow says that what it leads to is a (reduced) echelon form.
    """

    span: Span
    before: Expression
    after: Expression
    operations: tuple[ClaimedOperation, ...] = ()
    relation: Relation = Relation.ROW_EQUIVALENT
    reversed: bool = False
    factors: tuple[Expression | None, Expression | None] = (None, None)
    starts: bool = False
    form: EchelonKind | None = None


@dataclass(frozen=True, slots=True)
class RowEquivalence:
    """Two matrices are row equivalent, said in words or with a tilde outside a chain."""

    span: Span
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Echelon:
    """A matrix is in (reduced) echelon form; with these pivot columns and so many nonzero rows where it says so.

    `subject` None is here the last matrix written. `form` None: only the pivots or the nonzero rows are claimed.
    `free_columns` are those without a pivot, whose unknowns are free. `some`: there may be others than those named.
    `of_unknowns`: the columns are told by their unknowns, and what stands behind a bar has none.
    """

    span: Span
    subject: Expression | None = None
    form: EchelonKind | None = None
    pivot_columns: tuple[int, ...] | None = None
    nonzero_rows: int | None = None
    free_columns: tuple[int, ...] | None = None
    some: bool = False
    of_unknowns: bool = False


@dataclass(frozen=True, slots=True)
class EchelonFormOf:
    """value is an echelon form of subject, or with `form` REDUCED the one reduced echelon form that it has."""

    span: Span
    subject: Expression | None
    value: Expression
    form: EchelonKind = EchelonKind.REDUCED


@dataclass(frozen=True, slots=True)
class Rank:
    """rank subject = value; `value` None claims full rank (the lesser of m and n)."""

    span: Span
    subject: Expression | None
    value: Expression | None
    comparison: Comparison = Comparison.EQUAL


@dataclass(frozen=True, slots=True)
class Nullity:
    """The null space of subject has dimension value."""

    span: Span
    subject: Expression | None
    value: Expression
    comparison: Comparison = Comparison.EQUAL


@dataclass(frozen=True, slots=True)
class MinorValue:
    """The minor through these rows and columns has this value; None: it is not zero."""

    span: Span
    subject: Expression | None
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    value: Expression | None


@dataclass(frozen=True, slots=True)
class MinorsVanish:
    """All minors of this order are zero; with `rows` and `columns`, those that border the minor named."""

    span: Span
    subject: Expression | None
    order: int
    rows: tuple[int, ...] | None = None
    columns: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Equality:
    """A chain of expressions with equals signs, two sides or more: B A = [...] [...] = W. A product is one of these."""

    span: Span
    sides: tuple[Expression, ...]
    comparison: Comparison = Comparison.EQUAL
    identity: bool = False
    """said for all values of its letter: p(t) = ... = ..."""


@dataclass(frozen=True, slots=True)
class Approximation:
    """An exact value is printed in decimals: `exact` as the writer has it, `printed` with `Decimal`s in it."""

    span: Span
    exact: Expression
    printed: Expression


@dataclass(frozen=True, slots=True)
class Orthogonality:
    """The two vectors (or every column of one with every column of the other) are orthogonal."""

    span: Span
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Determinant:
    """det subject = value."""

    span: Span
    subject: Expression | None
    value: Expression


@dataclass(frozen=True, slots=True)
class DeterminantSign:
    """The determinant of a matrix without a name compares so with 0; of one with a name an Equality says it."""

    span: Span
    comparison: Comparison
    subject: None = None


@dataclass(frozen=True, slots=True)
class Inverse:
    """The inverse of subject is value; None: there is no inverse."""

    span: Span
    subject: Expression | None
    value: Expression | None


class Space(Enum):
    """The subspaces that belong to a matrix."""

    NULL = "null-space"
    ROW = "row-space"
    COLUMN = "column-space"
    LEFT_NULL = "left-null-space"
    """the null space of the transpose"""


@dataclass(frozen=True, slots=True)
class Basis:
    """The vectors (columns or rows, as written) are a basis of a space of subject; not `complete`: they lie in it.

    Not `independent`: they are only said to span the space.
    """

    span: Span
    subject: Expression | None
    vectors: tuple[Expression, ...]
    space: Space = Space.NULL
    complete: bool = True
    independent: bool = True


class SolutionKind(Enum):
    """How many solutions a system has."""

    NONE = "none"
    UNIQUE = "unique"
    SEVERAL = "several"
    """more than one: infinitely many over QQ, p^k with k free unknowns over GF(p)"""
    INFINITE = "infinite"


@dataclass(frozen=True, slots=True)
class Solution:
    """The solutions of a system: `particular` plus all combinations of `directions`.

    The system is coefficients x = right; `right` None: `coefficients` is the augmented matrix, its last column the
    right side; `right` 0: that many zeros; both None: the matrix the text is about, augmented. `kind` is claimed where
    given. `complete` False: the vector is only one solution. Of an entry of `particular` that is None nothing is said:
    the others are what every solution has there, with `complete` False what some solution has.
    """

    span: Span
    coefficients: Expression | None
    right: Expression | None = None
    particular: Expression | None = None
    directions: tuple[Expression, ...] = ()
    kind: SolutionKind | None = None
    complete: bool = True
    within: bool = False
    """some equations solved for some unknowns: there may be others, so the solutions are only said to be among these"""


@dataclass(frozen=True, slots=True)
class Consequence:
    """Every solution of a system satisfies one more linear equation: its row is a combination of the system's rows.

    The system is that of a `Solution`; `equation` is one row, the coefficients of the unknowns and then the right side.
    """

    span: Span
    coefficients: Expression | None
    right: Expression | None
    equation: Grid


class FactorizationKind(Enum):
    """What the factors must be, beyond having the product."""

    PRODUCT = "product"
    OUTER_PRODUCT = "outer-product"
    """a column times a row"""
    RANK = "rank"
    """inner size equal to the rank"""
    LU = "lu"
    """lower triangular with ones, times echelon form; a permutation may stand on either side"""


@dataclass(frozen=True, slots=True)
class Factorization:
    """subject is the product of the factors, which are of this kind; any valid choice is right."""

    span: Span
    subject: Expression | None
    factors: tuple[Expression, ...]
    kind: FactorizationKind = FactorizationKind.PRODUCT


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Recognised as a statement but not understood: a stable reason, and the kind it seems to be (as in the JSON)."""

    span: Span
    reason: str
    kind: str = "unreadable"


Statement = (
    Definition
    | RowStep
    | RowEquivalence
    | Echelon
    | EchelonFormOf
    | Rank
    | Nullity
    | MinorValue
    | MinorsVanish
    | CharacteristicPolynomial
    | Eigenvalues
    | Eigenvectors
    | Diagonalizable
    | SingularValues
    | Similarity
    | Equality
    | Approximation
    | Orthogonality
    | Determinant
    | DeterminantSign
    | Trace
    | HasForm
    | Inverse
    | Basis
    | Solution
    | Consequence
    | Factorization
    | Unreadable
)
