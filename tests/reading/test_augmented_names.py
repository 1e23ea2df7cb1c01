"""(A | b), the matrix that words call augmented, a matrix that stands alone: what claims are about, right and wrong."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, Whole, judge
from exactrank.reading.answers.document import answer_of
from exactrank.statements import Columns, Definition, Equality, Shown

GIVEN = r"$A = \begin{pmatrix} 2 & 1 \\ 4 & 2 \end{pmatrix}$, $b = \begin{pmatrix} 1 \\ 3 \end{pmatrix}$. "
BARRED = r"\[\left[\begin{array}{cc|c} 2 & 1 & 1 \\ 0 & 0 & 1 \end{array}\right]\] "
PLAIN = r"\[\begin{pmatrix} 1 & 0 & 0 & 4 \\ 0 & 1 & 0 & 5 \\ 0 & 0 & 1 & 6 \end{pmatrix}\] "
VALUES = "so $x_1 = 4$, $x_2 = 5$, $x_3 = {}$."

RIGHT = [
    GIVEN + r"$\operatorname{rank}(A) = 1$ and $\operatorname{rank}([A \mid b]) = 2$.",
    GIVEN + r"$\operatorname{rank}(A) = 1 < 2 = \operatorname{rank}(A \,|\, b)$.",
    GIVEN + r"$\operatorname{rank} \left[ A \,\middle|\, b \right] = 2$.",
    GIVEN + "The rank of $(A|b)$ is 2.",
    GIVEN + r"Der Rang von $(A \mid b)$ ist 2.",
    BARRED + r"$\operatorname{rank}(A) = 1$ and $\operatorname{rank}(A|b) = 2$.",
    BARRED + "The coefficient matrix has rank 1 and the augmented matrix has rank 2.",
    BARRED + "Die Koeffizientenmatrix hat Rang 1, die erweiterte Matrix hat Rang 2.",
    "The augmented matrix is " + PLAIN + VALUES.format(6),
    "The augmented matrix of the system: " + PLAIN + "The solution is $(4, 5, 6)$.",
    "Die erweiterte Koeffizientenmatrix lautet " + PLAIN + VALUES.format(6).replace("so", "also"),
    PLAIN + VALUES.format(6),
    PLAIN + "The rank is 3.",
]
WRONG = [
    GIVEN + r"$\operatorname{rank}(A) = 1$ and $\operatorname{rank}([A \mid b]) = 1$.",
    GIVEN + r"$\operatorname{rank}(A) = \operatorname{rank}(A \,|\, b)$.",
    GIVEN + "The rank of $(A|b)$ is 1.",
    GIVEN + r"Der Rang von $(A \mid b)$ ist 1.",
    BARRED + r"$\operatorname{rank}(A) = 1$ and $\operatorname{rank}(A|b) = 1$.",
    BARRED + r"$\operatorname{rank}(A) = \operatorname{rank}(A|b) = 2$.",
    BARRED + "The coefficient matrix has rank 2 and the augmented matrix has rank 2.",
    BARRED + "The augmented matrix has rank 1.",
    "The augmented matrix is " + PLAIN + VALUES.format(7),
    "The augmented matrix of the system: " + PLAIN + "The solution is $(4, 5, 7)$.",
    "Die erweiterte Koeffizientenmatrix lautet " + PLAIN + VALUES.format(7).replace("so", "also"),
]
NOTHING_WRONG = [
    # the last column may be one of coefficients
    PLAIN + VALUES.format(7),
    "The augmented matrix is not needed here, since we have " + PLAIN + VALUES.format(7),
    "Beside the augmented matrix $M$ stands " + PLAIN + VALUES.format(7),
    PLAIN + "In another exercise $x_1 = 1$ and $x_2 = 2$.",
    # of which of two matrices
    PLAIN + BARRED + "The rank is 1.",
    BARRED + r"\[\left[\begin{array}{cc|c} 1 & 1 & 1 \\ 0 & 1 & 1 \end{array}\right]\] $\operatorname{rank}(A|b) = 1$.",
    # no matrix and no right side
    GIVEN + "The probability $P(A|b) = 1$ is not meant.",
    GIVEN + r"The set $\{A \mid b\}$ is empty.",
    GIVEN + "Is the rank of $(A|b)$ 1?",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_claims(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT


@pytest.mark.parametrize("text", WRONG)
def test_wrong_claims(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOTHING_WRONG)
def test_what_accuses_nobody(text: str) -> None:
    found = judge(answer_of(text)).judgements
    assert not [one for one in found if one.outcome is Outcome.INCORRECT]


def test_the_names_in_a_bracket_with_a_bar_are_those_of_the_parts() -> None:
    passages = answer_of(BARRED + r"$\operatorname{rank}(A|b) = 2$.").passages
    assert [str(one.name) for one in passages if isinstance(one, Definition)] == ["Name(name='A')", "Name(name='b')"]
    assert not [one for one in answer_of(GIVEN + "$P(A|B) = C$").passages if isinstance(one, Equality | Columns)]


def test_a_matrix_is_shown_where_it_has_no_name_and_no_step_goes_on_from_it() -> None:
    def shown(text: str) -> int:
        return sum(isinstance(one, Shown) for one in answer_of(text).passages)

    assert shown(PLAIN) == 1
    assert shown(GIVEN) == 0
    assert shown(BARRED + r"\[\to \left[\begin{array}{cc|c} 2 & 1 & 1 \\ 0 & 0 & 2 \end{array}\right]\]") == 0
