"""Numbers and matrices of a domain as parts of larger formulas."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from exactrank.document import (
    Block,
    Display,
    Document,
    Formula,
    Grid,
    Grouped,
    Linear,
    Name,
    Number,
    Paragraph,
    Product,
    Said,
)
from exactrank.exposition.formulas import equation
from exactrank.exposition.over_domains import grid_over, number_formula, what_numbers
from exactrank.numbers.canonical_numbers import Number as Exact
from exactrank.numbers.domain_names import Extension
from exactrank.numbers.rows import RowsOver

MINUS_ONE = Fraction(-1)


def domain_of(A: RowsOver[Any]) -> Extension:
    """The domain of a matrix that there are pages about; over QQ and GF(p) there are others."""
    domain = A.domain
    assert isinstance(domain, Extension)
    return domain


def array(A: RowsOver[Any], bar: int | None = None, determinant: bool = False) -> Formula:
    """The matrix written out."""
    made = grid_over(A, domain_of(A), bar)
    return Grid(made.rows, True, bar) if determinant and isinstance(made, Grid) else made


def column(domain: Extension, entries: Sequence[Exact[Any]]) -> Formula:
    """The numbers as a column."""
    return Grid(tuple([(number_formula(domain, x),) for x in entries]))


def plain(domain: Extension, x: Exact[Any]) -> Formula:
    """The number as it stands alone, a rational one as such."""
    made = number_formula(domain, x)
    if not isinstance(made, Linear):
        return made
    if not made.terms:
        return Number(Fraction(0))
    (factor, what), *others = made.terms
    if others:
        return made
    return Number(factor) if what is None else what if factor == 1 else made


def factor(domain: Extension, x: Exact[Any]) -> Formula:
    """The number as a factor: a sum, and what has a sign, in parentheses."""
    made = plain(domain, x)
    if isinstance(made, Linear) and (len(made.terms) > 1 or made.terms[0][0] < 0):
        return Grouped(made)
    return made


def product_of(domain: Extension, numbers: Sequence[Exact[Any]]) -> Formula:
    """The numbers with multiplication signs between them."""
    return (
        plain(domain, numbers[0]) if len(numbers) == 1 else Product(tuple([factor(domain, x) for x in numbers]), True)
    )


def times(domain: Extension, x: Exact[Any], what: Formula | None) -> tuple[tuple[Fraction, Formula | None], ...]:
    """The terms of a number times something, as a sum has them: none for 0, one for one with parentheses."""
    made = plain(domain, x)
    if what is None:
        if isinstance(made, Number):
            return ((made.value, None),) if made.value else ()
        return made.terms if isinstance(made, Linear) else ((Fraction(1), made),)
    if isinstance(made, Number):
        return ((made.value, what),) if made.value else ()
    if isinstance(made, Linear) and len(made.terms) == 1:
        coefficient, root = made.terms[0]
        return ((coefficient, what if root is None else Product((root, what))),)
    return ((Fraction(1), Product((Grouped(made) if isinstance(made, Linear) else made, what))),)


def page(title: Said, opening: Said, domain: Extension, blocks: Sequence[Block]) -> Document:
    """The document: what is done and what its numbers are, and then the blocks."""
    return Document(title, (Paragraph((opening, what_numbers(domain))), *blocks))


def given(name: str, A: RowsOver[Any]) -> Block:
    """A = [...], set off."""
    return Display((equation(Name(name), array(A)),))
