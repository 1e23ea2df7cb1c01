"""Letters that multiply a row in typed operations, though they are words in some language: 2*i R1, 1/2*a R2."""

from __future__ import annotations

from exactrank.reading.answers.document import read_answer
from exactrank.statements import ClaimedCombination, RowStep

TYPED = "    A = [ 2 4 ]\n        [ 0 1 ]\n\n       %s\n\n       [ 1 2 ]\n       [ 0 1 ]\n"
IN_LETTERS = (
    *("R1 <- 2*i R1", "R1 <- 1/2*i R1", "R1 <- -1/2*i R1", "R1 <- 1/2*a R1", "R1 <- 2*e*R1", "R1 <- 2*y (R1)"),
    *("R1 <- 2 i R1", "R1 <- i/2 R1", "R1 <- (1/2*i) R1"),
)
IN_NUMBERS = ("R1 <- 2*R1", "R1 <- 1/2 R1", "R1 <- 2 * (R1)")


def factors(operation: str) -> list[object]:
    steps = [one for one in read_answer(TYPED % operation) if isinstance(one, RowStep)]
    claimed = [one for step in steps for one in step.operations if isinstance(one, ClaimedCombination)]
    return [term.factor for one in claimed for term in one.terms]


def test_a_letter_that_is_multiplied_is_no_word() -> None:
    """Left out it would make a right step wrong."""
    assert [one for one in IN_LETTERS if factors(one) != [None]] == []
    assert [one for one in IN_NUMBERS if None in factors(one) or not factors(one)] == []
