"""Whether a statement in letters divides by what may be 0 and is not said to be anything else."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.judging.written_functions import WrittenFunctions, parts, texts_in
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.multivariate import Terms, irreducible_parts
from exactrank.numbers.rational_functions import Function
from exactrank.statements import Answer, ClaimedCombination, Power, Quotient, RowStep, Statement


def assumes_nonzero(statement: Statement, answer: Answer, functions: WrittenFunctions) -> bool:
    """Whether a factor of what is divided by, or of what a row is multiplied by, may be 0 for some values."""
    stated = [p for text in answer.nonzero if (p := _numerator(functions.function(text)))]
    known = {factor for p in stated for factor, _ in irreducible_parts(p)}
    letters = range(len(functions.letters))
    for divisor in _divisors(statement, functions):
        if divisor is None or any(
            factor not in known and any(exponents[k] for exponents, _ in factor for k in letters)
            for factor, _ in irreducible_parts(divisor)
        ):
            return True
    return False


def _numerator(found: Number[Function] | None) -> Terms | None:
    return None if found is None or not found[0][0] else found[0][0]


def _divisors(statement: Statement, functions: WrittenFunctions) -> Iterator[Terms | None]:
    """What must not be 0; None for something that is no polynomial, such as a matrix with letters to be inverted."""
    for text in texts_in(statement):
        found = functions.function(text)
        if found is not None:
            yield found[0][1]
    for operation in statement.operations if isinstance(statement, RowStep) else ():
        if isinstance(operation, ClaimedCombination):
            own = [term.written for term in operation.terms if term.row == operation.target and term.written]
            yield from [_numerator(functions.function(text)) for text in own]
    for part in parts(statement):
        if isinstance(part, Quotient) and functions.letters_of(part.denominator):
            yield _numerator(functions.function_of(part.denominator))
        elif isinstance(part, Power) and part.exponent < 0 and functions.letters_of(part.base):
            yield _numerator(functions.function_of(part.base))
