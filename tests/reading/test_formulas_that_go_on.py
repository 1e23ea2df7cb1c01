"""Formulas that begin with a sign: they go on from the one before, or from nothing, and are never passed over."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

NUMBERS = (
    r"Let $A = \begin{pmatrix} 3 & 1 \\ 1 & 3 \end{pmatrix}$.",
    r"\det A = 3\cdot 3 - 1\cdot 1",
    "= 9 - 1",
    "= @",
)
LETTERS = (r"Let $A = \begin{pmatrix} x & 1 \\ 1 & x \end{pmatrix}$.", r"\det A = x\cdot x - 1", "= x^2 - 1", "= @")
JOINED = (
    "$$%s$$\n$$%s$$\n$$%s$$",
    "$$%s$$\n\n$$%s$$\n\n$$%s$$",
    "\\[%s\\]\n\\[%s.\\]\n\\[%s\\]",
    "$%s$\n$%s$\n$%s$",
    "\\begin{equation}%s\\end{equation}\n\\begin{equation}%s\\end{equation}\n\\begin{equation}%s\\end{equation}",
    "$$%s \\\\ %s \\\\ %s$$",
)


@pytest.mark.parametrize("joined", JOINED)
@pytest.mark.parametrize(
    ("lines", "right", "wrong"),
    [(NUMBERS, "8", "7"), (LETTERS, "(x-1)(x+1)", "(x-1)(x+2)")],
    ids=["numbers", "letters"],
)
def test_a_calculation_goes_on_in_the_next_formula(joined: str, lines: tuple[str, ...], right: str, wrong: str) -> None:
    problem, first, second, last = lines
    for value, outcome in ((right, Whole.CORRECT), (wrong, Whole.INCORRECT)):
        text = f"{problem}\n\n" + joined % (first, second, last.replace("@", value))
        assert judge(answer_of(text)).outcome is outcome


@pytest.mark.parametrize("words", ["Expanding gives", "and so", "Wir rechnen weiter:", "すなわち"])
def test_behind_words_it_is_a_guess(words: str) -> None:
    outcomes = [judge(answer_of(f"$$2\\cdot 3 = 4 + 2$$\n{words} $$= {k}.$$")).outcome for k in (6, 7)]
    assert outcomes[0] in (Whole.CORRECT, Whole.INCOMPLETE)
    assert outcomes[1] in (Whole.UNDECIDED, Whole.INCOMPLETE)


@pytest.mark.parametrize("text", ["$2 + 2 = 4$.\n\n## Exercise 2\n\n$$= 7$$", "We know this. $$= 7$$ And $2 + 2 = 4$."])
def test_what_goes_on_from_nothing_was_not_read(text: str) -> None:
    verdict = judge(answer_of(text))
    assert (verdict.outcome, [one.reason for one in verdict.unread]) == (Whole.INCOMPLETE, ["not-compared"])


@pytest.mark.parametrize(
    "text",
    [
        "We solve $x^2 - 1 = 0$, so $x = 1$ or $x = -1$. $$2 + 2 = 4$$ $$3 = 3$$",
        r"Let $A = \begin{pmatrix} x & 1 \\ 1 & x \end{pmatrix}$. $$\det A = x^2 - 1$$ $$= 3$$ if $x = 2$.",
        r"The sign $=$ stands for: equal. $$1 + 1 = 2$$",
        r"We have $$x = \frac{2}{6} = \frac13.$$ The mean of the data is $$\approx 0.5.$$ And $2 + 2 = 4$.",
        r"Let $B = \begin{pmatrix} 1 & 2 \\ 2 & 4 \end{pmatrix}$. $$\det B = \det B$$ The other is $$= -2$$",
        r"Since $1 + 1 = 2$ the value is $$> 7$$ and $2 + 2 = 4$.",
        r"The rank is $= 1$ for $A = \begin{pmatrix} 1 & 2 \\ 2 & 4 \end{pmatrix}$.",
    ],
)
def test_what_looks_like_it_accuses_nobody(text: str) -> None:
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


@pytest.mark.parametrize(("last", "outcome"), [("9", Whole.CORRECT), ("8", Whole.INCORRECT)])
def test_a_determinant_before_leaves_a_polynomial_what_it_is(last: str, outcome: Whole) -> None:
    text = rf"""Let $A = \begin{{pmatrix}} 2 & 0 \\ 0 & 3 \end{{pmatrix}}$. Then $\det A = 6$.
The candidates are $Q(X) = (X-4)(X-1)^2 = X^3 - 6X^2 + {last}X - 4$."""
    assert judge(answer_of(text)).outcome is outcome


def test_in_a_sentence_a_sign_belongs_to_the_words() -> None:
    text = r"Let $A = \begin{pmatrix} 1 & 2 \\ 2 & 4 \end{pmatrix}$. We have $2 + 3 = 5$, and the rank is $= 1$."
    assert judge(answer_of(text)).outcome is Whole.CORRECT


SUM = r"%s \begin{bmatrix} 1 & 4 \\ 1 & 2\end{bmatrix} %s + \begin{bmatrix} 2 & 0 \\ 0 & 1\end{bmatrix} = %s"
ENDS = (
    (r"\begin{bmatrix} 4 & 8 \\ 2 & 5\end{bmatrix}", Whole.CORRECT),
    (r"\begin{bmatrix} 4 & 8 \\ 2 & 6\end{bmatrix}", Whole.INCORRECT),
)


def test_a_sum_goes_on_in_the_next_line_of_an_alignment() -> None:
    """No sign stands in the first line: the second is no equation by itself, whose left side would be the last term."""
    failed = []
    for between in (r"\\ &\quad", r"\\ &", r"\\", r"\\ &\qquad {}"):
        for end, outcome in ENDS:
            for name in ("aligned", "split", "gathered"):
                lines = SUM % ("&2" if "&" in between else "2", between, end)
                text = f"$$\\begin{{{name}}} {lines} \\end{{{name}}}$$"
                if judge(answer_of(text)).outcome is not outcome:
                    failed.append(text)
    assert failed == []
