"""Numbers and names of equations at the ends of their lines, as in x + y = 2 & (3): they are no factors."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern

_WIDE = (
    r"&|\\(?:q?quad|enspace|enskip)(?![A-Za-z])|\\(?:hskip|kern)[ ]*\d*\.?\d+[ ]*[a-z]{2}"
    r"|\\phantom[ ]?\{[^{}\n]{0,9}\}|(?<!-)-{2,}+|[—―]"
    r"|\\hfill(?![A-Za-z])|\\hspace\*?[ ]?\{[^{}\n]{0,12}\}|\\[lc]?dots(?![A-Za-z])"
    r"|\\cdot(?![A-Za-z])[ ]*\\cdot(?![A-Za-z])|[…⋯]|(?:(?<!\.)\.{3,}+|(?<!·)·{3,}+)|\\(?:long)?leftarrow(?![A-Za-z])"
)
_NARROW = r"\\[ ;:]|~"
_NUMBER = r"\d{1,2}[a-z'*]?"
_NAME = r"(?:[IVX]{1,4}|[A-Z](?:_[ ]?\{?\d{1,2}\}?|\d{1,2})|\*{1,3}|\\(?:ast|star|dagger)|\d{1,2}[.]\d{1,2})"
_FACTOR = r"(?:\d{1,3}|\\frac[ ]?\{?\d\}?\{?\d\}?)?[ ]*(?:\\cdot|\\times)?[ ]*"
_SUM = rf"(?=[-\d\\(])-?[ ]*{_FACTOR}\([ ]*\d{{1,2}}[ ]*\)(?:[ ]*[-+][ ]*{_FACTOR}\([ ]*\d{{1,2}}[ ]*\)){{1,6}}"
"""(2) + 3 (1): the equations that a line comes from."""
_CIRCLED = r"[①-⑳]|\\(?:textcircled|circled)[ ]?\{?[ ]?(?:\\[A-Za-z]+[ ]?\{)?\d{1,2}\}{0,2}"
_TEXT = r"\\(?:text|mbox|textrm|mathrm|textbf|rm)"


def _bracketed(label: str) -> str:
    inner = rf"(?:{_TEXT}[ ]?\{{[ ]?(?:{label})[ ]?\}}|{label})"
    bare = rf"(?:\\left)?\([ ]*{inner}[ ]*(?:\\right)?\)|\[[ ]*{inner}[ ]*\]"
    return rf"(?:{_TEXT}[ ]?\{{[ ]?(?:{bare})[ ]?\}}|\{{[ ]?(?:{bare})[ ]?\}}|{bare})"


_END = r"(?=[ \t]*[.,;]?\s*(?:\\\\|\\end[ ]?\{|\\cr(?![A-Za-z])|\$\$?|\\\]|\\\)|\\right|\Z))"
_LABEL = lazy_pattern(rf"(?:(?P<number>{_bracketed(_NUMBER)})|(?P<name>{_bracketed(_NAME)}|{_CIRCLED}|{_SUM})){_END}")
_MAY_BE_LABEL = lazy_pattern(
    rf"[(\[][ ]*(?:{_TEXT}[ ]?\{{[ ]?)?(?:{_NUMBER}|{_NAME})(?:[ ]?\}})?[ ]*(?:\\right)?[)\]](?:[ ]?\}})?{_END}"
)
"""What is within every label in brackets; it begins with one of two signs, and so is quick to look for."""
_MAY_BE_CIRCLED = lazy_pattern("[①-⑳]|circled")
_APART = lazy_pattern(rf"(?:[,.;]?[ \t\n]*(?:{_WIDE}))++[ \t\n]*\Z")
_APART_NARROWLY = lazy_pattern(rf"(?:[,.;]?[ \t\n]*(?:{_WIDE}|{_NARROW}))++[ \t\n]*\Z")
_WINDOW = 80
"""Characters before a number in which the space that sets it apart begins."""
_ROW_BEGIN = lazy_pattern(r"\\\\|\\begin[ ]?\{[^{}]*\}|\$\$?|\\\[|\\\(|\n[ \t]*\n|\\cr(?![A-Za-z])")
_LONGEST = 400
_INK = lazy_pattern(r"[^\n&]")


def without_equation_numbers(text: str) -> str:
    """The text with blanks for the numbers of equations; offsets stay.

    A number stands in brackets behind wide space at the end of a line that has an equals sign before it.

    >>> without_equation_numbers("12x - 20y = 16 & (3)")
    '12x - 20y = 16 &    '
    >>> without_equation_numbers("1 & 2 & (3)"), without_equation_numbers("x = 5 - 2(3)")
    ('1 & 2 & (3)', 'x = 5 - 2(3)')
    """
    if "=" not in text or not any(sign in text for sign in "\\&~"):
        return text
    circled = _MAY_BE_CIRCLED.search(text) is not None if not text.isascii() else "circled" in text
    if not circled and not _MAY_BE_LABEL.search(text):
        return text
    pieces: list[str] = []
    done = 0
    for match in _LABEL.finditer(text):
        begin = max(done, match.start() - _LONGEST)
        window = max(begin, match.start() - _WINDOW)
        apart = (_APART_NARROWLY if match["number"] else _APART).search(text[window : match.start()])
        if apart is None:
            continue
        row = text[begin : window + apart.start()]
        starts = [one.end() for one in _ROW_BEGIN.finditer(row)]
        if "=" not in row[max(starts, default=0) :]:
            continue
        start = window + apart.start()
        pieces += [text[done:start], _INK.sub(" ", text[start : match.end()])]
        done = match.end()
    return "".join([*pieces, text[done:]])
