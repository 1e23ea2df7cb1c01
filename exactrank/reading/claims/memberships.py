r"""Of which space a matrix or a vector is said to be an element: A \in \mathbb{R}^{2 \times 3}, v \in K^3."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.statements import Equality, Expression, Grid, Identity, Indexed, Name, Passage, Times

_SPACE = lazy_pattern(
    r"(?:\\math(?:bb|bf|rm)|\\Bbb)?\s*\{?\s*\\?(?:[RQCKF]|mathbb\s*[RQC])\s*\}?\s*\^\s*"
    r"(?:\{\s*(?P<rows>\d{1,3})\s*(?:(?:\\times|\\cdot|×|,)\s*(?P<columns>\d{1,3})\s*)?\}|(?P<height>\d))\s*[.,;:]?\s*"
)
_MATRICES = lazy_pattern(
    r"(?:\\mathrm|\\operatorname|\\mathcal)?\s*\{?\s*(?:M|Mat)\s*\}?\s*_\s*"
    r"(?:\{\s*(?P<rows>\d{1,3})\s*(?:(?:\\times|,)\s*(?P<columns>\d{1,3})\s*)?\}|(?P<height>\d))\s*(?:\(.{1,40}\))?\s*[.,;:]?\s*"
)


def shape_of_member(sides: Sides, member: Expression, left: Side, right: Side) -> Equality | None:
    """The size that is claimed of a known matrix, as the unit matrices that fit; None where anything else is said."""
    read = sides.grids.get(key_of(member)) if isinstance(member, Name | Indexed) else None
    grid = member if isinstance(member, Grid) else None if read is None else read.grid
    if grid is None or right.is_blank:
        return None
    text = sides.text[sides.tokens[right.span[0]].start : sides.tokens[right.span[1] - 1].stop]
    match, square = _SPACE.fullmatch(text), False
    if match is None:
        match, square = _MATRICES.fullmatch(text), True
    if match is None:
        return None
    rows = int(match["rows"] or match["height"])
    columns = int(match["columns"]) if match["columns"] else rows if square else 1
    if len(grid.rows) == 1 and columns == 1:
        return None  # a vector that is written as a row
    if rows < 1 or columns < 1:
        return None
    span = sides.span(left.span[0], right.span[1])
    return Equality(span, (Times((Identity(rows), member)), Times((member, Identity(columns)))))


def may_be_of_any(claim: Passage) -> bool:
    """Whether it is the size of a vector with a name: among words, a map of all v in R^3, it may be that of any."""
    if not isinstance(claim, Equality):
        return False
    match claim.sides:
        case (Times((Identity(), Name() | Indexed() as one)), Times((same, Identity(1)))):
            return one == same
    return False
