"""Books in blocks: an example, an exercise with its solution, a section; names that one defines are unknown in others.

The lines of a block are those of its file, so many lines further down. The definitions of macros before the first block
stand in all of them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exactrank.errors import InputError, Place
from exactrank.reading.matrices.files import decoded, read_bytes

TEX = re.compile(
    r"\\(?:part|chapter|(?:sub)*section|(?:sub)?paragraph)\*?\s*\{"
    r"|\\begin\s*\{(?:example|examples|exercise|exercises|problem|question|exo|ejemplo|beispiel|aufgabe|exemple"
    r"|esempio|exemplo|theorem|lemma|proposition|corollary|definition|remark|tcolorbox|ans|Exercise|Example)\*?\}"
)
"""Where a new block begins in TeX: what follows an exercise, its solution, belongs to it."""
XML = re.compile(
    r"<(?:section|subsection|subsubsection|chapter|introduction|conclusion|example|exercise|project|activity|exploration"
    r"|theorem|lemma|proposition|corollary|definition|remark|fact|assemblage|task)\b"
)
MARKDOWN = re.compile(
    r"^(?:\#{1,6}[ \t]|(?::{3,}|`{3,})[ \t]*\{?(?:example|exercise|prf:|admonition)|\*\*(?:Example|Exercise)\b)", re.M
)
PREAMBLE = re.compile(r"\\(?:re)?newcommand|\\def\b|\\DeclareMathOperator|\\providecommand|\\newenvironment")
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


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a file that is judged by itself: its text, how many lines are above it, the cell of a notebook."""

    file: str
    kind: str
    text: str
    above: int
    cell: int | None = None


def files_of(paths: list[str]) -> list[str]:
    """The files themselves, and those in the folders that have a known ending, in order; raises InputError for none."""
    found: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            inside = sorted(str(one) for one in Path(path).rglob("*") if one.is_file() and _kind(str(one)))
            found += [one for one in inside if not any(part.startswith(".") for part in Path(one).parts[1:])]
        elif os.path.isfile(path) and _kind(path):
            found.append(path)
        else:
            raise InputError.of("lint-file", Place(path))
    if not found:
        raise InputError.of("lint-nothing", Place(paths[0] if paths else ""))
    return found


def _kind(path: str) -> str | None:
    return KINDS.get(os.path.splitext(path)[1].lower())


def blocks_of(path: str) -> Iterator[Block]:
    """The blocks of a file; raises InputError for a file that is no text."""
    kind = _kind(path) or "latex"
    text = decoded(read_bytes(path), path)
    if len(text) > MOST_BYTES:
        raise InputError.of("input.file-too-large", name=path, limit=MOST_BYTES)
    if kind == "notebook":
        yield from _notebook(path, text)
        return
    yield from _parts(path, kind, text)


def _parts(path: str, kind: str, text: str, cell: int | None = None) -> Iterator[Block]:
    starts = [match.start() for match in SEPARATORS[kind].finditer(text)]
    if kind == "latex":
        body = text.find(r"\begin{document}")
        starts = [start for start in starts if start > body]
        shared = _definitions(text[: starts[0] if starts else 0])
    else:
        shared = ""
    for start, stop in zip([0, *starts], [*starts, len(text)], strict=True):
        part = text[start:stop]
        if part.strip():
            # The definitions stand on one line with the beginning of the part, so that no line moves.
            yield Block(path, kind, part if start == 0 else shared + part, text.count("\n", 0, start), cell)


def _definitions(preamble: str) -> str:
    """The lines of a preamble that define macros, on one line; a definition over several lines is left out."""
    lines = [
        line.split("%")[0] if "\\%" not in line else line for line in preamble.splitlines() if PREAMBLE.search(line)
    ]
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
