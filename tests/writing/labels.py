"""Row operations in signs and in the words of five languages."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from tests.writing.arithmetic import Combine, Operation, Swap
from tests.writing.styles import CIRCLED, Language, Style

_TEX_SIGNS = {
    "gets": (r"\leftarrow", r"\gets", r"\longleftarrow"),
    "becomes": (":=", r"\coloneqq"),
    "equals": ("=",),
    "reached": (r"\to", r"\rightarrow", r"\mapsto"),
    "leads": (r"\to", r"\rightarrow", r"\longrightarrow"),
}
_PLAIN_SIGNS = {
    "gets": ("<-", "<--", "←"),
    "becomes": (":=",),
    "equals": ("=",),
    "reached": ("->", "→", "=>"),
    "leads": ("->", "→", "-->"),
}


def sign(operation: Operation, style: Style, rng: Random) -> str:
    """One operation in signs."""
    if isinstance(operation, Swap):
        between = rng.choice((r"\leftrightarrow", r"\leftrightarrow", r"\longleftrightarrow"))
        if not style.typeset:
            between = rng.choice(("<->", "<->", "↔", "<-->"))
        return f"{style.row(operation.first)} {between} {style.row(operation.second)}"
    if style.form == "updates":
        return update(operation, style)
    target, value = style.row(operation.target), combination(operation, style)
    form = style.form
    if form in ("target-last", "bare"):
        return value
    mark = rng.choice((_TEX_SIGNS if style.typeset else _PLAIN_SIGNS)[form])
    return f"{value} {mark} {target}" if form == "leads" else f"{target} {mark} {value}"


def update(operation: Combine, style: Style) -> str:
    """R2 -= 3 R1 and R2 *= 1/2, as programs write it; a fused one as an assignment."""
    target = style.row(operation.target)
    if operation.source is None:
        return f"{target} *= {style.number(operation.own)}"
    if operation.own != 1:
        return f"{target} = {combination(operation, style)}"
    mark = "-=" if operation.factor < 0 else "+="
    return f"{target} {mark} {times(abs(operation.factor), style.row(operation.source), style)}"


def combination(operation: Combine, style: Style) -> str:
    """own * target + factor * source, in the order that the writer has made a habit of."""
    own = times(operation.own, style.row(operation.target), style)
    if operation.source is None:
        divides = operation.own.numerator == 1 and operation.own.denominator > 1
        if divides and style.form == "bare" and style.typeset and style.row_name != CIRCLED:
            return rf"{style.row(operation.target)} \div {operation.own.denominator}"
        return own
    factor, source = operation.factor, style.row(operation.source)
    if style.form == "target-last":
        return f"{times(factor, source, style)} + {own}"
    return f"{own} {'-' if factor < 0 else '+'} {times(abs(factor), source, style)}"


def times(factor: Fraction, name: str, style: Style) -> str:
    if abs(factor) == 1:
        return "-" * (factor < 0) + name
    text = style.number(factor)
    if style.row_name == CIRCLED:
        return f"{name}×{text}" if factor > 0 else f"{name}×({text})"
    if not style.typeset and factor.denominator > 1:
        return f"({text}){style.times.strip()}{name}" if factor > 0 else f"-({text[1:]}){style.times.strip()}{name}"
    if "/" in text:
        text = f"({text})" if factor > 0 else f"-({text[1:]})"
    return f"{text}{style.times}{name}"


def in_words(operation: Operation, style: Style, rng: Random) -> str:
    """One operation as a clause; a fused one, which no language says in few words, in signs."""
    if isinstance(operation, Combine) and operation.source is not None and operation.own != 1:
        return style.math(sign(operation, style, rng))
    if isinstance(operation, Swap):
        i, k = operation.first + 1, operation.second + 1
        return rng.choice(_SWAPPED[style.language]).format(i=i, k=k)
    if operation.source is None:
        return rng.choice(_SCALED[style.language]).format(t=operation.target + 1, f=_amount(operation.own, style))
    factor, t, s = operation.factor, operation.target + 1, operation.source + 1
    table = _SUBTRACTED if factor < 0 else _ADDED
    if abs(factor) == 1:
        table = _SUBTRACTED_ONCE if factor < 0 else _ADDED_ONCE
    elif style.language == "en" and abs(factor) == 2 and rng.random() < 0.5:
        table = _SUBTRACTED_TWICE if factor < 0 else _ADDED_TWICE
    return rng.choice(table[style.language]).format(t=t, s=s, f=_amount(abs(factor), style), n=_amount(factor, style))


def _amount(value: Fraction, style: Style) -> str:
    text = style.number(value)
    return style.math(text) if style.typeset and (value.denominator > 1 or value < 0) else text


_SWAPPED: dict[Language, tuple[str, ...]] = {
    "en": ("swap rows {i} and {k}", "interchange row {i} and row {k}", "exchange rows {i} and {k}"),
    "ja": ("第{i}行と第{k}行を入れ替える", "第{i}行と第{k}行を交換する"),
    "de": ("vertausche Zeile {i} und Zeile {k}", "vertausche die {i}. und die {k}. Zeile"),
    "fr": ("on échange les lignes {i} et {k}", "échangeons la ligne {i} et la ligne {k}"),
    "zh": ("交换第{i}行和第{k}行", "将第{i}行与第{k}行互换"),
}
_SCALED: dict[Language, tuple[str, ...]] = {
    "en": ("multiply row {t} by {f}", "scale row {t} by {f}"),
    "ja": ("第{t}行を{f}倍する", "第{t}行に{f}を掛ける"),
    "de": ("multipliziere Zeile {t} mit {f}", "multipliziere die {t}. Zeile mit {f}"),
    "fr": ("on multiplie la ligne {t} par {f}", "multiplions la ligne {t} par {f}"),
    "zh": ("第{t}行乘以{f}", "将第{t}行乘以{f}"),
}
_ADDED: dict[Language, tuple[str, ...]] = {
    "en": ("add {f} times row {s} to row {t}", "multiply row {s} by {f} and add it to row {t}"),
    "ja": ("第{t}行に第{s}行の{f}倍を加える", "第{s}行の{f}倍を第{t}行に足す"),
    "de": ("addiere das {f}-fache von Zeile {s} zu Zeile {t}", "addiere das {f}-fache der {s}. Zeile zur {t}. Zeile"),
    "fr": ("on ajoute {f} fois la ligne {s} à la ligne {t}",),
    "zh": ("第{t}行加上第{s}行的{f}倍", "将第{s}行的{f}倍加到第{t}行"),
}
_SUBTRACTED: dict[Language, tuple[str, ...]] = {
    "en": ("subtract {f} times row {s} from row {t}", "add {n} times row {s} to row {t}"),
    "ja": ("第{t}行から第{s}行の{f}倍を引く",),
    "de": ("subtrahiere das {f}-fache von Zeile {s} von Zeile {t}",),
    "fr": ("on retranche {f} fois la ligne {s} à la ligne {t}", "on soustrait {f} fois la ligne {s} de la ligne {t}"),
    "zh": ("第{t}行减去第{s}行的{f}倍",),
}
_ADDED_ONCE: dict[Language, tuple[str, ...]] = {
    "en": ("add row {s} to row {t}",),
    "ja": ("第{t}行に第{s}行を加える",),
    "de": ("addiere Zeile {s} zu Zeile {t}",),
    "fr": ("on ajoute la ligne {s} à la ligne {t}",),
    "zh": ("第{t}行加上第{s}行", "将第{s}行加到第{t}行"),
}
_SUBTRACTED_ONCE: dict[Language, tuple[str, ...]] = {
    "en": ("subtract row {s} from row {t}",),
    "ja": ("第{t}行から第{s}行を引く",),
    "de": ("subtrahiere Zeile {s} von Zeile {t}",),
    "fr": ("on soustrait la ligne {s} de la ligne {t}",),
    "zh": ("第{t}行减去第{s}行",),
}
_ADDED_TWICE: dict[Language, tuple[str, ...]] = {
    "en": ("add twice row {s} to row {t}", "add two times row {s} to row {t}")
}
_SUBTRACTED_TWICE: dict[Language, tuple[str, ...]] = {"en": ("subtract twice row {s} from row {t}",)}
