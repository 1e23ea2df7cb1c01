"""Running the tests of a module against its mutants, in a copy of the tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).parent.parent.parent
COPIED = ("exactrank", "tests", "derivations", "conftest.py", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Target:
    """Modules (patterns below the package) and the tests that must notice a change of them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


TARGETS = {
    "checker": Target(
        ("checker.py",),
        ("tests/test_checker.py", "tests/test_lifting_certificate.py", "tests/test_checker_alone.py"),
    ),
    "judge": Target(
        (
            "judging/judge.py",
            "judging/judged_*.py",
            "judging/assertions.py",
            "judging/claims/*.py",
            "judging/steps/*.py",
        ),
        ("tests/judging", "tests/test_feedback.py", "tests/test_verify.py"),
    ),
    "lifting": Target(("fast_rank/lifting.py",), ("tests/fast_rank/test_upper_bounds.py", "tests/fast_rank")),
    "ranks": Target(
        tuple(
            f"fast_rank/{name}.py"
            for name in (
                "minors",
                "complements",
                "complements_of_two",
                "complements_of_three",
                "estimated",
                "nearly_full",
                "nonsingular",
                "pivots",
                "two_sided",
                "vanishing",
                "word_primes",
            )
        ),
        tuple(
            f"tests/fast_rank/test_{name}.py"
            for name in (
                "few_minors",
                "complements",
                "estimated",
                "nearly_full",
                "two_sided",
                "word_primes",
                "upper_bounds",
                "modular_parts",
                "threads",
                "dense_ranks",
            )
        ),
    ),
}


def trial(name: str, count: int, random: Random, seconds: float) -> Iterator[tuple[str, Mutant, bool]]:
    """`count` mutants of the target drawn at random: the module, the mutant, and whether a test failed.

    Raises ValueError when the tests fail without any change: then they tell nothing.
    """
    target = TARGETS[name]
    paths = [path for pattern in target.modules for path in sorted((ROOT / "exactrank").glob(pattern))]
    every = [(path.relative_to(ROOT), one) for path in paths for one in mutants(path.read_text("utf-8"))]
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in COPIED:
            here = ROOT / part
            if here.is_dir():
                shutil.copytree(here, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(here, copy / part)
        if _fails(copy, target.tests, 10 * seconds):  # a busy machine is no failure
            raise ValueError(f"the tests of {name} fail before anything is changed")
        for path, mutant in random.sample(every, min(count, len(every))):
            original = (copy / path).read_text("utf-8")
            (copy / path).write_text(mutant.source, "utf-8")
            try:
                yield str(path), mutant, _fails(copy, target.tests, seconds)
            finally:
                (copy / path).write_text(original, "utf-8")


def _fails(copy: Path, tests: tuple[str, ...], seconds: float) -> bool:
    """Whether a test fails or does not end in time."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0
