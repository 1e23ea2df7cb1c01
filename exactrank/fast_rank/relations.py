"""Short relations among columns from one functional: a lattice is reduced for a few of them, the others follow.

Let u be integers with u.z = 0 modulo d for every integer column z that is wanted. LLL reduces the lattice of such z
among the first s columns; let the columns of L be its basis, entries of about log2(d)/s bits. For another column j some
f e_j + t with t among the first s is wanted, too, and stays so when a combination of the columns of L is taken off: the
one that rounds L^-1 t leaves entries as short as those of L. All of them make a nonsingular matrix

    Z = [ L  T ]
        [ 0  D ],   D diagonal.

Nothing here needs to be right for a rank to be right: lifting.py proves what it uses.

Sources: Lenstra, Lenstra and Lovasz, Factoring polynomials with rational coefficients, 1982; Babai, On Lovasz' lattice
reduction and the nearest lattice point problem, 1986.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import gcd
from typing import Any, Protocol, Self

import flint

from exactrank.fast_rank.lattice import identity_block, relation_lattice
from exactrank.fast_rank.nearest import short_translates
from exactrank.fast_rank.padic import Block, Term
from exactrank.records import dataclass

BLOCK = 8  # columns of the blocks of certificates
SIZES = (8, 12, 16, 20, 24, 28, 32)  # of the lattices that are reduced
_REDUCED = 1.3e-6 / 8**2.45  # seconds of LLL: this times bits times size^2.45 (measured)
_MULTIPLIED = 1 / 4e10  # seconds of a multiplication with addition (measured)


class Relations(Protocol):
    """A nonsingular integer matrix Z whose columns are made shorter or longer relations step by step."""

    def refined(self, u: Sequence[int], d: int) -> Self | None:
        """Z times relations that u gives among its columns; None when u Z = 0 modulo d already."""

    def identity(self, factor: int) -> Self:
        """The identity of the same size times a factor."""

    def terms(self) -> list[Term]:
        """Z in blocks."""

    def diagonal(self) -> Sequence[int]:
        """What Z has on its diagonal below these blocks."""

    def nonsingular(self) -> bool:
        """Whether det Z is not 0."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A block diagonal matrix: each block of columns is reduced by itself, and checked by itself."""

    blocks: tuple[Block, ...]

    @staticmethod
    def begin(columns: int) -> Blocks:
        """The identity, cut along its diagonal into blocks of about BLOCK columns.

        >>> [len(block) for block in Blocks.begin(20).blocks]
        [10, 10]
        """
        count = max(1, round(columns / BLOCK))
        cuts = [columns * i // count for i in range(count + 1)]
        return Blocks(tuple([identity_block(stop - start) for start, stop in pairwise(cuts)] if columns else []))

    def refined(self, u: Sequence[int], d: int) -> Blocks | None:
        """Each block Z as Z L, L spanning the relations that u gives among its columns."""
        made: list[Block] = []
        start = 0
        for block in self.blocks:
            size = len(block)
            Z = flint.fmpz_mat([list(row) for row in block])
            images = [int(x) % d for x in (flint.fmpz_mat(1, size, u[start : start + size]) * Z).entries()]
            start += size
            made.append(_plain(Z * flint.fmpz_mat(relation_lattice(images, d))) if any(images) else block)
        return None if made == list(self.blocks) else Blocks(tuple(made))

    def identity(self, factor: int) -> Blocks:
        return Blocks(tuple([identity_block(len(block), factor) for block in self.blocks]))

    def terms(self) -> list[Term]:
        terms: list[Term] = []
        for block in self.blocks:
            start = terms[-1].stop if terms else 0
            terms.append(Term(start, start + len(block), start, block))
        return terms

    def diagonal(self) -> Sequence[int]:
        return ()

    def nonsingular(self) -> bool:
        return all(nonsingular(block) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Wide:
    """Z = [[base, others], [0, diagonal]]: one lattice is reduced, and every other column follows from it."""

    base: Any  # fmpz_mat, square
    others: Block
    below: tuple[int, ...]

    @staticmethod
    def begin(columns: int, size: int, factor: int = 1) -> Wide:
        """The identity times a factor, cut after the columns whose lattice is to be reduced."""
        s = min(columns, size)
        base = flint.fmpz_mat(identity_block(s, factor))
        return Wide(base, ((0,) * (columns - s),) * s, (factor,) * (columns - s))

    def refined(self, u: Sequence[int], d: int) -> Wide | None:
        s = self.base.ncols()
        diagonal = self._alone()
        images = self._images(u, d) if diagonal is None else [x * f % d for x, f in zip(u, diagonal, strict=True)]
        if not any(images):
            return None
        L = flint.fmpz_mat(relation_lattice(images[:s], d))
        T, factors = _others(images, L, d)
        below = tuple([x * f for x, f in zip(self.below, factors, strict=True)])
        if diagonal is not None:
            scaled = [tuple([x * f for x in row]) for row, f in zip(T, diagonal[:s], strict=True)]
            return Wide(self.base * L, tuple(scaled), below)
        changed = self.base * _matrix(T, len(below))
        others = [
            tuple([x * f + int(y) for x, f, y in zip(*rows, strict=True)])
            for rows in zip(self.others, [factors] * s, changed.tolist(), strict=True)
        ]
        return Wide(self.base * L, tuple(others), below)

    def _alone(self) -> list[int] | None:
        """The diagonal where nothing stands beside it, which makes products shorter."""
        if not self.base.is_diagonal() or any(map(any, self.others)):
            return None
        return [*[int(self.base[i, i]) for i in range(self.base.ncols())], *self.below]

    def _images(self, u: Sequence[int], d: int) -> list[int]:
        """u Z modulo d."""
        s = self.base.ncols()
        first = flint.fmpz_mat(1, s, u[:s])
        images = [int(x) % d for x in (first * self.base).entries()]
        mixed = zip((first * _matrix(self.others, len(self.below))).entries(), u[s:], self.below, strict=True)
        return images + [(int(x) + y * f) % d for x, y, f in mixed]

    def identity(self, factor: int) -> Wide:
        return Wide.begin(self.base.ncols() + len(self.below), self.base.ncols(), factor)

    def terms(self) -> list[Term]:
        s = self.base.ncols()
        return [Term(0, s, 0, _plain(self.base)), Term(0, s, s, self.others)]

    def diagonal(self) -> Sequence[int]:
        return self.below

    def nonsingular(self) -> bool:
        return all(self.below) and nonsingular(self.base)


def nonsingular(Z: Any) -> bool:
    """Whether the determinant of a square integer matrix is not 0."""
    Z = flint.fmpz_mat(Z)
    # Not 0 modulo one prime is enough, and most often true.
    return int(flint.nmod_mat(Z, 2**61 - 1).det()) != 0 or Z.det() != 0


def _matrix(rows: Block, columns: int) -> Any:
    return flint.fmpz_mat(len(rows), columns, [x for row in rows for x in row])


def _plain(Z: Any) -> Block:
    return tuple([tuple([int(z) for z in row]) for row in Z.tolist()])


def lattice_size(columns: int, bits: int, multiplications: int, digit_bits: int) -> int:
    """The number of columns whose lattice is reduced: LLL takes longer for more, lifting as many fewer steps."""

    def seconds(size: int) -> float:
        steps = bits / size / digit_bits
        return float(_REDUCED * bits * size**2.45 + steps * (multiplications * _MULTIPLIED + 5e-5))

    return min(columns, min(SIZES, key=seconds))


def _others(u: Sequence[int], L: Any, d: int) -> tuple[Block, list[int]]:
    """T and the diagonal of D for the columns after those of L."""
    s = L.ncols()
    common = [gcd(x, d) for x in u[:s]]
    j0 = min(range(s), key=common.__getitem__)
    g0 = common[j0]
    m = d // g0
    inverse = pow(u[j0] // g0, -1, m) if m > 1 else 0
    factors = [g0 // gcd(g0, x) for x in u[s:]]
    # e_j times its factor, with `alone` in place j0, is a relation, and less a combination of the columns of L, too.
    alone = [-(f * x // g0) * inverse % m if m > 1 else 0 for f, x in zip(factors, u[s:], strict=True)]
    return short_translates(L, j0, alone), factors
