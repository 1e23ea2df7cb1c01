"""The exposition of a determinant: by the rule of its order, by row operations with their signs, or by cofactors."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.determinants import Determinant, Evaluation, Expanded, Rule
from exactrank.calculations.minors import Triangularization
from exactrank.document import (
    Array,
    Block,
    Call,
    Display,
    Document,
    Formula,
    Linear,
    Name,
    Number,
    Paragraph,
    Result,
    Said,
    say,
)
from exactrank.exposition.formulas import equation, product_of, worked_out
from exactrank.exposition.row_reduction import reduction_steps

__all__ = ["evaluated", "explain_determinant"]


def explain_determinant(found: Determinant, name: str = "A") -> Document:
    """What is done and why it keeps the value, the calculation, and what the value says of the matrix."""
    title = say("determinant.title", name=Name(name))
    A = found.matrix
    shown = Display((equation(Name(name), Array(A)),))
    det = Call("det", Name(name))
    value = equation(det, Number(found.value))
    if A.nrows < 2:
        said = say(f"determinant.{'single' if A.nrows else 'empty'}")
        return Document(title, (shown, Paragraph((said,)), Result((Paragraph((_meaning(found, name, value),)),))))
    blocks: list[Block] = [Paragraph(tuple(_method(found.evaluation, name))), shown]
    blocks += _worked(found.evaluation, det, name)
    return Document(title, (*blocks, Result((Paragraph((_meaning(found, name, value),)),))))


def _meaning(found: Determinant, name: str, value: Formula) -> Said:
    return say(f"determinant.result.{'invertible' if found.value else 'singular'}", name=Name(name), equation=value)


def _method(evaluation: Evaluation, name: str) -> Iterator[Said]:
    match evaluation:
        case Rule(matrix, products):
            yield say(f"determinant.rule-{matrix.nrows}")
            if any(0 in one.entries for one in products):
                yield say("determinant.rule-zeros")
        case Expanded():
            yield _along(evaluation)
        case Triangularization(_, form):
            yield say(f"determinant.{'rows' if form.derivation.log else 'triangular'}", name=Name(name))


def _along(expanded: Expanded) -> Said:
    line = list(expanded.matrix)[expanded.at] if expanded.along_row else expanded.matrix.column(expanded.at)
    zeros = line.count(Fraction(0))
    if not zeros:
        return say("determinant.along-row-full")
    return say(f"determinant.along-{'row' if expanded.along_row else 'column'}", at=expanded.at + 1, count=zeros)


def _worked(evaluation: Evaluation, det: Formula, name: str) -> Iterator[Block]:
    match evaluation:
        case Rule():
            yield Display((equation(det, *evaluated(evaluation)),))
        case Expanded():
            if evaluation.cofactors:
                yield Paragraph((say("determinant.signs"),))
                yield from _expansion(evaluation, det)
            else:
                yield Paragraph((say("determinant.zero-line"),))
        case Triangularization(_, form, swaps):
            steps = reduction_steps(form)
            if steps.items:
                yield steps
                yield Paragraph((say("determinant.swaps", count=swaps) if swaps else say("determinant.no-swaps"),))
            yield Display((equation(det, *worked_out(evaluation)),))


def _expansion(expanded: Expanded, left: Formula) -> Iterator[Block]:
    """The sum of the cofactors; the determinants in it are worked out below it when they are of order 3 or more."""
    minors = Linear(
        tuple([(one.sign * one.entry, Array(one.complement, determinant=True)) for one in expanded.cofactors])
    )
    values = Linear(
        tuple([(Fraction(one.sign), product_of((one.entry, one.evaluation.value))) for one in expanded.cofactors])
    )
    order = expanded.matrix.nrows - 1
    if order == 2:
        yield Display((equation(left, minors, values, Number(expanded.value)),))
        return
    count = len(expanded.cofactors)
    yield Display((equation(left, minors),))
    yield Paragraph((say("determinant.inner", order=order, count=count),))
    for one in expanded.cofactors:
        inner = Array(one.complement, determinant=True)
        if isinstance(one.evaluation, Expanded) and one.evaluation.cofactors:
            yield from _expansion(one.evaluation, inner)
        else:
            yield Display((equation(inner, *evaluated(one.evaluation)),))
    yield Paragraph((say("determinant.together", count=count),))
    yield Display((equation(left, values, Number(expanded.value)),))


def evaluated(evaluation: Evaluation) -> tuple[Formula, ...]:
    """What stands between a determinant and its value, in one line, and the value."""
    match evaluation:
        case Rule(matrix, products, value):
            terms = [(Fraction(one.sign), product_of(one.entries)) for one in products if all(one.entries)]
            worked = (Linear(tuple(terms)),) if terms else ()
            return Array(matrix, determinant=True), *worked, Number(value)
        case Triangularization():
            return worked_out(evaluation)
        case Expanded():
            return (Number(evaluation.value),)
