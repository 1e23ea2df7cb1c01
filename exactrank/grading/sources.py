"""Where submissions lie: a folder, a CSV file, the zip of Moodle or of Canvas. Each is read lazily, in a settled order.

The names that the platforms give are those of their documentation: Moodle `Full Name_123_assignsubmission_file_` (a
folder, or the beginning of a file's name), Canvas `name_456_789_file.md` with `LATE_` after the name of a late one.
"""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from exactrank.errors import InputError, Place
from exactrank.grading.pieces import MOST_BYTES, Piece, piece

MOODLE = re.compile(r"(?P<who>[^/]*)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)")
CANVAS = re.compile(r"(?P<who>[^_/]+)_(?:LATE_)?(?P<id>\d+)_(?P<submission>\d+)_(?P<rest>.+)")
ENDINGS = (".md", ".markdown", ".tex", ".txt", ".html", ".htm", ".xml", ".ptx", "")
MOST_MEMBERS = 1_000_000
MOST_CELL = 10_000_000


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


def one_submission(path: str) -> Piece:
    """The one submission in a folder of files, or in a file; its id is the name of that."""
    root = Path(path)
    if not root.exists():
        raise InputError.of("grade-submissions", Place(path))
    files = [root] if root.is_file() else sorted(one for one in root.rglob("*") if one.is_file())
    kept = [one for one in files if not one.name.startswith((".", "~"))]
    return _joined(root.name, "", [(one.name, _head(one)) for one in kept])


def _folder(root: Path) -> Iterator[Piece]:
    """Each file is a submission, and each folder one of all the files in it."""
    names = sorted(one.name for one in root.iterdir() if not one.name.startswith((".", "~")))
    if not names:
        raise InputError.of("grade-no-submissions", Place(str(root)))
    groups: dict[tuple[str, str], list[tuple[str, Path]]] = {}
    for name in names:
        entry = root / name
        if entry.is_dir():
            inside = sorted(one for one in entry.rglob("*") if one.is_file() and not one.name.startswith((".", "~")))
            id, _ = _identity(name, "")
            groups.setdefault((id, name), []).extend([(str(one.relative_to(entry)), one) for one in inside])
        else:
            id, file = _identity(name, name)
            groups.setdefault((id, name if file == name else name[: -len(file)]), []).append((file, entry))
    for (id, origin), files in groups.items():
        yield _joined(id, origin, [(file, _head(entry)) for file, entry in files])


def _head(path: Path) -> bytes:
    """The content, or a byte more than the longest that is judged."""
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError.of("unreadable-file", Place(str(path)), reason=(error.strerror or "").lower()) from None


def _identity(name: str, file: str) -> tuple[str, str]:
    """The id that a name holds, and the name of the student's own file.

    >>> _identity("Ada Lovelace_12_assignsubmission_file_", ""), _identity("lovelaceada_LATE_7_99_answer.md", "x")
    (('12', ''), ('7', 'answer.md'))
    >>> _identity("ada.md", "ada.md")
    ('ada', 'ada.md')
    """
    moodle = MOODLE.fullmatch(name)
    if moodle:
        return moodle["id"], moodle["rest"]
    canvas = CANVAS.fullmatch(name)
    if canvas and file:
        return canvas["id"], canvas["rest"]
    return (PurePosixPath(name).stem if file else name), file


def _joined(id: str, origin: str, files: list[tuple[str, bytes]]) -> Piece:
    """One piece of the files of one student: those that are text by their names, one after the other."""
    readable = [one for one in files if PurePosixPath(one[0]).suffix.lower() in ENDINGS]
    chosen = readable or files
    if not chosen:
        return Piece(id, "", b"", origin, "empty")
    if len(chosen) == 1:
        return piece(id, chosen[0][0], chosen[0][1], origin)
    kinds = {PurePosixPath(file).suffix.lower() for file, _ in chosen}
    if len(kinds) > 1:
        return Piece(id, chosen[0][0], b"", origin, "several-kinds")
    return piece(id, chosen[0][0], b"\n\n".join([content for _, content in chosen]), origin)


def _table(path: str) -> Iterator[Piece]:
    """A CSV file with the columns id and answer (and file, whose name tells the format)."""
    csv.field_size_limit(MOST_CELL)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"id", "answer"} <= set(rows.fieldnames or ()):
                raise InputError.of("grade-columns", Place(path, 1))
            for row in rows:
                id = (row.get("id") or "").strip()
                if not id:
                    raise InputError.of("grade-no-id", Place(path, rows.line_num))
                yield piece(id, row.get("file") or "", (row.get("answer") or "").encode(), id)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError.of("unreadable-file", Place(path), reason=str(error).lower()) from None


def _archive(path: str) -> Iterator[Piece]:
    """The zip that a platform gives out: the members of one student together."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(one.filename for one in archive.infolist() if not one.is_dir())
            if len(names) > MOST_MEMBERS:
                raise InputError.of("grade-submissions", Place(path))
            groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
            for name in names:
                first, _, rest = name.partition("/")
                if name.split("/")[-1].startswith((".", "~")) or first.startswith((".", "__MACOSX")):
                    continue
                id, file = _identity(first, rest or first) if not rest else _identity(first, "")
                groups.setdefault((id, first if rest else first[: len(first) - len(file)] or first), []).append(
                    (rest or file, name)
                )
            if not groups:
                raise InputError.of("grade-no-submissions", Place(path))
            for (id, origin), members in groups.items():
                yield _joined(id, origin, [(file, _member(archive, name)) for file, name in members])
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise InputError.of("unreadable-file", Place(path), reason=str(error).lower()) from None


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """At most a byte more than is judged: a member that claims little and unpacks to much takes no memory."""
    with archive.open(name) as stream:
        return io.BufferedReader(stream).read(MOST_BYTES + 1)  # type: ignore[type-var]
