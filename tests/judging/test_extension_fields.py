"""Answers over GF(p^k): the letter outside GF(p) by its equation or by the field, and what is left open."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exactrank import as_matrix, verify
from exactrank.cli import main
from exactrank.exposition.verdict import explain_verdict
from exactrank.judging import judge
from exactrank.numbers.finite_extensions import GF_power
from exactrank.reading.answers.document import answer_of
from exactrank.render.formats import Format, written
from exactrank.render.json.verdicts import verdict_object

A = r"$A = \begin{pmatrix} 1 & w\\ w & w+1\end{pmatrix}$"
"""det A = w + 1 - w^2: 0 where w^2 = w + 1."""
F4 = r"Let $\mathbb{F}_4 = \{0, 1, w, w+1\}$ with $w^2 = w + 1$."
ROOT = r"Let $w$ be a root of $x^2 + x + 1$ over $\mathbb{F}_2$, so $\mathbb{F}_4 = \{0, 1, w, w^2\}$."
F8 = r"We work in $\mathbb{F}_2[b]/(b^3+b^2+1)$, where $b^3 + b^2 + 1 = 0$."
F9B = r"Let $i^2 = -1$ in $\mathbb{F}_9 = \mathbb{F}_3(i)$. $B = \begin{pmatrix} 1 & i\\ i & 2\end{pmatrix}$."
OVER_4 = r"Over $GF(4)$, where $\alpha^2 = \alpha + 1$:"
STEP = r"$$\begin{pmatrix} 1 & \alpha\\ \alpha & 1\end{pmatrix} \xrightarrow{R_2 + \alpha R_1} "
INVERSE = r"$\begin{pmatrix} a & 1\\ 0 & 1\end{pmatrix}^{-1} ="

NAMED = (
    (f"{F4} {A}. The rank of $A$ is 1.", "correct"),
    (f"{F4} {A}. The rank of $A$ is 2.", "incorrect"),
    (f"{F4} {A}. $\\det A = w + 1 + w^2 = 0$", "correct"),
    (f"{F4} {A}. $A^2 = \\begin{{pmatrix}} w & w+1\\\\ w+1 & 1\\end{{pmatrix}}$", "correct"),
    (f"{F4} {A}. $A^2 = \\begin{{pmatrix}} w & 1\\\\ 1 & w+1\\end{{pmatrix}}$", "incorrect"),
    (f"{OVER_4} {STEP} \\begin{{pmatrix}} 1 & \\alpha\\\\ 0 & \\alpha\\end{{pmatrix}}$$", "correct"),
    (f"{OVER_4} {STEP} \\begin{{pmatrix}} 1 & \\alpha\\\\ 0 & 1\\end{{pmatrix}}$$", "incorrect"),
    (rf"{F8} $B = \begin{{pmatrix}} b & b^2\\ 1 & b\end{{pmatrix}}$. $\det B = 0$", "correct"),
    (rf"{F8} $B = \begin{{pmatrix}} b^3 & b^2 + 1\\ 1 & 1\end{{pmatrix}}$. $\det B = 0$", "correct"),
    (rf"{F8} $B = \begin{{pmatrix}} b^3 & b + 1\\ 1 & 1\end{{pmatrix}}$. $\det B = 0$", "incorrect"),
    (rf"{F9B} $\det B = 2 - i^2 = 3 = 0$, the rank of $B$ is 1.", "correct"),
    (rf"{F9B} $\det B = 2 - i^2 = 3 = 0$, the rank of $B$ is 2.", "incorrect"),
    (f"{ROOT} $M = \\begin{{pmatrix}} 1 & 1\\\\ w & w^2\\end{{pmatrix}}$ has determinant 1.", "correct"),
    (f"{ROOT} $M = \\begin{{pmatrix}} 1 & 1\\\\ w & w^2\\end{{pmatrix}}$ has rank 1.", "incorrect"),
    # entries of GF(2) have the rank that they have over every field that contains it
    (r"Over $\mathbb{F}_8$ the rank of $\begin{pmatrix} 1 & 1\\ 1 & 3\end{pmatrix}$ is 1.", "correct"),
    # a letter of nothing that is said: it may be any element
    (rf"{F4} The rank of $\begin{{pmatrix}} 1 & w\\ a & 1\end{{pmatrix}}$ is 1.", "undecided"),
    # several polynomials of degree 3 are irreducible, and none is named
    (r"Over $\mathbb{F}_8$ let $B = \begin{pmatrix} b^3 & b + 1\\ 1 & 1\end{pmatrix}$. $\det B = 0$", "undecided"),
    # b^3 = b is no equation that a field could have
    (r"Over $\mathbb{F}_8$, $b^3 = b$, let $B = \begin{pmatrix} b^3 & b\\ 1 & 1\end{pmatrix}$. $|B| = 1$", "undecided"),
    # integers modulo 4 are no field, and a matrix may be called F_4
    (r"Modulo 4 the rank of $\begin{pmatrix} 1 & 1\\ 1 & 3\end{pmatrix}$ is 1.", "undecided"),
    (r"Let $F_4 = \begin{pmatrix} 1 & 1\\ 1 & 3\end{pmatrix}$. The rank of $F_4$ is 1.", "incorrect"),
)  # fmt: skip


def test_fields_that_answers_name() -> None:
    found = [(text, verify(text).outcome.value) for text, _ in NAMED]
    assert [one for one, (_, expected) in zip(found, NAMED, strict=True) if one[1] != expected] == []


ASKED = (
    ("GF(4)", r"$\det\begin{pmatrix} t & 1\\ 1 & t+1\end{pmatrix} = 0$", "correct"),
    ("GF(4)", r"$\det\begin{pmatrix} t & 1\\ 1 & t+1\end{pmatrix} = t$", "incorrect"),
    ("GF(4)", rf"{INVERSE} \begin{{pmatrix}} 1/a & a+1\\ 0 & 1\end{{pmatrix}}$", "correct"),
    ("GF(4)", rf"{INVERSE} \begin{{pmatrix}} 1/a & a\\ 0 & 1\end{{pmatrix}}$", "incorrect"),
    ("GF(8)", r"$\begin{pmatrix} t & 1\end{pmatrix} \begin{pmatrix} t^2\\ t\end{pmatrix} = 1$", "correct"),
    ("GF(9)", r"$\begin{pmatrix} 2 & t\\ t & 1\end{pmatrix} \begin{pmatrix} t\\ 1\end{pmatrix} = 0$", "correct"),
    ("GF(4)", r"The vectors $(1, t)^T$ and $(t, t+1)^T$ are linearly dependent.", "correct"),
    ("GF(4)", r"The vectors $(1, t)^T$ and $(t, t+1)^T$ are linearly independent.", "incorrect"),
)  # fmt: skip


def test_fields_that_are_asked_for() -> None:
    found = [(text, verify(text, field=field).outcome.value) for field, text, _ in ASKED]
    assert [one for one, (_, _, expected) in zip(found, ASKED, strict=True) if one[1] != expected] == []


def test_the_letter_stands_in_what_is_shown() -> None:
    text = f"{F4} {A}. $A \\begin{{pmatrix}} 1\\\\ w\\end{{pmatrix}} = \\begin{{pmatrix}} w\\\\ w\\end{{pmatrix}}$"
    verdict = verify(text)
    told: Any = verdict_object(verdict)["statements"]
    witness = told[-1]["witness"]
    assert (witness["row"], witness["expected"], witness["found"]) == (2, "w+1", "w")
    assert "13407807929942597099" not in json.dumps(verdict_object(verdict))
    page = written(explain_verdict(verdict, True, None), Format("text"), "en", False)
    assert "13407807929942597099" not in page


def test_problems_over_an_extension(capsys: pytest.CaptureFixture[str], tmp_path: object) -> None:
    problem = as_matrix("1 t; t t+1", field="GF(4)")
    answer = answer_of(r"$A = \begin{pmatrix} 1 & t\\ t & t+1\end{pmatrix}$ has rank 1.")
    assert judge(answer, problem, GF_power(4)).outcome.value == "correct"
    assert judge(answer, as_matrix("1 0; 0 1"), GF_power(4)).outcome.value != "correct"
    file = f"{tmp_path}/answer.tex"
    with open(file, "w", encoding="utf-8") as stream:
        stream.write(r"$A = \begin{pmatrix} 1 & t\\ t & t+1\end{pmatrix}$ has rank 2.")
    assert main(["verify", file, "--problem", "1 t; t t+1", "--field", "GF(4)", "--to", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["outcome"] == "incorrect"
