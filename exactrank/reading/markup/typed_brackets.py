"""Square brackets that only group, 2[3*1 - 4*0] and (2 - x)[(3 - x)(9 - x) - 16], typed as parentheses."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern

_GROUP = lazy_pattern(r"(?<=[\d)])\[(?P<inside>[^\[\];,|=\n\\$]{3,160})\](?![\[\w])")
_CALCULATED = lazy_pattern(r"[)*·\d\w][ ]?[-+\u2212][ ]?[\d(]|[)*·\d][ ]?[-+\u2212][ ]?\w")
_PRODUCT = lazy_pattern(r"\*|·|\)\(|\d\(|\)[ ]?[-+\u2212]")


def with_parentheses(text: str) -> str:
    """The text with parentheses for such brackets; all offsets stay.

    >>> with_parentheses("(2 - x)[(3 - x)(9 - x) - 16] = 2[3*1 - 4*0], but A[0], x[i+1], f(x)[1 2] and [1 2; 3 4] stay")
    '(2 - x)((3 - x)(9 - x) - 16) = 2(3*1 - 4*0), but A[0], x[i+1], f(x)[1 2] and [1 2; 3 4] stay'
    """
    return _GROUP.sub(_grouped, text) if ")[" in text or "[(" in text or "*" in text else text


def _grouped(match: re.Match[str]) -> str:
    inside = match["inside"]
    groups = _PRODUCT.search(inside) and _CALCULATED.search(inside) and inside.count("(") == inside.count(")")
    return f"({inside})" if groups else match[0]
