"""Feedback as HTML, PDF and text, and as the zip that a platform takes back."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from exactrank.cli import main
from exactrank.grading.feedback import feedback_file
from exactrank.grading.grade import task_of
from exactrank.grading.judged import judge_task
from exactrank.grading.pieces import piece
from exactrank.grading.returning import place_of, remarks_for
from exactrank.grading.rubric import read_rubric
from exactrank.grading.scoring import score
from tests.grading.answers import RIGHT, RUBRIC, SLIP, rubric_file

pytestmark = pytest.mark.usefixtures("lasting_processes")


def feedback(form: str, answer: str, folder: Path) -> str | bytes:
    rubric = read_rubric(rubric_file(folder))
    record = judge_task(task_of(piece("ada", "a.md", answer.encode()), rubric, remarks_for("", "a.md", form)))
    return feedback_file(form, score(record, rubric), rubric, record, answer)


def test_text_has_the_points_the_remarks_and_the_answer_with_its_wrong_line(tmp_path: Path) -> None:
    text = feedback("text", SLIP, tmp_path)
    assert isinstance(text, str)
    assert text.startswith("10 of 12 points.")
    assert [line for line in text.splitlines() if line.startswith(">")] == ["> 2  " + SLIP.splitlines()[1]]
    assert "The matrix should be:" in text


def test_pdf_has_the_answer_beside_the_remarks(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    hostile = SLIP + '\n#panic("x") "quoted" \\u{0} ' + "x" * 300 + " 行列の階数 \U0001f600\n"
    made = feedback("pdf", hostile, tmp_path)
    assert isinstance(made, bytes)
    assert made.startswith(b"%PDF")
    assert made == feedback("pdf", hostile, tmp_path), "the same answer makes the same bytes"


@pytest.mark.parametrize("form", ["html", "pdf", "text"])
def test_an_empty_answer_has_feedback_too(form: str, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    assert feedback(form, "", tmp_path)


def moodle_student(name: str, participants: set[str]) -> str | None:
    """Whom Moodle's importer takes a file for: the first part of its path with the number of a participant."""
    parts = name.split("/")
    if parts[-1].startswith((".", "~")):
        return None
    for part in parts:
        info = part.split("_", 4)
        if (
            len(info) >= 4
            and info[1].isdigit()
            and info[1] in participants
            and info[2:4] == ["assignsubmission", "file"]
        ):
            return info[1]
    return None


def canvas_student(name: str, attachments: dict[str, str]) -> str | None:
    """Whom Canvas takes a file for: the first number of its name, where the second is a file that was handed in."""
    numbers = [part for part in name.rsplit("/", maxsplit=1)[-1].split("_") if re.fullmatch(r"\d+", part)][:2]
    if len(numbers) < 2 or name.rsplit("_", maxsplit=1)[-1].startswith("link") or name.startswith("._"):
        return None
    return numbers[0] if attachments.get(numbers[1]) == numbers[0] else None


def returned(members: dict[str, str | bytes], form: str, tmp_path: Path) -> dict[str, bytes]:
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    rubric = rubric_file(tmp_path, "language = 'fr'\n" + RUBRIC)
    out = tmp_path / "r"
    assert main(["grade", str(path), "--rubric", rubric, "-o", str(out), "--feedback", form, "--jobs", "1"]) == 0
    with zipfile.ZipFile(out / "feedback.zip") as made:
        return {name: made.read(name) for name in made.namelist()}


def test_moodle_takes_its_feedback_back(tmp_path: Path) -> None:
    made = returned(
        {
            "Ada Lovelace_17_assignsubmission_file_/answer.md": RIGHT,
            "Cy_19_assignsubmission_file/answer.md": SLIP,  # as Moodle names folders since 4.1
            "Dan_20_assignsubmission_file_/scan.png": b"\x89PNG\xff",
        },
        "text",
        tmp_path,
    )
    assert {moodle_student(name, {"17", "19", "20"}) for name in made} == {"17", "19"}, "what waits is not sent"
    assert {name.rsplit("/", maxsplit=1)[-1] for name in made} == {"feedback.txt"}
    assert all("points" in content.decode() or "sur 12" in content.decode() for content in made.values())


def test_canvas_takes_its_feedback_back_under_the_names_it_gave(tmp_path: Path) -> None:
    page = f"<p>{RIGHT}</p>"
    members: dict[str, str | bytes] = {
        "lovelaceada_7_99_answer.md": RIGHT,
        "oneilbob_LATE_8_100_work_1.html": page,
        "moo_9_101_first.md": SLIP,
        "moo_9_102_second.md": "\n",
    }
    made = returned(members, "html", tmp_path)
    handed_in = {"99": "7", "100": "8", "101": "9", "102": "9"}
    assert set(made) <= set(members)
    assert {canvas_student(name, handed_in) for name in made} == {"7", "8", "9"}
    assert made["oneilbob_LATE_8_100_work_1.html"].startswith(b"<!DOCTYPE html>")
    assert made["lovelaceada_7_99_answer.md"].decode().startswith("12 points sur 12")


def test_a_plain_folder_is_sent_nowhere() -> None:
    assert [place_of(origin, "a.md", "html") for origin in ("ada", "", "1_2", "a_b_3_4_a.md/")] == [None] * 4


def test_the_file_in_which_the_answer_stands_is_the_one_that_is_answered(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {"moo_9_101_a.md": RIGHT, "moo_9_100_scan.png": b"\x89PNG\xff"}
    path = tmp_path / "r"
    path.mkdir()
    (path / "review.csv").write_text("id,points\n9,12\n")
    assert list(returned(members, "html", tmp_path)) == ["moo_9_101_a.md"]
