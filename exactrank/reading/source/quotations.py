"""Quoting a piece of TeX that is too long: its beginning, with no group and no matrix cut in two."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern

_PART = lazy_pattern(r"\\(begin|left|end|right)(?![A-Za-z])|(\{)|(\})|( )|\\[A-Za-z]+|\\.")


def shortened_quotation(text: str, longest: int) -> str:
    r"""The beginning of a text that is too long, ended at a space where no group, environment or bracket is open.

    >>> shortened_quotation("Let $A$ be a matrix", 15), shortened_quotation(r"A = \frac{12 34}{6789}", 16)
    ('Let $A$ be...', 'A =...')
    """
    if len(text) <= longest:
        return text
    depth = whole = 0
    for part in _PART.finditer(text, 0, longest - 2):
        if part[1] in ("begin", "left") or part[2]:
            depth += 1
        elif part[1] or part[3]:
            depth -= 1
        elif part[4] and depth <= 0:
            whole = part.start()
    if not whole and not {"{", "\\"} & set(text[:longest]):
        whole = longest - 3  # one long word
    return text[:whole].rstrip() + "..."
