"""`adapter_config.json` of peft: by what the product B A of a layer is multiplied, and how it lies in the weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import NoReturn, TypeVar

from exactrank.adapters.patterns import LayerPattern
from exactrank.errors import InputError, Place
from exactrank.numbers.surds import Surd
from exactrank.reading.source.problems import shown
from exactrank.records import dataclass

_T = TypeVar("_T")

MOST = 10**12
"""alpha is not greater than that."""
MOST_POWER = 400
"""A number is not written with a greater power of ten: 10 to the power of what somebody writes may not fit anywhere."""


@dataclass(frozen=True, slots=True)
class AdapterConfiguration:
    """r and alpha of an adapter and of the layers that differ, and whether it scales by alpha / sqrt(r) (rsLoRA).

    The first pattern that matches a layer's name, or the end of it after a dot, decides, as in peft.

    `transposed` weights (`fan_in_fan_out`) store d_in x d_out: the rank and the singular values are the same.
    """

    r: int
    alpha: Fraction
    ranks: tuple[tuple[LayerPattern, int], ...] = ()
    alphas: tuple[tuple[LayerPattern, Fraction], ...] = ()
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


def _chosen(patterns: tuple[tuple[LayerPattern, _T], ...], layer: str, otherwise: _T) -> _T:
    return next((value for pattern, value in patterns if pattern.matches(layer)), otherwise)


def read_configuration(content: bytes, path: str) -> AdapterConfiguration:
    """The configuration in the bytes of an `adapter_config.json`; raises InputError where it is not one."""
    try:
        found = json.loads(content.decode("utf-8"), parse_float=_decimal)
    except (ValueError, RecursionError):
        _refuse(path, "adapter-configuration")
    if not isinstance(found, dict):
        _refuse(path, "adapter-configuration")
    ranks, alphas = _table(found, "rank_pattern", path), _table(found, "alpha_pattern", path)
    return AdapterConfiguration(
        _positive(found.get("r"), "r", path),
        _rational(found.get("lora_alpha"), "lora_alpha", path),
        tuple([(_pattern(key, path), _positive(value, key, path)) for key, value in ranks.items()]),
        tuple([(_pattern(key, path), _rational(value, key, path)) for key, value in alphas.items()]),
        _flag(found, "use_rslora", path),
        _flag(found, "fan_in_fan_out", path),
        _flag(found, "use_dora", path),
    )


def _decimal(text: str) -> Fraction | float:
    """A number of JSON with a point or an exponent, exactly; a double where it cannot be meant."""
    power = text.lower().partition("e")[2]
    return float(text) if len(text) > MOST_POWER or abs(int(power or 0)) > MOST_POWER else Fraction(text)


def _flag(found: Mapping[str, object], key: str, path: str) -> bool:
    value = found.get(key)
    if value is not None and not isinstance(value, bool):
        _refuse(path, "adapter-option", option=key)
    return bool(value)


def _table(found: Mapping[str, object], key: str, path: str) -> Mapping[str, object]:
    table = found.get(key) or {}
    if not isinstance(table, dict):
        _refuse(path, "adapter-option", option=key)
    return table


def _pattern(pattern: str, path: str) -> LayerPattern:
    try:
        return LayerPattern.of(pattern)
    except ValueError:
        _refuse(path, "adapter-option", option=shown(pattern, 80))


def _positive(value: object, key: str, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10**6:
        _refuse(path, "adapter-option", option=shown(key, 80))
    return value


def _rational(value: object, key: str, path: str) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Fraction) or not -MOST <= Fraction(value) <= MOST:
        _refuse(path, "adapter-option", option=shown(key, 80))
    return Fraction(value)


def _refuse(path: str, message: str, **fields: str | int) -> NoReturn:
    raise InputError.of(message, Place(path), **fields)
