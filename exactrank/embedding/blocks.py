"""One block in a document: options in lines `:key: value`, then a matrix, a system, or nothing but a matrix.

The same lines stand in a fence or a comment that `exactrank fill` fills, and in a directive of Sphinx.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from exactrank.document import Document
from exactrank.embedding.requested import KEYS, Requested, requested
from exactrank.errors import ExactrankError, InputError, Place
from exactrank.messages import LANGUAGES
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass
from exactrank.requests.options import one_of

OPTIONS = KEYS | {"lang"}
"""What may stand before the matrix."""
_OPTION = lazy_pattern(r"[ \t]*:([A-Za-z-]+):[ \t]*(.*?)[ \t]*")


@dataclass(frozen=True, slots=True)
class BlockRequest:
    """What a block asks for, and in which language."""

    asked: Requested
    lang: str

    @property
    def document(self) -> Document:
        return self.asked.document()


def read_lines(lines: Sequence[str], place: Place, lang: str = LANGUAGES[0]) -> BlockRequest:
    """The block in these lines; `place` is that of the first. Raises InputError with places in the document.

    >>> found = read_lines([":methods: lu", ":name: W", "2 1", "4 3"], Place("page.md", 7))
    >>> found.asked.name, found.asked.matrix, [method.value for method in found.asked.methods]
    ('W', <2x2 matrix [2 1; 4 3]>, ['lu'])
    """
    options: dict[str, str] = {}
    above = 0
    for line in lines:
        option = _OPTION.fullmatch(line)
        if option is None and line.strip():
            break
        above += 1
        if option is not None:
            options[option[1]] = option[2]
    return block_request("\n".join(lines[above:]), options, replace(place, line=(place.line or 1) + above), lang)


def block_request(matrix: str, options: Mapping[str, str], place: Place, lang: str = LANGUAGES[0]) -> BlockRequest:
    """The block with this matrix, whose first line is at the place, and these options."""
    given = {key: value for key, value in options.items() if key != "lang"}
    try:
        if not matrix.strip():
            raise InputError.of("missing-key", key="matrix")
        chosen = one_of(options.get("lang", lang), LANGUAGES, "lang", None)
        return BlockRequest(requested(matrix, given), chosen)
    except ExactrankError as error:
        raise InputError(*[replace(one, place=_inside(one.place, place)) for one in error.problems]) from None


def _inside(found: Place | None, start: Place) -> Place:
    """A place in the matrix as one in the document; what has none is at its start."""
    if found is None or found.line is None:
        return start
    return Place(start.source, (start.line or 1) + found.line - 1, found.column if found.line > 1 else None)
