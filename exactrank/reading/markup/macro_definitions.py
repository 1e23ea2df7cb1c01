"""What a definition in TeX defines: the name, the arguments and the body, or that it cannot be followed."""

from __future__ import annotations

import re
from collections.abc import Callable

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import words
from exactrank.records import dataclass

UNDEFINED = r"\undefinedmacro{}"
"""Stands for a call whose meaning is not known: a command that no reader understands."""

GLOBALLY = words(r"\gdef \xdef \global")
DEFINING = words(
    r"""
    \newcommand \renewcommand \providecommand \DeclareRobustCommand \DeclareMathOperator \def \edef \gdef \xdef \let
    \futurelet \NewDocumentCommand \RenewDocumentCommand \ProvideDocumentCommand \DeclareDocumentCommand
    \newenvironment \renewenvironment
    """
)
_NAME = r"\\(?:[A-Za-z@]+|[^A-Za-z@\s])"
_ANY_NAME = rf"\s*+(?:\{{\s*+(?P<braced>{_NAME})\s*+\}}|(?P<name>{_NAME}))\s*+"
_COMMAND = lazy_pattern(rf"\*?{_ANY_NAME}(?:\[(?P<count>\d)\])?\s*+(?:\[(?P<default>[^\[\]]*)\])?\s*+(?=\{{)")
_DEF = lazy_pattern(rf"\s*+(?P<name>{_NAME})[ \t\n]*+(?P<parameters>[^{{}}\n]{{0,200}}+)(?=\{{)")
_LET = lazy_pattern(rf"\s*+(?P<name>{_NAME})\s*+=?[ ]?(?P<value>{_NAME}|\S)")
_DOCUMENT_COMMAND = lazy_pattern(rf"{_ANY_NAME}\{{(?P<arguments>[^{{}}]*(?:\{{[^{{}}]*\}}[^{{}}]*)*)\}}\s*+(?=\{{)")
_ENVIRONMENT = lazy_pattern(r"\*?\s*+\{\s*+(?P<name>[A-Za-z]+\*?)\s*+\}\s*+(?:\[\d\])?\s*+(?:\[[^\[\]]*\])?\s*+(?=\{)")
_BOXES = lazy_pattern(r"\\(?:ifdim|sbox|usebox|setbox|savebox|ifnum|ifx)(?![A-Za-z])")
_PARAMETERS = lazy_pattern(r"(?:#[1-9])*")
_LONGEST_BODY = 2_000

# Commands that the reader knows from a hundred books, whatever a book's own definition draws for them, as long as that
# shows all of the arguments and no numbers of its own; the operators as long as it spells them.
_SHOWING = words(r"\rowopadd \rowopmult \rowopswap \mat \amat \syseq \leading \grstep \vec \amp \systeme \top \rref")
_SPELT = words(r"\rank \det")
_OWN_NUMBERS = lazy_pattern(
    r"(?<![#\d.])\d+(?![\d.]*(?:pt|em|ex|mu|cm|mm|in|\\))|&|\\(?:det|rank|phantom|color|textcolor)\b"
)


@dataclass(frozen=True, slots=True)
class Macro:
    """How many arguments, the first one's default, and the body; None where what is called is not known.

    What is `final` was already expanded, or is TeX's own command under another name: it is not expanded again.
    """

    count: int = 0
    default: str | None = None
    body: str | None = None
    final: bool = False


OPAQUE = Macro()


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition in the text that ends before `end`; `alias` is the command or the sign that \\let gives a name."""

    name: str
    macro: Macro
    end: int
    alias: str = ""
    environment: bool = False


def definition_at(text: str, command: str, at: int, group_end: Callable[[int], int]) -> Definition | None:
    r"""What the defining command that ends before `at` defines; None when nothing there can be defined.

    >>> text = r"\def\half#1{\frac{#1}{2}} \half3"
    >>> definition_at(text, r"\def", 4, lambda at: text.rindex("}")).macro
    Macro(count=1, default=None, body='\\frac{#1}{2}', final=False)
    """
    if command in (r"\let", r"\futurelet"):
        match = _LET.match(text, at)
        if match is None:
            return None
        return Definition(match["name"], OPAQUE, match.end(), match["value"] if command == r"\let" else "{")
    pattern = _pattern(command)
    match = pattern.match(text, at)
    if match is None:
        return None
    end = group_end(match.end())
    if end < 0:
        return None
    if pattern is _ENVIRONMENT:
        return _environment(text, match, end, group_end)
    name = match["name"] or match["braced"]
    body = text[match.end() + 1 : end]
    return Definition(name, _macro(command, match, body), end + 1)


def _pattern(command: str) -> re.Pattern[str]:
    if command.endswith("def"):
        return _DEF
    if command.endswith("DocumentCommand"):
        return _DOCUMENT_COMMAND
    return _ENVIRONMENT if command.endswith("environment") else _COMMAND


def _environment(text: str, match: re.Match[str], end: int, group_end: Callable[[int], int]) -> Definition | None:
    """A pair of bodies; the reader knows an environment by its name, or does not."""
    second = re.compile(r"\s*(?=\{)").match(text, end + 1)
    stop = group_end(second.end()) if second else -1
    return Definition(match["name"], OPAQUE, stop + 1, environment=True) if stop >= 0 else None


def _macro(command: str, match: re.Match[str], body: str) -> Macro:
    if len(body) >= _LONGEST_BODY:
        return OPAQUE
    found = match.groupdict()
    if command == r"\DeclareMathOperator":
        return Macro(body=rf"\operatorname{{{body}}}")
    count, default = int(found.get("count") or 0), found.get("default")
    if "parameters" in found:
        parameters = found["parameters"]
        if not _PARAMETERS.fullmatch(parameters):
            return OPAQUE  # it ends its arguments at signs of its own
        count = parameters.count("#")
    if "arguments" in found:
        kinds = found["arguments"].split()
        if any(kind not in ("m", "+m") for kind in kinds):
            return OPAQUE
        count = len(kinds)
    if _BOXES.search(body):
        # A box that measures what it shows: all that matters here is what it shows, and that it is displayed.
        body = r"\[#1\]" if r"\[" in body else "#1"
    return Macro(count, default, body)


def reader_knows_better(name: str, macro: Macro) -> bool:
    """Whether the command is one of the reader's own, and its definition says nothing else."""
    body = macro.body
    if body is None:
        return False
    if name in _SPELT:
        letters = re.sub(r"\\(?!rank|det)[A-Za-z]+|[^A-Za-z]", "", body)
        return letters.lower() == name[1:]
    if name not in _SHOWING:
        return False
    return all(f"#{k}" in body for k in range(1, macro.count + 1)) and not _OWN_NUMBERS.search(body)
