"""Equations that stand one after the other, each in a formula of its own or joined by words: the systems they make."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import field

from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.formulas.systems import Equation, System, equation_of, system_of
from exactrank.reading.latex.grids import Range
from exactrank.records import dataclass

_UNKNOWN = lazy_pattern(r"[a-z](?:_\w+)?")
_ORNAMENT = lazy_pattern(
    r"\\(?:tag|label)\*?\{[^{}]*\}|\\(?:begin|end)\{[^{}]*\}|\\(?:text\w*|mbox|mathrm)\b|\\[A-Za-z]+|\\.|\([\dIiVv*]{1,4}\)|[\s$&{},.;:、，；。]"
)
"""What stands between two formulas and is no word: delimiters, spaces, numbers of equations."""
_IMPLIES = lazy_pattern(r"\\(?:Long)?(?:left)?[Rr]ightarrow\b|\\Leftrightarrow\b|\\implies\b|\\iff\b|[⇒⟹⇔⟺]|=>")
_LONGEST = 160
"""Characters between two equations that belong together."""
_MOST = 12
"""So many equations of a run are kept: more are no system that somebody solves by hand."""


@dataclass(slots=True)
class EquationRun:
    """Equations with nothing but joining words between them."""

    equations: list[Range]
    start: int
    stop: int
    told: list[int] = field(default_factory=list)
    """which of the passages told say these equations"""
    open: bool = True
    """whether no value of any of the unknowns stood before"""
    solved: bool = False
    """whether a solution is told of them"""


@dataclass(slots=True)
class EquationRuns:
    """Gathers linear equations in letters. Between two of them only words may stand that join equations.

    An equation of another kind, a conclusion or a derivation between two equations parts them: what follows from a
    system is no part of it.
    """

    sides: Sides
    joins: Callable[[str], bool] = lambda words: not words
    """Whether words between two equations join them."""
    runs: list[EquationRun] = field(default_factory=list)

    def add(self, span: Range, defined: Container[str] = ()) -> EquationRun | None:
        """The run that an equation begins or goes on with; None for any other formula."""
        equation = equation_of(self.sides.tokens, [span])
        if equation is None or not self._in_unknowns(equation) or _gives_a_value(equation):
            return None
        start, stop = self.sides.tokens[span[0]].start, self.sides.tokens[span[1] - 1].stop
        last = self.runs[-1] if self.runs else None
        if last is None or len(last.equations) == _MOST or not self._joined(last.stop, start):
            last = EquationRun([], start, stop)
            self.runs.append(last)
        last.equations.append(span)
        last.stop = stop
        last.open = last.open and not any(name in defined for side in equation for name in side)
        return last

    def system_of(self, run: EquationRun) -> System | None:
        """Several equations that hang together by their unknowns; None for any others."""
        rows = tuple([(span,) for span in run.equations])
        system = system_of(self.sides.text, self.sides.tokens, rows) if len(rows) > 1 else None
        if system is None or len(system.unknowns) < 2 or not _is_understood(system):
            return None
        met = _unknowns_in(system, 0)
        left = [_unknowns_in(system, i) for i in range(1, len(rows))]
        while near := next((some for some in left if some & met), None):
            met |= near
            left.remove(near)
        return None if left else system

    def _in_unknowns(self, equation: Equation) -> bool:
        """Whether all letters are small and name no matrix, and some are there."""
        names = {name for side in equation for name in side if name}
        return bool(names) and all(_UNKNOWN.fullmatch(name) and name not in self.sides.grids for name in names)

    def _joined(self, stop: int, start: int) -> bool:
        between = self.sides.text[stop:start]
        if _IMPLIES.search(between):
            return False  # what follows from an equation is no other one of its system
        if not 0 <= stop <= start or len(between) > _LONGEST or "=" in between:
            return False
        return self.joins(" ".join(_ORNAMENT.sub(" ", between).split()).lower())


def _gives_a_value(equation: Equation) -> bool:
    """x = 2, 2 = x: what an unknown is, and no equation to be solved for it."""
    one, other = sorted(equation, key=lambda side: list(side) != [""])
    return list(one) == [""] and list(other.values()) == [1]


def _is_understood(system: System) -> bool:
    """Whether every coefficient is a number, or a formula in letters that is read."""
    if not any(None in row for row in system.grid.rows):
        return True
    pairs = zip(system.grid.rows, system.grid.written, strict=False)
    return bool(system.grid.written) and all(x is not None or t for two in pairs for x, t in zip(*two, strict=True))


def _unknowns_in(system: System, i: int) -> set[str]:
    return {name for name, entry in zip(system.unknowns, system.grid.rows[i], strict=False) if entry != 0}
