"""Reports on adapters that bring up every sentence there is of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy

from exactrank.adapters.layers import read_adapter
from exactrank.adapters.report import adapter_report
from exactrank.adapters.sums import layer_sums
from exactrank.document import Document
from exactrank.exposition.adapters import explain_adapter, explain_sums
from tests.adapters.files import safetensors, write_adapter


def adapter_documents() -> Iterator[Document]:
    with tempfile.TemporaryDirectory() as name:
        yield from _documents(Path(name))


def _documents(folder: Path) -> Iterator[Document]:
    ones = numpy.ones((3, 1)), numpy.ones((1, 2))
    uneven = numpy.eye(3, 2), numpy.array([[1.0, 0, 0], [0, 2.0**-80, 0]])
    lone = read_adapter(write_adapter(folder / "lone", {"q": ones}))
    yield explain_adapter(adapter_report(lone, "bf16"))
    large = numpy.full((2, 1), 2.0**15), numpy.full((1, 2), 2.0**15)
    yield explain_adapter(adapter_report(read_adapter(write_adapter(folder / "large", {"q": large})), "f16"))
    config = {"r": 2, "lora_alpha": 4, "rank_pattern": {"v": 1}, "use_rslora": True}
    several = read_adapter(write_adapter(folder / "several", {"q": uneven, "k": uneven, "v": ones}, config=config))
    yield explain_adapter(adapter_report(several))
    dora = {"r": 2, "lora_alpha": 4, "use_dora": True}
    yield explain_adapter(adapter_report(read_adapter(write_adapter(folder / "d", {"q": uneven}, config=dora))))
    zero = numpy.zeros((3, 1)), numpy.ones((1, 2))
    sorts = ({"q": zero}, {"q": zero, "v": zero}, {"q": ones, "v": ones}, {"q": zero, "k": zero, "v": zero})
    for layers in (
        *sorts,
        {"q": zero, "v": ones},
        {"q": zero, "k": zero, "v": ones},
        {"q": ones, "k": ones, "v": ones},
    ):
        yield explain_adapter(adapter_report(read_adapter(write_adapter(folder / "z", layers))))
    bare = folder / "bare.safetensors"
    bare.write_bytes(safetensors({"q.lora_A.weight": ("F32", ones[1]), "q.lora_B.weight": ("F32", ones[0])}))
    alone = read_adapter(str(bare))
    twice = [adapter_report(alone)] * 2
    yield explain_sums(twice, layer_sums(twice))
    both = read_adapter(write_adapter(folder / "z", {"q": ones, "v": ones}))
    twice = [adapter_report(both)] * 2
    yield explain_sums(twice, layer_sums(twice))
