"""Vectors that a sentence of plain text speaks of, and determinants of names that have no matrix."""

from __future__ import annotations

import pytest

import exactrank

A = "A = [1 2 3; 0 1 1]\n\n"


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("A basis of the null space of A is (-1, -1, 1).", "correct"),
        ("A basis of the null space of A is (-1, 1, 1).", "incorrect"),
        ("The null space is spanned by (2, 2, -2).", "correct"),
        ("The vector (1/2, 1/2, -1/2) lies in the null space of A.", "correct"),
        ("The vector (0.5, 0.5, 0.5) lies in the null space of A.", "incorrect"),
        ("A basis of the row space of A is (1, 2, 3), (0, 1, 1).", "correct"),
        ("A basis of the row space of A is (1, 2, 3), (0, 1, 2).", "incorrect"),
        ("Eine Basis des Kerns von A ist (-1, -1, 1).", "correct"),
        ("Une base du noyau de A est (-1, 1, 1).", "incorrect"),
        ("The entries in the places (1, 2) and (2, 3) are positive.", "undecided"),
        ("Is (1, 1, 1) in the null space of A?", "undecided"),
        ("We chose f(1, 2) = 3 and the steps (1, 2) of the plan.", "undecided"),
    ],
)
def test_a_vector_in_a_sentence(sentence: str, outcome: str) -> None:
    verdict = exactrank.verify(A + sentence)
    assert verdict.outcome.value == outcome
    assert len(verdict.judgements) == (outcome != "undecided")


CHAIN = (
    r"\[ \det A = \begin{vmatrix} 0 & 2 \\ 3 & 5 \end{vmatrix} = -\begin{vmatrix} 3 & 5 \\ 0 & 2 \end{vmatrix} \]"
    "\n\nTherefore $%s$."
)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (CHAIN % r"\det A = -6", "correct"),
        (CHAIN % r"\det A = 6", "incorrect"),
        (CHAIN % r"\det(A) = -3", "incorrect"),
        (CHAIN % r"\det B = 6", "correct"),  # nothing is known of B
        (CHAIN % r"\det A = 6" + r" \[ A = \begin{pmatrix} 2 & 0 \\ 0 & 3 \end{pmatrix} \]", "incorrect"),
        (r"Suppose \(\det A = \begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix}\). Then \(\det A = 7\).", "undecided"),
    ],
)
def test_the_determinant_of_a_name_that_has_no_matrix(text: str, outcome: str) -> None:
    assert exactrank.verify(text).outcome.value == outcome


def test_what_follows_from_a_wrong_determinant_is_no_second_mistake() -> None:
    chain = r"\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix} = \begin{vmatrix} 1 & 2 \\ 0 & -3 \end{vmatrix}"
    judged = exactrank.verify(rf"\[ \det A = {chain} \] Therefore \(\det A = -3\).").judgements
    assert [one.outcome.value for one in judged] == ["correct", "incorrect", "incorrect"]
    assert judged[2].follows == 1
