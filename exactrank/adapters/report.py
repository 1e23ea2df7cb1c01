"""What is known of a trained adapter: layer by layer the proven ranks, the enclosed singular values, and what
libraries of floating-point numbers count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from exactrank.adapters.enclosures import EnclosedValues, enclosed_singular_values
from exactrank.adapters.layers import Adapter, Layer
from exactrank.adapters.merged import MergedRank, rank_when_merged
from exactrank.adapters.ranks import ProductRank, rank_of_product
from exactrank.calculations.numerics import Library, counted_rank, libraries
from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.surds import Surd
from exactrank.records import dataclass

if TYPE_CHECKING:
    import numpy as np

    Doubles = np.ndarray[Any, np.dtype[np.float64]]

SHARES = (Fraction(9, 10), Fraction(99, 100), Fraction(999, 1000))
BITS = 60
"""An irrational factor alpha / sqrt(r) is enclosed to so many bits."""


@dataclass(frozen=True, slots=True)
class CountedRanks:
    """What a library's `linalg.matrix_rank` answers for B and for A, in doubles."""

    library: Library
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class LayerReport:
    """One layer: its ranks, and the singular values of its update (of B A alone where the factor is not known)."""

    layer: Layer
    ranks: ProductRank
    values: EnclosedValues | None
    counted: tuple[CountedRanks, ...]
    merged: MergedRank | None

    @property
    def rank(self) -> int:
        """The rank of the update: that of B A, or 0 where alpha is 0."""
        return 0 if self.is_zero else self.ranks.rank

    @property
    def is_zero(self) -> bool:
        """Whether alpha is 0, and so the update."""
        return self.layer.factor is not None and not self.layer.factor.coefficient

    @property
    def energy(self) -> Enclosure | None:
        """The squared Frobenius norm of the update."""
        return None if self.values is None else self.values.energy()

    def order_for(self, share: Fraction) -> int | None:
        """The least rank that keeps a share of the energy; None where the enclosures leave it open."""
        return None if self.values is None else self.values.order_for(share)

    def disagreement(self, library: Library) -> CountedRanks | None:
        """What the library counts, where one of it is not the proven rank."""
        proven = (self.ranks.up.rank, self.ranks.down.rank)
        return next((one for one in self.counted if one.library == library and (one.up, one.down) != proven), None)


@dataclass(frozen=True, slots=True)
class AdapterReport:
    """An adapter and what is known of its layers."""

    adapter: Adapter
    layers: tuple[LayerReport, ...]

    @property
    def full(self) -> int:
        """How many layers use all of their r dimensions."""
        return sum(one.rank == one.layer.r for one in self.layers)

    @property
    def libraries(self) -> tuple[Library, ...]:
        """The libraries that counted."""
        return tuple(dict.fromkeys([counted.library for one in self.layers for counted in one.counted]))

    def disagreements(self, library: Library) -> tuple[tuple[LayerReport, CountedRanks], ...]:
        """The layers in which the library counts another rank than the proven one, and what it counts."""
        found = [(one, one.disagreement(library)) for one in self.layers]
        return tuple([(one, counted) for one, counted in found if counted is not None])


def adapter_report(
    adapter: Adapter, merged: str | None = None, progress: Callable[[Sequence[Layer]], Sequence[Layer]] | None = None
) -> AdapterReport:
    """The report on an adapter; `merged` names the numbers ("bf16", "f16") that each update is rounded to as well."""
    layers = adapter.layers if progress is None else progress(adapter.layers)
    return AdapterReport(adapter, tuple([_layer_report(adapter, layer, merged) for layer in layers]))


def _layer_report(adapter: Adapter, layer: Layer, merged: str | None) -> LayerReport:
    B, A = adapter.factors(layer)
    values = enclosed_singular_values(B, A)
    if values is not None and layer.factor is not None:
        values = values.scaled(_absolute(layer.factor))
    return LayerReport(
        layer,
        rank_of_product(B, A),
        values,
        tuple([CountedRanks(one, counted_rank(one, B), counted_rank(one, A)) for one in libraries()]),
        None if merged is None else rank_when_merged(B, A, layer.factor, merged),
    )


def _absolute(factor: Surd) -> Enclosure:
    """The absolute value of the factor, which alone matters to singular values."""
    size = Surd(abs(factor.coefficient), factor.radicand)
    return Enclosure.exactly(size.coefficient) if size.is_rational else size.within(BITS)
