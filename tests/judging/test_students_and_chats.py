"""Typed homework and answers in the manner of chat models: what is read there, and look-alikes that say nothing."""

from __future__ import annotations

import exactrank

M = "A = [3 1; 2 2]\n\n"
T = "$A = \\begin{pmatrix} 3 & 1 \\\\ 2 & 2 \\end{pmatrix}$.\n\n"
NETWORK = "The system is $x_1 + x_2 = 800$, $x_2 - x_3 = 300$... we %s: $x_1 + x_2 = 8$, $x_1 - x_2 = 2$."
ACID = "Let x = liters of 10%%, y = liters of 30%%.\n\nx + y = 40\n0.10x + 0.30y = 6\n\nx = 30, y = 10.\n\n%s"
VOLUME = "$$\\left|\\det\\begin{pmatrix} 5 & 6 \\\\ 2 & 4 \\end{pmatrix}\\right| = |20 - 12| = 8$$\n\n"
BLOCKS = """[A | I] =
[1 2 | 1 0]
[3 7 | 0 1]
R2 - 3R1:
[1 2 | 1 0]
[0 1 | -3 1]
R1 - 2R2:
[1 0 | 7 -2]
[0 1 | -3 1]
"""
WRONG = "\n\n$$A^{-1} = \\begin{pmatrix} 2 & 1 \\\\ 2 & 3 \\end{pmatrix}$$"
SHIFTED = T + "$A-4I \\sim \\begin{pmatrix} 1&-1 \\\\ 0&0 \\end{pmatrix}$. An eigenvector for $\\lambda = 1$ is %s."
MAP = "T(x, y) = (2x + y, x - 3y)\nT(1,0) = (2, 1) and T(0,1) = %s\n"
STEPS = "v1 = (1,1,0), v2 = (1,0,1)\n\nu1 = v1 = (1,1,0)\nu2 = v2 - (v2.u1/u1.u1) u1 = (1,0,1) - 1/2 (1,1,0) = %s"
POWERS = (
    "$A = \\begin{pmatrix} 2 & 1 \\\\ 0 & 3 \\end{pmatrix}$, $P = \\begin{pmatrix} 1 & 1 \\\\ 0 & 1 \\end{pmatrix}$, "
    "$D = \\begin{pmatrix} 2 & 0 \\\\ 0 & 3 \\end{pmatrix}$.\n\n"
)
FIT = (
    "We fit $y = mx + c$ by least squares. "
    "$A = \\begin{bmatrix} 0 & 1 \\\\ 1 & 1 \\\\ 2 & 1 \\\\ 3 & 1 \\end{bmatrix}$, "
    "$b = \\begin{bmatrix} 1 \\\\ 3 \\\\ 4 \\\\ 4 \\end{bmatrix}$. **Solving:** %s.\n\n"
)
OUTCOMES = [
    # Vectors that are tried are not claimed to be eigenvectors, and no A v = b is a system to solve for them.
    (T + "Let $\\lambda = 4$. Try $v = (1, 2)$: $Av = (5, 6)$. Try $v = (1, 1)$: $Av = (4, 4) = 4v$.", "correct"),
    (T + "Let $\\lambda = 4$. Take $v = (1, 2)$: $Av = (5, 6)$.", "not incorrect"),
    (T + "Try $v = (1, 2)$: $Av = (5, 7)$.", "incorrect"),
    # Another system is looked at instead.
    (NETWORK % "instead look at the smaller loop" + " So $x_1 = 5$ and then $x_2 = 3$.", "not incorrect"),
    (ACID % "30 L of the 10% solution and 10 L of the 30% solution.", "correct"),
    (ACID % "10 L of the 10% solution and 30 L of the 30% solution.", "not correct"),
    # The last item of a list of commands does not command the display behind it.
    (T + "* Find $\\det A = 4$\n* Swap, and negate the others" + WRONG, "incorrect"),
    (T + "* We need two things.\n* Show that" + WRONG, "not correct"),
    (VOLUME + "So the area is **8 square units**.", "correct"),
    (VOLUME + "So the area is **6 square units**.", "not correct"),
    (VOLUME + "The area of the triangle is $8$.", "not correct"),
    ("$$\\left|\\det\\begin{pmatrix} 5 & 6 \\\\ 2 & 4 \\end{pmatrix}\\right| = |-8| = 9$$", "not correct"),
    (MAP % "(1, -3)", "correct"),
    (MAP % "(1, 3)", "incorrect"),
    (STEPS % "(1/2, -1/2, 1)", "correct"),
    (STEPS % "(1/2, 1/2, 1)", "incorrect"),
    (BLOCKS + "So A^-1 = [7 -2; -3 1]", "correct"),
    (BLOCKS + "So A^-1 = [7 2; -3 1]", "not correct"),
    ("4s + 20 = 2s + 40, so 2s = 20, s = 10.", "correct"),
    ("f + 20 = 2(s + 20)\n4s + 20 = 2s + 40, so 2s = 60, s = 10.", "not correct"),
    (T + "Trace(A) = 3 + 2 = 5. Sum of eigenvalues = 4 + 1 = 5.", "correct"),
    (T + "Trace(A) = 3 + 2 = 5. Sum of eigenvalues = 4 + 2 = 6.", "not correct"),
    (M + "char poly: (3-x)(2-x) - 2 = x^2 - 5x + 4 = (x-4)(x-1)", "correct"),
    (M + "char poly: (3-x)(2-x) - 2 = x^2 - 5x + 4 = (x+4)(x-1)", "incorrect"),
    (T + "The eigenvalues are 1 and 4, and $A$ is diagonalizable because they are distinct.", "correct"),
    (T + "The eigenvalues are 1 and 4, and $A$ is not diagonalizable because they are distinct.", "not correct"),
    # Lines about one eigenvalue.
    (M + "x=4: [-1 1; 2 -2], eigenvector (1, 1)\nx=1: [2 1; 2 1], eigenvector (1, -2)", "correct"),
    (M + "x=4: [-1 1; 2 -2], eigenvector (1, 2)", "incorrect"),
    (M + "lambda = 4 -> eigenvector [1, 1]", "correct"),
    (M + "λ = 4: eigenvector (1, 2)", "incorrect"),
    (M + "λ = 4: -x + y = 0, so v = (1, 1)\nλ = 1: 2x + y = 0, so v = (1, -2)", "correct"),
    (M + "x = 4 is an eigenvalue. Is there an eigenvector (1, 2)?", "not incorrect"),
    (M + "For x = 4 the vector (1, 1) is one, for x = 1 it is not an eigenvector (1, 1).", "not incorrect"),
    (M + "We get k = 3 rows. There is no eigenvector (1, 2)", "not incorrect"),
    # What is said of eigenvectors is said of A, also where A - 4I was looked at last.
    (SHIFTED % "$(1, -2)$", "correct"),
    (SHIFTED % "$(1, 2)$", "incorrect"),
    # A fitted line, by its letters or its numbers.
    (FIT % "$m = 1$ and $c = \\frac32$" + "Answer: $y = x + \\frac32$", "correct"),
    (FIT % "$m = 1$ and $c = \\frac12$" + "Answer: $y = x + \\frac32$", "not correct"),
    (FIT % "$m = 1$ and $c = \\frac32$" + "Answer: $y = x + \\frac12$", "not correct"),
    (FIT.replace("least squares", "two steps") % "nothing" + "Here $y = x + 7$.", "not incorrect"),
    # Powers with a letter.
    (POWERS + "$A^n = PD^nP^{-1} = \\begin{pmatrix} 2^n & 3^n - 2^n \\\\ 0 & 3^{n} \\end{pmatrix}$", "correct"),
    (POWERS + "$A^n = \\begin{pmatrix} 2^n & 3^{n-1} \\\\ 0 & 3^n \\end{pmatrix}$", "incorrect"),
    (POWERS + "Is $A^n = \\begin{pmatrix} 2^n & 3^{n-1} \\\\ 0 & 3^n \\end{pmatrix}$?", "not incorrect"),
    (POWERS + "Let $n = 2$. Is it that $A^n = \\begin{pmatrix} 2^n & 3 \\\\ 0 & 3^n \\end{pmatrix}$?", "not incorrect"),
]  # fmt: skip


def test_what_students_and_chat_models_write() -> None:
    failed: list[tuple[str, str, str]] = []
    for text, wanted in OUTCOMES:
        outcome = exactrank.verify(text).outcome.value
        if (outcome != wanted) if "not" not in wanted else outcome == wanted.removeprefix("not "):
            failed.append((text, wanted, outcome))
    assert failed == []
