"""The exposition of Gram and Schmidt: each column less its projections, A = Q R, and the lengths at the very end."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.orthogonalization import Orthogonalization, OrthogonalStep
from exactrank.document import (
    Array,
    Block,
    Commas,
    Display,
    Document,
    Formula,
    Linear,
    Name,
    Norm,
    Paragraph,
    Product,
    Quotient,
    Result,
    Transpose,
    say,
)
from exactrank.exposition.conclusion import column_letter
from exactrank.exposition.formulas import column, equation, letter, quotient_worked_out, radical, rank_is
from exactrank.matrix import Matrix
from exactrank.numbers.surds import Surd


def explain_orthogonalization(found: Orthogonalization, name: str = "A") -> Document:
    """What is done and why, column after column, the product Q R, the orthogonality, and the lengths."""
    A, a = Name(name), column_letter(name)
    Q, R = Name(letter("Q", name)), Name(letter("R", name))
    q = Q.letter.lower()
    blocks: list[Block] = [
        Paragraph((say("orthogonalization.overview", name=A, column=Name(a, "j"), index=Name("j")),)),
        Display((equation(A, Array(found.matrix)),)),
    ]
    blocks += _steps(found, a, q)
    if not found.rank:
        blocks.append(Result((Paragraph((say("orthogonalization.result.zero", name=A, rank=rank_is(name, 0)),)),)))
        return Document(say("orthogonalization.title", name=A), tuple(blocks))
    blocks += _product(found, A, Q, R)
    blocks += _lengths(found, q)
    factors = equation(A, Product((Q, R)))
    said = say("orthogonalization.result.found", equation=factors, count=found.rank, left=Q, name=A)
    blocks.append(Result((Paragraph((said,)),)))
    return Document(say("orthogonalization.title", name=A), tuple(blocks))


def _steps(found: Orthogonalization, a: str, q: str) -> Iterator[Block]:
    place = 0
    explained = False
    for step in found.steps:
        own = Name(a, str(step.column + 1))
        if step.depends:
            key = "depends" if step.coefficients else "zero"
            yield Paragraph((say(f"orthogonalization.{key}", column=own, count=len(step.coefficients)),))
            if step.coefficients:
                rest = Linear(((Fraction(1), own), *_less(step, q)))
                yield Display((equation(rest, column(step.rest)),))
            continue
        place += 1
        new = Name(q, str(place))
        if not step.coefficients:
            yield Paragraph((say("orthogonalization.first", column=own, vector=new),))
            yield Display((equation(new, own, column(step.rest)),))
            continue
        if not explained:
            yield Paragraph((say("orthogonalization.subtract", column=own, vector=new, count=len(step.coefficients)),))
            explained = True
        else:
            yield Paragraph((say("orthogonalization.subtract-again", column=own, vector=new),))
        yield Display(tuple(_coefficients(found, step, own, q)))
        yield Display((equation(new, Linear(((Fraction(1), own), *_less(step, q))), column(step.rest)),))


def _coefficients(found: Orthogonalization, step: OrthogonalStep, own: Name, q: str) -> Iterator[Formula]:
    """q^T a / q^T q for each q before, with its numbers."""
    for k, product in enumerate(step.products):
        vector = Name(q, str(k + 1))
        symbols = Quotient(Product((Transpose(vector), own)), Product((Transpose(vector), vector)))
        yield equation(symbols, *quotient_worked_out(product, found.squares[k]))


def _less(step: OrthogonalStep, q: str) -> list[tuple[Fraction, Formula | None]]:
    return [(-c, Name(q, str(k + 1))) for k, c in enumerate(step.coefficients) if c]


def _product(found: Orthogonalization, A: Name, Q: Name, R: Name) -> Iterator[Block]:
    yield Paragraph((say("orthogonalization.factors", name=A, left=Q, right=R, count=found.rank),))
    yield Display((Commas((equation(Q, Array(found.Q)), equation(R, Array(found.R)))),))
    both = Product((Array(found.Q), Array(found.R)))
    yield Display((equation(Product((Q, R)), both, Array(found.matrix), A),))
    if found.rank > 1:
        size = found.rank
        diagonal = Matrix.of([[found.squares[i] * int(i == j) for j in range(size)] for i in range(size)], size)
        yield Paragraph((say("orthogonalization.orthogonal", left=Q),))
        yield Display((equation(Product((Transpose(Q), Q)), Array(diagonal)),))


def _lengths(found: Orthogonalization, q: str) -> Iterator[Block]:
    yield Paragraph((say("orthogonalization.lengths", count=found.rank),))
    lengths = [
        equation(Norm(Name(q, str(k + 1))), radical(Surd.sqrt_of(square))) for k, square in enumerate(found.squares)
    ]
    yield Display((lengths[0] if len(lengths) == 1 else Commas(tuple(lengths)),))
