r"""Relations between letters and numbers in formulas: a = 1, a \ne \pm 1, a \in \{1, 2\}, k \neq 1, -2."""

from __future__ import annotations

import re
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.statements.letter_cases import Alternative

_UNEQUAL = r"\\neq?(?![A-Za-z])|\\not\s*=|!=|\u2260|<>"
_RELATION = lazy_pattern(rf"(?P<unequal>{_UNEQUAL})|(?P<equal>(?<![<>:!])=)")
_MEMBER = lazy_pattern(r"(?P<not>\\not\s*\\in|\\notin|\u2209)|(?P<in>\\in(?![A-Za-z])|\u2208)")
_SET = lazy_pattern(r"\s*\\?\{(?P<values>(?:[^{}]|\{[^{}]*+\})*?)\\?\}")
_WITHOUT = lazy_pattern(r"\s*(?:\\setminus|\\smallsetminus|\\backslash|\\|\u2216|-)(?![A-Za-z])")
_FIELD = lazy_pattern(r"\s*(?:\\mathbb\s*\{?\s*[RQC]\s*\}?|\\(?:R|Q|C|RR|QQ|CC)(?![a-z])|[\u211d\u211a\u2102])")
_SILENT = lazy_pattern(r"\\(?:left|right)(?![A-Za-z])|\\[,;:! ]|\\q?quad(?![A-Za-z])|~|&|[.;]\s*$")
_OTHER = lazy_pattern(
    r"[<>|\u21d2\u21d4\u27f9\u27fa]|\\(?:leq?|geq?|leqslant|geqslant|lt|gt|equiv|approx|to|begin|(?:L|l)ong(?:left)?rightarrow"
    r"|Long(?:left)?rightarrow|(?:Left)?[Rr]ightarrow|iff|implies"
    r"|det|dim|ker|rank|rk|rg|tr|operatorname)(?![A-Za-z])"
)
"""Other relations than equality, and numbers of matrices and spaces: rank A = 1 ties no letter."""
_SIDE = lazy_pattern(r"[-+*/^(){}.\s0-9A-Za-z\u03b1-\u03c9\\]*")
_SIGNS = lazy_pattern(r"\\pm(?![A-Za-z])|\u00b1")
_MATRIX_TIMES_VECTOR = lazy_pattern(r"\s*[A-Z]\s*[a-z]\s*=")
"""G x = 0 is about vectors, and no condition on letters that stand for numbers."""
_LONGEST = 300


def relations_of(formula: str) -> tuple[Alternative, ...] | None:
    r"""The alternatives that a formula states of its letters; () for one that states nothing, such as a letter alone.

    None for a formula that is not understood.

    >>> relations_of(r"a = 1, -2"), relations_of(r"a \ne \pm 2")
    (((('(a)-(1)', True),), (('(a)-(-2)', True),)), ((('(a)-(2)', False), ('(a)-(-(2))', False)),))
    """
    if len(formula) > _LONGEST or _OTHER.search(formula):
        return None
    text = _SILENT.sub(" ", formula)
    if _MATRIX_TIMES_VECTOR.match(text):
        return None
    made: tuple[Alternative, ...] = ((),)
    for part in _parts(text):
        found = _one(part)
        if found is None:
            return None
        made = tuple([(*one, *other) for one in made for other in found])
    return () if made == ((),) else made


def _parts(text: str) -> list[str]:
    """The relations between commas; a value without a sign belongs to the relation before it."""
    pieces, depth, start = [], 0, 0
    for k, c in enumerate(text):
        depth += (c in "({") - (c in ")}")
        if c == "," and not depth:
            pieces.append(text[start:k])
            start = k + 1
    pieces.append(text[start:])
    parts: list[str] = []
    for piece in pieces:
        related = _RELATION.search(piece) or _MEMBER.search(piece)
        if parts and not related and piece.strip():
            parts[-1] += "," + piece
        elif piece.strip():
            parts.append(piece)
    return parts


def _one(text: str) -> tuple[Alternative, ...] | None:
    member = _MEMBER.search(text)
    if member is not None:
        left, right = text[: member.start()], text[member.end() :]
        field = _FIELD.match(right) if member["in"] else None
        if field is not None and not right[field.end() :].strip():
            return ((),)
        without = _WITHOUT.match(right, field.end()) if field is not None else None
        values = _SET.fullmatch(right.rstrip(), without.end() if without is not None else 0)
        inside = bool(member["in"]) and without is None
        return None if values is None else _related(left, values["values"].split(","), inside)
    signs = list(_RELATION.finditer(text))
    if not signs:
        return ((),) if re.fullmatch(r"\s*\\?[A-Za-z\u03b1-\u03c9]+\s*", text) else None
    cuts = [0, *[k for sign in signs for k in (sign.start(), sign.end())], len(text)]
    sides = [text[start:stop] for start, stop in zip(cuts[::2], cuts[1::2], strict=True)]
    made: tuple[Alternative, ...] = ((),)
    for sign, (left, right) in zip(signs, pairwise(sides), strict=True):
        found = _related(left, right.split(",") if sign is signs[-1] else [right], bool(sign["equal"]))
        if found is None:
            return None
        made = tuple([(*one, *other) for one in made for other in found])
    return made


def _related(left: str, values: list[str], equal: bool) -> tuple[Alternative, ...] | None:
    left = left.strip()
    if not left or _SIDE.fullmatch(left) is None:
        return None
    conditions = []
    for value in values:
        both = _SIGNS.search(value)
        if both is not None and value[: both.start()].strip():
            return None
        bare = (value[both.end() :] if both is not None else value).strip()
        if not bare or _SIDE.fullmatch(bare) is None:
            return None
        conditions.append((f"({left})-({bare})", equal))
        if both is not None:
            conditions.append((f"({left})-(-({bare}))", equal))
    return tuple([(one,) for one in conditions]) if equal else (tuple(conditions),)
