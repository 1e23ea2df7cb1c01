"""The JSON form of a derivation: a plain object of strings, integers and lists; indices count from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exactrank.derivation import Pivot, StepGroup
from exactrank.elimination import EchelonForm
from exactrank.matrix import Matrix
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap

if TYPE_CHECKING:
    from exactrank.methods import Record

FORMAT = "exactrank-derivation/1"
FORMAT_OF_SEVERAL = "exactrank-derivations/1"


def json_object(record: Record, name: str = "A", single: bool = False, digits: int | None = None) -> dict[str, Any]:
    """The JSON object of a record that `derive` makes."""
    if isinstance(record, EchelonForm):
        return row_reduction_object(record, name, single)
    from exactrank.render.json_approximations import Approximation, approximation_object
    from exactrank.render.json_proofs import proof_object

    if isinstance(record, Approximation):
        return approximation_object(record, name, digits or 10)
    return proof_object(record, name, single, digits or 10)


def row_reduction_object(form: EchelonForm, name: str = "A", single: bool = False) -> dict[str, Any]:
    """The recorded reduction as `derive --by row-reduction --to json` gives it."""
    derivation = form.derivation
    groups = derivation.singles() if single else derivation.groups()
    states = derivation.states_after(groups)
    return {
        "format": FORMAT,
        "method": "row-reduction",
        "name": name,
        "field": form.start.field.name,
        "strategy": form.strategy.value,
        "shape": list(form.start.shape),
        "matrix": matrix_lists(form.start),
        "steps": [_step(group, after) for group, after in zip(groups, states, strict=True)],
        "form": "reduced" if form.reduced else "echelon",
        "end": matrix_lists(form.matrix),
        "pivots": [pivot_object(pivot) for pivot in form.pivots],
        "rank": form.rank,
    }


def several(objects: list[dict[str, Any]]) -> dict[str, Any]:
    """One derivation as it is; several under one head."""
    if len(objects) == 1:
        return objects[0]
    made: dict[str, Any] = {"format": FORMAT_OF_SEVERAL, "derivations": []}
    for one in objects:
        if one["format"] == FORMAT_OF_SEVERAL:
            made["derivations"] += one["derivations"]
            made["cross_check"] = one["cross_check"]
        else:
            made["derivations"].append(one)
    return made


def matrix_lists(A: Matrix) -> list[list[str]]:
    """The entries as strings in lowest terms.

    >>> from fractions import Fraction
    >>> matrix_lists(Matrix.of([[1, Fraction(2, 4)]]))
    [['1', '1/2']]
    """
    return [[str(entry) for entry in row] for row in A]


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


def _step(group: StepGroup, after: Matrix) -> dict[str, Any]:
    made: dict[str, Any] = {"purpose": group.purpose.value}
    if group.pivot is not None:
        made["pivot"] = pivot_object(group.pivot)
    made["operations"] = [operation_object(operation) for operation in group.operations]
    made["result"] = matrix_lists(after)
    return made
