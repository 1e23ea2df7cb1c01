"""Whole texts in the manner of English books, homework, forums and chat models: right, wrong, and neither."""

from __future__ import annotations

import exactrank

A = r"Let $A = \begin{pmatrix}1&2\\2&4\end{pmatrix}$. "
SYSTEM = "Solve\n$$\\begin{cases} x + y + z = 6 \\\\ 2x - y + z = 3 \\\\ x + 2y - z = 2 \\end{cases}$$\n\n"
SPACES = (
    r"Let $U=\operatorname{span}\{(1,0,1),(0,1,1)\}$ and $V=\operatorname{span}\{(1,1,0),(0,0,1)\}$ in $\mathbb{R}^3$. "
)
OPTIONS = (
    "The rank of $\\begin{bmatrix}1&2\\\\2&4\\end{bmatrix}$ is\n\n(A) 0 \\quad (B) 1 \\quad (C) 2\n\nThe answer is (B)."
)
ASKED = "What is the determinant of A = [1 2; 3 4]?\n\nA. -2\nB. 2\nC. 10\n\nAnswer: A"
FULL = (
    A + "Which is true?\n\n(A) $A$ has rank 2.\n(B) $A$ is invertible.\n(C) The rank of $A$ is 1.\n\n"
    "The correct answer is (C)."
)
MONEY = (
    "Tickets: adults pay $8, children pay $5. 100 people came and paid $620.\n\na + c = 100\n8a + 5c = 620\n"
    "Then a = 40 and c = 60."
)
COMBINATION = (
    r"From $c_1(1,2,3)+c_2(4,5,6)+c_3(7,8,9)=(0,0,0)$ we get the nontrivial solution $c_1=1$, $c_2=-2$, $c_3=1$."
)
AGES = "f = 4s, f + 20 = 2(s + 20)\nSubstituting: 4s + 20 = 2s + 40, so 2s = 20, s = 10 and f = 40."
MAP = r"We have $T(1,0)=(2,1)$ and $T(0,1)=(-1,3)$, so $[T]=\begin{bmatrix}2&-1\\1&3\end{bmatrix}$ and $T(4,5)=(3,19)$."
PROJECTION = r"Let $P=\frac15\begin{pmatrix}1&2\\2&4\end{pmatrix}$. Then $P$ is an orthogonal projection."
STEADY = (
    r"The matrix is $P = \begin{bmatrix} 0.9 & 0.2 \\ 0.1 & 0.8 \end{bmatrix}$. The steady state satisfies "
    r"$(P - I)q = 0$, so $q_1 = 2q_2$ and $q = \begin{bmatrix} 2/3 \\ 1/3 \end{bmatrix}$."
)
COLUMNS = (
    r"The columns of $A=\begin{bmatrix}1&0&2&1\\0&1&1&-1\\1&1&3&0\end{bmatrix}$ "
    r"satisfy $a_3=2a_1+a_2$ and $a_4=a_1-a_2$."
)
MINORS = (
    r"The leading principal minors of $A=\begin{bmatrix}2&-1\\-1&2\end{bmatrix}$ are $2$ and $3$. "
    r"Since they are all positive, $A$ is positive definite."
)
BLOCKS = (
    "Write $[A \\mid I]$:\n\n$$\\left[\\begin{array}{cc|cc} 1 & 2 & 1 & 0 \\\\ 3 & 7 & 0 & 1 \\end{array}\\right]$$\n\n"
    "We solve $Ax = \\begin{bmatrix} 1 \\\\ 1 \\end{bmatrix}$: "
    "$x = A^{-1}b = \\begin{bmatrix} 5 \\\\ -2 \\end{bmatrix}$."
)
LETTERS = (
    "We need\n\\begin{align*} a+b+c&=6\\\\ a+2b+4c&=11\\\\ a+3b+9c&=18 \\end{align*}\nThe augmented matrix is\n"
    "\\[ \\left[\\begin{array}{ccc|c}1&1&1&6\\\\1&2&4&11\\\\1&3&9&18\\end{array}\\right]. \\]\nSo $c=1$, $b=2$, $a=3$."
)
COUNTS = (
    "Let a = number of adults and c = number of children.\na + c = 100\n8a + 5c = 620\n"
    "Subtracting gives 3a = 120, so a = 40. Then c = 60.\nThere were 40 adults and 60 children."
)
DASH = r"(b) $A$ is invertible. — False: the rank of $A$ is $1$."

RIGHT = [
    SYSTEM + "so $z = 3$. Then $y = 2$ and $x = 1$.\n\n### Final answer\n$$\\boxed{(x, y, z) = (1, 2, 3)}$$",
    SYSTEM + "### Putting it together\n$$\\boxed{(x, y, z) = (1, 2, 3)}$$",
    SYSTEM + "### Step 2\nBack substitution gives $(x, y, z) = (1, 2, 3)$.\n\n---\n\n### Check\n$1 + 2 + 3 = 6$",
    SPACES + r"Then $\dim(U\cap V)=\dim U+\dim V-\dim(U+V)=2+2-3=1$. A basis of $U\cap V$ is $\{(1,1,2)\}$.",
    SPACES + r"The dimension of $U + V$ is $3$ and $\dim(U \cap V) = 1$.",
    r"Let $v = \begin{bmatrix} 3 \\ 4 \end{bmatrix}$, whose length is $5$.",
    "A = [1 2; 3 4]. The sum of the eigenvalues is 5 and the product of the eigenvalues is -2.",
    "E1 = [1 0; -3 1] and A = [1 2; 3 4].\nE1*A = [1 2; 0 -2]",
    "A = [1 2 -1; 2 4 1; 3 6 0]\nThere are 2 pivots, rank(A) = 2, and nullity = 3 - 2 = 1.",
    "u1 = (1,1,0) and v2 = (1,0,1)\nThen v2.u1 = 1, so we have u2 = v2 - (1/2) u1 = (1/2, -1/2, 1).",
    r"The quadratic form $Q(x,y)=3x^2+4xy+3y^2$ has matrix $A=\begin{pmatrix}3&2\\2&3\end{pmatrix}$, with eigenvalues "
    r"$5$ and $1$. So $Q$ is positive definite. The form becomes $5u^2+v^2$.",
    r"Let $U=\operatorname{span}\{(1,1,0),(0,1,1)\}$ and $v=(1,2,4)$. Then $P_U(v)=(0,3,3)$.",
    "Let u = (2, 1, 2) and v = (3, 0, 3). Then we have proj_u v = (v.u)/(u.u) u = (12/9)(2, 1, 2) = (8/3, 4/3, 8/3).",
    "Let $u = (1,2,3)$ and $v=(4,5,6)$. They span a plane.",
    r"Let $U=\{(x,y,z):z=0\}$ and $W=\operatorname{span}\{(0,1,1)\}$. Then $U\cap W=\{0\}$ "
    r"and so $U\oplus W=\mathbb R^3$.",
    r"The vectors $(1,1,1)$, $(1,-1,0)$ and $(1,1,-2)$ are given. They form an orthogonal basis of $\mathbb R^3$.",
    r"The projection matrix onto the line spanned by $(1,2)$ is $\frac15\begin{pmatrix}1&2\\2&4\end{pmatrix}$.",
    r"$W = \{(x, y, z) : x + y - 2z = 0\}$ is a subspace of $\mathbb{R}^3$ of dimension 2.",
    r"(i) $(1,2)$ and $(2,5)$ are linearly dependent: false. (ii) $(1,2)$ and $(2,4)$ are linearly independent: false.",
    AGES,
    COMBINATION,
    MAP,
    PROJECTION,
    STEADY,
    COLUMNS,
    MINORS,
    BLOCKS,
    LETTERS,
    COUNTS,
    MONEY,
    OPTIONS,
    ASKED,
    FULL,
    A + DASH,
    A + 'Maria says, "The rank of $A$ is 2." The rank of $A$ is 1.',
]
WRONG = [
    RIGHT[0].replace("(1, 2, 3)}", "(1, 3, 2)}"),
    RIGHT[2].replace("(1, 2, 3)", "(2, 1, 3)"),
    RIGHT[3].replace("(1,1,2)", "(1,1,1)"),
    RIGHT[4].replace("is $3$", "is $2$"),
    RIGHT[5].replace("is $5$", "is $7$"),
    RIGHT[7].replace("0 -2", "0 2"),
    RIGHT[8].replace("3 - 2 = 1", "3 - 2 = 2"),
    RIGHT[9].replace("(1/2, -1/2, 1)", "(1/2, 1/2, 1)"),
    RIGHT[10].replace("3&2", "3&4"),
    RIGHT[10].replace("$5$ ", "$4$ "),
    RIGHT[11].replace("(0,3,3)", "(0,3,2)"),
    RIGHT[12].replace("(8/3, 4/3, 8/3)", "(8/3, 4/3, 4/3)"),
    RIGHT[14].replace("(0,1,1)", "(1,1,0)"),
    RIGHT[16].replace("1&2", "1&3"),
    RIGHT[17].replace("dimension 2", "dimension 1"),
    COMBINATION.replace("c_3=1", "c_3=2"),
    MAP.replace("2&-1\\\\1&3", "2&1\\\\-1&3"),
    PROJECTION.replace("1&2", "1&3"),
    COLUMNS.replace("a_1-a_2", "a_1+a_2"),
    MINORS.replace("and $3$", "and $4$"),
    BLOCKS.replace("-2 ", "2 "),
    LETTERS.replace("a=3", "a=4"),
    MONEY.replace("a = 40", "a = 30"),
    OPTIONS.replace("is (B)", "is (C)"),
    FULL.replace("is (C)", "is (A)"),
]
OPEN = [
    AGES.replace("f = 40", "f = 30"),
    RIGHT[1].replace("(1, 2, 3)", "(1, 3, 2)"),
    STEADY.replace("2/3 \\\\ 1/3", "1/3 \\\\ 2/3"),
    COUNTS.replace("40 adults and 60", "60 adults and 40"),
    RIGHT[10].replace("5u^2", "4u^2"),
    RIGHT[15].replace("-2)", "2)"),
    RIGHT[13].replace("(4,5,6)", "(2,4,6)"),
    ASKED.replace("Answer: A", "Answer: B"),
    A + DASH.replace("False", "True"),
    A + 'Maria says, "The rank of $A$ is 1." Peter says, "No, it is 2." Peter is right.',
    OPTIONS.replace("The answer is (B).", "Which one is it?"),
]


def outcomes(texts: list[str]) -> list[str]:
    return [exactrank.verify(text).outcome.value for text in texts]


def test_what_is_right() -> None:
    assert [text for text, said in zip(RIGHT, outcomes(RIGHT), strict=True) if said != "correct"] == []


def test_what_is_wrong() -> None:
    assert [text for text, said in zip(WRONG, outcomes(WRONG), strict=True) if said != "incorrect"] == []


def test_what_is_open_is_not_passed() -> None:
    assert [text for text, said in zip(OPEN, outcomes(OPEN), strict=True) if said == "correct"] == []
