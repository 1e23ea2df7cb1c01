"""The exposition of an inverse: [A | I] reduced, why the right block is the inverse, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.calculations.inverses import Inverse
from exactrank.document import (
    Array,
    Block,
    Display,
    Document,
    Formula,
    Name,
    Paragraph,
    Power,
    Product,
    Result,
    Transpose,
    say,
)
from exactrank.exposition.formulas import equation, letter, number, rank_is
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.matrix import Matrix


def explain_inverse(found: Inverse, name: str = "A") -> Document:
    """What is looked for, the reduction, the proof that it is the inverse or that there is none, and the check."""
    A, size = Name(name), found.matrix.nrows
    B, unit = Name(letter("B", name)), Name(letter("I", name))
    wanted = equation(Product((A, B)), unit)
    overview = say("inverse.overview", name=A, inverse=B, equation=wanted, unit=unit, count=size)
    blocks: list[Block] = [Paragraph((overview,)), Display((equation(A, Array(found.matrix)),))]
    blocks += _reduction(found, unit)
    blocks += _found(found, found.inverse, A, unit) if found.inverse is not None else _none(found, A, B, wanted)
    return Document(say("inverse.title", name=A), tuple(blocks))


def _reduction(found: Inverse, unit: Formula) -> Iterator[Block]:
    bar = found.matrix.nrows
    yield Display((Array(found.form.start, bar=bar),))
    steps = reduction_steps(found.form, bar=bar)
    if steps.items:
        yield steps
    elif found.inverse is not None:
        yield Paragraph((say("inverse.in-form", unit=unit),))


def _found(found: Inverse, inverse: Matrix, A: Name, unit: Formula) -> Iterator[Block]:
    inverted = Power(A, -1)
    if found.form.derivation.log:
        yield Paragraph((say("inverse.why", name=A, unit=unit),))
    yield Paragraph((say("inverse.check", unit=unit),))
    product = Product((Array(found.matrix), Array(inverse)))
    yield Display((equation(Product((A, inverted)), product, Array(Matrix.identity(inverse.nrows, inverse.field))),))
    found_it = say("inverse.result.found", name=A)
    yield Result((Paragraph((found_it,)), Display((equation(inverted, Array(inverse)),))))


def _none(found: Inverse, A: Name, B: Name, wanted: Formula) -> Iterator[Block]:
    size, y = found.matrix.nrows, Transpose(Name(letter("y", A.letter)))
    yield Paragraph((say("inverse.zero-row", row=found.rank + 1, name=A, count=size),))
    if size > 1:
        row = Matrix.of([found.vanishing or ()], size, found.matrix.field)
        zero = Matrix.zero(1, size, found.matrix.field)
        yield Display(
            (
                equation(y, Array(row)),
                equation(Product((y, A)), Product((Array(row), Array(found.matrix))), Array(zero)),
            )
        )
        yield Paragraph((say("inverse.why-none", inverse=B, equation=wanted, row=y, product=Product((A, B))),))
    rank = rank_is(A.letter, found.rank)
    yield Result((Paragraph((say("inverse.result.none", name=A, rank=rank, count=number(size)),)),))
