r"""Fences and tables of Markdown: steps and results in them are judged; data, code and schedules say nothing."""

from __future__ import annotations

import pytest

import exactrank
from exactrank.reading.answers.document import read_answer

A = r"$\begin{pmatrix}1&2\\3&7\end{pmatrix}$"
NAMED = "$A=" + A[1:]

READ: dict[str, tuple[str, str, int, str]] = {
    # a text, what makes it wrong in it, how many statements are judged, and by what it is replaced
    "bare fences": ("```\n[1 2]\n[3 7]\n```\n\nR2 = R2 - 3R1\n\n```\n[1 2]\n[0 1]\n```", "[0 1]", 1, "[0 2]"),
    "a fence of output": ("~~~output\n1 2\n3 7\n~~~\n\nR2 -> R2 - 3R1\n\n~~~output\n1 2\n0 1\n~~~", "0 1", 1, "0 2"),
    "a table of steps": (
        "| # | operation | result |\n|---|---|---|\n"
        rf"| 0 | – | {A} |" + "\n" + r"| 1 | $R_2\to R_2-3R_1$ | $\begin{pmatrix}1&2\\0&1\end{pmatrix}$ |",
        r"\\0&1", 1, r"\\0&2",
    ),
    "typed matrices in a table": (
        "step | matrix\n:---|:---:\nstart | [[1, 2], [3, 7]]\nR2 -> R2 - 3R1 | [[1, 2], [0, 1]]", "0, 1", 1, "0, 2",
    ),
    "bars inside of formulas": (
        "| step | matrix |\n|---|---|\n" + r"| | $\left[\begin{array}{c|c}2&4\\3&7\end{array}\right]$ |" + "\n"
        r"| $R_1\to\frac12R_1$ | $\left[\begin{array}{c|c}1&2\\3&7\end{array}\right]$ |",
        r"{c|c}1&2", 1, r"{c|c}1&3",
    ),
    "tables of numbers": (
        "| 1 | 2 |\n|---|---|\n| 3 | 7 |\n\nR2 -> R2 - 3R1\n\n|   |   |\n|---|---|\n| 1 | 2 |\n| 0 | 1 |",
        "| 0 | 1 |", 1, "| 0 | 2 |",
    ),
    "a table of results": (
        f"{NAMED}\n\n| Quantity | Value |\n|---|---|\n| rank(A) | 2 |\n| $\\det A$ | $1$ |", "| 2 |", 2, "| 1 |",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_stands_in_a_layout_is_judged(name: str) -> None:
    text, right, count, wrong = READ[name]
    verdict = exactrank.verify(text)
    assert (verdict.outcome.value, len(verdict.judgements)) == ("correct", count)
    assert right in text
    before, _, after = text.rpartition(right)
    assert exactrank.verify(before + wrong + after).outcome.value == "incorrect"


def test_results_in_words_are_claims() -> None:
    text = f"{NAMED}\n\n| Quantity | Value |\n|---|---|\n| Rank | 2 |\n| Nullity | 0 |"
    assert [one.kind for one in exactrank.verify(text).judgements] == ["rank", "nullity"]
    assert exactrank.verify(text).outcome.value == "correct"
    assert exactrank.verify(text.replace("| 2 |", "| 1 |")).outcome.value != "correct"


NOTHING = {
    "a table of data": "| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |",
    "a table of letters": "| $x$ | value |\n|---|---|\n| $a$ | 2 |\n| $b_1$ | 4 |",
    "a table of words": "| name | mark |\n|---|---|\n| Anna | 12 |\n| Ben Li | 7 |",
    "a schedule": "| day | hour |\n|---|---|\n| Monday | 9:00 |\n| Friday | 10-12 |",
    "a program": "```python\nA = [[1, 2], [3, 4]]\nprint(rank(A) == 3)\n```",
    "a program without its kind": "```\nfor i in range(2):\n    x = 3\n    x = 4\n```",
    "statements that end in a semicolon": "```\nint x = 3;\nx = 2;\n```",
    "a rule alone": "A heading\n---\n\na | b",
    "a ragged table": "| 1 | 2 |\n|---|---|\n| 3 |\n",
}


@pytest.mark.parametrize("name", NOTHING)
def test_data_and_code_say_nothing(name: str) -> None:
    assert read_answer(NOTHING[name]) == ()
