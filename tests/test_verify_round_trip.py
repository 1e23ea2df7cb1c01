"""What we print we read back and judge: all of it correct, and with one slip put in, wrong in the place of the slip."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exactrank.calculations.elimination import EchelonForm, Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.document import Array, Display, Document, Operations, Steps, assignments
from exactrank.errors import NotRankOne
from exactrank.exposition import explain
from exactrank.judging import Judgement, Note, Outcome, Verdict, Whole, judge
from exactrank.judging.verdicts.witnesses import WrongDigits, WrongEntries
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.numbers.decimals import decimal_digits
from exactrank.reading.answers.document import read_answer
from exactrank.requests.methods import Method, Request, derive
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap, apply
from exactrank.statements import RowStep
from tests.approximations import documents
from tests.exploring import examples
from tests.judging.test_approximations_round_trip import NOTHING_SAID
from tests.matrices import NAMED, matrices
from tests.test_round_trip import FORMATS, FULL

formats = st.sampled_from(sorted(FORMATS))
languages = st.sampled_from(LANGUAGES)
reductions = st.sampled_from([row_echelon_form, reduced_row_echelon_form])


def verdict_on(document: Document, form: str, lang: str) -> Verdict:
    return judge(read_answer(FORMATS[form](document, lang)))


def wrong_ones(verdict: Verdict) -> list[Judgement]:
    return [one for one in verdict.judgements if one.outcome is Outcome.INCORRECT]


@given(matrices(4, 4, least=1), st.sampled_from(Strategy), reductions, st.booleans(), formats, languages)
def test_every_reduction_is_wholly_correct(
    A: Matrix,
    strategy: Strategy,
    reduction: Callable[[Matrix, Strategy], EchelonForm],
    single: bool,
    form: str,
    lang: str,
) -> None:
    verdict = verdict_on(explain(reduction(A, strategy), "W", single), form, lang)
    assert [one for one in verdict.judgements if one.outcome is not Outcome.CORRECT] == []
    assert verdict.outcome is Whole.CORRECT


PROOFS = (Method.MINORS, Method.SINGULAR_VALUES, Method.FACTORIZATION, Method.OUTER_PRODUCT)
PLAIN = [name for name in FULL if name not in ("long", "wide", "tall")]


def turn(k: int) -> tuple[str, str]:
    """The formats and languages by turns."""
    names = sorted(FORMATS)
    return names[k % len(names)], LANGUAGES[k // len(names) % 2]


@pytest.mark.parametrize("method", PROOFS)
def test_every_proof_is_wholly_correct(method: Method) -> None:
    for k, name in enumerate(PLAIN):
        try:
            document = explain(derive(NAMED[name], method, Request()), "W")
        except NotRankOne:
            continue
        for form, lang in (turn(k), ("text", LANGUAGES[k % 2])):
            verdict = verdict_on(document, form, lang)
            assert wrong_ones(verdict) == [], (name, form, lang)
            assert verdict.outcome is Whole.CORRECT, (name, form, lang)


def test_every_approximation_is_wholly_correct_in_text_and_html() -> None:
    """LaTeX and Markdown have a test of their own; documents that claim nothing have nothing to judge.

    Every ninth document; a longer run goes through all of them in every format.
    """
    for k, (name, document) in enumerate(sorted(documents().items())[::9]):
        form, lang = ("text", "html")[k % 2], LANGUAGES[k // 2 % 2]
        expected = Whole.UNDECIDED if name in NOTHING_SAID else Whole.CORRECT
        assert verdict_on(document, form, lang).outcome is expected, (name, form, lang)


@pytest.mark.long
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_approximation_is_wholly_correct_in_every_format(form: str, lang: str) -> None:
    for name, document in sorted(documents().items()):
        expected = Whole.UNDECIDED if name in NOTHING_SAID else Whole.CORRECT
        assert verdict_on(document, form, lang).outcome is expected, name


# --- slips -----------------------------------------------------------------------------------------------------------

small = st.integers(-5, 5)
grids = st.integers(2, 4).flatmap(
    lambda m: st.integers(2, 4).flatmap(
        lambda n: st.lists(st.lists(small, min_size=n, max_size=n), min_size=m, max_size=m).map(Matrix.of)
    )
)


def step_judgements(verdict: Verdict) -> list[Judgement]:
    return [one for one in verdict.judgements if isinstance(one.statement, RowStep)]


def with_step(document: Document, k: int, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Document:
    """The document with the blocks of its step k changed."""
    blocks = [
        Steps((*block.items[:k], change(block.items[k]), *block.items[k + 1 :])) if isinstance(block, Steps) else block
        for block in document.blocks
    ]
    return Document(document.title, tuple(blocks))


def with_result(A: Matrix) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    return lambda item: tuple([Display((Array(A),)) if isinstance(block, Display) else block for block in item])


def first_wrong_step(verdict: Verdict) -> int | None:
    steps = step_judgements(verdict)
    return next((k for k, one in enumerate(steps) if one.outcome is Outcome.INCORRECT), None)


def chosen_step(data: st.DataObject, A: Matrix) -> tuple[EchelonForm, Document, int, Matrix, Matrix]:
    """A reduction, its document, one of its steps, and the matrices before and after that."""
    form = reduced_row_echelon_form(A)
    groups = form.derivation.groups()
    assume(groups)
    k = data.draw(st.integers(0, len(groups) - 1), label="step")
    states = [form.start, *form.derivation.states_after(groups)]
    return form, explain(form, "W"), k, states[k], states[k + 1]


def accepted_otherwise(one: Judgement) -> bool:
    """The operations in another order, or on the old rows at once, happen to lead to the changed matrix."""
    return one.outcome is Outcome.CORRECT and one.note in (Note.ORDER, Note.SIMULTANEOUS)


@examples(60)
@given(grids, st.data(), formats, languages)
def test_a_wrong_entry_is_found(A: Matrix, data: st.DataObject, form: str, lang: str) -> None:
    _, document, k, _, after = chosen_step(data, A)
    i, j = data.draw(st.integers(0, A.nrows - 1)), data.draw(st.integers(0, A.ncols - 1))
    sign = data.draw(st.booleans(), label="a sign") and after[i, j] != 0
    rows = [list(row) for row in after]
    rows[i][j] = -rows[i][j] if sign else rows[i][j] + data.draw(st.sampled_from([-2, -1, 1, 2, 10]))
    verdict = verdict_on(with_step(document, k, with_result(Matrix.of(rows))), form, lang)
    one = step_judgements(verdict)[k]
    assume(not accepted_otherwise(one))
    assert first_wrong_step(verdict) == k
    assert isinstance(one.witness, WrongEntries)
    assert [(entry.row, entry.column, entry.expected) for entry in one.witness.entries] == [(i, j, after[i, j])]


@examples(60)
@given(grids, st.data(), formats, languages)
def test_a_wrong_row_is_found(A: Matrix, data: st.DataObject, form: str, lang: str) -> None:
    _, document, k, _, after = chosen_step(data, A)
    i = data.draw(st.integers(0, A.nrows - 1))
    row = data.draw(st.lists(small, min_size=A.ncols, max_size=A.ncols))
    rows = [list(one) for one in after]
    assume(rows[i] != row)
    rows[i] = [Fraction(x) for x in row]
    verdict = verdict_on(with_step(document, k, with_result(Matrix.of(rows))), form, lang)
    one = step_judgements(verdict)[k]
    assume(not accepted_otherwise(one))
    assert first_wrong_step(verdict) == k
    assert isinstance(one.witness, WrongEntries)
    assert {entry.row for entry in one.witness.entries} == {i}


@examples(60)
@given(grids, st.data(), formats, languages)
def test_a_wrong_label_is_found(A: Matrix, data: st.DataObject, form: str, lang: str) -> None:
    recorded, document, k, before, after = chosen_step(data, A)
    operations = recorded.derivation.groups()[k].operations
    n = data.draw(st.integers(0, len(operations) - 1), label="operation")
    slipped = (*operations[:n], mislabelled(operations[n], A.nrows, data), *operations[n + 1 :])
    assume(reduce(lambda matrix, one: apply(one, matrix), slipped, before) != after)
    changed = with_step(
        document,
        k,
        lambda item: tuple(
            [Operations(assignments(slipped)) if isinstance(block, Operations) else block for block in item]
        ),
    )
    verdict = verdict_on(changed, form, lang)
    one = step_judgements(verdict)[k]
    assume(not accepted_otherwise(one))
    assert first_wrong_step(verdict) == k
    assert [later.outcome for later in step_judgements(verdict)].count(Outcome.INCORRECT) == 1


def mislabelled(operation: RowOperation, nrows: int, data: st.DataObject) -> RowOperation:
    match operation:
        case RowAdd(target, source, factor):
            other = data.draw(st.sampled_from([x for x in range(nrows) if x != source]))
            return data.draw(
                st.sampled_from(
                    [
                        RowAdd(target, source, -factor),
                        RowAdd(other, source, factor),
                        RowAdd(target, source, factor + 1 or Fraction(7)),
                    ]
                )
            )
        case RowScale(target, factor):
            return RowScale((target + 1) % nrows, factor) if data.draw(st.booleans()) else RowScale(target, 2 * factor)
        case RowSwap(first, second):
            third = next((x for x in range(nrows) if x not in (first, second)), None)
            return RowSwap(first, third) if third is not None else RowScale(first, Fraction(2))


@given(st.fractions(-50, 50, max_denominator=999), st.integers(1, 6), st.sampled_from([-1, 1]))
def test_a_wrong_digit_is_found(value: Fraction, places: int, slip: int) -> None:
    right = decimal_digits(value, places)
    wrong = decimal_digits(Fraction(right) + Fraction(slip, 10**places), places)
    exact = f"{'-' if value < 0 else ''}\\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    assume(2 * abs(value - Fraction(right)) * 10**places != 1)  # half a unit may go either way
    for text, outcome in ((right, Outcome.CORRECT), (wrong, Outcome.INCORRECT)):
        (one,) = judge(read_answer(f"$$ {exact} \\approx {text} $$")).judgements
        assert one.outcome is outcome
    assert isinstance(one.witness, WrongDigits)
    assert (one.witness.expected, one.witness.found) == (right, wrong)
