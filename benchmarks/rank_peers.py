"""Peers that prove a rank, as other programs: IML through a small C program or through Sage, and PARI."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.rank_matrices import Rows

IML_PROGRAM = r"""
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <gmp.h>
#include <iml.h>
int main(int argc, char **argv) {
    long n = atol(argv[1]); FILE *f = fopen(argv[2], "rb"); long *A = malloc(n * n * sizeof(long)); mpz_t *N;
    if (!f || fread(A, sizeof(long), n * n, f) != (size_t)(n * n)) return 1;
    struct timespec a, b; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a); long k = nullspaceLong(n, n, A, &N);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    printf("%ld %.6f\n", n - k, (b.tv_sec - a.tv_sec) + 1e-9 * (b.tv_nsec - a.tv_nsec)); return 0;
}
"""


SAGE_PROGRAM = """
import sys, time
from sage.matrix.constructor import matrix
from sage.rings.integer_ring import ZZ
from sage.matrix.matrix_integer_iml import _rational_kernel_iml
rows = [[int(x, 16) for x in line.split()] for line in open(sys.argv[1])]
A = matrix(ZZ, len(rows), len(rows[0]), [x for row in rows for x in row])
start = time.process_time(); kernel = _rational_kernel_iml(A)
print(len(rows) - kernel.ncols(), time.process_time() - start)
"""


def iml_program(folder: Path) -> Path | None:
    """A small program around IML's nullspaceLong, or None when IML or a compiler is not there."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    source, program = folder / "iml_rank.c", folder / "iml_rank"
    source.write_text(IML_PROGRAM, encoding="utf-8")
    for blas in ("-lm", "-lopenblas", "-lcblas", "-l:libcblas.so.3"):
        command = [compiler, "-O2", str(source), "-o", str(program), "-liml", blas, "-lgmp", "-lm"]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return program
    return None


def run_iml(program: Path, rows: Rows) -> Any:
    with tempfile.NamedTemporaryFile(suffix=".bin") as file:
        np.array(rows, dtype=np.int64).tofile(file.name)
        done = subprocess.run([program, str(len(rows)), file.name], capture_output=True, text=True, check=True)
    rank, seconds = done.stdout.split()
    return ("timed", float(seconds), int(rank))


def run_sage_iml(python: str, rows: Rows) -> Any:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.writelines(" ".join(map(hex, row)) + "\n" for row in rows)
        file.flush()
        done = subprocess.run([python, "-c", SAGE_PROGRAM, file.name], capture_output=True, text=True, check=True)
    rank, seconds = done.stdout.split()
    return ("timed", float(seconds), int(rank))


def run_pari(rows: Rows) -> Any:
    with tempfile.NamedTemporaryFile("w", suffix=".gp") as file:
        file.write("M = [" + ";".join(",".join(map(str, row)) for row in rows) + "];\n")
        file.write('gettime(); r = matrank(M); print(r, " ", gettime());\n')
        file.flush()
        command = ["gp", "-q", "-f", "-D", "parisizemax=4G", file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    rank, milliseconds = done.stdout.split()
    return ("timed", float(milliseconds) / 1000, int(rank))
