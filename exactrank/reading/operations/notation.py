"""The signs that row operations are written with, whatever the language: letters for rows, arrows, marks."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import BOXES, SILENT

STRICT_ROWS = words(r"R r L F Z E Eq \rho \varrho \ell ℓ ρ")
"""Letters that name rows wherever they have an index; loose ones do in a label, or where a formula is an operation."""
LOOSE_ROWS = words(r"l f w W e z P p G g Q q v V I J H h N M m \mathfrak")
COLUMNS = words("C K")
LOOSE_COLUMNS = words(r"c S k s \gamma \kappa \sigma γ κ σ")
BEFORE_ROW = BOXES | words(r"{ \vec \mathcal \bar")
ROW_COMMANDS = frozenset([name for name in STRICT_ROWS | LOOSE_ROWS | LOOSE_COLUMNS if name[0] == "\\"])
ROMAN = {name: k for k, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])}
CIRCLED = {chr(0x2460 + k): k for k in range(20)}
CIRCLES = words(r"\textcircled \circled \ding \maru \Circled")

LEFT = words(r"\leftarrow \gets \longleftarrow \Leftarrow \coloneqq ← ⟵ ⇐ \mapsfrom")
RIGHT = words(
    r"""
    \to \rightarrow \longrightarrow \Rightarrow \mapsto \longmapsto \Longrightarrow \rightsquigarrow → ⟶ ⇒ ↦
    \leadsto
    """
)
BOTH = words(
    r"""\leftrightarrow \longleftrightarrow \Leftrightarrow \Longleftrightarrow \rightleftarrows \leftrightarrows
    \rightleftharpoons \iff ↔ ⟷ ⇔ ⇄ ⇆ ⇌ \updownarrow \leftrightharpoons \swap"""
)
PLAIN_ARROW = lazy_pattern(r"(?P<X><-{1,99}>|<={1,99}>)|(?P<left><-{1,99}|:=|<=)|(?P<right>-{1,99}>|=>)")
PLAIN_CODES = {"X": "X", "left": "<", "right": ">"}
CHANGES = {"+": "1", "-": "2", "*": "3", "×": "3", "·": "3", "/": "4", "÷": "4"}
"""+= -= *= /= as programs write them: the sign before the equals sign, and the code of both."""
MARKS = {"+": "+", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")", ",": ",", ";": ",", "=": "=", ":": "/", "±": "?"}
WITHOUT_CARRY = words(r"\oplus ⊕ \veebar ⊻")
"""The sum modulo 2 of two rows of bits."""
ENDS = frozenset(".!?。．！？")
PASSED = SILENT | words(r"{ } \( \) \[ \] & \amp &amp;")
PRIMES = words(r"' ′ ’ \prime * \ast")
ORNAMENTS = words("' ′ ’ ^ }")
SHORT = 20
