"""What Adj(A) and A^* mean is settled for a letter, in its exercise, by what stands beside it; not for a whole text."""

from __future__ import annotations

import exactrank

A = r"\begin{pmatrix} 1 & 2 \\ 3 & 5 \end{pmatrix}"
COFACTORS, ADJUGATE = (
    r"\begin{pmatrix} 5 & -3 \\ -2 & 1 \end{pmatrix}",
    r"\begin{pmatrix} 5 & -2 \\ -3 & 1 \end{pmatrix}",
)
BY_FORMULA = r"$\operatorname{Adj}(A) = @$ y $A^{-1} = \frac{1}{|A|} \operatorname{Adj}(A)^t$."
BY_WORDS = r"$\operatorname{Adj}(A) = @$. Trasponiendo y dividiendo se obtiene la inversa."
SYSTEM = r"$$\begin{cases} x + 2y = 1 \\ 2x + 4y = 3 \end{cases}$$"
RANKS = r"Como $\operatorname{rg}(A) = 1$ y $\operatorname{rg}(A^*) = 2$, no hay solución."
OUTCOMES = [
    (f"Sea $A = {A}$. " + BY_FORMULA.replace("@", COFACTORS), "correct"),
    (f"Sea $A = {A}$. " + BY_WORDS.replace("@", COFACTORS), "not incorrect"),
    (f"Sea $A = {A}$. " + BY_FORMULA.replace("@", ADJUGATE), "not correct"),
    (f"Sea $A = {A}$. La matriz adjunta es $\\operatorname{{adj}}(A) = {ADJUGATE}$.", "correct"),
    # the same name in another exercise, by another book
    (
        f"Ejercicio 1. Sea $A = {A}$. {BY_FORMULA.replace('@', COFACTORS)}\n\n"
        f"Ejercicio 2. Sea $A = {A}$. Entonces $\\operatorname{{Adj}}(A) = {ADJUGATE}$.",
        "correct",
    ),
    (f"设 $A={A}$。伴随矩阵 $A^*={ADJUGATE}$。", "correct"),
    (f"设 $A={A}$。伴随矩阵 $A^*={COFACTORS}$。", "incorrect"),
    (f"例1．设 $A={A}$。伴随矩阵 $A^*={ADJUGATE}$。\n\n例2．设 $A={A}$，$A^*={COFACTORS}$。", "not incorrect"),
    (f"Resolver el sistema {SYSTEM} La matriz ampliada es $A^*$. {RANKS}", "correct"),
    (f"Resolver el sistema {SYSTEM} {RANKS.replace('= 2', '= 1')}", "incorrect"),
    (f"Ejercicio 1. Resolver {SYSTEM} {RANKS}\n\nEjercicio 2. $\\operatorname{{rg}}(A^*) = 7$.", "not incorrect"),
]


def _fits(outcome: str, wanted: str) -> bool:
    return outcome != wanted.removeprefix("not ") if wanted.startswith("not ") else outcome == wanted


def test_what_names_mean_in_their_exercise() -> None:
    found = [(text, wanted, exactrank.verify(text).outcome.value) for text, wanted in OUTCOMES]
    assert [(text, outcome) for text, wanted, outcome in found if not _fits(outcome, wanted)] == []
