"""Which format a text is in, from the text alone: a file, standard input and a string of a program are read alike."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.math_spans import outside_of_mathematics

LATEX, MARKDOWN, HTML, XML, TEXT = KINDS = ("latex", "markdown", "html", "xml", "text")

_FIRST_TAG = lazy_pattern(r"\s*(?:<!--.{0,5000}?-->\s*)?<(?:!doctype|[a-z][a-z0-9]*)\b", re.IGNORECASE | re.DOTALL)
_OTHER_XML = lazy_pattern(r"</(?:m|me|men|md|mdn|mrow|row)>|<\?xml")
_FENCE = lazy_pattern(r"^[ \t>]*(?:```|~~~|:::+[ \t]*\{)", re.MULTILINE)
_DOCUMENT = lazy_pattern(r"^(?!\s*%)[^\n]*\\(?:documentclass|begin\s*\{document\})", re.MULTILINE)
_XML_MATHEMATICS = lazy_pattern(r"</(?:m|me|men|md|mdn|mrow|row)>")
_XML = lazy_pattern(r"\s*<(?!https?:)[?!A-Za-z].*</(?:p|[a-z]+)>\s*\Z", re.DOTALL)
_PARAGRAPH = lazy_pattern(r"</p>")
# What only Markdown writes. A single dash or number before an item is plain text too, and LaTeX quotes with backticks.
_MARKDOWN = lazy_pattern(
    r"^[ \t]{0,3}#{1,6}[ \t]+\S|\*\*[^\s*][^\n]*?\*\*|^[ \t>]*(?:```|~~~|:::+[ \t]*\{)"
    r"|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\||~~\S[^\n]*?~~|\]\(\S+?\)|<!--"
    r"|^[ ]{0,3}\[[^\[\]\n]+\]:[ \t]|^>[ \t]|(?<!`)`[^`'\n]+`(?!`)",
    re.MULTILINE,
)
# What only a LaTeX document writes between its formulas.
_LATEX_TEXT = lazy_pattern(
    r"\\(?:(?:sub)*section|(?:sub)?paragraph|chapter|item|usepackage|(?:no)?indent|par|(?:big|med|small)skip|textbf|emph"
    r"|textit|[hv]space|newpage|maketitle|label|eq?ref|newif|iffalse|iftrue|endinput|newtheorem|input|include)(?![A-Za-z])"
    r"|\\(?:begin|end)\{(?:enumerate|itemize|description|center|proof|solution|exercise|example|question|answer"
    r"|theorem|remark|comment|quote|minipage|figure|table|tabular)\*?\}"
)
_COMMAND = lazy_pattern(r"\\[A-Za-z]")
_COMMENT_LINE = lazy_pattern(r"^[ \t]*%", re.MULTILINE)
_TEX = lazy_pattern(r"\\[A-Za-z(\[]|\$[^$]+\$")


def is_html(text: str) -> bool:
    """Whether a text is HTML: a tag at its beginning and at its end, and no tags of PreTeXt but in MathML."""
    begins = text.lstrip()[:1] == "<" and text.rstrip()[-1:] == ">" and _FIRST_TAG.match(text)
    return bool(begins) and ("<math" in text or "<html" in text.lower() or not _OTHER_XML.search(text))


def recognised(text: str) -> str:
    r"""The format of a text: latex, markdown, html, xml or text.

    A text with commands of LaTeX between its formulas is LaTeX, with its comments; with marks of Markdown, or with
    formulas and plain words alone, it is Markdown, where a percent sign is one.

    >>> [recognised(text) for text in [r"So \emph{a} % no", "90 % of $x$", "<p>a</p>", "<p><m>A</m></p>", "a"]]
    ['latex', 'markdown', 'html', 'xml', 'text']
    """
    if is_html(text):
        return HTML
    document = _DOCUMENT.search(text)
    fence = _FENCE.search(text)
    if document:
        return MARKDOWN if fence and fence.start() < document.start() else LATEX
    if _XML_MATHEMATICS.search(text) or (_PARAGRAPH.search(text) and _XML.match(text)):
        return XML
    if "\\" not in text and "$" not in text:
        return MARKDOWN if _MARKDOWN.search(text) else TEXT
    outside = outside_of_mathematics(text)
    if _LATEX_TEXT.search(outside):
        strong = len(_LATEX_TEXT.findall(outside))
        return MARKDOWN if len(_MARKDOWN.findall(outside)) > strong or fence else LATEX
    if _MARKDOWN.search(outside):
        return MARKDOWN
    if _COMMAND.search(outside) or (_COMMENT_LINE.search(outside) and _bare(text)):
        return LATEX
    return MARKDOWN if _TEX.search(text) else TEXT


def _bare(text: str) -> bool:
    """Whether an environment stands where no dollar and no bracket opened a formula."""
    first = re.search(r"\\begin|\\\[|\\\(|\$", text)
    return first is not None and first[0] == r"\begin"
