"""Equations in more letters than values can tell apart: both sides are written out as polynomials."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exactrank import verify

GENERAL = r"Let $A = \begin{pmatrix} a & b & c \\ d & e & f \\ g & h & k \end{pmatrix}$. Then "
TWO = r"\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{pmatrix} e & f \\ g & h \end{pmatrix}"
CRAMER = r"\[ x = \frac{\begin{vmatrix} e & b \\ f & d \end{vmatrix}}{\begin{vmatrix} a & b \\ c & d \end{vmatrix}} = "
BLOCKS = r"\begin{vmatrix} a & b & c & d \\ e & f & g & h \\ 0 & 0 & p & q \\ 0 & 0 & r & s \end{vmatrix}"

RIGHT = [
    GENERAL + r"$\det A = aek + bfg + cdh - ceg - bdk - afh$.",
    GENERAL + r"$\det(2A) = 8 \det A$ and $\operatorname{tr} A = a + e + k$.",
    GENERAL + r"$\det(A^T) = \det A$.",
    rf"\[ {TWO} = \begin{{pmatrix}} ae + bg & af + bh \\ ce + dg & cf + dh \end{{pmatrix}} \]",
    rf"\[ \det\left({TWO}\right) = (ad - bc)(eh - fg) \]",
    CRAMER + r"\frac{ed - bf}{ad - bc} \]",
    rf"\[ {BLOCKS} = (af - be)(ps - qr) \]",
    r"For $A = \begin{bmatrix} a & b \\ c & d \end{bmatrix}$ the characteristic polynomial is $\lambda^2 - (a+d)\lambda + (ad - bc)$.",  # noqa: E501
]
WRONG = [
    GENERAL + r"$\det A = aek + bfg + cdh - ceg - bdk + afh$.",
    GENERAL + r"$\det(2A) = 2 \det A$.",
    rf"\[ {TWO} = \begin{{pmatrix}} ae + bg & af + bh \\ ce + dg & cf + ch \end{{pmatrix}} \]",
    rf"\[ \det\left({TWO}\right) = (ad - bc)(eh + fg) \]",
    CRAMER + r"\frac{ed + bf}{ad - bc} \]",
    rf"\[ {BLOCKS} = (af - be)(ps + qr) \]",
    r"For $A = \begin{bmatrix} a & b \\ c & d \end{bmatrix}$ the characteristic polynomial is $\lambda^2 - (a+d)\lambda + (ad + bc)$.",  # noqa: E501
]


def test_right_ones_are_right() -> None:
    assert [text for text in RIGHT if verify(text).outcome.value != "correct"] == []


def test_wrong_ones_do_not_pass() -> None:
    assert [text for text in WRONG if verify(text).outcome.value == "correct"] == []


@given(st.permutations("abcdefgh"), st.integers(0, 3))
def test_a_product_in_eight_letters_and_one_with_a_slip(letters: list[str], slip: int) -> None:
    a, b, c, d, e, f, g, h = letters
    entries = [f"{a}{e} + {b}{g}", f"{a}{f} + {b}{h}", f"{c}{e} + {d}{g}", f"{c}{f} + {d}{h}"]
    four = (letters[:4], letters[4:])
    left = " ".join([rf"\begin{{pmatrix}} {p} & {q} \\ {r} & {s} \end{{pmatrix}}" for p, q, r, s in four])
    found = []
    for wrong in (False, True):
        own = [one.replace("+", "-") if wrong and k == slip else one for k, one in enumerate(entries)]
        text = rf"\[ {left} = \begin{{pmatrix}} {own[0]} & {own[1]} \\ {own[2]} & {own[3]} \end{{pmatrix}} \]"
        found.append(verify(text).outcome.value)
    assert found[0] == "correct" != found[1]
