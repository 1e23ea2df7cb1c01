"""The exact rank of sparse matrices, proven, and their certificates.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.sparse_rank [--only WORD] [--sage PYTHON] [--limit SECONDS]

The peer is Sage's rank of a sparse integer matrix (LinBox, Monte Carlo: not proven). `--sage` names a Python that has
Sage's modules, such as one where `passagemath-linbox` and `passagemath-modules` are installed, or `sage`.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from typing import Any

from benchmarks.sparse_matrices import CASES, Sparse

TURNS = 3

SAGE_PROGRAM = """
import json, sys, time
try:
    from sage.all import *
except ImportError:
    pass
from sage.matrix.constructor import matrix
from sage.rings.integer_ring import ZZ
rows, width = json.load(sys.stdin)
M = matrix(ZZ, len(rows), width, {(i, j): x for i, row in enumerate(rows) for j, x in row}, sparse=True)
start = time.process_time(); r = M.rank(); print(int(r), time.process_time() - start)
"""


def sage_rank(python: str, rows: Sparse, width: int, limit: float) -> tuple[int, float] | None:
    """The rank and its seconds; None after the limit, which reading the matrix counts for."""
    data = json.dumps([[list(row.items()) for row in rows], width])
    command = [python, "-c", SAGE_PROGRAM]
    try:
        done = subprocess.run(command, input=data, capture_output=True, text=True, check=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    rank, seconds = done.stdout.split()
    return int(rank), float(seconds)


def measure(name: str, certified: bool) -> dict[str, Any]:
    """Medians of processor time, and the growth of the memory, in this process."""
    from exactrank import fast_rank
    from exactrank.fast_rank.sparse_entries import entries_of
    from exactrank.proofs.certificates import certificate_text
    from exactrank.proofs.ranks import check
    from exactrank.proofs.sparse_certificate import sparse_certificate

    rows, width = CASES[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    rank = 0
    for _ in range(TURNS):
        start = time.process_time()
        rank = fast_rank.rank_of_sparse(rows)
        times.append(time.process_time() - start)
    made = {"rank": rank, "shape": [len(rows), width], "seconds": statistics.median(times)}
    made["megabytes"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    if certified:
        E = entries_of(rows, (len(rows), width))
        start = time.process_time()
        text = certificate_text(sparse_certificate(E))
        made["certifying"], made["bytes"] = time.process_time() - start, len(text)
        start = time.process_time()
        if check(E, text) != rank:
            raise SystemExit(f"{name}: another rank is certified")
        made["checking"] = time.process_time() - start
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description="the exact rank of sparse matrices")
    parser.add_argument("--only", metavar="WORD", default="", help="only matrices with this in their names")
    parser.add_argument("--sage", metavar="PYTHON", default=shutil.which("sage"), help="a Python with Sage's modules")
    parser.add_argument("--limit", type=float, default=60, help="seconds after which Sage is stopped")
    parser.add_argument("--no-certificates", action="store_true")
    parser.add_argument("--case", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.case:
        print(json.dumps(measure(options.case, not options.no_certificates)))
        return
    if options.sage is None:
        print("Sage is not installed: its column is left out")
    print(f"python {sys.version.split()[0]}\n")
    print("| matrix | shape | rank | exactrank | memory | certificate | check | Sage, not proven |")
    print("|---|---|---|---|---|---|---|---|")
    for name, make in CASES.items():
        if options.only not in name:
            continue
        command = [sys.executable, "-m", "benchmarks.sparse_rank", "--case", name]
        command += ["--no-certificates"] if options.no_certificates else []
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        peer = "-"
        if options.sage is not None:
            told = sage_rank(options.sage, *make(), options.limit)
            if told is None:
                peer = f"over {options.limit:.0f} s"
            elif told[0] != found["rank"]:
                peer = f"{told[0]} (wrong) {told[1]:.2f} s"
            else:
                peer = f"{told[1]:.2f} s (x {told[1] / found['seconds']:.2f})"
        proof, check = "-", "-"
        if "bytes" in found:
            proof = f"{found['certifying']:.2f} s, {found['bytes'] / 1e6:.2f} MB"
            check = f"{found['checking']:.2f} s"
        shape = f"{found['shape'][0]} x {found['shape'][1]}"
        ours = f"{found['seconds']:.3f} s | {found['megabytes']:.0f} MB"
        print(f"| {name} | {shape} | {found['rank']} | {ours} | {proof} | {check} | {peer} |", flush=True)


if __name__ == "__main__":
    main()
