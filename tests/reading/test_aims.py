"""Sentences between matrices that name rows and do nothing to them; operations that stand behind others."""

from __future__ import annotations

import pytest

import exactrank

START = r"\[\begin{pmatrix}1&2&3\\2&4&7\\3&7&10\end{pmatrix}\]"
OPERATIONS = r"\[R_2 \leftarrow R_2 - 2R_1, \quad R_3 \leftarrow R_3 - 3R_1\]"
AFTER = r"\[\begin{pmatrix}1&2&3\\0&0&1\\0&1&1\end{pmatrix}\]"
EXCHANGED = r"\[\begin{pmatrix}1&2&3\\3&7&10\\0&0&1\end{pmatrix}\]"

AIMS = [
    "Eliminate the first column below the pivot:",
    "Clear column 1.",
    "Use row 1 to make zeros below:",
    "The pivot of row 1 is in column 1.",
    "Now the entries under the pivot of the first row must go.",
]


@pytest.mark.parametrize("aim", AIMS)
def test_an_aim_leaves_the_operations_their_step(aim: str) -> None:
    text = f"{START}\n\n{aim}\n{OPERATIONS}\n"
    assert exactrank.verify(text + AFTER).outcome.value == "correct"
    wrong = exactrank.verify(text + AFTER.replace("0&1&1", "0&1&2"))
    assert [(one.kind, one.outcome.value) for one in wrong.judgements] == [("row-step", "incorrect")]


@pytest.mark.parametrize(
    "words",
    ["Clear the third column with the help of row 3.", "Row 2 and row 3 trade places.", "Use the pivot of row 1."],
)
def test_rows_named_without_an_operation_accuse_no_copy(words: str) -> None:
    after = START.replace("7&10", "7&11")
    assert exactrank.verify(f"{START}\n\n{words}\n\n{after}").outcome.value != "incorrect"


@pytest.mark.parametrize(
    "words",
    [
        "We swap $R_2$ and $R_3$, then $R_3 - 2R_1$:",
        "We swap $R_2$ and $R_3$. Then $R_3 - 2R_1$ gives",
    ],
)
def test_a_sum_behind_an_operation_is_one_more(words: str) -> None:
    assert exactrank.verify(f"{START}\n{words}\n{EXCHANGED}").outcome.value == "correct"
    assert exactrank.verify(f"{START}\n{words}\n{EXCHANGED.replace('0&0&1', '0&0&2')}").outcome.value == "incorrect"


@pytest.mark.parametrize(
    "words",
    [
        "We swap $R_2$ and $R_3$ and do $R_3 - 2R_1$.",
        "We swap $R_2$ and $R_3$, and with $R_3 - 2R_1$ the third one is simple.",
    ],
)
def test_a_sum_that_is_not_understood_accuses_nobody(words: str) -> None:
    assert exactrank.verify(f"{START}\n{words}\n{EXCHANGED}").outcome.value != "incorrect"


TOGETHER = [
    "Hacemos $F_2-2F_1$ y $F_3-3F_1$:",
    "On effectue $L_2-2L_1$ et $L_3-3L_1$ :",
    "Wir rechnen $Z_2-2Z_1$ und $Z_3-3Z_1$:",
    "Facciamo $R_2-2R_1$ e $R_3-3R_1$:",
    "Fazemos $L_2-2L_1$ e $L_3-3L_1$:",
    "Wykonujemy $w_2-2w_1$ i $w_3-3w_1$:",
    "Now compute $R_2-2R_1$ and $R_3-3R_1$:",
    "Schritt 1: $Z_2-2Z_1$, $Z_3-3Z_1$ ergibt",
    "まず $R_2-2R_1$, $R_3-3R_1$ とすると",
    "先 $r_2-2r_1$, $r_3-3r_1$ 得",
]


@pytest.mark.parametrize("words", TOGETHER)
def test_a_line_of_nothing_but_operations_in_nine_languages(words: str) -> None:
    assert exactrank.verify(f"{START}\n{words}\n{AFTER}").outcome.value == "correct"
    wrong = exactrank.verify(f"{START}\n{words}\n{AFTER.replace('0&1&1', '0&1&2')}")
    assert [(one.kind, one.outcome.value) for one in wrong.judgements] == [("row-step", "incorrect")]


@pytest.mark.parametrize(
    "words",
    [
        "The sum $R_2-2R_1$ is zero in the first place.",
        "Hacemos notar que $F_2-2F_1$ es cero al principio.",
        "On effectue le calcul de $L_2 - 2L_1$ plus tard.",
    ],
)
def test_rows_that_are_spoken_of_accuse_nobody(words: str) -> None:
    assert exactrank.verify(f"{START}\n{words}\n{AFTER}").outcome.value != "incorrect"


PLAIN = [
    ("よって階数は{}である。", "3", "2"),
    ("したがって退化次数は {} である。", "0", "1"),
]


def test_a_property_behind_a_display_of_the_only_calculation_is_of_its_matrix() -> None:
    before = START + "\n" + OPERATIONS + "\n" + AFTER + "\n"
    for words, right, wrong in PLAIN:
        assert exactrank.verify(before + words.format(right)).outcome.value == "correct"
        assert exactrank.verify(before + words.format(wrong)).outcome.value == "incorrect"
    another = before + r"\[\begin{pmatrix}1&1\\1&1\end{pmatrix}\]" + "\nよって階数は1である。"
    assert exactrank.verify(another).outcome.value != "incorrect"
