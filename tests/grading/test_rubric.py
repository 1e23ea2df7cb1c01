"""What a rubric may hold besides points: rounding, rounded values, words by kind of mistake and by language."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import pytest

from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.grading.feedback import feedback_text
from exactrank.grading.grade import grade, task_of
from exactrank.grading.judged import judge_task
from exactrank.grading.pieces import piece
from exactrank.grading.rubric import Rubric, read_rubric
from exactrank.grading.scoring import ItemScore, Score, score
from tests.grading.answers import RUBRIC, SLIP, class_folder, rubric_file

pytestmark = pytest.mark.usefixtures("lasting_processes")

THIRDS = r"""$$A = \begin{bmatrix}3&1\\1&2\end{bmatrix}
\xrightarrow{R_2-\frac13R_1}\begin{bmatrix}3&1\\0&%s\end{bmatrix}$$
The inverse is $A^{-1} = %s$.
"""
EXACT = r"\begin{bmatrix}\frac25&-\frac15\\-\frac15&\frac35\end{bmatrix}"
FIFTHS = r"\begin{bmatrix}0.4&-0.2\\-0.2&0.6\end{bmatrix}"
ITEMS = """
[problem]
matrix = "3 1; 1 2"

[[item]]
what = "steps"
points = 3
{cost}

[[item]]
what = "inverse"
points = 2
{cost}
"""


def rubric(folder: Path, text: str) -> Rubric:
    return read_rubric(rubric_file(folder, text))


@pytest.mark.parametrize(
    ("entry", "inverse", "cost", "points"),
    [
        (r"\frac53", EXACT, "per_rounding = 1", ["3", "2"]),
        ("1.67", EXACT, "per_rounding = 1", ["2", "2"]),
        ("1.67", EXACT, "per_rounding = 9", ["0", "2"]),
        ("1.67", EXACT, "", ["3", "2"]),
        (r"\frac53", FIFTHS, "per_rounding = 1", ["3", "2"]),
        ("1.7", EXACT, "per_rounding = 0.5", ["2.5", "2"]),
    ],
)
def test_a_rounded_value_costs_what_the_rubric_says(
    entry: str, inverse: str, cost: str, points: list[str], tmp_path: Path
) -> None:
    (one,) = grade([("ada", THIRDS % (entry, inverse))], rubric(tmp_path, ITEMS.format(cost=cost)))
    assert [one.points for one in one.items] == [Fraction(x) for x in points]
    assert not one.review


def test_digits_that_are_not_decided_wait_for_a_person(tmp_path: Path) -> None:
    (one,) = grade([("ada", THIRDS % ("1.5", EXACT))], rubric(tmp_path, ITEMS.format(cost="per_rounding = 1")))
    assert (one.items[0].reason, one.review) == ("open", True)


def test_a_rounded_inverse_is_told(tmp_path: Path) -> None:
    text = 'comments = {rounded = "Fractions, please."}\n' + ITEMS.format(cost="per_rounding = 1")
    asked = rubric(tmp_path, text.replace("3 1; 1 2", "3 1; 1 4"))
    answer = (
        r"$A = \begin{bmatrix}3&1\\1&4\end{bmatrix}$, $A^{-1} = \begin{bmatrix}0.364&-0.091\\-0.091&0.273\end{bmatrix}$"
    )
    record = judge_task(task_of(piece("ada", "a.md", answer.encode()), asked))
    made = score(record, asked)
    assert [one.reason for one in made.items] == ["missing", "rounded"]
    said = feedback_text(made, asked, record)
    assert "1 of 2. This is right but rounded, first in line 1" in said
    assert "Line 1: Fractions, please." in said


@pytest.mark.parametrize(
    ("unit", "points", "total"),
    [
        *[("0", "21/4", "21/4"), ("1/2", "21/4", "11/2"), ("1", "21/4", "5")],
        *[("1", "11/2", "6"), ("4", "7", "7"), ("1", "0", "0")],
    ],
)
def test_the_sum_is_rounded_a_half_up_and_never_above_the_maximum(
    unit: str, points: str, total: str, tmp_path: Path
) -> None:
    (item,) = rubric(tmp_path, "[[item]]\nwhat = 'rank'\npoints = 7").items
    made = Score("ada", (ItemScore(item, Fraction(points), "right"),), False, rounding=Fraction(unit))
    assert made.total == Fraction(total)


def test_the_rubric_rounds_the_total_alone(tmp_path: Path) -> None:
    asked = rubric(tmp_path, "rounding = 0.5\n" + RUBRIC.replace("per_mistake = 2", "per_mistake = 0.8"))
    (one,) = grade([("bob", SLIP)], asked)
    assert one.items[0].points == Fraction("5.2")
    assert one.total == 11


def test_each_student_is_told_in_his_language(tmp_path: Path) -> None:
    (tmp_path / "languages.csv").write_text("id,language\nbob,fr\neve,ja\n")
    words = '[comments]\nwrong-entry = {en = "Look again.", fr = "Recommencez."}\n'
    path = rubric_file(tmp_path, 'languages = "languages.csv"\n' + RUBRIC + words)
    folder = class_folder(tmp_path, {"ada.md": SLIP, "bob.md": SLIP, "eve.md": SLIP})
    assert main(["grade", folder, "--rubric", path, "-o", str(tmp_path / "r")]) == 0
    pages = {id: (tmp_path / f"r/feedback/{id}.html").read_text() for id in ("ada", "bob", "eve")}
    assert [('lang="en"' in page, 'lang="fr"' in page, 'lang="ja"' in page) for page in pages.values()] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert "Look again." in pages["ada"]
    assert "Recommencez." in pages["bob"]
    assert "Look again." in pages["eve"], "where there are no words in a language, those of the rubric's are said"


BAD = {
    "rounding = -1": "rounding",
    "rounding = true": "rounding",
    "languages = 'none.csv'": "none.csv",
    "languages = 'columns.csv'": "id and language",
    "languages = 'twice.csv'": "twice",
    "languages = 'klingon.csv'": "tlh",
    "comments = {wrong-entry = {tlh = 'x'}}": "tlh",
}


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_rounding_language_or_comment_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "columns.csv").write_text("id,lang\nada,en\n")
    (tmp_path / "twice.csv").write_text("id,language\nada,en\nada,fr\n")
    (tmp_path / "klingon.csv").write_text("id,language\nada,tlh\n")
    with pytest.raises(InputError) as error:
        rubric(tmp_path, f"{text}\n[[item]]\nwhat = 'rank'\npoints = 1")
    assert BAD[text] in str(error.value)


def test_work_that_is_shown_cannot_be_rounded(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="per_rounding"):
        rubric(tmp_path, "[[item]]\nwhat = 'work-shown'\npoints = 1\nper_rounding = 1")


def test_scores_are_the_same_by_any_executor(tmp_path: Path) -> None:
    path = rubric_file(tmp_path)
    answers = [(str(k), SLIP if k % 2 else "") for k in range(12)]
    made: list[ThreadPoolExecutor] = []

    def executor() -> ThreadPoolExecutor:
        made.append(ThreadPoolExecutor(1))
        return made[-1]

    expected = list(grade(answers, path))
    assert list(grade(answers, Path(path), executor)) == expected
    assert len(made) == 1
    assert [one.id for one in expected] == [id for id, _ in answers]
