"""Sides joined by equals signs, what they say: definitions, claims, printed digits, chains of determinants."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.bare_properties import bare_property
from exactrank.reading.claims.block_names import blocks_of, is_joined, is_near, joined_of
from exactrank.reading.claims.chain_parts import State, same_size
from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.coordinates import Coordinates
from exactrank.reading.claims.determinants import Factored, read_determinants, with_operations_between
from exactrank.reading.claims.eigen_pairs import EigenPairs
from exactrank.reading.claims.eigenspaces import Eigenspaces
from exactrank.reading.claims.eigenvalue_relations import equation_for_eigenvalue, of_all_eigenvalues
from exactrank.reading.claims.elementary_matrices import ElementaryMatrices
from exactrank.reading.claims.kernel_vectors import KernelVectors, is_zero
from exactrank.reading.claims.linear_maps import linear_map, standard_basis
from exactrank.reading.claims.lone_vectors import claim_of_vector, is_line, is_position, lone_vector, named_line
from exactrank.reading.claims.memberships import shape_of_member
from exactrank.reading.claims.polynomial_roots import PolynomialRoots
from exactrank.reading.claims.relations import Relations
from exactrank.reading.claims.scopes import Mark
from exactrank.reading.claims.solutions import Solutions
from exactrank.reading.claims.spans import read_spaces
from exactrank.reading.claims.subspaces import dimension_of
from exactrank.reading.claims.systems_at_hand import System, named
from exactrank.reading.claims.told_elementary import elementary_claim
from exactrank.reading.claims.unread_relations import unread_relations
from exactrank.reading.claims.written_unknowns import written_unknown
from exactrank.reading.formulas.expression_kinds import (
    has_angles,
    has_free_letters,
    is_row_of_zeros,
    is_written_in_blocks,
    key_of,
)
from exactrank.reading.formulas.expressions import Comma
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.language.packs import operator_at
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import CELL_ENDS, ROW_ENDS, SILENT
from exactrank.reading.operations.reader import operations_in
from exactrank.reading.operations.signs import Sign, sign_at
from exactrank.statements import (
    Array,
    Assertion,
    ClaimedOperation,
    Definition,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Name,
    Number,
    Passage,
    Shown,
    Span,
    Statement,
    Times,
    Transition,
    Transposed,
    Unknown,
    Unreadable,
)
from exactrank.statements.walks import subexpressions

_HEADING = lazy_pattern(
    r"\\(?:sub)*section\b|\\chapter\b|^#{1,6} |^(?:={3,}|-{3,})$|<(?:section|h[1-6])\b", re.MULTILINE
)
_HEADING_SIGNS = ("section", "chapter", "#", "===", "---", "<h")
"""One of these is in every heading."""
_AUGMENTED_NAME = words(r"( ) [ ] | : \mid \vert \middle \big \, { } \mathbf \vec \vect \bar \tilde \hat")


_FEW = 120
"""Characters between two formulas, the second of which may go on from the first."""
_NO_WORDS = lazy_pattern(
    r"(?:[\s$.,;:>*&]|\\[\[\]()\\,;!]|\\q?quad\b|\\(?:begin|end)\{(?:equation|displaymath|math)\*?\}|</?[a-z]{1,4}>){0,80}+"
)
"""What may stand between two formulas of which the second goes on from the first."""
_UNEQUAL = [[r"\ne"], [r"\neq"], ["\u2260"]]


class Equations:
    """Tells what equations say. In a formula of several lines a line that begins with a sign goes on from the last."""

    def __init__(self, sides: Sides, chains: Chains, told: list[tuple[int, Passage]]) -> None:
        self.sides = sides
        self.source = sides.source
        self.tokens = sides.tokens
        self.chains = chains
        self.told = told
        self.headings: list[int] = []
        if any(sign in sides.text for sign in _HEADING_SIGNS):
            self.headings += [match.start() for match in _HEADING.finditer(sides.text)]
        self.relations = Relations(sides, chains, told, self.headings)
        self.defined = self.relations.defined
        self.elementary = ElementaryMatrices(sides, self.defined)
        self.solutions = Solutions(sides, chains, told, self.headings)
        chains.joined = partial(joined_of, sides)
        chains.is_joined = partial(is_joined, sides)
        self.eigen = EigenPairs(sides.grids, only_matrix=self._only_matrix)
        self.eigenspaces = Eigenspaces(sides, self.eigen)
        self.kernel = KernelVectors(sides.text, sides.grids)
        self.kernel.defined = self.defined
        self.roots = PolynomialRoots()
        self.coordinates = Coordinates(sides)
        self.outside: dict[str, int] | None = None
        """What was defined before the first exercise, and holds in each of them."""
        self.grids_outside: dict[str, MatrixRead] = {}
        self.until = 0
        """Where the last formula ends."""
        self.goes_on = False
        """Whether the formula at hand begins with a sign."""
        self.guessed = False
        """Whether words stand before it."""
        self.known = (0, 0)
        """How many passages and states there were before it."""
        self.not_read: list[Range] = []
        """Where something that is not understood is said to be a number."""
        self.of_nothing: list[Range] = []
        """Where formulas stand that begin with a sign, and that go on from nothing that was read."""
        self.last_value: Expression | None = None
        self.last_determinant: Factored | None = None
        self.determinant_step: int | None = None
        """Which of the passages told is the last step from determinant to determinant of this formula."""
        self.before: State | None = None
        """The matrix that stood last when the formula began."""

    def enter(self, mark: Mark) -> None:
        """A scope begins: values of unknowns end; with an exercise matrices end too."""
        self.solutions.leave()
        if mark.soft:
            self.chains.parts.append(mark.start)
            ended = [key for key, offset in self.defined.items() if self.relations.scopes.apart(offset, mark.start)]
            for key in ended:
                if key not in self.sides.grids:
                    del self.defined[key]
            return
        self.chains.leave()
        self.eigen.leave()
        self.roots.leave()
        self.kernel.leave()
        self.coordinates.leave()
        self.solutions.stated = None
        if self.outside is None:
            self.outside, self.grids_outside = dict(self.defined), dict(self.sides.grids)
        else:
            self.defined.clear()
            self.defined.update(self.outside)
            self.sides.grids.clear()
            self.sides.grids.update(self.grids_outside)

    def begin(self, start: int, stop: int, inline: bool) -> None:
        """A new formula: it goes on from the one before where it begins with a sign and no words part the two.

        A display behind a few words is a guess; what stands in a sentence belongs to its words.
        """
        place = self.tokens[start].start if start < stop else self.until
        between = self.sides.text[self.until : place]
        self.goes_on = self._goes_on(start, stop)
        adjacent = self.goes_on and bool(self.until) and _NO_WORDS.fullmatch(between) is not None
        near = len(between) < _FEW and _HEADING.search(between) is None
        calculated = self.last_value is not None and not isinstance(self.last_value, Name | Indexed)
        self.guessed = self.goes_on and not (adjacent or inline) and near and calculated
        if not adjacent:
            self.last_determinant = None
        if not (adjacent or self.guessed):
            self.last_value = None
        self.known = len(self.told), self.chains.count
        self.until = self.tokens[stop - 1].stop if start < stop else self.until
        self.determinant_step = None
        self.chains.beside_determinant = None
        self.before = self.chains.begin_formula()

    def end(self, start: int, stop: int, inline: bool) -> None:
        """A formula ends: one that went on behind words is a guess, and one that goes on from nothing was not read."""
        told, count = self.known
        if self.guessed:
            for k in range(told, len(self.told)):
                offset, one = self.told[k]
                if isinstance(one, Statement) and not isinstance(one, Definition):
                    self.told[k] = offset, Assertion((one,), (Inference.SUBJECT,))
        if self.goes_on and not inline and len(self.told) == told and self.chains.count == count and start < stop:
            self.of_nothing.append((self.tokens[start].start, self.tokens[stop - 1].stop))

    def _goes_on(self, start: int, stop: int) -> bool:
        """Whether a formula begins with an equals sign or the like."""
        first = next((k for k in range(start, stop) if self.tokens[k].text not in SILENT | CELL_ENDS), stop)
        sign = sign_at(self.sides.text, self.tokens, first, stop) if first < stop else None
        return sign is not None and sign.kind not in ("row", "back")

    def read(self, sides: list[Side], signs: list[Sign], leads_on: bool = False) -> None:
        """A definition, a claim, a chain of determinants; a lone matrix is a state of a calculation.

        `leads_on`: an arrow follows.
        """
        self.relations.identity = self.relations.identity and sides[0].is_blank
        sides, signs = with_operations_between(self.sides, sides, signs)
        determinants = [None if side.is_blank else self.sides.determinant(side.span) for side in sides]
        if all(sign.kind == "equal" for sign in signs) and not leads_on and self.solutions.read_sets(sides):
            self.chains.link = None  # [...] ~ {(x, -x) : x in R}: the arrow leads to the set
            return
        if not signs:
            self._alone(sides[0], determinants[0], leads_on)
            return
        if determinants[0] is None and sides[0].is_blank and self.last_determinant:
            determinants = [self.last_determinant, *determinants[1:]]
        self.last_determinant = determinants[-1]
        eigen = self.eigenspaces.read(sides, signs)
        if eigen is not None:
            self.told.append((self.tokens[sides[0].span[0]].start, eigen))
        if read_spaces(self.sides, sides, signs) or eigen is not None:
            return
        equal = next((k for k, sign in enumerate(signs) if sign.kind != "equal"), len(signs))
        if equal and any(determinants[: equal + 1]):
            first = (sides[: equal + 1], signs[:equal], determinants[: equal + 1])
            known = len(self.told)
            read_determinants(self.sides, self.chains, self.defined, *first)
            steps = [k for k in range(known, len(self.told)) if isinstance(self.told[k][1], Transition)]
            self.determinant_step = steps[-1] if steps else self.determinant_step
            sides, signs = sides[equal:], signs[equal:]  # |A| = ... = -2 \ne 0
            if not signs:
                # The next line may go on: |A - t I| = (1 - t)^2 - 4, and below it = t^2 - 2t - 3.
                self.last_value = None if self.last_determinant else self.sides.value(sides[0])
                self.relations.identity = True
                return
        made = [dimension_of(self.sides, side.span) or self._known(self.sides.value(side)) for side in sides]
        if sides[0].is_blank:
            made[0] = self.last_value  # the line before goes on
        self.last_value = made[-1]
        signs_are_equal = all(sign.kind == "equal" for sign in signs)
        if signs_are_equal and self._linear_map(sides, made):
            return
        if signs_are_equal:
            self._seek_again(made, sides[0].span[0])
        if signs_are_equal and (step := self.elementary.step(sides, made)) is not None:
            self.told.append((self.tokens[sides[0].span[0]].start, step))
            if len(sides) == 2 and sides[1].state is not None:
                self._state(sides[1], fresh=True)
            sides, signs, made = sides[1:], signs[1:], made[1:]
            if not signs:
                return
        if signs_are_equal:
            self._eigenvector(sides, made)
            if self._coordinates(sides, made):
                return
        bare = bare_property(self.sides, sides, signs, made)
        if bare is not None:
            self.told.append((self.tokens[sides[0].span[0]].start, bare))
            if len(sides) == 2:
                return
            sides, signs, made = sides[1:], signs[1:], made[1:]
        if signs_are_equal and self._with_commas(sides):
            return
        if self._blocks(sides, signs):
            made = [one if side.state is not None else None for side, one in zip(sides, made, strict=True)]
        else:
            self._not_understood(sides, signs, made)
        if signs_are_equal and not sides[0].is_blank and is_row_of_zeros(made):
            return
        stated = self.solutions.stated
        if signs_are_equal and self.solutions.read(sides, made):
            return
        self._forget_values_of(stated, self.tokens[sides[0].span[0]].start)
        if signs_are_equal and self._of_kernel(sides, made):
            return
        known = len(self.told)
        if [sign.text for sign in signs] in _UNEQUAL and self.solutions.denied(sides, made):
            return
        sides, signs, made = self._without_written_unknown(sides, signs, made)
        if not signs:
            return
        self.relations.read(sides, signs, made)
        self.not_read += unread_relations(self.sides, sides, signs, made)
        self._membership(sides, signs, made)
        if [sign.kind for sign in signs] == ["equal"] and not leads_on and not any(side.is_blank for side in sides):
            span = sides[0].span[0], sides[1].span[1]
            self.solutions.equation(span, (made[0], made[1]), range(known, len(self.told)), self.defined)
        equal = next((k for k, sign in enumerate(signs) if sign.kind != "equal"), len(signs))
        if self._reached(sides, equal) or is_written_in_blocks(made[0], made[equal]):
            equal = 0  # ... ~ [...] = U, ... ~ M = [E | B]
        last = sides[equal].state
        if leads_on and self._is_system(made[0], last):
            self.chains.broken(self.tokens[sides[0].span[0]].start, self.tokens[sides[equal].span[1] - 1].stop)
        elif last is not None and not sides[equal].is_blank and not isinstance(made[equal], Name):
            fresh = made[0] is not None and not isinstance(made[0], Grid | Array)  # A^{-1} = [...]: no step leads there
            fresh = fresh or (made[0] is None and self._is_applied(sides[0]))
            if not (fresh and self._is_elementary(made[0], last.grid, sides)):
                self._state(sides[equal], fresh, again=self._is_last(made[0], last))
            for name in (made[0], made[-1]):
                if isinstance(name, Name | Indexed):
                    self.sides.grids[key_of(name)] = last
        elif sides[0].state is not None and len(sides) == 2 and isinstance(made[1], Name) and equal == 1:
            self._state(sides[0], fresh=False)  # [...] = U
            self.sides.grids[made[1].name] = sides[0].state
        if leads_on and equal < len(signs) and all(sign.kind in ("equal", "approx") for sign in signs):
            self._state(sides[-1], fresh=True)  # the calculation goes on with the rounded matrix

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

    def _seek_again(self, made: list[Expression | None], begin: int) -> None:
        """Behind (A - 2I) v = 0 the v of another eigenvalue has no value any more."""
        unknown = self.kernel.sought_again(made)
        if unknown is None or key_of(unknown) not in self.defined:
            return
        offset = self.tokens[begin].start
        self.told.append((offset, Definition(self.source.span(offset, offset + 1), unknown, Unknown(key_of(unknown)))))
        del self.defined[key_of(unknown)]
        self.sides.grids.pop(key_of(unknown), None)

    def _known(self, value: Expression | None) -> Expression | None:
        """A side; None where a scalar product <u, v> stands in it of what the text gives no value."""
        if value is None or not has_angles(value):
            return value
        names = [key_of(one) for one in subexpressions(value) if isinstance(one, Name | Indexed)]
        return value if all(one in self.defined or one in self.sides.grids for one in names) else None

    def _linear_map(self, sides: list[Side], made: list[Expression | None]) -> bool:
        """T(x, y) = (x + y, y): from there on T is the matrix, and e_1, e_2 the standard basis."""
        found = linear_map(made)
        if found is None or (key_of(found.name) in self.sides.grids and key_of(found.name) not in self.sides.maps):
            return False
        offset, span = self.tokens[sides[0].span[0]].start, self.sides.span(sides[0].span[0], sides[-1].span[1])
        basis = standard_basis(len(found.matrix.rows[0]), [*self.defined])
        for name, value in ((found.name, found.matrix), *basis):
            self.defined[key_of(name)] = offset
            self.told.append((offset, Definition(span, name, value)))
        self.sides.maps.add(key_of(found.name))
        self.told += [(offset, Equality(span, (found.name, one))) for one in found.others]
        return True

    def _without_written_unknown(
        self, sides: list[Side], signs: list[Sign], made: list[Expression | None]
    ) -> tuple[list[Side], list[Sign], list[Expression | None]]:
        """(A - 2I) v = M [v_1, v_2]^T = 0 says (A - 2I) v = 0 of a v that has no value yet; that A - 2I = M is a guess.

        Behind M there may be a reduction that is not told; what M v = 0 implies is held against A - 2I elsewhere.
        """
        found = written_unknown(made) if all(sign.kind == "equal" for sign in signs) else None
        if found is None:
            return sides, signs, made
        begin, end = sides[0].span[0], sides[found.side].span[1]
        offset = self.tokens[begin].start
        for name in [one for one in found.names if key_of(one) in self.defined]:
            self.told.append((offset, Definition(self.source.span(offset, offset + 1), name, Unknown(key_of(name)))))
            del self.defined[key_of(name)]
            self.sides.grids.pop(key_of(name), None)
        if not is_zero(made[-1]):
            said = Equality(self.sides.span(begin, end), found.matrices)
            self.told.append((offset, Assertion((said,), (Inference.SYSTEM,))))
        k = found.side
        return [*sides[:k], *sides[k + 1 :]], [*signs[: k - 1], *signs[k:]], [*made[:k], *made[k + 1 :]]

    def _forget_values_of(self, before: System | None, offset: int) -> None:
        """Behind A x = c the unknowns have no values any more that they had of A x = b."""
        now = self.solutions.stated
        if before is None or now is None or now.right == before.right:
            return
        for key in [key for key in self.defined if "_" in key and key.partition("_")[0] == now.vector]:
            self.told.append((offset, Definition(self.source.span(offset, offset + 1), named(key), Unknown(key))))
            del self.defined[key]

    def _eigenvector(self, sides: list[Side], made: list[Expression | None]) -> None:
        """The value and the vector of an eigenpair, each in a formula of its own; a vector that solves M v = 0."""
        offset = self.tokens[sides[0].span[0]].start
        span = self.sides.span(sides[0].span[0], sides[-1].span[1])
        claim = self.eigen.read(made, offset, span)
        if self.eigen.names_a_value(made[0]):
            self.kernel.pause()
        guessed = isinstance(claim, Assertion) and Inference.SYSTEM in claim.inferred
        if claim is not None and not (guessed and self.solutions.is_chosen(offset)):
            self.told.append((offset, claim))
        self.told += [(offset, one) for one in self.kernel.read(made, offset, span)]
        self.told += [(offset, one) for one in self.roots.read(made, offset, span)]
        chosen = self.solutions.chosen_vector(made, span)
        if chosen is not None:
            self.told.append((offset, chosen))

    def _of_kernel(self, sides: list[Side], made: list[Expression | None]) -> bool:
        """An equation that a homogeneous one before it implies, or what is said of the unknowns of a matrix."""
        begin, end = sides[0].span[0], sides[-1].span[1]
        offset, span = self.tokens[begin].start, self.sides.span(begin, end)
        derived = self.kernel.consequence(made, offset, span) or self._of_eigenvalues(made, offset, span)
        derived = derived or self.solutions.of_columns(made, offset, span)
        if derived is not None:
            self.told.append((offset, derived))
            return True
        return self.solutions.of_matrix(made, (offset, self.tokens[end - 1].stop))

    def _of_eigenvalues(self, made: list[Expression | None], offset: int, span: Span) -> Assertion | None:
        """All eigenvalues together, or an equation in the unknowns for one of them."""
        subject = self.eigen.subject or self._only_matrix()
        read = self.sides.grids.get(key_of(subject)) if isinstance(subject, Name | Indexed) else None
        if subject is None or read is None:
            return None
        size = len(read.grid.rows)
        pair = self.eigen.pair_at(offset, size)
        derived = None if pair is None else equation_for_eigenvalue(made, pair, size, span)
        return derived or of_all_eigenvalues(made, subject, size, span)

    def _coordinates(self, sides: list[Side], made: list[Expression | None]) -> bool:
        """The coordinates of a vector in a basis."""
        offset, span = self.tokens[sides[0].span[0]].start, self.sides.span(sides[0].span[0], sides[-1].span[1])
        claim = self.coordinates.read(sides, made, span)
        calculated = tuple([one for one in made[1:] if one is not None])
        if claim is not None:
            self.told.append((offset, claim))
            if 1 < len(calculated) == len(made) - 1:
                self.told.append((offset, Equality(span, calculated)))
        return claim is not None

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

    def _only_matrix(self) -> Expression | None:
        """The name of the square matrix, where the text has named just one."""
        square = [name for name, read in self.sides.grids.items() if len(read.grid.rows) == len(read.grid.rows[0]) > 1]
        return Name(square[0]) if len(square) == 1 and "_" not in square[0] else None

    def _is_system(self, left: Expression | None, right: MatrixRead | None) -> bool:
        """A x = b before an arrow: what the arrow leads to comes from the system and not from its right side."""
        if not isinstance(left, Times) or right is None or len(right.grid.rows[0]) > 1:
            return False
        unknown = left.factors[-1]
        return isinstance(unknown, Name) and unknown.name not in self.sides.grids

    def _reached(self, sides: list[Side], last: int) -> bool:
        """A step has led to the first side, a matrix, and only what it is called or equal to follows."""
        return self.chains.link is not None and sides[0].state is not None and sides[last].state is None

    def _alone(self, side: Side, determinant: Factored | None, leads_on: bool) -> None:
        if determinant is not None and side.state is None:
            self.last_determinant = determinant
            if determinant[0] is None and not leads_on:
                place = self.tokens[side.span[0]].start, self.tokens[side.span[1] - 1].stop
                self.chains.shown.append((place[0], Shown(self.source.span(*place), determinant[1])))
        elif side.state is not None:
            self.last_determinant = None if leads_on else determinant
            self._state(side, fresh=False)
        elif not side.is_blank and self.solutions.read_rows(side):
            return
        elif not side.is_blank and self.chains.link is not None:
            self.chains.broken(self.tokens[side.span[0]].start, self.tokens[side.span[1] - 1].stop)
        elif not side.is_blank and self._lone_vector(side):
            return
        elif not side.is_blank and self.last_determinant is not None:
            told = operations_in(self.sides.text, self.tokens, *side.span)
            if told.operations and told.complete:
                self.annotated(told.operations, side.span)
        elif leads_on and not side.is_blank and self._starts(self.sides.expression(side.span)):
            pass
        elif not side.is_blank and self.chains.current is not self.before:
            told = operations_in(self.sides.text, self.tokens, *side.span)
            self.chains.beside(told.operations if told.complete else ())  # [...], \quad R_2 - 3R_1

    def _starts(self, value: Expression | None) -> bool:
        """A \\sim [...] where no matrix is called A, A - 2I \\sim [...]: a calculation goes on from what is named."""
        if isinstance(value, Name | Indexed):
            self.chains.unknown(value)
        elif value is not None and has_free_letters(value, ()):
            self.chains.start_from(value)
        else:
            return False
        return True

    def _lone_vector(self, side: Side) -> bool:
        """A vector that nothing else is said of, behind a system or a matrix; False for anything else."""
        place = self.tokens[side.span[0]].start, self.tokens[side.span[1] - 1].stop
        vector = lone_vector(self.sides, side.span)
        if vector is None:
            return False
        line = named_line(self.sides, side.span[0])
        if line is not None:
            if not is_line(vector, line, self.solutions.matrix_near(place[0])):
                self.solutions.not_compared.append(place)
            return True
        pair = self.eigen.pair_at(place[0], len(vector.rows))
        if pair is None and not self.solutions.says_vector(place[0]):
            return False
        system, matrix = self.solutions.system_at(place[0]), self.solutions.matrix_near(place[0])
        if system is None and matrix is None and pair is None:
            return False
        claim = claim_of_vector(vector, self.source.span(*place), system, matrix, pair)
        if claim is not None:
            self.told.append((place[0], claim))
        elif matrix is None or not is_position(vector, matrix):
            self.solutions.not_compared.append(place)
        return True

    def annotated(self, operations: tuple[ClaimedOperation, ...], span: Range) -> None:
        """Operations told in the line of a determinant lead to it, those in a line of their own to the next one."""
        start, stop = self.tokens[span[0]].start, self.tokens[span[1] - 1].stop
        step = None if self.determinant_step is None else self.told[self.determinant_step][1]
        if self.determinant_step is None or not isinstance(step, Transition) or self._begins_line(span[0]):
            self.chains.operations(operations, start, stop)
            return
        beside = self.chains.beside_determinant = self.chains.announced(operations, start, stop)
        offset = self.told[self.determinant_step][0]
        self.told[self.determinant_step] = (offset, replace(step, beside=(step.beside[0], beside)))

    def _begins_line(self, k: int) -> bool:
        """Whether nothing but marks stands before a token in its line."""
        while k > 0 and self.tokens[k - 1].text not in ROW_ENDS:
            text = self.tokens[k - 1].text
            if text not in SILENT and text not in CELL_ENDS and text not in ("(", "[", "{"):
                return False
            k -= 1
        return True

    def _is_last(self, name: Expression | None, read: MatrixRead) -> bool:
        """Whether a name is that of the matrix that stands last in the text, and this one is of its size."""
        known = self.sides.grids.get(key_of(name)) if isinstance(name, Name | Indexed) else None
        current = self.chains.current
        if known is None or current is None or current.grid is not known.grid:
            return False
        return same_size(current, State(read.grid, 0, 0))

    def _state(self, side: Side, fresh: bool, again: bool = False) -> None:
        if side.state is None:
            return
        start, stop = self.tokens[side.span[0]].start, self.tokens[side.span[1] - 1].stop
        if side.named:
            self.chains.named(side.state.grid, start, stop)
        else:
            self.chains.state(side.state.grid, start, stop, side.state.operations, fresh, again)

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

    def _not_understood(self, sides: list[Side], signs: list[Sign], made: list[Expression | None]) -> None:
        """An equation about matrices, or a rank, of which a side is not understood: reported, never dropped.

        It matters as a claim where nothing of the equation is left, and that is not just what a matrix is called.
        """
        told = [k for k, side in enumerate(sides) if not side.is_blank and made[k] is None]
        told = [k for k in told if any(sign.kind in ("equal", "approx") for sign in signs[max(0, k - 1) : k + 1])]
        vectors = [one for one in made if isinstance(one, Grid | Transposed) and one != made[0]]
        counts = told == [0] and len(sides) == 2 and isinstance(made[1], Number) and self._is_counted(sides[0])
        if not told or not (counts or vectors or any(self.sides.has_matrix(side.span) for side in sides)):
            return
        if told == [0] and self._is_name(sides[0]):
            return
        only_called = told == [0] and len(sides) == 2 and sides[1].state is not None
        left = any(one is not None and other is not None for one, other in pairwise(made))
        begin, end = sides[0].span[0], sides[-1].span[1]
        span = self.sides.span(begin, end)
        kind = "unreadable" if only_called or left else "equality"
        self.sides.tell(begin, Unreadable(span, "formula-not-understood", kind))

    def _is_applied(self, side: Side) -> bool:
        r"""\inv{E} = [...]: of a command that is not known another matrix is said, which no step leads to."""
        begin, end = side.span
        while begin < end and self.tokens[begin].text in SILENT:
            begin += 1
        texts = [token.text for token in self.tokens[begin:end] if token.text not in SILENT]
        applied = len(texts) > 3 and texts[1] == "{" and closing(self.tokens, begin + 1, end) >= end - 2
        return applied and texts[0][0] == "\\" and texts[0][1:].isalpha()

    def _is_counted(self, side: Side) -> bool:
        """rank(A^*): a number of a matrix whose name is not understood."""
        return operator_at(self.sides.span(*side.span).source.strip()) in ("rank", "nullity", "determinant")

    def _is_name(self, side: Side) -> bool:
        """(A | b), [A : b]: what an augmented matrix is called."""
        texts = [token.text for token in self.tokens[side.span[0] : side.span[1]] if token.text not in SILENT]
        return all(text in _AUGMENTED_NAME or (len(text) == 1 and text.isalpha()) for text in texts)
