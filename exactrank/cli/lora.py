"""exactrank lora ADAPTER [OTHER..]: what is proven of the ranks of a trained adapter, layer by layer."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exactrank.cli.output import write
from exactrank.errors import InputError, Place
from exactrank.messages import LANGUAGES

if TYPE_CHECKING:
    from exactrank.adapters.layers import Adapter, Layer
    from exactrank.adapters.report import AdapterReport

FORMATS = ("text", "markdown", "html", "latex", "pdf", "json")
NUMBERS = ("bf16", "f16")


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "lora",
        help="prove the ranks of a trained low-rank adapter, layer by layer",
        description="ADAPTER is a folder with adapter_model.safetensors and adapter_config.json, or a .safetensors "
        "file. Several adapters are also compared: the rank of the sum of their updates, and what their spaces share.",
    )
    command.add_argument("adapters", metavar="ADAPTER", nargs="+")
    command.add_argument("--layer", action="append", default=[], metavar="GLOB", help='only layers such as "*.q"')
    command.add_argument("--merged", choices=NUMBERS, help="also the rank of each update rounded to these numbers")
    command.add_argument("--certificate", metavar="FILE", help="write a certificate of the ranks (one adapter)")
    command.add_argument("--check", metavar="FILE", help="check such a certificate instead of finding the ranks")
    command.add_argument("--to", choices=FORMATS, metavar="FORMAT", help=" ".join(FORMATS))
    command.add_argument("--standalone", action="store_true", help="a whole document instead of a fragment")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.adapters.layers import read_adapter
    from exactrank.adapters.report import adapter_report

    one_alone = options.certificate or options.check
    if one_alone and len(options.adapters) > 1:
        raise InputError.of("adapter-certificate-one")
    adapters = [read_adapter(path, options.layer) for path in options.adapters]
    if options.check:
        return _check(adapters[0], options.check)
    reports = [adapter_report(adapter, options.merged, _progress) for adapter in adapters]
    if options.certificate:
        from exactrank.adapters.certificates import certificate_object

        write(json.dumps(certificate_object(reports[0])) + "\n", options.certificate)
    _write(reports, options)
    return 0


def _progress(layers: Sequence[Layer]) -> Any:
    if sys.stderr is None or not sys.stderr.isatty():
        return layers
    from tqdm import tqdm

    return tqdm(layers, desc="lora", leave=False)


def _check(adapter: Adapter, path: str) -> int:
    from exactrank.adapters.certificates import check_adapter
    from exactrank.checker import Refused, from_json
    from exactrank.reading.matrices.files import decoded, read_bytes
    from exactrank.reading.source.problems import shown

    try:
        certificate = from_json(decoded(read_bytes(path), path))
    except ValueError as error:
        raise InputError.of("certificate-json", Place(path), reason=str(error)) from None
    try:
        ranks = check_adapter(adapter, certificate, path)
    except Refused as reason:
        write(f"refused: {shown(str(reason), 400)}\n", None)
        return 1
    write("".join([f"accepted: {shown(name, 200)}: rank {rank}\n" for name, rank in ranks.items()]), None)
    return 0


def _write(reports: list[AdapterReport], options: argparse.Namespace) -> None:
    from exactrank.adapters.sums import layer_sums
    from exactrank.render.formats import Format, format_of, written

    sums = layer_sums(reports) if len(reports) > 1 else ()
    to = Format(options.to) if options.to else format_of(options.output or "") or Format.TEXT
    if to is Format.JSON:
        from exactrank.render.json.adapters import adapter_object, several_object

        made = several_object(reports, sums) if sums else adapter_object(reports[0])
        write(json.dumps(made, ensure_ascii=False) + "\n", options.output)
        return
    from exactrank.exposition.adapters import explain_adapter, explain_sums

    document = explain_sums(reports, sums) if sums else explain_adapter(reports[0])
    write(written(document, to, options.lang, options.standalone), options.output)
