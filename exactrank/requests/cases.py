"""A discussion of cases as it is asked for: its options by their names, and conditions as they are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from exactrank.calculations.cases.discussion import Assumption, discuss
from exactrank.calculations.cases.records import CaseTree, Goal, Over
from exactrank.errors import InputError
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.reading.source.problems import shown
from exactrank.requests.options import choice, whole_number

MOST_OF_ALL = 10_000
_SIGN = lazy_pattern(r"!=|<>|\u2260|\\neq?(?![A-Za-z])|\\not\s*=|=")


class HasLetters(Protocol):
    """A matrix with letters as it was read."""

    @property
    def rows(self) -> RowsOver[Function]: ...

    @property
    def domain(self) -> RationalFunctions: ...

    @property
    def bar(self) -> int | None: ...

    @property
    def unknowns(self) -> tuple[str, ...]: ...


def discussion(
    found: HasLetters, goal: str | None, over: str, given: Sequence[str], most_cases: int | str, dashes: str = ""
) -> CaseTree:
    """The cases of the matrix; raises InputError for options that are none."""
    wanted = goal or (Goal.RANK if found.bar is None else Goal.SOLUTIONS).value
    return discuss(
        found.rows,
        choice(Goal, wanted, f"{dashes}goal", None),
        found.bar,
        choice(Over, over, f"{dashes}over", None),
        [assumption(one, found.domain) for one in given],
        whole_number(most_cases, 1, MOST_OF_ALL, f"{dashes}most-cases", None),
        found.unknowns,
    )


def assumption(text: str, domain: RationalFunctions) -> Assumption:
    """The polynomial that a condition is about, and whether it vanishes: `a != 0`, `a = 2`, `a b != 1`.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> assumption("a != 2", QQ_letters("a"))
    ((((1,), 1), ((0,), -2)), False)

    Raises InputError for any other text.
    """
    signs = list(_SIGN.finditer(text))
    if len(signs) != 1:
        raise InputError.of("cases.no-condition", text=shown(text.strip()))
    left, right = text[: signs[0].start()], text[signs[0].end() :]
    (above, _), _ = number_over(domain, f"({left})-({right})")
    return above, signs[0][0] == "="
