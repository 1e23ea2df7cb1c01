"""The JSON form of efforts: numbers that may be fractions are strings, counts are integers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exactrank.calculations.elimination import Strategy
from exactrank.calculations.elimination.effort import Effort
from exactrank.judging.written_effort import WrittenEffort
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import rational_text
from exactrank.render.json.parts import matrix_lists

FORMAT = "exactrank-effort/1"


def effort_object(effort: Effort) -> dict[str, Any]:
    """
    >>> from fractions import Fraction
    >>> effort_object(Effort(Fraction(15, 4), 1, 0, 1))
    {'total': '15/4', 'operations': 1, 'fractions': 0, 'digits': 1}
    """
    return {
        "total": rational_text(effort.total),
        "operations": effort.operations,
        "fractions": effort.fractions,
        "digits": effort.digits,
    }


def efforts_object(
    A: Matrix, form: str, efforts: Mapping[Strategy, Effort], wrote: WrittenEffort | None = None
) -> dict[str, Any]:
    """The effort of reducing A to that form, by strategy; and that of what somebody wrote who began with A."""
    made: dict[str, Any] = {
        "format": FORMAT,
        "matrix": matrix_lists(A),
        "form": form,
        "strategies": {strategy.value: effort_object(effort) for strategy, effort in efforts.items()},
    }
    if wrote is not None:
        left_out = {"steps": wrote.steps, "not_counted": list(wrote.left_out)}
        made["written"] = {**effort_object(wrote.effort), **left_out}
    return made
