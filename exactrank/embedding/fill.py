"""A source of Markdown, LaTeX or PreTeXt with blocks, and the same with what they ask for written after each of them.

Between `exactrank: begin` and `exactrank: end` stands what was written last time: it is replaced, so that filling
twice gives what filling once gives.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Sequence

from exactrank.embedding.blocks import read_lines
from exactrank.embedding.scanning import BEGIN, END, FoundBlock, latex_blocks, markdown_blocks, pretext_blocks
from exactrank.errors import ExactrankError, InputError, Place, Problem
from exactrank.messages import LANGUAGES
from exactrank.records import dataclass
from exactrank.render.formats import Format, written

_ENDINGS = {
    **dict.fromkeys((".md", ".markdown", ".qmd", ".rmd"), Format.MARKDOWN),
    **dict.fromkeys((".tex", ".ltx", ".rnw"), Format.LATEX),
    **dict.fromkeys((".ptx", ".xml"), Format.PRETEXT),
}
_SCANS = {Format.MARKDOWN: markdown_blocks, Format.LATEX: latex_blocks, Format.PRETEXT: pretext_blocks}


@dataclass(frozen=True, slots=True)
class _Replacement:
    """Lines that take the place of those from `start` to before `stop`."""

    start: int
    stop: int
    lines: tuple[str, ...]


def source_format(path: str) -> Format:
    """What a file is written in, by its ending; raises InputError for one that is not filled.

    >>> source_format("notes.qmd"), source_format("paper.TEX")
    (<Format.MARKDOWN: 'markdown'>, <Format.LATEX: 'latex'>)
    """
    found = _ENDINGS.get(os.path.splitext(path)[1].lower())
    if found is None:
        raise InputError.of("fill-file", Place(path), endings=" ".join(_ENDINGS))
    return found


def filled(text: str, form: Format, source: str = "", lang: str = LANGUAGES[0]) -> str:
    r"""The text with every block filled; raises InputError with all that is wrong in it, each with its line.

    >>> page = "See:\n\n```exactrank\n2 4; 1 3\n```\n"
    >>> once = filled(page, Format.MARKDOWN)
    >>> once.startswith(page), once.count("exactrank: begin"), filled(once, Format.MARKDOWN) == once
    (True, 1, True)
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = [line.removesuffix("\r") for line in text.removeprefix(mark).split("\n")]
    blocks, problems = _SCANS[form](lines, source)
    replacements: list[_Replacement] = []
    for block in blocks:
        try:
            replacements.append(_replacement(block, lines, form, source, lang))
        except ExactrankError as error:
            problems += error.problems
    if problems:
        raise InputError(*sorted(problems, key=_line))
    if not replacements:
        return text
    return mark + ending.join(_replaced(lines, replacements))


def _line(problem: Problem) -> int:
    return (problem.place.line if problem.place is not None else None) or 0


def _replacement(block: FoundBlock, lines: Sequence[str], form: Format, source: str, lang: str) -> _Replacement:
    request = read_lines(block.lines, Place(source, block.first + 1), lang)
    made = str(written(request.document, form, request.lang)).rstrip("\n").split("\n")
    comment = "% {}" if form is Format.LATEX else "<!-- {} -->"
    gap = [""] if form is Format.MARKDOWN else []
    new = [comment.format(BEGIN), *gap, *made, *gap, comment.format(END)]
    indented = [block.indent + line if line else line for line in new]
    if block.filled is not None:
        return _Replacement(*block.filled, tuple(indented))
    after = gap if block.stop < len(lines) and lines[block.stop].strip() else []
    return _Replacement(block.stop, block.stop, (*gap, *indented, *after))


def _replaced(lines: Sequence[str], replacements: Sequence[_Replacement]) -> Iterator[str]:
    at = 0
    for one in replacements:
        yield from lines[at : one.start]
        yield from one.lines
        at = one.stop
    yield from lines[at:]
