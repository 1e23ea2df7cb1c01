"""What is said of a matrix and not understood does not pass as right; what only narrates leaves an answer right."""

from __future__ import annotations

import pytest

import exactrank

RANK = r"""We reduce the matrix of the exercise.

$$A = \begin{pmatrix} 1 & 3 & 2 \\ 2 & 6 & 5 \\ 1 & 3 & 3 \end{pmatrix} \xrightarrow{R_2 - 2R_1,\ R_3 - R_1}
\begin{pmatrix} 1 & 3 & 2 \\ 0 & 0 & 1 \\ 0 & 0 & 1 \end{pmatrix} \xrightarrow{R_3 - R_2}
\begin{pmatrix} 1 & 3 & 2 \\ 0 & 0 & 1 \\ 0 & 0 & 0 \end{pmatrix}$$

The rank of $A$ is 2.
"""
FALSE = [
    "Consequently each column of $A$ carries a pivot.",
    "None of the three columns is redundant.",
    "We counted three pivots.",
    "One row falls out, hence rank one.",
    "In short: rank two, nullity two.",
    "Answer: rank 3.",
    "The corank equals two.",
    "Its rank is an odd number.",
    "Its rank lies between 2 and 4, strictly.",
    "The reduced row echelon form of $A$ is the identity matrix.",
    "Its reduced form is $\\begin{pmatrix} 1 & 3 & 2 \\\\ 0 & 0 & 1 \\\\ 0 & 0 & 0 \\end{pmatrix}$.",
    "The three planes have only the origin in common.",
    "The linear map $x \\mapsto Ax$ is injective.",
    "The solutions of $Ax = 0$ form a plane.",
    "$A$ fails to be singular.",
    "The columns lie in a common line.",
    "The parallelepiped that they span has volume 7.",
    "So $A$ is invertible, as no column is superfluous.",
    "It is invertible.",
    "Not singular.",
    "Full rank.",
    "No free variable.",
    "Only one pivot.",
    "**Conclusion:** invertible.",
    "=> columns independent",
    "$\\ker A = \\{0\\}$",
    "Therefore $\\ker A \\not\\ni (3, -1, 0)$, that is, $\\ker A = \\{0\\}$.",
    "$\\operatorname{rank}(A) \\lt 2$",
    "Thus $A \\in GL_3(\\mathbb{R})$.",
    "$$\\text{Hence } A \\text{ is invertible.}$$",
    "Final answer: 7",
    "r\u0430nk A = 1",
    "**7**",
]


@pytest.mark.parametrize("text", FALSE)
def test_what_is_false_does_not_pass(text: str) -> None:
    assert exactrank.verify(RANK + "\n" + text + "\n").outcome.value != "correct"


NARRATION = [
    "Each row is divided by its leading entry first.",
    "All rows were used.",
    "No further step is needed.",
    "We are done, and no fraction was needed.",
    "Every step is reversible.",
    "Only the last step needs a comment.",
    "In short: we are done.",
    "That was two steps in all.",
    "The first of the two steps clears the first column.",
    "The form of the last matrix is what we wanted.",
    "This is an odd way to do it, but it works.",
    "The answer lies between the lines.",
    "The three of us checked it.",
    "Not difficult.",
    "Only one remark.",
    "=> done",
    "$\\ker A$ is what we look at next.",
    "Let $r = \\operatorname{rank} A$.",
    "$$\\text{This was the last step.}$$",
    "Final remark.",
    "**2**",
    "Final answer: 2",
    "Every elementary operation can be undone.",
    "For a matrix of rank 3, every column has a pivot.",
    "If $A$ were invertible, there would be no free variable.",
    "Which columns are pivot columns?",
]


@pytest.mark.parametrize("text", NARRATION)
def test_narration_leaves_an_answer_right(text: str) -> None:
    assert exactrank.verify(RANK + "\n" + text + "\n").outcome.value == "correct"


IN_WORDS = {
    "Die Matrix wird umgeformt. Der Rang von $A$ ist 2.": (
        ["Jede Spalte enthält ein Pivotelement.", "Also regulär.", "Das homogene System hat nur die triviale Lösung."],
        ["Jede Zeilenumformung ist umkehrbar.", "Damit sind wir fertig.", "Alle Zeilen wurden benutzt."],
    ),
    "On réduit la matrice. Le rang de $A$ est 2.": (
        ["Chaque colonne contient un pivot.", "Il n'y a aucune inconnue libre.", "Donc inversible."],
        ["Chaque étape est simple.", "C'est terminé.", "Toutes les lignes sont utilisées."],
    ),
    "Se reduce la matriz. El rango de $A$ es 2.": (
        ["Cada columna tiene un pivote.", "No hay variables libres.", "Luego invertible."],
        ["Cada paso es sencillo.", "No hay más pasos.", "Hemos terminado."],
    ),
    "Riduciamo la matrice. Il rango di $A$ è 2.": (
        ["Ogni colonna contiene un pivot.", "Non ci sono variabili libere."],
        ["Ogni passo è semplice.", "Abbiamo finito."],
    ),
    "Reduzimos a matriz. O posto de $A$ é 2.": (
        ["Cada coluna contém um pivô.", "Não há variáveis livres."],
        ["Cada passo é simples.", "Terminamos."],
    ),
    "Przekształcamy macierz. Rząd macierzy $A$ jest równy 2.": (
        ["Każda kolumna zawiera pivot.", "Kolumny tworzą bazę."],
        ["Każdy krok jest prosty.", "To koniec."],
    ),
    "Преобразуем матрицу. Ранг матрицы $A$ равен 2.": (
        ["Каждый столбец содержит ведущий элемент.", "Система имеет только нулевое решение."],
        ["Каждый шаг прост.", "Это всё."],
    ),
    "行列を変形する。$A$ の階数は 2 である。": (
        ["すべての列がピボットをもつ。", "零空間は平面である。", "解は自明なもののみである。"],
        ["すべての行を見る。", "以上で終わりである。"],
    ),
    "对矩阵作初等行变换。$A$ 的秩为 2。": (
        ["每一列都有主元。", "没有自由变量。", "非零行有三行。"],
        ["每一步都很简单。", "计算完毕。"],
    ),
}
STEPS = RANK[RANK.index("$$") : RANK.rindex("$$") + 2]


def _outcome(intro: str, text: str) -> str:
    return exactrank.verify(f"{STEPS}\n\n{intro}\n{text}\n").outcome.value


@pytest.mark.parametrize("intro", list(IN_WORDS))
def test_other_languages(intro: str) -> None:
    false, narration = IN_WORDS[intro]
    assert [text for text in false if _outcome(intro, text) == "correct"] == []
    assert [text for text in narration if _outcome(intro, text) != "correct"] == []


MATRIX = "1 3 2; 2 6 5; 1 3 3"


GIVEN = r"$A = \begin{pmatrix} 1 & 3 & 2 \\ 2 & 6 & 5 \\ 1 & 3 & 3 \end{pmatrix}$"


@pytest.mark.parametrize(
    "text",
    [
        " has three rows and three columns.",
        r", $\operatorname{rank} A = \operatorname{rank} A^T$.",
        r", $\operatorname{rank} A = \operatorname{rank} A$.",
        ", $A - A = 0$.",
    ],
)
def test_what_says_nothing_is_no_answer(text: str) -> None:
    assert exactrank.verify(GIVEN + text, problem=MATRIX).outcome.value == "incomplete"
