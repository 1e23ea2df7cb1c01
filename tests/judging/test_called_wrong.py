"""What a text calls wrong is no claim of its writer, and what stands beside such words still is one."""

from __future__ import annotations

import pytest

import exactrank

RANK = r"""We reduce the matrix.

$$A = \begin{pmatrix} 2 & 1 & 3 \\ 4 & 2 & 7 \\ 2 & 1 & 4 \end{pmatrix} \xrightarrow{R_2 - 2R_1,\ R_3 - R_1}
\begin{pmatrix} 2 & 1 & 3 \\ 0 & 0 & 1 \\ 0 & 0 & 1 \end{pmatrix} \xrightarrow{R_3 - R_2}
\begin{pmatrix} 2 & 1 & 3 \\ 0 & 0 & 1 \\ 0 & 0 & 0 \end{pmatrix}$$
"""
CALLED_WRONG = [
    'Somebody wrote: "the rank of $A$ is 3". This is incorrect.',
    "On the blackboard we read: «the rank of $A$ is 3», which is plainly wrong.",
    "The sentence 'the rank of A is 3' does not hold.",
    "That $A$ is invertible is wrong.",
    r"So the relation $\det A \neq 0$ is false.",
    r"The equation $\det A = 5$ is not satisfied.",
    r"$\det A = 5$ cannot occur.",
    "Statement: $A$ is invertible. Answer: false.",
    "- $A$ is invertible: false\n- $A$ is singular: true\n- $\\operatorname{rank} A = 3$: false",
    "1. $A$ is invertible. (F)\n2. $A$ has rank 2. (T)",
    "a) The rank of $A$ is 3. \u2717\n\nb) The rank of $A$ is 2. \u2713",
    "\u274c $\\operatorname{rank} A = 3$\n\n\u2705 $\\operatorname{rank} A = 2$",
    "| $A$ is invertible | false |\n|---|---|\n| $A$ has rank 3 | no |",
    r"Incorrect answer: $\operatorname{rank} A = 3$.",
    "**Common mistake.** $\\operatorname{rank} A = 3$.",
    r"First attempt: $\operatorname{rank} A = 3$. Oops.",
    r"With the wrong sign one gets $\operatorname{rank} A = 3$.",
    "There is no evidence that $A$ is invertible.",
    "This excludes that $A$ has rank 3.",
    r"We can't have $\operatorname{rank} A = 3$ here.",
    r"What is wrong here? $\operatorname{rank} A = 3$.",
    "It is not true that $A$ is invertible, so the rank of $A$ is 2.",
    "It is false that $A$ has rank 3; its rank is 2.",
    "Conjecture: $\\det A = 1$. This is refuted by the zero row.",
    "Die Aussage „$A$ ist invertierbar“ ist falsch.",
    "Ein Mitschüler schrieb: „Der Rang von $A$ ist 3.“ Das stimmt nicht.",
    "L'affirmation « $A$ est inversible » est fausse.",
    "Il a noté : « le rang de $A$ est 3 ». C'est faux.",
    "La afirmación «$A$ es invertible» es falsa.",
    "Se lee: «el rango de $A$ es 3». Eso es falso.",
    "L'affermazione «$A$ è invertibile» è falsa.",
    "A afirmação «$A$ é invertível» é falsa.",
    "Stwierdzenie „$A$ jest odwracalna” jest fałszywe.",
    "Утверждение «матрица $A$ обратима» неверно.",
    "「$A$ の階数は 3 である」というのは誤りである。",
    "誤答例：$A$ の階数は 3 である。",
    "“$A$ 可逆”这一说法是错误的。",
    "错误解答：$A$ 的秩为 3。",
]


@pytest.mark.parametrize("text", CALLED_WRONG)
def test_what_is_called_wrong_accuses_nobody(text: str) -> None:
    assert exactrank.verify(RANK + "\n" + text + "\n").outcome.value not in ("incorrect", "unreadable")


STILL_CLAIMED = [
    "The rank of $A$ is 3, so the other answer is wrong.",
    "The other answer is wrong: the rank of $A$ is 3.",
    "It is wrong to stop here. The rank of $A$ is 3.",
    "2 is wrong, the rank of $A$ is 3.",
    "No, the rank of $A$ is 3.",
    "Answer: no, the rank of $A$ is 3.",
    "The rank of $A$ is 3. The sign is wrong in the book.",
    "Not all rows are zero, so the rank of $A$ is 3.",
    "We cannot have a zero row, so the rank of $A$ is 3.",
    "There is no reason to go on, the rank of $A$ is 3.",
    "This excludes rank 2, so the rank of $A$ is 3.",
    "My first attempt failed, but now I see that the rank of $A$ is 3.",
    "It is false that $A$ has rank 2.",
    "It is not true that $A$ is singular.",
    "It is false that $A$ has rank 3; the rank of $A$ is 1.",
    "The rank of $A$ is 3. This is not hard.",
    "The rank of $A$ is 3: true",
    "- The rank of $A$ is 3: yes\n- $A$ has two pivots: yes",
    "\u2713 The rank of $A$ is 3.",
    "Correct answer: $\\operatorname{rank} A = 3$.",
    "What is left? $\\operatorname{rank} A = 3$.",
    "Find the rank in the following way. The rank of $A$ is 3.",
    "Far from being singular, $A$ has rank 3.",
    "Der Rang von $A$ ist 3. Das stimmt.",
    "Nicht alle Zeilen sind Null, also ist der Rang von $A$ gleich 3.",
    "Falsch wäre 2: der Rang von $A$ ist 3.",
    "Le rang de $A$ est 3. C'est vrai.",
    "El rango de $A$ es 3. Eso es cierto.",
    "$A$ の階数は 3 である。これは正しい。",
    "$A$ 的秩为 3。这是对的。",
]


@pytest.mark.parametrize("text", STILL_CLAIMED)
def test_a_claim_beside_words_of_refusal_is_judged(text: str) -> None:
    assert exactrank.verify(RANK + "\n" + text + "\n").outcome.value == "incorrect"


def test_what_is_right_and_called_wrong_passes_nowhere() -> None:
    for text in ('"The rank of $A$ is 2" is false.', "The rank of $A$ is 2: false", "The rank of $A$ is 2. \u2717"):
        assert exactrank.verify(RANK + "\n" + text + "\n").outcome.value == "undecided"


@pytest.mark.parametrize(
    "text",
    [
        "$I_1 + I_2 = 5$, $I_1 - I_2 = 1$. Adding, $2I_1 = 6$, so $I_1 = 3$ and $I_2 = 2$.",
        "$I_1 = I_2 + I_3$, $2I_1 + 3I_2 = 12$, so $I_3 = 1$, $I_2 = 2$ and $I_1 = 3$ amperes.",
        r"Let $A = (1, 2)$ and $B = (3, 5)$. Then $|AB| = \sqrt{13}$.",
    ],
)
def test_currents_and_points_are_no_matrices(text: str) -> None:
    assert exactrank.verify(text).outcome.value != "incorrect"


@pytest.mark.parametrize(
    "text",
    [
        r"$A = \begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix} = I_3$.",
        r"$\begin{pmatrix} 1 & 0 \\ 0 & 2 \end{pmatrix} = I_2$.",
        r"Let $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$, $B = A$. Then $|AB| = 5$.",
    ],
)
def test_identity_matrices_and_products_still_are_judged(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "incorrect"
