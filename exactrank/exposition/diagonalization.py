"""The exposition of A = P D P^-1 and of the powers of A, or of what keeps a matrix from it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from exactrank.calculations.diagonalization import Diagonalization, Entry
from exactrank.calculations.eigen import Quadratic
from exactrank.document import (
    Array,
    Block,
    Chain,
    Commas,
    Display,
    Document,
    Formula,
    Grid,
    Grouped,
    Linear,
    Name,
    Number,
    Paragraph,
    Power,
    Product,
    Result,
    say,
)
from exactrank.exposition.eigen import deficient, spaces_of
from exactrank.exposition.formulas import equation, letter, number, quadratic
from exactrank.exposition.over_domains import grid_over
from exactrank.matrix import Matrix
from exactrank.numbers.domain_names import Extension
from exactrank.numbers.rows import RowsOver

_ZERO, _ONE = Fraction(0), Fraction(1)


def explain_diagonalization(found: Diagonalization, name: str = "A", digits: int = 10) -> Document:
    """The eigenvalues and their spaces, then P and D with the check and the powers, or what keeps A from it."""
    A = Name(name)
    blocks = [Paragraph((say("diagonalization.overview", name=A),)), *spaces_of(found.eigen, name, digits)]
    blocks += _diagonal(found, A)
    return Document(say("diagonalization.title", name=A), tuple(blocks))


def _diagonal(found: Diagonalization, A: Name) -> Iterator[Block]:
    P, D = Name(letter("P", A.letter)), Name(letter("D", A.letter))
    if found.basis is None:
        said = [*deficient(found.eigen)]
        said.append(say(f"diagonalization.{'none' if said else 'no-closed-form'}", name=A))
        yield Result((Paragraph(tuple(said)),))
        return
    yield Paragraph((say("diagonalization.basis", name=A, vectors=P, values=D),))
    if found.P is not None and found.D is not None:
        yield Display((Commas((equation(P, Array(found.P)), equation(D, Array(found.D)))),))
    else:
        yield Display((equation(P, _grid(found, vectors=True)), equation(D, _grid(found, vectors=False))))
    if found.inverse is not None or found.over_root is not None:
        yield from _inverse_and_check(found, A, P, D)
        yield from _powers(found, A, P, D)
    factors = equation(A, Product((P, D, Power(P, -1))))
    yield Result((Paragraph((say("diagonalization.result", equation=factors, name=A),)),))


def _inverse_and_check(found: Diagonalization, A: Name, P: Name, D: Name) -> Iterator[Block]:
    """[P | I] and what it is reduced to, and the product of the three factors."""
    before, after, product = _rational_factors(found) or _factors_over_root(found)
    yield Paragraph((say("diagonalization.inverse", vectors=P),))
    yield Display((Chain(before, (("->", after),)),))
    yield Paragraph((say("diagonalization.check"),))
    yield Display((equation(Product((P, D, Power(P, -1))), product, Array(found.matrix), A),))


def _rational_factors(found: Diagonalization) -> tuple[Formula, Formula, Formula] | None:
    """[P | I], [I | P^-1] and P D P^-1; None where there are roots in them."""
    if found.P is None or found.D is None or found.inverse is None:
        return None
    unit, n = Matrix.identity(found.matrix.nrows), found.matrix.nrows
    before, after = Array(found.P.beside(unit), bar=n), Array(unit.beside(found.inverse), bar=n)
    return before, after, Product((Array(found.P), Array(found.D), Array(found.inverse)))


def _factors_over_root(found: Diagonalization) -> tuple[Formula, Formula, Formula]:
    """The same with roots."""
    assert found.over_root is not None
    left, right = found.over_root.P, found.over_root.inverse
    unit, n = RowsOver.identity(left.domain, left.nrows), left.ncols
    product = Product((_rows(left), _grid(found, vectors=False), _rows(right)))
    return _rows(left.beside(unit), n), _rows(unit.beside(right), n), product


def _rows(A: RowsOver[Any], bar: int | None = None) -> Formula:
    assert isinstance(A.domain, Extension)
    return grid_over(A, A.domain, bar)


def _powers(found: Diagonalization, A: Name, P: Name, D: Name) -> Iterator[Block]:
    """A^k as the sum of the powers of the eigenvalues, each times a matrix of its own; k = 1 as the check."""
    k = Name("k")
    yield Paragraph((say("diagonalization.powers", power=Product((P, D, Power(P, -1))), exponent=k),))
    yield Display((equation(Power(A, k), Product((P, Power(D, k), Power(P, -1)))),))
    terms = [(value, Array(E) if isinstance(E, Matrix) else _rows(E)) for value, E in found.powers if value]
    if not terms:
        return
    key = "sum" if len(terms) == len(found.powers) else "sum-without-zero"
    fields: dict[str, Formula | int] = {"exponent": k, "vectors": P, "inverse": Power(P, -1)}
    if key == "sum":
        fields["count"] = len(terms)
    yield Paragraph((say(f"diagonalization.{key}", **fields),))
    powers = tuple([(_ONE, E if value == 1 else Product((_power(value, k), E))) for value, E in terms])
    yield Display((equation(Power(A, k), Linear(powers)),))
    yield Paragraph((say("diagonalization.sum-check", name=A),))
    once = tuple([_times(value, E) for value, E in terms])
    yield Display((equation(Linear(once), Array(found.matrix)),))


def _power(value: Entry, k: Name) -> Formula:
    """value^k, in parentheses where it is more than a positive integer."""
    return Power(_factor(value), k)


def _factor(value: Entry) -> Formula:
    """The number, in parentheses where it is more than a positive integer or i."""
    simple = (
        value.denominator == 1 and value > 0 if isinstance(value, Fraction) else value == Quadratic(_ZERO, _ONE, -1)
    )
    return _entry(value) if simple else Grouped(_entry(value))


def _times(value: Entry, E: Formula) -> tuple[Fraction, Formula]:
    if isinstance(value, Fraction):
        return value, E
    return _ONE, Product((_factor(value), E))


def _grid(found: Diagonalization, vectors: bool) -> Grid:
    basis = found.basis or ()
    size = len(basis)
    if vectors:
        return Grid(tuple([tuple([_entry(vector[i]) for _, vector in basis]) for i in range(size)]))
    return Grid(
        tuple(
            [tuple([_entry(value) if i == j else number(0) for j in range(size)]) for i, (value, _) in enumerate(basis)]
        )
    )


def _entry(value: Entry) -> Formula:
    return Number(value) if isinstance(value, Fraction) else quadratic(value)
