"""One BLAS thread for these tests, unless told otherwise.

Threads that wait for each other over thousands of small products make a busy machine many times slower. The
library itself leaves the number of threads alone.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
