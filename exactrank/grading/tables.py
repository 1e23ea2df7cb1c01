"""Scores as CSV, and the gradebooks of Moodle and Canvas filled in: their own files, their headers untouched."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from exactrank.errors import InputError, Place
from exactrank.grading.rubric import Rubric
from exactrank.grading.scoring import Score, points_text

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def neutral(text: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("ada"), neutral("-3")
    ("'=1+1", 'ada', "'-3")
    """
    return f"'{text}" if text.startswith(DANGEROUS) else text


def scores_csv(scores: Sequence[Score], rubric: Rubric) -> str:
    """One row an answer: the points of each item, the total, and whether a person has to look at it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["id", *[neutral(item.name) for item in rubric.items], "total", "maximum", "review"])
    for one in scores:
        points = [points_text(item.points) for item in one.items]
        state = "decided" if one.decided else "review" if one.review else ""
        writer.writerow([neutral(one.id), *points, points_text(one.total), points_text(rubric.maximum), state])
    return stream.getvalue()


def filled_gradebook(path: str, scores: Mapping[str, Score], rubric: Rubric, comments: Mapping[str, str]) -> str:
    """The exported grading worksheet of Moodle, or gradebook of Canvas, with the points put in.

    What waits for a person is left empty. Raises InputError where it is neither, or where it is not clear which
    column the points belong in.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            content = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError.of("unreadable-file", Place(path), reason=str(error).lower()) from None
    rows = list(csv.reader(io.StringIO(content)))
    if len(rows) < 2:
        raise InputError.of("grade-gradebook", Place(path))
    if {"ID", "Section"} <= set(rows[0]) and "Student" in rows[0]:
        _fill_canvas(path, rows, scores)
    else:
        _fill_moodle(path, rows, scores, rubric, comments)
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n" if "\r\n" in content else "\n").writerows(rows)
    return stream.getvalue()


def _final(score: Score | None) -> Fraction | None:
    return None if score is None or (score.review and not score.decided) else score.total


def _fill_canvas(path: str, rows: list[list[str]], scores: Mapping[str, Score]) -> None:
    """Canvas: the column of the one assignment (its name ends with its number in parentheses) that the file has."""
    head = rows[0]
    columns = [j for j, name in enumerate(head) if re.fullmatch(r".*\(\d+\)", name)]
    if len(columns) != 1:
        raise InputError.of("grade-column", Place(path, 1), count=len(columns))
    who = head.index("ID")
    for row in rows[1:]:
        total = _final(scores.get(row[who].strip())) if len(row) > max(who, columns[0]) else None
        if total is not None:
            row[columns[0]] = points_text(total)


def _fill_moodle(
    path: str, rows: list[list[str]], scores: Mapping[str, Score], rubric: Rubric, comments: Mapping[str, str]
) -> None:
    """Moodle, in any language of the site: the id is the number at the end of the first cell, the grade stands before
    the column of the greatest grade (one number in all rows), the comment in the last column."""
    ids = [re.search(r"(\d+)$", row[0]) for row in rows[1:] if row]
    if not all(ids):
        raise InputError.of("grade-gradebook", Place(path))
    column = _grade_column(path, rows)
    for row in rows[1:]:
        matched = re.search(r"(\d+)$", row[0]) if row else None
        one = scores.get(matched[1]) if matched else None
        total = _final(one)
        if one is None or total is None or not rubric.maximum:
            continue
        greatest = row[column + 1]
        scaled = total * Fraction(greatest.replace(",", ".")) / rubric.maximum
        text = points_text(Fraction(round(scaled * 100), 100))
        row[column] = text.replace(".", ",") if "," in greatest else text
        row[-1] = neutral(comments.get(one.id, row[-1]))


def _grade_column(path: str, rows: list[list[str]]) -> int:
    found = []
    for j in range(1, len(rows[0]) - 1):
        most = {row[j + 1].strip() for row in rows[1:] if len(row) > j + 1}
        given = [row[j].strip() for row in rows[1:] if len(row) > j]
        one_number = len(most) == 1 and _NUMBER.fullmatch(next(iter(most)))
        if one_number and all(not cell or cell == "-" or _NUMBER.fullmatch(cell) for cell in given):
            found.append(j)
    if len(found) != 1:
        raise InputError.of("grade-column", Place(path, 1), count=len(found))
    return found[0]


def review_csv(scores: Sequence[Score]) -> str:
    """What a person fills in: points and a comment for each answer that waits."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["id", "points", "comment"])
    for one in scores:
        if one.review:
            points = "" if one.decision is None else points_text(one.decision)
            writer.writerow([neutral(one.id), points, neutral(one.comment)])
    return stream.getvalue()


def read_decisions(path: str, rubric: Rubric) -> dict[str, tuple[Fraction, str]]:
    """The decisions of a person by id: points and comment; a row without points is not decided yet."""
    found: dict[str, tuple[Fraction, str]] = {}
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"id", "points"} <= set(rows.fieldnames or ()):
                raise InputError.of("grade-review-columns", Place(path, 1))
            for row in rows:
                text = (row["points"] or "").strip().replace(",", ".")
                if not text:
                    continue
                if not _NUMBER.fullmatch(text):
                    most = int(rubric.maximum)
                    place = Place(path, rows.line_num)
                    raise InputError.of("bad-whole-number", place, key="points", least=0, most=most, value=text[:30])
                id = (
                    row["id"].removeprefix("'")
                    if row["id"].startswith(tuple("'" + c for c in DANGEROUS))
                    else row["id"]
                )
                found[id] = (Fraction(text), row.get("comment") or "")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError.of("unreadable-file", Place(path), reason=str(error).lower()) from None
    return found
