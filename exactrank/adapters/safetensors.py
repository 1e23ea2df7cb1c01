"""The safetensors format: the length of a header, the header as JSON, and the bytes of the tensors (memory mapped).

Source: the format's description in the documentation of huggingface/safetensors. The header is checked to the end
before a number is read: names, shapes, kinds of numbers, and that the tensors lie in the file without overlap.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from exactrank.errors import InputError, Place
from exactrank.reading.source.problems import shown
from exactrank.records import dataclass

if TYPE_CHECKING:
    import numpy as np

MOST_HEADER = 100_000_000
"""The format's own limit for the header, in bytes."""
SIZES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2}
"""The kinds of numbers that are read, with their sizes in bytes."""
OTHER_SIZES = {"I64": 8, "U64": 8, "I32": 4, "U32": 4, "I16": 2, "U16": 2, "I8": 1, "U8": 1, "BOOL": 1}
OTHER_SIZES |= {"F8_E4M3": 1, "F8_E5M2": 1, "C64": 8}


@dataclass(frozen=True, slots=True)
class StoredTensor:
    """Where a tensor lies in its file: its kind of numbers, its shape, and its bytes from `start` to `stop`."""

    name: str
    kind: str
    shape: tuple[int, ...]
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class TensorFile:
    """A safetensors file whose header is sound; its numbers are read when somebody asks for them."""

    path: str
    tensors: Mapping[str, StoredTensor]

    def doubles(self, name: str) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The numbers of a tensor as doubles, exactly: each of the kinds that are read is a subset of the doubles.

        Raises InputError for another kind of numbers and for entries that are not finite.
        """
        import numpy

        tensor = self.tensors[name]
        if tensor.kind not in SIZES:
            _refuse(self.path, "tensor-kind", tensor=shown(name, 80), kind=tensor.kind)
        raw = numpy.memmap(
            self.path, dtype=numpy.uint8, mode="r", offset=tensor.start, shape=tensor.stop - tensor.start
        )
        match tensor.kind:
            case "BF16":  # the upper half of a float32
                numbers = (raw.view("<u2").astype(numpy.uint32) << 16).view(numpy.float32)
            case "F16":
                numbers = raw.view("<f2")
            case "F32":
                numbers = raw.view("<f4")
            case _:
                numbers = raw.view("<f8")
        doubles = numbers.astype(numpy.float64).reshape(tensor.shape)
        if not numpy.isfinite(doubles).all():
            _refuse(self.path, "tensor-not-finite", tensor=shown(name, 80))
        return doubles


def tensor_file(path: str) -> TensorFile:
    """The tensors of a file by name; raises InputError, in one line, for a header that is not sound."""
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            first = file.read(8)
            length = int.from_bytes(first, "little")
            if len(first) < 8 or length > min(MOST_HEADER, size - 8):
                _refuse(path, "tensors-no-header")
            content = file.read(length)
    except OSError as error:
        raise InputError.of("unreadable-file", Place(path), reason=error.strerror or str(error)) from None
    tensors = [_tensor(path, name, entry, 8 + length, size) for name, entry in _entries(path, content).items()]
    _check_places(path, tensors, 8 + length, size)
    return TensorFile(path, {tensor.name: tensor for tensor in tensors})


def _entries(path: str, content: bytes) -> dict[str, object]:
    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        if len({key for key, _ in found}) < len(found):
            raise ValueError("a key twice")
        for key, _ in found:
            key.encode()  # half of a pair of surrogates is no name
        return dict(found)

    try:
        header = json.loads(content.decode("utf-8"), object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        _refuse(path, "tensors-no-header")
    if not isinstance(header, dict):
        _refuse(path, "tensors-no-header")
    return {name: entry for name, entry in header.items() if name != "__metadata__"}


def _tensor(path: str, name: str, entry: object, base: int, size: int) -> StoredTensor:
    """The entry of one tensor; its bytes must be as many as its shape says, and lie in the file."""
    try:
        kind, shape, (start, stop) = entry["dtype"], entry["shape"], entry["data_offsets"]  # type: ignore[index]
        numbers = [*shape, start, stop]
    except (TypeError, KeyError, ValueError):
        _refuse(path, "tensor-entry", tensor=shown(name, 80))
    if not isinstance(kind, str) or any(type(number) is not int or number < 0 for number in numbers):
        _refuse(path, "tensor-entry", tensor=shown(name, 80))
    width = SIZES.get(kind) or OTHER_SIZES.get(kind)
    if width is None:
        _refuse(path, "tensor-kind", tensor=shown(name, 80), kind=shown(kind, 20))
    count = width
    for side in shape:
        count *= side
    if stop - start != count or base + stop > size:
        _refuse(path, "tensor-size", tensor=shown(name, 80))
    return StoredTensor(name, kind, tuple(shape), base + start, base + stop)


def _check_places(path: str, tensors: list[StoredTensor], base: int, size: int) -> None:
    """The tensors fill the rest of the file, one after the other, as the format demands."""
    end = base
    for tensor in sorted(tensors, key=lambda one: (one.start, one.stop)):
        if tensor.start != end:
            _refuse(path, "tensor-size", tensor=shown(tensor.name, 80))
        end = tensor.stop
    if end != size:
        _refuse(path, "tensors-too-long", found=size, expected=end)


def _refuse(path: str, message: str, **fields: str | int) -> NoReturn:
    raise InputError.of(message, Place(path), **fields)
