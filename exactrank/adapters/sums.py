"""Several adapters at once: the rank of the sum of their updates in each layer, and how far their spaces overlap.

The sum of c_i B_i A_i is [B_1 B_2 ..] times the stacked c_i A_i. Where the one has independent columns and the other
independent rows, the rank is the number of both, whatever the factors c_i are (other than 0).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, Any

from exactrank.adapters.layers import Adapter, Layer
from exactrank.adapters.ranks import rank_of_doubles, rank_of_product
from exactrank.errors import InputError, Place

if TYPE_CHECKING:
    import numpy as np

    Doubles = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class LayerSum:
    """One layer of several adapters: the ranks of their updates, of the sum, and of the spaces that they share.

    `outputs` is the dimension of the sum of the column spaces of the B_i, `inputs` that of the row spaces of the A_i;
    `rank` is the rank of the sum of the updates, None where irrational factors of dependent factors leave it open.
    """

    name: str
    ranks: tuple[int, ...]
    outputs: int
    inputs: int
    rank: int | None
    shared_outputs: int
    """by so much the dimensions of the column spaces of the B_i exceed that of their sum"""
    shared_inputs: int


def layer_sums(adapters: Sequence[Adapter]) -> tuple[LayerSum, ...]:
    """The layers that all adapters have, in the order of the first; raises InputError where none is common."""
    found = tuple(_sums(adapters))
    if not found:
        raise InputError.of("adapters-no-common-layer", Place(adapters[-1].path))
    return found


def _sums(adapters: Sequence[Adapter]) -> Iterator[LayerSum]:
    tables = [{layer.name: layer for layer in adapter.layers} for adapter in adapters]
    for name in tables[0]:
        if all(name in table for table in tables):
            yield _layer_sum(name, adapters, [table[name] for table in tables])


def _layer_sum(name: str, adapters: Sequence[Adapter], layers: Sequence[Layer]) -> LayerSum:
    import numpy

    pairs = [adapter.factors(layer) for adapter, layer in zip(adapters, layers, strict=True)]
    if len({(B.shape[0], A.shape[1]) for B, A in pairs}) > 1:
        raise InputError.of("adapters-shapes", Place(adapters[-1].path), layer=name)
    ups = [rank_of_doubles(B).rank for B, _ in pairs]
    downs = [rank_of_doubles(A.T).rank for _, A in pairs]
    B, A = numpy.hstack([B for B, _ in pairs]), numpy.vstack([A for _, A in pairs])
    both = rank_of_product(B, A)
    rank: int | None = both.rank
    vanishing = any(layer.factor is not None and not layer.factor.coefficient for layer in layers)
    if vanishing or both.up.rank < B.shape[1] or both.down.rank < A.shape[0]:
        scaled = _scaled([A for _, A in pairs], layers)
        rank = None if scaled is None else rank_of_product(B, scaled).rank
    return LayerSum(
        name,
        tuple([rank_of_product(*pair).rank for pair in pairs]),
        both.up.rank,
        both.down.rank,
        rank,
        sum(ups) - both.up.rank,
        sum(downs) - both.down.rank,
    )


def _scaled(downs: Sequence[Doubles], layers: Sequence[Layer]) -> Doubles | None:
    """The A_i times integers in the ratio of their factors, exactly; None where doubles cannot hold that.

    A float32 has 24 bits, so its product with an integer below 2^29 is a double.
    """
    import numpy

    factors = [layer.factor for layer in layers]
    known = [one for one in factors if one is not None]
    radicands = {one.radicand for one in known if one.coefficient}
    if len(known) < len(factors) or len(radicands) > 1 or any("F64" in layer.kind for layer in layers):
        return None
    common = lcm(*[one.coefficient.denominator for one in known])
    integers = [int(one.coefficient * common) for one in known]
    if max(abs(one) for one in integers) >= 1 << 29:
        return None
    return numpy.vstack([A * float(one) for A, one in zip(downs, integers, strict=True)])
