"""Letters that stand among the words of plain text and were given something before: v1 and v2 are independent."""

from __future__ import annotations

from collections.abc import Set

from exactrank.patterns import lazy_pattern
from exactrank.reading.source.numbers import fold

_ROW = lazy_pattern(r"[RLZFEWGCrlzf]_?[\d₀-₉]|III?$|IV$")
_LONE = lazy_pattern(
    r"(?<![\w\\$.'’^_(/*+=|-])(?<![-+*/=][ ])(?:[a-z](?:_?\d{1,2}|[₀-₉]{1,2})|[b-df-hj-np-xz]"
    r"|[aeioy](?=,[ ]?[a-z](?![\w'’]))"
    r"|(?<=[ (,][a-z],[ ])[aeioy]|(?<=[ (,][a-z],)[aeioy]|[aeioy](?=[ ]?[\u3000-\u9fff]))"
    r"(?![\w'’^_({/*+=|)-]|\.\w|[ ]?[-+*/=<>→])"
)
_UNKNOWN = lazy_pattern(r"x\d{1,2}")
_NAMED = lazy_pattern(r"[a-z](?:_?\d{1,2}|[₀-₉]{1,2})?(?=\s*=)")


def names_given(text: str) -> set[str]:
    """The letters that formulas of a line give something to, spelled without underscore.

    >>> sorted(names_given("v_1 = (1, 2), w = 3"))
    ['v1', 'w']
    """
    return {_plain(one) for one in _NAMED.findall(text)}


def names_alone(text: str, names: Set[str]) -> list[tuple[int, int]]:
    """Where letters that were given something, or x1, stand among words.

    The letters a, e, i, o and y may be words themselves, but for lists and where words are written without blanks.

    >>> text = "Hence v1 and w are orthogonal, which u is not, nor w's multiple, as (w) says."
    >>> [text[a:b] for a, b in names_alone(text, {"v1", "w"})]
    ['v1', 'w']
    >>> [text[a:b] for text in ["Then a, b are dependent: b is a multiple."] for a, b in names_alone(text, {"a", "b"})]
    ['a', 'b', 'b']
    """
    found = _LONE.finditer(text)
    named = [one for one in found if _plain(one[0]) in names or _UNKNOWN.fullmatch(_plain(one[0]))]
    return [one.span() for one in named if not is_row_name(one[0])]


def _plain(name: str) -> str:
    return fold(name.replace("_", ""))


def is_row_name(name: str) -> bool:
    """Whether a name may be that of a row or column: R1, L_2, III."""
    return _ROW.match(name) is not None
