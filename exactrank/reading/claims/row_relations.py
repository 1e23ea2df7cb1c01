"""What sentences say of a row or a column by means of others: the second column is twice the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.subspaces import space_of
from exactrank.reading.language.own_sentences import is_own
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    Basis,
    ColumnOf,
    Columns,
    Comparison,
    Described,
    Equality,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    NullityOf,
    Number,
    Rank,
    RankOf,
    Role,
    RowOf,
    Space,
    Sum,
    Times,
    Transposed,
)
from exactrank.statements.walks import replaced, subexpressions

_FIRST_TWO = (0, 1)
_MOST_LINES = 20
"""So many rows at most are said to be zero one by one."""
_NEAR = 160
"""Characters back within which stands the matrix that a pronoun means."""
_ALL = frozenset(range(3))
"""The two others are those of three."""


def line_multiple(found: Found) -> Made:
    """Row 2 is 3 times row 1, is twice row 1."""
    one, other = one_line(found), _lines(found, "other")[0]
    factor = found.factor() if found.has("multiple") else _factor(found)
    return Equality(found.span, (one, Times((factor, other))))


def _factor(found: Found) -> Expression:
    return found.value("times" if found.has("times") else "factor")[0]


def line_within(denied: bool) -> Maker:
    """Row 2 is a multiple of row 1: beside it, the rank stays what it is."""

    def make(found: Found) -> Made:
        one, others = one_line(found), _lines(found, "other")
        found.denied = denied
        return Equality(found.span, (RankOf(Columns((*others, one))), RankOf(Columns(others))))

    return make


def line_sum(*, difference: bool = False, of: str = "") -> Maker:
    """Row 3 is the sum, or the difference, of rows 1 and 2, of the first two, of the two others."""

    def make(found: Found) -> Made:
        one = one_line(found)
        if of == "first":
            others = _lines(found, "list", _FIRST_TWO)
        elif of == "others":
            others = _lines(found, "list", sorted(_ALL - {*found.numbers("list")}))
        else:
            others = _lines(found, "other")
        if len(others) < 2 or (difference and len(others) > 2):
            raise NotThis
        made = Sum((others[0], Negative(others[1]))) if difference else Sum(others)
        return Equality(found.span, (one, made))

    return make


def line_formula(found: Found) -> Made:
    """The third column is 2 a_1 - a_2, where the letters are those of columns."""
    one = one_line(found)
    index = found.index("formula")
    made = found.formulas.expression(found.formulas.equation(index)[-1][1])
    named = [part for part in subexpressions(made) if isinstance(part, Indexed)]
    if len(found.formulas.equation(index)) > 1 or len({part.name for part in named}) != 1:
        raise NotThis
    if any(isinstance(part, Name) for part in subexpressions(made)) or not all(map(_is_counted, named)):
        raise NotThis
    kind, subject = type(one), one.of

    def line(part: Expression) -> Expression | None:
        return kind(subject, int(part.indices[0]) - 1) if isinstance(part, Indexed) else None

    found.read.add(index)
    return Equality(found.span, (one, replaced(made, line))), Equality(found.span, (one, made))


def line_written(found: Found) -> Made:
    """The second row of A is (1, 0, 2), written as a row or as a column."""
    one = one_line(found)
    index = found.index("formula")
    made = found.formulas.expression(found.formulas.equation(index)[-1][1])
    if len(found.formulas.equation(index)) > 1 or not isinstance(made, Grid) or 1 not in (len(made.rows), _width(made)):
        raise NotThis
    found.read.add(index)
    across = (len(made.rows) == 1) == isinstance(one, RowOf)
    return tuple(
        [Equality(found.span, (line, made if across else Transposed(made))) for line in reversed(_at_hand(one))]
    )


def lines_column_basis(found: Found) -> Made:
    """The first and second columns of A form a basis of its column space, or of C(A)."""
    lines = _lines(found, "list")
    subject = lines[0].of
    if not all(isinstance(line, ColumnOf) for line in lines):
        raise NotThis
    if found.has("space"):
        of_space = space_of(found.formulas.sides, found.formulas.equation(found.index("space"))[0][1])
        if of_space is None or of_space[0] is not Space.COLUMN:
            raise NotThis
        subject = of_space[1]
    return Basis(found.span, subject, lines, Space.COLUMN)


def lines_at_hand_independent(*, rows: bool, dependent: bool = False) -> Maker:
    """Its rows are independent: the rows of the matrix that the text is about, or of the one that stands last."""

    def make(found: Found) -> Made:
        _refuse_own(found)
        found.inferred = True
        comparison = Comparison.NOT_EQUAL if dependent else Comparison.EQUAL
        named = _named_before(found)
        subjects: list[Expression] = [Described(Role.START), Described(Role.RESULT)] if named is None else [named]
        spaces = [NullityOf(Transposed(one) if rows else one) for one in subjects]
        return tuple([Equality(found.span, (one, Number(Fraction(0))), comparison) for one in spaces])

    return make


def _refuse_own(found: Found) -> None:
    """Our own pages say in the sentence before of which matrix they speak."""
    if not found.has("subject") and is_own(found.formulas.prose.sentence_of(found.match.begin).text):
        raise NotThis


def _named_before(found: Found) -> Expression | None:
    """The matrix that the sentence named last: C has two rows, and its rows are independent."""
    text, begin = found.formulas.prose.text, found.match.begin
    start = max(text.rfind("\n", 0, begin), text.rfind(". ", 0, begin), begin - _NEAR, 0)
    for at in range(begin - 1, start - 1, -1):
        if text[at] not in PLACEHOLDERS:
            continue
        made = found.formulas.sides.expression(found.formulas.equation(found.formulas.index(at))[0][1])
        if isinstance(made, Name | Indexed) and made.name.strip("}")[-1:].isupper():
            return made
    return None


def lines_independent(*, dependent: bool = False, first: type[ColumnOf | RowOf] | None = None) -> Maker:
    """Columns 1 and 2, or the first two columns, are independent: so many is their rank."""

    def make(found: Found) -> Made:
        if first is None:
            lines = _lines(found, "list")
        else:
            subject = found.one_matrix()
            lines = tuple([first(subject, k) for k in _FIRST_TWO])
        if len(lines) < 2:
            raise NotThis
        comparison = Comparison.LESS if dependent else Comparison.EQUAL
        return Equality(found.span, (RankOf(Columns(lines)), Number(Fraction(len(lines)))), comparison)

    return make


def lines_zero(*, denied: bool = False, last: bool = False) -> Maker:
    """The third row is a zero row, the last two rows are; the first row is none.

    Of no matrix in particular it is said of the one that stands last, or of the one that the text is about.
    """

    def make(found: Found) -> Made:
        if last:
            rows = range(-found.count("number") if found.has("number") else -1, 0)
            lines: tuple[ColumnOf | RowOf, ...] = tuple([RowOf(found.one_matrix(), k) for k in rows])
        else:
            lines = _lines(found, "list")
        if not lines or len(lines) > _MOST_LINES or (denied and len(lines) > 1):
            raise NotThis
        _refuse_own(found)
        if found.has("written"):
            row = found.formulas.matrix(found.index("written"))
            found.read.add(found.index("written"))
            if len(lines) != 1 or not isinstance(row, Grid) or row.is_symbolic:
                raise NotThis
            if any(entry for line in row.rows for entry in line) == denied:
                return tuple([Equality(found.span, (line, row)) for line in _at_hand(lines[0])])
        value = Number(Fraction(int(denied)))
        meant = zip(*[_at_hand(line) for line in lines], strict=True)
        return tuple([Equality(found.span, (RankOf(Columns(some)), value)) for some in meant])

    return make


def zero_rows(found: Found) -> Made:
    """The echelon form has one row of zeros: what is left of the rows beside the rank."""
    found.inferred = True
    rows = Transposed(Described(Role.RESULT))
    return Equality(found.span, (NullityOf(rows), found.value("number")[0]))


def lines_proportional(found: Found) -> Made:
    """Both rows are proportional: the rank is 1 at most."""
    _must_name_lines(found)
    return Rank(found.span, found.subject(), Number(Fraction(1)), Comparison.AT_MOST)


def lines_not_proportional(found: Found) -> Made:
    """Neither row is a multiple of the other."""
    _must_name_lines(found)
    return Rank(found.span, found.subject(), Number(Fraction(2)), Comparison.AT_LEAST)


def _must_name_lines(found: Found) -> None:
    """NotThis where a list holds the names of vectors, and no words for rows or columns."""
    if found.has("list") and found.text("list").strip(" ")[:1] in PLACEHOLDERS:
        found.numbers("list")


def _at_hand(line: ColumnOf | RowOf) -> tuple[ColumnOf | RowOf, ...]:
    """The line of the matrix that stands last, and of the one that the text is about, where none is named."""
    if line.of != Described(Role.START):
        return (line,)
    return replace(line, of=Described(Role.RESULT)), line


def _width(grid: Grid) -> int:
    return len(grid.rows[0])


def _is_counted(one: Indexed) -> bool:
    return len(one.indices) == 1 and isinstance(one.indices[0], int) and one.indices[0] > 0


def one_line(found: Found) -> ColumnOf | RowOf:
    """The row or column that something is said of; NotThis for several."""
    lines = _lines(found, "list")
    if len(lines) != 1:
        raise NotThis
    return lines[0]


def _lines(found: Found, slot: str, which: Sequence[int] = ()) -> tuple[ColumnOf | RowOf, ...]:
    """The rows or columns that a slot lists, or these; a list without the noun goes by that of the first one."""
    text = found.text(slot)
    pack = found.pack
    nouns = [text, found.text("list")] if slot == "other" else [text]
    for one in nouns:
        rows, columns = (pack.words_of(name).search(one) is not None for name in ("row_nouns", "column_nouns"))
        if rows != columns:
            subject = found.one_matrix()
            kind = RowOf if rows else ColumnOf
            return tuple([kind(subject, k) for k in which or found.numbers(slot)])
    raise NotThis
