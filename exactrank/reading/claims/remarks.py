"""Numbers that a remark behind a claim gives: the determinant is not zero (it is 5), is positive, namely 5."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found
from exactrank.reading.claims.slots import is_formula, number_of
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.templates import PLACEHOLDERS, any_of
from exactrank.statements import Expression, Number


def remarked(found: Found) -> Expression | None:
    """The number in brackets, or behind a comma and a word for namely, right behind a template that matches."""
    match = _remark().match(found.formulas.prose.text, found.match.end)
    if match is None:
        return None
    words, text = match["words"].lower().strip(" :,"), match["value"]
    equal = [phrase for phrase, sign in found.pack.comparisons.items() if sign == "="]
    said = max([one for one in equal if words.endswith(one)], key=len, default="")
    before = words.removesuffix(said).strip()
    if before and before not in (*languages()["remarks"]["it"], *languages()["remarks"]["namely"]):
        return None
    if not is_formula(text) and not words and not match["ends"]:
        return None  # (5) is the number of an equation
    if match["sign"].startswith(",") and before not in languages()["remarks"]["namely"]:
        return None
    try:
        index = found.formulas.index(match.start("value")) if is_formula(text) else None
        if index is not None and any(sign not in ("", "=") for sign, _ in found.formulas.equation(index)):
            return None  # as 2 is not 3
        value = number_of(text, found.pack) if index is None else found.formulas.value(index)[0]
    except NotThis:
        return None
    if not isinstance(value, Number) or not value.value:
        return None
    if index is not None:
        found.read.add(index)
    prose = found.formulas.prose
    found.match = replace(found.match, end=match.end("last"))
    found.span = found.formulas.sides.source.span(prose.offset(found.match.begin), prose.offset_after(found.match.end))
    return value


@cache
def _remark() -> re.Pattern[str]:
    number = rf"(?P<value>[{PLACEHOLDERS}]|[-\u2212]?\d+(?:[./]\d+)?)"
    ends = any_of(languages()["remarks"]["ends"])
    return re.compile(
        rf"\s*(?P<sign>[(\uff08]|,\s)\s*(?P<words>[^()\uff08\uff09\d.;{PLACEHOLDERS}]{{0,28}}?)\s*{number}\s*(?P<ends>{ends})?"
        r"\s*(?P<last>[)\uff09]|(?=[.,;\u3002\uff0c\uff1b]|\Z))"
    )
