"""One BLAS thread for these tests, unless told otherwise: threads that wait for each other over thousands of small
products on a busy machine make them many times slower. The library itself leaves the number of threads alone."""

import os

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
