"""Quoting a piece of TeX that is too long: its beginning, with no group and no matrix cut in two."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern

_PART = lazy_pattern(
    r"(?P<blank> )|(?P<opens>\\(?:begin|left)(?![A-Za-z])|\{)|(?P<closes>\\(?:end|right)(?![A-Za-z])|\})"
    r"|\\[A-Za-z]+|\\."
)


def shortened_quotation(text: str, longest: int) -> str:
    r"""The beginning of a text that is too long, ended at a space where no group, environment or bracket is open.

    >>> shortened_quotation("Let $A$ be a matrix", 15), shortened_quotation(r"A = \frac{12 34}{6789}", 16)
    ('Let $A$ be...', 'A =...')
    """
    if len(text) <= longest:
        return text
    depth = whole = 0
    for part in _PART.finditer(text, 0, longest - 2):
        kind = part.lastgroup
        if kind == "opens":
            depth += 1
        elif kind == "closes":
            depth -= 1
        elif kind == "blank" and depth <= 0:
            whole = part.start()
    if not whole and not {"{", "\\"} & set(text[:longest]):
        whole = longest - 3  # one long word
    return text[:whole].rstrip() + "..."
