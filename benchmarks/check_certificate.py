"""How long `checker.py` takes for a 40 x 40 matrix of rank 20, per kind of certificate, beside finding the rank anew.

    python benchmarks/check_certificate.py [SIZE RANK]

The peer is SymPy's exact rank over its fastest domain (`DomainMatrix`), measured in the same run.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from exactrank.checker import check, from_json
from exactrank.matrix import Matrix
from exactrank.proofs.certificates import Certificate, certificate_of, certificate_text
from exactrank.proofs.lifting_certificate import lifting_certificate
from exactrank.proofs.rank_proofs import prove_rank

T = TypeVar("T")


def timed(work: Callable[[], T], repeats: int = 3) -> tuple[float, T]:
    """The least time of some runs, and the result."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - began)
    return min(times), found


def made_by(A: Matrix, method: str) -> Certificate:
    return lifting_certificate(A) if method == "lifting" else certificate_of(prove_rank(A, method).evidence)


def main(size: int = 40, rank: int = 20) -> None:
    from sympy import QQ
    from sympy.polys.matrices import DomainMatrix

    rng = random.Random(size)
    left, right = ([[rng.randint(-9, 9) for _ in range(rank)] for _ in range(size)] for _ in range(2))
    A = Matrix.of(left, rank) @ Matrix.of(right, rank).T
    entries = [[int(x) for x in row] for row in A]
    peer, found = timed(lambda: DomainMatrix([[QQ(x) for x in row] for row in entries], A.shape, QQ).rank())
    print(f"{size} x {size}, rank {found}; SymPy DomainMatrix.rank {peer * 1000:.1f} ms")
    for method in ("factorization", "row-reduction", "singular-values", "lifting"):
        finding, certificate = timed(lambda method=method: made_by(A, method), 1)  # type: ignore[misc]
        text = certificate_text(certificate)
        checking, checked = timed(lambda text=text: check(entries, from_json(text)))  # type: ignore[misc]
        if checked != found:
            raise ArithmeticError(f"{method}: {checked} and {found}")
        print(
            f"{json.loads(text)['kind']:14} {len(text) / 1000:8.0f} kB  found in {finding * 1000:7.1f} ms, "
            f"checked in {checking * 1000:7.1f} ms ({checking / peer:.1f} times the peer)"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
