"""Several adapters at once: the rank of the sum of their updates in each layer, and how far their spaces overlap.

The sum of c_i B_i A_i is [B_1 B_2 ..] times the stacked c_i A_i. Where the one has independent columns and the other
independent rows, the rank is the number of both, whatever the factors c_i are (other than 0).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm
from typing import TYPE_CHECKING, Any

from exactrank.adapters.layers import Adapter, Layer
from exactrank.adapters.ranks import rank_of_product
from exactrank.adapters.report import AdapterReport, LayerReport
from exactrank.errors import InputError, Place
from exactrank.reading.source.problems import shown
from exactrank.records import dataclass

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


def layer_sums(reports: Sequence[AdapterReport]) -> tuple[LayerSum, ...]:
    """The layers that all adapters have, in the order of the first; raises InputError where none is common.

    The sizes of a layer must be the same in all of them, else InputError is raised as well.
    """
    tables = [{one.layer.name: one for one in report.layers} for report in reports]
    common = [name for name in tables[0] if all(name in table for table in tables)]
    if not common:
        raise InputError.of("adapters-no-common-layer", Place(reports[-1].adapter.path))
    adapters = [report.adapter for report in reports]
    return tuple([_layer_sum(name, adapters, [table[name] for table in tables]) for name in common])


def _layer_sum(name: str, adapters: Sequence[Adapter], parts: Sequence[LayerReport]) -> LayerSum:
    import numpy

    if len({(one.layer.d_out, one.layer.d_in) for one in parts}) > 1:
        raise InputError.of("adapters-shapes", Place(adapters[-1].path), layer=shown(name, 80))
    pairs = [adapter.factors(one.layer) for adapter, one in zip(adapters, parts, strict=True)]
    B, A = numpy.hstack([B for B, _ in pairs]), numpy.vstack([A for _, A in pairs])
    both = rank_of_product(B, A)
    rank: int | None = both.rank
    vanishing = any(one.is_zero for one in parts)
    if vanishing or both.up.rank < B.shape[1] or both.down.rank < A.shape[0]:
        rank = _rank_with_factors(pairs, parts)
    return LayerSum(
        name,
        tuple([one.rank for one in parts]),
        both.up.rank,
        both.down.rank,
        rank,
        sum(one.ranks.up.rank for one in parts) - both.up.rank,
        sum(one.ranks.down.rank for one in parts) - both.down.rank,
    )


def _rank_with_factors(pairs: Sequence[tuple[Doubles, ...]], parts: Sequence[LayerReport]) -> int | None:
    """The rank of the sum of the updates whose factors are not 0; None where these leave it open."""
    import numpy

    used = [(B, A, one.layer) for (B, A), one in zip(pairs, parts, strict=True) if not one.is_zero]
    if not used:
        return 0
    B, downs = numpy.hstack([B for B, _, _ in used]), [A for _, A, _ in used]
    plain = rank_of_product(B, numpy.vstack(downs))
    if len(used) == 1 or plain.up.rank == plain.down.rank == B.shape[1]:
        return plain.rank
    scaled = _scaled(downs, [layer for _, _, layer in used])
    return None if scaled is None else rank_of_product(B, scaled).rank


def _scaled(downs: Sequence[Doubles], layers: Sequence[Layer]) -> Doubles | None:
    """The A_i times integers in the ratio of their factors, exactly; None where doubles cannot hold that.

    Only their ratios matter: an irrational root that all of them have is left out. A float32 has 24 bits, so its
    product with an integer below 2^29 is a double.
    """
    import numpy

    factors = [layer.factor for layer in layers]
    known = [one for one in factors if one is not None]
    radicands = {one.radicand for one in known}
    if len(known) < len(factors) or len(radicands) > 1 or any("F64" in layer.kind for layer in layers):
        return None
    common = lcm(*[one.coefficient.denominator for one in known])
    integers = [int(one.coefficient * common) for one in known]
    if max(abs(one) for one in integers) >= 1 << 29:
        return None
    return numpy.vstack([A * float(one) for A, one in zip(downs, integers, strict=True)])
