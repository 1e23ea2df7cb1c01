"""Expressions in the languages of programs for mathematics, put into TeX."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.printed_values import literal_at
from exactrank.reading.markup.program_words import ATTRIBUTES, FUNCTIONS, MODULE

_CALL = lazy_pattern(r"(?P<function>[A-Za-z_]+)[ \t]*[(\[](?P<argument>.*)[)\]]", re.DOTALL)
_METHOD = lazy_pattern(r"(?P<argument>.+?)(?P<sign>[.$])(?P<method>[A-Za-z_]+)(?:\(\))?", re.DOTALL)
_NAME = lazy_pattern(r"([A-Za-z])(\d?)")
_QR = lazy_pattern(r"qr\((.*)\)\$rank", re.DOTALL)
_POWER = lazy_pattern(r"(?P<base>[A-Za-z]\d?)[ \t]*\^[ \t]*\(?(?P<power>-?\d{1,2})\)?")
_PRODUCT = lazy_pattern(r"[ \t]*(?:@|%\*%|\.dot(?=\())[ \t]*")
_STARS = lazy_pattern(r"[ \t]*\*[ \t]*")
_ELEMENTWISE = frozenset({">>>", ">"})
"""Prompts of languages in which a star between arrays multiplies entry by entry."""
_DEEPEST = 6


def named(name: str) -> str:
    """The TeX of a name: a letter, and perhaps a digit."""
    return name if len(name) == 1 else f"{name[0]}_{{{name[1:]}}}"


def expression(text: str, prompt: str, depth: int = 0) -> str | None:
    """The TeX of an expression of a program; None when anything in it is not known.

    >>> expression("np.linalg.matrix_rank(A.T)", ">>>"), expression("f(A)", ">>")
    ('\\\\operatorname{rank}({A}^{T})', None)
    """
    text = MODULE.sub("", text.strip(), count=1) if literal_at(text.strip(), 0) is None else text.strip()
    if depth > _DEEPEST or not text:
        return None
    literal = literal_at(text, 0)
    if literal is not None and literal.stop == len(text):
        return literal.tex
    if _NAME.fullmatch(text):
        return named(text)
    if qr := _QR.fullmatch(text):
        return _applied(FUNCTIONS["rank"], qr[1], prompt, depth)
    if text.endswith("'"):
        return _applied(ATTRIBUTES["T"], text[:-1], prompt, depth)
    stars = [_PRODUCT] if prompt in _ELEMENTWISE else [_PRODUCT, _STARS]
    for sign in stars:
        factors = sign.split(text)
        if len(factors) == 2 and all(_NAME.fullmatch(factor.strip(" ()")) for factor in factors):
            return " ".join([named(factor.strip(" ()")) for factor in factors])
    if prompt not in _ELEMENTWISE and (power := _POWER.fullmatch(text)):
        return f"{named(power['base'])}^{{{power['power']}}}"
    call = _CALL.fullmatch(text)
    if call and call["function"] in FUNCTIONS:
        return _applied(FUNCTIONS[call["function"]], call["argument"], prompt, depth)
    method = _METHOD.fullmatch(text)
    if method:
        form = (FUNCTIONS if text.endswith("()") else ATTRIBUTES).get(method["method"])
        return None if form is None else _applied(form, method["argument"], prompt, depth)
    return None


def _applied(form: str, argument: str, prompt: str, depth: int) -> str | None:
    inner = expression(argument, prompt, depth + 1)
    return None if inner is None else form.replace("?", inner)
