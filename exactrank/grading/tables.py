"""Scores as CSV, and the gradebooks of Moodle and Canvas filled in: their own files, their headers untouched."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from fractions import Fraction

from exactrank.errors import InputError, Place
from exactrank.grading.csv_files import csv_rows
from exactrank.grading.rubric import Rubric
from exactrank.grading.scoring import Score, points_text
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = lazy_pattern(r"\d+(?:[.,]\d+)?")
_PARTICIPANT = lazy_pattern(r"(\d+)$")
_ASSIGNMENT = lazy_pattern(r".*\(\d+\)")


def neutral(text: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("ada"), neutral("-3")
    ("'=1+1", 'ada', "'-3")
    """
    return f"'{text}" if text.startswith(DANGEROUS) else text


def written(cell: str) -> str:
    """The text that `neutral` has made the cell of.

    >>> [written(neutral(text)) for text in ("=1+1", "ada", "'tis")]
    ['=1+1', 'ada', "'tis"]
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(DANGEROUS) else cell


def score_head(rubric: Rubric) -> list[str]:
    """The head of scores.csv."""
    return ["id", *[neutral(item.name) for item in rubric.items], "total", "maximum", "review"]


def score_row(one: Score, rubric: Rubric) -> list[str]:
    """One answer: the points of each item, the total, and whether a person has to look at it."""
    points = [points_text(item.points) for item in one.items]
    state = "decided" if one.decided else "review" if one.review else ""
    return [neutral(one.id), *points, points_text(one.total), points_text(rubric.maximum), state]


@dataclass(frozen=True, slots=True)
class Gradebook:
    """The exported grading worksheet of Moodle, or gradebook of Canvas, as it was read."""

    rows: tuple[tuple[str, ...], ...]
    line_end: str
    canvas: bool
    column: int
    """where the points belong"""

    def filled(self, finals: Mapping[str, Fraction], rubric: Rubric) -> str:
        """Its text with the points put in; what waits for a person, and whoever handed in nothing, is left as it is.

        `finals` are the points that are settled, by the ids.
        """
        rows = [list(row) for row in self.rows]
        fill = _fill_canvas if self.canvas else _fill_moodle
        fill(rows, self.column, finals, rubric)
        stream = io.StringIO()
        csv.writer(stream, lineterminator=self.line_end).writerows(rows)
        return stream.getvalue()


def read_gradebook(path: str) -> Gradebook:
    """Raises InputError where it is neither, or where it is not clear which column the points belong in.

    Canvas: the column of the one assignment (its name ends with its number in parentheses) that the file has. Moodle,
    in any language of the site: the id is the number at the end of the first cell, and the grade stands before the
    column of the greatest grade (one number in all rows).
    """
    rows = [row for row in csv_rows(path) if row]
    if len(rows) < 2:
        raise InputError.of("grade-gradebook", Place(path))
    head = rows[0]
    with open(path, "rb") as file:
        line_end = "\r\n" if b"\r\n" in file.read() else "\n"
    canvas = {"ID", "Section", "Student"} <= set(head)
    if not canvas and not all(_PARTICIPANT.search(row[0]) for row in rows[1:]):
        raise InputError.of("grade-gradebook", Place(path))
    columns = [j for j, name in enumerate(head) if _ASSIGNMENT.fullmatch(name)] if canvas else _grade_columns(rows)
    if len(columns) != 1:
        raise InputError.of("grade-column", Place(path, 1), count=len(columns))
    return Gradebook(tuple([tuple(row) for row in rows]), line_end, canvas, columns[0])


def _fill_canvas(rows: list[list[str]], column: int, finals: Mapping[str, Fraction], _: Rubric) -> None:
    who = rows[0].index("ID")
    for row in rows[1:]:
        total = finals.get(row[who].strip()) if len(row) > max(who, column) else None
        if total is not None:
            row[column] = points_text(total)


def _fill_moodle(rows: list[list[str]], column: int, finals: Mapping[str, Fraction], rubric: Rubric) -> None:
    """Points in the scale of the worksheet's greatest grade, with its decimal sign."""
    for row in rows[1:]:
        matched = _PARTICIPANT.search(row[0])
        total = finals.get(matched[1]) if matched else None
        if total is None or not rubric.maximum or len(row) < column + 2:
            continue
        greatest = row[column + 1]
        scaled = total * Fraction(greatest.replace(",", ".")) / rubric.maximum
        text = points_text(Fraction(round(scaled * 100), 100))
        row[column] = text.replace(".", ",") if "," in greatest else text


def _grade_columns(rows: list[list[str]]) -> list[int]:
    found = []
    for j in range(1, len(rows[0]) - 1):
        most = {row[j + 1].strip() for row in rows[1:] if len(row) > j + 1}
        given = [row[j].strip() for row in rows[1:] if len(row) > j]
        one_number = len(most) == 1 and _NUMBER.fullmatch(next(iter(most)))
        if one_number and all(not cell or cell == "-" or _NUMBER.fullmatch(cell) for cell in given):
            found.append(j)
    return found
