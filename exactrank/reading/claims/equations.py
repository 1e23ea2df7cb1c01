"""Sides joined by equals signs, what they say: definitions, claims, printed digits, chains of determinants."""

from __future__ import annotations

from exactrank.reading.claims.bare_properties import bare_property
from exactrank.reading.claims.block_names import blocks_of, is_near
from exactrank.reading.claims.determinants import Factored, read_determinants, with_operations_between
from exactrank.reading.claims.lone_sides import LoneSides
from exactrank.reading.claims.memberships import shape_of_member
from exactrank.reading.claims.projections import projection_side
from exactrank.reading.claims.sides_not_understood import is_applied, tell_not_understood
from exactrank.reading.claims.spans import read_spaces
from exactrank.reading.claims.spectra import spectrum_claim
from exactrank.reading.claims.subspaces import dimension_of
from exactrank.reading.claims.told_elementary import elementary_claim
from exactrank.reading.claims.unread_relations import unread_relations
from exactrank.reading.formulas.expression_kinds import has_free_letters, is_row_of_zeros, is_written_in_blocks, key_of
from exactrank.reading.formulas.formula_reader import Comma
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.sides import Side
from exactrank.reading.operations.signs import Sign
from exactrank.statements import (
    Array,
    Assertion,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Times,
    Transition,
)

_UNEQUAL = [[r"\ne"], [r"\neq"], ["\u2260"]]


class Equations(LoneSides):
    """Tells what equations say. In a formula of several lines a line that begins with a sign goes on from the last."""

    def read(self, sides: list[Side], signs: list[Sign], leads_on: bool = False) -> None:
        """A definition, a claim, a chain of determinants; a lone matrix is a state of a calculation.

        `leads_on`: an arrow follows.
        """
        self.relations.identity = self.relations.identity and sides[0].is_blank
        sides, signs = with_operations_between(self.sides, sides, signs)
        determinants = [None if side.is_blank else self.sides.determinant(side.span) for side in sides]
        if _are_equal(signs) and not leads_on and self.solutions.read_sets(sides):
            self.chains.link = None  # [...] ~ {(x, -x) : x in R}: the arrow leads to the set
            return
        if not signs:
            self._alone(sides[0], determinants[0], leads_on)
            return
        told = self._told_as_a_whole(sides, signs, determinants)
        if told is None:
            return
        sides, signs = sides[told:], signs[told:]  # |A| = ... = -2 \ne 0
        if not signs:
            # The next line may go on: |A - t I| = (1 - t)^2 - 4, and below it = t^2 - 2t - 3.
            self.last_value = None if self.last_determinant else self.sides.value(sides[0])
            self.relations.identity = True
            return
        made = [self._value(side) for side in sides]
        if sides[0].is_blank:
            made[0] = self.last_value  # the line before goes on
        self.last_value = made[-1]
        equal = _are_equal(signs)
        told = self._told_of_its_kind(sides, signs, made)
        if told is None or told == len(signs):
            return
        sides, signs, made = sides[told:], signs[told:], made[told:]
        if equal and self._with_commas(sides):
            return
        if self._blocks(sides, signs):
            made = [one if side.state is not None else None for side, one in zip(sides, made, strict=True)]
        else:
            tell_not_understood(self.sides, sides, signs, made)
        if not self._is_of_unknowns(sides, signs, made, equal):
            self._relate(sides, signs, made, leads_on)

    def _told_as_a_whole(self, sides: list[Side], signs: list[Sign], determinants: list[Factored | None]) -> int | None:
        """How many signs are told with the determinants before them; None where spaces are all that is said of."""
        if determinants[0] is None and sides[0].is_blank and self.last_determinant:
            determinants = [self.last_determinant, *determinants[1:]]
        self.last_determinant = determinants[-1]
        eigen = self.eigenspaces.read(sides, signs)
        if eigen is not None:
            self.told.append((self.tokens[sides[0].span[0]].start, eigen))
        if read_spaces(self.sides, sides, signs) or eigen is not None:
            return None
        equal = next((k for k, sign in enumerate(signs) if sign.kind != "equal"), len(signs))
        if not equal or not any(determinants[: equal + 1]):
            return 0
        known = len(self.told)
        first = sides[: equal + 1], signs[:equal], determinants[: equal + 1]
        read_determinants(self.sides, self.chains, self.defined, *first)
        steps = [k for k in range(known, len(self.told)) if isinstance(self.told[k][1], Transition)]
        self.determinant_step = steps[-1] if steps else self.determinant_step
        return equal

    def _told_of_its_kind(self, sides: list[Side], signs: list[Sign], made: list[Expression | None]) -> int | None:
        """How many signs, from the first, say something of a kind of its own: an elementary matrix, a property.

        None where nothing is left to say: a linear map, coordinates.
        """
        offset, first = self.tokens[sides[0].span[0]].start, 0
        equal = _are_equal(signs)
        if equal:
            if self._linear_map(sides, made):
                return None
            self._seek_again(made, sides[0].span[0])
            if (step := self.elementary.step(sides, made)) is not None:
                self.told.append((offset, step))
                if len(sides) == 2 and sides[1].state is not None:
                    self._state(sides[1], fresh=True)
                first = 1
                if first == len(signs):
                    return first
            self._eigenvector(sides[first:], made[first:])
            if self._coordinates(sides[first:], made[first:]):
                return None
        bare = bare_property(self.sides, sides[first:], signs[first:], made[first:])
        bare = bare or spectrum_claim(self.sides, sides[first:], signs[first:])
        if bare is not None:
            self.told.append((self.tokens[sides[first].span[0]].start, bare))
            first += 1
        return first

    def _is_of_unknowns(self, sides: list[Side], signs: list[Sign], made: list[Expression | None], equal: bool) -> bool:
        """Whether all is said: of zeros, of solutions and values of unknowns, of vectors in a null space."""
        if equal and not sides[0].is_blank and is_row_of_zeros(made):
            return True
        stated = self.solutions.stated
        if equal and self.solutions.read(sides, made):
            return True
        self._forget_values_of(stated, self.tokens[sides[0].span[0]].start)
        if equal and self._of_kernel(sides, made):
            return True
        return [sign.text for sign in signs] in _UNEQUAL and self.solutions.denied(sides, made)

    def _relate(self, sides: list[Side], signs: list[Sign], made: list[Expression | None], leads_on: bool) -> None:
        """Tells the relations between sides link by link, and goes on from the matrices among them."""
        known = len(self.told)
        sides, signs, made = self._without_written_unknown(sides, signs, made)
        if not signs:
            return
        self.relations.read(sides, signs, made)
        self.not_read += unread_relations(self.sides, sides, signs, made)
        self._membership(sides, signs, made)
        if [sign.kind for sign in signs] == ["equal"] and not leads_on and not any(side.is_blank for side in sides):
            span = sides[0].span[0], sides[1].span[1]
            self.solutions.equation(span, (made[0], made[1]), range(known, len(self.told)), self.defined)
        self._go_on(sides, signs, made, leads_on)

    def _go_on(self, sides: list[Side], signs: list[Sign], made: list[Expression | None], leads_on: bool) -> None:
        """The matrices among the sides, from which the calculation goes on or that names are given to."""
        equal = next((k for k, sign in enumerate(signs) if sign.kind != "equal"), len(signs))
        if self._reached(sides, equal) or is_written_in_blocks(made[0], made[equal]):
            equal = 0  # ... ~ [...] = U, ... ~ M = [E | B]
        last = sides[equal].state
        if leads_on and self._is_system(made[0], last):
            self.chains.broken(self.tokens[sides[0].span[0]].start, self.tokens[sides[equal].span[1] - 1].stop)
        elif last is not None and not sides[equal].is_blank and not isinstance(made[equal], Name):
            fresh = made[0] is not None and not isinstance(made[0], Grid | Array)  # A^{-1} = [...]: no step leads there
            fresh = fresh or (made[0] is None and is_applied(self.sides, sides[0]))
            if not (fresh and self._is_elementary(made[0], last.grid, sides)):
                self._state(sides[equal], fresh, again=self._is_last(made[0], last))
            for name in (made[0], made[-1]):
                if isinstance(name, Name | Indexed):
                    self.sides.grids[key_of(name)] = last
        elif sides[0].state is not None and len(sides) == 2 and isinstance(made[1], Name) and equal == 1:
            self._state(sides[0], fresh=False)  # [...] = U
            self.sides.grids[made[1].name] = sides[0].state
        elif isinstance(made[0], Grid) and len(sides) == 2 and isinstance(made[1], Identity) and equal == 1:
            self._state(sides[0], fresh=not self.chains.loose)  # [...] = I_3, which operations lead to
        if leads_on and equal < len(signs) and all(sign.kind in ("equal", "approx") for sign in signs):
            self._state(sides[-1], fresh=True)  # the calculation goes on with the rounded matrix

    def _value(self, side: Side) -> Expression | None:
        """What a side stands for: a dimension, a projection onto a subspace, or any other expression."""
        found = dimension_of(self.sides, side.span) or projection_side(self.sides, side.span)
        return found or self._known(self.sides.value(side))

    def _is_elementary(self, name: Expression | None, grid: Grid, sides: list[Side]) -> bool:
        """Tells that a matrix is the elementary one of the operation told last; the calculation stays where it is."""
        begin, end = sides[0].span[0], sides[-1].span[1]
        offset, span, chains = self.tokens[begin].start, self.sides.span(begin, end), self.chains
        claim = elementary_claim(name, grid, chains.loose, self.sides.text, offset, span)
        if claim is None or chains.link is not None or not self.solutions.asserted(offset):
            return False
        self.told.append((offset, claim))
        chains.loose[-1].offers += 1
        return True

    def _with_commas(self, sides: list[Side]) -> bool:
        """1,500 + 200 = 1,700: true where the commas part thousands, or where they are decimal ones."""
        if any(side.is_blank for side in sides) or not any(self.sides.has_grouped_digits(one.span) for one in sides):
            return False
        span = self.sides.span(sides[0].span[0], sides[-1].span[1])
        readings = []
        for comma in (Comma.THOUSANDS, Comma.DECIMAL):
            made = [self.sides.with_commas(side.span, comma) for side in sides]
            values = tuple([one for one in made if one is not None])
            if len(values) == len(sides) and not any(has_free_letters(one, ()) for one in values):
                readings.append(Equality(span, values))
        if readings:
            self.told.append((self.tokens[sides[0].span[0]].start, Assertion(tuple(readings))))
        return bool(readings)

    def _is_system(self, left: Expression | None, right: MatrixRead | None) -> bool:
        """A x = b before an arrow: what the arrow leads to comes from the system and not from its right side."""
        if not isinstance(left, Times) or right is None or len(right.grid.rows[0]) > 1:
            return False
        unknown = left.factors[-1]
        return isinstance(unknown, Name) and unknown.name not in self.sides.grids

    def _reached(self, sides: list[Side], last: int) -> bool:
        """A step has led to the first side, a matrix, and only what it is called or equal to follows."""
        return self.chains.link is not None and sides[0].state is not None and sides[last].state is None

    def _blocks(self, sides: list[Side], signs: list[Sign]) -> bool:
        """[A | b] = [...], [...] = (I | A^{-1}): what the blocks of a matrix are; False where no side names blocks."""
        if [sign.kind for sign in signs] != ["equal"]:
            return False
        blocks = blocks_of(self.sides, *sides) or blocks_of(self.sides, *sides[::-1])
        offset = self.tokens[sides[0].span[0]].start
        span = self.sides.span(sides[0].span[0], sides[-1].span[1])
        for name, grid in blocks or ():
            key = key_of(name) if isinstance(name, Name | Indexed) else ""
            known = self.sides.grids.get(key)
            if known is not None and is_near(known.grid, grid):
                self.told.append((offset, Equality(span, (name, grid))))
            else:
                self.relations.equal(offset, span, [name, grid])
                if key:
                    self.sides.grids[key] = MatrixRead(grid)
        return blocks is not None

    def _membership(self, sides: list[Side], signs: list[Sign], made: list[Expression | None]) -> None:
        """A \\in R^{2 x 3}: of which size a matrix is that is known."""
        for k, sign in enumerate(signs):
            if sign.text == r"\in" and (member := made[k]) is not None:
                claim = shape_of_member(self.sides, member, sides[k], sides[k + 1])
                if claim is not None:
                    self.told.append((self.tokens[sides[k].span[0]].start, claim))


def _are_equal(signs: list[Sign]) -> bool:
    return all(sign.kind == "equal" for sign in signs)
