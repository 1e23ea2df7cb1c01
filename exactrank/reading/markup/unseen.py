"""What a reader of the page does not see: blanks in its place, and a note of it where it holds mathematics."""

from __future__ import annotations

from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.source.source import Source
from exactrank.statements import Hidden

Unseen = tuple[int, int, str]
"""From where to where in the text, and the reason; without a reason it is seen, and only no mathematics."""

COMMENT, FALSE_BRANCH, AFTER_END = "comment", "false-branch", "after-end"
INVISIBLE, STRUCK_OUT = "invisible", "struck-out"

_LENGTH = r"(?:cm|mm|in|pt|em|ex|px|bp|sp|dd|pc|cc|mu|\s*\\[A-Za-z]*(?:width|height|skip|sep|size))(?![A-Za-z])"
_RELATION = r"(?:[=<>~≈≠≤≥→∼↔⇒]|\\(?:ne|neq|approx|sim|to|le|leq|ge|geq)(?![A-Za-z]))"
_MATHEMATICS = lazy_pattern(
    r"\$[^$\n]*[^$\s][^$\n]*\$|\\[\[(]"
    r"|\\begin\{(?:[A-Za-z]*matrix\*?|array|(?:d|r|dr)?cases|aligned|align\*?|equation\*?|gather\*?|eqnarray\*?)\}"
    r"|\\(?:p?matrix|[bpvsB]?mat|mqty|frac|x?rank|det|xrightarrow|sqrt|sim)(?![A-Za-z])"
    rf"|{_RELATION}[ \t{{]*[-+−]?\d++(?:\.\d++)?(?![ \t]*{_LENGTH}|[\"'\d])"
    rf"|\d[ \t}}]*{_RELATION}(?![\"'])"
    r"|\[[ \t]*[-+−]?\d[\d./]*(?:[ \t,;]+[-+−]?\d[\d./]*)+[ \t]*\]"
    r"|<math\b|<m[de]?>"
)
_INK = lazy_pattern(r"[^\n]+")


def holds_mathematics(text: str) -> bool:
    """Whether formulas, matrices or numbers in a relation stand there.

    >>> [holds_mathematics(text) for text in ["A = 3", r"$x$", "see page 3", "width=3cm"]]
    [True, True, False, False]
    """
    return _MATHEMATICS.search(text) is not None


def hide(source: Source, ranges: list[Unseen]) -> None:
    """Puts blanks for the ranges, which stand in order and apart, and notes those with mathematics in them.

    Comments with nothing but blanks between them are one: a matrix may be commented out line by line.
    """
    if not ranges:
        return
    text = source.text
    pieces: list[str] = []
    done = 0
    for start, stop, _ in ranges:
        pieces += [text[done:start], blanks(text[start:stop])]
        done = stop
    source.text = "".join([*pieces, text[done:]])
    for start, stop, reason in _joined(text, ranges):
        if reason and holds_mathematics(text[start:stop]):
            source.hidden.append((*source.written_range(start, stop), reason))


def blanks(text: str) -> str:
    """As many blanks, line ends kept."""
    return _INK.sub(lambda match: " " * len(match[0]), text)


def _joined(text: str, ranges: list[Unseen]) -> list[Unseen]:
    joined = [ranges[0]]
    for (_, before, reason), (start, stop, other) in pairwise(ranges):
        if reason == other and not text[before:start].strip():
            joined[-1] = (joined[-1][0], stop, reason)
        else:
            joined.append((start, stop, other))
    return joined


def hidden_of(source: Source) -> tuple[Hidden, ...]:
    """The mathematics that is not seen, in the order of what was written; what is hidden twice is told once.

    >>> source = Source("A = 3 % A = 4")
    >>> hide(source, [(6, 13, COMMENT)])
    >>> source.text.rstrip(), [(one.span.column, one.span.source, one.reason) for one in hidden_of(source)]
    ('A = 3', [(7, '% A = 4', 'comment')])
    """
    found: list[Hidden] = []
    reached = -1
    for begin, end, reason in sorted(source.hidden, key=lambda one: (one[0], -one[1])):
        if end > reached:
            found.append(Hidden(source.written_span(begin, end), reason))
            reached = end
    return tuple(found)
