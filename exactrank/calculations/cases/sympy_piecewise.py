"""A discussion of cases for SymPy: a Piecewise whose conditions are equations and inequations between its symbols."""

from __future__ import annotations

from typing import Any

from exactrank.numbers.sympy_forms import number_to_sympy, terms_to_sympy

# The records are made to SymPy by a method of theirs, so they are not imported here.


def cases_to_sympy(tree: Any) -> Any:
    """The answers by cases: ranks, determinants, inverses, pivot columns, or solutions as `linsolve` gives them.

    A free unknown stands for itself among the solutions; without names they are x_1, x_2, ...

    >>> from exactrank.first_course import cases
    >>> cases_to_sympy(cases("1 2; 2 k"))
    Piecewise((1, Eq(k, 4)), (2, True))
    """
    import sympy

    pairs = [(_answer(tree, case.answer), _condition(tree, case.region)) for case in tree.cases]
    return pairs[0][0] if len(pairs) == 1 and pairs[0][1] is sympy.true else sympy.Piecewise(*pairs)


def _condition(tree: Any, region: Any) -> Any:
    import sympy

    letters = tree.letters
    parts: list[Any] = []
    for value in region.values:
        shown = terms_to_sympy(value.polynomial, letters) / value.denominator
        parts.append(sympy.Eq(sympy.Symbol(letters[value.letter]), shown))
    parts += [sympy.Eq(terms_to_sympy(p, letters), 0) for p in region.equations]
    parts += [sympy.Ne(terms_to_sympy(p, letters), 0) for p in region.nonzero]
    return sympy.And(*parts)


def _answer(tree: Any, answer: Any) -> Any:
    import sympy

    def number(x: Any) -> Any:
        return number_to_sympy(tree.domain, *x)

    match tree.goal.value:
        case "determinant":
            return number(answer.determinant)
        case "inverse":
            rows = answer.inverse
            return sympy.nan if rows is None else sympy.ImmutableMatrix([[number(x) for x in row] for row in rows])
        case "echelon":
            return sympy.Tuple(*[pivot.column for pivot in answer.pivots or ()])
        case "rank":
            return sympy.Integer(answer.rank or 0)
    if answer.particular is None:
        return sympy.S.EmptySet
    names = tree.unknowns or tuple([f"x_{j + 1}" for j in range(len(answer.particular))])
    values = [number(x) for x in answer.particular]
    for j, direction in zip(answer.free, answer.directions, strict=True):
        values = [value + sympy.Symbol(names[j]) * number(d) for value, d in zip(values, direction, strict=True)]
    return sympy.FiniteSet(sympy.Tuple(*values))
