"""Properties that are told by yes or no: "Invertible: yes" and "Is A invertible? No." become sentences that say so.

What a label says is said of the matrix at hand; what a question asks is said of the matrix that it names.
"""

from __future__ import annotations

import re
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.packs import Pack, pack
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.language.templates import any_of
from exactrank.reading.markup.bare_answers import put_sentence
from exactrank.reading.source.source import Rewriting, Source

_MARKS = r"(?:\*{1,3}|__|`|\\(?:textbf|emph|textit)\{|\})?"
_LABEL = (
    rf"^(?:[ \t>]|[-+\u2022*](?=[ \t])|\(?\w{{1,3}}[.)](?=[ \t])|\\item\b|#{{1,6}}(?=[ \t])){{0,8}}{_MARKS}[ \t]{{0,4}}"
)
_BETWEEN = rf"{_MARKS}[ \t]{{0,2}}[:\uff1a?\uff1f]{_MARKS}[ \t]{{0,4}}{_MARKS}"
_BEHIND_A_QUESTION = rf"{_MARKS}[ \t]{{0,2}}[?\uff1f]{_MARKS}\s{{1,4}}{_MARKS}"
_AFTER = r"(?=[ \t]{0,2}(?:\*{1,3}|__|`|\})?[ \t]{0,2}(?:[.,;:!\u3002\uff0c\u3001\uff01(\uff08\u2014\u2013]|-{2}|$))"
"""Behind yes or no its sentence or its clause ends: no in "no idea", and yes in "yes / no" say nothing."""
_NAME = r"(?:\$[^$\n]{1,24}\$|\\\([^\n]{1,24}?\\\)|(?<![\w\\])[A-Z](?!\w))"
_QUESTION = lazy_pattern(r"[?\uff1f:\uff1a]")


def write_answered_properties(source: Source) -> None:
    r"""Writes the sentences for labels and questions that are answered by yes or no.

    >>> source = Source("- **Symmetric:** no\n\nIs $A$ invertible? Yes, it is.")
    >>> write_answered_properties(source)
    >>> source.text.splitlines()
    ['the matrix is not symmetric.', '', '$A$ is invertible, it is.']
    """
    if not _QUESTION.search(source.text):
        return
    codes = languages_of(source.text)
    found = [(match, _said(match, code)) for code in codes for match in _forms(code).finditer(source.text)]
    rewriting = Rewriting(source)
    done = 0
    for match, sentence in sorted(found, key=lambda pair: pair[0].start()):
        if match.start() < done or not sentence:
            continue
        rewriting.copy(done, match.start())
        put_sentence(rewriting, sentence, match.start(), match.end() - match.start())
        if source.text[match.end() : match.end() + 1] not in tuple(".,;"):
            rewriting.put(".", match.end() - 1, 1)
        done = match.end()
    if done:
        rewriting.copy(done, len(source.text))
        rewriting.done()


def _said(match: re.Match[str], code: str) -> str:
    """What the answer says of the property that the match asks for."""
    of = pack(code)
    subject = match["subject"] or match["other"] or of.yes_or_no["subject"]
    word = match["label"] or match["asked"] or match["turned"]
    kind = "yes" if match["yes"] else "no"
    told = next((one for one in of.yes_or_no["properties"] if re.fullmatch(any_of(one["words"]), word, re.I)), None)
    return "" if told is None else str(told[kind]).format(subject)


@cache
def _forms(code: str) -> re.Pattern[str]:
    """A label or a question, and yes or no right behind it."""
    told = pack(code).yes_or_no
    if not told:
        return re.compile(r"(?!)")
    words = any_of([word for one in told["properties"] for word in one["words"]])
    answers = rf"(?:(?P<yes>{any_of(told['yes'])})|{any_of(told['no'])}){_AFTER}"
    label = rf"{_LABEL}(?:{any_of(told['before'])}\s{{0,4}})?(?P<label>{words}){_BETWEEN}"
    question = _asked(pack(code), words)
    return re.compile(rf"(?:{label}|{question}){answers}", re.IGNORECASE | re.MULTILINE)


def _asked(of: Pack, words: str) -> str:
    """A question for a property of a matrix with its name, or of the matrix at hand."""
    told = of.yes_or_no
    subject = rf"(?:(?:{any_of(told['the_matrix'])})?\s{{0,4}}(?P<subject>{_NAME})|{any_of(told['at_hand'])})"
    border = r"(?<!\w)" if of.spaced else ""
    opening = rf"(?:{any_of(told['opening'])}\s{{0,4}})" if told["opening"] else ""
    middle = rf"(?:{any_of(told['middle'])}\s{{0,4}})" if told["middle"] else ""
    closing = rf"(?:{any_of(told['closing'])})" if told["closing"] else ""
    straight = rf"{opening}{subject}\s{{0,4}}{middle}(?P<asked>{words})\s{{0,4}}{closing}"
    turned = rf"(?P<turned>{words})\s{{0,4}}{any_of(told['turned'])}\s{{0,4}}{subject.replace('<subject>', '<other>')}"
    return rf"\u00bf?{border}(?:{straight}|{turned}){_BEHIND_A_QUESTION}"
