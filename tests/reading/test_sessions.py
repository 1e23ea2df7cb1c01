# ruff: noqa: E501 - sessions stand on one line
"""Sessions with programs: what is asked and printed is judged; other commands, quotations and programs say nothing."""

from __future__ import annotations

import pytest

import exactrank
from exactrank.reading.answers.document import read_answer
from exactrank.reading.markup.printed_values import literal_at, value_at
from exactrank.statements import Definition
from tests.reading.outcomes import assert_right_and_wrong

READ: dict[str, tuple[str, int, str, str]] = {
    # a session, how many statements of it are judged, and what makes it wrong where it stands last
    "MATLAB": (">> A = [2 1; 4 2]\n\nA =\n\n     2     1\n     4     2\n\n>> rank(A)\n\nans =\n\n     1\n", 2, "     1\n", "     2\n"),
    "Octave": ("octave:1> A = [1, 2; 3, 7];\noctave:2> inv(A)\nans =\n\n   7  -2\n  -3   1\n\noctave:3> B = A'\nB =\n\n   1   3\n   2   7\n", 2, "2   7", "2   6"),
    "SymPy": (">>> A = Matrix([[1, 2], [3, 7]])\n>>> A.det()\n1\n>>> A.rref()\n(Matrix([\n[1, 0],\n[0, 1]]), (0, 1))", 2, "[0, 1]]", "[0, 2]]"),
    "SymPy, pretty": (">>> A = Matrix([[1, 2], [3, 7]])\n>>> pprint(A.inv())\n⎡7   -2⎤\n⎢      ⎥\n⎣-3  1 ⎦", 1, "1 ⎦", "2 ⎦"),
    "numpy": (">>> A = np.array([[1, 2],\n...               [3, 4]])\n>>> np.linalg.inv(A)\narray([[-2. ,  1. ],\n       [ 1.5, -0.5]])\n>>> A @ A\narray([[ 7, 10],\n       [15, 22]])", 2, "22", "23"),
    "numpy, printed": (">>> A = np.array([[1, 2], [3, 4]])\n>>> print(A.T)\n[[1 3]\n [2 4]]", 1, "2 4", "2 5"),
    "floating point": (">>> A = np.array([[1, 2], [3, 4]])\n>>> np.linalg.det(A)\n-2.0000000000000004", 1, "-2.0000000000000004", "-3.0000000000000004"),
    "IPython": ("In [1]: A = np.array([[1, 2], [2, 4]])\nIn [2]: np.linalg.matrix_rank(A)\nOut[2]: 1", 1, ": 1", ": 2"),
    "Mathematica": ("In[1]:= A = {{1,2},{3,6}}\nOut[1]= {{1, 2}, {3, 6}}\nIn[2]:= RowReduce[A]\nOut[2]= {{1, 2}, {0, 0}}", 2, "1, 2}, {0", "1, 3}, {0"),
    "Julia": ("julia> A = [1 2; 3 6]\n2×2 Matrix{Int64}:\n 1  2\n 3  6\n\njulia> rank(A)\n1", 2, "1", "2"),
    "Julia, rationals": ("julia> A = [2 1; 1 1]\njulia> inv(A)\n2×2 Matrix{Rational{Int64}}:\n  1//1  -1//1\n -1//1   2//1", 1, "2//1", "3//1"),
    "Sage": ("sage: A = matrix(QQ, [[1,2],[3,6]])\nsage: A.rank()\n1\nsage: A.rref()\n[1 2]\n[0 0]", 2, "0 0", "0 1"),
    "Sage, one list": ("sage: A = matrix(QQ, 2, 2, [1, 2, 3, 6])\nsage: det(A)\n0", 1, "0", "1"),
    "Maxima": ("(%i1) A: matrix([1,2],[3,6]);\n(%o1) matrix([1,2],[3,6])\n(%i2) rank(A);\n(%o2) 1", 2, "1", "2"),
    "PARI": ("? A = [1, 2; 3, 6]\n%1 =\n[1 2]\n\n[3 6]\n? matrank(A)\n%2 = 1", 2, "1", "2"),
    "R": ("> A <- matrix(c(1, 2, 3, 7), nrow = 2)\n> t(A)\n     [,1] [,2]\n[1,]    1    2\n[2,]    3    7\n> qr(A)$rank\n[1] 2", 2, "2", "1"),
    "R, by rows": ("> A = matrix(c(1, 2, 3, 7), nrow=2, byrow=TRUE)\n> solve(A)\n     [,1] [,2]\n[1,]    7   -2\n[2,]   -3    1", 1, "1", "2"),
    "rows changed": (">> A = [1 2; 3 7];\n>> A(2,:) = A(2,:) - 3*A(1,:)\nA =\n     1     2\n     0     1\n", 1, "0     1", "0     2"),
    "rows changed from 0": (">>> A = np.array([[1, 2], [3, 7]])\n>>> A[1] -= 3*A[0]\n>>> A[[0, 1]] = A[[1, 0]]\n>>> A\narray([[0, 1],\n       [1, 2]])", 1, "1, 2", "1, 3"),
    "within a fence": ("So:\n\n```python\n>>> A = np.array([[1, 2], [2, 4]])\n>>> np.linalg.matrix_rank(A)\n1\n```\n", 1, "1\n", "2\n"),
    "an echo without a prompt": ("A =\n1 2\n3 6\n\nrank(A) = 1", 1, "1", "2"),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_a_program_prints_is_judged(name: str) -> None:
    text, count, right, wrong = READ[name]
    assert_right_and_wrong(text, count, right, wrong)


NOTHING = {
    "nothing printed": ">>> A.rank()\n>>> A.det()",
    "a number": ">>> A = 3\n>>> A\n3",
    "another function": ">>> len(A)\n2\n>>> f(A)\n3",
    "entry by entry": ">>> A * B\narray([[1, 2],\n       [3, 4]])",
    "a quotation": "> rank(A)\n\n2 days ago",
    "a question": "? rank(A)",
    "a mail": "> I wrote that\n> the rank is what counts\n\nYes.",
    "a shell": "$ python rank.py A\n2",
    "an error": ">>> A.inv()\nTraceback (most recent call last):\nValueError: Matrix det == 0",
    "other columns than those of the pivots": ">>> B.rref()\n(Matrix([\n[1, 0],\n[0, 1]]), (0, 2))",
    "a program in a fence": "```python\nA = A - 3 * B\nB = 2\nx = A.rank()\n```",
}


@pytest.mark.parametrize("name", NOTHING)
def test_other_commands_say_nothing(name: str) -> None:
    assert read_answer(NOTHING[name]) == ()


@pytest.mark.parametrize(
    "command",
    ["A = f(A)", "A[0, 0] = 5", "A(1,1) = 5", "A *= 2", "A.row_op(1, lambda v, j: v)", "A[1] = A[1] - A[0]*c"],
)
def test_a_matrix_that_was_changed_otherwise_is_no_longer_the_one_it_was(command: str) -> None:
    text = f">>> A = Matrix([[1, 2], [3, 7]])\n>>> {command}\n>>> A.rank()\n1"
    assert not [one for one in read_answer(text) if not isinstance(one, Definition)]
    shown = exactrank.verify(
        f">>> A = Matrix([[1, 2], [3, 7]])\n>>> {command}\n>>> A\nMatrix([\n[1, 2],\n[2, 4]])\n>>> A.rank()\n1"
    )
    assert [one.outcome.value for one in shown.judgements] == ["correct"]


@pytest.mark.parametrize(
    "text",
    [
        "[1, 2, 3]",
        "[[1, 2], [3]]",
        "[[1, 2], [x, y]]",
        "{1, 2}",
        "[1 2; 3]",
        "np.array([1, 2])",
        "[[1, 2], [3, 4]",
        "f([[1, 2], [3, 4]])",
    ],
)
def test_what_is_no_matrix(text: str) -> None:
    assert literal_at(text, 0) is None


def test_noise_of_floating_point_is_left_out() -> None:
    printed = ["-2.0000000000000004", "4.440892098500626e-16", "1.", "2.5e3", "0.3333"]
    made = [value_at(text, 0, len(text)) for text in printed]
    assert [one.tex for one in made if one] == ["-2.00000000000", "0.0", "1.0", "2500.0", "0.3333"]


def test_a_place_is_that_of_the_command() -> None:
    (judged,) = exactrank.verify(">> A = [1 2; 3 6];\n\n>> rank(A)\nans = 2").judgements
    assert (judged.statement.span.line, judged.statement.span.source) == (3, ">> rank(A) ans = 2")


@pytest.mark.parametrize(
    "output",
    [
        "(Matrix([\n[1, 0],\n[0, 1]]), (0, 2))",
        "(Matrix([\n[1, 0],\n[0, x]]), (0, 1))",
        "(Matrix([[1, 0], [0, 1]]), (1,))",
        "ValueError: no matrix",
    ],
)
def test_a_value_that_is_not_understood_is_unread(output: str) -> None:
    """Among them the pivots of another matrix than the one that is printed beside them."""
    verdict = exactrank.verify(f">>> A = Matrix([[1, 2], [3, 7]])\n>>> A.det()\n1\n>>> A.rref()\n{output}")
    assert verdict.outcome.value == "incomplete"
    assert [one.span.line for one in verdict.unread] == [4]
