"""Where submissions come from: folders, CSV, the zips of the platforms; one line for what is none of these."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from exactrank.errors import InputError
from exactrank.grading.pieces import MOST_BYTES
from exactrank.grading.sources import one_submission, submissions
from tests.grading.answers import class_folder


def archive(folder: Path, members: dict[str, str]) -> str:
    path = folder / "download.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return str(path)


def found(path: str) -> list[tuple[str, str, str, str]]:
    return [(one.id, one.file, one.content.decode(), one.trouble) for one in submissions(path)]


def test_each_file_of_a_folder_is_an_answer(tmp_path: Path) -> None:
    path = class_folder(tmp_path, {"bob.tex": "B", "ada.md": "A", ".DS_Store": "x", "~lock": "x"})
    assert found(path) == [("ada", "ada.md", "A", ""), ("bob", "bob.tex", "B", "")]


def test_each_folder_is_one_answer_of_all_its_files(tmp_path: Path) -> None:
    root = tmp_path / "class"
    for name, files in {
        "ada": {"1.md": "A", "2.md": "B", "photo.png": "P"},
        "bob": {"x.md": "C", "y.tex": "D"},
    }.items():
        (root / name).mkdir(parents=True)
        for file, content in files.items():
            (root / name / file).write_text(content)
    (root / "eve").mkdir()
    assert found(str(root)) == [
        ("ada", "1.md", "A\n\nB", ""),
        ("bob", "x.md", "", "several-kinds"),
        ("eve", "", "", "empty"),
    ]


def test_what_cannot_be_judged_is_trouble_and_not_lost(tmp_path: Path) -> None:
    answers = {"a.md": b"", "b.md": b"\xff\x00\x01", "c.md": b"%PDF-1.4", "d.md": b"x" * (MOST_BYTES + 1), "e.md": b"A"}
    path = class_folder(tmp_path, dict(answers))
    assert [one.trouble for one in submissions(path)] == ["empty", "not-text", "not-text", "too-long", ""]


@pytest.mark.parametrize("flat", [True, False])
def test_the_zip_of_moodle(flat: bool, tmp_path: Path) -> None:
    join = "" if flat else "/"
    members = {
        f"Ada Lovelace_17_assignsubmission_file_{join}answer.md": "A",
        f"Bob O_Neil_18_assignsubmission_file_{join}my_1_2_work.tex": "B",
    }
    path = archive(tmp_path, members)
    assert found(path) == [("17", "answer.md", "A", ""), ("18", "my_1_2_work.tex", "B", "")]
    origins = [one.origin for one in submissions(path)]
    # Moodle finds the student by the number before `assignsubmission`
    assert [origin.split("_assignsubmission")[0].rpartition("_")[2] for origin in origins] == ["17", "18"]


def test_the_zip_of_canvas(tmp_path: Path) -> None:
    path = archive(tmp_path, {"lovelaceada_7_99_answer.md": "A", "oneilbob_LATE_8_100_work_1.md": "B"})
    assert found(path) == [("7", "answer.md", "A", ""), ("8", "work_1.md", "B", "")]


def test_what_a_platform_parts_is_one_answer(tmp_path: Path) -> None:
    path = archive(tmp_path, {"lovelaceada_7_99_page1.md": "A", "lovelaceada_7_100_page2.md": "B"})
    assert found(path) == [("7", "page2.md", "B\n\nA", "")]
    members = {"Ada_17_assignsubmission_file_/a.md": "A", "Ada_17_assignsubmission_onlinetext_/b.md": "B"}
    assert found(archive(tmp_path, members)) == [("17", "a.md", "A\n\nB", "")]


@pytest.mark.parametrize("name", ["../../evil_1_2_x.md", "/abs_3_4_y.md", "a/../b.md"])
def test_a_name_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=re.escape(name.rsplit("/", maxsplit=1)[-1])):
        found(archive(tmp_path, {name: "A", "ada.md": "A"}))


def test_a_broken_member_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("ada.md", "A" * 500)
    content = bytearray(path.read_bytes())
    content[36:40] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(content))
    with pytest.raises(InputError):
        found(str(path))


def test_names_that_are_no_text_and_things_that_are_no_files(tmp_path: Path) -> None:
    folder = Path(class_folder(tmp_path, {"ada.md": "A"}))
    (folder / os.fsdecode(b"\xff.md")).write_text("B")
    os.mkfifo(folder / "pipe.md")
    assert found(str(folder)) == [("ada", "ada.md", "A", ""), ("?", "?.md", "B", "")]


def test_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,answer\n1,"two\nlines"\n2,\n', encoding="utf-8-sig")
    assert found(str(path)) == [("1", "", "two\nlines", ""), ("2", "", "", "empty")]


REFUSED = {
    "no.such": "neither",
    "columns.csv": "id and answer",
    "twice.csv": "stands twice",
    "none.csv": "no id",
    "long.csv": "3 cells",
    "rowless.csv": "no submissions",
    "broken.zip": "cannot be read",
    "empty": "no submissions",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "columns.csv").write_text("name,text\n1,2\n")
    (tmp_path / "twice.csv").write_text("id,answer\n1,a\n1,b\n")
    (tmp_path / "none.csv").write_text("id,answer\n,a\n")
    (tmp_path / "long.csv").write_text("id,answer\n1,$A = [1 2]$, $B$\n")
    (tmp_path / "rowless.csv").write_text("id,answer\n")
    (tmp_path / "broken.zip").write_bytes(b"PK no")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as error:
        list(submissions(str(tmp_path / name)))
    assert REFUSED[name] in str(error.value)
    assert "\n" not in str(error.value)


def test_a_member_that_unpacks_to_much_is_cut(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb_1_2_x.md", b"0" * (60 * MOST_BYTES))
    path = tmp_path / "bomb.zip"
    path.write_bytes(stream.getvalue())
    assert [one.trouble for one in submissions(str(path))] == ["too-long"]


def test_one_submission_is_a_folder_or_a_file(tmp_path: Path) -> None:
    path = class_folder(tmp_path, {"answer.md": "A"})
    assert one_submission(path).content == b"A"
    assert one_submission(f"{path}/answer.md").file == "answer.md"
