r"""Tables of cases, conditions in the first column and numbers under a formula, are cases in that formula.

| t | rank A |, | t = 1 | 1 |, | else | 2 | says that rank A = \begin{cases} 1 & t = 1 \\ 2 & else \end{cases}.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import operator_at
from exactrank.reading.markup.bare_answers import columns_of, put_sentence, sentence_of
from exactrank.reading.source.source import Rewriting

_RELATION = r"(?:=|\\neq?(?![A-Za-z])|!=|\u2260|\\not(?:\\in|in)(?![A-Za-z])|\\in(?![A-Za-z]))"
_CONDITION = lazy_pattern(rf"\$?\s*\\?[A-Za-z\u03b1-\u03c9][A-Za-z_0-9{{}}\u03b1-\u03c9]*\s*{_RELATION}[^|]+")
_SEVERAL = lazy_pattern(r"\$[^$]*\$(?:[^$]*\$[^$]*\$)+")
_QUANTITY = lazy_pattern(r"\$(?P<formula>[^$=<>\u2260]*[A-Z][^$=<>\u2260]*)\$")
_SPOKEN_OF = lazy_pattern(r"[^|=<>]*[^\W\d_][^|=<>]*")
_NUMBER = lazy_pattern(r"\$?\s*-?\d{1,9}\s*\$?")
_VALUE = lazy_pattern(r"\$?\s*-?\d{1,9}\s*\$?|\$[^$=|<>]{1,120}\$")
_TYPED_VALUE = lazy_pattern(r"(?=[^A-Z]*+$)(?:[a-z](?![a-z])|[\d ()+*/^-]){1,80}")
_WORDS = lazy_pattern(r"[^\W\d_][^\d$|=\\]*")
_TYPED = lazy_pattern(r"(?P<name>[^\W\d_]{2,6})[ ]?(?P<of>[A-Z](?![^\W_])|\([A-Z](?:[ ]?[,|][ ]?[a-z])?\))")
"""rank A, det(A), rank (A, b)."""
_LABEL = lazy_pattern(
    r"[*$\s]*(?:[^\W\d_]{1,10}\s*)?(?:\d{1,2}(?:,\s*(?:\\quad\s*)?\d{1,2}){0,9}|[IVivx]{1,4}|[A-Da-d])[.)]?[*$\s]*"
)
_MOST_ROWS = 12


class Cell(NamedTuple):
    """A cell of a table, and where its text begins."""

    text: str
    start: int


def is_table_of_cases(head: Sequence[Cell], body: Sequence[Sequence[Cell]], codes: tuple[str, ...] = ()) -> bool:
    """Whether each row gives a condition, the last one perhaps words for all others, and some column numbers for it or,
    in one of these languages, how many solutions there are.

    >>> head, first = [Cell("$t$", 0), Cell("$r(A)$", 9)], [Cell("$t = 1$", 20), Cell("1", 30)]
    >>> rows = [first, [Cell("else", 40), Cell("2", 50)]]
    >>> is_table_of_cases(head, rows), is_table_of_cases(head, rows[1:])
    (True, False)
    """
    at = _place_of_conditions(body)
    if at is None or not 1 < len(body) <= _MOST_ROWS or any(len(row) != len(head) for row in body):
        return False
    return bool(_numbers(head, body, at) or _answers(head, body, at, codes))


def put_cases(
    rewriting: Rewriting, head: Sequence[Cell], body: Sequence[Sequence[Cell]], codes: tuple[str, ...] = ()
) -> None:
    """Writes a formula with cases for each column of numbers under a formula, for all others a line for each case."""
    at = _place_of_conditions(body)
    assert at is not None
    several = any(_SEVERAL.fullmatch(row[at].text) for row in body)
    for j in range(at + 1, len(head)):
        if j in _numbers(head, body, at):
            numbers = all(_NUMBER.fullmatch(row[j].text) for row in body)
            if _QUANTITY.fullmatch(head[j].text) and numbers and not several:
                _put_formula(rewriting, head[j], [(row[at], row[j]) for row in body])
                continue
            for row in body:
                _put_lead(rewriting, row[at])
                _put_value(rewriting, head[j], row[j])
            continue
        said = _answers(head, body, at, codes).get(j)
        for k, row in enumerate(body):
            _put_lead(rewriting, row[at])
            if said and said[k]:
                put_sentence(rewriting, said[k], row[j].start, len(row[j].text))
            else:
                rewriting.put(row[j].text, row[j].start, len(row[j].text))
    rewriting.put("\n\n", body[-1][-1].start)


def _place_of_conditions(body: Sequence[Sequence[Cell]]) -> int | None:
    """The column of conditions: the first, or the second behind numbers or names of the cases."""
    for at in (0, 1):
        if any(len(row) <= at + 1 for row in body):
            return None
        conditions = [_CONDITION.fullmatch(row[at].text) is not None for row in body]
        last = conditions and (conditions[-1] or _WORDS.fullmatch(body[-1][at].text) is not None)
        if last and all(conditions[:-1]) and any(conditions):
            return at
        if not all(_LABEL.fullmatch(row[at].text) for row in body):
            return None
    return None


def _numbers(head: Sequence[Cell], body: Sequence[Sequence[Cell]], at: int) -> list[int]:
    """The columns of numbers with a formula or words above."""
    return [
        j
        for j in range(at + 1, len(head))
        if (_QUANTITY.fullmatch(head[j].text) and all(_VALUE.fullmatch(row[j].text) for row in body))
        or (_SPOKEN_OF.fullmatch(head[j].text) and all(_NUMBER.fullmatch(row[j].text) for row in body))
        or (_TYPED.fullmatch(head[j].text) and all(_TYPED_VALUE.fullmatch(row[j].text) for row in body))
    ]


def _answers(
    head: Sequence[Cell], body: Sequence[Sequence[Cell]], at: int, codes: tuple[str, ...]
) -> dict[int, list[str]]:
    """The columns that say how many solutions there are, with a sentence for each row."""
    made: dict[int, list[str]] = {}
    for j in range(at + 1, len(body[0])):
        said = [sentence_of(row[j].text, codes, head[j].text) for row in body]
        columns = [columns_of(row[j].text, codes, head[j].text) for row in body]
        if all(said):
            made[j] = said
        elif any(columns):
            made[j] = columns  # without a pivot nothing is said of columns
    return made


def _put_formula(rewriting: Rewriting, quantity: Cell, rows: Sequence[tuple[Cell, Cell]]) -> None:
    rewriting.put("\n\n$", quantity.start)
    _put(rewriting, quantity, quantity.text.strip("$ "))
    rewriting.put(r" = \begin{cases} ", quantity.start)
    for k, (condition, value) in enumerate(rows):
        _put(rewriting, value, value.text.strip("$ "))
        rewriting.put(" & ", condition.start)
        is_formula = _CONDITION.fullmatch(condition.text) is not None
        rewriting.put("" if is_formula else r"\text{", condition.start)
        _put(rewriting, condition, condition.text.strip("$ "))
        rewriting.put(("" if is_formula else "}") + (r" \\ " if k < len(rows) - 1 else ""), condition.start)
    rewriting.put(r" \end{cases}$", rows[-1][0].start)


def _put_lead(rewriting: Rewriting, condition: Cell) -> None:
    """A line that begins with the condition, or with the words for all other cases."""
    rewriting.put("\n\n- ", condition.start)
    typed = _CONDITION.fullmatch(condition.text) and "$" not in condition.text
    rewriting.put(f"${condition.text}$" if typed else condition.text, condition.start, len(condition.text))
    rewriting.put(": ", condition.start)


def _put_value(rewriting: Rewriting, quantity: Cell, value: Cell) -> None:
    """The rank of A = 2."""
    typed = _TYPED.fullmatch(quantity.text)
    if typed and operator_at(typed["name"]):
        rewriting.put(rf"$\operatorname{{{typed['name']}}}{typed['of']} = ", quantity.start, len(quantity.text) - 1)
        _put(rewriting, value, value.text.strip("$ "))
        rewriting.put("$", value.start)
        return
    sign = "$" if _QUANTITY.fullmatch(quantity.text) else ""
    rewriting.put(sign, quantity.start)
    _put(rewriting, quantity, quantity.text.strip("$ ") if sign else quantity.text)
    rewriting.put(" = ", value.start)
    _put(rewriting, value, value.text.strip("$ "))
    rewriting.put(sign, value.start)


def _put(rewriting: Rewriting, cell: Cell, text: str) -> None:
    rewriting.put(text, cell.start + cell.text.index(text), len(text))
