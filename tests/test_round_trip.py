"""What we print we read back: the same matrices and the same operations, in every format and language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.elimination import EchelonForm, Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.document import Document
from exactrank.exposition import explain
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.reading.answers.document import read_answer
from exactrank.reading.operations.reader import elementary
from exactrank.render import html, latex, markdown, plain, pretext
from exactrank.row_operations import RowOperation
from exactrank.statements import Array as Blocks
from exactrank.statements import Definition, Expression, Grid, RowStep
from tests.matrices import NAMED, matrices
from tests.turns import Turn, by_turns, those_of

FORMATS: dict[str, Callable[[Document, str], str]] = {
    "latex": latex.render,
    "standalone": lambda document, lang: latex.render(document, lang, standalone=True),
    "markdown": markdown.render,
    "pretext": pretext.render,
    "text": plain.render,
    "html": html.render,
    "page": lambda document, lang: html.render(document, lang, standalone=True),
}


def matrix_of(expression: Expression) -> Matrix:
    if isinstance(expression, Blocks):
        ((expression,),) = expression.rows
    assert isinstance(expression, Grid)
    entries = [[x for x in row if x is not None] for row in expression.rows]
    return Matrix.of(entries)


def check_reads_back(form: EchelonForm, single: bool, name: str, lang: str) -> None:
    text = FORMATS[name](explain(form, "W", single), lang)
    read = read_answer(text)
    groups = form.derivation.singles() if single else form.derivation.groups()
    states = [form.start, *form.derivation.states_after(groups)]
    starts = [one.value for one in read if isinstance(one, Definition) and str(getattr(one.name, "name", "")) == "W"]
    assert [matrix_of(start) for start in starts] == [form.start]
    steps = [one for one in read if isinstance(one, RowStep)]
    assert [matrix_of(step.before) for step in steps] == states[:-1]
    assert [matrix_of(step.after) for step in steps] == states[1:]
    operations: list[tuple[RowOperation, ...]] = [
        tuple([one for claimed in step.operations for one in elementary(claimed)]) for step in steps
    ]
    assert operations == [group.operations for group in groups]


FULL = [name for name, A in NAMED.items() if A.nrows and A.ncols]


@by_turns(2)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_the_named_examples_are_read_back(name: str, lang: str, turn: Turn) -> None:
    """The examples and strategies by turns: each one in every format, though not in each language."""
    strategies, first = list(Strategy), list(FORMATS).index(name) + LANGUAGES.index(lang)
    for k, key in those_of(list(enumerate(FULL))[first % 2 :: 2], turn):
        strategy = strategies[(first + k) % len(strategies)]
        check_reads_back(reduced_row_echelon_form(NAMED[key], strategy), strategy is Strategy.TEXTBOOK, name, lang)


@given(
    matrices(4, 4, least=1),
    st.sampled_from(Strategy),
    st.sampled_from([row_echelon_form, reduced_row_echelon_form]),
    st.booleans(),
    st.sampled_from(sorted(FORMATS)),
    st.sampled_from(LANGUAGES),
)
def test_derivations_are_read_back(
    A: Matrix,
    strategy: Strategy,
    reduce: Callable[[Matrix, Strategy], EchelonForm],
    single: bool,
    name: str,
    lang: str,
) -> None:
    check_reads_back(reduce(A, strategy), single, name, lang)
