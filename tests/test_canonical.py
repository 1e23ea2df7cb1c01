"""Canonical notation: every kind of statement and expression has its text, different ones different texts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import get_args
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.statements import (
    Adjoint,
    AdjugateOf,
    Array,
    Assertion,
    Basis,
    ColumnOf,
    Columns,
    Comparison,
    Consequence,
    Decimal,
    Definition,
    Described,
    DeterminantOf,
    DeterminantSign,
    Diagonalizable,
    DistinctEigenvaluesOf,
    Echelon,
    EchelonFormOf,
    EchelonKind,
    Eigenvalues,
    Eigenvectors,
    EntryOf,
    Equality,
    Expression,
    Form,
    Grid,
    HasForm,
    Identity,
    Indexed,
    Inference,
    LetterPower,
    Name,
    Negative,
    NormOf,
    NullityOf,
    Number,
    Power,
    ProductSign,
    ProjectorOnto,
    Quotient,
    Rank,
    RankOf,
    Role,
    RowOf,
    Similarity,
    SingularValues,
    Solution,
    SolutionKind,
    Space,
    SquareRoot,
    Statement,
    Sum,
    Times,
    Trace,
    TraceOf,
    Transposed,
    Unknown,
    Unreadable,
)
from exactrank.statements.canonical import LONGEST, canonical_text
from exactrank.statements.canonical_expressions import expression_text
from tests.judging import test_claims, test_row_steps
from tests.judging.written import HERE, D, G, N, add, determinants, named, step, swap

A, B = Name("A"), Name("B")
HALF = N("1/2")

STATEMENTS: dict[str, Statement] = {
    "[1 2; 3 4] -> [1 2; 0 -2] by R2 <- R2 - 3 R1": step("1 2; 3 4", "1 2; 0 -2", add(2, -3, 1)),
    "[1 2 | 3; 4 x | 6] <- A by R1 <-> R2".replace("x", "?"): step(G("1 2 3; 4 x 6", 2), A, swap(1, 2), reversed=True),
    "2 * det [1 2; 3 4] = 1 * det [2 4; 3 4]": determinants("1 2; 3 4", "2 4; 3 4", 2, 1),
    "det <at hand> < 0": DeterminantSign(HERE, Comparison.LESS),
    "rank A = 2": Rank(HERE, A, N(2)),
    "trace A = 2": Trace(HERE, A, N(2)),
    "upper-triangular A": HasForm(HERE, A, Form.UPPER_TRIANGULAR),
    "[A | B] implies [1 2 3]": Consequence(HERE, A, B, G("1 2 3")),
    "reduced form of A = B": EchelonFormOf(HERE, A, B),
    "eigenvalues A = 2, 1/2, ...": Eigenvalues(HERE, A, (N(2), HALF), complete=False),
    "eigenvalues A = 2 (x3), 1/2": Eigenvalues(HERE, A, (N(2), HALF), multiplicities=(3, None)),
    "eigenvectors A for 2 = (1, 0), [0 1]": Eigenvectors(HERE, A, (G("1; 0"), G("0 1")), N(2)),
    "eigenspace A basis (1, 0)": Eigenvectors(HERE, A, (G("1; 0"),), None, True, True),
    "eigenspace A for 2 span (1, 0)": Eigenvectors(HERE, A, (G("1; 0"),), N(2), True),
    "diagonalizable A": Diagonalizable(HERE, A),
    "A similar to B": Similarity(HERE, A, B),
    "rank <at hand> = full": Rank(HERE, None, None),
    "A: pivots {2, ...}, no pivots {3, ...}": Echelon(HERE, A, None, (1,), None, (2,), some=True),
    "<augmented>: reduced echelon, pivots {1, 3}, nonzero rows 2": Echelon(
        HERE, Described(Role.AUGMENTED), EchelonKind.REDUCED, (0, 2), 2
    ),
    "x = (1, 0) + t (2, 1) solves [A | b]": Solution(HERE, A, Name("b"), G("1; 0"), (G("2; 1"),)),
    "x = t_1 (2, 1) + t_2 [0 1] solves <system at hand>": Solution(HERE, None, None, None, (G("2; 1"), G("0 1"))),
    "x = (1, 0) solves A (one, infinite)": Solution(HERE, A, None, G("1; 0"), (), SolutionKind.INFINITE, False),
    "solutions A: none": Solution(HERE, A, kind=SolutionKind.NONE),
    "null A = span {(1, 0)}": Basis(HERE, A, (G("1; 0"),), Space.NULL, True, False),
    "{[1 0], B} in row A": Basis(HERE, A, (G("1 0"), B), Space.ROW, False, False),
    "singular values A: [1, 3] 2, 0.50; 3 nonzero": SingularValues(HERE, A, (N(2), D("0.50")), 3, (1, 3)),
    "W := [1 2]": named("W", "1 2"),
    "a_j := A[:, j] for 1, 2": Definition(HERE, Indexed("a", ("j",)), ColumnOf(A, "j"), (1, 2)),
    "? matrix (ragged-rows)": Unreadable(HERE, "ragged-rows", "matrix"),
}

EXPRESSIONS: dict[str, Expression] = {
    "-1/2": N("-1/2"),
    "2.50": D("2.50"),
    "3.": D("3"),
    "12e2": Decimal(Fraction(1200), -2),
    "?": Unknown(" "),
    '"2a + 1"': Unknown("2a + 1"),
    r"\tilde{W}": Name(r"\tilde{W}"),
    "a_{2,3}": Indexed("a", (2, 3)),
    "<result>": Described(Role.RESULT),
    "[1 ?; 3 | 4/5]".replace("1 ?", "1 | ?"): G("1 x; 3 4/5", 1),
    "[a_1, A * B; -2, ?]": Array(((Indexed("a", (1,)), Times((A, B))), (N(-2), Unknown()))),
    "I": Identity(),
    "I_3": Identity(3),
    "A - 1/2 * B + (-3)": Sum((A, Negative(Times((HALF, B))), N(-3))),
    "-(A + B)": Negative(Sum((A, B))),
    "2 * (A - B) * (1/2)": Times((N(2), Sum((A, Negative(B))), HALF)),
    "A * B / (A * B)": Quotient(Times((A, B)), Times((A, B))),
    "A x B": Times((A, B), ProductSign.CROSS),
    "columns(A, B)": Columns((A, B)),
    "(A + B)^-1 * A^T": Times((Power(Sum((A, B)), -1), Transposed(A))),
    "(A^T)^2": Power(Transposed(A), 2),
    "det(A) + rank(B)": Sum((DeterminantOf(A), RankOf(B))),
    "nullity(A) * tr(A + B)": Times((NullityOf(A), TraceOf(Sum((A, B))))),
    "||A||_2 - ||B||": Sum((NormOf(A, True), Negative(NormOf(B)))),
    "sqrt(1/2) * A[2, :]": Times((SquareRoot(HALF), RowOf(A, 1))),
    "(A * B)[1, 2]": EntryOf(Times((A, B)), 0, 1),
    "A^(2k-1)": LetterPower(A, "k", 2, -1),
    "A[:, 1]": ColumnOf(A, 0),
    "A[3, :]": RowOf(A, 2),
    "A^T": Transposed(A),
    "A^H": Adjoint(A),
    "A^2": Power(A, 2),
    "det(A)": DeterminantOf(A),
    "rank(A)": RankOf(A),
    "nullity(A)": NullityOf(A),
    "tr(A)": TraceOf(A),
    "number of distinct eigenvalues(A)": DistinctEigenvaluesOf(A),
    "adj(A + B)": AdjugateOf(Sum((A, B))),
    "projector(A)": ProjectorOnto(A),
    "||A||": NormOf(A),
    "sqrt(2)": SquareRoot(N(2)),
}


def all_statements() -> Iterator[Statement]:
    yield from STATEMENTS.values()
    yield from [Equality(HERE, (one, B)) for one in EXPRESSIONS.values()]
    yield from test_claims.TRUE.values()
    for table in (test_claims.FALSE, test_claims.NOT_DECIDED, test_row_steps.CORRECT, test_row_steps.INCORRECT):
        yield from [statement for statement, _ in table.values()]


@pytest.mark.parametrize("text", STATEMENTS)
def test_statements(text: str) -> None:
    assert canonical_text(STATEMENTS[text]) == text


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_expressions(text: str) -> None:
    assert expression_text(EXPRESSIONS[text]) == text


def test_every_kind_has_its_text() -> None:
    assert {type(one) for one in all_statements()} == set(get_args(Statement))
    assert {type(one) for one in EXPRESSIONS.values()} == set(get_args(Expression))


def test_different_statements_have_different_texts() -> None:
    different = set(all_statements())
    assert len({canonical_text(one) for one in different}) == len(different) > 200


def test_assertions() -> None:
    first, second = Rank(HERE, A, N(2)), Rank(HERE, B, N(2))
    assert canonical_text(Assertion((first,))) == canonical_text(first)
    assert canonical_text(Assertion((first, second, first))) == "rank A = 2 or rank B = 2"
    assert canonical_text(Assertion(tuple([Rank(HERE, A, N(k)) for k in range(5)]))).endswith("rank A = 2 or ...")
    held = Assertion((first,), (Inference.SUBJECT, Inference.FIELD), ("a = 1", "b = 2"), denied=True)
    assert canonical_text(held) == "not (rank A = 2) if a = 1, b = 2 [subject, field?]"


def test_what_is_long_is_shortened() -> None:
    wide = Grid(tuple([tuple([Fraction(10**5000 + i * j) for j in range(60)]) for i in range(60)]))
    numbers = Grid(((Fraction(10**50), Fraction(1, 10**50)),))
    assert canonical_text(Rank(HERE, wide, N(1))).count("2^16610..") < 150
    assert "(60 x 60)" in expression_text(wide)
    assert len(canonical_text(Equality(HERE, (wide,) * 400))) <= LONGEST
    assert len(expression_text(numbers)) < 90
    deep: Expression = A
    for _ in range(2000):
        deep = Negative(deep)
    assert expression_text(deep).count("-(") < 100


names = st.text(max_size=60)
numbers = st.fractions(max_denominator=50)
entries = st.one_of(numbers, st.none())
grids = st.lists(st.lists(entries, max_size=15).map(tuple), max_size=15).map(tuple)
leaves: st.SearchStrategy[Expression] = st.one_of(
    st.builds(Number, numbers),
    st.builds(Decimal, numbers, st.integers(-9, 9)),
    st.builds(Unknown, names),
    st.builds(Name, names),
    st.builds(Indexed, names, st.lists(st.one_of(st.integers(), names), max_size=3).map(tuple)),
    st.builds(Grid, grids, st.lists(st.integers(0, 15), max_size=2).map(tuple)),
)
expressions: st.SearchStrategy[Expression] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Sum, st.lists(inner, max_size=4).map(tuple)),
        st.builds(Times, st.lists(inner, max_size=4).map(tuple)),
        st.builds(Columns, st.lists(inner, max_size=4).map(tuple)),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, st.integers()),
        st.builds(Negative, inner),
        st.builds(ColumnOf, inner, st.one_of(st.integers(0, 9), names)),
        st.builds(Array, st.lists(st.lists(inner, max_size=3).map(tuple), max_size=3).map(tuple)),
    ),
    max_leaves=12,
)


@given(expressions, expressions, names)
def test_any_statement_has_one_line_without_control_characters(left: Expression, right: Expression, name: str) -> None:
    for said in (Equality(HERE, (left, right)), step(left, right), Unreadable(HERE, name, name)):
        text = canonical_text(Assertion((said,), conditions=(name,)))
        assert text
        assert not any(category(c)[0] in "CZ" and c != " " for c in text)
