"""HTML pages as text: paragraphs apart, tags gone, and of every formula the TeX that it carries.

A scan of our own, because the standard library's `HTMLParser` takes a time that grows with the square of the length of
a hostile text. What is not closed ends with the text, as in a browser.
"""

from __future__ import annotations

import re
from html import unescape

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.markup.html_elements import BLOCKS, VOID, Elements
from exactrank.reading.markup.html_styles import Styles
from exactrank.reading.markup.mathml import tex_of
from exactrank.reading.markup.page_tables import read_html_tables
from exactrank.reading.markup.unseen import COMMENT, blanks, holds_mathematics
from exactrank.reading.source.source import Rewriting, Source

_MARKUP = lazy_pattern(r"<!--|<[!?]|</?[A-Za-z]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NAME = lazy_pattern(r"[^\s/>]{1,40}")
_TAG_END = lazy_pattern(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_LEFT_OUT = words("head code kbd samp svg select button object iframe audio video canvas")
_RAW = words("script style title textarea")
_OTHER_TAGS = lazy_pattern(r"<(?!math\b|!--)[^<>]*>")
_HIDES_IN_MATHEMATICS = lazy_pattern(r"\b(?:mathcolor|menclose|style|class|hidden)\b", re.IGNORECASE)
_MATHEMATICS_TAG = lazy_pattern(r"<(/?)([A-Za-z][\w:.-]{0,60}+)(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>")
_HIDDEN = lazy_pattern(r"""\saria-hidden\s*=\s*["']?true""", re.IGNORECASE)
_TEX = lazy_pattern(r"\bencoding\s*=\s*[\"']?(?:application/x-tex|TeX|LaTeX)\b", re.IGNORECASE)
_MATH_SCRIPT = lazy_pattern(r"\btype\s*=\s*[\"']?math/tex(?P<display>\s*;\s*mode\s*=\s*display)?", re.IGNORECASE)
_DISPLAY = lazy_pattern(r"\bdisplay\s*=\s*[\"']?block", re.IGNORECASE)
_TABLES = words("table tr td th")
_SCRIPTS = {"sub": "_{", "sup": "^{"}


def html_as_text(source: Source) -> None:
    """Puts the page's text in the place of the page; every offset still leads to where it stands in the page."""
    _Page(source).read()


class _Page:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.lower = source.text.lower() if source.text.isascii() else _lower(source.text)
        self.made = Rewriting(source)
        self.at = 0
        self.left_out = ""  # the element whose contents are left out, and how many of its name are open
        self.open = 0
        self.preformatted = 0
        self.formula: str | None = None  # what closes the formula that is open
        self.in_tex = False
        self.elements = Elements(self.styles())
        self.reason = ""  # why what stands here is not seen, and since where
        self.since = 0
        self.tables: list[list[list[Range]]] = []  # the cells of the tables, where they stand in the text that is made
        self.tables_open = 0

    def styles(self) -> Styles:
        """The page's own style sheets, wherever they stand."""
        styles = Styles()
        at = self.lower.find("<style")
        while at >= 0:
            begin, stop = self.lower.find(">", at), self.lower.find("</style", at)
            styles.read(self.text[begin + 1 : stop if stop >= 0 else len(self.text)])
            at = self.lower.find("<style", stop) if stop >= 0 else -1
        return styles

    def read(self) -> None:
        while self.at < len(self.text):
            match = _MARKUP.search(self.text, self.at)
            self.said(self.at, match.start() if match else len(self.text))
            if match is None:
                break
            self.at = match.start()
            if match[0][0] == "&":
                self.entity(match[0])
            elif match[0] == "<!--":
                begin = self.at
                self.skip_to("-->", 4)
                self.note(begin, self.at, COMMENT)
            elif match[0][:2] in ("<!", "<?"):
                self.skip_to(">", 2)
            else:
                self.tag(match[0][1] == "/")
        self.change("", len(self.text))
        if not self.made.pieces:
            self.made.put(" ", 0)
        self.made.done()
        read_html_tables(self.source, [rows for rows in self.tables if len(rows) > 1 and all(rows)])

    @property
    def shown(self) -> bool:
        return not self.left_out and not self.elements.unseen and (self.formula is None or self.in_tex)

    def change(self, reason: str, at: int) -> None:
        """From here on text is seen, or is not for the reason."""
        if reason != self.reason:
            if self.reason:
                self.note(self.since, at, self.reason)
            self.reason, self.since = reason, at

    def note(self, start: int, stop: int, reason: str) -> None:
        """Mathematics that is not seen; the numbers of tags are none."""
        if holds_mathematics(unescape(_OTHER_TAGS.sub(" ", self.text[start:stop]))):
            self.source.hidden.append((*self.source.written_range(start, stop), reason))

    def said(self, start: int, stop: int) -> None:
        """Text between tags; only where it is preformatted do its lines mean anything."""
        if start < stop and self.shown:
            text = self.text[start:stop]
            kept = self.preformatted or self.in_tex  # a comment in TeX ends with its line
            self.made.put(text if kept else text.replace("\n", " "), start, stop - start)

    def entity(self, text: str) -> None:
        if self.shown:
            self.made.put(unescape(text).replace("\u00a0", " "), self.at, len(text) - 1)
        self.at += len(text)

    def skip_to(self, end: str, after: int) -> None:
        found = self.text.find(end, self.at + after)
        self.at = found + len(end) if found >= 0 else len(self.text)

    def tag(self, closing: bool) -> None:
        begin = self.at
        match = _NAME.match(self.text, begin + (2 if closing else 1))
        name = match[0].lower() if match else ""
        end = _TAG_END.match(self.text, begin + 1)
        stop = end.end() if end else self.text.find(">", begin) + 1 or len(self.text)
        attributes = self.text[begin:stop] if stop - begin > len(name) + 2 else ""
        self.at = stop
        if name not in _RAW and not self.left_out:
            if closing:
                self.elements.close(name)
                self.change(self.elements.unseen, stop)
            else:
                self.elements.open(name, attributes)
                self.change(self.elements.unseen, begin)
        if self.left_out:
            if name == self.left_out and name not in VOID:
                self.open += -1 if closing else 1
                self.left_out = self.left_out if self.open else ""
        elif name in _RAW and not closing:
            self.raw(name, attributes)
        elif not closing and name not in VOID and (name in _LEFT_OUT or _HIDDEN.search(attributes)):
            self.left_out, self.open = name, 1
            self.elements.close(name)
        elif self.elements.unseen:
            self.formula = None
        elif name == "math":
            self.math(closing, begin, attributes)
        elif self.formula is not None:
            if name == "annotation":
                self.annotation(closing, begin, attributes)
        else:
            self.markup(name, closing, begin)

    def markup(self, name: str, closing: bool, begin: int) -> None:
        if name == "pre":
            self.preformatted = max(0, self.preformatted + (-1 if closing else 1))
        if name in _TABLES:
            self.table(name, closing)
        if name in BLOCKS:
            self.made.put("\n\n# " if name in _HEADINGS and not closing else "\n\n", begin)
        elif name == "br":
            self.made.put("\n", begin)
        elif name in _SCRIPTS:
            self.made.put("}" if closing else _SCRIPTS[name], begin)

    def table(self, name: str, closing: bool) -> None:
        """Remembers where the cells of a table begin and end; tables within tables are none of cases."""
        if name == "table":
            self.tables_open = max(0, self.tables_open + (-1 if closing else 1))
            if not closing:
                self.tables.append([])
        elif self.tables_open == 1 and name == "tr" and not closing:
            self.tables[-1].append([])
        elif self.tables_open == 1 and name in ("td", "th") and self.tables[-1]:
            row = self.tables[-1][-1]
            if not closing:
                row.append((self.made.length, self.made.length))
            elif row:
                row[-1] = (row[-1][0], self.made.length)

    def math(self, closing: bool, begin: int, attributes: str) -> None:
        """A formula is read from the TeX that it carries, and where it carries none, from its elements."""
        self.formula = None if closing else r"\]" if _DISPLAY.search(attributes) else r"\)"
        self.in_tex = False
        if closing:
            return
        end = self.lower.find("</math", self.at)
        end = end if end >= 0 else len(self.text)
        if not _TEX.search(self.text, self.at, end):
            self.made.put(r"\[" if self.formula == r"\]" else r"\(", begin)
            for tex, origin, reach in tex_of(self.seen(self.at, end), 0, end - self.at):
                self.made.put(tex, self.at + origin, reach)
            self.made.put(self.formula or "", end - 1)
            self.formula, self.at = None, end

    def seen(self, start: int, stop: int) -> str:
        """The elements of a formula without those that are not seen."""
        text = self.text[start:stop]
        if not _HIDES_IN_MATHEMATICS.search(text):
            return text
        elements = Elements(self.elements.styles)
        pieces: list[str] = []
        done = since = 0
        for match in _MATHEMATICS_TAG.finditer(text):
            before = elements.unseen
            if match[1]:
                elements.close(match[2].lower())
            elif not match[0].endswith("/>"):
                elements.open(match[2].lower(), match[0])
            if elements.unseen and not before:
                since = match.start()
            elif before and not elements.unseen:
                pieces += [text[done:since], blanks(text[since : match.end()])]
                self.note(start + since, start + match.end(), before)
                done = match.end()
        return "".join([*pieces, text[done:]])

    def annotation(self, closing: bool, begin: int, attributes: str) -> None:
        if not closing and _TEX.search(attributes):
            self.in_tex = True
            self.made.put(r"\[" if self.formula == r"\]" else r"\(", self.at)
        elif closing and self.in_tex:
            self.in_tex = False
            self.made.put(self.formula or "", begin - 1)

    def raw(self, name: str, attributes: str) -> None:
        """An element whose contents hold no tags: MathJax's scripts are formulas, the others are left out."""
        stop = self.lower.find(f"</{name}", self.at)
        stop = stop if stop >= 0 else len(self.text)
        kind = _MATH_SCRIPT.search(attributes) if name == "script" else None
        if kind is not None and self.shown:
            opener, closer = (r"\[", r"\]") if kind["display"] else (r"\(", r"\)")
            self.made.put(opener, self.at)
            self.made.copy(self.at, stop)
            self.made.put(closer, stop - 1)
        self.at = stop


def _lower(text: str) -> str:
    """Small letters at the same offsets: the small form of some letters is longer."""
    return text.translate({code: code + 32 for code in range(65, 91)})
