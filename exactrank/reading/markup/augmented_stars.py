r"""Names of the augmented matrix that nobody explains: rg(A) = rg(A^*), rz A = rz U, with a system, without A^* = ...

Where a text gives a system, speaks of the ranks of A and of one of these and gives neither, A is the matrix of the
coefficients, and the other one the augmented matrix, which (A | b) says.
"""

from __future__ import annotations

import re
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import operators
from exactrank.reading.language.templates import any_of
from exactrank.reading.source.source import Rewriting, Source

_NAMES = (
    r"A\s*+\^\s*+\{?\s*+(?:\*|\\ast|\\prime)\s*+\}?|A'|\\(?:bar|tilde|overline|widetilde|hat|widehat)\s*+\{?\s*+A\s*+\}?"
    r"|U|A\s*+_\s*+\{?\s*+[bB]\s*+\}?"
)
_SYSTEM = lazy_pattern(r"\\begin\s*\{(?:[dr]?cases|aligned|align\*?|alignedat|array|systeme)\}|\\systeme|\\left\\\{")
_GIVEN = lazy_pattern(rf"(?<![A-Za-z\\])(?:A|{_NAMES})\s*+(?:&\s*+)?:?=\s*+(?:\\left\s*+)?(?:\\begin|[(\[]\s*+\\begin)")
_SPARE = "b"


def name_augmented(source: Source) -> None:
    """Writes (A | b) for such a name of the augmented matrix in a rank."""
    text = source.text
    found = list(_ranks().finditer(text))
    if not found or not _SYSTEM.search(text) or _GIVEN.search(text):
        return
    if not re.search(_rank_of(r"(?:A)(?![\w^'_|])"), text):
        return
    rewriting = Rewriting(source)
    done = 0
    for match in found:
        start, stop = match.span("name")
        rewriting.copy(done, start)
        rewriting.put("A|" + _SPARE if match["open"] else rf"(A|{_SPARE})", start, stop - start)
        done = stop
    rewriting.copy(done, len(text))
    rewriting.done()


def _rank_of(what: str) -> str:
    names = [name for name, means in operators().items() if means == "rank" and name.isalpha()]
    word = rf"(?<![A-Za-z])(?:{any_of(names)}|r)(?![A-Za-z])\s*+\}}?\s*+(?:\\[,;!]\s*+)?"
    return rf"{word}(?P<open>(?:\\left\s*+)?\(\s*+)?(?P<name>{what})"


@cache
def _ranks() -> re.Pattern[str]:
    return re.compile(_rank_of(rf"(?:{_NAMES})(?![\w^'_|])"))
