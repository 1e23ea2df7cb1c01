"""A calculation that goes on from a formula: from a multiple of a matrix, from A - 2I; and what is no factor."""

from __future__ import annotations

import pytest

from exactrank import verify


def matrix(*rows: str) -> str:
    return r"\begin{pmatrix} " + r" \\ ".join(rows) + r" \end{pmatrix}"


HALF = rf"\frac12 {matrix('2 & 4', '1 & 2')}"
IN_BRACKETS = r"\left(\begin{array}{cc} 1 & 4 \\ 2 & 2 \end{array}\right)"
GIVEN = rf"Let $A = {matrix('3 & 1', '1 & 3')}$. Then "
FULL, REDUCED, WRONG = matrix("10 & 6", "0 & 32/5"), matrix("1 & 1", "0 & 0"), matrix("1 & 2", "0 & 0")


def outcome(text: str) -> str:
    return verify(text).outcome.value


@pytest.mark.parametrize(
    ("formula", "right", "wrong"),
    [
        (rf"B = {HALF} \xrightarrow{{\text{{RREF}}}} \begin{{pmatrix}} 1 & ? \\ 0 & 0 \end{{pmatrix}}", "2", "3"),
        (rf"{HALF} \sim \begin{{pmatrix}} 1 & ? \\ 0 & 0 \end{{pmatrix}}", "2", "4"),
        (rf"{HALF} \xrightarrow{{2R_1}} \begin{{pmatrix}} 2 & 4 \\ 1/2 & ? \end{{pmatrix}}", "1", "2"),
        (rf"\begin{{pmatrix}} 1 & 2 \\ 3 & 6 \end{{pmatrix}} \sim ? {HALF[8:]}", "2", "0"),
        (rf"-{matrix('1 & 2', '1 & 3')} \xrightarrow{{R_2 - R_1}} ? {matrix('1 & 2', '0 & 1')}", "-", "3"),
        (rf"\frac{{1}}{{3}}{IN_BRACKETS} \xrightarrow{{R_2 - ?R_1}} \frac13 {matrix('1 & 4', '0 & -6')}", "2", "3"),
    ],
)  # fmt: skip
def test_a_multiple_of_a_matrix_is_a_matrix(formula: str, right: str, wrong: str) -> None:
    assert outcome(f"$${formula.replace('?', right)}$$") == "correct"
    assert outcome(f"$${formula.replace('?', wrong)}$$") == "incorrect"


@pytest.mark.parametrize(
    "number", [r"(2)\quad", "(2)", r"2.\quad", r"\text{2) }", r"2\qquad", r"\text{Aufgabe 2: }", "[2]"]
)
def test_the_number_of_an_item_is_no_factor(number: str) -> None:
    step = rf"{matrix('1 & 4', '2 & 2')} \xrightarrow{{R_2 - 2R_1}} {matrix('1 & 4', '0 & -6')}"
    assert outcome(rf"\[ {number} {step} \]") != "incorrect"


@pytest.mark.parametrize("formula", ["A - 2I", "A - 2I_2", "A - 2E", "2A - 4I", "-A + 2I", "A^T - 2I"])
@pytest.mark.parametrize(("after", "found"), [(REDUCED, "correct"), (WRONG, "incorrect"), (FULL, "incorrect")])
def test_a_formula_in_matrices_is_where_a_calculation_starts(formula: str, after: str, found: str) -> None:
    assert outcome(rf"{GIVEN}$${formula} \sim {after}.$$") == found


@pytest.mark.parametrize("formula", [r"A - \lambda I", "Ax", "A b", "A + C", "(A | b)", "f(A)", "A - B", "2x + 3y"])
@pytest.mark.parametrize("after", [FULL, REDUCED, WRONG])
def test_a_formula_in_other_letters_is_not_the_matrix_before_it(formula: str, after: str) -> None:
    assert outcome(rf"{GIVEN}$${formula} \sim {after}.$$") not in ("correct", "incorrect")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("$w = 9$, $t = 3$ and $s = 6$", "correct"),
        ("$w = 9$, $t = 4$ and $s = 6$", "incorrect"),
        ("$q = 9$", "undecided"),
    ],
)
def test_the_head_of_a_tableau_names_the_unknowns(values: str, found: str) -> None:
    rows = r"x & y & z & w & t & s & \\ \hline" + "".join(
        " & ".join("1" if i == j else "0" for j in range(6)) + rf" & {right} \\"
        for i, right in enumerate((2, 5, 7, 9, 3, 6))
    )
    tableau = rf"\[ \begin{{array}}{{|cccccc|c|}} \hline {rows} \hline \end{{array}} \]"
    assert outcome(f"{tableau} So {values}.") == found


@pytest.mark.parametrize(
    ("chain", "found"),
    [
        (r"\det(A) = \det(U) = (3)(8/3) = 8", "correct"),
        (r"\det(A) = \det(U) = (3)(8/3) = 9", "incorrect"),
        (r"\det(A) = \det(U) = 3 \cdot 3 = 9", "incorrect"),
        (r"\det(A) = \det(U) = 3 \cdot \frac83 = 8", "correct"),
    ],
)
def test_a_chain_of_determinants_goes_on_to_the_product_of_a_diagonal(chain: str, found: str) -> None:
    assert outcome(rf"{GIVEN}we get $$U = {matrix('3 & 1', '0 & 8/3')}.$$ $${chain}$$") == found


@pytest.mark.parametrize("sign", [r"\implies", r"\Rightarrow", r"\to", ":", "="])
@pytest.mark.parametrize(("row", "found"), [("(0, 8)", "correct"), ("(0, 7)", "incorrect"), ("(1, 3)", "incorrect")])
def test_an_operation_gives_a_row(sign: str, row: str, found: str) -> None:
    assert outcome(rf"{GIVEN}$3R_2 - R_1 {sign} {row}$") == found


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        (r"\inv{A} = \frac18 \begin{pmatrix} 3 & -1 \\ -1 & 3 \end{pmatrix}", "correct"),
        (r"\inv{A} = \frac18 \begin{pmatrix} 3 & -1 \\ 1 & 3 \end{pmatrix}", "incorrect"),
        (r"A \inv{A} = I", "correct"),
        (r"A \inv{A} = 2I", "incorrect"),
        (r"A\inv A = I", "correct"),
    ],
)
def test_a_command_that_inverts_what_stands_in_it(formula: str, found: str) -> None:
    assert outcome(f"{GIVEN}$${formula}$$") == found
