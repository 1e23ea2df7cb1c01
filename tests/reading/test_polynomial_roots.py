"""Values that are concluded from an equation in one letter: they are its roots, or the answer is wrong."""

from __future__ import annotations

import pytest

import exactrank

MATRIX = r"$A = \begin{pmatrix} 4 & 1 \\ 2 & 3 \end{pmatrix}$. "


@pytest.mark.parametrize(
    "text",
    [
        r"The equation $\lambda^2 - 7\lambda + 10 = 0$ gives $\lambda = 2$ or $\lambda = 5$.",
        r"Hence $(\lambda - 2)(\lambda - 5) = 0$, so $\lambda_1 = 2$ and $\lambda_2 = 5$.",
        r"$$t^2 - 7t + 10 = 0 \implies t = 2 \text{ or } t = 5$$",
        r"We have $5t^2 = 125$, therefore $t = -5$ or $t = 5$.",
    ],
)
def test_every_root_counts(text: str) -> None:
    assert exactrank.verify(MATRIX + text).outcome.value == "correct"
    before, _, after = text.rpartition("5")
    assert exactrank.verify(MATRIX + before + "6" + after).outcome.value == "incorrect"


def test_the_roots_of_a_polynomial_in_two_forms_are_a_guess() -> None:
    text = (
        MATRIX + r"Its characteristic polynomial is $\lambda^2 - 7\lambda + 10 = (\lambda - 2)(\lambda - 5)$, "
        r"so $\lambda = 2$ or $\lambda = 5$."
    )
    assert exactrank.verify(text).outcome.value == "correct"
    assert exactrank.verify(text.replace("= 5$.", "= 4$.")).outcome.value == "undecided"


@pytest.mark.parametrize(
    "text",
    [
        r"If $t^2 = 4$, take $t = 5$.",
        r"Here $t^2 = 4$. For the other matrix $t = 5$.",
        r"As $t^2 = 4$ and $s = 3$, we get $s = 7$.",
        r"$s^2 + t^2 = 4$, so $t = 5$ is too large.",
        r"Since $t^2 = 4$ does not follow, so far $u = 3$.",
        r"$v \cdot v = 1$, so $v = (3, 4)$.",
        r"$3t = 6$ and $t^2 = 4$ hold; with $t = 7$ they do not.",
    ],
)
def test_what_is_no_root_accuses_nobody(text: str) -> None:
    assert exactrank.verify(MATRIX + text).outcome.value != "incorrect"
