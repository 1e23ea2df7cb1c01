"""Numbers of a domain as people write them, what is none, and ranks over QQ(i), QQ(sqrt d) and GF(p^k) end to end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.numbers.domain_names import domain_named
from exactrank.numbers.finite_extensions import GF_power
from exactrank.numbers.quadratic import QQ_sqrt, QuadraticField
from exactrank.numbers.rows import RowsOver
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.reading.matrices.rows_over import rows_over
from tests.exploring import examples
from tests.numbers.test_contract import DOMAINS, matrices, numbers

GAUSS, ROOT2 = QQ_sqrt(-1), QQ_sqrt(2)


@pytest.mark.parametrize(
    ("domain", "written", "text"),
    [
        (GAUSS, "1+i", "1+i"),
        (GAUSS, "2-3i", "2-3*i"),
        (GAUSS, "-i", "-i"),
        (GAUSS, "(1+i)(1-i)", "2"),
        (GAUSS, "1/i", "-i"),
        (GAUSS, "i^2", "-1"),
        (GAUSS, "i^{-1}", "-i"),
        (GAUSS, r"\frac{1+i}{2}", "1/2+1/2*i"),
        (GAUSS, r"\frac12 i", "1/2*i"),
        (GAUSS, r"\mathrm{i}", "i"),
        (GAUSS, "1/2*i", "1/2*i"),
        (GAUSS, "sqrt(-4)", "2*i"),
        (GAUSS, "0.5 + 1.5i", "1/2+3/2*i"),
        (GAUSS, "\uff0d\uff12i", "-2*i"),
        (ROOT2, r"\sqrt{2}", "sqrt(2)"),
        (ROOT2, r"1/\sqrt2", "1/2*sqrt(2)"),
        (ROOT2, r"\sqrt8", "2*sqrt(2)"),
        (ROOT2, r"\sqrt{9}", "3"),
        (ROOT2, "3/2*sqrt(2)", "3/2*sqrt(2)"),
        (ROOT2, "\u221a2", "sqrt(2)"),
        (ROOT2, r"1 - \sqrt{2}", "1-sqrt(2)"),
        (ROOT2, r"\dfrac{2}{1+\sqrt{2}}", "-2+2*sqrt(2)"),
        (QQ_sqrt(5), r"\left(\frac{1+\sqrt5}{2}\right)^2", "3/2+1/2*sqrt(5)"),
        (QQ_sqrt(-3), "sqrt(-3)", "sqrt(-3)"),
        (GF_power(4), "t^2", "t+1"),
        (GF_power(9), "2t+1", "2*t+1"),
        (GF_power(9), "-1", "2"),
    ],
)
def test_numbers_as_they_are_written(domain: Any, written: str, text: str) -> None:
    assert domain.text(*number_over(domain, written)) == text


@pytest.mark.parametrize(
    ("domain", "written"),
    [
        (GAUSS, "j"), (GAUSS, "1+"), (GAUSS, "2 3"), (GAUSS, "1/2i"), (GAUSS, "sqrt(2)"), (GAUSS, "(1+i"), (GAUSS, ""),
        (GAUSS, "1+i)"), (GAUSS, "ii)"), (GAUSS, "i^i"), (GAUSS, "i^99999"), (GAUSS, "sin(1)"), (GAUSS, "1,5"),
        (GAUSS, "__import__"), (GAUSS, "(" * 100 + "1" + ")" * 100),
        (ROOT2, "i"), (ROOT2, "sqrt(3)"), (ROOT2, "sqrt(-2)"), (ROOT2, "sqrt(1/2)"), (ROOT2, "1/0"), (ROOT2, "t"),
        (QQ_sqrt(-3), "i"), (GF_power(4), "i"), (GF_power(4), "1/2"), (GF_power(9), "1/3"), (GF_power(4), "sqrt(2)"),
    ],
)  # fmt: skip
def test_what_is_no_number_of_the_domain(domain: Any, written: str) -> None:
    with pytest.raises(InputError):
        number_over(domain, written)


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
@given(st.data())
@examples(40)
def test_what_is_printed_is_read_back(domain: Any, data: st.DataObject) -> None:
    x = data.draw(numbers(domain))
    assert number_over(domain, domain.text(*x)) == x
    A: RowsOver[Any] = data.draw(matrices(domain, 3))
    texts = A.texts()
    assert rows_over(domain, texts) == rows_over(domain, "; ".join(map(" ".join, texts))) == A
    assert hash(rows_over(domain, texts)) == hash(A)
    latex = r"\begin{pmatrix}" + r"\\".join(map("&".join, texts)) + r"\end{pmatrix}"
    assert rows_over(domain, latex) == A


@pytest.mark.parametrize("d", [-1, 2, -3])
@given(st.data())
@examples(15)
def test_matrices_of_sympy_and_its_rank(d: int, data: st.DataObject) -> None:
    """The tree is walked, and SymPy finds the same rank."""
    K: QuadraticField = QQ_sqrt(d)
    A = data.draw(matrices(K, 3))
    root = sympy.sqrt(d)
    rows = [[(sympy.Integer(a) + b * root) / e for a, b in numerators] for numerators, e in A.rows]
    assert rows_over(K, sympy.Matrix(rows)) == A
    domain = sympy.QQ.algebraic_field(root)
    from sympy.polys.matrices import DomainMatrix

    oracle = DomainMatrix([[domain.from_sympy(x) for x in row] for row in rows], A.shape, domain)
    assert exactrank.rank(sympy.Matrix(rows), field=K) == oracle.rank()


def test_what_sympy_has_and_the_field_has_not() -> None:
    for expression in (sympy.Symbol("x"), sympy.sqrt(3), sympy.pi, sympy.cbrt(2), sympy.Float(0.5)):
        with pytest.raises(InputError, match="is no number of"):
            rows_over(ROOT2, sympy.Matrix([[expression]]))


@pytest.mark.parametrize(
    ("matrix", "field", "rank"),
    [
        ("1 i; i -1", "QQ(i)", 1),
        ("1 i; i 1", "QQ(i)", 2),
        ("2 sqrt(2); sqrt(2) 1", "QQ(sqrt 2)", 1),
        (r"\begin{pmatrix} 1 & \sqrt{2} \\ \sqrt2 & 2 \end{pmatrix}", "QQ(sqrt(2))", 1),
        ('[["1+i", 2], ["i", "1+i"]]', "QQ(i)", 1),
        ("[1+i, 2; i, 1+i]", "QQ(i)", 1),
        ("1 t; t t+1", "GF(4)", 1),
        ("1 t; t t", "GF(4)", 2),
        ("1 1; 1 1", " GF( 9 ) ", 1),
        ("1 2; 3 4", "GF(2)", 1),
    ],
)
def test_ranks_on_the_command_line(
    matrix: str, field: str, rank: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rank", matrix, "--field", field]) == 0
    assert capsys.readouterr().out == f"{rank}\n"
    file = tmp_path / ("m.tex" if "begin" in matrix else "m.txt")
    file.write_text(matrix, encoding="utf-8")
    assert main(["rank", str(file), "--field", field]) == 0
    assert capsys.readouterr().out == f"{rank}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["derive", "1 i; i -1", "--field", "QQ(i)", "--by", "svd"], "svd is not derived over QQ(i)"),
        (
            ["derive", "1 1", "--field", "GF(4)", "--strategy", "fraction-free"],
            "the option --strategy does not go together with the field GF(4)",
        ),
        (["prove", "1 i; i -1", "--field", "QQ(i)", "--by", "minors"], "over QQ and GF(p) only, not over QQ(i)"),
        (["prove", "1 t; t 1", "--field", "GF(4)"], "not over GF(4)"),
        (["rank", "1 t; t 1", "--field", "GF(4)", "--certificate", "-"], "not over GF(4)"),
        (["derive", "1 1; 1 j", "--field", "GF(4)"], "j in row 2, column 2 is no number of GF(4)"),
        (["rank", "1 j; i -1", "--field", "QQ(i)"], "j in row 1, column 2 is no number of QQ(i)"),
        (["rank", "1 i; 2", "--field", "QQ(i)"], "row 2 has 1 entr"),
        (["rank", "1 i", "--field", "QQ(sqrt 4)"], "no quadratic field"),
        (["rank", "1 i", "--field", "GF(6)"], "6 is not a prime number"),
        (["rank", "1 i", "--field", "QQ(pi)"], "not known"),
    ],
)
def test_what_is_told_in_one_line(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    assert line in printed.err


@pytest.mark.parametrize("value", [[[1, 0.5]], [[0.5j]], [[float("inf") * 1j]], "x", [1, 2], 3, [[None]]])
def test_values_that_are_no_matrix_over_the_field(value: object) -> None:
    with pytest.raises(InputError):
        rows_over(GAUSS, value)


def test_names_of_domains() -> None:
    assert domain_named("QQ(\u221a5)") == domain_named(QQ_sqrt(5)) == QQ_sqrt(5)
    assert domain_named("QQ(sqrt -3)") == QQ_sqrt(-3)
    assert domain_named("QQ( i )") == domain_named("QQ(sqrt -1)") == GAUSS


@pytest.mark.parametrize("domain", [GAUSS, ROOT2, GF_power(9)], ids=lambda domain: domain.name)
@given(st.text("0129it+-*/^(){}. \\\u221asqrfc,", max_size=30))
def test_no_text_is_more_than_refused(domain: Any, text: str) -> None:
    try:
        made = number_over(domain, text)
    except InputError:
        return
    assert number_over(domain, domain.text(*made)) == made


def test_numbers_past_the_limit_of_conversions() -> None:
    digits = "7" * 5000
    assert GAUSS.text(*number_over(GAUSS, f"{digits}+{digits}i")) == f"{digits}+{digits}*i"
    with pytest.raises(InputError, match="digits"):
        number_over(GAUSS, f"({digits}+i)^999")
