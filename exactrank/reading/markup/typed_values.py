"""Eigenvalues typed in running text, λ₁ = 2 or lambda_2 = -1/2, and systems, A x = b_1, as formulas."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_TYPED = lazy_pattern(
    r"(?<![\w\\$])(?:λ|lambda)[_ ]?(?P<index>[0-9₀-₉]{0,2})[ \t]{0,3}(?P<sign>=|≈)[ \t]{0,3}"
    r"(?P<number>[-−]?[ ]?\d{1,9}(?:[./]\d{1,6})?)(?![\w/]|\.\d|[ \t]*(?:[-+*·^√]|sqrt))"
    r"|(?<![\w\\$^_(\[{])(?<![-+*/=.,|)\]][ \t])(?<![-+*/=.,|)\]])"
    r"(?P<matrix>[A-Z])[ ]?(?P<unknown>[uvxyz])[ ]=[ ](?P<right>[a-h])(?:_?(?P<side>[0-9]))?"
    r"(?![\w(\[^'*/]|\.\d|[ \t]*[-+*/·^=<>|(\[])"
)

_SYSTEM = lazy_pattern(r"[uvxyz][ ]=[ ][a-h]")
"""Without this and without a lambda there is nothing of the kind."""


def set_typed_values(source: Source) -> None:
    """Puts such values and systems between the delimiters of a formula, outside of other formulas; offsets stay known.

    >>> source = Source("For λ₂ = -1/2 there is more than $x$ to say of A x = b.")
    >>> set_typed_values(source)
    >>> source.text
    'For \\\\(\\\\lambda _{2} = -1/2\\\\) there is more than $x$ to say of \\\\(A x = b\\\\).'
    """
    text = source.text
    if "λ" not in text and "lambda" not in text and not _SYSTEM.search(text):
        return
    found = list(_TYPED.finditer(text))
    if not found:
        return
    spans = math_spans(text)
    begins = [span[0] for span in spans]
    rewriting, done = Rewriting(source), 0
    for match in found:
        k = bisect_right(begins, match.start()) - 1
        if k >= 0 and match.start() < spans[k][1]:
            continue
        rewriting.copy(done, match.start())
        made = _system(match) if match["matrix"] else _eigenvalue(match)
        rewriting.put(rf"\({made}\)", match.start(), match.end() - match.start())
        done = match.end()
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _eigenvalue(match: re.Match[str]) -> str:
    index = unicodedata.normalize("NFKC", match["index"])
    number = match["number"].replace(" ", "").replace("−", "-")
    sign = "=" if match["sign"] == "=" else r"\approx"
    name = rf"\lambda _{{{index}}}" if index else r"\lambda"
    return f"{name} {sign} {number}"


def _system(match: re.Match[str]) -> str:
    side = f"_{match['side']}" if match["side"] else ""
    return f"{match['matrix']} {match['unknown']} = {match['right']}{side}"
