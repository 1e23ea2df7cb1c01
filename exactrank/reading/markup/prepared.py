"""What is no mathematics taken out of an answer before it is read: code, comments, tags; one kind of blank."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.fences import with_fences_opened, without_divs
from exactrank.reading.markup.kinds import HTML, MARKDOWN, TEXT, XML, recognised
from exactrank.reading.markup.markdown_tables import read_tables
from exactrank.reading.markup.math_spans import without_percent
from exactrank.reading.markup.money import without_money
from exactrank.reading.markup.other_delimiters import with_dollars
from exactrank.reading.markup.page_tables import read_tabulars
from exactrank.reading.markup.plain_tables import part_cells
from exactrank.reading.markup.sessions import read_sessions
from exactrank.reading.markup.struck_text import hide_struck_text
from exactrank.reading.markup.tex_comments import hide_comments
from exactrank.reading.markup.typed_in_formulas import set_typed_matrices_in_formulas
from exactrank.reading.markup.typed_matrices import read_typed_matrices
from exactrank.reading.source.source import Source

_QUOTE = lazy_pattern(r"^[ \t]*(?:>(?=[ \t\n$\\\\]|\Z)[ \t]?)+", re.MULTILINE)
_CALLOUT = lazy_pattern(
    r"^(?P<indent>[ \t]*)(?:\[![A-Za-z][\w-]{0,30}\][-+]?|(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z][\w -]{0,40}(?=[\"\n]|\Z))"
    r"(?P<title>[^\n]{0,200})$",
    re.MULTILINE,
)
"""The first line of a box: > [!example] Title, in the manner of Obsidian and GitHub; !!! example "Title", of MkDocs."""
_ROW_IN_CODE = lazy_pattern(r"(?<!`)`([RrL]_?\d)`(?!`)")
_FENCE = lazy_pattern(
    r"^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_CODE = lazy_pattern(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_HTML_COMMENT = lazy_pattern("<!--")
_TEXT_COMMANDS = (r"\text{", r"\mbox{", r"\textrm{", r"\mathrm{")
_TAG = lazy_pattern(r"<(/?)([A-Za-z]\w{0,20})\b[^<>]{0,300}>")
_APART = dict.fromkeys(("p", "title"), "\n\n")
"""Tags of PreTeXt at which a paragraph begins and ends."""
_OPENING = {"m": "\\(", "me": "\\[", "men": "\\[", "md": "\\[", "mdn": "\\[", "mrow": "", "li": "\n- ", **_APART}
_OPENING |= {"title": "\n\n## "}  # a heading, behind which x is another x
_OPENING |= {"equation": "\\[", "alignmath": "\\[", "intertext": "\\]"}  # words within a display end it
_CLOSING = {"m": "\\)", "me": "\\]", "men": "\\]", "md": "\\]", "mdn": "\\]", "mrow": "\\\\", **_APART}
_CLOSING |= {"equation": "\\]", "alignmath": "\\]", "intertext": "\\["}
_EMPTY_LINE = lazy_pattern(r"\n(?=[ \t]*\n)")
_SECTION = lazy_pattern(r"<!\[CDATA\[|\]\]>")
"""Around text in which no tag and no entity is meant."""
_ENTITIES = {"&lt;": "<   ", "&gt;": ">   "}
_ENTITY = lazy_pattern("&[lg]t;")
_STOP = lazy_pattern(r"\\(?:text|mbox|textrm|mathrm)\{[ ~]*([.,;:。，、]?)[ ~]*\}")
_ROW_SPACE = lazy_pattern(r"\\\\[ \t]*\[[ \t]*-?\d*\.?\d+[ \t]*(?:pt|em|ex|mu|mm|cm|in|sp|bp)[ \t]*\]")
_WIDE_SPACE = lazy_pattern(
    r"\\hspace\*?[ ]?\{[ ]?(?:[1-9]\d*(?:\.\d+)?[ ]?(?:em|cm|in|pc)|[1-9]\d+(?:\.\d+)?[ ]?(?:pt|mm|ex|bp))[ ]?\}"
)
_SKIP = lazy_pattern(r"\\(?:m?kern|[hvm]skip)[ \t]*-?[ \t]*\d*\.?\d+[ \t]*(?:pt|em|ex|mu|mm|cm|in|sp)\b")


def prepared(written: str, kind: str | None = None) -> Source:
    """The source with code, comments and tags out of the way.

    `kind` is latex, markdown, html, xml or text, None to look.
    """
    source = Source(written)
    source.text = text = _even(written)
    if text[:1] == "\ufeff":
        text = text[1:]
        source.replace(text, [0], [1], [len(text)])
    source.kind = kind = kind or recognised(text)
    if kind in (TEXT, MARKDOWN):
        source.text = text = without_money(source.text)
    if kind != XML:
        source.text = text = with_dollars(source.text, page=kind == HTML)
    if kind == HTML:
        from exactrank.reading.markup.html_pages import html_as_text  # of no use to other texts

        html_as_text(source)
    elif kind == XML:
        source.blank_between(_HTML_COMMENT, lambda _: "-->")
        if "<p" in source.text:
            source.text = _EMPTY_LINE.sub(" ", source.text)  # paragraphs have tags
        source.blank(_TAG, lambda match: (_CLOSING if match[1] else _OPENING).get(match[2], ""))
        source.blank(_SECTION)
        source.text = _ENTITY.sub(lambda match: _ENTITIES[match[0]], source.text)
    elif kind in (MARKDOWN, TEXT):
        sessions = read_sessions(source)
        if kind == MARKDOWN:
            _take_markdown_out(source, sessions)
        hide_struck_text(source)
        read_typed_matrices(source)
        if kind == TEXT:
            part_cells(source)
    set_typed_matrices_in_formulas(source)
    if kind in (HTML, TEXT, MARKDOWN):
        source.text = without_percent(source.text)
    if any(command in text for command in _TEXT_COMMANDS):
        source.blank(_STOP, lambda match: match[1])
    if "kern" in text or "skip" in text:
        source.blank(_SKIP)
    if r"\hspace" in text:
        source.blank(_WIDE_SPACE, lambda _: r"\quad")
    if r"\\[" in text:
        source.blank(_ROW_SPACE, lambda _: r"\\")
    if kind != TEXT:
        hide_comments(source, kind)
    if r"\begin{" in source.text and ("tabular" in source.text or "longtable" in source.text):
        read_tabulars(source)
    return source


def _take_markdown_out(source: Source, sessions: list[Range]) -> None:
    """Quotation marks and code; what is fenced as text or mathematics stays."""
    source.blank_between(_HTML_COMMENT, lambda _: "-->")
    text = source.text
    if "\n>" in text or text[:1] == ">":
        source.blank(_QUOTE)
    if "[!" in text or "!!!" in text or "???" in text:
        source.text = _CALLOUT.sub(_title_alone, source.text)
    if "`" in text or "~~~" in text or ":::" in text:
        source.text = _ROW_IN_CODE.sub(r" \1 ", with_fences_opened(source.text, sessions))
        source.blank(_FENCE)
        source.blank(_CODE)
    source.text = without_divs(source.text)
    read_tables(source)


def _title_alone(match: re.Match[str]) -> str:
    """The title of a box as a sentence of its own, at the offsets of the line."""
    title = match["title"].strip(' \t"\u201c\u201d')
    said = title if title[-1:] in (*".:?!\u3002", "") else f"{title}."
    return f"{match['indent']}{said}".ljust(len(match[0]))


_BLANKS = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u2002": " ", "\u2003": " ", "\u2005": " "})


def _even(written: str) -> str:
    """The text with one kind of line end and of blank, at the same offsets."""
    text = written
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text if text.isascii() else text.translate(_BLANKS)
