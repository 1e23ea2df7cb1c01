"""The JSON forms of a first course's records; a number is a string, and indices count from 1."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, assert_never

from exactrank.calculations.change_of_basis import ChangeOfBasis
from exactrank.calculations.cramer import Cramer
from exactrank.calculations.determinants import Determinant
from exactrank.calculations.diagonalization import Diagonalization
from exactrank.calculations.eigen import Eigen
from exactrank.calculations.elimination import EchelonForm
from exactrank.calculations.first_course import Course
from exactrank.calculations.inverses import Inverse
from exactrank.calculations.normal_equations import LeastSquares
from exactrank.calculations.orthogonalization import Orthogonalization
from exactrank.calculations.subspaces import FourSubspaces
from exactrank.calculations.svd import SingularValueDecomposition
from exactrank.calculations.systems import Solution
from exactrank.calculations.triangular import TriangularFactors
from exactrank.calculations.vectors import Coordinates, Independence
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import rational_text
from exactrank.render.json.eigen import diagonalization_fields, eigen_fields
from exactrank.render.json.parts import head, matrix_lists, step_objects, texts


def course_object(record: Course, name: str, digits: int) -> dict[str, Any]:
    """The object that `derive --to json` gives for one of these methods, without the statements."""
    match record:
        case Solution():
            return {**_augmented("solution", name, record), **_solution(record), **_steps(record.form)}
        case Coordinates(solution):
            return {**_augmented("coordinates", name, solution), **_solution(solution), **_steps(solution.form)}
        case ChangeOfBasis(solution, P, back):
            lists = {"P": matrix_lists(P), "P_inverse": matrix_lists(back)}
            return {**_augmented("change-of-basis", name, solution), **lists, **_steps(solution.form)}
        case Cramer():
            return {**_augmented("cramer", name, record), **_cramer(record)}
        case LeastSquares():
            return {**_augmented("least-squares", name, record), **_least_squares(record)}
        case Independence():
            return {**head("independence", name, record.matrix), **_independence(record), **_steps(record.form)}
        case Determinant():
            return {**head("determinant", name, record.matrix), "determinant": rational_text(record.value)}
        case Inverse():
            inverse = None if record.inverse is None else matrix_lists(record.inverse)
            return {**head("inverse", name, record.matrix), "inverse": inverse, **_steps(record.form)}
        case TriangularFactors():
            factors = {"P": record.permutation, "L": record.lower, "U": record.upper}
            made: dict[str, Any] = {key: matrix_lists(factor) for key, factor in factors.items()}
            for key, factor in (("D", record.diagonal), ("unit_upper", record.unit_upper)):
                made[key] = None if factor is None else matrix_lists(factor)
            return {**head("lu", name, record.matrix), **made, **_steps(record.form)}
        case FourSubspaces():
            return {**head("spaces", name, record.matrix), **_spaces(record), **_steps(record.form)}
        case Orthogonalization():
            lists = {"Q": matrix_lists(record.Q), "R": matrix_lists(record.R)}
            return {**head("orthogonalization", name, record.matrix), **lists, "squares": texts(record.squares)}
        case SingularValueDecomposition():
            from exactrank.render.json.svd import svd_fields

            return {**head("svd", name, record.matrix), **svd_fields(record)}
        case Eigen():
            return {**head("eigen", name, record.matrix), **eigen_fields(record, digits)}
        case Diagonalization():
            fields = diagonalization_fields(record)
            return {**head("diagonalization", name, record.matrix), **fields, **eigen_fields(record.eigen, digits)}
        case _:
            assert_never(record)


def _augmented(method: str, name: str, system: Solution | Cramer | LeastSquares) -> dict[str, Any]:
    """The head of a system: the whole matrix, and the number of columns left of its bar."""
    A = system.coefficients
    return {**head(method, name, A.beside(system.right)), "bar": A.ncols}


def _steps(form: EchelonForm) -> dict[str, Any]:
    return {"steps": step_objects(form), "end": matrix_lists(form.matrix), "rank": form.rank}


def vectors(columns: Matrix) -> list[list[str]]:
    """The columns of a matrix as a list of vectors."""
    return [texts(columns.column(k)) for k in range(columns.ncols)]


def _solution(found: Solution) -> dict[str, Any]:
    sides = [{"kind": found.kind(k).value, "particular": _or_null(one)} for k, one in enumerate(found.particulars)]
    solvable = found.solvable
    made: dict[str, Any] = {
        **sides[0],
        "directions": vectors(found.directions) if solvable else [],
        "free": [j + 1 for j in found.free] if solvable else [],
    }
    if found.unknowns:
        made["unknowns"] = list(found.unknowns)
    if len(sides) > 1:
        made["right_sides"] = sides
    return made


def _or_null(numbers: Sequence[Fraction] | None) -> list[str] | None:
    return None if numbers is None else texts(numbers)


def _cramer(found: Cramer) -> dict[str, Any]:
    return {
        "determinant": rational_text(found.denominator.value),
        "determinants": texts([one.value for one in found.numerators]),
        "particular": texts(found.solution),
    }


def _least_squares(found: LeastSquares) -> dict[str, Any]:
    normal = found.normal
    return {
        **_solution(normal),
        "normal": {"matrix": matrix_lists(normal.form.start), "bar": normal.coefficients.ncols, **_steps(normal.form)},
        "projection": texts(found.fitted.column(0)),
        "residual": texts(found.residual.column(0)),
        "squared_error": rational_text(found.squared_error),
    }


def _independence(found: Independence) -> dict[str, Any]:
    dependencies = [
        {"column": one.column + 1, "terms": [{"column": j + 1, "factor": rational_text(c)} for j, c in one.terms]}
        for one in found.dependencies
    ]
    return {"independent": found.independent, "dependencies": dependencies}


def _spaces(found: FourSubspaces) -> dict[str, Any]:
    bases = {"null": found.null, "row": found.row, "column": found.column, "left_null": found.left_null}
    return {key: vectors(basis) for key, basis in bases.items()}
