"""The exposition of the four subspaces: one reduction of [A | I], four bases, dimensions, and two orthogonal pairs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.subspaces import FourSubspaces
from exactrank.document import (
    Array,
    Block,
    Chain,
    Commas,
    Display,
    Document,
    Formula,
    Linear,
    Listing,
    Name,
    Paragraph,
    Product,
    Result,
    Transpose,
    say,
)
from exactrank.exposition.formulas import column, equation, letter, number, rank_is
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.matrix import Matrix


def explain_subspaces(found: FourSubspaces, name: str = "A") -> Document:
    """The reduction, each of the four bases with its reason, the dimensions, and the pairs that are orthogonal."""
    A, unit, m = Name(name), Name(letter("I", name)), found.matrix.nrows
    blocks: list[Block] = [
        Paragraph((say("spaces.overview", name=A, unit=unit),)),
        Display((equation(A, Array(found.matrix)),)),
        Display((Array(found.form.start, bar=found.matrix.ncols),)),
    ]
    steps = reduction_steps(found.form, bar=found.matrix.ncols)
    if steps.items:
        blocks.append(steps)
    pivots = Listing(tuple([pivot.column + 1 for pivot in found.form.pivots]))
    key = "rank" if found.rank else "rank-zero"
    blocks.append(Paragraph((say(f"spaces.{key}", count=found.rank, columns=pivots, rank=rank_is(name, found.rank)),)))
    blocks += _basis("row", found.row, A)
    blocks += _basis("column", found.column, A)
    free = Listing(tuple([Name(letter("x", name), str(j + 1)) for j in found.free]))
    blocks += _basis("null", found.null, A, unknowns=free)
    blocks += _basis("left-null", found.left_null, A, transposed=Transpose(A))
    blocks += _orthogonal(found, A)
    r, n = found.rank, found.matrix.ncols
    sums = {"right": _sum(r, n - r), "left": _sum(r, m - r)}
    blocks.append(
        Result((Paragraph((say("spaces.result", rank=rank_is(name, r), name=A, transposed=Transpose(A), **sums),)),))
    )
    return Document(say("spaces.title", name=A), tuple(blocks))


def _sum(first: int, second: int) -> Formula:
    return equation(Linear(((Fraction(first), None), (Fraction(second), None))), number(first + second))


def _basis(key: str, basis: Matrix, A: Name, **fields: Listing | Transpose) -> Iterator[Block]:
    """The sentence that says where the basis comes from, and its vectors."""
    if not basis.ncols:
        yield Paragraph((say(f"spaces.{key}-zero", name=A, **fields),))
        return
    yield Paragraph((say(f"spaces.{key}", count=basis.ncols, name=A, **fields),))
    vectors = tuple([column(basis.column(k)) for k in range(basis.ncols)])
    yield Display((vectors[0] if len(vectors) == 1 else Commas(vectors),))


def _orthogonal(found: FourSubspaces, A: Name) -> Iterator[Block]:
    pairs = ((found.row, found.null), (found.column, found.left_null))
    lines: list[Formula] = []
    for left, right in pairs:
        if left.ncols and right.ncols:
            zero = Matrix.zero(left.ncols, right.ncols, left.field)
            lines.append(Chain(Product((Array(left.T), Array(right))), (("=", Array(zero)),)))
    if lines:
        yield Paragraph((say("spaces.orthogonal", count=len(lines), name=A, transposed=Transpose(A)),))
        yield Display(tuple(lines))
