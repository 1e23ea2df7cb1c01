"""The exposition of a row reduction over QQ(i), QQ(sqrt d), GF(p^k) or QQ(a, b): its numbers, the steps, the rank."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from exactrank.calculations.elimination.over_domains import (
    MultipleAdded,
    OperationOver,
    Reduction,
    RowScaled,
    RowsSwapped,
    StepOver,
    single_steps,
)
from exactrank.derivation import Purpose
from exactrank.document import (
    Block,
    Chain,
    Display,
    Document,
    Formula,
    Grid,
    Grouped,
    Linear,
    Listing,
    Name,
    Operations,
    Ordinal,
    Paragraph,
    Power,
    Product,
    Quotient,
    Result,
    Root,
    Row,
    Said,
    Steps,
    Sum,
    say,
)
from exactrank.exposition.formulas import equation, number, polynomial, rank_is
from exactrank.exposition.letters import function_formula, letter_formula
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.domain_names import Extension
from exactrank.numbers.quadratic import QuadraticField
from exactrank.numbers.rational_functions import RationalFunctions
from exactrank.numbers.rows import RowsOver

_ONE = Fraction(1)


def explain_reduction_over(found: Reduction[Any], name: str = "A", single: bool = False) -> Document:
    """The derivation as a document; with `single` every operation is a step."""
    domain = found.start.domain
    assert isinstance(domain, Extension)  # over QQ and GF(p) there is `explain_row_reduction`
    m, n = found.start.shape
    goal = "reduced" if found.reduced else "echelon"
    steps = single_steps(found) if single else found.steps
    given = Display((equation(Name(name), grid_over(found.start, domain)),))
    blocks: list[Block] = [
        Paragraph((say(f"reduction.overview.{goal}", rows=m, columns=n, name=Name(name)), what_numbers(domain))),
        given,
    ]
    if steps:
        blocks += [Paragraph((say("reduction.why-rank-stays"),)), reduction_steps_over(found, steps)]
    blocks.append(Result((Paragraph(tuple(_conclusion(found, name))),)))
    return Document(say("reduction.title", name=Name(name)), tuple(blocks))


def reduction_steps_over(
    found: Reduction[Any], steps: tuple[StepOver[Any], ...] | None = None, bar: int | None = None
) -> Steps:
    """The numbered steps alone, with a line left of column `bar`: for a system that is solved on the way."""
    domain = found.start.domain
    assert isinstance(domain, Extension)  # as above
    return Steps(tuple(_items(found, found.steps if steps is None else steps, domain, bar)))


def number_formula(domain: Extension, x: Number[Any]) -> Formula:
    """a + b i, a + b sqrt(d), a polynomial in t, or a fraction of polynomials in letters."""
    numerators, d = x
    if isinstance(domain, RationalFunctions):
        return function_formula(domain, x)
    if isinstance(domain, QuadraticField):
        terms = ((Fraction(numerators[0], d), None), (Fraction(numerators[1], d), _root(domain)))
        return Linear(tuple([(factor, what) for factor, what in terms if factor]))
    return polynomial(numerators[::-1])


def _root(domain: QuadraticField) -> Formula:
    return Name("i") if domain.d == -1 else Root(number(domain.d))


def what_numbers(domain: Extension) -> Said:
    """What the numbers of the page are."""
    if isinstance(domain, QuadraticField):
        form = Linear(((_ONE, Name("a")), (_ONE, Product((Name("b"), _root(domain))))))
        return say("field.quadratic", form=form, first=Name("a"), second=Name("b"))
    if isinstance(domain, RationalFunctions):
        letters = Listing(tuple(map(letter_formula, domain.letters)))
        return say("field.functions", letters=letters, count=len(domain.letters))
    p, k = domain.characteristic, domain.degree
    power = polynomial([-m % p for m in reversed(domain.modulus)])
    equal = equation(Power(Name("t"), k), power)
    return say("field.power", elements=p**k, modulus=p, letter=Name("t"), equation=equal)


def grid_over(
    A: RowsOver[Any], domain: Extension, bar: int | None = None, marked: tuple[tuple[int, int], ...] = ()
) -> Formula:
    """The matrix, with a bar left of a column and pivots marked where they are given."""
    rows = [[number_formula(domain, domain.ratio(x, d)) for x in numerators] for numerators, d in A.rows]
    return Grid(tuple(map(tuple, rows)), bar=bar, marked=marked)


def _items(
    found: Reduction[Any], steps: tuple[StepOver[Any], ...], domain: Extension, bar: int | None
) -> Iterator[tuple[Block, ...]]:
    told: set[str] = set()
    before = found.start
    for step in steps:
        said = _reason(step, before, domain, told)
        operations = Operations(tuple([operation_over(one, domain) for one in step.operations]))
        yield Paragraph((said,)), operations, Display((grid_over(step.result, domain, bar),))
        before = step.result


def _reason(step: StepOver[Any], before: RowsOver[Any], domain: Extension, told: set[str]) -> Said:
    def again(key: str) -> str:
        suffix = "-again" if key in told else ""
        told.add(key)
        return suffix

    pivot = step.pivot
    if pivot is None:
        only = "one" if len(step.operations) == 1 else "all"
        return say(f"reduction.make-pivot-one.{'again' if again('one') else only}")
    column = Ordinal(pivot.column + 1)
    if step.purpose is Purpose.BRING_PIVOT:
        swapped = step.operations[0]
        other = swapped.second if isinstance(swapped, RowsSwapped) else pivot.row
        entry = _entry(before, other, pivot.column, domain)
        key = "later" if pivot.row else "first"
        return say(
            f"reduction.bring-pivot.{key}{again(key) if pivot.row else ''}",
            column=column, row=other + 1, top=pivot.row + 1, entry=entry,
        )  # fmt: skip
    value = _entry(before, pivot.row, pivot.column, domain)
    side = "above" if step.purpose is Purpose.CLEAR_ABOVE else "below" if pivot.row else "first"
    if f"{side} {pivot.column}" in told:
        target = step.operations[0]
        return say("reduction.clear.next", row=target.target + 1 if isinstance(target, MultipleAdded) else 0)
    told.add(f"{side} {pivot.column}")
    return say(f"reduction.clear.{side}{again(side)}", value=value, column=column, row=pivot.row + 1)


def _entry(A: RowsOver[Any], i: int, j: int, domain: Extension) -> Formula:
    numerators, d = A.rows[i]
    return number_formula(domain, domain.ratio(numerators[j], d))


def operation_over(one: OperationOver[Any], domain: Extension) -> Formula:
    """The operation as an assignment to a row."""
    match one:
        case RowsSwapped(i, k):
            return Chain(Row(i), (("<->", Row(k)),))
        case RowScaled(i, factor):
            return Chain(Row(i), (("<-", multiple_of_row(factor, i, domain)),))
        case MultipleAdded(i, k, factor):
            added = multiple_of_row(factor, k, domain)
            if isinstance(added, Linear):
                return Chain(Row(i), (("<-", Linear(((_ONE, Row(i)), *added.terms))),))
            return Chain(Row(i), (("<-", Sum((Row(i), added))),))


def multiple_of_row(factor: Number[Any], k: int, domain: Extension) -> Linear | Product:
    """A factor times the row: one of one term stands before it, one of several in parentheses.

    A minus that all terms have stands before the parentheses.
    """
    made = number_formula(domain, factor)
    if not isinstance(made, Linear) or len(made.terms) != 1:
        opposite = _opposite(made)
        if opposite is not None:
            return Linear(((-_ONE, Product((Grouped(opposite), Row(k)))),))
        return Product((Grouped(made), Row(k)))
    coefficient, what = made.terms[0]
    return Linear(((coefficient, Row(k) if what is None else Product((what, Row(k)))),))


def _opposite(what: Formula) -> Formula | None:
    """A sum, or a fraction with it above, without the minus that all its terms have; None where not all have one."""
    match what:
        case Linear(terms) if all(c < 0 for c, _ in terms):
            return Linear(tuple([(-c, of) for c, of in terms]))
        case Quotient(above, below) if (opposite := _opposite(above)) is not None:
            return Quotient(opposite, below)
        case _:
            return None


def _conclusion(found: Reduction[Any], name: str) -> Iterator[Said]:
    rank = rank_is(name, found.rank)
    if not found.start.shape[0] * found.start.shape[1]:
        yield say("reduction.rank.empty", name=Name(name), rank=rank)
    elif not found.rank:
        yield say("reduction.rank.zero", name=Name(name), rank=rank)
    else:
        if found.steps:
            yield say("reduction.is-reduced" if found.reduced else "reduction.is-echelon")
        columns = Listing(tuple([p.column + 1 for p in found.pivots]))
        yield say("reduction.rank.nonzero-rows", count=found.rank, columns=columns, name=Name(name), rank=rank)
