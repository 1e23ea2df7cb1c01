"""The records of a run as JSON lines, only ever appended to: a run that was stopped goes on where it was.

The last line of a file whose writer was killed may be torn: it is cut off, and its piece judged again.
"""

from __future__ import annotations

import json
import os
from hashlib import blake2b
from typing import IO

from exactrank.errors import InputError, Place
from exactrank.grading.judged import FORMAT, Record

Key = tuple[str, str, str]
"""id, hash of the answer, key of the judgement."""


def key_of(record: Record) -> Key:
    return record["id"], record["answer"], record["judged"]


def _short(key: Key) -> bytes:
    """A key in few bytes: a hundred thousand of them are held at once."""
    return blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Store:
    """The records in a file by key; where the line of each begins is kept in memory, not the record."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._places: dict[bytes, int] = {}
        try:
            end = self._read()
            self._stream: IO[bytes] = open(path, "r+b" if os.path.exists(path) else "w+b")  # noqa: SIM115
            self._stream.truncate(end)
        except OSError as error:
            raise InputError.of("unreadable-file", Place(path), reason=(error.strerror or "").lower()) from None

    def _read(self) -> int:
        """Where the last whole line ends."""
        end = 0
        if not os.path.exists(self.path):
            return 0
        with open(self.path, "rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                try:
                    record = json.loads(line)
                    if record["format"] != FORMAT:
                        raise ValueError
                    self._places[_short(key_of(record))] = end
                except (ValueError, KeyError, TypeError):
                    raise InputError.of("grade-records", Place(self.path)) from None
                end += len(line)
        return end

    def __contains__(self, key: Key) -> bool:
        return _short(key) in self._places

    def record(self, key: Key) -> Record:
        self._stream.seek(self._places[_short(key)])
        found: Record = json.loads(self._stream.readline())
        return found

    def append(self, record: Record) -> None:
        """Writes the record and sends it off, so that a killed run has it."""
        line = (json.dumps(record, ensure_ascii=False) + "\n").encode()
        start = self._stream.seek(0, os.SEEK_END)
        self._stream.write(line)
        self._stream.flush()
        self._places[_short(key_of(record))] = start

    def close(self) -> None:
        self._stream.close()
