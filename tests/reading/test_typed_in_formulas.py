"""Matrices typed between dollars, $A = [1 2; 3 4]$: a space parts entries there; and what is no matrix."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.reading.answers.document import read_answer
from exactrank.reading.markup.typed_in_formulas import set_typed_matrices_in_formulas
from exactrank.reading.source.source import Source


def outcome(text: str) -> str:
    return verify(text).outcome.value


@pytest.mark.parametrize(
    "typed", ["[1 -2; 3 4]", "[1, -2; 3, 4]", "[1,-2;3,4]", r"\left[1 -2; 3 4\right]", "(1 -2; 3 4)"]
)
@pytest.mark.parametrize(
    ("said", "found"),
    [
        (r"$\det A = 10$.", "correct"),
        (r"$\det A = 11$.", "incorrect"),
        ("The rank of $A$ is 2.", "correct"),
        ("The rank of $A$ is 1.", "incorrect"),
        (r"$A + [1 2; -3 0] = [2 0; 0 4]$.", "correct"),
        (r"$A + [1 2; -3 0] = [2 0; 0 5]$.", "incorrect"),
    ],
)
def test_a_matrix_typed_between_dollars(typed: str, said: str, found: str) -> None:
    assert outcome(f"$A = {typed}$. {said}") == found


@pytest.mark.parametrize("text", ["$${}$$", r"\[ {} \]", "${}$", r"\({}\)", r"\begin{equation}{}\end{equation}"])
@pytest.mark.parametrize(("entry", "found"), [("-4", "correct"), ("4", "incorrect")])
def test_a_system_typed_in_a_formula(text: str, entry: str, found: str) -> None:
    chain = rf"[1 2 | 3; 3 4 | 5] \xrightarrow{{R_2 - 3R_1}} [1 2 | 3; 0 -2 | {entry}]"
    assert outcome(text.replace("{}", chain)) == found


@pytest.mark.parametrize(("sum_", "found"), [("[2 4 -6]", "correct"), ("[2 4 6]", "incorrect")])
def test_a_row_typed_in_a_formula(sum_: str, found: str) -> None:
    assert outcome(f"$v = [1 2 -3]$ and $2v = {sum_}$.") == found


@pytest.mark.parametrize(
    "text",
    [
        "[1 2; 3 4] is no formula",
        "$A$ and [1 2; 3 4]",
        "$[1 2; 3]$",
        "$[0; 1]$",
        "$(1; 2)$",
        "$(1 2)$",
        "$f[1 2; 3 4]$",
        r"$\\[2 3; 4 5]$",
        "$[x_1 x_2; x_3 x_4]$",
        r"$\begin{matrix} 1 & 2 \\ 3 & 4 \end{matrix}$",
        r"$\sqrt[3 4; 5 6]{8}$",
    ],
)
def test_what_is_left_as_it_is(text: str) -> None:
    source = Source(text)
    set_typed_matrices_in_formulas(source)
    assert source.text == text


@pytest.mark.parametrize("formula", ["2 3 = 6", "2 3 = 7", "1 1/2 = 1", "12 345.6 = 7", "2 3 4 = 24"])
def test_numbers_side_by_side_are_no_product(formula: str) -> None:
    assert read_answer(f"${formula}$") == ()


@pytest.mark.parametrize(
    "formula", [r"2 \cdot 3 = 6", "3(4) = 12", r"40\,000 + 1 = 40\,001", r"2 \frac12 = 1", "2^3 5 = 40"]
)
def test_what_is_a_product_or_one_number(formula: str) -> None:
    assert outcome(f"${formula}$") == "correct"


@pytest.mark.parametrize("blanks", [" ", " " * 40_000])
def test_blanks_behind_what_is_no_matrix_change_nothing(blanks: str) -> None:
    """Two stretches of blanks side by side in a pattern would take half a minute for so many."""
    verdict = verify(f"$A = [1 2{blanks}$. The rank of $B$ is 2.")
    assert [one.kind for one in verdict.judgements] == ["rank"]
    assert verdict.outcome.value == "undecided"
