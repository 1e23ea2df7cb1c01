"""Methods and their options: which go together, what is refused in one line, and the JSON of the proofs."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import flint
import pytest
import sympy

from exactrank import to_json, verify
from exactrank.cli import main
from exactrank.exposition import explain_all
from exactrank.judging import Whole
from exactrank.messages import LANGUAGES
from exactrank.numbers.fields import GF, QQ
from exactrank.reading.matrices.python_values import as_matrix
from exactrank.render import plain
from exactrank.requests.inapplicable import Inapplicable
from exactrank.requests.methods import Method, Request, derive, derive_all
from exactrank.self_check import confirm_records
from tests.documents import EVERYTHING_OF, PROVED
from tests.matrices import NAMED

DOCUMENT = "4 8 12; 2 4 6; 3 6 9; 5 10 15"


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ("--by minors --form reduced", "the option --form goes only with: row-reduction solution all"),
        ("--by minors --digits 5", "the option --digits goes only with: singular-values"),
        ("--by factorization --steps single", "the option --steps goes only with: row-reduction all"),
        ("--onto 4", "the option --onto goes only with: projection"),
        ("--by singular-values --digits 0", "--digits must be a whole number from 1 to 1000, not 0"),
        ("--by singular-values --digits 1001", "--digits must be a whole number from 1 to 1000, not 1001"),
        ("--by singular-values --digits ten", "--digits must be a whole number from 1 to 1000, not ten"),
        ("--form pretty", "pretty is not a choice for --form, use one of: echelon, reduced"),
        ("--by low-rank --energy much", '"much" is not a number'),
        ("--by projection", "projection needs the option --onto"),
    ],
)
def test_options_that_do_not_fit_are_refused_in_one_line(
    options: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["derive", DOCUMENT, *options.split()]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert line in printed.err


def test_an_outer_product_of_higher_rank_is_refused_with_the_rank(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "1 2; 3 4", "--by", "outer-product"]) == 2
    assert capsys.readouterr().err == (
        "exactrank: the rank is 2 and not 1: rows 1 and 2 and columns 1 and 2 have the minor -2\n"
    )


def test_all_takes_what_is_asked_for_beside_the_proofs() -> None:
    request = Request(onto=((Fraction(4), Fraction(2), Fraction(3), Fraction(5)),), rank=1)
    usual = derive_all(NAMED["document"], (Method.ALL, Method.ALL), Request())
    records = derive_all(NAMED["document"], (Method.ALL, Method.PROJECTION), request)
    assert [type(record).__name__ for record in usual] == [
        *("CrossCheck", "TriangularFactors", "FourSubspaces", "Orthogonalization"),
        *("SingularValueDecomposition", "Inapplicable"),
    ]
    more = {type(record).__name__ for record in records} - {type(record).__name__ for record in usual}
    assert more == {"Projection", "LowRankStudy"}
    assert len(records) == len(usual) + 2


@pytest.mark.parametrize("name", [name for name, A in (NAMED | PROVED).items() if min(A.shape)])
def test_the_json_of_all_proofs_holds_what_flint_and_sympy_find(name: str) -> None:
    A = (NAMED | PROVED)[name]
    made = json.loads(to_json(derive(A, Method.ALL, Request()), "W"))
    assert made["format"] == "exactrank-derivations/1"
    exact = flint.fmpq_mat(*A.shape, [flint.fmpq(x.numerator, x.denominator) for row in A for x in row])
    rank = exact.rank()
    assert {one["rank"] for one in made["derivations"]} == {rank}
    assert set(made["cross_check"]["ranks"].values()) == {rank}
    by = {one["method"]: one for one in made["derivations"]}
    assert ("outer-product" in by) == (rank == 1)

    minor = by["minors"]["minor"]
    chosen = [[exact[i - 1, j - 1] for j in minor["columns"]] for i in minor["rows"]]
    assert flint.fmpq_mat(chosen).det() == fmpq(minor["value"]) != 0 if chosen else rank == 0
    left, right = by["factorization"]["left"], by["factorization"]["right"]
    if rank:
        assert matrix(left) * matrix(right) == exact
    if rank == 1:
        outer = by["outer-product"]
        assert matrix([[x] for x in outer["column"]]) * matrix([outer["row"]]) == exact

    spectrum = by["singular-values"]
    gram = matrix(spectrum["gram"]["matrix"])
    assert gram == (exact.transpose() * exact if spectrum["gram"]["kind"] == "A^T A" else exact * exact.transpose())
    assert gram.charpoly() == flint.fmpq_poly([fmpq(c) for c in reversed(spectrum["characteristic_polynomial"])])
    assert sum(value["multiplicity"] for value in spectrum["values"]) == rank
    for value in spectrum["values"]:
        closed = value["closed_form"]
        if closed is not None:
            terms = [sympy.Rational(t["coefficient"]) * sympy.sqrt(int(t["radicand"])) for t in closed["terms"]]
            number = sympy.sqrt(sum(terms)) if closed["root"] else sum(terms)
            assert abs(sympy.N(number - sympy.Rational(value["decimal"]), 30)) <= abs(number) / 10**9


NEVER = ["no-right-side", "not-rank-one"]


@pytest.mark.parametrize(
    ("name", "methods", "reasons"),
    [
        ("rational", {"svd", "orthogonalization", "diagonalization"}, NEVER),
        (
            "irrational",
            {"orthogonalization", "diagonalization"},
            [*NEVER, "irrational-squares"],
        ),
        ("rank-one", {"svd", "orthogonalization", "diagonalization", "outer-product"}, ["no-right-side"]),
        ("prime", set(), [*NEVER, "prime-field"]),
        ("wide", {"orthogonalization"}, ["no-right-side", "not-square", "not-rank-one", "irrational-squares"]),
        ("tall", {"orthogonalization", "svd", "outer-product"}, ["no-right-side", "not-square"]),
    ],
)
def test_all_is_what_applies_to_a_matrix_and_says_what_does_not(
    name: str, methods: set[str], reasons: list[str]
) -> None:
    A = EVERYTHING_OF[name]
    records = derive_all(A, (Method.ALL,), Request())
    assert confirm_records(records)
    made = [json.loads(to_json(record)) for record in records]
    parts = [part["method"] for one in made for part in one.get("derivations", [one])]
    proofs = {"row-reduction", "minors", "factorization"} | ({"singular-values"} if name != "prime" else set())
    square = {"determinant", "inverse"} if A.nrows == A.ncols else set()
    assert set(parts) == methods | proofs | square | {"lu", "spaces", "inapplicable"}
    assert len(parts) == len(set(parts))
    assert list(made[-1]["reasons"]) == reasons
    left_out = {method for several in made[-1]["reasons"].values() for method in several}
    assert not left_out & set(parts)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["prime", "rational"])
def test_a_page_of_all_is_not_called_wrong(name: str, lang: str) -> None:
    """It names det W and rank W all over, which makes no English text of a Japanese one, and its e_1 twice."""
    A = EVERYTHING_OF[name]
    text = plain.render(explain_all(derive_all(A, (Method.ALL,), Request()), "W"), lang)
    assert verify(text).outcome is not Whole.INCORRECT


def test_a_system_is_solved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from exactrank.calculations import systems

    solved: list[object] = []
    solve = systems.solve

    def counted(*given: Any) -> systems.Solution:
        solved.append(given)
        return solve(*given)

    monkeypatch.setattr(systems, "solve", counted)
    A, right = EVERYTHING_OF["rational"], EVERYTHING_OF["rational"].submatrix(range(2), [0])
    records = derive_all(A, (Method.ALL, Method.SOLUTION), Request(right=right))
    assert [type(record).__name__ for record in records][:3] == ["CrossCheck", "Solution", "Cramer"]
    assert len(solved) == 1


def test_all_says_which_methods_do_not_apply_to_a_system() -> None:
    """Each method that needs a right side is derived, or named once among the reasons."""
    no_form, outer = "irrational-squares", "not-rank-one"
    for entries, sides, field, derived, reasons in (
        ("1 2; 4 5", "3; 6", None, {"solution", "cramer"}, ["solvable", outer, no_form]),
        ("1 2; 2 4", "3; 6", None, {"solution"}, ["solvable", "not-invertible"]),
        ("1 2; 2 4", "3; 7", None, {"solution", "least-squares"}, ["not-invertible"]),
        ("1 2; 4 5", "3 1; 6 1", None, {"solution"}, ["several-right-sides", outer, no_form]),
        ("3; 4", "3; 7", None, {"solution", "least-squares"}, ["not-square"]),
        ("1 2; 4 6", "3; 6", 5, {"solution", "cramer"}, [outer, "prime-field"]),
    ):
        over = QQ if field is None else GF(field)
        right = as_matrix(sides, field=over)
        records = derive_all(as_matrix(entries, field=over), (Method.ALL,), Request(right=right))
        made = [json.loads(to_json(record)) for record in records]
        assert derived == {one.get("method") for one in made} & {"solution", "cramer", "least-squares"}, entries
        assert list(made[-1]["reasons"]) == reasons, entries
    one = as_matrix("2")
    left_out = [one for one in derive_all(one, (Method.ALL,), Request(right=one)) if isinstance(one, Inapplicable)]
    assert [reason.value for found in left_out for reason, _ in found.reasons] == ["solvable"]


def fmpq(text: str) -> flint.fmpq:
    value = Fraction(text)
    return flint.fmpq(value.numerator, value.denominator)


def matrix(rows: list[list[str]]) -> flint.fmpq_mat:
    return flint.fmpq_mat([[fmpq(x) for x in row] for row in rows])
