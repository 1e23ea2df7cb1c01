"""The functions a program calls: each takes whatever states a matrix and hands a Matrix to the floor that knows."""

from __future__ import annotations

from exactrank.api.answers import verify
from exactrank.api.exercises import make_cases_exercise, make_exercise
from exactrank.api.ranks_and_factors import (
    cross_check,
    lora_factors,
    lora_update,
    low_rank_approximation,
    outer_product,
    project,
    prove_rank,
    rank_factorization,
    singular_values,
)
from exactrank.api.reduction import (
    determinant,
    null_space,
    over_rationals_only,
    reduced_row_echelon_form,
    reduced_row_echelon_matrix,
    row_echelon_form,
)
from exactrank.api.showing import to_html, to_json, to_latex, to_markdown, to_pdf, to_text

__all__ = [
    "cross_check",
    "determinant",
    "lora_factors",
    "lora_update",
    "low_rank_approximation",
    "make_cases_exercise",
    "make_exercise",
    "null_space",
    "outer_product",
    "over_rationals_only",
    "project",
    "prove_rank",
    "rank_factorization",
    "reduced_row_echelon_form",
    "reduced_row_echelon_matrix",
    "row_echelon_form",
    "singular_values",
    "to_html",
    "to_json",
    "to_latex",
    "to_markdown",
    "to_pdf",
    "to_text",
    "verify",
]
