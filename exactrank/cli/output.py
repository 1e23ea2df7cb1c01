"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys

from exactrank.errors import InputError, Place


def write(content: str | bytes, path: str | None) -> None:
    """Writes the result; a file is made beside its place and moved there, so that no half of it is ever seen."""
    data = content.encode() if isinstance(content, str) else content
    if path is None or path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    import tempfile  # a light start: most results go to standard output
    from pathlib import Path

    target = Path(path)
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise InputError.of("cannot-write", Place(path), reason=(error.strerror or "?").lower()) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise InputError.of("cannot-write", Place(path), reason=(error.strerror or "?").lower()) from None
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
