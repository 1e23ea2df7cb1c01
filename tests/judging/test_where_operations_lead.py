"""Operations told before a matrix lead to that matrix, whatever stands further down."""

from __future__ import annotations

import pytest

import exactrank

LABELLED = (
    r"$$ \begin{pmatrix} 2 & 3 \\ 4 & 7 \end{pmatrix} \xrightarrow{R_2 - 2R_1} "
    r"\begin{pmatrix} 2 & 3 \\ 0 & 1 \end{pmatrix} $$"
)
REDUCED = (
    "A = [1 2; 3 5]\n\nSubtract 3 times row 1 from row 2:\n\n[1 2; 0 -1]\n\n"
    "Add 2 times row 2 to row 1:\n\n[%s; 0 -1]\n\n"
)

TEXTS = [
    # An arrow with operations of its own uses up nothing that was said of another matrix.
    (REDUCED % "1 0" + LABELLED, "correct", 3),
    (REDUCED % "1 1" + LABELLED, "incorrect", 3),
    (REDUCED % "1 0" + "We subtract twice row 1 from row 2. " + LABELLED, "correct", 3),
    # What goes on from the matrix that should have come out is no second mistake, and no excuse.
    (
        "[2 1 3; 1 4 5; 2 9 7]\n\nR1 <-> R2\n\n[1 4 5; 2 1 3; 2 9 7]\n\nR2 - 2R1\n\n[1 4 5; 0 -7 -7; 2 9 7]",
        "correct",
        2,
    ),
    (
        "[2 1 3; 1 4 5; 2 9 7]\n\nR1 <-> R2\n\n[1 4 5; 2 1 3; 0 9 7]\n\n"
        "[1 4 5; 2 1 3; 2 9 7]\n\nR2 - 2R1\n\n[1 4 5; 0 -7 -7; 2 9 7]",
        "incorrect",
        2,
    ),
    # Two operations told at once, and a matrix for each.
    ("[1 2; 3 5; 4 7]\n\nR2 - 3R1, R3 - 4R1\n\n[1 2; 0 -1; 4 7]\n\n[1 2; 0 -1; 0 -1]", "correct", 2),
]


@pytest.mark.parametrize(("text", "outcome", "steps"), TEXTS)
def test_operations_lead_to_the_matrix_behind_them(text: str, outcome: str, steps: int) -> None:
    verdict = exactrank.verify(text)
    assert verdict.outcome.value == outcome
    assert len([one for one in verdict.judgements if one.kind == "row-step"]) == steps
    assert sum(one.outcome.value == "incorrect" for one in verdict.judgements) == (outcome == "incorrect")


def test_a_name_is_given_anew_though_operations_stood_beside_its_matrix() -> None:
    beside = r"\begin{array}{l} \\ R_2 + 2R_1 \end{array}"
    matrices = [rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}" for rows in (r"1 & 4 \\ -2 & -3", r"1 & 4 \\ 0 & 5")]
    first = rf"\[ A = {matrices[0]} {beside} \to {matrices[1]} \]"
    second = r"\[ A = \begin{pmatrix} 2 & 2 & 1 \\ 0 & 1 & 3 \\ 0 & 0 & 1 \end{pmatrix} \]"
    for said, outcome in (("3", "correct"), ("2", "incorrect")):
        verdict = exactrank.verify(f"{first}\n\nNow for the next one.\n\n{second}\n\nThe rank of $A$ is ${said}$.")
        assert [one.outcome.value for one in verdict.judgements] == ["correct", outcome]
