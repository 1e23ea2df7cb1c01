"""Reading: text, files and Python values become matrices, row operations and statements.

Everything goes through our own tokenizers with limits (`limits.py`); nothing is evaluated, and no TeX is run.
"""

from exactrank.reading.matrices.files import read_matrix
from exactrank.reading.matrices.python_values import MatrixLike, as_matrix

__all__ = ["MatrixLike", "as_matrix", "read_matrix"]
