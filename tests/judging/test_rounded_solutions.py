"""Solutions printed with decimals: right to the digits printed, or wrong in a digit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.judging import Note

SYSTEM = r"\[ \left[\begin{array}{rr|r} 3 & 1 & 1 \\ 0 & 1 & 0 \end{array}\right] \]"
MANY = r"\[ \left[\begin{array}{rr|r} 3 & 3 & 1 \\ 0 & 0 & 0 \end{array}\right] \]"


@pytest.mark.parametrize(
    ("system", "said", "outcome", "note"),
    [
        (SYSTEM, "$(x, y) = (0.33, 0)$", "correct", Note.ROUNDED),
        (SYSTEM, "$(x, y) = (0.3, 0.0)$", "correct", Note.ROUNDED),
        (SYSTEM, "$(x, y) = (1/3, 0)$", "correct", None),
        (SYSTEM, "$(x, y) = (33/100, 0)$", "incorrect", Note.NOT_A_SOLUTION),
        (SYSTEM, "$(x, y) = (0.34, 0)$", "incorrect", Note.WRONG_DIGIT),
        (SYSTEM, "$(x, y) = (0.33, 1)$", "incorrect", Note.NOT_A_SOLUTION),
        (SYSTEM, "$(x, y) = (0.33, 0.1)$", "incorrect", Note.WRONG_DIGIT),
        (MANY, "$(x, y) = (0.33, 0)$", "incorrect", Note.NOT_A_SOLUTION),
    ],
)
def test_a_solution_with_decimals(system: str, said: str, outcome: str, note: Note | None) -> None:
    claim = exactrank.verify(f"{system} The solution is {said}.").judgements[-1]
    assert (claim.outcome.value, claim.note) == (outcome, note)


@given(st.integers(-400, 400), st.integers(3, 60), st.integers(1, 4))
def test_digits_as_they_round_are_right_and_others_are_wrong(above: int, below: int, places: int) -> None:
    unit = Fraction(1, 10**places)
    nearest = round(Fraction(above, below) / unit) * unit
    system = rf"\[ \left[\begin{{array}}{{rr|r}} {below} & 0 & {above} \\ 0 & 1 & 1 \end{{array}}\right] \]"
    for printed, outcome in (
        (nearest, "correct"),
        (nearest + 2 * unit, "incorrect"),
        (nearest - 2 * unit, "incorrect"),
    ):
        if (printed / unit) % 10:  # places are told by the last digit that is not 0
            text = f"{system} The solution is $(x, y) = ({float(printed):.{places}f}, 1)$."
            assert exactrank.verify(text).judgements[-1].outcome.value == outcome
