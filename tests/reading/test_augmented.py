"""Matrices with a bar and systems typed as equations: what is read, and what is refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.reading.formulas.augmented import Augmented, augmented_text, read_augmented

TWO = Matrix.of([[1, 2, 3], [4, 5, 6]])
NAMED = Matrix.of([[1, 2, 3], [4, -1, 2]])

WITH_BAR = {
    "semicolons": "1 2 | 3; 4 5 | 6",
    "lines": "1 2 | 3\n4 5 | 6\n",
    "commas": "1,2|3;4,5|6",
    "one pair of brackets": "[1 2 | 3; 4 5 | 6]",
    "brackets around each line": "[1 2 | 3]\n[4 5 | 6]",
    "json": '{"matrix": [["1", "2", "3"], ["4", "5", "6"]], "bar": 2}',
    "array": r"\left[\begin{array}{rr|r} 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}\right]",
    "spaced specification": r"\left(\begin{array}{ c c | c } 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}\right)",
    "a name before it": "Ab = [1 2 | 3; 4 5 | 6]",
    "drawn bars": r"\begin{bmatrix} 1 & 2 & | & 3 \\ 4 & 5 & | & 6 \end{bmatrix}",
}

WITHOUT_BAR = {
    "entries": "1 2 3; 4 5 6",
    "a table": "| 1 | 2 | 3 |\n|---|---|---|\n| 4 | 5 | 6 |",
    "a definition": r"A = \begin{bmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{bmatrix}",
    "rules at the edges": r"\begin{array}{|rrr|} 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}",
    "json": "[[1, 2, 3], [4, 5, 6]]",
    "MATLAB": "A = [1 2 3; 4 5 6];",
    "MATLAB in lines": "W1 = [1, 2, 3\n      4, 5, 6];\n",
    "Maple": "B := [[1, 2, 3], [4, 5, 6]]",
    "numpy": "a = np.array([[1, 2, 3], [4, 5, 6]])",
    "SymPy": "M = Matrix([[1, 2, 3], [4, 5, 6]])",
    "Mathematica": "{{1, 2, 3}, {4, 5, 6}}",
    "Mathematica with a name": "m = {{1, 2, 3},\n {4, 5, 6}};",
}

EQUATIONS = {
    "semicolons": ("x + 2y = 3; 4x - y = 2", NAMED, ("x", "y")),
    "lines": ("x + 2y = 3\n4x - y = 2\n", NAMED, ("x", "y")),
    "commas": ("x + 2y = 3, 4x - y = 2", NAMED, ("x", "y")),
    "indices": ("x_1 + 2x_2 = 3; 4x_1 - x_2 = 2", NAMED, ("x_1", "x_2")),
    "turned": ("3 = x + 2y; 4x = 2 + y", NAMED, ("x", "y")),
    "a gap": ("x + z = 1; 2y = 1", Matrix.of([[1, 0, 1, 1], [0, 2, 0, 1]]), ("x", "y", "z")),
    "cases": (r"\begin{cases} x + 2y = 3 \\ 4x - y = 2 \end{cases}", NAMED, ("x", "y")),
    "aligned": (r"\begin{aligned} x + 2y &= 3 \\ 4x - y &= 2 \end{aligned}", NAMED, ("x", "y")),
    "one": ("2x = 4", Matrix.of([[2, 4]]), ("x",)),
}

REFUSED = {
    "not straight": ("1 2 | 3; 4 | 5 6", "the bar does not stand at the same place of every row"),
    "missing in a row": ("1 2 | 3; 4 5 6", "the bar does not stand at the same place of every row"),
    "nothing right of it": ("1 2 |; 3 4 |", "the bar must have a column on each side"),
    "beyond the columns": ('{"matrix": [[1, 2]], "bar": 2}', "the bar must have a column on each side"),
    "no number": ('{"matrix": [[1, 2]], "bar": "2"}', "the bar is the number of columns left of it, not 2"),
    "a product": ("x y = 3", "not linear equations"),
    "a square": ("x^2 = 3", "not linear equations"),
    "an inequality": ("x + y <= 3", '"x + y <= 3" is not an equation in unknowns'),
    "no unknown": ("1 = 2", '"1 = 2" is not an equation in unknowns'),
    "a row that is none": ("x + y = 1; 3 4", '"3 4" is not an equation in unknowns'),
    "letters beside a bar": ("a b | 3", '"a" is not a number'),
    "a sum with a matrix": ("x + y = [1 2]", "not linear equations"),
    "two names": ("A = B = [1 2]", '"A = B = [1 2]" is not an equation in unknowns'),
    "a comparison": ("A == [1 2]", '"A == [1 2]" is not an equation in unknowns'),
    "more than a matrix": ("A = [1 2] + [3 4]", '"+ [3 4]" follows the end of the matrix (line 1, column 11)'),
    "a name and no number": ("A =\n[1 2;\n 3 x]", '"x" is not a number (line 2, column 4)'),
    "a letter among commas": ("A = [1, 2\n 3, x]", '"x" is not a number (line 2, column 5)'),
    "rows of several lengths": ("{{1, 2}, {3}}", "row 2 has 1 entries, expected 2"),
    "one pair of braces": ("{1, 2}", 'the object has no key "matrix"'),
}


@pytest.mark.parametrize("text", WITH_BAR.values(), ids=WITH_BAR)
def test_a_bar_is_read_in_every_form(text: str) -> None:
    found = augmented_text(text)
    assert (found.matrix, found.bar) == (TWO, 2)
    assert found.coefficients.ncols == 2
    assert found.right == Matrix.of([[3], [6]])


@pytest.mark.parametrize("text", WITHOUT_BAR.values(), ids=WITHOUT_BAR)
def test_what_looks_like_a_bar_is_none(text: str) -> None:
    found = read_augmented(text)
    assert found == Augmented(TWO)
    assert found.right is None


@pytest.mark.parametrize(("text", "matrix", "unknowns"), EQUATIONS.values(), ids=EQUATIONS)
def test_equations_are_a_system(text: str, matrix: Matrix, unknowns: tuple[str, ...]) -> None:
    found = read_augmented(text)
    assert found.bar == found.matrix.ncols - 1
    assert (found.matrix, found.unknowns) == (matrix, unknowns)


@pytest.mark.parametrize(("text", "line"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_system_is_refused_in_one_line(text: str, line: str) -> None:
    with pytest.raises(InputError) as refused:
        read_augmented(text)
    assert line in str(refused.value).splitlines()[0]


def test_several_right_sides_stand_right_of_the_first_bar() -> None:
    for text in ("1 0 | 2 3; 0 1 | 4 5", "1 0 | 2 | 3; 0 1 | 4 | 5"):
        assert read_augmented(text) == Augmented(Matrix.of([[1, 0, 2, 3], [0, 1, 4, 5]]), 2)


def test_files_keep_their_bar(tmp_path: Path) -> None:
    for name in ("semicolons", "array", "json"):
        file = tmp_path / f"{name}.txt"
        file.write_text(WITH_BAR[name], encoding="utf-8")
        assert read_augmented(str(file)).bar == 2
    file = tmp_path / "plain.csv"
    file.write_text("1,2,3\n4,5,6\n", encoding="utf-8")
    assert read_augmented(str(file)) == Augmented(TWO)


def test_what_else_a_file_holds_is_no_system(tmp_path: Path) -> None:
    for name, text in {
        "a.md": "The matrix W = A:\n\n| 1 | 2 | 3 |\n|---|---|---|\n| 4 | 5 | 6 |\n",
        "b.md": "W =\n\n```\n1 2 3\n4 5 6\n```\n",
        "c.mtx": "%%MatrixMarket matrix array integer general\n% a = b | c\n2 3\n1\n4\n2\n5\n3\n6\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert read_augmented(str(tmp_path / name)) == Augmented(TWO)
    market = (tmp_path / "c.mtx").read_text("utf-8")
    assert augmented_text(market) == Augmented(TWO)


def test_a_long_system_is_read() -> None:
    text = "\n".join([f"x_{k} = {k}" for k in range(1, 301)])
    found = read_augmented(text)
    assert found.bar == 300
    assert found.right == Matrix.column_of(range(1, 301))


def test_a_system_too_large_is_refused_before_it_takes_memory() -> None:
    with pytest.raises(InputError, match="more entries than the limit"):
        augmented_text("\n".join([f"x_{k} = {k}" for k in range(1, 20001)]))
