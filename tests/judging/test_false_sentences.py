"""A false sentence behind a right calculation never passes; a true one is right; what claims nothing stays so."""

from __future__ import annotations

import pytest

from exactrank import verify

REDUCTION = r"""We reduce the matrix $A$:
\[ A = \begin{pmatrix} 1 & 2 & 1 \\ 2 & 4 & 3 \\ 3 & 6 & 4 \end{pmatrix} \xrightarrow{R_2 - 2R_1,\ R_3 - 3R_1}
\begin{pmatrix} 1 & 2 & 1 \\ 0 & 0 & 1 \\ 0 & 0 & 1 \end{pmatrix} \xrightarrow{R_3 - R_2}
\begin{pmatrix} 1 & 2 & 1 \\ 0 & 0 & 1 \\ 0 & 0 & 0 \end{pmatrix} \]

"""
SYSTEM = r"""We solve the system
\[ \begin{cases} x + y = 3 \\ x - y = 1 \end{cases} \]
Adding the equations gives $2x = 4$. The solution is $(x, y) = (2, 1)$.

"""
IN_GERMAN = r"""Wir lösen das System
\[ \begin{cases} x + y = 3 \\ x - y = 1 \end{cases} \]
und erhalten durch Addieren der Gleichungen $2x = 4$. Die Lösung ist $(x, y) = (2, 1)$.

"""
IN_FRENCH = r"""On résout le système
\[ \begin{cases} x + y = 3 \\ x - y = 1 \end{cases} \]
En additionnant les équations on obtient $2x = 4$. La solution est $(x, y) = (2, 1)$.

"""
DETERMINANT = r"""We compute the determinant:
\[ \det A = \begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix} = \begin{vmatrix} 1 & 2 \\ 0 & -2 \end{vmatrix} = -2 \]

"""
SENTENCES = [
    (REDUCTION, "The second column is twice the first.", "The second column is three times the first."),
    (REDUCTION, "The third row is the sum of the first two rows.",
     "The third row is the difference of the first two rows."),
    (REDUCTION, "The third row is the sum of the other two.", "The first row is the sum of the other two."),
    (REDUCTION, "The third column of $A$ is not a multiple of the first.",
     "The second column is not a multiple of the first."),
    (REDUCTION, "There is one zero row in the last matrix.", "There are two zero rows in the last matrix."),
    (REDUCTION, "The $(2,3)$ entry of $A$ is 3.", "The $(2,3)$ entry of $A$ is 5."),
    (REDUCTION, "The rank of $A$ is less than the number of its rows.",
     "The rank of $A$ equals the number of its rows."),
    (REDUCTION, "The column space of $A$ is a plane.", "The column space of $A$ is all of $\\mathbb{R}^3$."),
    (REDUCTION, "The second column equals $2a_1$.", "The second column equals $-2a_1 + a_3$."),
    (REDUCTION, "第2列は第1列の 2 倍である。", "第2列は第1列の 3 倍である。"),
    (REDUCTION, "第3行は第1行と第2行の和である。", "第3行は第1行と第2行の差である。"),
    (SYSTEM, "The sum of the unknowns is 3.", "The sum of the unknowns is 5."),
    (SYSTEM, "The difference $x - y$ is 1.", "The difference $x - y$ is 6."),
    (SYSTEM, "The value of $y$ is 1.", "The value of $y$ is 2."),
    (SYSTEM, "The two lines are not parallel.", "The two lines are parallel."),
    (SYSTEM, "The two lines meet in the point $(2, 1)$.", "The two lines meet in the point $(1, 1)$."),
    (SYSTEM, "There are no free variables.", "There is one free variable."),
    (SYSTEM, "未知数の和は 3 である。", "未知数の和は 4 である。"),
    (IN_GERMAN, "Die Summe der Unbekannten ist 3.", "Die Summe der Unbekannten ist 4."),
    (IN_FRENCH, "La somme des inconnues est 3.", "La somme des inconnues est 4."),
    (DETERMINANT, "The determinant is negative.", "The determinant is positive."),
    (DETERMINANT, r"Moreover $\det(A^T) = -2$.", r"Moreover $\det(A^T) = 5$."),
    (DETERMINANT, r"Moreover $\det(3A) = -18$.", r"Moreover $\det(3A) = -6$."),
    (DETERMINANT, "Die Determinante ist negativ.", "Die Determinante ist positiv."),
]  # fmt: skip
NOTHING = [
    (REDUCTION, "This exercise is worth 5 points."), (REDUCTION, "See Theorem 3.2 on page 47."),
    (REDUCTION, "There are 3 students in the group."), (REDUCTION, "The first row is left unchanged."),
    (REDUCTION, "The matrix is the one from the lecture."),
    (REDUCTION, "The pivot is nonzero, so we may divide by it."),
    (REDUCTION, "The rank of a matrix is at most the number of its columns."), (REDUCTION, "The last row is zero."),
    (REDUCTION, "The trace is the sum of the diagonal entries."), (REDUCTION, "次に第2列に注目する。"),
    (SYSTEM, "The unknowns are called $x$ and $y$."), (SYSTEM, "The lines are drawn in Figure 3."),
    (SYSTEM, "第1式の定数倍を第2式に加えると $2x = 4$ となる。"),
    (DETERMINANT, "The determinant is computed in two steps."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "true", "false"), SENTENCES)
def test_a_false_sentence_passes_nowhere_and_a_true_one_is_right(before: str, true: str, false: str) -> None:
    assert verify(before + true).outcome.value == "correct"
    assert verify(before + false).outcome.value in ("incorrect", "undecided", "incomplete")


@pytest.mark.parametrize(("before", "sentence"), NOTHING)
def test_what_claims_nothing_leaves_an_answer_right(before: str, sentence: str) -> None:
    assert verify(before + sentence).outcome.value == "correct"


ENTRIES = [
    "The entry in row 1 and column 2 of $A$ is @.",
    "The entry in the first row and second column of $A$ is @.",
    "Der Eintrag in Zeile 1 und Spalte 2 von $A$ ist @.",
    "Le coefficient de la ligne 1 et de la colonne 2 de $A$ est @.",
]


@pytest.mark.parametrize("said", ENTRIES)
def test_the_place_of_an_entry_may_stand_before_its_matrix(said: str) -> None:
    given = r"$A = \begin{pmatrix}1&2\\3&4\end{pmatrix}$. "
    assert verify(given + said.replace("@", "2")).outcome.value == "correct"
    assert verify(given + said.replace("@", "7")).outcome.value == "incorrect"
    assert verify(given + said.replace("$A$", "$B$").replace("@", "7")).outcome.value == "undecided"
