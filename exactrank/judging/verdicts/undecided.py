"""Why an expression or a claim comes to nothing: raised where it is met, caught where the claim is judged."""

from __future__ import annotations

from exactrank.judging.verdicts.notes import Note
from exactrank.matrix import Matrix


class NoValue(Exception):
    """An expression has no value here; the note says why, the detail names what is missing."""

    def __init__(self, note: Note, detail: str = "") -> None:
        super().__init__(note, detail)
        self.note = note
        self.detail = detail


class Misfit(Exception):
    """Two matrices that do not fit each other: neither is a vector that could be meant the other way up."""

    def __init__(self, left: Matrix, right: Matrix) -> None:
        super().__init__(left, right)
        self.left = left
        self.right = right
