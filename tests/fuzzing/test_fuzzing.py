"""No input ends in a traceback, and none takes long: what was found once, a few hundred inputs, thousands if `long`."""

from __future__ import annotations

import os
import time

import pytest

from tests.fuzzing.ingredients import CONTEXTS
from tests.fuzzing.inputs import fuzz_input, repeated
from tests.fuzzing.minimal import minimal
from tests.fuzzing.readers import READERS
from tests.fuzzing.watchdog import Failure, attempt, failures
from tests.turns import Turn, by_turns, those_of

FOUND = [
    ("answer, as pasted", "*" * 60 + " "),
    ("answer, as pasted", "x\n\n\\left\\begin{"),
    ("answer, text", "\\\n\n\n\\left\\begin{"),
    ("answer, latex", r"\[ 2 = " + r"\operatorname{tr}" * 400 + r" A \]"),
    ("answer, text", "\\begin{cases}/\\\\"),
    ("answer, text", r"\[ 2 = " + "det A = 3\\]> " * 1400),
    ("answer, latex", "\\(" + " " * 2000 + " A = 2 \\]"),
    (
        "answer, markdown",
        r"\begin{}1\end{}$"
        + r"\overset{R_3 - 4R_1}{\longrightarrow} \begin{bmatrix} 2 & 1 \\ & -4 \end{bmatrix} " * 600,
    ),
    ("matrix, .json, two readers", '{"matrix": [], "shape": [0, 3]}'),
]
"""Inputs that once ran for ever or ended in a traceback."""


@pytest.mark.parametrize(("reader", "text"), FOUND)
def test_found_once(reader: str, text: str) -> None:
    assert attempt(reader, text) is None


OPENERS = (
    "(", "[", "{", r"\left(", r"\left[", r"\left\{", "|", r"\|", "<", r"\det ", r"\operatorname{rank}",
    r"\operatorname{tr}", r"\sqrt", r"\sqrt{", r"\frac", r"\frac{", r"\text{", r"\mathbf{", r"\overline{", "A^",
    "A^{", "x_", "x_{", "-", "+", "2^", "=", r"\begin{bmatrix}", r"\begin{array}{r}", r"\begin{cases}",
    r"\xrightarrow{", r"\substack{", "$", r"\(", r"\[", "<p>", "<math>", "<mrow>", "<table><tr><td>", "<div>",
    "```\n", "> ", "- ", "**", "1/", "2(", "(1)", "第1行の", "row 1 ", "not ",
)  # fmt: skip


@by_turns(2)
def test_what_opens_may_be_opened_hundreds_of_times(turn: Turn) -> None:
    for opener, context in those_of([(opener, context) for opener in OPENERS for context in CONTEXTS], turn):
        for reader in ("answer, as pasted", "matrix, as pasted"):
            assert attempt(reader, repeated(opener, context, 400), 2.0) is None


def test_hundreds_of_inputs() -> None:
    assert not list(failures(seed=1, count=300, jobs=2))


@pytest.mark.long
def test_thousands_of_inputs() -> None:
    for seed, count in ((1, 600), (2, 5000)):
        assert not list(failures(seed=seed, count=count, jobs=2))


def test_what_raises_or_never_ends_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def raises(text: str) -> None:
        raise KeyError(text)

    def never_ends(text: str) -> None:
        while text:
            pass

    monkeypatch.setitem(READERS, "raises", raises)
    monkeypatch.setitem(READERS, "never ends", never_ends)
    found = attempt("raises", "abc", 1.0)
    assert found is not None
    assert found.what == "KeyError: 'abc'"
    slow = attempt("never ends", "abc", 0.1)
    assert slow is not None
    assert slow.what == "more than 0.1 s"
    assert attempt("never ends", "", 0.1) is None


def sleeps_or_dies(seed: int, index: int, seconds: float) -> Failure | None:
    """Input 1 hangs where no timer of processor time wakes it, input 2 takes its process with it."""
    if index == 1:
        time.sleep(1000)
    if index == 2:
        os._exit(1)
    return Failure("none", "", "seen", "") if index == 3 else None


def test_a_process_that_hangs_or_dies_names_its_input_and_the_rest_is_run() -> None:
    found = list(failures(seed=1, count=4, jobs=1, seconds=0.05, run=sleeps_or_dies))
    assert [failure.what for failure in found] == ["hangs", "the process died", "seen"]
    assert [(failure.reader, failure.text) for failure in found[:2]] == [fuzz_input(1, 1), fuzz_input(1, 2)]
    assert "sleeps_or_dies" in found[0].trace


def test_the_smallest_input() -> None:
    assert minimal("((a)[b](c))", lambda text: "[" in text and "c" in text) == "[c"
