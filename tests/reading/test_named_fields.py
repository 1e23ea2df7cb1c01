"""The fields that texts name: how each naming is understood, and what looks like one and is none."""

from __future__ import annotations

import pytest

from exactrank.reading.answers.document import answer_of
from exactrank.reading.claims.field_names import modulus_written
from exactrank.statements import FieldNamed, Naming

A = r"$A = \begin{pmatrix} 1 & 2 \\ 3 & 1 \end{pmatrix}$"
THROUGHOUT, ANNOUNCED, MENTIONED = Naming.THROUGHOUT, Naming.ANNOUNCED, Naming.MENTIONED


def named(text: str) -> list[tuple[int, Naming]]:
    found = [one for one in answer_of(text).passages if isinstance(one, FieldNamed)]
    return [(one.modulus, one.naming) for one in found if one.naming not in (Naming.NO_LONGER, Naming.LEFT_OPEN)]


@pytest.mark.parametrize(
    ("sentence", "modulus", "naming"),
    [
        ("All computations are modulo 2.", 2, THROUGHOUT),
        ("All calculations are done modulo $7$.", 7, THROUGHOUT),
        ("All operations are carried out in $\\mathbb{F}_5$.", 5, THROUGHOUT),
        ("All arithmetic is performed over GF(3).", 3, THROUGHOUT),
        ("All numbers are taken modulo 11: of every result only the remainder is kept.", 11, THROUGHOUT),
        ("Over $\\mathbb{F}_5$ we have the following.", 5, ANNOUNCED),
        ("Over $\\mathbb F_{13}$ the matrix becomes simpler.", 13, ANNOUNCED),
        ("In $\\mathbb{Z}_3$ this reads as follows.", 3, ANNOUNCED),
        ("Modulo 5 we get the following.", 5, ANNOUNCED),
        ("Over the field $\\mathbb{Z}/7\\mathbb{Z}$ we find it.", 7, ANNOUNCED),
        ("We work over $GF(2)$.", 2, ANNOUNCED),
        ("We work over F_2.", 2, ANNOUNCED),
        ("Working modulo 3, we eliminate.", 3, ANNOUNCED),
        ("We reduce the matrix modulo $p = 5$.", 5, ANNOUNCED),
        ("The entries are in $\\mathbf{F}_7$.", 7, ANNOUNCED),
        ("The coefficients are taken modulo 7.", 7, ANNOUNCED),
        ("We use arithmetic modulo 5.", 5, ANNOUNCED),
        ("Consider the system over $\\mathbb{F}_2$.", 2, ANNOUNCED),
        ("Find the rank of $A$ over $\\mathbb{F}_5$.", 5, ANNOUNCED),
        ("Let $A \\in M_2(\\mathbb{F}_5)$ be as above.", 5, ANNOUNCED),
        ("Here $A \\in \\mathbb{F}_2^{3 \\times 3}$ is given.", 2, ANNOUNCED),
        ("Over $\\mathbb{Q}$ we find this.", 0, ANNOUNCED),
        ("We work over $\\mathbb{R}$.", 0, ANNOUNCED),
        ("Over the rational numbers we find this.", 0, ANNOUNCED),
        ("It is invertible over the reals.", 0, MENTIONED),
        ("In the field $F_5$ we get this.", 5, ANNOUNCED),
        ("All computations are modulo 26.", 26, THROUGHOUT),
        ("The determinant vanishes modulo 5.", 5, MENTIONED),
        ("All entries are nonzero modulo 5.", 5, MENTIONED),
        ("The matrix is given (all arithmetic mod 7).", 7, ANNOUNCED),
        ("All operations modulo 2 are easy.", 2, ANNOUNCED),
        ("The system has no solution modulo 5.", 5, MENTIONED),
        ("Over $\\mathbb{F}_5$ this would be singular.", 5, MENTIONED),
        ("Working modulo 5 would be easier.", 5, MENTIONED),
        ("The matrix is singular over $\\mathbb{F}_3$.", 3, MENTIONED),
        ("The argument fails in characteristic 2.", 2, MENTIONED),
        ("We do not work modulo 2.", 2, MENTIONED),
        ("It is clear that $7 \\equiv 2 \\pmod 5$ holds.", 5, MENTIONED),
        ("計算はすべて 5 を法として行う。", 5, THROUGHOUT),
        ("$\\mathbb{F}_2$ 上で考える。", 2, ANNOUNCED),
        ("$\\mathbb{F}_2$ 上では行列式が消える。", 2, MENTIONED),
    ],
)
def test_what_names_a_field(sentence: str, modulus: int, naming: Naming) -> None:
    assert (modulus, naming) in named(f"{sentence}\n\n{A}")


@pytest.mark.parametrize(
    "sentence",
    [
        "The vectors lie in $F$.",
        "In $F_2$ the rows are independent.",
        "In $C$ the columns are the pivot columns.",
        "In $R$ the pivots are 1.",
        "The pivots in R are 1.",
        "We look at all minors in $A$.",
        "The rank of $A$ over any field is at most 2.",
        "The matrix is defined over $\\mathbb{F}_q$.",
        "Everything holds modulo $n$.",
        "We work modulo the subspace.",
        "In 3 steps we get the result.",
        "In $5$ steps we get the result.",
        "Over 2 rows we sum.",
        "The parameter $k \\in \\mathbb{Z}$ is free.",
        "In the first column there is 1.",
        "We compute the solution in $x_2$.",
        "A mode of 5 is found in the data.",
        "この行列の階数は 2 である。",
        "5 つの行がある。",
    ],
)
def test_what_names_none(sentence: str) -> None:
    assert named(f"{sentence}\n\n{A}") == []


@pytest.mark.parametrize(
    ("text", "number", "modulus"),
    [
        (r"$\mathbb{F}_{101}$", False, 101),
        (r"\(\mathbf F_2^n\)", False, 2),
        (r"\mathrm{GF}(9)", False, 9),
        (r"\mathbb{Z}/(5)", False, 5),
        (r"\mathbb{Z}/5", False, 5),
        ("Z_3", False, 3),
        ("F5", False, 5),
        (r"\mathbb{C}^{2}", False, 0),
        (r"\R^n", False, 0),
        ("$ 7 $", True, 7),
        ("5.5", True, None),
        ("$n = 7k$", True, None),
        (r"\mathbb{F}", False, None),
        ("x_5", False, None),
        ("F_5 + 1", False, None),
        (r"\mathbb{Z}", False, None),
    ],
)
def test_how_a_field_is_written(text: str, number: bool, modulus: int | None) -> None:
    assert modulus_written(text, number) == modulus


def test_two_fields_in_one_sentence_are_compared() -> None:
    text = f"{A}\n\nOver $\\mathbb{{Q}}$ the rank is 2, over $\\mathbb{{F}}_5$ it is 1."
    assert sorted(named(text), key=str) == [(0, MENTIONED), (5, MENTIONED)]
