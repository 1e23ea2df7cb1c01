"""How a recorded reduction is laid out on the page, and how much is said of it."""

from __future__ import annotations

from enum import Enum


class Layout(Enum):
    """Where the matrices of a reduction stand."""

    LIST = "list"
    """a numbered list: the reason, the operations, the matrix"""
    CHAIN = "chain"
    """matrices joined by arrows with the operations above and below, and a line of reasons for each pivot"""


class Detail(Enum):
    """How much of a reduction is told."""

    BRIEF = "brief"
    """the operations, the matrices and the conclusion"""
    NORMAL = "normal"
    """the reasons as well"""
    FULL = "full"
    """the arithmetic of every entry that changes as well"""
