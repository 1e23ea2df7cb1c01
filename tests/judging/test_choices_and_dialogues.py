"""Options of a multiple choice, turns of a dialogue, and what a writer takes back: whose claims these are."""

from __future__ import annotations

import exactrank

MATRIX = "Let $B = \\begin{pmatrix} 2 & 1 \\\\ 1 & 2 \\end{pmatrix}$. "
TWO, SUM, TWICE = [rf"\begin{{pmatrix}} 1 & 2 \\ {row} \end{{pmatrix}}" for row in ("3 & 4", "4 & 6", "5 & 8")]
OUTCOMES = [
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
    ("The calculation $\\det(2B) = 2 \\det B = 6$ is a classic blunder: $\\det(2B) = 12$.", "correct"),
    ("What went wrong here? $\\det B = 4 + 1 = 5$.", "not incorrect"),
    (f"Add row 1 to row 2: ${TWO} \\to {SUM}$. Had we added it twice, we would have got ${TWICE}$.", "not incorrect"),
    (f"Add row 1 to row 2: ${TWO} \\to {TWICE}$.", "incorrect"),
    ("The determinant of $B$ is 5. Now the rank: $\\operatorname{rank} B = 2$.", "incorrect"),
]


def _fits(outcome: str, wanted: str) -> bool:
    return outcome != wanted.removeprefix("not ") if wanted.startswith("not ") else outcome == wanted


def test_whose_claims_these_are() -> None:
    found = [(text, wanted, exactrank.verify(MATRIX + text).outcome.value) for text, wanted in OUTCOMES]
    assert [(text, outcome) for text, wanted, outcome in found if not _fits(outcome, wanted)] == []
