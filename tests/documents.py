"""Documents for the tests: every exposition over every named matrix, and cases that bring up the rarer sentences."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from exactrank.calculations.cases.records import Goal
from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.calculations.elimination.over_domains import reduce_rows
from exactrank.calculations.factorization import OuterProduct, rank_factorization
from exactrank.calculations.systems import solve
from exactrank.document import Document
from exactrank.errors import NotRankOne
from exactrank.exercises.demands import Demand
from exactrank.exercises.exercise import make_exercise
from exactrank.exercises.with_letter import CasesDemand, make_cases_exercise
from exactrank.exposition import explain, explain_all, explain_matrix
from exactrank.exposition.case_exercises import explain_case_exercises, explain_case_key
from exactrank.exposition.exercises import explain_blanks, explain_exercises, explain_key
from exactrank.exposition.layouts import arranged
from exactrank.exposition.over_domains import explain_reduction_over
from exactrank.matrix import Matrix
from exactrank.numbers.domain_names import Extension, domain_named
from exactrank.numbers.fields import GF
from exactrank.proofs.rank_proofs import cross_check, prove_rank
from exactrank.reading.matrices.rows_over import rows_over
from exactrank.render.notations import Arrangement, in_notation
from exactrank.render.site_index import INDEX
from exactrank.requests.layouts import Detail, Layout
from exactrank.requests.methods import Method, Request, derive, derive_all
from exactrank.statements import SolutionKind
from tests.adapters.documents import adapter_documents
from tests.approximations import approximations
from tests.cases.documents import case_documents
from tests.first_course import course_records
from tests.grading.documents import grading_documents
from tests.matrices import NAMED
from tests.verdicts import verdict_documents

if TYPE_CHECKING:
    from exactrank.requests.methods import Record

RARER = {
    "swap-again": Matrix.of([[1, 0, 0, 0], [0, 0, 0, 5], [0, 2, 0, 1], [0, 0, 3, 1]]),
    "many-zeros-already": Matrix.of([[1, 2], [0, 1], [0, 3], [0, 4], [0, 5], [2, 2]]),
    "zeros-already": Matrix.of([[1, 2], [0, 1], [0, 3], [2, 2]]),
    "three-zeros-already": Matrix.of([[1, 2], [0, 1], [0, 3], [0, 4], [2, 2]]),
    "quiet-pivots": Matrix.of([[1, 2, 3], [0, 1, 4], [0, 0, 1]]),
    "one-row-scaled": Matrix.of([[2, 1], [0, 1]]),
    "one-column": Matrix.of([[2], [4]]),
    "one-pivot": Matrix.of([[0, 2, 3]]),
    "one-fraction-row": Matrix.of([[Fraction(1, 2), 1], [3, 4]]),
    "many-dependencies": Matrix.of([[1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 13]]),
}

IN_PROSE = Matrix.of([[0, 1, 1, 2], [2, 4, 1, 5], [-2, 2, 3, 1], [1, Fraction(-2, 3), 5, 7]])
"""A matrix whose reductions by all strategies do every kind of operation."""


def reductions() -> Iterator[Document]:
    for A in (NAMED | RARER).values():
        for strategy in Strategy:
            for reduce in (row_echelon_form, reduced_row_echelon_form):
                for single in (False, True):
                    yield explain(reduce(A, strategy), "W", single)
    yield explain_all([row_echelon_form(NAMED["swap"]), reduced_row_echelon_form(NAMED["swap"])])
    for layout in Layout:
        for detail in Detail:
            for A in (NAMED["swap"], RARER["swap-again"], RARER["one-fraction-row"]):
                yield arranged(explain(reduced_row_echelon_form(A), "W"), layout, detail)
    for strategy in Strategy:
        yield in_notation(explain(reduced_row_echelon_form(IN_PROSE, strategy), "W"), None, Arrangement.PROSE)
    yield explain(row_echelon_form(Matrix.of([[2, 3], [1, 1]], field=GF(5))), "W")


PROVED = {
    "all-minors-nonzero": Matrix.of([[1, 2, 0, 1], [0, 1, 1, 1], [1, 1, -1, 0]]),
    "many-bordering": Matrix.of([[(i + 1) * (j + 1) for j in range(6)] for i in range(6)]),
    "many-bordering-order-4": Matrix.of([[(i + j) ** 2 for j in range(7)] for i in range(7)]),
    "one-swap": Matrix.of([[0, 1, 2, 3], [1, 0, 1, 1], [2, 1, 0, 1], [1, 1, 1, 0]]),
    "two-swaps-order-4": Matrix.of([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]),
    "golden": Matrix.of([[1, 1], [1, 0]]),
    "irreducible": Matrix.of([[1, 2, 0], [0, 1, 1], [1, 1, 1]]),
    "rational-values": Matrix.of([[3, 0, 0], [0, 4, 0]]),
    "one-rational-value": Matrix.of([[3, 4]]),
    "double-value": Matrix.of([[1, 1], [1, -1], [0, 0]]),
    "nested": Matrix.of([[2, 1], [0, 3]]),
    "scaled-row": Matrix.of([[0, 0, 0], [0, Fraction(-1, 2), Fraction(3, 4)], [0, 1, Fraction(-3, 2)]]),
    "sign-changed": Matrix.of([[-1, 2], [3, -6]]),
    "as-it-is": Matrix.of([[1, 2, 3], [2, 4, 6], [0, 0, 0]]),
    "cubic-and-linear": Matrix.of([[2, 0, 0, 0], [0, 1, 2, 0], [0, 0, 1, 1], [0, 1, 1, 1]]),
    "wide-outer-products": Matrix.of([[10**k + i * j for j in range(6)] for k, i in enumerate(range(4))]),
    "large": Matrix.of([[(3 * i + 7 * j * j) % 11 - 5 for j in range(6)] for i in range(7)]),
}
"""Matrices that bring up the rarer sentences of the proofs."""

PROOFS = (Method.MINORS, Method.SINGULAR_VALUES, Method.FACTORIZATION, Method.OUTER_PRODUCT, Method.ALL)


def proofs() -> Iterator[Record]:
    """The records of every proof over every named matrix, and those that only a program asks for."""
    for A in (NAMED | PROVED).values():
        for method in PROOFS:
            try:
                yield derive(A, method, Request())
            except NotRankOne:
                continue
        yield rank_factorization(A)
    for A in (PROVED["as-it-is"], Matrix.of([[1, 2, 3], [2, 4, 1]], field=GF(5)), Matrix.zero(2, 2, GF(2))):
        yield cross_check(A)
    yield prove_rank(NAMED["swap"], "minors")
    yield OuterProduct((Fraction(1), Fraction(2)), (Fraction(3), Fraction(4)))


def reductions_over_extensions() -> Iterator[Document]:
    given = {
        "QQ(i)": "0 1 i; 1+i i 2; 0 0 3",
        "QQ(sqrt 2)": "1 sqrt(2); sqrt(2) 1",
        "GF(9)": "0 0; 0 0",
        "GF(4)": "t 1",
        "QQ(a)": "a 1; 1 a",
        "QQ(a, lambda)": "0 a lambda; 1/a lambda^2-1 2a",
    }
    for name, text in given.items():
        domain = domain_named(name)
        assert isinstance(domain, Extension)
        for reduced in (False, True):
            for single in (False, True):
                yield explain_reduction_over(reduce_rows(rows_over(domain, text), reduced), "W", single)


def finite_solutions() -> Iterator[Document]:
    """Systems with one and with several free unknowns over a prime field."""
    for p, row in ((5, [1, 2]), (5, [1, 2, 3]), (7, [0] * 12)):
        A = Matrix.of([row], field=GF(p))
        yield explain(solve(A, Matrix.zero(1, 1, A.field)))


EVERYTHING_OF = {
    "rational": Matrix.of([[3, 0], [4, 5]]),
    "irrational": Matrix.of([[1, 2], [0, 1]]),
    "rank-one": Matrix.of([[1, 2], [2, 4]]),
    "prime": Matrix.of([[1, 2], [3, 4]], field=GF(5)),
    "wide": Matrix.of([[1, 2, 3], [2, 4, 7]]),
    "tall": Matrix.of([[1], [2]]),
}


def everything() -> Iterator[Document]:
    """All that applies to a matrix, and what does not; beside right sides that bring up the other reasons."""
    for A in EVERYTHING_OF.values():
        yield explain_all(derive_all(A, (Method.ALL,), Request()), "W")
    for name, sides in (("rank-one", [[3], [6]]), ("rational", [[1, 2], [2, 0]])):
        yield explain_all(derive_all(EVERYTHING_OF[name], (Method.ALL,), Request(right=Matrix.of(sides))), "W")


def exercise_sheets() -> Iterator[Document]:
    """Sheets with a task of each kind, the same with blanks, and their key."""
    kinds = (SolutionKind.NONE, SolutionKind.UNIQUE, SolutionKind.INFINITE)
    given = [Demand(3, 4, 2), Demand(3, 3, reduced=True), *[Demand(3, 3, kind=kind) for kind in kinds]]
    exercises = [make_exercise(demand, 11) for demand in given]
    yield from (explain_exercises(exercises), explain_blanks(exercises), explain_key(exercises))
    for goal in (Goal.SOLUTIONS, Goal.RANK):
        with_letter = [make_cases_exercise(CasesDemand(2, 2, 2, goal), 11)]
        yield from (explain_case_exercises(with_letter), explain_case_key(with_letter))


@cache
def all_documents() -> tuple[Document, ...]:
    told = [explain(record, "W") for record in proofs()]
    told += reductions_over_extensions()
    several = explain_all([derive(NAMED["swap"], method, Request()) for method in (Method.MINORS, Method.ALL)])
    return (
        explain_matrix(NAMED["swap"]),
        *reductions(),
        *approximations(),
        *told,
        several,
        *[explain(record, "W") for record in course_records().values()],
        *finite_solutions(),
        *everything(),
        *verdict_documents(),
        *adapter_documents(),
        *grading_documents(),
        *exercise_sheets(),
        *case_documents(),
        INDEX,
    )
