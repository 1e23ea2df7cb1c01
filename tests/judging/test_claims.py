"""Claims other than row steps: for every kind as many false ones as true ones, each false one with its note."""

from __future__ import annotations

from fractions import Fraction

import pytest

from exactrank.judging import Note, Outcome, judge
from exactrank.judging.verdicts.witnesses import (
    Contradiction,
    Dependence,
    ExistingSolution,
    NonzeroImage,
    RankEvidence,
    Separation,
    WrongDigits,
    WrongEntries,
)
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.fields import GF
from exactrank.statements import (
    Approximation,
    Array,
    Basis,
    CharacteristicPolynomial,
    ColumnOf,
    Comparison,
    Definition,
    Determinant,
    DeterminantOf,
    Diagonalizable,
    Echelon,
    EchelonKind,
    Eigenvectors,
    EntryOf,
    Equality,
    Expression,
    Factorization,
    FactorizationKind,
    Grid,
    Identity,
    Indexed,
    Inverse,
    MinorsVanish,
    MinorValue,
    Name,
    Negative,
    NormOf,
    Nullity,
    NullityOf,
    Number,
    Orthogonality,
    Power,
    Quotient,
    Rank,
    RankOf,
    RowEquivalence,
    RowOf,
    SingularValues,
    Solution,
    SolutionKind,
    Space,
    SquareRoot,
    Statement,
    Sum,
    Times,
    TraceOf,
    Transposed,
    Unknown,
)
from tests.judging.recheck import proves_rank, times
from tests.judging.written import HERE, D, G, M, N, add, chain, last, named, row_of, step

W = G("4 8 12; 2 4 6; 3 6 9; 5 10 15")
A = G("1 2 1; 2 1 4; 3 7 2")
S = G("1 2; 3 4")
SINGULAR = G("1 2; 2 4")
SYSTEM = G("1 1 1 6; 0 1 1 5", 3)


def equal(*sides: Expression) -> Equality:
    return Equality(HERE, sides)


def rank(subject: Expression | None, value: int, comparison: Comparison = Comparison.EQUAL) -> Rank:
    return Rank(HERE, subject, N(value), comparison)


def echelon(text: str, form: EchelonKind | None = EchelonKind.ECHELON, *pivots: int) -> Echelon:
    return Echelon(HERE, G(text), form, pivots or None)


def polynomial(subject: Expression, *coefficients: int | str) -> CharacteristicPolynomial:
    return CharacteristicPolynomial(HERE, subject, tuple([Fraction(c) for c in coefficients]))


def null_basis(subject: Expression, *vectors: str) -> Basis:
    return Basis(HERE, subject, tuple([G(vector) for vector in vectors]))


def space(subject: Expression, kind: Space, *vectors: str) -> Basis:
    return Basis(HERE, subject, tuple([G(vector) for vector in vectors]), kind)


def solution(
    system: Expression, particular: str | None, *directions: str, kind: SolutionKind | None = None
) -> Solution:
    given = None if particular is None else G(particular)
    return Solution(HERE, system, None, given, tuple([G(d) for d in directions]), kind)


def values_of(system: Expression, *values: str | None, complete: bool = True) -> Solution:
    """The values of some unknowns, None for one of which nothing is said."""
    particular = Grid(tuple([(None if value is None else Fraction(value),) for value in values]))
    return Solution(HERE, system, None, particular, complete=complete)


def factors(subject: Expression, kind: FactorizationKind, *texts: str) -> Factorization:
    return Factorization(HERE, subject, tuple([G(text) for text in texts]), kind)


PRODUCT, OUTER, RANK, LU = FactorizationKind
REDUCED = EchelonKind.REDUCED

TRUE: dict[str, Statement] = {
    "eigenvector": Eigenvectors(HERE, SINGULAR, (G("1; 2"), G("-2 -4")), N(5)),
    "eigenvector of some eigenvalue": Eigenvectors(HERE, SINGULAR, (G("2; -1"),)),
    "eigenspace": Eigenvectors(HERE, G("2 0 0; 0 2 0; 0 0 3"), (G("1; 1; 0"), G("1; -1; 0")), N(2), True, True),
    "eigenspace, spanned": Eigenvectors(HERE, SINGULAR, (G("1; 2"), G("2; 4")), N(5), True),
    "diagonalizable": Diagonalizable(HERE, SINGULAR),
    "diagonalizable, irrational": Diagonalizable(HERE, S),
    "diagonalizable, multiple": Diagonalizable(HERE, G("0 1 1; 1 0 1; 1 1 0")),
    "row equivalence": RowEquivalence(HERE, G("1 2; 3 4"), G("1 0; 0 1")),
    "row equivalence, other height": RowEquivalence(HERE, W, G("1 2 3")),
    "echelon": echelon("1 2 3; 0 0 4; 0 0 0"),
    "echelon of zero": echelon("0 0; 0 0"),
    "reduced": echelon("1 2 0; 0 0 1", REDUCED),
    "reduced left of the bar": Echelon(HERE, G("1 0 5; 0 0 3", 2), REDUCED),
    "pivots": echelon("1 2 3; 0 0 4", None, 0, 2),
    "nonzero rows": Echelon(HERE, G("1 2; 0 0; 0 0"), None, None, 1),
    "free columns": Echelon(HERE, G("1 2 0; 0 0 1"), free_columns=(1,)),
    "some free columns": Echelon(HERE, G("1 2 0 3; 0 0 1 4"), free_columns=(3,), some=True),
    "some pivots": Echelon(HERE, G("1 2 0; 0 0 1"), pivot_columns=(2,), some=True),
    "rank": rank(W, 1),
    "rank at most": rank(W, 2, Comparison.AT_MOST),
    "rank less": rank(A, 4, Comparison.LESS),
    "rank at least": rank(A, 2, Comparison.AT_LEAST),
    "rank greater": rank(A, 1, Comparison.GREATER),
    "rank not": rank(W, 3, Comparison.NOT_EQUAL),
    "full rank": Rank(HERE, S, None),
    "rank of the coefficients": rank(G("1 2 3; 2 4 7", 2), 1),
    "rank of the whole": rank(G("1 2 3; 2 4 7", 2), 2),
    "rank in symbols": equal(RankOf(W), N(1)),
    "nullity": Nullity(HERE, W, N(2)),
    "nullity in symbols": equal(NullityOf(W), N(2)),
    "minor": MinorValue(HERE, A, (0, 1), (0, 1), N(-3)),
    "minor not zero": MinorValue(HERE, A, (0, 1), (0, 2), None),
    "minors vanish": MinorsVanish(HERE, W, 2),
    "bordering minors vanish": MinorsVanish(HERE, W, 2, (0,), (0,)),
    "characteristic polynomial": polynomial(S, 1, -5, -2),
    "characteristic polynomial, other sign": polynomial(G("1 0 0; 0 2 0; 0 0 3"), -1, 6, -11, 6),
    "singular value, root": SingularValues(HERE, W, (Times((N(6), SquareRoot(N(21)))),)),
    "singular value, digits": SingularValues(HERE, W, (D("27.495"), D("0.0"), N(0)), 1),
    "singular values, golden": SingularValues(HERE, G("1 1; 1 0"), (D("1.618"), D("0.618"))),
    "singular values, any order": SingularValues(HERE, G("3 0; 0 4"), (N(3), N(4))),
    "number of singular values": SingularValues(HERE, W, (), 1),
    "product": equal(Times((G("4; 2; 3; 5"), G("1 2 3"))), W),
    "product of three": equal(Times((S, S, S)), Power(S, 3)),
    "column written as a row": equal(Times((S, G("1 1"))), G("3 7")),
    "sum": equal(Sum((S, Negative(S))), N(0)),
    "scaled": equal(Times((N("1/2"), G("2 4; 6 8"))), S),
    "identity of fitting size": equal(Times((S, Power(S, -1))), Identity()),
    "identity in a sum": equal(Sum((S, Identity())), G("2 2; 3 5")),
    "trace": equal(TraceOf(S), N(5)),
    "norm": equal(NormOf(G("3; 4")), N(5)),
    "norm with a root": equal(NormOf(G("1; 1")), SquareRoot(N(2))),
    "roots multiplied": equal(Times((SquareRoot(N(2)), SquareRoot(N(8)))), N(4)),
    "roots added": equal(Sum((SquareRoot(N(2)), SquareRoot(N(8)))), Times((N(3), SquareRoot(N(2))))),
    "one over a root": equal(Quotient(N(2), SquareRoot(N(2))), SquareRoot(N(2))),
    "power of a root": equal(Power(SquareRoot(N(3)), 4), N(9)),
    "column": equal(ColumnOf(W, 1), Times((N(2), ColumnOf(W, 0)))),
    "row": equal(RowOf(S, 1), G("3 4")),
    "entry": equal(EntryOf(S, 1, 0), N(3)),
    "array of expressions": equal(Array(((Sum((N(1), N(2))), N(4)),)), G("3 4")),
    "digits behind an equals sign": equal(N("1/3"), D("0.333")),
    "not equal": Equality(HERE, (S, SINGULAR), Comparison.NOT_EQUAL),
    "not zero": Equality(HERE, (DeterminantOf(S), N(0)), Comparison.NOT_EQUAL),
    "less": Equality(HERE, (N(1), SquareRoot(N(2))), Comparison.LESS),
    "transpose": equal(Transposed(S), G("1 3; 2 4")),
    "approximation": Approximation(HERE, N("1097/540"), D("2.031")),
    "approximation, half up": Approximation(HERE, N("1/8"), D("0.13")),
    "approximation, half down": Approximation(HERE, N("1/8"), D("0.12")),
    "approximation of a root": Approximation(HERE, SquareRoot(N(2)), D("1.414")),
    "approximation by an integer": Approximation(HERE, N("5/2"), N(3)),
    "approximation of a negative": Approximation(HERE, N("-2/3"), Negative(D("0.67"))),
    "approximation of a row": Approximation(HERE, G("1/3; 2/3"), row_of("0.33", "0.67")),
    "orthogonal": Orthogonality(HERE, G("1 2 3"), G("3; 0; -1")),
    "determinant": Determinant(HERE, S, N(-2)),
    "determinant in symbols": equal(DeterminantOf(S), N(-2)),
    "determinant in decimals": Determinant(HERE, G("1/3"), D("0.33")),
    "inverse": Inverse(HERE, S, G("-2 1; 3/2 -1/2")),
    "inverse in symbols": equal(Power(S, -1), G("-2 1; 3/2 -1/2")),
    "inverse in decimals": Inverse(HERE, G("3 0; 0 1"), Array(((D("0.33"), N(0)), (N(0), N(1))))),
    "no inverse": Inverse(HERE, SINGULAR, None),
    "null space": null_basis(W, "-2; 1; 0", "-3; 0; 1"),
    "null space, other basis": null_basis(W, "1 1 -1", "4 -2 0"),
    "null space, one matrix": null_basis(W, "-2 -3; 1 0; 0 1"),
    "null space, only 0": null_basis(S),
    "in the null space": Basis(HERE, W, (G("-2; 1; 0"),), complete=False),
    "row space": space(W, Space.ROW, "2 4 6"),
    "column space": space(W, Space.COLUMN, "4; 2; 3; 5"),
    "solution": solution(SYSTEM, "1; 5; 0", "0; -1; 1"),
    "solution, other point": solution(SYSTEM, "1 0 5", "0 2 -2"),
    "unique solution": solution(G("1 1 3; 1 -1 1"), "2; 1", kind=SolutionKind.UNIQUE),
    "solution of A x = b": Solution(HERE, S, G("3 7"), G("1; 1")),
    "one of the solutions": Solution(HERE, SYSTEM, None, G("1; 5; 0"), complete=False),
    "value of one unknown": values_of(SYSTEM, "1", None, None),
    "values of some unknowns": values_of(G("1 0 0 1; 0 1 0 2; 0 0 0 0"), "1", "2", None),
    "values of some unknowns of one of the solutions": values_of(SYSTEM, None, "2", "3", complete=False),
    "no solution": solution(G("1 1 1; 1 1 2"), None, kind=SolutionKind.NONE),
    "infinitely many": solution(SYSTEM, None, kind=SolutionKind.INFINITE),
    "outer product": factors(W, OUTER, "4; 2; 3; 5", "1 2 3"),
    "outer product, other scale": factors(W, OUTER, "8 4 6 10", "1/2 1 3/2"),
    "rank factorization": factors(G("1 0 1; 1 1 3"), RANK, "1 0; 1 1", "1 0 1; 0 1 2"),
    "any factors": factors(S, PRODUCT, "1 0; 0 1", "1 2; 3 4"),
    "LU": factors(S, LU, "1 0; 3 1", "1 2; 0 -2"),
    "PLU": factors(G("0 1; 2 4"), LU, "0 1; 1 0", "1 0; 0 1", "2 4; 0 1"),
}


@pytest.mark.parametrize("name", TRUE)
def test_true_claims(name: str) -> None:
    found = last(TRUE[name])
    assert found.outcome is Outcome.CORRECT, found


FALSE: dict[str, tuple[Statement, Note]] = {
    "eigenvector": (Eigenvectors(HERE, SINGULAR, (G("1; 1"),), N(5)), Note.NOT_AN_EIGENVECTOR),
    "eigenvector, other eigenvalue": (Eigenvectors(HERE, SINGULAR, (G("1; 2"),), N(0)), Note.NOT_AN_EIGENVECTOR),
    "eigenvector of no eigenvalue": (Eigenvectors(HERE, SINGULAR, (G("1; 0"),)), Note.NOT_AN_EIGENVECTOR),
    "eigenvector zero": (Eigenvectors(HERE, SINGULAR, (G("0; 0"),), N(5)), Note.ZERO_VECTOR),
    "eigenvector, length": (Eigenvectors(HERE, SINGULAR, (G("1; 2; 0"),), N(5)), Note.SHAPE),
    "eigenspace, dependent": (Eigenvectors(HERE, SINGULAR, (G("1; 2"), G("2; 4")), N(5), True, True), Note.DEPENDENT),
    "eigenspace, too small": (
        Eigenvectors(HERE, G("2 0 0; 0 2 0; 0 0 3"), (G("1; 1; 0"),), N(2), True),
        Note.WRONG_COUNT,
    ),
    "not diagonalizable": (Diagonalizable(HERE, G("1 1; 0 1")), Note.WRONG_COUNT),
    "not diagonalizable over any field": (
        Diagonalizable(HERE, G("0 -1 1 0; 1 0 0 1; 0 0 0 -1; 0 0 1 0")),
        Note.WRONG_COUNT,
    ),
    "row equivalence": (RowEquivalence(HERE, S, SINGULAR), Note.ROW_SPACE_CHANGED),
    "row equivalence, shape": (RowEquivalence(HERE, S, W), Note.SHAPE),
    "echelon": (echelon("1 2 3; 0 4 4; 0 5 0"), Note.NOT_ECHELON),
    "echelon with a zero row above": (echelon("0 0; 1 0"), Note.NOT_ECHELON),
    "reduced, pivot": (echelon("1 0; 0 2", REDUCED), Note.NOT_REDUCED),
    "reduced, above": (echelon("1 3; 0 1", REDUCED), Note.NOT_REDUCED),
    "pivots": (echelon("1 2 3; 0 0 4", None, 0, 1), Note.WRONG_PIVOTS),
    "nonzero rows": (Echelon(HERE, G("1 2; 0 0; 0 0"), None, None, 2), Note.WRONG_COUNT),
    "free columns": (Echelon(HERE, G("1 2 0 3; 0 0 1 4"), free_columns=(1,)), Note.WRONG_PIVOTS),
    "some free columns": (Echelon(HERE, G("1 2 0; 0 0 1"), free_columns=(2,), some=True), Note.WRONG_PIVOTS),
    "some pivots": (Echelon(HERE, G("1 2 0; 0 0 1"), pivot_columns=(1,), some=True), Note.WRONG_PIVOTS),
    "rank": (rank(W, 2), Note.WRONG_RANK),
    "rank too small": (rank(A, 2), Note.WRONG_RANK),
    "rank at most": (rank(A, 2, Comparison.AT_MOST), Note.WRONG_RANK),
    "full rank": (Rank(HERE, W, None), Note.WRONG_RANK),
    "rank in symbols": (equal(RankOf(W), N(3)), Note.WRONG_RANK),
    "nullity": (Nullity(HERE, W, N(1)), Note.WRONG_RANK),
    "minor": (MinorValue(HERE, A, (0, 1), (0, 1), N(3)), Note.SIGN),
    "minor of value": (MinorValue(HERE, A, (0, 1), (0, 1), N(4)), Note.WRONG_VALUE),
    "minor not zero": (MinorValue(HERE, W, (0, 1), (0, 2), None), Note.WRONG_VALUE),
    "minors vanish": (MinorsVanish(HERE, A, 2), Note.WRONG_VALUE),
    "bordering minors vanish": (MinorsVanish(HERE, A, 2, (0,), (0,)), Note.WRONG_VALUE),
    "characteristic polynomial": (polynomial(S, 1, -5, -3), Note.WRONG_VALUE),
    "characteristic polynomial, sign": (polynomial(S, 1, 5, -2), Note.SIGN),
    "characteristic polynomial, degree": (polynomial(S, 1, -5), Note.WRONG_COUNT),
    "singular value, root": (SingularValues(HERE, W, (Times((N(5), SquareRoot(N(21)))),)), Note.WRONG_VALUE),
    "singular value, digits": (SingularValues(HERE, W, (D("27.496"),)), Note.WRONG_DIGIT),
    "singular values, golden": (SingularValues(HERE, G("1 1; 1 0"), (D("1.619"), D("0.618"))), Note.WRONG_DIGIT),
    "singular value said to be rational": (SingularValues(HERE, G("1 1; 1 0"), (N("8/5"), N(0))), Note.WRONG_VALUE),
    "singular value said to be another root": (
        SingularValues(HERE, G("1 1; 1 0"), (SquareRoot(N(3)), D("0.618"))),
        Note.WRONG_VALUE,
    ),
    "singular value, sign": (SingularValues(HERE, G("-3"), (N(-3),)), Note.SIGN),
    "singular value not zero": (SingularValues(HERE, SINGULAR, (N(5), N(1))), Note.WRONG_VALUE),
    "too few singular values": (SingularValues(HERE, S, (D("5.46"),)), Note.WRONG_COUNT),
    "number of singular values": (SingularValues(HERE, W, (), 2), Note.WRONG_RANK),
    "product, entry": (equal(Times((S, S)), G("7 10; 15 21")), Note.WRONG_ENTRY),
    "product, sign": (equal(Times((S, S)), G("7 10; -15 22")), Note.SIGN),
    "product, transposed": (equal(Times((S, S)), G("7 15; 10 22")), Note.TRANSPOSED),
    "product, shape": (equal(Times((G("1 2 3; 4 5 6"), G("1 2 3; 4 5 6"))), G("1 2; 3 4")), Note.SHAPE),
    "product, factor": (equal(Times((S, S)), G("14 20; 30 44")), Note.WRONG_MULTIPLIER),
    "sizes": (equal(S, G("1 2 0; 3 4 0")), Note.SHAPE),
    "transposed, not square": (equal(G("1 2 3; 4 5 6"), G("1 4; 2 5; 3 6")), Note.TRANSPOSED),
    "not zero": (equal(S, N(0)), Note.WRONG_ENTRY),
    "number": (equal(Sum((N(1), N(1))), N(3)), Note.WRONG_VALUE),
    "less": (Equality(HERE, (N(2), SquareRoot(N(2))), Comparison.LESS), Note.WRONG_VALUE),
    "not equal": (Equality(HERE, (S, S), Comparison.NOT_EQUAL), Note.WRONG_VALUE),
    "digits behind an equals sign": (equal(N("1/3"), D("0.34")), Note.WRONG_DIGIT),
    "approximation": (Approximation(HERE, N("1097/540"), D("2.032")), Note.WRONG_DIGIT),
    "approximation, cut off": (Approximation(HERE, N("2/3"), D("0.66")), Note.WRONG_DIGIT),
    "approximation of a root": (Approximation(HERE, SquareRoot(N(2)), D("1.415")), Note.WRONG_DIGIT),
    "approximation of a row": (Approximation(HERE, G("1/3; 2/3"), row_of("0.33", "0.66")), Note.WRONG_DIGIT),
    "approximation, shape": (Approximation(HERE, S, row_of("0.33", "0.67")), Note.SHAPE),
    "orthogonal": (Orthogonality(HERE, G("1 2 3"), G("3 1 -1")), Note.NOT_ORTHOGONAL),
    "orthogonal, shape": (Orthogonality(HERE, G("1 2 3"), G("3 1")), Note.SHAPE),
    "determinant": (Determinant(HERE, S, N(-3)), Note.WRONG_VALUE),
    "determinant, sign": (equal(DeterminantOf(S), N(2)), Note.SIGN),
    "inverse, entry": (Inverse(HERE, S, G("-2 1; 3/2 1")), Note.WRONG_ENTRY),
    "inverse, entries": (Inverse(HERE, S, G("-2 2; 3/2 1")), Note.WRONG_ENTRY),
    "inverse, transposed": (Inverse(HERE, S, G("-2 3/2; 1 -1/2")), Note.TRANSPOSED),
    "inverse without the determinant": (Inverse(HERE, S, G("4 -2; -3 1")), Note.WRONG_MULTIPLIER),
    "inverse, shape": (Inverse(HERE, S, G("4 -2 1; -3 1 1")), Note.SHAPE),
    "inverse of a singular matrix": (Inverse(HERE, SINGULAR, S), Note.NOT_INVERTIBLE),
    "inverse in symbols": (equal(Power(S, -1), G("-2 1; 3/2 5")), Note.WRONG_ENTRY),
    "inverse of a singular matrix in symbols": (equal(Power(SINGULAR, -1), S), Note.NOT_INVERTIBLE),
    "no inverse": (Inverse(HERE, S, None), Note.INVERTIBLE),
    "null space, outside": (null_basis(W, "-2; 1; 0", "3; 0; 1"), Note.NOT_IN_SPACE),
    "null space, dependent": (null_basis(W, "-2; 1; 0", "4; -2; 0"), Note.DEPENDENT),
    "null space, too few": (null_basis(W, "-2; 1; 0"), Note.WRONG_COUNT),
    "null space, none": (null_basis(W), Note.WRONG_COUNT),
    "null space, length": (null_basis(W, "-2; 1"), Note.SHAPE),
    "row space": (space(W, Space.ROW, "1 2 4"), Note.NOT_IN_SPACE),
    "column space": (space(W, Space.COLUMN, "4; 2; 3; 6"), Note.NOT_IN_SPACE),
    "solution": (solution(SYSTEM, "1; 4; 0", "0; -1; 1"), Note.NOT_A_SOLUTION),
    "solution, direction": (solution(SYSTEM, "1; 5; 0", "0; 1; 1"), Note.NOT_IN_SPACE),
    "solution, directions": (solution(SYSTEM, "1; 5; 0", "0; 1; -1", "0; 2; -2"), Note.DEPENDENT),
    "solution, length": (solution(SYSTEM, "1; 5"), Note.SHAPE),
    "value of one unknown": (values_of(SYSTEM, "2", None, None), Note.NOT_A_SOLUTION),
    "values that do not fit together": (values_of(SYSTEM, None, "2", "2", complete=False), Note.NOT_A_SOLUTION),
    "value of an unknown of a contradiction": (values_of(G("1 1 1; 1 1 2"), "1", None), Note.INCONSISTENT),
    "solution said to be the only one": (solution(SYSTEM, "1; 5; 0"), Note.WRONG_COUNT),
    "unique": (solution(SYSTEM, None, kind=SolutionKind.UNIQUE), Note.WRONG_COUNT),
    "infinitely many": (solution(G("1 1 3; 1 -1 1"), None, kind=SolutionKind.INFINITE), Note.WRONG_COUNT),
    "no solution": (solution(SYSTEM, None, kind=SolutionKind.NONE), Note.CONSISTENT),
    "solution of a contradiction": (solution(G("1 1 1; 1 1 2"), "1; 0"), Note.INCONSISTENT),
    "outer product": (factors(W, OUTER, "4; 2; 3; 5", "1 2 4"), Note.WRONG_ENTRY),
    "not an outer product": (factors(S, OUTER, "1 0; 0 1", "1 2; 3 4"), Note.WRONG_COUNT),
    "not a rank factorization": (factors(SINGULAR, RANK, "1 0; 0 1", "1 2; 2 4"), Note.WRONG_COUNT),
    "not LU": (factors(S, LU, "1 2; 3 4", "1 0; 0 1"), Note.NOT_TRIANGULAR),
    "factors that do not fit": (factors(S, PRODUCT, "1 2 3; 4 5 6", "1 2; 3 4"), Note.SHAPE),
}


@pytest.mark.parametrize("name", FALSE)
def test_false_claims(name: str) -> None:
    statement, note = FALSE[name]
    found = last(statement)
    assert (found.outcome, found.note) == (Outcome.INCORRECT, note)
    assert found.witness is not None


J = Indexed("a", ("j",))
UNKNOWN = Unknown("a+1")
NOT_DECIDED: dict[str, tuple[Statement, Note]] = {
    "diagonalizable over the complex numbers": (Diagonalizable(HERE, G("0 -1; 1 0")), Note.NOT_EVALUATED),
    "diagonalizable, shape": (Diagonalizable(HERE, W), Note.SHAPE),
    "eigenvectors, shape": (Eigenvectors(HERE, W, (G("1; 0; 0"),), N(0)), Note.SHAPE),
    "value that some solutions have": (values_of(SYSTEM, None, "2", None), Note.SEVERAL_SOLUTIONS),
    "values, more than unknowns": (values_of(SYSTEM, "1", "2", "3", None), Note.SHAPE),
    "symbol": (equal(UNKNOWN, N(1)), Note.SYMBOLIC),
    "symbolic matrix": (rank(G("1 a; 2 4"), 1), Note.SYMBOLIC),
    "undefined": (equal(Times((Name("P"), S)), S), Note.UNDEFINED_NAME),
    "undefined index": (equal(Indexed("x", (1,)), N(1)), Note.UNDEFINED_NAME),
    "no matrix": (rank(None, 1), Note.NO_SUBJECT),
    "no last matrix": (Echelon(HERE, None, EchelonKind.ECHELON), Note.NO_SUBJECT),
    "exponent bomb": (equal(Power(Power(N(3), 10_000), 10_000), N(1)), Note.TOO_LARGE),
    "root of a negative": (equal(SquareRoot(N(-1)), N(1)), Note.NOT_EVALUATED),
    "division by zero": (equal(Quotient(N(1), N(0)), N(1)), Note.NOT_EVALUATED),
    "determinant of no square": (Determinant(HERE, W, N(0)), Note.SHAPE),
    "digits of rounded digits": (Approximation(HERE, Times((D("0.577"), N(2))), D("1.155")), Note.ROUNDED_INPUT),
    "inverse of a singular matrix": (equal(Times((Power(SINGULAR, -1), S)), S), Note.NOT_INVERTIBLE),
    "symbolic coefficient": (CharacteristicPolynomial(HERE, S, (Fraction(1), None)), Note.SYMBOLIC),
    "large spectrum": (SingularValues(HERE, Identity(31), (N(1),)), Note.TOO_LARGE),
}


@pytest.mark.parametrize("name", NOT_DECIDED)
def test_undecided_claims(name: str) -> None:
    statement, note = NOT_DECIDED[name]
    found = last(statement)
    assert (found.outcome, found.note) == (Outcome.UNDECIDED, note)


def test_rank_evidence() -> None:
    for name in ("rank", "rank too small", "full rank", "rank in symbols", "nullity", "number of singular values"):
        found = last(FALSE[name][0])
        assert isinstance(found.witness, RankEvidence)
        assert proves_rank(M("1 2 1; 2 1 4; 3 7 2") if name == "rank too small" else Matrix.of(W.rows), found.witness)  # type: ignore[arg-type]


def test_the_right_digits() -> None:
    found = last(FALSE["approximation"][0]).witness
    assert found == WrongDigits(Fraction(1097, 540), "2.031", "2.032", False)
    cut = last(FALSE["approximation, cut off"][0]).witness
    assert isinstance(cut, WrongDigits)
    assert (cut.expected, cut.truncated) == ("0.67", True)
    root = last(FALSE["approximation of a root"][0]).witness
    assert isinstance(root, WrongDigits)
    assert (root.expected, root.found) == ("1.414", "1.415")
    values = last(FALSE["singular values, golden"][0]).witness
    assert isinstance(values, WrongDigits)
    assert isinstance(values.exact, Enclosure)
    assert values.expected == "1.618"
    assert values.exact.lower**2 - values.exact.lower - 1 <= 0 <= values.exact.upper**2 - values.exact.upper - 1


def test_every_wrong_digit_of_a_row() -> None:
    found = last(Approximation(HERE, G("1/3 2/3 1/7"), row_of("0.34", "0.67", "0.15"))).witness
    assert isinstance(found, WrongDigits)
    assert [(one.column, one.expected) for one in (found, *found.further)] == [(0, "0.33"), (2, "0.14")]


def test_vectors_that_refute() -> None:
    rows = [[Fraction(x) for x in row] for row in ([4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15])]
    image = last(FALSE["null space, outside"][0]).witness
    assert isinstance(image, NonzeroImage)
    assert times(rows, image.vector)[image.row] == image.value != 0
    outside = last(FALSE["row space"][0]).witness
    assert isinstance(outside, Separation)
    assert not any(times(rows, outside.vector))
    assert times([[Fraction(1), Fraction(2), Fraction(4)]], outside.vector) == [outside.value]
    dependence = last(FALSE["null space, dependent"][0]).witness
    assert isinstance(dependence, Dependence)
    c, d = dependence.coefficients
    assert any((c, d))
    assert [c * x + d * y for x, y in zip((-2, 1, 0), (4, -2, 0), strict=True)] == [0, 0, 0]
    solved = last(FALSE["no solution"][0]).witness
    assert isinstance(solved, ExistingSolution)
    x, y, z = solved.vector
    assert [x + y + z, y + z] == [6, 5]
    other = last(FALSE["solution said to be the only one"][0]).witness
    assert isinstance(other, ExistingSolution)
    x, y, z = other.vector
    assert [x + y + z, y + z] == [6, 5]
    assert list(other.vector) != [1, 5, 0]
    contradiction = last(FALSE["solution of a contradiction"][0]).witness
    assert isinstance(contradiction, Contradiction)
    y, z = contradiction.multipliers
    assert [y + z, y + 2 * z] == [0, contradiction.value]
    assert contradiction.value
    # x + y + z = 6 and y + z = 5 with y = z = 2: what is left is x = 2 and 0 = 1.
    substituted = last(FALSE["values that do not fit together"][0]).witness
    assert isinstance(substituted, Contradiction)
    assert substituted.substituted
    y, z = substituted.multipliers
    assert [y, 2 * y + z] == [0, substituted.value]
    assert substituted.value


def test_a_side_that_is_a_new_name_is_defined_by_the_others() -> None:
    statements: list[Statement] = [
        equal(Name("C"), Times((S, S)), G("7 10; 15 22")),
        Determinant(HERE, Name("C"), N(4)),
    ]
    assert [one.outcome for one in judge(statements).judgements] == [Outcome.CORRECT, Outcome.CORRECT]


def test_a_wrong_value_is_carried_forward() -> None:
    statements: list[Statement] = [
        named("A", S),
        equal(Name("C"), Times((Name("A"), Name("A"))), G("7 10; 15 21")),
        Determinant(HERE, Name("C"), N(-3)),
        Determinant(HERE, Name("C"), N(4)),
        Determinant(HERE, Name("C"), N(5)),
    ]
    found = judge(statements).judgements
    assert [one.outcome.value for one in found] == ["incorrect", "incorrect", "correct", "incorrect"]
    assert [one.follows for one in found] == [None, 0, None, None]


def test_a_rank_from_a_wrong_chain_is_carried_forward() -> None:
    wrong = chain("1 2; 2 4", (add(2, -2, 1),), "1 2; 0 1")
    for subject in (None, Name("A")):
        found = judge([named("A", "1 2; 2 4"), *wrong, rank(subject, 2), rank(subject, 1), rank(subject, 0)]).judgements
        assert [one.outcome.value for one in found] == ["incorrect", "incorrect", "correct", "incorrect"]
        assert [one.follows for one in found] == [None, 0, None, None]


def test_claims_after_a_chain() -> None:
    reduction = chain("1 1 1; 1 2 3", (add(2, -1, 1),), "1 1 1; 0 1 2", (add(1, -1, 2),), "1 0 -1; 0 1 2")
    statements: list[Statement] = [
        *reduction,
        Echelon(HERE, None, REDUCED, (0, 1), 2),
        rank(None, 2),
        Basis(HERE, None, (G("1; -2; 1"),)),
        Solution(HERE, None, None, G("-1; 2")),
    ]
    assert judge(statements).outcome.value == "correct"


def test_the_inverse_from_a_chain() -> None:
    reduction = chain("2 0 1 0; 0 1 0 1", "1 0 1/2 0; 0 1 0 1")
    assert last(*reduction, Inverse(HERE, None, G("1/2 0; 0 1"))).outcome is Outcome.CORRECT
    assert last(*reduction, Inverse(HERE, None, G("2 0; 0 1"))).outcome is Outcome.INCORRECT


def test_the_coefficients_of_a_projection() -> None:
    noisy = G("4.2 8.1 11.9; 2.1 4.0 6.1; 2.9 6.1 9.2; 5.1 10.2 15.1")
    column = Indexed("\\tilde{w}", ("j",))
    transposed = Transposed(Name("B"))
    quotient = Quotient(Times((transposed, column)), Times((transposed, Name("B"))))
    statements: list[Statement] = [
        named("\\tilde{W}", noisy),
        named("B", Transposed(G("4 2 3 5"))),
        Definition(HERE, J, quotient, (1, 2, 3)),
        Approximation(
            HERE, Array((tuple([Indexed("a", (j,)) for j in (1, 2, 3)]),)), row_of("1.022", "2.032", "3.017")
        ),
        equal(Indexed("a", (2,)), N("1097/540")),
    ]
    found = judge(statements).judgements
    assert [one.outcome.value for one in found] == ["incorrect", "correct"]
    assert found[0].witness == WrongDigits(Fraction(1097, 540), "2.031", "2.032", False, 0, 1)


def test_subscripts() -> None:
    statements: list[Statement] = [named("A", S), named("x", "5 6")]
    for claim in (
        equal(Indexed("a", (2,)), G("2; 4")),
        equal(Indexed("a", (2, 1)), N(3)),
        equal(Indexed("A", (1, 2)), N(2)),
        equal(Indexed("x", (2,)), N(6)),
    ):
        assert last(*statements, claim).outcome is Outcome.CORRECT
    assert last(*statements, equal(Indexed("a", (3,)), N(1))).note is Note.UNDEFINED_NAME


def test_over_a_prime_field() -> None:
    problem = Matrix.of([[1, 2], [2, 4]], field=GF(3))
    right = judge([step("1 2; 2 1", "1 2; 0 0", add(2, 1, 1)), rank(None, 1)], problem)
    assert right.outcome.value == "correct"
    wrong = judge([step("1 2; 2 1", "1 2; 0 0", add(2, 2, 1))], problem)
    assert wrong.judgements[0].outcome is Outcome.INCORRECT
    assert judge([SingularValues(HERE, S, (N(1),))], problem).judgements[0].note is Note.NOT_EVALUATED


def test_definitions_that_go_round_in_circles_end() -> None:
    statements: list[Statement] = [named("A", Name("B")), named("B", Name("A")), rank(Name("A"), 1)]
    assert last(*statements).outcome is Outcome.UNDECIDED


def test_a_wrong_entry_of_a_product_has_its_place() -> None:
    found = last(FALSE["product, entry"][0])
    assert isinstance(found.witness, WrongEntries)
    assert found.entry == found.witness.entries[0]
    assert (found.entry.row, found.entry.column, found.entry.expected) == (1, 1, Fraction(22))


def test_a_number_needs_no_decimals_to_be_one() -> None:
    assert last(equal(Number(Fraction(1, 2)), D("0.5"))).note is None


def test_a_name_that_nothing_explains() -> None:
    """It may be the matrix the text is about: enough for correct, not for incorrect, unless it is the problem's."""
    reduction = chain("1 2; 2 4", (add(2, -2, 1),), "1 2; 0 0")
    claims: list[Statement] = [
        rank(Name("A"), 1),
        equal(RankOf(Name("A")), N(2)),
        equal(N(0), DeterminantOf(Name("A"))),
    ]
    found = judge([*reduction, *claims]).judgements
    assert [one.outcome.value for one in found] == ["correct", "correct", "undecided", "correct"]
    found = judge([*reduction, *claims], M("1 2; 2 4")).judgements
    assert [one.outcome.value for one in found] == ["correct", "correct", "incorrect", "correct"]


def test_a_formula_about_names_claims_nothing() -> None:
    formula = equal(Name("W"), Times((Name("U"), Name("V"))))
    assert judge([named("W", W), formula, rank(Name("W"), 1)]).outcome.value == "correct"
    assert judge([named("W", W), formula]).outcome.value == "undecided"
