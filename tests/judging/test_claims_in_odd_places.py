"""Claims by yes and no, in brackets, behind arrows, about sizes and steps: what is false in them does not pass.

What only asks, or says something true, leaves a right answer as it is.
"""

from __future__ import annotations

import exactrank

SINGULAR = r"Let $C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$. The rank of $C$ is 1." + "\n\n"
STEP = r"$$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \to \begin{pmatrix} 3 & 6 \\ 3 & 4 \end{pmatrix}$$" + "\n"
KEPT = r"$$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \to \begin{pmatrix} 1 & 2 \\ 0 & -2 \end{pmatrix}$$" + "\n"
DOUBLED = r"\begin{pmatrix} 2 & 4 \\ 3 & 4 \end{pmatrix}"
EQUATED = KEPT.replace(r"\to", "=") + "The rank is 2."
TRIPLE = r"$T = \begin{pmatrix} 2 & 1 & 0 \\ 0 & 2 & 0 \\ 0 & 0 & 3 \end{pmatrix}$ has determinant 12. "
CALLED = {
    SINGULAR + "**Invertible:** yes": "undecided",
    SINGULAR + "- Singular: False": "undecided",
    SINGULAR + "Is $C$ invertible? Yes.": "incorrect",
    SINGULAR + "Is the matrix $C$ singular? **No**, it is not.": "incorrect",
    SINGULAR + "Symmetric? No!": "correct",
    SINGULAR + "**Invertible:** no": "correct",
    SINGULAR + "Is $C$ invertible? No.": "correct",
    SINGULAR + "Is $C$ invertible? Yes / No": "correct",
    SINGULAR + "Is $C$ invertible? No idea.": "correct",
    r"Sei $C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$. Ist $C$ invertierbar? Ja.": "incorrect",
    r"Sei $C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$. Ist $C$ invertierbar? Nein.": "correct",
    r"Soit $C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$. La matrice $C$ est-elle inversible ? Oui.": "incorrect",
    r"Soit $C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$. La matrice $C$ est-elle inversible ? Non.": "correct",
    r"$C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$ とする。$C$ は正則ですか？ はい。": "incorrect",
    r"$C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$ とする。$C$ は正則ですか？ いいえ。": "correct",
    r"设 $C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$。$C$ 可逆吗？ 是。": "incorrect",
    r"设 $C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$。$C$ 可逆吗？ 否。": "correct",
    r"Пусть $C = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$. Обратима ли матрица $C$? Да.": "incorrect",
    SINGULAR + "It doesn't have an inverse.": "correct",
    SINGULAR + "It isn't singular.": "undecided",
    SINGULAR + "Shouldn't its rank be 2, isn't it?": "correct",
    SINGULAR + r"$\det C = 0 \Rightarrow \text{the columns are independent}$": "incomplete",
    r"$\det \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} = -2 \implies \text{singular}$": "incomplete",
    r"$\det \begin{pmatrix} 1 & 2 \\ 2 & 4 \end{pmatrix} = 0 \Rightarrow \text{rank } 2$": "incomplete",
    r"$A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}, \det A = -2 \Rightarrow \text{rank}(A) = 2$": "correct",
    STEP + "This does not change the determinant, so the rank is 2.": "undecided",
    KEPT + "This does not change the determinant, so the rank is 2.": "correct",
    STEP + "Adding rows to others does not change the determinant. The rank is 2.": "correct",
    r"The $2 \times 3$ matrix $\begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix}$ has rank 2.": "incorrect",
    r"The $3 \times 2$ matrix $\begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix}$ has rank 2.": "correct",
    TRIPLE + r"$\sigma(T) = \{2, 3\}$": "correct",
    TRIPLE + r"$\sigma(T) = \{2, 4\}$": "incorrect",
    TRIPLE + r"$\operatorname{spec} T = \{2\}$": "incorrect",
    TRIPLE + r"$\operatorname{spec}(T) = \{3, 2\}$": "correct",
    TRIPLE + r"$\sigma(T) = \{\lambda_1, \lambda_2\}$": "correct",
    KEPT + "The rank is 2. The columns are linearly dependent.": "undecided",
    KEPT + "The rank is 2. The inverse does not exist.": "incorrect",
    KEPT + "The rank is 2. The columns do not form a basis.": "incomplete",
    "Es ist " + KEPT + "Der Rang ist 2. Es gibt keine Inverse.": "incorrect",
    "Пусть " + KEPT + "Ранг равен 2, строки линейно зависимы.": "incomplete",
    TRIPLE + r"$\lambda_1 = 5$.": "incomplete",
    TRIPLE + r"$\lambda_1 = 2$, $\lambda_2 = 3$.": "correct",
    TRIPLE + r"Let $\lambda_1 = 5$.": "correct",
    TRIPLE + "One of the eigenvalues is zero.": "incorrect",
    TRIPLE + "$T$ is not a square matrix.": "incorrect",
    TRIPLE + "$T$ is a square matrix.": "correct",
    TRIPLE + "$T$ does not have full column rank.": "incorrect",
    TRIPLE + "One row becomes zero.": "undecided",
    KEPT + f"The rank is 2. This gives $A = {DOUBLED}$, whose determinant is $-4$.": "correct",
    KEPT + f"The rank is 2. Doubling gives ${DOUBLED}$ with determinant $-2$.": "incorrect",
    "A student wrote on the exam:\n\n> "
    + SINGULAR.replace("is 1", "is 2")
    + "That is wrong: the rank of $C$ is 1.": "correct",
    "If the rank of $\\begin{pmatrix} 1 & 2 \\\\ 2 & 4 \\end{pmatrix}$ is 2, then it is regular.": "undecided",
    SINGULAR + "I doubt that the rank of $C$ is 2.": "correct",
    SINGULAR + "The hypothesis that the rank of $C$ is 2 fails.": "correct",
    SINGULAR + "I was told the rank of $C$ is 2.": "correct",
    SINGULAR + "To prove that the rank of $C$ is 2, one would need a nonzero minor.": "correct",
    SINGULAR + "Since the rank is 1, $C$ is singular and its rows are dependent.": "correct",
    "At first I found $x = 4$. Checking in $2x = 6$ gives $8 \\neq 6$. The right answer is $x = 3$.": "correct",
    TRIPLE + "The eigenvalue 2 has geometric multiplicity 2.": "incorrect",
    TRIPLE + "The eigenvalue 2 has geometric multiplicity 1.": "correct",
    TRIPLE + "The algebraic multiplicity of 2 is 1.": "undecided",
    TRIPLE + "The algebraic multiplicity of 2 is 2.": "correct",
    KEPT + "The determinant is $-2$ (it is singular).": "undecided",
    "We write $=$ for row equivalence. " + EQUATED: "correct",
    "Row equivalence is denoted by =. " + EQUATED: "correct",
    EQUATED + " From here on we write $=$ for row equivalence.": "incorrect",
    "We write $=$ for row equivalence. "
    r"$2\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} = \begin{pmatrix} 2 & 4 \\ 6 & 9 \end{pmatrix}$.": "incorrect",
    "We write $=$ for row equivalence. $\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}"
    r"\begin{pmatrix} 1 \\ 1 \end{pmatrix} = \begin{pmatrix} 3 \\ 8 \end{pmatrix}$.": "incorrect",
    "We never write $=$ for row equivalence. " + EQUATED: "incorrect",
    "The two are row equivalent. " + EQUATED: "incorrect",
    "Wir schreiben $=$ für Zeilenäquivalenz. " + EQUATED.replace("The rank is", "Der Rang ist"): "correct",
    "以下、= は行同値を表す。" + EQUATED.replace("The rank is 2.", "階数は 2 である。"): "correct",
    SINGULAR + r"$[C]_1 = \begin{pmatrix} 2 & 7 \\ 1 & 3 \end{pmatrix}$, whose rank is 2.": "incomplete",
    SINGULAR + "In the handout it says that the rank of $C$ is 2.": "correct",
    SINGULAR + "My first attempt gave $\\det C = 12$.": "correct",
    SINGULAR + r"$D = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. Only the former is invertible.": "incomplete",
}


def test_claims_in_odd_places() -> None:
    found = {text: exactrank.verify(text + "\n").outcome.value for text in CALLED}
    wrong = {text[-90:]: (found[text], wanted) for text, wanted in CALLED.items() if found[text] != wanted}
    assert not wrong
