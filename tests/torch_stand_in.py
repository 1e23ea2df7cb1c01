"""A stand-in for torch where it is not installed: the few names that exactrank asks it for, answered by numpy."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy
import pytest


class Tensor:
    """What `torch.tensor` gives."""

    def __init__(self, numbers: Any) -> None:
        self.numbers = numpy.array(numbers, dtype=numpy.float64)

    def reshape(self, shape: tuple[int, ...]) -> Tensor:
        return Tensor(self.numbers.reshape(shape))

    def tolist(self) -> Any:
        return self.numbers.tolist()

    def __int__(self) -> int:
        return int(self.numbers)


def install(monkeypatch: pytest.MonkeyPatch, too_many: int = 0) -> list[str]:
    """Puts it in torch's place, counting `too_many` ranks more than numpy; gives the list of what it was asked."""
    asked: list[str] = []

    def tensor(numbers: Any, dtype: str) -> Tensor:
        assert dtype == "doubles"
        return Tensor(numbers)

    def svd(A: Tensor) -> tuple[None, Tensor, None]:
        asked.append("svd")
        return None, Tensor(numpy.linalg.svd(A.numbers, compute_uv=False)), None

    def matrix_rank(A: Tensor) -> Tensor:
        asked.append("matrix_rank")
        return Tensor(numpy.linalg.matrix_rank(A.numbers) + too_many)

    module = ModuleType("torch")
    module.__spec__ = ModuleSpec("torch", None)
    names = {"float64": "doubles", "tensor": tensor, "linalg": SimpleNamespace(svd=svd, matrix_rank=matrix_rank)}
    module.__dict__.update(names)
    monkeypatch.setitem(sys.modules, "torch", module)
    return asked
