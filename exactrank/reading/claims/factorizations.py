"""Factorizations: A = L U where the letters or the words before say of what kind the factors are."""

from __future__ import annotations

import re
from functools import cache

from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import pack
from exactrank.reading.language.templates import any_of
from exactrank.statements import (
    Definition,
    Expression,
    Factorization,
    FactorizationKind,
    Grid,
    Indexed,
    Name,
    Span,
    Statement,
    Times,
)

_BEFORE = 300
"""Characters before an equation in which words say what kind of factorization it is."""


@cache
def _kinds() -> tuple[tuple[FactorizationKind, re.Pattern[str]], ...]:
    """What words call the factorizations, in all languages."""
    packs = [pack(code) for code in languages()["languages"]]
    named = ((FactorizationKind.LU, "lu_factorization"), (FactorizationKind.RANK, "rank_factorization"))
    return tuple(
        (kind, re.compile(any_of([word for one in packs for word in one.lists.get(key, ())]), re.IGNORECASE))
        for kind, key in named
    )


def factorization_of(sides: Sides, offset: int, span: Span, run: list[Expression]) -> tuple[Statement, ...] | None:
    """A = L U, A = L U = [...] [...], P A = L U: the names it introduces, then the claim; else None."""
    if not 2 <= len(run) <= 3:
        return None
    subject, product = run[0], run[-1]
    factors = _matrices(product)
    between = _matrices(run[1]) if len(run) == 3 else factors
    if factors is None or between is None or len(between) != len(factors) or not _is_known(sides, subject):
        return None
    kind = _kind(sides, offset, between)
    if kind is None:
        return None
    made: list[Statement] = [
        Definition(span, name, factor)
        for name, factor in zip(between, factors, strict=True)
        if isinstance(name, Name) and isinstance(factor, Grid)
    ]
    return *made, Factorization(span, subject, factors, kind)


def _matrices(expression: Expression) -> tuple[Expression, ...] | None:
    """The factors of a product of matrices, written out or named."""
    if not isinstance(expression, Times) or len(expression.factors) < 2:
        return None
    return expression.factors if all(isinstance(one, Grid | Name | Indexed) for one in expression.factors) else None


def _is_known(sides: Sides, subject: Expression) -> bool:
    parts = subject.factors if isinstance(subject, Times) else (subject,)
    return all(isinstance(one, Grid) or (isinstance(one, Name) and one.name in sides.grids) for one in parts)


def _kind(sides: Sides, offset: int, named: tuple[Expression, ...]) -> FactorizationKind | None:
    letters = [one.name for one in named if isinstance(one, Name)]
    if letters in (["L", "U"], ["P", "L", "U"], ["L", "U", "P"]):
        return FactorizationKind.LU
    found = [
        (match.end(), kind)
        for kind, pattern in _kinds()
        for match in pattern.finditer(sides.text, max(0, offset - _BEFORE), offset)
    ]
    kind = max(found, key=lambda pair: pair[0])[1] if found else None
    return None if kind is FactorizationKind.RANK and len(named) != 2 else kind
