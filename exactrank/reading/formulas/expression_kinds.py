"""What kind of thing an expression is to the reader: a value written out, a dependence, something with free letters."""

from __future__ import annotations

from collections.abc import Container, Sequence

from exactrank.reading.latex.vocabulary import GREEK
from exactrank.statements import (
    Adjoint,
    AdjugateOf,
    Array,
    Columns,
    Decimal,
    DeterminantOf,
    DistinctEigenvaluesOf,
    Expression,
    Grid,
    Identity,
    Indexed,
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
    SquareRoot,
    Sum,
    Times,
    TraceOf,
    Transposed,
)
from exactrank.statements.walks import subexpressions

EIGENVALUE_LETTERS = frozenset((r"\lambda", r"\mu", "λ"))


def key_of(name: Name | Indexed) -> str:
    return name.name if isinstance(name, Name) else f"{name.name}_{name.indices}"


def is_dependence(left: Expression, right: Expression) -> bool:
    """a_3 = a_1 + 2 a_2: says how columns depend on one another; it defines none of them."""
    match right:
        case Indexed(name, indices):
            return isinstance(left, Indexed) and name == left.name and indices != left.indices
        case Sum(parts) | Times(parts):
            return any(is_dependence(left, part) for part in parts)
        case Negative(of) | Quotient(of, _):
            return is_dependence(left, of)
    return False


def is_literal(value: Expression) -> bool:
    """Whether a value is written out: a matrix or a number, perhaps transposed."""
    match value:
        case Transposed(of) | Adjoint(of) | Negative(of):
            return is_literal(of)
        case Array(rows):
            return all(is_literal(entry) for row in rows for entry in row)
        case Grid() | Number() | Decimal() | Identity():
            return True
    return False


def letters_of_vector(e: Expression) -> tuple[Name | Indexed, ...]:
    """The entries of a row or a column that is written out in letters, each another one; nothing for anything else.

    >>> x, y = Name("x"), Name("y")
    >>> letters_of_vector(Transposed(Array(((x, y),)))), letters_of_vector(Array(((x, x),)))
    ((Name(name='x'), Name(name='y')), ())
    """
    written = e.of if isinstance(e, Transposed) else e
    if not isinstance(written, Array) or min(len(written.rows), len(written.rows[0])) != 1:
        return ()
    entries = [entry for row in written.rows for entry in row]
    names = tuple([one for one in entries if isinstance(one, Name | Indexed)])
    return names if len({key_of(one) for one in names}) == len(entries) else ()


def is_number(value: Expression) -> bool:
    """Whether a value is a number that is written out: -1/2, 2.5, 3 sqrt(2)."""
    match value:
        case Number() | Decimal():
            return True
        case Negative(of) | SquareRoot(of):
            return is_number(of)
        case Quotient(above, below):
            return is_number(above) and is_number(below)
        case Times(parts) | Sum(parts):
            return all(is_number(part) for part in parts)
    return False


def is_eigenvalue(name: Name | Indexed, value: Expression) -> bool:
    """\\lambda = 2 + \\sqrt 3: one eigenvalue after the other is called by the letter, each time a new value."""
    names = [key_of(one) for one in subexpressions(value) if isinstance(one, Name | Indexed)]
    return name.name in EIGENVALUE_LETTERS and all(one == "i" for one in names)


def is_rounded(value: Expression) -> bool:
    """A number or an array printed with decimals, which may be rounded."""
    match value:
        case Decimal():
            return True
        case Negative(of):
            return is_rounded(of)
        case Array(rows):
            return any(is_rounded(entry) for row in rows for entry in row)
        case Grid():
            return value.decimal
    return False


def is_whole(value: Expression) -> bool:
    """Whole numbers: digits that may be rounded too."""
    match value:
        case Number(number):
            return number.denominator == 1
        case Negative(of):
            return is_whole(of)
        case Array(rows):
            return all(is_whole(entry) for row in rows for entry in row)
        case Grid(rows):
            return all(entry is not None and entry.denominator == 1 for row in rows for entry in row)
    return False


def is_row_of_zeros(sides: Sequence[Expression | None]) -> bool:
    """0 = 1, which a row of zeros says of a system without solutions: no arithmetic is claimed.

    So it is with 0 = 1 - sqrt(2) and 0 = 2i, where something stands that has no value without roots or i.
    """
    if len(sides) != 2 or not isinstance(sides[0], Number) or sides[0].value != 0:
        return False
    return isinstance(sides[1], Number) or (sides[1] is not None and _has_roots_alone(sides[1]))


def _has_roots_alone(e: Expression) -> bool:
    """Whether it is a sum of multiples of roots of numbers and of i, with one of them at least."""
    match e:
        case SquareRoot(Number()) | Name("i"):
            return True
        case Negative(of):
            return _has_roots_alone(of)
        case Sum(several) | Times(several):
            roots = [one for one in several if not isinstance(one, Number | Negative) or _has_roots_alone(one)]
            return bool(roots) and all(map(_has_roots_alone, roots))
        case Quotient(above, Number()):
            return _has_roots_alone(above)
    return False


def names_listed(value: Expression) -> tuple[Name | Indexed, ...]:
    """The names in one row, each another: (x, y, z), (A, b), (A | b); none when it is anything else."""
    entries = value.rows[0] if isinstance(value, Array) and len(value.rows) == 1 else ()
    entries = value.vectors if isinstance(value, Columns) else entries
    names = tuple([entry for entry in entries if isinstance(entry, Name | Indexed)])
    return names if len(names) == len(entries) == len({key_of(name) for name in names}) else ()


def has_free_letters(value: Expression, defined: Container[str]) -> bool:
    match value:
        case Name(name):
            return name not in defined
        case Indexed(name, _):
            return name not in defined
        case Number() | Decimal() | Grid() | Identity():
            return False
        case Sum(parts) | Times(parts) | Columns(parts):
            return any(has_free_letters(part, defined) for part in parts)
        case Quotient(above, below):
            return has_free_letters(above, defined) or has_free_letters(below, defined)
        case Negative(of) | Transposed(of) | Adjoint(of) | DeterminantOf(of) | SquareRoot(of) | Power(of, _):
            return has_free_letters(of, defined)
        case RankOf(of) | NullityOf(of) | TraceOf(of) | DistinctEigenvaluesOf(of) | AdjugateOf(of) | NormOf(of, _):
            return has_free_letters(of, defined)
        case ProjectorOnto(of):
            return has_free_letters(of, defined)
    return True


def has_angles(value: Expression) -> bool:
    """Whether a scalar product <u, v> stands in it."""
    return any(isinstance(one, Times) and one.sign is ProductSign.ANGLES for one in subexpressions(value))


def is_written_in_blocks(first: Expression | None, last: Expression | None) -> bool:
    """A matrix of numbers and what it is in letters, [1, 0, 2; 0, 1, 3] = [I, B]: the calculation has the numbers."""
    return isinstance(first, Grid) and isinstance(last, Array) and len(first.rows) > len(last.rows)


def is_applied(e: Expression | None, defined: Container[str]) -> bool:
    """p(t), q_1(X): two names in a row that stand for nothing else."""
    if not isinstance(e, Times) or len(e.factors) != 2:
        return False
    function, letter = e.factors
    if not isinstance(function, Name | Indexed) or not isinstance(letter, Name):
        return False
    return key_of(function) not in defined and letter.name not in defined


def is_in_letters(value: Expression) -> bool:
    r"""Whether it is calculated from numbers and small letters, such as a + b, and no numbered name such as \lambda_1.

    >>> from exactrank.statements import Sum
    >>> is_in_letters(Sum((Name("a"), Name("b")))), is_in_letters(Name(r"\lambda")), is_in_letters(Name("A"))
    (True, False, False)
    """
    for part in subexpressions(value):
        match part:
            case Name(name):
                letter = name.lstrip("\\")
                if letter in _EIGENVALUES or not (name in GREEK or (len(letter) == 1 and letter.islower())):
                    return False
            case Sum() | Times() | Negative() | Quotient() | Power() | Number():
                pass
            case _:
                return False
    return True


_EIGENVALUES = frozenset(("lambda", "mu", "\u03bb", "\u03bc"))
