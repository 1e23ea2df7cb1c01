"""Books in blocks: an example, an exercise with its solution, a section; names that one defines are unknown in others.

The lines of a block are those of its file, so many lines further down. The definitions of macros before the first block
stand in all of them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from exactrank.errors import InputError, Place
from exactrank.linting.definitions import COMMENT, definitions_for, definitions_in
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.files import decoded, read_bytes
from exactrank.reading.source.problems import LineMap
from exactrank.records import dataclass

TEX = lazy_pattern(
    r"\\(?:part|chapter|(?:sub)*section|(?:sub)?paragraph)\*?\s*\{"
    r"|\\begin\s*\{(?:example|examples|exercise|exercises|problem|question|exo|ejemplo|beispiel|aufgabe|exemple"
    r"|esempio|exemplo|theorem|lemma|proposition|corollary|definition|remark|tcolorbox|ans|Exercise|Example)\*?\}"
)
"""Where a new block begins in TeX: what follows an exercise, its solution, belongs to it."""
XML = lazy_pattern(
    r"<(?:section|subsection|subsubsection|chapter|introduction|conclusion|example|exercise|project|activity|exploration"
    r"|theorem|lemma|proposition|corollary|definition|remark|fact|assemblage|task)\b"
)
MARKDOWN = lazy_pattern(
    r"^(?:\#{1,6}[ \t]|(?::{3,}|`{3,})[ \t]*\{?(?:example|exercise|prf:|admonition)|\*\*(?:Example|Exercise)\b)", re.M
)
PREAMBLE = lazy_pattern(r"\\(?:re)?newcommand|\\def\b|\\DeclareMathOperator|\\providecommand|\\newenvironment")
KINDS = {
    ".tex": "latex",
    ".xml": "xml",
    ".ptx": "xml",
    ".md": "markdown",
    ".markdown": "markdown",
    ".ipynb": "notebook",
}
SEPARATORS = {"latex": TEX, "xml": XML, "markdown": MARKDOWN}
MOST_BYTES = 20_000_000
LONGEST_REMARK = 1000
"""How much of the line above a block is kept; what asks to leave a line alone stands at its end."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a file that is judged by itself.

    `above` lines of the file come before its first line, which begins in `column`, after `inherited` characters of
    definitions that stand elsewhere; `line_above` is the line before it, and `cell` the cell of a notebook from 1.
    """

    file: str
    kind: str
    text: str
    above: int
    cell: int | None = None
    column: int = 1
    inherited: int = 0
    line_above: str = ""

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Where in the file a line and a column of the text are, all of them counted from 1."""
        if line > 1:
            return self.above + line, column
        return self.above + 1, max(column - self.inherited, 1) + self.column - 1


def files_of(paths: list[str]) -> list[str]:
    """The files themselves, and those in the folders that have a known ending, in order and each once.

    What is hidden in a folder is left out, also where the folder itself is hidden. Raises InputError for none.
    """
    found: list[str] = []
    for path in [os.path.normpath(one) if one else one for one in paths]:
        if os.path.isdir(path):
            inside = sorted(one for one in Path(path).rglob("*") if one.is_file() and _kind(str(one)))
            found += [str(one) for one in inside if not _is_hidden(one.relative_to(path))]
        elif os.path.isfile(path) and _kind(path):
            found.append(path)
        else:
            raise InputError.of("lint-file", Place(path))
    if not found:
        raise InputError.of("lint-nothing", Place(paths[0] if paths else ""))
    once: dict[str, str] = {}
    for one in found:
        once.setdefault(os.path.realpath(one), one)
    return list(once.values())


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _kind(path: str) -> str | None:
    return KINDS.get(os.path.splitext(path)[1].lower())


def blocks_of(path: str, definitions: Mapping[str, str] | None = None) -> Iterator[Block]:
    """The blocks of a file; raises InputError for a file that is no text.

    `definitions` are those of macros in other files of the book, by their names.
    """
    kind = _kind(path) or "latex"
    text = decoded(read_bytes(path), path)
    if len(text) > MOST_BYTES:
        raise InputError.of("input.file-too-large", name=path, limit=MOST_BYTES)
    if kind == "notebook":
        yield from _notebook(path, text)
        return
    yield from _parts(path, kind, text, definitions or {})


def _parts(path: str, kind: str, text: str, definitions: Mapping[str, str]) -> Iterator[Block]:
    starts = [match.start() for match in SEPARATORS[kind].finditer(text)]
    if kind == "latex":
        body = text.find(r"\begin{document}")
        starts = [start for start in starts if start > body]
        preamble = text[: starts[0] if starts else 0]
        shared, own = _definitions(preamble), definitions_in(preamble).keys()
    else:
        shared, own = "", {}.keys()
    lines = LineMap(text)
    for start, stop in zip([0, *starts], [*starts, len(text)], strict=True):
        part = text[start:stop]
        if not part.strip():
            continue
        line, column = lines.at(start)
        # The definitions stand on one line with the beginning of the part, so that no line moves.
        inherited = shared if start else ""
        if kind == "latex" and definitions:
            others = {name: one for name, one in definitions.items() if name not in own}
            inherited = f"{definitions_for(part + shared, others)} {inherited}".lstrip()
        above = _line_before(text, start - column + 1)
        yield Block(path, kind, inherited + part, line - 1, None, column, len(inherited), above)


def _line_before(text: str, start: int) -> str:
    """The end of the line before the one that begins at an offset, empty for the first line."""
    before = text[max(0, start - LONGEST_REMARK) : start].removesuffix("\n").removesuffix("\r")
    return re.split(r"[\r\n]", before)[-1]


def _definitions(preamble: str) -> str:
    """The lines of a preamble that define macros, on one line; a definition over several lines is left out."""
    lines = [COMMENT.sub(r"\1", line) for line in preamble.splitlines() if PREAMBLE.search(line)]
    return " ".join([line.strip() for line in lines if line.count("{") == line.count("}")])


def _notebook(path: str, text: str) -> Iterator[Block]:
    """Each Markdown cell is a block, counted from 1."""
    try:
        cells = json.loads(text)["cells"]
        sources = [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError.of("lint-notebook", Place(path)) from None
    for number, (kind, source) in enumerate(sources, 1):
        if kind == "markdown" and source.strip():
            yield Block(path, "markdown", source, 0, number)
