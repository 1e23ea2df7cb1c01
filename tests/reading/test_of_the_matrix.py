"""The rank of the matrix, without a name for it, in languages where a word before the matrix belongs to it."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"$$A=\begin{pmatrix}1&2\\2&4\end{pmatrix}\to\begin{pmatrix}1&2\\0&0\end{pmatrix}$$ "
SAID = [
    "El rango de la matriz es %d.",
    "El rango de esta matriz es %d.",
    "Le rang de la matrice est %d.",
    "Le rang de cette matrice est %d.",
    "Der Rang der Matrix ist %d.",
    "Der Rang dieser Matrix ist %d.",
    "Il rango della matrice è %d.",
    "Il rango di questa matrice è %d.",
    "Rząd macierzy jest równy %d.",
]
NAMED_LIKE_A_MATRIX = ["O posto da matriz é %d.", "O posto desta matriz é %d."]
NOTHING = [
    "Le rang de la matrice est égal au nombre de pivots.",
    "El rango de la matriz es el número de pivotes.",
    "Der Rang der Matrix $B$ ist 2.",
    "Il rango della matrice è 2?",
    "Suponha que o posto da matriz é 2.",
]


@pytest.mark.parametrize("said", SAID)
def test_a_number_of_the_matrix_without_a_name(said: str) -> None:
    assert judge(answer_of(A + said % 1)).outcome is Whole.CORRECT
    assert judge(answer_of(A + said % 2)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("said", NAMED_LIKE_A_MATRIX)
def test_an_article_that_could_name_a_matrix_leaves_a_wrong_number_in_doubt(said: str) -> None:
    assert judge(answer_of(A + said % 1)).outcome is Whole.CORRECT
    assert judge(answer_of(A + said % 2)).outcome is Whole.UNDECIDED


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_said_of_no_matrix_or_another_accuses_nobody(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is not Whole.INCORRECT
