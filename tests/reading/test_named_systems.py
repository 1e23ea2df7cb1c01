"""Systems A x = b and A x = c: a claim is about the one that its sentence names, and naming claims nothing."""

from __future__ import annotations

import pytest

import exactrank

SINGULAR = (
    r"$$W = \begin{pmatrix}1&2\\2&4\end{pmatrix}, \quad b_1=\begin{pmatrix}1\\2\end{pmatrix}, "
    r"\quad b_2=\begin{pmatrix}1\\3\end{pmatrix}$$" + "\n\n"
)
REGULAR = (
    r"$$W = \begin{pmatrix}1&1\\1&-1\end{pmatrix}, \quad b_1=\begin{pmatrix}8\\2\end{pmatrix}, "
    r"\quad b_2=\begin{pmatrix}1\\3\end{pmatrix}$$" + "\n\n"
)
TYPED = "W = [1 1; 1 -1]\n\nb_1 = [8; 2]\n\nb_2 = [1; 3]\n\n"


@pytest.mark.parametrize(
    "text",
    [
        SINGULAR + "The system $W x = b_1$ has infinitely many solutions. The system $W x = b_2$ has no solution.",
        SINGULAR + "We solve $W x = b_1$. There are infinitely many solutions. But $W x = b_2$ has no solution.",
        SINGULAR + "Das System $W x = b_2$ hat keine Lösung. Das System $W x = b_1$ hat unendlich viele Lösungen.",
        REGULAR + "The system $W x = b_1$ has exactly one solution, $x_1 = 5, x_2 = 3$. "
        "The system $W x = b_2$ has exactly one solution, $x_1 = 2, x_2 = -1$.",
        REGULAR + "連立方程式 $W x = b_1$ の解はただ一つで、 $x_1 = 5, x_2 = 3$ である。"
        "連立方程式 $W x = b_2$ の解はただ一つで、 $x_1 = 2, x_2 = -1$ である。",
        REGULAR + "The system $W x = b_1$:\n\n$$x_2 = 3$$\n\n$$x_1 = 8 - x_2 = 5$$\n\n"
        "The system $W x = b_2$:\n\n$$x_2 = -1$$\n\n$$x_1 = 1 - x_2 = 2$$",
        TYPED + "The system W x = b_1 has exactly one solution, x_1 = 5, x_2 = 3. "
        "The system W x = b_2 has exactly one solution, x_1 = 2, x_2 = -1.",
    ],
)
def test_each_claim_is_about_the_system_that_is_named(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "correct"


@pytest.mark.parametrize(
    "text",
    [
        REGULAR + "The system $W x = b_1$ has exactly one solution, $x_1 = 2, x_2 = -1$. "
        "The system $W x = b_2$ has exactly one solution, $x_1 = 5, x_2 = 3$.",
        REGULAR + r"The vector $x = (2, 1)^T$ solves the system $W x = b_1$.",
        REGULAR + "The system $W x = b_1$:\n\n$$x_2 = 3$$\n\n$$x_1 = 8 - x_2 = 6$$",
    ],
)
def test_what_is_wrong_of_the_system_named_is_wrong(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "incorrect"


@pytest.mark.parametrize(
    "text",
    [
        SINGULAR + "Does the system $W x = b_1$ have no solution?",
        SINGULAR + "Suppose that the system $W x = b_2$ has infinitely many solutions.",
        REGULAR + "We solve the equation $W x = b_1$.",
        REGULAR + "For every system $W x = c$ there is a solution.",
        TYPED + "We look for every x with W x = b_1.",
        "W = [1 1; 1 -1]\n\nHere W x = b + c, and 2W x = b.",
    ],
)
def test_naming_a_system_accuses_nobody(text: str) -> None:
    assert exactrank.verify(text).outcome.value not in ("incorrect", "correct")
