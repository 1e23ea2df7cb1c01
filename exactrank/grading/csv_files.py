"""CSV files that people and platforms write: every row with its line; what is no table is refused in one line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from exactrank.errors import InputError, Place

MOST_CELL = 10_000_000
"""Characters of one cell."""


def csv_rows(path: str) -> list[list[str]]:
    """The rows of a file as they stand; one that is no text, or has too long a cell, is refused."""
    return [row for _, row in _rows(path)]


def csv_records(path: str, needed: Sequence[str], refusal: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the header by its names, each with its line; cells that a short row leaves out are empty.

    Raises InputError with `refusal` where the header lacks a needed name, and for a row with more cells than names:
    an answer with a comma that was not quoted is not cut off.
    """
    rows = _rows(path)
    _, header = next(rows, (1, []))
    header = [name.strip() for name in header]
    if not set(needed) <= set(header):
        raise InputError.of(refusal, Place(path, 1))
    for line, row in rows:
        if len(row) > len(header):
            raise InputError.of("csv-cells", Place(path, line), found=len(row), expected=len(header))
        if row:
            yield line, dict.fromkeys(header, "") | dict(zip(header, row, strict=False))


def _rows(path: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MOST_CELL)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            for row in reader:
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror or "" if isinstance(error, OSError) else str(error)
        raise InputError.of("unreadable-file", Place(path), reason=reason.lower()) from None
