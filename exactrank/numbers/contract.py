"""What a number domain is: the verbs that elimination needs, the same for every field.

A number is an integral element over a positive integer; a row of numbers is integral elements over one positive
integer, canonical, so that equal rows are equal and hash alike. An integral element is an int over QQ and GF(p), and a
tuple of ints on a power basis 1, w, w^2, ... over the fields that contain them. A domain says how such elements are
added, multiplied and divided, and how a row is brought to its canonical form; it holds no numbers itself.
`tests/numbers/test_contract.py` is the suite that every domain runs through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

E = TypeVar("E")
"""An integral element."""


class NumberDomain(Protocol[E]):
    """A field, as elimination uses it: E is the type of its integral elements."""

    @property
    def name(self) -> str:
        """As JSON and `--field` spell it."""

    @property
    def characteristic(self) -> int:
        """The least n > 0 with 1 + ... + 1 = 0 (n terms), or 0 where there is none."""

    @property
    def zero(self) -> E: ...

    @property
    def one(self) -> E: ...

    def of_integer(self, value: int) -> E:
        """The integer as an element: a homomorphism of rings."""

    def add(self, x: E, y: E) -> E: ...

    def times(self, x: E, y: E) -> E: ...

    def combine(self, x: E, target: Sequence[E], y: E, source: Sequence[E]) -> list[E]:
        """x target + y source, entry by entry, as one loop: what a row operation calculates."""

    def divide(self, x: E, y: E) -> tuple[E, int]:
        """x / y as a canonical number; raises InputError for y = 0."""

    def ratio(self, x: E, denominator: int) -> tuple[E, int]:
        """x / denominator in canonical form."""

    def row(self, numerators: Sequence[E], denominator: int = 1) -> tuple[tuple[E, ...], int]:
        """The canonical row equal to numerators / denominator."""

    def text(self, x: E, denominator: int = 1) -> str:
        """The canonical number as JSON spells it: 1/2, 1+2*i, 1/2+3/2*sqrt(5)."""
