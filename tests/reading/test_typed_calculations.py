"""Typed calculations in the manner of other countries: decimal commas in values, operations with what they give."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of
from exactrank.reading.markup.typed_decimals import with_decimal_points

SYSTEM = "Wir lösen das Gleichungssystem\n\nx + y = 3\n2x - 2y = 1\n\n"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Also ist x = 1,75 und y = 1,25.", "Also ist x = 1.75 und y = 1.25."),
        ("Donc 0,5x - 1,5 = 2,25 + y.", "Donc 0.5x - 1.5 = 2.25 + y."),
        ("La solución es (0,5; 2).", "La solución es (0.5; 2)."),
        ("L = {(1,5 | 2,5)} ist die Lösung.", "L = {(1.5 | 2.5)} ist die Lösung."),
        ("La soluzione è (1,5, 2).", "La soluzione è (1.5, 2)."),
    ],
)
def test_a_decimal_comma_in_a_value(text: str, made: str) -> None:
    assert with_decimal_points(text) == made


@pytest.mark.parametrize(
    "text",
    [
        "Die Eigenwerte sind λ = 1,2 und die Pivotspalten sind 1,2.",
        "Pour k = 1,2 on a le rang 2.",
        "La solución es (1,2) y el conjunto es {1,2}.",
        "Die Zeilen 1,2 sind unabhängig; x = 1,2,3.",
        "The values are x = 1,2 and the rank is 2.",
        "Die Lösung ist x = 1.5, also nicht x = 1,5.",
        "解は x = 1,2 である。",
        "Wir setzen i = 1,2 ein, ..., also x = 1,2,...",
    ],
)
def test_other_commas_part_a_list(text: str) -> None:
    assert with_decimal_points(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "II - 2·I: -4y = -5",
        "II − 2·I:  −4y = −5   (II')",
        "R2 → R2 − 2R1: −4y = −5",
        "L2 <- L2 - 2 L1 : -4y = -5",
        "2·(1) - (2): 4y = 5",
        "F2 = F2 - 2F1 → -4y = -5",
        "$$Z_2-2Z_1:\\quad -4y=-5$$",
    ],
)
def test_what_an_operation_on_equations_gives(line: str) -> None:
    right = judge(answer_of(f"{SYSTEM}{line}\n\nAlso ist y = 1,25 und x = 1,75.\n"))
    assert right.outcome is Whole.CORRECT
    assert not right.unread
    wrong = judge(answer_of(f"{SYSTEM}{line.replace('5', '9')}\n\nAlso ist y = 1,25 und x = 1,75.\n"))
    assert wrong.outcome in (Whole.UNDECIDED, Whole.INCORRECT)


@pytest.mark.parametrize("line", ["II: 2x - 2y = 1", "R2: R2 = 3", "L_2: 0 4 5", "I - III: nichts", "R2 - R1: [0 4 5]"])
def test_a_label_is_no_operation(line: str) -> None:
    made = judge(answer_of(f"{SYSTEM}{line}\n\nAlso ist y = 1,25 und x = 1,75.\n"))
    assert made.outcome is not Whole.INCORRECT
