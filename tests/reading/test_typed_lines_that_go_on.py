"""Formulas typed in plain text that go on in the next line: behind a sign, before one that stands further in."""

from __future__ import annotations

import exactrank

A = "A = [ 1 2 ]\n    [ 3 4 ]\n\n"

GOES_ON = (
    "det A = 1 * 4 -\n    2 * 3 = @",
    "det A = 1 * (4) -\n        2 * (3) = @",
    "det A = 1 * (-4) * (-1) -\n        2 * (-3) * (-1) = @",
    "det A = 1 * 4 -\n    2 *\n    3 = @",
    "det A = 1 * 4 -\n\n    2 * 3 = @",
    "det A = 1 * 4 - 2 * 3\n\n      = @",
    "det A = 1 * 4\n        - 2 * 3 = @",
    "det A = 1 * 4\n        -2 * 3 = @",
    "det A = 1 * 4 - 7\n        - 2 * 3\n        + 7 = @",
    "det A = 1 * 4\n        - 2 * 3\n      = @",
    "> det A = 1 * 4 -\n> 2 * 3 = @",
)
"""Lines of one calculation; @ is its value."""

DRAWN = (
    "A A = [ 1 2 ] *\n      [ 3 4 ]\n\n      [ 1 2 ] = [  @ 10 ]\n      [ 3 4 ]   [ 15 22 ]",
    "A A = [ 1 2 ] [ 1 2 ]\n      [ 3 4 ] [ 3 4 ]\n\n    = [  @ 10 ]\n      [ 15 22 ]",
    "A A A^-1 = [ 1 2 ] *\n           [ 3 4 ]\n\n           [ 1 2 ] *\n           [ 3 4 ]\n\n"
    "           [  -2    1 ] = [ @ 2 ]\n           [ 3/2 -1/2 ]   [ 3 4 ]",
    "A + A - A = [ 2 4 ] -\n            [ 6 8 ]\n\n            [ 1 2 ] = [ @ 2 ]\n            [ 3 4 ]   [ 3 4 ]",
)

APART = (
    "det A = -2\n- 2 * 3 = 6",
    "det A = -2\n  - 2 * 3 = 6\n  - 1 * 4 = 4",
    "det A = -2:\n          - 2 * 3 = 6\n          - 1 * 4 = 4",
    "rank A = 2\n           - det A = -2\n           - A is invertible.",
    "a = 5\n    - b = 3\n    - c = 4\n\ndet A = -2",
    "det A = -2\n\n= is no sign that a line should begin with",
    "2 * 3 = 6\n\n- 1 * 4 = 4",
)
"""Lines of lists and of their own; each is right by itself."""


def test_lines_of_one_calculation_are_one() -> None:
    failed = []
    for text, right, wrong in [*[(one, "-2", "-3") for one in GOES_ON], *zip(DRAWN, "7711", "8822", strict=True)]:
        outcomes = [exactrank.verify(A + text.replace("@", value)).outcome.value for value in (right, wrong)]
        if outcomes != ["correct", "incorrect"]:
            failed.append((text, outcomes))
    assert not failed


def test_lines_of_lists_stay_apart() -> None:
    assert [text for text in APART if exactrank.verify(A + text).outcome.value == "incorrect"] == []


def test_a_japanese_line_ends_within_a_word() -> None:
    given = "W = [1 1; 1 -1], b_1 = (8, 2), b_2 = (1, 1/2)\n\n"
    said = f"{given}連立方程式 W x = b_2 の解はただ一つで、x_1 = 3/4, x_2 = 1/4 である。\n"
    assert exactrank.verify(said).outcome.value == "correct"
    for broken in ("連立\n方程式", "連立方程\n式"):
        assert exactrank.verify(said.replace("連立方程式", broken)).outcome.value == "correct"
