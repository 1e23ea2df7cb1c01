"""Too much input: reading stops with the first entry that is too many, and when the problems are too many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, repeat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.reading import read_matrix
from exactrank.reading.matrices import bracketed, cells, delimited
from exactrank.reading.matrices.cells import Cell, matrix_of_cells
from exactrank.reading.source.limits import MAX_COUNTED, MAX_LATEX, MAX_PROBLEMS
from exactrank.reading.source.problems import LineMap, Problems

LIMIT = 1000


@given(st.text(alphabet="ab\r\n"), st.integers(0, 30))
def test_places_in_a_long_text_are_counted_as_in_a_short_one(text: str, offset: int) -> None:
    assert LineMap(text)._counted(offset) == LineMap(text).at(offset)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (cells, delimited, bracketed):
        monkeypatch.setattr(module, "MAX_CELLS", LIMIT)


def sentences(text: str, suffix: str, folder: Path) -> list[str]:
    path = folder / f"given{suffix}"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        read_matrix(str(path))
    return [problem.sentence() for problem in caught.value.problems]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("cell", ["1", "1/2", "x", "１"])
@pytest.mark.parametrize(
    ("before", "between", "after", "suffix"),
    [
        ("", ",", "", ".csv"),
        ("", "\n", "", ".csv"),
        ("", "\t", "", ".tsv"),
        ("", " ", "", ".txt"),
        ("", ", ", "", ".txt"),
        ("", ";", "", ".txt"),
        ("[[", ",", "]]", ".json"),
        ("[[", " ", "]]", ".txt"),
        ("[[", "], [", "]]", ".json"),
        ("[", ";", "]", ".txt"),
        ('{"matrix": [[', ",", "]]}", ".json"),
    ],
)
def test_more_entries_than_the_limit_are_refused(
    cell: str, before: str, between: str, after: str, suffix: str, tmp_path: Path
) -> None:
    found = sentences(before + between.join([cell] * (LIMIT + 1)) + after, suffix, tmp_path)
    assert found[-1].startswith(f"the matrix has more entries than the limit of {LIMIT}")
    assert "given" in found[-1]
    if cell != "x":
        path = tmp_path / f"given{suffix}"
        path.write_text(before + between.join([cell] * LIMIT) + after)
        A, _ = read_matrix(str(path))
        assert A.nrows * A.ncols == LIMIT


@pytest.mark.usefixtures("few")
def test_blanks_are_no_entries(tmp_path: Path) -> None:
    (tmp_path / "A.txt").write_text((" " * LIMIT).join("1234") + "\n" * LIMIT)
    (tmp_path / "A.csv").write_text("1,2" + "\n" * LIMIT + "3,4")
    assert read_matrix(str(tmp_path / "A.txt"))[0] == Matrix.of([[1, 2, 3, 4]])
    assert read_matrix(str(tmp_path / "A.csv"))[0] == Matrix.of([[1, 2], [3, 4]])


def endless(cell: str, drawn: list[int]) -> Iterator[Cell]:
    for k in count():
        drawn[0] = k
        yield cell, 0


@pytest.mark.usefixtures("few")
def test_no_cell_is_drawn_beyond_the_limit() -> None:
    drawn = [0]
    with pytest.raises(InputError, match="more entries"):
        matrix_of_cells(iter([endless("1", drawn)]), Problems())
    assert drawn[0] == LIMIT
    with pytest.raises(InputError, match="more entries"):
        matrix_of_cells(([("1", 0)] for _ in repeat(None)), Problems())


def test_no_cell_is_drawn_when_there_are_too_many_problems() -> None:
    drawn = [0]
    with pytest.raises(InputError, match=f"more than {MAX_COUNTED} further problems"):
        matrix_of_cells(iter([endless("x", drawn)]), Problems())
    assert drawn[0] == MAX_COUNTED + MAX_PROBLEMS


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("," * 2 * MAX_COUNTED, ".csv"),
        ("," * 2 * MAX_COUNTED, ".txt"),
        ("x\n" * 2 * MAX_COUNTED, ".txt"),
        ("[" + "," * 2 * MAX_COUNTED + "]", ".json"),
        ("1 2\n" + "1\n2 3 4\n1 2\n" * MAX_COUNTED, ".txt"),
        ("%%MatrixMarket matrix array integer general\n200 200\n" + "x\n" * 40000, ".mtx"),
    ],
)
def test_many_problems_end_the_reading(text: str, suffix: str, tmp_path: Path) -> None:
    found = sentences(text, suffix, tmp_path)
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].startswith(f"and more than {MAX_COUNTED} further problems, after which reading stopped")


def test_fewer_problems_are_counted(tmp_path: Path) -> None:
    found = sentences("x\n" * 1000, ".txt", tmp_path)
    assert found[-1].startswith(f"and {1000 - MAX_PROBLEMS} more problems")


def test_problems_are_told_row_by_row(tmp_path: Path) -> None:
    found = sentences("1 2\n3\nx 4\n5 y 6\n7 8", ".txt", tmp_path)
    assert [line.rsplit("line ", 1)[1] for line in found] == [
        "2, column 1)",
        "3, column 1)",
        "4, column 3)",
        "4, column 1)",
    ]


@pytest.mark.parametrize(("unit", "suffix"), [("& ", ".tex"), ("|1|\n", ".md"), ("```\n", ".txt"), ("\\frac", ".txt")])
def test_a_long_text_of_latex_or_markdown_is_refused(unit: str, suffix: str, tmp_path: Path) -> None:
    found = sentences(unit * (MAX_LATEX // len(unit) + 1), suffix, tmp_path)
    assert found == [found[0]]
    assert f"the limit is {MAX_LATEX}" in found[0]


def test_the_key_of_the_matrix_is_looked_for_at_the_head(tmp_path: Path) -> None:
    assert "no key" in sentences("{" + "[]" * 200_000 + '"matrix": [[1]]', ".json", tmp_path)[0]
    assert "no key" in sentences("{" * 10_000, ".json", tmp_path)[0]


def test_comments_of_a_matrixmarket_file_are_skipped(tmp_path: Path) -> None:
    head = "%%MatrixMarket matrix array integer general\n"
    (tmp_path / "A.mtx").write_text(head + "%\n" * 9 + "\n \t\n  % x\n2 1\n% y\n%%\n5\n  % z\n6\n%")
    assert read_matrix(str(tmp_path / "A.mtx"))[0] == Matrix.of([[5], [6]])
    found = sentences(head + "2 1\n% y\n%%\n5\nx\n", ".mtx", tmp_path)
    assert "line 6, column 1" in found[0]
