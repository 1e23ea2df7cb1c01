# ruff: noqa: E501 - drawings stand on one line
"""Steps drawn or typed in plain text in every manner: a right one is never wrong, a wrong one never passes."""

from __future__ import annotations

import random

import pytest

from exactrank.judging import Whole, judge
from exactrank.reading.answers.document import answer_of

READ = {
    "label above": "       R2 - 3R1\n[1 2]  ------->  [1  2]\n[3 6]            [0  0]",
    "words over": "       note that\n[1 2]  ------->  [1  2]\n[3 6]            [0  0]",
    "words on the arrow": "[1 2] note that -> [1  2]\n[3 6]              [0  0]",
    "subtract words": "[1 2]  subtract 3 times row 1 from row 2  [1  2]\n[3 6]  ----------------------------------> [0  0]",
    "rho latin": "[1 2]  rho_2 - 3 rho_1  [1  2]\n[3 6]  --------------->  [0  0]",
    "rho latin 2": "      -3 rho_1 + rho_2\n[1 2] ---------------> [1  2]\n[3 6]                  [0  0]",
    "rho latin typed": "[1 2] -- -3rho_1 + rho_2 --> [1  2]\n[3 6]                        [0  0]",
    "rho2": "[1 2]  rho2 - 3rho1  [1  2]\n[3 6]  ----------->  [0  0]",
    "row2": "[1 2]  row2 - 3*row1  [1  2]\n[3 6]  ------------->  [0  0]",
    "Row 2": "[1 2]  Row 2 - 3 Row 1  [1  2]\n[3 6]  --------------->  [0  0]",
    "(1)": "[1 2]  (1)   [1  2]\n[3 6]  --->  [0  0]",
    "dashes in label": "[1 2] --R2-3R1--> [1  2]\n[3 6]             [0  0]",
    "equals arrow": "[1 2]  R2-3R1  [1  2]\n[3 6]  =====>  [0  0]",
    "tilde label": "[1 2]  R2-3R1  [1  2]\n[3 6]    ~     [0  0]",
    "ops on its row": "[1 2]          [1  2]\n[3 6] R2-3R1   [0  0]",
    "ops per row colon": "[1 2]              [1  2]\n[3 6]  R2: R2-3R1  [0  0]",
    "ops arrow on second row": "[1 2]             [1  2]\n[3 6] R2-3R1 -->  [0  0]",
    "bars": "| 1 2 |  R2-3R1  | 1  2 |\n| 3 6 |  ----->  | 0  0 |",
    "parens": "( 1 2 )  R2-3R1  ( 1  2 )\n( 3 6 )  ----->  ( 0  0 )",
    "unicode": "⎡1 2⎤  R2-3R1  ⎡1  2⎤\n⎣3 6⎦  ─────→  ⎣0  0⎦",
    "unicode arrow words": "⎡1 2⎤ therefore → ⎡1  2⎤\n⎣3 6⎦             ⎣0  0⎦",
    "vertical": "[1 2]\n[3 6]\n  |\n  | R2 - 3R1\n  v\n[1  2]\n[0  0]",
    "vertical 2": "[1 2]\n[3 6]\n\n  R2 - 3R1\n\n[1  2]\n[0  0]",
    "typed one line": "[[1,2],[3,6]] -> R2 - 3R1 -> [[1,2],[0, 0]]",
    "typed one line 2": "[1 2; 3 6] --(R2-3R1)--> [1 2; 0  0]",
    "typed one line 3": "[1 2; 3 6] ~ [1 2; 0  0]   (R2 - 3R1)",
    "typed one line 4": "(1 2 / 3 6) -> (1 2 / 0  0)",
    "typed then words": "A = [1 2; 3 6]. Subtracting 3 R1 from R2 gives [1 2; 0  0].",
    "german": "[1 2]  II - 3*I  [1  2]\n[3 6]  ------->  [0  0]",
    "german words": "[1 2] ergibt also -> [1  2]\n[3 6]                [0  0]",
    "french": "[1 2]  L2 <- L2 - 3 L1  [1  2]\n[3 6]  ---------------> [0  0]",
    "circled": "[1 2]  ②-①×3  [1  2]\n[3 6]  ------> [0  0]",
    "remark arrow": "[1 2] -> [1  2]   (R2 - 3 R1)\n[3 6]    [0  0]",
    "remark behind second": "[1 2]    [1  2]\n[3 6] -> [0  0]   R2 - 3 R1",
    "caption below": "[1 2]      [1  2]\n[3 6]  ~   [0  0]\n     R2-3R1",
    "words under": "[1 2]             [1  2]\n[3 6]  -------->  [0  0]\n       eliminate",
    "see": "[1 2] (see above) -> [1  2]\n[3 6]                [0  0]",
    "R'": "[1 2]  R2' = R2 - 3R1  [1  2]\n[3 6]  ------------->  [0  0]",
    "name": "A = [1 2]  R2-3R1  [1  2] = U\n    [3 6]  ----->  [0  0]",
}
"""Read as the steps they are."""
NOT_READ = {
    "words on the arrow 2": "[1 2]  note that  [1  2]\n[3 6]  ---------> [0  0]",
    "words on both lines": "[1 2]  take row 2   [1  2]\n[3 6]  minus 3 row 1 [0  0]",
    "which becomes": "[1 2] which becomes [1  2]\n[3 6]               [0  0]",
    "becomes": "[1 2]   becomes   [1  2]\n[3 6]             [0  0]",
    "so": "[1 2]  so  [1  2]\n[3 6]      [0  0]",
    "step n": "[1 2]  step 1  [1  2]\n[3 6]  ------> [0  0]",
    "both lines arrows": "[1 2]  ->  [1  2]\n[3 6]  ->  [0  0]",
    "ops per row": "[1 2]  R1         [1  2]\n[3 6]  R2 - 3R1   [0  0]",
    "no brackets arrow": "1 2   R2-3R1   1  2\n3 6   ------>  0  0",
    "row headed": "R1: 1 2\nR2: 3 6\n\nR2 - 3R1 -> R2\n\nR1: 1  2\nR2: 0  0",
    "typed one line 5": "[1 2; 3 6], R2 -= 3R1: [1 2; 0  0]",
    "french words": "[1 2]  on obtient  [1  2]\n[3 6]  --------->  [0  0]",
    "japanese": "[1 2]  2行-1行×3  [1  2]\n[3 6]  ------->  [0  0]",
    "japanese words": "[1 2] より → [1  2]\n[3 6]       [0  0]",
    "comment behind": "[1 2]  R2-3R1  [1  2]   <- pivot found\n[3 6]  ----->  [0  0]   <- second pivot",
    "not aligned label": "[1 2] -(3 times first row from second)-> [1  2]\n[3 6]                                    [0  0]",
    "and": "[1 2]  and then  [1  2]\n[3 6]            [0  0]",
    "three words": "[1 2] note that -> [1  2] and so -> [1 2]\n[3 6] ---->        [0  0] --->      [0 1]",
    "name words": "A = [1 2] reduces to U = [1  2]\n    [3 6]                [0  0]",
    "we find": "[1 2]  hence we find  [1  2]\n[3 6]  ----------->   [0  0]",
    "question": "[1 2]  what now?  [1  2]\n[3 6]  -------->  [0  0]",
}
"""Not understood as a whole, or not known to be a step: nothing in it is read in part."""

ROWS = [["1 2 3", "1 2 3"], ["3 7 9", "0 1 0"], ["2 4 6", "2 4 6"]]
BETWEEN = (
    "", "", "", "->", "---->", "=>", "~", "note that", "so", "we get ->", "--- step 2 -->", "therefore", "R2 - 3R1", "[1]",
    "row 2 minus 3 times row 1", "(see 1)", "pivot 1", "1.", "2)", "----", "note: ->", "-> hence", "x 2", "by 3", "(-3)",
    "* -3", "| -3", "I", "II", "<--", "<- swap", "i.e.", "r1, r2", "using (1) ->", "rho_2 - 3 rho_1", "a", "(1,2)", "1/2",
)  # fmt: skip
"""What may stand in a row between two matrices: words, arrows, labels, and parts of them."""


def _wrong(text: str) -> str:
    """The zeros that the step makes, with a 1 among them; as wide as before."""
    places = [k for k in range(len(text)) if text[k] == "0"]
    return text[: places[-1]] + "1" + text[places[-1] + 1 :]


@pytest.mark.parametrize("layout", READ)
def test_a_step_is_read_and_a_slip_is_found(layout: str) -> None:
    assert judge(answer_of(READ[layout])).outcome is Whole.CORRECT
    assert judge(answer_of(_wrong(READ[layout]))).outcome in (Whole.INCORRECT, Whole.UNDECIDED, Whole.INCOMPLETE)


@pytest.mark.parametrize("layout", NOT_READ)
def test_what_is_not_understood_as_a_whole_is_not_read_in_part(layout: str) -> None:
    for text in (NOT_READ[layout], _wrong(NOT_READ[layout])):
        assert judge(answer_of(text)).outcome in (Whole.UNDECIDED, Whole.UNREADABLE, Whole.INCOMPLETE)


def _drawn(seed: int) -> str:
    """A right step with something or other in every row between its matrices."""
    choose = random.Random(seed)
    between = [choose.choice(BETWEEN) for _ in ROWS]
    width = max(map(len, between)) + 2
    name = choose.choice(["", "A = ", "So  "])
    opening, closing = choose.choice([("[", "]"), ("(", ")"), ("|", "|")])
    lines: list[str] = []
    for k, ((left, right), written) in enumerate(zip(ROWS, between, strict=True)):
        head = name if k == 0 else " " * len(name)
        start = choose.randint(0, width - len(written))
        middle = (" " * start + written).ljust(width)
        lines.append(f"{head}{opening}{left}{closing} {middle} {opening}{right}{closing}")
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_stands_between_the_rows_accuses_nobody(seed: int) -> None:
    assert judge(answer_of(_drawn(seed))).first_error is None
