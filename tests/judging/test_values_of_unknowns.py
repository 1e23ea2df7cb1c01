"""Values of some unknowns against the system with these values put in: a rank decides both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exactrank.judging import Outcome
from exactrank.judging.evaluation.linear import rank
from exactrank.matrix import Matrix
from exactrank.statements import Grid
from tests.judging.test_claims import values_of
from tests.judging.written import last


@given(st.data())
def test_values_are_refuted_exactly_when_no_solution_has_them(data: st.DataObject) -> None:
    """Against a system with its values put in: A x = b, and a row of the identity matrix for each value told."""
    small = st.integers(-2, 2)
    rows, columns = data.draw(st.integers(1, 3)), data.draw(st.integers(2, 3))
    A = Matrix.of(
        data.draw(st.lists(st.lists(small, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    )
    point = Matrix.column_of(data.draw(st.lists(small, min_size=columns, max_size=columns)))
    told = data.draw(
        st.lists(st.none() | small, min_size=columns, max_size=columns).filter(
            lambda v: None in v and v != [None] * columns
        )
    )
    units = [[int(i == j) for j in range(columns)] for i, value in enumerate(told) if value is not None]
    given = Matrix.column_of([value for value in told if value is not None])
    stacked, right = Matrix.of([*A, *Matrix.of(units)]), Matrix.of([*(A @ point), *given])
    exists = rank(stacked) == rank(Matrix.of([(*a, *b) for a, b in zip(stacked, right, strict=True)]))
    system = Grid.of(Matrix.of([(*a, *b) for a, b in zip(A, A @ point, strict=True)]), (columns,))
    some = last(values_of(system, *[None if value is None else str(value) for value in told], complete=False))
    assert (some.outcome is Outcome.CORRECT) == exists
    assert (some.outcome is Outcome.INCORRECT) != exists
    every = last(values_of(system, *[None if value is None else str(value) for value in told]))
    assert (every.outcome is Outcome.CORRECT) == (exists and rank(stacked) == rank(A))
