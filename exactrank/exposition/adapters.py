"""The report on a trained adapter: the proven ranks, where numpy counts otherwise, what a lower rank keeps."""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Sequence
from fractions import Fraction

from exactrank.adapters.layers import Layer
from exactrank.adapters.merged import MergedRank
from exactrank.adapters.report import SHARES, AdapterReport, LayerReport
from exactrank.adapters.sums import LayerSum
from exactrank.document import (
    Block,
    Call,
    Code,
    Digits,
    Document,
    Formula,
    Grouped,
    Name,
    Number,
    Paragraph,
    Product,
    Result,
    Said,
    Size,
    Table,
    say,
)
from exactrank.errors import InputError
from exactrank.exposition.several import said_once
from exactrank.exposition.values import surd
from exactrank.numbers.decimals import Enclosure
from exactrank.reading.source.problems import shown

UP, DOWN = Name("B"), Name("A")
UPDATE = Product((Name("\\Delta"), Name("W")))
SIGMA = Name("\\sigma")
ZERO = Number(Fraction(0))
LONGEST_NAME = 200


def explain_adapter(report: AdapterReport, digits: int = 4) -> Document:
    """The report as a document."""
    return Document(say("adapter.title"), tuple(_blocks(report, digits)))


def explain_sums(reports: Sequence[AdapterReport], sums: Sequence[LayerSum], digits: int = 4) -> Document:
    """The reports on several adapters, one after the other, and what is known of the sums of their updates."""
    blocks = [block for report in reports for block in _blocks(report, digits)]
    return Document(say("adapter.title"), (*said_once(blocks), *_sums(sums)))


def _blocks(report: AdapterReport, digits: int) -> Iterator[Block]:
    layers = report.layers
    yield Paragraph(
        (say("adapter.overview", count=len(layers), file=Code(_name(report))), *_scale(report), *_size(report))
    )
    yield Paragraph((say("adapter.method", up=UP, down=DOWN, product=Product((UP, DOWN))),))
    yield Table(tuple(_head(report)), tuple([tuple(_row(one, report, digits)) for one in layers]))
    yield Paragraph((say("adapter.columns", update=UPDATE, value=SIGMA, shares=_shares()),))
    yield Paragraph(tuple(_counted(report)))
    if any(one.merged is not None for one in layers):
        too_large = any(one.merged is not None and one.merged.at_least is None for one in layers)
        about = say("adapter.merged", kind=Code(_merged_kind(report)), update=UPDATE)
        yield Paragraph((about, say("adapter.too-large")) if too_large else (about,))
    yield Result((Paragraph((_result(report),)),))


def _name(report: AdapterReport) -> str:
    """The last part of the path."""
    return shown(os.path.basename(os.path.abspath(report.adapter.path)), LONGEST_NAME)


def _layer_name(name: str) -> Code:
    """A name as the file has it is somebody else's text: without control characters, and not too long for a table."""
    return Code(shown(name, LONGEST_NAME))


def _size(report: AdapterReport) -> Iterator[Said]:
    if _alike(report):
        layer = report.layers[0].layer
        yield say("adapter.size", size=Size(layer.d_out, layer.d_in), number=Name("r"), order=layer.r)


def _shares() -> Formula:
    return Digits(", ".join([f"{float(share * 100):g} %" for share in SHARES]))


def _scale(report: AdapterReport) -> Iterator[Said]:
    configuration = report.adapter.configuration
    if configuration is None:
        yield say("adapter.no-configuration", product=Product((UP, DOWN)))
    elif configuration.magnitudes:
        yield say("adapter.magnitudes", product=Product((UP, DOWN)))
    else:
        first = report.layers[0].layer
        same = all(one.layer.factor == first.factor for one in report.layers)
        if same and first.factor is not None:
            yield say("adapter.factor", factor=surd(first.factor), product=Product((UP, DOWN)), update=UPDATE)
        else:
            yield say("adapter.factors", product=Product((UP, DOWN)), update=UPDATE)


def _alike(report: AdapterReport) -> bool:
    """Whether all layers have one size and one r: then a sentence says it, and no column."""
    return len({(one.layer.d_out, one.layer.d_in, one.layer.r) for one in report.layers}) == 1


def _deficient(report: AdapterReport) -> bool:
    """Whether the rank of some factor is less than r; else no column is spent on them."""
    return any(min(one.ranks.up.rank, one.ranks.down.rank) < one.layer.r for one in report.layers)


def _head(report: AdapterReport) -> Iterator[Said | Formula]:
    yield say("adapter.table.layer")
    if not _alike(report):
        yield say("adapter.table.size")
        yield Name("r")
    if _deficient(report):
        yield from (Call("rank", UP), Call("rank", DOWN))
    yield Call("rank", UPDATE)
    yield from (Name("\\sigma", "1"), Name("\\sigma", "r"))
    for share in SHARES:
        yield Digits(f"{float(share * 100):g} %")
    if any(one.merged is not None for one in report.layers):
        yield Code(_merged_kind(report))


def _row(one: LayerReport, report: AdapterReport, digits: int) -> Iterator[Said | Formula]:
    layer: Layer = one.layer
    yield _layer_name(layer.name)
    if not _alike(report):
        yield Size(layer.d_out, layer.d_in)
        yield Number(Fraction(layer.r))
    if _deficient(report):
        yield Number(Fraction(one.ranks.up.rank))
        yield Number(Fraction(one.ranks.down.rank))
    yield Number(Fraction(one.rank))
    values = () if one.values is None else one.values.values
    for place in (1, layer.r):  # behind the rank they are zero, which needs no enclosure
        yield _certain(values[place - 1] if place <= len(values) else None, digits) if place <= one.rank else ZERO
    for share in SHARES:
        order = one.order_for(share)
        yield Digits("?") if order is None else Number(Fraction(order))
    if one.merged is not None:
        yield _bound(one.merged)


def _bound(merged: MergedRank) -> Formula:
    if merged.at_least is None:
        return Digits("?")
    return Digits(f"{'' if merged.is_proven else '>= '}{merged.at_least}")


def _certain(value: Enclosure | None, digits: int) -> Formula:
    """As many digits, up to `digits`, as the enclosure makes certain."""
    for count in range(digits, 0, -1):
        try:
            if value is not None:
                return Digits(value.significant(count))
        except InputError:
            continue
    return Digits("?")


def _counted(report: AdapterReport) -> Iterator[Said]:
    for library in report.libraries:
        function = Code(f"{library}.linalg.matrix_rank")
        wrong = report.disagreements(library)
        if not wrong:
            yield say("adapter.counted.agrees", function=function, up=UP, down=DOWN)
            continue
        yield say("adapter.counted.differs", count=len(wrong), function=function)
        for one, counted in wrong[:10]:
            yield say(
                "adapter.counted.layer",
                layer=_layer_name(one.layer.name),
                up=Call("rank", UP),
                down=Call("rank", DOWN),
                counted_up=counted.up,
                counted_down=counted.down,
                rank_up=one.ranks.up.rank,
                rank_down=one.ranks.down.rank,
            )
        yield say("adapter.counted.why")


def _merged_kind(report: AdapterReport) -> str:
    return next((one.merged.kind for one in report.layers if one.merged is not None), "")


def _result(report: AdapterReport) -> Said:
    count = len(report.layers)
    if report.full == count:
        return say("adapter.result.full", count=count, update=UPDATE, number=Name("r"))
    if not report.full:
        return say("adapter.result.none", count=count, update=UPDATE, number=Name("r"))
    return say("adapter.result.less", count=count - report.full, all=count, update=UPDATE, number=Name("r"))


def _sums(sums: Sequence[LayerSum]) -> Iterator[Block]:
    yield Paragraph((say("adapter.sums.overview", count=len(sums), up=UP, down=DOWN),))
    keys = ("layer", "ranks", "sum", "outputs", "inputs", "shared-outputs", "shared-inputs")
    head = tuple([say(f"adapter.sums.{key}.head") for key in keys])
    rows: list[tuple[Said | Formula, ...]] = []
    for one in sums:
        ranks = Digits(" + ".join([str(rank) for rank in one.ranks]))
        total = Digits("?") if one.rank is None else Number(Fraction(one.rank))
        counts = (one.outputs, one.inputs, one.shared_outputs, one.shared_inputs)
        rows.append((_layer_name(one.name), ranks, total, *[Number(Fraction(count)) for count in counts]))
    yield Table(head, tuple(rows))
    apart = sum(one.shared_outputs == one.shared_inputs == 0 for one in sums)
    yield Result((Paragraph((say("adapter.sums.result", count=apart, all=len(sums), update=Grouped(UPDATE)),)),))
