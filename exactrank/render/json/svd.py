"""The JSON form of a singular value decomposition, with numbers as `2/5*sqrt(5)`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exactrank.calculations.svd import SingularValueDecomposition, UnitVector
from exactrank.numbers.decimals import rational_text
from exactrank.numbers.surds import Surd


def svd_fields(found: SingularValueDecomposition) -> dict[str, Any]:
    """U and V by rows, and the singular values that are not 0 in the order of their columns."""
    return {
        "U": _rows(found.left),
        "singular_values": [surd_text(value) for value in found.values],
        "V": _rows(found.right),
        "rank": found.rank,
    }


def _rows(columns: Sequence[UnitVector]) -> list[list[str]]:
    return [[surd_text(x) for x in row] for row in zip(*[one.entries for one in columns], strict=True)]


def surd_text(x: Surd) -> str:
    """The number as the interface spells it.

    >>> from fractions import Fraction
    >>> surd_text(Surd(Fraction(-2, 5), 5)), surd_text(Surd(Fraction(1), 2)), surd_text(Surd(Fraction(3)))
    ('-2/5*sqrt(5)', 'sqrt(2)', '3')
    """
    if x.is_rational:
        return rational_text(x.coefficient)
    root = f"sqrt({x.radicand})"
    if abs(x.coefficient) == 1:
        return root if x.coefficient > 0 else f"-{root}"
    return f"{rational_text(x.coefficient)}*{root}"
