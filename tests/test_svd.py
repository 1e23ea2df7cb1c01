"""The exact singular value decomposition: A = U S V^T with orthogonal U and V, over built matrices; numpy agrees."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import pairwise

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.svd import SingularValueDecomposition, UnitVector, singular_value_decomposition
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.exposition import explain
from exactrank.judging import Outcome, Whole, judge
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.numbers.canonical_numbers import number_product, number_sum
from exactrank.numbers.fields import GF
from exactrank.numbers.root_sums import ROOT_SUMS, RootSum
from exactrank.numbers.surds import Surd
from exactrank.reading.answers.document import answer_of
from exactrank.self_check import confirm_records
from tests.exploring import examples
from tests.first_course import SVD_EXAMPLES
from tests.test_round_trip import FORMATS

Entry = tuple[RootSum, int]


def exactly(x: Surd) -> Entry:
    return ROOT_SUMS.ratio(((x.radicand, x.coefficient.numerator),) if x.coefficient else (), x.coefficient.denominator)


def product(A: list[list[Entry]], B: list[list[Entry]]) -> list[list[Entry]]:
    made: list[list[Entry]] = [[((), 1)] * len(B[0]) for _ in A]
    for i, row in enumerate(A):
        for k, x in enumerate(row):
            for j, y in enumerate(B[k]):
                made[i][j] = number_sum(ROOT_SUMS, made[i][j], number_product(ROOT_SUMS, x, y))
    return made


def transposed(A: list[list[Entry]]) -> list[list[Entry]]:
    return [list(row) for row in zip(*A, strict=True)]


def rows_of(columns: tuple[UnitVector, ...]) -> list[list[Entry]]:
    return transposed([[exactly(x) for x in one.entries] for one in columns])


def of_rationals(A: Matrix) -> list[list[Entry]]:
    return [[exactly(Surd(x)) for x in row] for row in A]


def check(A: Matrix, found: SingularValueDecomposition) -> None:
    """The definition, in exact arithmetic that the calculation does not use."""
    U, V = rows_of(found.left), rows_of(found.right)
    m, n = A.shape
    zero = Surd(Fraction(0))
    S = [[exactly(found.values[i] if i == j < found.rank else zero) for j in range(n)] for i in range(m)]
    assert product(product(U, S), transposed(V)) == of_rationals(A)
    assert product(transposed(U), U) == of_rationals(Matrix.identity(m))
    assert product(transposed(V), V) == of_rationals(Matrix.identity(n))
    assert all(high.square >= low.square > 0 for high, low in pairwise(found.values))
    expected = numpy.linalg.svd(numpy.array(A.tolist(), dtype=float), compute_uv=False)
    values = [float(value.decimal(17)) for value in found.values] + [0.0] * (min(A.shape) - found.rank)
    assert numpy.allclose(values, expected, atol=1e-6 * max(1.0, *expected))


@pytest.mark.parametrize("name", SVD_EXAMPLES)
def test_named_examples(name: str) -> None:
    A = SVD_EXAMPLES[name]
    found = singular_value_decomposition(A)
    check(A, found)
    assert confirm_records([found])


small = st.integers(-3, 3)


def rotations(size: int) -> st.SearchStrategy[Matrix]:
    """Orthogonal rational matrices: reflections I - 2 w w^T / w^T w, one or two of them."""

    def reflection(w: list[int]) -> Matrix:
        column = Matrix.column_of(w)
        return Matrix.identity(size) - Fraction(2, sum([x * x for x in w])) * (column @ column.T)

    one = st.lists(small, min_size=size, max_size=size).filter(any).map(reflection)
    return st.one_of(one, st.builds(lambda a, b: a @ b, one, one))


@examples(40)
@given(st.data(), st.integers(1, 3), st.integers(1, 3))
def test_matrices_built_from_their_factors(data: st.DataObject, m: int, n: int) -> None:
    """U S V^T with rational orthogonal U and V: the singular values are those of S, also multiple and zero ones."""
    values = data.draw(st.lists(st.sampled_from([0, 0, 1, 2, 2, 5]), min_size=min(m, n), max_size=min(m, n)))
    S = Matrix.of([[values[i] if i == j else 0 for j in range(n)] for i in range(m)])
    A = data.draw(rotations(m)) @ S @ data.draw(rotations(n)).T
    found = singular_value_decomposition(A)
    check(A, found)
    assert [value.coefficient for value in found.values] == sorted([x for x in values if x], reverse=True)


@examples(40)
@given(st.data(), st.integers(1, 3))
def test_matrices_with_orthogonal_rows_of_any_length(data: st.DataObject, n: int) -> None:
    """D Q with Q orthogonal: the singular values are the roots of the squared lengths of the rows, no rational ones."""
    rows = data.draw(rotations(n))
    lengths = data.draw(st.lists(st.integers(0, 4), min_size=n, max_size=n))
    mixed = data.draw(rotations(n))
    turned = Matrix.of([[x * c for x in row] for row, c in zip(rows, lengths, strict=True)], n)
    check(turned, singular_value_decomposition(turned))
    for A in (Matrix.of([[1, 1], [1, -1]]) @ mixed if n == 2 else mixed, turned.T):
        check(A, singular_value_decomposition(A))


@pytest.mark.parametrize(
    ("A", "line"),
    [
        (Matrix.of([[1, 1], [1, 0]]), "roots of an irreducible polynomial of degree 2"),
        (Matrix.of([[1, 2, 0], [0, 1, 1], [1, 1, 1]]), "roots of an irreducible polynomial of degree 3"),
        (Matrix.zero(0, 2), "a 0x2 matrix has no singular values"),
        (Matrix.zero(2, 0), "a 2x0 matrix has no singular values"),
        (Matrix.identity(2, GF(5)), "GF"),
    ],
)
def test_what_has_no_such_decomposition(A: Matrix, line: str) -> None:
    with pytest.raises(InputError, match=line):
        singular_value_decomposition(A)


def test_a_falsified_factor_is_not_confirmed() -> None:
    A = Matrix.of([[3, 0], [4, 5]])
    found = singular_value_decomposition(A)
    said = found.statements
    wrong = SingularValueDecomposition(A, found.gram, found.spaces, found.values, found.left, found.right, None)
    assert {one.outcome for one in judge(said).judgements} == {Outcome.CORRECT}
    assert Outcome.INCORRECT in {one.outcome for one in judge(wrong.statements).judgements}


@pytest.mark.parametrize(
    ("name", "form"), [("square", "latex"), ("rank-one", "html"), ("one-missing", "markdown"), ("column", "page")]
)
def test_pages_are_read_back(name: str, form: str) -> None:
    document = explain(singular_value_decomposition(SVD_EXAMPLES[name]), "W")
    for lang in LANGUAGES:
        assert judge(answer_of(FORMATS[form](document, lang))).outcome is Whole.CORRECT, lang


@pytest.mark.long
@pytest.mark.parametrize("form", FORMATS)
def test_every_page_is_read_back(form: str) -> None:
    """In plain text nothing is called wrong."""
    for A in SVD_EXAMPLES.values():
        for lang in LANGUAGES:
            outcome = judge(answer_of(FORMATS[form](explain(singular_value_decomposition(A), "W"), lang))).outcome
            assert outcome is Whole.CORRECT or (form == "text" and outcome is not Whole.INCORRECT)


def test_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "2 2; -1 1", "--by", "svd", "--to", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["singular_values"] == ["2*sqrt(2)", "sqrt(2)"]
    assert made["V"] == [["1/2*sqrt(2)", "-1/2*sqrt(2)"], ["1/2*sqrt(2)", "1/2*sqrt(2)"]]
    assert made["U"] == [["1", "0"], ["0", "1"]]
