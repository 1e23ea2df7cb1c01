"""The exposition of least squares: the normal equations, their solution, the projection, and why it is nearest."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.normal_equations import LeastSquares
from exactrank.document import (
    Array,
    Block,
    Chain,
    Display,
    Document,
    Formula,
    Linear,
    Name,
    Norm,
    Paragraph,
    Product,
    Result,
    Said,
    Transpose,
    say,
)
from exactrank.exposition.formulas import equation, letter
from exactrank.exposition.solution import SystemLetters, solved, unique_solution
from exactrank.exposition.values import value_links
from exactrank.numbers.surds import Surd


def explain_least_squares(found: LeastSquares, name: str = "A", digits: int = 4) -> Document:
    """What is looked for, the condition for it, the equations solved, the projection, the residual, and the error."""
    n = found.coefficients.ncols
    letters = SystemLetters.of(name, n, found.normal.unknowns)
    A, x, b = letters.matrix, letters.unknown, letters.right
    image = Product((A, x))
    residual: Formula = Linear(((Fraction(1), b), (Fraction(-1), image)))
    transposed = Transpose(A)
    normal = Product((transposed, A))
    overview = say("least-squares.overview", x=x, image=image, right=b, name=A)
    blocks: list[Block] = [
        Paragraph((overview,)),
        letters.shown(Array(found.coefficients), [Array(found.right)], found.normal.unknowns),
        Paragraph((say("least-squares.condition", residual=residual, name=A),)),
        Display((equation(Product((normal, x)), Product((transposed, b))),)),
        Display(
            (
                equation(normal, Array(found.normal.coefficients)),
                equation(Product((transposed, b)), Array(found.normal.right)),
            )
        ),
        *solved(found.normal, SystemLetters(normal, x, b, letters.unknowns)),
        *_nearest(found, letters, image, residual),
    ]
    blocks.append(Result((Paragraph(tuple(_result(found, letters, residual, digits))),)))
    return Document(say("least-squares.title", equation=letters.equation), tuple(blocks))


def _nearest(found: LeastSquares, letters: SystemLetters, image: Formula, residual: Formula) -> Iterator[Block]:
    transposed = Transpose(letters.matrix)
    r = Name(letter("r", str(getattr(letters.matrix, "letter", ""))))
    yield Paragraph((say("least-squares.projection", image=image, right=letters.right, name=letters.matrix),))
    yield Display((equation(image, Array(found.fitted)), equation(r, residual, Array(found.residual))))
    yield Paragraph((say("least-squares.orthogonal", name=letters.matrix),))
    yield Display((equation(Product((transposed, r)), Array(found.orthogonality)),))


def _result(found: LeastSquares, letters: SystemLetters, residual: Formula, digits: int) -> Iterator[Said]:
    if found.normal.free:
        yield say("least-squares.result.infinite", count=len(found.normal.free))
    else:
        yield say("least-squares.result.unique", solution=unique_solution(found.normal, letters, 0))
    if found.residual.is_zero:
        yield say("least-squares.result.exact", equation=letters.equation)
        return
    error = Surd.sqrt_of(found.squared_error)
    yield say("least-squares.result.error", error=Chain(Norm(residual), value_links(error, digits)))
