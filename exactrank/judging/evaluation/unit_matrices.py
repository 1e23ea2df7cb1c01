"""E_3 beside a matrix with three rows, M - 2 E_3: the identity matrix, as German and Chinese texts call it."""

from __future__ import annotations

from collections.abc import Callable

from exactrank.statements import Expression, Identity, Indexed, Name, Negative, Times

_LETTER = "E"


def with_unit_matrices(terms: tuple[Expression, ...], is_square: Callable[[Name, int], bool]) -> tuple[Expression, ...]:
    """The terms of a sum with the identity for E_n where one of them is a name for a matrix of n rows and columns."""
    size = next((n for n in map(_index, terms) if n is not None), None)
    if size is None:
        return terms
    names = [one.of if isinstance(one, Negative) else one for one in terms]
    known = any(isinstance(one, Name) and is_square(one, size) for one in names)
    return tuple([_replaced(one, size) for one in terms]) if known else terms


def _index(term: Expression) -> int | None:
    """n of a E_n."""
    match term:
        case Negative(of):
            return _index(of)
        case Times((*_, last)):
            return _index(last)
        case Indexed(name, (int(n),)) if name == _LETTER:
            return n
    return None


def _replaced(term: Expression, size: int) -> Expression:
    match term:
        case Negative(of):
            return Negative(_replaced(of, size))
        case Times((*first, last)):
            return Times((*first, _replaced(last, size)))
        case Indexed(name, (n,)) if name == _LETTER and n == size:
            return Identity(size)
    return term
