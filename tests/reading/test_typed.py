# ruff: noqa: E501 - formulas stand on one line
"""Plain text: what is drawn or typed says what the same formula in TeX says; prose says nothing; places stay."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.document import Array, Chain, Grid, Name, Number
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.reading.answers.document import read_answer
from exactrank.reading.markup.math_spans import math_spans
from exactrank.render.text_formulas import plain_formula
from exactrank.statements import Definition, RowStep, Span, Statement
from tests.matrices import matrices

NOWHERE = Span(1, 1, "")
A, B = r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", r"\begin{bmatrix}1&2\\0&-2\end{bmatrix}"
C = r"\begin{bmatrix}5\\6\end{bmatrix}"


def said(text: str, kind: str | None = None) -> list[Statement]:
    return [replace(statement, span=NOWHERE) for statement in read_answer(text, kind=kind)]


DRAWN = {
    "named": ("A = [1 2]\n    [3 4]", rf"\[A={A}\]"),
    "named in the middle": ("    [1]\nA = [2]\n    [3]", r"\[A=\begin{bmatrix}1\\2\\3\end{bmatrix}\]"),
    "not aligned": ("A = [1 2]\n[3 4]", rf"\[A={A}\]"),
    "two in a line": ("    [ 1 2 ]      [ 5 ]\nA = [ 3 4 ], C = [ 6 ]", rf"\[A={A}, C={C}\]"),
    "words between": ("A = [1 2] and C = [5]\n    [3 4]         [6]", rf"\[A={A}\]\[C={C}\]"),
    "words before": ("So let A = [1 2]\n           [3 4].", rf"\[A={A}\]"),
    "product": ("A C = [1 2] [5] = [17]\n      [3 4] [6]   [39]", rf"\[AC={A}{C}=\begin{{bmatrix}}17\\39\end{{bmatrix}}\]"),
    "different heights": ("    [ 1 ]\nA = [ 2 ], x^T = [ 7 8 ]\n    [ 3 ]", r"\[A=\begin{bmatrix}1\\2\\3\end{bmatrix}, x^T=\begin{bmatrix}7&8\end{bmatrix}\]"),
    "goes on below": ("A C = [1 2] [5]\n      [3 4] [6]\n    = [17]\n      [39]", rf"\[AC={A}{C} \\ =\begin{{bmatrix}}17\\39\end{{bmatrix}}\]"),
    "one under the other": ("A = [1 2]\n    [3 4]\nC = [5]\n    [6]", rf"\[A={A}\]\[C={C}\]"),
    "names on different lines": ("A = [1 2]      [5]\n    [3 4], C = [6]\n", rf"\[A={A}, C={C}\]"),
    "words before on one line": ("So the inverse is A^-1 = [-2 1; 3/2 -1/2]", r"So the inverse is \[A^{-1}=\begin{bmatrix}-2&1\\\frac32&-\frac12\end{bmatrix}\]"),
    "a matrix on a line of a paragraph": ("A = [[1, 2], [3, 4]]\nR2 <- R2 - 3 R1\n[[1, 2], [0, -2]]\nAnd so on.", rf"\[A={A}\xrightarrow{{R_2-3R_1}}{B}\]"),
    "steps one under the other": ("[1 2] ~ [1  2]\n[3 4]   [0 -2]\n[1 2] ~ [1  2]\n[3 4]   [0 -2]", rf"\[{A}\sim{B}\]\[{A}\sim{B}\]"),
    "own arrows": ("[1 2]  R1 -> R1 + R2  [4 6]\n[3 4]  R2 -> 2 R2     [6 8]", rf"\[{A}\xrightarrow{{R_1\to R_1+R_2, R_2\to 2R_2}}\begin{{bmatrix}}4&6\\6&8\end{{bmatrix}}\]"),
    "own arrows beside": ("[1 2]  R1 -> R1 + R2\n[3 4]  R2 -> 2 R2\n\n[4 6]\n[6 8]", rf"\[{A}\xrightarrow{{R_1\to R_1+R_2, R_2\to 2R_2}}\begin{{bmatrix}}4&6\\6&8\end{{bmatrix}}\]"),
    "transposed": ("A^T = [1 2]^T = [1 3]\n      [3 4]     [2 4]", rf"\[A^T={A}^T=\begin{{bmatrix}}1&3\\2&4\end{{bmatrix}}\]"),
    "tilde": ("[1 2] ~ [1  2]\n[3 4]   [0 -2]", rf"\[{A}\sim{B}\]"),
    "arrow": ("[1 2] -> [1  2]\n[3 4]    [0 -2]", rf"\[{A}\to{B}\]"),
    "label on an arrow": ("[1 2]  R2 - 3R1   [1  2]\n[3 4]  -------->  [0 -2]", rf"\[{A}\xrightarrow{{R_2-3R_1}}{B}\]"),
    "label on the first arrow": ("A = [1 2]\n    [3 4]\n\nWords.\n\n R2 - 3R1   [1  2]\n ---------> [0 -2]", rf"\[A={A}\]Words.\[\xrightarrow{{R_2-3R_1}}{B}\]"),
    "labels and the first arrow": ("A = [1 2]\n    [3 4]\n\n R2 -> R2 - R1 [1 2]\n R1 <-> R2    [2 2]\n ------------> [3 3]", rf"\[A={A}\]\[\xrightarrow{{R_2\to R_2-R_1, R_1\leftrightarrow R_2}}\begin{{bmatrix}}1&2\\2&2\\3&3\end{{bmatrix}}\]"),
    "Greek letters on an arrow": ("[1 2]  ρ_2 - 3 ρ_1 -> ρ_2  [1  2]\n[3 4]  ---------------->  [0 -2]", rf"\[{A}\xrightarrow{{\rho_2-3\rho_1\to\rho_2}}{B}\]"),
    "labels above": ("       R1 <-> R2\n        R2 - 3R1\n[3 4]  ---------->  [1  2]\n[1 2]               [0 -2]", rf"\[\begin{{bmatrix}}3&4\\1&2\end{{bmatrix}}\xrightarrow{{R_1\leftrightarrow R_2, R_2-3R_1}}{B}\]"),
    "labels below": ("[3 4]               [1  2]\n[1 2]  ---------->  [0 -2]\n       R1 <-> R2\n       R2 - 3R1", rf"\[\begin{{bmatrix}}3&4\\1&2\end{{bmatrix}}\xrightarrow{{R_1\leftrightarrow R_2, R_2-3R_1}}{B}\]"),
    "labels above and below": ("        R1 <-> R2\n[3 4]  ---------->  [1  2]\n[1 2]               [0 -2]\n        R2 - 3R1", rf"\[\begin{{bmatrix}}3&4\\1&2\end{{bmatrix}}\xrightarrow{{R_1\leftrightarrow R_2, R_2-3R_1}}{B}\]"),
    "labels of two arrows": ("       R1 <-> R2            R2 - 3R1\n[3 4]  --------->  [1 2]  --------->  [1  2]\n[1 2]              [3 4]              [0 -2]", rf"\[\begin{{bmatrix}}3&4\\1&2\end{{bmatrix}}\xrightarrow{{R_1\leftrightarrow R_2}}{A}\xrightarrow{{R_2-3R_1}}{B}\]"),
    "label alone": ("[1 2]  R2 <- R2 - 3 R1  [1  2]\n[3 4]                    [0 -2]", rf"\[{A}\xrightarrow{{R_2\leftarrow R_2-3R_1}}{B}\]"),
    "beside its row": ("[1 2]\n[3 4]  R2 - 3 R1\n\n[1  2]\n[0 -2]", rf"\[{A}\begin{{matrix}}\\R_2-3R_1\end{{matrix}}\]" + "\n\n" + rf"\[{B}\]"),
    "Unicode": ("⎡1 2⎤   ⎡1  2⎤\n⎣3 4⎦ → ⎣0 −2⎦", rf"\[{A}\to{B}\]"),
    "empty rows between": ("⎡1  2⎤\n⎢    ⎥\n⎣3  4⎦\n~\n⎡1   2⎤\n⎢     ⎥\n⎣0  -2⎦", rf"\[{A}\sim{B}\]"),
    "parentheses": ("A = ( 1  2 )\n    ( 3  4 )", rf"\[A={A}\]"),
    "augmented": ("[ 1 2 | 5 ]\n[ 3 4 | 6 ]\n\nR2 <- R2 - 3 R1\n\n[ 1  2 |  5 ]\n[ 0 -2 | -9 ]", r"\[\left[\begin{array}{rr|r}1&2&5\\3&4&6\end{array}\right]\xrightarrow{R_2-3R_1}\left[\begin{array}{rr|r}1&2&5\\0&-2&-9\end{array}\right]\]"),
    "determinant": ("| 4  8 |\n| 5 10 | = 4 * 10 - 8 * 5 = 0", r"\[\begin{vmatrix}4&8\\5&10\end{vmatrix}=4\cdot10-8\cdot5=0\]"),
    "determinants with factors": ("| 2 0 1 |   2 | 3 1 | + 1 | 1 3 |\n| 1 3 1 | =   | 2 1 |     | 1 2 | = 2 * 1 + 1 * (-1) = 1\n| 1 2 1 |", r"\[\begin{vmatrix}2&0&1\\1&3&1\\1&2&1\end{vmatrix}=2\begin{vmatrix}3&1\\2&1\end{vmatrix}+1\begin{vmatrix}1&3\\1&2\end{vmatrix}=2\cdot1+1\cdot(-1)=1\]"),
    "fractions": ("A^-1 = [ -2    1  ]\n       [ 3/2 -1/2 ]", r"\[A^{-1}=\begin{bmatrix}-2&1\\\frac32&-\frac12\end{bmatrix}\]"),
    "decimals": ("B = [ 1/3 ] ~= [ 0.33 ]\n    [ 2/3 ]    [ 0.67 ]", r"\[B=\begin{bmatrix}\frac13\\\frac23\end{bmatrix}\approx\begin{bmatrix}0.33\\0.67\end{bmatrix}\]"),
    "pivot marked": ("[ (1) 2 ]\n[  3  4 ]\n\nR2 <- R2 - 3 R1\n\n[ 1  2 ]\n[ 0 -2 ]", rf"\[{A}\xrightarrow{{R_2-3R_1}}{B}\]"),
    "no brackets": ("1 2\n3 4\n\nR2 <- R2 - 3 R1\n\n1  2\n0 -2", rf"\[{A}\xrightarrow{{R_2-3R_1}}{B}\]"),
    "numpy": ("A = [[1 2]\n     [3 4]]\nC = [[5]\n     [6]]", rf"\[A={A}\]\[C={C}\]"),
    "Python": ("A = [[1, 2], [3, 4]]", rf"\[A={A}\]"),
    "Matlab": ("A = [1 2; 3 4]", rf"\[A={A}\]"),
    "quoted in a mail": ("> A = [1 2]\n>     [3 4]", rf"\[A={A}\]"),
    "items of a list": ("1. A = [1 2]\n       [3 4]\n2. R2 <- R2 - 3 R1\n3. [1  2]\n   [0 -2]", rf"\[A={A}\xrightarrow{{R_2-3R_1}}{B}\]"),
    "a scalar": ("alpha / r = 2 / 3 ~= 0.667", r"\[\frac{\alpha}{r}=\frac{2}{3}\approx0.667\]"),
    "a root": ("    s = sqrt(49 + 8 sqrt(31)) ~= 9.67", r"\[s=\sqrt{49+8\sqrt{31}}\approx9.67\]"),
    "ranks": ("rank W = rank G = 3 - 1 = 2", r"\[\operatorname{rank}W=\operatorname{rank}G=3-1=2\]"),
    "several on one line": ("a_1 = 7/2, a_2 = 4", r"\[a_1=7/2,\quad a_2=4\]"),
    "Unicode formula": ("√9 = 3, A⁻¹ A ≠ B²", r"\[\sqrt{9}=3, A^{-1}A\neq B^2\]"),
    "indented under words": ("The update is\n    B = 2 A\nas before.", r"\[B=2A\]"),
    "table": ("what  value\n----  ------------------\nhalf   1/2 sqrt(5) ~= 1.118", r"$1/2\sqrt{5}\approx1.118$"),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWN)
def test_plain_text_says_what_its_tex_says(name: str) -> None:
    plain, tex = DRAWN[name]
    assert said(plain) == said(tex) != []


@pytest.mark.parametrize("name", DRAWN)
def test_line_ends_and_blanks_make_no_difference(name: str) -> None:
    plain, tex = DRAWN[name]
    expected = said(tex)
    indented = "\n".join(["\t" + line for line in plain.split("\n")])
    for text in (plain.replace("\n", "\r\n"), "\ufeff" + plain, plain.replace(" ", "\u00a0"), indented):
        assert said(text) == expected


NOTHING = {
    "references": "[1] G. Strang, Linear Algebra\n[2] D. Lay, Linear Algebra",
    "tasks": "- [ ] to do\n- [x] done",
    "a wrapped sentence": "so that the rank of the transpose of\nG = 3 and nothing else, where we have\nx = 5\nof which more below",
    "words": "if so = it",
    "underlined": "A heading\n=========\n\nAnother\n-------",
    "a prompt": ">>> A = 3",
    "code": "    x = f(y) if y else {}",
    "ragged numbers": "1 2\n3",
    "prices": "5 = $3 + $2",
    "an address": "https://example.org/?a=3&b=4",
    "a list of numbers": "1\n2\n3",
}

NO_STEP = {
    "operations without an arrow": "A = [1 2]\n    [3 4]\n\nWords.\n\n R2 - 3R1   [1  2]\n            [0 -2]",
    "an arrow without operations": "A = [1 2]\n    [3 4]\n\nWords.\n\n     [1  2]\n --> [0 -2]",
    "an arrow from a name": "A = [1 2]\n    [3 4]\n\nWords.\n\n  f    [1  2]\n ----> [0 -2]",
    "an arrow with prose": "A = [1 2]\n    [3 4]\n\nWords.\n\n see row 2 [1  2]\n --------> [0 -2]",
}


NO_LABEL = {
    "words above": "       R2 - 3R1 and so on\n[1 2]  ------->  [1  2]\n[3 4]            [0 -2]",
    "beyond the last matrix": "[1 2]  ------->  [1  2]\n[3 4]            [0 -2]\n                        R2 - 3R1",
    "under the first matrix": "[1 2]  ------->  [1  2]\n[3 4]            [0 -2]\nR2 - 3R1",
    "an empty line between": "       R2 - 3R1\n\n[1 2]  ------->  [1  2]\n[3 4]            [0 -2]",
}


@pytest.mark.parametrize("name", NO_LABEL)
def test_what_stands_elsewhere_is_no_label(name: str) -> None:
    steps = [one for one in read_answer(NO_LABEL[name]) if isinstance(one, RowStep)]
    assert [step.operations for step in steps][:1] in ([], [()])


@pytest.mark.parametrize("name", NO_STEP)
def test_what_stands_before_a_first_matrix_is_no_step(name: str) -> None:
    assert "RowStep" not in {type(one).__name__ for one in read_answer(NO_STEP[name])}


@pytest.mark.parametrize("name", NOTHING)
def test_what_is_no_formula_says_nothing(name: str) -> None:
    assert said(NOTHING[name]) == []


def test_ragged_rows_are_told() -> None:
    (statement,) = read_answer("A = [1 2]\n    [3]")
    assert type(statement).__name__ == "Unreadable"


def test_places_are_those_of_the_drawing() -> None:
    text = dedent("""\
        First of all:

                [ 1 2 ]
            A = [ 3 4 ]

        R2 <- R2 - 3 R1

            [ 1  2 ]
            [ 0 -2 ]

        so

            det A = 2 * sqrt(4) ~= 4.1
        """)
    found = read_answer(text)
    assert [(type(one).__name__, one.span.line, one.span.column) for one in found] == [
        ("Definition", 4, 5),
        ("RowStep", 6, 1),
        ("Determinant", 13, 5),
        ("Approximation", 13, 5),
    ]
    assert found[3].span.source == "det A = 2 * sqrt(4) ~= 4.1"


def test_a_percent_sign_ends_nothing() -> None:
    for text in (
        "It keeps 99 % of it: rank A = 2.",
        "It keeps 99 % of $x$: the rank of $A$ is $2$.",
        "A = 3 % of it\n\nrank A = 2",
    ):
        assert any(type(one).__name__ == "Rank" for one in read_answer(text)), text
    assert said("\\rank A = 3 % rank A = 2", "latex") == said("\\rank A = 3", "latex")
    assert said("$\\det A % = 3\n = 2$") == said("$\\det A = 2$")


def test_marked_mathematics_stays_as_it_is() -> None:
    text = "a $x = 3$ b \\(y\\) \\[ z \\] \\begin{a}\\begin{b}\\end{b}\\end{a} $$ w $$ \\mat{1 2} \\$ {c} $ open\n\n $ \\[ rest"
    assert [text[a:b] for a, b in math_spans(text)] == [
        "$x = 3$", "\\(y\\)", "\\[ z \\]", "\\begin{a}\\begin{b}\\end{b}\\end{a}", "$$ w $$", "{1 2}",
    ]  # fmt: skip
    assert math_spans("a \\[ rest") == [(2, 9)]


@given(matrices(4, 4, least=1), st.sampled_from(["[]", "()", "||"]), st.integers(0, 9), st.booleans())
def test_every_drawn_matrix_is_read(A: Matrix, fence: str, indent: int, top: bool) -> None:
    """A matrix with its name beside its first row or its middle one, in any brackets."""
    if fence == "||":
        drawn = plain_formula(
            Chain(Grid(tuple([tuple([Number(x) for x in row]) for row in A]), True), (("=", Number(Fraction(7))),))
        )
        if A.nrows < 2 or A.nrows != A.ncols:
            return
        assert [type(one).__name__ for one in read_answer(drawn)] == ["Determinant"]
        return
    drawn = plain_formula(Chain(Name("A"), (("=", Array(A)),)))
    if top:
        rows = [line[4:].strip() for line in drawn.split("\n")]
        drawn = "\n".join([("A = " if k == 0 else "    ") + row for k, row in enumerate(rows)])
    if fence == "()" and A.nrows > 1:
        drawn = drawn.replace("[", "(").replace("]", ")")
    text = "\n".join([" " * indent + line for line in drawn.split("\n")])
    (found,) = read_answer(text)
    assert isinstance(found, Definition)
    assert str(getattr(found.name, "name", "")) == "A"
    assert [list(row) for row in found.value.rows] == [list(row) for row in A]  # type: ignore[union-attr]


@given(matrices(3, 3, least=1), st.sampled_from(["->", "~", "=>", "-->"]))
def test_chains_drawn_in_a_line(A: Matrix, arrow: str) -> None:
    drawn = plain_formula(Chain(Array(A), (("->", Array(A)), ("->", Array(A))))).replace("->", arrow)
    steps = read_answer(drawn)
    assert [type(step) for step in steps] == [RowStep, RowStep]


@pytest.mark.parametrize(
    "text",
    ["[" * 4_000, "[1 " * 4_000, "[1]" * 4_000, "| " * 4_000, "1 | " * 4_000, "(1 " * 4_000, "sqrt(" * 2_500 + "= 1",
     "[1]\n" * 2_500, "A = [1]\n    [2]\n" * 900, "x = 1\n" * 900, "= 1\n" * 900, "[[1][" * 900, "[[1]" + " " * 700 + "[",
     "a^" * 2_500 + "= 1", "||" * 2_500 + "= 1", "> " * 2_500, "- " * 2_500, "1 2\n" * 2_500, "-- " * 2_500, "--  --\n" + "a = 1\n" * 900,
     "\\{" * 2_500, "\\begin{a}\n" * 150, "$\n\n" * 2_500, "%" * 4_000, "1 2 3 R1 + R2\n[1 2]\n" * 500, "\\[" * 4_000, "A = [1 2] " * 700],
    ids=range(27),
)  # fmt: skip
def test_hostile_text_ends(text: str) -> None:
    try:
        found = read_answer(text)
    except InputError as error:
        assert len(error.problems) == 1  # noqa: PT017
    else:
        assert len(found) <= len(text)


@given(st.text(alphabet="[]()|12R= -~>^_A,.;/\n⎡⎤%", max_size=120))
def test_any_drawing_is_read(text: str) -> None:
    try:
        found = read_answer(text)
    except InputError:
        return
    assert all(1 <= (one.span.line or 0) <= text.count("\n") + 1 for one in found)


def test_a_factor_in_parentheses_is_no_row_of_a_matrix() -> None:
    """(5/3)r1 over (8/3)r1, between two drawn matrices."""
    text = """A = [ 3  0 ]
    [ 5  0 ]
    [ 8  0 ]


[ 3  0 ]   r2 = r2 - (5/3)r1   [ 3  0 ]
[ 5  0 ]   r3 = r3 - (8/3)r1   [ 0  0 ]
[ 8  0 ]  -------------------> [ 0  0 ]
"""
    assert exactrank.verify(text).outcome.value == "correct"
    assert exactrank.verify(text.replace("> [ 0  0 ]", "> [ 0  1 ]")).outcome.value == "incorrect"
