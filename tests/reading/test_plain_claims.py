"""A claim without a name behind the only calculation of a text is about that one; elsewhere it accuses nobody."""

from __future__ import annotations

import pytest

import exactrank


def step(*rows: str) -> str:
    matrices = [rf"\begin{{pmatrix}} {one} \end{{pmatrix}}" for one in rows]
    return r"\[ " + r" \xrightarrow{R_2 - 2R_1} ".join(matrices) + r" \]"


RANK_1 = step(r"1 & 2 \\ 2 & 4", r"1 & 2 \\ 0 & 0")
WRONG = step(r"1 & 2 \\ 2 & 4", r"1 & 2 \\ 0 & 1")
RANK_2 = step(r"1 & 2 & 1 \\ 2 & 5 & 0", r"1 & 2 & 1 \\ 0 & 1 & -2")
AUGMENTED = (
    r"\[ \left[\begin{array}{rr|r} 1 & 2 & 1 \\ 2 & 4 & 0 \end{array}\right] \xrightarrow{R_2 - 2R_1} "
    r"\left[\begin{array}{rr|r} 1 & 2 & 1 \\ 0 & 0 & -2 \end{array}\right] \]"
)

PLAIN = [
    "The rank is %s.", "Hence the rank is %s.", "Therefore the matrix has rank %s.", "Hence rank $= %s$.",
    "It follows that the rank is $%s$.", "Answer: the rank is %s.", "Der Rang ist %s.", "Somit ist der Rang gleich %s.",
    "Donc le rang est %s.", "Por tanto, el rango es %s.", "Quindi il rango è %s.", "Portanto, o posto é %s.",
    "Zatem rząd wynosi %s.", "よって階数は %s である。", "因此秩为 %s。",
]  # fmt: skip


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_claim_is_about_the_only_calculation(sentence: str) -> None:
    assert exactrank.verify(f"{RANK_1}\n\n{sentence % 1}").outcome.value == "correct"
    assert exactrank.verify(f"{RANK_1}\n\n{sentence % 2}").outcome.value == "incorrect"


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_claim_follows_from_a_wrong_line(sentence: str) -> None:
    step, claim = exactrank.verify(f"{WRONG}\n\n{sentence % 2}").judgements
    assert (step.outcome.value, claim.outcome.value, claim.follows) == ("incorrect", "incorrect", 0)


@pytest.mark.parametrize(
    "text",
    [
        f"{RANK_2}\n\n{RANK_1}\n\nThe rank is 2.",
        f"{RANK_1}\n\n{RANK_2}\n\nThe rank is 1.",
        f"{AUGMENTED}\n\nThe rank is 1.",
        f"{RANK_1}\n\nThere are two pivots.",
        f"{RANK_1}\n\nThe rank is 2 in the following case:",
        f"{RANK_1}\n\nIn the example of the lecture the rank is 2.",
        f"{RANK_1}\n\nOver another field the rank is 2.",
        f"{RANK_1}\n\nConsider now $B = A + I$. The rank is 2.",
        f"{RANK_1}\n\nLet $T$ be a 4 by 4 matrix with rank 2. The rank is 2.",
        f"{RANK_1}\n\nThe rank is 2 if the last entry is another one.",
        f"{RANK_1}\n\nIs it true that the rank is 2?",
        f"The rank is 2.\n\n{RANK_1}",
        f"The rank is 2:\n\n{RANK_1}",
        RANK_1
        + "\n\nWe come to the next matter, which has nothing to do with it"
        + ", and so on" * 30
        + ". The rank is 2.",
    ],
)
def test_where_something_else_may_be_meant_nobody_is_accused(text: str) -> None:
    assert exactrank.verify(text).outcome.value != "incorrect"


@pytest.mark.parametrize(
    ("formula", "outcome"),
    [
        (r"\operatorname{rank} = 1", "correct"),
        (r"\operatorname{rank} = 2", "undecided"),
        (r"\mathrm{rg} = 2", "undecided"),
        (r"\det = 0", "correct"),
        (r"\det = 5", "undecided"),
        (r"\det = 4 - 4 = 0", "correct"),
        (r"\det = 4 - 2 = 2", "undecided"),
        (r"\det = 4 - 4 = 1", "incorrect"),
        (r"\operatorname{nullity} = 1", "correct"),
        (r"r = 2", "incomplete"),
        (r"\operatorname{size} = 2", "incomplete"),
    ],
)
def test_a_formula_that_says_a_rank_and_not_of_what_is_no_narration(formula: str, outcome: str) -> None:
    assert exactrank.verify(f"{RANK_1}\n\nSo we have ${formula}$ now.").outcome.value == outcome
