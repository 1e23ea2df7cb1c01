"""Coq accepts the exported proofs and refuses false ones. Skipped where there is no Coq, except in CI."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from exactrank.matrix import Matrix
from exactrank.proofs.certificates import FactorsCertificate, certificate_of
from exactrank.proofs.coq_export import generic_theorem, to_coq, to_coq_file
from exactrank.proofs.rank_proofs import prove_rank
from tests.matrices import NAMED

DOCUMENT = NAMED["document"]
CLOSED = "Closed under the global context"


def factors(A: Matrix) -> FactorsCertificate:
    made = certificate_of(prove_rank(A, "factorization").evidence)
    assert isinstance(made, FactorsCertificate)
    return made


def test_coq_is_there_in_ci() -> None:
    assert shutil.which("coqc") or not os.environ.get("CI"), "coqc is missing: install coq and mathcomp"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if not shutil.which("coqc"):
        pytest.skip("coqc is not installed")
    return tmp_path


def compiled(folder: Path, name: str, text: str, *options: str) -> tuple[bool, str]:
    (folder / name).write_text(text, encoding="utf-8")
    command = ["coqc", "-w", "none", *options, name]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)
    return made.returncode == 0, made.stdout + made.stderr


def random_matrix(rng: random.Random) -> Matrix:
    r = rng.randrange(4)
    m, n = r + rng.randrange(4), r + rng.randrange(4)
    left = [[Fraction(rng.randint(-9, 9), rng.randint(1, 4)) for _ in range(r)] for _ in range(m)]
    return Matrix.of(left, r) @ Matrix.of([[rng.randint(-9, 9) for _ in range(n)] for _ in range(r)], n)


def test_coq_accepts_the_proofs_of_many_matrices_without_axioms(folder: Path) -> None:
    rng = random.Random(7)
    theorems = [(name, A) for name, A in NAMED.items()]
    theorems += [(f"random{k}", random_matrix(rng)) for k in range(20)]
    theorems += [("two  words", DOCUMENT), ("two--words", DOCUMENT), ("certificate", DOCUMENT), ("階数", DOCUMENT)]
    text = to_coq_file([(name, A, factors(A)) for name, A in theorems])
    assert len(set(re.findall(r"Theorem (\w+)", text))) == len(theorems) + 1
    accepted, output = compiled(folder, "all.v", text)
    assert accepted, output[-2000:]
    assert output.strip() == CLOSED
    assert text.split("all_ranks := (")[1].split(").")[0].count("rank_") == len(theorems)


@pytest.mark.long
def test_coq_accepts_the_short_file_with_the_generic_theorem_beside_it(folder: Path) -> None:
    options = ("-Q", ".", "ExactRank")
    assert compiled(folder, "RankCert.v", generic_theorem(), *options) == (True, "")
    accepted, output = compiled(folder, "W.v", to_coq(DOCUMENT, factors(DOCUMENT), "W", standalone=False), *options)
    assert (accepted, output.strip()) == (True, CLOSED)
    # Files that claim something false.
    true = to_coq(DOCUMENT, factors(DOCUMENT), "W", standalone=False)
    for name, text in (("rank", true.replace("= 1%N.", "= 2%N.")), ("entry", true.replace("(15, 1)", "(16, 1)", 1))):
        assert text != true
        accepted, output = compiled(folder, f"false_{name}.v", text, *options)
        assert not accepted, name
        assert "Error" in output
    # Certificates that do not prove what is claimed, in one file: Coq must find every one of them wrong.
    proof = factors(DOCUMENT)
    one, two = Matrix.of([[1, 0], [0, 0]]), Matrix.of([[1, 0], [0, 1]])
    wrong = [
        ("right", DOCUMENT, replace(proof, right=Matrix.of([[1, 2, 4]]))),
        ("inverse", DOCUMENT, replace(proof, inverse=Matrix.of([[2]]))),
        ("zero", DOCUMENT, replace(proof, inverse=Matrix.of([[0]]), denominator=0)),
        ("rows", DOCUMENT, replace(proof, rows=(7,))),
        ("columns", DOCUMENT, replace(proof, columns=(3,))),
        ("fewer", DOCUMENT, replace(proof, columns=(0, 1))),
        ("higher", two, factors(one)),
        ("lower", one, factors(two)),
        ("true", DOCUMENT, proof),
    ]
    kept, end = "by vm_cast_no_check (erefl true).\nQed.", "Abort."
    *refuted, last = to_coq_file(wrong, standalone=False).split(kept)[:-1]
    text = "".join([part + "Fail by vm_compute.\n" + end for part in refuted]) + last + f"by vm_compute.\n{end}"
    assert text.count("Fail by") == len(wrong) - 1  # a command under Fail that succeeds stops coqc
    accepted, output = compiled(folder, "wrong.v", text, *options)
    assert accepted, output


def test_the_theorem_states_the_matrix_as_it_is() -> None:
    A = Matrix.of([[Fraction(-1, 2), 3]])
    text = to_coq(A, factors(A), "A", standalone=False)
    assert "Definition entries_A : rows_of_fractions := ([:: [:: ((-1), 2); (3, 1)]])%Z." in text
    assert "Theorem rank_A : \\rank (matrix_of 1 2 entries_A) = 1%N." in text
    for word in ("Axiom", "Admitted", "admit", "Parameter", "Hypothesis"):
        assert word not in generic_theorem()
