r"""Matrices A - \lambda I, as a difference or written out: what their letter is, and what is left without it."""

from __future__ import annotations

from collections.abc import Iterable

from exactrank.judging.written_functions import letter_named, letters_in, parts
from exactrank.statements import Answer, Expression, Grid, Identity, Indexed, Name, Negative, Sum, Times

LAMBDA = "lambda"
_IDENTITIES = ("I", "E", r"\mathbf{I}", r"\mathbf{E}", r"\mathbb{I}")


def variable_of(matrix: Expression | None) -> str | None:
    r"""The letter of A - \lambda I or \lambda I - A, or the one letter that is on all of the diagonal and nowhere else.

    >>> from exactrank.statements import Identity, Name, Negative, Sum, Times
    >>> variable_of(Sum((Name("A"), Negative(Times((Name("t"), Identity()))))))
    't'
    """
    match matrix:
        case Sum((left, right)):
            return _of_multiple(left) or _of_multiple(right)
        case Grid(_, _, _, written) if written and len(written) == len(written[0]):
            found = [
                letters_in(row[i]) - {one for text in (*row[:i], *row[i + 1 :]) for one in letters_in(text)}
                for i, row in enumerate(written)
            ]
            common = found[0].intersection(*found[1:])
            return min(common, key=lambda letter: (letter != LAMBDA, letter)) if common else None
    return None


def _of_multiple(term: Expression) -> str | None:
    term = term.of if isinstance(term, Negative) else term
    match term:
        case Times((Name() as letter, unit)) if _is_identity(unit):
            found = letter_named(letter)
            return found if letters_in(letter.name) == {found} else None
    return None


def _is_identity(factor: Expression) -> bool:
    if isinstance(factor, Name | Indexed):
        return factor.name in _IDENTITIES
    return isinstance(factor, Identity)


def variables(answer: Answer) -> frozenset[str]:
    r"""The letters by which the text subtracts multiples of the identity: \lambda always, t of A - t I."""
    sums: Iterable[Sum] = [part for part in parts(answer.passages) if isinstance(part, Sum)]
    found = [variable_of(one) for one in sums]
    return frozenset((LAMBDA, *[one for one in found if one is not None]))
