"""Claims in a frame or in bold, functions named in other languages, and languages that nobody reads."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Outcome, Whole

MATRIX = r"$A = \begin{pmatrix} 1 & 2 \\ 3 & 6 \end{pmatrix}$."
"""Rank 1."""


@pytest.mark.parametrize(
    "claim",
    [
        r"Therefore $$\boxed{\operatorname{rank}(A) = #}$$",
        r"Therefore $\boxed{\operatorname{rank}(A) = #}$.",
        r"\[ \fbox{$\operatorname{rank}(A) = #$}. \]",
        r"So $$\operatorname{rank}(A) = \boxed{#}$$",
        "**rank(A) = #**",
        "*rank(A) = #*",
        "__rank(A) = #__.",
        "**The rank of A is #.**",
        "So **rank(A) = #**.",
        r"$\text{rango}(A) = #$",
        r"$\operatorname{posto}(A) = #$",
        r"$\mathrm{Rg}(A) = #$",
        r"$\text{rang}(A) = #$",
    ],
)
def test_a_frame_and_a_foreign_name_change_nothing(claim: str) -> None:
    for rank, outcome in (("1", Whole.CORRECT), ("2", Whole.INCORRECT)):
        assert verify(f"{MATRIX}\n\n{claim.replace('#', rank)}").outcome is outcome


@pytest.mark.parametrize(
    "text",
    [
        r"$\boxed{2}$",
        r"$$\boxed{\text{done}}$$",
        r"$\boxed{x} + \boxed{y}$",
        "**2**",
        "**Problem 2**",
        r"$\text{ringo}(A) = 2$",
        r"$\boxed{\operatorname{rank}(B) = 2}$",
    ],
)
def test_what_is_framed_and_claims_nothing_of_the_matrix(text: str) -> None:
    assert all(one.outcome is not Outcome.INCORRECT for one in verify(f"{MATRIX}\n\n{text}").judgements)


@pytest.mark.parametrize("sentence", ["所以矩阵 $A$ 的秩为 2", "所以矩阵A的秩为2", "因此，矩阵A 的零空间维数等于 5。"])
def test_what_is_false_in_chinese_does_not_pass(sentence: str) -> None:
    verdict = verify(f"{MATRIX}\n\n$\\operatorname{{rank}}(A) = 1$\n\n{sentence}")
    assert verdict.outcome in (Whole.INCORRECT, Whole.INCOMPLETE)


@pytest.mark.parametrize("sentence", ["ดังนั้นแรงก์ของเมทริกซ์ A เท่ากับ 2", "Matriisin A aste lienee siis luku 2."])
def test_a_language_that_is_not_known_does_not_pass(sentence: str) -> None:
    verdict = verify(f"{MATRIX}\n\n$\\operatorname{{rank}}(A) = 1$\n\n{sentence}")
    assert verdict.outcome is Whole.INCOMPLETE
    assert [one.reason for one in verdict.unread] == ["unknown-language"]


@pytest.mark.parametrize("sentence", ["例題 2", "解答", "問 3"])
def test_headings_without_kana_are_nothing_unread(sentence: str) -> None:
    assert verify(f"{sentence}\n\n{MATRIX}\n\n$\\operatorname{{rank}}(A) = 1$").outcome is Whole.CORRECT
