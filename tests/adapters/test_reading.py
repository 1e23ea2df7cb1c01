"""What is read of an adapter's files: exact numbers, or one clear line."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.adapters.configuration import AdapterConfiguration, read_configuration
from exactrank.adapters.layers import read_adapter
from exactrank.adapters.patterns import LayerPattern
from exactrank.adapters.safetensors import tensor_file
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.numbers.surds import Surd
from tests.adapters.files import safetensors, write_adapter


@pytest.mark.parametrize("kind", ["F64", "F32", "F16", "BF16"])
def test_every_kind_is_read_exactly(kind: str, tmp_path: Path) -> None:
    X = [[1.5, -0.25, 0.0], [2.0**-12, 96.0, -1.0]]
    path = tmp_path / "x.safetensors"
    path.write_bytes(safetensors({"one": (kind, X), "two": ("F32", [1.0])}))
    assert tensor_file(str(path)).doubles("one").tolist() == X


def entry(**changes: Any) -> bytes:
    """A file with one 1 x 2 tensor, and what its header says of it changed."""
    header = {"x": {"dtype": "F32", "shape": [1, 2], "data_offsets": [0, 8]} | changes}
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes(8)


MALFORMED = {
    "empty": (b"", "header"),
    "short": (b"\x01\x00", "header"),
    "a header longer than the file": ((10**6).to_bytes(8, "little") + b"{}", "header"),
    "no JSON": ((2).to_bytes(8, "little") + b"{]", "header"),
    "a list": ((2).to_bytes(8, "little") + b"[]", "header"),
    "not UTF-8": ((2).to_bytes(8, "little") + b"\xff\xff", "header"),
    "a name twice": ((13).to_bytes(8, "little") + b'{"a":1,"a":1}', "header"),
    "an entry that is a number": ((7).to_bytes(8, "little") + b'{"a":1}', "tensor a"),
    "a negative side": (entry(shape=[-1, -2]), "tensor x"),
    "a side that is true": (entry(shape=[True, 2]), "tensor x"),
    "offsets the wrong way round": (entry(data_offsets=[8, 0]), "tensor x"),
    "fewer bytes than the shape needs": (entry(shape=[2, 2]), "tensor x"),
    "bytes outside the file": (entry(data_offsets=[8, 16]), "tensor x"),
    "an unknown kind": (entry(dtype="F4"), "kind F4"),
    "bytes after the tensors": (entry() + b"\0", "byte"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_one_line(name: str, tmp_path: Path) -> None:
    content, said = MALFORMED[name]
    path = tmp_path / "bad.safetensors"
    path.write_bytes(content)
    with pytest.raises(InputError) as found:
        tensor_file(str(path))
    assert said in str(found.value)
    assert "\n" not in str(found.value)
    assert "bad.safetensors" in str(found.value)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes, framed: bool) -> None:
    path = tmp_path_factory.mktemp("any") / "x.safetensors"
    path.write_bytes(len(content).to_bytes(8, "little") + content if framed else content)
    said = ""
    try:
        tensors = tensor_file(str(path)).tensors
        assert all(tensor.stop <= path.stat().st_size for tensor in tensors.values())
    except InputError as error:
        said = str(error)
    assert "\n" not in said


def test_numbers_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    path = write_adapter(tmp_path / "a", {"q": ([[1.0], [float("nan")]], [[1.0, 2.0]])})
    adapter = read_adapter(path)
    with pytest.raises(InputError, match="not finite"):
        adapter.factors(adapter.layers[0])


PATTERNS = [
    ({"rank_pattern": {"q": 4}}, "encoder.0.q", 4),
    ({"rank_pattern": {"q": 4}}, "encoder.0.qq", 8),
    ({"rank_pattern": {"0.q": 4}}, "encoder.0.q", 4),
    ({"rank_pattern": {"0.q": 4}}, "encoder.10.q", 8),
    ({"rank_pattern": {"^encoder": 4}}, "encoder.10.q", 8),
    ({"rank_pattern": {"^encoder": 4}}, "encoder", 4),
    ({"rank_pattern": {r"^encoder\..*": 4}}, "encoder.10.q", 4),
    ({"rank_pattern": {"x|^q": 4}}, "encoder.q", 8),
    ({"rank_pattern": {"^encoder": 4}}, "decoder.encoder.q", 8),
    ({"rank_pattern": {r".*\.[0-3]\.q": 4}}, "encoder.3.q", 4),
    ({"rank_pattern": {r".*\.[0-3]\.q": 4}}, "encoder.4.q", 8),
]


@pytest.mark.parametrize(("more", "layer", "r"), PATTERNS)
def test_patterns_are_read_as_peft_reads_them(more: dict[str, Any], layer: str, r: int) -> None:
    found = read_configuration(json.dumps({"r": 8, "lora_alpha": 16} | more).encode(), "c.json")
    assert found.r_of(layer) == r


@pytest.mark.parametrize(
    "config",
    [
        "[]",
        "{",
        '{"r": 8}',
        '{"r": 0, "lora_alpha": 1}',
        '{"r": true, "lora_alpha": 1}',
        '{"r": 8, "lora_alpha": "16"}',
        '{"r": 8, "lora_alpha": 1e400}',
        '{"r": 8, "lora_alpha": 1e999999999}',
        '{"r": 8, "lora_alpha": 1e-999999999}',
        '{"r": 8, "lora_alpha": NaN}',
        '{"r": 8, "lora_alpha": -Infinity}',
        '{"r": 8, "lora_alpha": 8, "use_rslora": "false"}',
        '{"r": 8, "lora_alpha": 8, "use_dora": 0}',
        '{"r": 8, "lora_alpha": 8, "fan_in_fan_out": []}',
        '{"r": 8, "lora_alpha": 8, "rank_pattern": {"a{2}": 2}}',
        '{"r": 8, "lora_alpha": 8, "rank_pattern": {"(a+)+$": 2}}',
        '{"r": 8, "lora_alpha": 8, "rank_pattern": {"[": 2}}',
        '{"r": 8, "lora_alpha": 8, "rank_pattern": 3}',
    ],
)
def test_a_configuration_that_is_not_one_is_refused(config: str) -> None:
    with pytest.raises(InputError, match=r"c\.json"):
        read_configuration(config.encode(), "c.json")


def test_what_is_not_asked_for_may_be_any_number() -> None:
    found = read_configuration(b'{"r": 8, "lora_alpha": 8, "lora_dropout": 1e999999999, "use_dora": null}', "c.json")
    assert (found.r, found.magnitudes) == (8, False)


HOSTILE = [
    ("(a|a)" * 30, "a" * 30 + "b"),
    ("a?" * 40 + "a" * 40, "a" * 79 + "b"),
    (".*" * 60 + "x", "a." * 60),
    (".*a" * 60 + "x", "a" * 120),
    (r"\w*\w*\w*\w*\w*\w*\w*\w*y", "w" * 3000),
]


@pytest.mark.parametrize(("pattern", "name"), HOSTILE)
def test_no_pattern_takes_long(pattern: str, name: str) -> None:
    """Each of them would go on for years by going back over its steps."""
    assert not LayerPattern.of(pattern).matches(name)


ATOMS = ["a", "b", r"\.", ".", "[ab]", "[^a]", "^", "$", r"\w", "(a|b)", "(a.|b)?", "(|ab)", "(?:b|$)"]
PARTS = st.tuples(st.sampled_from(ATOMS), st.sampled_from(["", "", "*", "+", "?", "*?"]))


@given(st.lists(PARTS | st.just(("|", "")), max_size=6), st.text("ab.\n", max_size=8))
def test_patterns_match_what_regular_expressions_match(parts: list[tuple[str, str]], name: str) -> None:
    text = "".join([atom + ("" if atom[:1] in "^$(|" else sign) for atom, sign in parts])
    assert LayerPattern.of(text).matches(name) == bool(re.match(rf"(.*\.)?({text})$", name))


@pytest.mark.parametrize(
    "text", ["(", ")", "(a", "a)", "[", "[]", "a**", "*", "(a)*", "(?i)a", r"\1", r"\b", "a" * 2000, "(" * 60]
)
def test_what_is_no_pattern_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^.*$"):
        LayerPattern.of(text)


@pytest.mark.parametrize("name", ["q\x1b[2J", "q\u202e", "q\x7f"])
def test_the_name_of_a_tensor_is_printed_without_control_characters(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_adapter(tmp_path / "a", {name: ([[1.0]], [[1.0]])})
    certificate = str(tmp_path / "c.json")
    for more in ([], ["--to", "markdown"], ["--to", "html"], ["--certificate", certificate], ["--check", certificate]):
        assert main(["lora", path, *more]) == 0
        assert not {"\x1b", "\u202e", "\x7f"} & set(capsys.readouterr().out)
    with pytest.raises(InputError) as refused:
        read_adapter(write_adapter(tmp_path / "b", {name: ([[1.0, 2.0]], [[1.0]])}))
    assert name not in str(refused.value)


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    header = b'{"\\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
    path.write_bytes(len(header).to_bytes(8, "little") + header + bytes(4))
    with pytest.raises(InputError, match="header"):
        tensor_file(str(path))


def test_the_factor_is_exact() -> None:
    plain = AdapterConfiguration(8, Fraction(1, 10), alphas=((LayerPattern.of("q"), Fraction(3)),))
    assert plain.factor_of("x.k") == Surd(Fraction(1, 80))
    assert plain.factor_of("x.q") == Surd(Fraction(3, 8))
    assert AdapterConfiguration(8, Fraction(4), rank_stabilized=True).factor_of("q") == Surd(Fraction(1), 2)


def test_layers_that_do_not_fit_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the layer q .* 2x1 and 2x2"):
        read_adapter(write_adapter(tmp_path / "a", {"q": ([[1.0], [2.0]], [[1.0, 2], [3, 4]])}))
    with pytest.raises(InputError, match="inner dimension 1, and the configuration says 2"):
        read_adapter(write_adapter(tmp_path / "b", {"q": ([[1.0]], [[1.0]])}, config={"r": 2, "lora_alpha": 1}))
    with pytest.raises(InputError, match="no layer has such a name"):
        read_adapter(write_adapter(tmp_path / "c", {"q": ([[1.0]], [[1.0]])}), ["*.k"])
    alone = tmp_path / "alone.safetensors"
    alone.write_bytes(safetensors({"q.lora_A.weight": ("F32", [[1.0]])}))
    with pytest.raises(InputError, match="only the factor A"):
        read_adapter(str(alone))
    other = tmp_path / "other.safetensors"
    other.write_bytes(safetensors({"weight": ("F32", [[1.0]])}))
    with pytest.raises(InputError, match="no factors"):
        read_adapter(str(other))


def test_layers_are_chosen_by_name(tmp_path: Path) -> None:
    ones = numpy.ones((2, 1)), numpy.ones((1, 3))
    path = write_adapter(tmp_path / "a", {"0.q": ones, "0.v": ones, "1.q": ones})
    assert [one.name for one in read_adapter(path, ["*.q"]).layers] == ["0.q", "1.q"]
