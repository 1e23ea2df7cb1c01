"""A colon behind a row: what becomes of it (R_2: R_2 + R_1), what is added (R_2: -2 R_1), or a division (R_2 : 3)."""

from __future__ import annotations

from exactrank.reading.latex.tokens import Token
from exactrank.reading.operations.row_names import Lexeme

_ENDS = frozenset(",;.&")


def colons_settled(lexemes: list[Lexeme], tokens: list[Token]) -> list[Lexeme]:
    """The lexemes with an arrow for a colon that says what becomes of a row, and none where something is added to it.

    >>> from exactrank.reading.latex.tokens import tokens_of
    >>> from exactrank.reading.operations.reader import canonical, operations_in
    >>> texts = "R_2: R_2 + R_1", "II: I - II", "R_2: -2R_1", "II : 3", "R_1 + R_2 : 2"
    >>> [canonical(operations_in(text, ts := tokens_of(text), 0, len(ts)).operations) for text in texts]
    [['R2 <- R2 + R1'], ['R2 <- -R2 + R1'], ['R2 <- R2 - 2 R1'], ['R2 <- 1/3 R2'], ['R1 <- R1 + 1/2 R2']]
    """
    made: list[Lexeme] = []
    for k, one in enumerate(lexemes):
        if one.code != "/" or tokens[one.start].text != ":" or not _is_target(lexemes, k):
            made.append(one)
            continue
        rows = [(x.code, x.value) for x in _clause(lexemes, k + 1) if x.code in ("R", "C")]
        target = lexemes[k - 1].code, lexemes[k - 1].value
        if target in rows:
            made.append(one._replace(code="<"))
        elif not rows or lexemes[k + 1].code not in ("+", "-"):
            made.append(one)
    return made


def _is_target(lexemes: list[Lexeme], k: int) -> bool:
    """Whether a row alone stands before the colon: it begins the operation."""
    return k > 0 and lexemes[k - 1].code in ("R", "C") and (k == 1 or lexemes[k - 2].code in _ENDS)


def _clause(lexemes: list[Lexeme], k: int) -> list[Lexeme]:
    stop = next((j for j in range(k, len(lexemes)) if lexemes[j].code in _ENDS), len(lexemes))
    return lexemes[k:stop]
