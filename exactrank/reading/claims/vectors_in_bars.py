"""Vectors by their names in round brackets and between single bars: (u, v) = 3 and |u| = 5.

Such a pair may also be the matrix of both columns, and such bars those of a determinant: only the sizes of what is
named, and what stands on the other side, tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.statements import (
    Array,
    Decimal,
    DeterminantOf,
    Expression,
    Grid,
    Indexed,
    Name,
    NormOf,
    Number,
    ProductSign,
    Quotient,
    SquareRoot,
    Sum,
    Times,
    Transposed,
)
from exactrank.statements.walks import replaced, subexpressions

NO_SIZES: Mapping[str, int] = {}


def with_vectors(run: Sequence[Expression], sizes: Mapping[str, int], source: str) -> list[Expression]:
    """The sides with the inner product for a pair of vectors that is a number, and with lengths for bars around one.

    `sizes`: how many entries the vectors have that the text has named.
    """
    made = list(run)
    if "det" not in source:
        made = [replaced(side, lambda part: _length(part, sizes)) for side in made]
    made = [replaced(side, lambda part: _of_inner_products(part, sizes)) for side in made]
    if any(_is_calculated(side) for side in made):
        made = [_inner_product(side, sizes) or side for side in made]
    return made


def size_of(value: Expression, sizes: Mapping[str, int] = NO_SIZES) -> int:
    """How many entries a vector has that is written out, (1, 2)^T, or named; 0 for anything else."""
    if isinstance(value, Name | Indexed):
        return _size(value, sizes)
    written = value.of if isinstance(value, Transposed) else value
    if not isinstance(written, Grid | Array):
        return 0
    shape = len(written.rows), len(written.rows[0])
    return max(shape) if min(shape) == 1 else 0


def _size(e: Expression, sizes: Mapping[str, int]) -> int:
    return sizes.get(key_of(e), 0) if isinstance(e, Name | Indexed) else 0


def _length(part: Expression, sizes: Mapping[str, int]) -> Expression | None:
    return NormOf(part.of) if isinstance(part, DeterminantOf) and _size(part.of, sizes) > 1 else None


def _inner_product(side: Expression, sizes: Mapping[str, int]) -> Expression | None:
    if not isinstance(side, Array) or len(side.rows) != 1 or len(side.rows[0]) != 2:
        return None
    first, second = side.rows[0]
    same = _size(first, sizes) == _size(second, sizes) > 1
    return Times((first, second), ProductSign.DOT) if same else None


def _of_inner_products(part: Expression, sizes: Mapping[str, int]) -> Expression | None:
    """(u, v) / (v, v), which no matrices have."""
    if not isinstance(part, Quotient):
        return None
    above, below = _inner_product(part.numerator, sizes), _inner_product(part.denominator, sizes)
    return Quotient(above, below) if above is not None and below is not None else None


def _is_calculated(side: Expression) -> bool:
    """A number, or numbers that are added and multiplied."""
    plain = (Number, Decimal, Sum, Times, Quotient, SquareRoot)
    return isinstance(side, plain) and not any(isinstance(one, Array | Name | Indexed) for one in subexpressions(side))
