"""The parts that the JSON forms share: formats, heads, matrices, pivots and operations; indices count from 1."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from exactrank.calculations.elimination import EchelonForm
from exactrank.derivation import Pivot, StepGroup
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import rational_text
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap

FORMAT = "exactrank-derivation/1"
FORMAT_OF_SEVERAL = "exactrank-derivations/1"


def head(method: str, name: str, A: Matrix) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "method": method,
        "name": name,
        "field": A.field.name,
        "shape": list(A.shape),
        "matrix": matrix_lists(A),
    }


def texts(numbers: Iterable[Fraction]) -> list[str]:
    return [rational_text(number) for number in numbers]


def matrix_lists(A: Matrix) -> list[list[str]]:
    """The entries as strings in lowest terms.

    >>> from fractions import Fraction
    >>> matrix_lists(Matrix.of([[1, Fraction(2, 4)]]))
    [['1', '1/2']]
    """
    return [texts(row) for row in A]


def pivot_object(pivot: Pivot) -> dict[str, int]:
    return {"row": pivot.row + 1, "column": pivot.column + 1}


def operation_object(operation: RowOperation) -> dict[str, Any]:
    match operation:
        case RowSwap(first, second):
            return {"kind": "swap", "first": first + 1, "second": second + 1}
        case RowScale(target, factor):
            return {"kind": "scale", "target": target + 1, "factor": str(factor)}
        case RowAdd(target, source, factor):
            return {"kind": "add", "target": target + 1, "source": source + 1, "factor": str(factor)}


def step_objects(form: EchelonForm, single: bool = False) -> list[dict[str, Any]]:
    """The steps of a recorded reduction: operations with one reason together, or with `single` each alone."""
    derivation = form.derivation
    groups = derivation.singles() if single else derivation.groups()
    return [_step(group, after) for group, after in zip(groups, derivation.states_after(groups), strict=True)]


def _step(group: StepGroup, after: Matrix) -> dict[str, Any]:
    made: dict[str, Any] = {"purpose": group.purpose.value}
    if group.pivot is not None:
        made["pivot"] = pivot_object(group.pivot)
    made["operations"] = [operation_object(operation) for operation in group.operations]
    made["result"] = matrix_lists(after)
    return made
