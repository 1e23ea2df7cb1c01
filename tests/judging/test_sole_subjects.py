"""Claims without a name right behind the only matrix or system of a text are about it, elsewhere in doubt."""

from __future__ import annotations

from exactrank import verify

A = r"Let $A = \begin{pmatrix} 4 & 1 \\ 2 & 3 \end{pmatrix}$. "
V, W = r"\begin{pmatrix} 1 \\ 1 \end{pmatrix}", r"\begin{pmatrix} 1 \\ -2 \end{pmatrix}"
S = "Consider the system $x + 2y = 5$, $3x - y = 1$. "
AUGMENTED = r"\[ \left[\begin{array}{cc|c} 1 & 2 & 3 \\ 2 & 4 & 7 \end{array}\right] \to \left[\begin{array}{cc|c} 1 & 2 & 3 \\ 0 & 0 & 1 \end{array}\right] \]"  # noqa: E501
OTHER = AUGMENTED.replace("2 & 4 & 7", "2 & 5 & 7").replace("0 & 0 & 1", "0 & 1 & 1")

WRONG_OF_THE_ONLY_ONE = [
    f"{A}The eigenvalues are $5$ and $3$.",
    f"{A}So the rank is $1$.",
    f"{A}An eigenvector for $5$ is ${W}$.",
    rf"{A}The characteristic polynomial is $\lambda^2 - 7\lambda + 12$, so the eigenvalues are $3$ and $4$.",
    f"{A}The matrix is singular.",
    rf"{A}The inverse is $\frac{{1}}{{10}} \begin{{pmatrix}} 3 & 1 \\ -2 & 4 \end{{pmatrix}}$.",
    f"{A}The trace is $8$ and the determinant is $10$.",
    f"{A}Hence the matrix is not invertible, since its determinant is $0$.",
    rf"{A}$\operatorname{{rank}}(A) = 2$. The null space is spanned by $(1, -1)$.",
    f"{S}It has no solution.",
    f"{S}The system has infinitely many solutions.",
    f"{AUGMENTED} So there are infinitely many solutions.",
    f"{AUGMENTED} The system has exactly one solution.",
    A.replace("Let", "Sei") + "Die Determinante ist $9$ und die Spur ist $7$.",
    A.replace("Let", "Soit") + "Le déterminant est $9$.",
]

RIGHT_OF_ANOTHER = [
    f"{A}Consider now the identity matrix of order 2. Its determinant is $1$.",
    f"{A}Recall the zero matrix. Its rank is $0$.",
    f"{A}We double the first row. The determinant is $20$.",
    f"{A}If we replace the last entry by $1/2$, the matrix is singular.",
    f"{A}Take its square. The trace is $29$.",
    f"{A}Now delete the second row. The rank is $1$.",
    f"{A}The other matrix of the exercise was easier. The determinant is $0$.",
    f"{A}Remember the matrix of Exercise 3. The determinant is $0$, and the rank is $1$.",
    f"{A}A student claims the following. The determinant is $9$.",
    f"{A}In the previous example the matrix was singular. The determinant was $0$.",
    f"{A}Subtract $2I$. The matrix is then singular, and its determinant is $0$.",
    f"{A}Subtract $2$ times the identity. The determinant is $0$.",
    f"{A}Swap the rows. The determinant is $-10$.",
    f"{A}Multiply it by $2$. The determinant is $40$ and the trace is $14$.",
    f"{A}Let us look at $A - 2I$. The determinant is $0$.",
    f"{A}$A - 5I$. The determinant is $0$.",
    f"{S}Drop the second equation. There are infinitely many solutions.",
    f"{S}Add the equation $x + y = 0$. There is no solution.",
    f"{S}A homogeneous system behaves differently. It has infinitely many solutions if it has more unknowns.",
    f"{S}Over the integers modulo $7$, the system has infinitely many solutions.",
    f"{AUGMENTED} Change the $7$ to a $6$. There are infinitely many solutions.",
    f"{AUGMENTED} The second system was easier. It has exactly one solution.",
    f"{AUGMENTED} There is a unique solution.\n" + OTHER,
    f"\\begin{{enumerate}}\n\\item {AUGMENTED}\n\\item There is a unique solution.\n\\end{{enumerate}}",
    A.replace("Let", "Sei") + "Wir verdoppeln die erste Zeile. Die Determinante ist $20$.",
    A.replace("Let", "Soit") + "On échange les lignes. Le déterminant est $-10$.",
]


def test_what_is_wrong_of_the_only_matrix_is_wrong() -> None:
    assert [text for text in WRONG_OF_THE_ONLY_ONE if verify(text).outcome.value != "incorrect"] == []


def test_what_may_be_said_of_another_accuses_nobody() -> None:
    assert [text for text in RIGHT_OF_ANOTHER if verify(text).outcome.value == "incorrect"] == []


P, SWAPPED = r"P = \begin{pmatrix} 1 & 1 \\ 1 & -2 \end{pmatrix}", r"D = \begin{pmatrix} 2 & 0 \\ 0 & 5 \end{pmatrix}"
SORTED = SWAPPED.replace("2", "7").replace("5", "2").replace("7", "5")
DOUBT = {"correct", "incomplete", "undecided"}
PRODUCTS = [
    (rf"{A}Thus $A = PDP^{{-1}}$ with ${P}$ and ${SORTED}$.", {"correct"}),
    (rf"{A}Thus $A = PDP^{{-1}}$ with ${P}$ and ${SWAPPED}$.", {"incorrect"}),
    (rf"{A}It is not true that $A = PDP^{{-1}}$ with ${P}$ and ${SWAPPED}$.", DOUBT),
    (rf"{A}Is $A = PDP^{{-1}}$ with ${P}$ and ${SWAPPED}$? No.", DOUBT),
    (rf"{A}Some write $A = PDP^{{-1}}$, others $A = P^{{-1}}DP$. With ${P}$ we take the first.", DOUBT),
    (rf"{A}Suppose ${P}$ and ${SWAPPED}$. Then $AP = PD$, which fails in the first column.", DOUBT),
    (rf"{A}Then $\det A = 0$, which fails.", {"correct"}),
    (rf"{A}Then $\det A = 9$, which fails to be $0$.", {"incorrect", "incomplete", "undecided"}),
    (rf"{A}Then $\det A = 0$, but this is false.", {"correct"}),
    (rf"{A}Then $\det A = 10$, which fails.", {"incorrect", "undecided"}),
]  # fmt: skip


def test_products_of_matrices_that_the_same_line_gives_and_what_is_said_to_fail() -> None:
    found = [(text, verify(text).outcome.value, wanted) for text, wanted in PRODUCTS]
    assert [one for one in found if one[1] not in one[2]] == []


REDUCED = (
    r"$$\begin{pmatrix} 1 & 3 \\ 2 & 7 \end{pmatrix} \xrightarrow{R_2 - 2R_1} "
    r"\begin{pmatrix} 1 & 3 \\ 0 & 1 \end{pmatrix}$$ "
)
TWO = r"Let $A = \begin{pmatrix} 1 & 2 \\ 2 & 4 \end{pmatrix}$ and $B = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. "
GOES_ON = [
    ("So the matrix has rank 2 and is invertible.", "So the matrix has rank 2 and is singular."),
    ("Die Matrix hat Rang 2 und ist daher invertierbar.", "Die Matrix hat Rang 2 und ist daher nicht invertierbar."),
    ("La matrice est de rang 2 et est inversible.", "La matrice est de rang 2 et n'est pas inversible."),
    ("La matriz tiene rango 2 y es invertible.", "La matriz tiene rango 2 y no es invertible."),
    ("La matrice ha rango 2 ed è invertibile.", "La matrice ha rango 2 e non è invertibile."),
    ("A matriz tem posto 2 e é invertível.", "A matriz tem posto 2 e não é invertível."),
    ("Macierz ma rząd 2 i jest odwracalna.", "Macierz ma rząd 2 i nie jest odwracalna."),
    ("行列の階数は2であり、正則である。", "行列の階数は2であり、正則でない。"),
    ("矩阵的秩为2，且可逆。", "矩阵的秩为2，且不可逆。"),
]


def test_what_a_sentence_goes_on_to_say_is_of_the_same_matrix() -> None:
    assert [right for right, _ in GOES_ON if verify(REDUCED + right).outcome.value != "correct"] == []
    assert [wrong for _, wrong in GOES_ON if verify(REDUCED + wrong).outcome.value == "correct"] == []
    assert verify(f"{TWO}The matrix $A$ has rank 1 and is singular.").outcome.value == "correct"
    assert verify(f"{TWO}The matrix $A$ has rank 1 and is invertible.").outcome.value == "incorrect"
    assert verify(f"{TWO}$A$ is not a matrix that has full rank and is invertible.").outcome.value != "incorrect"
    assert verify(f"{TWO}If a matrix has rank 1 and is singular, its determinant is $0$.").outcome.value != "incorrect"
