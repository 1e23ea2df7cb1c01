"""Sides joined by equals signs, what they say: definitions, claims, printed digits, chains of determinants."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container

from exactrank.reading.chain import Chains, Link, determinant_step
from exactrank.reading.polynomials import characteristic_polynomial_claim
from exactrank.reading.relations import Sign
from exactrank.reading.sides import Side, Sides
from exactrank.reading.tokens import words
from exactrank.statements import (
    Approximation,
    Array,
    Comparison,
    Decimal,
    Definition,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Inverse,
    Name,
    Negative,
    Nullity,
    NullityOf,
    Number,
    Power,
    Quotient,
    Rank,
    RankOf,
    Span,
    Statement,
    Sum,
    Times,
    Transposed,
    Unknown,
)

_HEADING = re.compile(r"\\(?:sub)*section\b|\\chapter\b|^#{1,6} |^(?:={3,}|-{3,})$|<(?:section|h[1-6])\b", re.MULTILINE)
_COMPARISONS = {
    sign: comparison
    for comparison, signs in (
        (Comparison.LESS, "<"),
        (Comparison.GREATER, ">"),
        (Comparison.AT_MOST, r"\le \leq \leqslant ≤"),
        (Comparison.AT_LEAST, r"\ge \geq \geqslant ≥"),
        (Comparison.NOT_EQUAL, r"\ne \neq ≠"),
    )
    for sign in words(signs)
}

_Factored = tuple[Expression | None, Grid]
"""A determinant with the number before it."""


class Equations:
    """Tells what equations say. In a formula of several lines a line that begins with a sign goes on from the last."""

    def __init__(self, sides: Sides, chains: Chains, told: list[tuple[int, Statement]]) -> None:
        self.sides = sides
        self.source = sides.source
        self.tokens = sides.tokens
        self.chains = chains
        self.told = told
        self.defined: dict[str, int] = {}
        """Where each name was given its value last."""
        self.headings = [match.start() for match in _HEADING.finditer(sides.text)]
        self.last_value: Expression | None = None
        self.last_determinant: _Factored | None = None

    def begin(self) -> None:
        """A new formula: nothing goes on from the one before."""
        self.last_value = self.last_determinant = None

    def read(self, sides: list[Side], signs: list[Sign]) -> None:
        """A definition, a claim, a chain of determinants; a lone matrix is a state of a calculation."""
        determinants = [None if side.is_blank else self.sides.determinant(side.span) for side in sides]
        if not signs:
            self._alone(sides[0], determinants[0])
            return
        if determinants[0] is None and sides[0].is_blank and self.last_determinant:
            determinants = [self.last_determinant, *determinants[1:]]
        self.last_determinant = determinants[-1]
        if any(determinants) and self._determinants(sides, signs, determinants):
            return
        made = [self.sides.value(side) for side in sides]
        if sides[0].is_blank:
            made[0] = self.last_value  # the line before goes on
        self.last_value = made[-1]
        self._runs(sides, signs, made)
        equal = next((k for k, sign in enumerate(signs) if sign.kind != "equal"), len(signs))
        last = sides[equal].state
        if last is not None and not sides[equal].is_blank and not isinstance(made[equal], Name):
            self._state(sides[equal], fresh=isinstance(made[0], Name | Indexed))
            if isinstance(made[0], Name):
                self.sides.grids[made[0].name] = last

    def _alone(self, side: Side, determinant: _Factored | None) -> None:
        if determinant is not None and side.state is None:
            self.last_determinant = determinant
        elif side.state is not None:
            self._state(side, fresh=False)
        elif not side.is_blank and self.chains.link is not None:
            self.chains.broken(self.tokens[side.span[0]].start, self.tokens[side.span[1] - 1].stop)

    def _state(self, side: Side, fresh: bool) -> None:
        if side.state is not None:
            start, stop = self.tokens[side.span[0]].start, self.tokens[side.span[1] - 1].stop
            self.chains.state(side.state.grid, start, stop, side.state.operations, fresh)

    def _runs(self, sides: list[Side], signs: list[Sign], made: list[Expression | None]) -> None:
        """Goes along the signs: what is joined by equals signs is one run, other signs stand between runs."""
        begin = sides[0].span[0]
        offset = self.tokens[begin].start
        span = self.source.span(offset, self.tokens[max(sides[-1].span[1] - 1, begin)].stop)
        over = next((side.over for side in sides if side.over), ())
        exact: Expression | None = None
        run: list[Expression] = []
        for k, value in enumerate(made):
            kind = signs[k - 1].kind if k else "equal"
            if kind == "other":
                self._compare(offset, span, run, signs[k - 1], value)
                run = []
                break
            if kind == "approx":
                self._equal(offset, span, run, over)
                if value is not None and (exact := run[-1] if run else exact) is not None:
                    self._forget_across_headings(offset, span, exact)
                    self.told.append((offset, Approximation(span, exact, value)))
                run = []
                exact = value if exact is None else exact
                continue
            if value is None:
                self._equal(offset, span, run, over)
                run = []
                exact = None
                continue
            run.append(value)
            exact = value
        self._equal(offset, span, run, over)

    def _forget_across_headings(self, offset: int, span: Span, exact: Expression) -> None:
        """sigma_1 ~ 10.6 under another heading may be that of another matrix: a name alone is then no old value."""
        given = self.defined.get(_key(exact)) if isinstance(exact, Name | Indexed) else None
        if given is None or not isinstance(exact, Name | Indexed):
            return
        if bisect_left(self.headings, offset) > bisect_left(self.headings, given):
            self.told.append((offset, Definition(span, exact, Unknown(_key(exact)))))
            del self.defined[_key(exact)]

    def _equal(self, offset: int, span: Span, run: list[Expression], over: tuple[int, ...] = ()) -> None:
        """What sides that are all equal say."""
        if len(run) < 2:
            return
        first = run[0]
        statement = _claim(span, first, run[1])
        if statement is not None:
            self.told.append((offset, statement))
            run = run[1:]
        elif isinstance(first, Name | Indexed) and not _is_dependence(first, run[1]):
            key = _key(first)
            if key not in self.defined or _is_literal(run[1]):
                self.defined[key] = offset
                self.told.append((offset, Definition(span, first, run[1], over)))
                run = run[1:] if len(run) > 2 else []
        if len(run) > 1:
            self.told.append((offset, Equality(span, tuple(run))))

    def _compare(self, offset: int, span: Span, run: list[Expression], sign: Sign, value: Expression | None) -> None:
        comparison = _COMPARISONS.get(sign.text)
        if comparison is None or value is None or not run:
            self._equal(offset, span, run)
            return
        left = run[-1]
        if isinstance(left, RankOf):
            self.told.append((offset, Rank(span, left.of, value, comparison)))
        elif isinstance(left, NullityOf):
            self.told.append((offset, Nullity(span, left.of, value, comparison)))
        elif not _has_free_letters(left, self.defined) and not _has_free_letters(value, self.defined):
            self.told.append((offset, Equality(span, (left, value), comparison)))

    def _determinants(self, sides: list[Side], signs: list[Sign], found: list[_Factored | None]) -> bool:
        """|A| = |B| = -2 |C| = 10: a step for every sign between two determinants, a claim for what comes last."""
        if any(sign.kind != "equal" for sign in signs):
            return False
        starts = True
        for k, sign in enumerate(signs):
            left, right = found[k], found[k + 1]
            offset = self.tokens[sign.span[0]].start
            stop = self.tokens[sign.span[1] - 1].stop
            if left is not None and right is not None and len(left[1].rows) == len(right[1].rows):
                loose = tuple([operation for operation, _, _ in self.chains.loose])
                link = Link(offset, stop, sign.operations + loose)
                self.chains.loose = []
                self.told.append((offset, determinant_step(self.source, left, right, link, starts)))
                starts = False
                continue
            first, last = sides[k].span, sides[k + 1].span
            # Where a line goes on with a sign, its first side is on the line before.
            span = self.source.span(offset, stop) if sides[k].is_blank else self.sides.span(first[0], last[1])
            before = _determinant(left) if left is not None else self.sides.value(sides[k])
            after = _determinant(right) if right is not None else self.sides.value(sides[k + 1])
            if before is None or after is None:
                continue
            if isinstance(before, Name | Indexed) and isinstance(after, DeterminantOf):
                self.told.append((offset, Definition(span, before, after)))
                self.defined[_key(before)] = offset
            elif isinstance(before, DeterminantOf):
                self.told.append((offset, Determinant(span, before.of, after)))
            else:
                self.told.append((offset, Equality(span, (before, after))))
        return True


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


def _determinant(found: _Factored) -> Expression:
    factor, grid = found
    return DeterminantOf(grid) if factor is None else Times((factor, DeterminantOf(grid)))


def _key(name: Name | Indexed) -> str:
    return name.name if isinstance(name, Name) else f"{name.name}_{name.indices}"


def _is_dependence(left: Expression, right: Expression) -> bool:
    """a_3 = a_1 + 2 a_2: says how columns depend on one another; it defines none of them."""
    match right:
        case Indexed(name, indices):
            return isinstance(left, Indexed) and name == left.name and indices != left.indices
        case Sum(parts) | Times(parts):
            return any(_is_dependence(left, part) for part in parts)
        case Negative(of) | Quotient(of, _):
            return _is_dependence(left, of)
    return False


def _is_literal(value: Expression) -> bool:
    """Whether a value is written out: a matrix or a number, perhaps transposed."""
    match value:
        case Transposed(of) | Negative(of):
            return _is_literal(of)
        case Array(rows):
            return all(_is_literal(entry) for row in rows for entry in row)
        case Grid() | Number() | Decimal() | Identity():
            return True
    return False


def _has_free_letters(value: Expression, defined: Container[str]) -> bool:
    match value:
        case Name(name):
            return name not in defined
        case Indexed(name, _):
            return name not in defined
        case Number() | Decimal() | Grid() | Identity():
            return False
        case Sum(parts) | Times(parts):
            return any(_has_free_letters(part, defined) for part in parts)
        case Quotient(above, below):
            return _has_free_letters(above, defined) or _has_free_letters(below, defined)
        case Negative(of) | Transposed(of) | DeterminantOf(of) | Power(of, _):
            return _has_free_letters(of, defined)
    return True
