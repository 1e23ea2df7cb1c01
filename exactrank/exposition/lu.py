"""The exposition of P A = L U: the reduction, where each multiplier comes from, the check, and the pivots taken out."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.calculations.triangular import TriangularFactors
from exactrank.document import Array, Block, Commas, Display, Document, Formula, Name, Paragraph, Product, Result, say
from exactrank.exposition.formulas import equation, letter
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.matrix import Matrix
from exactrank.row_operations import RowAdd


def explain_lu(found: TriangularFactors, name: str = "A") -> Document:
    """What is looked for, the reduction to U, how L and P are read off from its operations, and the check."""
    A, L, U = Name(name), Name(letter("L", name)), Name(letter("U", name))
    P = Name(letter("P", name, L.letter, U.letter))
    left: Formula = Product((P, A)) if found.swaps else A
    factors = equation(left, Product((L, U)))
    key = "overview-swaps" if found.swaps else "overview"
    blocks: list[Block] = [
        Paragraph((say(f"lu.{key}", name=A, left=L, right=U, order=P, equation=factors),)),
        Display((equation(A, Array(found.matrix)),)),
    ]
    blocks += _multipliers(found, L, U, P)
    blocks += _check(found, A, left, factors, L, U)
    return Document(say("lu.title", name=A), tuple(blocks))


def _multipliers(found: TriangularFactors, L: Name, U: Name, P: Name) -> Iterator[Block]:
    steps = reduction_steps(found.form)
    if steps.items:
        yield steps
    additions = [step for step in found.form.derivation.steps if isinstance(step.operation, RowAdd)]
    said = [say("lu.upper", right=U)] if steps.items else [say("lu.in-form", name=Name(L.letter), right=U)]
    said.append(say("lu.multipliers", left=L, count=len(additions)) if additions else say("lu.no-multipliers", left=L))
    if found.swaps:
        said.append(say("lu.swaps", left=L, order=P))
    yield Paragraph(tuple(said))
    parts = [equation(L, Array(found.lower)), equation(U, Array(found.upper))]
    if found.swaps:
        parts.insert(0, equation(P, Array(found.permutation)))
    yield Display((Commas(tuple(parts)),))


def _check(found: TriangularFactors, A: Name, left: Formula, factors: Formula, L: Name, U: Name) -> Iterator[Block]:
    product, D, V = found.lower @ found.upper, found.diagonal, found.unit_upper
    yield Paragraph((say("lu.check", equation=left),))
    yield Display((equation(Product((L, U)), Product((Array(found.lower), Array(found.upper))), Array(product), left),))
    said = [say("lu.result", equation=factors, left=L, right=U)]
    if D is not None and V is not None and Matrix.identity(D.nrows, D.field) != D:
        diagonal, unit = Name(letter("D", A.letter)), Name(letter("V", A.letter))
        yield Paragraph((say("lu.diagonal", right=U, diagonal=diagonal, unit=unit, count=D.nrows),))
        yield Display((Commas((equation(diagonal, Array(D)), equation(unit, Array(V)))),))
        said.append(say("lu.result-diagonal", equation=equation(left, Product((L, diagonal, unit)))))
    yield Result((Paragraph(tuple(said)),))
