"""A letter for eigenvalues: with an index it may have a value, and without one it is an unknown again."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.reading.answers.document import answer_of


@pytest.mark.parametrize("letter", [r"\lambda", r"\mu"])
@pytest.mark.parametrize("indices", [1, 2])
def test_lambda_is_not_the_vector_of_the_eigenvalues(letter: str, indices: int) -> None:
    known = ", ".join(f"${letter}_{k + 1} = {k + 1}$" for k in range(indices))
    text = rf"""## Exercise 1

The eigenvalues are {known}.

## Exercise 2

Let $A = \begin{{pmatrix}} -2 & 1 \\ 1 & -2 \end{{pmatrix}}$.
$$|A - {letter} I| = (-2 - {letter})^2 - 1 = {letter}^2 + 4{letter} + 3 = 0$$"""
    assert all(one.outcome is not Outcome.INCORRECT for one in judge(answer_of(text)).judgements)


def test_numbers_with_an_index_are_the_entries_of_a_vector() -> None:
    text = r"""Let $a_1 = 1$ and $a_2 = 2$, and $A = \begin{pmatrix} 1 & 1 \\ 0 & 1 \end{pmatrix}$.
Then $Aa = \begin{pmatrix} 3 \\ 2 \end{pmatrix}$ and $Aa = \begin{pmatrix} 3 \\ 3 \end{pmatrix}$."""
    outcomes = [one.outcome for one in judge(answer_of(text)).judgements]
    assert outcomes == [Outcome.CORRECT, Outcome.INCORRECT]
