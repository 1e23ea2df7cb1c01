"""What stands between brackets or bars: parentheses, vectors, norms, determinants, scalar products, matrices."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from exactrank.reading.formulas.composed import augmented_by_names, is_of_numbers, vector_of
from exactrank.reading.formulas.formula_reader import FormulaReader, NoFormula
from exactrank.reading.formulas.matrices import matrix_of
from exactrank.reading.latex.grid_forms import grid_at
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.statements import (
    Array,
    Columns,
    Decimal,
    DeterminantOf,
    Expression,
    Grid,
    Indexed,
    Name,
    NormOf,
    Number,
    Power,
    ProductSign,
    Quotient,
    Sum,
    Times,
)
from exactrank.statements.walks import subexpressions

_OF_NUMBERS = words(r"x y z t s k c n m r \lambda \mu")
_BARS = words(r"| \mid \vert")
_COLONS = words(r": \vdots")
_ENTRIES = Number | Name | Indexed | Sum | Times | Quotient
"""What may stand on a diagonal."""
_WIDE = words(r"\quad \qquad \; \: \  ~")
"""Spaces that part entries."""


def grid_of(reader: FormulaReader) -> Expression:
    """The matrix that begins here; entries in letters are formulas of their own."""
    cells = grid_at(reader.tokens, reader.at, reader.stop)
    found = None if cells is None else matrix_of(reader.text, reader.tokens, cells)
    if cells is None or found is None or found.ragged:
        raise NoFormula
    reader.at = cells.span[1]
    made: Expression = found.grid
    is_vector = min(len(found.grid.rows), len(found.grid.rows[0])) == 1
    if found.grid.is_symbolic and not found.operations and (is_vector or reader.letter_powers):
        try:
            rows = [tuple([reader.inside(cell, 1) for cell in row]) for row in cells.rows]
            made = Array(tuple(rows))
        except NoFormula:
            pass
    return DeterminantOf(made) if found.determinant else made


def bracketed(reader: FormulaReader, depth: int) -> Expression:
    """A parenthesis, or a vector: [4, 2, 3, 5], (1, 2), (1 | 2), [1 2; 3 4]."""
    opener, begin = reader.peek(), reader.at
    reader.at += 1
    reader.brackets += 1
    rows: list[list[Expression]] = [[]]
    commas = barred = False
    while True:
        rows[-1].append(reader.sum(depth + 1))
        mark = reader.skip()
        if mark == r"\middle":
            reader.at += 1
            mark = reader.skip()
        if mark == ",":
            commas = True
            reader.at += 1
        elif mark == ";":
            rows.append([])
            commas = True
            reader.at += 1
        elif (mark in _BARS and opener != r"\{") or (mark in _COLONS and _is_named(rows[-1][-1], opener)):
            barred = commas = True
            reader.at += 1
        elif mark in (")", "]", r"\rbrack", r"\}"):
            reader.at += 1
            break
        elif opener == "(" and mark and reader.tokens[reader.at - 1].text in _WIDE:
            commas = True  # (1 \quad 2)
        elif opener in ("[", r"\lbrack") and mark and not commas:
            commas = True  # [1 2 3]
        elif not (opener in ("[", r"\lbrack") and mark):
            raise NoFormula
    reader.brackets -= 1
    only = rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 and not commas else None
    names = only.factors if isinstance(only, Times) else ()
    named = len(names) > 1 and all(isinstance(one, Name | Indexed) for one in names)
    if named and (opener in ("[", r"\lbrack") or (opener == "(" and are_columns(reader, names, begin))):
        return Columns(names)  # [v_1 v_2]: the matrix with these columns
    calculated = isinstance(only, Sum | Times | Power | Quotient) and opener != r"\{"
    if only is not None and (opener == "(" or calculated or isinstance(only, Grid | Array)):
        return only  # a matrix brings its brackets, or these are its brackets
    if barred and (opener != "(" or not all(is_of_numbers(entry) for row in rows for entry in row)):
        return augmented_by_names(rows)
    if len({len(row) for row in rows}) > 1:
        raise NoFormula
    return vector_of(rows)


def _is_named(left: Expression, opener: str) -> bool:
    """Whether a colon in brackets stands for the bar between the names of matrices: [A : B]."""
    return (
        opener in ("(", "[", r"\lbrack") and isinstance(left, Name | Indexed) and left.name[-2:].strip("}'").isupper()
    )


def diagonal_matrix(reader: FormulaReader, depth: int) -> Expression:
    r"""\operatorname{diag}(2, 3): the matrix with these numbers on its diagonal and zeros elsewhere."""
    if reader.skip() not in ("(", "[", r"\{"):
        raise NoFormula
    inside = bracketed(reader, depth + 1)
    rows = inside.rows if isinstance(inside, Grid | Array) else ((inside,),)
    entries = [Number(one) if isinstance(one, Fraction) else one for one in rows[0] if one is not None]
    if len(rows) > 1 or len(entries) < len(rows[0]) or not all(isinstance(one, _ENTRIES) for one in entries):
        raise NoFormula
    if any(isinstance(one, Name | Indexed) and one.name[:1].isupper() for one in entries):
        raise NoFormula  # of blocks
    nothing = Number(Fraction(0))
    return vector_of([[one if i == k else nothing for k, one in enumerate(entries)] for i in range(len(entries))])


def are_columns(reader: FormulaReader, names: Sequence[Expression], begin: int) -> bool:
    """(v_1 v_2): members of one family, parted by space; (x_1 x_2) is rather a product of numbers."""
    families = {one.name for one in names if isinstance(one, Indexed)}
    if len(families) != 1 or len(set(names)) < len(names) or not all(isinstance(one, Indexed) for one in names):
        return False
    inner = reader.tokens[begin + 1 : reader.at - 1]
    spaced = [one for one, after in pairwise(inner) if one.stop < after.start or after.text in SILENT]
    return not families & _OF_NUMBERS and len(spaced) >= len(names) - 1


def between_bars(reader: FormulaReader, opener: str, depth: int) -> Expression:
    """A determinant or a norm."""
    reader.at += 1
    reader.norms += opener == r"\|"
    reader.single += opener in ("|", r"\vert")
    inner = reader.sum(depth + 1)
    reader.norms -= opener == r"\|"
    reader.single -= opener in ("|", r"\vert")
    closers = {r"\lvert": (r"\rvert",), r"\|": (r"\|",), r"\lVert": (r"\rVert",), r"\Vert": (r"\Vert",)}
    if reader.skip() not in closers.get(opener, ("|", r"\vert")):
        raise NoFormula
    reader.at += 1
    return NormOf(inner) if opener in (r"\|", r"\lVert", r"\Vert") else DeterminantOf(inner)


def _vector_in_angles(reader: FormulaReader, first: Expression, depth: int) -> Expression:
    r"""\langle 1, -2, 3 \rangle, as books on calculus write a vector; the first entry is read."""
    entries = [first]
    while reader.skip() == ",":
        reader.at += 1
        entries.append(reader.sum(depth + 1))
    if reader.skip() != r"\rangle" or len(entries) < 2 or not all(map(is_of_numbers, entries)):
        raise NoFormula
    reader.at += 1
    reader.brackets -= 1
    return vector_of([entries])


def scalar_product(reader: FormulaReader, depth: int) -> Expression:
    r"""\langle u, v \rangle of two vectors; \langle 3, 4 \rangle is a vector itself."""
    reader.at += 1
    reader.brackets += 1
    first = reader.sum(depth + 1)
    if is_of_numbers(first) and not any(isinstance(one, Name | Indexed) for one in subexpressions(first)):
        return _vector_in_angles(reader, first, depth)
    if reader.skip() not in (",", r"\mid", "|"):
        raise NoFormula
    reader.at += 1
    second = reader.sum(depth + 1)
    if reader.skip() != r"\rangle" or isinstance(first, Number | Decimal) or isinstance(second, Number | Decimal):
        raise NoFormula
    reader.at += 1
    reader.brackets -= 1
    return Times((first, second), ProductSign.ANGLES)
