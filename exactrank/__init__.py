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
    "to_pdf": "exactrank.api",
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
    "to_pdf",
    "to_text",
    "verify",
]

if TYPE_CHECKING:
    from exactrank.api.answers import verify as verify
    from exactrank.api.exercises import make_cases_exercise as make_cases_exercise
    from exactrank.api.exercises import make_exercise as make_exercise
    from exactrank.api.ranks_and_factors import cross_check as cross_check
    from exactrank.api.ranks_and_factors import lora_factors as lora_factors
    from exactrank.api.ranks_and_factors import lora_update as lora_update
    from exactrank.api.ranks_and_factors import low_rank_approximation as low_rank_approximation
    from exactrank.api.ranks_and_factors import outer_product as outer_product
    from exactrank.api.ranks_and_factors import project as project
    from exactrank.api.ranks_and_factors import prove_rank as prove_rank
    from exactrank.api.ranks_and_factors import rank_factorization as rank_factorization
    from exactrank.api.ranks_and_factors import singular_values as singular_values
    from exactrank.api.reduction import determinant as determinant
    from exactrank.api.reduction import null_space as null_space
    from exactrank.api.reduction import reduced_row_echelon_form as reduced_row_echelon_form
    from exactrank.api.reduction import reduced_row_echelon_matrix as reduced_row_echelon_matrix
    from exactrank.api.reduction import row_echelon_form as row_echelon_form
    from exactrank.api.showing import to_html as to_html
    from exactrank.api.showing import to_json as to_json
    from exactrank.api.showing import to_latex as to_latex
    from exactrank.api.showing import to_markdown as to_markdown
    from exactrank.api.showing import to_pdf as to_pdf
    from exactrank.api.showing import to_text as to_text
    from exactrank.checker import Refused as Refused
    from exactrank.errors import (
        ExactrankError as ExactrankError,
    )
    from exactrank.errors import (
        InputError as InputError,
    )
    from exactrank.errors import (
        NotRankOne as NotRankOne,
    )
    from exactrank.errors import (
        OperationError as OperationError,
    )
    from exactrank.errors import (
        ShapeError as ShapeError,
    )
    from exactrank.first_course import (
        cases as cases,
    )
    from exactrank.first_course import (
        change_of_basis as change_of_basis,
    )
    from exactrank.first_course import (
        coordinates as coordinates,
    )
    from exactrank.first_course import (
        cramer as cramer,
    )
    from exactrank.first_course import (
        diagonalization as diagonalization,
    )
    from exactrank.first_course import (
        eigen as eigen,
    )
    from exactrank.first_course import (
        independence as independence,
    )
    from exactrank.first_course import (
        inverse as inverse,
    )
    from exactrank.first_course import (
        least_squares as least_squares,
    )
    from exactrank.first_course import (
        lu as lu,
    )
    from exactrank.first_course import (
        orthogonalization as orthogonalization,
    )
    from exactrank.first_course import (
        singular_value_decomposition as singular_value_decomposition,
    )
    from exactrank.first_course import (
        solve as solve,
    )
    from exactrank.first_course import (
        spaces as spaces,
    )
    from exactrank.grading.grade import grade as grade
    from exactrank.grading.rubric import read_rubric as read_rubric
    from exactrank.matrix import Matrix as Matrix
    from exactrank.proofs.ranks import check as check
    from exactrank.proofs.ranks import rank as rank
    from exactrank.reading import MatrixLike as MatrixLike
    from exactrank.reading import as_matrix as as_matrix


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
