r"""Sums and intersections of two subspaces: \dim(U + V), \dim(U \cap V), a basis of U \cap V."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from exactrank.reading.formulas.parts import trimmed
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.records import dataclass
from exactrank.statements import Columns, Expression, Negative, NullityOf, Number, RankOf, Space, Sum, Transposed

_OPENING, _CLOSING = words(r"( [ { \{ \langle \lbrace"), words(r") ] } \} \rangle \rbrace")
_SIGNS = {"+": "+", r"\cap": "cap", "∩": "cap"}
SpaceReader = Callable[[Sides, Range], tuple[Space, Expression] | None]


@dataclass(frozen=True, slots=True)
class PairOfSpaces:
    """U + V or U \\cap V, each as a space of a matrix."""

    first: tuple[Space, Expression]
    second: tuple[Space, Expression]
    is_sum: bool


def pair_of_spaces(sides: Sides, span: Range, space_of: SpaceReader) -> PairOfSpaces | None:
    """The two spaces that a sign joins; None for anything else."""
    k, stop = trimmed(sides, span)
    depth = 0
    found: list[tuple[str, int]] = []
    for i in range(k, stop):
        text = sides.tokens[i].text
        depth += (text in _OPENING) - (text in _CLOSING)
        if depth == 0 and text in _SIGNS:
            found.append((_SIGNS[text], i))
    if len(found) != 1:
        return None
    sign, at = found[0]
    first, second = space_of(sides, (k, at)), space_of(sides, (at + 1, stop))
    return None if first is None or second is None else PairOfSpaces(first, second, sign == "+")


def dimension_of_pair(pair: PairOfSpaces) -> Expression | None:
    r"""\dim(U + V) is the rank of what spans both, and \dim(U \cap V) = \dim U + \dim V - \dim(U + V)."""
    if not pair.is_sum and pair.first[0] is pair.second[0] is Space.NULL:
        rows = Columns((Transposed(pair.first[1]), Transposed(pair.second[1])))
        return NullityOf(Transposed(rows))
    first, second = _columns(pair.first), _columns(pair.second)
    if first is None or second is None:
        return None
    both = RankOf(Columns((first, second)))
    return both if pair.is_sum else Sum((RankOf(first), RankOf(second), Negative(both)))


def is_basis_of_pair(pair: PairOfSpaces, vectors: tuple[Expression, ...]) -> tuple[Expression, ...] | None:
    """Sides that are equal where the vectors are a basis, and nowhere else: they lie in the space, and are as many as
    its dimension and their own rank.

    No rank becomes less when vectors are set beside what spans: the excess of both is 0 only where each is.
    """
    first, second, dimension = _columns(pair.first), _columns(pair.second), dimension_of_pair(pair)
    if first is None or second is None or dimension is None:
        return None
    if pair.is_sum:
        excess: tuple[Expression, ...] = (RankOf(Columns((first, second, *vectors))),)
    else:
        grown = [RankOf(Columns((one, *vectors))) for one in (first, second)]
        excess = (Sum((*grown, Negative(RankOf(Columns((first, second)))))),)
    return (RankOf(Columns(vectors)), Number(Fraction(len(vectors))), dimension, *excess)


def _columns(space: tuple[Space, Expression]) -> Expression | None:
    """A matrix whose columns span the space."""
    kind, matrix = space
    match kind:
        case Space.COLUMN:
            return matrix
        case Space.ROW:
            return Transposed(matrix)
    return None
