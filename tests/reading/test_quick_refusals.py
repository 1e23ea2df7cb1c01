"""What is refused at a glance would not have been found by the search that is spared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.markup import equation_numbers, tex_comments, typed_in_formulas, typed_values
from exactrank.reading.operations import between_displays
from exactrank.reading.operations.reader import operations_in
from exactrank.reading.source.source import Source
from tests.reading.test_remembered import GAPS, LINES

LABELLED = [
    r"x + y = 5 \quad (3)\\ ",
    r"\[ x = 2 \qquad (\text{2a}) \]",
    r"\[ x = 2 & [\mathrm{IV}] \]",
    r"$x - y = 1 \hfill \text{(4')}$",
    r"\[ x = 1 \quad \left( 12 \right) \]",
    r"\[ 2y = 4 \quad {(\ast)} \]",
    r"\[ 2y = 4 \quad (E_{2}) \]",
    r"\[ y = 2 \quad (2) - 3 (1) \]",
    r"\[ y = 2 \quad ② \]",
    r"\[ y = 2 \quad \textcircled{2} \]",
]


@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(GAPS)), min_size=1, max_size=5))
def test_a_line_that_begins_with_words_is_no_operation_alone(drawn: list[tuple[str, str]]) -> None:
    text = "".join([line + gap for line, gap in drawn])
    for start in range(len(text)):
        tokens = tokens_of(text[start:])
        if between_displays._begins_with_words(text, start, len(text)) and tokens:
            assert not operations_in(text[start:], tokens, 0, len(tokens)).complete, text[start:]


@pytest.mark.parametrize("text", LABELLED)
def test_no_number_of_an_equation_is_refused_at_a_glance(text: str) -> None:
    assert equation_numbers._LABEL.search(text)
    assert equation_numbers._MAY_BE_LABEL.search(text) or equation_numbers._MAY_BE_CIRCLED.search(text)


@pytest.mark.parametrize(
    "text", [r"$A = [1 -2; 3 4]$", r"$[1/2 3]$", r"$( 1 a | 2; b, 3 | 4 )$", r"$\left[ 1 2 \right]$"]
)
def test_no_matrix_typed_in_a_formula_is_refused_at_a_glance(text: str) -> None:
    assert typed_in_formulas._TYPED.search(text)
    assert typed_in_formulas._MAY_BE_TYPED.search(text)


@pytest.mark.parametrize("text", ["lambda_1 = 2.", "λ₂ ≈ -1/2", "So A x = b_1.", "Q y = c"])
def test_no_value_typed_in_a_sentence_is_refused_at_a_glance(text: str) -> None:
    source = Source(text)
    typed_values.set_typed_values(source)
    assert typed_values._TYPED.search(text)
    assert r"\(" in source.text


@pytest.mark.parametrize(
    "text",
    [
        r"\else \fi \emph{no} conditional is open",
        r"\verb|\end| and \url{x} show code",
        r"\[ A = \begin{pmatrix} 1 & 2 \end{pmatrix} \]",
        r"\true and \false are no flags that are set",
        r"\let\x=\y \def\z{1}",
    ],
)
def test_texts_without_the_signs_have_nothing_that_is_not_set(text: str) -> None:
    assert not any(sign in text for sign in tex_comments._SIGNS)
    assert tex_comments._Reader(text, None).ranges() == []


@pytest.mark.parametrize(
    "text",
    [
        "A = 3 % A = 4",
        r"\iffalse A = 4 \fi",
        r"\newif\ifdraft \ifdraft no \fi",
        "A = 3 \\endinput\nA = 4",
        r"\end {document} A = 4",
        r"\begin{verbatim} A = 4 \end{verbatim}",
        r"\begin{comment} A = 4 \end{comment}",
        r"\begin{tikzpicture} 1 \end{tikzpicture}",
        r"\begin{filecontents*} 1 \end{filecontents*}",
        r"\begin{minted} 1 \end{minted} \begin{lstlisting} 1 \end{lstlisting}",
        r"\truefalse",
    ],
)
def test_what_is_not_set_has_one_of_the_signs(text: str) -> None:
    assert tex_comments._Reader(text, None).ranges()
    assert any(sign in text for sign in tex_comments._SIGNS)
