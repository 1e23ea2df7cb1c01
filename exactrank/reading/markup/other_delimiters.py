r"""Formulas between the delimiters of other writers: :math:`x`, $`x`$, [latex]x[/latex], <tex>x</tex>, \\(x\\)."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.math_spans import math_spans

_TAGS = "tex|latex|equation|formula|inline-formula|disp-formula|d-math|katex|mathjax"
"""Elements that hold nothing but TeX."""
_BRACED = r"[^{}]{0,400}(?:\{[^{}]{0,400}(?:\{[^{}]{0,400}\}[^{}]{0,400}){0,40}\}[^{}]{0,400}){0,40}"
_BRACKETED = r"[^\[\]\n]{1,400}(?:\[[^\[\]\n]{0,400}\][^\[\]\n]{0,400}){0,40}"
_QUOTED = lazy_pattern(r"(?P<open>\$|:math:|\{math\})`(?P<inner>[^`\n$]+)`(?P<close>\$)?")
_IN_CODE = lazy_pattern(r"(?<!`)(?P<open>`\$)(?P<inner>[^`\n$]+)(?P<close>\$`)(?!`)")
_DOUBLED = lazy_pattern(r"\\\\(?P<open>[(\[])(?P<inner>[^\n]{0,400}?)\\\\(?P<close>[)\]])")
_KNOWN = (
    r"(?<![A-Za-z\\])\\(?:begin|det|frac|lambda|mathbf|mathbb|mathcal|mathrm|operatorname|text|vec|hat|cdot|times|sqrt|ldots|alpha|beta|leq?"
    r"|geq?|neq?|in)(?![A-Za-z])"
)
_NAMES = r"[ \t]*[A-Z](?:_\d)?(?:\^T)?(?:[ \t]*=(?:[ \t]*[A-Z](?:_\d)?(?:\^T|\^\{-1\})?)++)?[ \t]*"
"""Between two grave accents, as programs of Julia write formulas: TeX, or names and products of them, and no code."""
_PAIRS = {"(": ")", "[": "]"}
_SPELLINGS = (
    ("{{", lazy_pattern(
        r"(?P<open>\{\{[<%]\s*(?P<tag>math|katex|latex|mathjax)\b[^{}]{0,80}[>%]\}\})(?P<inner>(?:[^{]|\{(?!\{)){0,4000})"
        r"(?P<close>\{\{[<%]\s*/\s*(?P=tag)\s*[>%]\}\})"
    )),
    ("[/", lazy_pattern(
        r"(?P<open>\[(?P<tag>latex|i?math|tex|katex|equation|mathjax(?:inline)?|\$)\])(?P<inner>.{0,4000}?)(?P<close>\[/(?P=tag)\])",
        re.DOTALL | re.IGNORECASE,
    )),
    ("</", lazy_pattern(
        rf"(?P<open><(?P<tag>{_TAGS})(?:\s[^<>]{{0,200}})?>)(?P<inner>[^<]{{0,4000}})(?P<close></(?P=tag)>)",
        re.IGNORECASE,
    )),
    ("</", lazy_pattern(
        r"(?P<open><span\s[^<>]{0,100}?\bclass\s*=\s*[\"']math(?:[ -]\w+)?[\"'][^<>]{0,100}>)"
        r"(?P<inner>(?!\s*(?:\\[(\[]|\$))[^<]{0,4000})(?P<close></span>)",
        re.IGNORECASE,
    )),
    ("{%", lazy_pattern(
        r"(?P<open>\{%\s*(?P<tag>math|katex|latex)\b[^{}%]{0,80}%\})(?P<inner>[^%]{0,4000})(?P<close>\{%\s*end(?P=tag)\s*%\})"
    )),
    ("``", lazy_pattern(
        rf"(?P<open>(?<!`)``)(?P<inner>(?=[^`\n$]*{_KNOWN}|{_NAMES}``)[^`\n$]+)(?P<close>``(?!`))"
    )),
    ("$latex", lazy_pattern(r"(?P<open>\$latex(?=\s))(?P<inner>[^$\n]+)(?P<close>\$)")),
    (":[", lazy_pattern(rf"(?P<open>(?<!\w)(?:stem|latexmath):\[)(?P<inner>{_BRACKETED})(?P<close>\])")),
    ("=", lazy_pattern(
        r"(?P<open><\w*(?:[Mm]ath|[Tt]e[Xx]|Equation)\w*\s[^<>\"'`]{0,80}?\b(?:math|latex|tex|formula|expression)\s*=\s*"
        r"\{?(?:String\.raw)?(?P<mark>[\"'`]))(?P<inner>[^\"'`]{1,800})(?P<close>(?P=mark)\}?[^<>\"'`]{0,80}/?>)"
    )),
    ("String.raw", lazy_pattern(
        r"(?P<open><(?P<tag>\w*(?:Math|TeX|Tex)\w*)>\s*\{String\.raw`)(?P<inner>[^`]+)(?P<close>`\}\s*</(?P=tag)>)"
    )),
)  # fmt: skip
"""What a spelling cannot do without, and the pattern of it."""
_OF_PAGES = (
    ("</", lazy_pattern(
        r"(?P<open><(?P<tag>math)>)(?P<inner>[^<]{0,4000})(?P<close></(?P=tag)>)"
        r"|(?P<open2><script\s[^<>]*\bmath/tex[^<>]*>)(?P<inner2>[^<]{0,4000})(?P<close2></script>)"
        r"|(?P<open3><annotation\s[^<>]*\bx-tex\b[^<>]*>)(?P<inner3>[^<]{0,4000})(?P<close3></annotation>)",
        re.IGNORECASE,
    )),
)  # fmt: skip
"""The same of what a page of HTML reads by itself."""
_DIRECTIVE = lazy_pattern(
    r"^(?P<indent>[ \t]*)\.\.[ \t]+math::(?P<inner>[^\n]*(?:\n[ \t]*(?=\n|\Z)|\n(?P=indent)[ \t]+\S[^\n]*)*)\n?",
    re.MULTILINE,
)
"""The directive of reStructuredText, with all lines that are indented further."""
_OPTION = lazy_pattern(r"^[ \t]*:[A-Za-z_-]+:[^\n]*$", re.MULTILINE)
_PARAGRAPH = lazy_pattern(r"\n[ \t]*\n(?=[ \t]*\S)")
_ENSURED = lazy_pattern(rf"(?P<open>\\ensuremath\s*\{{)(?P<inner>{_BRACED})(?P<close>\}})")


def with_dollars(text: str, page: bool = False) -> str:
    r"""The text with the usual delimiters instead; offsets stay, and formulas stay as they are.

    `page`: it is a page of HTML, whose own elements are read with the page.

    >>> with_dollars("see :math:`x` and $`y`$")
    'see       $x$ and  $y$ '
    >>> with_dollars(r"the rank is \\(2\\), <tex>n</tex> is 3")
    'the rank is  \\(2 \\),     $n$      is 3'
    """
    if "math::" in text:
        text = _DIRECTIVE.sub(_directed, text)
    if "`" in text and not page and ("math" in text or "$`" in text or "`$" in text):
        text = _QUOTED.sub(_quoted, text)
        text = _IN_CODE.sub(_enclosed, text)
    for needed, pattern in _SPELLINGS if page else (*_SPELLINGS, *_OF_PAGES):
        if needed in text:
            text = pattern.sub(_enclosed, text)
    if r"\ensuremath" in text or "\\\\(" in text or "\\\\[" in text:
        spans = math_spans(text)
        text = _DOUBLED.sub(lambda match: _doubled(match, spans), text)
        text = _ENSURED.sub(lambda match: match[0] if _within(match, spans) else _enclosed(match), text)
    return text


def _directed(match: re.Match[str]) -> str:
    """A display, closed in the blank line behind it; at the end of a text it is closed by that."""
    before, inner = match[0][: match.start("inner") - match.start()], match[0][match.start("inner") - match.start() :]
    inner = _OPTION.sub(lambda option: " " * len(option[0]), inner)
    kept = inner.rstrip()
    if not kept.strip() or "$" in kept:
        return match[0]
    kept = _PARAGRAPH.sub(lambda blank: r"\\" + " " * (len(blank[0]) - 2), kept)
    behind = inner[len(kept) :]
    behind = r"\]" + behind[2:] if len(behind) > 1 else behind
    return match["indent"] + r"\[" + " " * (len(before) - len(match["indent"]) - 2) + kept + behind


def _quoted(match: re.Match[str]) -> str:
    opening, close = match["open"], match["close"] or ""
    if (opening == "$") != bool(close):
        return match[0]
    return " " * len(opening) + "$" + match["inner"] + "$" + " " * len(close)


def _enclosed(match: re.Match[str]) -> str:
    """The formula between dollars, with blanks for what else its delimiters were made of."""
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    found = {name.rstrip("23"): value for name, value in groups.items()}
    opening, inner, close = found["open"], found["inner"], found["close"]
    if not inner.strip() or "$" in inner or "\n\n" in inner:
        return match[0]
    return " " * (len(opening) - 1) + "$" + inner + "$" + " " * (len(close) - 1)


def _doubled(match: re.Match[str], spans: list[Range]) -> str:
    fits = _PAIRS[match["open"]] == match["close"] and "\\begin" not in match[0]
    if not fits or _within(match, spans):
        return match[0]
    return " \\" + match["open"] + match["inner"] + " \\" + match["close"]


def _within(match: re.Match[str], spans: list[Range]) -> bool:
    """Whether it stands in a formula already; the braces of a command are one of its own."""
    return any(start <= match.start() < stop for start, stop in spans)
