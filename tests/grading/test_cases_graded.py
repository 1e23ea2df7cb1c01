"""Problems with letters in a rubric: every case gives its share of the points, and nobody loses one without proof."""

from __future__ import annotations

import pickle
from fractions import Fraction
from pathlib import Path

import pytest

from exactrank.errors import InputError
from exactrank.grading.feedback import feedback_text
from exactrank.grading.grade import task_of
from exactrank.grading.judged import Record, judge_task
from exactrank.grading.pieces import piece
from exactrank.grading.problems import LetterProblem
from exactrank.grading.rubric import Rubric, read_rubric
from exactrank.grading.scoring import Score, score
from tests.grading.answers import rubric_file

SYSTEM = """
[problem]
matrix = "x + a y = 1; a x + y = 1"
letters = "a"

[[item]]
name = "Cases"
what = "cases"
points = 6
"""
RANK = SYSTEM.replace("x + a y = 1; a x + y = 1", "1 a; a 1")
INVERSE = RANK.replace('letters = "a"', 'letters = "a"\ngoal = "determinant"')
BAR = r"""The augmented matrix of the system is
$$\left(\begin{array}{cc|c} 1 & a & 1 \\ a & 1 & 1 \end{array}\right).$$
"""
REDUCED = r"""The augmented matrix of the system is
$$\left(\begin{array}{cc|c} 2 & 2a & 2 \\ 0 & 1 - a^2 & 1 - a \end{array}\right).$$
"""
OTHER = BAR.replace("& 1 \\\\", "& 2 \\\\")
SQUARE = r"Let $A = \begin{bmatrix} 1 & a \\ a & 1 \end{bmatrix}$. "
MANY, NONE, ONE = "infinitely many solutions", "no solution", "exactly one solution"


def discussion(at_1: str, at_minus_1: str, otherwise: str) -> str:
    parts = [
        f"If $a = 1$, there are {at_1}." if at_1 else "",
        f"If $a = -1$, there is {at_minus_1}." if at_minus_1 else "",
        f"If $a \\ne \\pm 1$, there is {otherwise}." if otherwise else "",
    ]
    return " ".join(parts)


def graded(answer: str, tmp_path: Path, rubric: str = SYSTEM) -> tuple[Score, Record, Rubric]:
    rule = read_rubric(rubric_file(tmp_path, rubric))
    record = judge_task(task_of(piece("ada", "ada.md", answer.encode()), rule))
    return score(record, rule), record, rule


ANSWERS = {
    "all": (SYSTEM, BAR + discussion(MANY, NONE, ONE), 6, "right", False),
    "a matrix with the same rows": (SYSTEM, REDUCED + discussion(MANY, NONE, ONE), 6, "right", False),
    "one wrong": (SYSTEM, BAR + discussion(MANY, MANY, ONE), 4, "cases", False),
    "a case forgotten": (SYSTEM, BAR + discussion(MANY, "", ONE), 4, "some-cases", True),
    "a case forgotten in the other": (
        SYSTEM,
        BAR + r"If $a \ne 1$, there is exactly one solution.",
        2,
        "some-cases",
        True,
    ),
    "some values alone": (SYSTEM, BAR + "If $a = 2$, there is exactly one solution.", 0, "missing", True),
    "two claims that cover a case": (
        SYSTEM,
        BAR + discussion(MANY, NONE, "") + " If $a = 2$, there is exactly one solution. "
        r"If $a \notin \{1, -1, 2\}$, there is exactly one solution.",
        6,
        "right",
        False,
    ),
    "another system": (SYSTEM, OTHER + "If $a = 1$, there is no solution.", 0, "missing", True),
    "nothing": (SYSTEM, "The weather is fine and $2 + 2 = 4$.", 0, "missing", True),
    "ranks": (
        RANK,
        SQUARE + r"If $a = 1$ or $a = -1$, the rank of $A$ is 1. If $a \ne \pm 1$, the rank of $A$ is 2.",
        6,
        "right",
        False,
    ),
    "no ranks": (RANK, SQUARE + r"$A$ is invertible if and only if $a \ne \pm 1$.", 0, "missing", True),
    "invertible just there": (INVERSE, SQUARE + r"$A$ is invertible if and only if $a \ne \pm 1$.", 6, "right", False),
    "invertible there": (INVERSE, SQUARE + r"$A$ is invertible if $a \ne \pm 1$.", 2, "some-cases", True),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_case_gives_its_share(name: str, tmp_path: Path) -> None:
    rubric, answer, points, reason, review = ANSWERS[name]
    found, _, _ = graded(answer, tmp_path, rubric)
    assert (found.total, found.items[0].reason, found.review) == (Fraction(points), reason, review)


def test_the_feedback_names_the_cases(tmp_path: Path) -> None:
    made = graded(BAR + discussion("exactly one solution", "", ONE), tmp_path)
    said = feedback_text(made[0], made[2], made[1])
    assert "line 3 says of the case a = 1 is wrong" in said
    assert "Nothing was found about the case a = -1" in said


def test_every_student_may_have_letters_of_his_own_matrix(tmp_path: Path) -> None:
    (tmp_path / "each.csv").write_text('id,matrix\nada,"x + a y = 1; a x + y = 1"\nbob,"x + a y = 1; a x + y = 2"\n')
    text = SYSTEM.replace('matrix = "x + a y = 1; a x + y = 1"', 'each = "each.csv"')
    rule = read_rubric(rubric_file(tmp_path, text))
    answer = (BAR + discussion(MANY, NONE, ONE)).encode()
    totals = [score(judge_task(task_of(piece(id, "x.md", answer), rule)), rule).total for id in ("ada", "bob")]
    assert totals == [6, 0]
    assert rule.judging_key("ada") != rule.judging_key("bob")


def test_a_task_reaches_another_process() -> None:
    problem = LetterProblem("1 a; a 1", ("a",))
    assert pickle.loads(pickle.dumps(problem)) == problem


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('letters = "a"', "", "not linear equations"),
        ('matrix = "x + a y = 1; a x + y = 1"', "", "letters"),
        ('letters = "a"', 'letters = "a"\ngoal = "beauty"', "beauty"),
        ('letters = "a"', 'letters = "a"\nover = "beauty"', "beauty"),
        ('letters = "a"', 'letters = "a"\ngiven = ["a"]', "a is no condition"),
        ('letters = "a"', 'letters = "a"\ngiven = "a"', "given"),
        ('letters = "a"', 'letters = "a"\nfield = "QQ"', "field"),
        ('letters = "a"', 'letters = "a"\ngoal = "determinant"', "determinant"),
    ],
)
def test_a_problem_with_letters_that_is_none_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_rubric(rubric_file(tmp_path, SYSTEM.replace(old, new)))
    assert said in str(error.value)
    assert "rubric.toml" in str(error.value)


def test_conditions_that_are_given_leave_cases_out(tmp_path: Path) -> None:
    rubric = SYSTEM.replace('letters = "a"', 'letters = "a"\ngiven = ["a != -1"]')
    found, record, _ = graded(BAR + discussion(MANY, "", ONE), tmp_path, rubric)
    assert found.total == 6
    assert [one["said"] for one in record["cases"]] == ["right", "right"]


@pytest.mark.parametrize("matrix", ["x + y = 3; x - y = 1", "1 1 | 3; 1 -1 | 1", "1 1 3; 1 -1 1"])
def test_a_system_of_numbers_is_a_problem(matrix: str, tmp_path: Path) -> None:
    text = f'[problem]\nmatrix = "{matrix}"\n[[item]]\nwhat = "solution"\npoints = 1\n'
    answer = "$\\begin{cases} x + y = 3 \\\\ x - y = 1 \\end{cases}$, hence $x = 2$, $y = 1$."
    assert graded(answer, tmp_path, text)[0].total == 1
    assert graded(answer.replace("$y = 1$", "$y = 2$"), tmp_path, text)[0].total == 0


@pytest.mark.parametrize(("field", "points"), [("GF(5)", 1), ("QQ", 0)])
def test_a_problem_has_a_field(field: str, points: int, tmp_path: Path) -> None:
    text = f'[problem]\nmatrix = "1 2; 3 1"\nfield = "{field}"\n[[item]]\nwhat = "rank"\npoints = 1\n'
    answer = r"Let $A = \begin{bmatrix} 1 & 2 \\ 3 & 1 \end{bmatrix}$. The rank of $A$ is 1."
    assert graded(answer, tmp_path, text)[0].total == points
