r"""Answers that give their matrix by A - \lambda I alone, with blank places for zeros, and line by line."""

from __future__ import annotations

from exactrank import verify


def _matrix(rows: str) -> str:
    """With ; between the rows."""
    return rf"\begin{{bmatrix}} {rows.replace(';', chr(92) * 2)} \end{{bmatrix}}"


SHIFTED = r"\begin{bmatrix} 4-\lambda & 1 \\ 2 & 3-\lambda \end{bmatrix}"
TURNED = r"\begin{bmatrix} \lambda - 4 & -1 \\ -2 & \lambda - 3 \end{bmatrix}"
BY_FIVE = r"\begin{bmatrix} -1 & 1 \\ 2 & -2 \end{bmatrix}"
FIRST = rf"$A - \lambda I = {SHIFTED}$"
AGAIN = r"$A - \lambda I = \begin{bmatrix} 3-\lambda & 0 \\ 0 & 4-\lambda \end{bmatrix}$"

GIVEN_BY_A_DIFFERENCE = [
    (rf"$A - \lambda I = {SHIFTED}$, so the eigenvalues of $A$ are $5$ and $2$.", "correct"),
    (rf"$A - \lambda I = {SHIFTED}$, so the eigenvalues of $A$ are $5$ and $3$.", "incorrect"),
    (rf"$\lambda I - A = {TURNED}$, so $\det(\lambda I - A) = \lambda^2 - 7\lambda + 10$.", "correct"),
    (rf"$\lambda I - A = {TURNED}$, so $\det(\lambda I - A) = \lambda^2 - 7\lambda + 12$.", "incorrect"),
    (rf"$A - 5I = {BY_FIVE}$, and the determinant of $A$ is $10$.", "correct"),
    (rf"$A - 5I = {BY_FIVE}$, and the determinant of $A$ is $12$.", "incorrect"),
    (rf"$A - 5I = {BY_FIVE}$ and $A - 2I = {_matrix('2 & 1; 2 & 2')}$.", "incorrect"),
    (rf"If $A - 5I = {BY_FIVE}$ were given, then the rank of $A$ would be $1$.", "undecided"),
    (rf"Let $A = \begin{{bmatrix}} 1 & 1 \\ 2 & 3 \end{{bmatrix}}$. Then $A - \lambda I = {SHIFTED}$.", "incorrect"),
    (f"(a) {FIRST}, the eigenvalues are $5$ and $2$.\n\n(b) {AGAIN}, the eigenvalues are $3$ and $4$.", "correct"),
]  # fmt: skip

BLANKS = [
    (rf"\[ {_matrix('1 & 1; 2 & 5')} = {_matrix('1 &; 2 & 1')} {_matrix('1 & 1; & 3')} \]", "correct"),
    (rf"\[ {_matrix('a & a; a & b')} = {_matrix('1 &; 1 & 1')} {_matrix('a & a; & b-a')} \]", "correct"),
    (rf"\[ {_matrix('1 & 2; 3 & 7')} \xrightarrow{{R_2 - 3R_1}} {_matrix('1 & 2; & 1')} \]", "correct"),
    # What is blank may be left out: then what it would have to be accuses nobody.
    (rf"\[ {_matrix('1 & 1; 2 & 5')} = {_matrix('1 &; 2 & 1')} {_matrix('1 & 1; & 4')} \]", "undecided"),
    (rf"\[ {_matrix('1 & 2; 3 & 7')} \xrightarrow{{R_2 - 3R_1}} {_matrix('1 & 2; &')} \]", "undecided"),
    (rf"\[ {_matrix('1 & & 2; 0 & 1 & 3')} {_matrix('1; 1; 1')} = {_matrix('3; 4')} \]", "undecided"),
]  # fmt: skip

START = r"\[ \left[\begin{array}{rrr|c} 1 & 3 & 1 & a \\ -1 & -2 & 1 & b \\ 3 & 7 & -1 & c \end{array}\right] \]"
NEXT = r"\[ \left[\begin{array}{rrr|c} 1 & 3 & 1 & a \\ 0 & 1 & 2 & a+b \\ 0 & -2 & -4 & c-3a \end{array}\right] \]"

AIMS = [
    (f"{START}\nWe create zeros below it in column 1:\n{NEXT}", "correct"),
    (f"{START}\nWe create zeros below it in column 1:\n{NEXT}".replace("a+b", "b"), "undecided"),
    (f"{START}\nWe create zeros below it in column 1:\n{NEXT}".replace("-2 & -4", "-2 & -3"), "undecided"),
    (f"{START}\nNow $R_2 - R_1$ and $R_3 - 3R_1$ do it in column 1:\n{NEXT}", "undecided"),
    (f"{START}\nNous effectuons $\\frac{{9}}{{4}}R_2$ :\n{NEXT}", "undecided"),
    # No rows that explain one another, though the rows of both span the same space.
    (rf"\[ {_matrix('1 & 2; 3 & 4')} \] We create zeros in column 1: \[ {_matrix('1 & 2; 0 & 5')} \]", "undecided"),
]  # fmt: skip

LINE_BY_LINE = [
    (r"""\begin{align*} \begin{vmatrix} 5 & 1 & 1 \\ 1 & 5 & 1 \\ 1 & 1 & 5 \end{vmatrix}
&= 7 \begin{vmatrix} 1 & 1 & 1 \\ 1 & 5 & 1 \\ 1 & 1 & 5 \end{vmatrix} \\
&= 7\begin{vmatrix} 1 & 1 & 1 \\ 0 & 4 & 0 \\ 0 & 0 & 4 \end{vmatrix} = 112. \end{align*}""", "correct"),
    (r"""\begin{align*} \begin{vmatrix} 5 & 1 & 1 \\ 1 & 5 & 1 \\ 1 & 1 & 5 \end{vmatrix}
&= 7 \begin{vmatrix} 1 & 1 & 1 \\ 1 & 5 & 1 \\ 1 & 1 & 5 \end{vmatrix} \\
&= 7\begin{vmatrix} 1 & 1 & 1 \\ 0 & 4 & 0 \\ 0 & 0 & 5 \end{vmatrix} = 140. \end{align*}""", "incorrect"),
]  # fmt: skip


def _differing(table: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(text, found) for text, wanted in table if (found := verify(text).outcome.value) != wanted]


def test_a_difference_from_a_multiple_of_the_identity_gives_the_matrix() -> None:
    assert _differing(GIVEN_BY_A_DIFFERENCE) == []


def test_blanks_are_zeros_where_that_is_right_and_else_nothing() -> None:
    assert _differing(BLANKS) == []


def test_an_aim_in_words_leads_to_what_elementary_operations_explain() -> None:
    assert _differing(AIMS) == []


def test_a_determinant_goes_on_in_the_next_line() -> None:
    assert _differing(LINE_BY_LINE) == []
    letters = (
        LINE_BY_LINE[0][0].replace("7", "(x+2)").replace("5", "x").replace("4", "(x-1)").replace("112", "(x+2)(x-1)^2")
    )
    assert [one.note for one in verify(letters).judgements] == [None] * 3  # nothing is divided by
