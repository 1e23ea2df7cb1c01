"""What is said of the vectors, without their names, is said of those that the text has given last."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

DEPENDENT = r"$u=(1,0,1)$, $v=(2,1,0)$, $w=(0,1,-2)$. "
INDEPENDENT = r"$u=(1,0,1)$, $v=(2,1,0)$, $w=(0,1,1)$. "

SAID_DEPENDENT = [
    "Hence the three vectors are linearly dependent.",
    "Also sind die Vektoren linear abhängig.",
    "Donc ces trois vecteurs sont liés.",
    "La famille $(u,v,w)$ est donc liée.",
    "Por tanto, los tres vectores son linealmente dependientes.",
    "Logo os vetores são LD.",
    "Dunque i tre vettori sono linearmente dipendenti.",
    "Zatem te wektory są liniowo zależne.",
    "よって、これらのベクトルは一次従属である。",
    "所以这三个向量线性相关。",
]
OF_DIMENSION_TWO = [
    "They span a subspace of dimension 2.",
    "Diese Vektoren spannen einen Unterraum der Dimension 2 auf.",
    "Ces vecteurs engendrent un sous-espace vectoriel de dimension 2.",
    "Estos vectores generan un subespacio de dimensión 2.",
    "Estes vetores geram um subespaço de dimensão 2.",
    "Questi vettori generano un sottospazio di dimensione 2.",
    "Te wektory rozpinają podprzestrzeń wymiaru 2.",
    "これらのベクトルの張る部分空間の次元は2である。",
    "这些向量张成的子空间的维数是2。",
]


def outcome(text: str) -> Whole:
    return judge(answer_of(text)).outcome


@pytest.mark.parametrize("sentence", SAID_DEPENDENT + OF_DIMENSION_TWO)
def test_what_is_so_is_correct(sentence: str) -> None:
    assert outcome(DEPENDENT + sentence) is Whole.CORRECT


@pytest.mark.parametrize("sentence", SAID_DEPENDENT + OF_DIMENSION_TWO)
def test_what_is_not_so_does_not_pass(sentence: str) -> None:
    assert outcome(INDEPENDENT + sentence) in (Whole.UNDECIDED, Whole.INCORRECT)


def test_which_vectors_are_meant_is_no_guess_where_one_more_is_given() -> None:
    told = DEPENDENT + "Now let $z=(5,7,1)$. "
    assert outcome(told + "The vectors are linearly dependent.") is Whole.UNDECIDED


def test_another_number_of_vectors_is_another_family() -> None:
    assert outcome(DEPENDENT + "与えられた 2 個のベクトルは一次従属である。") is not Whole.CORRECT


def test_a_vector_is_not_what_a_claim_about_a_square_matrix_is_about() -> None:
    text = r"$A=\begin{pmatrix}5&-2\\4&-1\end{pmatrix}$. An eigenvector is $v_1=(1,2)$. "
    assert outcome(text + "The eigenvalues are $1$ and $3$.") is Whole.CORRECT
    assert outcome(text + "The eigenvalues are $1$ and $4$.") is not Whole.CORRECT


@pytest.mark.parametrize(
    ("given", "right", "wrong"),
    [
        ("设 $u=(1,2)$，$v=(2,4)$，则 $u,v$ 线性{}。", "相关", "无关"),
        ("Sean $u=(1,2)$, $v=(2,4)$, entonces $u$, $v$ son linealmente {}.", "dependientes", "independientes"),
        ("Soient $u=(1,2)$, $v=(2,4)$, alors $u$, $v$ sont {}.", "liés", "indépendants"),
    ],
)
def test_given_vectors_are_no_condition(given: str, right: str, wrong: str) -> None:
    assert outcome(given.format(right)) is Whole.CORRECT
    assert outcome(given.format(wrong)) is Whole.INCORRECT


def test_what_is_supposed_of_given_vectors_stays_supposed() -> None:
    said = judge(answer_of("设 $u$ 与 $v$ 线性无关，则 $u$ 与 $u$ 线性无关。"))
    assert said.outcome is not Whole.INCORRECT


DEPENDENT_COLUMNS = r"Let $A=\begin{bmatrix}1&2\\2&4\\0&0\end{bmatrix}$ and $b=\begin{bmatrix}1\\2\\3\end{bmatrix}$. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            r"The projection of $b$ onto the column space of $A$ is $\begin{bmatrix}1\\2\\0\end{bmatrix}$.",
            Whole.CORRECT,
        ),
        (
            r"The projection of $b$ onto the column space of $A$ is $\begin{bmatrix}1\\2\\1\end{bmatrix}$.",
            Whole.INCORRECT,
        ),
        (r"$A(A^TA)^{-1}A^Tb=\begin{bmatrix}1\\2\\0\end{bmatrix}$.", Whole.UNDECIDED),  # there is no inverse
    ],
)
def test_there_is_a_projection_onto_columns_that_are_dependent(text: str, expected: Whole) -> None:
    assert outcome(DEPENDENT_COLUMNS + text) is expected
