"""Answers that name a field: judged there, in the scope that it holds for; doubt between two fields accuses nobody."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import judge
from exactrank.reading.answers.document import answer_of
from exactrank.statements import Inference, Scope, Span


def matrix(rows: str) -> str:
    return r"\begin{pmatrix} " + rows.replace(";", r"\\").replace(",", "&") + r" \end{pmatrix}"


def step(before: str, sign: str, after: str) -> str:
    return rf"\[ {matrix(before)} {sign} {matrix(after)} \]"


A = f"$A = {matrix('1,2;3,1')}$."
"""det A = -5: the rank is 2 over QQ and 1 modulo 5."""
MOD_5 = step("2,1;3,3", r"\xrightarrow{R_2 + R_1}", "2,1;0,4")
"""Right modulo 5 alone."""
RATIONAL = step("2,1;4,3", r"\xrightarrow{R_2 - 2R_1}", "2,1;0,1")
WRONG = step("2,1;3,3", r"\xrightarrow{R_2 + R_1}", "2,1;0,3")
"""Wrong over QQ and modulo 5."""
RANK_1, RANK_2 = "The rank of $A$ is 1.", "The rank of $A$ is 2."
CODE = r"A code over $\mathbb{F}_5$ has this matrix. More of it follows."
OVER_5 = r"Over $\mathbb{F}_5$ we calculate as follows."


def outcomes(text: str, **options: str) -> list[str]:
    return [one.outcome.value for one in verify(text, **options).judgements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # announced before any claim: the field decides
        (f"{OVER_5}\n\n{MOD_5}", ["correct"]),
        (f"{OVER_5}\n\n{RATIONAL}", ["correct"]),
        (f"{OVER_5}\n\n{WRONG}", ["incorrect"]),
        (f"All computations are modulo 5.\n\n{A} {RANK_1}", ["correct"]),
        (f"All computations are modulo 5.\n\n{A} {RANK_2}", ["incorrect"]),
        (f"Find the rank of the matrix {A[:-1]} over $\\mathbb{{F}}_5$.\n\n{RANK_1}", ["correct"]),
        (f"We work over $\\mathbb{{Z}}_5$. {A}\n\n$\\det A = 0$", ["correct"]),
        (f"We work over $\\mathbb{{Z}}_5$. {A}\n\n$\\det A = 1$", ["incorrect"]),
        (f"{A} Modulo 5, the rank of $A$ is 1.", ["correct"]),
        (f"計算はすべて 5 を法として行う。\n\n{MOD_5}", ["correct"]),
        # after a claim: what is right there is right, what is right over QQ is not accused
        (f"{A} {RANK_2} Now we work modulo 5. {RANK_1}", ["correct", "correct"]),
        (f"{A} {RANK_2} Now we work modulo 5. {RANK_2}", ["correct", "undecided"]),
        (f"{A} {RANK_2} Now we work modulo 5.\n\n{WRONG}", ["correct", "incorrect"]),
        # what was claimed before may have been meant there
        (f"{MOD_5}\n\nWe work over $\\mathbb{{F}}_5$.", ["undecided"]),
        (f"{WRONG}\n\nWe work over $\\mathbb{{F}}_5$.", ["incorrect"]),
        # back to the rational numbers
        (f"{OVER_5}\n\n{MOD_5}\n\nOver $\\mathbb{{Q}}$ we calculate as follows.\n\n{RATIONAL}", ["correct", "correct"]),
        (f"{OVER_5}\n\n{MOD_5}\n\nOver $\\mathbb{{Q}}$ we calculate as follows.\n\n{WRONG}", ["correct", "incorrect"]),
        # a claim with its own field is judged there; the rational numbers decide the others, and nobody is accused of
        # what is right modulo 5
        (f"{A} {RANK_2} The determinant vanishes modulo 5.", ["correct", "correct"]),
        (f"{A} The determinant vanishes modulo 5. {RANK_2}", ["correct", "correct"]),
        (f"{A} The determinant vanishes modulo 5. {RANK_1}", ["correct", "undecided"]),
        (f"{A} The determinant of $A$ vanishes modulo 7.", ["incorrect"]),
        (f"{A} The rank of $A$ is 2 modulo 5.", ["incorrect"]),
        (f"{A} The rank of $A$ is 2 over $\\mathbb{{F}}_4$.", ["correct"]),
        (f"{A} The rank of $A$ is 1 over $\\mathbb{{F}}_4$.", ["incorrect"]),
        (f"{A} The rank of $A$ is 2 modulo 4.", ["undecided"]),
        # the field within the words of the claim
        (f"{A} The rank of $A$ over $\\mathbb{{F}}_5$ is 1.", ["correct"]),
        (f"{A} The determinant of $A$ modulo 5 is 1.", ["incorrect"]),
        (f"{A} The rank of $A$ over $S$ is 1.", []),
        # a field that a noun has in passing: what is right there alone shows it, and other claims are left open
        (f"{CODE} {A} $A (1, 2)^T = (0, 0)^T$. {RANK_1}", ["correct", "correct"]),
        (f"{CODE} {A} $A (1, 2)^T = (0, 1)^T$.", ["incorrect"]),
        (f"{CODE} {A} Here goes the next step. {RANK_1}", ["undecided"]),
        (f"{A} The rank of $A$ is 1 over $\\mathbb{{F}}_5$ and 2 over $\\mathbb{{Q}}$.", ["correct"]),
        (
            f"{A} Over $\\mathbb{{F}}_5$ the rank of $A$ is 1, although over $\\mathbb{{Q}}$ its rank is 2.",
            ["correct"] * 2,
        ),
        (
            f"{A} Over $\\mathbb{{F}}_5$ the rank of $A$ is 2, although over $\\mathbb{{Q}}$ its rank is 1.",
            ["incorrect"] * 2,
        ),
        (f"{A} $\\det A = 0$ modulo 5.", ["correct"]),
        (f"{A} $\\det A = 1$ modulo 5.", ["incorrect"]),
        # of what stands elsewhere in the sentence the field is not said
        (f"{A} $A$ has rank 1, and the determinant of $A$ vanishes modulo 5.", ["undecided", "correct"]),
        (f"{A} Here $\\det A = 0$, and the rank of $A$ is 1 modulo 5.", ["undecided", "correct"]),
        # a step that is right there alone, in what is calculated behind an assertion, shows the field
        (f"We find the inverse over $\\mathbb{{F}}_5$:\n\n{MOD_5}", ["correct"]),
        (f"We find the inverse over $\\mathbb{{F}}_5$:\n\n{WRONG}", ["incorrect"]),
        (f"We do not find the inverse over $\\mathbb{{F}}_5$.\n\n{MOD_5}", ["undecided"]),
        (f"{A} We do not work modulo 5. {RANK_2}", ["correct"]),
        (f"The residues modulo 5 are another matter. We say no more of them.\n\n{WRONG}", ["incorrect"]),
        (f"The residues modulo 5 are another matter. We say no more of them. Now to it.\n\n{MOD_5}", ["incorrect"]),
        # no prime: nothing is known to be wrong there
        (f"All computations are modulo 26.\n\n{MOD_5}", ["undecided"]),
        (f"All computations are modulo 26.\n\n{RATIONAL}", ["correct"]),
        # two fields compared in one sentence
        (f"{A} Over $\\mathbb{{Q}}$ and over $\\mathbb{{F}}_5$ things differ. {RANK_1}", ["undecided"]),
    ],
)
def test_answers_that_name_a_field(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


def test_a_new_part_of_the_text_leaves_the_field_open() -> None:
    """The field ends with its exercise; what is right there is still not called wrong, what is wrong in both is."""
    text = f"\\section*{{Exercise 1}}\n{OVER_5}\n\n{MOD_5}\n\n\\section*{{Exercise 2}}\n"
    assert outcomes(f"{text}{A} {RANK_2}") == ["correct", "correct"]
    assert outcomes(f"{text}{A} {RANK_1}") == ["correct", "undecided"]
    assert outcomes(f"{text}{WRONG}") == ["correct", "incorrect"]
    assert outcomes(f"All computations are modulo 5.\n\n{text}{A} {RANK_2}") == ["correct", "incorrect"]


def test_a_field_holds_to_the_end_of_its_scope() -> None:
    named, *claimed = answer_of(f"{OVER_5}\n\n{MOD_5}").passages
    first, second = Scope(Span(), (1,)), Scope(Span(), (2,))
    assert [one.outcome.value for one in judge([first, named, *claimed, second, *claimed]).judgements] == [
        "correct",
        "undecided",
    ]
    assert [one.outcome.value for one in judge([named, first, *claimed, second, *claimed]).judgements] == [
        "correct",
        "correct",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Over $\\mathbb{F}_5$ this matrix would be singular.",
        "In $\\mathbb{F}_5$ things are different, but we use rational numbers.",
        "Modulo 5 the determinant is zero.",
        "Over $\\mathbb{F}_5$ its rank is 1.",
        "In Exercise 3 we solved the same system over $\\mathbb{F}_5$.",
        "Working modulo 5 would be easier.",
        "One could also work modulo 5.",
        "If we work modulo 5, the rank drops.",
        "In contrast to calculations modulo 5, we divide here.",
        "Let us first compute modulo 5: the determinant is $0$.",
        "We work modulo 5 in the next section.",
    ],
)
def test_whoever_speaks_of_a_field_is_not_accused_of_what_is_right_over_the_rationals(sentence: str) -> None:
    text = f"{A} {sentence} {RANK_2} So $\\det A = -5$."
    assert "incorrect" not in outcomes(text)
    assert "incorrect" in outcomes(f"{A} {sentence}\n\n{WRONG}")


def test_a_field_that_is_given_outweighs_what_the_text_names() -> None:
    assert outcomes(f"{OVER_5}\n\n{MOD_5}", field="QQ") == ["incorrect"]
    assert outcomes(f"{OVER_5}\n\n{MOD_5}", field="GF(7)") == ["incorrect"]
    assert outcomes(f"{OVER_5}\n\n{MOD_5}", field="GF(5)") == ["correct"]


def test_what_doubt_leaves_open_says_so() -> None:
    verdict = verify(f"{MOD_5}\n\nWe work over $\\mathbb{{F}}_5$.")
    assert Inference.FIELD in verdict.judgements[0].assumed


def test_the_problem_is_read_in_the_field_of_the_answer() -> None:
    answer = f"All computations are modulo 5.\n\n{A} {RANK_1}"
    assert verify(answer, problem="6 -3; -2 1").outcome.value == "correct"
    assert verify(answer, problem="1 2; 3 4").outcome.value != "correct"


@pytest.mark.parametrize("field", ["GF(2)", "GF(5)", "GF(101)"])
def test_our_own_pages_name_their_field(field: str) -> None:
    from exactrank import as_matrix, reduced_row_echelon_form, to_latex, to_markdown

    B = as_matrix("3 1 7 2; 1 1 4 9; 4 2 11 11", field=field)
    for page in (to_latex, to_markdown):
        for lang in ("en", "ja"):
            verdict = verify(page(reduced_row_echelon_form(B), lang=lang))
            assert verdict.outcome.value == "correct"
