"""Layouts of a reduction: the same operations and matrices in order, with fewer words or with the arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.elimination import EchelonForm, Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.cli import main
from exactrank.document import (
    Array,
    Chain,
    Display,
    Document,
    Formula,
    Linear,
    Listed,
    Listing,
    Number,
    Operations,
    Paragraph,
    Product,
    Said,
    Steps,
    Transition,
    Transitions,
    assignments,
    walk,
)
from exactrank.exposition import explain
from exactrank.exposition.arithmetic import arithmetic
from exactrank.exposition.layouts import arranged
from exactrank.judging import Outcome, Whole, judge
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.numbers.fields import GF
from exactrank.reading.answers.document import read_answer
from exactrank.render.formula_text import EM, lines_of, width_of
from exactrank.render.notations import ROWS, USAGES, Arrangement, in_notation
from exactrank.render.prose import in_prose
from exactrank.requests.layouts import Detail, Layout
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap, apply
from tests.first_course import course_records
from tests.matrices import NAMED, matrices
from tests.test_round_trip import FORMATS

strategies = st.sampled_from(Strategy)
reductions = st.sampled_from([row_echelon_form, reduced_row_echelon_form])


def operations_and_matrices(document: Document) -> list[object]:
    """What is done and what comes of it, in the order in which it is told; matrices without their marks."""
    found: list[object] = []

    def result(formula: Formula) -> None:
        found.extend([node.matrix for node in walk(formula) if isinstance(node, Array)])

    for block in walk(document.blocks):
        match block:
            case Transitions(start, steps):
                for piece in (start, *steps):
                    match piece:
                        case Transition(operations, shown):
                            found.extend(operations)
                            result(shown)
                        case None:
                            pass
                        case _:
                            result(piece)
            case Operations(operations):
                found.extend(operations)
            case Display(lines):
                for line in lines:
                    result(line)
            case _:
                pass
    return found


REASONS = ("reduction.clear", "reduction.bring", "reduction.ends", "reduction.column", "reduction.pivot-needs")


def messages(document: Document) -> list[str]:
    return [node.message for node in walk(document.blocks) if isinstance(node, Said)]


@given(matrices(4, 5, least=1), strategies, reductions, st.booleans(), st.sampled_from(Layout), st.sampled_from(Detail))
def test_no_operation_and_no_matrix_is_lost(
    A: Matrix,
    strategy: Strategy,
    reduction: Callable[[Matrix, Strategy], EchelonForm],
    single: bool,
    layout: Layout,
    detail: Detail,
) -> None:
    told = explain(reduction(A, strategy), "A", single)
    made = arranged(told, layout, detail)
    assert operations_and_matrices(made) == operations_and_matrices(told)
    said, all_said = messages(made), messages(told)
    if detail is Detail.BRIEF:
        assert set(said) <= set(all_said)
        assert not any(message.startswith(REASONS) for message in said)
    else:
        assert [message for message in said if message != "reduction.arithmetic"] == all_said


def test_normal_lists_are_what_the_exposition_makes() -> None:
    told = explain(row_echelon_form(NAMED["swap"]))
    assert arranged(told) is told


def test_a_chain_has_a_line_for_each_pivot() -> None:
    form = row_echelon_form(Matrix.of([[0, 2, 4, 1], [3, 1, 5, 2], [6, 4, 14, 5], [3, 3, 9, 1]]))
    blocks = arranged(explain(form), Layout.CHAIN).blocks
    chains = [block for block in blocks if isinstance(block, Transitions)]
    assert [len(chain.steps) for chain in chains] == [2, 1, 1]
    assert [chain.start is not None for chain in chains] == [True, False, False]
    assert all(isinstance(blocks[blocks.index(chain) - 1], Paragraph) for chain in chains)
    assert len([block for block in blocks if isinstance(block, Display)]) == 0


def test_brief_is_one_chain_and_the_conclusion() -> None:
    blocks = arranged(explain(reduced_row_echelon_form(NAMED["swap"])), Layout.CHAIN, Detail.BRIEF).blocks
    assert [type(block).__name__ for block in blocks] == ["Transitions", "Result"]


def test_nothing_to_do_leaves_the_matrix_alone() -> None:
    told = explain(reduced_row_echelon_form(Matrix.identity(2)))
    assert arranged(told, Layout.CHAIN).blocks == told.blocks


@pytest.mark.parametrize("name", sorted(course_records()))
def test_wherever_a_reduction_is_shown_it_becomes_a_chain(name: str) -> None:
    told = explain(course_records()[name], "W")
    made = arranged(told, Layout.CHAIN)
    assert not any(isinstance(node, Steps) and node.begins for node in walk(made))
    assert operations_and_matrices(made) == operations_and_matrices(told)
    reduced = any(isinstance(node, Operations) for node in walk(told))
    assert any(isinstance(node, Transitions) for node in walk(made)) == reduced


# --- arithmetic ------------------------------------------------------------------------------------------------------

operations_on_three = st.one_of(
    st.permutations(range(3)).map(lambda order: RowSwap(order[0], order[1])),
    st.builds(RowScale, st.integers(0, 2), st.fractions(-4, 4, max_denominator=3).filter(bool)),
    st.builds(
        lambda order, factor: RowAdd(order[0], order[1], factor),
        st.permutations(range(3)),
        st.fractions(-4, 4, max_denominator=3).filter(bool),
    ),
)


def value(formula: Formula | None) -> Fraction:
    match formula:
        case Number(number):
            return number
        case Product(factors):
            made = Fraction(1)
            for factor in factors:
                made *= value(factor)
            return made
        case Linear(terms):
            return sum((factor * (1 if what is None else value(what)) for factor, what in terms), Fraction(0))
    raise AssertionError(formula)


def equations(said: Said) -> list[tuple[Fraction, Fraction]]:
    listing = dict(said.fields)["equations"]
    assert isinstance(listing, Listing)
    found = []
    for one in listing.items:
        assert isinstance(one, Chain)
        assert [relation for relation, _ in one.links] == ["="]
        found.append((value(one.first), value(one.links[0][1])))
    return found


@given(matrices(3, 4, least=3), st.lists(operations_on_three, min_size=1, max_size=4))
def test_the_arithmetic_is_right_and_complete(A: Matrix, operations: list[RowOperation]) -> None:
    """Each equation holds; the last one told of a row gives the entries that its operation changed."""
    A = Matrix((*A.rows, *A.rows, *A.rows)[:3], A.ncols) if A.nrows else Matrix.zero(3, A.ncols)
    after = A
    calculated: list[list[Fraction]] = []
    k = 0
    while k < len(operations):
        before, row = after, operations[k]
        after = apply(row, after)
        if isinstance(row, RowScale) and k + 1 < len(operations):
            follows = operations[k + 1]
            if isinstance(follows, RowAdd) and follows.target == row.target:
                after, k = apply(follows, after), k + 1
        if not isinstance(row, RowSwap):
            pairs = zip(before[row.target], after[row.target], strict=True)
            calculated.append([new for old, new in pairs if new != old])
        k += 1
    told = [equations(said) for said in arithmetic(assignments(tuple(operations)), after)]
    assert all(left == right for one in told for left, right in one)
    assert [[right for _, right in one] for one in told] == [one for one in calculated if one]


def test_arithmetic_over_a_prime_field_holds_there() -> None:
    form = row_echelon_form(Matrix.of([[2, 3, 1], [4, 1, 6], [1, 1, 1]], field=GF(7)))
    made = arranged(explain(form), Layout.CHAIN, Detail.FULL)
    found = [pair for node in walk(made) if isinstance(node, Said) for pair in _of_arithmetic(node)]
    assert found
    assert all((left - right) % 7 == 0 for left, right in found)


def _of_arithmetic(said: Said) -> list[tuple[Fraction, Fraction]]:
    return equations(said) if said.message == "reduction.arithmetic" else []


# --- lines -----------------------------------------------------------------------------------------------------------


@given(matrices(3, 5, least=1), st.integers(5, 60), st.booleans())
def test_lines_end_before_an_arrow_and_are_no_wider_than_the_page(A: Matrix, ems: int, named: bool) -> None:
    chain = next(
        (
            block
            for block in arranged(explain(reduced_row_echelon_form(A)), Layout.CHAIN, Detail.BRIEF).blocks
            if isinstance(block, Transitions)
        ),
        None,
    )
    if chain is None:
        return
    chain = chain if named else Transitions(None, chain.steps)
    lines = lines_of(chain, ems * EM)
    pieces = [*([chain.start] if chain.start is not None else []), *chain.steps]
    assert [piece for line in lines for piece in line] == pieces
    assert all(len(line) == 1 or sum(map(width_of, line)) <= ems * EM for line in lines)
    for line, following in pairwise(lines):
        assert sum(map(width_of, (*line, following[0]))) + 30 * (len(line) + 1) > ems * EM


# --- what is printed is read back and right --------------------------------------------------------------------------


@given(
    matrices(4, 4, least=1),
    strategies,
    st.sampled_from(Layout),
    st.sampled_from(sorted(ROWS)),
    st.sampled_from(Arrangement),
    st.sampled_from(sorted(FORMATS)),
    st.sampled_from(LANGUAGES),
)
def test_every_notation_is_read_back_and_wholly_correct(
    A: Matrix, strategy: Strategy, layout: Layout, rows: str, arrangement: Arrangement, form: str, lang: str
) -> None:
    if form == "text" and rows == "roman":
        return  # the command line refuses it
    told = arranged(explain(reduced_row_echelon_form(A, strategy), "W"), layout)
    if arrangement is Arrangement.PROSE and layout is Layout.CHAIN:
        return  # refused, see below
    document = in_notation(told, rows, arrangement)
    verdict = judge(read_answer(FORMATS[form](document, lang)))
    assert [one for one in verdict.judgements if one.outcome is not Outcome.CORRECT] == []
    assert verdict.outcome is Whole.CORRECT


@pytest.mark.parametrize("name", sorted(USAGES))
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_usage_of_every_country_is_read_back(name: str, form: str) -> None:
    usage = USAGES[name]
    if form == "text" and usage.rows == "roman":
        return
    A = Matrix.of([[2, 4, 1], [1, 2, Fraction(1, 2)], [3, -1, 5]])
    document = in_notation(explain(reduced_row_echelon_form(A)), usage.rows, usage.arrangement)
    assert judge(read_answer(FORMATS[form](document, "en"))).outcome is Whole.CORRECT


def test_circled_rows_have_their_factors_behind_them() -> None:
    document = in_notation(explain(row_echelon_form(Matrix.of([[1, 2], [3, 5]]))), "circled", Arrangement.BARE)
    assert "② - ①×3" in FORMATS["text"](document, "ja")
    assert r"\text{\textcircled{2}} - \text{\textcircled{1}} \times 3" in FORMATS["latex"](document, "ja")
    assert r"$② - ① \times 3$" in FORMATS["markdown"](document, "ja")


PROSE = Matrix.of([[0, 3, -6, 1], [2, 4, 1, 5], [1, 2, Fraction(1, 2), 3], [3, -1, 5, 2], [5, 7, 1, 1]])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("strategy", list(Strategy))
def test_prose_is_read_back_wherever_its_lines_end(lang: str, strategy: Strategy) -> None:
    for A in (PROSE, Matrix.of([[3 * i * i - 7 * j + i * j for j in range(5)] for i in range(6)])):
        document = in_notation(explain(reduced_row_echelon_form(A, strategy)), None, Arrangement.PROSE)
        assert not any(isinstance(node, Operations) for node in walk(document))
        text = FORMATS["text"](document, lang)
        assert not re.search(r"[^.。]\n +[0-9]+\.( |$)", text, re.MULTILINE), "a number looks like that of an item"
        verdict = judge(read_answer(text))
        assert (verdict.outcome, verdict.unread) == (Whole.CORRECT, ()), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wrong_sentence_of_prose_is_found(lang: str) -> None:
    document = in_notation(explain(row_echelon_form(Matrix.of([[1, 2], [3, 7]]))), None, Arrangement.PROSE)
    text = FORMATS["markdown"](document, lang)
    assert text.count("$3$") == 1
    assert judge(read_answer(text.replace("$3$", "$4$"))).outcome is Whole.INCORRECT


def test_prose_says_every_kind_of_operation() -> None:
    half, swap = Fraction(1, 2), RowSwap(0, 2)
    some = (swap, RowScale(0, half), RowScale(1, -half * 3), RowAdd(1, 0, Fraction(1)), RowAdd(2, 0, Fraction(-1)))
    told = in_prose(Operations(assignments((*some, RowAdd(2, 1, half), RowAdd(0, 1, Fraction(-2))))))
    assert isinstance(told, Listed)
    kinds = ["swap", "divide", "scale", "add", "subtract", "add-multiple", "subtract-multiple"]
    assert [one.message for one in told.items] == [f"operation.{kind}" for kind in kinds]


def test_prose_does_not_stand_over_arrows_and_leaves_other_factors_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "1 2; 3 4", "--notation", "prose", "--layout", "chain"]) == 2
    assert "prose" in capsys.readouterr().err
    assert main(["derive", "1 2; i 4", "--field", "QQ(i)", "--notation", "prose", "--to", "text"]) == 0
    assert "R2 <- R2 - i R1" in capsys.readouterr().out


def test_text_has_no_roman_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "1 2; 3 4", "--notation", "de", "--to", "text"]) == 2
    assert capsys.readouterr().err == "exactrank: --notation does not fit the format text\n"
    assert main(["derive", "1 2; 3 4", "--notation", "de", "--rows", "Z", "--to", "text"]) == 0
    assert "Z2 - 3 Z1" in capsys.readouterr().out


@given(
    matrices(4, 4, least=1),
    strategies,
    reductions,
    st.booleans(),
    st.sampled_from([(layout, detail) for layout in Layout for detail in Detail][1:]),
    st.sampled_from(sorted(FORMATS)),
    st.sampled_from(LANGUAGES),
)
def test_every_layout_is_read_back_and_wholly_correct(
    A: Matrix,
    strategy: Strategy,
    reduction: Callable[[Matrix, Strategy], EchelonForm],
    single: bool,
    shown: tuple[Layout, Detail],
    form: str,
    lang: str,
) -> None:
    document = arranged(explain(reduction(A, strategy), "W", single), *shown)
    verdict = judge(read_answer(FORMATS[form](document, lang)))
    assert [one for one in verdict.judgements if one.outcome is not Outcome.CORRECT] == []
    assert verdict.outcome is Whole.CORRECT
