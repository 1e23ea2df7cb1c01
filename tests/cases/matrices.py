"""Matrices with letters for the tests, values put for the letters, and what holds of the matrix of numbers then."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import strategies as st

from exactrank.calculations.cases.real_points import coefficients_of, single_letter
from exactrank.calculations.cases.records import CaseTree, Condition, Cut, Question
from exactrank.matrix import Matrix
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.multivariate import Terms, total_degree, value_at
from exactrank.numbers.rational_functions import Function, QQ_letters
from exactrank.numbers.rows import RowsOver
from exactrank.reading.matrices.rows_over import rows_over

ENTRIES = ("0", "1", "-1", "2", "3", "a", "b", "a-1", "1-a", "a+b", "a^2-1", "a^2+1", "2a-b", "a*b", "b^2-2", "a+2")
ONE_LETTER = tuple([entry for entry in ENTRIES if "b" not in entry])


@st.composite
def letter_matrices(draw: st.DrawFn, letters: str = "ab", rows: int = 3, columns: int = 4) -> RowsOver[Function]:
    m, n = draw(st.integers(1, rows)), draw(st.integers(2, columns))
    entries = ENTRIES if "b" in letters else ONE_LETTER
    held = [[draw(st.sampled_from(entries)) for _ in range(n)] for _ in range(m)]
    return rows_over(QQ_letters(*letters), held)


def points(tree: CaseTree, more: Sequence[Sequence[Fraction]]) -> list[list[Fraction]]:
    """Values for the letters: those given, and such where a polynomial that is asked for vanishes."""
    made = [list(one) for one in more]
    for p in asked(tree):
        letter = single_letter(p)
        if letter is not None and total_degree(p) == 1:
            a, b = coefficients_of(p, letter)
            made += [[*one[:letter], Fraction(-b, a), *one[letter + 1 :]] for one in more]
        for k in range(len(tree.letters)):  # linear in some letter
            made += [solved for one in more if (solved := _solved(p, k, one)) is not None]
    return made


def _solved(p: Terms, k: int, point: Sequence[Fraction]) -> list[Fraction] | None:
    if max(m[k] for m, _ in p) != 1:
        return None
    rest = [(m, c) for m, c in p if not m[k]]
    top = [((*m[:k], 0, *m[k + 1 :]), c) for m, c in p if m[k]]
    below = value_at(tuple(top), point)
    return [*point[:k], -value_at(tuple(rest), point) / below, *point[k + 1 :]] if below else None


def asked(tree: CaseTree) -> list[Terms]:
    """The polynomials of all questions."""
    found: list[Terms] = []
    waiting = [tree.root]
    while waiting:
        then = waiting.pop().then
        if isinstance(then, Question):
            found.append(then.polynomial)
            waiting += [branch for branch in (then.zero, then.nonzero) if not isinstance(branch, Cut)]
    return found


def fulfilled(conditions: Sequence[Condition], point: Sequence[Fraction]) -> bool:
    return all((value_at(one.polynomial, point) == 0) is one.vanishes for one in conditions)


def at(A: RowsOver[Function], point: Sequence[Fraction]) -> Matrix:
    """The matrix of numbers."""
    domain = QQ_letters(*A.domain.name[3:-1].split(", "))
    return Matrix.of([[number_at(domain.ratio(x, d), point) for x in row] for row, d in A.rows], A.ncols)


def number_at(x: Number[Function], point: Sequence[Fraction]) -> Fraction:
    (p, q), d = x
    return value_at(p, point) / (value_at(q, point) * d)
