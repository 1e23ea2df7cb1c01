"""Equations typed line by line that are a system: which lines of a paragraph belong to one."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

_LETTER = r"[a-z](?:_?\d{1,2})?"
_NUMBER = r"(?:\d+(?:[./]\d+)?|\(\d+/\d+\))"
_AND = r"(?!\s+[aeiouwyz]\s+[A-Za-z])"
"""A letter between blanks that is a word, x = 3 y y = 2, is no factor."""
_TERM = rf"(?:{_NUMBER}{_AND}\s*\*?\s*{_LETTER}|{_LETTER}|{_NUMBER})"
_GROUP = rf"(?:{_NUMBER}\s*\*?\s*)?\([-+\u2212]?\s*{_TERM}(?:\s*[-+\u2212]\s*{_TERM})*\)"
_SIDE = rf"[-+\u2212]?\s*{_TERM}(?:\s*[-+\u2212]\s*{_TERM})*"
_EQUATION = lazy_pattern(rf"\s*(?P<left>{_SIDE})\s*=\s*(?P<right>{_SIDE})\s*[,;.]?\s*")
_UNKNOWN = lazy_pattern(_LETTER)
_SPOKEN = lazy_pattern(
    rf"(?<![\w.=<>+*/^(\u2212-])[-+\u2212]?\s*{_TERM}(?:\s*[-+\u2212]\s*{_TERM})+\s*=\s*{_SIDE}(?!\s*[-+*/^=(\u2212]|\w|\.\d)"
)
_ANY = rf"(?:{_GROUP}|{_TERM})"
_LONG_SIDE = rf"(?:[-+\u2212]\s*)?{_ANY}(?:\s*[-+\u2212]\s*{_ANY})*"
_ONE_SPOKEN = lazy_pattern(
    rf"(?<![\w.=<>+*/^(\u2212-])(?<![=<>+*/^\u2212-] ){_LONG_SIDE}\s*=\s*{_LONG_SIDE}(?!\s*[-+*/^=(\u2212]|\w|\.\d|,\d)"
)
_GIVES = lazy_pattern(rf"{_LETTER}\s*=\s*[-+\u2212]?\s*{_NUMBER}")
"""x = 2: a value of an unknown, and no equation."""
_ASSIGNED = lazy_pattern(rf"\s*{_LETTER}\s*=.*")

_NAME = r"(?:[IVX]{1,4}['′*]{0,3}|[EFGLRZ]_?\d['′*]{0,3}|\d{1,2}['′*]{1,3}|\*{1,3})"
_LEAD = rf"[ \t]*(?:\({_NAME}\)|{_NAME}[:.)]|\((?=\d{{1,2}}\)[ \t])\d{{1,2}}\)|[①-⑳])[ \t:]*"
_TRAIL = (
    rf"(?:[ \t,;.]*(?:…|⋯|\.{{3,8}}|·{{3,8}})[ \t]*(?:\((?:\d{{1,2}}|{_NAME})\)|[①-⑳]|\d{{1,2}})"
    rf"|[ \t,;.]*[①-⑳]|[ \t]+(?:\({_NAME}\)|\|[ \t]*{_NAME})|(?:[ \t]{{2}}|\t)[ \t]*\(\d{{1,2}}\))[ \t]*"
)
_LABELLED = lazy_pattern(rf"(?P<lead>{_LEAD})?+(?P<equation>[^:…⋯①-⑳|]{{3,200}}?)(?P<trail>{_TRAIL})?")


def without_label(line: str) -> str:
    """The line with blanks for what its equation is called, before it or behind it; any other line as it is.

    >>> without_label("I:  x + 2y = 3"), without_label("x - y = 1   (2)"), without_label("2x = 4 ...①")
    ('    x + 2y = 3', 'x - y = 1      ', '2x = 4     ')
    >>> without_label("x = 5 - 2(3)"), without_label("Step (1)")
    ('x = 5 - 2(3)', 'Step (1)')
    """
    match = _LABELLED.fullmatch(line) if "=" in line else None
    if match is None or not (match["lead"] or match["trail"]) or _EQUATION.fullmatch(match["equation"]) is None:
        return line
    return " " * len(match["lead"] or "") + match["equation"] + " " * len(match["trail"] or "")


_REFERENCE = r"(?:\d{1,2}[ ]?[·*×]?[ ]?)?\(\d{1,2}\)"
_REFERENCES = lazy_pattern(
    rf"(?:^|(?<=[^\W\d_]{{2}}[ ])|(?<=[ ][aeioyu][ ]))[ \t]*{_REFERENCE}(?:[ ]?[-+\u2212][ ]?{_REFERENCE}){{0,4}}"
    r"(?=[ \t]*(?:[:：,;]|[^\W\d_]{2}|[\u3000-\u9fff]|[aeioyu][ ]))"
)


_ROW = (
    r"(?:[IVX]{1,4}|(?:Eq|eq|Ec|ec|Gl|Éq|éq)\.?[ ]?\d|[EFGLRZWeflrzw]_?\d|[EFGLRZWeflrzw][₁-₉]"
    r"|\((?:\d{1,2}|[IVX]{1,4})\)|[①-⑳])['′*]{0,3}"
)
_FACTOR = r"(?:\d{1,9}(?:[./]\d{1,9})?|\([-−]?\d{1,9}(?:/\d{1,9})?\))[ ]?[·*×⋅]?[ ]?"
_DIVISOR = r"(?:[ ]?[·*×⋅/][ ]?\(?[-−]?\d{1,9}\)?)?"
_ARROWS = r"[ ]?(?:->|→|⟶|:=|=|<-|←)[ ]?"
_TIMES_ROW = rf"{_ROW}{_DIVISOR}"
_OPERATION = lazy_pattern(
    rf"[ \t]*(?:[-*•][ \t]+)?(?P<target>{_ROW}{_ARROWS})?[-−]?[ ]?(?P<factor>{_FACTOR})?{_TIMES_ROW}"
    rf"(?P<others>(?:[ ]?[-+−][ ]?(?:{_FACTOR})?{_TIMES_ROW}){{0,4}})[ \t]*(?:[:：→⇒]|[-=]>)"
    r"[ \t]*(?P<equation>[^:：]{3,200})"
)


def behind_operation(line: str) -> tuple[int, int] | None:
    """Where the equation stands in a line that tells an operation on equations, and what it gives.

    >>> line = "III' - 3·II': -6z = -9   (III'')"
    >>> start, stop = behind_operation(line)
    >>> line[start:stop]
    '-6z = -9'
    >>> [behind_operation(line) for line in ("R2 - 2R1: 0 1 3", "R2: x + y = 3", "I - III = 0", "So R2 - R1: x = 3")]
    [None, None, None, None]
    """
    match = _OPERATION.fullmatch(line) if "=" in line else None
    if match is None or not (match["target"] or match["factor"] or match["others"]):
        return None
    equation = _LABELLED.fullmatch(match["equation"])
    if equation is None or equation["lead"] or _EQUATION.fullmatch(equation["equation"]) is None:
        return None
    left = equation["equation"].partition("=")[0]
    if not _UNKNOWN.search(equation["equation"]) and left.strip() != "0":
        return None
    start = match.start("equation")
    return start, start + len(equation["equation"].rstrip(" \t.,;"))


def without_references(line: str) -> str:
    """The line with blanks for the numbers of equations that it says something of; any line without one as it is.

    >>> without_references("(1)+2·(2): 3x + z = 6"), without_references("Adding (1) and (2): 3x = 6")
    ('           3x + z = 6', 'Adding     and    : 3x = 6')
    >>> without_references("f(2) = 3"), without_references("x = (1) + 2 y")
    ('f(2) = 3', 'x = (1) + 2 y')
    """
    if "(" not in line or "=" not in line:
        return line
    text = _REFERENCES.sub(lambda match: " " * len(match[0]), line)
    lead = text.lstrip()
    if text != line and lead[:1] in (":", "：") and line.lstrip()[0] != lead[0]:
        text = " " * (len(text) - len(lead) + 1) + lead[1:]
    return text


@dataclass(frozen=True, slots=True)
class _Equation:
    unknowns: frozenset[str]
    is_assigned: bool
    """x = 3: an equation of the system, or what is found"""

    @property
    def is_told(self) -> bool:
        """x = 3 or 0 = 0, as the last of several systems has them."""
        return self.is_assigned or not self.unknowns


def _equation(line: str) -> _Equation | None:
    match = _EQUATION.fullmatch(line)
    if match is None:
        return None
    return _Equation(frozenset(_UNKNOWN.findall(match["left"])), _ASSIGNED.fullmatch(line) is not None)


@dataclass
class TypedSystems:
    """Finds the systems of a text, paragraph after paragraph; a reduced one has as many lines as the one before."""

    height: int = 0
    unknowns: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    """letters that sentences have given values to"""

    def among(self, lines: Sequence[str]) -> list[tuple[int, int]]:
        """The ranges of lines that are a system: at least two linear equations that share unknowns.

        Equations such as x = 2 that give every unknown below the others are the solution, and no part of it.

        >>> TypedSystems().among(["2x + y = 5", "x - y = 1", "x = 2", "y = 1"])
        [(0, 2)]
        >>> TypedSystems().among(["a = 2b", "x = 1"])
        []
        """
        found: list[tuple[int, int]] = []
        equations = [_equation(line) for line in lines]
        start = 0
        for k in range(len(lines) + 1):
            if k < len(lines) and equations[k] is not None:
                continue
            stop = self._end([one for one in equations[start:k] if one is not None], start)
            if stop > start:
                found.append((start, stop))
            start = k + 1
        return found

    def spoken(self, equations: Sequence[str]) -> None:
        """Equations of a sentence: what is told of their unknowns further down follows from them."""
        self.unknowns = frozenset([name for one in equations for name in _UNKNOWN.findall(one)])
        self.height = 0

    def _end(self, some: list[_Equation], start: int) -> int:
        """Where the system ends that begins with these equations; `start` where they are none."""
        unknowns = frozenset().union(*[one.unknowns for one in some])
        solved = all(one.is_assigned for one in some)  # x = 2 below y = 1: a solution, which has to be right
        if len(some) == self.height > 1 and unknowns <= self.unknowns and not solved:
            return start + len(some)  # what the one before has become
        given = 0
        while given < len(some) and some[-1 - given].is_assigned:
            given += 1
        if given == len(some):
            return start
        if given == len(unknowns) > 1:
            some = some[: len(some) - given]
        first = next((one.unknowns for one in some if one.unknowns), frozenset())  # 0 = 0 may stand before it
        shared = sum(bool(one.unknowns & first) for one in some) > 1
        if len(some) < 2 or not shared or not any(len(one.unknowns) > 1 for one in some):
            return start
        self.height, self.unknowns = len(some), unknowns
        return start + len(some)


def spoken_equations(text: str, unknowns: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Where a sentence tells linear equations: at least two, or one in no other letters than these unknowns.

    >>> [text[a:b] for text in ["As x + y = 3 and 2x - y = 0, we get x = 1."] for a, b in spoken_equations(text)]
    ['x + y = 3', '2x - y = 0']
    >>> [text[a:b] for text in ["Then x = y + 1 as u = 2v."] for a, b in spoken_equations(text, frozenset("xy"))]
    ['x = y + 1']
    """
    found = [one for one in _SPOKEN.finditer(text) if _UNKNOWN.search(one[0])]
    if len(found) > 1:
        return [one.span() for one in found]
    derived = [one for one in _ONE_SPOKEN.finditer(text) if unknowns.issuperset(_UNKNOWN.findall(one[0]))]
    return [one.span() for one in derived if not _GIVES.fullmatch(one[0]) and _UNKNOWN.search(one[0])]
