"""How many solutions a system has: over a field with p elements never infinitely many."""

from __future__ import annotations

from itertools import product

import pytest

from exactrank import verify
from exactrank.calculations.systems import solve
from exactrank.exposition import explain
from exactrank.judging import judge
from exactrank.judging.verdicts.witnesses import FiniteSolutions, RankEvidence
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF, QQ, Field
from exactrank.render import plain
from exactrank.statements import Solution, SolutionKind
from exactrank.statements.stated import UNWRITTEN, grid
from tests.matrices import NAMED

SYSTEM = "\\[\\begin{cases}x + y + z = 1\\\\ 2x + 2y + 2z = 2\\end{cases}\\]"
SINGLE = "\\[\\begin{cases}x + y = 1\\\\ x - y = 0\\end{cases}\\]"
INFINITE = [
    "The system has infinitely many solutions.",
    "Das System hat unendlich viele Lösungen.",
    "Le système admet une infinité de solutions.",
    "El sistema tiene infinitas soluciones.",
    "O sistema tem infinitas soluções.",
    "Il sistema ha infinite soluzioni.",
    "Układ ma nieskończenie wiele rozwiązań.",
    "方程组有无穷多解。",
    "この連立方程式の解は無数にある。",
]
SEVERAL = [
    "The system has more than one solution.",
    "There are many solutions.",
    "The system has multiple solutions.",
    "The solution is not unique.",
    "Das System hat mehr als eine Lösung.",
    "El sistema es compatible indeterminado.",
    "O sistema é possível e indeterminado.",
    "Układ jest nieoznaczony.",
    "解は一意ではない。",
]


def outcome(text: str, field: str | None = None) -> str:
    (only,) = [one.outcome.value for one in verify(text, field=field).judgements if one.kind == "solution"]
    return only


@pytest.mark.parametrize("sentence", INFINITE)
def test_there_are_infinitely_many_over_the_rationals_alone(sentence: str) -> None:
    assert outcome(f"{SYSTEM} {sentence}") == "correct"
    assert outcome(f"{SYSTEM} {sentence}", "GF(5)") != "correct"
    assert outcome(f"{SINGLE} {sentence}") != "correct"


@pytest.mark.parametrize("sentence", SEVERAL)
def test_there_is_more_than_one_over_every_field(sentence: str) -> None:
    for field in (None, "GF(5)"):
        assert outcome(f"{SYSTEM} {sentence}", field) == "correct"
        assert outcome(f"{SINGLE} {sentence}", field) != "correct"


@pytest.mark.parametrize(
    ("rows", "right", "p", "kind", "witness"),
    [
        ([[1, 1, 1]], [2], 5, SolutionKind.INFINITE, FiniteSolutions(5, 2)),
        ([[1, 2], [2, 4]], [1, 2], 3, SolutionKind.INFINITE, FiniteSolutions(3, 1)),
        ([[1, 1, 1]], [2], 5, SolutionKind.SEVERAL, None),
        ([[1, 1, 1]], [2], 0, SolutionKind.SEVERAL, None),
        ([[1, 1, 1]], [2], 0, SolutionKind.INFINITE, None),
    ],
)
def test_the_witness_is_how_many_there_are(
    rows: list[list[int]], right: list[int], p: int, kind: SolutionKind, witness: FiniteSolutions | None
) -> None:
    field = GF(p) if p else QQ
    A, b = Matrix.of(rows, field=field), Matrix.column_of(right, field)
    (made,) = judge([Solution(UNWRITTEN, grid(A), grid(b), kind=kind)], None, field).judgements
    assert (made.outcome.value, made.witness) == ("correct" if witness is None else "incorrect", witness)


@pytest.mark.parametrize("kind", [SolutionKind.INFINITE, SolutionKind.SEVERAL])
@pytest.mark.parametrize("field", [QQ, GF(5)])
def test_an_invertible_system_has_one_solution(kind: SolutionKind, field: Field) -> None:
    A, b = Matrix.of([[1, 1], [1, -1]], field=field), Matrix.column_of([1, 0], field)
    (made,) = judge([Solution(UNWRITTEN, grid(A), grid(b), kind=kind)], None, field).judgements
    assert made.outcome.value == "incorrect"
    assert isinstance(made.witness, RankEvidence)


@pytest.mark.parametrize("p", [2, 3, 5])
@pytest.mark.parametrize("name", sorted(NAMED))
def test_the_number_is_that_of_all_vectors_that_solve_it(name: str, p: int) -> None:
    rational = NAMED[name]
    if p**rational.ncols > 1000 or not rational.nrows or any(d % p == 0 for _, d in rational.rows):
        return  # too many vectors, or an entry that has no value there
    A = rational.over(GF(p))
    b = Matrix.zero(A.nrows, 1, A.field)
    found = solve(A, b)
    vectors = [Matrix.of([[x] for x in v], 1, A.field) for v in product(range(p), repeat=A.ncols)]
    count = sum((A @ v if A.ncols else b) == b for v in vectors)
    assert count == p ** len(found.free)
    text = " ".join(plain.render(explain(found), "en").split())
    assert "infinitely" not in text
    if found.free:
        assert found.kind() is SolutionKind.SEVERAL
        assert f"{count} solutions: a particular one" in text
    assert judge(found.statements, None, A.field).outcome.value == "correct"


UNBARRED = r"\[ \begin{bmatrix} 1 & 5 & -3 \\ 2 & 11 & -4 \\ 3 & 16 & %s \end{bmatrix} \sim \begin{bmatrix} 1 & 5 & -3 \\ 0 & 1 & 2 \\ 0 & 0 & %s \end{bmatrix} \] "  # noqa: E501
LETTER = UNBARRED % ("h", "h+7")
OF_NO_BAR = [
    (UNBARRED % (-7, 0) + "The system is consistent.", {"correct"}),
    (UNBARRED % (-2, 5) + "The system is consistent.", {"undecided"}),
    (UNBARRED % (-2, 5) + "The system is inconsistent.", {"correct"}),
    (UNBARRED % (-7, 0) + "So the system has no solution.", {"undecided"}),
    (UNBARRED % (-7, 0) + "The system has exactly one solution.", {"undecided", "incomplete"}),
    (LETTER + "The system is consistent if and only if $h = -7$.", {"correct"}),
    (LETTER + "The system is consistent if and only if $h = 7$.", {"incorrect", "undecided"}),
]


def test_a_matrix_without_a_bar_is_augmented_where_a_system_has_solutions_or_none() -> None:
    found = [(text, wanted, verify(text).outcome.value) for text, wanted in OF_NO_BAR]
    assert [one for one in found if one[2] not in one[1]] == []
