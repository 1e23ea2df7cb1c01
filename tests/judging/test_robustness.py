"""Whatever is stated, the judge comes to an outcome: it never raises, and leaves alone what would take too long."""

from __future__ import annotations

import json
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from exactrank.judging import Note, Outcome, judge
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from exactrank.render.json.verdicts import verdict_object
from exactrank.statements import (
    Approximation,
    Array,
    Basis,
    CharacteristicPolynomial,
    ClaimedCombination,
    ClaimedOperation,
    ClaimedSwap,
    ColumnOf,
    Columns,
    Comparison,
    Decimal,
    Definition,
    Determinant,
    DeterminantOf,
    Echelon,
    EchelonKind,
    EntryOf,
    Equality,
    Expression,
    Factorization,
    FactorizationKind,
    Grid,
    Identity,
    Indexed,
    Inverse,
    MinorsVanish,
    MinorValue,
    Name,
    Negative,
    NormOf,
    Nullity,
    NullityOf,
    Number,
    Orthogonality,
    Power,
    ProductSign,
    Quotient,
    Rank,
    RankOf,
    Relation,
    RowEquivalence,
    RowOf,
    RowStep,
    SingularValues,
    Solution,
    SolutionKind,
    Space,
    SquareRoot,
    Statement,
    Sum,
    Term,
    Times,
    TraceOf,
    Transposed,
    Unknown,
)
from tests.exploring import examples
from tests.judging.recheck import refutes_step
from tests.judging.written import HERE, N

NUMBERS = st.one_of(st.integers(-3, 3).map(Fraction), st.fractions(-3, 3, max_denominator=4))
INDICES = st.integers(0, 3)
NAMES = st.sampled_from(["A", "B", "a", "x", "I"])


def grids(entries: st.SearchStrategy[Fraction | None], low: int = 0) -> st.SearchStrategy[Grid]:
    def of_shape(shape: tuple[int, int]) -> st.SearchStrategy[Grid]:
        m, n = shape
        row = st.lists(entries, min_size=n, max_size=n).map(tuple)
        bars = st.sampled_from([(), (n - 1,), (1, 2), (n + 3,)])
        return st.builds(Grid, st.lists(row, min_size=m, max_size=m).map(tuple), bars)

    return st.tuples(st.integers(low, 3), st.integers(low, 4)).flatmap(of_shape)


ROUGH = st.lists(st.lists(NUMBERS, max_size=3).map(tuple), max_size=3).map(lambda rows: Grid(tuple(rows)))
GRIDS = st.one_of(grids(NUMBERS), grids(st.one_of(NUMBERS, st.none())), ROUGH)
LEAVES: st.SearchStrategy[Expression] = st.one_of(
    GRIDS,
    GRIDS,
    st.builds(Number, NUMBERS),
    st.builds(Decimal, NUMBERS, st.integers(-2, 3)),
    st.builds(Unknown),
    st.builds(Name, NAMES),
    st.builds(Indexed, NAMES, st.lists(st.one_of(st.integers(-1, 4), st.just("j")), max_size=3).map(tuple)),
    st.builds(Identity, st.one_of(st.none(), INDICES)),
)


def larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    index = st.one_of(INDICES, st.just("j"))
    single = st.sampled_from([Negative, Transposed, DeterminantOf, RankOf, NullityOf, TraceOf, NormOf, SquareRoot])
    return st.one_of(
        st.builds(Sum, some),
        st.builds(Times, some, st.sampled_from(ProductSign)),
        st.builds(Columns, some),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, st.sampled_from([-2, -1, 0, 1, 2, 3, 10**9])),
        st.builds(Array, st.lists(some, min_size=1, max_size=2).map(tuple)),
        st.builds(ColumnOf, inner, index),
        st.builds(RowOf, inner, index),
        st.builds(EntryOf, inner, INDICES, INDICES),
        st.tuples(single, inner).map(lambda made: made[0](made[1])),
    )


EXPRESSIONS = st.recursive(LEAVES, larger, max_leaves=5)
MAYBE = st.one_of(st.none(), EXPRESSIONS)
TERMS = st.builds(Term, INDICES, st.one_of(NUMBERS, st.none()))
OPERATIONS: st.SearchStrategy[ClaimedOperation] = st.one_of(
    st.builds(ClaimedSwap, INDICES, INDICES, st.booleans()),
    st.builds(ClaimedCombination, st.one_of(st.none(), INDICES), st.lists(TERMS, max_size=3).map(tuple), st.booleans()),
)
LABELS = st.lists(OPERATIONS, max_size=3).map(tuple)
SOME = st.lists(EXPRESSIONS, max_size=3).map(tuple)
FEW = st.lists(INDICES, max_size=3).map(tuple)
COMPARISONS = st.sampled_from(list(Comparison))
here = st.just(HERE)
STATEMENTS: st.SearchStrategy[Statement] = st.one_of(
    st.builds(Definition, here, st.builds(Name, NAMES), EXPRESSIONS),
    st.builds(Definition, here, st.just(Indexed("a", ("j",))), EXPRESSIONS),
    st.builds(
        RowStep,
        here,
        EXPRESSIONS,
        EXPRESSIONS,
        LABELS,
        st.sampled_from(list(Relation)),
        st.booleans(),
        st.tuples(MAYBE, MAYBE),
        st.booleans(),
    ),
    st.builds(RowEquivalence, here, EXPRESSIONS, EXPRESSIONS),
    st.builds(
        Echelon,
        here,
        MAYBE,
        st.sampled_from([None, *EchelonKind]),
        st.one_of(st.none(), FEW),
        st.one_of(st.none(), INDICES),
    ),
    st.builds(Rank, here, MAYBE, MAYBE, COMPARISONS),
    st.builds(Nullity, here, MAYBE, EXPRESSIONS, COMPARISONS),
    st.builds(MinorValue, here, MAYBE, FEW, FEW, MAYBE),
    st.builds(MinorsVanish, here, MAYBE, INDICES, st.one_of(st.none(), FEW), st.one_of(st.none(), FEW)),
    st.builds(CharacteristicPolynomial, here, MAYBE, st.lists(st.one_of(NUMBERS, st.none()), max_size=4).map(tuple)),
    st.builds(SingularValues, here, MAYBE, SOME, st.one_of(st.none(), INDICES)),
    st.builds(Equality, here, SOME, COMPARISONS),
    st.builds(Approximation, here, EXPRESSIONS, EXPRESSIONS),
    st.builds(Orthogonality, here, EXPRESSIONS, EXPRESSIONS),
    st.builds(Determinant, here, MAYBE, EXPRESSIONS),
    st.builds(Inverse, here, MAYBE, MAYBE),
    st.builds(Basis, here, MAYBE, SOME, st.sampled_from(list(Space)), st.booleans()),
    st.builds(Solution, here, MAYBE, MAYBE, MAYBE, SOME, st.sampled_from([None, *SolutionKind]), st.booleans()),
    st.builds(Factorization, here, MAYBE, SOME, st.sampled_from(list(FactorizationKind))),
)
PROBLEMS = st.sampled_from(
    [None, Matrix.of([[1, 2], [2, 4]]), Matrix.zero(2, 3), Matrix.zero(0, 0), Matrix.of([[1, 2], [2, 1]], field=GF(3))]
)


@examples(150)
@given(st.lists(STATEMENTS, min_size=1, max_size=4), PROBLEMS)
@example([Equality(HERE, ())], None)
@example([Nullity(HERE, NormOf(Sum((Grid((), ()),))), N(1))], None)
@example([Approximation(HERE, N(1), Array(((Grid(((None, Fraction(1, 2)),)),),)))], None)
@example([Equality(HERE, (N(1), Array(((Array(((N(1), Decimal(Fraction(1, 2), 1)),)),),))))], None)
def test_anything_stated_is_judged(statements: list[Statement], problem: Matrix | None) -> None:
    verdict = judge(statements, problem)
    made = verdict_object(verdict)
    assert json.loads(json.dumps(made)) == made
    for one in verdict.judgements:
        assert (one.witness is not None) == (one.outcome is Outcome.INCORRECT)


@examples(150)
@given(grids(NUMBERS, 1), grids(NUMBERS, 1), LABELS)
@example(Grid(((Fraction(0), Fraction(0)),), (1,)), Grid(((Fraction(1),),)), ())
@example(
    Grid(((Fraction(0), Fraction(0)), (Fraction(1), Fraction(0))), (1,)), Grid(((Fraction(0),),)), (ClaimedSwap(0, 0),)
)
def test_a_step_is_never_refuted_without_reason(
    before: Grid, after: Grid, operations: tuple[ClaimedOperation, ...]
) -> None:
    rows = tuple([operation for operation in operations if not operation.columns])
    found = judge([RowStep(HERE, before, after, rows)]).judgements[0]
    if found.outcome is Outcome.INCORRECT:
        assert refutes_step(found)


def test_what_would_take_too_long_is_not_taken_on() -> None:
    size = 120
    huge = Grid(tuple([tuple([Fraction((i * 7919 + j * 104729) % 10**9) for j in range(size)]) for i in range(size)]))
    long = Grid(tuple([tuple([Fraction(10**3000 + (i + 1) ** j) for j in range(30)]) for i in range(30)]))
    for grid in (huge, long):
        for statement in (
            Rank(HERE, grid, N(3)),
            Determinant(HERE, grid, N(3)),
            Inverse(HERE, grid, grid),
            Basis(HERE, grid, ()),
            Equality(HERE, (DeterminantOf(grid), N(1))),
            CharacteristicPolynomial(HERE, grid, (Fraction(1),)),
            SingularValues(HERE, grid, (N(1),)),
        ):
            assert judge([statement]).judgements[0].note is Note.TOO_LARGE


def test_definitions_that_square_one_another_are_not_followed_for_ever() -> None:
    statements: list[Statement] = [
        Definition(HERE, Name("A0"), Grid(((Fraction(3), Fraction(1)), (Fraction(1), Fraction(2)))))
    ]
    statements += [Definition(HERE, Name(f"A{k + 1}"), Power(Name(f"A{k}"), 2)) for k in range(40)]
    statements.append(Equality(HERE, (Name("A40"), N(0))))
    assert judge(statements).judgements[0].note is Note.TOO_LARGE
