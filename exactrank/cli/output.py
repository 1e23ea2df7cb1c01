"""Where results and messages go: standard output, standard error, or a file that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from typing import IO

from exactrank.errors import InputError, OutputError, Place

# What the writer of the command can mend by naming another file; anything else keeps the program from its work.
_WRONG_PLACE = frozenset(
    {
        errno.ENOENT,
        errno.ENOTDIR,
        errno.EISDIR,
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.ELOOP,
        errno.ENAMETOOLONG,
        errno.EINVAL,
        errno.ENXIO,
        errno.EBUSY,
        errno.ETXTBSY,
    }
)
_TEMPORARY = ".exactrank-"


def write(content: str | bytes | Iterable[bytes], path: str | None) -> None:
    """Writes the result, which may come in pieces, to a file, or to standard output for None and `-`.

    A plain file is replaced in one step and keeps its mode; links are followed; a device or a FIFO is written to and
    stays what it is. Raises InputError where nothing may be written, OutputError where writing fails.
    """
    if path is None or path == "-":
        _write_standard_output(content if isinstance(content, str | bytes) else b"".join(content))
        return
    whole = content.encode() if isinstance(content, str) else content
    data = (whole,) if isinstance(whole, bytes) else whole
    try:
        _write_file(data, path)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        code = error.errno if isinstance(error, OSError) else errno.EINVAL
        kind = InputError if code in _WRONG_PLACE else OutputError
        raise kind.of("cannot-write", Place(path.replace("\0", "?")), reason=_reason(code)) from None


def _reason(code: int | None) -> str:
    return os.strerror(code or errno.EIO).lower()


def _write_standard_output(content: str | bytes) -> None:
    """A stream of text alone, as in a notebook or a test, takes the result as text."""
    if sys.stdout is None or sys.stdout.closed:
        raise OutputError.of("closed-output")
    try:
        binary: IO[bytes] | None = getattr(sys.stdout, "buffer", None)
        if binary is not None:
            sys.stdout.flush()
            binary.write(content.encode() if isinstance(content, str) else content)
        elif isinstance(content, str):
            sys.stdout.write(content)
        else:
            raise InputError.of("bytes-to-text")
    except OSError as error:
        raise _failed(error) from None


def flush() -> None:
    """Sends off what standard output still holds; raises OutputError when it does not get there."""
    if sys.stdout is None or sys.stdout.closed:
        return
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _failed(error) from None


def _failed(error: OSError) -> OutputError:
    if isinstance(error, BrokenPipeError) or error.errno == errno.EBADF:
        return OutputError.of("closed-output")
    return OutputError.of("cannot-print", reason=_reason(error.errno))


def complain(line: str) -> None:
    """One line on standard error; where that takes nothing, nobody is there to be told."""
    if sys.stderr is None:
        return
    try:
        print(line, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        abandon(sys.stderr)


def abandon(stream: IO[str] | None) -> None:
    """Leads the stream of a program that ends to nowhere: what it still holds would fail once more as Python ends."""
    try:
        descriptor = stream.fileno() if stream is not None else -1
        if descriptor >= 0:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, descriptor)
            os.close(nowhere)
    except (AttributeError, OSError, ValueError):
        return  # a stream without a descriptor is not flushed to one


def _write_file(data: Iterable[bytes], path: str) -> None:
    try:
        present = os.stat(path)
    except FileNotFoundError:
        _replace(data, os.path.realpath(path), None)
        return
    target = os.path.realpath(path)
    if stat.S_ISREG(present.st_mode):
        # The superuser may write to any file; one that nobody may write to is meant to stay as it is.
        if not (present.st_mode & 0o222 and os.access(target, os.W_OK)):
            raise PermissionError(errno.EACCES, "")
        _replace(data, target, present)
        return
    if stat.S_ISDIR(present.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    # By its own name: /dev/stdout leads to a pipe, which has no other.
    with open(os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0)), "wb", buffering=0) as stream:
        for piece in data:
            rest = memoryview(piece)
            while rest:
                rest = rest[stream.write(rest) :]


def _replace(data: Iterable[bytes], target: str, old: os.stat_result | None) -> None:
    """Makes the file beside its place and moves it there, so that no half of it is ever seen."""
    import tempfile  # a light start: most results go to standard output

    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=_TEMPORARY)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(data)
        os.chmod(temporary, 0o666 & ~_umask() if old is None else _kept_mode(temporary, old))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _kept_mode(temporary: str, old: os.stat_result) -> int:
    """The mode of the file to be replaced, its owner kept where that is allowed; else nobody acts as the new owner."""
    made = os.stat(temporary)
    if (made.st_uid, made.st_gid) == (old.st_uid, old.st_gid):
        return stat.S_IMODE(old.st_mode)
    try:
        os.chown(temporary, old.st_uid, old.st_gid)
    except OSError:
        return old.st_mode & 0o777
    return stat.S_IMODE(old.st_mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
