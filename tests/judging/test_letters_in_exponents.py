"""Equalities with a letter in exponents: right for all its values, wrong with one as the witness, or left open."""

from __future__ import annotations

from exactrank import verify
from exactrank.judging import Outcome

TWO = r"$A = \begin{bmatrix} 2 & 0 \\ 0 & 3 \end{bmatrix}$, $J = \begin{bmatrix} 1 & 1 \\ 0 & 1 \end{bmatrix}$, "
OTHERS = (
    r"$F = \begin{bmatrix} 1 & 1 \\ 1 & 0 \end{bmatrix}$, $N = \begin{bmatrix} 0 & 1 \\ 0 & 0 \end{bmatrix}$, "
    r"$T = \begin{bmatrix} 0 & 1 \\ 1 & 0 \end{bmatrix}$."
)
GIVEN = TWO + OTHERS + "\n\n"
GOLDEN = (
    r"\left(\frac{1+\sqrt5}{2}\right)^n \begin{bmatrix} \frac12+\frac1{10}\sqrt5 & \frac15\sqrt5 \\"
    r" \frac15\sqrt5 & \frac12-\frac1{10}\sqrt5\end{bmatrix} + \left(\frac{1-\sqrt5}{2}\right)^n"
    r" \begin{bmatrix} \frac12-\frac1{10}\sqrt5 & -\frac15\sqrt5 \\"
    r" -\frac15\sqrt5 & \frac12+\frac1{10}\sqrt5\end{bmatrix}"
)
RIGHT = (
    r"A^n = \begin{bmatrix} 2^n & 0 \\ 0 & 3^n \end{bmatrix}",
    r"A^k = 2^k \begin{bmatrix} 1 & 0 \\ 0 & 0 \end{bmatrix} + 3^k \begin{bmatrix} 0 & 0 \\ 0 & 1 \end{bmatrix}",
    r"A^{n+1} = \begin{bmatrix} 2 \cdot 2^n & 0 \\ 0 & 3^{n+1} \end{bmatrix}",
    r"A^{2n} = \begin{bmatrix} 4^n & 0 \\ 0 & 9^n \end{bmatrix}",
    r"J^n = \begin{bmatrix} 1 & n \\ 0 & 1 \end{bmatrix}",
    rf"F^n = {GOLDEN}",
    r"T^{2k} = \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}",
)
WRONG = (
    r"A^n = \begin{bmatrix} 2^n & 0 \\ 0 & 4^n \end{bmatrix}",
    r"A^n = \begin{bmatrix} 2^n & 0 \\ 0 & 3 \end{bmatrix}",
    r"A^{n+1} = \begin{bmatrix} 2^n & 0 \\ 0 & 3^n \end{bmatrix}",
    r"J^n = \begin{bmatrix} 1 & 2^n \\ 0 & 1 \end{bmatrix}",
    r"J^k = \begin{bmatrix} 1 & k + 1 \\ 0 & 1 \end{bmatrix}",
    r"A^k = 2^k \begin{bmatrix} 1 & 0 \\ 0 & 0 \end{bmatrix} + 3^k \begin{bmatrix} 0 & 0 \\ 0 & 2 \end{bmatrix}",
)
OPEN = (
    r"T^n = 1^n \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}",  # for even n
    r"N^n = 0^n \begin{bmatrix} 1 & 1 \\ 1 & 1 \end{bmatrix}",  # from n = 2 on
    r"B^n = 2^n \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}",  # nobody says what B is
    r"x_n = A^n \begin{bmatrix} 1 \\ 1 \end{bmatrix}",  # a sequence is defined
    r"A^n = \begin{bmatrix} 2^n & 0 \\ 0 & c^n \end{bmatrix}",
)


def outcomes(formula: str) -> list[Outcome]:
    return [one.outcome for one in verify(f"{GIVEN}$${formula}$$").judgements]


def test_letters_in_exponents_stand_for_all_their_values() -> None:
    """What holds is right, what fails from some value on is wrong at the least value, anything else stays open."""
    assert [one for one in RIGHT if {*outcomes(one)} != {Outcome.CORRECT}] == []
    assert [one for one in WRONG if Outcome.INCORRECT not in outcomes(one)] == []
    assert [one for one in OPEN if Outcome.INCORRECT in outcomes(one) or Outcome.CORRECT in outcomes(one)] == []
