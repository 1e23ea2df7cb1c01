r"""Matrices A - \lambda I, as a difference or written out: what their letter is, and what is left without it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from exactrank.errors import InputError
from exactrank.judging.written_functions import letter_named, parts
from exactrank.matrix import Matrix
from exactrank.numbers.multivariate import is_constant
from exactrank.numbers.rational_functions import QQ_letters
from exactrank.reading.matrices.letters_over import letters_in
from exactrank.reading.matrices.numbers_over import number_over
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


def numbers_of(grid: Grid) -> Matrix | None:
    """The matrix, where all its entries are rational and its rows of one length."""
    rows = [[x for x in row if x is not None] for row in grid.rows]
    width = len(grid.rows[0]) if grid.rows else 0
    return Matrix.of(rows, width) if width and all(len(row) == width for row in rows) else None


def constant_part(grid: Grid, letter: str) -> Matrix | None:
    """A of a matrix A - t I or t I - A that is written out; None where t stands elsewhere, or more letters do.

    >>> constant_part(Grid(((None, Fraction(2)), (Fraction(3), None)), written=(("1-t", ""), ("", "-t"))), "t")
    <2x2 matrix [1 2; 3 0]>
    """
    n = len(grid.rows)
    if len(grid.written) != n or any(len(row) != n for row in grid.rows):
        return None
    domain = QQ_letters(letter)
    signs: set[int] = set()
    rows: list[list[Fraction]] = []
    for i, (row, texts) in enumerate(zip(grid.rows, grid.written, strict=True)):
        made: list[Fraction] = []
        for j, (x, text) in enumerate(zip(row, texts, strict=True)):
            try:
                (p, q), d = number_over(domain, text) if x is None else (domain.zero, 1)
            except InputError:
                return None
            if not is_constant(q) or (x is None) != (i == j):
                return None
            coefficients = {exponents[0]: Fraction(c, d) for exponents, c in p}
            made.append(coefficients.pop(0, Fraction(0)) if x is None else x)
            if x is None and (list(coefficients) != [1] or abs(coefficients[1]) != 1):
                return None
            signs |= {int(c) for c in coefficients.values()}
        rows.append(made)
    if len(signs) != 1:
        return None
    return Matrix.of(rows) * -signs.pop()
