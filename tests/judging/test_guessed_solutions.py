"""Solutions behind a reduced matrix of which no system was written: right, or in doubt, never passed over."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of
from tests.exploring import examples


def _matrix(text: str) -> str:
    return rf"\begin{{pmatrix}}{text.replace(';', chr(92) * 2).replace(' ', '&')}\end{{pmatrix}}"


A = f"$$A = {_matrix('1 2 5;1 3 7')} \\sim {_matrix('1 0 1;0 1 2')}$$ "
UNBARRED = f"$${_matrix('1 2 5 1;1 3 7 2')} \\to {_matrix('1 0 1 -1;0 1 2 1')}$$ "
X, XYZ, BY_Z = _matrix("x_1;x_2;x_3"), _matrix("x;y;z"), _matrix("-x_3;-2x_3;x_3")
PAIRS = [
    (A, "So $x_3 = t$, $x_2 = -2t$, $x_1 = -t$.", "So $x_3 = t$, $x_2 = 2t$, $x_1 = -t$."),
    (A, "Setting $x_3 = s$ we get $x_2 = -2s$, $x_1 = -s$.", "Setting $x_3 = s$ we get $x_2 = -2s$, $x_1 = s$."),
    (A, "Hence $x_2 = -2x_3 = -2s$, $x_3 = s$, $x_1 = -s$.", "Hence $x_2 = -3s$, $x_3 = s$, $x_1 = -s$."),
    (A, "Thus $x_3 = t$, $x_1 = -x_3$ and $x_2 = -2x_3$.", "Thus $x_3 = t$, $x_1 = x_3$ and $x_2 = -2x_3$."),
    (A, f"Hence $${X} = x_3{_matrix('-1;-2;1')}.$$", f"Hence $${X} = x_3{_matrix('1;-2;1')}.$$"),
    (
        A,
        f"$$\\mathbf{{x}} = {X} = {BY_Z} = x_3{_matrix('-1;-2;1')}$$",
        f"$$\\mathbf{{x}} = {X} = {BY_Z} = x_3{_matrix('-1;2;1')}$$",
    ),
    (A, f"The solution is $$x = t{_matrix('-1;-2;1')}.$$", f"The solution is $$x = t{_matrix('1;2;1')}.$$"),
    (A, f"Thus $${XYZ} = t{_matrix('-1;-2;1')}.$$", f"Thus $${XYZ} = t{_matrix('-1;1;1')}.$$"),
    (UNBARRED, "So $x_3 = t$, $x_2 = 1 - 2t$, $x_1 = -1 - t$.", "So $x_3 = t$, $x_2 = 1 + 2t$, $x_1 = -1 - t$."),
]


@pytest.mark.parametrize(("matrix", "right", "wrong"), PAIRS)
def test_right_or_in_doubt(matrix: str, right: str, wrong: str) -> None:
    verdict = judge(answer_of(matrix + right))
    assert verdict.outcome is Whole.CORRECT
    assert "solution" in [one.kind for one in verdict.judgements]
    assert judge(answer_of(matrix + wrong)).outcome is Whole.UNDECIDED


def test_values_of_some_unknowns_are_not_passed_over() -> None:
    verdict = judge(answer_of(A + r"So $x_2 = 7t$ and $x_3 = 9t$."))
    assert verdict.outcome is Whole.INCOMPLETE
    assert [one.reason for one in verdict.unread] == ["no-other-system", "no-other-system"]


@pytest.mark.parametrize("text", [
    "Suppose that $x_3 = t$.", "Let $x_1 = s$.", "So $y_1 = 2t$ and $y_2 = t$.", "The curve has $u = 2t$, $v = t^2$.",
    "Then $x_1 = 1$ for the first of them.",
])  # fmt: skip
def test_other_letters_and_suppositions_claim_nothing(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.CORRECT


@examples(30)
@given(a=st.integers(-4, 4), b=st.integers(-4, 4), wrong=st.booleans())
def test_a_reduced_matrix_gives_its_null_space(a: int, b: int, wrong: bool) -> None:
    """The null space of (1 0 a; 0 1 b) is spanned by (-a, -b, 1)."""
    start, end = _matrix(f"1 1 {a + b};0 1 {b}"), _matrix(f"1 0 {a};0 1 {b}")
    text = rf"So $x_3 = t$, $x_2 = {Fraction(-b)}t$ and $x_1 = {Fraction(-a + wrong)}t$."
    assert judge(answer_of(f"$${start} \\to {end}$$ {text}")).outcome is (Whole.UNDECIDED if wrong else Whole.CORRECT)


def test_a_vector_that_is_given_keeps_its_value() -> None:
    given = f"{A} Let $x = {_matrix('1;1;1')}$. Then "
    assert judge(answer_of(f"{given} $$A x = {_matrix('8;11')}$$")).outcome is Whole.CORRECT
    assert judge(answer_of(f"{given} $$A x = {_matrix('8;10')}$$")).outcome is Whole.INCORRECT
