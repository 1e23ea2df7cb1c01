"""Names and their values: which are known, and whether sides give a new value or say something of the old one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeGuard

from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.scopes import no_scopes
from exactrank.reading.formulas.expression_kinds import is_eigenvalue, is_literal, key_of
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.sides import Sides
from exactrank.statements import (
    Definition,
    Expression,
    Grid,
    Indexed,
    Name,
    Number,
    Passage,
    Scope,
    Span,
    Statement,
    Times,
    Transposed,
)
from exactrank.statements.walks import subexpressions

Mentioned = tuple[()] | tuple[Expression | None]
"""The matrix of which something is mentioned, None where it has no name there; empty: nothing is mentioned."""
_RIGHT_BEFORE = 120
"""Characters between a vector and the product that is calculated with it."""
_ADJUGATE = [["d", "-b"], ["-c", "a"]]


def _plain(entry: str) -> str:
    return "".join(entry.split()).strip("{}")


class DefinedNames:
    """Knows the names that have a value, and tells what sides give names new ones."""

    def __init__(self, sides: Sides, chains: Chains, told: list[tuple[int, Passage]], headings: Sequence[int]) -> None:
        self.sides = sides
        self.source = sides.source
        self.tokens = sides.tokens
        self.chains = chains
        self.told = told
        self.headings = headings
        self.scopes = no_scopes()
        self.defined: dict[str, int] = {}
        """Where each name was given its value last."""
        self.in_letters: dict[str, Expression] = {}
        """What names were given by other letters, until they have a number."""
        self.vectors: dict[str, int] = {}
        self.points: dict[str, int] = {}
        """Where each name was given a vector of numbers last."""
        self.given_vectors: dict[Indexed, tuple[int, int]] = {}
        """The vectors with an index, each with its place and its number of entries."""
        """How many entries each name stands for that is given a vector."""
        self.identity = False
        """Whether the sides of this line and of those that go on from it are the same for all values of a letter."""
        self.letters: frozenset[str] | None = None
        """The letters of a determinant whose value is rewritten: with another letter in it a side is an equation."""
        self.items: set[int] = set()
        """Where items begin that are told to be scopes."""
        self.mentioned: Callable[[str, int, int], Mentioned] = lambda says, start, stop: ()
        """The matrix whose singular values, say, are spoken of last between two offsets."""

    def is_tried(self, name: str, offset: int) -> bool:
        """Whether a name was given a vector of numbers right before, v = (1, 2): then A v is calculated, not solved."""
        at = self.points.get(name, offset)
        return name in self.defined and 0 < offset - at < _RIGHT_BEFORE and "\n\n" not in self.sides.text[at:offset]

    def _known(self, sides: list[Expression]) -> Expression:
        """The first side in which only names stand that have values, A = L U = [...] [...]; else the first."""
        for side in sides:
            names = [one for one in subexpressions(side) if isinstance(one, Name | Indexed)]
            if all(key_of(one) in self.defined for one in names):
                return side
        return sides[0]

    def _is_found(self, first: Expression, run: Sequence[Expression]) -> TypeGuard[Indexed]:
        """Whether an unknown with an index has no value, and is calculated here from others to a number."""
        known = isinstance(first, Indexed) and key_of(first) in self.defined
        return isinstance(first, Indexed) and not known and isinstance(run[-1], Number)

    def _is_made(self, name: Name | Indexed, run: Sequence[Expression]) -> bool:
        """Whether u_2 = a_2 - 2 u_1 = (1, -1, 1) says what u_2 is, and not how a column of U depends on another."""
        return key_of(name) not in self.defined and is_literal(run[-1]) and name.name.upper() not in self.sides.grids

    def _given_anew(self, name: Name | Indexed, offset: int, run: Sequence[Expression]) -> bool:
        """Whether a name that has a value gets another one: a value written out, or one of another item."""
        value = run[1]
        if key_of(name) in self.sides.maps and not self.scopes.apart(self.defined[key_of(name)], offset):
            return False  # T(x, y) = ..., and then T = [...]: its matrix
        return is_literal(value) or is_eigenvalue(name, value) or self._given_in_item(key_of(name), offset, run)

    def _given_in_item(self, key: str, offset: int, run: Sequence[Expression]) -> bool:
        """Whether a name that another item of the same list gave a value is given one anew: the items are scopes."""
        before = self.defined[key]
        if key in self.sides.grids or not is_literal(run[-1]) or not self.scopes.in_other_item(before, offset):
            return False
        path = self.scopes.path_at(offset)
        for place in (before, offset):
            start = self.scopes.item_at(place)
            if start is not None and start not in self.items:
                self.items.add(start)
                span = self.source.span(start, start + 1)
                self.told.append((start, Scope(span, (*(path or (0,)), 0, start), soft=True)))
        return True

    def _define_all(self, offset: int, span: Span, factored: tuple[Statement, ...]) -> None:
        """The names that a factorization introduces, as far as they are not known."""
        for statement in factored[:-1]:
            if isinstance(statement, Definition) and key_of(statement.name) not in self.defined:
                self.defined[key_of(statement.name)] = offset
                self.told.append((offset, statement))

    def _factors(self, offset: int, span: Span, names: Expression, written: Expression) -> None:
        """A B = [...] [...] says what A and B are, where they are not known; those that are stand there as they are."""
        if not isinstance(names, Times) or not isinstance(written, Times):
            return
        pairs = [_upright(name, grid) for name, grid in zip(names.factors, written.factors, strict=False)]
        if len(names.factors) != len(written.factors) or not all(isinstance(grid, Grid) for _, grid in pairs):
            return
        given: dict[str, tuple[Name | Indexed, Grid]] = {}
        for name, grid in pairs:
            if not isinstance(name, Name | Indexed) or not isinstance(grid, Grid):
                return
            key = key_of(name)
            known = given[key][1] if key in given else self._grid_of(key)
            if (key in self.defined and known is None) or (known is not None and known.rows != grid.rows):
                return
            if known is None:
                given[key] = (name, grid)
        for key, (name, grid) in given.items():
            self.defined[key] = offset
            self.sides.grids[key] = MatrixRead(grid)
            self.told.append((offset, Definition(span, name, grid)))

    def _grid_of(self, key: str) -> Grid | None:
        read = self.sides.grids.get(key)
        return None if read is None else read.grid

    def _is_entry(self, name: Expression) -> bool:
        """a_{12}, a_{1,2}, where a matrix A is known that has such an entry, and no such column."""
        if not isinstance(name, Indexed) or not name.name.islower() or key_of(name) in self.defined:
            return False
        read = self.sides.grids.get(name.name.upper())
        if read is None or read.grid.is_symbolic or not all(isinstance(one, int) for one in name.indices):
            return False
        size = len(read.grid.rows), len(read.grid.rows[0])
        indices = [one for one in name.indices if isinstance(one, int)]
        if len(indices) == 1 and max(size) < indices[0] < 100:
            indices = [int(digit) for digit in str(indices[0])]
        return len(indices) == 2 and all(1 <= one <= most for one, most in zip(indices, size, strict=True))

    def _is_general_formula(self, side: Expression) -> bool:
        """1/det(A) [d, -b; -c, a], where the letters have no values: the rule by which the next side is calculated."""
        grids = [one for one in subexpressions(side) if isinstance(one, Grid) and one.is_symbolic]
        if len(grids) != 1 or [[*map(_plain, row)] for row in grids[0].written] != _ADJUGATE:
            return False
        return not any(letter in self.defined for letter in "abcd")


def _upright(name: Expression, written: Expression) -> tuple[Expression, Expression]:
    """v and the transpose of what is written for v^T: u v^T = [...] [...] says what u and v are."""
    if not isinstance(name, Transposed) or not isinstance(written, Grid):
        return name, written
    return name.of, Grid(tuple(zip(*written.rows, strict=True)))
