r"""Equations p(\lambda) = 0 behind a determinant of A - \lambda I, right, wrong, and about something else."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank import verify
from exactrank.judging import Note, Outcome
from exactrank.judging.characteristic_matrices import constant_part
from exactrank.judging.verdicts.verdict import Judgement, Whole
from exactrank.judging.verdicts.witnesses import ForValues, WrongValue
from exactrank.statements import Grid
from tests.exploring import examples


def matrix(text: str, kind: str = "pmatrix") -> str:
    rows = r" \\ ".join(" & ".join(row.split()) for row in text.replace("λ", r"\lambda").split(";"))
    return rf"\begin{{{kind}}}{rows}\end{{{kind}}}"


def vertical(text: str) -> str:
    return matrix(text, "vmatrix")


A = f"Let $A = {matrix('4 -2; 1 1')}$. "
STATED = rf"{A}$$\det(A - \lambda I) = {vertical('4-λ -2; 1 1-λ')} = 0$$ "
BY_ITSELF = rf"{A}$${vertical('4-λ -2; 1 1-λ')} = 0$$ "
RIGHT = {
    "multiplied out": rf"{STATED}$$(4-\lambda)(1-\lambda) + 2 = 0$$ $$\lambda^2 - 5\lambda + 6 = 0$$",
    "factored": rf"{STATED}So $(\lambda - 2)(\lambda - 3) = 0$.",
    "the matrix by itself": rf"{BY_ITSELF}$$\lambda^2 - 5\lambda + 6 = 0$$",
    "the matrix the other way round": rf"{A}$${vertical('λ-4 2; -1 λ-1')} = 0$$ $$\lambda^2 - 5\lambda + 6 = 0$$",
    "with a factor": rf"{BY_ITSELF}$$2\lambda^2 - 10\lambda + 12 = 0$$ $$-\lambda^2 + 5\lambda - 6 = 0$$",
    "with zero on the left": rf"{BY_ITSELF}$$0 = \lambda^2 - 5\lambda + 6$$",
    "another letter": rf"{A}$$\det(A - xI) = {vertical('4-x -2; 1 1-x')} = 0$$ $$x^2 - 5x + 6 = 0$$",
    "a polynomial before it": rf"{A}$$\det(A - \lambda I) = \lambda^2 - 5\lambda + 6$$ $$(\lambda-2)(\lambda-3) = 0$$",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_right_equations(text: str) -> None:
    verdict = verify(text)
    assert verdict.outcome is Whole.CORRECT
    assert all(one.outcome is Outcome.CORRECT for one in verdict.judgements)


WRONG = {
    "a constant": (rf"{STATED}$$\lambda^2 - 5\lambda + 4 = 0$$", 6, 4),
    "a sign": (rf"{STATED}$$(4-\lambda)(1-\lambda) - 2 = 0$$", 6, 2),
    "both factors": (rf"{STATED}$$(\lambda + 2)(\lambda + 3) = 0$$", 2, 12),
    "behind a right one": (rf"{BY_ITSELF}$$(4-\lambda)(1-\lambda)+2 = 0$$ $$\lambda^2 - 5\lambda - 6 = 0$$", 6, -6),
    "zero on the left": (rf"{BY_ITSELF}$$0 = \lambda^2 - 5\lambda - 6$$", 6, -6),
}


def wrong_in(text: str) -> list[Judgement]:
    return [one for one in verify(text).judgements if one.outcome is Outcome.INCORRECT]


@pytest.mark.parametrize(("text", "expected", "found"), WRONG.values(), ids=WRONG)
def test_wrong_equations(text: str, expected: int, found: int) -> None:
    [one] = wrong_in(text)
    assert one.note is Note.WRONG_VALUE
    assert isinstance(one.witness, ForValues)
    assert one.witness.witness == WrongValue(expected, found)  # type: ignore[arg-type]


def test_what_follows_from_a_wrong_equation_is_carried_forward() -> None:
    verdict = verify(rf"{STATED}$$\lambda^2 - 5\lambda + 4 = 0$$ $$(\lambda - 1)(\lambda - 4) = 0$$")
    wrong, last = verdict.judgements[-2:]
    assert (wrong.outcome, last.outcome, last.note) == (Outcome.INCORRECT, Outcome.CORRECT, Note.CARRIED_FORWARD)
    assert last.follows == verdict.first_error == 2


def test_the_right_polynomial_behind_a_wrong_equation_recovers() -> None:
    *_, wrong, last = verify(rf"{STATED}$$\lambda^2 - 5\lambda + 4 = 0$$ $$(\lambda - 2)(\lambda - 3) = 0$$").judgements
    assert (wrong.outcome, last.outcome, last.note) == (Outcome.INCORRECT, Outcome.CORRECT, Note.RECOVERED)


NOT_WRONG = {
    "nothing before it": rf"{A}$$\lambda^2 - 5\lambda + 4 = 0$$",
    "a factor alone": rf"{STATED}So $\lambda - 2 = 0$ or $\lambda - 3 = 0$.",
    "another degree": rf"{STATED}$$\lambda^3 - 1 = 0$$",
    "another letter": rf"{STATED}$$x^2 - 5x + 4 = 0$$",
    "the poles that are wanted": rf"{STATED}We want the poles 4 and 7: $$(\lambda - 4)(\lambda - 7) = 0$$",
    "other roots altogether": rf"{STATED}$$\lambda^2 - 3\lambda + 2 = 0$$",
    "a condition": rf"{STATED}If $\lambda^2 - 5\lambda + 4 = 0$, then there is more to say.",
    "another matrix": rf"{STATED}Let $B = {matrix('1 1; 0 4')}$. $$\lambda^2 - 5\lambda + 4 = 0$$",
    "something else between": rf"{STATED}The rank of $A$ is 2. $$\lambda^2 - 5\lambda + 4 = 0$$",
    "another exercise": f"# Exercise 1\n{STATED}\n# Exercise 2\n$$\\lambda^2 - 5\\lambda + 4 = 0$$",
}


@pytest.mark.parametrize("text", NOT_WRONG.values(), ids=NOT_WRONG)
def test_equations_about_something_else(text: str) -> None:
    assert not wrong_in(text)


def test_a_determinant_of_another_matrix_is_not_passed_over() -> None:
    text = rf"{A}$${vertical('4-λ -2; 1 2-λ')} = 0$$ $$\lambda^2 - 6\lambda + 10 = 0$$"
    assert verify(text).outcome is Whole.UNDECIDED
    assert verify(text.removeprefix(A)).outcome is Whole.CORRECT


def test_matrices_that_are_no_such_ones() -> None:
    numbers = Grid(((Fraction(1), Fraction(2)), (Fraction(2), Fraction(4))))
    wide = Grid(((None, Fraction(2), Fraction(1)), (Fraction(3), None, Fraction(1))), written=(("-t", "", ""),) * 2)
    twice = Grid(((None, Fraction(2)), (Fraction(3), None)), written=(("1-2t", ""), ("", "-2t")))
    other = Grid(((None, Fraction(2)), (Fraction(3), None)), written=(("1-t", ""), ("", "a-t")))
    against = Grid(((None, Fraction(2)), (Fraction(3), None)), written=(("1-t", ""), ("", "2+t")))
    assert [constant_part(grid, "t") for grid in (numbers, wide, twice, other, against)] == [None] * 5


small = st.integers(-4, 4)


@given(st.lists(small, min_size=4, max_size=4), st.sampled_from([-1, 1, 3]), st.sampled_from([-2, -1, 1]))
@examples(25)
def test_multiples_of_the_polynomial_are_right_and_others_wrong(entries: list[int], factor: int, slip: int) -> None:
    a, b, c, d = entries
    start = rf"$${vertical(f'({a})-λ {b}; {c} ({d})-λ')} = 0$$ "

    def text(constant: int) -> str:
        return rf"{start}$$({factor})\lambda^2 + ({factor * (-a - d)})\lambda + ({factor * constant}) = 0$$"

    assert verify(text(a * d - b * c)).judgements[-1].outcome is Outcome.CORRECT
    assert verify(text(a * d - b * c + slip)).judgements[-1].outcome is Outcome.INCORRECT
