"""Row operations as people write them, in formulas and in prose, as claims with the target first.

What is read is what is written: also an operation that is none, such as adding a row to itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from exactrank.errors import InputError, Problem
from exactrank.patterns import lazy_pattern
from exactrank.reading.language.row_words import naming_characters, naming_words, ordinal_suffixes
from exactrank.reading.latex.tokens import Token, Tokens, tokens_of
from exactrank.reading.operations.grammar import Parser
from exactrank.reading.operations.lexemes import lexemes_and_reach
from exactrank.reading.operations.macros import macro_operations
from exactrank.reading.operations.notation import PRIMES
from exactrank.reading.operations.row_names import Lexeme
from exactrank.reading.source.problems import LineMap, Problems, shown
from exactrank.records import dataclass
from exactrank.remembered import LONGEST, Memory
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Term, str_of

_WORD = lazy_pattern(r"[^\W\d_]{3,40}")
_RHO = lazy_pattern(r"\brho[_ ]?\d")


@cache
def _signs_of_rows() -> re.Pattern[str]:
    """Signs that a name of a row may have, among them the characters of nouns where no blanks part words."""
    suffixes = "|".join(sorted(ordinal_suffixes()))
    return re.compile(
        rf"_[\s{{(]*\d|(?:[^\W\d_]|['′])\d|\d\s*(?:{suffixes})\b|[①-⑳₀-₉{''.join(sorted(naming_characters()))}]|\(\d\d?\)"
        r"|\\(?:elem|textcircled|circled|Circled|ding|maru)"
    )


def _may_name_rows(text: str, start: int, stop: int) -> bool:
    """Whether something in a text can be the name of a row; most sentences have nothing of the kind."""
    if _signs_of_rows().search(text, start, stop):
        return True
    return not naming_words().isdisjoint(_WORD.findall(text[start:stop].lower()))


@dataclass(frozen=True, slots=True)
class OperationsRead:
    """The operations of a range of tokens in order, and whether everything there was understood."""

    operations: tuple[ClaimedOperation, ...]
    complete: bool
    """nothing is left unread: in a label everything was understood, in prose every verb that stands with rows"""
    span: tuple[int, int] = (0, 0)
    """the tokens from the first operation to the last; where there is none, nothing"""
    names_rows: bool = False
    """rows are named, whether or not an operation was understood"""
    whole: bool = True
    """nothing but operations stands there, also in prose"""


def read_operations(text: str) -> tuple[ClaimedOperation, ...]:
    """The operations that a text lists, in any notation; raises InputError when something in it is none.

    >>> [str_of(claim) for claim in read_operations(r"R_2 - 2R_1 \\to R_2, \\ \\frac13 R_3, R_1 \\leftrightarrow R_3")]
    ['R2 <- R2 - 2 R1', 'R3 <- 1/3 R3', 'R1 <-> R3']
    >>> [str_of(claim) for claim in read_operations("第2行から第1行の2倍を引く")]
    ['R2 <- R2 - 2 R1']
    """
    tokens = tokens_of(text)
    found = operations_in(text, tokens, 0, len(tokens))
    if not found.complete or not found.operations:
        raise InputError(
            Problem.of("input.no-operation", Problems("", LineMap(text)).place(0), text=shown(text.strip(), 60))
        )
    return found.operations


def canonical(operations: tuple[ClaimedOperation, ...]) -> list[str]:
    """The canonical spellings: `R1 <-> R3`, `R2 <- 1/3 R2`, `R2 <- R2 - 2 R1`."""
    return [str_of(operation) for operation in operations]


def elementary(operation: ClaimedOperation) -> tuple[RowOperation, ...]:
    """The elementary operations that a claim comes down to: a fused one scales its target and then adds.

    >>> elementary(read_operations("R3 <- 2 R3 + 3 R2")[0])
    (RowScale(target=2, factor=Fraction(2, 1)), RowAdd(target=2, source=1, factor=Fraction(3, 1)))

    Raises OperationError for what is no row operation: a factor of 0, a row without itself among the terms; InputError
    when the target or a factor is open.
    """
    if isinstance(operation, ClaimedSwap):
        return (RowSwap(operation.first, operation.second),)
    if operation.target is None or any(term.factor is None for term in operation.terms):
        raise InputError.of("input.open-operation", text=str_of(operation))
    scale = sum([term.factor or Fraction(0) for term in operation.terms if term.row == operation.target], Fraction(0))
    others = [term for term in operation.terms if term.row != operation.target and term.factor]
    made: list[RowOperation] = [] if scale == 1 and others else [RowScale(operation.target, scale)]
    return (*made, *[RowAdd(operation.target, term.row, term.factor) for term in others if term.factor])


def operations_in(text: str, tokens: list[Token], start: int, stop: int, prose: bool = False) -> OperationsRead:
    """The operations of a range: of a label over an arrow, or, with `prose`, those told in a sentence."""
    if not isinstance(tokens, Tokens):
        return _read(text, tokens, start, stop, prose)[0]
    key = start, stop, prose
    found: OperationsRead | None = tokens.operations.get(key)
    if found is None:  # what is told is asked for again by what looks whether all of it was understood
        found = tokens.operations[key] = _read_once(text, tokens, start, stop, prose)
    return found


_Range = tuple[str, str, str, bool, tuple[str, ...]]
"""A range, the characters before and behind it, whether it is prose, and its tokens."""
_READ = Memory[_Range, OperationsRead]()
"""What was read of a range, with its span counted from the first token."""
_GOES_ON = frozenset("-\u2212+<>=:_'\u2019")
"""Signs that may belong to what a range ends with, beside letters and digits."""


def _read_once(text: str, tokens: Tokens, start: int, stop: int, prose: bool) -> OperationsRead:
    """The operations of a range, by its characters: the same line says the same wherever it stands.

    Where a word or a sign may go on behind it, or what stands beside it was looked at, nothing is remembered.
    """
    if start >= stop:
        return _read(text, tokens, start, stop, prose)[0]
    begin, end = tokens[start].start, tokens[stop - 1].stop
    behind = text[end : end + 1]
    if end - begin > LONGEST or behind.isalnum() or behind in _GOES_ON or not behind.isascii():
        return _read(text, tokens, start, stop, prose)[0]
    key = text[begin:end], text[max(0, begin - 1) : begin], behind, prose, tuple(tokens.texts[start:stop])
    known = _READ.get(key)
    if known is not None:
        return _moved(known, start)
    found, looked_beside = _read(text, tokens, start, stop, prose)
    if not looked_beside:
        _READ.put(key, _moved(found, -start))
    return found


def _moved(found: OperationsRead, by: int) -> OperationsRead:
    """The same of a range that begins so many tokens later."""
    if not by or not found.operations:
        return found
    first, last = found.span
    return OperationsRead(found.operations, found.complete, (first + by, last + by), found.names_rows, found.whole)


def _read(text: str, tokens: list[Token], start: int, stop: int, prose: bool) -> tuple[OperationsRead, bool]:
    """The operations of a range, and whether they may depend on what stands beside it."""
    if prose and (start >= stop or not _may_name_rows(text, tokens[start].start, tokens[stop - 1].stop)):
        return OperationsRead((), complete=True), False
    macros, rest = macro_operations(tokens, start, stop)
    parts = [lexemes_and_reach(text, tokens, *part, prose) for part in rest]
    lexemes = [lexeme for some, _ in parts for lexeme in some]
    # Who writes rho for rows writes the row that changes last.
    parser = Parser(lexemes, prose, _has_rho(text, tokens, start, stop))
    parser.run()
    found = (
        _undone(tokens, lexemes, stop, parser.found) if "R=" in parser.codes or "C=" in parser.codes else parser.found
    )
    rows = bool(macros) or "R" in parser.codes or "C" in parser.codes
    span = (start, stop) if macros else parser.span if found else (0, 0)
    read = OperationsRead((*macros, *found), parser.complete(), span, rows, parser.whole)
    return read, any(beside for _, beside in parts)


def _undone(
    tokens: list[Token], lexemes: list[Lexeme], stop: int, found: list[ClaimedOperation]
) -> list[ClaimedOperation]:
    """R_1 = 3 R_1' says what the old row is in terms of the new one: R_1' = 1/3 R_1.

    Where a prime stands at the row that is changed, and only behind the equals sign; who marks the old rows so means
    what is written.
    """
    if len(found) != 1 or not isinstance(found[0], ClaimedCombination):
        return found
    operation = found[0]
    ends = [one.start for one in lexemes[1:]] + [stop]
    primed = [
        any(tokens[k].text in PRIMES for k in range(one.start, end)) for one, end in zip(lexemes, ends, strict=True)
    ]
    own = [k for k in range(2, len(lexemes)) if lexemes[k].code in "RC" and lexemes[k].value == lexemes[0].value]
    scale = sum([term.factor or Fraction(0) for term in operation.terms if term.row == operation.target], Fraction(0))
    known = all(term.factor is not None for term in operation.terms)
    if primed[0] or not own or not all(primed[k] for k in own) or not scale or not known:
        return found
    others = [term for term in operation.terms if term.row != operation.target]
    terms = [Term(term.row, -(term.factor or Fraction(0)) / scale) for term in others]
    return [replace(operation, terms=(Term(operation.target or 0, 1 / scale), *terms), or_else=(operation,))]


def _has_rho(text: str, tokens: list[Token], start: int, stop: int) -> bool:
    """Whether the letter stands among the tokens, as it is or spelled."""
    if start >= stop or not any(letter in text for letter in ("rho", "ρ")):
        return False
    if any(token.text in (r"\rho", "ρ") for token in tokens[start:stop]):
        return True
    return _RHO.search(text, tokens[start].start, tokens[stop - 1].stop) is not None
