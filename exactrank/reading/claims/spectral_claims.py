"""What sentences say of eigenvectors and diagonalizability, as statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from exactrank.reading.claims.eigen_pairs import directions_of
from exactrank.reading.claims.slots import NotThis
from exactrank.statements import Diagonalizable, Eigenvectors, Expression, Span


class _Found(Protocol):
    """What a template found: see `sentence_claims.Found`."""

    span: Span
    denied: bool

    def has(self, slot: str) -> bool: ...
    def subject(self, slot: str = ...) -> Expression | None: ...
    def values(self, slot: str = ...) -> tuple[Expression, ...]: ...
    def vectors(self, slot: str = ...) -> tuple[Expression, ...]: ...


def eigenvectors(complete: bool = False, independent: bool = False) -> Callable[[_Found], Eigenvectors]:
    """v is an eigenvector; with `complete`: the eigenspace is spanned by the vectors, or they are a basis of it."""

    def make(found: _Found) -> Eigenvectors:
        values = found.values("value") if found.has("value") else (None,)
        if len(values) != 1:
            raise NotThis
        vectors = tuple([one for vector in found.vectors() for one in directions_of(vector) or (vector,)])
        return Eigenvectors(found.span, found.subject(), vectors, values[0], complete, independent)

    return make


def diagonalizable(denied: bool = False) -> Callable[[_Found], Diagonalizable]:
    def make(found: _Found) -> Diagonalizable:
        found.denied = denied
        return Diagonalizable(found.span, found.subject())

    return make
