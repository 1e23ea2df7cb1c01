"""What textbooks, students and chat models of eight countries write: right ones are confirmed, wrong ones are not."""

from __future__ import annotations

import exactrank

RANKS = r"$A_t=\begin{pmatrix}1&2&1\\2&t&2\\1&2&t-3\end{pmatrix}$"
MAP = r"$A=\begin{pmatrix}1&1&0\\0&1&1\\1&2&1\end{pmatrix}$"
SQUARE = r"$A=\begin{pmatrix}2&1\\1&2\end{pmatrix}$"
EIGEN = r"$A=\begin{pmatrix}4&-2\\1&1\end{pmatrix}$"
COLUMNS = r"\begin{pmatrix}1&2\\1&1\end{pmatrix}"
SYSTEM = r"\begin{cases}x_1+2x_2-x_3=2\\2x_1+5x_2+x_3=9\\x_1+3x_2+2x_3=7\end{cases}"
LETTER = r"\begin{cases}x+y+z=1\\x+2y+3z=2\\x+3y+5z=a\end{cases}"
TYPED = "x + y = 3\nx - y = 1\n\n"
LAST = (
    # cases within a sentence, of which the last one is followed by its verb
    (rf"Sei {RANKS}. Für $t\ne4$ ist $\mathrm{{rang}} A_t=3$, für $t=4$ ist $\mathrm{{rang}} A_t=%s$.", 1, 2),
    (rf"Sia {RANKS}. Se $t\ne4$ il rango è 3, mentre per $t=4$ il rango è %s.", 1, 2),
    (rf"Soit {RANKS}. Si $t\ne4$ le rang est 3, tandis que pour $t=4$ le rang est %s.", 1, 2),
    (rf"Seja {RANKS}. Se $t\ne4$ o posto é 3, enquanto que para $t=4$ o posto é %s.", 1, 2),
    (rf"Niech {RANKS}. Dla $t\ne4$ rząd macierzy jest równy 3, natomiast dla $t=4$ rząd macierzy jest równy %s.", 1, 2),
    (rf"设 {RANKS}。当 $t\ne4$ 时，$A_t$ 的秩为3；当 $t=4$ 时，$A_t$ 的秩为%s。", 1, 2),
    # the matrix with given entries on its diagonal
    (rf"Sia {EIGEN}, $P={COLUMNS}$. Allora $P^{{-1}}AP=\operatorname{{diag}}(%s)$.", "2,3", "3,2"),
    (
        rf"设 {EIGEN}，$\xi_1=(1,1)^T$，$\xi_2=(2,1)^T$。令 $P=(\xi_1,\xi_2)$，"
        r"则 $P^{-1}AP=\mathrm{diag}(%s)$。", "2,3", "3,2",
    ),
    # the answer behind the display of a command
    (
        rf"求解线性方程组 $${SYSTEM}$$ 故方程组有无穷多解，其通解为 $$\begin{{pmatrix}}x_1\\x_2\\x_3\end{{pmatrix}}"
        r"=k\begin{pmatrix}7\\%s\\1\end{pmatrix}+\begin{pmatrix}-8\\5\\0\end{pmatrix}$$", -3, 3,
    ),
    # sets of solutions typed with semicolons and bars
    (TYPED + "L = {(%s)}", "2; 1", "1; 2"),
    (TYPED + "L = {(%s)}", "2 | 1", "1 | 2"),
    # maps
    (rf"Sia {MAP}. L'applicazione $f$ {{}}è né iniettiva né suriettiva.".replace("{}", "%s"), "non", "non"),
    (rf"Sei {SQUARE}. Die zugehörige Abbildung hat den Rang %s, $f$ ist ein Isomorphismus.", 2, 1),
    # spans
    (rf"Sea {MAP}. $\ker A=\mathcal{{L}}\{{(1,-1,%s)\}}$.", 1, 2),
    (rf"Sea {MAP}. $\ker A=L((1,-1,%s))$.", 1, 2),
    (r"Es sei $U=\{x\in\mathbb R^3: x_1-2x_2+x_3=0\}$. Es gilt $\dim U=%s$.", 2, 1),
    (r"Bazą przestrzeni $\operatorname{lin}((1,2),(2,4))$ jest układ $\{(1,%s)\}$.", 2, 3),
    # solutions by vectors that have names
    (
        rf"求 ${SYSTEM.replace('=2', '=0').replace('=9', '=0').replace('=7', '=0')}$ 的通解。" "\n\n"
        r"得 $\xi_1=(7,%s,1)^T$。通解为 $x=k_1\xi_1$。", -3, 3,
    ),
    # cases in lists, conditions that end with their verb, cases that go on
    (
        rf"Sei {RANKS}." "\n\n" r"- **Fall 1: $t\neq4$.** Der Rang ist 3." "\n"
        r"- **Fall 2: $t=4$.** Der Rang ist %s.", 1, 2,
    ),
    (rf"Das LGS ${LETTER}$ ist zu lösen. Das LGS ist genau dann lösbar, wenn $a=%s$ ist.", 3, 1),
    (rf"方程组 ${LETTER}$。方程组有解当且仅当 $a=3$。此时有%s解。", "无穷多", "唯一"),
    # vectors with square roots
    (
        r"Soit $u=(1,0,1)$, $v=(0,1,1)$ et $e_1=\frac{u}{\|u\|}$. On a "
        r"$v-\langle v,e_1\rangle e_1=\left(%s,1,\frac12\right)$.", r"-\frac12", r"\frac12",
    ),
    # coordinates with bars, cofactors one by one
    (TYPED + "Die Lösung lautet (%s).", "2|1", "1|2"),
    (
        r"Seja $A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$. Os cofatores são $A_{11}=4$, $A_{12}=%s$, "
        r"$A_{21}=-2$ e $A_{22}=1$.", -3, 3,
    ),
    # the matrix of cofactors by its letter
    (
        r"Niech $A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$. Macierz dopełnień algebraicznych: "
        r"$A^D=\begin{pmatrix}4&%s\\-2&1\end{pmatrix}$.", -3, 3,
    ),
    # names with negative indices
    (r"Si $m=-2$, $A_{-2}=\begin{pmatrix}1&-2\\-2&4\end{pmatrix}$ est de rang %s.", 1, 2),
)  # fmt: skip


def test_right_texts_are_confirmed_and_wrong_ones_are_not() -> None:
    failed: list[str] = []
    for text, right, wrong in LAST:
        if exactrank.verify(text % right).outcome.value != "correct":
            failed.append(text % right)
        if wrong != right and exactrank.verify(text % wrong).outcome.value == "correct":
            failed.append(text % wrong)
    assert failed == []


def test_look_alikes_accuse_nobody() -> None:
    texts = (
        # vectors that are made orthogonal are not said to be
        r"将向量组 $\alpha_1=(1,1,1)^T$，$\alpha_2=(1,2,3)^T$ 正交化。",
        r"将 $\alpha_1=(1,1,1)^T$，$\alpha_2=(1,2,3)^T$ 正交规范化。",
        # the inverse of which a formula says of what it is
        r"Sea $B=\begin{pmatrix}1&0\\0&2\end{pmatrix}$. La matriz de $B$ a $C$ es "
        r"$P=\begin{pmatrix}1&1\\1&2\end{pmatrix}$ y su inversa $P^{-1}=\begin{pmatrix}2&-1\\-1&1\end{pmatrix}$.",
        # what would be
        rf"Sei {SQUARE}. Wären die Spalten linear abhängig, so wäre $\det A=0$.",
        rf"Sei {SQUARE}. Hätte $A$ den Rang 1, so wäre der Rang von $A$ gleich 1.",
        # a matrix of blocks is no diagonal one
        r"Sia $A=\begin{pmatrix}1&2&0\\3&4&0\\0&0&5\end{pmatrix}$. La matrice $A$ è diagonale a blocchi.",
        r"Soit $A=\begin{pmatrix}1&2&0\\3&4&0\\0&0&5\end{pmatrix}$. $A$ est diagonale par blocs.",
        # the homogeneous system may be another one
        rf"Sia {MAP}. Il sistema omogeneo ha solo la soluzione banale.",
    )
    assert [text for text in texts if exactrank.verify(text).outcome.value == "incorrect"] == []


def test_a_side_that_is_not_understood_beside_a_calculation_is_told() -> None:
    text = rf"Sia {EIGEN}, $P={COLUMNS}$. Allora $P^{{-1}}AP=\operatorname{{foo}}(3,2)$."
    assert [one.reason for one in exactrank.verify(text).unread] == ["formula-not-understood"]
