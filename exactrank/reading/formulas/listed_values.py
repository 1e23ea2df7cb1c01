r"""\lambda = 2, 4: what a letter for eigenvalues is said to be, value by value.

Behind the comma stands no sign, and the second value is one of the same letter. Without a blank, 2,4 is a list where
the language of the text has no decimal commas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exactrank.reading.formulas.expression_kinds import is_eigenvalue
from exactrank.reading.formulas.gathered_clauses import Clause
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.formulas.written_numbers import is_decimal_comma
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.operations.signs import Sign
from exactrank.statements import Name


def value_by_value(sides: Sides, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, bool]]:
    """The clauses, where a list of values stands one for each value; and whether another value stood before it."""
    last: tuple[Side, Sign] | None = None
    for clause in clauses:
        if last is not None and len(clause) == 1 and isinstance(clause[0], Side) and _is_value(sides, last, clause[0]):
            yield [Side(last[0].span), last[1], clause[0]], True
            continue
        last = _named(sides, clause)
        if last is None:
            yield clause, False
            continue
        first, *others = _parted(sides, clause[2].span)
        yield ([*clause[:2], Side(first)] if others else clause), False
        for other in others:
            yield [Side(last[0].span), last[1], Side(other)], True


def _named(sides: Sides, clause: Clause) -> tuple[Side, Sign] | None:
    """The letter and the equals sign of a clause that gives an eigenvalue."""
    match clause:
        case [Side() as left, Sign(kind="equal") as sign, Side() as right]:
            return (left, sign) if _is_value(sides, (left, sign), Side(_parted(sides, right.span)[0])) else None
    return None


def _is_value(sides: Sides, named: tuple[Side, Sign], side: Side) -> bool:
    name, value = sides.expression(named[0].span), sides.expression(side.span)
    return isinstance(name, Name) and value is not None and is_eigenvalue(name, value)


def _parted(sides: Sides, span: tuple[int, int]) -> list[tuple[int, int]]:
    """The ranges between commas that stand between two digits, where they are no decimal commas."""
    commas = [k for k in range(*span) if is_decimal_comma(sides.tokens, k, span[1])]
    known = languages()["languages"]
    if not commas or any(known[code].get("decimal_comma", False) for code in languages_of(sides.text)):
        return [span]
    return list(zip([span[0], *[k + 1 for k in commas]], [*commas, span[1]], strict=True))
