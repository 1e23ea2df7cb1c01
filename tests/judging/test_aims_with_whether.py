"""What is to be seen claims nothing, what is done to see it does: to check whether A is invertible, we compute."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

MATRIX = r"$A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. "

AIMS = [
    r"To check whether $A$ is invertible, we compute the determinant, and $\det A={}$. The rank of $A$ is 1.",
    r"Um zu prüfen, ob $A$ invertierbar ist, berechnen wir $\det A={}$. Der Rang von $A$ ist 1.",
    r"Pour vérifier si $A$ est inversible, on calcule et on trouve $\det A={}$. Le rang de $A$ est 1.",
    r"Para comprobar si $A$ es invertible, calculamos y queda $\det A={}$. El rango de $A$ es 1.",
    r"Para verificar se $A$ é invertível, calculamos e obtemos $\det A={}$. O posto de $A$ é 1.",
    r"Per stabilire se $A$ è invertibile, calcoliamo e otteniamo $\det A={}$. Il rango di $A$ è 1.",
    r"Aby sprawdzić, czy $A$ jest odwracalna, liczymy: $\det A={}$. Rząd macierzy $A$ wynosi 1.",
    r"$A$ が正則かどうかを調べるために計算すると、$\det A={}$ である。$A$ の階数は1である。",
    r"为判断 $A$ 是否可逆，计算得 $\det A={}$。$A$ 的秩为 1。",
]


def outcome(text: str) -> Whole:
    return judge(answer_of(text)).outcome


@pytest.mark.parametrize("aim", AIMS)
def test_what_is_done_is_claimed(aim: str) -> None:
    assert outcome(MATRIX + aim.format(0)) is Whole.CORRECT
    assert outcome(MATRIX + aim.format(5)) in (Whole.INCORRECT, Whole.UNDECIDED)


@pytest.mark.parametrize(
    "sentence",
    [
        "Check whether $A$ has rank 2.",
        "We ask whether the vectors $(1,2)$, $(2,4)$ are independent.",
        "Prüfe, ob die Vektoren $(1,2)$, $(2,4)$ linear unabhängig sind.",
        "On veut savoir si les vecteurs $(1,2)$, $(2,4)$ sont indépendants.",
        "Queremos ver si los vectores $(1,2)$, $(2,4)$ son independientes.",
        "Queremos verificar se os vetores $(1,2)$, $(2,4)$ são independentes.",
        "Vogliamo capire se i vettori $(1,2)$, $(2,4)$ sono indipendenti.",
        "Trzeba sprawdzić, czy wektory $(1,2)$, $(2,4)$ są liniowo niezależne.",
        "$(1,2)$, $(2,4)$ が一次独立かどうかを調べよ。",
        "判断向量 $(1,2)$, $(2,4)$ 是否线性无关。",
    ],
)
def test_what_is_asked_is_not(sentence: str) -> None:
    assert judge(answer_of(MATRIX + sentence)).judgements == ()


def test_the_value_of_a_free_unknown_is_no_condition() -> None:
    system = r"$$\left(\begin{array}{ccc|c}1&0&-2&-1\\0&1&3&2\end{array}\right)$$ "
    said = r"令 $x_3=k$，得通解 $$x=k\begin{pmatrix}2\\%s\\1\end{pmatrix}+\begin{pmatrix}-1\\2\\0\end{pmatrix}.$$"
    assert outcome(system + "方程组有无穷多解。" + said % "-3") is Whole.CORRECT
    assert outcome(system + "方程组有无穷多解。" + said % "-4") is Whole.INCORRECT
