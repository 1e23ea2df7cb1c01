"""Signs and environments of matrices that a book defines elsewhere: read by what they hold, or not at all."""

from __future__ import annotations

import pytest

from exactrank import verify

A = r"\begin{%s} 1 & -2 & 1 \\ 2 & -3 & 0 \end{%s}"
B = r"\begin{%s} 1 & -2 & 1 \\ 0 & 1 & -2 \end{%s}"
WRONG = B.replace("1 & -2 \\end", "1 & 2 \\end")


def step(sign: str, after: str = B) -> str:
    first, second = [text.replace("%s", "bmatrix") for text in (A, after)]
    return f"$$ {first} {sign} {second} $$"


SIGNS = [
    r"\stackrel{R_2 - 2R_1}{\roweq}",
    r"\overset{R_2 \to R_2 - 2R_1}{\rowgleich}",
    r"\stackrel{R_2 \leftarrow R_2 - 2R_1}{\simeq}",
    r"\stackrel{R_2 - 2R_1}{\approx}",
    r"\overset{R_2 - 2R_1}{ \equivalent }",
]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_under_row_operations_is_a_step(sign: str) -> None:
    assert [(one.kind, one.outcome.value) for one in verify(step(sign)).judgements] == [("row-step", "correct")]
    assert verify(step(sign, WRONG)).outcome.value == "incorrect"


@pytest.mark.parametrize(
    "sign",
    [
        r"\stackrel{f}{\mymap}",
        r"\stackrel{\text{def}}{\myeq}",
        r"\overset{}{\roweq}",
        r"\stackrel{R_2 - 2R_1}{\alpha x}",
        r"\overset{R}{\roweq}",
        r"\stackrel{3}{\vertical}",
    ],
)
def test_another_sign_is_no_step_that_is_wrong(sign: str) -> None:
    assert verify(step(sign, WRONG)).outcome.value != "incorrect"


@pytest.mark.parametrize("columns", ["{rr|r}", "{ccc}", "{3}", "{r r | r}"])
@pytest.mark.parametrize("environment", ["mymatrix", "augmatrix", "amatrix"])
def test_a_matrix_of_ones_own_has_columns_for_an_argument(environment: str, columns: str) -> None:
    sign = r"\xrightarrow{R_2 - 2R_1}"
    first, second = [
        text.replace("{%s}", f"{{{environment}}}{columns}", 1).replace("%s", environment) for text in (A, B)
    ]
    assert verify(f"$${first} {sign} {second}$$").outcome.value == "correct"
    wrong = second.replace("1 & -2 \\end", "1 & 2 \\end")
    assert verify(f"$${first} {sign} {wrong}$$").outcome.value == "incorrect"


@pytest.mark.parametrize("environment", ["pmatrix", "bmatrix", "vmatrix", "matrix", "smallmatrix"])
def test_the_first_entry_of_a_known_matrix_stays_one(environment: str) -> None:
    text = rf"$M = \begin{{{environment}}}{{3}} & 1 \\ 1 & 2\end{{{environment}}}$ and $\det M = 5$."
    assert verify(text.replace("vmatrix", "bmatrix")).outcome.value == "correct"
