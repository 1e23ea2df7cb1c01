"""The JSON forms of the records over an extension: those of QQ, with numbers as the domain spells them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from exactrank.calculations.domains.factors import FactorizationOver, SpacesOver, TriangularFactorsOver
from exactrank.calculations.domains.minors import DeterminantOver, MinorOver, MinorProofOver
from exactrank.calculations.domains.records import RecordOver
from exactrank.calculations.domains.systems import IndependenceOver, InverseOver, SolutionOver
from exactrank.calculations.elimination.over_domains import Reduction
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.rows import RowsOver
from exactrank.render.json.over_domains import reduction_over_object, steps_over
from exactrank.render.json.parts import FORMAT
from exactrank.statements import SolutionKind


def record_over_object(record: RecordOver, name: str = "A", single: bool = False) -> dict[str, Any]:
    """The object that `derive --to json` gives."""
    match record:
        case Reduction():
            return reduction_over_object(record, name, single)
        case DeterminantOver():
            value = record.matrix.domain.text(*record.value)
            return {**_head("determinant", name, record.matrix), "determinant": value}
        case MinorProofOver():
            minors = [_minor(one) for one in record.bordering]
            bordering = {"count": len(minors), "all_vanish": True, "minors": minors}
            proof = {"rank": record.rank, "minor": _minor(record.minor), "bordering": bordering}
            return {**_head("minors", name, record.matrix), **proof}
        case SolutionOver():
            A = record.coefficients
            head = {**_head("solution", name, A.beside(record.right)), "bar": A.ncols}
            return {**head, **_solution(record), **_steps(record.reduction)}
        case InverseOver():
            inverse = None if record.inverse is None else record.inverse.texts()
            return {**_head("inverse", name, record.matrix), "inverse": inverse, **_steps(record.reduction)}
        case IndependenceOver():
            return {**_head("independence", name, record.matrix), **_dependencies(record), **_steps(record.reduction)}
        case FactorizationOver():
            factors = {"left": record.left.texts(), "right": record.right.texts(), "minor": _minor(record.minor)}
            return {**_head("factorization", name, record.matrix), "rank": record.rank, **factors}
        case TriangularFactorsOver():
            return {**_head("lu", name, record.matrix), **_triangular(record), **_steps(record.reduction)}
        case SpacesOver():
            bases = {"null": record.null, "row": record.row, "column": record.column, "left_null": record.left_null}
            made = {key: _vectors(basis) for key, basis in bases.items()}
            return {**_head("spaces", name, record.matrix), **made, **_steps(record.reduction)}
        case _:
            assert_never(record)


def _head(method: str, name: str, A: RowsOver[Any]) -> dict[str, Any]:
    shape = list(A.shape)
    head = {"format": FORMAT, "method": method, "name": name, "field": A.domain.name}
    return {**head, "shape": shape, "matrix": A.texts()}


def _steps(form: Reduction[Any]) -> dict[str, Any]:
    return {"steps": steps_over(form.steps, form.start.domain), "end": form.end.texts(), "rank": form.rank}


def _vectors(columns: RowsOver[Any]) -> list[list[str]]:
    return [_texts(columns, columns.column(k)) for k in range(columns.ncols)]


def _texts(A: RowsOver[Any], numbers: Sequence[Number[Any]]) -> list[str]:
    return [A.domain.text(*x) for x in numbers]


def _minor(found: MinorOver[Any]) -> dict[str, Any]:
    value = found.determinant.matrix.domain.text(*found.determinant.value)
    return {"rows": [i + 1 for i in found.rows], "columns": [j + 1 for j in found.columns], "value": value}


def _solution(found: SolutionOver[Any]) -> dict[str, Any]:
    free = SolutionKind.SEVERAL if found.coefficients.domain.characteristic else SolutionKind.INFINITE
    solved = free if found.free else SolutionKind.UNIQUE
    sides: list[dict[str, Any]] = [
        {"kind": SolutionKind.NONE.value, "particular": None}
        if one is None
        else {"kind": solved.value, "particular": _texts(found.right, one)}
        for one in found.particulars
    ]
    made: dict[str, Any] = {
        **sides[0],
        "directions": _vectors(found.directions) if found.solvable else [],
        "free": [j + 1 for j in found.free] if found.solvable else [],
    }
    if found.unknowns:
        made["unknowns"] = list(found.unknowns)
    if len(sides) > 1:
        made["right_sides"] = sides
    return made


def _dependencies(found: IndependenceOver[Any]) -> dict[str, Any]:
    text = found.matrix.domain.text
    dependencies = [
        {"column": j + 1, "terms": [{"column": k + 1, "factor": text(*c)} for k, c in terms]}
        for j, terms in found.dependencies
    ]
    return {"independent": found.independent, "dependencies": dependencies}


def _triangular(found: TriangularFactorsOver[Any]) -> dict[str, Any]:
    factors = {
        "P": found.permutation,
        "L": found.lower,
        "U": found.upper,
        "D": found.diagonal,
        "unit_upper": found.unit_upper,
    }
    return {key: None if factor is None else factor.texts() for key, factor in factors.items()}
