"""Certificates of a rank over GF(p), QQ(i) and QQ(sqrt d), which `field_checker.py` decides alone."""

from __future__ import annotations

import json
from typing import Any

from exactrank import field_checker
from exactrank.calculations.domains.systems import invert_over
from exactrank.calculations.elimination.over_domains import reduce_rows
from exactrank.checker import Refused
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.domain_names import domain_named
from exactrank.numbers.fields import PrimeField
from exactrank.numbers.quadratic import QuadraticField
from exactrank.numbers.rows import RowsOver
from exactrank.reading.matrices.rows_over import rows_over

KIND = "field"


def field_certificate(A: RowsOver[Any]) -> dict[str, Any]:
    """The object that proves the rank of A: S X = I for S = A[rows, columns], and A = A[:, columns] F.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> A = rows_over(QQ_sqrt(-1), "1 i; i -1")
    >>> made = field_certificate(A)
    >>> made["rank"], made["F"], check_field_certificate(A, made)
    (1, [['1', 'i']], 1)

    Raises InputError over another field.
    """
    domain: Any = A.domain
    if not isinstance(domain, QuadraticField | PrimeField):
        raise InputError.of("certificate-extension", field=domain.name)
    form = reduce_rows(A, True)
    columns = [pivot.column for pivot in form.pivots]
    left = A.submatrix(range(A.nrows), columns)
    rows = [pivot.column for pivot in reduce_rows(left.T).pivots]
    X = invert_over(A.submatrix(rows, columns)).inverse
    F = form.end.submatrix(range(len(columns)), range(A.ncols))
    return {
        "format": field_checker.FORMAT,
        "kind": KIND,
        "field": domain.name,
        "shape": list(A.shape),
        "rank": len(rows),
        "rows": [i + 1 for i in rows],
        "columns": [j + 1 for j in columns],
        "X": [] if X is None else X.texts(),
        "F": F.texts(),
    }


def field_certificate_text(made: dict[str, Any]) -> str:
    """The certificate as a JSON file: one line for each key."""
    return "{" + ",\n ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in made.items()) + "}\n"


def check_field_certificate(A: Any, certificate: dict[str, Any]) -> int:
    """The rank of A that the certificate proves; A is what `rows_over` takes, or a Matrix over its field.

    Raises Refused where it proves nothing, and InputError for a matrix over another field.
    """
    name = certificate.get("field")
    rows = _rows(A, name) if isinstance(name, str) else []
    try:
        return field_checker.check(rows, certificate)
    except field_checker.Refused as reason:
        place, _, found = str(reason).partition(": ")
        raise Refused("certificate", place, found, "a certificate that proves the rank") from None
    except OverflowError:
        raise InputError.of("certificate-extension", field=str(name)[:30]) from None


def _rows(A: Any, name: str) -> list[list[str]]:
    """The entries as texts in the field; none where there is no field of that name, which the checker says."""
    try:
        domain: Any = domain_named(name)
    except InputError:
        return []
    if isinstance(A, RowsOver | Matrix):
        found: Any = A.domain if isinstance(A, RowsOver) else A.field
        if found != domain and not (isinstance(A, Matrix) and not found.characteristic):
            raise InputError.of("other-field", found=found.name, wanted=domain.name)
    if isinstance(A, RowsOver):
        return A.texts()
    if isinstance(A, Matrix):
        return [[str(x) for x in row] for row in A]
    return rows_over(domain, A).texts()
