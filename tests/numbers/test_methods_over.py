"""Determinants, systems, inverses, factors, minors and spaces over every number domain, against SymPy and flint."""

from __future__ import annotations

import json
from typing import Any

import flint
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from sympy.polys.matrices import DomainMatrix

import exactrank
from exactrank.calculations.domains.factors import (
    four_subspaces_over,
    rank_factorization_over,
    triangular_factors_over,
)
from exactrank.calculations.domains.minors import determinant_over, prove_rank_by_minors_over
from exactrank.calculations.domains.systems import independence_over, invert_over, null_space_over, solve_over
from exactrank.calculations.elimination.over_domains import reduce_rows
from exactrank.cli import main
from exactrank.errors import InputError, ShapeError
from exactrank.numbers.canonical_numbers import number_negative, number_product, number_sum
from exactrank.numbers.fields import GF, QQ
from exactrank.numbers.finite_extensions import ExtensionField, GF_power
from exactrank.numbers.quadratic import QQ_sqrt, QuadraticField
from exactrank.numbers.rational_functions import QQ_letters
from exactrank.numbers.rows import RowsOver
from exactrank.reading.matrices.rows_over import rows_over
from tests.exploring import examples
from tests.numbers.test_contract import matrices
from tests.turns import Turn, by_turns, those_of

DOMAINS: list[Any] = [
    *(QQ, GF(7), QQ_sqrt(-1), QQ_sqrt(2), QQ_sqrt(-3), GF_power(4), GF_power(9), QQ_letters("a")),
]
domains = pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
small = examples(15)


def of_rank(data: st.DataObject, domain: Any) -> RowsOver[Any]:
    """A product of two matrices, so that smaller ranks come up too."""
    left = data.draw(matrices(domain, 3))
    k = data.draw(st.integers(0, left.ncols))
    return left.submatrix(range(left.nrows), range(k)) @ left.T.submatrix(range(k), range(left.nrows))


@domains
@given(st.data())
@small
def test_rank_by_minors_is_rank_by_rows(domain: Any, data: st.DataObject) -> None:
    A = of_rank(data, domain)
    proof, rank = prove_rank_by_minors_over(A), reduce_rows(A).rank
    assert proof.rank == rank == rank_factorization_over(A).rank == reduce_rows(A.T).rank
    assert not proof.minor.determinant.is_zero
    assert all(one.determinant.is_zero and one.order == rank + 1 for one in proof.bordering)
    assert len(proof.bordering) == (A.nrows - rank) * (A.ncols - rank)


@domains
@given(st.data())
@small
def test_the_matrix_takes_its_null_space_to_zero(domain: Any, data: st.DataObject) -> None:
    A = of_rank(data, domain)
    N = null_space_over(A)
    assert (A @ N).is_zero
    assert N.ncols == reduce_rows(N).rank == A.ncols - reduce_rows(A).rank
    found = four_subspaces_over(A)
    assert found.null == N
    assert (found.left_null.T @ A).is_zero
    assert reduce_rows(found.row.T).rank == reduce_rows(found.column).rank == found.rank
    assert independence_over(A).independent == (not N.ncols)


@domains
@given(st.data())
@small
def test_factors_multiply_to_the_matrix(domain: Any, data: st.DataObject) -> None:
    A = of_rank(data, domain)
    CF, LU = rank_factorization_over(A), triangular_factors_over(A)
    assert CF.left @ CF.right == A
    assert LU.permutation @ A == LU.lower @ LU.upper
    assert all(
        LU.lower[i, j][0] == (domain.one if i == j else domain.zero) for j in range(A.nrows) for i in range(j + 1)
    )
    D, V = LU.diagonal, LU.unit_upper
    if D is not None and V is not None:
        assert LU.lower @ D @ V == LU.permutation @ A
    summed = RowsOver.zeros(domain, *A.shape)
    for column, row in CF.outer_products:
        summed = _sum(summed, column @ row)
    assert summed == A


def _sum(A: RowsOver[Any], B: RowsOver[Any]) -> RowsOver[Any]:
    pairs = [zip(A.row(i), B.row(i), strict=True) for i in range(A.nrows)]
    return RowsOver.of(A.domain, [[number_sum(A.domain, x, y) for x, y in row] for row in pairs], A.ncols)


@domains
@given(st.data())
@small
def test_inverses_and_determinants(domain: Any, data: st.DataObject) -> None:
    A = of_rank(data, domain)
    found, det = invert_over(A), determinant_over(A)
    unit = RowsOver.identity(domain, A.nrows)
    assert (found.inverse is None) == det.is_zero == (reduce_rows(A).rank < A.nrows)
    if found.inverse is not None:
        assert A @ found.inverse == found.inverse @ A == unit
        assert number_product(domain, determinant_over(found.inverse).value, det.value) == (domain.one, 1)
    elif found.vanishing is not None:
        y = RowsOver.of(domain, [found.vanishing], A.nrows)
        assert (y @ A).is_zero
        assert not y.is_zero
    assert determinant_over(A.T).value == det.value
    assert determinant_over(A @ A).value == number_product(domain, det.value, det.value)
    assert reduce_rows(A).determinant() == det.value


@domains
@given(st.data())
@small
def test_solutions(domain: Any, data: st.DataObject) -> None:
    A = of_rank(data, domain)
    x = data.draw(matrices(domain, 3))
    b = A @ x if x.nrows == A.ncols and x.ncols else data.draw(matrices(domain, 3))
    if b.nrows != A.nrows or not b.ncols:
        with pytest.raises(ShapeError):
            solve_over(A, b)
        return
    found = solve_over(A, b)
    for k, particular in enumerate(found.particulars):
        own = b.submatrix(range(b.nrows), [k])
        assert (particular is None) == (reduce_rows(A.beside(own)).rank > found.rank)
        assert (particular is None) == (found.contradictions[k] is not None)
        if particular is not None:
            assert own == A @ RowsOver.of(domain, [particular], A.ncols).T
    assert (A @ found.directions).is_zero


@pytest.mark.parametrize("domain", [QQ_sqrt(-1), QQ_sqrt(2), QQ_sqrt(-3)], ids=lambda domain: domain.name)
@given(st.data())
@small
def test_quadratic_fields_agree_with_sympy(domain: QuadraticField, data: st.DataObject) -> None:
    A = data.draw(matrices(domain, 3))
    size = min(A.shape)
    S = A.submatrix(range(size), range(size))
    over = sympy.QQ.algebraic_field(sympy.sqrt(domain.d))
    rows = [[over.from_sympy(x) for x in row] for row in S.to_sympy().tolist()]
    oracle = DomainMatrix(rows, (size, size), over)
    assert rows_over(domain, [[over.to_sympy(oracle.det())]])[0, 0] == determinant_over(S).value
    inverse = invert_over(S).inverse
    if inverse is not None and size:
        assert rows_over(domain, oracle.inv().to_Matrix()) == inverse


@pytest.mark.parametrize("domain", [GF_power(4), GF_power(9)], ids=lambda domain: domain.name)
@given(st.data())
@small
def test_finite_extensions_agree_with_flint(domain: ExtensionField, data: st.DataObject) -> None:
    """The determinant by the permutations of two and three columns, in flint's field with the same polynomial."""
    A = data.draw(matrices(domain, 3))
    size = min(A.shape)
    ring = flint.fmpz_mod_poly_ctx(flint.fmpz_mod_ctx(domain.characteristic))
    over = flint.fq_default_ctx(modulus=ring([*domain.modulus, 1]))
    S = [[over(list(A[i, j][0])) for j in range(size)] for i in range(size)]
    total = over(0)
    for columns in sympy.utilities.iterables.multiset_permutations(range(size)) if size else [[]]:
        product = over((-1) ** sympy.combinatorics.Permutation(columns).parity() if columns else 1)
        for i, j in enumerate(columns):
            product *= S[i][j]
        total += product
    found = determinant_over(A.submatrix(range(size), range(size))).value
    assert over(list(found[0])) == total


@domains
def test_shapes_that_have_none(domain: Any) -> None:
    A = RowsOver.zeros(domain, 2, 3)
    for ask in (determinant_over, invert_over):
        with pytest.raises(ShapeError):
            ask(A)
    with pytest.raises(ShapeError):
        A @ A
    with pytest.raises(ShapeError):
        A.beside(RowsOver.zeros(domain, 1, 1))
    other: Any = QQ_sqrt(-7)
    with pytest.raises(InputError, match="do not go together"):
        A @ RowsOver.zeros(other, 3, 1)


METHODS = ("row-reduction", "minors", "factorization", "determinant", "inverse", "lu", "spaces", "independence", "all")
MATRICES = [
    ("QQ(i)", "1 i; i 2"), ("QQ(i)", "1 i; i -1"), ("QQ(i)", "0 0; 0 0"), ("QQ(sqrt 2)", "1 sqrt(2); 1/sqrt(2) 3"),
    ("QQ(sqrt -3)", "0 sqrt(-3); 1 1"), ("GF(4)", "1 t; t 1"), ("GF(9)", "1 t; t t^2"), ("QQ(a)", "1 a; a 1"),
    ("QQ(sqrt 5)", "1 sqrt(5) 2 1; sqrt(5) 5 1 1; 2 1 3 0; 0 1 1 1"), ("QQ(i)", "1 i 0 0; 0 1 i 0; 0 0 1 i; i 0 0 1"),
]  # fmt: skip


@by_turns(2)
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("field", "matrix"), MATRICES)
def test_every_method_in_every_format(
    field: str, matrix: str, method: str, turn: Turn, capsys: pytest.CaptureFixture[str]
) -> None:
    for to in those_of(("latex", "markdown", "html", "text", "pretext"), turn):
        assert main(["derive", matrix, "--field", field, "--by", method, "--to", to]) == 0
        assert capsys.readouterr().out
    for lang in those_of(("ja", "fr", "de"), turn):
        assert main(["derive", matrix, "--field", field, "--by", method, "--to", "text", "--lang", lang]) == 0
    capsys.readouterr()
    assert main(["derive", matrix, "--field", field, "--by", method, "--to", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    for one in made.get("derivations", [made]):
        assert one["field"] == field
        assert rows_over(domain_of(field), json.dumps(one)) == rows_over(domain_of(field), matrix)


def domain_of(name: str) -> Any:
    from exactrank.numbers.domain_names import domain_named

    return domain_named(name)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["1 i | 2; i 1 | 0", "--field", "QQ(i)"], r"x_{1} = 1"),
        (["x + i y = 2; i x + y = 0"], r"x = 1"),
        (["x + sqrt(2) y = 1; sqrt(2) x + 2 y = 2"], "has no solution"),
        (["x + sqrt(2) y = 1; sqrt(2) x + 2 y = sqrt(2)"], "infinitely many solutions"),
        (["x + t y = 1", "--field", "GF(4)"], "The system has $4$ solutions"),
        (["1 i; i 1", "--right", "2 0", "--field", "QQ(i)"], r"x_{1} = 1"),
        (["1 i; i 1", "--right", "2 0; 0 1", "--field", "QQ(i)"], "for 2 right-hand sides"),
        ([r"\left[\begin{array}{cc|c} 1 & i & 2 \\ i & 1 & 0 \end{array}\right]", "--field", "QQ(i)"], r"x_{1} = 1"),
        (['{"matrix": [["1", "i", "2"], ["i", "1", "0"]], "bar": 2}', "--field", "QQ(i)"], r"x_{1} = 1"),
        (["a x + y = 1; x + a y = 1", "--field", "QQ(a)"], "exactly one solution"),
        (["1 i 0 0 0 0 0 | 1", "--field", "QQ(i)"], "infinitely many"),
        (["0 0 | 0", "--field", "QQ(i)"], "all free"),
    ],
)
def test_systems(arguments: list[str], found: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", *arguments]) == 0
    assert found in capsys.readouterr().out.replace("x_1", "x_{1}")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--by", "singular-values"], "singular-values is not derived over QQ(i), there are row-reduction minors"),
        (["--by", "eigen"], "eigen is not derived over QQ(i)"),
        (["--by", "cramer", "--right", "1 2"], "cramer is not derived over QQ(i)"),
        (["--strategy", "fraction-free"], "the option --strategy does not go together with the field QQ(i)"),
        (["--by", "determinant", "--expand", "cofactors"], "the option --expand does not go together"),
        (["--detail", "full"], "the option --detail does not go together"),
        (["--by", "solution", "--form", "echelon", "--right", "1 2"], "the option --form does not go together"),
        (["--by", "solution"], "solution needs a bar"),
        (["--by", "lu", "--right", "1 2"], "--right goes only with: solution"),
        (["--right", "1"], "the right side has 1 rows"),
        (["--right", "1 pi"], "pi"),
    ],
)  # fmt: skip
def test_what_is_not_derived_is_refused_in_a_line(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["derive", "1 i; i 2", "--field", "QQ(i)", *arguments]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert line in said


@pytest.mark.parametrize(
    ("matrix", "line"),
    [
        ("1 i | 2; i 1 0", "bar"), ("| 1 i; | 1 2", "bar"), ("x + i y = 2; i x y = 0", "equations"),
        ("x + i y = 2; i", "equation"), ("i = 2", "equations"), ("x + sqrt(2) y = 1", "is no number of QQ(i)"),
        ('{"matrix": [["1", "i"]], "bar": "x"}', "bar"),
    ],
)  # fmt: skip
def test_systems_that_are_none(matrix: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", matrix, "--field", "QQ(i)"]) == 2
    assert line in capsys.readouterr().err


def test_negative_numbers_keep_their_sign() -> None:
    K = QQ_sqrt(-1)
    A = rows_over(K, "1 i 2; i 1 0; 3 1 i")
    swapped = A.submatrix([1, 0, 2], range(3))
    assert determinant_over(swapped).value == number_negative(K, determinant_over(A).value)


ROUND_TRIP = [
    ("1 i 2; i 2 1+i; 1+i 2+i 3+i", "QQ(i)"), ("0 i; 1+i 2", "QQ(i)"), ("1 2i; 3i -6", "QQ(i)"),
    ("1 sqrt(2) 0; 2 1 sqrt(2); sqrt(2) 3 1/sqrt(2)", "QQ(sqrt 2)"), ("1 sqrt(-3); sqrt(-3) -3", "QQ(sqrt -3)"),
    ("1 (1+sqrt(5))/2; 2 3", "QQ(sqrt 5)"), ("1 0 i 0; 0 1 0 i; 1 1 1+i 2; 0 0 0 1-i", "QQ(i)"),
]  # fmt: skip
FORMATS = [("latex", "en"), ("markdown", "ja"), ("text", "de"), ("html", "en"), ("text", "en"), ("latex", "de")]


@by_turns(3)
@pytest.mark.parametrize("method", [one for one in METHODS if one != "all"])
@pytest.mark.parametrize(("matrix", "field"), ROUND_TRIP)
def test_pages_are_read_back_and_wholly_correct(
    matrix: str, field: str, method: str, turn: Turn, capsys: pytest.CaptureFixture[str]
) -> None:
    """The judge is not told the field: the page says it."""
    first = METHODS.index(method)
    for to, lang in those_of((FORMATS * 2)[first % 3 : first % 3 + len(FORMATS)], turn):
        assert main(["derive", matrix, "--field", field, "--by", method, "--to", to, "--lang", lang]) == 0
        verdict = exactrank.verify(capsys.readouterr().out, kind=to)
        assert verdict.outcome.value == "correct", (to, lang, verdict)


@pytest.mark.parametrize(("matrix", "field"), ROUND_TRIP)
def test_solved_systems_are_read_back(matrix: str, field: str, capsys: pytest.CaptureFixture[str]) -> None:
    for to, lang in FORMATS:
        right = " ".join("1" for _ in matrix.split(";"))
        assert main(["derive", matrix, "--field", field, "--right", right, "--to", to, "--lang", lang]) == 0
        verdict = exactrank.verify(capsys.readouterr().out, kind=to)
        assert verdict.outcome.value == "correct", (to, lang, verdict)


@pytest.mark.parametrize("method", METHODS)
def test_pages_over_other_fields_accuse_nobody(method: str, capsys: pytest.CaptureFixture[str]) -> None:
    for matrix, field in (
        ("1 t; t 1", "GF(4)"),
        ("1 t; t t+1", "GF(4)"),
        ("1 a; a 1", "QQ(a)"),
        ("1 t; 2 t^2", "GF(9)"),
    ):
        assert main(["derive", matrix, "--field", field, "--by", method]) == 0
        assert exactrank.verify(capsys.readouterr().out).first_error is None
