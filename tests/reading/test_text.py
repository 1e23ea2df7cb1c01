"""Matrices from text and files: the same matrix in every format, every mistake with its place."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.reading.matrices.files import names_a_file, read_matrix, read_text
from exactrank.reading.matrices.matrix_market import coordinates

A = Matrix.of([[4, Fraction(1, 2), -12], [0, 1000, Fraction(-7, 3)]])

SAME = {
    "entries": "4 1/2 -12; 0 1000 -7/3",
    "commas": "4, 1/2, -12; 0, 1000, -7/3",
    "lines": "4 1/2 -12\n0 1000 -7/3\n",
    "old lines": "4 0.5 -12\r0 1e3 -7/3\r",
    "full width": "４　1/2　－12；0　1000　−7/3",
    "octave": "[4 1/2 -12; 0 1000 -7/3]",
    "json": '[[4, "1/2", -12], [0, 1e3, "-7/3"]]',
    "bare quotients": "[[4, 1/2, -12], [0, 1000, -7/3]]",
    "numpy's print": "[[4 0.5 -12]\n [0 1000 -7/3]]",
    "sympy's print": "Matrix([[4, 1/2, -12], [0, 1000, -7/3]])",
    "tuples": "((4, 1/2, -12), (0, 1000, -7/3))",
    "object": '{"name": "A", "matrix": [["4", "1/2", "-12"], ["0", "1000", "-7/3"]], "more": [1]}',
    "pmatrix": r"\begin{pmatrix} 4 & \frac12 & -12 \\ 0 & 1{,}000 & -\tfrac{7}{3} \end{pmatrix}",
    "array": "\\left[\\begin{array}{rr|r}4&\\nicefrac12&-12\\\\[2pt]\\hline 0&1\\,000&-7/3\\\\ \\end{array}\\right]",
    "starred": r"\begin{bmatrix*}[r] 4 & .5 & -12 \\ 0 & 1000 & \dfrac{-7}{3} \end{bmatrix*}",
    "display": "Here it is:\n\n\\[ A = \\begin{Bmatrix} 4&1/2&-12\\\\0&1000&-\\frac73 \\end{Bmatrix} \\]\n",
    "smallmatrix": r"\bigl(\begin{smallmatrix}4&\frac{1}{2}&-12\\0 & 1000 & -\frac{7}{3} \end{smallmatrix}\bigr)",
    "vmatrix": r"\begin{vmatrix} 4 & \frac{1}{2} & -12 \\ 0 & 1000 & -\frac{7}{3} \end{vmatrix}",
    "plain tex": r"\pmatrix{4 & 1/2 & -12 \cr 0 & 1000 & -7/3 \cr}",
    "spalign": r"\mat{4 1/2 -12; 0 1000 -\frac73}",
    "nicematrix": r"\begin{pNiceMatrix} 4 & 1/2 & -12 \\ 0 & 1000 & -7/3 \end{pNiceMatrix}",
    "fence": "The matrix:\n\n```\n4 1/2 -12\n0 1000 -7/3\n```\n",
    "table": "| a | b | c |\n|---|---|---|\n| 4 | 1/2 | -12 |\n| 0 | 1000 | -7/3 |\n",
    "market": "%%MatrixMarket matrix array real general\n% a comment\n2 3\n4\n0\n1/2\n1e3\n-12\n-7/3\n",
    "coordinates": "%%MatrixMarket matrix coordinate rational general\n2 3 5\n1 1 4\n1 2 1/2\n1 3 -12\n"
    "2 2 1000\n2 3 -7/3\n",
}


@pytest.mark.parametrize("kind", SAME)
def test_the_same_matrix_in_every_format(kind: str) -> None:
    assert read_text(SAME[kind]) == A


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "4,1/2,-12\n# half\n0,1000,-7/3\n"),
        ("b.csv", "4;0.5;-12\r\n0;1000;-7/3\r\n"),
        ("c.csv", '"4","1/2","-12"\n"0","1000","-7/3"\n'),
        ("d.tsv", "4\t1/2\t-12\n0\t1000\t-7/3\n"),
        ("e.json", SAME["json"]),
        ("f.mtx", SAME["coordinates"]),
        ("g.tex", "% \\begin{bmatrix} 9 \\end{bmatrix}\n" + SAME["pmatrix"]),
        ("h.md", "# A\n\n```\n\\begin{bmatrix} 9 \\end{bmatrix}\n```\n\n$$" + SAME["array"] + "$$\n"),
        ("i.txt", SAME["entries"]),
        ("j.csv", "\ufeff4,1/2,-12\n0,1000,-7/3"),
    ],
)
def test_files(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", newline="")
    assert read_matrix(str(path)) == (A, str(path))
    assert read_matrix("-", stdin=io.BytesIO(SAME["entries"].encode("utf-16"))) == (A, "-")


WRONG = {
    "4 8 x; 2 4": [("not-a-number", 1, 5), ("ragged-row", 1, 8)],
    "1 2\n3 nan\n1/0 5": [("not-finite", 2, 3), ("zero-denominator", 3, 1)],
    "1 2 3; 4 5; 6 7 8": [("ragged-row", 1, 8)],
    "4,,8": [("empty-entry", 1, 3)],
    "1 - 2": [("not-a-number", 1, 3)],
    "": [("no-entries", None, None)],
    "[[1, 2], [3]]": [("ragged-row", 1, 11)],
    "[[1, NaN], [true, 2]]": [("not-finite", 1, 6), ("not-a-number", 1, 13)],
    "[[1, 2], [3, 4]": [("unclosed", 1, 1)],
    "[1, 2, 3]": [("flat-text", 1, 2)],
    "[[1, 2], 3]": [("entry-among-rows", 1, 10)],
    "[[1, [2]], [3, 4]]": [("row-inside-row", 1, 6)],
    '{"rows": 2}': [("no-key", None, None)],
    "[[1]] [[2]]": [("after-the-matrix", 1, 7)],
    "[" * 100: [("too-deep", 1, 66)],
    "a\0b": [("nul", 1, 2)],
    "\\begin{bmatrix} 1 & a \\\\\n 2 \\end{bmatrix}": [("not-a-number", 1, 21), ("ragged-row", 2, 2)],
    "\\begin{bmatrix} 1 & \\\\ 2 & \\frac10 \\end{bmatrix}": [("empty-entry", 1, 21), ("zero-denominator", 1, 28)],
    "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4": [("unclosed", 1, 1)],
    "\\begin{matrix}1\\end{matrix}\n\\begin{matrix}2\\end{matrix}": [("several-matrices", None, None)],
    "\\alpha + \\beta": [("no-matrix-in-text", None, None)],
    "%%MatrixMarket matrix array complex general\n1 1\n1 1\n": [("market-kind", 1, 1)],
    "%%MatrixMarket matrix array integer general\n1\n1\n": [("market-sizes", 2, 1)],
    "%%MatrixMarket matrix array integer general\n2 2\n1\n2\n3\n": [("market-count", 6, 1)],
    "%%MatrixMarket matrix coordinate integer general\n2 2 2\n1 1 x\n3 1 5\n": [
        ("not-a-number", 3, 5),
        ("market-outside", 4, 1),
    ],
    "%%MatrixMarket matrix coordinate integer symmetric\n2 2 2\n1 2 5\n1 1 4\n": [("market-triangle", 3, 1)],
    "%%MatrixMarket matrix coordinate integer general\n2 2 2\n1 1 5\n1 1 4\n": [("market-twice", 4, 1)],
    "%%MatrixMarket matrix coordinate integer general\n2 2 2\n0 1 5\n3 1 4\n": [
        ("market-outside", 3, 1),
        ("market-outside", 4, 1),
    ],
}


@pytest.mark.parametrize("text", WRONG)
def test_every_mistake_is_told_with_its_place(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_text(text, "in.txt")
    found = [
        (p.message.removeprefix("input."), p.place and p.place.line, p.place and p.place.column)
        for p in caught.value.problems
    ]
    assert found == WRONG[text]
    for problem in caught.value.problems:
        assert "\n" not in problem.sentence("en") + problem.sentence("ja")


def test_past_a_limit_mistakes_are_counted() -> None:
    with pytest.raises(InputError) as caught:
        read_text(" ".join(["x"] * 50))
    assert len(caught.value.problems) == 21
    assert dict(caught.value.problems[-1].fields) == {"count": 30}


@pytest.mark.parametrize(
    "text",
    [
        "weights.csv",
        "data/weights",
        "no such thing",
        "A",
        "matrix.JSON",
        "行列",
        r"C:\Users\x\new.csv",
        r"C:\Users\x\new",
        "d:/data/new",
        r"..\data\A.csv",
        r".\data\A",
        r"..\rank",
        r"data\new.tex",
        r"\\server\share\A.npy",
        "a{b}.csv",
    ],
)
def test_a_missing_file_is_told_as_one(text: str) -> None:
    assert names_a_file(text)
    with pytest.raises(InputError) as caught:
        read_matrix(text)
    assert caught.value.problems[0].sentence() == f"{text}: no such file"


@pytest.mark.parametrize(
    "text",
    [
        "1/2",
        "-1 2",
        "1e3 2E-4",
        "[[1, 2]]",
        "4 8; x y",
        r"\mat{1 2}",
        "",
        "1\nx",
        "0.5, 3",
        r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} % from A.csv",
        r"\frac{1}{2} & 3.csv",
        ".5 1",
        "..",
    ],
)
def test_entries_are_not_taken_for_files(text: str) -> None:
    assert not names_a_file(text)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "d.csv").mkdir()
    (tmp_path / "bad.csv").write_bytes(b"1,2\n3,\xff\xff\n")
    (tmp_path / "bad.npy").write_bytes(b"\x93NUMPY\x01\x00\x06\x00{'a'}\n")
    for name, message in [
        ("d.csv", "is-a-directory"),
        ("bad.csv", "not-utf-8"),
        ("bad.npy", "npy-header"),
        ("x.npy", "no-such-file"),
    ]:
        with pytest.raises(InputError) as caught:
            read_matrix(str(tmp_path / name))
        assert caught.value.problems[0].message == f"input.{message}"


@given(st.lists(st.lists(st.fractions(max_denominator=50), min_size=3, max_size=3), min_size=1, max_size=4))
def test_printed_entries_are_read_back(rows: list[list[Fraction]]) -> None:
    plain = ";".join(" ".join(map(str, row)) for row in rows)
    latex = r"\\".join(" & ".join(rf"\frac{{{x.numerator}}}{{{x.denominator}}}" for x in row) for row in rows)
    quoted = "[" + ",".join("[" + ",".join(f'"{x}"' for x in row) + "]" for row in rows) + "]"
    expected = Matrix.of(rows)
    assert read_text(plain) == read_text(quoted) == expected
    assert read_text(rf"\begin{{bmatrix}}{latex}\end{{bmatrix}}") == expected


@given(st.text(alphabet='0123456789 ,;./-[]{}"\\begind&\n\t|x%', max_size=60))
def test_any_text_is_a_matrix_or_an_input_error(text: str) -> None:
    made: Matrix | InputError
    try:
        made = read_text(text)
    except InputError as error:
        made = error
    assert str(made) if isinstance(made, InputError) else all(len(row) == made.ncols for row in made)


def test_market_symmetries() -> None:
    head = "%%MatrixMarket matrix "
    symmetric = read_text(head + "coordinate integer symmetric\n2 2 2\n1 1 1\n2 1 99999999999999999999\n")
    assert symmetric == symmetric.T
    skew = read_text(head + "array integer skew-symmetric\n3 3\n1\n2\n3\n")
    assert skew == -skew.T
    pattern = coordinates(head + "coordinate pattern general\n2 3 2\n1 3\n2 1\n")
    assert pattern.entries == ((0, 2, 1), (1, 0, 1))


@pytest.mark.parametrize(
    "text",
    [
    "\\begin{a}" * 6_000, "{" * 30_000, "\\frac" * 15_000, "[" * 30_000, "\\mqty(" * 6_000, "\\foo[" * 6_000,
    "(" * 30_000,
    "1" * 110_000, "1/" * 15_000, "\\begin{matrix}" + "&" * 30_000,
    " ".join(f"1/{10**200 + k}" for k in range(9000)),
        "$" * 30_000, '"' * 30_000, "[[" + "1," * 30_000,
    ],
    ids=range(14),
)  # fmt: skip
def test_hostile_text_is_one_error(text: str) -> None:
    with pytest.raises(InputError):
        read_text(text)
