"""Options of a multiple choice, turns of a dialogue, and what a writer takes back: whose claims these are."""

from __future__ import annotations

import exactrank

MATRIX = "Let $B = \\begin{pmatrix} 2 & 1 \\\\ 1 & 2 \\end{pmatrix}$. "
TWO, SUM, TWICE = [rf"\begin{{pmatrix}} 1 & 2 \\ {row} \end{{pmatrix}}" for row in ("3 & 4", "4 & 6", "5 & 8")]
OUTCOMES = [
    ("Tom: $\\det B = 5$. Anna: $\\det B = 3$. Anna is right.", "not incorrect"),
    ("Total: $\\det B = 5$. Check: $\\operatorname{rank} B = 2$. The check is right.", "incorrect"),
    ("$\\det B$ is\n\n(A) 5 (B) 3\n\nThe answer is A + B.", "not incorrect"),
    ("(A) 5 (B) 3\n\nThe answer is (B). For the rank: (A) 1 (B) 2\n\nThe answer is (B).", "not incorrect"),
    ("Total: $\\det B = 5$. Check: $\\operatorname{rank} B = 2$.", "incorrect"),
    ("Let $O = (0, 0)$ and $I = (1, 1)$. The vector is $OI = (1, 1)$.", "not incorrect"),
    ("$BI = \\begin{pmatrix} 2 & 1 \\\\ 1 & 3 \\end{pmatrix}$.", "incorrect"),
    ("$\\det B = 3 \\neq 0 \\Rightarrow$ linearly dependent columns.", "not correct"),
    ("$\\det B = 3 \\neq 0$ ⇒ no inverse.", "not correct"),
    ("$\\det B = 3 \\neq 0 \\Rightarrow$ the matrix is invertible.", "correct"),
    ("$\\det B = 3 \\neq 0 \\Rightarrow$ we may go on.", "correct"),
    (
        "Which statement is true?\n\na) $\\det B = 5$\n\nb) $\\operatorname{rank} B = 1$\n\nc) $\\det B = 3$\n\n",
        "undecided",
    ),
    ("Which is right?\n\n(A) $\\det B = 5$\n(B) $\\det B = 3$\n\nThe answer is (B).", "not incorrect"),
    ("Which statement is true?\n\na) $\\det B = 5$\n\nb) $\\operatorname{rank} B = 2$\n\nAnswer: b).", "correct"),
    ("Which statement is true?\n\na) $\\det B = 5$\n\nb) $\\operatorname{rank} B = 2$\n\nAnswer: a).", "incorrect"),
    ("Options:\n- A. $\\det B = 5$\n- B. $\\det B = 3$\n\nCorrect option: A.", "incorrect"),
    ("Which statement is false?\n\na) $\\det B = 5$\n\nb) $\\det B = 3$\n\nAnswer: a).", "not incorrect"),
    ("Which statement is false?\n\na) $\\det B = 5$\n\nb) $\\det B = 3$\n\nAnswer: b).", "not correct"),
    ("Mark each as true or false.\n\n1. $\\det B = 4$. **False** (it is 3)\n2. $\\det B = 3$. **True**", "correct"),
    ("Mark each as true or false.\n\n1. $\\det B = 4$. **True**\n2. $\\det B = 3$. **True**", "incorrect"),
    ("We show two things.\n\n(a) $\\det B = 5$\n\n(b) $\\operatorname{rank} B = 2$", "incorrect"),
    ("次のうち正しいものを選べ。\n\n(ア) $\\det B = 5$\n\n(イ) $\\det B = 3$\n\n答え：(イ)", "not incorrect"),
    ("选项：(A) $|B| = 5$；(B) $|B| = 3$。答案：B。", "not incorrect"),
    ("选项：(A) $|B| = 5$；(B) $|B| = 3$。答案：A。", "incorrect"),
    ("Welche der Aussagen ist richtig?\n\na) $\\det B = 5$\n\nb) $\\det B = 3$\n\nAntwort: b)", "not incorrect"),
    ("Alice: $\\det B = 5$.\n\nBob: You have the sign wrong. $\\det B = 3$.\n\nAlice: You are right.", "not incorrect"),
    ("Student: $\\det B = 3$.\n\nTeacher: No, $\\det B = 5$.", "incorrect"),
    ("Mia: $\\det B = 5$.\n\nLeo: Look again.\n\nMia: Then $\\det B = 4$.", "incorrect"),
    ("User: What is the determinant?\n\nAssistant: $\\det B = 5$.\n\nUser: Thanks!", "incorrect"),
    ("Rank: $\\operatorname{rank} B = 1$\n\nDeterminant: $\\det B = 3$\n\nRank: $2$", "incorrect"),
    ("太郎：「$\\det B = 5$ だと思う。」\n\n花子：「$\\det B = 3$ だよ。」", "not incorrect"),
    ("Two students disagree: one finds $\\det B = 3$, the other $\\det B = 5$.", "not incorrect"),
    ("$\\det B = 4 + 1 = 5$. No wait, the sign is wrong: $\\det B = 4 - 1 = 3$.", "not incorrect"),
    ("$\\det B = 5$. Correction: $\\det B = 3$.", "correct"),
    ("$\\det B = 3$. Correction: $\\det B = 5$.", "incorrect"),
    ("$\\det B = 5$. Wait, let me look at the rank. $\\operatorname{rank} B = 2$.", "undecided"),
    ("Lena says $\\det B = 5$. Tom finds $\\det B = 3$. Tom is right.", "not incorrect"),
    ("Lena says that $B$ is not invertible.\n\nSo $\\operatorname{rank} B = 2$.", "not correct"),
    ("We found $\\det B = 5$.", "incorrect"),
    ("This says that $\\det B = 5$.", "not correct"),
    ("Lena meint, $\\det B = 5$. Tom rechnet $\\det B = 3$. Tom hat recht.", "not incorrect"),
    ("Pedro dice que $\\det B = 5$, pero se equivoca: $\\det B = 3$.", "not incorrect"),
    ("The calculation $\\det(2B) = 2 \\det B = 6$ is a classic blunder: $\\det(2B) = 12$.", "not incorrect"),
    ("What went wrong here? $\\det B = 4 + 1 = 5$.", "not incorrect"),
    (f"Add row 1 to row 2: ${TWO} \\to {SUM}$. Had we added it twice, we would have got ${TWICE}$.", "not incorrect"),
    (
        f"$${TWO} \\xrightarrow{{R_2 + R_1}} {TWICE}$$ Oops, it should be $${TWO} \\xrightarrow{{R_2 + R_1}} {SUM}$$",
        "not incorrect",
    ),
    (f"Add row 1 to row 2: ${TWO} \\to {TWICE}$.", "incomplete"),
    ("\n\n- [ ] $\\det B = 5$\n- [x] $\\det B = 3$", "correct"),
    ("\n\n- [x] $\\det B = 5$\n- [ ] $\\det B = 3$", "incorrect"),
    ("(A) $\\det B = 5$. (B) $\\det B = 3$. Option (A) adds the products; (B) is correct.", "not incorrect"),
    ("(a) $\\det B = 5$. (b) $\\det B = 3$. By (a), (b) is correct.", "not correct"),
    ("What is the determinant?\n\n(A) 1 (B) 3 (C) 5\n\nThe answer is (C).", "not correct"),
    ("判断正误：(1) $|B| = 5$。（错）(2) $|B| = 3$。（对）", "not incorrect"),
    ("True or false? $B$ is singular. True.", "incorrect"),
    ("True or false? $B$ is singular. False.", "correct"),
    ("Someone might object: but $B$ is singular! It is not: $\\det B = 3$.", "not incorrect"),
    ("At most two of the vectors $(1, 0)$, $(0, 1)$, $(1, 1)$ are linearly independent.", "not incorrect"),
    ("The vectors $(1, 0)$, $(0, 1)$, $(1, 1)$ are linearly independent.", "incorrect"),
    ("For some $b$ the system $Bx = b$ has no solution.", "not correct"),
    ("$B$ is symmetric. Swap the two rows: $B \\to \\begin{pmatrix} 1 & 2 \\\\ 2 & 2 \\end{pmatrix}$.", "not correct"),
    ("$\\det B = 3$. Swapping the rows of $B$ leaves the determinant unchanged.", "not correct"),
    ("$\\det B = 3$. $B e_2 = (2, 1)$.", "not correct"),
    ("Let $v = (2, 1)$, $w = (4, 2)$. $w = 2v$, so they are linearly independent.", "not correct"),
    ("Kreuze die richtige Aussage an: ☐ $\\det B = 5$ ☒ $\\det B = 3$", "not incorrect"),
    ("Kreuze die richtige Aussage an: ☒ $\\det B = 5$ ☐ $\\det B = 3$", "incorrect"),
    ("下列说法错误的是（　）A. $|B| = 5$ B. $|B| = 3$。答案：A。", "not incorrect"),
    ("$\\det B = 3$. True or false: $B$ is singular. True.", "incorrect"),
    ("$\\det B = 3$. True or false: $B$ is singular. False.", "not incorrect"),
    ("The previous version of this solution claimed $\\det B = 5$. In fact $\\det B = 3$.", "not incorrect"),
    ("$\\det B = 3$. The kernel of $B$ consists of the zero vector and more: nullity one.", "not correct"),
    ("The determinant of $B$ is 5. Now the rank: $\\operatorname{rank} B = 2$.", "incorrect"),
]


PARAMETERS = "Solve $x + y + z = 3$, $y - z = 0$. The solutions are $(3 - 2t, t, t)$, so there {}."


def test_free_parameters_are_counted_left_of_the_bar() -> None:
    """The coefficients of a system of which a solution was judged stand at hand with their bar."""
    assert exactrank.verify(PARAMETERS.format("is one free parameter")).outcome.value == "correct"
    assert exactrank.verify(PARAMETERS.format("are two free parameters")).outcome.value != "correct"


def _fits(outcome: str, wanted: str) -> bool:
    return outcome != wanted.removeprefix("not ") if wanted.startswith("not ") else outcome == wanted


def test_whose_claims_these_are() -> None:
    found = [(text, wanted, exactrank.verify(MATRIX + text).outcome.value) for text, wanted in OUTCOMES]
    assert [(text, outcome) for text, wanted, outcome in found if not _fits(outcome, wanted)] == []


MISTAKES = [
    "Common mistake",
    "Häufiger Fehler",
    "Erreur fréquente",
    "Error típico",
    "Errore comune",
    "Erro comum",
    "Częsty błąd",
]


def test_a_mistake_is_called_one_where_hardly_another_word_stands() -> None:
    """A text of two words is in their language too."""
    wrong = r"$\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix} = 10$"
    right = r"$\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix} = -2$"
    found = [(words, exactrank.verify(f"{words}: {wrong}. {right}.").outcome.value) for words in MISTAKES]
    assert [one for one in found if one[1] == "incorrect"] == []
    assert exactrank.verify(f"Result: {wrong}.").outcome.value == "incorrect"
