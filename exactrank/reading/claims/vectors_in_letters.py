"""Vectors whose entries are formulas, as texts: tuples, columns, and sums of multiples of columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from exactrank.patterns import lazy_pattern

_TUPLE = lazy_pattern(r"\s*\((?P<entries>[^=]*)\)\s*(?:\^\s*\{?\s*(?:\\top|T|t|\\intercal)\s*\}?)?\s*")
_A_COLUMN = (
    r"\\begin\{(?P<kind>[bp]?matrix|array)\}(?:(?<=array\})\s*\{[^{}&]*\})?(?P<entries>[^&]*?)\\end\{(?P=kind)\}"
)
_FACTOR = r"\\[dt]?frac\s*\{[^{}]*\}\s*\{[^{}]*\}|\\[a-z]{2,8}(?![a-zA-Z])|[^\\=&]"
_COLUMN = lazy_pattern(rf"\s*[(\[]?\s*{_A_COLUMN}\s*[)\]]?\s*")
_IN_SUM = lazy_pattern(rf"(?P<factor>(?:{_FACTOR}){{0,40}}?)[(\[]?\s*{_A_COLUMN}\s*[)\]]?\s*")
_ROW_END = lazy_pattern(r"\\\\(?:\s*\[[^\]]*\])?")
_PARAMETER = lazy_pattern(r"\\[a-z]{2,8}|[a-z]|[a-z]_\d")


def listed(side: str) -> list[str]:
    """The entries of (x, y, z) or of a column; the side itself where it is neither."""
    found = _TUPLE.fullmatch(side) or _COLUMN.fullmatch(side)
    if found is None:
        return [side]
    entries = found["entries"]
    if "kind" in found.re.groupindex:
        return [one for one in _ROW_END.split(entries) if one.strip()]
    cuts = [-1, *commas(entries), len(entries)]
    return [entries[a + 1 : b] for a, b in pairwise(cuts)] if len(cuts) > 2 else [side]


def commas(text: str) -> list[int]:
    """Where commas stand that are in no brackets."""
    found, depth = [], 0
    for k, sign in enumerate(text):
        depth += (sign in "({[") - (sign in ")}]")
        if sign == "," and not depth:
            found.append(k)
    return found


def columns_in(side: str, count: int) -> list[tuple[str, list[str]]] | None:
    """The columns in a sum of multiples of columns, each with what stands before it; None for anything else."""
    found: list[tuple[str, list[str]]] = []
    at = 0
    while at < len(side):
        match = _IN_SUM.match(side, at)
        if match is None:
            return None
        entries = [one for one in _ROW_END.split(match["entries"]) if one.strip()]
        factor = match["factor"].strip()
        if len(entries) != count or r"\begin" in factor or (found and factor[:1] not in ("+", "-")):
            return None
        found.append((factor, entries))
        at = match.end()
    return found or None


def parameters_of(
    names: Sequence[str], parts: Sequence[tuple[str, list[str]]], letters: frozenset[str]
) -> dict[str, str]:
    """What the parameters are by an unknown: t = z where (x, y, z) = (1, 2, 0) + t (3, 4, 1).

    `letters` are those of the system.

    >>> parameters_of(("x", "y"), [("", ["1 - k t", "t"])], frozenset("k"))
    {'t': 'y - (0)'}
    """
    found: dict[str, str] = {}
    own = {one.partition("_")[0] for one in (*names, *letters)}
    for at, name in enumerate(names):
        held = [(factor.lstrip("+ "), entries[at].strip()) for factor, entries in parts]
        moved = [(factor, entry) for factor, entry in held if factor and entry != "0"]
        alone = [entry for factor, entry in held if not factor]
        letter = moved[0][0] if len(moved) == 1 and moved[0][1] == "1" else alone[0] if alone and not moved else ""
        if _PARAMETER.fullmatch(letter) and letter.lstrip("\\") not in own:
            start = alone[0] if moved and alone else "0"
            found.setdefault(letter, f"{name} - ({start})")
    return found
