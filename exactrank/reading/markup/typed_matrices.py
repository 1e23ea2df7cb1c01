"""Matrices typed in a line, in the notations of programs and of word processors, written as `[1 2; 3 4]`.

In a line of words such a matrix is put into TeX where it stands.
"""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.printed_values import literal_at
from exactrank.reading.markup.program_words import CONSTRUCTOR
from exactrank.reading.source.source import Rewriting, Source

_NUMBER = r"[-−]?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:/[1-9]\d{0,30})?"
_ROW = rf"{_NUMBER}(?:[ \t]+{_NUMBER})+"
_SLASHED = lazy_pattern(rf"(?<![\w/.,:])(?<![-−]){_ROW}(?:[ \t]+/[ \t]+{_ROW})+(?![\w/:])(?!\.\d)")
_LINEAR = lazy_pattern(r"\(?[ \t]*■[ \t]*\((?P<cells>[^()]{1,2000})\)[ \t]*\)?")
"""The linear format of Word: cells end with an ampersand, rows with an at sign."""

_START = lazy_pattern(
    rf"{CONSTRUCTOR.pattern}|(?<=[=>])[ \t]*\{{(?=[ \t]*\{{)|\[(?=[^\[\]\n]*;)|\[(?=[ \t]*\[)|[(]?[ \t]*■"
)
_TYPED = lazy_pattern(r"\[[^\[\]\n]*;|\[[ \t]*\[|\{[ \t]*\{|■|\d[ \t]+/[ \t]|[a-z]\(\[")
"""A line without any of these holds no such matrix."""
_SIGNS = (";", "■", "([", " /", "\t/")
_NESTED = lazy_pattern(r"[\[{][ \t]*[\[{]")
"""What a text with one of these has, quick to look for."""
_PROSE = lazy_pattern(
    r"\][ \t,;]{1,3}[^\W\d_]{2,10}[ \t]+[A-Z]_?\d?[ \t]*=|"
    r"[^\W\d_]{2}[ ,]+[^\W\d_]{2}|[^\W\d_]{3}[^=\n]{0,60}?[ ,][^\W\d_]{2}|[\u3040-\u30ff\u4e00-\u9fff]{2}"
)
_NAME = lazy_pattern(r"(?<![\w^_])[A-Za-z](?:_?\d)?[ \t]*=[ \t]*\Z")
_BESIDE = lazy_pattern(r"\][ \t,;]{1,3}[^\W\d_]{2,10}[ \t]+\Z")
"""A matrix and a word right before the name of another one: they stand in one line, and each is a formula."""
_INDEX = lazy_pattern(r"(?<=[A-Za-z])(\d)")
_NAMED_ALONE = lazy_pattern(r"(?:^|[,;:.。、，：；]|[^\W\d_]{3}|[^\W\dA-Z_]{2}|[\u3040-\u9fff])[ \t]*\Z")
"""What stands before a name that is no factor of a product, as it is in A^T A = [5 1; 1 2]."""
_RELATIONS = ("=", "≈", "~", "->", "→", "⇒")
_TEX = lazy_pattern(r"[\\$`]")
_LONGEST_LINE = 2000
_BODY = lazy_pattern(r"\\(?:begin|end)\{bmatrix\}")


def read_typed_matrices(source: Source) -> None:
    """Writes the matrices that are typed in the lines of a text in one notation.

    >>> source = Source("A = {{1,2},{3,4}}\\n1 2 / 3 7 -> 1 2 / 0 1")
    >>> read_typed_matrices(source)
    >>> source.text
    'A = [1 2; 3 4]\\n[1 2; 3 7] -> [1 2; 0 1]'
    """
    text = source.text
    if not (any(sign in text for sign in _SIGNS) or _NESTED.search(text)) or not _TYPED.search(text):
        return
    rewriting = Rewriting(source)
    done = at = 0
    for line in text.split("\n"):
        if len(line) <= _LONGEST_LINE and _TYPED.search(line) and not _TEX.search(line):
            in_words = _PROSE.search(line) is not None
            for start, stop, rows in _matrices(line, in_words):
                name = _NAME.search(line, 0, start) if in_words else None
                if name and not _NAMED_ALONE.search(line, 0, name.start()):
                    name = None
                begin = name.start() if name else start
                beside = done > at and name is not None  # one stands in TeX before it: so does this one
                beside = beside or _BESIDE.search(line, 0, begin) is not None
                in_formula = not in_words or (_ends(line, start, stop) and not beside)
                if in_formula and line[start] == "[":
                    continue  # the notation of the reader already
                rewriting.copy(done, at + (start if in_formula else begin))
                if in_formula:
                    rewriting.put(f"[{'; '.join([' '.join(row) for row in rows])}]", at + start, stop - start - 1)
                else:
                    rewriting.put(_inline(line[begin:start], rows), at + begin, stop - begin - 1)
                done = at + stop
        at += len(line) + 1
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _matrices(line: str, in_words: bool) -> list[tuple[int, int, list[list[str]]]]:
    found: list[tuple[int, int, list[list[str]]]] = []
    if not in_words:
        for match in _SLASHED.finditer(line):
            rows = [row.split() for row in re.split(r"[ \t]/[ \t]", match[0])]
            if len({len(row) for row in rows}) == 1:
                found.append((*match.span(), rows))
    at = 0
    while start_of := _START.search(line, at):
        at = start_of.end()
        start = start_of.start() + len(start_of[0]) - len(start_of[0].lstrip())
        if "■" in start_of[0]:
            linear = _LINEAR.match(line, start)
            rows = [row.split("&") for row in linear["cells"].split("@")] if linear else []
            rows = [[cell.strip() for cell in row] for row in rows]
            stop = linear.end() if linear else at
        else:
            literal = literal_at(line, start)
            rows = _rows_of(literal.tex) if literal else []
            stop = literal.stop if literal else at
        # In a sentence, a list of single numbers is a reference.
        if len(rows) > 1 and rows[0][0] and (len(rows[0]) > 1 or not in_words) and not _is_index(line, start):
            found.append((start, stop, rows))
            at = stop
    return sorted(found)


def _is_index(line: str, start: int) -> bool:
    return line[start] == "[" and start > 0 and line[start - 1].isalnum()


def _rows_of(tex: str) -> list[list[str]]:
    return [row.split(" & ") for row in _BODY.sub("", tex).split(r" \\ ")]


def _ends(line: str, start: int, stop: int) -> bool:
    """Whether a matrix is the value at the end of a formula that ends its line."""
    return line[:start].rstrip().endswith(_RELATIONS) and not line[stop:].strip(" \t.,;:。、")


def _inline(name: str, rows: list[list[str]]) -> str:
    body = r" \\ ".join([" & ".join(row) for row in rows])
    name = _INDEX.sub(r"_{\1}", name)  # E1 is no product of E and 1
    return rf"\({name}\begin{{bmatrix}}{body}\end{{bmatrix}}\)"
