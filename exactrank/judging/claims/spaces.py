"""Bases of the subspaces of a matrix, solutions of systems, factorizations: any valid choice is right."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from exactrank.judging.claims.approximations import decimals_in
from exactrank.judging.claims.ranks import parts_of
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.digits import decide_digits
from exactrank.judging.evaluation.linear import beside, image_of_kernel, kernel, rank, rank_evidence, reduced
from exactrank.judging.verdicts.decision import CORRECT, Decision, multiple_of, same_value, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.judging.verdicts.witnesses import (
    Contradiction,
    Dependence,
    ExistingSolution,
    FiniteSolutions,
    MisplacedEntry,
    NonzeroImage,
    Place,
    WrongCount,
    WrongEntries,
    WrongShape,
    differences,
)
from exactrank.matrix import Matrix
from exactrank.patterns import lazy_pattern
from exactrank.statements import (
    Basis,
    Consequence,
    Expression,
    Factorization,
    FactorizationKind,
    Grid,
    Indexed,
    Number,
    Solution,
    SolutionKind,
    Space,
)

_UNIT = lazy_pattern(r"(?:\\(?:mathbf|vec|boldsymbol|bm|hat|mathrm|underline|overrightarrow|bar)\{?\s*)?e\}?")
"""What the vectors of the standard basis are called."""


def columns_of(vectors: tuple[Expression, ...], size: int, context: Context) -> list[Matrix]:
    """The vectors as columns of this size; one printed as a row is turned; several may stand in one matrix."""
    made: list[Matrix] = []
    for vector in vectors:
        v = context.environment.matrix(vector)
        if v.nrows != size and v.ncols == size:
            v = v.T
        made += [v.submatrix(range(v.nrows), [j]) for j in range(v.ncols)]
    return made


def decide_basis(claim: Basis, context: Context) -> Decision:
    """Vectors in the space, independent, and as many as its dimension.

    Vectors e_1, e_3 that the text gives no value are taken for those of the standard basis only where that is right.
    """
    A = context.subject(claim.subject)
    try:
        return _decide(claim, A, context)
    except NoValue as missing:
        size = A.nrows if claim.space in (Space.COLUMN, Space.LEFT_NULL) else A.ncols
        vectors = tuple([_unit_vector(one, size) for one in claim.vectors])
        replaced = [one for one, unit in zip(claim.vectors, vectors, strict=True) if one != unit]
        if missing.note is not Note.UNDEFINED_NAME or not replaced or any(_has_value(one, context) for one in replaced):
            raise
        if _decide(replace(claim, vectors=vectors), A, context).is_incorrect:
            raise
        return CORRECT


def _has_value(vector: Expression, context: Context) -> bool:
    try:
        context.environment.matrix(vector)
    except NoValue:
        return False
    return True


def _unit_vector(vector: Expression, size: int) -> Expression:
    """e_2 as the second vector of the standard basis; any other vector as it is."""
    if not isinstance(vector, Indexed) or _UNIT.fullmatch(vector.name) is None or len(vector.indices) != 1:
        return vector
    k = vector.indices[0]
    if not isinstance(k, int) or not 1 <= k <= size:
        return vector
    return Grid(tuple([(Fraction(int(i + 1 == k)),) for i in range(size)]))


def _decide(claim: Basis, A: Matrix, context: Context) -> Decision:
    if claim.space is Space.LEFT_NULL:
        return _basis(replace(claim, space=Space.NULL), A.T, context)
    parts = parts_of(A, context.bars_of(claim.subject))[::-1] if claim.space is Space.NULL else (A,)
    decisions = [_basis(claim, part, context) for part in parts]
    return next((one for one in decisions if not one.is_incorrect), decisions[0])


def _basis(claim: Basis, A: Matrix, context: Context) -> Decision:
    size = A.nrows if claim.space is Space.COLUMN else A.ncols
    vectors = columns_of(claim.vectors, size, context)
    for v in vectors:
        if v.nrows != size:
            return wrong(Note.SHAPE, WrongShape((size, 1), v.shape))
        outside = _outside(claim.space, A, v)
        if outside is not None:
            return outside
    dimension = A.ncols - rank(A) if claim.space is Space.NULL else rank(A)
    if claim.complete and not claim.independent:
        spanned = rank(beside(*vectors)) if vectors else 0
        return CORRECT if spanned == dimension else wrong(Note.WRONG_COUNT, WrongCount(dimension, spanned))
    return _independent_and_complete(vectors, dimension, claim.complete)


def _outside(space: Space, A: Matrix, v: Matrix) -> Decision | None:
    """A v not 0; or a vector that A (or A^T) sends to 0 and that is not orthogonal to v."""
    if space is Space.NULL:
        image = A @ v
        row = next((i for i in range(image.nrows) if not image.is_zero_row(i)), None)
        return None if row is None else wrong(Note.NOT_IN_SPACE, NonzeroImage(v.column(0), row, image[row, 0]))
    separation = image_of_kernel(A if space is Space.ROW else A.T, v.T)
    return None if separation is None else wrong(Note.NOT_IN_SPACE, separation)


def _independent_and_complete(vectors: list[Matrix], dimension: int, complete: bool) -> Decision:
    if not complete:
        return CORRECT
    if vectors:
        dependencies = kernel(beside(*vectors))
        if dependencies.ncols:
            return wrong(Note.DEPENDENT, Dependence(dependencies.column(0)))
    if len(vectors) != dimension:
        return wrong(Note.WRONG_COUNT, WrongCount(dimension, len(vectors)))
    return CORRECT


# --- systems ---------------------------------------------------------------------------------------------------------


def decide_solution(claim: Solution, context: Context) -> Decision:
    """A x = b for the particular solution, A d = 0 for the directions, as many of these as there are free unknowns."""
    A, b = system_of(claim, context)
    if A.nrows != b.nrows:
        raise Misfit(A, b)
    contradiction = image_of_kernel(A.T, b.T)
    if claim.kind is SolutionKind.NONE:
        if contradiction is not None:
            return CORRECT
        return wrong(Note.CONSISTENT, ExistingSolution(one_solution(A, b)))
    if contradiction is not None:
        return wrong(Note.INCONSISTENT, Contradiction(contradiction.vector, contradiction.value))
    if isinstance(claim.particular, Grid) and claim.particular.is_symbolic:
        checked = _some_values(claim.particular, A, b, claim.complete, context)
        rounded = _rounded(claim, A, b) if checked.is_incorrect else None
        return checked if rounded is None else rounded
    if claim.within and _holds_all(claim, A, b, context):
        return CORRECT
    checked = _given_vectors(claim, A, b, context)
    rounded = _rounded(claim, A, b) if checked.is_incorrect and not claim.directions else None
    if rounded is not None:
        return rounded
    return checked if checked.is_incorrect else _how_many(claim, A, b, context)


def _holds_all(claim: Solution, A: Matrix, b: Matrix, context: Context) -> bool:
    """Whether every solution is among those that are given: x_0 - p and the kernel of A lie in their directions."""
    if claim.particular is None or not claim.directions:
        return False
    columns = [context.environment.matrix(one) for one in (claim.particular, *claim.directions)]
    p, *directions = [one if one.ncols == 1 else one.T for one in columns]
    if any(one.shape != (A.ncols, 1) for one in (p, *directions)):
        return False
    difference = Matrix.column_of(one_solution(A, b), A.field) - p
    given = beside(*directions)
    return rank(beside(given, kernel(A), difference)) == rank(given)


def system_of(claim: Solution | Consequence, context: Context) -> tuple[Matrix, Matrix]:
    """The coefficients and the right sides of the system that is claimed to be solved."""
    A = context.subject(claim.coefficients)
    if claim.right == Number(Fraction(0)):
        return A, Matrix.zero(A.nrows, 1, A.field)
    if claim.right is not None:
        b = context.environment.matrix(claim.right)
        if b.nrows == 1 and A.nrows != 1:
            b = b.T
        return A, b
    if A.ncols == 0:
        raise NoValue(Note.SHAPE)
    bars = context.bars_of(claim.coefficients)
    cut = bars[-1] if bars and 0 < bars[-1] < A.ncols else A.ncols - 1
    rows = range(A.nrows)
    return A.submatrix(rows, range(cut)), A.submatrix(rows, range(cut, A.ncols))


def one_solution(A: Matrix, b: Matrix) -> tuple[Fraction, ...]:
    """The solution of a consistent system whose free unknowns are 0, for the first right side."""
    form = reduced(beside(A, b.submatrix(range(b.nrows), [0])))
    x = [Fraction(0)] * A.ncols
    for pivot in form.pivots:
        x[pivot.column] = form.matrix[pivot.row, A.ncols]
    return tuple(x)


def _given_vectors(claim: Solution, A: Matrix, b: Matrix, context: Context) -> Decision:
    if claim.particular is not None:
        x = context.environment.matrix(claim.particular)
        if x.nrows != A.ncols and x.ncols == A.ncols:
            x = x.T
        if x.nrows != A.ncols or x.ncols != b.ncols:
            return wrong(Note.SHAPE, WrongShape((A.ncols, b.ncols), x.shape))
        if A @ x != b:
            return wrong(Note.NOT_A_SOLUTION, WrongEntries(differences(b, A @ x), Place.PRODUCT))
    for d in columns_of(claim.directions, A.ncols, context):
        if d.nrows != A.ncols:
            return wrong(Note.SHAPE, WrongShape((A.ncols, 1), d.shape))
        outside = _outside(Space.NULL, A, d)
        if outside is not None:
            return outside
    return CORRECT


def _rounded(claim: Solution, A: Matrix, b: Matrix) -> Decision | None:
    """Decimals against the one solution that there is: right to the digits printed, or wrong; None without decimals."""
    decimals = {} if claim.particular is None else decimals_in(claim.particular)
    if not decimals or b.ncols != 1 or kernel(A).ncols:
        return None
    x = one_solution(A, b)
    at = {max(place): printed for place, printed in decimals.items()}
    others = claim.particular.rows if isinstance(claim.particular, Grid) else ()
    entries = [value for row in others for value in row]
    if len(entries) != len(x) or any(k not in at and entries[k] not in (None, x[k]) for k in range(len(x))):
        return None
    wrong_digits = [made for k, printed in at.items() if (made := decide_digits(x[k], *printed, k, 0)).is_incorrect]
    return wrong_digits[0] if wrong_digits else Decision(Outcome.CORRECT, Note.ROUNDED)


def _some_values(particular: Grid, A: Matrix, b: Matrix, complete: bool, context: Context) -> Decision:
    """Values of some unknowns: wrong where no solution has them, right where every solution does.

    With T the columns of the unknowns told and U the others, a solution with the values v exists exactly when
    U u = b - T v has one. With one solution p, every solution has them when the vectors of the kernel are 0 there.
    """
    entries = [row[0] for row in particular.rows]
    if len(entries) != A.ncols or b.ncols != 1:
        raise NoValue(Note.SHAPE)
    told = [j for j, value in enumerate(entries) if value is not None]
    rows = range(A.nrows)
    values = context.environment.matrix(Grid(tuple([(entries[j],) for j in told])))
    left = b - A.submatrix(rows, told) @ values
    others = A.submatrix(rows, [j for j in range(A.ncols) if j not in told])
    refuted = image_of_kernel(others.T, left.T)
    if refuted is not None:
        return wrong(Note.NOT_A_SOLUTION, Contradiction(refuted.vector, refuted.value, substituted=True))
    directions = kernel(A)
    if complete and any(not directions.is_zero_row(j) for j in told):
        return undecided(Note.SEVERAL_SOLUTIONS)
    return CORRECT


def _how_many(claim: Solution, A: Matrix, b: Matrix, context: Context) -> Decision:
    free = A.ncols - rank(A)
    if claim.kind in (SolutionKind.INFINITE, SolutionKind.SEVERAL) and not free:
        return wrong(Note.WRONG_COUNT, rank_evidence(A, A.ncols - 1))
    if claim.kind is SolutionKind.INFINITE and A.field.is_finite:
        return wrong(Note.WRONG_COUNT, FiniteSolutions(A.field.elements, free))
    unique = claim.kind is SolutionKind.UNIQUE or (
        claim.kind is None and claim.complete and claim.particular is not None and not claim.directions
    )
    if unique and free:
        x = one_solution(A, b) if claim.particular is None else _given(claim.particular, context)
        other = tuple([a + n for a, n in zip(x, kernel(A).column(0), strict=True)])
        return wrong(Note.WRONG_COUNT, ExistingSolution(other))
    if not claim.directions:
        return CORRECT
    return _independent_and_complete(columns_of(claim.directions, A.ncols, context), free, claim.complete)


def _given(particular: Expression, context: Context) -> tuple[Fraction, ...]:
    x = context.environment.matrix(particular)
    return x.T.column(0) if x.nrows == 1 else x.column(0)


# --- factorizations --------------------------------------------------------------------------------------------------


def decide_factorization(claim: Factorization, context: Context) -> Decision:
    """The product of the factors is A, and the factors are of the kind that is claimed."""
    A = context.subject(claim.subject)
    factors = [context.environment.matrix(factor) for factor in claim.factors]
    if not factors:
        return undecided(Note.NOT_EVALUATED)
    if claim.kind is FactorizationKind.OUTER_PRODUCT:
        factors = _as_outer_product(factors)
    product = factors[0]
    for factor in factors[1:]:
        if product.ncols != factor.nrows:
            raise Misfit(product, factor)
        product = product @ factor
    decision = same_value(A, product, Place.PRODUCT)
    if decision.is_incorrect or multiple_of(A, product) != 1:
        return decision
    return _of_kind(claim.kind, A, factors)


def _as_outer_product(factors: list[Matrix]) -> list[Matrix]:
    """A column times a row, however the two vectors are printed."""
    if len(factors) == 2 and all(1 in factor.shape for factor in factors):
        column, row = factors
        return [column if column.ncols == 1 else column.T, row if row.nrows == 1 else row.T]
    return factors


def _of_kind(kind: FactorizationKind, A: Matrix, factors: list[Matrix]) -> Decision:
    match kind:
        case FactorizationKind.PRODUCT:
            return CORRECT
        case FactorizationKind.OUTER_PRODUCT | FactorizationKind.RANK:
            inner = min([factor.ncols for factor in factors[:-1]], default=A.ncols)
            wanted = 1 if kind is FactorizationKind.OUTER_PRODUCT else rank(A)
            return CORRECT if inner == wanted else wrong(Note.WRONG_COUNT, WrongCount(wanted, inner))
        case FactorizationKind.LU:
            return _triangular([factor for factor in factors if not _is_permutation(factor)])


def _is_permutation(P: Matrix) -> bool:
    units = [row.count(1) == 1 and row.count(0) == P.ncols - 1 for row, _ in P.rows]
    return P.nrows == P.ncols and all(units) and rank(P) == P.nrows


def _triangular(factors: list[Matrix]) -> Decision:
    """Lower triangular first, upper triangular last; with one factor left the other was a permutation."""
    for k, T in enumerate(factors):
        for i in range(T.nrows):
            for j in range(T.ncols):
                misplaced = j > i if k < len(factors) - 1 else j < i
                if misplaced and T[i, j]:
                    return wrong(Note.NOT_TRIANGULAR, MisplacedEntry(i, j, T[i, j]))
    return CORRECT
