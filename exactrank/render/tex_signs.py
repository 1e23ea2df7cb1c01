"""What the commands of TeX that an author may use in a formula stand for: tables only."""

from __future__ import annotations

OPERATORS = {
    **{sign: sign for sign in "+=,;:!/?"},
    "-": "−",
    "*": "∗",
    "<": "&lt;",
    ">": "&gt;",
    r"\lt": "&lt;",
    r"\gt": "&gt;",
    r"\pm": "±",
    r"\cdot": "⋅",
    r"\times": "×",
    r"\otimes": "⊗",
    r"\oplus": "⊕",
    r"\circ": "∘",
    r"\ne": "≠",
    r"\neq": "≠",
    r"\le": "≤",
    r"\leq": "≤",
    r"\ge": "≥",
    r"\geq": "≥",
    r"\ll": "≪",
    r"\approx": "≈",
    r"\equiv": "≡",
    r"\sim": "∼",
    r"\in": "∈",
    r"\notin": "∉",
    r"\subset": "⊂",
    r"\subseteq": "⊆",
    r"\cap": "∩",
    r"\cup": "∪",
    r"\setminus": "∖",
    r"\mid": "∣",
    r"\nmid": "∤",
    r"\perp": "⊥",
    r"\top": "⊤",
    r"\forall": "∀",
    r"\exists": "∃",
    r"\to": "→",
    r"\mapsto": "↦",
    r"\leftarrow": "←",
    r"\rightarrow": "→",
    r"\leftrightarrow": "↔",
    r"\implies": "⇒",
    r"\Rightarrow": "⇒",
    r"\iff": "⇔",
    r"\dots": "…",
    r"\ldots": "…",
    r"\cdots": "⋯",
    r"\vdots": "⋮",
    r"\ddots": "⋱",
    r"\sum": "∑",
    r"\prod": "∏",
    r"\prime": "′",
    r"\infty": "∞",
    r"\colon": ":",
}
FENCES = {
    **{sign: sign for sign in "()[]|"},
    r"\{": "{",
    r"\}": "}",
    r"\|": "‖",
    r"\lVert": "‖",
    r"\rVert": "‖",
    r"\lvert": "|",
    r"\rvert": "|",
    r"\langle": "⟨",
    r"\rangle": "⟩",
    r"\lfloor": "⌊",
    r"\rfloor": "⌋",
    r"\lceil": "⌈",
    r"\rceil": "⌉",
}
FUNCTIONS = frozenset(
    rf"\{name}" for name in ("det", "dim", "ker", "gcd", "log", "ln", "exp", "deg", "min", "max", "sin", "cos", "tan")
)
LIMITS = frozenset({r"\sum", r"\prod", r"\min", r"\max"})
"""What has its scripts below and above itself in a display."""
SPACES = {
    r"\,": "0.1667em",
    r"\:": "0.2222em",
    r"\;": "0.2778em",
    "\\ ": "0.333em",
    "~": "0.333em",
    r"\quad": "1em",
    r"\qquad": "2em",
}
ACCENTS = {r"\tilde": "˜", r"\hat": "ˆ", r"\bar": "¯", r"\overline": "‾", r"\vec": "→"}
ARROWS = {r"\xrightarrow": "→", r"\xleftarrow": "←", r"\xleftrightarrow": "↔", r"\xRightarrow": "⇒"}
"""Arrows as long as what stands above and, in square brackets, below them."""
STYLES = {
    r"\text": "mtext",
    r"\mathrm": 'mi mathvariant="normal"',
    r"\operatorname": "mi",
    r"\mathtt": 'mtext class="code"',
}
"""Commands of one argument that is set as it is typed, and the element that it becomes."""
ENVIRONMENTS = {
    "matrix": ("", "", "center"),
    "pmatrix": ("(", ")", "center"),
    "bmatrix": ("[", "]", "center"),
    "vmatrix": ("|", "|", "center"),
    "array": ("", "", "center"),
    "cases": ("{", "", "left"),
    "aligned": ("", "", "right left"),
}
"""What stands on the left and the right, and how columns are aligned."""
