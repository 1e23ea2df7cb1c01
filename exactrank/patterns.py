"""Regular expressions that are compiled when they are first used.

The package holds some four hundred, and one answer uses a quarter of them; compiling all of them took a third of the
time in which `exactrank verify` answers.
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile(pattern, flags)`; what is wrong with the pattern is an `re.error` at its first use.

    >>> word = lazy_pattern(r"[a-z]+", re.IGNORECASE)
    >>> word.findall("The rank"), word.pattern
    (['The', 'rank'], '[a-z]+')
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


class _LazyPattern:
    """A pattern that takes over the methods of the compiled one, so that a call costs what it costs there."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._given = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _TAKEN_OVER:
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        self.__dict__.update([(one, getattr(compiled, one)) for one in _TAKEN_OVER])
        return self.__dict__[name]

    def __reduce__(self) -> tuple[Any, ...]:
        return lazy_pattern, self._given

    def __repr__(self) -> str:
        return f"lazy_pattern{self._given!r}"


_TAKEN_OVER = (
    *("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"),
    *("flags", "groups", "groupindex"),
)
