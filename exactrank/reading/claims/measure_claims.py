"""What sentences say of the entries, the shape and the sign of something, and of ranks that are compared."""

from __future__ import annotations

from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.multiplicity_claims import matrix_before
from exactrank.reading.claims.slots import is_formula
from exactrank.reading.claims.space_claims import dimension_of_columns
from exactrank.statements import (
    Array,
    Comparison,
    Described,
    Determinant,
    DeterminantOf,
    DistinctEigenvaluesOf,
    EntryOf,
    Equality,
    Expression,
    Grid,
    Identity,
    Name,
    NullityOf,
    Number,
    Power,
    RankOf,
    Role,
    Sum,
    Times,
    Trace,
    Transposed,
)

_ZERO = Number(Fraction(0))
_PLACE = lazy_pattern(r"\$?\\?\(?\s*\(?\s*(?P<row>[1-9]\d?)\s*[,;]\s*(?P<column>[1-9]\d?)\s*\)?\s*\\?\)?\$?")
_SIZE = lazy_pattern(r"\D{0,9}(?P<rows>[1-9]\d?)\D{1,20}(?P<columns>[1-9]\d?)\D{0,9}")


def entry(*, inverse: bool = False) -> Maker:
    """The (2, 3) entry is 5; the entry in row 2 and column 3 is 5."""

    def make(found: Found) -> Made:
        row, column = _place(found)
        subject = Power(found.one_matrix(), -1) if inverse else found.one_matrix()
        value, comparison = found.value()
        return Equality(found.span, (EntryOf(subject, row, column), value), comparison)

    return make


def _place(found: Found) -> tuple[int, int]:
    if not found.has("place"):
        (row,), (column,) = found.numbers("row"), found.numbers("column")
        return row, column
    text = found.text("place")
    source = found.formulas.source(found.index("place")) if is_formula(text) else text
    match = _PLACE.fullmatch(source.strip())
    if match is None:
        raise NotThis
    return int(match["row"]) - 1, int(match["column"]) - 1


def shape(found: Found) -> Made:
    """A has 2 rows and 3 columns, is a 2 x 3 matrix: unit matrices of these sizes fit before and behind it."""
    if found.has("size"):
        text = found.text("size")
        source = found.formulas.source(found.index("size")).strip("$ ") if is_formula(text) else text
        match = _SIZE.fullmatch(source)
        if match is None:
            raise NotThis
        rows, columns = int(match["rows"]), int(match["columns"])
    else:
        rows, columns = found.count("rows"), found.count("columns")
    if min(rows, columns) < 1:
        raise NotThis
    A = found.one_matrix()
    return Equality(found.span, (Times((Identity(rows), A)), Times((A, Identity(columns)))))


def shape_alone(found: Found) -> Made:
    """A is 2 x 3, where nothing before makes it a product of numbers: the product of the entries of A is 2 x 3."""
    prose = found.formulas.prose
    before = prose.text[prose.sentence_of(found.match.begin).begin : found.match.begin].rstrip()
    words = before.lower().split()
    joining = [one for name in ("and", "so", "clause_openers", "connectives") for one in found.pack.lists.get(name, ())]
    if words and before[-1] not in ",;:(\u3001\uff0c\uff08" and words[-1] not in joining:
        raise NotThis
    if not is_formula(found.text("subject")[-1:]):
        raise NotThis  # it is 2 by 2
    return shape(found)


def shape_of_known(found: Found) -> Made:
    """The 2 x 3 matrix A, where the entries of A are known, or stand there."""
    made = shape(found)
    A = found.one_matrix()
    if not isinstance(A, Grid) and not (isinstance(A, Name) and A.name in found.formulas.sides.grids):
        raise NotThis
    return made


def rank_compared(found: Found) -> Made:
    """The rank of the coefficient matrix is less than that of the augmented matrix."""
    return Equality(found.span, (RankOf(found.named("left")), RankOf(found.named("right"))), _comparison(found))


def rank_against(*, rows: bool) -> Maker:
    """The rank is less than the number of rows, of columns."""

    def make(found: Found) -> Made:
        A = found.one_matrix()
        counted = Transposed(A) if rows else A
        return Equality(found.span, (RankOf(A), Sum((RankOf(counted), NullityOf(counted)))), _comparison(found))

    return make


def square(found: Found) -> Made:
    """A is a square matrix: the dimensions on both sides are the same."""
    A = found.one_matrix()
    rows = Sum((RankOf(Transposed(A)), NullityOf(Transposed(A))))
    return Equality(found.span, (Sum((RankOf(A), NullityOf(A))), rows))


def not_square(found: Found) -> Made:
    found.denied = True
    return square(found)


def row_of_zeros(found: Found) -> Made:
    """Elimination leads to a row of zeros: the rank is less than the number of rows."""
    A = found.one_matrix()
    found.inferred = True
    columns = Transposed(A)
    rows = Sum((RankOf(columns), NullityOf(columns)))
    return Equality(found.span, (RankOf(A), rows), Comparison.LESS)


def _comparison(found: Found) -> Comparison:
    slot = next((one for one in ("compared", "is") if found.has(one)), None)
    if slot is None:
        return Comparison.EQUAL
    phrase = found.text(slot).lower().strip()
    signs = {**found.pack.comparisons_after, **found.pack.comparisons}
    if phrase not in signs:
        raise NotThis
    return Comparison(signs[phrase])


def columns_span(*, basis: bool = False, denied: bool = False) -> Maker:
    """The columns span R^3: there are three rows, and the rank is as great; for a basis, as many columns."""

    def make(found: Found) -> Made:
        n = dimension_of_columns(found.formulas.source(found.index("space")))
        if n is None:
            raise NotThis
        A = found.one_matrix()
        found.denied = denied
        sides = [RankOf(A), _count(Transposed(A)), *([_count(A)] if basis else []), Number(Fraction(n))]
        return Equality(found.span, tuple(sides))

    return make


def distinct_eigenvalues(found: Found) -> Made:
    """A has two distinct eigenvalues; without a number there are as many as columns."""
    A = found.one_matrix() if found.has("subject") else matrix_before(found)
    value = found.value()[0] if found.has("value") else _count(A)
    return Equality(found.span, (DistinctEigenvaluesOf(A), value))


def _count(A: Expression) -> Expression:
    """How many columns a matrix has."""
    return Sum((RankOf(A), NullityOf(A)))


def lines_parallel(denied: bool) -> Maker:
    """Two lines are parallel: the rank of the coefficient matrix is 1 at most."""

    def make(found: Found) -> Made:
        found.inferred = True
        found.denied = denied
        return Equality(found.span, (RankOf(Described(Role.COEFFICIENT)), Number(Fraction(1))), Comparison.AT_MOST)

    return make


def of_all_eigenvalues(kind: type[Trace] | type[Determinant]) -> Maker:
    """The sum of the eigenvalues is 5, which is the trace; their product is the determinant."""

    def make(found: Found) -> Made:
        value, comparison = found.value()
        if comparison is not Comparison.EQUAL:
            raise NotThis
        return kind(found.span, found.subject(), value)

    return make


def determinant_of_inverse(found: Found) -> Made:
    value, comparison = found.value()
    return Equality(found.span, (DeterminantOf(Power(found.one_matrix(), -1)), value), comparison)


def zero_eigenvalue(denied: bool) -> Maker:
    """0 is an eigenvalue: the determinant is 0."""

    def make(found: Found) -> Made:
        found.denied = denied
        return Determinant(found.span, found.subject(), _ZERO)

    return make


def principal_minors(found: Found) -> Made:
    """The leading principal minors of A are 2, 3 and 4, in their order."""
    A, values = found.one_matrix(), found.values()
    rows = [tuple([EntryOf(A, i, j) for j in range(len(values))]) for i in range(len(values))]
    minors = [DeterminantOf(Array(tuple([row[:k] for row in rows[:k]]))) for k in range(1, len(values) + 1)]
    return Equality(found.span, (Array((tuple(minors),)), Array((values,))))
