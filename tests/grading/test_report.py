"""The report on a class: what is counted, by which step, as a page and as a table; names only where they are wanted."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from exactrank.grading.judged import Record
from exactrank.grading.results import Results
from exactrank.grading.rubric import Item, Rubric
from exactrank.grading.scoring import ItemScore, Score
from exactrank.grading.sources import number_of_submissions
from exactrank.grading.summary import LISTED, ClassSummary, report_csv
from exactrank.grading.teacher import COMMONEST, report_page
from tests.grading.answers import class_folder

ITEM = Item("Rank", "rank", Fraction(4))
RUBRIC = Rubric(None, {}, (ITEM,))


def step(note: str = "", source: str = "x", **more: Any) -> dict[str, Any]:
    outcome = {"outcome": "incorrect", "note": note, "source": source} if note else {"outcome": "correct"}
    return {"kind": "row-step", "line": 1, **outcome, **more}


def record(id: str, statements: list[dict[str, Any]], origin: str = "") -> Record:
    made = {"id": id, "origin": origin, "statements": statements, "outcome": "incorrect", "trouble": "", "detail": ""}
    return {**made, "left_out": [], "remarks": {}, "cases": []}


def scored(id: str, points: int = 1, review: bool = False) -> Score:
    return Score(id, (ItemScore(ITEM, Fraction(points), "wrong"),), review)


def counted(*answers: list[dict[str, Any]]) -> ClassSummary:
    summary = ClassSummary()
    for k, statements in enumerate(answers):
        summary.add(record(str(k), statements, f"Ada Lovelace_{k}_assignsubmission_file_"), scored(str(k)))
    return summary


def rows(summary: ClassSummary) -> list[list[str]]:
    return list(csv.reader(io.StringIO(report_csv(summary))))[1:]


CLAIM = {"kind": "rank", "line": 5, "outcome": "incorrect", "note": "wrong-rank", "source": "rank 3"}


def test_mistakes_are_counted_by_the_step_they_are_in() -> None:
    follows = step("wrong-entry", follows=1)
    summary = counted([step(), step("sign"), follows], [step("sign"), step("sign")], [step(), CLAIM])
    assert [row[1:] for row in rows(summary) if row[0] == "kind"] == [
        ["sign", "1", "1"],
        ["sign", "2", "2"],
        ["wrong-rank", "", "1"],
    ]


def test_answers_alike_are_counted_and_not_named() -> None:
    same = [step("sign", "a"), step("sign", "b")]
    summary = counted(same, same, [step("sign", "a")], same, [step("sign", "c")], [step("sign", "c")])
    assert [row[1:] for row in rows(summary) if row[0] == "answers alike"] == [["2", "", "1"], ["3", "", "1"]]
    page = report_page(summary, RUBRIC)
    assert "One group of" in page
    assert "Ada" not in page


def test_the_commonest_lines_are_the_same_in_whatever_order_answers_come() -> None:
    answers = [[step("sign", f"line {k}")] for k in range(2 * COMMONEST)] + [[step("sign", "line 7")]]
    one, other = counted(*answers), counted(*reversed(answers))
    assert rows(one) == rows(other)
    assert rows(one)[0] == ["line", "line 7", "", "2"]
    page = report_page(one, RUBRIC)
    assert len(set(re.findall(r"line \d+", page))) == COMMONEST


def test_a_wrong_line_is_no_formula_of_a_spreadsheet() -> None:
    summary = counted([step("sign", "=cmd()")], [step("sign", "-R_1 + R_2")])
    assert [row[1] for row in rows(summary) if row[0] == "line"] == ["'-R_1 + R_2", "'=cmd()"]


@pytest.mark.parametrize("names", [False, True])
def test_names_stand_beside_the_ids_where_they_are_wanted(names: bool) -> None:
    assert ("Ada Lovelace" in report_page(counted([CLAIM]), RUBRIC, names)) == names


def test_a_large_class_is_listed_in_part_and_counted_whole() -> None:
    summary = counted(*[[CLAIM]] * (LISTED + 1))
    page = report_page(summary, RUBRIC)
    assert f"{LISTED} answers; those of all are in scores.csv" in re.sub(
        r"<annotation.*?</annotation>|<[^>]+>", "", page
    )
    assert summary.count == LISTED + 1


def test_what_waits_is_written_as_it_comes() -> None:
    answer = "<script> \ud800 "
    with Results(RUBRIC, {}) as results:
        results.add(record("ada", [CLAIM]), scored("ada", review=True), answer)
        results.add(record("bob", [CLAIM]), scored("bob"), "not shown")
        pages = {
            name: text if isinstance(text, str) else b"".join(text).decode() for name, text in results.pages(False)
        }
    assert sorted(pages) == ["report.csv", "report.html", "review.csv", "review.html", "scores.csv"]
    assert "&lt;script&gt; ?" in pages["review.html"]
    assert pages["review.html"].rstrip().endswith("</html>")
    assert "bob" not in pages["review.html"]
    assert [row.split(",")[0] for row in pages["scores.csv"].splitlines()] == ["id", "ada", "bob"]


def test_a_forecast_counts_the_submissions(tmp_path: Path) -> None:
    folder = class_folder(tmp_path, {"ada.md": "A", "bob.md": "B", ".hidden": ""})
    (tmp_path / "a.csv").write_text('id,answer\n1,"two\nlines"\n2,\n')
    (tmp_path / "no.zip").write_text("no")
    found = [number_of_submissions(path) for path in (folder, str(tmp_path / "a.csv"), str(tmp_path / "no.zip"))]
    assert found == [2, 2, 0]
