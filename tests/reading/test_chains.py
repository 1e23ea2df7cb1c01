# ruff: noqa: E501 - formulas stand on one line
"""Chains as books set them: over several displays, in tables, named at their end, explained in words, of systems."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, judge
from exactrank.reading.answers.document import answer_of, read_answer
from exactrank.statements import Definition, Determinant, Grid, Relation, RowStep, Transition, Unreadable, str_of

P, Q, R = (
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",
    r"\begin{pmatrix}1&2\\0&-2\end{pmatrix}",
    r"\begin{pmatrix}1&2\\0&1\end{pmatrix}",
)
BESIDE_P = r"\begin{array}{l}[R_1]\\{[R_2-3R_1]}\end{array}"
BESIDE_Q = r"\begin{array}{l}[R_1]\\{[-\frac12R_2]}\end{array}"
STEPS = [["R2 <- R2 - 3 R1"], ["R2 <- -1/2 R2"]]
SYSTEM_P = r"\left\{\begin{array}{rcrcrl}x_1&+&2x_2&=&3&%s\\3x_1&+&4x_2&=&5&%s\end{array}\right."
SYSTEM_Q = r"\left\{\begin{array}{rcrcrl}x_1&+&2x_2&=&3&%s\\&&-2x_2&=&-4&%s\end{array}\right."
SYSTEM_R = r"\left\{\begin{array}{rcrcr}x_1&+&2x_2&=&3\\&&x_2&=&2.\end{array}\right."
ROWS = ("[E_1]", "[E_2-3E_1]"), (r"\quad[E_1]", r"\quad[-\frac12E_2]")
ROW_EQUIVALENT = r"\quad\Longleftrightarrow\quad"

CHAINS = {
    "named at the end": f"$${P}{BESIDE_P}\\sim{Q}{BESIDE_Q}\\sim{R} = U.$$",
    "named by a letter for the identity": f"$${P}{BESIDE_P}\\sim{Q}{BESIDE_Q}\\sim{R} = E$$",
    "named with an index": f"$${P}{BESIDE_P}\\quad\\sim\\quad{Q}=A_2.$$ Then $${Q}{BESIDE_Q}\\sim{R}=A_3.$$",
    "going on by the name": f"$${P}\\xrightarrow{{R_2-3R_1}}{Q}=A_2.$$ Then $$A_2\\xrightarrow{{-\\frac12R_2}}{R}.$$",
    "a name and no more": f"$${P}{BESIDE_P}\\sim{Q}{BESIDE_Q}$$ $$\\sim{R} = \\left(\\,F\\,\\rule{{1ex}}{{2ex}}\\,B\\right).$$",
    "named at the beginning": f"$$\\begin{{array}}{{rcl}}M&=&{P}{BESIDE_P}\\\\&\\sim&{Q}{BESIDE_Q}\\\\&\\sim&{R}\\end{{array}}$$",
    "coloured factors": f"$${P}\\begin{{array}}{{l}}[R_1]\\\\{{[R_2-\\class{{red}}{{3}}R_1]}}\\end{{array}}\\sim{Q}\\begin{{array}}{{l}}[R_1]\\\\{{[\\class{{blue}}{{(-1/2)}}R_2]}}\\end{{array}}\\sim{R}$$",
    "downward": f"$$\\begin{{array}}{{c}}{P}\\\\\\downarrow R_2-3R_1\\\\{Q}\\\\\\Big\\downarrow{{\\scriptstyle-\\frac12R_2}}\\\\{R}\\end{{array}}$$",
    "downward, a table": f"$$\\begin{{array}}{{cl}}{P}\\\\\\Downarrow&R_2-3R_1\\\\{Q}\\\\\\Downarrow&-\\frac12R_2\\\\{R}\\end{{array}}$$",
    "labels around a tilde": f"$${P}\\begin{{array}}{{c}}\\sim\\\\{{\\scriptstyle R_2-3R_1}}\\end{{array}}{Q}\\begin{{array}}{{c}}-\\frac12R_2\\\\\\longrightarrow\\end{{array}}{R}$$",
    "an arrow in a sentence": f"$${P}$$ With $R_2\\to R_2-3R_1$, where $(3,4)\\to(0,-2)$ and $-7\\to 1$: $${Q}$$ With $-\\frac12R_2\\to R_2$: $${R}$$",
    "steps not shown": f"$${P}{BESIDE_P}\\sim{Q}$$ $${Q}{BESIDE_Q}\\sim\\cdots\\sim{R}$$",
    "explained": f"$${P}$$ Multiply both sides of the first row by $-3$, add that to the second row: $$\\grstep{{-3\\rho_1+\\rho_2}}{Q}$$ and divide row 2 by $-2$. $$\\grstep{{-(1/2)\\rho_2}}{R}$$",
    "told": f"$${P}$$ Multiply row 1 by $-3$ and add the result to row 2: $${Q}$$ Divide row 2 by $-2$: $${R}$$",
    "told the other way": f"$${P}$$ Multiply row 1 by $3$ and subtract it from row 2: $${Q}$$ Divide row 2 by $-2$: $${R}$$",
}  # fmt: skip
SYSTEMS = {
    "beside the equations": f"$${SYSTEM_P % ROWS[0]}{ROW_EQUIVALENT}{SYSTEM_Q % ROWS[1]}{ROW_EQUIVALENT}{SYSTEM_R}$$",
    "named rows": r"$$\begin{cases}x+2y=3&(L_1)\\3x+4y=5&(L_2)\end{cases}\iff\begin{cases}x+2y=3&(L_1)\\-2y=-4&(L_2-3L_1)\end{cases}\iff\begin{cases}x+2y=3&(L_1)\\y=2&(-\frac12L_2)\end{cases}$$",
    "empty groups": r"\begin{linsys}{2}x&+&2y&=&3\\3x&+&4y&=&5\end{linsys}\grstep{-3\rho_1+\rho_2}\begin{linsys}{2}x&+&2y&=&3\\&{}\hspace{1em}{}&-2y&=&-4\end{linsys}\grstep{-(1/2)\rho_2}\begin{linsys}{2}x&+&2y&=&3\\&&y&=&2\end{linsys}",
    "over displays": f"$${SYSTEM_P % ROWS[0]}$$ $$\\iff{SYSTEM_Q % ROWS[1]}$$ $$\\iff{SYSTEM_R}$$",
    "in a table": f"$$\\begin{{array}}{{cl}}&{SYSTEM_P % ROWS[0]}\\\\\\iff&{SYSTEM_Q % ROWS[1]}\\\\\\iff&{SYSTEM_R}\\end{{array}}$$",
    "own space": r"\begin{linsys}{2}x&+&2y&=&3\\3x&+&4y&=&5\end{linsys}\grstep{-3\rho_1+\rho_2}\begin{linsys}{2}x&+&2y&=&3\\&\spaceforcolumn&-2y&=&-4\end{linsys}\grstep{-(1/2)\rho_2}\begin{linsys}{2}x&+&2y&=&3\\&&y&=&2\end{linsys}",
    "columns in another order": r"\begin{linsys}{2}h&+&2c&=&3\\3h&+&4c&=&5\end{linsys}\grstep{-3\rho_1+\rho_2}\begin{linsys}{2}h&+&2c&=&3\\&&-2c&=&-4\end{linsys}\grstep{-(1/2)\rho_2}\begin{cases}h+2c=3\\c=2\end{cases}",
}  # fmt: skip


def _steps(text: str) -> list[RowStep]:
    found = read_answer(text)
    assert not [one for one in found if isinstance(one, Unreadable) and one.kind == "row-step"]
    return [one for one in found if isinstance(one, RowStep)]


@pytest.mark.parametrize("kind", CHAINS)
def test_chains(kind: str) -> None:
    steps = _steps(CHAINS[kind])
    assert [(step.before.rows, step.after.rows) for step in steps] == [  # type: ignore[union-attr]
        (((1, 2), (3, 4)), ((1, 2), (0, -2))),
        (((1, 2), (0, -2)), ((1, 2), (0, 1))),
    ]
    assert [[str_of(operation) for operation in step.operations] for step in steps] == STEPS


@pytest.mark.parametrize("kind", SYSTEMS)
def test_chains_of_systems(kind: str) -> None:
    steps = _steps(SYSTEMS[kind])
    assert [(step.before.rows, step.after.rows) for step in steps] == [  # type: ignore[union-attr]
        (((1, 2, 3), (3, 4, 5)), ((1, 2, 3), (0, -2, -4))),
        (((1, 2, 3), (0, -2, -4)), ((1, 2, 3), (0, 1, 2))),
    ]
    assert [[str_of(operation) for operation in step.operations] for step in steps] == STEPS


def test_names_at_the_end_are_given() -> None:
    found = read_answer(CHAINS["named with an index"])
    given = [one for one in found if isinstance(one, Definition)]
    assert [one.value for one in given] == [Grid(((1, 2), (0, -2))), Grid(((1, 2), (0, 1)))]  # type: ignore[arg-type]


def test_a_swap_beside_both_rows_is_one() -> None:
    beside = r"\begin{array}{l}[R_1\leftrightarrow R_2]\\{[R_2\leftrightarrow R_1]}\end{array}"
    (step,) = _steps(rf"$${P}{beside}\sim\begin{{pmatrix}}3&4\\1&2\end{{pmatrix}}$$")
    assert [str_of(operation) for operation in step.operations] == ["R1 <-> R2"]


def test_a_system_beside_its_matrix() -> None:
    lines = [
        rf"{SYSTEM_P % ('', '')}&\qquad&\left(\begin{{array}}{{rr|r}}1&2&3\\3&4&5\end{{array}}\right){BESIDE_P}",
        r"&{\Big\Updownarrow}&",
        rf"{SYSTEM_Q % ('', '')}&\qquad&\left(\begin{{array}}{{rr|r}}1&2&3\\0&-2&-4\end{{array}}\right)",
    ]
    (step,) = _steps(r"$$\begin{array}{lcl}" + r"\\".join(lines) + r"\end{array}$$")
    assert [str_of(operation) for operation in step.operations] == STEPS[0]


LIST = r"\item $\begin{pmatrix}1&2\\3&4\end{pmatrix}$ \item $%s$ \end{enumerate} \begin{enumerate} \item Here $$\xrightarrow{R_2-3R_1}\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$"


def test_an_answer_takes_up_the_matrix_of_its_size() -> None:
    (step,) = _steps(LIST % r"\begin{pmatrix}5&6&7\\1&1&1\end{pmatrix}")
    assert step.before == Grid(((1, 2), (3, 4)))  # type: ignore[arg-type]


def test_of_two_listed_matrices_both_may_be_meant() -> None:
    (found,) = [
        one
        for one in answer_of(LIST % r"\begin{pmatrix}5&6\\1&1\end{pmatrix}").passages
        if isinstance(one, Transition) and one.opened
    ]
    assert found.before == (Grid(((5, 6), (1, 1))), Grid(((1, 2), (3, 4))))  # type: ignore[arg-type]


def test_every_row_with_its_new_row_beside_it() -> None:
    beside = r"\begin{array}{l}[R_1]\\{[(-2)R_1]}\end{array}"
    (step,) = _steps(rf"$${P}{beside}\sim{Q}$$")
    assert [str_of(operation) for operation in step.operations] == ["R2 <- -2 R1"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The second matrix has its first row multiplied by 3.",
        "The rows are proportional ($R_2 = 3R_1$).",
        "Here $R_2 = 3R_1$, and $R_1 + R_2 = 4R_1$.",
    ],
)
def test_what_is_said_of_rows_is_not_done(sentence: str) -> None:
    assert not [one for one in read_answer(f"$${P}$$ {sentence} $${Q}$$") if isinstance(one, RowStep | Unreadable)]


def test_determinants_by_another_name() -> None:
    first, last = read_answer(r"$$\begin{vmat}1&2\\3&4\end{vmat}=\begin{vmat}1&2\\0&-2\end{vmat}=-2$$")
    assert isinstance(first, RowStep)
    assert first.relation is Relation.DETERMINANT
    assert isinstance(last, Determinant)


def test_one_case_and_another() -> None:
    found = read_answer(r"So $k=1$ is singular. If $k\neq 1$ then $(k-1)(k+1)=k^2-1$.")
    assert not [one for one in judge(found).judgements if one.outcome is Outcome.INCORRECT]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (r"$$A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$$ $$A-2I=\begin{pmatrix}-1&2\\3&2\end{pmatrix}$$", Outcome.CORRECT),
        (
            r"$$A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$$ $$A-2I=\begin{pmatrix}-1&2\\3&3\end{pmatrix}$$",
            Outcome.INCORRECT,
        ),
        (
            r"$$A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$$ $$A+\frac12I=\begin{pmatrix}3/2&2\\3&9/2\end{pmatrix}$$",
            Outcome.CORRECT,
        ),
        (r"$$A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$$ $$A-(-1)I=A+I$$", Outcome.CORRECT),
        (r"For the matrix we then have A+2I = \begin{pmatrix}3&2\\3&6\end{pmatrix}", Outcome.UNDECIDED),
        (r"$$I+I=\begin{pmatrix}2&0\\0&2\end{pmatrix}$$", Outcome.CORRECT),
        (r"$$\begin{cases}x+2y=3\\2x+4y=6\end{cases}$$ For instance take $x=1$, then $y=1$.", Outcome.CORRECT),
        (r"$$\begin{cases}x+2y=3\\2x+4y=6\end{cases}$$ We set $x=3$ and get $y=0$.", Outcome.CORRECT),
        (r"$$\begin{cases}x+2y=3\\2x+4y=6\end{cases}$$ So $x=3$ and $y=0$.", Outcome.INCORRECT),
        (r"$$\begin{cases}x_1+2x_2=3\end{cases}\iff\begin{cases}x_1=3-2x_2\end{cases}$$", Outcome.CORRECT),
        (r"$$\begin{cases}x_1+2x_2=3\end{cases}\iff\begin{cases}x_1=3+2x_2\end{cases}$$", Outcome.INCORRECT),
        ("[1 2]\n[3 4]\n\nR2 <- R2 - R1\nR2 <- R2 - R1\n\n[1 2]\n[1 0]\n", Outcome.CORRECT),  # the same, done twice
        ("[1 2]\n[3 4]\n\nSubtract row 1 from row 2. Subtract row 1 from row 2.\n\n[1 2]\n[1 0]\n", Outcome.CORRECT),
        ("[1 2]\n[3 4]\n\nSubtract row 1 from row 2: R2 <- R2 - R1\n\n[1 2]\n[2 2]\n", Outcome.CORRECT),
        ("[1 2]  R2 - 3 R1\n[3 4]\n\n[1  2]\n[0 -2]\n", Outcome.CORRECT),  # beside row 1
    ],
)
def test_what_is_judged_of_it(text: str, outcome: Outcome) -> None:
    assert judge(read_answer(text)).judgements[-1].outcome is outcome


def test_coefficients_in_letters() -> None:
    system = r"\begin{linsys}{2}x&+&(a+1)y&=&(1/2)(a+b)\\2x&+&\lambda y&=&3\end{linsys}"
    reduced = r"\begin{linsys}{2}x&+&(a+1)y&=&(1/2)(a+b)\\&&(\lambda-2a-2)y&=&3-(a+b)\end{linsys}"
    (step,) = _steps(rf"{system}\grstep{{-2/(\mu-1)\,\rho_1+\rho_2}}{reduced}")
    assert step.before == Grid(((1, None, None), (2, None, 3)), (2,))  # type: ignore[arg-type]
    assert step.after == Grid(((1, None, None), (0, None, None)), (2,))  # type: ignore[arg-type]
    assert [str_of(operation) for operation in step.operations] == ["R2 <- R2 + ? R1"]


def test_unknowns_in_greek() -> None:
    (step,) = _steps(
        r"\begin{cases}2\alpha+\beta=3\\\alpha-\beta=0\end{cases}\iff\begin{cases}3\alpha=3\\\alpha-\beta=0\end{cases}"
    )
    assert step.before == Grid(((2, 1, 3), (1, -1, 0)), (2,))  # type: ignore[arg-type]
