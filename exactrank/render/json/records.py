"""The JSON form of a derivation: a plain object of strings, integers and lists; indices count from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exactrank.calculations.elimination import EchelonForm
from exactrank.numbers.decimals import rational_text
from exactrank.render.json.parts import FORMAT, FORMAT_OF_SEVERAL, head, matrix_lists, pivot_object, step_objects

if TYPE_CHECKING:
    from exactrank.proofs.rank_proofs import CrossCheck
    from exactrank.requests.methods import Record


def json_object(record: Record, name: str = "A", single: bool = False, digits: int | None = None) -> dict[str, Any]:
    """The JSON object of a record that `derive` makes; at its end are the statements that the judge decides.

    >>> from exactrank.calculations.elimination import row_echelon_form
    >>> from exactrank.matrix import Matrix
    >>> json_object(row_echelon_form(Matrix.of([[1, 2]])))["statements"][-1]
    {'index': 2, 'kind': 'rank', 'says': 'rank [1 2] = 1'}
    """
    made = _fields(record, name, single, digits)
    if made["format"] == FORMAT_OF_SEVERAL:
        return made
    from exactrank.render.json.stated import statement_objects

    return {**made, "statements": statement_objects(record.statements)}


def _fields(record: Record, name: str, single: bool, digits: int | None) -> dict[str, Any]:
    if isinstance(record, EchelonForm):
        return row_reduction_object(record, name, single)
    from exactrank.calculations.first_course import Course

    if isinstance(record, Course):
        from exactrank.render.json.first_course import course_object

        return course_object(record, name, digits or 10)
    from exactrank.requests.inapplicable import Inapplicable

    if isinstance(record, Inapplicable):
        reasons = {reason.value: [method.value for method in methods] for reason, methods in record.reasons}
        return {**head("inapplicable", name, record.matrix), "rank": record.rank, "reasons": reasons}
    from exactrank.proofs.rank_proofs import CrossCheck, RankProof
    from exactrank.render.json.approximations import Approximation, approximation_object
    from exactrank.render.json.proofs import proof_object

    if isinstance(record, Approximation):
        return approximation_object(record, name, digits or 10)
    if isinstance(record, RankProof):
        return _fields(record.evidence, name, single, digits)
    if isinstance(record, CrossCheck):
        return _cross_check(record, name, single, digits or 10)
    return proof_object(record, name, digits or 10)


def row_reduction_object(form: EchelonForm, name: str = "A", single: bool = False) -> dict[str, Any]:
    """The recorded reduction as `derive --by row-reduction --to json` gives it."""
    made: dict[str, Any] = {
        "format": FORMAT,
        "method": "row-reduction",
        "name": name,
        "field": form.start.field.name,
        "strategy": form.strategy.value,
        "shape": list(form.start.shape),
        "matrix": matrix_lists(form.start),
        "steps": step_objects(form, single),
        "form": "reduced" if form.reduced else "echelon",
        "end": matrix_lists(form.matrix),
        "pivots": [pivot_object(pivot) for pivot in form.pivots],
        "rank": form.rank,
    }
    if not form.start.field.characteristic:
        from exactrank.calculations.elimination.effort import effort
        from exactrank.render.json.efforts import effort_object

        made["effort"] = effort_object(effort(form.derivation))
    return made


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


def _cross_check(record: CrossCheck, name: str, single: bool, digits: int) -> dict[str, Any]:
    parts: list[Record] = [proof.evidence for proof in record.proofs]
    if record.outer is not None:
        parts.append(record.outer)
    orders = [
        {
            "order": k.order,
            "coefficient": rational_text(k.coefficient),
            "minors": k.count,
            "sum_of_squares": None if k.total is None else rational_text(k.total),
        }
        for k in record.orders
    ]
    return {
        "format": FORMAT_OF_SEVERAL,
        "derivations": [json_object(part, name, single, digits) for part in parts],
        "cross_check": {
            "ranks": {proof.method.value: proof.rank for proof in record.proofs},
            "orders": orders,
        },
    }
