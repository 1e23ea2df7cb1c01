"""Discussions of cases by headings, tables, bare words and conditions of other forms; and their look-alikes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from exactrank import verify
from exactrank.judging import Outcome
from exactrank.judging.surd_conditions import norm, over_roots
from exactrank.judging.verdicts.witnesses import ForValues

MATRIX = r"$A=\begin{pmatrix}1&2\\2&k\end{pmatrix}$"
SYSTEM = r"$$\begin{cases}x+2y=1\\2x+ky=3\end{cases}$$"
BOTH_WAYS = [
    ("Let", MATRIX, r"A necessary and sufficient condition for $A$ to be invertible is $k\neq 4$."),
    ("Let", MATRIX, r"The condition $k\neq 4$ is necessary and sufficient for $A$ to be invertible."),
    ("Consider the system", SYSTEM,
     r"A necessary and sufficient condition for the system to be consistent is that $k\neq4$."),
    ("Sei", MATRIX, r"Notwendig und hinreichend dafür, dass $A$ invertierbar ist, ist $k\neq4$."),
    ("Soit", MATRIX, r"Une condition nécessaire et suffisante pour que $A$ soit inversible est $k\neq4$."),
    ("Sea", MATRIX, r"La condición necesaria y suficiente para que $A$ sea invertible es $k\neq4$."),
    ("Sia", MATRIX, r"Condizione necessaria e sufficiente affinché $A$ sia invertibile è $k\neq4$."),
    ("Seja", MATRIX, r"Uma condição necessária e suficiente para que $A$ seja invertível é $k\neq4$."),
    ("Niech", MATRIX, r"Warunkiem koniecznym i wystarczającym na to, aby macierz $A$ była odwracalna, jest $k\neq4$."),
    ("设", MATRIX, r"则 $A$ 可逆的充要条件是 $k\neq4$。"),
    ("考虑线性方程组", SYSTEM, r"该方程组有唯一解的充分必要条件是 $k\neq4$。"),
    ("行列", MATRIX, r"$A$ が正則であるための必要十分条件は $k\neq4$ である。"),
    ("連立方程式", SYSTEM, r"この連立方程式がただ一つの解をもつための必要十分条件は $k\neq4$ である。"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "given", "said"), BOTH_WAYS)
def test_necessary_and_sufficient_conditions(before: str, given: str, said: str) -> None:
    assert verify(f"{before} {given}\n\n{said}").outcome.value == "correct"
    other = said.replace("4$", "2$")
    wrong = [one for one in verify(f"{before} {given}\n\n{other}").judgements if one.outcome is Outcome.INCORRECT]
    assert isinstance(wrong[0].witness, ForValues)
    assert wrong[0].witness.values[0][1] in (Fraction(4), Fraction(2))


@pytest.mark.parametrize(
    "said",
    [
        r"Find a necessary and sufficient condition for $A$ to be invertible.",
        r"What is a necessary and sufficient condition for $A$ to be invertible?",
        r"A necessary and sufficient condition for invertibility is $\det A\neq0$.",
        r"A necessary condition for $A$ to be invertible is $k\neq2$.",
        r"The condition $k\neq2$ is necessary for $A$ to be invertible.",
        r"Una condición necesaria para que $A$ sea invertible es $k\neq2$.",
        r"$A$ が正則であるための必要条件は $k\neq2$ である。",
    ],
)
def test_conditions_that_are_only_necessary_accuse_nobody(said: str) -> None:
    assert Outcome.INCORRECT not in [one.outcome for one in verify(f"Let {MATRIX}\n\n{said}").judgements]


THREE = r"$$\begin{cases}x+y+mz=1\\x+my+z=1\\mx+y+z=1\end{cases}$$"
ONE_TWO_THREE = [
    ("Soit le système", ("Premier cas :", "Deuxième cas :", "Troisième cas :"),
     ("Le système admet une infinité de solutions.", "Le système n'a pas de solution.", "Il y a une unique solution.")),
    ("Consider the system", ("First case:", "Second case:", "Third case:"),
     ("There are infinitely many solutions.", "There is no solution.", "There is exactly one solution.")),
    ("Consider the system", ("## Case", "## Case", "## Case"),
     ("\n\nThere are infinitely many solutions.", "\n\nThere is no solution.", "\n\nThere is exactly one solution.")),
    ("Se considera el sistema", ("Primer caso:", "Segundo caso:", "Tercer caso:"),
     ("Hay infinitas soluciones.", "El sistema no tiene solución.", "El sistema tiene solución única.")),
    ("考虑线性方程组", ("情况一：", "情况二：", "情况三："),
     ("方程组有无穷多解。", "方程组无解。", "方程组有唯一解。")),
]  # fmt: skip


@pytest.mark.parametrize(("before", "names", "said"), ONE_TWO_THREE)
def test_cases_by_their_order_and_by_headings(before: str, names: tuple[str, ...], said: tuple[str, ...]) -> None:
    values = ("$m = 1$.", "$m = -2$.", r"$m \neq 1, -2$.")
    text = f"{before} {THREE}\n\n" + "\n\n".join(map(" ".join, zip(names, values, said, strict=True)))
    assert verify(text).outcome.value == "correct"
    assert verify(text.replace("$m = -2$", "$m = 2$")).outcome.value == "incorrect"


BARE = [
    ("Consider the system", "no solution", "infinitely many solutions", "exactly one solution"),
    ("Gegeben ist das LGS", "keine Lösung", "unendlich viele Lösungen", "genau eine Lösung"),
    ("On considère le système", "aucune solution", "une infinité de solutions", "une solution unique"),
    ("Se considera el sistema", "sistema incompatible", "compatible indeterminado", "sistema compatible determinado"),
    ("Si consideri il sistema", "nessuna soluzione", "infinite soluzioni", "una unica soluzione"),
    ("考虑线性方程组", "无解", "有无穷多解", "有唯一解"),
    ("連立方程式", "解なし", "解は無数", "ただ1つ"),
]


@pytest.mark.parametrize(("before", "none", "infinite", "one"), BARE)
def test_bare_words_behind_conditions_and_in_tables(before: str, none: str, infinite: str, one: str) -> None:
    rows = (("$m=1$", infinite), ("$m=-2$", none), (r"$m\neq1,\ m\neq-2$", one))
    for text in (
        "\n".join([f"- {condition}: {said}" for condition, said in rows]),
        "| $m$ | ? |\n|---|---|\n" + "\n".join([f"| {condition} | {said} |" for condition, said in rows]),
    ):
        verdict = verify(f"{before} {THREE}\n\n{text}")
        assert verdict.outcome.value == "correct", text
        assert len(verdict.judgements) >= 3
        assert verify(f"{before} {THREE}\n\n{text}".replace("$m=-2$", "$m=2$")).outcome.value == "incorrect"


def test_other_words_behind_conditions_say_nothing() -> None:
    for said in ("no solution was found so far", "unique up to sign", "none of the above", "infinitely nice"):
        text = f"Consider the system {THREE}\n\n- $m=1$: {said}\n- $m=2$: {said}"
        assert Outcome.INCORRECT not in [one.outcome for one in verify(text).judgements]


SQUARE = r"Let $B=\begin{pmatrix}1&a\\a&2\end{pmatrix}$. "


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (r"For $a=\pm\sqrt2$ the rank of $B$ is 1.", "correct"),
        (r"If $a=\sqrt{2}$, the rank of $B$ is 1.", "correct"),
        (r"If $a\neq\pm\sqrt{2}$, the rank of $B$ is 2.", "correct"),
        (r"The matrix $B$ is invertible if and only if $a\neq\sqrt2$ and $a\neq-\sqrt2$.", "correct"),
        (r"If $a\neq\sqrt{2}$, the rank of $B$ is 2.", "undecided"),
        (r"If $a=\frac{1}{\sqrt2}$, the rank of $B$ is 1.", "undecided"),
    ],
)
def test_conditions_with_square_roots(said: str, expected: str) -> None:
    assert verify(SQUARE + said).outcome.value == expected


def test_the_product_of_conjugates() -> None:
    found = over_roots(r"(a)-(1+\sqrt{2})", ("a",))
    assert found is not None
    assert norm(*found, 1) == (((2,), 1), ((1,), -2), ((0,), -1))


TWO = r"Let $A=\begin{pmatrix}a&b\\b&a\end{pmatrix}$. "


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (r"If $a=b\neq0$, the rank of $A$ is 1.", "correct"),
        (r"If $a=b=0$, the rank of $A$ is 0.", "correct"),
        (r"If $a=b\neq0$, the rank of $A$ is 2.", "incorrect"),
        (r"If $a=-b=0$, the rank of $A$ is 1.", "incorrect"),
    ],
)
def test_chains_of_relations(said: str, expected: str) -> None:
    assert verify(TWO + said).outcome.value == expected


def test_what_goes_on_in_the_same_case() -> None:
    begin = f"Consider the system {THREE} "
    right = "If $m = 1$, there are infinitely many solutions. With $y=s$ and $z=t$ we get $x=1-s-t$."
    assert verify(begin + right).outcome.value == "correct"
    wrong = "If $m = 1$, there are infinitely many solutions. In that case $x=2-s-t$, $y=s$, $z=t$."
    assert verify(begin + wrong).outcome.value == "incorrect"
    other = "If $m = 1$, there are infinitely many solutions. The value $m = 3$ is another matter: there $x=2-s-t$."
    assert Outcome.INCORRECT not in [one.outcome for one in verify(begin + other).judgements]


@pytest.mark.parametrize("name", ["A^*", "A'", r"\bar{A}", r"\tilde A", "A_b"])
def test_names_of_the_augmented_matrix_that_nobody_explains(name: str) -> None:
    ranks = rf"$\operatorname{{rank}}(A)=1$ and $\operatorname{{rank}}({name})=2$"
    text = rf"Consider the system {SYSTEM} If $k=4$, then {ranks}."
    assert verify(text).outcome.value == "correct"
    assert verify(text.replace("=2$", "=1$")).outcome.value == "incorrect"
    given = rf"Let $A={MATRIX[3:-1]}$ and ${name}=\begin{{pmatrix}}1&2\\2&4\end{{pmatrix}}$. "
    assert verify(given + text.replace("=2$", "=1$")).outcome.value != "incorrect"


INCONSISTENT = r"$$\begin{cases}x+2y=1\\2x+4y=3\end{cases}$$"


def test_the_augmented_matrix_is_called_u_in_polish() -> None:
    text = f"Rozwiążmy układ równań {INCONSISTENT} Mamy $\\operatorname{{rz}}(A)=1$ oraz $\\operatorname{{rz}}(U)=2$."
    assert verify(text).outcome.value == "correct"
    assert verify(text.replace("=2$", "=1$")).outcome.value == "incorrect"


@pytest.mark.parametrize(
    "said",
    [
        r"With an upper triangular $U$ we have $\operatorname{rank}(A)=1$ and $\operatorname{rank}(U)=1$.",
        r"$\operatorname{rank}(A)=\operatorname{rank}(A^*)$ for conjugates, and $\operatorname{rank}(A)=1$.",
        r"As $\operatorname{rank}(A)=1$, also $\operatorname{rank}(A')=1$ for the transpose $A'$.",
        r"As $\operatorname{rank}(A)=1$ and $\operatorname{rank}(\bar{B})=1$, we go on.",
    ],
)
def test_names_with_another_meaning_accuse_nobody(said: str) -> None:
    assert Outcome.INCORRECT not in [one.outcome for one in verify(f"Solve {INCONSISTENT} {said}").judgements]


def test_a_rest_that_is_not_read_is_told() -> None:
    text = r"Niech $B=\begin{pmatrix}m&2\\8&m\end{pmatrix}$. Dla $m=4$ rząd macierzy $B$ jest równy 1, "
    assert verify(text + "w pozostałych przypadkach jest równy 2.").outcome.value != "correct"
