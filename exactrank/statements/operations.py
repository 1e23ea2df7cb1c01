"""Row and column operations as a writer states them: possibly wrong, possibly impossible, always as written.

A `RowOperation` cannot scale by zero or add a row to itself; a claim can. Indices count from 0.
"""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction

from exactrank.records import dataclass
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap


@dataclass(frozen=True, slots=True)
class Term:
    """`factor` times row `row`, in the order written; the factor is None when it has no rational value.

    `written` is then its text, as far as that is known.
    """

    row: int
    factor: Fraction | None = Fraction(1)
    written: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ClaimedCombination:
    """target <- the sum of the terms: R2 <- R2 - 2 R1, R3 <- 2 R3 + 3 R2, R2 <- 1/3 R2, and also R2 <- R2 + R2.

    `target` is None where the writer leaves it open (R1 + R2 over an arrow): it is then one of the rows named.
    `implied`: no target is written (R2 - 2 R1), and this one is only the likeliest of the rows named. `or_else`: what
    the same notation says in other books, E_21(-2) as R1 <- R1 - 2 R2.
    """

    target: int | None
    terms: tuple[Term, ...]
    columns: bool = False
    implied: bool = field(default=False, compare=False, repr=False)
    or_else: tuple[ClaimedCombination, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ClaimedSwap:
    """Two rows change places: R1 <-> R3."""

    first: int
    second: int
    columns: bool = False


ClaimedOperation = ClaimedCombination | ClaimedSwap


def claim_of(operation: RowOperation) -> ClaimedOperation:
    """The claim that says what the operation does.

    >>> str_of(claim_of(RowAdd(1, 0, Fraction(-1, 2))))
    'R2 <- R2 - 1/2 R1'
    """
    match operation:
        case RowSwap(i, k):
            return ClaimedSwap(i, k)
        case RowScale(i, factor):
            return ClaimedCombination(i, (Term(i, factor),))
        case RowAdd(i, k, factor):
            return ClaimedCombination(i, (Term(i), Term(k, factor)))


def str_of(operation: ClaimedOperation) -> str:
    """The canonical spelling, target first and counted from 1; `C` for columns, `?` for what is not known.

    >>> str_of(ClaimedCombination(2, (Term(2, Fraction(2)), Term(1, Fraction(3)))))
    'R3 <- 2 R3 + 3 R2'
    >>> str_of(ClaimedSwap(0, 2, columns=True))
    'C1 <-> C3'
    """
    letter = "C" if operation.columns else "R"
    if isinstance(operation, ClaimedSwap):
        return f"{letter}{operation.first + 1} <-> {letter}{operation.second + 1}"
    target = "?" if operation.target is None else f"{letter}{operation.target + 1}"
    words: list[str] = []
    for term in operation.terms:
        name = f"{letter}{term.row + 1}"
        unit = term.factor is not None and abs(term.factor) == 1
        size = name if unit else f"{'?' if term.factor is None else abs(term.factor)} {name}"
        negative = term.factor is not None and term.factor < 0
        if words:
            words.append("-" if negative else "+")
            words.append(size)
        elif negative:
            words.append(f"-{size}")
        else:
            words.append(size)
    return f"{target} <- {' '.join(words) or '0'}"
