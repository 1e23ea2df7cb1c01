"""Where submissions lie: a folder, a CSV file, the zip of Moodle or of Canvas. Each is read lazily, in a settled order.

The names that the platforms give are those of their documentation: Moodle `Full Name_123_assignsubmission_file_` (a
folder, or the beginning of a file's name), Canvas `name_456_789_file.md` with `LATE_` after the name of a late one.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from exactrank.errors import InputError, Place
from exactrank.grading.csv_files import csv_records, csv_rows
from exactrank.grading.pieces import MOST_BYTES, Piece, piece
from exactrank.patterns import lazy_pattern
from exactrank.reading.source.problems import shown

MOODLE = lazy_pattern(r"(?P<who>[^/]*)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)")
CANVAS = lazy_pattern(r"(?P<who>[^_/]+)_(?:LATE_)?(?P<id>\d+)_(?P<submission>\d+)_(?P<rest>.+)")
ENDINGS = (".md", ".markdown", ".tex", ".txt", ".html", ".htm", ".xml", ".ptx", "")
MOST_MEMBERS = 1_000_000


def submissions(path: str) -> Iterator[Piece]:
    """The pieces of a folder, a .csv or a .zip; raises InputError for anything else, and where an id stands twice."""
    if os.path.isdir(path):
        found = _folder(Path(path))
    elif path.lower().endswith(".csv"):
        found = _table(path)
    elif path.lower().endswith(".zip"):
        found = _archive(path)
    else:
        raise InputError.of("grade-submissions", Place(path))
    seen: set[str] = set()
    for one in found:
        if one.id in seen:
            raise InputError.of("grade-id-twice", Place(path), id=one.id)
        seen.add(one.id)
        yield one


def number_of_submissions(path: str) -> int:
    """About how many there are, quickly: for a forecast of the time that they take, and 0 where nobody knows."""
    try:
        if os.path.isdir(path):
            return len([name for name in os.listdir(path) if not name.startswith((".", "~"))])
        if path.lower().endswith(".csv"):
            return max(0, len(csv_rows(path)) - 1)
        with zipfile.ZipFile(path) as archive:
            return len({name.split("/")[0] for name in archive.namelist()})
    except (InputError, OSError, zipfile.BadZipFile):
        return 0


def name_in(origin: str) -> str:
    """The name of the student that a platform has put before the id, empty where there is none.

    >>> name_in("Ada Lovelace_12_assignsubmission_file_"), name_in("lovelaceada_7_99_"), name_in("ada")
    ('Ada Lovelace', 'lovelaceada', '')
    """
    found = MOODLE.fullmatch(origin) or CANVAS.fullmatch(f"{origin}.")
    return found["who"] if found else ""


def one_submission(path: str) -> Piece:
    """The one submission in a folder of files, or in a file; its id is the name of that."""
    root = Path(path)
    if not root.exists():
        raise InputError.of("grade-submissions", Place(path))
    files = [root] if root.is_file() else _files(root)
    return _joined(_printable(root.name), "", [(_printable(one.name), "", _head(one)) for one in files])


def _folder(root: Path) -> Iterator[Piece]:
    """Each file is a submission, and each folder one of all the files in it."""
    groups = _Groups[Path](str(root))
    for entry in sorted(root.iterdir()):
        name = _printable(entry.name)
        if name.startswith((".", "~")):
            continue
        if entry.is_dir():
            groups.add(name, "", [(_printable(str(one.relative_to(entry))), one) for one in _files(entry)])
        elif entry.is_file():
            groups.add(name, name, [("", entry)])
    for id, origin, files in groups:
        yield _joined(id, origin, [(file, of, _head(entry)) for file, of, entry in files])


def _files(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file() and not one.name.startswith((".", "~")))


def _printable(name: str) -> str:
    """A name whose bytes are no text, with question marks in their place."""
    return name.encode("utf-8", "replace").decode("utf-8")


_Entry = TypeVar("_Entry")


class _Groups(Generic[_Entry]):
    """The files of each student, in the order in which the students come; a platform may part those of one."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: dict[tuple[str, str], tuple[str, list[tuple[str, str, _Entry]]]] = {}

    def add(self, name: str, file: str, entries: Sequence[tuple[str, _Entry]]) -> None:
        """Files under the name of a folder, or one under its own, `file`, with an empty name beside the entry."""
        id, own, of_platform = _identity(name, file)
        origin = name if not file or own == name else name[: len(name) - len(own)]
        _, files = self.found.setdefault((id, "" if of_platform else name), (origin, []))
        files.extend([(inner or own, origin, entry) for inner, entry in entries])

    def __iter__(self) -> Iterator[tuple[str, str, list[tuple[str, str, _Entry]]]]:
        """The id, the origin of the first file, and the files by name, each with an origin of its own."""
        if not self.found:
            raise InputError.of("grade-no-submissions", Place(self.source))
        for (id, _), (origin, files) in self.found.items():
            yield id, origin, files


def _head(path: Path) -> bytes:
    """The content, or a byte more than the longest that is judged."""
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError.of("unreadable-file", Place(str(path)), reason=(error.strerror or "").lower()) from None


def _identity(name: str, file: str) -> tuple[str, str, bool]:
    """The id that a name holds, the name of the student's own file, and whether a platform has made the name.

    >>> _identity("Ada Lovelace_12_assignsubmission_file_", ""), _identity("lovelaceada_LATE_7_99_answer.md", "x")
    (('12', '', True), ('7', 'answer.md', True))
    >>> _identity("ada.md", "ada.md")
    ('ada', 'ada.md', False)
    """
    moodle = MOODLE.fullmatch(name)
    if moodle:
        return moodle["id"], moodle["rest"], True
    canvas = CANVAS.fullmatch(name)
    if canvas and file:
        return canvas["id"], canvas["rest"], True
    return (PurePosixPath(name).stem if file else name), file, False


def _joined(id: str, first: str, files: list[tuple[str, str, bytes]]) -> Piece:
    """One piece of the files of one student: those that are text by their names, one after the other."""
    readable = [one for one in files if PurePosixPath(one[0]).suffix.lower() in ENDINGS]
    chosen = readable or files[:1]
    if not chosen:
        return Piece(id, "", b"", first, "empty")
    name, origin, _ = chosen[0]
    left_out = tuple([file for file, _, _ in files if file not in {one for one, _, _ in chosen}])
    if len({PurePosixPath(file).suffix.lower() for file, _, _ in chosen}) > 1:
        return Piece(id, name, b"", origin, "several-kinds", left_out)
    return piece(id, name, b"\n\n".join([content for _, _, content in chosen]), origin, left_out)


def _table(path: str) -> Iterator[Piece]:
    """A CSV file with the columns id and answer (and file, whose name tells the format)."""
    empty = True
    for line, row in csv_records(path, ("id", "answer"), "grade-columns"):
        id, empty = row["id"].strip(), False
        if not id:
            raise InputError.of("grade-no-id", Place(path, line))
        yield piece(id, row.get("file", ""), row["answer"].encode(), id)
    if empty:
        raise InputError.of("grade-no-submissions", Place(path))


def _archive(path: str) -> Iterator[Piece]:
    """The zip that a platform gives out: the members of one student together."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(one.filename for one in archive.infolist() if not one.is_dir())
            if len(names) > MOST_MEMBERS:
                raise InputError.of("grade-submissions", Place(path))
            groups = _Groups[str](path)
            for name in names:
                parts = name.split("/")
                if "" in parts or ".." in parts:
                    raise InputError.of("grade-member", Place(path), name=shown(name))
                if not parts[-1].startswith((".", "~")) and not parts[0].startswith((".", "__MACOSX")):
                    groups.add(parts[0], parts[0] if len(parts) == 1 else "", [("/".join(parts[1:]), name)])
            for id, origin, members in groups:
                yield _joined(id, origin, [(file, of, _member(archive, name)) for file, of, name in members])
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError.of("unreadable-file", Place(path), reason=str(error).lower()) from None


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """At most a byte more than is judged: a member that claims little and unpacks to much takes no memory."""
    with archive.open(name) as stream:
        return io.BufferedReader(stream).read(MOST_BYTES + 1)  # type: ignore[type-var]
