"""Numbers and matrices over a domain as SymPy has them: i, square roots and letters as its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exactrank.errors import InputError
from exactrank.numbers.finite_extensions import ExtensionField
from exactrank.numbers.multivariate import Terms
from exactrank.numbers.quadratic import QuadraticField
from exactrank.numbers.rational_functions import RationalFunctions

if TYPE_CHECKING:
    import sympy


def terms_to_sympy(p: Terms, letters: Sequence[str]) -> Any:
    """The polynomial with a symbol for each letter.

    >>> terms_to_sympy((((1, 1), 2), ((0, 0), -1)), ("a", "b"))
    2*a*b - 1
    """
    import sympy

    symbols = sympy.symbols(tuple(letters))
    parts = [c * sympy.prod([x**e for x, e in zip(symbols, m, strict=True)]) for m, c in p]
    return sympy.Add(*parts)


def number_to_sympy(domain: Any, x: Any, denominator: int = 1) -> Any:
    """The number x / denominator of QQ, QQ(i), QQ(sqrt d) or QQ(a, b); raises InputError over a finite field.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> number_to_sympy(QQ_sqrt(-1), (1, 2), 2)
    1/2 + I
    """
    import sympy

    if isinstance(domain, RationalFunctions):
        above, below = [terms_to_sympy(p, domain.letters) for p in x]
        return above / (denominator * below)
    if isinstance(domain, QuadraticField):
        return sympy.Rational(x[0], denominator) + sympy.Rational(x[1], denominator) * sympy.sqrt(domain.d)
    if isinstance(domain, ExtensionField) or domain.characteristic:
        raise InputError.of("other-field", found=domain.name, wanted="QQ")
    return sympy.Rational(x, denominator)


def rows_to_sympy(domain: Any, rows: Sequence[tuple[Sequence[Any], int]], ncols: int) -> sympy.Matrix:
    import sympy

    flat = [number_to_sympy(domain, x, d) for numerators, d in rows for x in numerators]
    return sympy.ImmutableMatrix(len(rows), ncols, flat)
