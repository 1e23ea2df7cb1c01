"""The real torch says what numpy says, in `low-rank`, on the whole page and of an adapter.

It is taken from where it is: the interpreter of the tests, or Debian's, which reads the other packages of the tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy
import pytest

from tests.adapters.files import write_adapter
from tests.tools import needs, needs_file

ROOT = Path(__file__).parents[1]
VALUES_THAT_DIFFER = 1e-12


@pytest.fixture(scope="module")
def with_torch() -> tuple[str, dict[str, str]]:
    """An interpreter that has torch, and the environment in which it finds exactrank too."""
    if find_spec("torch") is not None:
        return sys.executable, dict(os.environ)
    program = needs("/usr/bin/python3", "python3-torch")
    needs_file("torch/__init__.py", "/usr/lib/python3/dist-packages", "python3-torch")
    shown = "import sys; print(*sys.version_info[:2])"
    version = subprocess.run([program, "-c", shown], capture_output=True, text=True, check=True, timeout=60).stdout
    if tuple(version.split()) != tuple(str(one) for one in sys.version_info[:2]):
        pytest.skip("the packages of these tests are for another Python than that of torch")
    paths = os.pathsep.join([str(ROOT), sysconfig.get_path("platlib")])
    return program, os.environ | {"PYTHONPATH": paths}


def answered(with_torch: tuple[str, dict[str, str]], *arguments: str) -> Any:
    """What the command prints as JSON."""
    program, environment = with_torch
    command = [program, "-m", "exactrank", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def by(library: str, derivation: Any) -> tuple[int, list[float]]:
    """The rank that a library counts, and its singular values."""
    answers = derivation[library]
    return answers["matrix_rank"], [float(one["answer"]) for one in answers["singular_values"]]


@pytest.mark.parametrize("matrix", ["3 0 1; 0 2 0; 1 0 3", "1 2 3; 4 5 6; 7 8 9", "1 2; 2 4; 1 1"])
def test_torch_stands_beside_numpy(with_torch: tuple[str, dict[str, str]], matrix: str) -> None:
    """In `low-rank` and in that part of the whole page."""
    made = answered(with_torch, "derive", matrix, "--by", "low-rank", "--rank", "1", "--to", "json")
    whole = answered(with_torch, "derive", matrix, "--by", "all", "--rank", "1", "--to", "json")["derivations"]
    (part,) = [one for one in whole if one["method"] == "low-rank"]
    for derivation in (made, part):
        (rank, values), (numpy_rank, numpy_values) = by("torch", derivation), by("numpy", derivation)
        assert rank == numpy_rank == derivation["rank"]
        assert len(values) == len(numpy_values)
        assert numpy.allclose(values, numpy_values, rtol=0, atol=VALUES_THAT_DIFFER)


def test_torch_counts_the_ranks_of_an_adapter(with_torch: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    write_adapter(tmp_path, {"layer": (numpy.eye(3, 2), numpy.array([[1.0, 2, 0, 1], [2, 4, 0, 2]]))})
    (layer,) = answered(with_torch, "lora", str(tmp_path), "--to", "json")["layers"]
    assert (layer["torch_rank_up"], layer["torch_rank_down"]) == (layer["rank_up"], layer["rank_down"]) == (2, 1)
