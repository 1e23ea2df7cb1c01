"""\\newcommand and its kin, expanded textually within bounds; what they define elsewhere is left as it is."""

from __future__ import annotations

import re
from itertools import islice

from exactrank.reading.latex.tokens import words
from exactrank.reading.source.source import Source

_DEFINITION = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*+(?:\{\s*+(\\[A-Za-z@]+)\s*+\}|(\\[A-Za-z@]+))"
    r"\s*+(?:\[(\d)\])?\s*+(?:\[([^\[\]]*)\])?\s*+(?=\{)|\\def\s*+(\\[A-Za-z@]+)((?:#\d)*)\s*+(?=\{)"
    r"|\\DeclareMathOperator\*?\s*+\{\s*+(\\[A-Za-z@]+)\s*+\}\s*+(?=\{)"
)
_CALL = re.compile(r"\\[A-Za-z@]+")
_BOXES = re.compile(r"\\(?:ifdim|sbox|usebox|setbox|savebox|ifnum|ifx)\b")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_LONGEST_ARGUMENT = 5_000
_MAX_ROUNDS = 8
_MAX_DEFINITIONS = 500
_MAX_GROWTH = 3
_MAX_CALLS = 20_000

# Commands that the reader knows better than any definition of theirs.
_KNOWN = words(
    r"""
    \rowopadd \rowopmult \rowopswap \rank \det \mat \amat \syseq \leading \rref \grstep \vec \amp \systeme
    \top
    """
)

Macro = tuple[int, str | None, str]
"""How many arguments, the first one's default, the body."""


def expand(source: Source) -> None:
    """Takes the definitions out of the source and puts their bodies where they are called."""
    if "\\newcommand" not in source.text and not _DEFINITION.search(source.text):
        return
    macros: dict[str, Macro] = {}
    text = source.text
    pieces: list[tuple[int, int]] = []
    ends = _group_ends(text)
    for match in islice(_DEFINITION.finditer(text), _MAX_DEFINITIONS):
        end = ends.get(match.end())
        if end is None or end >= match.end() + _LONGEST_ARGUMENT:
            continue
        name = match[1] or match[2] or match[5] or match[7]
        body = text[match.end() + 1 : end]
        if match[7]:
            body = rf"\operatorname{{{body}}}"
        if _BOXES.search(body):
            # A box that measures what it shows: all that matters here is what it shows, and that it is displayed.
            body = r"\[#1\]" if r"\[" in body else "#1"
        count = int(match[3] or 0) if not match[5] else len(match[6]) // 2
        if name not in _KNOWN and len(body) < 2000:
            macros[name] = (count, match[4], body)
        pieces.append((match.start(), end + 1))
    blanked = list(text)
    for start, end in pieces:
        blanked[start:end] = [c if c == "\n" else " " for c in text[start:end]]
    source.text = "".join(blanked)
    budget = _MAX_GROWTH * len(text) + 30_000
    for _ in range(_MAX_ROUNDS):
        if not macros or not _round(source, macros, budget):
            break


def _round(source: Source, macros: dict[str, Macro], budget: int) -> bool:
    """Expands every call once; False when there was none, or when the text would grow too large."""
    text = source.text
    ends = _group_ends(text)
    out: list[str] = []
    made, written = [0], [0]
    length = at = calls = 0
    for match in _CALL.finditer(text):
        macro = macros.get(match[0])
        if macro is None or match.start() < at or calls >= _MAX_CALLS:
            continue
        arguments, end = _arguments(text, match.end(), macro, ends)
        if arguments is None:
            continue
        pieces = _filled(macro[2], arguments, match.start())
        body = "".join([piece for piece, _ in pieces])
        before = text[at : match.start()]
        if length + len(before) + len(body) > budget:
            break
        space = " " if body and body[-1].isalpha() and text[end : end + 1].isalpha() else ""
        out += [before, body, space]
        length += len(before)
        for piece, origin in pieces:
            made.append(length)
            written.append(origin)
            length += len(piece)
        made.append(length + len(space))
        written.append(end)
        length = made[-1]
        at = end
        calls += 1
    if not calls:
        return False
    out.append(text[at:])
    source.replace("".join(out), made, written)
    return True


def _filled(body: str, arguments: list[tuple[str, int]], call: int) -> list[tuple[str, int]]:
    """The pieces of the body, each with the offset that it comes from: an argument's own, or that of the call."""
    pieces: list[tuple[str, int]] = []
    origin = call
    for k, part in enumerate(re.split(r"#(\d)", body)):
        if k % 2 == 0:
            pieces.append((part, origin))
        elif 1 <= int(part) <= len(arguments):
            argument, offset = arguments[int(part) - 1]
            origin = offset + len(argument) if offset >= 0 else call
            pieces.append((argument, offset if offset >= 0 else call))
    return [(piece, offset) for piece, offset in pieces if piece]


def _arguments(text: str, at: int, macro: Macro, ends: dict[int, int]) -> tuple[list[tuple[str, int]] | None, int]:
    """The arguments, each with its offset (-1 for a default), and where the call ends."""
    count, default, _ = macro
    found: list[tuple[str, int]] = []
    if default is not None and count:
        close = text.find("]", at, at + 300) if text[at : at + 1] == "[" else -1
        found.append((text[at + 1 : close], at + 1) if close > 0 else (default, -1))
        at = close + 1 if close > 0 else at
    while len(found) < count:
        while text[at : at + 1] in (" ", "\n", "\t") and at < len(text):
            at += 1
        if text[at : at + 1] == "{":
            end = ends.get(at, at + _LONGEST_ARGUMENT)
            if end >= at + _LONGEST_ARGUMENT:
                return None, at
            found.append((text[at + 1 : end], at + 1))
            at = end + 1
        elif at < len(text):
            match = _CALL.match(text, at)
            found.append((match[0] if match else text[at], at))
            at = match.end() if match else at + 1
        else:
            return None, at
    return found, at


def _group_ends(text: str) -> dict[int, int]:
    """For the brace that opens each group, the offset of the one that closes it."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACES.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            ends[opened.pop()] = match.start()
    return ends
