"""Formulas that several expositions share: equations, ranks, polynomials, square roots, determinants worked out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from exactrank.calculations.eigen import Quadratic
from exactrank.calculations.minors import CofactorExpansion, DeterminantProof
from exactrank.document import (
    Array,
    Call,
    Chain,
    Commas,
    Formula,
    Linear,
    Name,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
)
from exactrank.matrix import Matrix
from exactrank.numbers.surds import NestedRadical, Radical, Surd, SurdSum

MOST_MULTIPLIED_OUT = 10**9
LINE = 64
"""So many characters of formulas stand side by side on one line."""


def equation(first: Formula, *more: Formula) -> Chain:
    return Chain(first, tuple([("=", formula) for formula in more]))


def rank_is(name: str, rank: int, relation: Relation = "=") -> Formula:
    return Chain(Call("rank", Name(name)), ((relation, number(rank)),))


def column(entries: Sequence[Fraction]) -> Array:
    """The entries as a column."""
    return Array(Matrix.column_of(entries))


def number(value: Fraction | int) -> Number:
    return Number(Fraction(value))


def number_of_solutions(p: int, free: int) -> Formula:
    """p^k for k >= 1 free unknowns with p values each, multiplied out where that is not too long."""
    if free == 1:
        return number(p)
    power, value = Power(number(p), free), p**free
    return power if value > MOST_MULTIPLIED_OUT else equation(power, number(value))


def letter(wanted: str, *taken: str) -> str:
    """The letter, or where the matrix itself bears it the next one in the alphabet that nothing bears."""
    while wanted in taken:
        wanted = chr(ord(wanted) + 1)
    return wanted


def polynomial(coefficients: Sequence[Fraction | int], variable: str = "t") -> Formula:
    """The polynomial with these coefficients, from the highest power down; what is 0 is left out."""
    degree = len(coefficients) - 1
    powers = {0: None, 1: Name(variable)}
    terms = [
        (Fraction(value), powers.get(degree - k, Power(Name(variable), degree - k)))
        for k, value in enumerate(coefficients)
        if value
    ]
    return Linear(tuple(terms))


def radical(value: Radical) -> Formula:
    """The closed form of a square root, with one denominator where the parts have the same: (1 + sqrt(5)) / 2."""
    match value:
        case Surd(coefficient, 1):
            return Number(coefficient)
        case Surd():
            return _surds((value,))
        case SurdSum(first, second):
            return _surds((first, second))
        case NestedRadical(rational, surd):
            return Root(_surds((Surd(rational), surd)))


def _surds(parts: tuple[Surd, ...]) -> Formula:
    # the positive part first, and a rational number before a root
    ordered = sorted(parts, key=lambda part: (part.coefficient < 0, part.radicand))
    d = ordered[0].coefficient.denominator
    shared = d != 1 and all(part.coefficient.denominator == d for part in ordered)
    terms: list[tuple[Fraction, Formula | None]] = []
    for part in ordered:
        root = None if part.radicand == 1 else Root(number(part.radicand))
        terms.append((part.coefficient * d if shared else part.coefficient, root))
    return _over(terms, d) if shared else Linear(tuple(terms))


def _over(terms: Sequence[tuple[Fraction, Formula | None]], d: int) -> Formula:
    """The sum over one denominator; a sign that all terms have stands before the fraction: -sqrt(2)/2."""
    if all(factor < 0 for factor, _ in terms):
        return Linear(((Fraction(-1), _over([(-factor, what) for factor, what in terms], d)),))
    return Quotient(Linear(tuple(terms)), number(d))


def quadratic(value: Quadratic) -> Formula:
    """a + c sqrt(d), with i where d is negative, and one denominator where both parts have the same."""
    radicand, i = abs(value.radicand), Name("i")
    root: Formula = Root(number(radicand))
    if value.radicand < 0:
        root = i if radicand == 1 else Product((root, i))
    d = value.coefficient.denominator
    shared = d != 1 and value.rational.denominator == d
    factor = d if shared else 1
    terms: list[tuple[Fraction, Formula | None]] = [(value.coefficient * factor, root)]
    if value.rational:
        terms.insert(0, (value.rational * factor, None))
    return _over(terms, d) if shared else Linear(tuple(terms))


def product_of(numbers: Iterable[Fraction | int]) -> Formula:
    return Product(tuple([number(value) for value in numbers]), dot=True)


def worked_out(proof: DeterminantProof) -> tuple[Formula, ...]:
    """What stands between a determinant and its value, step by step, and the value."""
    if not isinstance(proof, CofactorExpansion):
        if proof.form.matrix.nrows == 1:
            return (Number(proof.value),)  # the bars of one number are those of an absolute value
        sign = Fraction((-1) ** proof.swaps)
        triangular = Linear(((sign, Array(proof.form.matrix, determinant=True)),))
        return triangular, Linear(((sign, product_of(proof.diagonal)),)), Number(proof.value)
    terms = [term for term in proof.terms if term.entry]
    steps: list[Formula] = []
    if proof.matrix.nrows > 2 and terms:
        steps.append(
            Linear(tuple([(term.sign * term.entry, Array(term.complement, determinant=True)) for term in terms]))
        )
    if terms:
        values = [(Fraction(term.sign), product_of((term.entry, term.complement_value))) for term in terms]
        steps.append(Linear(tuple(values)))
    return *steps, Number(proof.value)


def quotient_worked_out(above: Fraction, below: Fraction) -> tuple[Formula, ...]:
    """The quotient as it is found and its value; once where both are written alike."""
    value = above / below
    if below == 1 or (value.numerator == above and value.denominator == below):
        return (Number(value),)
    return Quotient(Number(above), Number(below)), Number(value)


def lines_of(formulas: Sequence[tuple[Formula, int]]) -> tuple[Formula, ...]:
    """Formulas with their widths in characters, as many side by side as a line holds."""
    lines: list[Formula] = []
    pending: list[Formula] = []
    filled = 0
    for formula, width in formulas:
        if pending and filled + width > LINE:
            lines.append(_beside(pending))
            pending, filled = [], 0
        pending.append(formula)
        filled += width + 3
    if pending:
        lines.append(_beside(pending))
    return tuple(lines)


def _beside(formulas: list[Formula]) -> Formula:
    return formulas[0] if len(formulas) == 1 else Commas(tuple(formulas))


def width_of(A: Matrix) -> int:
    """About how many characters wide the matrix is."""
    columns = [0] * A.ncols
    for row in A:
        for j, entry in enumerate(row):
            columns[j] = max(columns[j], len(str(entry)))
    return sum(columns) + 2 * A.ncols + 2
