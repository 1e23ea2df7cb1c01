"""Prime fields from end to end: entries reduced as they are read, every command and function, and what they lack."""

from __future__ import annotations

import json
from pathlib import Path

import flint
import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF, QQ, field_named

PRIMES = (2, 3, 5, 7, 101)
primes = st.sampled_from(PRIMES)
integer_rows = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(-300, 300), min_size=width, max_size=width), min_size=1, max_size=4)
)


def rank_by_flint(rows: list[list[int]], p: int) -> int:
    """An outside oracle."""
    return int(flint.nmod_mat(len(rows), len(rows[0]), [x % p for row in rows for x in row], p).rank())


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@given(integer_rows, primes)
def test_reading_reduces_and_the_rank_is_that_of_flint(rows: list[list[int]], p: int) -> None:
    A = exactrank.as_matrix(rows, field=GF(p))
    assert (
        A == Matrix.of([[x % p for x in row] for row in rows], field=GF(p)) == exactrank.as_matrix(A, field=f"GF({p})")
    )
    assert hash(A) == hash(exactrank.as_matrix([[x + 7 * p for x in row] for row in rows], field=f"GF({p})"))
    assert exactrank.rank(rows, field=GF(p)) == exactrank.rank(A) == rank_by_flint(rows, p)
    assert exactrank.rank([dict(enumerate(row)) for row in rows], field=GF(p)) == exactrank.rank(A)
    assert exactrank.prove_rank(A, by="minors").rank == exactrank.row_echelon_form(A).rank
    assert (A @ exactrank.null_space(A)).is_zero


@given(integer_rows, primes)
def test_json_keeps_the_field(rows: list[list[int]], p: int) -> None:
    A = exactrank.as_matrix(rows, field=GF(p))
    assert exactrank.as_matrix(exactrank.to_json(A)) == A
    assert exactrank.as_matrix(exactrank.to_json(exactrank.row_echelon_form(A))) == A


@pytest.mark.parametrize(("name", "field"), [("QQ", QQ), (" GF( 7 ) ", GF(7)), ("GF(2)", GF(2))])
def test_names_of_fields(name: str, field: object) -> None:
    assert field_named(name) == field


@pytest.mark.parametrize("name", ["GF(6)", "GF(1)", "GF(0)", "GF(-7)", "GF7", "RR", "", "GF(٧)", "GF(7) x", "QQ(i"])
def test_what_names_no_field(name: str) -> None:
    with pytest.raises(InputError, match=r"not a prime|not known"):
        field_named(name)


def test_an_entry_without_a_value_is_told_with_its_place() -> None:
    with pytest.raises(InputError) as refused:
        exactrank.as_matrix("1 2/5; 3/10 4", field="GF(5)")
    assert str(refused.value).splitlines() == [
        "the entry 2/5 in row 1, column 2 has no value in GF(5): 5 divides its denominator",
        "the entry 3/10 in row 2, column 1 has no value in GF(5): 5 divides its denominator",
    ]
    with pytest.raises(InputError, match=r"over GF\(5\)"):
        exactrank.as_matrix(Matrix.identity(2, GF(5)), field=QQ)
    with pytest.raises(InputError, match="not known"):
        exactrank.as_matrix('{"matrix": [[1]], "field": "XY"}')
    with pytest.raises(InputError, match="not known"):
        exactrank.as_matrix('{"matrix": [[1]], "field": 5}')


def test_the_field_of_json_holds_also_where_its_rows_are_looked_at_closely() -> None:
    assert exactrank.as_matrix('{"matrix": [[[1, 7], [3, 4]]], "field": "GF(5)"}').field == GF(5)


MATRIX = "2 1 7; 3 3 1"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["derive", MATRIX, "--to", "text"], "All numbers are taken modulo 5"),
        (["derive", MATRIX, "--to", "text"], "R2 <- R2 + R1"),
        (["derive", MATRIX, "--to", "text", "--by", "minors"], "modulo 5"),
        (["derive", MATRIX, "--to", "text", "--by", "factorization"], "modulo 5"),
        (["derive", "1 2; 2 4", "--to", "text", "--by", "outer-product"], "modulo 5"),
        (["derive", MATRIX, "--to", "text", "--by", "all"], "modulo 5"),
        (["derive", MATRIX, "--to", "text", "--lang", "ja"], "5 を法として"),
        (["derive", MATRIX, "--to", "json"], '"field": "GF(5)"'),
        (["rank", "1 2; 3 1"], "1\n"),
        (["rank", "5 10; 0 25"], "0\n"),
    ],
)
def test_commands_over_a_prime_field(arguments: list[str], found: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, *arguments, "--field", "GF(5)")
    assert (status, err) == (0, "")
    assert found in out


def test_over_the_rationals_nothing_is_said_of_a_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert "modulo" not in run(capsys, "derive", MATRIX, "--to", "text", "--by", "all", "--field", "QQ")[1]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["derive", MATRIX, "--by", "singular-values"], "singular values exist over QQ only, not over GF(5)"),
        (["derive", MATRIX, "--by", "projection", "--onto", "1 2"], "projection is defined over QQ only"),
        (["derive", MATRIX, "--by", "low-rank", "--rank", "1"], "singular values exist over QQ only"),
        (["prove", MATRIX, "--by", "minors"], "certificates exist over QQ only, not over GF(5)"),
        (["rank", "1/5 2"], "the entry 1/5 in row 1, column 1 has no value in GF(5)"),
    ],
)
def test_what_a_prime_field_does_not_have(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, *arguments, "--field", "GF(5)")
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert line in err


def test_a_certificate_over_the_rationals_proves_nothing_modulo_a_prime(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The determinant -5 is not 0 over QQ, and 0 modulo 5, for the same entries."""
    certificate = tmp_path / "certificate.json"
    assert run(capsys, "prove", "1 2; 3 1", "-o", str(certificate))[0] == 0
    assert run(capsys, "check", "1 2; 3 1", str(certificate))[0] == 0
    status, _, err = run(capsys, "check", "1 2; 3 1", str(certificate), "--field", "GF(5)")
    assert status == 2
    assert "certificates exist over QQ only" in err


STEP = r"\[ \begin{pmatrix} 2 & 1 \\ 3 & 3 \end{pmatrix} \xrightarrow{%s} \begin{pmatrix} %s \end{pmatrix} \]"


@pytest.mark.parametrize(
    ("text", "over_the_rationals", "modulo_5"),
    [
        (STEP % ("R_2 + R_1", r"2 & 1 \\ 0 & 4"), "incorrect", "correct"),
        (STEP % ("R_2 - 4R_1", r"2 & 1 \\ 0 & 4"), "incorrect", "correct"),
        (STEP % ("R_2 - 4R_1", r"2 & 1 \\ -5 & -1"), "correct", "correct"),
        (STEP % (r"R_2 - \frac32R_1", r"2 & 1 \\ 0 & 4"), "incorrect", "correct"),
        (STEP % ("R_2 + R_1", r"2 & 1 \\ 0 & 3"), "incorrect", "incorrect"),
        (STEP % ("5R_2", r"2 & 1 \\ 0 & 0"), "incorrect", "incorrect"),
        (r"$\det\begin{pmatrix}1 & 2\\ 3 & 4\end{pmatrix} = 3$", "incorrect", "correct"),
        (r"$\det\begin{pmatrix}1 & 2\\ 3 & 4\end{pmatrix} = 4$", "incorrect", "incorrect"),
        ("A = [1 2; 3 1]\n\nThe rank of A is 1.", "incorrect", "correct"),
        ("A = [1 2; 3 1]\n\nThe rank of A is 2.", "correct", "incorrect"),
        (r"$\begin{pmatrix}2&1\\3&3\end{pmatrix}\begin{pmatrix}1\\4\end{pmatrix}=\begin{pmatrix}1\\0\end{pmatrix}$",
         "incorrect", "correct"),
        (r"$\begin{pmatrix}2&1\\3&3\end{pmatrix}^{-1}=\begin{pmatrix}1&3\\4&4\end{pmatrix}$", "incorrect", "correct"),
        (r"$\begin{pmatrix}2&1\\3&3\end{pmatrix}^{-1}=\begin{pmatrix}1&3\\4&3\end{pmatrix}$", "incorrect", "incorrect"),
        ("A = [1 2; 3 1]\n\nThe rank of A is 6.", "incorrect", "incorrect"),
        ("A = [1 2; 3 1]\n\n$\\operatorname{rank} A = 2 - 1 = 1$", "incorrect", "correct"),
        ("A = [1 2; 3 1]\n\n$2 - 1 = \\operatorname{rank} A = 6$", "incorrect", "incorrect"),
        ("A = [1 2; 3 1]\n\n$\\operatorname{rank} A < 2$", "incorrect", "correct"),
        ("A = [1 2; 3 1]\n\n$\\det A < 0$", "correct", "undecided"),
        (r"$\det\begin{pmatrix}1 & 2\\ 3 & 4\end{pmatrix} \approx 2.9$", "incorrect", "undecided"),
    ],
)  # fmt: skip
def test_answers_judged_over_a_field(text: str, over_the_rationals: str, modulo_5: str) -> None:
    assert exactrank.verify(text).outcome.value == over_the_rationals
    assert exactrank.verify(text, field="GF(5)").outcome.value == modulo_5
    assert exactrank.verify(text, field=GF(5)).outcome.value == modulo_5


def test_the_problem_is_meant_over_the_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text("A = [1 2; 3 6]\n\nThe rank of A is 1.", encoding="utf-8")
    status, out, _ = run(capsys, "verify", str(answer), "--problem", "6 -3; -2 1", "--field", "GF(5)", "--to", "json")
    assert (status, json.loads(out)["outcome"]) == (0, "correct")
    assert run(capsys, "verify", str(answer), "--problem", "6 -3; -2 1")[0] == 3
    assert run(capsys, "verify", str(answer), "--field", "GF(4.5)")[0] == 2


@given(integer_rows, primes)
def test_what_is_printed_over_a_prime_field_is_judged_correct_there(rows: list[list[int]], p: int) -> None:
    A = exactrank.as_matrix(rows, field=GF(p))
    printed = exactrank.to_latex(exactrank.reduced_row_echelon_form(A))
    assert exactrank.verify(printed, problem=A).first_error is None
