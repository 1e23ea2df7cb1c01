"""Conditions on letters as formulas: a = 3/2, m = +-1/sqrt(2), or the polynomial where that is no value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from exactrank.calculations.cases.real_points import coefficients_of, single_letter
from exactrank.calculations.cases.records import Condition, Region, Value
from exactrank.document import Chain, Commas, Formula, PlusMinus, Relation
from exactrank.exposition.formulas import number, radical
from exactrank.exposition.letters import letter_formula, terms_formula
from exactrank.numbers.multivariate import Terms, total_degree
from exactrank.numbers.surds import Surd


def region_formula(region: Region, letters: Sequence[str], left_out: Iterable[Terms] = ()) -> Formula | None:
    """The conditions side by side but for some that are known; None where all values are meant."""
    hidden = set(left_out)
    made = [value_formula(one, letters) for one in region.values]
    made += [vanishing_formula(p, letters) for p in region.equations]
    made += [nonzero_formula(p, letters) for p in region.nonzero if p not in hidden]
    if not made:
        return None
    return made[0] if len(made) == 1 else Commas(tuple(made))


def condition_formula(condition: Condition, letters: Sequence[str]) -> Formula:
    if condition.vanishes:
        return vanishing_formula(condition.polynomial, letters)
    return nonzero_formula(condition.polynomial, letters)


def value_formula(value: Value, letters: Sequence[str]) -> Formula:
    """a = 3/2, b = 2 a + 1."""
    shown = terms_formula(value.polynomial, letters, value.denominator) if value.polynomial else number(0)
    return Chain(letter_formula(letters[value.letter]), (("=", shown),))


def vanishing_formula(p: Terms, letters: Sequence[str]) -> Formula:
    return _related(p, letters, "=")


def nonzero_formula(p: Terms, letters: Sequence[str]) -> Formula:
    return _related(p, letters, "!=")


def _related(p: Terms, letters: Sequence[str], sign: Relation) -> Formula:
    k = single_letter(p)
    if k is not None and total_degree(p) <= 2:
        roots = _roots(coefficients_of(p, k))
        if roots is not None:
            return Chain(letter_formula(letters[k]), ((sign, roots),))
    linear = [(j, c) for j in range(len(letters)) if (c := _alone(p, j))]
    if linear and total_degree(p) == 1:
        j, c = linear[-1]  # a - b is 0 for b = a: the letter that is put in
        rest = tuple([(m, -x) for m, x in p if not m[j]])
        value = Value(j, rest, c) if c > 0 else Value(j, tuple([(m, -x) for m, x in rest]), -c)
        shown = terms_formula(value.polynomial, letters, value.denominator) if rest else number(0)
        return Chain(letter_formula(letters[j]), ((sign, shown),))
    return Chain(terms_formula(p, letters), ((sign, number(0)),))


def _alone(p: Terms, j: int) -> int:
    """The coefficient of a letter that stands alone in a polynomial of degree 1."""
    return next((c for m, c in p if m[j] == 1 and sum(m) == 1), 0)


def _roots(coefficients: Sequence[int]) -> Formula | None:
    """The root of a linear polynomial, or both of a quadratic one with real roots."""
    if len(coefficients) == 2:
        a, b = coefficients
        return number(Fraction(-b, a))
    a, b, c = coefficients
    if b * b < 4 * a * c:
        return None
    root = radical(Surd.sqrt_of(Fraction(b * b - 4 * a * c, 4 * a * a)))
    return PlusMinus(number(Fraction(-b, 2 * a)) if b else None, root)
