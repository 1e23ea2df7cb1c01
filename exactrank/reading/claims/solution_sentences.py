"""Solutions that a sentence gives as a whole: the solution is (1, 2), the solution set is {p + t v : t in R}."""

from __future__ import annotations

from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made
from exactrank.reading.claims.sets_of_solutions import equation_in, unknowns_of_vector
from exactrank.reading.claims.slots import Formulas
from exactrank.reading.claims.solution_sets import point_of, solution_set_of
from exactrank.reading.formulas.parameters import Column, Form, form_of, parted
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    Described,
    Equality,
    Expression,
    Grid,
    Indexed,
    Name,
    NullityOf,
    Number,
    RankOf,
    Role,
    Solution,
    Span,
    Sum,
    Times,
)

System = tuple[Expression, Expression]
"""Matrix and right side."""


def solution_in(formulas: Formulas, index: int, named: int | None, span: Span, complete: bool) -> Solution:
    """The solution that the formula `index` writes, of the system A x = b that the formula `named` names.

    Without a name it is one of the system at hand, which only the place of the sentence tells. Raises NotThis where
    the formula is no vector of two entries or more: x = 1 is read as the equation that it is.
    """
    parts = formulas.equation(index)
    equation = None if named is None else equation_in(formulas.sides, formulas.ranges[named])
    column = solution_set_of(formulas.sides, parts[-1][1])
    if column is None and len(parts) > 2:
        column = solution_set_of(formulas.sides, parts[-2][1])  # x = x_3 (4/3, 0, 1) = x_3 v
    rows = None if column is not None else _one_below_the_other(formulas, index)
    if rows is not None:
        column = rows
    elif column is not None:
        left = formulas.expression(parts[0][1]) if len(parts) > 1 else None
        is_name = isinstance(left, Name) or (equation is not None and unknowns_of_vector(left) == equation[2])
        if (len(parts) > 1 and not is_name) or any(sign != "=" for sign, _ in parts[1:]):
            raise NotThis
    else:
        column = point_of(formulas.sides, parts[0][1]) if len(parts) == 1 else None
    if column is None or len(column) < 2:
        raise NotThis
    system = None if named is None else equation[:2] if equation is not None else _named(formulas, named)
    coefficients, right = system or (None, None)
    return Solution(span, coefficients, right, *parted(column), complete=complete)


def _one_below_the_other(formulas: Formulas, index: int) -> Column | None:
    """The numbers in rows x = 3, y = 2, whose letters or indices stand in their order, as in the system."""
    start, stop = formulas.ranges[index]
    cells = next((cells for k in range(start, stop) if (cells := formulas.sides.cells_at(k, stop)) is not None), None)
    names: list[tuple[str, tuple[int | str, ...]]] = []
    values: list[Form] = []
    for row in () if cells is None else cells.rows:
        filled = [cell for cell in row if cell[0] < cell[1]]
        parts = formulas.sides_of((filled[0][0], filled[-1][1])) if filled else []
        left, right = [formulas.expression(part) for part in parts] if len(parts) == 2 else (None, None)
        if not isinstance(left, Name | Indexed) or not isinstance(right, Number):
            return None
        names.append((left.name, left.indices) if isinstance(left, Indexed) else (left.name, ()))
        values.append(form_of(right))
    in_order = names == sorted(set(names), key=_in_order) and len({bool(indices) for _, indices in names}) == 1
    return tuple(values) if in_order else None


def _in_order(name: tuple[str, tuple[int | str, ...]]) -> tuple[str, tuple[int, ...]]:
    """By the letter, then by the numbers at it."""
    return name[0], tuple([one for one in name[1] if isinstance(one, int)])


def _named(formulas: Formulas, index: int) -> System:
    """The system A x = b; which of its names are known, the place of the sentence tells."""
    parts = formulas.equation(index)
    if len(parts) != 2 or parts[1][0] != "=":
        raise NotThis
    left, right = formulas.expression(parts[0][1]), formulas.expression(parts[1][1])
    if not isinstance(left, Times) or len(left.factors) != 2 or not isinstance(left.factors[0], Grid | Name | Indexed):
        raise NotThis
    return left.factors[0], right


_FREEDOM = lazy_pattern(r"\$?\\?\(?\s*\\infty\s*(?:\^\s*(?:\{\s*([1-9])\s*\}|([1-9])))\s*\\?\)?\$?")


def solution_freedom(found: Found) -> Made:
    r"""The system has \\infty^2 solutions: it has some, and two unknowns are free."""
    if found.text("freedom")[-1:] in PLACEHOLDERS:
        match = _FREEDOM.fullmatch(found.formulas.source(found.index("freedom")))
        if match is None:
            raise NotThis
        free = Number(Fraction(int(match[1] or match[2])))
        found.read.add(found.index("freedom"))
    else:
        free = Number(Fraction(found.count("freedom")))
    coefficients, augmented = Described(Role.COEFFICIENT), Described(Role.AUGMENTED)
    found.inferred = True
    nullity = Sum((NullityOf(coefficients), RankOf(augmented)))
    return Equality(found.span, (nullity, Sum((free, RankOf(augmented))), Sum((free, RankOf(coefficients)))))
