"""The scopes of TeX: a definition in a group, a formula or an environment ends with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import field

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.macro_definitions import OPAQUE, Macro
from exactrank.records import dataclass

_CELLS = lazy_pattern(r"matrix|array|tabular|align|cases|split|gather")
_CLOSERS = {r"\]": r"\[", r"\)": r"\(", "}": "{"}


@dataclass(slots=True)
class _Level:
    kind: str
    cells: bool = False
    before: dict[str, Macro | None] = field(default_factory=dict)
    """What the names that are defined in it meant before."""


class Scopes:
    """What the names mean at one place; with `mathematics` a formula is a group, else definitions outlive it."""

    def __init__(self, mathematics: bool) -> None:
        self.mathematics = mathematics
        self.current: dict[str, Macro] = {}
        self.levels = [_Level("text")]
        self.opened: Counter[str] = Counter()

    def macro(self, name: str) -> Macro | None:
        return self.current.get(name)

    def define(self, name: str, macro: Macro, globally: bool) -> None:
        if globally:
            for level in self.levels:
                if name in level.before:
                    level.before[name] = macro
        else:
            self.levels[-1].before.setdefault(name, self.current.get(name))
        self.current[name] = macro

    def mark(self, token: str) -> None:
        """A brace, a delimiter of a formula, or the end of a cell."""
        if token in ("{", r"\[", r"\("):
            self.open(token)
        elif token in _CLOSERS:
            self.close(_CLOSERS[token])
        elif token[0] == "$":
            kind = "$" if self.levels[-1].kind == "$" else token
            if self.opened[kind]:
                self.close(kind)
                if kind != token:
                    self.open("$")
            else:
                self.open(token)
        elif token in ("&", r"\\") and self.levels[-1].cells:
            self._restore(self.levels[-1])

    def open(self, kind: str, name: str = "") -> None:
        self.levels.append(_Level(kind, _CELLS.search(name) is not None))
        self.opened[kind] += 1

    def close(self, kind: str) -> None:
        """Ends the innermost group of the kind, and all that is open within it; none is open: nothing."""
        if not self.opened[kind]:
            return
        while True:
            level = self.levels.pop()
            self.opened[level.kind] -= 1
            if self.mathematics or level.kind not in ("$", "$$", r"\[", r"\("):
                self._restore(level)
            else:
                self._live_on(level)
            if level.kind == kind:
                return

    def _restore(self, level: _Level) -> None:
        for name, before in level.before.items():
            if before is None:
                self.current.pop(name, None)
            else:
                self.current[name] = before
        level.before = {}

    def _live_on(self, level: _Level) -> None:
        """Pages differ in whether the next formula sees a definition: where that matters nobody knows its meaning."""
        for name, before in level.before.items():
            if before is not None and before != self.current.get(name):
                self.current[name] = OPAQUE
            self.levels[-1].before.setdefault(name, before)

    def back_to(self, depth: int) -> None:
        """Ends what was opened since so many groups were open."""
        while len(self.levels) > depth:
            level = self.levels.pop()
            self.opened[level.kind] -= 1
            self._restore(level)
