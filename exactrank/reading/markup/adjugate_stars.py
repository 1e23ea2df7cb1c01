r"""A^* as the adjugate of A, or as its augmented matrix, where its exercise calls it so and nothing else."""

from __future__ import annotations

import re
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages, operators
from exactrank.reading.language.templates import any_of
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.exercises_apart import Exercise, exercises_of, rewrite_names
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Source

_STAR = r"(?P<name>[A-Z])\s?\^\s?(?:\*|\{\s?\*\s?\}|\\ast(?![a-z]))"
_STARRED = lazy_pattern(rf"(?<![A-Za-z\\]){_STAR}")
_COFACTORS = lazy_pattern(r"(?<![A-Za-z\\])(?P<name>[A-Z])\s?\^\s?(?:D(?![A-Za-z])|\{\s?D\s?\})")
_ANY_STAR = _STAR.replace("(?P<name>[A-Z])", "[A-Z]")
_BARS = r"(?:\\(?:left|l|lv|v)?(?:\||vert)|\||\\det(?![a-z]))"
_SYSTEM = lazy_pattern(r"\\begin\s*\{(?:[dr]?cases|aligned|align\*?|alignedat|array|systeme)\}|\\systeme|\\left\\\{")
_GIVEN = lazy_pattern(
    rf"(?<![A-Za-z\\])(?:A|{_ANY_STAR})\s*+(?:&\s*+)?:?=\s*+(?:\\left\s*+)?(?:\\begin|[(\[]\s*+\\begin)"
)
_INVERSE = lazy_pattern(
    rf"\\[dtc]?frac\s?\{{\s?{_STAR}\s?\}}\s?\{{\s?{_BARS}"
    rf"|\\[dtc]?frac\s?\{{?1\}}?\s?\{{\s?{_BARS}[^{{}}]{{0,20}}\}}\s?(?:\\cdot\s?|\\,\s?)?(?P<behind>[A-Z])\s?\^\s?\{{?\s?\*"
)
"""The inverse as the adjugate over the determinant."""
_NEAR = 20
"""Characters of words beside a formula that may say what a star in it means."""


def name_adjugates(source: Source) -> None:
    """Writes the name of the adjugate, or that of the augmented matrix, for the letters with a star that mean it.

    In Polish A^D is the matrix of the cofactors.
    """
    text = source.text
    if "^" not in text or (_STARRED.search(text) is None and _COFACTORS.search(text) is None):
        return
    spans = math_spans(text)
    names: list[tuple[int, int, str]] = []
    for exercise in exercises_of(text):
        adjugates, augmented = _adjugates(exercise, text, spans), _augmented(exercise, text)
        if exercise.says(tuple(languages()["cofactor_letters"]["words"]), text):
            cofactors = _COFACTORS.finditer(text, exercise.begin, exercise.end)
            names += [(*match.span(), rf"\operatorname{{cof}}({match['name']})") for match in cofactors]
        for match in _STARRED.finditer(text, exercise.begin, exercise.end):
            letter = match["name"]
            if letter in adjugates:
                names.append((*match.span(), rf"\operatorname{{adj}}({letter})"))
            elif letter in augmented:  # A with a bar, which `augmented_names` gives its meaning
                names.append((*match.span(), rf"\overline{{{letter}}}"))
    within = [one for one in sorted(names) if any(a <= one[0] < b for a, b in spans)]
    rewrite_names(source, within)


def _adjugates(exercise: Exercise, text: str, spans: list[Range]) -> set[str]:
    """The letters whose star the words beside their formula, or a formula for the inverse, say to mean the adjugate."""
    words = languages()["adjugate_stars"]
    if exercise.says(tuple(words["other_meanings"]), text):
        return set()
    found = {match["name"] or match["behind"] for match in exercise.finds(_INVERSE, text)}
    for start, stop in spans:
        if any(a <= start < b for a, b in exercise.within):
            beside = text[max(0, start - _NEAR) : start] + " " + text[stop : stop + _NEAR]
            if any(word in beside for word in words["words"]):
                found.update([match["name"] for match in _STARRED.finditer(text, start, stop)])
    return found


def _augmented(exercise: Exercise, text: str) -> set[str]:
    """The letters with a star whose rank is told, where words speak of the augmented matrix.

    Or the ranks of A and A^* are told of a system without them.
    """
    words = languages()["augmented_stars"]
    if exercise.says(tuple(words["other_meanings"]), text):
        return set()
    letters = {match["name"] for match in exercise.finds(_ranks(_STAR), text)}
    if not letters or exercise.says(tuple(words["words"]), text):
        return letters
    told = next(exercise.finds(_ranks(r"[A-Z](?![\w^'_|])"), text), None) is not None
    of_a_system = next(exercise.finds(_SYSTEM, text), None) is not None
    given = next(exercise.finds(_GIVEN, text), None) is not None
    return letters if told and of_a_system and not given else set()


@cache
def _ranks(what: str) -> re.Pattern[str]:
    """The rank of what a pattern describes, by its names in all languages."""
    names = [name for name, means in operators().items() if means == "rank" and name.isalpha()]
    return re.compile(
        rf"(?<![A-Za-z])(?:{any_of(names)}|r)(?![A-Za-z])\s*+\}}?\s*+(?:\\[,;!]\s*+)?(?:(?:\\left\s*+)?\(\s*+)?{what}"
    )
