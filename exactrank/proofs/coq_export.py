"""A rank as a theorem for Coq: a `.v` file that `coqc` accepts alone, with mathcomp's algebra and zify beside it.

The generic theorem `rank_certificate` (`coq/RankCert.v`) is proved once; a matrix and its certificate become data, and
Coq's kernel does the arithmetic. So trust rests on Coq and on the two lines that state the theorem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import resources

from exactrank.matrix import Matrix
from exactrank.numbers.decimals import integer_text
from exactrank.proofs.certificates import FactorsCertificate

GENERIC_FILE = "RankCert.v"


def to_coq(A: Matrix, certificate: FactorsCertificate, name: str = "A", standalone: bool = True) -> str:
    """The file that proves `\\rank A = r` over the rationals; false certificates make files that coqc refuses.

    `standalone` copies the generic theorem into the file; otherwise it is required from `RankCert.v`.

    >>> from exactrank.proofs.certificates import certificate_of
    >>> from exactrank.proofs.rank_proofs import prove_rank
    >>> A = Matrix.of([[1, 2], [2, 4]])
    >>> proof = certificate_of(prove_rank(A, "factorization").evidence)
    >>> print(to_coq(A, proof, standalone=False).split("Theorem ")[1].split("Proof")[0].strip())
    rank_A : \\rank (matrix_of 2 2 entries_A) = 1%N.
    """
    return to_coq_file([(name, A, certificate)], standalone)


def to_coq_file(theorems: Iterable[tuple[str, Matrix, FactorsCertificate]], standalone: bool = True) -> str:
    """One file with a theorem for each name, matrix and certificate, and what each of them assumes."""
    if standalone:
        head = generic_theorem()
    else:
        head = (
            f"(* coqc -Q FOLDER ExactRank FOLDER/{GENERIC_FILE}, and then the same with this file. *)\n"
            "From Coq Require Import ZArith.\n"
            "From mathcomp Require Import all_ssreflect all_algebra.\n"
            "From ExactRank Require Import RankCert.\n"
            "Local Open Scope ring_scope.\n"
            "Delimit Scope Z_scope with Z.\n"
        )
    taken = set(re.findall(r"\w+", head))
    parts, labels = [head], list[str]()
    for name, A, certificate in theorems:
        label = re.sub(r"[^A-Za-z0-9_]", "_", name) or "A"
        while f"rank_{label}" in taken or f"entries_{label}" in taken:
            label += "_"
        taken |= {f"rank_{label}", f"entries_{label}"}
        labels.append(f"rank_{label}")
        parts.append(_theorem(label, A, certificate))
    # Asking takes Coq a second, so all are asked about at once.
    together = f"Definition all_ranks := ({', '.join(labels)}).\nPrint Assumptions all_ranks.\n"
    parts.append(together if len(labels) > 1 else f"Print Assumptions {labels[0]}.\n" if labels else "")
    return "\n".join(parts)


def generic_theorem() -> str:
    """The text of `RankCert.v`."""
    return resources.files("exactrank").joinpath("coq", GENERIC_FILE).read_text(encoding="utf-8")


def _theorem(label: str, A: Matrix, certificate: FactorsCertificate) -> str:
    m, n = certificate.shape
    r = certificate.rank
    # With N = e A and F = G / s in integers: S X = d I is N[I, J] X = e d I, and A = C F is s N = N[., J] G.
    N, e = A.over_common_denominator()
    G, s = certificate.right.over_common_denominator()
    X, _ = certificate.inverse.over_common_denominator()
    fractions = [[f"({_integer(x.numerator)}, {integer_text(x.denominator)})" for x in row] for row in A]
    shape = f"{m} {n}"
    return f"""(* ---- {label}: {m} x {n}, rank {r} ---- *)
Definition entries_{label} : rows_of_fractions := ({_rows(fractions)})%Z.

Theorem rank_{label} : \\rank (matrix_of {shape} entries_{label}) = {r}%N.
Proof.
apply: (@rank_certificate {shape} {r} entries_{label} {_integer(e)}%Z
  ({_rows(_texts(N))})%Z
  ({_list(map(str, certificate.rows))})%N
  ({_list(map(str, certificate.columns))})%N
  ({_rows(_texts(X))})%Z
  ({_rows(_texts(G))})%Z
  {_integer(e * certificate.denominator)}%Z {_integer(s)}%Z).
by vm_cast_no_check (erefl true).
Qed.
"""


def _texts(rows: list[list[int]]) -> list[list[str]]:
    return [[_integer(x) for x in row] for row in rows]


def _integer(value: int) -> str:
    return integer_text(value) if value >= 0 else f"({integer_text(value)})"


def _rows(rows: list[list[str]]) -> str:
    return _list([_list(row) for row in rows])


def _list(items: Iterable[str]) -> str:
    inside = "; ".join(items)
    return f"[:: {inside}]" if inside else "[::]"
