# ruff: noqa: E501 - formulas stand on one line
"""Answers: steps, names and claims from whole texts, each at its place; nothing dropped in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.reading.answers.document import read_answer
from exactrank.statements import Definition, Determinant, Equality, Inverse, Rank, Relation, RowStep, Unreadable, str_of

P, Q = r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\begin{pmatrix}1&2\\0&-2\end{pmatrix}"
SYSTEM_P, SYSTEM_Q = "x+2y&=3\\\\3x+4y&=5", "x+2y&=3\\\\-2y&=-4"
STEP = ["R2 <- R2 - 3 R1"]

STEPS = {
    "label": (f"$${P}\\xrightarrow{{R_2-3R_1}}{Q}$$", STEP),
    "label below": (f"\\[{P}\\xrightarrow[R_2-3R_1]{{}}{Q}\\]", STEP),
    "overset": (f"$${P}\\overset{{L_2\\gets L_2-3L_1}}{{\\sim}}{Q}$$", STEP),
    "stackrel": (f"$${P}\\stackrel{{R_2-3R_1}}{{\\longrightarrow}}{Q}$$", STEP),
    "own arrow": (f"$${P}\\grstep{{-3\\rho_1+\\rho_2}}{Q}$$", STEP),
    "no label": (f"$${P}\\sim{Q}$$", []),
    "words over it": (f"$${P}\\xrightarrow{{\\text{{RREF}}}}{Q}$$", []),
    "beside the source": (f"$${P}\\begin{{array}}{{l}}[R_1]\\\\{{[R_2-3R_1]}}\\end{{array}}\\sim{Q}$$", STEP),
    "beside the result": (f"$${P}\\sim{Q}\\begin{{matrix}}\\\\L_2\\gets L_2-3L_1\\end{{matrix}}$$", STEP),
    "roman": (f"$${P}\\begin{{array}}{{l}}\\\\-3\\cdot I\\end{{array}}\\to{Q}$$", STEP),
    "alignment": (f"\\begin{{align*}}A&={P}\\\\&\\xrightarrow{{R_2-3R_1}}{Q}\\end{{align*}}", STEP),
    "list": (f"\\(A\\):\n$$A={P}$$\n1. \\(R_2 \\leftarrow R_2-3R_1\\)\n   $${Q}$$", STEP),
    "japanese": (f"$$A={P}$$\n第2行から第1行の3倍を引くと\n$${Q}$$\nとなる。", STEP),
    "english": (f"$$A={P}$$\nSubtract 3 times row 1 from row 2:\n$${Q}$$", STEP),
    "plain": ("[1 2]\n[3 4]\n\nR2 <- R2 - 3 R1\n\n[1  2]\n[0 -2]\n", STEP),
    "plain columns": ("1 2\n3 4\nR2 -> R2 - 3R1\n1 2\n0 -2\n", STEP),
    "gauss": (r"$$\begin{gmatrix}[p]1&2\\3&4\rowops\add[-3]{0}{1}\end{gmatrix}\leadsto\begin{gmatrix}[p]1&2\\0&-2\end{gmatrix}$$", STEP),
    "last column": (rf"$$\begin{{pNiceArray}}{{cc}}[last-col]1&2&\\3&4&L_2\gets L_2-3L_1\end{{pNiceArray}}\sim {Q}$$", STEP),
    "spalign": (r"$$\mat{1 2; 3 4}\xrightarrow{R_2=R_2-3R_1}\mat{1 2; 0 -2}$$", STEP),
    "macros": (r"\newcommand{\go}[1]{\xrightarrow{#1}}\newcommand{\mm}[1]{\begin{bmatrix}#1\end{bmatrix}}\[\mm{1&2\\3&4}\go{R_2-3R_1}\mm{1&2\\0&-2}\]", STEP),
    "xml": ("<md><mrow>\\begin{bmatrix}1 \\amp 2\\\\3 &amp; 4\\end{bmatrix}</mrow><mrow>\\amp\\xrightarrow{R_2-3R_1}\\begin{bmatrix}1 \\amp 2\\\\0 \\amp -2\\end{bmatrix}</mrow></md>", STEP),
    "at the end of the line": (f"$${P} \\sim {Q} \\quad (R_2 - 3R_1)$$", STEP),
    "right of the result": (f"$${P} \\sim {Q} \\qquad R_2 \\leftarrow R_2 - 3R_1$$", STEP),
    "right of the source": (f"$${P} \\quad R_2 - 3R_1$$ $${Q}$$", STEP),
    "under a brace": (f"$$\\underbrace{{{P}}}_{{A}} \\xrightarrow{{R_2 - 3R_1}} {Q}$$", STEP),
    "arrows stacked": (f"$${P} \\begin{{array}}{{c}}\\xrightarrow{{R_2-R_1}}\\\\ \\xrightarrow{{R_2-2R_1}}\\end{{array}} {Q}$$",
                       ["R2 <- R2 - R1", "R2 <- R2 - 2 R1"]),
    "augmented name": (f"$$(A|b) = {P} \\xrightarrow{{R_2 - 3R_1}} {Q}$$", STEP),
    "rows in words": (f"$${P} \\xrightarrow{{\\text{{Row 2}} - 3\\,\\text{{Row 1}}}} {Q}$$", STEP),
    "three times": (f"$${P}$$ Subtract three times the first row from the second: $${Q}$$", STEP),
    "drawn bars": (r"$$\begin{bmatrix}1&|&2\\3&|&4\end{bmatrix} \xrightarrow{R_2-3R_1} \begin{bmatrix}1&\vert&2\\0&\vert&-2\end{bmatrix}$$", STEP),
    "named again": ("A = [1 2; 3 4]\nR2 <- R2 - 3R1\nA = [1 2; 0 -2]\n", STEP),
    "named anew": (f"$$A = {P}$$ Then $R_2 \\to R_2 - 3R_1$ gives $$B = {Q}.$$", STEP),
    "lists": ("[[1, 2], [3, 4]] -> R2 - 3R1 -> [[1, 2], [0, -2]]", STEP),
    "bare operation on its line": ("[1 2]\n[3 4]\n\nR2 - 3*R1\n\n[1  2]\n[0 -2]\n", STEP),
    "bare operation with words": ("1 2\n3 4\nThen do R2 - 3R1:\n1 2\n0 -2\n", STEP),
    "circled numbers": (f"$${P}$$\n②－①×3 より\n$${Q}$$", STEP),
    "rows in japanese, bare": (f"$${P}$$\n(2行目)-(1行目)×3\n$${Q}$$", STEP),
    "within the sentence": (f"Let $A = {P}$. Subtract 3 times row 1 from row 2 to get ${Q}$.", STEP),
    "item of a list": (f"- {P} \\xrightarrow{{R_2-3R_1}} {Q}", STEP),
    "stop in a text box": (f"\\[{P}\\xrightarrow{{R_2-3R_1}}{Q}\\text{{.}}\\]", STEP),
    "stop in the middle": (f"\\[{P}\\text{{,}}\\] $R_2-3R_1$ \\[{Q}\\text{{ ,}}\\]", STEP),
    "space in points": (f"$${P}\\kern-1pt\\xrightarrow{{R_2-3R_1}}\\mskip 3mu {Q}$$", STEP),
    "unknown macro with rows": (r"$$\mymat{1 2; 3 4}\xrightarrow{R_2-3R_1}\mymat{1 2; 0 -2}$$", STEP),
    "bold digit": (r"$$\begin{pmatrix}{\mathbf 1}&2\\3&4\end{pmatrix}\to\begin{pmatrix}\boldsymbol 1&2\\0&-2\end{pmatrix}$$", []),
    "colours without their definition": (r"$$\mat{\r1 2; 3 4}\xrightarrow{R_2-3R_1}\mat{1 2; \b0 \r-2}$$", STEP),
    "aligned operations": (rf"${P}$ \begin{{aligned}}R_2\amp=R_2-R_1\\R_2\amp=R_2-2R_1\end{{aligned}} ${Q}$", ["R2 <- R2 - R1", "R2 <- R2 - 2 R1"]),
    "tableau": (r"\[\begin{array}{cc|l}1&2&\\3&4&②-①\times3\\\hline1&2&\\0&-2&\end{array}\]", STEP),
    "tableau, beside the result": (r"\[\begin{array}{cc|l}x&y\\\hline1&2\\3&4\\\hline1&2&\\0&-2&②-①\times3\end{array}\]", STEP),
    "arrow between formulas": (f"${P}$\n→\n${Q}$", []),
    "arrow between displays": (f"$${P}$$ ⇒ $${Q}$$", []),
    "said again by its name": (f"$$A = {P}$$ By $R_2 \\to R_2 - 3R_1$, $$A \\sim {Q}$$", STEP),
    "said again before its arrow": (f"$${P}$$ Subtract 3 times row 1 from row 2: $${P} \\xrightarrow{{R_2 - 3R_1}} {Q}$$", STEP),
    "done in a formula": (f"$${P}$$ and I did $R_2 - 3R_1$ to get $${Q}$$", STEP),
    "items that give": (f"- $M_0 = {P}$\n- $R_2 - 3R_1$ gives $M_1 = {Q}$", STEP),
    "over an equals sign": (f"$${P} \\overset{{R_2-3R_1}}{{=}} {Q}$$", STEP),
    "operations in formulas of their own": (f"\\hbox{{${P}$}} \\hbox{{$\\xrightarrow{{\\begin{{aligned}}R_2\\amp=R_2-3R_1\\end{{aligned}}}}$}} \\hbox{{${Q}$}}", STEP),
    "named behind": (f"$$A = {P}$$ $$R_2 \\gets R_2 - 3R_1:$$ $${Q} = U$$", STEP),
    "quoted": (f"> $$\n> {P}\n> \\xrightarrow{{R_2-3R_1}}\n> {Q}\n> $$", STEP),
    "fenced as text": ("```text\n[1 2]\n[3 4]\n```\nUse:\n```text\nR2 -> R2 - 3R1\n```\n```text\n[1  2]\n[0 -2]\n```", STEP),
    "fenced as mathematics": (f"```math\n{P} \\xrightarrow{{R_2-3R_1}} {Q}\n```", STEP),
    "rows in code": (f"$${P}$$ Subtract 3 times `R1` from `R2`: $${Q}$$", STEP),
    "in words and as a formula": (f"$${P}$$ Add $-3$ times row 1 to row 2 ($R_2 - 3R_1 \\to R_2$): $${Q}$$", STEP),
    "in words and in a display": (f"$${P}$$ Subtract 3 times row 1 from row 2: $$R_2 \\to R_2 - 3R_1$$ $${Q}$$", STEP),
    "in words and on the arrow": (f"Subtract 3 times row 1 from row 2: $${P}\\xrightarrow{{R_2-3R_1}}{Q}$$", STEP),
    "words in the cell beside": (f"\\begin{{alignat*}}{{3}}{P} &\\sim& {Q} &\\hspace{{2mm}} \\text{{Add }} -3 \\text{{ Row 1 to Row 2}}& \\end{{alignat*}}", STEP),
    "RREF of": (f"$$\\operatorname{{RREF}}{P} = {Q}$$", []),
    "RREF of a name": (f"$A = {P}$ and $\\RREF(A) = {Q}$", []),
    "chinese": (f"$${P}$$将第1行的-3倍加到第2行，得$${Q}$$", STEP),
    "bare": (f"{P}\n\\rightarrow\n{Q}", []),
    "tabular": (r"\begin{tabular}{|cc|}\hline $x$&$y$\\\hline 1&2\\3&$4$\\\hline\end{tabular}\to\begin{tabular}{|cc|}\hline 1&2\\0&$-2$\\\hline\end{tabular}", []),
    "dashed": (rf"$${P}\to\begin{{tabular}}{{|c:c|}}\hline 1&2\\\hdashline 0&-2\\\hline\end{{tabular}}$$", []),
    "foot": (rf"$${P}\to\begin{{tabular}}{{|cc|}}\hline x&y\\\hline 1&2\\0&-2\\\hline &\color{{red}}*\\\hline\end{{tabular}}$$", []),
    "in blocks": (f"$${P}\\to{Q}=\\begin{{pmatrix}}u&v\\end{{pmatrix}}$$", []),
    "beside equations": (rf"\begin{{align*}}{P}&\to{Q}&\det{P}&=\det{Q}\\&&&=-2\end{{align*}}", []),
    "end of a proof": (f"$${P}\\xrightarrow{{R_2-3R_1}}{Q}.\\qedhere$$", STEP),
}  # fmt: skip
SYSTEMS = {
    "empty groups": r"$$\begin{alignedat}{4}x\amp {}+{} \amp 2y \amp {}={} \amp 3\\3x\amp {}+{} \amp 4y \amp {}={} \amp 5\end{alignedat}$$ Multiply the first equation by -3 and add the result to the second. $$\begin{alignedat}{4}x\amp {}+{} \amp 2y \amp {}={} \amp 3\\\amp\amp {}-2y \amp {}={} \amp -4\end{alignedat}$$",
    "two matrices and a bar": r"$$\left(\begin{matrix}1&2\\3&4\end{matrix}\middle|\begin{matrix}3\\5\end{matrix}\right)\xrightarrow{R_2-3R_1}\left(\begin{matrix}1&2\\0&-2\end{matrix}\left|\begin{matrix}3\\-4\end{matrix}\right.\right)$$",
    "aligned": f"$$\\left\\{{\\begin{{aligned}}{SYSTEM_P}\\end{{aligned}}\\right.\\xrightarrow{{R_2-3R_1}}\\left\\{{\\begin{{aligned}}{SYSTEM_Q}\\end{{aligned}}\\right.$$",
    "cases": f"$$\\begin{{cases}}{SYSTEM_P}\\end{{cases}}\\xrightarrow{{R_2-3R_1}}\\begin{{cases}}{SYSTEM_Q}\\end{{cases}}$$",
    "systeme": r"$$\systeme{x+2y=3,3x+4y=5}\xrightarrow{R_2-3R_1}\systeme{x+2y=3,-2y=-4}$$",
    "places left out": r"$$\syseq{x+2y=3;3x+4y=5}\xrightarrow{R_2-3R_1}\syseq{x+2y=3;\. \+ -2y=-4}$$",
    "linsys": r"$$\begin{linsys}{2}x&+&2y&=&3\\3x&+&4y&=&5\end{linsys}\grstep{-3\rho_1+\rho_2}\begin{linsys}{2}x&+&2y&=&3\\&&-2y&=&-4\end{linsys}$$",
    "syseq": r"$$\syseq{x+2y=3; 3x+4y=5}\xrightarrow{R_2=R_2-3R_1}\syseq{x+2y=3; -2y=-4}$$",
    "augmented": r"$$\left(\begin{array}{cc|c}1&2&3\\3&4&5\end{array}\right)\xrightarrow{R_2-3R_1}\left(\begin{array}{cc|c}1&2&3\\0&-2&-4\end{array}\right)$$",
}  # fmt: skip


@pytest.mark.parametrize("kind", STEPS)
def test_one_step(kind: str) -> None:
    text, operations = STEPS[kind]
    statements = read_answer(text)
    steps = [one for one in statements if isinstance(one, RowStep) and one.relation is Relation.ROW_EQUIVALENT]
    assert [(step.before.rows, step.after.rows) for step in steps] == [(((1, 2), (3, 4)), ((1, 2), (0, -2)))]  # type: ignore[union-attr]
    assert [str_of(operation) for operation in steps[0].operations] == operations
    assert not any(isinstance(statement, Unreadable) for statement in statements)


def test_the_head_of_a_tableau_of_letters() -> None:
    head = r"\begin{array}{|cc|c|}\hline x_1&x_2&\\\hline a&b&p\\c&d&q\\\hline\end{array}"
    (step,) = read_answer(f"$${head}\\to{head}$$")
    assert isinstance(step, RowStep)
    assert step.before.rows == ((None,) * 3,) * 2  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", SYSTEMS)
def test_systems(kind: str) -> None:
    (step,) = read_answer(SYSTEMS[kind])
    assert isinstance(step, RowStep)
    assert step.before.rows == ((1, 2, 3), (3, 4, 5))  # type: ignore[union-attr]
    assert step.after.rows == ((1, 2, 3), (0, -2, -4))  # type: ignore[union-attr]
    assert step.before.bars == (2,)  # type: ignore[union-attr]
    assert [str_of(operation) for operation in step.operations] == STEP


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (r"$\operatorname{rank} A = 2$", Rank),
        ("The rank of $A$ is $2$.", Rank),
        ("So rank A = 2.", Rank),
        ("よってランクは 2 である。", Rank),
        ("$A$ の階数(ランク)は 2 である。", Rank),
        (r"$\det A = -2$", Determinant),
        (rf"$A^{{-1}} = {Q}$", Inverse),
        (rf"$$B^2A = {P}{Q} = W$$", Equality),
        (r"$W = \begin{bmatrix}1&2\end{bmatrix}$", Definition),
        (rf"$${P}\xrightarrow{{R_2-3R_1}}$$", Unreadable),
        (rf"$$\xrightarrow{{R_2-3R_1}}{P}$$", Unreadable),
        (r"$$\begin{pmatrix}1&2\\3\end{pmatrix}$$", Unreadable),
        (r"$$\begin{pmatrix}1&2\\3&4", Unreadable),
        (r"$$\begin{pmatrix}1&2\\3&4\end{pmatrix} \xrightarrow{R_{12}}$$", Unreadable),
    ],
)
def test_one_statement(text: str, kind: type) -> None:
    (statement,) = read_answer(text)
    assert isinstance(statement, kind)
    assert statement.span.line == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It costs $5 and $6 today.",
        "`R2 <- R2 - 3 R1`",
        f"```\n$${P}\\sim{Q}$$\n```",
        "% $\\det A = 3$\n\\relax",
        "Row 2 has its zero already.",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert read_answer(text) == ()


def test_what_is_to_be_done_to_another_matrix_is_no_step() -> None:
    text = f"$$A = {P}$$ Now apply $R_2 \\to R_2 - 3R_1$ to the matrix $$B = {Q}.$$"
    assert not any(isinstance(statement, RowStep) for statement in read_answer(text))


def test_what_would_be_done_is_no_step() -> None:
    text = f"$$A = {P}$$ To swap rows 1 and 2, we would use $S = {Q}$. The product is $${Q}$$"
    assert not any(isinstance(statement, RowStep) for statement in read_answer(text))


def test_each_sentence_leads_to_its_own_matrix() -> None:
    text = f"${P}$. Subtract 3 times row 1 from row 2: ${Q}$. Then swap rows 1 and 2: $\\begin{{pmatrix}}0&-2\\\\1&2\\end{{pmatrix}}$."
    steps = [statement for statement in read_answer(text) if isinstance(statement, RowStep)]
    assert [[str_of(operation) for operation in step.operations] for step in steps] == [STEP, ["R1 <-> R2"]]


def test_what_leads_to_the_first_matrix_leads_no_further() -> None:
    text = f"Subtracting row 1 from row 2 gives $${P}$$ Then $R_2 - 3R_1 \\to R_2$: $${Q}$$"
    told, step = read_answer(text)
    assert isinstance(told, Unreadable)
    assert told.reason == "no-matrix-before"
    assert isinstance(step, RowStep)
    assert [str_of(operation) for operation in step.operations] == STEP


def test_the_next_item_has_a_system_of_its_own() -> None:
    first = r"\begin{cases}x+2y=5\\3y=6\end{cases}"
    second = r"\begin{cases}x+y=3\\-2y=-4\end{cases}"
    for text in (
        f"1. $${first}$$ so $y = 2$ and $x = 1$.\n2. Subtract row 1 from row 2: $${second}$$",
        f"<li><me>{first}</me> so <m>y = 2</m> and <m>x = 1</m>.</li><li>Subtract row 1 from row 2: <me>{second}</me></li>",
    ):
        assert not any(isinstance(statement, RowStep) for statement in read_answer(text))


def test_determinants() -> None:
    first, second, last = read_answer(
        r"$$\begin{vmatrix}1&2\\3&4\end{vmatrix}=\begin{vmatrix}1&2\\0&-2\end{vmatrix}=-2\begin{vmatrix}1&2\\0&1\end{vmatrix}=-2$$"
    )
    assert isinstance(first, RowStep)
    assert isinstance(second, RowStep)
    assert first.relation == second.relation == Relation.DETERMINANT
    assert second.factors[1] is not None
    assert isinstance(last, Equality)


def test_operations_to_choose_from_lead_nowhere() -> None:
    for text in (
        f"$${P}$$ Swap row 1 and row 2, or add row 1 to row 2. Consider the matrix $${Q}$$",
        f"$${P}$$ $R_2 \\to R_2 - 2R_4$ $${Q}$$",
    ):
        (told,) = read_answer(text)
        assert isinstance(told, Unreadable)


def test_a_difference_from_the_identity_is_no_operation() -> None:
    found = read_answer(f"$${P}$$ So the form of\n$A-I$ is\n${Q}$.")
    assert not any(isinstance(statement, RowStep) and statement.operations for statement in found)


def test_a_matrix_that_stays_as_it_is_is_a_step() -> None:
    (step,) = read_answer(f"$${P}$$ Subtract 3 times row 1 from row 2: $${P}$$")
    assert isinstance(step, RowStep)
    assert step.before == step.after


def test_operations_lead_from_the_determinant_of_a_name() -> None:
    text = r"Subtract 3 times row 1 from row 2: $$\det A=\begin{vmatrix}1&2\\0&-2\end{vmatrix}=-2\begin{vmatrix}1&2\\0&1\end{vmatrix}$$"
    steps = [statement for statement in read_answer(f"$A = {P}$. " + text) if isinstance(statement, RowStep)]
    assert [[str_of(operation) for operation in step.operations] for step in steps] == [STEP, []]
    told = [statement for statement in read_answer(text) if isinstance(statement, Unreadable | RowStep)]
    assert [type(statement) for statement in told] == [Unreadable, RowStep]
    assert told[1].operations == ()  # type: ignore[union-attr]


def test_operations_before_a_product_lead_nowhere() -> None:
    text = f"$${P}$$ Subtract row 1 from row 2: $$2 {P} {Q}$$ Then swap rows 1 and 2: $${Q}$$"
    told, step = read_answer(text)
    assert isinstance(told, Unreadable)
    assert isinstance(step, RowStep)
    assert [str_of(operation) for operation in step.operations] == ["R1 <-> R2"]


def test_places_are_those_of_what_was_written() -> None:
    text = f"\\newcommand{{\\go}}{{\\xrightarrow{{R_2-3R_1}}}}\nFirst.\n\n$$ {P}\n  \\go {Q} $$\nThe rank is 2.\n"
    step, rank = read_answer(text)
    assert (step.span.line, step.span.column) == (5, 3)
    assert (rank.span.line, rank.span.column) == (6, 1)


def test_a_matrix_that_is_not_understood_ends_the_chain() -> None:
    found = read_answer(rf"$${P}\sim\begin{{pmatrix}}1&2\\3\end{{pmatrix}}\sim{Q}$$")
    assert [type(statement) for statement in found] == [Unreadable]


@pytest.mark.parametrize(
    "text",
    ["\\begin{a}" * 3000, "{" * 3000, "\\frac" * 3000, "$A=" * 1000, "(" * 3000, "R_1 - " * 3000, "第1行に" * 1500, "1 " * 20_000, "\\def\\a#1{" * 500,
     "```text\n" * 20_000, "\\newcommand{\\a}{\\a\\a\\a}" + "\\a" * 40, "$$" + "2\\cdot " * 2000 + "3$$", "x = $9^{9^{9^9}}$", "\\left(" * 2000, "$\\(" * 1000],
    ids=range(15),
)  # fmt: skip
def test_hostile_text_ends(text: str) -> None:
    try:
        found = read_answer(text)
    except InputError as error:
        assert len(error.problems) == 1  # noqa: PT017
    else:
        assert len(found) <= len(text)


@given(st.text(alphabet="$\\{}[]()&=12RA_-^ \n|begindmatrix第行", max_size=80))
def test_any_text_is_read(text: str) -> None:
    try:
        found = read_answer(text)
    except InputError:
        return
    assert all(statement.span.line for statement in found)
