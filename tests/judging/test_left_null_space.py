"""The left null space is the null space of the transpose, and never taken for the null space."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.reading.answers.document import answer_of
from exactrank.statements import Basis, Space

A = r"$A=\begin{pmatrix}2&4\\1&2\end{pmatrix}$. "
SAID = (
    "The left null space of $A$ is spanned by $(1,-2)$.",
    "The left nullspace is the line spanned by $(1,-2)$.",
    r"A basis of the left null space of $A$ is $\{(1,-2)^T\}$.",
    "Der linke Nullraum von $A$ wird von $(1,-2)$ aufgespannt.",
    "Der Linkskern wird von $(1,-2)$ aufgespannt.",
    "Le noyau à gauche de $A$ est engendré par $(1,-2)$.",
    "$A$ の左零空間は $(1,-2)$ で張られる。",
    "左零空間の基底は $(1,-2)$ である。",
    "$A$ 的左零空间由 $(1,-2)$ 生成。",
    "El espacio nulo izquierdo de $A$ está generado por $(1,-2)$.",
    "Il nucleo sinistro di $A$ è generato da $(1,-2)$.",
    "O núcleo à esquerda de $A$ é gerado por $(1,-2)$.",
    "Lewe jądro macierzy $A$ jest rozpięte przez $(1,-2)$.",
)


@pytest.mark.parametrize("said", SAID)
def test_it_is_that_of_the_transpose(said: str) -> None:
    right, wrong = judge(answer_of(A + said)), judge(answer_of(A + said.replace("-2", "-3")))
    assert right.is_correct
    assert [one.kind for one in right.judgements] == [Space.LEFT_NULL.value]
    assert wrong.first_error == 0


@pytest.mark.parametrize(
    "said",
    [
        "The left half of the null space is spanned by $(1,-2)$.",
        "The other left null space would be spanned by $(1,-3)$?",
        "If the left null space is spanned by $(1,-3)$, the rows have a relation.",
        "The null space of the left factor is spanned by $(1,-3)$.",
    ],
)
def test_what_looks_like_it_accuses_nobody(said: str) -> None:
    assert judge(answer_of(A + said)).first_error is None


def test_the_null_space_stays_what_it_was() -> None:
    made = judge(answer_of(A + "The null space is the line spanned by $(2,-1)$.")).judgements
    assert [one.statement.space for one in made if isinstance(one.statement, Basis)] == [Space.NULL]
