"""Sides with signs between them: what is equal, compared or rounded, and what names are given by it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeGuard

from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.factorizations import factorization_of
from exactrank.reading.claims.polynomial_roots import is_linear
from exactrank.reading.claims.scopes import no_scopes
from exactrank.reading.claims.vectors_in_bars import size_of, with_vectors
from exactrank.reading.formulas.expression_kinds import (
    EIGENVALUE_LETTERS,
    has_angles,
    has_free_letters,
    is_applied,
    is_dependence,
    is_eigenvalue,
    is_literal,
    is_rounded,
    is_whole,
    key_of,
    names_listed,
)
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.polynomials import characteristic_polynomial_claim, named_characteristic_polynomial
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.operations.signs import COMPARISONS, Sign
from exactrank.statements import (
    Approximation,
    Array,
    Assertion,
    CharacteristicPolynomial,
    Comparison,
    Definition,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Inverse,
    Name,
    Nullity,
    NullityOf,
    Number,
    Orthogonality,
    Passage,
    Power,
    ProductSign,
    Rank,
    RankOf,
    Scope,
    SingularValues,
    Span,
    Statement,
    Times,
    Unknown,
)
from exactrank.statements.walks import subexpressions

Mentioned = tuple[()] | tuple[Expression | None]
"""The matrix of which something is mentioned, None where it has no name there; empty: nothing is mentioned."""


_ADJUGATE = [["d", "-b"], ["-c", "a"]]


def _plain(entry: str) -> str:
    return "".join(entry.split()).strip("{}")


class Relations:
    """Tells what a chain of sides says, link by link; knows the names that have a value."""

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
        self.vectors: dict[str, int] = {}
        """How many entries each name stands for that is given a vector."""
        self.identity = False
        """Whether the sides of this line and of those that go on from it are the same for all values of a letter."""
        self.letters: frozenset[str] | None = None
        """The letters of a determinant whose value is rewritten: with another letter in it a side is an equation."""
        self.items: set[int] = set()
        """Where items begin that are told to be scopes."""
        self.mentioned: Callable[[str, int, int], Mentioned] = lambda says, start, stop: ()
        """The matrix whose singular values, say, are spoken of last between two offsets."""

    def read(self, sides: list[Side], signs: list[Sign], made: list[Expression | None]) -> None:
        """Goes along the signs: what is joined by equals signs is one run, other signs stand between runs."""
        begin = sides[0].span[0]
        offset = self.tokens[begin].start
        span = self.source.span(offset, self.tokens[max(sides[-1].span[1] - 1, begin)].stop)
        over = next((side.over for side in sides if side.over), ())
        exact: Expression | None = None
        run: list[Expression] = []
        if self._names_what_is_reached(sides, signs, made):
            made = made[::-1]
        for k, value in enumerate(made):
            kind = signs[k - 1].kind if k else "equal"
            if kind == "other":
                self.equal(offset, span, run, over)
                before = run[-1] if run else exact
                if signs[k - 1].text not in COMPARISONS:
                    if before is not None:
                        self._related(offset, span, before, signs[k - 1], value)
                    run = []
                    break
                if before is not None and value is not None:
                    self._compare(offset, span, before, COMPARISONS[signs[k - 1].text], value)
                run = [] if value is None else [value]
                exact = value
                continue
            if kind == "approx":
                self.equal(offset, span, run, over)
                if value is not None and (exact := run[-1] if run else exact) is not None:
                    self._forget_across_headings(offset, span, exact)
                    printed = self.sides.printed(sides[k]) or value
                    self.told.append((offset, self._approximation(offset, span, exact, printed, exact is made[0])))
                run = []
                exact = value if exact is None else exact
                continue
            if value is None:
                self.equal(offset, span, run, over)
                run = []
                exact = None
                continue
            run.append(value)
            exact = value
        self.equal(offset, span, run, over)

    def _known(self, sides: list[Expression]) -> Expression:
        """The first side in which only names stand that have values, A = L U = [...] [...]; else the first."""
        for side in sides:
            names = [one for one in subexpressions(side) if isinstance(one, Name | Indexed)]
            if all(key_of(one) in self.defined for one in names):
                return side
        return sides[0]

    def _names_what_is_reached(self, sides: list[Side], signs: list[Sign], made: list[Expression | None]) -> bool:
        """A new name behind a matrix: of the matrix that a step leads to, or [...] = A_2 with an index."""
        if [sign.kind for sign in signs] != ["equal"] or sides[0].state is None or not isinstance(made[0], Grid):
            return False
        name = made[1]
        if not isinstance(name, Name | Indexed) or key_of(name) in self.defined:
            return False
        return isinstance(name, Indexed) or self.chains.link is not None

    def _forget_across_headings(self, offset: int, span: Span, exact: Expression) -> None:
        """sigma_1 ~ 10.6 under another heading may be that of another matrix: a name alone is then no old value."""
        given = self.defined.get(key_of(exact)) if isinstance(exact, Name | Indexed) else None
        if given is None or not isinstance(exact, Name | Indexed):
            return
        if bisect_left(self.headings, offset) > bisect_left(self.headings, given):
            self.told.append((offset, Definition(span, exact, Unknown(key_of(exact)))))
            del self.defined[key_of(exact)]

    def equal(self, offset: int, span: Span, run: list[Expression], over: tuple[int, ...] = ()) -> None:
        """What sides that are all equal say."""
        run = with_vectors(run, self.vectors, span.source)
        if len(run) > 2:
            run = [side for side in run if not self._is_general_formula(side)]
        if len(run) < 2:
            return
        if (
            len(run) == 2
            and isinstance(run[0], Number)
            and isinstance(run[1], Name)
            and run[1].name not in self.defined
        ):
            run = run[::-1]  # 1 = a says what a is, as a = 1 does
        first = run[0]
        if isinstance(first, Name) and first.name[-2:].strip("}'").isupper() and has_angles(run[1]):
            return  # B = <u, v>: a basis
        for called, written in pairwise(run):
            self._factors(offset, span, called, written)
        identity = self.identity
        self.letters = self.letters if identity else None  # of a determinant whose chain goes on
        applied = is_applied(first, self.defined)
        named = self._characteristic(offset, span, run, applied)
        if named or (applied and (len(run) > 2 or isinstance(run[1], DeterminantOf))):
            identity = self.identity = True
            run = run[1:]  # p(t) = ... = ...: what is called p(t), and what it is equal to
            first = run[0]
        if len(run) < 2:
            return
        factored = factorization_of(self.sides, offset, span, run)
        if factored is not None:
            self._define_all(offset, span, factored)
            self.told.append((offset, factored[-1]))
            return
        statement = _claim(span, first, run[1])
        if statement is not None:
            self.told.append((offset, statement))
            run = run[1:]
            self.letters = _letters(run[:1]) if isinstance(statement, Determinant) and not identity else None
            identity = self.identity = identity or isinstance(statement, CharacteristicPolynomial | Determinant)
        elif self._is_entry(first) and not has_free_letters(run[1], ()):
            self.told.append((offset, Assertion((Equality(span, tuple(run)),), (Inference.SUBJECT,))))
            return
        elif isinstance(first, Name | Indexed) and (not is_dependence(first, run[1]) or self._is_made(first, run)):
            key = key_of(first)
            if key not in self.defined or self._given_anew(first, offset, run):
                self.defined[key] = offset
                self.sides.call_entries(first, run[1])
                value = next((side for side in run[1:] if is_literal(side)), self._known(run[1:]))
                self.vectors[key] = size_of(value, self.vectors)
                self.told.append((offset, Definition(span, first, value, over)))
                if (claim := self._singular_value(offset, span, run)) is not None:
                    self.told.append((offset, claim))
                run = run[1:] if len(run) > 2 else []
        elif len(run) > 2 and self._is_found(first, run):
            # x_1 = 8 - x_2 = 5: what x_1 is, and that both sides behind it are equal.
            self.defined[key_of(first)] = offset
            self.told.append((offset, Definition(span, first, run[-1])))
            run = run[1:]
        elif (names := names_listed(first)) and isinstance(run[1], Grid | Array):
            # (x, y) = (2, 3) gives values to names; (A, b) = [...] is what an augmented matrix is called.
            if isinstance(run[1], Grid) and [len(names)] == [len(row) for row in run[1].rows]:
                for name, entry in zip(names, run[1].rows[0], strict=True):
                    if entry is not None:
                        self.defined[key_of(name)] = offset
                        self.told.append((offset, Definition(span, name, Number(entry))))
            run = run[1:]
        self._frees_eigenvalue(offset, span, run)
        identity = identity and (self.letters is None or _letters(run) <= self.letters)
        if run and (run[-1] == Number(Fraction(0)) or (identity and _solves(run))):
            # p = q = 0: that p and q are the same polynomial, and an equation for its roots.
            if len(run) > 2:
                self.told.append((offset, Equality(span, tuple(run[:-1]), identity=identity)))
                run = run[-2:]
            identity = False
        if len(run) > 1:
            identity = identity and any(has_free_letters(side, self.defined) for side in run)  # det U = 2 * 3 = 6
            said = Equality(span, tuple(run), identity=identity)
            # <u, v> need not be the dot product.
            angles = any(map(has_angles, run))
            if angles and all(isinstance(side, Times) and side.sign is ProductSign.ANGLES for side in run):
                return  # <A u, v> = <u, A^T v>, a rule
            self.told.append((offset, Assertion((said,), (Inference.SUBJECT,)) if angles else said))

    def _frees_eigenvalue(self, offset: int, span: Span, run: Sequence[Expression]) -> None:
        """An equation of higher degree for the letter of eigenvalues is one for the next: it has no value there."""
        if len(run) < 2 or run[-1] != Number(Fraction(0)):
            return
        names = {key_of(one): one for side in run for one in subexpressions(side) if isinstance(one, Name | Indexed)}
        name = next(iter(names.values())) if len(names) == 1 else None
        named = isinstance(name, Name) and name.name in EIGENVALUE_LETTERS and name.name in self.defined
        if isinstance(name, Name) and named and not is_linear(run):
            self.told.append((offset, Definition(span, name, Unknown(name.name))))
            del self.defined[name.name]

    def _is_general_formula(self, side: Expression) -> bool:
        """1/det(A) [d, -b; -c, a], where the letters have no values: the rule by which the next side is calculated."""
        grids = [one for one in subexpressions(side) if isinstance(one, Grid) and one.is_symbolic]
        if len(grids) != 1 or [[*map(_plain, row)] for row in grids[0].written] != _ADJUGATE:
            return False
        return not any(letter in self.defined for letter in "abcd")

    def _factors(self, offset: int, span: Span, names: Expression, written: Expression) -> None:
        """A B = [...] [...] says what A and B are, where they are not known; those that are stand there as they are."""
        if not isinstance(names, Times) or not isinstance(written, Times):
            return
        pairs = list(zip(names.factors, written.factors, strict=False))
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

    def _is_found(self, first: Expression, run: Sequence[Expression]) -> TypeGuard[Indexed]:
        """Whether an unknown with an index has no value, and is calculated here from others to a number."""
        known = isinstance(first, Indexed) and key_of(first) in self.defined
        return isinstance(first, Indexed) and not known and isinstance(run[-1], Number)

    def _characteristic(self, offset: int, span: Span, run: list[Expression], applied: bool) -> bool:
        r"""Tells what p_A(t) is, the characteristic polynomial of A; which matrix p(\lambda) belongs to is a guess."""
        said = named_characteristic_polynomial(span, run[0], run[1], self.sides.grids)
        if said is None or (said.subject is None and (len(run) > 2 or not applied)):
            return False
        self.told.append((offset, said if said.subject is not None else Assertion((said,), (Inference.SUBJECT,))))
        return True

    def _is_made(self, name: Name | Indexed, run: Sequence[Expression]) -> bool:
        """Whether u_2 = a_2 - 2 u_1 = (1, -1, 1) says what u_2 is, and not how a column of U depends on another."""
        return key_of(name) not in self.defined and is_literal(run[-1]) and name.name.upper() not in self.sides.grids

    def _given_anew(self, name: Name | Indexed, offset: int, run: Sequence[Expression]) -> bool:
        """Whether a name that has a value gets another one: a value written out, or one of another item."""
        value = run[1]
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

    def _singular_value(self, offset: int, span: Span, run: Sequence[Expression]) -> Statement | None:
        """sigma_2 = ... = 3 as a claim about the matrix whose singular values the text speaks of."""
        name = run[0]
        if not isinstance(name, Indexed) or name.name != r"\sigma" or len(name.indices) != 1:
            return None
        index = name.indices[0]
        k = bisect_left(self.headings, offset)
        mentioned = self.mentioned("singular-values", self.headings[k - 1] if k else 0, offset)
        value = next((side for side in run[1:] if not has_free_letters(side, ())), None)
        if not mentioned or value is None or not isinstance(index, int):
            return None
        return SingularValues(span, mentioned[0], (value,), indices=(index,))

    def _approximation(
        self, offset: int, span: Span, exact: Expression, printed: Expression, begins: bool
    ) -> Statement:
        """Digits of an exact side; a singular value that begins the chain is one of the matrix spoken of."""
        if begins and isinstance(exact, Indexed) and key_of(exact) not in self.defined:
            claim = self._singular_value(offset, span, (exact, printed))
            if claim is not None:
                return claim
        if is_rounded(exact) and not is_rounded(printed) and not is_whole(printed):
            exact, printed = printed, exact  # 0.33 \approx 1/3
        return Approximation(span, exact, printed)

    def _related(self, offset: int, span: Span, left: Expression, sign: Sign, right: Expression | None) -> None:
        """What a sign says that compares no numbers: only orthogonality is judged."""
        if sign.text == r"\perp" and right is not None:
            self.told.append((offset, Orthogonality(span, left, right)))

    def _compare(self, offset: int, span: Span, left: Expression, comparison: Comparison, right: Expression) -> None:
        """One link of a chain that is no equality: 2 < 3, rank A \\ne 0; left open where a letter is free."""
        if comparison is Comparison.NOT_EQUAL and isinstance(left, Name) and left.name in self.defined:
            # k = 1 was one case and k \ne 1 is another.
            self.told.append((offset, Definition(span, left, Unknown(left.name))))
            del self.defined[left.name]
        elif isinstance(left, RankOf):
            self.told.append((offset, Rank(span, left.of, right, comparison)))
        elif isinstance(left, NullityOf):
            self.told.append((offset, Nullity(span, left.of, right, comparison)))
        elif not has_free_letters(left, self.defined) and not has_free_letters(right, self.defined):
            self.told.append((offset, Equality(span, (left, right), comparison)))


def _solves(run: list[Expression]) -> bool:
    """Whether a chain ends with letters that are equal to a number: an equation for them."""
    return (
        len(run) > 1 and isinstance(run[-1], Number) and any(isinstance(one, Name) for one in subexpressions(run[-2]))
    )


def _letters(sides: Sequence[Expression]) -> frozenset[str]:
    """The names in the sides."""
    return frozenset(
        [key_of(part) for side in sides for part in subexpressions(side) if isinstance(part, Name | Indexed)]
    )


def _claim(span: Span, left: Expression, right: Expression) -> Statement | None:
    match left:
        case RankOf(of):
            return Rank(span, of, right)
        case NullityOf(of):
            return Nullity(span, of, right)
        case DeterminantOf(of):
            return characteristic_polynomial_claim(span, of, right) or Determinant(span, of, right)
        case Power(of, -1) if isinstance(right, Grid | Array | Times):
            return Inverse(span, of, right)
    return None
