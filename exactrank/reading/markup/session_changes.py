"""Row operations that are done to a matrix in a session: `A(2,:) = A(2,:) - 3*A(1,:)`, `A[1] -= 3*A[0]`."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern

_PART = lazy_pattern(
    r"(?P<name>[A-Za-z]\d?)[ \t]*(?P<opening>[(\[])[ \t]*(?P<row>\d{1,3})[ \t]*(?:,[ \t]*:[ \t]*)?[)\]]"
)
_PAIR = r"[ \t]*[(\[][ \t]*\[(\d{1,3})[ ,]+(\d{1,3})\][ \t]*(?:,[ \t]*:[ \t]*)?[)\]][ \t]*"
_EXCHANGE = lazy_pattern(rf"(?P<name>[A-Za-z]\d?){_PAIR}=[ \t]*(?P=name){_PAIR}")
_CHANGE = lazy_pattern(r"(?P<name>[A-Za-z]\d?)[ \t]*[(\[][^=]*[)\]][ \t]*(?P<sign>[-+*/]?)=(?!=)(?P<rest>.+)")
_IN_PLACE = lazy_pattern(
    r"(?P<name>[A-Za-z]\d?)(?:[ \t]*[-+*/@.]+=(?!=)|\.[a-z_]*(?:_op|swap|scale|add|row_del)[a-z_]*\()"
)
_COMBINATION = lazy_pattern(r"[\dR_{} \t+\-*/.()]+")


def changed_rows(command: str, prompt: str) -> tuple[str, str | None] | None:
    r"""The name of the matrix that a command changes in part, and the row operation in TeX; None for that when not one.

    Rows are counted from 0 behind the prompts of Python, from 1 elsewhere.

    >>> changed_rows("A(2,:) = A(2,:) - 3*A(1,:)", ">>"), changed_rows("A[1] -= 3*A[0]", ">>>")
    (('A', 'R_{2} \\to R_{2} - 3 R_{1}'), ('A', 'R_{2} \\to R_{2} - 3 R_{1}'))
    >>> changed_rows("A(1,2) = 5", ">>"), changed_rows("B = A(1,:)", ">>")
    (('A', None), None)
    """
    first = 0 if prompt in (">>>", "sage:") or prompt.startswith("In [") else 1
    if exchange := _EXCHANGE.fullmatch(command):
        name, i, j, k, m = exchange.groups()
        return name, rf"R_{{{int(i) + 1 - first}}} \leftrightarrow R_{{{int(j) + 1 - first}}}" if (i, j) == (
            m,
            k,
        ) else None
    change = _CHANGE.fullmatch(command)
    if change is None:
        in_place = _IN_PLACE.match(command)
        return (in_place["name"], None) if in_place else None
    name = change["name"]
    target = _PART.match(command)
    rest = _PART.sub(lambda part: _row(part, name, first), change["rest"]).strip()
    whole = target is not None and not command[target.end() : change.start("sign")].strip()
    if target is None or not whole or not _COMBINATION.fullmatch(rest):
        return name, None
    rest = re.sub(r"[ \t]*\*[ \t]*", " ", rest)
    row = _row(target, name, first)
    if change["sign"] in ("+", "-"):
        if re.search(r"\S[ \t]*[-+]", rest):
            return name, None
        rest = f"{row} {change['sign']} {rest}"
    elif change["sign"]:
        return name, None
    return name, rf"{row} \to {rest}"


def _row(part: re.Match[str], name: str, first: int) -> str:
    return f"R_{{{int(part['row']) + 1 - first}}}" if part["name"] == name else part[0]
