"""What frames the rows of a tableau: a head of variables, a foot of marks."""

from __future__ import annotations

from exactrank.reading.latex.grids import Grid as Cells
from exactrank.reading.latex.grids import Range, is_blank
from exactrank.reading.latex.numbers import value_of
from exactrank.reading.latex.tokens import Token


def is_head(tokens: list[Token], cells: Cells) -> bool:
    """A first row of variables above a rule: the head of a tableau."""
    if len(cells.rows) < 2 or 1 not in cells.ruled:
        return False
    letters = 0
    for start, stop in cells.rows[0]:
        inside = [token.text for token in tokens[start:stop] if token.text not in ("$", "{", "}", r"\hline", "&")]
        word = "".join(inside)
        if not word:
            continue
        base = word.split("_")[0].rstrip("0123456789'")
        if value_of(tokens, start, stop) is None:
            if len(base) > 3 and not base.startswith("\\"):
                return False
            letters += 1
    return (
        letters > 0
        and letters * 2 >= len(cells.rows[0]) - 1
        and (
            _counts_up(tokens, cells.rows[0])
            or any(value_of(tokens, *cell) is not None for row in cells.rows[1:] for cell in row)
        )
    )


def head_names(tokens: list[Token], row: tuple[Range, ...]) -> tuple[str, ...]:
    """What a head calls the columns; blank where it says nothing."""
    left_out = ("$", "{", "}", r"\hline", "&", r"\\")
    return tuple(["".join([token.text for token in tokens[a:b] if token.text not in left_out]) for a, b in row])


def _counts_up(tokens: list[Token], row: tuple[Range, ...]) -> bool:
    """x_1 & x_2 & x_3 &: variables and an empty place, which a row of entries does not have."""
    words = ["".join([tokens[k].text for k in range(*cell) if tokens[k].text != r"\hline"]) for cell in row]
    letter = words[0].partition("_")[0]
    return len(row) > 2 and not words[-1] and words[:-1] == [f"{letter}_{j + 1}" for j in range(len(row) - 1)]


def is_foot(tokens: list[Token], cells: Cells) -> bool:
    """A last row below a rule, of stars and blanks: the foot of a tableau, which marks columns."""
    if len(cells.rows) < 3 or len(cells.rows) - 1 not in cells.ruled:
        return False
    blank = [is_blank(tokens, *cell) for cell in cells.rows[-1]]
    stars = [tokens[stop - 1].text in ("*", r"\ast", r"\star") for _, stop in cells.rows[-1]]
    return any(blank) and any(stars) and all(b or s for b, s in zip(blank, stars, strict=True))
