"""What a sentence of plain text tells: values of unknowns, conditions on letters, equations, vectors."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.typed_solutions import goes_on, told_solutions
from exactrank.reading.markup.typed_systems import TypedSystems, spoken_equations

_TOLD_VALUE = lazy_pattern(
    r"(?<![\w.=<>+*/^(-])(?:[a-z](?:_?\d{1,2})?|\((?:[a-z](?:_?\d{1,2})?,\s*)+[a-z](?:_?\d{1,2})?\))\s*=\s*"
    r"(?:[-\u2212]?\d+(?:[./]\d+)?|\((?:\s*[-\u2212]?\d+(?:[./]\d+)?\s*,)+\s*[-\u2212]?\d+(?:[./]\d+)?\s*\))"
    r"(?!\s*[-+*/^=(]|\w|\.\d|,\d|[ ][a-z](?:_?\d|[₀-₉]|[ ]*[-+*/]))"
)
"""x = 2, (x, y) = (2, 1/3): what a sentence says of an unknown, or of all of them."""
_TOLD_CONDITION = lazy_pattern(
    r"(?<![\w.=<>+*/^(-])[a-z](?:_?\d{1,2})?\s*(?:=\s*\u00b1|(?:\u2260|!=)\s*\u00b1?)\s*"
    r"[-\u2212]?\d+(?:[./]\d+)?(?!\s*[-+*/^=(]|\w|\.\d|,\d)"
    r"|(?<![\w.=<>+*/^(-])[a-z](?:_?\d{1,2})?\s*(?:\u2260|!=)\s*[a-z](?:_?\d{1,2})?(?!\s*[-+*/^=(.]|\w|'|\u2019)"
)
"""a ≠ 2, a = ±2, a ≠ b: for which values of a letter something holds."""
_RELATION = r"[a-z](?:_?\d{1,2})?[ ]?(?:=|!=|\u2260)[ ]?(?:[^\W\d_]|[-+*/^()\d \u00b1\u2212]|sqrt){1,40}"
_CASE = lazy_pattern(rf"\s*+[^\W\d_]{{2,12}}[ ]\d{{1,2}}[ \u00a0\u202f]?[:\uff1a][ ]*+(?:{_RELATION}(?:,[ ]?|$))+$")
_LETTERS_EQUAL = lazy_pattern(r"(?<![^ :\uff1a])[a-z](?:_?\d{1,2})?[ ]?=[ ]?[a-z](?:_?\d{1,2})?(?=,|$)")
"""b = a, in a line that is nothing but the name of a case and its conditions."""
_PLAIN_NUMBER = r"\d+(?:[./]\d+)?"
_LETTER = r"[a-z](?:_?\d{1,2})?(?![a-z])"
_FACTOR = rf"(?:\(\s*[-\u2212]?\s*{_PLAIN_NUMBER}\s*\)|{_PLAIN_NUMBER}(?:{_LETTER})?|{_LETTER})"
_ARITHMETIC = rf"[-+\u2212]?\s*{_FACTOR}(?:\s*[-+*/\u2212\u00b7\u00d7]\s*{_FACTOR}){{0,12}}"
_TOLD_CHAIN = lazy_pattern(
    rf"(?<![\w.=<>+*/^(-])[a-z](?:_?\d{{1,2}})?\s*=\s*{_ARITHMETIC}(?:\s*=\s*{_ARITHMETIC}){{1,4}}(?!\s*[-+*/^=(]|\w|\.\d|,\d)"
)
"""y = -8 + 4*2 = 0: a value with its calculation."""
_TOLD_VECTOR = lazy_pattern(
    r"(?<![\w.=<>+*/^(){}\[\]-])(?<![=<>+*/^-] )"
    r"\((?:\s*[-\u2212]?\d+(?:[./]\d+)?\s*[,;|])+\s*[-\u2212]?\d+(?:[./]\d+)?\s*\)(?!\s*[-+*/^=(]|\w)"
)
"""(2/3, -1, 1), (2 | 3), (2; 3): a vector that a sentence speaks of."""


def told_in_sentence(text: str, systems: TypedSystems) -> list[Range]:
    """The formulas of a line with words in it; equations of a sentence are remembered among the `systems`.

    >>> text = "So x = 2 + 2t and y = t, not (2, 0)."
    >>> [text[a:b] for a, b in told_in_sentence(text, TypedSystems())]
    ['x = 2 + 2t', 'y = t', '(2, 0)']
    """
    alone = text.strip()  # as a line of its own it would be a formula, if it were one
    equations = [one for one in spoken_equations(text, systems.unknowns) if not goes_on(text, one[0])]
    if len(equations) > 1:
        systems.spoken([text[start:stop] for start, stop in equations])
    chains = [one for one in _TOLD_CHAIN.finditer(text) if one[0] != alone and not goes_on(text, one.start())]
    solutions = [one for one in told_solutions(text) if one[0] != alone]
    values = [one for pattern in (_TOLD_VALUE, _TOLD_CONDITION) for one in pattern.finditer(text)]
    values = [one for one in values if one[0] != alone and not goes_on(text, one.start())]
    if _CASE.match(text):
        values += list(_LETTERS_EQUAL.finditer(text))
    vectors = [one for one in _TOLD_VECTOR.finditer(text) if one[0] != alone]
    found = [one.span() for one in (*chains, *solutions)]
    ranges = [one for one in equations if not any(start <= one[0] and one[1] <= stop for start, stop in found)]
    for one in (*found, *[value.span() for value in (*values, *vectors)]):
        if not any(start < one[1] and one[0] < stop for start, stop in ranges):
            ranges.append(one)
    return sorted([(stop - len(text[start:stop].lstrip()), stop) for start, stop in ranges])
