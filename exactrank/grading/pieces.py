"""A piece: one text to be judged, with an id of its own and the place it comes from."""

from __future__ import annotations

import hashlib

from exactrank.records import dataclass

MOST_BYTES = 1_000_000
"""A longer submission goes to a person: nobody writes so long an answer by hand."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One submission: its id, the name of its file (it tells the format), its content, and what is wrong with it.

    `trouble` is the code of a reason for which it cannot be judged at all ("empty", "too-long", "not-text", ...); then
    the content is not kept. `origin` is where a platform wants the answer back: a folder's name, or a row's id.
    `left_out` are the student's further files, which are no text.
    """

    id: str
    file: str
    content: bytes
    origin: str = ""
    trouble: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The hash of the name and the content: another answer of the same person is another record.

        >>> Piece("a", "x.md", b"1").digest == Piece("b", "x.md", b"1").digest
        True
        """
        names = "\0".join([self.file, self.trouble, *self.left_out, ""])
        return hashlib.sha256(names.encode() + self.content).hexdigest()[:32]


def piece(id: str, file: str, content: bytes, origin: str = "", left_out: tuple[str, ...] = ()) -> Piece:
    """The piece of a file's bytes; what is empty, too long or no text is kept as trouble.

    >>> piece("a", "x.md", b" ").trouble, piece("a", "x.pdf", b"%PDF-1.7").trouble, piece("a", "x.md", b"A").trouble
    ('empty', 'not-text', '')
    """
    trouble = _trouble(content)
    return Piece(id, file, b"" if trouble else content, origin, trouble, left_out)


def _trouble(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        return "too-long"
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    except UnicodeDecodeError:
        return "not-text"
    if not text.strip("\ufeff \t\r\n\f\v"):
        return "empty"
    return "not-text" if "\0" in text or text.startswith("%PDF-") else ""
