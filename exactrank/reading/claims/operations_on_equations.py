"""Operations told of equations, which lead to an equation in their sentence: adding them gives 3x = 9, or 0 = 5."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.changed_rows import sum_of_rows
from exactrank.statements import Assertion, ClaimedCombination, ClaimedOperation, Equality, Grid, Inference
from exactrank.statements.spans import Span

_SENTENCE_END = lazy_pattern(r"\n[ \t]*\n|[.!?](?=\s)|[\u3002]")
_TERM = (
    r"(?:\d[\d.]*+|\\[dt]?frac\{?\d+\}?\{?\d+\}?|\{,\}|(?<![A-Za-z])[a-z](?![A-Za-z])(?:_\{?\d\}?)?"
    r"|\\cdot(?![a-z])|\\[,;! ]|[-+\u2212*/\s()&])"
)
_EQUATION = lazy_pattern(
    rf"(?<![\w=<>)\]}}]){_TERM}++=(?![=>]){_TERM}++(?=\$|\\[)\]]|[.,;:\u3002\uff0c\u3001]|\\quad|\\Rightarrow|\Z)"
)
"""An equation of numbers and letters alone: 3x = 9, 0 = 5; no rank, no determinant and no matrix."""
_CONSTANT = lazy_pattern(r"(?<![\w.,{}^=+*/-])(?<![-+*/=] )0\s*+=\s*+([-\u2212]?)(\d{1,9})(?![\d.,]\d|[\w{}^/*=])")
_FAR = 160
"""Characters behind an operation in which the equation stands that it leads to."""


def leads_to_equation(text: str, stop: int) -> bool:
    """Whether behind an operation, in its sentence, an equation stands before anything of a matrix."""
    return _EQUATION.search(text, stop, _end(text, stop)) is not None


def constant_behind(text: str, stop: int) -> tuple[int, int, Fraction] | None:
    """Where 0 = 5 stands behind an operation in its sentence, and the 5."""
    match = _CONSTANT.search(text, stop, _end(text, stop))
    return (match.start(), match.end(), Fraction(int(match[2]) * (-1 if match[1] else 1))) if match else None


def claim_of_constant(
    operations: Sequence[ClaimedOperation], value: Fraction, grids: Iterable[Grid], span: Span
) -> Assertion | None:
    """The row that an operation on equations comes to: zeros and a number; of which system is a guess."""
    if not value or len(operations) != 1 or not isinstance(operations[0], ClaimedCombination) or operations[0].columns:
        return None
    wanted = max(term.row for term in operations[0].terms)
    made: list[Equality] = []
    for grid in grids:
        if wanted < len(grid.rows) and grid.bars == (len(grid.rows[0]) - 1,) and not grid.is_symbolic:
            row = Grid(((*[Fraction(0)] * (len(grid.rows[0]) - 1), value),))
            made.append(Equality(span, (sum_of_rows(operations[0], grid), row)))
    if not made or any(term.factor is None for term in operations[0].terms):
        return None
    return Assertion(tuple(dict.fromkeys(made)), (Inference.SUBJECT,))


def _end(text: str, stop: int) -> int:
    """Where the sentence ends that goes on at an offset, or a matrix begins in it."""
    end = min(len(text), stop + _FAR)
    ends = _SENTENCE_END.search(text, stop, end)
    end = ends.start() + 1 if ends is not None else end
    matrix = text.find("\\begin", stop, end)
    return matrix if matrix >= 0 else end
