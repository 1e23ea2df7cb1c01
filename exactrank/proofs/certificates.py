"""Certificates: what a stranger needs to see that rank A = r, as records and in JSON.

A certificate is evidence and carries no claim about where it came from: `certificate_of` takes it out of a proof, and
`derivations/certificates.md` describes its JSON. Indices count from 0 in the records and from 1 in JSON.
"""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import count
from typing import Any

from exactrank import checker
from exactrank.calculations.elimination import EchelonForm
from exactrank.calculations.factorization import FactorizationProof, rank_factorization
from exactrank.calculations.minors import MinorProof
from exactrank.calculations.spectrum import Gram, GramProof, SingularValues
from exactrank.derivation import Derivation, Pivot
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import integer_text, rational_text
from exactrank.numbers.fields import QQ, Field
from exactrank.proofs import lifting_certificate, sparse_certificate
from exactrank.proofs.lifting_certificate import LiftingCertificate, lifting_from_json
from exactrank.proofs.sparse_certificate import SparseCertificate, sparse_from_json
from exactrank.records import dataclass
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap, changed_rows

FORMAT = checker.FORMAT


@dataclass(frozen=True, slots=True)
class FactorsCertificate:
    """Both bounds: S X = d I for S = A[rows, columns], so rank >= r; and A = A[:, columns] F, so rank <= r.

    `rows` and `columns` are the first independent ones; X (`inverse`) and d (`denominator`) are integers without a
    common factor, d > 0; F (`right`) holds the nonzero rows of the reduced echelon form. So A determines all of it.
    """

    shape: tuple[int, int]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    inverse: Matrix
    denominator: int
    right: Matrix

    @property
    def rank(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class RowReductionCertificate:
    """Row operations that lead to an echelon form, `end`, and its pivots. Each operation changes the matrix."""

    shape: tuple[int, int]
    operations: tuple[RowOperation, ...]
    end: Matrix
    pivots: tuple[Pivot, ...]

    @property
    def rank(self) -> int:
        return len(self.pivots)


@dataclass(frozen=True, slots=True)
class GramCertificate:
    """det(t I - G) by its coefficients, from t^s down, G the smaller of A^T A and A A^T; t^k divides it, no more."""

    shape: tuple[int, int]
    gram: Gram
    coefficients: tuple[Fraction, ...]
    zero_multiplicity: int

    @property
    def rank(self) -> int:
        return min(self.shape) - self.zero_multiplicity


Certificate = FactorsCertificate | RowReductionCertificate | GramCertificate | LiftingCertificate | SparseCertificate


def certificate_of(evidence: EchelonForm | MinorProof | FactorizationProof | SingularValues | GramProof) -> Certificate:
    """The certificate that a proof of the rank holds; minors and factorization have the same one, that of the factors.

    >>> from exactrank.proofs.rank_proofs import prove_rank
    >>> A = Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    >>> found = certificate_of(prove_rank(A, "minors").evidence)
    >>> checker.check(A.tolist(), to_json_object(found))
    1

    Raises InputError for a matrix over another field than QQ.
    """
    match evidence:
        case EchelonForm():
            return row_reduction_certificate(evidence.derivation, evidence.matrix, evidence.pivots)
        case MinorProof(matrix, minor):
            columns, right = minor.columns, rank_factorization(matrix).right
            return factors_certificate(matrix, minor.rows, columns, right)
        case FactorizationProof(factors, minor):
            return factors_certificate(factors.matrix, minor.rows, factors.pivot_columns, factors.right)
        case SingularValues(proof) | (GramProof() as proof):
            return GramCertificate(proof.matrix.shape, proof.kind, proof.coefficients, proof.zero_multiplicity)


def factors_certificate(
    A: Matrix, rows: tuple[int, ...], columns: tuple[int, ...], right: Matrix
) -> FactorsCertificate:
    """The certificate with the inverse of S = A[rows, columns], which must be invertible, as X / d."""
    import flint

    _over_rationals(A.field)
    r = len(rows)
    N, e = A.submatrix(rows, columns).over_common_denominator()
    # S = N / e, so S^-1 = e N^-1; flint gives it as integers over their least common denominator, which is d > 0 and
    # has no factor in common with all of them.
    X, d = (flint.fmpq_mat(flint.fmpz_mat(r, r, [x for row in N for x in row])).inv() * e).numer_denom()
    entries = [[int(X[i, j]) for j in range(r)] for i in range(r)]
    return FactorsCertificate(A.shape, rows, columns, Matrix.of(entries, r), int(d), right)


def row_reduction_certificate(
    derivation: Derivation, end: Matrix, pivots: tuple[Pivot, ...]
) -> RowReductionCertificate:
    """The operations of a derivation that ends in the echelon form `end`, each in the spelling that certificates have.

    An operation that changes nothing is left out, and the source of an addition is the first row with its entries.

    >>> from exactrank.derivation import Purpose
    >>> start = Derivation(Matrix.of([[1, 2], [1, 2], [1, 2]]))
    >>> made = start.extend(RowAdd(2, 1, Fraction(-1)), Purpose.CLEAR_BELOW)
    >>> made = made.extend(RowAdd(1, 0, Fraction(-1)), Purpose.CLEAR_BELOW)
    >>> row_reduction_certificate(made, made.end, (Pivot(0, 0),)).operations[0]
    RowAdd(target=2, source=0, factor=Fraction(-1, 1))
    """
    field = derivation.start.field
    _over_rationals(field)
    rows = list(derivation.start.rows)
    operations: list[RowOperation] = []
    for step in derivation.steps:
        operation = step.operation
        if isinstance(operation, RowAdd):
            i, source = operation.target, rows[operation.source]
            operation = RowAdd(i, next(h for h in count() if h != i and rows[h] == source), operation.factor)
        if isinstance(operation, RowSwap):
            operation = RowSwap(*sorted([operation.first, operation.second]))
        changed = [(i, row) for i, row in changed_rows(operation, rows, field) if row != rows[i]]
        if changed:
            operations.append(operation)
        for i, row in changed:
            rows[i] = row
    return RowReductionCertificate(derivation.start.shape, tuple(operations), end, pivots)


def _over_rationals(field: Field) -> None:
    if field != QQ:
        raise InputError.of("certificate-field", field=field.name)


def to_json_object(certificate: Certificate) -> dict[str, Any]:
    """The plain object that the checker decides: integers count from 1, numbers are text in lowest terms."""
    evidence: dict[str, Any]
    match certificate:
        case FactorsCertificate(_, rows, columns, inverse, denominator, right):
            kind = "factors"
            evidence = {
                "rows": [i + 1 for i in rows],
                "columns": [j + 1 for j in columns],
                "X": _lists(inverse),
                "d": integer_text(denominator),
                "F": _lists(right),
            }
        case RowReductionCertificate(_, operations, end, pivots):
            kind = "row-reduction"
            evidence = {
                "operations": [_operation_object(operation) for operation in operations],
                "end": _lists(end),
                "pivots": [{"row": pivot.row + 1, "column": pivot.column + 1} for pivot in pivots],
            }
        case GramCertificate(_, gram, coefficients, zero_multiplicity):
            kind = "gram"
            evidence = {
                "gram": gram.value,
                "characteristic_polynomial": [rational_text(c) for c in coefficients],
                "multiplicity_of_zero": zero_multiplicity,
            }
        case LiftingCertificate():
            kind, evidence = lifting_certificate.KIND, lifting_certificate.evidence_object(certificate)
        case SparseCertificate():
            kind, evidence = sparse_certificate.KIND, sparse_certificate.evidence_object(certificate)
    return {"format": FORMAT, "kind": kind, "shape": [*certificate.shape], "rank": certificate.rank, **evidence}


def certificate_text(certificate: Certificate) -> str:
    """The certificate as a JSON file: one line for each key, in the order of the format's description."""
    made = to_json_object(certificate)
    return "{" + ",\n ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in made.items()) + "}\n"


def certificate_from_json(value: object) -> Certificate:
    """The certificate that an object from JSON spells; raises Refused for what is not spelled in the one right way.

    Whether it proves anything is not decided here: that takes the matrix, and `exactrank.check`.
    """
    if isinstance(value, dict) and value.get("kind") == lifting_certificate.KIND:
        return lifting_from_json(value)
    if isinstance(value, dict) and value.get("kind") == sparse_certificate.KIND:
        return sparse_from_json(value)
    found = checker.parsed(value)
    m, n = found["shape"] if len(found["shape"]) == 2 else (0, 0)
    r = found["rank"]
    made = _from_fields(found, m, n)
    if len(found["shape"]) != 2 or made.rank != r:
        raise checker.Refused("rank", "rank", r, made.rank)
    return made


def _from_fields(found: dict[str, Any], m: int, n: int) -> Certificate:
    try:
        match found["kind"]:
            case "factors":
                rows, columns = (tuple([k - 1 for k in found[name]]) for name in ("rows", "columns"))
                X, F = Matrix.of(found["X"], len(rows)), Matrix.of(found["F"], n)
                if found["d"].denominator != 1:
                    raise checker.Refused("spelling", "d", found["d"], "an integer")
                return FactorsCertificate((m, n), rows, columns, X, found["d"].numerator, F)
            case "row-reduction":
                operations = tuple([_operation(operation) for operation in found["operations"]])
                pivots = tuple([Pivot(p["row"] - 1, p["column"] - 1) for p in found["pivots"]])
                return RowReductionCertificate((m, n), operations, Matrix.of(found["end"], n), pivots)
            case _:
                coefficients = tuple(found["characteristic_polynomial"])
                return GramCertificate((m, n), Gram(found["gram"]), coefficients, found["multiplicity_of_zero"])
    except ValueError as error:
        raise checker.Refused("shape", "certificate", str(error), "what belongs together") from None


def _operation(found: dict[str, Any]) -> RowOperation:
    match found:
        case {"kind": "swap", "first": first, "second": second}:
            return RowSwap(first - 1, second - 1)
        case {"kind": "scale", "target": target, "factor": factor} if len(found) == 3:
            return RowScale(target - 1, factor)
        case {"kind": "add", "target": target, "source": source, "factor": factor}:
            return RowAdd(target - 1, source - 1, factor)
    raise checker.Refused("operation", "kind", found["kind"], "swap, scale or add")


def _operation_object(operation: RowOperation) -> dict[str, Any]:
    match operation:
        case RowSwap(first, second):
            return {"kind": "swap", "first": first + 1, "second": second + 1}
        case RowScale(target, factor):
            return {"kind": "scale", "target": target + 1, "factor": rational_text(factor)}
        case RowAdd(target, source, factor):
            return {"kind": "add", "target": target + 1, "source": source + 1, "factor": rational_text(factor)}


def _lists(A: Matrix) -> list[list[str]]:
    return [[rational_text(entry) for entry in row] for row in A]
