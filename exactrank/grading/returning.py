"""The zip with which a platform takes feedback back: each file where its importer looks for the student's.

Moodle: in the folder whose name it gave out, `Full Name_123_assignsubmission_file_`; its importer parts the name at `_`
and reads the number in the second part. Canvas: under the name it gave out, `name_456_789_file.md`; it takes the first
number for the student and the second for the file handed in, and shows the feedback under that file's name, so that it
has to be what the ending says.
"""

from __future__ import annotations

import os
import zipfile
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from exactrank.grading.feedback import ENDINGS, REMARKS
from exactrank.grading.judged import Record
from exactrank.grading.sources import CANVAS, MOODLE
from exactrank.grading.zips import put

NONE = "none"
"""The format of feedback that nobody wants: then records hold no remarks either."""
_PAGES = (".html", ".htm")


def place_of(origin: str, file: str, form: str) -> tuple[str, str] | None:
    """The name in the zip and the format of what is put there; None for what no platform has given out.

    >>> place_of("Ada_17_assignsubmission_file_", "a.md", "pdf"), place_of("adal_7_99_", "a.md", "html")
    (('Ada_17_assignsubmission_file_/feedback.pdf', 'pdf'), ('adal_7_99_a.md', 'text'))
    >>> place_of("ada", "ada.md", "html") is None
    True
    """
    if form == NONE:
        return None
    if MOODLE.fullmatch(origin):
        return f"{origin}/feedback{ENDINGS[form]}", form
    if CANVAS.fullmatch(f"{origin}{file}") and CANVAS.fullmatch(f"{origin}."):
        return f"{origin}{file}", "html" if PurePosixPath(file).suffix.lower() in _PAGES else "text"
    return None


def remarks_for(origin: str, file: str, form: str) -> tuple[str, ...]:
    """The formats of remarks that a record must hold: for the review, for the student, and for the platform."""
    if form == NONE:
        return ()
    place = place_of(origin, file, form)
    needed = ["html", REMARKS[form], *([REMARKS[place[1]]] if place else [])]
    return tuple(dict.fromkeys(needed))


class Returned:
    """The zip as it is filled, beside its place until it is whole; none where no platform gave out the answers."""

    def __init__(self, path: str, form: str) -> None:
        self.path = path
        self.form = form
        self._archive: zipfile.ZipFile | None = None

    def place_of(self, record: Record) -> tuple[str, str] | None:
        return place_of(record["origin"], record["file"], self.form)

    def add(self, name: str, content: str | bytes) -> None:
        if self._archive is None:
            self._archive = zipfile.ZipFile(self._beside, "w", zipfile.ZIP_DEFLATED)
        put(self._archive, name, content)

    @property
    def _beside(self) -> str:
        return f"{self.path}.part"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """One of an earlier run does not stay: it holds other points."""
        if self._archive is not None:
            self._archive.close()
        if kind is None and self._archive is not None:
            os.replace(self._beside, self.path)
            return
        for path in (self._beside, self.path) if kind is None else (self._beside,):
            Path(path).unlink(missing_ok=True)
