"""Row operations written as macros: \\rowopadd{k}{i}{j} and their kin, and the \\rowops of gauss.sty."""

from __future__ import annotations

from fractions import Fraction

from exactrank.matrix import Scalar
from exactrank.reading.latex.numbers import value_of
from exactrank.reading.latex.tokens import Token, closing
from exactrank.reading.latex.vocabulary import DIVIDED, TIMES
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Term

_ROW_MACROS = {
    r"\rowopadd": "add", r"\rowopmult": "mult", r"\rowopswap": "swap", r"\rowadd": "add", r"\rowmult": "mult",
    r"\rowswap": "swap", r"\elemswap": "swap", r"\elemmult": "mult", r"\elemadd": "add",
}  # fmt: skip


def macro_operations(
    tokens: list[Token], start: int, stop: int
) -> tuple[list[ClaimedOperation], list[tuple[int, int]]]:
    """The operations written as \\rowopadd{k}{i}{j} (k times row i added to row j) and their kin; and the rest."""
    if _ROW_MACROS.keys().isdisjoint([token.text for token in tokens[start:stop]]):
        return [], [(start, stop)] if start < stop else []
    found: list[ClaimedOperation] = []
    rest: list[tuple[int, int]] = []
    k = begin = start
    while k < stop:
        kind = _ROW_MACROS.get(tokens[k].text)
        if kind is None:
            k += 1
            continue
        groups: list[tuple[int, int]] = []
        at = k + 1
        while at < stop and tokens[at].text == "{" and len(groups) < (2 if kind != "add" else 3):
            end = closing(tokens, at, stop)
            groups.append((at + 1, min(end, stop)))
            at = min(end + 1, stop)
        made = _macro(kind, tokens, groups)
        if made is not None:
            found.append(made)
            if begin < k:
                rest.append((begin, k))
            begin = at
        k = at
    if begin < stop:
        rest.append((begin, stop))
    return found, rest


def _macro(kind: str, tokens: list[Token], groups: list[tuple[int, int]]) -> ClaimedOperation | None:
    values = [value_of(tokens, *group) if group[0] < group[1] else None for group in groups]
    rows = [int(value) - 1 if isinstance(value, int) and value > 0 else None for value in values]
    if kind == "swap" and len(rows) == 2 and rows[0] is not None and rows[1] is not None:
        return ClaimedSwap(rows[0], rows[1])
    if kind == "mult" and len(rows) == 2 and rows[1] is not None:
        return ClaimedCombination(rows[1], (Term(rows[1], _factor(values[0])),))
    if kind == "add" and len(rows) == 3 and rows[1] is not None and rows[2] is not None:
        return ClaimedCombination(rows[2], (Term(rows[2]), Term(rows[1], _factor(values[0]))))
    return None


def gauss_operations(tokens: list[Token], start: int, stop: int) -> tuple[ClaimedOperation, ...]:
    """The operations of gauss.sty: \\rowops \\add[-2]{0}{1} \\mult{2}{\\cdot(-1)} \\swap{1}{2}, rows counted from 0."""
    found: list[ClaimedOperation] = []
    columns = False
    k = start
    while k < stop:
        text = tokens[k].text
        k += 1
        if text in (r"\rowops", r"\colops"):
            columns = text == r"\colops"
        if text not in (r"\add", r"\mult", r"\swap"):
            continue
        options: list[tuple[int, int]] = []
        groups: list[tuple[int, int]] = []
        while k < stop and tokens[k].text in "[{":
            opener = tokens[k].text
            end = (
                closing(tokens, k, stop)
                if opener == "{"
                else next((i for i in range(k, stop) if tokens[i].text == "]"), stop)
            )
            (options if opener == "[" else groups).append((k + 1, end))
            k = min(end + 1, stop)
        factor: Scalar | None = 1
        if text == r"\mult" and len(groups) == 2:
            factor = _gauss_factor(tokens, *groups.pop())
        elif options:
            factor = value_of(tokens, *options[0])
        rows = [value_of(tokens, *group) for group in groups]
        if not all(isinstance(row, int) and row >= 0 for row in rows) or len(rows) != (1 if text == r"\mult" else 2):
            continue
        places = [int(row) for row in rows if row is not None]
        if text == r"\swap":
            found.append(ClaimedSwap(places[0], places[1], columns))
        elif text == r"\mult":
            found.append(ClaimedCombination(places[0], (Term(places[0], _factor(factor)),), columns))
        else:
            i, j = places
            found.append(ClaimedCombination(j, (Term(j), Term(i, _factor(factor))), columns))
    return tuple(found)


def _gauss_factor(tokens: list[Token], start: int, stop: int) -> Scalar | None:
    while start < stop and (tokens[start].text in TIMES or tokens[start].text == "|"):
        start += 1
    if start < stop and (tokens[start].text in DIVIDED or tokens[start].text == ":"):
        value = value_of(tokens, start + 1, stop)
        return Fraction(1) / value if value else None
    return value_of(tokens, start, stop)


def _factor(value: Scalar | None) -> Fraction | None:
    return None if value is None else Fraction(value)
