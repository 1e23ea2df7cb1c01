"""Sides with signs between them: what is equal, compared or rounded, and what names are given by it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from exactrank.reading.claims.cofactor_entries import cofactor_entry
from exactrank.reading.claims.factorizations import factorization_of
from exactrank.reading.claims.link_claims import LinkClaims, claim_of_sides
from exactrank.reading.claims.normalized_vectors import normalized_vector
from exactrank.reading.claims.vectors_in_bars import size_of, with_vectors
from exactrank.reading.formulas.expression_kinds import (
    has_angles,
    has_free_letters,
    is_applied,
    is_dependence,
    is_literal,
    key_of,
    names_listed,
)
from exactrank.reading.formulas.sides import Side
from exactrank.reading.operations.signs import COMPARISONS, Sign
from exactrank.statements import (
    Array,
    Assertion,
    CharacteristicPolynomial,
    Columns,
    Definition,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Inference,
    Name,
    Number,
    Power,
    ProductSign,
    Span,
    Times,
)
from exactrank.statements.walks import subexpressions


class Relations(LinkClaims):
    """Tells what a chain of sides says, link by link; knows the names that have a value."""

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

    def _names_what_is_reached(self, sides: list[Side], signs: list[Sign], made: list[Expression | None]) -> bool:
        """A new name behind a matrix: of the matrix that a step leads to, or [...] = A_2 with an index."""
        if [sign.kind for sign in signs] != ["equal"] or sides[0].state is None or not isinstance(made[0], Grid):
            return False
        name = made[1]
        if not isinstance(name, Name | Indexed) or key_of(name) in self.defined:
            return False
        return isinstance(name, Indexed) or self.chains.link is not None

    def equal(self, offset: int, span: Span, run: list[Expression], over: tuple[int, ...] = ()) -> None:
        """What sides that are all equal say."""
        run = self._sides_said(span, run)
        if not run:
            return
        for called, written in pairwise(run):
            self._factors(offset, span, called, written)
        identity = self.identity
        self.letters = self.letters if identity else None  # of a determinant whose chain goes on
        applied = is_applied(run[0], self.defined)
        named = self._characteristic(offset, span, run, applied)
        if named or (applied and (len(run) > 2 or isinstance(run[1], DeterminantOf))):
            identity = self.identity = True
            run = run[1:]  # p(t) = ... = ...: what is called p(t), and what it is equal to
        if len(run) < 2:
            return
        factored = factorization_of(self.sides, offset, span, run)
        if factored is not None:
            self._define_all(offset, span, factored)
            self.told.append((offset, factored[-1]))
            return
        statement = claim_of_sides(span, run[0], run[1])
        if statement is not None:
            self.told.append((offset, statement))
            run = run[1:]
            self.letters = _letters(run[:1]) if isinstance(statement, Determinant) and not identity else None
            identity = self.identity = identity or isinstance(statement, CharacteristicPolynomial | Determinant)
        elif self._is_entry(run[0]) and not has_free_letters(run[1], ()):
            self.told.append((offset, Assertion((Equality(span, tuple(run)),), (Inference.SUBJECT,))))
            return
        else:
            run = self._named(offset, span, run, over)
        self._frees_eigenvalue(offset, span, run)
        identity = identity and (self.letters is None or _letters(run) <= self.letters)
        self._tell_equal(offset, span, run, identity)

    def _sides_said(self, span: Span, run: list[Expression]) -> list[Expression]:
        """The sides that something is said of; none of them where it is a rule, or one side alone."""
        run = with_vectors(run, self.vectors, span.source)
        if len(run) > 2:
            run = [side for side in run if not self._is_general_formula(side)]
        if len(run) < 2:
            return []
        match run:
            case [Number(), Name(name)] if name not in self.defined:
                run = run[::-1]  # 1 = a says what a is, as a = 1 does
            case [Power(_, -1), other] if self._is_general_formula(other):
                return []  # the inverse of any 2 x 2 matrix
            case [Times((Name(name), Identity(None))), Grid()] if self._is_point(name):
                return []  # OI = (1, 1): what leads from the point O to the point I
        first = run[0]
        if isinstance(first, Name) and first.name[-2:].strip("}'").isupper() and has_angles(run[1]):
            return []  # B = <u, v>: a basis
        return run

    def _named(self, offset: int, span: Span, run: list[Expression], over: tuple[int, ...]) -> list[Expression]:
        """Tells what the first side is a name of, if it is one; the sides that are left to be equal."""
        first = run[0]
        if isinstance(first, Name | Indexed) and (not is_dependence(first, run[1]) or self._is_made(first, run)):
            key = key_of(first)
            if key in self.defined and not self._given_anew(first, offset, run):
                return run
            self._holds_against_before(key, offset, span, run)
            self._define(offset, span, run, first, over)
            return run[1:] if len(run) > 2 else []
        if len(run) > 2 and self._is_found(first, run):
            # x_1 = 8 - x_2 = 5: what x_1 is, and that both sides behind it are equal.
            self.defined[key_of(first)] = offset
            self.told.append((offset, Definition(span, first, run[-1])))
            return run[1:]
        if isinstance(first, Columns) and all(self._is_vector_here(one) for one in first.vectors):
            return run  # [v_1 v_2] = [...] of vectors that are known
        if (names := names_listed(first)) and isinstance(run[1], Grid | Array):
            # (x, y) = (2, 3) gives values to names; (A, b) = [...] is what an augmented matrix is called.
            if isinstance(run[1], Grid) and [len(names)] == [len(row) for row in run[1].rows]:
                for name, entry in zip(names, run[1].rows[0], strict=True):
                    if entry is not None:
                        self.defined[key_of(name)] = offset
                        self.told.append((offset, Definition(span, name, Number(entry))))
            return run[1:]
        return run

    def _define(
        self, offset: int, span: Span, run: list[Expression], first: Name | Indexed, over: tuple[int, ...]
    ) -> None:
        """Tells that a name is given to what stands behind it, and what else is said by it."""
        key = key_of(first)
        self.defined[key] = offset
        self.sides.call_entries(first, run[1])
        value = next((side for side in run[1:] if is_literal(side)), self._known(run[1:]))
        self.vectors[key] = size_of(value, self.vectors)
        if isinstance(value, Grid) and not value.is_symbolic and 1 in (len(value.rows), len(value.rows[0])):
            self.points[key] = offset
        self.told.append((offset, Definition(span, first, value, over)))
        self._tell_normalized(offset, span, run)
        if (claim := self._singular_value(offset, span, run)) is not None:
            self.told.append((offset, claim))
        if (cofactor := cofactor_entry(self.sides, offset, span, run)) is not None:
            self.told.append((offset, cofactor))

    def _tell_equal(self, offset: int, span: Span, run: list[Expression], identity: bool) -> None:
        """Tells that the sides are equal; `identity`: as polynomials, but for an equation at the end of the chain."""
        if run and (run[-1] == Number(Fraction(0)) or (identity and _solves(run))):
            # p = q = 0: that p and q are the same polynomial, and an equation for its roots.
            if len(run) > 2:
                self.told.append((offset, Equality(span, tuple(run[:-1]), identity=identity)))
                run = run[-2:]
            identity = False
        if len(run) < 2:
            return
        identity = identity and any(has_free_letters(side, self.defined) for side in run)  # det U = 2 * 3 = 6
        said = Equality(span, tuple(run), identity=identity)
        # <u, v> need not be the dot product.
        angles = any(map(has_angles, run))
        if angles and all(isinstance(side, Times) and side.sign is ProductSign.ANGLES for side in run):
            return  # <A u, v> = <u, A^T v>, a rule
        self.told.append((offset, Assertion((said,), (Inference.SUBJECT,)) if angles else said))

    def _holds_against_before(self, key: str, offset: int, span: Span, run: Sequence[Expression]) -> None:
        """f = 4s, and then s = 10 and f = 40: the number is that of the letters, where no system is at hand."""
        before, at = self.in_letters.pop(key, None), self.defined.get(key, offset)
        if before is not None and isinstance(run[-1], Number) and not self.scopes.apart(at, offset):
            said = Equality(span, (before, run[-1]))
            self.told.append((offset, Assertion((said,), (Inference.SUBJECT,))))
        alone = self.chains.augmented is None and not isinstance(run[1], Name | Indexed | Number)
        if alone and len(run) == 2 and _letters(run[1:]):
            self.in_letters[key] = run[1]

    def _tell_normalized(self, offset: int, span: Span, run: Sequence[Expression]) -> None:
        """Tells the direction that a vector must have that is made to have length 1."""
        claim = normalized_vector(self.sides.text, offset, span, run, self.given_vectors)
        if claim is not None:
            self.told.append((offset, claim))
        if isinstance(run[0], Indexed):
            self.given_vectors[run[0]] = offset, self.vectors[key_of(run[0])]

    def _is_point(self, name: str) -> bool:
        """Whether a capital letter is the name of a vector, as a point has it."""
        return name.isupper() and bool(self.vectors.get(name)) and name not in self.sides.grids

    def _is_vector_here(self, name: Expression) -> bool:
        """Whether a name is that of a column that is written out."""
        known = self.sides.grids.get(key_of(name)) if isinstance(name, Name | Indexed) else None
        return known is not None and len(known.grid.rows) > 1 == len(known.grid.rows[0])


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
