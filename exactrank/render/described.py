"""What a reader hears of a formula: its text on one line, then the pivots and the new zeros that are marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.document import Array, Chain, Formula, Listing, Number, Row, Value, say, walk
from exactrank.render.formula_text import linear_text
from exactrank.render.sentences import said


def described(formula: Formula, lang: str) -> str:
    """The formula in one line of text; behind it, the marks of its matrices in the words of the language.

    >>> from exactrank.matrix import Matrix
    >>> described(Array(Matrix.of([[2, 1], [0, 3]]), marked=((0, 0),), fresh=((1, 0),)), "en")
    '[2 1; 0 3]; pivot 2 in row 1, column 1; new zeros in row 2'
    """
    marks = [mark for node in walk(formula) if isinstance(node, Array) for mark in _marks(node, lang)]
    return "; ".join([linear_text(formula), *marks])


def described_rows(array: Array, rows: Sequence[int], lang: str) -> str:
    """Some rows of a matrix in one line of text, each behind its name; then the marks in them.

    >>> from exactrank.matrix import Matrix
    >>> described_rows(Array(Matrix.of([[2, 1], [0, 3]]), fresh=((1, 0),)), (1,), "en")
    'R2 = [0 3]; new zeros in row 2'
    """
    shown = [
        linear_text(Chain(Row(i), (("=", Array(array.matrix.submatrix((i,), range(array.matrix.ncols)))),)))
        for i in rows
    ]
    marked, fresh = (tuple([place for place in some if place[0] in rows]) for some in (array.marked, array.fresh))
    return "; ".join([*shown, *_marks(Array(array.matrix, marked, fresh), lang)])


def _marks(array: Array, lang: str) -> list[str]:
    made = [
        _mark("marked-pivot", lang, entry=Number(array.matrix[i, j]), row=i + 1, column=j + 1) for i, j in array.marked
    ]
    rows = sorted({i + 1 for i, _ in array.fresh})
    if rows:
        made.append(_mark("marked-zeros", lang, rows=Listing(tuple(rows)), count=len(rows)))
    return made


def _mark(key: str, lang: str, **values: Value) -> str:
    return said(say(f"notation.{key}", **values), lang, linear_text)
