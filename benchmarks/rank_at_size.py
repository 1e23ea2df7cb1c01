"""The proven rank of dense matrices: exactrank beside the peers that prove theirs, in one run on one machine.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.rank_at_size [--quick] [--only WORD] [--limit SECONDS] [--sage PYTHON]

Every measurement runs in its own child process and is processor time, so that other work on the machine
disturbs it less (with one BLAS thread it is also the time one waits). Ratios are peer / exactrank: above 1
exactrank is faster.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from math import lcm
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import flint
import numpy as np

import exactrank
from benchmarks.rank_matrices import DENSE, SMALL, Rows, product_matrix, small_matrix
from benchmarks.rank_peers import iml_program, run_iml, run_pari, run_sage_iml
from exactrank import fast_rank
from exactrank.fast_rank.limbs import integer_array

Measured = tuple[float, Any, float]  # median seconds, answer, peak megabytes


def _child(pipe: Connection, work: Callable[[], Any], repeat: int) -> None:
    os.setsid()  # so that a program which the work starts ends with it
    times: list[float] = []
    answer = None
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while len(times) < repeat and sum(times) < 10:
        start = time.process_time()
        answer = work()
        times.append(time.process_time() - start)
        if isinstance(answer, tuple) and answer and answer[0] == "timed":
            times[-1], answer = answer[1], answer[2]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pipe.send((statistics.median(times), answer, (peak - before) / 1024))


def measure(work: Callable[[], Any], repeat: int, limit: float) -> Measured | None:
    """Run the work in a forked child; None when it took longer than the limit."""
    context = multiprocessing.get_context("fork")
    receive, send = context.Pipe(False)
    child = context.Process(target=_child, args=(send, work, repeat))
    child.start()
    send.close()
    try:
        if receive.poll(limit):
            result: Measured = receive.recv()
            return result
        return None
    except EOFError:
        return None
    finally:
        if child.is_alive() and child.pid:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
        child.join()


def flint_rank(rows: Rows) -> int:
    return int(flint.fmpz_mat(rows).rank())


def echelon_rank(rows: Rows) -> int:
    return len(fast_rank.reduced_row_echelon_form(rows)[2])


def flint_echelon_rank(A: Any) -> int:
    return int(A.rref()[1])


def seconds(value: float) -> str:
    return f"{value * 1e6:.1f} us" if value < 1e-3 else f"{value * 1e3:.1f} ms" if value < 1 else f"{value:.2f} s"


def beside(result: Measured | None, ours: Measured, limit: float) -> str:
    """A peer's time and how many times exactrank's it is."""
    if result is None:
        return f">{limit:.0f} s (x >{limit / ours[0]:.1f})"
    if result[1] != ours[1]:
        raise SystemExit(f"two ranks differ: {result[1]} and {ours[1]}")
    return f"{seconds(result[0])} (x {result[0] / ours[0]:.2f})"


def table(title: str, *heads: str) -> None:
    print(f"\n{title}\n\n| {' | '.join(heads)} |\n{'|---' * len(heads)}|", flush=True)


def line(*cells: object) -> None:
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


def small_table() -> None:
    title = "Lists: the same lists of lists, conversion included; the least of alternating rounds, matrix by matrix"
    table(title, "shape", "rank", "exactrank", "flint", "ratio")
    g = random.Random(1)
    for m, n, r in SMALL:
        batch = [small_matrix(g, m, n, r) for _ in range(max(2, min(20, 6000 // (m * n))))]
        ours, peer = (sum(times) / len(batch) for times in zip(*map(_least, batch), strict=True))
        line(f"{m} x {n}", r, seconds(ours), seconds(peer), f"x {peer / ours:.2f}")


def _least(A: Rows) -> list[float]:
    """The least times of both ranks, which take turns: what else the machine does lengthens some turns, not all."""
    least = [float("inf")] * 2
    ranks: list[Callable[[Rows], int]] = [exactrank.rank, flint_rank]
    for _ in range(25):
        for k, rank in enumerate(ranks):
            start = time.perf_counter()
            rank(A)
            least[k] = min(least[k], time.perf_counter() - start)
    return least


def dense_table(arguments: argparse.Namespace, program: Path | None) -> None:
    title = "Dense: rank from a list of lists; memory is the growth of the process; check is of the certificate"
    table(title, "order", "rank", "bits", "exactrank", "memory", "check", "flint", "IML", "PARI")
    limit = arguments.limit
    for n, r, bits in DENSE:
        if (arguments.quick and n > 500) or (arguments.only and arguments.only not in f"{n}/{r}/{bits}"):
            continue
        rows = product_matrix(n, r, bits)
        array = integer_array(rows)
        ours = measure(partial(fast_rank.rank_of_integers, rows), 5, limit)
        if ours is None:
            raise SystemExit(f"exactrank took longer than {limit} s")
        certificate = fast_rank.rank_with_certificate(array)[1]
        check = measure(partial(fast_rank.check_lifting, array, certificate), 5, limit)
        peer = measure(partial(flint_rank, rows), 3, limit)
        iml = pari = "-"
        if arguments.sage:
            iml = beside(measure(partial(run_sage_iml, arguments.sage, rows), 1, limit), ours, limit)
        elif program is not None and bits < 60:
            iml = beside(measure(partial(run_iml, program, rows), 1, limit), ours, limit)
        if shutil.which("gp") and n <= 200:
            pari = beside(measure(partial(run_pari, rows), 1, limit), ours, limit)
        checked = "-"
        if check is not None:
            ratio = (peer[0] if peer else limit) / check[0]
            checked = f"{seconds(check[0])} (flint x {'' if peer else '>'}{ratio:.0f})"
        memory = f"{ours[2]:.0f} MB (int64 matrix {8 * array.size / 2**20:.0f} MB)"
        line(n, ours[1], bits, seconds(ours[0]), memory, checked, beside(peer, ours, limit), iml, pari)


def echelon_table(arguments: argparse.Namespace) -> None:
    title = "Reduced row echelon form of a product of random rational factors (numerators and denominators to 9)"
    table(title, "order", "rank", "exactrank", "flint fmpq_mat.rref")
    for n, r in [(100, 50), (200, 100)]:
        g = random.Random(n)
        factors = [[flint.fmpq(g.randint(-9, 9), g.randint(1, 9)) for _ in range(n * r)] for _ in range(2)]
        A = flint.fmpq_mat(n, r, factors[0]) * flint.fmpq_mat(r, n, factors[1])
        rows = []
        for row in A.tolist():
            d = lcm(*(int(x.q) for x in row))
            rows.append([int(x.p) * (d // int(x.q)) for x in row])
        ours = measure(partial(echelon_rank, rows), 5, arguments.limit)
        if ours is None:
            raise SystemExit(f"exactrank took longer than {arguments.limit} s")
        peer = measure(partial(flint_echelon_rank, A), 3, arguments.limit)
        line(n, ours[1], seconds(ours[0]), beside(peer, ours, arguments.limit))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="orders up to 500 only")
    parser.add_argument("--only", help="only dense cases whose order/rank/bits contain this, such as 1000/500")
    parser.add_argument("--sage", help="a Python with Sage's modules, whose IML takes entries of any length")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds that one measurement may take")
    arguments = parser.parse_args()
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "not set")
    print(f"python {sys.version.split()[0]}, numpy {np.__version__}, python-flint {flint.__version__}")
    print(f"OPENBLAS_NUM_THREADS {threads}; processors {os.cpu_count()}")
    with tempfile.TemporaryDirectory() as folder:
        program = iml_program(Path(folder))
        if program is None and not arguments.sage:
            print("IML is not installed, or there is no C compiler: its column is left out")
        if not shutil.which("gp"):
            print("PARI is not installed: its column is left out")
        if not arguments.only:
            small_table()
        dense_table(arguments, program)
        if not arguments.only:
            echelon_table(arguments)


if __name__ == "__main__":
    main()
