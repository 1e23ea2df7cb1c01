"""Discussions of cases that somebody wrote: right ones are confirmed, wrong ones refuted by values, doubt left open."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from exactrank import verify
from exactrank.judging import Judgement, Outcome
from exactrank.judging.verdicts.verdict import Whole
from exactrank.judging.verdicts.witnesses import ForValues
from exactrank.reading.claims.letter_conditions import case_of, is_narrowed, mentioned_in
from exactrank.reading.claims.letter_relations import relations_of
from exactrank.reading.language.packs import pack
from exactrank.render.json.verdicts import verdict_object

BAR = r"$$\left(\begin{array}{cc|c} 1 & a & 1 \\ a & 1 & 1 \end{array}\right)$$"
SYSTEM = r"$$\begin{cases} x + a y = 1 \\ a x + y = 1 \end{cases}$$"
SQUARE = r"Let $A = \begin{pmatrix} 1 & k \\ k & 4 \end{pmatrix}$. "
BEFORE = {
    "en": "The augmented matrix of the system is " + BAR + "\n",
    "de": "Die erweiterte Matrix des Gleichungssystems ist " + BAR + "\n",
    "fr": "La matrice augmentée du système est " + BAR + "\n",
    "es": "La matriz ampliada del sistema es " + BAR + "\n",
    "ja": "連立方程式の拡大係数行列は " + BAR + "\nである。",
}


def claims(text: str) -> list[Judgement]:
    return [one for one in verify(text).judgements if one.kind != "definition"]


def outcomes(text: str) -> list[Outcome]:
    return [one.outcome for one in claims(text)]


RIGHT = [
    ("en", "If $a = 1$, there are infinitely many solutions. If $a = -1$, there is no solution."),
    ("en", r"The system has exactly one solution if and only if $a \neq 1$ and $a \neq -1$."),
    ("en", r"The system has exactly one solution if $a \neq \pm 1$."),
    ("en", "For $a=-1$ the system has no solution."),
    ("en", "When $a = 1$ the system has infinitely many solutions."),
    ("en", "The system is inconsistent when $a=-1$."),
    ("en", "There is a unique solution if $a = 2$ or $a = 3$."),
    ("en", r"There is a unique solution if $a \in \{0, 2, 5\}$."),
    ("en", r"If $a \notin \{1, -1\}$, there is exactly one solution."),
    ("en", r"There is a unique solution unless $a^2 = 1$."),
    ("en", "If $a=1$, there are infinitely many solutions. If $a=-1$, there is no solution. "
           "Otherwise there is exactly one solution."),
    ("en", "If $a=1$, there are infinitely many solutions. If $a=-1$, there is no solution. "
           "For all other values of $a$ there is exactly one solution."),
    ("en", "Case 1: $a = 1$. There are infinitely many solutions.\n\nCase 2: $a = -1$. There is no solution.\n\n"
           "Case 3: otherwise. There is exactly one solution."),
    ("en", "**Case $a = 1$.** There are infinitely many solutions.\n\n**Case $a = -1$.** There is no solution."),
    ("en", "- $a = 1$: there are infinitely many solutions\n- $a = -1$: there is no solution\n"
           "- $a \\ne \\pm 1$: there is exactly one solution"),
    ("de", r"Falls $a=1$, so gibt es unendlich viele Lösungen. Für $a=-1$ hat das Gleichungssystem keine Lösung."),
    ("de", r"Für $a \neq 1$ und $a \neq -1$ ist das Gleichungssystem eindeutig lösbar."),
    ("fr", r"Si $a = 1$, le système a une infinité de solutions. Si $a=-1$, le système n'a pas de solution."),
    ("fr", r"Si $a\ne 1$ et $a \ne -1$, le système admet une unique solution."),
    ("fr", r"Le système a une unique solution si et seulement si $a\ne\pm 1$."),
    ("es", r"Si $a = 1$, el sistema tiene infinitas soluciones. Si $a=-1$, el sistema no tiene solución."),
    ("es", r"Si $a\ne 1$ y $a \ne -1$, el sistema tiene solución única."),
    ("ja", r"$a = 1$ のとき、解は無数にある。$a=-1$ のとき、解はない。$a \neq \pm 1$ のとき、解はただ 1 つである。"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), RIGHT)
def test_what_holds_in_every_case_is_right(lang: str, text: str) -> None:
    found = outcomes(BEFORE[lang] + text)
    assert found
    assert set(found) == {Outcome.CORRECT}


WRONG = [
    # the classical mistake: a case is forgotten
    ("en", r"If $a \neq 1$, there is exactly one solution.", -1),
    ("en", "There is a unique solution unless $a=1$.", -1),
    ("en", "For $a \\ne -1$ the system has exactly one solution.", 1),
    ("en", "If $a=1$ there is no solution.", 1),
    ("en", "The system has infinitely many solutions if $a = -1$.", -1),
    ("en", "Case 1: $a = 1$. There is no solution.", 1),
    ("en", "**Case $a = 1$.** There is exactly one solution.", 1),
    # cases that overlap and contradict each other
    ("en", r"If $a = -1$, there is no solution. If $a \neq 1$, there is exactly one solution.", -1),
    ("en", "- $a = 1$: there are infinitely many solutions\n- $a \\neq -1$: there is exactly one solution", 1),
    ("de", r"Für $a \neq 1$ ist das Gleichungssystem eindeutig lösbar.", -1),
    ("de", "Falls $a=1$, so gibt es keine Lösung.", 1),
    ("fr", r"Si $a\ne 1$, le système admet une unique solution.", -1),
    ("es", "Si $a=-1$, el sistema tiene infinitas soluciones.", -1),
    ("ja", "$a=-1$ のとき、解は無数にある。", -1),
]


@pytest.mark.parametrize(("lang", "text", "value"), WRONG)
def test_what_fails_in_some_case_is_wrong_with_a_value(lang: str, text: str, value: int) -> None:
    [wrong] = [one for one in claims(BEFORE[lang] + text) if one.outcome is Outcome.INCORRECT]
    assert isinstance(wrong.witness, ForValues)
    assert wrong.witness.values == (("a", Fraction(value)),)


FIRST_TWO = {
    "en": "If $a=1$, there are infinitely many solutions. If $a=-1$, there is no solution. ",
    "de": "Für $a=1$ gibt es unendlich viele Lösungen. Falls $a=-1$, so gibt es keine Lösung. ",
    "fr": "Si $a = 1$, le système a une infinité de solutions. Si $a=-1$, le système n'a pas de solution. ",
    "es": "Si $a = 1$, el sistema tiene infinitas soluciones. Si $a=-1$, el sistema no tiene solución. ",
}
OTHERWISE = [
    ("en", "Otherwise there is exactly one solution.", "Otherwise there is no solution."),
    ("en", "Otherwise the system has a unique solution.", "Otherwise it has no solution."),
    ("en", "Otherwise, there is a unique solution.", "Otherwise there are infinitely many solutions."),
    ("en", "In all other cases there is exactly one solution.", "In all other cases the system is inconsistent."),
    ("de", "Sonst gibt es genau eine Lösung.", "Sonst gibt es keine Lösung."),
    ("fr", "Sinon le système a une unique solution.", "Sinon le système n'a pas de solution."),
    ("es", "En otro caso el sistema tiene solución única.", "En otro caso no hay solución."),
]


@pytest.mark.parametrize(("lang", "right", "wrong"), OTHERWISE)
def test_what_holds_otherwise_is_judged_without_a_comma(lang: str, right: str, wrong: str) -> None:
    text = BEFORE[lang] + FIRST_TWO[lang]
    assert outcomes(text + right)[-1] is Outcome.CORRECT
    assert outcomes(text + wrong)[-1] is Outcome.INCORRECT


def test_otherwise_may_refer_to_something_else() -> None:
    for said in (
        "We need $a \\ne -1$, otherwise there is no solution.",
        "Assume that $a^2 \\ne 1$. Otherwise there is no solution.",
        "Suppose $a \\neq -1$. Otherwise there is no solution.",
        "Otherwise there would be no solution.",
    ):
        text = BEFORE["en"] + "If $a=1$, there are infinitely many solutions. " + said
        assert Outcome.INCORRECT not in outcomes(text), said


OPEN = [
    # what else the text says of the letter may narrow what is said here
    "Let $a > 0$. If $a \\neq 1$, there is exactly one solution.",
    "Let $a$ be a positive number. If $a \\neq 1$, there is exactly one solution.",
    "Suppose that $a \\neq -1$. If $a \\neq 1$, there is exactly one solution.",
    "If $a = -1$, there is no solution. Suppose $a \\neq -1$. If $a \\neq 1$, there is exactly one solution.",
    "For $a \\ne -1$ we may divide. If $a \\neq 1$, there is exactly one solution.",
    # what is not understood
    "If $a$ is a root of unity, there is no solution.",
    "If $a = b$, there is no solution.",
    "If $a \\geq 5$, there is no solution.",
    "If $a = 1$ and the moon is full, there is no solution.",
    "If $n = 1$, there is no solution.",
    "If $a = 1$ and $a = 2$, there is no solution.",
    "Only if $a = 1$ there is no solution.",
    "Otherwise there is no solution.",
    # what is not said
    "Does the system have no solution if $a = 1$?",
    "One might think that there is no solution if $a = 1$.",
    "If $a = 1$ there would be no solution.",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_certain_accuses_nobody(text: str) -> None:
    assert Outcome.INCORRECT not in outcomes(BEFORE["en"] + text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If $k = 2$ then $\\operatorname{rank} A = 1$.", Outcome.CORRECT),
        ("If $k = 3$ then $\\operatorname{rank} A = 1$.", Outcome.INCORRECT),
        ("If $k \\ne 2$, then $A$ has rank 2.", Outcome.INCORRECT),
        ("$A$ is invertible if and only if $k \\ne \\pm 2$.", Outcome.CORRECT),
        ("$A$ is invertible if and only if $k \\ne 2$.", Outcome.INCORRECT),
        ("$A$ is invertible if $k = 5$.", Outcome.CORRECT),
        ("$A$ is invertible if and only if $k = 5$.", Outcome.INCORRECT),
        ("The matrix $A$ is singular for $k=-2$.", Outcome.CORRECT),
        ("The matrix $A$ is singular for $k=4$.", Outcome.INCORRECT),
        ("$\\det A = 0$ if $k=2$.", Outcome.CORRECT),
        ("If $k=3$, then $\\det A \\ne 0$.", Outcome.CORRECT),
        ("If $k=2$, then $\\det A \\ne 0$.", Outcome.INCORRECT),
    ],
)
def test_ranks_and_inverses_under_conditions(text: str, expected: Outcome) -> None:
    assert outcomes(SQUARE + text)[-1] is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For $k = 2$ the rank is 1.", Outcome.CORRECT),
        ("For $k = 2$ the rank is 2.", Outcome.INCORRECT),
        ("If $k = -2$, the determinant is zero.", Outcome.CORRECT),
    ],
)
def test_what_has_no_name_is_said_of_the_only_matrix(text: str, expected: Outcome) -> None:
    assert outcomes(SQUARE + text)[-1] is expected
    another = r"Let $B = \begin{pmatrix} 1 & k \\ 0 & 0 \end{pmatrix}$. "
    assert outcomes(SQUARE + another + text)[-1] is not Outcome.INCORRECT


def test_what_is_not_read_in_a_discussion_is_told() -> None:
    text = BEFORE["en"] + "- $a = 1$: solutions galore\n- $a \\ne \\pm 1$: there is exactly one solution"
    verdict = verify(text)
    assert verdict.outcome.value == "incomplete"
    assert [one.reason for one in verdict.unread] == ["claim-not-understood"]
    alone = verify(BEFORE["en"] + "- $a \\ne \\pm 1$: there is exactly one solution")
    assert alone.outcome.value == "correct"


def test_a_system_of_equations_with_a_letter() -> None:
    before = "Consider the linear system " + SYSTEM + "\n"
    assert outcomes(before + "The system has infinitely many solutions for $a=1$.") == [Outcome.CORRECT]
    [wrong] = claims(before + "If $a \\ne 1$, there is exactly one solution.")
    assert wrong.outcome is Outcome.INCORRECT
    made: Any = verdict_object(verify(before + "If $a \\ne 1$, there is exactly one solution."))
    [said] = [one for one in made["statements"] if one["outcome"] == "incorrect"]
    assert said["conditions"]
    assert said["witness"]["letters"] == {"a": "-1"}


def test_claims_in_a_case_that_is_further_up_are_never_wrong() -> None:
    text = SQUARE + "\n\nCase 1: $k = 2$. We reduce it.\n\nThe rank of $A$ is $2$."
    assert outcomes(text)[-1] is Outcome.UNDECIDED
    assert outcomes(text.replace("is $2$", "is $1$"))[-1] is Outcome.CORRECT


@pytest.mark.parametrize(
    ("formula", "alternatives"),
    [
        ("a = 1", 1), (r"a \ne 1", 1), (r"a = \pm 1", 2), ("a = 1, -2", 2), (r"a \in \{1, 2, 3\}", 3), ("a", 0),
        (r"a \in \mathbb{R}", 0), ("a = 1, b = 2", 1), (r"k \neq 0, 1", 1), (r"a \notin \{1, 2\}", 1),
        ("a^2 - 1 = 0", 1),
        ("a > 1", None), (r"a \le 1", None), ("a = b = 1", 1), ("a = b \\ne 0", 1),
        (r"\det A = 0", None), ("f(x) < 2", None),
        (r"\operatorname{rank} A = 1", None), (r"\dim V = 1", None),
        (r"a \in (0, 1)", None), (r"a = \begin{pmatrix} 1 \end{pmatrix}", None), ("2 + a", None), ("", 0),
    ],
)  # fmt: skip
def test_relations_in_formulas(formula: str, alternatives: int | None) -> None:
    found = relations_of(formula)
    assert found is None if alternatives is None else found is not None and len(found) == alternatives


@pytest.mark.parametrize(
    ("lang", "condition", "alternatives"),
    [
        ("en", "If $a = 1$", 1), ("en", "if $a = 1$ or $a = 2$", 2), ("en", "when $a = 1$ and $b = 2$", 1),
        ("en", "for $a = 1 \\text{ or } a = 2$", 2), ("en", "except for $a = 1$", 1), ("en", "if $a$ is $1$", None),
        ("en", "if it rains", None), ("en", "only if $a = 1$", None), ("de", "falls $a = 1$ oder $a = 2$", 2),
        ("fr", "si $a = 1$ et $b = 2$", 1), ("es", "si $a = 1$ o $a = 2$", 2), ("pt", "se $a = 1$ e $b = 2$", 1),
        ("it", "se $a = 1$ oppure $a = 2$", 2), ("pl", "gdy $a = 1$ lub $a = 2$", 2),
        ("ja", "$a = 1$ または $a = 2$ のとき", 2),
        ("ja", "$a = 1$ 以外のとき", 1), ("zh", "当 $a = 1$ 或 $a = 2$ 时", 2), ("zh", "当 $a = 1$ 且天晴时", None),
    ],
)  # fmt: skip
def test_conditions_with_words(lang: str, condition: str, alternatives: int | None) -> None:
    found = case_of([condition], "", [pack(lang)], True)
    assert found is None if alternatives is None else found is not None and len(found.alternatives) == alternatives


def test_what_a_text_mentions() -> None:
    assert mentioned_in(r"If $a = 1$, then $x = 2$; for $k \ne \pm 3$ it holds.") == (
        "(a)-(1)", "(x)-(2)", "(k)-(3)", "(k)-(-(3))",
    )  # fmt: skip
    assert mentioned_in(r"With $\operatorname{rank} A = 1$, $\mathrm{rank}\, B = 2$ and $\dim V = 3$.") == ()
    assert is_narrowed("Let $a > 0$.", [pack("en")])
    assert is_narrowed("Let $n$ be an integer.", [pack("en")])
    assert not is_narrowed("If $a = 1$, there is none.", [pack("en")])


@pytest.mark.parametrize(
    ("text", "narrowed"),
    [
        (r"As $\operatorname{rank} A \leq 2$, it is singular.", False),
        (r"So $\mathrm{rango}(A \mid b) \le 3$.", False),
        (r"Here $\dim\ker A \ge 1$.", False),
        (r"$Kern(A)$ with $\dim Kern(A) \geq 1$.", False),
        (r"Let $a \leq 2$.", True),
        (r"Let $a > 0$, so that $\operatorname{rank} A \leq 2$.", True),
        (r"Let $r \geq 2$.", True),
    ],
)
def test_what_a_rank_is_at_most_ties_no_letter(text: str, narrowed: bool) -> None:
    assert is_narrowed(text, [pack("en")]) is narrowed


SHOWN_AGAIN = r"""$$A = \begin{pmatrix} a & b \\ b & a \end{pmatrix}$$

**Case $a = 0$**

$$\begin{pmatrix} 0 & b \\ b & 0 \end{pmatrix}$$

How to go on depends on whether $b$ is 0.

**Case 1: $a = 0,\quad b \neq 0$**

$$\begin{pmatrix} 0 & b \\ b & 0 \end{pmatrix}$$

$R_1 \leftrightarrow R_2$

$$\begin{pmatrix} b & 0 \\ 0 & b \end{pmatrix}$$

So $\operatorname{rank} A = 2$.
"""


def test_a_matrix_shown_again_with_another_entry_does_not_pass() -> None:
    """What a group of cases begins with, too, and where the row space is the same by chance."""
    assert verify(SHOWN_AGAIN).outcome.value == "correct"
    first, second, third = (
        SHOWN_AGAIN.replace("0 & b \\\\ b & 0", "0 & b \\\\ b & 1", 1),
        SHOWN_AGAIN.replace("0 & b \\\\ b & 0", "3 & b \\\\ b & 0", 1),
        SHOWN_AGAIN[:150] + SHOWN_AGAIN[150:].replace("0 & b \\\\ b & 0", "0 & b \\\\ b & 2", 1),
    )
    assert [verify(one).outcome.value for one in (first, second)] == ["incomplete"] * 2
    assert verify(third).outcome.value != "correct"
    scaled = SHOWN_AGAIN.replace(
        "$R_1 \\leftrightarrow R_2$\n\n$$\\begin{pmatrix} b & 0 \\\\ 0 & b", "$$\\begin{pmatrix} 1 & 0 \\\\ 0 & 1"
    )
    assert verify(scaled).outcome.value == "correct"


CYCLIC = r"$$\begin{cases} ax + y + z = 1 \\ x + ay + z = 1 \\ x + y + az = 1 \end{cases}$$ "
FORGOTTEN = {
    "en": ("Discuss the system ", r"If $a = -2$, it has no solution. If $a \neq 1$ and $a \neq -2$, "
           "it has one solution."),
    "de": ("Diskutieren Sie das Gleichungssystem ", r"Für $a = -2$ hat das System keine Lösung, für $a \neq 1$ und "
           r"$a \neq -2$ hat es genau eine Lösung."),
    "fr": ("Discuter, suivant les valeurs de $a$, le système ", r"Si $a = -2$, le système n'a pas de solution. Si "
           r"$a \neq 1$ et $a \neq -2$, le système admet une unique solution."),
    "es": ("Discute el sistema según los valores de $a$: ", r"Si $a = -2$, el sistema es incompatible. Si $a \neq 1$ y "
           r"$a \neq -2$, el sistema es compatible determinado."),
    "zh": ("$a$ 取何值时，方程组 ", r"无解、有唯一解、有无穷多解？当 $a = -2$ 时，方程组无解；"
           r"当 $a \neq 1$ 且 $a \neq -2$ 时，方程组有唯一解。"),
    "ja": ("$a$ の値によって連立方程式 ", r"の解を調べよ。$a = -2$ のとき、この連立方程式は解をもたない。"
           r"$a \neq 1$ かつ $a \neq -2$ のとき、この連立方程式はただ一つの解をもつ。"),
}  # fmt: skip


def test_a_forgotten_case_is_named_with_a_value() -> None:
    """Where all cases are asked for it is missing; elsewhere the text says nothing of it, and is right."""
    one = ((("a", Fraction(1)),),)
    for asked, said in FORGOTTEN.values():
        found = verify(asked + CYCLIC + said)
        assert (found.outcome, found.undiscussed) == (Whole.INCOMPLETE, one), asked
    asked, said = FORGOTTEN["en"]
    partial = verify("Consider the system " + CYCLIC + said)
    assert (partial.outcome, partial.undiscussed) == (Whole.CORRECT, one)
    assert verdict_object(partial)["undiscussed"] == [{"a": "1"}]


@pytest.mark.parametrize(
    "said",
    [
        r"If $a = -2$, it has no solution. If $a = 1$, it has infinitely many solutions. "
        "Otherwise it has one solution.",
        r"If $a = -2$, it has no solution.",
        r"It has no solution if and only if $a = -2$.",
        r"Let $a \neq 1$. If $a = -2$, it has no solution. If $a \neq -2$, it has one solution.",
        r"If $a = -2$, it has no solution. If $a \neq -2$, it has one solution.",
    ],
)
def test_no_case_is_missing(said: str) -> None:
    """All are there; one alone is no discussion; it is excluded; or what is said of it is wrong."""
    assert verify("Discuss the system " + CYCLIC + said).undiscussed == ()


def test_of_general_values_a_discussion_need_not_speak() -> None:
    text = r"If $a = -2$, it has no solution. If $a = 1$, it has infinitely many solutions."
    found = verify("Discuss the system " + CYCLIC + text)
    assert (found.outcome, len(found.undiscussed)) == (Whole.CORRECT, 1)
