"""Solutions with parameters, x = p + s u + t v or x_1 = 2 - 3t and x_2 = t: a particular one and directions."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from exactrank.errors import InputError
from exactrank.numbers.root_sums import ROOT_SUMS, RootNumber
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.statements import (
    Array,
    Decimal,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    Number,
    Quotient,
    SquareRoot,
    Sum,
    Times,
    Transposed,
)

_TYPED_ROOT = lazy_pattern(r"sqrt\((\d+)\)")

Coefficient = Fraction | RootNumber

Form = dict[str, Coefficient]
"""A linear form: coefficients by parameter; the constant stands under the empty name."""

Numbers = Literal["rational", "roots", "complex"]
"""Which numbers coefficients may be: rational ones, with square roots, or with the imaginary unit i too."""

Column = tuple[Form, ...]


class NotAffine(Exception):
    """The expression is no column of linear forms with such coefficients."""


def key_of(name: Name | Indexed) -> str:
    """x, x_3, t: how a parameter or an unknown is called here."""
    return name.name if isinstance(name, Name) else f"{name.name}_{','.join(map(str, name.indices))}"


def form_of(expression: Expression, numbers: Numbers = "rational") -> Form:
    """A number that is linear in letters: 2 - 3t, x_3 / 2; with other `numbers` also sqrt(2) t, 1 + i.

    >>> form_of(Sum((Number(Fraction(2)), Negative(Times((Number(Fraction(3)), Name("t"))))))) == {"": 2, "t": -3}
    True
    """
    found = _of(expression, {}, numbers)
    if isinstance(found, tuple):
        raise NotAffine
    return found


def column_of(expression: Expression, known: Mapping[str, Grid], numbers: Numbers = "rational") -> Column:
    """A column whose entries are linear in letters; names of matrices mean those, a row counts as a column."""
    found = _of(expression, known, numbers)
    if not isinstance(found, tuple):
        raise NotAffine
    return found


def parted(column: Column, numbers: Container[str] = ()) -> tuple[Grid, tuple[Grid, ...]]:
    """The constant part, and the direction that belongs to each parameter, in order of appearance.

    `numbers`: the letters that stand for numbers, and so belong to the constant part: b of a system with b in it.
    """
    named = dict.fromkeys([name for form in column for name in form if name])
    parameters = [name for name in named if name.lstrip("\\") not in numbers]
    texts = [_constant_in_tex({name: x for name, x in form.items() if name not in parameters}) for form in column]
    constant = grid_of([(form.get("", Fraction(0)),) for form in column])
    if any(texts):
        rows = [(None if text else x,) for text, (x,) in zip(texts, constant.rows, strict=True)]
        before = [row[0] for row in constant.written] if constant.written else [""] * len(texts)
        written = tuple([(text or old,) for text, old in zip(texts, before, strict=True)])
        constant = Grid(tuple(rows), written=written)
    directions = [grid_of([(form.get(name, Fraction(0)),) for form in column]) for name in parameters]
    return constant, tuple(directions)


def parameters_of(column: Column) -> set[str]:
    """The letters in the entries."""
    return {name for form in column for name in form if name}


def grid_of(rows: Sequence[Sequence[Coefficient | None]]) -> Grid:
    """The rows as they would be written out: numbers with roots in them as texts; of None nothing is said."""
    values = tuple([tuple([x if isinstance(x, Fraction) else None for x in row]) for row in rows])
    if not any(isinstance(x, RootNumber) for row in rows for x in row):
        return Grid(values)
    texts = [tuple([_in_tex(x) if isinstance(x, RootNumber) else "" for x in row]) for row in rows]
    return Grid(values, written=tuple(texts))


def _constant_in_tex(form: Form) -> str:
    """The sum of multiples of letters and a number; nothing where it has no letters."""
    if not any(form):
        return ""
    return " + ".join([f"({_tex_of(x)}) {name}".rstrip() for name, x in form.items() if x])


def _tex_of(x: Coefficient) -> str:
    return _in_tex(x) if isinstance(x, RootNumber) else str(x)


def _in_tex(x: RootNumber) -> str:
    return _TYPED_ROOT.sub(r"\\sqrt{\1}", x.text())


def substituted(form: Form, values: Mapping[str, Form]) -> Form:
    """The form with the values put in for letters."""
    made: Form = {}
    for name, coefficient in form.items():
        for inner, value in values.get(name, {name: Fraction(1)}).items() if name else [("", Fraction(1))]:
            made[inner] = made.get(inner, Fraction(0)) + coefficient * value
    return {name: value for name, value in made.items() if value or not name}


def _of(e: Expression, known: Mapping[str, Grid], numbers: Numbers) -> Form | Column:
    match e:
        case Number(value) | Decimal(value):
            return {"": value}
        case SquareRoot(Number(square)) if numbers != "rational":
            return {"": _root(square, numbers)}
        case Name("i") if numbers == "complex" and "i" not in known:
            return {"": _root(Fraction(-1), numbers)}
        case Name() | Indexed():
            key = key_of(e)
            return _entries(known[key], numbers) if key in known else {key: Fraction(1)}
        case Grid():
            return _entries(e, numbers)
        case Array(rows):
            entries = [entry for row in rows for entry in row]
            if min(len(rows), len(rows[0])) != 1:
                raise NotAffine
            return tuple([form_of(entry, numbers) for entry in entries])
        case Transposed(of):
            return _column(_of(of, known, numbers))
        case Negative(of):
            return _scaled(_of(of, known, numbers), Fraction(-1))
        case Sum(terms):
            made = _of(terms[0], known, numbers)
            for term in terms[1:]:
                made = _added(made, _of(term, known, numbers))
            return made
        case Times(factors):
            made = _of(factors[0], known, numbers)
            for factor in factors[1:]:
                made = _multiplied(made, _of(factor, known, numbers))
            return made
        case Quotient(numerator, denominator):
            below = form_of(denominator, numbers)
            if set(below) - {""} or not below.get(""):
                raise NotAffine
            return _scaled(_of(numerator, known, numbers), 1 / below[""])
    raise NotAffine


def _root(square: Fraction, numbers: Numbers) -> Coefficient:
    if square < 0 and numbers != "complex":
        raise NotAffine
    try:
        root = RootNumber.of(ROOT_SUMS.root(square.numerator * square.denominator), square.denominator)
    except InputError:  # an integer that is too long to be factored
        raise NotAffine from None
    return root * Fraction(1)


def _entries(grid: Grid, numbers: Numbers) -> Column:
    if not grid.rows or min(len(grid.rows), len(grid.rows[0])) != 1:
        raise NotAffine
    entries = [entry for row in grid.rows for entry in row]
    texts = [text for row in grid.written for text in row] or [""] * len(entries)
    return tuple([{"": _entry(entry, text, numbers)} for entry, text in zip(entries, texts, strict=True)])


def _entry(entry: Fraction | None, text: str, numbers: Numbers) -> Coefficient:
    if entry is not None:
        return entry
    if numbers == "rational" or not text:
        raise NotAffine
    try:
        terms, d = number_over(ROOT_SUMS, text)
    except InputError:
        raise NotAffine from None
    if numbers != "complex" and any(k < 0 for k, _ in terms):
        raise NotAffine
    return RootNumber(terms, d) * Fraction(1)


def _column(found: Form | Column) -> Column:
    if not isinstance(found, tuple):
        raise NotAffine
    return found


def _scaled(found: Form | Column, factor: Coefficient) -> Form | Column:
    if isinstance(found, tuple):
        return tuple([{name: factor * value for name, value in form.items()} for form in found])
    return {name: factor * value for name, value in found.items()}


def _added(left: Form | Column, right: Form | Column) -> Form | Column:
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            raise NotAffine
        return tuple([_sum(one, other) for one, other in zip(left, right, strict=True)])
    if isinstance(left, tuple) or isinstance(right, tuple):
        raise NotAffine
    return _sum(left, right)


def _sum(left: Form, right: Form) -> Form:
    return {name: left.get(name, Fraction(0)) + right.get(name, Fraction(0)) for name in {**left, **right}}


def _multiplied(left: Form | Column, right: Form | Column) -> Form | Column:
    """A product in which at most one factor is not constant and at most one a column."""
    if isinstance(right, tuple):
        if isinstance(left, tuple):
            raise NotAffine
        return tuple([_product(left, form) for form in right])
    if isinstance(left, tuple):
        return tuple([_product(form, right) for form in left])
    return _product(left, right)


def _product(left: Form, right: Form) -> Form:
    for constant, other in ((left, right), (right, left)):
        if not set(constant) - {""}:
            return {name: constant.get("", Fraction(0)) * value for name, value in other.items()}
    raise NotAffine
