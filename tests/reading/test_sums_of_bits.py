"""Rows of bits that are added without carry: the sign says that the calculation is meant modulo 2."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of
from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.operations.reader import canonical, operations_in
from exactrank.statements import FieldNamed

BEFORE = r"\begin{pmatrix} 1 & 1 & 0 \\ 1 & 0 & 1 \end{pmatrix}"
AFTER = r"\begin{pmatrix} 1 & 1 & 0 \\ 0 & 1 & 1 \end{pmatrix}"
WRONG = r"\begin{pmatrix} 1 & 1 & 0 \\ 0 & 1 & 0 \end{pmatrix}"
RATIONAL = r"\begin{pmatrix} 1 & 1 & 0 \\ 2 & 1 & 1 \end{pmatrix}"
LABELS = (
    r"R_2 \leftarrow R_2 \oplus R_1",
    r"R_2 \to R_2 \oplus R_1",
    r"II: II \oplus I",
    r"R_2 \oplus R_1",
    r"L_2 := L_1 ⊕ L_2",
)


@pytest.mark.parametrize("label", LABELS)
def test_a_sum_of_bits_is_meant_modulo_2(label: str) -> None:
    outcomes = [judge(answer_of(rf"$${BEFORE} \xrightarrow{{{label}}} {M}$$")).outcome for M in (AFTER, WRONG)]
    assert outcomes == [Whole.CORRECT, Whole.INCORRECT]


@pytest.mark.parametrize("label", LABELS)
def test_the_steps_before_it_are_meant_there_too(label: str) -> None:
    first = r"\begin{pmatrix} 0 & 1 & 1 \\ 1 & 1 & 0 \end{pmatrix}"
    second = r"\begin{pmatrix} 0 & 1 & 1 \\ 1 & 0 & 1 \end{pmatrix}"
    third = r"\begin{pmatrix} 1 & 1 & 0 \\ 1 & 0 & 1 \end{pmatrix}"
    steps = zip(("R_2 + R_1", "R_1 + R_2", label), (second, third, AFTER), strict=True)
    chain = first + "".join(rf" \xrightarrow{{{operation}}} {M}" for operation, M in steps)
    assert judge(answer_of(f"$${chain}$$")).outcome is Whole.CORRECT


@pytest.mark.parametrize(
    "text",
    [
        r"The space is $V = U_1 \oplus U_2$, and $R_1 \oplus R_2$ is a ring.",
        rf"Let $V = U_1 \oplus U_2$. $${BEFORE} \xrightarrow{{R_2 + R_1}} {RATIONAL}$$",
        rf"$${BEFORE} \xrightarrow{{R_2 + R_1}} {RATIONAL}$$ Thus $L_1 \oplus L_2$.",
    ],
)
def test_a_direct_sum_names_no_field(text: str) -> None:
    answer = answer_of(text)
    assert not [one for one in answer.passages if isinstance(one, FieldNamed)]
    assert judge(answer).outcome is not Whole.INCORRECT


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("R_2: R_2 + R_1", ["R2 <- R2 + R1"]),
        ("II: I - II", ["R2 <- -R2 + R1"]),
        ("R_2: -2R_1", ["R2 <- R2 - 2 R1"]),
        ("II: I+II; III: III+I", ["R2 <- R2 + R1", "R3 <- R3 + R1"]),
        ("R_2 : 3", ["R2 <- 1/3 R2"]),
        ("II : 3", ["R2 <- 1/3 R2"]),
        ("R_1 + R_2 : 2", ["R1 <- R1 + 1/2 R2"]),
        ("R_2 - R_1 : 4", ["R2 <- R2 - 1/4 R1"]),
    ],
)
def test_a_colon_says_what_becomes_of_a_row_or_divides(label: str, read: list[str]) -> None:
    tokens = tokens_of(label)
    assert canonical(operations_in(label, tokens, 0, len(tokens)).operations) == read
