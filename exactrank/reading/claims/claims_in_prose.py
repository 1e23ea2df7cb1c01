"""Claims told in sentences, beyond ranks: pivots, solutions of a system, minors, invertibility, independence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from exactrank.reading.claims.solutions import System
from exactrank.reading.source.numbers import fold
from exactrank.reading.source.source import Source
from exactrank.statements import (
    Comparison,
    Determinant,
    DeterminantOf,
    Echelon,
    Equality,
    Expression,
    Indexed,
    Inverse,
    MinorsVanish,
    MinorValue,
    Name,
    Nullity,
    Number,
    Orthogonality,
    Rank,
    RowEquivalence,
    Solution,
    SolutionKind,
    Span,
    Statement,
    Transposed,
)

_ORDINALS = {w: k + 1 for k, w in enumerate("first second third fourth fifth sixth seventh eighth".split())}  # noqa: SIM905
_SYMBOL = r"(?:\\(?:tilde|hat|mathbf|bar|vec|boldsymbol)\s*)?\{?[A-Za-z]\}?'?(?:_\{?\d{1,3}\}?)?"
_NAME = rf"(?<![A-Za-z\\])(?<!\^[Tt] )(?<![^A-Za-z][B-HJ-Z] ){_SYMBOL}(?![A-Za-z_])"
_ONE = rf"(?:\d{{1,4}}|{'|'.join(_ORDINALS)})"
_AND = r"(?:\s*[,、]?\s*(?:and|と|および|及び)\s*|\s*[,、]\s*)"
_MORE = rf"{_AND}(?:the\s+)?(?:columns?\s+)?(?:第\s*)?{_ONE}(?:\s*列)?"
# A longer list than that would be looked at from each of its numbers on.
_LIST = rf"(?P<list>(?:第\s*)?{_ONE}(?:\s*列)?(?:{_MORE}){{0,40}})(?!{_MORE})"
_ROWS = _LIST.replace("list", "rows").replace("列", "行").replace("columns", "rows")
_COLUMNS = _LIST.replace("list", "columns")
_N = r"(?P<n>\d{1,3})"
_SO = r"(?:therefore\s+|thus\s+|hence\s+|clearly\s+|also\s+)?"
_HEDGE = re.compile(
    r"\b(?:if|when|whenever|unless|suppose|assume|let|would|could|can|may|might|either|whether|or|must|should|iff"
    r"|general|show|prove|determine|find|decide|does|do|for which)\b"
    r"|もし|ならば|なら|とき|場合|仮定|一般|示せ|求め|か[?？。]",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[。！？;；]")
_MATHEMATICS = re.compile(r"(\$\$?|\\[(\[])(.*?)(\$\$?|\\[)\]])", re.DOTALL)
_PLAIN = re.compile(rf"\s*(?:{_SYMBOL}|[-\d\s,/]+(?:(?:\\times|×)\s*\d+\s*)?)\s*")

Match = re.Match[str]
Maker = Callable[[Span, Match], Statement]


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers of a list, from 0."""
    return tuple([_ORDINALS.get(word) or int(word) for word in re.findall(rf"{_ONE}", text)])


def _indices(text: str) -> tuple[int, ...]:
    return tuple([number - 1 for number in _numbers(text)])


def _named(text: str) -> Name | Indexed:
    letter, _, index = text.partition("_")
    accent = re.match(r"\\(tilde|hat|bar|vec)", letter)
    base = re.sub(r"\\[a-z]+|[\s{}]", "", letter)
    name = f"\\{accent[1]}{{{base}}}" if accent else base
    return Indexed(name, (int(index.strip("{} ")),)) if index else Name(name)


def _subject(match: Match, group: str = "name") -> Name | Indexed | None:
    found = match.groupdict().get(group)
    return _named(found) if found else None


def _called(match: Match) -> Name | Indexed:
    return _named(match["name"])


_ZERO = Number(Fraction(0))
_PIVOTS: Maker = lambda span, match: Echelon(span, _subject(match), pivot_columns=_indices(match["list"]))  # noqa: E731
_OF = rf"(?:\s+of\s+(?P<name>{_NAME}))?"
_JA_OF = rf"(?:(?P<name>{_NAME})\s*の\s*)?"
_ZEROS = r"(?:zero\b|0(?!\.?\d))"
_VANISH = rf"(?:(?:is|are)\s+(?:all\s+)?(?:equal\s+to\s+)?{_ZEROS}|vanish(?:es)?\b|equals?\s+{_ZEROS})"
_JA_ALL_ZERO = r"(?:すべて|全て|みな|いずれも)\s*(?:0|ゼロ|零)(?!\s*で(?:ない|は))"

_VALUE = r"(?P<value>-?\d{1,9}(?:/\d{1,9}|\.\d{1,9})?)(?![\d/]|\.\d|\s*[-+*/=×^]\s*[\dA-Za-z(])"
_DETERMINANT: Maker = lambda span, match: Determinant(span, _called(match), Number(Fraction(match["value"])))  # noqa: E731

_PATTERNS: list[tuple[re.Pattern[str], Maker]] = [
    (
        re.compile(
            rf"\b[Dd]eterminant\s+of\s+(?:the\s+matrix\s+)?(?P<name>{_NAME})\s+(?:is|equals)\s+{_SO}(?:equal\s+to\s+)?{_VALUE}"
        ),
        _DETERMINANT,
    ),
    (re.compile(rf"(?P<name>{_NAME})\s+has\s+(?:the\s+)?determinant\s+{_VALUE}"), _DETERMINANT),
    (re.compile(rf"(?<![\\\w])det\s*\(?\s*(?P<name>[A-Z])\s*\)?\s*=\s*{_VALUE}"), _DETERMINANT),
    (
        re.compile(
            rf"(?P<name>{_NAME})\s*の\s*行列式(?:の値)?\s*(?:は|が)\s*{_VALUE}\s*(?=である|だ|です|。|、|$|とな|に等し)"
        ),
        _DETERMINANT,
    ),
    (re.compile(rf"[Pp]ivot\s+columns?{_OF}\s+(?:is|are)\s+(?:the\s+)?(?:columns?\s+)?{_LIST}"), _PIVOTS),
    (re.compile(rf"[Pp]ivots?{_OF}\s+(?:are|is|stand|stands|lie|lies)?\s*in\s+(?:the\s+)?columns?\s+{_LIST}"), _PIVOTS),
    (re.compile(rf"\b[Cc]olumns?\s+{_LIST}{_OF}\s+(?:is|are)\s+(?:the\s+|an?\s+)?pivot\s+columns?"), _PIVOTS),
    (re.compile(rf"\b[Tt]he\s+{_LIST}\s+columns?{_OF}\s+(?:is|are)\s+(?:the\s+|an?\s+)?pivot\s+columns?"), _PIVOTS),
    (re.compile(rf"{_JA_OF}(?:ピボット|枢軸|主)列?(?:は|が)\s*{_LIST}(?=\s*(?:列|で|に|。|$))"), _PIVOTS),
    (
        re.compile(
            rf"(?:\b[Aa]ll|\b[Ee]very|\b[Ee]ach)\s+(?:of\s+)?(?:the\s+|its\s+)?"
            rf"(?:{_N}\s*(?:x|×|\\times|by|-by-)\s*(?P=n)\s+minors?|minors?\s+of\s+order\s+(?P<m>\d{{1,3}})){_OF}"
            rf"\s+{_VANISH}"
        ),
        lambda span, match: MinorsVanish(span, _subject(match), int(match["n"] or match["m"])),
    ),
    (
        re.compile(rf"{_JA_OF}(?<!縁どる )(?:(?:すべて|全て)の\s*)?{_N}\s*次の?小行列式は\s*{_JA_ALL_ZERO}"),
        lambda span, match: MinorsVanish(span, _subject(match), int(match["n"])),
    ),
    (
        re.compile(rf"(?P<name>{_NAME})\s+is\s+{_SO}(?:invertible|non-?singular|regular)\b"),
        lambda span, match: Equality(span, (DeterminantOf(_called(match)), _ZERO), Comparison.NOT_EQUAL),
    ),
    (
        re.compile(rf"(?P<name>{_NAME})\s*は\s*(?:正則|可逆)(?:行列)?(?:である|だ|です)"),
        lambda span, match: Equality(span, (DeterminantOf(_called(match)), _ZERO), Comparison.NOT_EQUAL),
    ),
    (
        re.compile(rf"(?P<name>{_NAME})\s+(?:is\s+{_SO}(?:not\s+invertible|singular\b)|has\s+no\s+inverse)"),
        lambda span, match: Inverse(span, _called(match), None),
    ),
    (
        re.compile(
            rf"(?P<name>{_NAME})\s*(?:は\s*正則(?:行列)?では?ない|(?:の|は)\s*逆行列(?:は存在しない|をもたない|を持たない))"
        ),
        lambda span, match: Inverse(span, _called(match), None),
    ),
    (
        re.compile(rf"(?P<name>{_NAME})\s+has\s+{_SO}full\s+rank|(?P<other>{_NAME})\s*は\s*(?:最大階数|フルランク)"),
        lambda span, match: Rank(span, _subject(match) or _subject(match, "other"), None),
    ),
    (
        re.compile(
            rf"(?P<what>columns|rows)\s+of\s+(?P<name>{_NAME})\s+are\s+{_SO}(?:linearly\s+)?(?P<in>in)?dependent"
        ),
        lambda span, match: _independence(span, _called(match), match["what"] == "rows", bool(match["in"])),
    ),
    (
        re.compile(
            rf"(?P<name>{_NAME})\s*の\s*(?P<what>列|行)(?:ベクトル)?は\s*(?:1|一|線形|線型)\s*次?\s*(?P<in>独立|従属)"
        ),
        lambda span, match: _independence(span, _called(match), match["what"] == "行", match["in"] == "独立"),
    ),
    (
        re.compile(rf"(?P<name>{_NAME})\s+and\s+(?P<other>{_NAME})\s+are\s+{_SO}(?:orthogonal|perpendicular)\b"),
        lambda span, match: Orthogonality(span, _called(match), _named(match["other"])),
    ),
    (
        re.compile(rf"(?P<name>{_NAME})\s*と\s*(?P<other>{_NAME})\s*は\s*(?:互いに)?直交(?:する|している)"),
        lambda span, match: Orthogonality(span, _called(match), _named(match["other"])),
    ),
    (
        re.compile(
            rf"(?P<name>{_NAME})\s+(?:and\s+(?P<other>{_NAME})\s+are\s+{_SO}row[\s-]equivalent"
            rf"|is\s+{_SO}row[\s-]equivalent\s+to\s+(?P<third>{_NAME}))"
        ),
        lambda span, match: RowEquivalence(span, _called(match), _named(match["other"] or match["third"])),
    ),
    (
        re.compile(rf"(?P<name>{_NAME})\s*と\s*(?P<other>{_NAME})\s*は\s*行同値"),
        lambda span, match: RowEquivalence(span, _called(match), _named(match["other"])),
    ),
]

_MINOR = re.compile(
    rf"\b[Rr]ows?\s+{_ROWS}\s+and\s+columns?\s+{_COLUMNS}\s+(?:meet\s+in|give|form|have)\s+a\s+"
    rf"(?:nonzero\s+minor|minor\s+(?:of\s+order\s+\d+\s+)?(?:that|which)\s+is\s+not\s+(?:zero|0))"
    rf"|minor\s+(?:in|with|of|from|formed\s+by)\s+(?:the\s+)?rows?\s+{_ROWS.replace('rows>', 'rows2>')}\s+and\s+"
    rf"(?:the\s+)?columns?\s+{_COLUMNS.replace('columns>', 'columns2>')}\s+"
    rf"(?:is\s+(?:not\s+(?:zero|0)|nonzero|(?P<value>-?\d+(?:/\d+)?)(?!\.?\d))|equals\s+(?P<value2>-?\d+(?:/\d+)?)(?!\.?\d))"
    rf"|{_ROWS.replace('rows>', 'rows3>')}\s*行?と\s*{_COLUMNS.replace('columns>', 'columns3>')}\s*列?"
    r"(?:からなる|で作る|の)\s*(?:\d+\s*次の)?小行列式は\s*(?:0\s*でない|(?P<value3>-?\d+(?:/\d+)?)\s*である)"
)
_BORDERING = re.compile(
    rf"minors?\s+of\s+order\s+{_N}\s+that\s+border\s+(?:it|this\s+one)\s+{_VANISH}"
    rf"|縁どる\s*(?P<m>\d{{1,3}})\s*次の小行列式は\s*{_JA_ALL_ZERO}"
)
_SYSTEM = [
    (
        SolutionKind.NONE,
        re.compile(
            rf"\b(?:has|have|are|is)\s+{_SO}no\s+solutions?\b|\bno\s+solutions?\s+exists?\b"
            rf"|\b(?:[Ss]ystem|equations?|it|this)\s+(?:is|are)\s+{_SO}(?:inconsistent|not\s+consistent)\b"
            r"|解(?:を|は|が)?\s*(?:もたない|持たない|存在しない|なし|無し)"
        ),
    ),
    (
        SolutionKind.UNIQUE,
        re.compile(
            r"\b(?:a|the|has|one)\s+unique\s+solution\b|\bexactly\s+one\s+solution\b|\b[Ss]olution\s+is\s+unique\b"
            r"|(?:ただ|唯)\s*(?:一|1|ひと)\s*つの解|解は\s*(?:一意|ただ\s*1\s*つ|ただ一つ)|一意の解|一意な解"
        ),
    ),
    (
        SolutionKind.INFINITE,
        re.compile(
            r"\binfinitely\s+many\s+solutions\b|\bsolutions?\s+(?:is|are)\s+not\s+unique\b|無数(?:の|に)?\s*解|解[はが]無数"
        ),
    ),
]


def _independence(span: Span, name: Name | Indexed, rows: bool, independent: bool) -> Statement:
    """The columns of A are independent where its null space is 0, the rows where that of its transpose is."""
    subject: Expression = Transposed(name) if rows else name
    return Nullity(span, subject, _ZERO, Comparison.EQUAL if independent else Comparison.GREATER)


class Sentences:
    """Reads sentence after sentence; which minor was named last is what others may border."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.minor: tuple[tuple[int, ...], tuple[int, ...]] | None = None

    def claims(self, start: int, end: int, system: System | None) -> Iterator[tuple[int, Statement]]:
        """The claims of a range of a text, each with its offset; `system` is the one that solutions are of."""
        text = _MATHEMATICS.sub(_bare, fold(self.source.text[start:end])).replace("\n", " ")
        hedged = _hedged(text)
        for pattern, make in _PATTERNS:
            for match in pattern.finditer(text):
                if not hedged(match):
                    yield start + match.start(), make(self._span(start, match), match)
        for match in _MINOR.finditer(text):
            if not hedged(match) and not text[: match.start()].rstrip().endswith("の"):
                yield start + match.start(), self._minor(start, match)
        for match in _BORDERING.finditer(text):
            if self.minor is not None:
                order = int(match["n"] or match["m"])
                yield start + match.start(), MinorsVanish(self._span(start, match), None, order, *self.minor)
        if system is None:
            return
        for kind, pattern in _SYSTEM:
            for match in pattern.finditer(text):
                if not hedged(match):
                    span = self._span(start, match)
                    yield start + match.start(), Solution(span, system.coefficients, system.right, kind=kind)

    def _minor(self, start: int, match: Match) -> Statement:
        rows = next(match[group] for group in ("rows", "rows2", "rows3") if match[group])
        columns = next(match[group] for group in ("columns", "columns2", "columns3") if match[group])
        value = match["value"] or match["value2"] or match["value3"]
        self.minor = _indices(rows), _indices(columns)
        number = None if value is None else Number(Fraction(value))
        return MinorValue(self._span(start, match), None, *self.minor, number)

    def _span(self, start: int, match: Match) -> Span:
        """The place of a match, with the delimiter that stands right before or after it where that belongs to it."""
        text, begin, end = self.source.text, start + match.start(), start + match.end()
        if text.count("$", begin, end) % 2:
            begin, end = (
                (begin - 1, end) if text[begin - 1 : begin] == "$" else (begin, end + (text[end : end + 1] == "$"))
            )
        elif text.count(r"\)", begin, end) > text.count(r"\(", begin, end) and text[begin - 2 : begin] == r"\(":
            begin -= 2
        return self.source.span(begin, end)


def _bare(match: Match) -> str:
    """A name, numbers or a size without their delimiters; any other formula says nothing here. Lengths stay."""
    before, inside, after = match[1], match[2], match[3]
    if not _PLAIN.fullmatch(inside):
        inside = "¤" * len(inside)
    return " " * len(before) + inside + " " * len(after)


def _hedged(text: str) -> Callable[[Match], bool]:
    """Whether the sentence of a match says what would be, might be, or is to be found out."""
    ends = [0, *[match.end() for match in _SENTENCE_END.finditer(text)], len(text)]

    def is_hedged(match: Match) -> bool:
        before = max(end for end in ends if end <= match.start())
        after = min(end for end in ends if end >= match.end())
        return _HEDGE.search(text, before, after) is not None

    return is_hedged
