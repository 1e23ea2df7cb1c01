"""Columns exchanged together with the unknowns they stand for: values are judged by the names of these."""

from __future__ import annotations

import pytest

from exactrank.judging import Whole, judge
from exactrank.reading.answers.document import answer_of

START = r"\left(\begin{array}{ccc|c}1&1&1&6\\1&1&2&9\\1&2&1&8\end{array}\right)"
BEFORE = r"\left(\begin{array}{ccc|c}1&1&1&6\\0&0&1&3\\0&1&0&2\end{array}\right)"
AFTER = r"\left(\begin{array}{ccc|c}1&1&1&6\\0&1&0&3\\0&0&1&2\end{array}\right)"
STEP = rf"$${START}\xrightarrow{{R_2-R_1,\,R_3-R_1}}{BEFORE}"
LAYOUTS = {
    "on the arrow": STEP + rf"\xrightarrow{{C_2\leftrightarrow C_3}}{AFTER}$$ ",
    "Spalten": STEP + rf"\xrightarrow{{S_2\leftrightarrow S_3}}{AFTER}$$ ",
    "in words": STEP + rf"$$ We exchange columns 2 and 3, and with them $x_2$ and $x_3$: $${AFTER}$$ ",
}
HEADS = (
    r"$$\begin{array}{ccc|c}x_1&x_2&x_3&\\\hline1&1&1&6\\1&1&2&9\\1&2&1&8\end{array}\to"
    r"\begin{array}{ccc|c}x_1&x_3&x_2&\\\hline1&1&1&6\\0&1&0&3\\0&0&1&2\end{array}$$ "
)
RIGHT = (
    "Hence $x_1 = 1$, $x_2 = 2$, $x_3 = 3$.",
    "So $x_3 = 3$, $x_2 = 2$ and $x_1 = 1$.",
    "The solution is $(x_1, x_3, x_2) = (1, 3, 2)$.",
    "The solution is $(x_1, x_2, x_3) = (1, 2, 3)$.",
)
WRONG = (
    "Hence $x_1 = 1$, $x_2 = 3$, $x_3 = 2$.",
    "The solution is $(x_1, x_2, x_3) = (1, 3, 2)$.",
    "The solution is $(x_1, x_3, x_2) = (1, 2, 3)$.",
)


@pytest.mark.parametrize("layout", [*LAYOUTS.values(), HEADS], ids=[*LAYOUTS, "heads"])
@pytest.mark.parametrize("said", RIGHT)
def test_the_values_of_unknowns_whose_columns_were_exchanged(layout: str, said: str) -> None:
    assert judge(answer_of(layout + said)).outcome is Whole.CORRECT


@pytest.mark.parametrize("layout", [*LAYOUTS.values(), HEADS], ids=[*LAYOUTS, "heads"])
@pytest.mark.parametrize("said", WRONG)
def test_values_of_the_wrong_unknowns(layout: str, said: str) -> None:
    assert judge(answer_of(layout + said)).outcome is Whole.INCORRECT


def test_a_kernel_in_the_order_of_the_exchanged_columns_accuses_nobody() -> None:
    chain = (
        r"$$\begin{pmatrix}1&2&3\\2&4&7\end{pmatrix}\xrightarrow{R_2-2R_1}\begin{pmatrix}1&2&3\\0&0&1\end{pmatrix}"
        r"\xrightarrow{C_2\leftrightarrow C_3}\begin{pmatrix}1&3&2\\0&1&0\end{pmatrix}$$ "
    )
    said = "The kernel is spanned by $(-2,0,1)^T$ in the order $x_1, x_3, x_2$."
    assert judge(answer_of(chain + said)).first_error is None
    assert judge(answer_of(chain + "The rank is 2.")).outcome is Whole.CORRECT
    assert judge(answer_of(chain + "The rank is 1.")).outcome is Whole.INCORRECT
