"""Equations that a text derives from its system: right for every solution, wrong for each, or open."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.judging import judge
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Outcome, Whole
from exactrank.reading.answers.document import answer_of
from exactrank.statements import Consequence, Grid, Span

SYSTEM = r"""$$\left[\begin{array}{ccc|c} 1 & 2 & 1 & 3 \\ 2 & 4 & 3 & 8 \end{array}\right]$$"""
TYPED = "Solve 2x + 3y = 12 and x - y = 1.\n\n"


def derived(text: str) -> list[Judgement]:
    return [one for one in judge(answer_of(text)).judgements if one.kind == "consequence"]


def row(*values: int) -> Grid:
    return Grid((tuple(map(Fraction, values)),))


@given(
    st.lists(st.tuples(*[st.integers(-3, 3)] * 4), min_size=1, max_size=3),
    st.lists(st.integers(-3, 3), min_size=3, max_size=3),
    st.integers(-2, 2),
)
def test_combinations_of_the_rows_follow_and_no_other_right_side_does(
    rows: list[tuple[int, ...]], factors: list[int], more: int
) -> None:
    system = Grid(tuple([tuple(map(Fraction, one)) for one in rows]), (3,))
    made = [sum(c * one[j] for c, one in zip(factors, rows, strict=False)) for j in range(4)]
    made[3] += more
    outcome = judge([Consequence(Span(), system, None, row(*made))]).judgements[0].outcome
    if not more:
        assert outcome is Outcome.CORRECT
    else:  # wrong where there are solutions, for each of them gives the right side without what was added
        assert outcome is not Outcome.CORRECT or any(not any(one[:3]) and one[3] for one in reduced(rows))


def reduced(rows: list[tuple[int, ...]]) -> list[list[Fraction]]:
    from exactrank.judging.evaluation.linear import reduced as reduce
    from exactrank.matrix import Matrix

    A = reduce(Matrix.of([list(one) for one in rows])).matrix
    return [[A[i, j] for j in range(A.ncols)] for i in range(A.nrows)]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("So $x_1 + 2x_2 = 1$.", Outcome.CORRECT),
        ("The first row gives $x_1 + 2x_2 + x_3 = 3$.", Outcome.CORRECT),
        ("Hence $2x_3 = 4$.", Outcome.CORRECT),
        ("Hence $2x_3 = 5$.", Outcome.UNDECIDED),
        ("So $x_1 + 2x_2 = 2$.", Outcome.UNDECIDED),
        ("Hence $x_1 + x_2 = 1$.", Outcome.UNDECIDED),
        ("There is also $x_1 + 2x_2 = 2$.", Outcome.UNDECIDED),
    ],
)
def test_an_equation_in_the_unknowns_is_held_against_the_system(said: str, outcome: Outcome) -> None:
    assert [one.outcome for one in derived(f"{SYSTEM}\n{said}")] == [outcome]


def test_what_no_solution_satisfies_is_refuted_by_a_solution() -> None:
    system = Grid((tuple(map(Fraction, (1, 2, 1, 3))), tuple(map(Fraction, (2, 4, 3, 8)))), (3,))
    made = judge([Consequence(Span(), system, None, row(0, 0, 2, 5))]).judgements[0]
    assert (made.outcome, made.note) == (Outcome.INCORRECT, Note.NOT_IMPLIED)
    assert made.witness is not None


SOLVED = SYSTEM + " So $x_1 = 1 - 2x_2$, $x_3=2$. "
OTHER = "Solve $x+y=3$ and $x-y=1$. Adding gives $2x=4$, so $x=2$, $y=1$. "


@pytest.mark.parametrize(
    "text",
    [
        SOLVED + "For the null space we solve $Ax=0$, which gives $x_1+2x_2=0$ and $x_3=0$.",
        SOLVED + "The homogeneous system gives $x_1 = -2x_2$, $x_3=0$.",
        SOLVED + "The associated homogeneous system is $x_1+2x_2+x_3=0$. Hence $x_1+2x_2=0$.",
        SOLVED + "Setting $x_2=0$ gives $x_1=1$. Setting $x_2 = 1$ gives $x_1=-1$.",
        SOLVED + "In the second problem the right side changes, so $x_1+2x_2=5$.",
        OTHER + "The line $x+y=5$ does not pass through it. So $x+y=5$ is parallel.",
        OTHER + "Now solve $x+y=5$, $x-y=1$. Adding gives $2x=6$. So $x=3$ and $y=2$.",
        OTHER + "Replacing $3$ by $5$ gives $x+y=5$ and so $2x=6$.",
    ],
)
def test_an_equation_may_be_of_another_system_and_accuses_nobody(text: str) -> None:
    assert judge(answer_of(text)).first_error is None


@pytest.mark.parametrize(
    "said",
    [
        "Is $x_1 + 2x_2 = 2$?",
        "Suppose $x_1 + 2x_2 = 2$.",
        "Consider $u_1 + 2u_2 = 2$.",
        "If $2x_3 = 5$, it would be another system.",
        r"So $\alpha x_1 + 2x_2 = 2$.",
        "So $x_1 + 2.1x_2 = 2$.",
    ],
)
def test_what_is_supposed_asked_or_of_something_else_is_not_called_wrong(said: str) -> None:
    assert all(one.outcome is not Outcome.INCORRECT for one in derived(f"{SYSTEM}\n{said}"))


@pytest.mark.parametrize("end", ["So x = 3.\n\nAnswer: x = 3, y = 2\n", "So x = 3 and y = 2.\n"])
def test_a_typed_derivation_is_read_line_by_line(end: str) -> None:
    lines = ["From the second equation, x = y + 1.", "Substitute into the first: 2(y + 1) + 3y = 12"]
    lines += ["5y + 2 = 12", "5y = 10", "y = 2"]
    text = "\n".join([*lines, end])
    assert judge(answer_of(TYPED + text)).is_correct
    for k, line in enumerate(lines):
        changed = "\n".join(
            [*lines[:k], line.replace("1.", "3.").replace("12", "13").replace("10", "15"), *lines[k + 1 :]]
        )
        if changed != "\n".join(lines):
            assert not judge(answer_of(TYPED + changed + "\n" + end)).is_correct, line


def test_equations_of_a_system_of_their_own_follow_from_none() -> None:
    text = r"""$$x+y=3$$ $$x-y=1$$ Hence $x=2$, $y=1$.

Now take $$x+y=5$$ $$x-y=1$$ Hence $x=3$, $y=2$."""
    assert all(one.outcome is not Outcome.INCORRECT for one in judge(answer_of(text)).judgements)


def test_an_equation_that_later_values_contradict_is_no_formula_about_names() -> None:
    text = "$-7z = -22$, so $z = 3$."
    assert not judge(
        answer_of(r"$$\begin{pmatrix}1&2\\3&4\end{pmatrix}\to\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$ " + text)
    ).is_correct
    text = r"$x_5 = 3$"
    assert not judge(answer_of(f"{SYSTEM}\nHence $x_1 + 2x_2 = 1$ and {text}.")).is_correct


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        (r"$x_1 \neq 2$.", Whole.UNDECIDED),
        (r"Hence $x_2 \ne 1$.", Whole.UNDECIDED),
        (r"$x_1 \neq 5$.", Whole.CORRECT),
        (r"If $x_1 \neq 2$, the system is another one.", Whole.CORRECT),
        (r"The rank is $2$ if $k \neq 1$.", Whole.CORRECT),
        ("It is not true that $x_1 = 2$.", Whole.UNDECIDED),
        ("Answer: $r = 3$", Whole.INCOMPLETE),
        ("The system has 25 solutions.", Whole.INCOMPLETE),
    ],
)
def test_denials_and_letters_without_a_claim_do_not_pass(said: str, whole: Whole) -> None:
    system = r"$$\left[\begin{array}{cc|c}1&1&3\\1&-1&1\end{array}\right]\xrightarrow{R_2-R_1}"
    system += r"\left[\begin{array}{cc|c}1&1&3\\0&-2&-2\end{array}\right]$$ "
    assert judge(answer_of(system + said)).outcome is whole
