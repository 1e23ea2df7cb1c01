"""The JSON forms of the reports on adapters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exactrank.adapters.report import SHARES, AdapterReport, LayerReport
from exactrank.adapters.sums import LayerSum
from exactrank.numbers.decimals import Enclosure, rational_text

FORMAT = "exactrank-adapter/1"
FORMAT_OF_SEVERAL = "exactrank-adapters/1"


def adapter_object(report: AdapterReport) -> dict[str, Any]:
    """The report with proven ranks, and enclosures of the singular values as pairs of decimals rounded outwards."""
    return {
        "format": FORMAT,
        "adapter": report.adapter.path,
        "layers": [_layer_object(one) for one in report.layers],
    }


def several_object(reports: Sequence[AdapterReport], sums: Sequence[LayerSum]) -> dict[str, Any]:
    """Several reports and the sums of their layers."""
    return {
        "format": FORMAT_OF_SEVERAL,
        "adapters": [adapter_object(report) for report in reports],
        "sums": [_sum_object(one) for one in sums],
    }


def _layer_object(one: LayerReport) -> dict[str, Any]:
    layer, factor = one.layer, one.layer.factor
    made: dict[str, Any] = {
        "name": layer.name,
        "shape": [layer.d_out, layer.d_in],
        "r": layer.r,
        "numbers": layer.kind,
        "factor": None if factor is None else {"coefficient": str(factor.coefficient), "radicand": factor.radicand},
        "rank": one.rank,
        "rank_up": one.ranks.up.rank,
        "rank_down": one.ranks.down.rank,
        **{f"{counted.library}_rank_up": counted.up for counted in one.counted},
        **{f"{counted.library}_rank_down": counted.down for counted in one.counted},
        "singular_values": None if one.values is None else [_pair(value) for value in one.values.values],
        "energy": None if one.energy is None else _pair(one.energy),
        "rank_for_share": {str(float(share)): one.order_for(share) for share in SHARES},
    }
    if one.merged is not None:
        made["merged"] = {"numbers": one.merged.kind, "at_least": one.merged.at_least, "proven": one.merged.is_proven}
    return made


def _sum_object(one: LayerSum) -> dict[str, Any]:
    return {
        "name": one.name,
        "ranks": list(one.ranks),
        "rank": one.rank,
        "outputs": one.outputs,
        "inputs": one.inputs,
        "shared_outputs": one.shared_outputs,
        "shared_inputs": one.shared_inputs,
    }


def _pair(value: Enclosure) -> list[str]:
    """Lower and upper bound with 17 significant digits, rounded outwards.

    >>> from fractions import Fraction
    >>> _pair(Enclosure(Fraction(1, 3), Fraction(1, 3)))
    ['0.33333333333333333', '0.33333333333333334']
    """
    return [_outwards(value, up) for up in (False, True)]


def _outwards(value: Enclosure, up: bool) -> str:
    from decimal import ROUND_CEILING, ROUND_FLOOR, Context

    bound = value.upper if up else value.lower
    context = Context(prec=17, rounding=ROUND_CEILING if up else ROUND_FLOOR, Emin=-10000, Emax=10000)
    numerator, _, denominator = rational_text(bound).partition("/")
    return str(context.divide(_decimal(numerator), _decimal(denominator or "1")))


def _decimal(text: str) -> Any:
    from decimal import Decimal

    return Decimal(text)
