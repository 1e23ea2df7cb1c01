"""How one writer writes: markup, language, numbers, brackets, names of rows, signs of operations."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Literal

from tests.writing.arithmetic import Rows
from tests.writing.exercises import Exercise

Markup = Literal["latex", "markdown", "html", "plain"]
Language = Literal["en", "ja", "de", "fr", "zh"]
Form = Literal["gets", "becomes", "equals", "reached", "leads", "bare", "target-last", "updates"]
"""R2 <- R2 - 2 R1, R2 := .., R2 = .., R2 -> R2 - 2 R1, R2 - 2 R1 -> R2, R2 - 2 R1, -2 R1 + R2, and R2 -= 2 R1."""

CIRCLED = "①②③④⑤"
LETTERS: dict[Language, tuple[str, ...]] = {
    "en": ("R_%", "R_%", "R_%", "r_%", "\\rho_%", "E_%", "R%", "F_%"),
    "ja": ("R_%", "r_%", CIRCLED),
    "de": ("Z_%", "I", "Z_%", "\\mathrm{I}"),
    "fr": ("L_%", "L_%", "\\ell_%"),
    "zh": ("r_%", "R_%"),
}
PLAIN_LETTERS: dict[Language, tuple[str, ...]] = {
    "en": ("R%", "R%", "r%", "R_%", "E%", "(%)"),
    "ja": ("R%", "r%", CIRCLED),
    "de": ("Z%", "I"),
    "fr": ("L%",),
    "zh": ("r%",),
}
SPOKEN: tuple[Language, ...] = ("en", "en", "en", "en", "ja", "ja", "de", "fr", "zh")
ROMAN = ("I", "II", "III", "IV", "V")
VARIABLES = (("x", "y", "z", "w"), ("x_1", "x_2", "x_3", "x_4"), ("x_1", "x_2", "x_3", "x_4"), ("a", "b", "c", "d"))


@dataclass(frozen=True, slots=True)
class Style:
    markup: Markup
    language: Language
    fractions: Literal["frac", "short", "slash", "decimal"]
    brackets: str
    display: tuple[str, str]
    inline: tuple[str, str]
    row_name: str
    form: Form
    variables: tuple[str, ...]
    arrow: str
    times: str

    @property
    def typeset(self) -> bool:
        return self.markup != "plain"

    def number(self, value: Fraction) -> str:
        """An exact number: an integer, a fraction, or a decimal where it ends."""
        if value.denominator == 1:
            return str(value.numerator)
        if self.fractions == "decimal" and (10**6 * value).denominator == 1:
            return f"{float(value):.6f}".rstrip("0")
        if self.fractions == "slash" or not self.typeset:
            return str(value)
        sign, top, bottom = "-" * (value < 0), abs(value.numerator), value.denominator
        if self.fractions == "short" and top < 10 and bottom < 10:
            return rf"{sign}\frac{top}{bottom}"
        return rf"{sign}\frac{{{top}}}{{{bottom}}}"

    def row(self, index: int) -> str:
        """The name of a row that counts from 0."""
        if self.row_name == CIRCLED:
            return CIRCLED[index]
        if self.row_name.strip("{}").endswith("I"):
            return self.row_name.replace("I", ROMAN[index])
        return self.row_name.replace("%", str(index + 1))

    def math(self, text: str) -> str:
        """Within a sentence."""
        return self.inline[0] + text + self.inline[1] if self.typeset else text

    def displayed(self, text: str) -> str:
        return f"{self.display[0]} {text} {self.display[1]}"

    def bold(self, text: str) -> str:
        match self.markup:
            case "latex":
                return rf"\textbf{{{text}}}"
            case "markdown":
                return f"**{text}**"
            case "html":
                return f"<b>{text}</b>"
            case "plain":
                return text

    def matrix(self, rows: Rows, bar: int | None = None, brackets: str | None = None) -> str:
        """In TeX; the bar, if any, stands before column `bar`."""
        body = r" \\ ".join([" & ".join([self.number(entry) for entry in row]) for row in rows])
        kind = brackets or self.brackets
        if kind == "vmatrix":
            return rf"\begin{{vmatrix}} {body} \end{{vmatrix}}"
        if bar is None and kind != "array":
            return rf"\begin{{{kind}}} {body} \end{{{kind}}}"
        width = len(rows[0])
        columns = "r" * width if bar is None else "r" * bar + "|" + "r" * (width - bar)
        left, right = ("(", ")") if kind == "pmatrix" else ("[", "]")
        return rf"\left{left}\begin{{array}}{{{columns}}} {body} \end{{array}}\right{right}"

    def lines(self, rows: Rows, bar: int | None = None) -> list[str]:
        """In plain text, one line a row, columns set below one another."""
        cells = [[self.number(entry) for entry in row] for row in rows]
        widths = [max(len(row[j]) for row in cells) for j in range(len(cells[0]))]
        made = []
        for row in cells:
            texts = [text.rjust(width) for text, width in zip(row, widths, strict=True)]
            if bar is not None:
                texts.insert(bar, "|")
            made.append("[ " + "  ".join(texts) + " ]")
        return made

    def nested(self, rows: Rows) -> str:
        """In one line of plain text: [[1, 2], [3, 4]]."""
        return "[" + ", ".join(["[" + ", ".join([self.number(entry) for entry in row]) + "]" for row in rows]) + "]"


def random_style(rng: Random, markup: Markup, exercise: Exercise, language: Language | None = None) -> Style:
    spoken: Language = rng.choice(SPOKEN) if language is None else language
    ends = all(x * 100 == int(x * 100) for x in exercise.numbers)
    broken = any(x.denominator > 1 for x in exercise.numbers)
    fractions: Literal["frac", "short", "slash", "decimal"] = rng.choice(("frac", "frac", "short", "slash"))
    if ends and broken and rng.random() < 0.5:
        fractions = "decimal"
    row_name = rng.choice((PLAIN_LETTERS if markup == "plain" else LETTERS)[spoken])
    form: Form = rng.choice(("gets", "becomes", "equals", "reached", "leads", "bare", "bare", "bare"))
    if markup == "plain" and rng.random() < 0.1:
        form = "updates"
    if row_name == "\\rho_%":
        form = "target-last"
    if row_name.strip("\\mathr{}") == "I" and form in ("equals", "becomes"):
        form = "bare"
    if row_name in (CIRCLED, "(%)"):
        form = "bare"
    arrow = rng.choice((r"\xrightarrow", r"\xrightarrow", "overset-sim", "overset-arrow", "stackrel", "plain"))
    if row_name == "\\rho_%" and rng.random() < 0.5:
        arrow = r"\grstep"
    times = rng.choice((" ", "*", "") if markup == "plain" else ("", "", r"\cdot "))
    if row_name == "(%)":
        times = "*"
    display = ("\\[", "\\]") if markup == "html" or (markup == "latex" and rng.random() < 0.5) else ("$$", "$$")
    inline = (r"\(", r"\)") if markup == "html" or (markup == "latex" and rng.random() < 0.3) else ("$", "$")
    return Style(
        markup,
        spoken,
        fractions,
        rng.choice(("pmatrix", "bmatrix", "bmatrix", "array")),
        display,
        inline,
        row_name,
        form,
        rng.choice(VARIABLES[:3]) if markup != "plain" else VARIABLES[0],
        arrow,
        times,
    )
