"""The rank of integer and rational matrices of any size, always proven, as fast as we know how.

Works on plain data: lists of Python integers, numpy integer arrays, dictionaries, SciPy sparse matrices.
`choose.py` says which method is taken when, and why each of them proves its answer. numpy and flint are
imported by the first matrix that needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exactrank.fast_rank.choose import (
    check_lifting,
    rank_of_integers,
    rank_of_rationals,
    rank_with_certificate,
)
from exactrank.fast_rank.sparse import rank_of_sparse

if TYPE_CHECKING:
    from exactrank.fast_rank.certificate import LiftingCertificate, LiftingRefused
    from exactrank.fast_rank.echelon import reduced_row_echelon_form

__all__ = [
    "LiftingCertificate",
    "LiftingRefused",
    "check_lifting",
    "rank_of_integers",
    "rank_of_rationals",
    "rank_of_sparse",
    "rank_with_certificate",
    "reduced_row_echelon_form",
]

_HEAVY = {
    "LiftingCertificate": "certificate",
    "LiftingRefused": "certificate",
    "reduced_row_echelon_form": "echelon",
}


def __getattr__(name: str) -> Any:
    if name not in _HEAVY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HEAVY[name]}"), name)
