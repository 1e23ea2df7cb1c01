"""exactrank derives, shows, judges and proves exact linear algebra.

>>> import exactrank
>>> form = exactrank.row_echelon_form([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
>>> form.rank
1
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# Importing exactrank is light: a name brings its module with it when it is first used (PEP 562).
_WHERE = {
    "MatrixLike": "exactrank.reading",
    "as_matrix": "exactrank.reading",
    "null_space": "exactrank.api",
    "reduced_row_echelon_form": "exactrank.api",
    "reduced_row_echelon_matrix": "exactrank.api",
    "row_echelon_form": "exactrank.api",
    "to_html": "exactrank.api",
    "to_json": "exactrank.api",
    "to_latex": "exactrank.api",
    "to_markdown": "exactrank.api",
    "to_text": "exactrank.api",
    "cross_check": "exactrank.api",
    "determinant": "exactrank.api",
    "lora_factors": "exactrank.api",
    "lora_update": "exactrank.api",
    "make_cases_exercise": "exactrank.api",
    "make_exercise": "exactrank.api",
    "low_rank_approximation": "exactrank.api",
    "outer_product": "exactrank.api",
    "project": "exactrank.api",
    "prove_rank": "exactrank.api",
    "rank_factorization": "exactrank.api",
    "singular_values": "exactrank.api",
    "verify": "exactrank.api",
    "cases": "exactrank.first_course",
    "change_of_basis": "exactrank.first_course",
    "coordinates": "exactrank.first_course",
    "cramer": "exactrank.first_course",
    "diagonalization": "exactrank.first_course",
    "eigen": "exactrank.first_course",
    "independence": "exactrank.first_course",
    "inverse": "exactrank.first_course",
    "least_squares": "exactrank.first_course",
    "lu": "exactrank.first_course",
    "orthogonalization": "exactrank.first_course",
    "singular_value_decomposition": "exactrank.first_course",
    "solve": "exactrank.first_course",
    "spaces": "exactrank.first_course",
    "grade": "exactrank.grading.grade",
    "read_rubric": "exactrank.grading.rubric",
    "ExactrankError": "exactrank.errors",
    "InputError": "exactrank.errors",
    "NotRankOne": "exactrank.errors",
    "OperationError": "exactrank.errors",
    "ShapeError": "exactrank.errors",
    "Matrix": "exactrank.matrix",
    "check": "exactrank.proofs.ranks",
    "rank": "exactrank.proofs.ranks",
    "Refused": "exactrank.checker",
}

__all__ = [
    "ExactrankError",
    "InputError",
    "Matrix",
    "MatrixLike",
    "NotRankOne",
    "OperationError",
    "Refused",
    "ShapeError",
    "as_matrix",
    "cases",
    "change_of_basis",
    "check",
    "coordinates",
    "cramer",
    "cross_check",
    "determinant",
    "diagonalization",
    "eigen",
    "grade",
    "independence",
    "inverse",
    "least_squares",
    "lora_factors",
    "lora_update",
    "low_rank_approximation",
    "lu",
    "make_cases_exercise",
    "make_exercise",
    "null_space",
    "orthogonalization",
    "outer_product",
    "project",
    "prove_rank",
    "rank",
    "rank_factorization",
    "read_rubric",
    "reduced_row_echelon_form",
    "reduced_row_echelon_matrix",
    "row_echelon_form",
    "singular_value_decomposition",
    "singular_values",
    "solve",
    "spaces",
    "to_html",
    "to_json",
    "to_latex",
    "to_markdown",
    "to_text",
    "verify",
]

if TYPE_CHECKING:
    from exactrank.api import (  # noqa: I001 - one import a module
        cross_check as cross_check,
        determinant as determinant,
        lora_factors as lora_factors,
        lora_update as lora_update,
        low_rank_approximation as low_rank_approximation,
        make_cases_exercise as make_cases_exercise,
        make_exercise as make_exercise,
        null_space as null_space,
        outer_product as outer_product,
        project as project,
        prove_rank as prove_rank,
        rank_factorization as rank_factorization,
        reduced_row_echelon_form as reduced_row_echelon_form,
        reduced_row_echelon_matrix as reduced_row_echelon_matrix,
        row_echelon_form as row_echelon_form,
        singular_values as singular_values,
        to_html as to_html,
        to_json as to_json,
        to_latex as to_latex,
        to_markdown as to_markdown,
        to_text as to_text,
        verify as verify,
    )
    from exactrank.errors import (
        ExactrankError as ExactrankError,
        InputError as InputError,
        NotRankOne as NotRankOne,
        OperationError as OperationError,
        ShapeError as ShapeError,
    )
    from exactrank.checker import Refused as Refused
    from exactrank.grading.grade import grade as grade
    from exactrank.grading.rubric import read_rubric as read_rubric
    from exactrank.first_course import (
        cases as cases,
        change_of_basis as change_of_basis,
        coordinates as coordinates,
        cramer as cramer,
        diagonalization as diagonalization,
        eigen as eigen,
        independence as independence,
        inverse as inverse,
        least_squares as least_squares,
        lu as lu,
        orthogonalization as orthogonalization,
        singular_value_decomposition as singular_value_decomposition,
        solve as solve,
        spaces as spaces,
    )
    from exactrank.matrix import Matrix as Matrix
    from exactrank.proofs.ranks import check as check, rank as rank
    from exactrank.reading import MatrixLike as MatrixLike, as_matrix as as_matrix


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        from importlib import import_module

        value = getattr(import_module(_WHERE[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'exactrank' has no attribute {name!r}")


if "IPython" in sys.modules:
    from exactrank.notebook import register_where_there_is_one

    register_where_there_is_one()


def __dir__() -> list[str]:
    return __all__
