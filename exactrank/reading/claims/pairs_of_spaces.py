r"""Sums and intersections of two subspaces: \dim(U + V), \dim(U \cap V), a basis of U \cap V."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.parts import trimmed
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.records import dataclass
from exactrank.statements import Columns, Expression, Negative, NullityOf, Number, RankOf, Space, Sum, Times, Transposed

_OPENING, _CLOSING = words(r"( [ { \{ \langle \lbrace"), words(r") ] } \} \rangle \rbrace")
_SIGNS = {"+": "+", r"\oplus": "plus", "⊕": "plus", r"\cap": "cap", "∩": "cap"}
_AROUND_ZERO = words(r"\{ \} { } ( ) \mathbf \vec \lbrace \rbrace \boldsymbol")
WHOLE_SPACE = lazy_pattern(
    r"(?:\\(?:mathbb|mathbf|Bbb|mathrm)\s*\{?\s*[RQK]\s*\}?|\{\s*\\(?:bf|bm|Bbb)\s*[RQK]\s*\}|\\(?:R|RR|Q|QQ|K)\b|[RK\u211d\u211a])"
    r"\s*\^\s*\{?\s*([1-9])\s*\}?"
)
"""R^3, with its dimension."""
SpaceReader = Callable[[Sides, Range], tuple[Space, Expression] | None]


@dataclass(frozen=True, slots=True)
class PairOfSpaces:
    """U + V or U \\cap V, each as a space of a matrix."""

    first: tuple[Space, Expression]
    second: tuple[Space, Expression]
    is_sum: bool
    is_direct: bool = False


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
    return None if first is None or second is None else PairOfSpaces(first, second, sign != "cap", sign == "plus")


def dimension_of_pair(pair: PairOfSpaces) -> Expression | None:
    r"""\dim(U + V) is the rank of what spans both, and \dim U + \dim V = \dim(U + V) + \dim(U \cap V)."""
    first, second = _columns(pair.first), _columns(pair.second)
    one, other = _dimension(pair.first), _dimension(pair.second)
    if one is None or other is None:
        return None
    if first is not None and second is not None:
        both = RankOf(Columns((first, second)))
        return both if pair.is_sum else Sum((one, other, Negative(both)))
    common = _common(pair)
    if common is None:
        return None
    return Sum((one, other, Negative(common))) if pair.is_sum else common


def _dimension(space: tuple[Space, Expression]) -> Expression | None:
    columns = _columns(space)
    if columns is not None:
        return RankOf(columns)
    return NullityOf(space[1]) if space[0] is Space.NULL else None


def _common(pair: PairOfSpaces) -> Expression | None:
    """The dimension of the intersection where one is a null space: A takes the others of V to a space of less rank."""
    if pair.first[0] is pair.second[0] is Space.NULL:
        return NullityOf(Transposed(Columns((Transposed(pair.first[1]), Transposed(pair.second[1])))))
    null, other = (pair.first, pair.second) if pair.first[0] is Space.NULL else (pair.second, pair.first)
    columns = _columns(other)
    if null[0] is not Space.NULL or columns is None:
        return None
    return Sum((RankOf(columns), Negative(RankOf(Times((null[1], columns))))))


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


def claim_of_pair(sides: Sides, left: Range, right: Range, space_of: SpaceReader) -> tuple[Expression, ...] | None:
    r"""Sides that are equal where U \cap V = \{0\}, U + V = \mathbb{R}^3 or U \oplus V = \mathbb{R}^3 holds.

    Of a direct sum the dimensions add up, and are that of the sum.
    """
    pair = pair_of_spaces(sides, left, space_of)
    dimension = None if pair is None else dimension_of_pair(pair)
    if pair is None or dimension is None:
        return None
    texts = [token.text for token in sides.tokens[right[0] : right[1]] if token.text not in SILENT]
    if not pair.is_sum:
        inner = [text for text in texts if text not in _AROUND_ZERO]
        return (dimension, Number(Fraction(0))) if inner == ["0"] else None
    whole = WHOLE_SPACE.fullmatch(sides.text[sides.tokens[right[0]].start : sides.tokens[right[1] - 1].stop].strip())
    if whole is None:
        return None
    one, other = _dimension(pair.first), _dimension(pair.second)
    added = (Sum((one, other)),) if pair.is_direct and one is not None and other is not None else ()
    return (dimension, Number(Fraction(int(whole[1]))), *added)
