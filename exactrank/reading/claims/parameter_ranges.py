"""Conditions that restrict nothing: where t is arbitrary, for all s, t in R, of a solution with these parameters."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.packs import Pack
from exactrank.statements import Solution

_FORMULA = lazy_pattern(r"\$+(?P<dollars>[^$]*)\$+|\\\((?P<round>.*?)\\\)")
_ALL_NUMBERS = lazy_pattern(
    r"(?:\\in\b|∈)\s*(?:\\math\w+\s*\{\s*[RQKFC]\s*\}|\\math\w+\s*[RQKFC]\b|\\(?:R|Q|K|RR|QQ|Reals|reals)\b|[RQKℝℚ])"
    r"(?:\s*\^\s*\{?\d\}?)?"
)
_NAME = lazy_pattern(r"\\[A-Za-z]+(?:_\{?\w\}?)?|[A-Za-z](?:_\{?\w+\}?)?")
_VALUE = lazy_pattern(rf"(?:{_NAME.pattern})\s*=\s*-?\d+(?:/\d+)?")
_CALLED = lazy_pattern(rf"(?:{_NAME.pattern})\s*=\s*(?:{_NAME.pattern})")
_PLAIN = lazy_pattern(r"(?<![\w'’\\])[a-z](?:_?\d{1,2})?(?![\w'’])(?:[ \t]*∈[ \t]*[RQKℝℚ](?!\w))?")
"""A letter among the words of plain text, t or t ∈ R."""
_RESTRICTS = lazy_pattern(r"[\d<>=≠≤≥≈+*/^|\\]")
_NEITHER = lazy_pattern(r"\\[,;: !]|[\s,()]|\\q?quad\b")


def only_ranges(condition: str, said: Solution, packs: Sequence[Pack]) -> bool:
    """Whether a condition names letters of a solution with parameters, and says no more than that they are any numbers.

    >>> from exactrank.reading.language.packs import pack
    >>> from exactrank.statements import Name, Span
    >>> solution = Solution(Span(1, 1, "x = 1 - 2t, y = t"), None, directions=(Name("v"),))
    >>> [only_ranges(said, solution, [pack("en")]) for said in ("where $t$ is arbitrary", "if $t \\\\ge 0$")]
    [True, False]
    >>> plainly = "where t is arbitrary", "where t is even", "if r is arbitrary"
    >>> [only_ranges(said, solution, [pack("en")]) for said in plainly]
    [True, False, False]
    """
    formulas = [match["dollars"] or match["round"] or "" for match in _FORMULA.finditer(condition)]
    if not formulas and said.directions:
        return _plainly_ranges(condition, said.span.source, packs)
    if not formulas or not said.directions or not all(_is_range(formula, said.span.source) for formula in formulas):
        return False
    if all(_ALL_NUMBERS.search(formula) or "=" in formula for formula in formulas):
        return True
    spoken = _FORMULA.sub(" ", condition).lower()
    return any(one.any_number.search(spoken) for one in packs)


def _plainly_ranges(condition: str, source: str, packs: Sequence[Pack]) -> bool:
    """As in formulas: some letters of the solution stand among the words, and no sign that could restrict them."""
    names = set(_NAME.findall(source))
    found = [one for one in _PLAIN.finditer(condition) if one[0].split("∈")[0].strip() in names]
    if not found:
        return False
    spoken = condition
    for one in reversed(found):
        spoken = f"{spoken[: one.start()]} {spoken[one.end() :]}"
    if _RESTRICTS.search(spoken):
        return False
    return any("∈" in one[0] for one in found) or any(one.any_number.search(spoken.lower()) for one in packs)


def only_chooses(condition: str, said: Solution) -> bool:
    """Whether a condition gives unknowns the values that they have in a solution which is one of several.

    >>> from exactrank.statements import Span
    >>> solution = Solution(Span(1, 1, "x_3 = 1$ we get $x_1 = 2"), None, complete=False)
    >>> only_chooses("For $x_3 = 1$", solution), only_chooses("For $k = 1$", solution)
    (True, False)
    """
    formulas = [match["dollars"] or match["round"] or "" for match in _FORMULA.finditer(condition)]
    values = [one.strip(" ,.:") for one in formulas if one.strip(" ,.:")]
    if said.complete or not values:
        return False
    return all(_VALUE.fullmatch(one) is not None and one in said.span.source for one in values)


def _is_range(formula: str, source: str) -> bool:
    rest = _ALL_NUMBERS.sub("", formula)
    names = _NAME.findall(rest)
    if _CALLED.fullmatch(formula.strip()):
        rest = rest.replace("=", "")  # let x_2 = t
    left = _NEITHER.sub("", _NAME.sub("", rest))
    return bool(names) and not left and all(name in source for name in names)
