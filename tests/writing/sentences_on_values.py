"""As `sentences.py`, for determinants and for solutions.

Fields of determinants: {A} the matrix, {B} another, {d} the determinant, {e} another number, {det}, {detd}, {dete}
formulas, {two} 2A and {scaled} its determinant, {T} the transpose. Of solutions: {x} the first unknown, {p} its value,
{q} another, {xp}, {xq} equations, {point} the solution as a tuple of equations, {other} with one value changed.
"""

from __future__ import annotations

from tests.writing.styles import Language

Sentences = dict[Language, tuple[str, ...]]

DETERMINANT_NOTHING: Sentences = {
    "en": (
        "Is the determinant of {A} equal to {e}?",
        "If the determinant of {A} were {e}, volumes would be multiplied by {e}.",
        "The determinant of {A} is not {e}.",
        "We see that {det} {neq} {e}.",
        "One could be tempted to say that the determinant of {A} is {e}.",
        "Suppose that {dete}.",
        "Suppose that {dete}. This contradicts the reduction.",
        "The determinant of {B} is {e}.",
        "Let {B} be a matrix with determinant {e}.",
        "The determinant of the identity matrix is 1.",
        "A matrix with two equal rows has determinant 0.",
        "Exchanging two rows changes the sign of the determinant.",
        "If every entry of a row is multiplied by {e}, the determinant is multiplied by {e}.",
        "The determinant of {A} is {d}, not {e}.",
        "It is false that the determinant of {A} is {e}.",
        "The determinant of a product is the product of the determinants.",
        "Find a matrix whose determinant is {e}.",
        "The determinant of {two} is {scaled}.",
        "The determinant of {T} is {d} as well.",
        "The determinant of {A} differs from {e}.",
        "Nobody has claimed that {dete}.",
        "A student who forgets a sign may find {dete}.",
        "For which matrices is the determinant {e}?",
        "Unless the determinant of a matrix is 0, the matrix is invertible.",
    ),
    "ja": (
        "{A} の行列式は {e} だろうか。",
        "もし {A} の行列式が {e} ならば矛盾する。",
        "{A} の行列式は {e} ではない。",
        "行列 {B} の行列式は {e} である。",
        "行列式が {e} である行列を求めよ。",
        "単位行列の行列式は 1 である。",
        "{dete} と仮定する。",
    ),
}
DETERMINANT_RIGHT: Sentences = {
    "en": ("The determinant of {A} is {d}.", "Hence {detd}.", "So {det} = {d}.", "The determinant of {A} equals {d}."),
    "ja": ("{A} の行列式は {d} である。", "よって {detd} である。"),
}
DETERMINANT_FALSE: Sentences = {
    "en": (
        "The determinant of {A} is {e}.",
        "Hence {dete}.",
        "So {det} = {e}.",
        "The determinant of {A} equals {e}.",
        "The determinant of {A} is not {d}.",
        "We see that {det} {neq} {d}.",
        "The determinant of {A} is {e}, not {d}.",
        "It is false that the determinant of {A} is {d}.",
        "Therefore the determinant must be {e}.",
        "What is the determinant of {A}? It is {e}.",
    ),
    "ja": ("{A} の行列式は {e} である。", "よって {dete} である。", "{A} の行列式は {d} ではない。"),
}
SOLUTION_NOTHING: Sentences = {
    "en": (
        "Is {xq} possible?",
        "If {xq}, some equation would fail.",
        "Suppose that {xq}. Then some equation fails.",
        "We see that {x} is not {q}.",
        "One might try {xq}, but this leads nowhere.",
        "It is not true that {xq}.",
        "Does the system have infinitely many solutions?",
        "If there were a pivot less, the system would have infinitely many solutions.",
        "Other systems have no solution.",
        "A system with more unknowns than equations never has exactly one solution.",
        "In the next example {xq}.",
        "A guess such as {xq} has to be checked.",
        "Let {xq} in another system.",
        "A system is inconsistent if a row says that 0 is 1.",
        "The system does not have infinitely many solutions.",
        "Can it be that the system has no solution?",
        "Show that {xq} is impossible.",
        "Nobody would have guessed {xp}.",
    ),
    "ja": (
        "{xq} だろうか。",
        "もし {xq} ならば矛盾する。",
        "{xq} と仮定する。",
        "{x} は {q} ではない。",
        "解は無数に存在するだろうか。",
        "一般に、連立方程式は解を持たないこともある。",
    ),
}
SOLUTION_RIGHT: Sentences = {
    "en": (
        "Hence {point}.",
        "The solution is {point}.",
        "The system has exactly one solution.",
        "The system is consistent.",
    ),
    "ja": ("よって {point} である。", "解はただ一つである。"),
}
SOLUTION_FALSE: Sentences = {
    "en": (
        "Hence {xq}.",
        "Hence {other}.",
        "The solution is {other}.",
        "The system has no solution.",
        "The system is inconsistent.",
        "The system has infinitely many solutions.",
        "We see that {x} is not {p}.",
        "It is not true that {xp}.",
        "Therefore {xq}, as was to be expected.",
        "What is {x}? We read off {xq}.",
    ),
    "ja": (
        "よって {other} である。",
        "この連立方程式は解を持たない。",
        "解は無数に存在する。",
        "{x} は {p} ではない。",
    ),
}
