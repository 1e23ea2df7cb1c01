"""Claims told in sentences, in English and Japanese: ranks, nullities, echelon forms, nonzero rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from exactrank.reading.source.numbers import fold
from exactrank.reading.source.source import Source
from exactrank.statements import Echelon, EchelonKind, Expression, Name, Nullity, Number, Rank, Statement

_NEAR = 200
_NUMBER_WORDS = {name: k for k, name in enumerate("zero one two three four five six seven eight nine ten".split())}  # noqa: SIM905
# Blanks are taken whole and never given back (*+): a long run of them would else be parted in every way.
_D = r"[\s$(){}\\,]*+"  # what may stand around an inline formula
_N = rf"(?P<n>\d{{1,4}}|{'|'.join(_NUMBER_WORDS)})"
_NAME = r"(?P<name>(?:\\tilde|\\hat|\\mathbf|\\bar)?\s*+\{?[A-Za-z]\}?'?)"

_SOME = rf"(?:[$(\\]{{1,3}}\s*+{_NAME}\s*+[$)\\]{{1,3}}|(?P<plain>[A-Z](?:[~^](?![A-Za-z\d])|\b)))"
_END = r"(?!\d|[./]\d|\s*+[-+*/=]\s*+\d)"
_IS = r"(?:is|equals)\s++(?:therefore\s++|thus\s++)?(?:equal\s++to\s++)?"
_JA_RANK = r"(?:階数|ランク|秩|rank)(?:\s*+[(（](?:ランク|階数|秩|rank)[)）])?"
_JA_END = r"(?![\s$)\\}]*(?:以下|以上|未満|次|の|より|を|でも))"  # 階数が 2 以下の行列: of other matrices
_RANK = [
    re.compile(rf"\b[Rr]ank\s++of\s++(?:the\s++)?(?:matrix\s++)?(?:{_SOME}|\w+(?:\s\w+)?)\s++{_IS}{_D}{_N}{_END}"),
    re.compile(rf"\b(?:the\s++)?[Rr]ank\s++{_IS}{_D}{_N}{_END}"),
    re.compile(rf"{_SOME}\s++has\s++rank\s++{_D}{_N}{_END}"),
    re.compile(rf"\bhas\s++rank\s++{_D}{_N}{_END}"),
    re.compile(rf"(?<![\\\w{{])rank\s*+[($\\]*+\s*+(?P<plain>[A-Z])\s*+[)$\\]*+\s*+=\s*+\$?{_N}{_END}"),
    re.compile(
        rf"(?:{_SOME}\s*+の?\s*+|(?<!の)(?<!の\s)(?:行列\s*+の\s*+)?){_JA_RANK}\s*+(?:は|が|=|＝)\s*+{_D}{_N}(?!\d|[./]\d){_JA_END}"
    ),
]
_OF = r"(?:\s++of\s++[$\\(]*\s*+(?P<plain>[A-Z])(?:\s*+[$\\)]++)?)?"
_NULLITY = [
    re.compile(rf"\b[Nn]ullity{_OF}\s++(?:is|equals|=)\s++{_D}{_N}{_END}"),
    re.compile(rf"\bnull\s*+space{_OF}\s++has\s++dimension\s++{_D}{_N}{_END}"),
    re.compile(rf"(?:退化次数|核の次元|零空間の次元)\s*+は\s*+{_D}{_N}{_END}"),
]
_THIS_IS = (
    r"(?:[Tt]his|[Tt]he\s++(?:(?:last|final|resulting|new)\s++)?matrix|[Ww]hich|[Ii]t)\s++is\s++"
    r"(?:now\s++)?(?:in\s++|an?\s++)?"
)
_NOT_IF = r"(?!,?\s++(?:if|when|whenever|provided|unless|exactly|iff)\b)"
_JA_IS = r"(?:である|になった|となった|だ。|です)"
_JA_OF = rf"(?:{_SOME}\s*+は(?:すでに|初めから|既に)?)?"
_ECHELON = [
    (
        EchelonKind.REDUCED,
        re.compile(rf"{_THIS_IS}(?:the\s++|its\s++)?(?:reduced\s++(?:row[\s-]*)?echelon\s++form|RREF){_NOT_IF}"),
    ),
    (EchelonKind.ECHELON, re.compile(rf"{_THIS_IS}(?:row[\s-]*)?echelon\s++form{_NOT_IF}")),
    (EchelonKind.REDUCED, re.compile(rf"{_JA_OF}簡約(?:階段)?(?:行列|形|階段形){_JA_IS}")),
    (EchelonKind.ECHELON, re.compile(rf"{_JA_OF}(?<!簡約)階段(?:行列|形){_JA_IS}")),
]
_NONZERO = [
    re.compile(
        rf"\b(?:[Tt]here\s++(?:is|are)|[Ww]e\s++have|leaving|leaves)\s++(?:exactly\s++|only\s++)?{_D}{_N}\s++non-?zero\s++rows?"
    ),
    re.compile(rf"(?:非ゼロ行|非零行|零でない行|0\s*+でない行|ゼロでない行)は\s*+{_D}{_N}\s*+[本行個](?!\s*+も)"),
]


# If the rank of A is 1, ...: nothing is claimed; but: if we reduce A, we see that its rank is 1.
_SUPPOSED = re.compile(
    r"\b(?:if|when|whenever|unless|suppose|assume|assuming|provided|in\s+case)\b[^,.:;]*\Z", re.IGNORECASE
)
_JA_SUPPOSED = re.compile(r"[\s$)\\}]*(?:である)?(?:なら|の?とき|の?場合|と(?:する|仮定))")


def claims_in(source: Source, start: int, end: int) -> Iterator[tuple[int, Statement]]:
    """The claims of a range of a text, each with its offset."""
    text = fold(source.text[start:end]).replace("\n", " ")
    taken: set[int] = set()
    for patterns, make in ((_RANK, _rank), (_NULLITY, _nullity)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                number = range(*match.span("n"))
                if not taken.isdisjoint(number):
                    continue
                if _SUPPOSED.search(text, max(0, match.start() - _NEAR), match.start()) or _JA_SUPPOSED.match(
                    text, match.end()
                ):
                    continue
                taken.update(number)
                begin = match.start() + len(match[0]) - len(match[0].lstrip())
                offset = start + begin
                yield offset, make(source, offset, start + match.end(), _subject(match), _count(match["n"]))
    for kind, pattern in _ECHELON:
        for match in pattern.finditer(text):
            begin = start + match.start()
            yield begin, Echelon(source.span(begin, start + match.end()), _subject(match), kind)
    for pattern in _NONZERO:
        for match in pattern.finditer(text):
            span = source.span(start + match.start(), start + match.end())
            yield start + match.start(), Echelon(span, nonzero_rows=_count(match["n"]))


def _subject(match: re.Match[str]) -> Expression | None:
    groups = match.groupdict()
    name = groups.get("name") or groups.get("plain")
    if not name:
        return None
    accent = re.match(r"(\\tilde|\\hat|\\bar)\s*\{?([A-Za-z])", name)
    if accent:
        return Name(f"{accent[1]}{{{accent[2]}}}")
    if name[1:] in ("~", "^"):
        return Name(f"\\{'tilde' if name[1] == '~' else 'hat'}{{{name[0]}}}")
    letters = re.findall(r"[A-Za-z]'?$", name.strip("{} "))
    return Name(letters[0]) if letters else None


def _count(text: str) -> int:
    return _NUMBER_WORDS[text] if text in _NUMBER_WORDS else int(text)


def _rank(source: Source, start: int, end: int, subject: Expression | None, value: int) -> Statement:
    return Rank(source.span(start, end), subject, Number(Fraction(value)))


def _nullity(source: Source, start: int, end: int, subject: Expression | None, value: int) -> Statement:
    return Nullity(source.span(start, end), subject, Number(Fraction(value)))
