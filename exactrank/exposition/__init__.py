"""Exposition: what is said about a record, and in which order. Message ids and formulas, no words."""

from exactrank.exposition.row_reduction import explain_row_reduction

__all__ = ["explain_row_reduction"]
