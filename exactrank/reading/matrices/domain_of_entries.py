"""The field that the entries of a matrix say themselves: i, or the square roots of one number."""

from __future__ import annotations

from exactrank.errors import InputError
from exactrank.numbers.quadratic import QQ_sqrt, QuadraticField
from exactrank.numbers.surds import square_part
from exactrank.patterns import lazy_pattern
from exactrank.reading.source.numbers import fold

_ROOT = lazy_pattern(r"(?:\\sqrt|(?<![A-Za-z\\])sqrt|\u221a)\s*[{(]?\s*(-?)\s*(\d{1,12})")
_IMAGINARY = lazy_pattern(r"(?<![A-Za-z\\])(?:\d+)?i(?![A-Za-z])")
_APART = lazy_pattern(r"[\s,;&\[\]]")


def domain_of_entries(text: str) -> QuadraticField | None:
    r"""QQ(i) where i stands among the entries, QQ(sqrt d) where the roots of one d do; None for neither, and for both.

    >>> domain_of_entries("1 i; 2-3i 1"), domain_of_entries(r"1 & \sqrt{8} \\ \sqrt2 & 1")
    (QuadraticField(d=-1), QuadraticField(d=2))
    >>> [domain_of_entries(text) for text in ("1 2", "i sqrt(2)", "i", "pi r")]
    [None, None, None, None]
    """
    folded = fold(text)
    if not _APART.search(folded.strip()):
        return None  # a single word is most likely a file's name
    roots = [(-1 if sign else 1, int(digits)) for sign, digits in _ROOT.findall(folded)]
    found = {sign * square_part(n)[1] for sign, n in roots if n} - {1}
    if _IMAGINARY.search(folded):
        found.add(-1)
    if len(found) != 1:
        return None
    try:
        return QQ_sqrt(found.pop())
    except InputError:
        return None
