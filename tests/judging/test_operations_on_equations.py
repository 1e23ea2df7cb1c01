"""Operations told of equations lead to an equation in their sentence, and to no matrix."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of
from exactrank.reading.claims.operations_on_equations import constant_behind, leads_to_equation

APART = r"$$\begin{aligned}2x-y&=1\\-4x+2y&=3\end{aligned}$$ "
SOLVABLE = r"$$\begin{aligned}2x-y&=1\\-4x+3y&=3\end{aligned}$$ "

CONTRADICTIONS = [
    "Adding twice the first equation to the second gives $0={}$. So the system has no solution.",
    "Addiert man das Doppelte der ersten Gleichung zur zweiten, so erhält man $0={}$. Also ist das LGS unlösbar.",
    "En ajoutant deux fois la première équation à la seconde, on obtient $0={}$. Le système est incompatible.",
    "Sumando a la segunda ecuación el doble de la primera queda $0={}$. El sistema no tiene solución.",
    "Somando à segunda equação o dobro da primeira, resulta $0={}$. O sistema não tem solução.",
    "Sommando alla seconda equazione il doppio della prima si ha $0={}$. Il sistema è impossibile.",
    "Dodając do drugiego równania podwojone pierwsze, otrzymujemy $0={}$. Układ nie ma rozwiązań.",
    "第2式に第1式の2倍を加えると $0={}$ となる。よって解なし。",
]


def outcome(text: str) -> Whole:
    return judge(answer_of(text)).outcome


@pytest.mark.parametrize("sentence", CONTRADICTIONS)
def test_a_contradiction_is_what_the_operation_comes_to(sentence: str) -> None:
    assert outcome(APART + sentence.format(5)) is Whole.CORRECT
    assert outcome(APART + sentence.format(7)) is Whole.UNDECIDED


def test_values_of_unknowns_are_read_behind_operations() -> None:
    told = SOLVABLE + "Adding twice the first equation to the second gives "
    assert outcome(told + "$y=5$, hence $x=3$.") is Whole.CORRECT
    assert outcome(told + "$y=4$, hence $x=3$.") is not Whole.CORRECT
    assert outcome(told + "$2y=5$.") is not Whole.CORRECT


@pytest.mark.parametrize("said", ["rank $= 1$.", r"$\det A = 0$.", "the form that we want."])
def test_what_is_no_equation_is_none(said: str) -> None:
    matrix = r"Let $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. Subtracting twice the first row from the second gives "
    assert outcome(matrix + said) is not Whole.CORRECT


@pytest.mark.parametrize("behind", ["gives $3x = 9$.", "so that $0 = 5$, which is absurd.", r"yields $x_{2}=\frac12$."])
def test_equations_behind_operations(behind: str) -> None:
    assert leads_to_equation(behind, 0)


@pytest.mark.parametrize(
    "behind",
    [
        r"gives $\det A = 5$.",
        "gives rank(A) = 2.",
        r"gives $A = \begin{pmatrix}1&2\end{pmatrix}$.",
        "is done. Now $3x = 9$.",
        "gives $R_2 = 5$.",
    ],
)
def test_other_formulas_behind_operations(behind: str) -> None:
    assert not leads_to_equation(behind, 0)


def test_only_zero_is_half_of_a_contradiction() -> None:
    found = constant_behind("we get $0 = -5$.", 0)
    assert found is not None
    assert found[2] == -5
    for text in ("we get $10 = 5$.", "we get $x + 0 = 5$.", "we get $0 = 5x$.", "we get $0 = 5/2$."):
        assert constant_behind(text, 0) is None
