r"""Formulas that an author writes in TeX, as MathML: the usual signs, scripts, fractions, roots, matrices and words.

It sets what is written and understands nothing of it. What it does not know is refused, never set as something else.
"""

from __future__ import annotations

from html import escape

from exactrank.errors import InputError
from exactrank.reading.latex.tokens import Tokens, tokens_of
from exactrank.render.mathml import THIN
from exactrank.render.sentences import greek
from exactrank.render.tex_signs import (
    ACCENTS,
    ARROWS,
    ENVIRONMENTS,
    FENCES,
    FUNCTIONS,
    LIMITS,
    OPERATORS,
    SPACES,
    STYLES,
)

APPLIED = "<mo>&#x2061;</mo>"
NAMED = (FUNCTIONS - LIMITS) | {r"\operatorname"}
"""What is applied to what follows."""
OPENING = (frozenset(OPERATORS) | {"(", "[", r"\{", r"\langle"}) - {"!", "'"}
"""After these a minus is a sign and no subtraction."""


def tex_math(tex: str, block: bool = False) -> str:
    r"""The formula as a whole `math` element, with its TeX as an annotation.

    Raises InputError for what is not known or not closed.

    >>> tex_math(r"\frac12 x_1^2").split("<semantics>")[1].split("<annotation")[0]
    '<mrow><mfrac><mn>1</mn><mn>2</mn></mfrac><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></mrow>'
    """
    writer = _Writer(tex, tokens_of(tex), block)
    body = writer.row(())
    if writer.at < len(writer.tokens):
        raise writer.refusal()
    display = ' display="block"' if block else ""
    return (
        f'<math xmlns="http://www.w3.org/1998/Math/MathML"{display}><semantics>{body}'
        f'<annotation encoding="application/x-tex">{escape(tex.strip(), quote=False)}</annotation></semantics></math>'
    )


class _Writer:
    """Goes along the tokens once; every method writes what begins here and stands behind it afterwards."""

    def __init__(self, tex: str, tokens: Tokens, block: bool) -> None:
        self.tex = tex
        self.tokens = tokens
        self.block = block
        self.at = 0

    def refusal(self) -> InputError:
        text = self.tokens[self.at].text if self.at < len(self.tokens) else ""
        return InputError.of("tex-not-set", text=text[:30], formula=" ".join(self.tex.split())[:60])

    def next(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def take(self, wanted: str) -> None:
        if self.next() != wanted:
            raise self.refusal()
        self.at += 1

    def row(self, ends: tuple[str, ...]) -> str:
        """What stands before one of these ends, as one element."""
        made: list[str] = []
        before = ""
        while self.at < len(self.tokens) and self.next() not in ends:
            start = self.at
            made.append(self.scripted(first=not made or before in OPENING))
            before = self.tokens[self.at - 1].text
            if self.tokens[start].text in NAMED:
                made.append(APPLIED if self.next() in FENCES or self.next() in ends else APPLIED + THIN)
        return made[0] if len(made) == 1 else _group("".join(made))

    def scripted(self, first: bool) -> str:
        """One element with what stands below and above it."""
        command = self.next()
        base = self.atom(first)
        below = above = ""
        while self.next() in ("_", "^", "'"):
            sign = self.next()
            self.at += 1
            if sign == "'":
                above += "<mo>′</mo>"
            elif sign == "_" and not below:
                below = self.argument()
            elif sign == "^" and not above:
                above = self.argument()
            else:
                raise self.refusal()
        if not below and not above:
            return base
        around = command in LIMITS and self.block
        names = ("munder", "mover", "munderover") if around else ("msub", "msup", "msubsup")
        name = names[2] if below and above else names[0] if below else names[1]
        return f"<{name}>{base}{below}{above}</{name}>"

    def argument(self) -> str:
        if self.next() == "{":
            self.at += 1
            inner = self.row(("}",))
            self.take("}")
            return inner
        return self.atom(first=True)

    def atom(self, first: bool) -> str:
        text = self.next()
        if not text or text in ("}", "&", "\\\\", "\\end", "\\right", "_", "^"):
            raise self.refusal()
        if text == "{":
            return self.argument()
        self.at += 1
        if text[0].isdigit() or text[0] == ".":
            return f"<mn>{text}</mn>"
        if text.isalpha():
            return f"<mi>{text}</mi>"
        if text in OPERATORS:
            sign = ' form="prefix"' if first and text in ("-", "+") else ""
            return f"<mo{sign}>{OPERATORS[text]}</mo>"
        if text in FENCES:
            return f'<mo stretchy="false">{FENCES[text]}</mo>'
        return self.command(text)

    def command(self, text: str) -> str:
        if text in SPACES:
            return f'<mspace width="{SPACES[text]}"></mspace>'
        if text in FUNCTIONS:
            return f"<mo>{text[1:]}</mo>" if text in LIMITS else f"<mi>{text[1:]}</mi>"
        if text in ("\\frac", "\\tfrac", "\\dfrac"):
            return f"<mfrac>{self.argument()}{self.argument()}</mfrac>"
        if text == "\\binom":
            inner = f'<mfrac linethickness="0">{self.argument()}{self.argument()}</mfrac>'
            return _between("(", inner, ")")
        if text == "\\sqrt":
            return f"<msqrt>{self.argument()}</msqrt>"
        if text in ACCENTS:
            return f'<mover accent="true">{self.argument()}<mo stretchy="false">{ACCENTS[text]}</mo></mover>'
        if text in ARROWS:
            return self.arrow(ARROWS[text])
        if text in STYLES:
            return self.words(STYLES[text])
        if text == "\\left":
            return self.fenced()
        if text == "\\begin":
            return self.environment()
        letter = greek(text)
        if letter == text:
            self.at -= 1
            raise self.refusal()
        return f"<mi>{letter}</mi>"

    def arrow(self, sign: str) -> str:
        below = ""
        if self.next() == "[":
            self.at += 1
            below = self.row(("]",))
            self.take("]")
        shaft = f'<mo stretchy="true">{sign}</mo>'
        name = "munderover" if below else "mover"
        return f"<{name}>{shaft}{below}{self.argument()}</{name}>"

    def words(self, element: str) -> str:
        """An argument as it is typed, its blanks included."""
        start = self.at
        self.take("{")
        while self.next() not in ("}", "{", ""):
            self.at += 1
        self.take("}")
        inside = self.tex[self.tokens[start].stop : self.tokens[self.at - 1].start]
        name, _, _ = element.partition(" ")
        return f"<{element}>{escape(inside.replace(' ', chr(0xA0)), quote=False)}</{name}>"

    def fence(self) -> str:
        text = self.next()
        if text not in FENCES and text != ".":
            raise self.refusal()
        self.at += 1
        return FENCES.get(text, "")

    def fenced(self) -> str:
        left = self.fence()
        inner = self.row(("\\right",))
        self.take("\\right")
        return _between(left, inner, self.fence())

    def environment(self) -> str:
        name = self.name()
        if name not in ENVIRONMENTS:
            raise self.refusal()
        left, right, align = ENVIRONMENTS[name]
        if name == "array":
            self.words("mtext")
        rows: list[list[str]] = [[]]
        while True:
            rows[-1].append(self.row(("&", "\\\\", "\\end")))
            end = self.next()
            if not end:
                raise self.refusal()
            self.at += 1
            if end == "\\end":
                break
            if end == "\\\\":
                rows.append([])
        if self.name() != name:
            raise self.refusal()
        if rows[-1] == ["<mrow></mrow>"]:  # TeX lets the last row end like the others
            rows.pop()
        lines = ["<mtr>" + "".join([f"<mtd>{cell}</mtd>" for cell in row]) + "</mtr>" for row in rows]
        return _between(left, f'<mtable columnalign="{align}">{"".join(lines)}</mtable>', right)

    def name(self) -> str:
        self.take("{")
        made = ""
        while self.next() not in ("}", ""):
            made += self.next()
            self.at += 1
        self.take("}")
        return made


def _between(left: str, inner: str, right: str) -> str:
    opening = f'<mo fence="true" stretchy="true" form="prefix">{left}</mo>' if left else ""
    closing = f'<mo fence="true" stretchy="true" form="postfix">{right}</mo>' if right else ""
    return _group(opening + inner + closing)


def _group(inner: str) -> str:
    return f"<mrow>{inner}</mrow>"
