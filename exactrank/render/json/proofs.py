"""The JSON forms of the proofs of a rank, of factorizations and of singular values; indices count from 1."""

from __future__ import annotations

from typing import Any, assert_never

from exactrank.calculations.factorization import FactorizationProof, OuterProduct, RankFactorization
from exactrank.calculations.minors import CofactorExpansion, DeterminantProof, Minor, MinorProof
from exactrank.calculations.spectrum import SingularValue, SingularValues
from exactrank.numbers.decimals import rational_text
from exactrank.numbers.surds import NestedRadical, Radical, Surd, SurdSum
from exactrank.render.json.parts import head, matrix_lists, texts

Proofs = MinorProof | SingularValues | OuterProduct | RankFactorization | FactorizationProof


def proof_object(record: Proofs, name: str, digits: int) -> dict[str, Any]:
    match record:
        case MinorProof():
            return _minors(record, name)
        case SingularValues():
            return _singular_values(record, name, digits)
        case OuterProduct():
            return _outer_product(record, name)
        case RankFactorization():
            return _factorization(record, name)
        case FactorizationProof():
            return {**_factorization(record.factorization, name), "minor": _minor(record.minor)}
        case _:
            assert_never(record)


def _minor(found: Minor) -> dict[str, Any]:
    return {
        "rows": [i + 1 for i in found.rows],
        "columns": [j + 1 for j in found.columns],
        "value": rational_text(found.value),
    }


def _minors(proof: MinorProof, name: str) -> dict[str, Any]:
    return {
        **head("minors", name, proof.matrix),
        "minor": {
            **_minor(proof.minor),
            "submatrix": matrix_lists(proof.submatrix),
            "computation": _computation(proof.evaluation),
        },
        "bordering": {
            "count": len(proof.bordering),
            "all_vanish": proof.bordering.all_vanish,
            "minors": [_minor(found) for found in proof.bordering],
        },
        "rank": proof.rank,
    }


def _computation(proof: DeterminantProof) -> dict[str, Any]:
    if isinstance(proof, CofactorExpansion):
        terms = [
            {
                "column": term.column + 1,
                "sign": term.sign,
                "entry": rational_text(term.entry),
                "minor": rational_text(term.complement_value),
                "value": rational_text(term.value),
            }
            for term in proof.terms
        ]
        return {"kind": "cofactors", "row": 1, "terms": terms}
    return {
        "kind": "triangular",
        "swaps": proof.swaps,
        "diagonal": texts(proof.diagonal),
        "end": matrix_lists(proof.form.matrix),
    }


def _singular_values(found: SingularValues, name: str, digits: int) -> dict[str, Any]:
    proof = found.proof
    return {
        **head("singular-values", name, proof.matrix),
        "gram": {"kind": proof.kind.value, "matrix": matrix_lists(proof.gram)},
        "characteristic_polynomial": texts(proof.coefficients),
        "zero_multiplicity": proof.zero_multiplicity,
        "values": [_singular_value(value, digits) for value in found.values],
        "zeros": found.zeros,
        "rank": found.rank,
    }


def _singular_value(value: SingularValue, digits: int) -> dict[str, Any]:
    return {
        "multiplicity": value.multiplicity,
        "square": {
            "root_of": [str(c) for c in value.polynomial],
            "root": value.index + 1,
            "rational": None if value.square is None else rational_text(value.square),
        },
        "closed_form": None if value.radical is None else _radical(value.radical),
        "decimal": value.decimal(digits),
    }


def _radical(radical: Radical) -> dict[str, Any]:
    """The sum of coefficient * sqrt(radicand), or with `root` the square root of that sum."""
    match radical:
        case Surd():
            return {"root": False, "terms": [_surd(radical)]}
        case SurdSum(first, second):
            return {"root": False, "terms": [_surd(first), _surd(second)]}
        case NestedRadical(rational, surd):
            return {"root": True, "terms": [_surd(Surd(rational)), _surd(surd)]}


def _surd(surd: Surd) -> dict[str, str]:
    return {"coefficient": rational_text(surd.coefficient), "radicand": str(surd.radicand)}


def _outer_product(found: OuterProduct, name: str) -> dict[str, Any]:
    made = {
        **head("outer-product", name, found.product),
        "column": texts(found.column),
        "row": texts(found.row),
        "numbers": found.numbers,
        "entries": found.entries,
        "rank": 1,
    }
    if found.pivot_row is not None and found.scale is not None:
        made["chosen"] = {"row": found.pivot_row + 1, "scale": rational_text(found.scale)}
    return made


def _factorization(found: RankFactorization, name: str) -> dict[str, Any]:
    return {
        **head("factorization", name, found.matrix),
        "pivot_columns": [j + 1 for j in found.pivot_columns],
        "left": matrix_lists(found.left),
        "right": matrix_lists(found.right),
        "numbers": found.numbers,
        "entries": found.entries,
        "rank": found.rank,
    }
