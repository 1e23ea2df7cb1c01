"""How many solutions a system has, told by bare words: "a = 1: none" becomes a sentence that says so.

Such words stand in the cells of a table of cases, or behind a condition that a line begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.packs import pack
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.language.templates import any_of
from exactrank.reading.source.source import Rewriting, Source

_FORMULA = r"(?:\$[^$\n]{1,120}\$|\\\([^\n]{1,120}?\\\))"
_RELATION = lazy_pattern(r"=|\\neq?(?![A-Za-z])|\u2260|\\not|\\in(?![A-Za-z])|\\notin")
_COLUMNS = lazy_pattern(r"\$?\s*\d{1,2}(?:\s*[,\u3001]\s*(?:\\quad\s*)?\d{1,2}){0,19}\s*\$?")
_ITEM = r"^[ \t>]*+(?:(?:[-+\u2022]|\*(?!\*)|\d{1,2}[.)]|\\item\b)[ \t]*+)?+(?:\*\*|\\textbf\{)?"
_LINE = r"^(?:[ \t>]|[^\w\s$\\(\[{]|\([a-z]{1,3}\)|[a-z]\)|\d{1,2}[.)]|\\item\b){0,12}(?:\*\*|\\textbf\{)?"
"""What an answer that a line begins with may stand behind: marks of items, signs that tick it off."""
_COMMANDS = lazy_pattern(r"\\(?:neq?|quad|text|in|notin|mathbb|pm|[dt]?frac|sqrt|not|setminus)(?![A-Za-z])")
_LETTERS = lazy_pattern(r"[a-zA-Z]")
_UNKNOWNS = frozenset("xyzwuv")
_LED_BY = r"(?:\s*(?:\*\*|\})?\s*(?:[:：]\s*(?:\*\*|\})?|\u2192|\u21d2|=>|\u2014|\u2013|\$?\\(?:to|Rightarrow)\$?)\s*)"
_END = r"(?=\s*(?:[.;,。；，(（]|$))"


def sentence_of(cell: str, codes: tuple[str, ...], head: str = "") -> str:
    """The sentence for the bare words of a cell; empty for anything else. Under a head that speaks of solutions fewer
    words say so.

    >>> sentence_of("**No solution**", ("en",)), sentence_of("no solution for x", ("en",))
    ('the system has no solution', '')
    """
    text = cell.strip(" *.;。$")
    for code in codes:
        for pattern, short, under, sentence in _answers(code):
            if pattern.fullmatch(text) or (under.search(head) and short.fullmatch(text)):
                return sentence
    return ""


def columns_of(cell: str, codes: tuple[str, ...], head: str) -> str:
    r"""The sentence for numbers of columns under a head that speaks of pivots.

    >>> columns_of(r"$1,\quad 3$", ("en",), "Pivot columns"), columns_of("1, 3", ("en",), "Sizes")
    ('the pivots stand in columns 1, 3', '')
    """
    numbers = re.findall(r"\d{1,2}", cell)
    if not numbers or not _COLUMNS.fullmatch(cell):
        return ""
    for code in codes:
        told = pack(code).bare_columns
        if told and re.search(any_of(told["under"]), head, re.IGNORECASE):
            return str(told["sentence"]).format(", ".join(numbers))
    return ""


def write_bare_answers(source: Source) -> None:
    """Writes the sentences for what stands so behind a condition."""
    codes = languages_of(source.text)
    found = [(match, sentence_of(match["answer"], codes)) for match in _led(codes).finditer(source.text)]
    found = [(match, said) for match, said in found if said and _RELATION.search(match["condition"])]
    places = [(*match.span("answer"), match.end("answer"), said, "") for match, said in found]
    places += [
        (*match.span("answer"), match.end("lead"), said, behind)
        for match, said, behind in _before_conditions(source.text, codes)
    ]
    if not places:
        return
    rewriting = Rewriting(source)
    done = 0
    for start, end, stop, sentence, behind in sorted(places):
        if start < done:
            continue
        rewriting.copy(done, start)
        put_sentence(rewriting, sentence, start, end - start)
        rewriting.put(behind, end)
        done = stop
    rewriting.copy(done, len(source.text))
    rewriting.done()


def _before_conditions(text: str, codes: tuple[str, ...]) -> Iterator[tuple[re.Match[str], str, str]]:
    """No solution: $a = 1$, where the letters are none of those that unknowns are called by: it has none if a = 1."""
    for code in codes:
        behind = pack(code).bare_condition
        for match in _leading(code).finditer(text) if behind else ():
            said = sentence_of(match["answer"], (code,))
            letters = set(_LETTERS.findall(_COMMANDS.sub(" ", match["condition"])))
            if said and letters and letters.isdisjoint(_UNKNOWNS) and _RELATION.search(match["condition"]):
                yield match, said, f" {behind} "


def put_sentence(rewriting: Rewriting, sentence: str, start: int, length: int) -> None:
    """Writes a sentence in the place of words, which all of it stands for."""
    rewriting.put(sentence[:-1], start)
    rewriting.put(sentence[-1:], start + max(length - 1, 0), 1)


@cache
def _answers(code: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], str], ...]:
    """The words of each answer, the short ones and under which heads these are meant, and what they say."""
    solutions = pack(code).lists.get("solution_words", ())
    made = []
    for one in pack(code).bare_answers.values():
        words, short, under = one["words"], one.get("short", ()), one.get("under", solutions)
        patterns = [re.compile(any_of(listed), re.IGNORECASE) for listed in (words, short, under)]
        made.append((patterns[0], patterns[1], patterns[2], one["sentence"]))
    return tuple(made)


@cache
def _leading(code: str) -> re.Pattern[str]:
    """A line that begins with one of the answers and a colon, and goes on with formulas and joining words alone."""
    one = pack(code)
    joined = any_of([word for kind in ("and", "or") for word in one.lists.get(f"letter_{kind}", ())])
    words = any_of([word for answer in one.bare_answers.values() for word in answer["words"]])
    between = rf"(?:[\s,，、]|{joined})"
    condition = rf"(?P<condition>{_FORMULA}(?:{between}{{0,8}}?{_FORMULA}){{0,4}})"
    return re.compile(
        rf"{_LINE}(?P<lead>(?P<answer>{words})(?:\*\*|\}})?[ ]?[:：](?:\*\*|\}})?\s*){condition}[ \t]*[.;,]?[ \t]*$",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _led(codes: tuple[str, ...]) -> re.Pattern[str]:
    """A line that begins with formulas and joining words alone, and goes on with one of the answers behind a colon."""
    packs = [pack(code) for code in codes]
    kinds = ("and", "or", "opener")
    joined = any_of([word for one in packs for kind in kinds for word in one.lists.get(f"letter_{kind}", ())])
    words = any_of([word for one in packs for answer in one.bare_answers.values() for word in answer["words"]])
    between = rf"(?:[\s,，、]|{joined})"
    condition = rf"(?P<condition>(?:{joined}\s*)?{_FORMULA}(?:{between}{{0,8}}?{_FORMULA}){{0,4}}{between}{{0,4}}?)"
    return re.compile(
        rf"{_ITEM}{condition}{_LED_BY}(?:\*\*)?(?P<answer>{words})(?:\*\*)?{_END}", re.IGNORECASE | re.MULTILINE
    )
