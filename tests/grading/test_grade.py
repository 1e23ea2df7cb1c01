"""`exactrank grade`: scores, decisions, reports, gradebooks and the results of the platforms."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest

from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.grading.rubric import read_rubric
from exactrank.grading.tables import neutral
from tests.grading.answers import PROBLEM, RIGHT, RUBRIC, SLIP, WRONG_RANK, class_folder, rubric_file

pytestmark = pytest.mark.usefixtures("lasting_processes")

CLASS: dict[str, str | bytes] = {"ada.md": RIGHT, "bob.md": SLIP, "cy.md": WRONG_RANK, "dan.md": b"\xff\xfe\x00"}


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    assert (
        main(["grade", class_folder(tmp_path, CLASS), "--rubric", rubric_file(tmp_path), "-o", str(tmp_path / "r")])
        == 0
    )
    return tmp_path / "r"


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text())))


def test_points_by_item(graded: Path) -> None:
    rows = {
        row["id"]: (row["Steps"], row["Echelon form"], row["Rank"], row["total"])
        for row in table(graded / "scores.csv")
    }
    assert rows["ada"] == ("6", "2", "4", "12")
    assert rows["bob"][0] == "4", "one mistake costs 2, what follows from it nothing"
    assert rows["cy"] == ("6", "2", "0", "8")
    assert rows["dan"][3] == "0"


def test_what_could_not_be_read_waits_for_a_person(graded: Path) -> None:
    assert [row["review"] for row in table(graded / "scores.csv")] == ["", "", "", "review"]
    assert [row["id"] for row in table(graded / "review.csv")] == ["dan"]
    assert "It is not a text." in (graded / "review.html").read_text()


def test_a_decision_is_taken_over_and_kept(graded: Path, tmp_path: Path) -> None:
    (graded / "review.csv").write_text("id,points,comment\ndan,7.5,looked at by hand\n")
    again = ["grade", str(tmp_path / "class"), "--rubric", str(tmp_path / "rubric.toml"), "-o", str(graded)]
    for _ in range(2):
        assert main(again) == 0
        (dan,) = [row for row in table(graded / "scores.csv") if row["id"] == "dan"]
        assert (dan["total"], dan["review"]) == ("7.5", "decided")
        assert "looked at by hand" in (graded / "feedback" / "dan.html").read_text()
        assert table(graded / "review.csv")[0]["points"] == "7.5"


def again(graded: Path, tmp_path: Path) -> list[str]:
    return ["grade", str(tmp_path / "class"), "--rubric", str(tmp_path / "rubric.toml"), "-o", str(graded)]


def test_a_decision_on_an_answer_that_did_not_wait_is_kept(graded: Path, tmp_path: Path) -> None:
    (graded / "review.csv").write_text("id,points,comment\nbob,9,'=kind\n")
    for _ in range(3):
        assert main(again(graded, tmp_path)) == 0
        (bob,) = [row for row in table(graded / "scores.csv") if row["id"] == "bob"]
        assert (bob["total"], bob["review"]) == ("9", "decided")
    assert ">=kind<" in (graded / "feedback" / "bob.html").read_text()


def test_a_decision_on_no_answer_is_kept_and_told(
    graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (graded / "review.csv").write_text("id,points,comment\nDan,5,\n")
    for _ in range(2):
        assert main(again(graded, tmp_path)) == 0
        assert "Dan" in capsys.readouterr().err
        assert [row["points"] for row in table(graded / "review.csv") if row["id"] == "Dan"] == ["5"]


def test_a_decision_is_about_one_answer(graded: Path, tmp_path: Path) -> None:
    rows = table(graded / "review.csv")
    (graded / "review.csv").write_text(f"id,points,comment,answer\ndan,7,,{rows[0]['answer']}\n")
    (tmp_path / "class" / "dan.md").write_text(RIGHT)
    for _ in range(2):
        assert main(again(graded, tmp_path)) == 0
        (dan,) = [row for row in table(graded / "scores.csv") if row["id"] == "dan"]
        assert (dan["total"], dan["review"]) == ("12", ""), "he has handed in another answer"
        assert [row["points"] for row in table(graded / "review.csv")] == ["7"], "the decision is not lost"


@pytest.mark.parametrize("points", ["9999", "-1", "12.01", "many"])
def test_points_that_the_rubric_does_not_have_are_refused(
    points: str, graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (graded / "review.csv").write_text(f"id,points,comment\ndan,{points},\n")
    assert main(again(graded, tmp_path)) == 2
    assert capsys.readouterr().err.count("\n") == 1


def rank_of(answer: str, tmp_path: Path, rubric: str = RUBRIC) -> tuple[str, str]:
    """The points for the rank, and whether a person looks at it."""
    folder = class_folder(tmp_path, {"ada.md": answer})
    assert main(["grade", folder, "--rubric", rubric_file(tmp_path, rubric), "-o", str(tmp_path / "r")]) == 0
    (row,) = table(tmp_path / "r/scores.csv")
    return row["Rank"], row["review"]


STEPS_ALONE = RIGHT.replace("The rank of $A$ is 2.\n", "")
OTHER = "$B = \\begin{bmatrix}1&2\\\\2&4\\end{bmatrix}$, and the rank of $B$ is 1."
ABOUT = {
    "a bound": (STEPS_ALONE + "$\\operatorname{rank} A \\le 3$", "0", "review"),
    "another matrix": (STEPS_ALONE + OTHER, "0", "review"),
    "another matrix after the right one": (RIGHT + OTHER, "4", ""),
    "another matrix, wrongly": (RIGHT + OTHER.replace("is 1", "is 2"), "4", ""),
    "nothing that was found": (STEPS_ALONE + "Matriisin aste on kaksi.", "0", "review"),
    "under a condition": (STEPS_ALONE + "If $a = 1$, then the rank of $A$ is 2.", "0", "review"),
    "wrong": (WRONG_RANK, "0", ""),
    "right": (RIGHT, "4", ""),
}


@pytest.mark.parametrize("name", ABOUT)
def test_only_a_claim_about_the_problem_gives_points(name: str, tmp_path: Path) -> None:
    answer, points, review = ABOUT[name]
    assert rank_of(answer, tmp_path) == (points, review)


FOLLOWING = RIGHT.replace(r"\begin{bmatrix}1&2&3\\0&0&1\\0&0&0", r"\begin{bmatrix}1&2&3\\0&0&1\\0&5&0").replace(
    "is 2.", "is 3."
)


@pytest.mark.parametrize(("through", "points"), [("true", "4"), ("false", "0")])
def test_what_follows_from_a_mistake_counts_where_the_rubric_says_so(through: str, points: str, tmp_path: Path) -> None:
    assert rank_of(FOLLOWING, tmp_path, f"follow_through = {through}\n" + RUBRIC)[0] == points


def test_a_decision_reaches_the_gradebook(tmp_path: Path) -> None:
    (tmp_path / "book.csv").write_text(CANVAS)
    folder = class_folder(tmp_path, {"17.md": b"\xff\xfe\x00"})
    arguments = ["grade", folder, "--rubric", rubric_file(tmp_path), "-o", str(tmp_path / "r")]
    arguments += ["--gradebook", str(tmp_path / "book.csv")]
    assert main(arguments) == 0
    assert (tmp_path / "r/gradebook.csv").read_text() == CANVAS
    (tmp_path / "r/review.csv").write_text("id,points\n17,5.5\n")
    assert main(arguments) == 0
    assert (tmp_path / "r/gradebook.csv").read_text() == CANVAS.replace("Ada,17,ada,S1,,", "Ada,17,ada,S1,5.5,")


def test_a_bad_gradebook_is_refused_before_anything_is_judged(tmp_path: Path) -> None:
    (tmp_path / "book.csv").write_text("a,b\n1,2\n")
    folder = class_folder(tmp_path, {"1.md": RIGHT})
    arguments = ["grade", folder, "--rubric", rubric_file(tmp_path), "-o", str(tmp_path / "r")]
    assert main([*arguments, "--gradebook", str(tmp_path / "book.csv")]) == 2
    assert not (tmp_path / "r/records.jsonl").exists()


def test_files_that_are_no_text_are_told(tmp_path: Path) -> None:
    root = tmp_path / "class" / "ada"
    root.mkdir(parents=True)
    (root / "answer.md").write_text(RIGHT)
    (root / "scan.pdf").write_bytes(b"%PDF-1.4")
    out = tmp_path / "r"
    assert main(["grade", str(root.parent), "--rubric", rubric_file(tmp_path), "-o", str(out)]) == 0
    assert [(row["total"], row["review"]) for row in table(out / "scores.csv")] == [("12", "review")]
    assert "scan.pdf" in (out / "review.html").read_text()


def test_lines_are_counted_as_the_judge_counts_them(tmp_path: Path) -> None:
    folder = class_folder(tmp_path, {"ada.md": "Page one\x0cPage two\u2028more\n\n" + WRONG_RANK})
    assert main(["grade", folder, "--rubric", rubric_file(tmp_path), "-o", str(tmp_path / "r")]) == 0
    page = (tmp_path / "r/feedback/ada.html").read_text()
    assert '<li class="wrong">The rank of $A$ is 3.</li>' in page


@pytest.mark.parametrize("option", [["--pack", "gradescope"], ["--results", "gradescope"]])
def test_a_platform_knows_no_problem_of_ones_own(
    option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "each.csv").write_text(f'id,matrix\nada,"{PROBLEM}"\n')
    rubric = rubric_file(tmp_path, RUBRIC.replace(f'matrix = "{PROBLEM}"', 'each = "each.csv"'))
    folder = class_folder(tmp_path, {"ada.md": RIGHT})
    assert main(["grade", folder, "--rubric", rubric, *option, "-o", str(tmp_path / "out")]) == 2
    assert option[0] in capsys.readouterr().err


def test_feedback_shows_the_answer_and_marks_the_wrong_line(graded: Path) -> None:
    page = (graded / "feedback" / "bob.html").read_text()
    assert page.count('<li class="wrong">') == 1
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org", "")
    assert 'class="wrong"' not in (graded / "feedback" / "ada.html").read_text()


def test_the_report_counts(graded: Path) -> None:
    page = (graded / "report.html").read_text()
    assert "wrong-rank" in page
    assert "wrong-entry" in page
    assert "<script" not in page


def test_a_hostile_name_and_answer_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "answer"])
        writer.writerow(["=cmd()", "<script>alert(1)</script> rank 7"])
        writer.writerow(["../../etc/x", RIGHT])
    out = tmp_path / "r"
    assert main(["grade", str(path), "--rubric", rubric_file(tmp_path), "-o", str(out)]) == 0
    assert (out / "scores.csv").read_text().splitlines()[1].startswith("'=cmd()")
    pages = sorted((out / "feedback").iterdir())
    assert len(pages) == 2
    assert all("<script" not in page.read_text() for page in [*pages, out / "report.html", out / "review.html"])


MOODLE = """Identifier,Full name,Status,Grade,Maximum grade,Grade can be changed,Last modified,Feedback comments
Participant 17,Ada Lovelace,Submitted,,{max},Yes,-,
Participant 18,Bob,Submitted,,{max},Yes,-,kept
Participant 19,Cy,No submission,,{max},Yes,-,
"""
GERMAN = MOODLE.replace("Identifier", "ID").replace("Participant", "Teilnehmer/in").replace("Grade,", "Bewertung,")
CANVAS = """Student,ID,SIS Login ID,Section,Homework 1 (55),Final Score
    Points Possible,,,,100,(read only)
Ada,17,ada,S1,,
Bob,18,bob,S1,,
Test Student,99,x,S1,3,
"""


@pytest.mark.parametrize(
    ("book", "grades"),
    [
        (MOODLE.format(max="100.00"), ["100", "", ""]),
        (GERMAN.format(max='"50,00"'), ["50", "", ""]),
        (CANVAS, ["12", "", "3"]),
    ],
)
def test_a_gradebook_is_filled(book: str, grades: list[str], tmp_path: Path) -> None:
    archive = tmp_path / "d.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("Ada_17_assignsubmission_file_/a.md", RIGHT)
        file.writestr("Bob_18_assignsubmission_file_/a.png", b"\x89PNG\xff")
    (tmp_path / "book.csv").write_text(book)
    arguments = ["grade", str(archive), "--rubric", rubric_file(tmp_path), "-o", str(tmp_path / "r")]
    assert main([*arguments, "--gradebook", str(tmp_path / "book.csv")]) == 0
    made, old = [list(csv.reader(io.StringIO(text))) for text in ((tmp_path / "r/gradebook.csv").read_text(), book)]
    assert made[0] == old[0]
    changed = [(i, j) for i, row in enumerate(made) for j, cell in enumerate(row) if cell != old[i][j]]
    assert len(changed) == 1, "what waits for a person, and who handed in nothing, is left as it was"
    assert made[changed[0][0]][changed[0][1]] == grades[0]


@pytest.mark.parametrize(
    "book", ["a,b\n1,2\n", "Student,ID,Section,A (1),B (2)\nAda,1,S,,\n", "Identifier\nParticipant 1\n"]
)
def test_an_unclear_gradebook_is_refused(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "book.csv").write_text(book)
    folder = class_folder(tmp_path, {"1.md": RIGHT})
    arguments = ["grade", folder, "--rubric", rubric_file(tmp_path), "-o", str(tmp_path / "r")]
    assert main([*arguments, "--gradebook", str(tmp_path / "book.csv")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_results_of_gradescope(tmp_path: Path) -> None:
    folder = class_folder(tmp_path, {"answer.md": SLIP})
    out = tmp_path / "results.json"
    arguments = ["grade", folder, "--rubric", rubric_file(tmp_path), "--results", "gradescope", "-o", str(out)]
    assert main(arguments) == 0
    found = json.loads(out.read_text())
    assert found["score"] == sum(test["score"] for test in found["tests"])
    assert found["tests"][0]["status"] == "failed"
    assert {"name", "number", "score", "max_score", "output", "visibility"} <= set(found["tests"][0])


@pytest.mark.parametrize(("answer", "gradable", "score"), [(RIGHT, True, 1.0), ("", False, 0.0)])
def test_the_results_of_prairielearn(answer: str, gradable: bool, score: float, tmp_path: Path) -> None:
    folder = class_folder(tmp_path, {"answer.md": answer})
    out = tmp_path / "results.json"
    arguments = ["grade", folder, "--rubric", rubric_file(tmp_path), "--results", "prairielearn", "-o", str(out)]
    assert main(arguments) == 0
    found = json.loads(out.read_text())
    assert (found["gradable"], found["score"]) == (gradable, score)


def test_the_autograder_is_a_zip_with_both_scripts(tmp_path: Path) -> None:
    out = tmp_path / "autograder.zip"
    for _ in range(2):
        assert main(["grade", "--rubric", rubric_file(tmp_path), "--pack", "gradescope", "-o", str(out)]) == 0
        first = out.read_bytes()
    assert out.read_bytes() == first
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
        assert archive.read("rubric.toml").decode() == RUBRIC
        assert archive.getinfo("run_autograder").external_attr >> 16 & 0o111
    assert {"setup.sh", "run_autograder", "exactrank/cli/grade.py", "pyproject.toml"} <= set(names)


def test_each_student_may_have_a_problem_of_his_own(tmp_path: Path) -> None:
    (tmp_path / "each.csv").write_text(f'id,matrix\nada,"{PROBLEM}"\nbob,"1 2; 3 4"\n')
    text = RUBRIC.replace(f'matrix = "{PROBLEM}"', 'each = "each.csv"')
    folder = class_folder(tmp_path, {"ada.md": RIGHT, "bob.md": RIGHT, "eve.md": RIGHT})
    assert main(["grade", folder, "--rubric", rubric_file(tmp_path, text), "-o", str(tmp_path / "r")]) == 0
    rows = {row["id"]: row for row in table(tmp_path / "r/scores.csv")}
    assert rows["ada"]["total"] == "12"
    assert Fraction(rows["bob"]["total"]) < 12, "that is another matrix"
    assert rows["eve"]["review"] == "review"


ITEM = "[[item]]\nwhat = 'rank'\npoints = 1"
BAD_RUBRICS = {
    "[[item]]\nwhat = 'rank'\npoints = '1'": "must be a number",
    ITEM + "\nform = 'reduced'": "form",
    ITEM + "\ncomments = 'x'": "comments",
    ITEM.replace("rank", "work-shown") + "\nleast = 1.9": "whole number",
    "seconds = 0\n" + ITEM: "seconds",
    "problem = '1 2'\n" + ITEM: "[problem]",
    "[problem]\nmatrix = '1'\neach = 'x.csv'\n" + ITEM: "matrix",
    "[problem]\nmatrix = '1 2; 3'\n" + ITEM: "rubric.toml",
    "[comments]\nwrong-entri = 'x'\n" + ITEM: "wrong-entri",
    "": "item",
    "[[item]]\nwhat = 'rank'": "points",
    "[[item]]\nwhat = 'rank'\npoints = -1": "points",
    "[[item]]\nwhat = 'beauty'\npoints = 1": "beauty",
    "[[item]]\nwhat = 'rank'\npoints = 1\ncolour = 1": "colour",
    "x = 1\n[[item]]\nwhat = 'rank'\npoints = 1": "x",
    "[[item": "TOML",
    "language = 'tlh'\n[[item]]\nwhat = 'rank'\npoints = 1": "tlh",
    "follow_through = 3\n[[item]]\nwhat = 'rank'\npoints = 1": "follow_through",
}


@pytest.mark.parametrize("text", BAD_RUBRICS)
def test_a_rubric_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_rubric(rubric_file(tmp_path, text))
    assert BAD_RUBRICS[text] in str(error.value)
    assert "\n" not in str(error.value)


def test_everything_that_is_wrong_with_the_items_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_rubric(rubric_file(tmp_path, "[[item]]\nwhat = 'beauty'\npoints = 1\n[[item]]\nwhat = 'rank'"))
    assert len(error.value.problems) == 2


BAD_TABLES = {
    "an id twice": 'id,matrix\nada,"1"\nada,"2"\n',
    "a short row": "matrix,id\n1\n",
    "a long row": "id,matrix\nada,1,2\n",
    "a cell that is too long": f'id,matrix\nada,"{"1 " * 6_000_000}"\n',
    "a bad matrix": "id,matrix\nada,1 2;3\n",
}


@pytest.mark.parametrize("name", BAD_TABLES)
def test_a_table_of_problems_that_is_none_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "each.csv").write_text(BAD_TABLES[name])
    rubric = rubric_file(tmp_path, RUBRIC.replace(f'matrix = "{PROBLEM}"', 'each = "each.csv"'))
    folder = class_folder(tmp_path, {"ada.md": RIGHT})
    assert main(["grade", folder, "--rubric", rubric, "-o", str(tmp_path / "r")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "each.csv" in said


@pytest.mark.parametrize(("text", "kept"), [("=1", "'=1"), ("+1", "'+1"), ("@x", "'@x"), ("a=1", "a=1"), ("", "")])
def test_no_cell_is_a_formula(text: str, kept: str) -> None:
    assert neutral(text) == kept
