r"""What nicematrix draws under and over a matrix is none of its entries; a matrix written once more is no break."""

from __future__ import annotations

import pytest

from exactrank import verify

DRAWN = r"""\[A = \begin{bNiceArray}{rr|r}[last-col]
\CodeBefore \cellcolor{blue!15}{1-1,2-2} \Body
1 & 2 & 3 & \\ 3 & 4 & 5 & R_2 - 3R_1
\CodeAfter \tikz \draw (2-|1) -- (2-|2) ;
\end{bNiceArray} \longrightarrow \begin{bNiceArray}{rr|r}
1 & 2 & 3 \\ 0 & -2 & -4
\CodeAfter \SubMatrix({1-1}{2-2})
\end{bNiceArray}\]"""

FIRST = r"$A = \begin{bmatrix} 3&1&5\\0&2&4\\6&4&14 \end{bmatrix} \xrightarrow{R_3-2R_1} %s$" "\n\n"
AT = r"\begin{bmatrix} 3&1&5\\0&2&4\\0&2&4 \end{bmatrix}"
GOES_ON = r"$\xrightarrow{R_3-R_2} \begin{bmatrix} 3&1&5\\0&2&4\\0&0&0 \end{bmatrix}$"
BETWEEN = [
    "In the second column the pivot is $2$.",
    "The pivot $2$ clears the rest.",
    "We look at row 3, with its $2$.",
]


def test_what_is_drawn_is_no_entry() -> None:
    assert verify(DRAWN).outcome.value == "correct"


@pytest.mark.parametrize("slip", [("-4", "-5"), ("3R_1", "2R_1"), ("& 4 & 5", "& 5 & 5")])
def test_a_slip_in_a_drawn_matrix_is_found(slip: tuple[str, str]) -> None:
    assert verify(DRAWN.replace(*slip)).outcome.value == "incorrect"


@pytest.mark.parametrize("words", BETWEEN)
def test_the_matrix_at_hand_may_be_written_once_more(words: str) -> None:
    text = f"{FIRST % AT}{words}\n\n${AT}$\n{GOES_ON}"
    assert verify(text).outcome.value == "correct"


@pytest.mark.parametrize("words", BETWEEN)
@pytest.mark.parametrize("other", ["3&1&5\\\\0&2&4\\\\0&3&6", "3&1&5\\\\0&2&5\\\\0&2&4"])
def test_another_matrix_in_its_place_is_not_passed(words: str, other: str) -> None:
    text = f"{FIRST % AT}{words}\n\n$\\begin{{bmatrix}} {other} \\end{{bmatrix}}$\n{GOES_ON}"
    assert verify(text).outcome.value != "correct"
