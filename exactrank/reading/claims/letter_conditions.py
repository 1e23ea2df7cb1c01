"""Conditions of sentences on letters, words and formulas together: if a = 1 or a = -1, except when k = 2."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.letter_relations import relations_of
from exactrank.reading.language.language_index import operators, spaces
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import any_of
from exactrank.statements.letter_cases import MOST_ALTERNATIVES, Alternative, LetterCase

FORMULA = lazy_pattern(r"\$+(?P<dollars>[^$]*)\$+|\\\((?P<round>.*?)\\\)|\\\[(?P<square>.*?)\\\]", re.DOTALL)
_WORD = lazy_pattern(r"\\(?:text|mathrm|textrm|mbox)\s*\{(?P<words>[^{}]*)\}|\\(?P<and>land|wedge)|\\(?P<or>lor|vee)")
_ARROW = lazy_pattern(
    r"\\(?:Left|Longleft|left|longleft|Long|long)?[Rr]ightarrow(?![A-Za-z])|\\(?:iff|implies)(?![A-Za-z])"
    r"|[\u21d2\u21d4\u27f9\u27fa]"
)
_NUMBER_OF = lazy_pattern(r"\\mathrm\s*\{[A-Za-z]{2,}\}")
r"""\mathrm{rank}\, A = 1 ties no letter."""
_OF_DETERMINANT = lazy_pattern(
    r"\s*(?:\\(?:det|operatorname\{det\})\s*\(?\s*[A-Z]\s*\)?|\|[A-Z]\|)\s*(?:=|\\neq?(?![A-Za-z])|\u2260)\s*0\s*"
)
_NOTHING = lazy_pattern(r"[\s,.:;\u30fb\u2022\u3001\u3002\uff0c\uff1a\uff1b*_()\[\]{}\u2014\u2013-]+")
_KINDS = ("otherwise", "both_ways", "except", "further", "and", "or", "opener")
_HEADING_END = lazy_pattern(r"[.\u3002;](?=[\s*_}]|$)|\n|\u3002")
_ORDER = lazy_pattern(
    r"\\(?:leq?|geq?|leqslant|geqslant|lt|gt|ll|gg)(?![A-Za-z])|[\u2264\u2265]|\$[^$]{0,80}[^\\$][<>][^$]{0,80}\$"
    r"|\\mathbb\s*\{?\s*[NZF]|\\(?:N|Z|NN|ZZ)(?![A-Za-z])|[\u2115\u2124]"
)
_NUMBERS = lazy_pattern(r"(?<![\w^{}_.])\d{1,3}\s*(?:<|\\lt|\\leq?(?![a-z]))\s*\d{1,3}(?![\w^.])")
"""Two numbers compared, as in rank A = 1 < 3: that says nothing of the letters."""
_VALUE = lazy_pattern(r"[-(\s]*\d{1,9}[\s)]*|[-(\s]*\\[dt]?frac[\s{]*\d{1,9}[\s{}]*\d{1,9}[\s})]*")
_UNKNOWN = r"(?:[xyzw]|[a-z]\s*_\s*\{?\d{1,2}\}?)"
_CHOSEN = lazy_pattern(rf"{_UNKNOWN}\s*=\s*(?:\\[a-z]{{2,7}}|[a-z](?:\s*_\s*\{{?\d{{1,2}}\}}?)?)")
"""An unknown that is called something: z = t, x_3 = k_2."""
_CHOSEN_PART = lazy_pattern(r",|\\q?quad(?![A-Za-z])|\\[,;:! ](?=\s*[a-z])")
_OF_UNKNOWN = lazy_pattern(rf"\s*{_UNKNOWN}\s*=")
_LONGEST = 400
_SHORT = 3
_MARK = r"[ \t>]*(?:\||[-+\u2022\u30fb]|\*(?!\*)|\d{1,2}[.)]|\\item)?[ \t]*(?:\*\*|__|\\textbf\{|\\underline\{)?[ \t]*"
_COLON = (
    r"(?:\||[:.\uff1a]\s*(?:\*\*|__|\})?|(?:\*\*|__|\})\s*[:.\uff1a]?|\s*(?:\u2014|\u2013|---?|\\Rightarrow|\u21d2))"
    r"(?=\s|$)"
)
_FORMULA_TEXT = r"(?:\$[^$\n]{1,120}\$|\\\([^\n]{1,120}?\\\))"


def case_of(
    conditions: Sequence[str], headings: Sequence[str], packs: Sequence[Pack], is_near: bool
) -> LetterCase | None:
    """The values that a claim is made for under these conditions, in cases with these headings, the outer ones first;
    None if there are none, or where anything of them is not understood.

    `is_near`: it is certain that the claim stands in these cases.
    """
    found = [_read(one, packs) for one in dict.fromkeys(conditions)]
    if any(one is None for one in found):
        return None
    own = _joined([one for one in found if one is not None])
    read = [_read(one, packs) for one in headings]
    above = _joined([one for one in read if one is not None and not one.both_ways])
    if above is not None:
        if own is None:
            doubted = above.is_heading or not is_near or any(one is None for one in read)
            return LetterCase(above.alternatives, is_heading=doubted)
        both = _joined([above, own])
        return own if both is None else both
    return own if found else None


def lead_of(text: str, offset: int, packs: Sequence[Pack]) -> str:
    """The condition that a line begins with, an item or bold type, before what holds under it: **a = 1:** no solution.

    Empty where the line begins with anything else.
    """
    start = text.rfind("\n", 0, offset) + 1
    if offset - start > _LONGEST:
        return ""
    cases = any_of([word for one in packs for word in one.lists.get("cases", ())])
    kinds = ("letter_and", "letter_or")
    joined = any_of([word for one in packs for kind in kinds for word in one.lists.get(kind, ())])
    found = _lead(cases, joined).match(text[start:offset])
    return found["lead"] if found else ""


def is_in_lead(text: str, offset: int, packs: Sequence[Pack]) -> bool:
    """Whether a place stands in the condition that its line begins with.

    >>> from exactrank.reading.language.packs import pack
    >>> [is_in_lead("- $b = a$: rank 2, $x = 1$", at, [pack("en")]) for at in (3, 20)]
    [True, False]
    """
    start = text.rfind("\n", 0, offset) + 1
    stop = text.find("\n", offset)
    if offset - start > _LONGEST:
        return False
    kinds = ("letter_and", "letter_or")
    joined = any_of([word for one in packs for kind in kinds for word in one.lists.get(kind, ())])
    cases = any_of([word for one in packs for word in one.lists.get("cases", ())])
    found = _lead(cases, joined).match(text, start, len(text) if stop < 0 else stop)
    return found is not None and found.start("lead") <= offset < found.end("lead")


@cache
def _lead(cases: str, joined: str) -> re.Pattern[str]:
    one = rf"{_FORMULA_TEXT}[\s,]*+(?:{joined}[\s,]++)?+"
    return re.compile(rf"{_MARK}(?P<lead>(?:{cases}\s*)?(?:{one})+){_COLON}", re.IGNORECASE)


def is_otherwise(condition: str, packs: Sequence[Pack]) -> bool:
    """Whether a condition says no more than: in all other cases."""
    kinds = [kind for kind, _ in _pieces(condition, packs) if kind not in ("opener", "formula")]
    return kinds == ["otherwise"] and not any(
        relations_of(text) for kind, text in _pieces(condition, packs) if kind == "formula"
    )


def says_results(condition: str, packs: Sequence[Pack]) -> bool:
    """Whether it gives values of unknowns, chosen as in z = t, or found as in "with z = -1", and none of letters."""
    pieces = _pieces(condition, packs)
    formulas = [text for kind, text in pieces if kind == "formula"]
    relations = [one for text in formulas for one in _CHOSEN_PART.split(text) if one.strip(" .;")]
    if not relations:
        return False
    if all(_CHOSEN.fullmatch(one.strip(" .;")) for one in relations):
        return True
    return pieces[0][0] == "and" and all(_OF_UNKNOWN.match(one) for one in relations)


def says_determinant(condition: str, packs: Sequence[Pack]) -> bool:
    """Whether it says no more than whether a determinant is 0: det A is not 0, what that is for the letters unsaid."""
    formulas = [text for kind, text in _pieces(condition, packs) if kind == "formula"]
    return len(formulas) == 1 and _OF_DETERMINANT.fullmatch(formulas[0]) is not None


def rest_of(cases: Sequence[LetterCase]) -> LetterCase | None:
    """Where none of the cases holds; None where there are none, or too many."""
    together = LetterCase(tuple([one for case in cases for one in case.alternatives]))
    made = together.complement() if cases else None
    return None if made is None else LetterCase(made)


def is_narrowed(text: str, packs: Sequence[Pack]) -> bool:
    """Whether a text may narrow the values of its letters otherwise than by equations: by signs or words of order."""
    words = tuple([word for one in packs for word in one.lists.get("letter_narrowing", ())])
    text = _NUMBERS.sub(" ", _bounded_rank().sub(" ", text))
    ranks = tuple([word for one in packs for name in ("rank", "property_words") for word in one.lists.get(name, ())])
    if words and ranks:
        text = _rank_at_most(ranks, words).sub(" ", text)
    return bool(_ORDER.search(text)) or bool(words and _narrowing(words).search(text))


@cache
def _bounded_rank() -> re.Pattern[str]:
    """rank A <= 2 and dim ker A >= 1 tie no letter."""
    names = [name for name, means in operators().items() if means in ("rank", "nullity") and name.isalpha()]
    names += ["dim", "ker", *spaces()]
    return re.compile(
        rf"\\?(?:operatorname\*?|mathrm|text|mathop)?\s*\{{?\s*(?<![A-Za-z]){any_of(names)}(?![A-Za-z])"
        r"[^$=<>,;\\]{0,40}(?:\\mid[^$=<>,;\\]{0,20})?"
        r"(?:\\leq?|\\geq?|\\leqslant|\\geqslant|[<>\u2264\u2265])(?![A-Za-z])\s*\d"
    )


@lru_cache(maxsize=16)
def _rank_at_most(ranks: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str]:
    """The rank is at most 2: of the letters that says nothing."""
    return re.compile(rf"{any_of(list(ranks))}[^.$;,]{{0,24}}{any_of(list(words))}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _narrowing(words: tuple[str, ...]) -> re.Pattern[str]:
    """Words of up to three letters stand alone: the Spanish for even, which begins the word for "for"."""
    short = any_of([word for word in words if len(word) <= _SHORT])
    longer = any_of([word for word in words if len(word) > _SHORT])
    letter = r"[A-Za-z\u00c0-\u024f]"
    return re.compile(rf"(?<!{letter})(?:{longer}|{short}(?!{letter}))", re.IGNORECASE)


def heading_at(text: str, start: int) -> str:
    """What stands behind the mark of a case, up to the end of the sentence or line."""
    line = text[start : start + _LONGEST]
    masked = FORMULA.sub(lambda m: "x" * len(m[0]), line)
    end = _HEADING_END.search(masked)
    return line[: end.start()] if end else line


def mentioned_in(text: str) -> tuple[str, ...]:
    """The texts of all polynomials that some relation in a formula of the text says to vanish, or not to vanish."""
    return tuple(mentions_in(text))


def mentions_in(text: str) -> Counter[str]:
    """How often each of them is spoken of."""
    found: Counter[str] = Counter()
    for formula in FORMULA.finditer(text):
        inside = formula["dollars"] or formula["round"] or formula["square"] or ""
        if _NUMBER_OF.search(inside):
            continue
        for part in _parts_of(inside):
            said = [one for alternative in relations_of(part) or () for one, _ in alternative]
            found.update(dict.fromkeys(said, 1))
    return found


def _parts_of(formula: str) -> list[str]:
    """The parts of a formula between words and arrows."""
    return [one for part in re.split(_WORD.pattern, formula, flags=re.ASCII)[::4] for one in _ARROW.split(part)]


def _joined(found: Sequence[LetterCase]) -> LetterCase | None:
    made: tuple[Alternative, ...] = ((),)
    for one in found:
        made = tuple([(*a, *[c for c in b if c not in a]) for a in made for b in one.alternatives])
        if len(made) > MOST_ALTERNATIVES:
            return None
    doubted = any(one.is_heading for one in found)
    return LetterCase(made, any(one.both_ways for one in found), doubted) if found else None


def _read(condition: str, packs: Sequence[Pack]) -> LetterCase | None:
    """The condition as alternatives; every word in it must be known."""
    if len(condition) > _LONGEST:
        return None
    alternatives: list[Alternative] = []
    current: list[tuple[Alternative, ...]] = []
    both_ways = negated = doubted = of_determinant = False
    for kind, text in _pieces(condition, packs):
        match kind:
            case "formula" if _OF_DETERMINANT.fullmatch(text):
                of_determinant = True  # if and only if det A is not 0, that is, if and only if a is not 1
            case "formula":
                relations = relations_of(text)
                if relations is None:
                    return None
                if relations and current and are_other_values(current[-1], relations):
                    current[-1] = (*current[-1], *relations)  # for a = 1 and a = 3: for both of them, or for none
                    doubted = True
                elif relations:
                    current.append(relations)
            case "or":
                alternatives += _products(current)
                current = []
            case "both_ways":
                both_ways = True
            case "except":
                negated = True
            case "further":
                doubted = True  # if also a = 2: within a case before
            case "unknown":
                return None
    alternatives += _products(current)
    if not alternatives or len(alternatives) > MOST_ALTERNATIVES or (of_determinant and not both_ways):
        return None
    made = LetterCase(tuple(alternatives), both_ways, is_heading=doubted)
    if not negated:
        return made
    complement = made.complement()
    return None if complement is None or both_ways else LetterCase(complement)


def are_other_values(first: Sequence[Alternative], second: Sequence[Alternative]) -> bool:
    """Whether both give values to one letter, so that they cannot hold together.

    >>> are_other_values(((("(a)-(1)", True),),), ((("(a)-(3)", True),),))
    True
    """
    sides = [one[0][0].split(")-(") for one in (*first, *second) if len(one) == 1 and one[0][1]]
    given = len(sides) == len(first) + len(second) and len({left for left, *_ in sides}) == 1
    return given and all(_VALUE.fullmatch(right) for _, *right_sides in sides for right in right_sides)


def _products(factors: Sequence[tuple[Alternative, ...]]) -> list[Alternative]:
    made: list[Alternative] = [()]
    for one in factors:
        made = [(*a, *b) for a in made for b in one]
    return [one for one in made if one]


def _pieces(condition: str, packs: Sequence[Pack]) -> list[tuple[str, str]]:
    """Formulas and words in order, words by what they do: `opener` says nothing."""
    made: list[tuple[str, str]] = []
    at = 0
    for formula in FORMULA.finditer(condition):
        made += _words(condition[at : formula.start()], packs)
        inside = formula["dollars"] or formula["round"] or formula["square"] or ""
        last = 0
        for word in _WORD.finditer(inside):
            made.append(("formula", inside[last : word.start()]))
            made += _words(word["words"], packs) if word["words"] is not None else [("or" if word["or"] else "and", "")]
            last = word.end()
        made.append(("formula", inside[last:]))
        at = formula.end()
    made += _words(condition[at:], packs)
    return [one for one in made if one[0] != "formula" or one[1].strip()]


def _words(text: str, packs: Sequence[Pack]) -> list[tuple[str, str]]:
    pattern = _pattern(tuple(packs))
    made: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        silent = _NOTHING.match(text, at)
        if silent is not None:
            at = silent.end()
            continue
        found = pattern.match(text, at)
        if found is None:
            return [*made, ("unknown", text[at:])]
        made.append((found.lastgroup or "unknown", found[0]))
        at = found.end()
    return made


@lru_cache(maxsize=16)
def _pattern(packs: tuple[Pack, ...]) -> re.Pattern[str]:
    """One group a kind of words; of two that begin alike the first kind counts, and in a kind the longest word."""
    groups = []
    for kind in _KINDS:
        words = sorted({word for one in packs for word in one.lists.get(f"letter_{kind}", ())}, key=len, reverse=True)
        if words:
            groups.append(rf"(?P<{kind}>{any_of(words)})(?![A-Za-z\u00c0-\u024f])")
    return re.compile("|".join(groups) or r"(?!)", re.IGNORECASE)
