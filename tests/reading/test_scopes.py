"""Exercises, parts, cases and items as scopes: what ends with them, what outlives them, and marks that are none."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, Whole, judge
from exactrank.reading.answers.document import answer_of
from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.language.packs import pack
from exactrank.statements import Scope

ONE = r"$A = \begin{pmatrix} 1 & 3 \\ 2 & 6 \end{pmatrix}$"
TWO = r"$A = \begin{pmatrix} 1 & 3 \\ 2 & 7 \end{pmatrix}$"
FIRST = r"\[\begin{cases} x + 2y = 4 \\ x - y = 1 \end{cases}\] so $x = 2$ and $y = 1$."
SECOND = r"\[\begin{cases} x + 2y = 5 \\ x - y = 2 \end{cases}\] so $x = 3$ and $y = {}$."


@pytest.mark.parametrize(
    ("code", "text", "paths"),
    [
        ("en", "Exercise 1. One.\n\nExercise 2: Two.\n\n(a) Three.\n\n(b) Four.", [(1,), (2,), (2, 1), (2, 2)]),
        ("en", "## Problem 1\n\nOne.\n\n## Problem 2\n\nTwo.", [(1,), (2,)]),
        ("en", "\\section*{Problem 1}\nOne.\n\\section*{Problem 2}\nTwo.", [(1,), (2,)]),
        ("en", "**Example 3.** One.\n\n**Example 4.** Two.", [(1,), (2,)]),
        ("en", "<h2>Question 1</h2>\n<p>One.\n<h2>Question 2</h2>", [(1,), (2,)]),
        ("en", "(a) One.\n\n(b) Two.\n\n(c) Three.", [(0, 1), (0, 2), (0, 3)]),
        ("en", "a) One.\nb) Two.", [(0, 1), (0, 2)]),
        ("en", "(i) One.\n(ii) Two.", [(0, 1), (0, 2)]),
        ("en", "\\item[(a)] One.\n\\item[(b)] Two.", [(0, 1), (0, 2)]),
        ("en", "Case 1: one.\n\nCase 2: two.", [(0, 1), (0, 2)]),
        ("en", "Part (a): one.\n\nPart (b): two.", [(0, 1), (0, 2)]),
        ("de", "Aufgabe 1: eins.\n\nAufgabe 2: zwei.\n\nFall 1: drei.", [(1,), (2,), (2, 1)]),
        ("fr", "Exercice 1. Un.\n\nExercice 2. Deux.", [(1,), (2,)]),
        ("es", "Ejercicio 1. Uno.\n\nEjercicio 2. Dos.", [(1,), (2,)]),
        ("pt", "Exercício 1. Um.\n\nExercício 2. Dois.", [(1,), (2,)]),
        ("it", "Esercizio 1. Uno.\n\nEsercizio 2. Due.", [(1,), (2,)]),
        ("pl", "Zadanie 1. Raz.\n\nZadanie 2. Dwa.", [(1,), (2,)]),
        ("ja", "問1. 一。\n\n問2. 二。", [(1,), (2,)]),
        ("zh", "习题 1. 一。\n\n习题 2. 二。", [(1,), (2,)]),
        # no marks
        ("en", "By Exercise 1 and Exercise 2 it is so.", []),
        ("en", "Exercise 1 asks for the rank.\n\nExercise 2 does not.", []),
        ("en", "(c) refers to something.", []),
        ("en", "We use (a) and (b).", []),
        ("en", "Problem solved.\n\nCase closed.", []),
        ("en", "Problem 1. One.\n\nProblem 1. Its solution.", [(1,)]),
        ("en", "1. One.\n2. Two.", []),
    ],
)
def test_the_marks_of_a_text(code: str, text: str, paths: list[tuple[int, ...]]) -> None:
    scopes = Scopes(text, [pack(code)])
    assert [mark.path for mark in scopes.marks] == paths
    assert all(mark.soft == (len(mark.path) > 1) for mark in scopes.marks)


def test_what_stands_around_a_scope_holds_in_it() -> None:
    text = "Stem.\n\n(a) One.\n\n(b) Two.\n\nExercise 7. Three.\n\n(a) Four."
    scopes = Scopes(text, [pack("en")])
    stem, one, two, three, four = (text.index(word) for word in ("Stem", "One", "Two", "Three", "Four"))
    assert not any(scopes.apart(stem, later) for later in (one, two, three))
    assert scopes.apart(one, two)
    assert scopes.apart(two, three)
    assert not scopes.apart(three, four)
    assert scopes.apart(four, three)


RIGHT = [
    f"Exercise 1. {ONE}. The rank of $A$ is 1.\n\nExercise 2. {TWO}. The rank of $A$ is 2.",
    f"(a) {FIRST}\n\n(b) {SECOND.replace('{}', '1')}",
    f"Exercise 1. {FIRST}\n\nExercise 2. {SECOND.replace('{}', '1')}",
    f"Teil a) {FIRST.replace('so', 'also').replace('and', 'und')}\n\nTeil b) {SECOND.replace('{}', '1').replace('so', 'also').replace('and', 'und')}",  # noqa: E501
    f"Solve {FIRST[: FIRST.index('so')]}\n\n(a) The system has two equations.\n\n(b) So $x = 2$ and $y = 1$.",
    "- If $s = 1$: $t = 3 - s = 2$.\n- If $s = 0$: $t = 3 - 0 = 3$.\n\nIndeed $3 - 0 = 3$.",
    f"{ONE}.\n\n(a) The rank of $A$ is 1.\n\n(b) The nullity of $A$ is 1.",
    "1. Hence $z = 2$.\n2. Then $y = 3 - z = 1$.\n3. Finally $x = 4 - y = 3$.",
]
WRONG = [
    f"Exercise 1. {ONE}. The rank of $A$ is 1.\n\nExercise 2. {TWO}. The rank of $A$ is 1.",
    f"(a) {FIRST}\n\n(b) {SECOND.replace('{}', '2')}",
    f"Exercise 1. {FIRST}\n\nExercise 2. {SECOND.replace('{}', '2')}",
    f"Solve {FIRST[: FIRST.index('so')]}\n\n(a) The system has two equations.\n\n(b) So $x = 2$ and $y = 2$.",
    f"{ONE}.\n\n(a) The rank of $A$ is 2.\n\n(b) The nullity of $A$ is 1.",
    "1. Hence $z = 2$.\n2. Then $y = 3 - 2 = 2$.\n3. Finally $x = 4 - 2 = 2$.",
]
NOTHING_WRONG = [
    # A of the exercise before
    f"Exercise 1. {ONE}. The rank of $A$ is 1.\n\nExercise 2. The rank of $A$ is 2.",
    # the systems of two parts differ in one entry: nothing was copied wrongly
    f"(a) {FIRST}\n\n(b) {SECOND.replace('{}', '1')}",
    r"(a) $$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$$ is regular." + "\n\n"
    r"(b) $$\begin{pmatrix} 1 & 2 \\ 3 & 6 \end{pmatrix} \sim \begin{pmatrix} 1 & 2 \\ 0 & 0 \end{pmatrix}$$",
    f"(a) {FIRST}\n\n(b) So $x = 9$ is something else.",
    "- For $s = 1$: $t = 2$.\n- For $s = 0$: $t = 5 - 2 = 3$.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_in_their_scopes(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT


@pytest.mark.parametrize("text", WRONG)
def test_wrong_in_their_scopes(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOTHING_WRONG)
def test_what_has_ended_accuses_nobody(text: str) -> None:
    found = judge(answer_of(text)).judgements
    assert not [one for one in found if one.outcome is Outcome.INCORRECT]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- If $s = 1$: $t = 3 - s = 2$.\n- If $s = 0$: $t = 3 - 0 = 3$.", 2),
        ("1. Hence $z = 2$.\n2. Then $y = 3 - z = 1$.", 0),
    ],
)
def test_items_are_scopes_where_one_gives_a_name_of_another_anew(text: str, count: int) -> None:
    assert sum(isinstance(one, Scope) for one in answer_of(text).passages) == count


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (f"The matrix {ONE} has rank 1.", Whole.CORRECT),
        (f"The matrix {ONE} has rank 2.", Whole.INCORRECT),
        (f"The determinant of {TWO} is 1.", Whole.CORRECT),
        (f"The determinant of {TWO} is 2.", Whole.INCORRECT),
        (f"{ONE} の階数は 2 である。", Whole.INCORRECT),
        (f"Der Rang von {ONE} ist 2.", Whole.INCORRECT),
    ],
)
def test_a_matrix_that_is_named_where_something_is_said_of_it(said: str, outcome: Whole) -> None:
    assert judge(answer_of(said)).outcome is outcome


@pytest.mark.parametrize(("last", "outcome"), [("m_1 + m_2", "correct"), ("m_1 - m_2", "undecided")])
def test_columns_of_an_ended_exercise_are_no_columns_of_the_next(last: str, outcome: str) -> None:
    """m_2 = 0 was said of the first M; the second has a column of that name itself.

    What is taken for columns without a word that is understood accuses nobody.
    """
    text = (
        "Exercise 1\n\n\\[M = \\begin{pmatrix}1 & 0 & 3\\\\ 2 & 0 & 6\\end{pmatrix}\\]\n\n"
        "Writing $m_j$ for column $j$ of $M$, we read off $m_2 = 0$ and $m_3 = 3m_1$.\n\n"
        "Exercise 2\n\n\\[M = \\begin{pmatrix}1 & 3 & 4\\\\ 2 & 7 & 9\\end{pmatrix}\\]\n\n"
        f"Writing $m_j$ for column $j$ of $M$, we read off $m_3 = {last}$.\n"
    )
    assert judge(answer_of(text)).outcome.value == outcome


@pytest.mark.parametrize("heading", ["Exercise", "Aufgabe", "Ejercicio", "例题", "Задача", "문제", "Bài", "Příklad"])
def test_a_heading_separates_whatever_language_the_text_is_in(heading: str) -> None:
    first = r"Die Eigenwerte sind $\lambda_1 = 1$ und $\lambda_2 = 3$."
    second = r"Encontrar los valores: $\lambda_1 = 2$ y $\lambda_2 = 5$, luego $\lambda_1 + \lambda_2 = 7$."
    text = f"## {heading} 1\n\n{first}\n\n## {heading} 2\n\n{second}"
    assert [one.path for one in answer_of(text).passages if isinstance(one, Scope)] == [(1,), (2,)]
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


@pytest.mark.parametrize(
    "line", ["Exercises 1 and 2 are alike", "an example 3 of that", "Contohnya 2", "Beispielhaft 1"]
)
def test_what_is_no_heading_separates_nothing(line: str) -> None:
    assert not [one for one in answer_of(f"$1 + 1 = 2$\n\n{line}\n\n$2 + 2 = 4$").passages if isinstance(one, Scope)]
