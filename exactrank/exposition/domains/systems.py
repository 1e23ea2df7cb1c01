"""The expositions of a system, an inverse and of independence over a domain."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from exactrank.calculations.domains.systems import IndependenceOver, InverseOver, SolutionOver
from exactrank.document import (
    Block,
    Commas,
    Display,
    Document,
    Formula,
    Linear,
    Name,
    Paragraph,
    Power,
    Product,
    Result,
    Said,
    Transpose,
    say,
)
from exactrank.exposition.conclusion import column_letter
from exactrank.exposition.domains.formulas import array, column, domain_of, given, page, plain, times
from exactrank.exposition.formulas import equation, letter, number, number_of_solutions, rank_is
from exactrank.exposition.over_domains import reduction_steps_over
from exactrank.exposition.solution import INLINE, SystemLetters
from exactrank.numbers.canonical_numbers import Number, number_negative
from exactrank.numbers.finite_extensions import ExtensionField
from exactrank.numbers.rows import RowsOver

_ONE = Fraction(1)


def explain_solution_over(found: SolutionOver[Any], name: str = "A") -> Document:
    """The system, its reduction, and for each right side what the last matrix says of the unknowns."""
    A, domain = found.coefficients, domain_of(found.coefficients)
    letters = SystemLetters.of(name, A.ncols, found.unknowns)
    sides = found.right.ncols
    shown = letters.shown(array(A), [column(domain, found.right.column(k)) for k in range(sides)], found.unknowns)
    opening = say("solution.overview", x=letters.unknown, equation=letters.equation, count=sides)
    blocks = [shown, *_solved(found, letters)]
    blocks.append(Result((Paragraph(tuple([_result(found, letters, k) for k in range(sides)])),)))
    return page(say("solution.title", equation=letters.equation), opening, domain, blocks)


def _solved(found: SolutionOver[Any], letters: SystemLetters) -> Iterator[Block]:
    bar = found.coefficients.ncols
    steps = reduction_steps_over(found.reduction, bar=bar)
    yield Paragraph((say("solution.why" if steps.items else "solution.in-form"),))
    yield Display((array(found.reduction.start, bar),))
    if steps.items:
        yield steps
    if found.solvable:
        yield Paragraph((letters.freedom(found.free, found.rank),))
    for k in range(found.right.ncols):
        if found.right.ncols > 1:
            yield Paragraph((say("solution.for-side", equation=letters.equation_of(k, found.right.ncols)),))
        yield from _one_side(found, letters, k)


def _one_side(found: SolutionOver[Any], letters: SystemLetters, k: int) -> Iterator[Block]:
    domain, row = domain_of(found.coefficients), found.contradictions[k]
    if row is not None:
        value = plain(domain, found.reduction.end[row, found.coefficients.ncols + k])
        impossible = equation(number(0), value)
        said = say("solution.contradiction", row=row + 1, value=value, equation=impossible, x=letters.unknown)
        yield Paragraph((said,))
        return
    if found.rank:
        yield Paragraph((say("solution.read-off", count=found.rank),))
        yield Display(tuple(_rows(found, letters, k)))
    if found.free:
        yield Paragraph((say("solution.vectors", count=len(found.free)),))
        yield Display((equation(letters.unknown, _vector(found, letters, k)),))
        yield Paragraph((say("solution.basis", count=len(found.free)),))
    yield from _check(found, k)


def _rows(found: SolutionOver[Any], letters: SystemLetters, k: int) -> Iterator[Formula]:
    """x_j = c - a x_f - ...: each row with a pivot, solved for the unknown of its pivot."""
    R, bar, domain = found.reduction.end, found.coefficients.ncols, domain_of(found.coefficients)
    for pivot in found.reduction.pivots:
        terms = [*times(domain, R[pivot.row, bar + k], None)]
        for j in found.free:
            terms += times(domain, number_negative(domain, R[pivot.row, j]), letters.unknowns[j])
        yield equation(letters.unknowns[pivot.column], Linear(tuple(terms)) if terms else number(0))


def _vector(found: SolutionOver[Any], letters: SystemLetters, k: int) -> Formula:
    """p + x_3 d_1 + x_4 d_2; a particular solution of zeros is left out."""
    domain, p = domain_of(found.coefficients), found.particulars[k] or ()
    terms: list[tuple[Fraction, Formula | None]] = []
    if any(x != domain.zero for x, _ in p):
        terms.append((_ONE, column(domain, p)))
    for at, j in enumerate(found.free):
        terms.append((_ONE, Product((letters.unknowns[j], column(domain, found.directions.column(at))))))
    return terms[0][1] if len(terms) == 1 and terms[0][1] is not None else Linear(tuple(terms))


def _check(found: SolutionOver[Any], k: int) -> Iterator[Block]:
    A, p = found.coefficients, found.particulars[k]
    if not p or not A.nrows:
        return
    domain = domain_of(A)
    lines = [equation(Product((array(A), column(domain, p))), column(domain, found.right.column(k)))]
    if found.free:
        zero = RowsOver.zeros(A.domain, A.nrows, len(found.free))
        lines.append(equation(Product((array(A), array(found.directions))), array(zero)))
        yield Paragraph((say("solution.check-particular", count=len(found.free)),))
    else:
        yield Paragraph((say("solution.check"),))
    yield Display(tuple(lines))


def _result(found: SolutionOver[Any], letters: SystemLetters, k: int) -> Said:
    sides = found.right.ncols
    suffix = "-side" if sides > 1 else ""
    fields: dict[str, Formula | int] = {"equation": letters.equation_of(k, sides)} if suffix else {}
    if found.particulars[k] is None:
        return say(f"solution.result.none{suffix}", **fields)
    if not found.free:
        return say(f"solution.result.unique{suffix}", **fields, solution=_unique(found, letters, k))
    fields["count"] = len(found.free)
    if suffix:
        return say("solution.result.infinite-side", **fields)
    domain, n = found.coefficients.domain, found.coefficients.ncols
    left = Linear(((Fraction(n), None), (Fraction(-found.rank), None)))
    fields["dimension"] = equation(left, number(len(found.free))) if found.rank else number(n)
    if isinstance(domain, ExtensionField):
        elements = domain.characteristic**domain.degree
        return say("solution.result.several", **fields, solutions=number_of_solutions(elements, len(found.free)))
    return say("solution.result.infinite", **fields)


def _unique(found: SolutionOver[Any], letters: SystemLetters, k: int) -> Formula:
    """x_1 = 2, x_2 = i, or where there are many unknowns the vector."""
    domain, p = domain_of(found.coefficients), found.particulars[k] or ()
    if 0 < len(p) <= INLINE:
        named: list[tuple[Name, Number[Any]]] = list(zip(letters.unknowns, p, strict=True))
        return Commas(tuple([equation(unknown, plain(domain, value)) for unknown, value in named]))
    return equation(letters.unknown, column(domain, p))


def explain_inverse_over(found: InverseOver[Any], name: str = "A") -> Document:
    """What is looked for, the reduction, the proof that it is the inverse or that there is none, and the check."""
    A, size = Name(name), found.matrix.nrows
    B, unit = Name(letter("B", name)), Name(letter("I", name))
    wanted = equation(Product((A, B)), unit)
    opening = say("inverse.overview", name=A, inverse=B, equation=wanted, unit=unit, count=size)
    blocks: list[Block] = [given(name, found.matrix), Display((array(found.reduction.start, size),))]
    steps = reduction_steps_over(found.reduction, bar=size)
    if steps.items:
        blocks.append(steps)
    elif found.inverse is not None:
        blocks.append(Paragraph((say("inverse.in-form", unit=unit),)))
    blocks += _inverted(found, found.inverse, A, unit) if found.inverse is not None else _none(found, A, B, wanted)
    return page(say("inverse.title", name=A), opening, domain_of(found.matrix), blocks)


def _inverted(found: InverseOver[Any], inverse: RowsOver[Any], A: Name, unit: Formula) -> Iterator[Block]:
    inverted = Power(A, -1)
    if found.reduction.steps:
        yield Paragraph((say("inverse.why", name=A, unit=unit),))
    yield Paragraph((say("inverse.check", unit=unit),))
    product = Product((array(found.matrix), array(inverse)))
    identity = RowsOver.identity(inverse.domain, inverse.nrows)
    yield Display((equation(Product((A, inverted)), product, array(identity)),))
    result = say("inverse.result.found", name=A)
    yield Result((Paragraph((result,)), Display((equation(inverted, array(inverse)),))))


def _none(found: InverseOver[Any], A: Name, B: Name, wanted: Formula) -> Iterator[Block]:
    size, rank, domain = found.matrix.nrows, found.reduction.rank, domain_of(found.matrix)
    y = Transpose(Name(letter("y", A.letter)))
    yield Paragraph((say("inverse.zero-row", row=rank + 1, name=A, count=size),))
    if size > 1:
        row = array(RowsOver.of(domain, [found.vanishing or ()], size))
        zero = array(RowsOver.zeros(domain, 1, size))
        yield Display((equation(y, row), equation(Product((y, A)), Product((row, array(found.matrix))), zero)))
        yield Paragraph((say("inverse.why-none", inverse=B, equation=wanted, row=y, product=Product((A, B))),))
    told = say("inverse.result.none", name=A, rank=rank_is(A.letter, rank), count=number(size))
    yield Result((Paragraph((told,)),))


def explain_independence_over(found: IndependenceOver[Any], name: str = "A") -> Document:
    """The question as a system, the reduction, and either the only combination or every dependence."""
    A, a, n, domain = Name(name), column_letter(name), found.matrix.ncols, domain_of(found.matrix)
    x = Name("x" if a != "x" else "y")
    opening = say("independence.overview", count=n, name=A, equation=equation(Product((A, x)), number(0)), x=x)
    steps = reduction_steps_over(found.reduction)
    blocks: list[Block] = [given(name, found.matrix)]
    blocks.append(steps if steps.items else Paragraph((say("independence.in-form", name=A),)))
    if not found.independent:
        blocks.append(Paragraph((say("independence.read-off", count=len(found.dependencies), name=A),)))
        lines: list[Formula] = []
        for j, combination in found.dependencies:
            terms = [one for k, c in combination for one in times(domain, c, Name(a, str(k + 1)))]
            lines.append(equation(Name(a, str(j + 1)), Linear(tuple(terms)) if terms else number(0)))
        blocks.append(Display(tuple(lines)))
    key = "independent" if found.independent else "dependent"
    said = say(f"independence.result.{key}", count=n, rank=rank_is(name, found.reduction.rank))
    return page(say("independence.title", name=A), opening, domain, [*blocks, Result((Paragraph((said,)),))])
