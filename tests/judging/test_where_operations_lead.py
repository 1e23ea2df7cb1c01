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


@pytest.mark.parametrize(
    ("between", "outcomes"),
    [
        (r"$$8\rho_2 + 3\rho_3$$", ["correct"]),
        (r"Then $8\rho_2 + 3\rho_3$ is what we do.", ["undecided"]),  # the sentence is not understood
        (r"$\mathrm{III} \gets 3\,\mathrm{III} + 8\,\mathrm{II}$", ["correct"]),
        (r"$\mathrm{III} \gets 3\,\mathrm{III} - 8\,\mathrm{II}$", ["incorrect"]),
        (r"$\mathrm{III} \gets 3\,\mathrm{III} + s\,\mathrm{VII}^2$", ["undecided"]),
    ],
)
def test_what_is_done_to_rows_and_is_not_understood_leaves_a_step_open(between: str, outcomes: list[str]) -> None:
    first = r"$$ \begin{bmatrix} 3 & 5 & 21 \\ 0 & 3 & 9 \\ 0 & -8 & -21 \end{bmatrix} $$"
    second = r"$$ \begin{bmatrix} 3 & 5 & 21 \\ 0 & 3 & 9 \\ 0 & 0 & 9 \end{bmatrix} $$"
    third = r"$$ \xrightarrow{\frac19 R_3} \begin{bmatrix} 3 & 5 & 21 \\ 0 & 3 & 9 \\ 0 & 0 & 1 \end{bmatrix} $$"
    judged = exactrank.verify(f"{first}\n\n{between}\n\n{second}\n\n{third}").judgements
    assert [one.outcome.value for one in judged] == [*outcomes, "correct"]


@pytest.mark.parametrize(("factor", "outcome"), [("1/2", "incorrect"), ("-1/2", "correct"), ("/-2", "correct")])
def test_a_row_multiplied_as_programs_write_it(factor: str, outcome: str) -> None:
    said = f"E2 /= {factor[1:]}" if factor[0] == "/" else f"E2 *= {factor}"
    assert exactrank.verify(f"[1 3 1]\n[0 -2 1]\n\n{said}\n\n[1 3 1]\n[0 1 -1/2]").outcome.value == outcome


@pytest.mark.parametrize(
    ("label", "outcome"),
    [
        ("4*(1)", "correct"),
        ("2*(1)", "incorrect"),
        ("(2) - (1)", "incorrect"),
        ("by (1)", "undecided"),
        ("4(1)", "correct"),
    ],
)
def test_a_label_over_a_drawn_arrow_with_numbers_of_equations(label: str, outcome: str) -> None:
    text = f"[ 1/4  3/4 ]   {label:9}  [ 1  3 ]\n[   2    1 ]   -------->  [ 2  1 ]\n"
    verdict = exactrank.verify(text)
    assert verdict.outcome.value == outcome if outcome != "undecided" else not verdict.is_correct


@pytest.mark.parametrize(("label", "outcome"), [("(1) <--> (2)", "correct"), ("(1) - (2)", "incorrect")])
def test_equations_exchanged_over_a_drawn_arrow(label: str, outcome: str) -> None:
    assert (
        exactrank.verify(f"[ 0  3 ]   {label:13}  [ 2  1 ]\n[ 2  1 ] -------------->  [ 0  3 ]\n").outcome.value
        == outcome
    )
