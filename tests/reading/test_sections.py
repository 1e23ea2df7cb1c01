"""Sections that state the matrix anew, tables in plain text, and matrices that a calculation begins with again."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Whole
from exactrank.reading.claims.sections import sections_of_their_own

A = "A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}"
BOXED = "A = \\left[\\begin{array}{rr} \\boxed{1} & 2 \\\\[5pt] 3 & 4 \\end{array}\\right]"
OTHER = A.replace("3 & 4", "3 & 5")


def sections(*stated: str, mark: str = "## Method {}") -> str:
    return "\n\n".join([f"{mark.format(k + 1)}\n\n$${one}$$" for k, one in enumerate(stated)])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (sections(A, A, A), 2),
        (sections(A, BOXED, A, A), 3),
        (sections(A, A, A, mark=r"\section*{{Method {}}}"), 2),
        (sections(A, A, A, mark="Method {}\n--------"), 2),
        (sections(A, OTHER, A, "x = 1", A), 2),
        (sections(A, A), 0),
        (sections(A, "x = 1", A), 0),
        (sections(A, OTHER, OTHER.replace("5", "6")), 0),
        (f"$${A}$$\n\n$${A}$$\n\n$${A}$$", 0),
        ("## Only words\n\n## And\n\n## More", 0),
    ],
)
def test_sections_of_their_own(text: str, count: int) -> None:
    assert len(sections_of_their_own(text)) == count


def test_a_name_of_an_earlier_section_accuses_nobody() -> None:
    found = r"$$e_1 = 1 + 4 = 5$$"
    text = sections(A, A, A) + "\n\n" + found
    first = text.replace("## Method 2", "$$e_1 = \\begin{pmatrix} 1 \\\\ 0 \\end{pmatrix}$$\n\n## Method 2")
    assert verify(first).outcome is Whole.CORRECT
    assert verify(first.replace("1 + 4 = 5", "1 + 4 = 6")).outcome is Whole.INCORRECT


def test_the_matrix_of_a_section_is_judged_as_ever() -> None:
    text = sections(A, A, A)
    assert verify(f"{text}\n\nSo $\\det A = -2$.").outcome is Whole.CORRECT
    assert verify(f"{text}\n\nSo $\\det A = 2$.").outcome is Whole.INCORRECT


def test_a_problem_and_its_solution_share_their_names() -> None:
    text = f"## Problem\n\n$${A}, b = \\begin{{pmatrix}} 5 \\\\ 6 \\end{{pmatrix}}$$\n\n## Solution\n\n$${A}$$\n\n"
    assert verify(rf"{text}$$b^T b = 61$$").outcome is Whole.CORRECT
    assert verify(rf"{text}$$b^T b = 60$$").outcome is Whole.INCORRECT


TABLE = """A = [1 2; 3 4]

what is counted                            count
-----------------------------------------  -----
row reduction: pivots                          2
minors: order of the largest nonzero one       2

The rank of A is 2."""


@pytest.mark.parametrize("lead", ["", "    "])
def test_the_cells_of_a_table_are_no_sentences(lead: str) -> None:
    text = TABLE.replace("\nrow", f"\n{lead}row").replace("\nminors", f"\n{lead}minors")
    verdict = verify(text)
    assert verdict.outcome is Whole.CORRECT
    assert [one.statement.span.line for one in verdict.judgements] == [8]
    assert verify(text.replace("A is 2", "A is 1")).outcome is Whole.INCORRECT


def test_the_formulas_in_the_cells_are_judged() -> None:
    text = "column  mean\n------  -----------\na_1     9/5 = 1.8\na_2     33/10 = 3.3\n"
    assert verify(text).outcome is Whole.CORRECT
    assert verify(text.replace("3.3", "3.4")).outcome is Whole.INCORRECT


def test_a_calculation_that_begins_with_the_named_matrix_again_has_no_gap() -> None:
    between = r"$$\begin{pmatrix} 5 & 6 \\ 6 & 7 \end{pmatrix}$$ is another one."
    last = r"$$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \to \begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix} = R$$"
    said = "Row operations bring $A$ to its reduced row echelon form $R$:"
    assert verify(f"$${A}$$\n\n{between}\n\n{said}\n{last}").outcome is Whole.CORRECT


def test_a_product_with_a_vector_is_no_condition_on_letters() -> None:
    given = "$$A = \\begin{pmatrix} 1 & 2 \\\\ 2 & 4 \\end{pmatrix}, G = A^T A$$"
    said = r"Where $G x = 0$, we have $\lVert A x \rVert^2 = x^T G x = 0$."
    verdict = verify(f"{given}\n\n{said} The rank of $A$ is 1, and the columns of $A$ are dependent.")
    assert verdict.unread == ()
    assert not any(one.outcome.value == "incorrect" for one in verdict.judgements)


def test_a_matrix_behind_the_word_eigenvectors_is_none() -> None:
    said = "固有ベクトルは、$A$ を掛けると零になるベクトルである。"
    assert not [one for one in verify(f"$${A}$$\n\n{said}").judgements if one.kind == "eigenvectors"]
    wrong = "固有ベクトルは、$(1, 1)$ である。"
    assert [one.kind for one in verify(f"$${A}$$\n\n{wrong}").judgements] == ["eigenvectors"]
