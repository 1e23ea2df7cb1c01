"""Discussions of cases in the words of several languages: conditions without commas, ranks of A and (A | b), numbers of
cases in front of their names, powers of the letter in the system; and what resembles them and says nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from exactrank import verify
from exactrank.judging import Outcome
from exactrank.judging.verdicts.witnesses import ForValues
from exactrank.reading.claims.letter_relations import relations_of
from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.language.packs import pack
from tests.cases.test_judged import SQUARE, outcomes

SYSTEM = r"\[\begin{cases} x + p y = 1 \\ p x + y = 1 \end{cases}\]"
MATRIX = r"$A = \begin{pmatrix} 1 & p \\ p & 4 \end{pmatrix}$"
POWERS = r"\[\begin{cases} x + p^2 y = 1 \\ x + y = p^{3} \end{cases}\]"

RIGHT = [
    f"Consider the system {SYSTEM}\nIf $p = 1$, then $\\operatorname{{rank}}(A) = 1$ and "
    "$\\operatorname{rank}(A|b) = 1$, so there are infinitely many solutions. If $p = -1$, then "
    "$\\operatorname{rank}(A) = 1$ and $\\operatorname{rank}(A,b) = 2$, so the system has no solution.",
    f"Consider the system {POWERS}\nFor $p = 1$ there are infinitely many solutions. "
    r"For $p = -1$ there is no solution. If $p \in \mathbb{R} \setminus \{1, -1\}$, there is exactly one solution.",
    f"Let {MATRIX}.\nIf $p = 2$ or $p = -2$ $A$ has rank 1. Otherwise $\\operatorname{{rank}} A = 2$.",
    f"Let {MATRIX}.\nIf $p = \\pm 2$ $\\operatorname{{rank}} A = 1$. Otherwise $A$ has rank 2.",
    f"Gegeben ist das Gleichungssystem {SYSTEM}\n\n1. Fall: $p = 1$. Dann gibt es unendlich viele Lösungen.\n\n"
    "2. Fall: $p = -1$. Dann gibt es keine Lösung.\n\n3. Fall: $p \\neq \\pm 1$. Dann gibt es genau eine Lösung.",
    f"Gegeben ist das Gleichungssystem {SYSTEM}\nIst $p = 1$, so gibt es unendlich viele Lösungen. "
    "Gilt $p = -1$, so hat das LGS keine Lösung. Für $p = -1$ hat das LGS keine Lösung. "
    "In allen anderen Fällen gibt es genau eine Lösung.",
    f"Gegeben ist {MATRIX}.\nFür $p = 2$ oder $p = -2$ gilt $\\operatorname{{rg}}(A) = 1$. "
    r"Falls $p \notin \{2, \frac{-4}{2}\}$, ist der Rang von $A$ gleich 2.",
    f"On considère le système {SYSTEM}\n\n1er cas : $p = 1$. Alors le système admet une infinité de solutions.\n\n"
    "2e cas : $p = -1$. Alors le système est incompatible.\n\n3e cas : $p \\neq \\pm 1$. "
    "Le système a une solution unique.",
    f"Se considera el sistema {SYSTEM}\nSi $p = 1$, el sistema es compatible indeterminado. Si $p = -1$, el sistema es "
    "incompatible. Si $p \\neq \\pm 1$, el sistema es compatible determinado.",
    f"Sia {MATRIX}.\nSe $p = \\pm 2$, $A$ ha rango 1. Altrimenti $\\operatorname{{rg}}(A) = 2$.",
    f"Considere o sistema {SYSTEM}\nSe $p = 1$, o sistema é possível e indeterminado. Se $p = -1$, "
    "$\\operatorname{posto}(A) = 1$ e $\\operatorname{posto}(A|b) = 2$, logo o sistema é impossível.",
    f"Rozważmy układ równań {SYSTEM}\n\nPrzypadek 1: $p = 1$. Układ jest nieoznaczony.\n\n"
    "Przypadek 2: $p = -1$. Układ jest sprzeczny.",
    f"Niech {MATRIX}.\n\n- Dla $p = 2$ rząd macierzy $A$ jest równy 1.\n- Dla $p = -2$ $\\operatorname{{rz}}(A) = 1$.",
    f"考虑线性方程组 {SYSTEM}\n\n当 $p = -1$ 时,$r(A) = 1$,$r(A|b) = 2$,所以方程组无解。",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_right_discussions_are_confirmed(text: str) -> None:
    verdict = verify(text)
    assert verdict.outcome.value == "correct", [(one.statement.span.source, one.note) for one in verdict.judgements]


WRONG = [
    # a value is forgotten
    (f"Let {MATRIX}.\nIf $p = 2$, the rank of $A$ is 1. Otherwise $\\operatorname{{rank}} A = 2$.", -2),
    (f"Let {MATRIX}.\nIf $p = 2$, the rank of $A$ is 1. Otherwise $A$ has rank 2.", -2),
    (f"Gegeben ist {MATRIX}.\nFür $p = 2$ gilt $\\operatorname{{rg}} A = 1$. "
     "Für alle anderen $p$ gilt $\\operatorname{rg} A = 2$.", -2),
    (f"Gegeben ist {MATRIX}.\nIst $p \\neq -2$, so gilt $\\operatorname{{rg}} A = 2$.", 2),
    (f"Niech {MATRIX}.\n\n- Dla $p \\neq 2$ $\\operatorname{{rz}}(A) = 2$.", -2),
    (f"Consider the system {POWERS}\n"
     "If $p \\in \\mathbb{R} \\setminus \\{1\\}$, there is exactly one solution.", -1),
    (f"Consider the system {SYSTEM}\nIf $p = -1$, then $\\operatorname{{rank}}(A) = 1$ and "
     "$\\operatorname{rank}(A|b) = 2$, so there are infinitely many solutions.", -1),
    # a wrong rank, a wrong number of solutions
    (f"Let {MATRIX}.\nIf $p = 2$ $\\operatorname{{rank}} A = 2$.", 2),
    (f"Consider the system {SYSTEM}\nIf $p = -1$, then $\\operatorname{{rank}}(A|b) = 1$.", -1),
    (f"Consider the system {SYSTEM}\nIf $p = 1$, then $\\operatorname{{rank}}(A) = 2$ and "
     "$\\operatorname{rank}(A|b) = 2$.", 1),
    (f"Se considera el sistema {SYSTEM}\nSi $p = -1$, el sistema es compatible indeterminado.", -1),
    (f"Se considera el sistema {SYSTEM}\nPara $p = -1$, el sistema tiene infinitas soluciones.", -1),
    (f"Si consideri il sistema {SYSTEM}\nPrimo caso: per $p = -1$ il sistema ha infinite soluzioni.", -1),
    (f"考虑线性方程组 {SYSTEM}\n\n当 $p = 1$ 时，方程组有无穷多解。其他情况下，方程组有唯一解。", -1),
    (f"Gegeben ist das Gleichungssystem {SYSTEM}\n\n1. Fall: $p = 1$. Dann gibt es keine Lösung.", 1),
    (f"On considère le système {SYSTEM}\n\n1er cas : $p = 1$. Alors le système a une solution unique.", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), WRONG)
def test_wrong_discussions_are_refuted_by_a_value(text: str, value: int) -> None:
    wrong = [one for one in verify(text).judgements if one.outcome is Outcome.INCORRECT]
    assert wrong
    assert isinstance(wrong[0].witness, ForValues)
    assert wrong[0].witness.values == (("p", Fraction(value)),)


def test_what_narrows_a_letter_accuses_nobody_in_spanish() -> None:
    begin = f"Se considera el sistema {SYSTEM}\n"
    for narrowed in ("Sea $p$ un número par. ", "Sea $p$ par. ", "Los $p$ son pares. "):
        assert Outcome.INCORRECT not in outcomes(begin + narrowed + "Si $p \\neq 1$, el sistema tiene solución única.")


@pytest.mark.parametrize(
    "said",
    [
        # conditions that go on, or whose formula begins no clause
        "If $k = 2$ and $\\operatorname{rank} A = 2$, we are done.",
        "Suppose $k = 2$ and $\\operatorname{rank} A = 2$.",
        "We use this if $k = 2$ $\\operatorname{rank} A = 2$ or so.",
        "If $k = 2$ $B$ has rank 2.",
        "If $\\operatorname{rank} A = 2$ $k = 2$ is excluded.",
        # other things than all other cases
        "For $k = 2$ the rank of $A$ is 1. For all other $B$ of this kind $\\operatorname{rank} A = 1$.",
        "For $k = 2$ the rank of $A$ is 1. We need $k \\neq 2$, otherwise $\\operatorname{rank} A = 1$.",
        "For $k = \\pm 2$ the rank of $A$ is 1. Otherwise $A$ is what it is.",
        "If $k = 2$, the rank of $A$ is 1. The case $k = -2$ is like it. Otherwise $\\operatorname{rank} A = 2$.",
        # sets
        "If $k \\in \\mathbb{Z} \\setminus \\{2, -2\\}$, then $\\operatorname{rank} A = 1$.",
        "If $k \\in \\mathbb{R} \\setminus (2, 3)$, then $\\operatorname{rank} A = 1$.",
        "Does $k = 2$ give $\\operatorname{rank} A = 2$?",
        "Otherwise $\\operatorname{rank} A = 1$.",
    ],
)
def test_what_resembles_a_case_accuses_nobody(said: str) -> None:
    assert Outcome.INCORRECT not in outcomes(SQUARE + said)


def test_a_claim_that_its_condition_swallows_is_not_passed_in_silence() -> None:
    begin = f"{SQUARE}If $k = 2$, the rank of $A$ is 1. "
    verdict = verify(begin + "If $k = 3$ also $\\operatorname{rank} A = 1$.")
    assert verdict.outcome.value == "incomplete"
    for more in ("Case $\\det A \\ne 0$.", "If $k = -2$ and so on.", "Suppose that $\\operatorname{rank} A = 2$."):
        assert not verify(begin + more).unread, more


@pytest.mark.parametrize(
    ("formula", "alternatives"),
    [
        (r"a \in \mathbb{R} \setminus \{1, 2\}", ((("(a)-(1)", False), ("(a)-(2)", False)),)),
        (r"a \in \mathbb{R}\smallsetminus\{1\}", ((("(a)-(1)", False),),)),
        (r"a \in \{\frac{1}{2}, 1\}", ((("(a)-(\\frac{1}{2})", True),), (("(a)-(1)", True),))),
        (r"a \notin \mathbb{R} \setminus \{1\}", None),
        (r"a \in \mathbb{R} \setminus \mathbb{Q}", None),
        (r"a \in \mathbb{R}^+", None),
        (r"a \in \mathbb{R} \cup \{1\}", None),
        (r"a \in \mathbb{R} \setminus B", None),
        (r"a \in \mathbb{R}", ()),
    ],
)
def test_sets_of_values(formula: str, alternatives: object) -> None:
    assert relations_of(formula) == alternatives


@pytest.mark.parametrize(
    ("lang", "text", "labels"),
    [
        ("de", "1. Fall: $a = 1$.\n2. Fall $a = 2$.\n3. Fall\n", 3),
        ("fr", "1er cas : $a = 1$.\n2e cas : $a = 2$.\n", 2),
        ("de", "2. Fall: $a = 1$.\n", 0),
        ("de", "Im 1. Fall ist $a = 1$.\n", 0),
        ("de", "1. Fallunterscheidung: $a = 1$.\n", 0),
        ("de", "1. Fall und 2. Fall sind gleich.\n", 0),
    ],
)
def test_numbers_in_front_of_cases(lang: str, text: str, labels: int) -> None:
    assert len([one for one in Scopes(text, [pack(lang)]).marks if one.is_case]) == labels


@pytest.mark.parametrize(
    "equations",
    [
        r"x + y = 1 \\ x = y^2",
        r"x^2 + y = 1 \\ x = 2",
        r"x + y = z^2 \\ z + y = 1",
        r"x + y = 1 \\ 2 = y^2",
        r"x_1 + x_2 = 1 \\ x_2 = x_1^2",
        r"x + p^q y = 1 \\ x = y",
    ],
)
def test_powers_of_unknowns_are_in_no_linear_system(equations: str) -> None:
    text = rf"Consider the system \[\begin{{cases}} {equations} \end{{cases}}\] There is no solution."
    assert Outcome.INCORRECT not in outcomes(text)


_OPENERS = {
    "Consider the system": "If",
    "On considère le système": "Si",
    "Se considera el sistema": "Si",
    "Si consideri il sistema": "Se",
    "Considere o sistema": "Se",
}
NO_UNIQUE = [
    ("Consider the system", "the system does not have a unique solution"),
    ("Consider the system", "the system doesn't have exactly one solution"),
    ("Consider the system", "the system never has a unique solution"),
    ("Consider the system", "the system fails to have a unique solution"),
    ("Gegeben ist das Gleichungssystem", "das System hat keine eindeutige Lösung"),
    ("On considère le système", "le système n'a pas de solution unique"),
    ("Se considera el sistema", "el sistema no tiene solución única"),
    ("Se considera el sistema", "el sistema no tiene una única solución"),
    ("Si consideri il sistema", "il sistema non ammette un'unica soluzione"),
    ("Si consideri il sistema", "il sistema non ha soluzione unica"),
    ("Considere o sistema", "o sistema não tem solução única"),
    ("Considere o sistema", "o sistema não tem uma única solução"),
    ("連立方程式", "この連立方程式は唯一の解をもたない"),
    ("考虑线性方程组", "方程组没有唯一解"),
]


@pytest.mark.parametrize(("before", "said"), NO_UNIQUE)
def test_that_there_is_not_one_solution_says_neither_one_nor_none(before: str, said: str) -> None:
    unique = rf"{before} \[\begin{{cases}} x + y = 1 \\ x + 3y = 2 \end{{cases}}\]"
    infinite = rf"{before} \[\begin{{cases}} x + y = 1 \\ x + y = 1 \end{{cases}}\]"
    assert verify(f"{unique} {said[:1].upper()}{said[1:]}.").outcome.value != "correct"
    assert verify(f"{infinite} {said[:1].upper()}{said[1:]}.").outcome.value != "incorrect"
    opener = _OPENERS.get(before)
    if opener is None:
        return
    for value in (1, -1):
        text = f"{before} {SYSTEM}\n\n{opener} $p = {value}$, {said}."
        assert verify(text).outcome.value != "incorrect"
    assert verify(f"{before} {SYSTEM}\n\n{opener} $p = 3$, {said}.").outcome.value != "correct"


def test_a_consistent_system_has_not_no_solution() -> None:
    system = r"Consider the system \[\begin{cases} x + y = 1 \\ x + k y = 2 \end{cases}\]"
    for right in ("If $k = 2$, the system is consistent.", r"The system is consistent if and only if $k \ne 1$."):
        assert verify(f"{system} {right}").outcome.value == "correct", right
    for wrong in ("If $k = 1$, the system is consistent.", r"The system is consistent if and only if $k \ne 2$."):
        assert verify(f"{system} {wrong}").outcome.value != "correct", wrong


def test_greek_letters_in_systems() -> None:
    system = r"Consider the system \[\begin{cases} \lambda x + y = 1 \\ x + \lambda y = \lambda^2 \end{cases}\]"
    assert verify(rf"{system} If $\lambda = 1$, there are infinitely many solutions.").outcome.value == "correct"
    [wrong] = [one for one in verify(rf"{system} If $\lambda \ne 1$, there is a unique solution.").judgements
               if one.outcome is Outcome.INCORRECT]  # fmt: skip
    assert isinstance(wrong.witness, ForValues)
    assert wrong.witness.values == (("lambda", Fraction(-1)),)


TYPED = "Let\n\nA = [1 a; a 4]\n\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("For a ≠ 2 and a ≠ -2 the rank of A is 2.", "correct"),
        ("If a != ±2, the rank of A is 2. If a = ±2, the rank of A is 1.", "correct"),
        ("If a ≠ 2, the rank of A is 2.", "incorrect"),
        ("If a = ±2, the rank of A is 2.", "incorrect"),
        ("If 3a ≠ 6, the rank of A is 2.", "incorrect"),
        ("If a ≠ 2b, the rank of A is 2.", "undecided"),
        ("If a ≠ 2 + b, the rank of A is 2.", "undecided"),
        ("If we suppose a ≠ 2, what is the rank of A?", "undecided"),
    ],
)
def test_conditions_in_typed_text(said: str, expected: str) -> None:
    assert verify(TYPED + said).outcome.value == expected


SINGULAR = r"Let $A = \begin{pmatrix} 1 & 2 \\ 2 & 4 \end{pmatrix}$. Then $\operatorname{rank}(A) = 1$. "


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (r"We see that $\operatorname{rank}(A^*) = 2$.", "unreadable"),
        (r"$\operatorname{rank}(A^{\#}) = 2$", "unreadable"),
        (r"$\operatorname{rg}(A^*) = 1$", "unreadable"),
        (r"Suppose that $\operatorname{rank}(A^*) = 2$.", "correct"),
        (r"Is $\operatorname{rank}(A^*) = 2$?", "correct"),
        (r"If $\operatorname{rank}(A^{\#}) = 2$, then that is another one.", "correct"),
        (r"For every matrix, $\operatorname{rank}(A^*) = \operatorname{rank}(A)$.", "correct"),
        (r"The reader $r^* = 2$ may like it.", "incomplete"),
    ],
)
def test_a_rank_of_what_is_not_understood_is_not_passed_in_silence(said: str, expected: str) -> None:
    assert verify(SINGULAR + said).outcome.value == expected


NESTED = [
    # all others of the cases within a case
    "If $k \\neq 2$ there are two. If $k = -2$, the rank of $A$ is 1. Otherwise $\\operatorname{rank} A = 2$.",
    "Now let $k \\neq 2$. If $k = -2$, the rank of $A$ is 1. Otherwise $A$ has rank 2.",
    "If $k \\ne 2$, two things happen: for $k = -2$ we have $\\operatorname{rank} A = 1$, otherwise we have "
    "$\\operatorname{rank} A = 2$.",
    "Ist $k \\neq 2$, so unterscheiden wir: Für $k = -2$ gilt $\\operatorname{rg} A = 1$, sonst gilt "
    "$\\operatorname{rg} A = 2$.",
    "\n\n1. Fall: $k \\neq 2$.\n\nFür $k = -2$ gilt $\\operatorname{rg} A = 1$. Sonst hat $A$ den Rang 2.",
    # a case in words between them
    "If $k = 2$, the rank of $A$ is 1. The same is true for $-2$. Otherwise $\\operatorname{rank} A = 2$.",
    "If $k = 2$, the rank of $A$ is 1. For minus two it is the same. Otherwise $A$ has rank 2.",
    "If $k = 2$, the rank of $A$ is 1. For minus two it is the same.\n\nOtherwise, the rank of $A$ is 2.",
    "- $k = 2$: the rank of $A$ is 1\n- minus two: as before.\n- otherwise: the rank of $A$ is 2",
]


@pytest.mark.parametrize("said", NESTED)
def test_all_others_of_some_cases_accuse_nobody(said: str) -> None:
    assert Outcome.INCORRECT not in outcomes(SQUARE + said)
