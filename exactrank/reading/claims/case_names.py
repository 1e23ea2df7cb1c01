"""Names of cases: by their order in words, cases within a case, conditions as headings, and what ends them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.needed_words import may_have
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import any_of

LEAD = (
    r"^[ \t>]*+(?:\#{1,6}+[ \t]*+|\\(?:sub)*+(?:section|paragraph)\*?\{|\\item\b[ \t]*+\[?|<[^<>\n]{1,80}>|[*_]{1,3}+"
    r"|\\(?:textbf|textit|underline|emph)\{|\{\\(?:bf|it)\s"
    r"|\\(?:(?:small|med|big)skip|noindent|par)(?![A-Za-z])[ \t]*+)*+[ \t]*+"
)
"""What may stand before a mark in its line: a heading, an item, bold type, space; nothing of it is looked at twice."""
CASE_LEAD = r"^[ \t>]*+(?:[-+*\u2022][ \t]++)?+" + LEAD[len(r"^[ \t>]*+") :]
"""The same of cases, which may be the items of a list."""
BEHIND_NAME = r"(?=[ \t\u00a0\u202f]*(?:[.:)\]}*_：。．、$]|\(|（|\\\(|<|$))"
_ITEM = r"^[ \t>]*+(?:(?:[-*+\u2022]|\d{1,2}[.)])[ \t]++|\\item\b[ \t]*+)?+"
_FORMULA = r"(?:\$[^$\n]{1,120}\$|\\\([^\n]{1,120}?\\\))"
_FORMULAS = ("$", r"\(")
"""What every formula of a condition begins with."""
_SET_OFF = ("#", "**", "__", r"\textbf{", r"\underline{", "section", "paragraph")
"""What begins bold type and headings."""
_BOLD = r"(?:\*\*|__|\\(?:textbf|underline)\{)"
_HEADING = r"(?:\#{1,6}+[ \t]++(?:\d{1,2}[.)][ \t]++)?+(?:\*\*)?+|\\(?:sub)*+(?:section|paragraph)\*?\{)"
_CLOSED = r"[ \t}*_]*+"
_SPACING = r"(?:\\(?:(?:small|med|big)skip|noindent|par)(?![A-Za-z])[ \t]*+)*+"
_RELATION = lazy_pattern(r"=|\\neq?(?![A-Za-z])|\u2260|\\not(?:in)?(?![A-Za-z])|\\in(?![A-Za-z])")

Named = tuple[int, int, str]
"""Where a name begins, where it ends, and its number in the row of names."""


def called_by_order(text: str, packs: Sequence[Pack]) -> Iterator[Named]:
    """First case: ..., 情况一: the number is that of its order."""
    for one in packs:
        names = one.lists.get("case_names", ())
        for k, pattern in enumerate(_by_order(names) if may_have(text, names) else (), 1):
            yield from [(found.start(), found.end(), str(k)) for found in pattern.finditer(text)]


def within_cases(text: str, packs: Sequence[Pack]) -> Iterator[Named]:
    """Subcase 2.1, Case 2a: the last part of its number."""
    for one in packs:
        words = (*one.lists.get("subcases", ()), *one.lists.get("cases", ()))
        if may_have(text, words):
            yield from [(found.start(), found.end(), found["label"]) for found in _within(words).finditer(text)]


def headed_by_conditions(text: str, packs: Sequence[Pack]) -> Iterator[Named]:
    """Headings that are nothing but a condition, ## a = 1 or Case a = 1, and what is left: From here on a is not 1.

    The name ends where the condition begins, and has no number.
    """
    if not any(sign in text for sign in _FORMULAS):
        return
    for one in packs:
        named = tuple([word for name in ("cases", "case_behind", "from_here") for word in one.lists.get(name, ())])
        if not (any(sign in text for sign in _SET_OFF) or may_have(text, named)):
            continue
        joined = [word for kind in ("and", "or", "opener") for word in one.lists.get(f"letter_{kind}", ())]
        lists = tuple([one.lists.get(name, ()) for name in ("cases", "case_behind", "from_here")])
        pattern = _headed(*lists, tuple(joined))
        for found in pattern.finditer(text):
            condition = max([found.start(name) for name in ("condition", "led", "named", "stated", "rest")])
            if found["rest"] is None or _RELATION.search(found["rest"]):
                yield found.start(), condition, ""


def ends_of_cases(text: str, packs: Sequence[Pack]) -> Iterator[Named]:
    """What goes over all cases: Conclusion: ..., in summary, ..."""
    for one in packs:
        words = one.lists.get("after_cases", ())
        for found in _ends(words).finditer(text) if may_have(text, words) else ():
            yield found.start(), found.end(), ""


def headings_that_go_on(text: str, packs: Sequence[Pack]) -> Iterator[int]:
    """Where headings begin that are of the same exercise as what stands above them: ## Step 2, ### Final answer."""
    for one in packs:
        words = tuple([word for kind in ("headings", "after_cases", "steps") for word in one.lists.get(kind, ())])
        if may_have(text, words):
            yield from [found.start() for found in _going_on(words).finditer(text)]


@cache
def _by_order(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple([re.compile(rf"{CASE_LEAD}(?i:{any_of((name,))}){BEHIND_NAME}", re.MULTILINE) for name in names])


@cache
def _within(words: tuple[str, ...]) -> re.Pattern[str]:
    label = r"\(?\d{1,2}(?:[.\-]|(?=[a-d]))(?P<label>\d{1,2}|[a-d])\)?"
    return re.compile(rf"{_ITEM}{LEAD[1:]}(?i:{any_of(words)})[ \t]*{label}{BEHIND_NAME}", re.MULTILINE)


@cache
def _headed(
    cases: tuple[str, ...], behind: tuple[str, ...], from_here: tuple[str, ...], words: tuple[str, ...]
) -> re.Pattern[str]:
    """What is bold, and neither a heading nor called a case, ends with a colon or a full stop: else it is a result."""
    between = rf"(?:[ \t,，、:：]|{any_of(words)}){{0,12}}?"
    condition = rf"(?:{any_of(words)}[ \t]*)?+{_FORMULA}(?:{between}{_FORMULA}){{0,4}}{between}"
    name = rf"(?i:{any_of(cases)})[ \t]*[:：]?[ \t]*"
    alone = rf"(?:{_HEADING}(?:{name})?|{_BOLD}{name}|{_BOLD}(?={condition}[}}*_ ]*+[:.：。]))"
    closed = rf"[:.：。]?{_CLOSED}[:.：。]?{_CLOSED}$"
    led = rf"{_BOLD}{name}(?P<led>{condition})[:.：。]?(?:\*\*|\}})"
    named = rf"{name}(?P<named>{condition}){closed}"
    stated = rf"(?:{_BOLD})?+(?P<stated>{condition}(?i:{any_of(behind)})){closed}"
    rest = rf"(?i:{any_of(from_here)})[ \t]*[:：,，]?[ \t]*(?P<rest>{_FORMULA})"
    return re.compile(
        rf"^[ \t>]*+{_SPACING}(?:{alone}(?P<condition>{condition}){closed}|{led}|{named}|{stated}|{rest})", re.MULTILINE
    )


@cache
def _ends(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{LEAD}(?i:{any_of(words)})(?=[ \t]*(?:[.,:}}*_：。，、]|$))", re.MULTILINE)


@cache
def _going_on(words: tuple[str, ...]) -> re.Pattern[str]:
    lead = rf"(?:{_HEADING}|<h[1-6]\b[^<>\n]{{0,80}}>)"
    return re.compile(rf"^[ \t]{{0,3}}{lead}(?i:{any_of(words)})(?![\w-])", re.MULTILINE)
