"""What can be derived: one name a method, one function from a matrix and a request to the record that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from exactrank.elimination import EchelonForm, Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.matrix import Matrix

if TYPE_CHECKING:
    from exactrank.factorization import FactorizationProof, OuterProduct, RankFactorization
    from exactrank.minors import MinorProof
    from exactrank.proofs import CrossCheck, RankProof
    from exactrank.spectrum import SingularValues

    Derived = EchelonForm | MinorProof | SingularValues | OuterProduct | FactorizationProof | CrossCheck
    """The records that a derivation ends with."""

    Record = Derived | RankFactorization | RankProof
    """The records that can be explained and written as JSON: also those that only a program asks for."""


class Method(Enum):
    """The ways to derive something from a matrix, by the names that the command line uses."""

    ROW_REDUCTION = "row-reduction"
    MINORS = "minors"
    SINGULAR_VALUES = "singular-values"
    OUTER_PRODUCT = "outer-product"
    FACTORIZATION = "factorization"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted beside the method; each method takes from it what concerns it (`TAKES`)."""

    reduced: bool = False
    strategy: Strategy = Strategy.TEXTBOOK
    single: bool = False
    """every elementary row operation is a step of its own"""
    digits: int = 10
    """how many significant digits of an irrational number are shown"""
    onto: tuple[tuple[Fraction, ...], ...] = ()
    """the directions to project onto"""
    rank: int | None = None
    energy: Fraction | None = None
    """the share of the squared Frobenius norm that a low-rank approximation is to keep"""
    alpha: Fraction | None = None


_REDUCTION = frozenset({"form", "strategy", "steps"})

TAKES: dict[Method, frozenset[str]] = {
    Method.ROW_REDUCTION: _REDUCTION,
    Method.MINORS: frozenset(),
    Method.SINGULAR_VALUES: frozenset({"digits"}),
    Method.OUTER_PRODUCT: frozenset(),
    Method.FACTORIZATION: frozenset(),
    Method.ALL: _REDUCTION | {"digits"},
}
"""The options that concern a method, by the names they have on the command line and in problem files."""

NEEDS: dict[Method, tuple[str, ...]] = {}
"""The options of which a method needs one; without it there is nothing to derive."""


def derive(A: Matrix, method: Method, request: Request) -> Derived:
    """The record of one method on A; what only one method uses is imported when that method is asked for.

    >>> derive(Matrix.of([[1, 2], [2, 4]]), Method.ROW_REDUCTION, Request()).rank
    1
    """
    match method:
        case Method.ROW_REDUCTION:
            return _row_reduction(A, request)
        case Method.MINORS:
            from exactrank.minors import prove_rank_by_minors

            return prove_rank_by_minors(A)
        case Method.SINGULAR_VALUES:
            from exactrank.spectrum import singular_values

            return singular_values(A)
        case Method.OUTER_PRODUCT:
            from exactrank.factorization import outer_product

            return outer_product(A)
        case Method.FACTORIZATION:
            from exactrank.factorization import prove_rank_by_factorization

            return prove_rank_by_factorization(A)
        case Method.ALL:
            from exactrank.proofs import cross_check

            return cross_check(A, form=_row_reduction(A, request))
        case _:
            assert_never(method)


def derive_all(A: Matrix, methods: tuple[Method, ...], request: Request) -> list[Derived]:
    """The records of several methods in order, each method once; `all` holds every proof of the rank."""
    return [derive(A, method, request) for method in dict.fromkeys(methods)]


def _row_reduction(A: Matrix, request: Request) -> EchelonForm:
    return (reduced_row_echelon_form if request.reduced else row_echelon_form)(A, request.strategy)
