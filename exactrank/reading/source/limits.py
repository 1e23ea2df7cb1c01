"""How much one input may hold. Every limit is far above what people write and far below what hurts."""

from __future__ import annotations

MAX_BYTES = 64 * 2**20
"""Bytes of one input."""
MAX_CERTIFICATE_BYTES = 2**30
"""Bytes of a certificate to check: that of a large sparse matrix is longer than the matrix."""
MAX_DIGITS = 100_000
"""Digits of one numerator, one denominator or one power."""
MAX_EXPONENT = 10_000
"""The exponent of `1e3`: what it writes out must stay a number that somebody could have typed."""
MAX_CELLS = 10_000_000
"""Entries of one matrix."""
MAX_DEPTH = 64
"""Brackets, groups, environments and boxes inside one another."""
MAX_LATEX = 4 * 2**20
"""Bytes of LaTeX or Markdown that is read for a matrix: its tokens take a hundred times as much."""
MAX_PROBLEMS = 20
"""Problems told one by one; the rest are counted."""
MAX_COUNTED = 10_000
"""Problems after which reading stops."""

MAGIC = b"\x93NUMPY"
HEADER = "%%matrixmarket"
"""How the files begin that say themselves what they are."""
