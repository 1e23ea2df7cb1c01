"""The layers of an adapter: which tensors are the A and the B of one layer, and by what their product is multiplied."""

from __future__ import annotations

import os.path
from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from exactrank.adapters.configuration import AdapterConfiguration, read_configuration
from exactrank.adapters.safetensors import TensorFile, tensor_file
from exactrank.errors import InputError, Place
from exactrank.numbers.surds import Surd
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.files import read_bytes
from exactrank.reading.source.problems import shown
from exactrank.records import dataclass

if TYPE_CHECKING:
    import numpy as np

WEIGHTS, CONFIGURATION = "adapter_model.safetensors", "adapter_config.json"
# What peft calls them: `...q.lora_A.weight`, with the adapter's name after `lora_A` in checkpoints of a training run.
_NAME = lazy_pattern(r"(?:base_model\.model\.)?(?P<layer>.+)\.lora_(?:embedding_)?(?P<factor>[AB])(?:\.[\w-]+)*")


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: the names of its factors in the file, their shapes, and the factor before B A (None: not known)."""

    name: str
    down: str
    up: str
    r: int
    d_in: int
    d_out: int
    kind: str
    factor: Surd | None


@dataclass(frozen=True, slots=True)
class Adapter:
    """A trained adapter: its file, what its configuration says (None without one), and its layers in their order."""

    path: str
    file: TensorFile
    configuration: AdapterConfiguration | None
    layers: tuple[Layer, ...]

    def factors(self, layer: Layer) -> tuple[np.ndarray[Any, np.dtype[np.float64]], ...]:
        """B (d_out x r) and A (r x d_in), whose entries are the stored numbers exactly."""
        return self.file.doubles(layer.up), self.file.doubles(layer.down)


def read_adapter(path: str, layers: Sequence[str] = ()) -> Adapter:
    """The adapter in a folder, or in a `.safetensors` file with its configuration in the same folder, if any.

    Only the layers that match one of the patterns (`*.q`, as file names are matched) where some are given.
    Raises InputError for a file that is not one, factors that do not fit, and where no layer is left.
    """
    weights = os.path.join(path, WEIGHTS) if os.path.isdir(path) else path
    file = tensor_file(weights)
    beside = os.path.join(os.path.dirname(weights), CONFIGURATION)
    configuration = None
    if os.path.isfile(beside):
        configuration = read_configuration(read_bytes(beside), beside)
    found: dict[str, dict[str, str]] = {}
    for name in file.tensors:
        if matched := _NAME.fullmatch(name):
            pair = found.setdefault(matched["layer"], {})
            if matched["factor"] in pair:
                raise InputError.of("adapter-factor-twice", Place(weights), layer=shown(matched["layer"], 80))
            pair[matched["factor"]] = name
    made = [_layer(weights, file, configuration, name, pair) for name, pair in found.items()]
    chosen = [one for one in made if not layers or any(fnmatchcase(one.name, pattern) for pattern in layers)]
    if not chosen:
        raise InputError.of("adapter-no-layer" if made else "adapter-no-factors", Place(weights))
    return Adapter(path, file, configuration, tuple(chosen))


def _layer(
    path: str, file: TensorFile, configuration: AdapterConfiguration | None, name: str, pair: dict[str, str]
) -> Layer:
    if set(pair) != {"A", "B"}:
        raise InputError.of("adapter-factor-alone", Place(path), layer=shown(name, 80), found=min(pair))
    down, up = file.tensors[pair["A"]], file.tensors[pair["B"]]
    if len(down.shape) != 2 or len(up.shape) != 2 or 0 in down.shape + up.shape or up.shape[1] != down.shape[0]:
        shapes = {"left": "x".join(map(str, up.shape)), "right": "x".join(map(str, down.shape))}
        raise InputError.of("adapter-shapes", Place(path), layer=shown(name, 80), **shapes)
    r = down.shape[0]
    expected = r if configuration is None else configuration.r_of(name)
    if expected != r:
        raise InputError.of("adapter-r", Place(path), layer=shown(name, 80), found=r, expected=expected)
    kind = down.kind if down.kind == up.kind else f"{up.kind}, {down.kind}"
    factor = None if configuration is None else configuration.factor_of(name)
    return Layer(name, down.name, up.name, r, down.shape[1], up.shape[0], kind, factor)
