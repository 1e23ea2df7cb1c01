r"""Projections onto subspaces that have letters: \operatorname{proj}_W y, P_U(v)."""

from __future__ import annotations

from exactrank.reading.claims.subspaces import named_space, space_of
from exactrank.reading.formulas.parts import operator_at, trimmed
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.language_index import projections
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.statements import Expression, Negative, ProjectorOnto, Space, Sum, Times, Transposed

_LETTERS = words(r"P \pi \Pi p \mathbf{P}")


def projected_onto(space: tuple[Space, Expression], vector: Expression) -> Expression | None:
    """The projection of v onto the column space of A; for its null space what is left of v without the rows' part."""
    kind, A = space
    columns = A if kind is Space.COLUMN else Transposed(A)
    onto = Times((ProjectorOnto(columns), vector))
    match kind:
        case Space.COLUMN | Space.ROW:
            return onto
        case Space.NULL:
            return Sum((vector, Negative(onto)))
    return None


def projection_side(sides: Sides, span: Range) -> Expression | None:
    r"""A side \operatorname{proj}_W y as what it stands for, where W is a subspace that the text has given."""
    if not sides.spaces:
        return None
    k, stop = trimmed(sides, span)
    if k >= stop:
        return None
    word, after = operator_at(sides, k, stop)
    if word.lower() not in projections() and sides.tokens[k].text not in _LETTERS:
        return None
    if sides.tokens[k].text in _LETTERS:
        after = k + 1
    while after < stop and sides.tokens[after].text in SILENT:
        after += 1
    if after + 1 >= stop or sides.tokens[after].text != "_":
        return None
    begin = after + 1
    end = closing(sides.tokens, begin, stop) + 1 if sides.tokens[begin].text == "{" else begin + 1
    index = (begin, end)
    if not named_space(sides, index) or end >= stop:
        return None
    space = space_of(sides, index)
    vector = None if space is None else sides.expression((end, stop))
    return None if space is None or vector is None else projected_onto(space, vector)
