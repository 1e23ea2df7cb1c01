"""The JSON object of a verdict (`exactrank-verdict/1`): rows, columns, statements count from 1; rationals are text."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from exactrank.judging.verdicts.values import Value
from exactrank.judging.verdicts.verdict import Judgement, Outcome, Verdict
from exactrank.judging.verdicts.witnesses import (
    Contradiction,
    Dependence,
    ExistingSolution,
    FiniteSolutions,
    FormValue,
    ForValues,
    ImpossibleOperation,
    MisplacedEntry,
    NonzeroImage,
    NonzeroMinor,
    RankEvidence,
    RootEntry,
    RootImage,
    RootMinor,
    Separation,
    Witness,
    WrongCount,
    WrongDigits,
    WrongEntries,
    WrongEntry,
    WrongPivots,
    WrongRootEntries,
    WrongRootValue,
    WrongShape,
    WrongValue,
)
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure, rational_text
from exactrank.numbers.surds import Surd
from exactrank.statements import Array, Decimal, Expression, Grid, Hidden, Number, RowStep, Unread, str_of

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def verdict_object(verdict: Verdict) -> dict[str, Json]:
    """The object that `verify --to json` prints; `first_error` is null where there is none.

    >>> from exactrank.judging import judge
    >>> made = verdict_object(judge([]))
    >>> made["format"], made["outcome"], made["first_error"], made["statements"], made["unread"], made["hidden"]
    ('exactrank-verdict/1', 'undecided', None, [], [], [])
    """
    first = verdict.first_error
    return {
        "format": "exactrank-verdict/1",
        "outcome": verdict.outcome.value,
        "first_error": None if first is None else first + 1,
        "statements": [_statement(i, one) for i, one in enumerate(verdict.judgements)],
        "unread": [_passed_over(one) for one in verdict.unread],
        "hidden": [_passed_over(one) for one in verdict.hidden],
        **({} if verdict.missing is None else {"missing": verdict.missing.value}),
        **({"undiscussed": [_values(one) for one in verdict.undiscussed]} if verdict.undiscussed else {}),
    }


def _values(values: tuple[tuple[str, Fraction], ...]) -> dict[str, Json]:
    """Letters with their values."""
    return {letter: str(value) for letter, value in values}


def _passed_over(one: Unread | Hidden) -> dict[str, Json]:
    """A piece of the text that was not judged, and why."""
    span = one.span
    return {"line": span.line, "column": span.column, "source": span.source, "reason": one.reason}


def _statement(index: int, one: Judgement) -> dict[str, Json]:
    span = one.statement.span
    made: dict[str, Json] = {
        "index": index + 1,
        "kind": one.kind,
        "line": span.line,
        "column": span.column,
        "source": span.source,
    }
    if isinstance(one.statement, RowStep):
        made["before"], made["after"] = rows_json(one.statement.before), rows_json(one.statement.after)
    if one.operations is not None:
        made["operations"] = [str_of(operation) for operation in one.operations]
        if one.found_operations:
            made["found_operations"] = [str_of(operation) for operation in one.found_operations]
    made["outcome"] = one.outcome.value
    if one.note is not None:
        made["note"] = one.note.value
    if one.detail:
        made["detail"] = one.detail
    if one.outcome is Outcome.INCORRECT and one.witness is not None:
        witness = witness_object(one.witness)
        if one.entry is not None:
            witness.update(_entry(one.entry))
        if one.stated is not None:
            witness["stated"] = str_of(one.stated)
        if one.meant:
            witness["meant"] = [str_of(operation) for operation in one.meant]
        made["witness"] = witness
    if one.follows is not None:
        made["follows"] = one.follows + 1
    if one.assumed:
        made["assumed"] = [inference.value for inference in one.assumed]
    if one.conditions:
        made["conditions"] = list(one.conditions)
    return made


def rows_json(matrix: Expression) -> Json:
    """The rows of a matrix as it was read, an entry without a rational value null; null where none is written out.

    >>> from exactrank.statements import Name
    >>> rows_json(Grid(((Fraction(1, 2), None),))), rows_json(Name("A"))
    ([['1/2', None]], None)
    """
    match matrix:
        case Grid(rows):
            return [[None if entry is None else _t(entry) for entry in row] for row in rows]
        case Array(rows):
            return [[_t(one.value) if isinstance(one, Number | Decimal) else None for one in row] for row in rows]
        case _:
            return None


def witness_object(witness: Witness) -> dict[str, Json]:
    """The witness with its indices from 1."""
    match witness:
        case ForValues(values, inner):
            return {"letters": {letter: _t(value) for letter, value in values}, **witness_object(inner)}
        case WrongRootEntries(root_entries, where):
            listed: list[Json] = [_root_entry(entry) for entry in root_entries]
            made = {**_root_entry(root_entries[0]), "in": where.value}
            return {**made, "entries": listed} if len(root_entries) > 1 else made
        case WrongRootValue(right, wrong):
            return {"expected": right.text(), "found": wrong.text()}
        case RootImage(root_vector, row, image):
            return {"vector": [x.text() for x in root_vector], "row": row + 1, "value": image.text()}
        case RootMinor(rows, columns, minor, rank):
            made = {"rows": _indices(rows), "columns": _indices(columns), "minor": minor.text()}
            return made if rank is None else {"expected": rank[0], "found": rank[1], **made}
        case WrongEntries(entries, where):
            made = _entry(entries[0])
            made["in"] = where.value
            if len(entries) > 1:
                made["entries"] = [_entry(entry) for entry in entries]
            return made
        case Separation(vector, row, value, zero_on_first):
            zero, other = ("before", "after") if zero_on_first else ("after", "before")
            return {"vector": _vector(vector), "zero_on": zero, "nonzero_on": other, "row": row + 1, "value": _t(value)}
        case NonzeroImage(vector, row, value):
            return {"vector": _vector(vector), "row": row + 1, "value": _t(value)}
        case NonzeroMinor(rows, columns, value):
            return {"rows": _indices(rows), "columns": _indices(columns), "minor": _t(value)}
        case RankEvidence(expected, found, rows, columns, value, null_basis):
            return {
                "expected": expected,
                "found": found,
                "rows": _indices(rows),
                "columns": _indices(columns),
                "minor": _t(value),
                "null_vectors": [_vector(null_basis.column(j)) for j in range(null_basis.ncols)],
            }
        case WrongValue(expected, found, index):
            made = {"expected": value_json(expected), "found": value_json(found)}
            return made if index is None else {**made, "index": index + 1}
        case WrongDigits():
            return _digits(witness)
        case WrongShape(expected, found):
            return {"expected": list(expected), "found": list(found)}
        case ImpossibleOperation(operation):
            return {"operation": str_of(operation)}
        case WrongCount(expected, found):
            return {"expected": expected, "found": found}
        case WrongPivots(expected, found):
            return {"expected": _indices(expected), "found": _indices(found)}
        case MisplacedEntry(row, column, found):
            return {"row": row + 1, "column": column + 1, "found": _t(found)}
        case Dependence(coefficients):
            return {"coefficients": _vector(coefficients)}
        case FormValue(vector, value):
            return {"vector": _vector(vector), "value": _t(value)}
        case ExistingSolution(vector):
            return {"solution": _vector(vector)}
        case FiniteSolutions(p, free):
            return {"values": p, "free": free}
        case Contradiction(multipliers, value, substituted):
            made = {"multipliers": _vector(multipliers), "value": _t(value)}
            return {**made, "substituted": True} if substituted else made
    assert_never(witness)


def _digits(witness: WrongDigits) -> dict[str, Json]:
    made: dict[str, Json] = {
        "exact": value_json(witness.exact),
        "expected": witness.expected,
        "found": witness.found,
        "truncated": witness.truncated,
    }
    if witness.row is not None and witness.column is not None:
        made["row"], made["column"] = witness.row + 1, witness.column + 1
    if witness.further:
        made["further"] = [_digits(one) for one in witness.further]
    return made


def _entry(entry: WrongEntry) -> dict[str, Json]:
    return {
        "row": entry.row + 1,
        "column": entry.column + 1,
        "expected": _t(entry.expected),
        "found": _t(entry.found),
    }


def _root_entry(entry: RootEntry) -> dict[str, Json]:
    return {
        "row": entry.row + 1,
        "column": entry.column + 1,
        "expected": entry.expected.text(),
        "found": entry.found.text(),
    }


def value_json(value: Value | Enclosure) -> Json:
    """A rational as text, `sqrt(2)` for a root, rows for a matrix, [lower, upper] for bounds."""
    match value:
        case Fraction():
            return _t(value)
        case Surd(coefficient, radicand):
            size = "" if abs(coefficient) == 1 else f"{_t(abs(coefficient))} "
            return f"{'-' if coefficient < 0 else ''}{size}sqrt({radicand})"
        case Matrix():
            return [_vector(row) for row in value]
        case Enclosure(lower, upper):
            return [_t(lower), _t(upper)]
    assert_never(value)


def _t(value: Fraction) -> str:
    return rational_text(value)


def _vector(values: Iterable[Fraction]) -> list[Json]:
    return [_t(value) for value in values]


def _indices(values: Iterable[int]) -> list[Json]:
    return [value + 1 for value in values]
