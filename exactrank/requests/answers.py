"""The formats that an answer may be written in, and what a file's name says of it."""

from __future__ import annotations

import os.path

from exactrank.errors import InputError

KINDS = ("latex", "markdown", "html", "xml", "text")

_ENDINGS = {
    ".tex": "latex",
    ".md": "markdown",
    ".markdown": "markdown",
    ".xml": "xml",
    ".ptx": "xml",
    ".html": "html",
    ".htm": "html",
}


def kind_of(path: str) -> str | None:
    """The format that a file's name tells, None where its ending says nothing.

    >>> kind_of("answer.tex"), kind_of("answer.txt")
    ('latex', None)
    """
    return _ENDINGS.get(os.path.splitext(path)[1].lower())


def checked_kind(kind: str | None) -> str | None:
    """The format as it was given, None where it is to be recognised; raises InputError for one that is not known.

    >>> checked_kind("latex"), checked_kind(None)
    ('latex', None)
    """
    if kind is not None and kind not in KINDS:
        raise InputError.of("bad-choice", key="kind", value=str(kind)[:30], choices=", ".join(KINDS))
    return kind
