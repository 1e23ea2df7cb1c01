"""What equations are read among: scopes that begin and end, and the formula before, which one may go on from."""

from __future__ import annotations

import re
from functools import partial

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.block_names import is_joined, joined_of
from exactrank.reading.claims.chain_parts import State
from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.coordinates import Coordinates
from exactrank.reading.claims.determinants import Factored
from exactrank.reading.claims.eigen_pairs import EigenPairs
from exactrank.reading.claims.eigenspaces import Eigenspaces
from exactrank.reading.claims.elementary_matrices import ElementaryMatrices
from exactrank.reading.claims.kernel_vectors import KernelVectors
from exactrank.reading.claims.polynomial_roots import PolynomialRoots
from exactrank.reading.claims.relations import Relations
from exactrank.reading.claims.scopes import Mark
from exactrank.reading.claims.solutions import Solutions
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.vocabulary import CELL_ENDS, SILENT
from exactrank.reading.operations.signs import sign_at
from exactrank.statements import Assertion, Definition, Expression, Grid, Indexed, Inference, Name, Passage, Statement

_HEADING = lazy_pattern(
    r"\\(?:sub)*section\b|\\chapter\b|^#{1,6} |^(?:={3,}|-{3,})$(?!\s{1,4}\#)|<(?:section|h[1-6])\b", re.MULTILINE
)
_HEADING_SIGNS = ("section", "chapter", "#", "===", "---", "<h")
"""One of these is in every heading."""
_FEW = 120
"""Characters between two formulas, the second of which may go on from the first."""
_NO_WORDS = lazy_pattern(
    r"(?:[\s$.,;:>*&]|\\[\[\]()\\,;!]|\\q?quad\b|\\(?:begin|end)\{(?:equation|displaymath|math)\*?\}|</?[a-z]{1,4}>){0,80}+"
)
"""What may stand between two formulas of which the second goes on from the first."""


class EquationContext:
    """What equations are read among: the scope, the formula before, what has a value, and the readers of each kind."""

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
        self.solutions.is_tried = self.relations.is_tried
        chains.joined = partial(joined_of, sides)
        chains.is_joined = partial(is_joined, sides)
        self.eigen = EigenPairs(sides.grids, only_matrix=self._only_matrix)
        self.eigenspaces = Eigenspaces(sides, self.eigen)
        self.kernel = KernelVectors(sides.text, sides.grids)
        self.kernel.defined = self.defined
        self.roots = PolynomialRoots()
        self.coordinates = Coordinates(sides)
        self.images: dict[str, dict[int, Grid]] = {}
        """The images of unit vectors under maps that are told by them."""
        self.announced_blocks: tuple[Side, int] | None = None
        """What the blocks are called of the matrix that follows, and where that ends."""
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

    def begin(self, start: int, stop: int, inline: bool, told: bool = False) -> None:
        """A new formula: it goes on from the one before where it begins with a sign and no words part the two.

        A display behind a few words is a guess; what stands in a sentence belongs to its words. `told`: it is one
        of the row operations that its sentence tells, and parts nothing.
        """
        place = self.tokens[start].start if start < stop else self.until
        between = self.sides.text[self.until : place]
        self.goes_on = self._goes_on(start, stop)
        adjacent = self.goes_on and bool(self.until) and _NO_WORDS.fullmatch(between) is not None
        adjacent = adjacent or (self.goes_on and self.last_determinant is not None and self._only_operated(place))
        near = len(between) < _FEW and _HEADING.search(between) is None
        calculated = self.last_value is not None and not isinstance(self.last_value, Name | Indexed)
        self.guessed = self.goes_on and not (adjacent or inline) and near and calculated
        if not adjacent and not told:
            self.last_determinant = None
        if not (adjacent or self.guessed):
            self.last_value = None
        self.known = len(self.told), self.chains.count
        self.until = self.tokens[stop - 1].stop if start < stop and not told else self.until
        self.determinant_step = None
        self.chains.beside_determinant = None
        self.before = self.chains.begin_formula()

    def _only_operated(self, place: int) -> bool:
        """Whether row operations stand right before a place, behind the last formula and under no other heading."""
        last = self.chains.loose[-1].stop if self.chains.loose else 0
        text = self.sides.text
        if not self.until <= self.chains.loose[0].start < last <= place if self.chains.loose else True:
            return False
        return _NO_WORDS.fullmatch(text, last, place) is not None and _HEADING.search(text, self.until, place) is None

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

    def _only_matrix(self) -> Expression | None:
        """The name of the square matrix, where the text has named just one."""
        square = [name for name, read in self.sides.grids.items() if len(read.grid.rows) == len(read.grid.rows[0]) > 1]
        return Name(square[0]) if len(square) == 1 and "_" not in square[0] else None
