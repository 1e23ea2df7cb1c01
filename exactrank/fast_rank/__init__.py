"""The rank of integer and rational matrices of any size, always proven, as fast as we know how.

Works on plain data: lists of Python integers, numpy integer arrays, dictionaries, SciPy sparse matrices.
`choose.py` says which method is taken when, and why each of them proves its answer. numpy and flint are
imported by the first matrix that needs them.
"""

from __future__ import annotations

from exactrank.fast_rank.choose import (
    check_lifting,
    rank_of_integers,
    rank_of_rationals,
    rank_with_certificate,
)
from exactrank.fast_rank.sparse import rank_of_sparse

__all__ = ["check_lifting", "rank_of_integers", "rank_of_rationals", "rank_of_sparse", "rank_with_certificate"]
