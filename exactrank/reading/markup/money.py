"""Dollars that are money and mark no formula: adults pay $8, children $5."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern

_DOLLARS = lazy_pattern(r"\\.|\$\$?")
_AMOUNT = lazy_pattern(r"\d{1,9}(?:,\d{3}){0,4}(?:\.\d{1,2})?(?![\d\w^_\\{])")
_PARAGRAPH_END = lazy_pattern(r"\n[ \t]*\n")
_WORD = lazy_pattern(r"(?<![\\A-Za-z{])[^\W\d_]{3,}")
_LONGEST = 600
"""Characters in which the end of a formula, or the next amount, is looked for."""


def without_money(text: str) -> str:
    """The text with a blank in the place of each sign of money; offsets stay.

    A formula ends right behind what it holds, and no digit follows; between two amounts there are words.

    >>> without_money("adults pay $8, children pay $5. Then $8a + 5c = 620$.")
    'adults pay  8, children pay  5. Then $8a + 5c = 620$.'
    """
    if "$" not in text:
        return text
    money: list[int] = []
    at = 0
    while match := _DOLLARS.search(text, at):
        at = match.end()
        if match[0][0] == "\\":
            continue
        amount = _AMOUNT.match(text, at) if match[0] == "$" else None
        stop = _closing(text, at, match[0])
        if amount is not None and _is_money(text, amount.end(), stop):
            money.append(match.start())
            at = amount.end()
        elif stop >= 0:
            at = stop + len(match[0])
    for place in money:
        text = f"{text[:place]} {text[place + 1 :]}"
    return text


def _closing(text: str, at: int, sign: str) -> int:
    """Where the next sign of this kind stands that ends a formula; -1 where its paragraph ends before."""
    if sign == "$$":
        return text.find(sign, at)
    end = _PARAGRAPH_END.search(text, at, at + _LONGEST)
    last = len(text) if end is None else end.start()
    found = text.find(sign, at, min(last, at + _LONGEST))
    while found > 0 and text[found - 1] == "\\":
        found = text.find(sign, found + 1, min(last, at + _LONGEST))
    return found


def _is_money(text: str, at: int, stop: int) -> bool:
    """Whether what stands between an amount and the next dollar is prose, and that dollar ends no formula."""
    if stop < 0:
        return True
    ends = text[stop - 1 : stop].isspace() or text[stop + 1 : stop + 2].isdecimal()
    return ends and _WORD.search(text, at, stop) is not None
