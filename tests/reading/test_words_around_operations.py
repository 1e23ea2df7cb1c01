"""Words around operations, from the tables of each language: what would be done, what begins anew, what comes out."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, judge
from exactrank.reading.answers.document import answer_of
from exactrank.statements import Factorization, RowStep

A = r"$$\begin{pmatrix}1&2\\3&4\end{pmatrix}$$ "
B, OTHER = r" $$\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$", r" $$\begin{pmatrix}5&1\\0&7\end{pmatrix}$$"
SUPPOSED = (
    "Subtracting 3 times row 1 from row 2 would give",
    "Wenn wir das Dreifache der ersten Zeile von der zweiten Zeile subtrahieren, würde das ergeben",
    "Soustraire 3 fois la ligne 1 de la ligne 2 donnerait",
    "Restar 3 veces la fila 1 de la fila 2 daría",
    "Subtrair 3 vezes a linha 1 da linha 2 daria",
    "Sottrarre 3 volte la riga 1 dalla riga 2 darebbe",
    "第2行から第1行の3倍を引くとどうなるでしょうか",
)
DONE = (
    "Subtracting 3 times row 1 from row 2 gives",
    "Wir subtrahieren das Dreifache der ersten Zeile von der zweiten Zeile und erhalten",
    "On soustrait 3 fois la ligne 1 de la ligne 2 et on obtient",
    "Restamos 3 veces la fila 1 de la fila 2 y obtenemos",
    "第2行から第1行の3倍を引いて",
)
DECOMPOSED = (
    "An LU factorization is",
    "The LU-decomposition is",
    "Die LU-Zerlegung ist",
    "La décomposition LU est",
    "La factorización LU es",
    "LU分解は",
)


def _steps(text: str) -> list[Outcome]:
    return [one.outcome for one in judge(answer_of(text)).judgements if isinstance(one.statement, RowStep)]


@pytest.mark.parametrize("words", SUPPOSED)
def test_what_would_be_done_is_not(words: str) -> None:
    assert Outcome.INCORRECT not in _steps(A + words + OTHER)


@pytest.mark.parametrize("words", DONE)
def test_what_is_done_leads_to_the_next_matrix(words: str) -> None:
    assert _steps(A + words + B) == [Outcome.CORRECT]


@pytest.mark.parametrize("words", ["Now consider", "Betrachte nun", "Considérons", "Consideremos ahora", "次の行列"])
def test_a_matrix_that_is_introduced_comes_from_none(words: str) -> None:
    text = A + "We subtract 3 times row 1 from row 2. " + words + B
    assert Outcome.INCORRECT not in _steps(text)
    assert not judge(answer_of(text)).is_correct


@pytest.mark.parametrize("words", DECOMPOSED)
def test_the_words_say_of_what_kind_the_factors_are(words: str) -> None:
    left, right = r"\begin{pmatrix}1&0\\3&1\end{pmatrix}", r"\begin{pmatrix}1&2\\0&-2\end{pmatrix}"
    text = rf"$$A = \begin{{pmatrix}}1&2\\3&4\end{{pmatrix}}$$ {words} $$A = {left}{right}.$$"
    read = [one.statement for one in judge(answer_of(text)).judgements]
    assert [one.kind.name for one in read if isinstance(one, Factorization)] == ["LU"]
