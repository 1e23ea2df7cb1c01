"""`adapter_config.json` of peft: by what the product B A of a layer is multiplied, and how it lies in the weights."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NoReturn, TypeVar

from exactrank.errors import InputError, Place
from exactrank.numbers.surds import Surd

_T = TypeVar("_T")

MOST = 10**12
"""alpha is not greater than that."""

# What a pattern may be made of: names, dots, classes and alternatives, and repetitions of a single character. A
# repeated group is refused, since matching it may take exponential time.
_HARMLESS = re.compile(r"(?!.*\)[*+?{])[\w.\\$^|()*+?\[\]-]{1,200}")


@dataclass(frozen=True, slots=True)
class AdapterConfiguration:
    """r and alpha of an adapter and of the layers that differ, and whether it scales by alpha / sqrt(r) (rsLoRA).

    `transposed` weights (`fan_in_fan_out`) store d_in x d_out: the rank and the singular values are the same.
    """

    r: int
    alpha: Fraction
    ranks: Mapping[str, int] = field(default_factory=dict)
    alphas: Mapping[str, Fraction] = field(default_factory=dict)
    rank_stabilized: bool = False
    transposed: bool = False
    magnitudes: bool = False
    """DoRA: the update is scaled by column lengths as well, which no LoRA update says"""

    def r_of(self, layer: str) -> int:
        return _chosen(self.ranks, layer, self.r)

    def factor_of(self, layer: str) -> Surd:
        """alpha / r of a layer, or alpha / sqrt(r).

        >>> AdapterConfiguration(16, Fraction(32)).factor_of("encoder.q") == Surd(Fraction(2))
        True
        """
        r, alpha = self.r_of(layer), _chosen(self.alphas, layer, self.alpha)
        return Surd.sqrt_of(r) * (alpha / r) if self.rank_stabilized else Surd(alpha / r)


def _chosen(patterns: Mapping[str, _T], layer: str, otherwise: _T) -> _T:
    """The value of the first pattern that matches the layer's name or the end of it after a dot, as peft reads it."""
    for pattern, value in patterns.items():
        whole = pattern if pattern.startswith("^") else rf"(.*\.)?({pattern})$"
        if re.match(whole, layer):
            return value
    return otherwise


def read_configuration(content: bytes, path: str) -> AdapterConfiguration:
    """The configuration in the bytes of an `adapter_config.json`; raises InputError where it is not one."""
    try:
        found = json.loads(content.decode("utf-8"), parse_float=Fraction)
    except (ValueError, RecursionError, ZeroDivisionError):
        _refuse(path, "adapter-configuration")
    if not isinstance(found, dict):
        _refuse(path, "adapter-configuration")
    ranks, alphas = _table(found, "rank_pattern", path), _table(found, "alpha_pattern", path)
    return AdapterConfiguration(
        _positive(found.get("r"), "r", path),
        _rational(found.get("lora_alpha"), "lora_alpha", path),
        {_pattern(key, path): _positive(value, key, path) for key, value in ranks.items()},
        {_pattern(key, path): _rational(value, key, path) for key, value in alphas.items()},
        bool(found.get("use_rslora")),
        bool(found.get("fan_in_fan_out")),
        bool(found.get("use_dora")),
    )


def _table(found: Mapping[str, object], key: str, path: str) -> Mapping[str, object]:
    table = found.get(key) or {}
    if not isinstance(table, dict):
        _refuse(path, "adapter-option", option=key)
    return table


def _pattern(pattern: str, path: str) -> str:
    if not _HARMLESS.fullmatch(pattern):
        _refuse(path, "adapter-option", option=pattern[:80])
    try:
        re.compile(pattern)
    except re.error:
        _refuse(path, "adapter-option", option=pattern[:80])
    return pattern


def _positive(value: object, key: str, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10**6:
        _refuse(path, "adapter-option", option=key[:80])
    return value


def _rational(value: object, key: str, path: str) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Fraction) or not -MOST <= Fraction(value) <= MOST:
        _refuse(path, "adapter-option", option=key[:80])
    return Fraction(value)


def _refuse(path: str, message: str, **fields: str | int) -> NoReturn:
    raise InputError.of(message, Place(path), **fields)
