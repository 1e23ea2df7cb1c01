"""The JSON forms of projections, truncated singular values, low-rank updates and comparisons; indices count from 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, assert_never

from exactrank.calculations.comparison import RankComparison
from exactrank.calculations.energy import EnergyRoot, EnergySum
from exactrank.calculations.least_squares import ColumnError, Projection, SubspaceProjection
from exactrank.calculations.lora import LoraUpdate, Scaling
from exactrank.calculations.low_rank import LowRankApproximation, SingularTriple
from exactrank.calculations.numerics import NumericalAnswers
from exactrank.calculations.studies import LoraStudy, LowRankStudy
from exactrank.numbers.decimals import Enclosure, rational_text, significant_digits
from exactrank.numbers.surds import Surd
from exactrank.render.json.parts import head, matrix_lists, operation_object, texts

Approximation = (
    Projection | SubspaceProjection | LowRankStudy | LowRankApproximation | LoraStudy | LoraUpdate | RankComparison
)


def approximation_object(record: Approximation, name: str, digits: int) -> dict[str, Any]:
    match record:
        case Projection():
            return _projection(record, name, digits)
        case SubspaceProjection():
            return _subspace_projection(record, name, digits)
        case LowRankStudy():
            return _low_rank(record, name, digits)
        case LowRankApproximation():
            return _low_rank(LowRankStudy(record), name, digits)
        case LoraStudy():
            return _lora(record, name, digits)
        case LoraUpdate():
            return _lora(LoraStudy(record, record.flow([1] * record.d_in)), name, digits)
        case RankComparison():
            return _comparison(record, name, digits)
        case _:
            assert_never(record)


def _real(number: Fraction | Surd | EnergySum | EnergyRoot, digits: int) -> dict[str, Any]:
    """An exact number with its decimal: rational, coefficient * sqrt(radicand), or known by its decimal alone."""
    match number:
        case Fraction():
            return {"exact": rational_text(number), "decimal": significant_digits(number, digits)}
        case Surd() if number.is_rational:
            return _real(number.coefficient, digits)
        case Surd():
            exact = {"coefficient": rational_text(number.coefficient), "radicand": str(number.radicand)}
            return {"exact": exact, "decimal": number.decimal(digits)}
        case EnergySum():
            if number.exact is not None:
                return _real(number.exact, digits)
            return {"exact": None, "decimal": number.decimal(digits)}
        case EnergyRoot():
            return {"exact": None, "decimal": number.decimal(digits)}


def _errors(errors: Sequence[ColumnError], digits: int) -> list[dict[str, Any]]:
    return [
        {
            "column": j + 1,
            "mean_absolute": _real(error.mean_absolute, digits),
            "root_mean_square": _real(error.root_mean_square, digits),
            "maximal": _real(error.maximal, digits),
            "squares": rational_text(error.squares),
        }
        for j, error in enumerate(errors)
    ]


def _projection(found: Projection, name: str, digits: int) -> dict[str, Any]:
    return {
        **head("projection", name, found.matrix),
        "onto": [texts(found.direction)],
        "direction_square": rational_text(found.direction_square),
        "products": texts(found.products),
        "coefficients": [texts(found.coefficients)],
        "decimals": [[significant_digits(a, digits) for a in found.coefficients]],
        "approximation": matrix_lists(found.approximation),
        "residual": matrix_lists(found.residual),
        "orthogonality": [texts(found.orthogonality)],
        "errors": _errors(found.errors, digits),
        "error": _real(found.error, digits),
    }


def _subspace_projection(found: SubspaceProjection, name: str, digits: int) -> dict[str, Any]:
    steps = [
        {"purpose": step.purpose.value, "operations": [operation_object(op) for op in step.operations]}
        for step in found.form.derivation.groups()
    ]
    return {
        **head("projection", name, found.matrix),
        "onto": matrix_lists(found.directions.T),
        "normal_equations": {
            "matrix": matrix_lists(found.normal_matrix),
            "right_side": matrix_lists(found.right_side),
            "steps": steps,
        },
        "coefficients": matrix_lists(found.coefficients),
        "decimals": [[significant_digits(x, digits) for x in row] for row in found.coefficients],
        "approximation": matrix_lists(found.approximation),
        "residual": matrix_lists(found.residual),
        "orthogonality": matrix_lists(found.orthogonality),
        "errors": _errors(found.errors, digits),
        "error": _real(found.error, digits),
    }


def _low_rank(study: LowRankStudy, name: str, digits: int) -> dict[str, Any]:
    found = study.approximation
    entries = found.approximation(digits + 2)
    made: dict[str, Any] = {
        **head("low-rank", name, found.matrix),
        "order": found.order,
        "rank": found.values.rank,
        "singular_values": [
            {"multiplicity": value.multiplicity, "decimal": value.decimal(digits)} for value in found.values.values
        ],
        "zeros": found.values.zeros,
        "determined": found.is_determined,
        "vectors": [_triple(triple, digits) for triple in found.triples(digits + 2)],
        "approximation": None if entries is None else [[x.decimal(digits) for x in row] for row in entries],
        "exact": None if found.exact is None else matrix_lists(found.exact),
        "spectral_error": "0" if found.next_value is None else found.next_value.decimal(digits),
        "frobenius_error": _real(found.frobenius_error, digits),
        "energy": rational_text(found.energy),
        "energy_kept": _real(found.kept, digits),
        "share_kept": None if found.share is None else _real(found.share, digits),
        "numbers": found.numbers,
        "entries": found.matrix.nrows * found.matrix.ncols,
    }
    if study.share is not None:
        made["share"] = {"wanted": rational_text(study.share), "order": study.sufficient}
    return made | {answers.library: _numerical(answers, digits) for answers in study.numerical}


def _triple(triple: SingularTriple | None, digits: int) -> dict[str, Any] | None:
    if triple is None:
        return None
    left, right = _decimals(triple.left, digits), _decimals(triple.right, digits)
    return {"value": triple.value.decimal(digits), "left": left, "right": right}


def _decimals(entries: Iterable[Enclosure], digits: int) -> list[str]:
    return [x.decimal(digits) for x in entries]


def _numerical(answers: NumericalAnswers, digits: int) -> dict[str, Any]:
    values = [
        {
            "answer": repr(float(value.answer)),
            "exact": "0" if value.exact is None else value.exact.decimal(digits),
            "apart_by_at_most": significant_digits(max(abs(value.difference.lower), abs(value.difference.upper)), 3),
        }
        for value in answers.values
    ]
    return {
        "singular_values": values,
        "matrix_rank": answers.matrix_rank,
        "tolerance": significant_digits(answers.tolerance, 3),
        "rank_is_right": answers.rank_is_right,
        "rounded_entries": answers.rounded_entries,
    }


def _lora(study: LoraStudy, name: str, digits: int) -> dict[str, Any]:
    update, flow = study.update, study.flow
    proof = update.proof
    return {
        **head("lora", name, update.B if study.target is None else study.target),
        "B": matrix_lists(update.B),
        "A": matrix_lists(update.A),
        "alpha": rational_text(update.alpha),
        "scaling": "lora" if update.scaling is Scaling.LORA else "rslora",
        "r": update.r,
        "d_in": update.d_in,
        "d_out": update.d_out,
        "factor": _real(update.factor, digits),
        "product": matrix_lists(update.product),
        "delta": None if update.delta is None else matrix_lists(update.delta),
        "flow": {
            "input": texts(flow.given),
            "down": texts(flow.down),
            "scaled": [_real(x, digits) for x in flow.scaled],
            "up": [_real(x, digits) for x in flow.up],
        },
        "rank": update.rank,
        "product_rank": {
            "rank": proof.rank,
            "minor": {
                "rows": [i + 1 for i in proof.minor.rows],
                "columns": [j + 1 for j in proof.minor.columns],
                "value": rational_text(proof.minor.value),
            },
            "left": matrix_lists(proof.factorization.left),
            "right": matrix_lists(proof.factorization.right),
        },
        "trainable": update.trainable,
        "full": update.full,
    }


def _comparison(found: RankComparison, name: str, digits: int) -> dict[str, Any]:
    entries = found.best.approximation(digits + 2)
    return {
        **head("comparison", name, found.matrix),
        "near": matrix_lists(found.near),
        "rank": found.rank,
        "given": {
            "squares": _real(found.given_squares, digits),
            "error": _real(Surd.sqrt_of(found.given_squares), digits),
        },
        "projection": {
            "approximation": matrix_lists(found.projection.approximation),
            "squares": _real(found.projection.squares, digits),
            "error": _real(found.projection.error, digits),
        },
        "best": {
            "approximation": None if entries is None else [_decimals(row, digits) for row in entries],
            "squares": _real(found.best.lost, digits),
            "error": _real(found.best.frobenius_error, digits),
        },
    }
