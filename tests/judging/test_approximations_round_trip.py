"""The approximations that we print are read back and judged: all correct, and with one slip wrong in its place."""

from __future__ import annotations

import re
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from exactrank.calculations.least_squares import project
from exactrank.calculations.lora import Scaling
from exactrank.calculations.studies import study_lora, study_low_rank
from exactrank.document import (
    Array,
    Block,
    Call,
    Chain,
    Commas,
    Digits,
    Display,
    Document,
    Formula,
    Grid,
    Norm,
    Number,
    Power,
    Steps,
)
from exactrank.exposition import explain
from exactrank.judging import Judgement, Note, Outcome, Verdict, Whole, judge
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.reading.answers.document import read_answer
from exactrank.render import latex, markdown
from tests.approximations import documents
from tests.exploring import examples
from tests.turns import Turn, by_turns, those_of

FORMATS = {"latex": latex.render, "markdown": markdown.render}
NOTHING_SAID = {
    # a matrix without entries: there is nothing to approximate, and the text says so without a formula
    "low-rank-nothing-0",
    "low-rank-no-rows-0",
    "low-rank-no-columns-0",
    "projection-no-columns",
    "projection-tilted-no-columns",
    "projection-nothing-of-several",
}
"""Documents in which nothing is claimed."""


def verdict_on(document: Document, form: str, lang: str) -> Verdict:
    return judge(read_answer(FORMATS[form](document, lang)))


def in_letters(one: Judgement) -> bool:
    """A formula for all x, or one that says what a letter means: no number stands in it but 0, and indices."""
    bare = re.sub(r"[_^]\{?(-?\w+|\\top)\}?|\\\\\[\dpt\]", "", one.statement.span.source)
    unknown = one.note is Note.UNDEFINED_NAME or one.note is Note.SYMBOLIC
    return one.outcome is Outcome.UNDECIDED and unknown and set(re.findall(r"\d+", bare)) <= {"0"}


def assert_wholly_correct(document: Document, form: str, lang: str, name: str = "") -> None:
    verdict = verdict_on(document, form, lang)
    open_ones = [one for one in verdict.judgements if one.outcome is not Outcome.CORRECT]
    assert [one for one in open_ones if not in_letters(one)] == [], name
    assert verdict.outcome is Whole.CORRECT, name


@by_turns(3)
def test_every_approximation_is_wholly_correct(turn: Turn) -> None:
    """Each document in one format and language, by turns; another test, which is long, goes through all of them."""
    for k, (name, document) in those_of(list(enumerate(sorted(documents().items()))), turn):
        form, lang = list(FORMATS)[k % 2], LANGUAGES[k // 2 % 2]
        if name in NOTHING_SAID:
            verdict = verdict_on(document, form, lang)
            assert (verdict.judgements, verdict.outcome) == ((), Whole.UNDECIDED), name
        else:
            assert_wholly_correct(document, form, lang, name)


# --- any small matrix ------------------------------------------------------------------------------------------------

ENTRIES = st.one_of(st.integers(-5, 5).map(Fraction), st.fractions(-9, 9, max_denominator=4))


def of_shape(m: int, n: int) -> st.SearchStrategy[Matrix]:
    rows = st.lists(st.lists(ENTRIES, min_size=n, max_size=n), min_size=m, max_size=m)
    return rows.map(lambda found: Matrix.of(found, n))


MATRICES = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(lambda shape: of_shape(*shape))
NONZERO = st.integers(-3, 3).filter(bool)


@st.composite
def projections(draw: st.DrawFn) -> Document:
    A = draw(MATRICES)
    m = A.nrows
    first = draw(st.lists(NONZERO.map(Fraction), min_size=m, max_size=m))
    if m == 1 or draw(st.booleans()):
        return explain(project(A, onto=first), "W")
    second = [*first[:-1], first[-1] + draw(NONZERO)]
    return explain(project(A, onto=[first, second]), "W")


@st.composite
def truncations(draw: st.DrawFn) -> Document:
    A = draw(MATRICES)
    return explain(study_low_rank(A, draw(st.integers(0, min(A.shape))), numerical=False), "W")


@st.composite
def updates(draw: st.DrawFn) -> Document:
    A, alpha = draw(MATRICES), draw(st.fractions(1, 8, max_denominator=3))
    if draw(st.booleans()):
        return explain(study_lora(A, alpha), "W")
    down = draw(st.integers(1, 4).flatmap(lambda n: of_shape(A.ncols, n)))
    return explain(study_lora(A, alpha, down=down, scaling=draw(st.sampled_from(Scaling))), "W")


RECORDS = {"projection": projections(), "low rank": truncations(), "lora": updates()}


@pytest.mark.parametrize("kind", RECORDS)
@examples(40)
@given(data=st.data())
def test_approximations_of_any_matrix_are_wholly_correct(kind: str, data: st.DataObject) -> None:
    document = data.draw(RECORDS[kind])
    assert_wholly_correct(document, data.draw(st.sampled_from(sorted(FORMATS))), data.draw(st.sampled_from(LANGUAGES)))


# --- slips -----------------------------------------------------------------------------------------------------------


def slipped(formula: Formula, by_chance: Random) -> Formula:
    """The number with a last digit that is two off, or the matrix with one such entry."""
    by = by_chance.choice([-2, 2])
    match formula:
        case Number(value):
            return Number(value + by)
        case Digits(text) if re.fullmatch(r"-?\d+(\.\d+)?", text):
            changed = off_by(text, by)
            # In a matrix 10.20 is read as 10.2, which says less.
            return Digits(off_by(text, -by) if changed.endswith("0") else changed)
        case Array(A) if A.nrows and A.ncols:
            rows = [list(row) for row in A]
            i, j = by_chance.randrange(A.nrows), by_chance.randrange(A.ncols)
            rows[i][j] += by
            return Array(Matrix.of(rows))
        case Grid(rows):
            cells = [list(row) for row in rows]
            i, j = by_chance.randrange(len(cells)), by_chance.randrange(len(cells[0]))
            cells[i][j] = slipped(cells[i][j], by_chance)
            return Grid(tuple([tuple(row) for row in cells]))
    return formula


def off_by(text: str, by: int) -> str:
    places = len(text.partition(".")[2])
    changed = int(text.replace(".", "")) + by
    digits = str(abs(changed)).zfill(places + 1)
    whole = digits[:-places] + "." + digits[-places:] if places else digits
    return "-" * (changed < 0) + whole


def slips(block: Block, by_chance: Random) -> list[Block]:
    """The block with one slip in a number that the text has a reason for: not in what it defines."""
    match block:
        case Display(lines):
            return [
                Display((*lines[:k], changed, *lines[k + 1 :]))
                for k, line in enumerate(lines)
                for changed in slips_in(line, by_chance)
            ]
        case Steps(items):
            return [
                Steps((*items[:k], (*item[:n], changed, *item[n + 1 :]), *items[k + 1 :]))
                for k, item in enumerate(items)
                for n, inner in enumerate(item)
                for changed in slips(inner, by_chance)
            ]
    return []


def slips_in(line: Formula, by_chance: Random) -> list[Formula]:
    match line:
        case Commas(items):
            return [
                Commas((*items[:k], changed, *items[k + 1 :]))
                for k, item in enumerate(items)
                for changed in slips_in(item, by_chance)
            ]
        case Chain(first, links):
            found: list[Formula] = []
            about = isinstance(first, Call | Power | Norm)
            equal = [k for k, (relation, _) in enumerate(links) if relation == "="]
            for k, (relation, after) in enumerate(links):
                if relation == "~=" or (relation == "=" and k == equal[-1] and (k > 0 or about)):
                    changed = slipped(after, by_chance)
                    if changed != after:
                        found.append(Chain(first, (*links[:k], (relation, changed), *links[k + 1 :])))
            return found
    return []


COMPARED = st.deferred(lambda: st.sampled_from([d for name, d in documents().items() if name.startswith("comparison")]))
SLIPPED = st.one_of(*RECORDS.values(), COMPARED)


# E = W - B: "What ... leaves over is the residual" asks nothing
@example(explain(project(Matrix.of([[Fraction(0)]]), onto=[Fraction(1)]), "W"), 1, "latex", "en")
@settings(max_examples=60)  # no fewer: a slip that the two digits of W allow for is found further on
@given(SLIPPED, st.integers(0, 2**16), st.sampled_from(sorted(FORMATS)), st.sampled_from(LANGUAGES))
def test_a_slip_is_found_in_its_place(document: Document, seed: int, form: str, lang: str) -> None:
    by_chance = Random(seed)
    places = [(k, changed) for k, block in enumerate(document.blocks) for changed in slips(block, by_chance)]
    assume(places)
    k, changed = by_chance.choice(places)
    blocks = (*document.blocks[:k], changed, *document.blocks[k + 1 :])
    before, after = verdict_on(document, form, lang), verdict_on(Document(document.title, blocks), form, lang)
    assert after.outcome is Whole.INCORRECT, changed
    wrong = after.judgements[after.first_error or 0]
    assert wrong.statement not in [one.statement for one in before.judgements]
