"""Sparse rows and what elimination keeps of them."""

from __future__ import annotations

SparseRow = dict[int, int]
"""The entries that are not 0, by column."""

Pivots = list[tuple[int, SparseRow]]
"""In the order found: the column of a pivot, and what replaces a unit in that column (see `eliminate_row_by_row`)."""
