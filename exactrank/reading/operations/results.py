"""An operation with its result behind it: F_2 - 3F_1 = (0, 1), Z_2 -> Z_2 - 3Z_1: (0, 1)."""

from __future__ import annotations

from exactrank.errors import InputError
from exactrank.reading.latex.tokens import Token
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.reader import operations_in
from exactrank.statements import ClaimedOperation

_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")
_MOST_SIGNS = 4
_LONGEST_OPERATION = 120


def operation_with_result(
    text: str, tokens: list[Token], start: int, stop: int
) -> tuple[tuple[ClaimedOperation, ...], int] | None:
    """The operations before an equals sign or a colon, and the token where their result begins.

    None when no operation stands there, when rows are named behind the sign too (the result is a row itself, not the
    name of one), and when only a number does (R_2 : 3 divides).

    >>> from exactrank.reading.latex.tokens import tokens_of
    >>> from exactrank.reading.operations.reader import canonical
    >>> tokens = tokens_of(text := "F_2 - 3F_1 = (3, 7) - 3(1, 2) = (0, 1)")
    >>> operations, at = operation_with_result(text, tokens, 0, len(tokens))
    >>> canonical(operations), text[tokens[at].start :]
    (['R2 <- R2 - 3 R1'], '(3, 7) - 3(1, 2) = (0, 1)')
    """
    for at in _signs(tokens, start, min(stop, start + _LONGEST_OPERATION)):
        behind = next((k for k in range(at + 1, stop) if tokens[k].text not in SILENT), stop)
        if behind == stop:
            continue
        try:
            found = operations_in(text, tokens, start, at)
        except InputError:
            if _is_result(text, tokens, behind, stop):
                return None
            continue
        if found.operations and found.complete and _is_result(text, tokens, behind, stop):
            return found.operations, behind
    return None


def _signs(tokens: list[Token], start: int, stop: int) -> list[int]:
    """The first equals signs and colons outside brackets."""
    found: list[int] = []
    depth = 0
    for k in range(start, stop):
        name = tokens[k].text
        if name in _OPENING:
            depth += 1
        elif name in _CLOSING:
            depth -= 1
        elif name in ("=", ":") and depth == 0:
            # := assigns
            if name == "=" or not (k + 1 < stop and tokens[k + 1].text == "="):
                found.append(k)
            if len(found) == _MOST_SIGNS:
                break
    return found


def _is_result(text: str, tokens: list[Token], start: int, stop: int) -> bool:
    """Entries, an equation, a matrix: no names of rows, and more than one number."""
    shown = [
        tokens[k].text for k in range(start, min(stop, start + _LONGEST_OPERATION)) if tokens[k].text not in SILENT
    ]
    numbers = sum(name[0].isdecimal() for name in shown)
    if numbers < 2 and not any(name.isalpha() or name[0] == "\\" for name in shown):
        return False
    try:
        return not operations_in(text, tokens, start, min(stop, start + _LONGEST_OPERATION)).names_rows
    except InputError:
        return False
