"""Equations that are named by their numbers in parentheses: (2) - 3 (1), subtract (1) from (2)."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import Token
from exactrank.reading.operations.row_names import Lexeme

_MOST = 20
_TERM = r"(?:[nk]\*?)?R(?:\*-?[nk])?"
_SUM = rf"-?{_TERM}(?:[+-]{_TERM})*"
_TWO_TERMS = rf"-?{_TERM}(?:[+-]{_TERM})+"
_OPERATION = rf"(?:RXR|R[<>=]{_TWO_TERMS}|{_TWO_TERMS}(?:>R)?|{_SUM}>R|R[<>]{_SUM})"
_PATTERN = lazy_pattern(rf"{_OPERATION}|-?[nk]\*?R")
"""What a label may say: also 4 (1), one equation multiplied."""
_VERBS = frozenset("ASWasy")


def numbered_equations(lexemes: list[Lexeme], tokens: list[Token], prose: bool) -> list[Lexeme]:
    """The lexemes with a row for every such number, where no row is named otherwise and all of it is an operation.

    In a sentence two such numbers and a verb are enough. (2) - (3 - 1) and (2)(3) - (1)(4) stay numbers.
    """
    codes = "".join([lexeme.code for lexeme in lexemes])
    if codes.count("n") < 2 or "R" in codes or "C" in codes:
        return lexemes
    if not prose:
        named = _named(lexemes, tokens)
        changed = "".join([lexeme.code for lexeme in named])
        return named if _all_operations(changed) else lexemes
    made: list[Lexeme] = []
    begin = 0
    for k, lexeme in enumerate(lexemes):
        if lexeme.code == "." or k == len(lexemes) - 1:
            sentence = lexemes[begin : k + 1]
            named = _named(sentence, tokens)
            is_operation = sum(one.code == "R" for one in named) > 1 and any(one.code in _VERBS for one in named)
            made += named if is_operation else sentence
            begin = k + 1
    return made


def _all_operations(codes: str) -> bool:
    parts = [part for part in codes.rstrip(".").split(",") if part]
    return "R" in codes and all(_PATTERN.fullmatch(part) for part in parts)


def _named(lexemes: list[Lexeme], tokens: list[Token]) -> list[Lexeme]:
    return [
        lexeme._replace(code="R", value=lexeme.value - 1)
        if lexeme.code == "n"
        and isinstance(lexeme.value, int)
        and 0 < lexeme.value <= _MOST
        and lexeme.stop == lexeme.start + 3
        and tokens[lexeme.start].text == "("
        else lexeme
        for lexeme in lexemes
    ]
