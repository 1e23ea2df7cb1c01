"""Expressions in canonical notation: what stands on one side of a claim, in one line of text."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import assert_never
from unicodedata import category

from exactrank.numbers.decimals import decimal_digits, integer_text, rational_text
from exactrank.statements.expressions import (
    Adjoint,
    AdjugateOf,
    Array,
    ColumnOf,
    Columns,
    Decimal,
    Described,
    DeterminantOf,
    DistinctEigenvaluesOf,
    EntryOf,
    Expression,
    Grid,
    Identity,
    Indexed,
    LetterPower,
    Name,
    Negative,
    NormOf,
    NullityOf,
    Number,
    Power,
    ProductSign,
    ProjectorOnto,
    Quotient,
    RankOf,
    RowOf,
    SquareRoot,
    Sum,
    Times,
    TraceOf,
    Transposed,
    Unknown,
)

LINES = 12
"""A matrix of at most so many rows and columns is printed whole."""
DIGITS = 40
"""Characters of one number or name; what is longer loses its middle."""
BITS = 4000
"""A numerator or denominator of more bits is told by its size alone: its digits take too long to find."""
DEPTH = 60
"""Expressions inside one another; what is deeper is not printed."""

_SUM, _PRODUCT, _POWER, ATOM = range(4)
"""What an expression may be where it stands: anything, a product, a power, or something that nothing parts."""


def printable(text: str) -> str:
    """Somebody's text, safe to show: what no letter, digit or sign stands for is replaced by one sign.

    >>> printable("R_2\\x1b[31m")
    'R_2\ufffd[31m'
    """
    return "".join([c if c == " " or category(c)[0] not in "CZ" else " " if c.isspace() else "\ufffd" for c in text])


def shortened(text: str, longest: int) -> str:
    """The text without its middle where it is longer than that.

    >>> shortened("1234567890", 7)
    '12...90'
    """
    if len(text) <= longest:
        return text
    kept = longest - 3
    return f"{text[: (kept + 1) // 2]}...{text[len(text) - kept // 2 :]}"


def coefficient(value: Fraction | None) -> str:
    """A number of a matrix or a polynomial; `?` where it has no rational value."""
    if value is None:
        return "?"
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    return f"2^{bits}.." if bits > BITS else shortened(rational_text(value), DIGITS)


def vector_text(vector: Expression) -> str:
    """A vector: a column as (1, 0), anything else as an expression.

    >>> vector_text(Grid(((Fraction(1),), (Fraction(0),))))
    '(1, 0)'
    """
    if isinstance(vector, Grid) and vector.rows and all(len(row) == 1 for row in vector.rows):
        entries = [coefficient(row[0]) for row in vector.rows[: LINES + 1]]
        return f"({', '.join(_cut(entries, len(vector.rows)))})"
    return expression_text(vector, ATOM)


def expression_text(expression: Expression, level: int = _SUM, depth: int = 0) -> str:
    """The expression on one line, in parentheses where something stronger than it stands around it.

    >>> expression_text(Times((Number(Fraction(2)), Sum((Name("A"), Negative(Name("B")))))))
    '2 * (A - B)'
    """
    if depth > DEPTH:
        return "..."
    text, made_of = _text(expression, depth + 1)
    return f"({text})" if made_of < level else text


def _text(expression: Expression, depth: int) -> tuple[str, int]:
    """The text and what it is made of."""

    def inside(part: Expression, level: int = _SUM) -> str:
        return expression_text(part, level, depth)

    match expression:
        case Number(value):
            return coefficient(value), _SUM if value < 0 else ATOM if value.denominator == 1 else _PRODUCT
        case Decimal(value, places):
            return _decimal(value, places), ATOM if value >= 0 else _SUM
        case Unknown(text):
            return f'"{shortened(printable(text), DIGITS)}"' if text.strip() else "?", ATOM
        case Name(name):
            return shortened(printable(name), DIGITS), ATOM
        case Described(role):
            return f"<{role.value}>", ATOM
        case Indexed(name, indices):
            letters = [printable(str(one)) for one in indices]
            below = letters[0] if len(letters) == 1 else f"{{{','.join(letters)}}}"
            return f"{shortened(printable(name), DIGITS)}_{below}", ATOM
        case Grid():
            return _grid(expression), ATOM
        case Array(rows):
            lines = [", ".join(_cut([inside(one) for one in row[: LINES + 1]], len(row))) for row in rows[: LINES + 1]]
            return f"[{'; '.join(_cut(lines, len(rows)))}]", ATOM
        case Identity(size):
            return "I" if size is None else f"I_{size}", ATOM
        case Sum(terms):
            return " ".join([_term(k, one, inside) for k, one in enumerate(terms)]) or "0", _SUM
        case Negative(of):
            return f"-{inside(of, _PRODUCT)}", _SUM
        case Times(factors):
            return (" x " if expression.sign is ProductSign.CROSS else " * ").join(
                [inside(one, _POWER if k else _PRODUCT) for k, one in enumerate(factors)]
            ) or "1", _PRODUCT
        case Columns(vectors):
            return f"columns({', '.join(_cut([inside(one) for one in vectors[: LINES + 1]], len(vectors)))})", ATOM
        case Quotient(numerator, denominator):
            return f"{inside(numerator, _PRODUCT)} / {inside(denominator, _POWER)}", _PRODUCT
        case Power(base, exponent):
            return f"{inside(base, ATOM)}^{integer_text(exponent)}", _POWER
        case LetterPower(base, letter, by, shift):
            times = letter if by == 1 else f"{by}{letter}"
            raised = times if not shift else f"({times}{'+' if shift > 0 else '-'}{abs(shift)})"
            return f"{inside(base, ATOM)}^{raised}", _POWER
        case Transposed(of):
            return f"{inside(of, ATOM)}^T", _POWER
        case Adjoint(of, inverse=inverse):
            return f"{inside(of, ATOM)}^{'+' if inverse else 'H'}", _POWER
        case DeterminantOf(of):
            return f"det({inside(of)})", ATOM
        case RankOf(of):
            return f"rank({inside(of)})", ATOM
        case NullityOf(of):
            return f"nullity({inside(of)})", ATOM
        case TraceOf(of):
            return f"tr({inside(of)})", ATOM
        case DistinctEigenvaluesOf(of):
            return f"number of distinct eigenvalues({inside(of)})", ATOM
        case AdjugateOf(of):
            return f"adj({inside(of)})", ATOM
        case ProjectorOnto(of):
            return f"projector({inside(of)})", ATOM
        case NormOf(of, spectral):
            return f"||{inside(of)}||{'_2' if spectral else ''}", ATOM
        case SquareRoot(of):
            return f"sqrt({inside(of)})", ATOM
        case ColumnOf(of, index):
            return f"{inside(of, ATOM)}[:, {_place(index)}]", ATOM
        case RowOf(of, index):
            return f"{inside(of, ATOM)}[{_place(index)}, :]", ATOM
        case EntryOf(of, row, column):
            return f"{inside(of, ATOM)}[{row + 1}, {column + 1}]", ATOM
        case _:
            assert_never(expression)


def _term(k: int, term: Expression, inside: Callable[[Expression, int], str]) -> str:
    if k and isinstance(term, Negative):
        return f"- {inside(term.of, _PRODUCT)}"
    return f"+ {inside(term, _PRODUCT)}" if k else inside(term, _SUM)


def _place(index: int | str) -> str:
    """From 1, or from the end where it is negative."""
    return str(index + (index >= 0)) if isinstance(index, int) else printable(index)


def _decimal(value: Fraction, places: int) -> str:
    """The decimal with the digits it was printed with: 2.50, 3. for a whole number, 12e2 where zeros are not digits."""
    if value.numerator.bit_length() > BITS or abs(places) > BITS:
        return f"{coefficient(value)} ({places} digits)"
    if places < 0:
        return f"{shortened(rational_text(value / Fraction(10) ** -places), DIGITS)}e{-places}"
    return shortened(decimal_digits(value, places) + ("" if places else "."), DIGITS)


def _grid(grid: Grid) -> str:
    lines: list[str] = []
    for row in grid.rows[: LINES + 1]:
        entries = [f"{'| ' if j in grid.bars else ''}{coefficient(entry)}" for j, entry in enumerate(row[: LINES + 1])]
        lines.append(" ".join(_cut(entries, len(row))))
    widest = max([len(row) for row in grid.rows], default=0)
    size = f" ({len(grid.rows)} x {widest})" if max(len(grid.rows), widest) > LINES else ""
    return f"[{'; '.join(_cut(lines, len(grid.rows)))}]{size}"


def _cut(parts: list[str], length: int) -> list[str]:
    """The parts that are printed, of so many."""
    return parts if length <= LINES else [*parts[: LINES - 1], "..."]
