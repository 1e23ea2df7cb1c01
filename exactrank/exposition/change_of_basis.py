"""The exposition of a change of basis: one reduction of [A | B], its matrix with the check, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.calculations.change_of_basis import ChangeOfBasis
from exactrank.document import (
    Array,
    Block,
    Commas,
    Display,
    Document,
    Name,
    Paragraph,
    Power,
    Product,
    Result,
    say,
)
from exactrank.exposition.formulas import equation, letter
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.matrix import Matrix


def explain_change_of_basis(found: ChangeOfBasis, name: str = "A") -> Document:
    """What the matrix holds, the reduction that finds it, and what it does to coordinates, in both directions."""
    A, B = Name(name), Name(letter("B", name))
    P = Name(letter("P", name, B.letter))
    held = equation(Product((A, P)), B)
    system = found.solution
    overview = say("change-of-basis.overview", left=A, right=B, matrix=P, equation=held, count=found.matrix.ncols)
    given = (equation(A, Array(system.coefficients)), equation(B, Array(system.right)))
    blocks: list[Block] = [Paragraph((overview,)), Display((Commas(given),)), *_reduction(found, A, P)]
    blocks += _both_ways(found, A, B, P)
    return Document(say("change-of-basis.title", left=A, right=B), tuple(blocks))


def _reduction(found: ChangeOfBasis, A: Name, P: Name) -> Iterator[Block]:
    form, size = found.solution.form, found.matrix.ncols
    yield Display((Array(form.start, bar=size),))
    steps = reduction_steps(form, bar=size)
    if steps.items:
        yield steps
    yield Paragraph((say("change-of-basis.read-off" if steps.items else "change-of-basis.in-form", left=A, matrix=P),))
    yield Display((equation(P, Array(found.matrix)),))


def _both_ways(found: ChangeOfBasis, A: Name, B: Name, P: Name) -> Iterator[Block]:
    y = Name("y")
    factors = Product((Array(found.solution.coefficients), Array(found.matrix)))
    yield Paragraph((say("change-of-basis.check", right=B),))
    yield Display((equation(Product((A, P)), factors, Array(found.solution.right), B),))
    inverse = Power(P, -1)
    vector, image, taken = Product((B, y)), Product((A, P, y)), Product((P, y))
    coordinates = say("change-of-basis.why", left=A, right=B, given=y, vector=vector, image=image, taken=taken)
    yield Paragraph((coordinates, say("change-of-basis.back", inverse=inverse)))
    unit = Array(Matrix.identity(found.back.nrows, found.back.field))
    product = equation(Product((P, inverse)), Product((Array(found.matrix), Array(found.back))), unit)
    yield Display((equation(inverse, Array(found.back)), product))
    yield Result((Paragraph((say("change-of-basis.result", left=A, right=B, matrix=P, inverse=inverse),)),))
