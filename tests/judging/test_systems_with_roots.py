"""Systems, row operations and values with i and square roots; and as many texts that look so and accuse nobody."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Note
from exactrank.judging.verdicts.verdict import Whole
from exactrank.statements import RowStep

AUGMENTED = r"\[\left[\begin{array}{cc|c}0 & i & 1\\1+i & 2 & 1\end{array}\right]\] "
ROOTS = r"\[\begin{cases} x+\sqrt2 y = 3\\ \sqrt2 x - y = 0\end{cases}\] "
TYPED = "A = [ 2 1 ]\n    [ 4 1 ]\n\n{}\n\n[ {} ]\n[ {} ]\n"


def typed(operation: str, first: str, second: str) -> str:
    return TYPED.format(operation, first, second)


RIGHT = {
    "i in a solution": AUGMENTED + r"So \[x_1 = \frac32+\frac12 i\] \[x_2=-i.\]",
    "i in a solution, in words": r"The system $\begin{cases} i y = 1\\ (1+i)x + 2y = 1\end{cases}$ has the solution "
    r"$x = \frac32+\frac12 i$, $y=-i$.",
    "a root in a solution": ROOTS + r"We get $x=1$ and $y=\sqrt2$.",
    "i before an unknown": r"\[\begin{cases} x_1+ i x_2 = 0\\ i x_1 - x_2 = 0\end{cases}\] We get $x_1=-i x_2$, so "
    r"\[x = t\begin{pmatrix}-i\\1\end{pmatrix}.\]",
    "a parameter times i": r"\[\left[\begin{array}{cc|c}1&-i&2\end{array}\right]\] So \[x_1 = 2 + i t,\quad x_2 = t.\]",
    "a factor of i, typed": typed("R2 <- -i R2", "2 1", "-4i -i"),
    "twice i, typed": typed("R2 <- R2 + 2i R1", "2 1", "4+4i 1+2i"),
    "a typed root": typed("R2 <- R2 - sqrt(2) R1", "2 1", "4-2*sqrt(2) 1-sqrt(2)"),
    "a drawn root": typed("R2 <- R2 - √2 R1", "2 1", "4-2*sqrt(2) 1-sqrt(2)"),
    "a sum of roots, typed": typed("R2 <- (1 + 1/2*sqrt(2)) R2", "2 1", "4+2*sqrt(2) 1+1/2*sqrt(2)"),
    "a root in a drawn determinant": "        | 1 sqrt(2) |\ndet A = | 2 1       | = 1 * 1 - sqrt(2) * 2\n",
    "a bound": r"$A=\begin{pmatrix}1&1+i\\0&2\end{pmatrix}$. Then $\operatorname{rank} A \geq 2$.",
    "a product of numbers with dots": r"$\begin{vmatrix}1&2i\\i&2\end{vmatrix} = 1\cdot 2-2i\cdot i = 4$",
    "triangular factors": r"$A=\begin{pmatrix}1&1+i\\i&2\end{pmatrix}$. Then $A=LU$ with "
    r"$L=\begin{pmatrix}1&0\\i&1\end{pmatrix}$ and $U=\begin{pmatrix}1&1+i\\0&3-i\end{pmatrix}$.",
    "determinants of roots": r"$\begin{vmatrix}1 & \sqrt5\\ \sqrt5 & 2\end{vmatrix} = "
    r"-\begin{vmatrix}\sqrt5&2\\1&\sqrt5\end{vmatrix} = -3$",
    "the left null space": r"Let $A=\begin{pmatrix}1&2i\\ 2i& -4\end{pmatrix}$. A basis of the null space of "
    r"$A^\top$ is $\begin{pmatrix}-2i\\1\end{pmatrix}$.",
    "a form": r"$A=\begin{pmatrix}1&1+i\\0&2\end{pmatrix}$ is upper triangular.",
    "a form with roots": r"$A=\frac{1}{2}\begin{pmatrix}1&\sqrt3\\\sqrt3&-1\end{pmatrix}$ is symmetric.",
    "beside letters": r"$A=\begin{pmatrix}1&1+i\\0&2\end{pmatrix}$, and $\begin{pmatrix}S&b\\c&d\end{pmatrix}$. "
    r"Then $\operatorname{rank} A = 2$.",
}
WRONG = {
    "i in a solution": AUGMENTED + r"So \[x_1 = \frac32-\frac12 i\] \[x_2=-i.\]",
    "a root in a solution": ROOTS + r"We get $x=1$ and $y=-\sqrt2$.",
    "a factor of i, typed": typed("R2 <- -i R2", "2 1", "4i-1 -i"),
    "a typed root": typed("R2 <- R2 - sqrt(2) R1", "2 1", "4-2*sqrt(2) 1+sqrt(2)"),
    "i without numbers": r"\[\begin{bmatrix}1&i\\i&1\end{bmatrix}\xrightarrow{R_2 - iR_1}"
    r"\begin{bmatrix}1&i\\0&0\end{bmatrix}\]",
    "determinants of roots": r"$\begin{vmatrix}1 & \sqrt5\\ \sqrt5 & 2\end{vmatrix} = "
    r"\begin{vmatrix}\sqrt5&2\\1&\sqrt5\end{vmatrix}$",
    "a bound": r"$A=\begin{pmatrix}1&1+i\\1-i&2\end{pmatrix}$. Then $\operatorname{rank} A \geq 2$.",
}
ACCUSES_NOBODY = {
    "i is a parameter": r"\[\left[\begin{array}{cc|c}1&-1&1\end{array}\right]\] The solutions are "
    r"\[x_1 = 1 + i,\quad x_2 = i,\] where $i$ is free.",
    "an unknown word for a factor": typed("R2 <- R2 - foo R1", "2 1", "0 -1"),
    "and, in Polish, behind a row": "Macierz:\n\n[ 2 1 ]\n[ 4 1 ]\n\nR2 - 2 R1 i R1 / 2\n\n[ 1 1/2 ]\n[ 0 -1 ]\n",
    "one over 2 i, or one half of i": typed("R2 <- (1/2 i) R2", "2 1", "2i 1/2*i"),
    "i has a value": "Let $i = 1$. " + AUGMENTED + r"So \[x_1 = 5\] \[x_2=1.\]",
    "a conjugate transpose": r"Let $A=\begin{pmatrix}1&2i\\1&2i\end{pmatrix}$. A basis of the null space of $A^T$ is "
    r"$\begin{pmatrix}-2i\\1\end{pmatrix}$.",
    "roots of two negative numbers": r"$\begin{vmatrix}\sqrt{-2}&1\\1&\sqrt{-3}\end{vmatrix} = \sqrt6-1$",
    "nothing makes it true": r"As an equation it says $0 = 1 - \sqrt{2}$, which no $x$ makes true.",
    "nor this": "As an equation it says $0 = 2i$, which no $x$ makes true.",
    "a part of a solution": AUGMENTED + r"So \[x_2=-i.\]",
    "i among other letters": r"\[\begin{bmatrix}g&h\\i&j\end{bmatrix}\xrightarrow{R_2 - iR_1}"
    r"\begin{bmatrix}g&h\\0&0\end{bmatrix}\]",
    "a dot product may conjugate": r"Let $v=\begin{pmatrix}1\\2i\end{pmatrix}$. Then $v\cdot v=5$.",
}


@pytest.mark.parametrize("name", RIGHT)
def test_right(name: str) -> None:
    assert verify(RIGHT[name]).outcome is Whole.CORRECT


@pytest.mark.parametrize("name", WRONG)
def test_wrong(name: str) -> None:
    verdict = verify(WRONG[name])
    assert verdict.outcome is Whole.INCORRECT
    assert verdict.first_error is not None
    assert verdict.judgements[verdict.first_error].witness is not None


@pytest.mark.parametrize("name", ACCUSES_NOBODY)
def test_accuses_nobody(name: str) -> None:
    assert verify(ACCUSES_NOBODY[name]).outcome is not Whole.INCORRECT


def test_determinants_are_compared_modulo_the_prime() -> None:
    """-13 is 1 modulo 7; over QQ the two determinants are different."""
    text = r"$\begin{vmatrix}1 & 4\\4 & 3\end{vmatrix} = -\begin{vmatrix}1&4\\0&13\end{vmatrix} = 1$"
    assert verify(text, field="GF(7)").outcome is Whole.CORRECT
    assert verify(text.replace("13", "12"), field="GF(7)").outcome is Whole.INCORRECT
    assert verify(text).outcome is Whole.INCORRECT
    turned = text.replace("13", "-13")
    assert verify(turned, field="GF(7)").judgements[0].note is Note.SIGN


def test_the_operation_that_is_not_understood_is_not_half_read() -> None:
    verdict = verify(typed("R2 <- R2 - foo R1", "2 1", "0 -1"), kind="text")
    assert not any(isinstance(one.statement, RowStep) and one.operations for one in verdict.judgements)
