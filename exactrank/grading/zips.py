"""Members of a zip: the same content makes the same bytes."""

from __future__ import annotations

import zipfile

FIXED = (1980, 1, 1, 0, 0, 0)
"""The time of every member."""


def put(archive: zipfile.ZipFile, name: str, content: str | bytes, mode: int = 0o644) -> None:
    """A plain file in the archive."""
    member = zipfile.ZipInfo(name, FIXED)
    member.external_attr = (0o100000 | mode) << 16
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, content)
