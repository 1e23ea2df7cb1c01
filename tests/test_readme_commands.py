"""The shell commands of the READMEs run as they are written, in a folder with the files that a reader would have."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.adapters.files import write_adapter
from tests.tools import needs

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ja.md")
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
RUBRIC = re.compile(r"```toml\n(.*?)```", re.DOTALL)
SET_UP = "-m venv"
WORKSHEET = """Identifier,Full name,Status,Grade,Maximum Grade,Feedback comments
Participant 17,Ada,Submitted,,100.00,
"""
ANSWER = "A = [2 4 -2 6; 1 3 1 5; 3 7 -1 11]\n\nR1 <-> R2\n\n[1 3 1 5; 2 4 -2 6; 3 7 -1 11]\n"


def commands_of(name: str) -> list[str]:
    """The lines of the shell blocks, but for those that set everything up, which the tests themselves rest on."""
    blocks = BLOCK.findall((ROOT / name).read_text("utf-8"))
    return [line for block in blocks for line in block.splitlines() if SET_UP not in line]


COMMANDS = [*dict.fromkeys([line for name in READMES for line in commands_of(name)])]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "derivations", made / "derivations")
    write_adapter(
        made / "my-adapter", {"layers.0.self_attn.q_proj": ([[1, 2], [2, 4], [0, 1]], [[1, 0, 1], [0, 1, 1]])}
    )
    with zipfile.ZipFile(made / "submissions.zip", "w") as file:
        file.writestr("Ada_17_assignsubmission_file_/answer.md", ANSWER)
    (made / "exported.csv").write_text(WORKSHEET, "utf-8")
    (rubric,) = RUBRIC.findall((ROOT / "README.md").read_text("utf-8"))
    (made / "rubric.toml").write_text(rubric, "utf-8")
    for path in ("book/one.tex", "chapters/one.tex", "notes.qmd"):
        (made / path).parent.mkdir(exist_ok=True)
        (made / path).write_text("The rank of a matrix is the number of its pivots.\n", "utf-8")
    bin_ = made / "bin"
    bin_.mkdir()
    (bin_ / "exactrank").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m exactrank "$@"\n')
    (bin_ / "exactrank").chmod(0o755)
    return made


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(folder / "bin"), os.environ.get("PATH", "")])
    env = {**os.environ, "PATH": paths, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_runs_as_it_is_written(line: str, folder: Path) -> None:
    if "coqc" in line:
        needs("coqc", "coq")
    done = run(line, folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_both_readmes_have_commands() -> None:
    assert all(commands_of(name) for name in READMES)


def test_a_command_that_does_not_run_is_found(folder: Path) -> None:
    assert run("exactrank derive no-such-file.csv --to text", folder).returncode == 2
