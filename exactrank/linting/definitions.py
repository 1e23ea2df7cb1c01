"""The macros of a book that are defined in other files than those that use them: in its style, in its main file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.macro_definitions import definition_at
from exactrank.reading.markup.tex_groups import group_ends
from exactrank.reading.matrices.files import decoded, read_bytes

COMMENT = lazy_pattern(r"(?<!\\)((?:\\\\)*)%.*")
"""A comment of TeX in a line; the backslashes before its sign come in pairs, else the sign is a printed one."""
STYLES = (".sty", ".cls")
_DEFINES = lazy_pattern(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|def)(?![A-Za-z@])\*?"
)
_USED = lazy_pattern(r"\\[A-Za-z]+")
_PROGRAM = lazy_pattern(
    r"@|\\(?:if|else|fi|expandafter|let|[gex]?def|loop|write|input|draw|node)(?![a-z])|\{tikzpicture\}"
)
"""What stands in macros that calculate or draw, and in none that abbreviate."""
_LONGEST = 400


def definitions_in(text: str) -> dict[str, str]:
    r"""The definitions of a text by the names of their macros, each on one line; a name with two of them has none.

    >>> definitions_in("\\newcommand{\\mat}[1]{%\n [#1]}\\def\\R{A} \\def\\R{B}")
    {'\\mat': '\\newcommand{\\mat}[1]{ [#1]}'}
    """
    lines = [COMMENT.sub(r"\1", line) for line in text.splitlines()]
    clean = "\n".join(lines)
    ends = group_ends(clean)
    found: list[tuple[str, str]] = []
    for match in _DEFINES.finditer(clean):
        made = definition_at(clean, match[0].rstrip("*"), match.end(), lambda at: ends.get(at, -1))
        if made is not None and made.end - match.start() < _LONGEST:
            written = " ".join(clean[match.start() : made.end].split())
            found.append((made.name, written))
    return _once(found)


def _once(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The definitions of names that have just one, and that only abbreviate."""
    made: dict[str, str] = {}
    doubtful: set[str] = set()
    for name, written in found:
        if made.setdefault(name, written) != written or _PROGRAM.search(written[1:].replace("def", "", 1)):
            doubtful.add(name)
    return {name: written for name, written in made.items() if name not in doubtful}


def definitions_of_book(paths: Iterable[str], files: Iterable[str]) -> dict[str, str]:
    """The definitions in the TeX files of a book and in the styles in its folders; what is no text has none."""
    tex = [one for one in files if one.lower().endswith(".tex")]
    folders = {path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths}
    styles = [
        str(one)
        for folder in sorted(folders)
        for one in sorted(Path(folder).rglob("*") if folder in paths else Path(folder).glob("*"))
        if one.suffix.lower() in STYLES and one.is_file()
    ]
    found: list[tuple[str, str]] = []
    for path in dict.fromkeys([*tex, *styles]) if tex else ():
        try:
            found += definitions_in(decoded(read_bytes(path), path)).items()
        except InputError:
            continue  # a file of the book that is no text is told of where its blocks are read
    return _once(found)


def definitions_for(text: str, definitions: Mapping[str, str]) -> str:
    """The definitions of the macros that a text uses, and of those that these use, on one line."""
    needed: dict[str, str] = {}
    waiting = [text]
    while waiting:
        for name in dict.fromkeys(_USED.findall(waiting.pop())):
            if name in definitions and name not in needed:
                needed[name] = definitions[name]
                waiting.append(definitions[name])
    return " ".join([needed[name] for name in sorted(needed)])
