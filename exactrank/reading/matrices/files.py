"""Text and files: which format it is, and the matrix in it."""

from __future__ import annotations

import errno
import os.path
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from exactrank.errors import InputError, Place
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.delimited import delimited, entries
from exactrank.reading.matrices.exact_entries import Floats
from exactrank.reading.source.limits import HEADER, MAGIC, MAX_BYTES
from exactrank.reading.source.numbers import fold
from exactrank.reading.source.problems import LineMap, Problems, shown

if TYPE_CHECKING:
    from exactrank.reading.matrices.matrix_market import Coordinates

# Each format's reader is imported when its format is met, for a light start.

EXTENSIONS = (".csv", ".tsv", ".json", ".mtx", ".npy", ".tex", ".md", ".txt")

_LATEX = lazy_pattern(r"\\[A-Za-z]")
# A drive, or a folder of Windows from here: its backslashes begin no command.
_WINDOWS = lazy_pattern(r"[A-Za-z]:[\\/]|\.{1,2}\\")
# What stands in every matrix of LaTeX: an argument, a column's end, a bracket.
_SET = lazy_pattern(r"[{}&\[\]]")
_WRAPPER = lazy_pattern(r"\s*[A-Za-z_][\w.]*\(")
_OUTER = lazy_pattern(r"\s*\[(?P<inside>[^\[\]]*)\]\s*")
# What entries are written with: anything else in an argument means that a file was meant.
_ENTRIES = lazy_pattern(r"[\d\s.,;+\-/eE_\[\](){}'\"&\\|$^*\u2009\u202f\u00a0]*|.*[\[\\;\n].*", re.DOTALL)

# ... unless it begins with an entry and goes on after a space or a comma: then one of the entries is mistyped.
_BEGUN = lazy_pattern(r"[\s\[(]*[+-]?\d[\d./]*[ ,]")


def read_text(text: str, source: str = "", extension: str = "", floats: Floats | None = None) -> Matrix:
    """The matrix of a text: in the format of the extension, or in the one that it looks like.

    >>> read_text("4 8; 2 4") == read_text("[[4,8],[2,4]]") == read_text("[4 8; 2 4]") == read_text("4,8\\n2,4\\n")
    True
    """
    _refuse_nul(text, source)
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    if extension == ".csv":
        return delimited(text, ",", source)
    if extension == ".tsv":
        return delimited(text, "\t", source)
    if extension == ".json":
        return _nested(text, source)
    if extension == ".mtx":
        return _matrix_market(text, source)
    if extension == ".md" and not text.lstrip().startswith(("[", HEADER)):
        return _markdown(text, source)
    if extension == ".tex":
        from exactrank.reading.matrices.latex_matrix import latex_matrix

        return latex_matrix(text, source)
    wrapper = _WRAPPER.match(text)
    if wrapper:  # pasted from a program: Matrix([[1, 2]]), np.array([[1, 2]])
        text = " " * (wrapper.end() - 1) + text[wrapper.end() - 1 :]
    start = text.lstrip()[:20].lower()
    if start.startswith(HEADER):
        return _matrix_market(text.lstrip(), source)
    if _LATEX.search(text):
        return _json(text) or _markdown(text, source)
    # [4 8; 2 4] is entries in one pair of brackets, which only hold them together.
    outer = _OUTER.fullmatch(fold(text)) if start[:1] in ("[", "［") else None
    if outer and (";" in outer["inside"] or "\n" in outer["inside"].strip()):
        at, end = outer.span("inside")
        return entries(" " * at + text[at:end], source)
    if start[:1] in ("[", "{", "(", "［", "（"):
        return _nested(text, source)
    if start.startswith("|") or "```" in text:
        return _markdown(text, source)
    return entries(text, source)


def _json(text: str) -> Matrix | None:
    """The matrix of a text in JSON, in whose texts a backslash is no sign of LaTeX."""
    from exactrank.reading.matrices.bracketed import json_matrix

    return json_matrix(text) if text.lstrip()[:1] in ("[", "{") else None


def _nested(text: str, source: str) -> Matrix:
    from exactrank.reading.matrices.bracketed import nested

    return nested(text, source)


def _matrix_market(text: str, source: str) -> Matrix:
    from exactrank.reading.matrices.matrix_market import matrix_market

    return matrix_market(text, source)


def _markdown(text: str, source: str) -> Matrix:
    from exactrank.reading.matrices.latex_matrix import markdown_matrix

    return markdown_matrix(text, source)


def _refuse_nul(text: str, source: str) -> None:
    at = text.find("\0")
    if at >= 0:
        Problems(source, LineMap(text[: at + 1])).refuse("nul", at)


def decoded(content: bytes, source: str = "", limit: int = MAX_BYTES) -> str:
    """The text of the bytes: UTF-8, or UTF-16 with a byte order mark; raises InputError at the first wrong byte."""
    problems = Problems(source)
    if len(content) > limit:
        problems.refuse("too-many-bytes", None, count=len(content), limit=limit)
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, errors="replace")
        problems.lines = LineMap(before + "?")
        problems.refuse("not-utf-8", len(before), byte=f"0x{content[error.start]:02x}")


def read_bytes(path: str, limit: int = MAX_BYTES) -> bytes:
    """The content of a file, of at most so many bytes; raises InputError in one line when there is none to be had."""
    try:
        with open(path, "rb") as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        code = getattr(error, "errno", None)
        message = {
            errno.ENOENT: "no-such-file",
            errno.ENOTDIR: "no-such-file",
            errno.EISDIR: "is-a-directory",
            errno.EACCES: "no-permission",
        }.get(code or 0, "cannot-read")
        raise InputError.of(f"input.{message}", name=shown(path, 200)) from None
    if len(content) > limit:
        raise InputError.of("input.file-too-large", name=shown(path, 200), limit=limit)
    return content


def read_standard_input(limit: int, stdin: BinaryIO | None = None) -> bytes:
    """All of standard input, of at most so many bytes; a stream of text alone is taken by its characters."""
    stream: Any = stdin or getattr(sys.stdin, "buffer", sys.stdin)
    if stream is None:
        raise InputError.of("input.cannot-read", name="-")
    try:
        got: bytes | str = stream.read(limit + 1)
    except (OSError, ValueError):
        raise InputError.of("input.cannot-read", name="-") from None
    content = got if isinstance(got, bytes) else got.encode(errors="surrogatepass")
    if len(content) > limit:
        raise InputError.of("input.file-too-large", name="-", limit=limit)
    return content


def read_argument(argument: str, stdin: BinaryIO | None = None) -> tuple[bytes | str, str, str]:
    """What an argument stands for: its content, the name for messages, and the extension (`-` is standard input)."""
    if argument == "-":
        return read_standard_input(MAX_BYTES, stdin), "-", ""
    if names_a_file(argument):
        return read_bytes(argument), argument, os.path.splitext(argument)[1].lower()
    return argument, "", ""


def read_text_argument(argument: str, stdin: BinaryIO | None = None) -> str:
    """The text that MATRIX stands for where entries may hold letters: a file if there is one or its ending says so."""
    if argument != "-" and not argument.lower().endswith(EXTENSIONS) and not os.path.isfile(argument):
        return argument
    content, source, _ = read_argument(argument, stdin)
    return content if isinstance(content, str) else decoded(content, source)


def names_a_file(argument: str) -> bool:
    r"""Whether an argument names a file, there or not, and is not the entries themselves.

    >>> [names_a_file(text) for text in ("weights.csv", r"C:\Users\me\new", "1/2 3; 4 5", "-1", "[[1,2]]")]
    [True, True, False, False, False]
    """
    if "\0" in argument or "\n" in argument or len(argument) > 4096:
        return False
    if _WINDOWS.match(argument):
        return True
    latex = _LATEX.search(argument) and _SET.search(argument)
    if argument.lower().endswith(EXTENSIONS) and not latex and ";" not in argument:
        return True
    folded = fold(argument)
    return bool(argument.strip()) and not (_ENTRIES.fullmatch(folded) or _BEGUN.match(folded))


def read_matrix(
    argument: str,
    *,
    stdin: BinaryIO | None = None,
    floats: Floats | None = None,
    field: Field | str | None = None,
) -> tuple[Matrix, str | None]:
    """The matrix that a command line's MATRIX stands for, and the name of its file (None for entries).

    The argument is a file, `-` for standard input, or the entries; over a `field` they are reduced as they are read.
    Raises InputError with everything that is wrong.

    >>> read_matrix("4 8 12; 2 4 6")
    (<2x3 matrix [4 8 12; 2 4 6]>, None)
    """
    over = None if field is None else _field_of(field)
    content, source, extension = read_argument(argument, stdin)
    return over_field(matrix_of_content(content, source, extension, floats), over, source), source or None


def read_matrix_or_coordinates(
    argument: str,
    *,
    stdin: BinaryIO | None = None,
    floats: Floats | None = None,
    field: Field | str | None = None,
) -> Matrix | Coordinates:
    """As `read_matrix`, except that a file of the nonzero entries is not made dense, nor bounded as a matrix.

    That is so over QQ; over another field it is read as a matrix.
    """
    over = None if field is None else _field_of(field)
    if over is not None and over != QQ:
        return read_matrix(argument, stdin=stdin, floats=floats, field=over)[0]
    content, source, extension = read_argument(argument, stdin)
    if isinstance(content, bytes) and (extension == ".mtx" or content[: len(HEADER)].lower() == HEADER.encode()):
        from exactrank.reading.matrices.matrix_market import coordinates, holds_coordinates

        content = decoded(content, source)
        if holds_coordinates(content):
            return coordinates(content, source)
    return over_field(matrix_of_content(content, source, extension, floats), over, source)


def _field_of(name: Field | str) -> Field:
    from exactrank.numbers.domain_names import over_rationals_or_prime

    return over_rationals_or_prime(name)


def over_field(A: Matrix, field: Field | str | None, source: str) -> Matrix:
    """The matrix over the field that was asked for; what has no value there is told with the name of the input."""
    try:
        return A if field is None else A.over(_field_of(field))
    except InputError as error:
        raise InputError(*[replace(one, place=Place(source)) for one in error.problems]) from None


def matrix_of_content(content: bytes | str, source: str, extension: str, floats: Floats | None) -> Matrix:
    """The matrix of what `read_argument` gives: bytes of a file, or a text."""
    if isinstance(content, bytes):
        if extension == ".npy" or content.startswith(MAGIC):
            from exactrank.reading.matrices.array_file import array_file

            return array_file(content, source, floats)
        content = decoded(content, source)
    return read_text(content, source, extension, floats)
