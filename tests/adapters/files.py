"""Adapters written by hand for the tests: safetensors files and configurations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy

KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}


def encoded(X: Any, kind: str) -> bytes:
    """The numbers of X in one of the kinds; BF16 must hold them exactly."""
    if kind == "BF16":
        bits = numpy.asarray(X, dtype="<f4").view("<u4")
        assert not (bits & 0xFFFF).any()
        return (bits >> 16).astype("<u2").tobytes()
    return numpy.asarray(X, dtype=KINDS[kind]).tobytes()


def safetensors(tensors: dict[str, tuple[str, Any]], metadata: bool = True) -> bytes:
    """The bytes of a file with these tensors: their kinds and numbers."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}} if metadata else {}
    content = b""
    for name, (kind, X) in tensors.items():
        raw = encoded(X, kind)
        shape = list(numpy.asarray(X).shape)
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [len(content), len(content) + len(raw)]}
        content += raw
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + content


def write_adapter(
    folder: Path, layers: dict[str, tuple[Any, Any]], kind: str = "F32", config: dict[str, Any] | None = None
) -> str:
    """An adapter with these factors (B, A) by layer; `config` is its configuration (None: r and alpha of the first)."""
    folder.mkdir(exist_ok=True)
    tensors = {}
    for name, (B, A) in layers.items():
        tensors[f"base_model.model.{name}.lora_A.weight"] = (kind, A)
        tensors[f"base_model.model.{name}.lora_B.weight"] = (kind, B)
    (folder / "adapter_model.safetensors").write_bytes(safetensors(tensors))
    r = numpy.asarray(next(iter(layers.values()))[1]).shape[0]
    (folder / "adapter_config.json").write_text(json.dumps({"r": r, "lora_alpha": r} if config is None else config))
    return str(folder)
