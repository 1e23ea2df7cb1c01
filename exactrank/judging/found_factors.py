"""The operations that the arithmetic finds at values of letters and roots: which of their factors are rational."""

from __future__ import annotations

from dataclasses import replace

from exactrank.judging.telling_values import TellingValues
from exactrank.judging.verdicts.verdict import Judgement
from exactrank.statements import ClaimedCombination, ClaimedOperation, Relation, RowStep

_LARGE = 2**48
"""Less than every value that tells: what is as large comes from the letters."""


def with_known_factors(operations: tuple[ClaimedOperation, ...], values: TellingValues) -> tuple[ClaimedOperation, ...]:
    """The operations with the rational factors that are meant; none of them where one has letters or roots."""
    made = [_meant(one, values) for one in operations]
    return () if any(map(_has_large_factor, made)) else tuple(made)


def may_divide(found: Judgement, values: TellingValues) -> bool:
    """A step without stated operations, and those found divide or scale a row by what the letters give, or none were.

    Its rows then span the same space in general, and for single values perhaps not. Determinants that are equal as
    polynomials are equal for all values.
    """
    step = found.statement
    if not isinstance(step, RowStep) or step.operations or step.relation is Relation.DETERMINANT:
        return False
    operations = found.found_operations
    return not operations or any(_loses_row(_meant(one, values)) for one in operations)


def _meant(operation: ClaimedOperation, values: TellingValues) -> ClaimedOperation:
    """With what stands for a rational number modulo the prime, if there is one, as that number."""
    if not isinstance(operation, ClaimedCombination) or values.prime is None:
        return operation
    terms = []
    for term in operation.terms:
        number = None if term.factor is None else values.number(term.factor)
        rational = None if number is None else number.rational
        terms.append(term if rational is None else replace(term, factor=rational))
    return replace(operation, terms=tuple(terms))


def _loses_row(operation: ClaimedOperation) -> bool:
    if not isinstance(operation, ClaimedCombination):
        return False
    factors = [(term.factor, term.row == operation.target) for term in operation.terms if term.factor is not None]
    return any(x.denominator >= _LARGE or (own and abs(x.numerator) >= _LARGE) for x, own in factors)


def _has_large_factor(operation: ClaimedOperation) -> bool:
    return isinstance(operation, ClaimedCombination) and any(
        term.factor is not None and max(abs(term.factor.numerator), term.factor.denominator) >= _LARGE
        for term in operation.terms
    )
