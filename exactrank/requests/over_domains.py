"""What can be derived over QQ(i), QQ(sqrt d), GF(p^k) and QQ(a, b), and what cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from exactrank.calculations.domains.records import RecordOver
from exactrank.calculations.elimination import Strategy
from exactrank.calculations.elimination.over_domains import reduce_rows
from exactrank.errors import InputError, Place
from exactrank.numbers.rows import RowsOver
from exactrank.reading.matrices.rows_over import rows_over
from exactrank.requests.layouts import Detail
from exactrank.requests.method_names import SYSTEMS, Method, Request
from exactrank.requests.options import read_request

DERIVED = (
    *(Method.ROW_REDUCTION, Method.MINORS, Method.FACTORIZATION, Method.SOLUTION, Method.DETERMINANT),
    *(Method.INVERSE, Method.LU, Method.SPACES, Method.INDEPENDENCE),
)
"""The methods that need no more than a field."""


def request_over(
    given: Mapping[str, object],
    methods: tuple[Method, ...],
    unknowns: tuple[str, ...],
    field: str,
    place: Place | None = None,
    dashes: str = "",
) -> Request:
    """The request that these options state but for a right side, which may hold numbers of the field.

    Raises InputError as `read_request` does, and for a method or an option that there is over QQ and GF(p) only.
    """
    known = " ".join([one.value for one in DERIVED])
    for method in methods:
        if method not in (*DERIVED, Method.ALL):
            raise InputError.of("method-without-field", place, method=method.value, field=field, methods=known)
    if given.get("right") is not None and not any(method in (Method.SOLUTION, Method.ALL) for method in methods):
        raise InputError.of("option-unfit", place, option=f"{dashes}right", methods=Method.SOLUTION.value)
    request = read_request({key: value for key, value in given.items() if key != "right"}, methods, place, dashes)
    unfit = {
        "strategy": request.strategy is not Strategy.TEXTBOOK,
        "expand": request.cofactors is not None,
        "detail": request.detail is Detail.FULL,
        "form": request.reduced is False and Method.ROW_REDUCTION not in methods,
    }
    for option, is_given in unfit.items():
        if is_given:
            raise InputError.of("option-without-field", place, option=f"{dashes}{option}", field=field)
    return replace(request, unknowns=unknowns)


def right_over(
    A: RowsOver[Any], beside: RowsOver[Any] | None, value: object, option: str, place: Place | None = None
) -> RowsOver[Any] | None:
    """What stands right of the bar, or the right sides that an option states: a row of numbers is one of them."""
    if value is None:
        return beside
    if beside is not None:
        raise InputError.of("bar-twice", place, option=option)
    flat = isinstance(value, list | tuple) and not any(isinstance(row, list | tuple) for row in value)
    B = rows_over(A.domain, [value] if flat else value)
    return B.T if B.nrows == 1 and (flat or isinstance(value, str)) else B


def derive_over(
    A: RowsOver[Any],
    right: RowsOver[Any] | None,
    methods: tuple[Method, ...],
    request: Request,
    place: Place | None = None,
) -> list[RecordOver]:
    """The records of several methods in order, each method once; `all` are those that apply to the matrix.

    Raises InputError where a system has no right side, or another method has one.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> A = RowsOver.identity(QQ_sqrt(-1), 2)
    >>> [type(one).__name__ for one in derive_over(A, None, (Method.DETERMINANT, Method.LU), Request())]
    ['DeterminantOver', 'TriangularFactorsOver']
    """
    if right is not None and any(method not in (Method.SOLUTION, Method.ALL) for method in methods):
        raise InputError.of("bar-unfit", place, methods=" ".join([one.value for one in (*SYSTEMS, Method.ALL)]))
    wanted = [one for method in methods for one in (_applicable(A, right) if method is Method.ALL else (method,))]
    return [_record(A, right, method, request) for method in dict.fromkeys(wanted)]


def _applicable(A: RowsOver[Any], right: RowsOver[Any] | None) -> tuple[Method, ...]:
    square = (Method.DETERMINANT, Method.INVERSE) if A.nrows == A.ncols else ()
    system = () if right is None else (Method.SOLUTION,)
    proofs = (Method.ROW_REDUCTION, Method.MINORS, Method.FACTORIZATION)
    return (*proofs, *square, Method.LU, Method.SPACES, Method.INDEPENDENCE, *system)


def _record(A: RowsOver[Any], right: RowsOver[Any] | None, method: Method, request: Request) -> RecordOver:
    match method:
        case Method.ROW_REDUCTION:
            return reduce_rows(A, bool(request.reduced))
        case Method.DETERMINANT | Method.MINORS:
            from exactrank.calculations.domains.minors import determinant_over, prove_rank_by_minors_over

            return determinant_over(A) if method is Method.DETERMINANT else prove_rank_by_minors_over(A)
        case Method.SOLUTION:
            from exactrank.calculations.domains.systems import solve_over

            if right is None:
                raise InputError.of("bar-missing", method=method.value, option="--right")
            return solve_over(A, right, request.unknowns)
        case Method.INVERSE | Method.INDEPENDENCE:
            from exactrank.calculations.domains.systems import independence_over, invert_over

            return invert_over(A) if method is Method.INVERSE else independence_over(A)
        case Method.LU:
            from exactrank.calculations.domains.factors import triangular_factors_over

            return triangular_factors_over(A)
        case Method.SPACES:
            from exactrank.calculations.domains.factors import four_subspaces_over

            return four_subspaces_over(A)
        case _:
            from exactrank.calculations.domains.factors import rank_factorization_over

            return rank_factorization_over(A)
