"""Solutions told behind a matrix, where no system is known, and vectors that are chosen or columns of it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.consequences import letters_of
from exactrank.reading.claims.equivalent_systems import implied_equation, solved_rows
from exactrank.reading.claims.gathered_unknowns import GatheredUnknowns
from exactrank.reading.claims.guessed_solutions import GuessedSolutions
from exactrank.reading.claims.unknowns import column_told, numbers_of
from exactrank.reading.formulas.parameters import NotAffine, form_of, grid_of, parted
from exactrank.reading.formulas.parametrizations import Given
from exactrank.reading.formulas.sides import Sides
from exactrank.statements import Assertion, Expression, Grid, Indexed, Inference, Name, Passage, Solution, Span

_FAR = 800
"""Characters behind a matrix in which equations may say what its rows do."""


class SolutionsOfMatrices(GatheredUnknowns):
    """What is said of unknowns or of vectors behind a matrix, where only the text around it says what they solve."""

    def __init__(self, sides: Sides, chains: Chains, told: list[tuple[int, Passage]], headings: Sequence[int]) -> None:
        super().__init__(sides, chains, told, headings)
        self.guesses = GuessedSolutions(sides.source, told)

    def chosen_vector(self, made: Sequence[Expression | None], span: Span) -> Assertion | None:
        """x_2 = 1, x_4 = 0: v_1 = (-2, 1, 0, 0), a vector behind a choice: that it is a solution is a guess."""
        left, right, system = made[0], made[-1], self.of
        if self.general is None or system is None or len(made) < 2 or not isinstance(left, Name | Indexed):
            return None
        column = None if right is None else column_told(self.sides, left, right, system)
        if column is None or len(column) != system.unknowns or letters_of(column):
            return None
        particular = parted(column)[0]
        said = Solution(span, system.coefficients, system.right, particular, complete=False)
        return Assertion((said,), (Inference.SYSTEM,))

    def of_columns(self, made: Sequence[Expression | None], offset: int, span: Span) -> Assertion | None:
        """b = a_1 + 3 a_2 behind an augmented matrix: its last column by the others, if these letters mean them."""
        left, right, system = made[0], made[-1], self.system_at(offset)
        if left != Name("b") or right is None or system is None or system.run is not None or "b" in self.sides.grids:
            return None
        try:
            form = form_of(right, numbers_of(system))
        except NotAffine:
            return None
        names = [f"{letter}_{k + 1}" for letter in "av" for k in range(system.unknowns) if f"{letter}_{k + 1}" in form]
        if form.get("") or not names or {*names} != letters_of([form]) or len({name[0] for name in names}) > 1:
            return None
        column = [(form.get(f"{names[0][0]}_{k + 1}", Fraction(0)),) for k in range(system.unknowns)]
        said = Solution(span, system.coefficients, system.right, grid_of(column), complete=False)
        return Assertion((said,), (Inference.SYSTEM,))

    def matrix_near(self, offset: int) -> Grid | None:
        """The last matrix, where it stands not far before an offset and under the same heading."""
        current = self.chains.current
        if current is None or self._apart(current.start, offset) or not 0 <= offset - current.stop < _FAR:
            return None
        return current.grid

    def of_matrix(self, made: Sequence[Expression | None], place: tuple[int, int]) -> bool:
        """What is said of unknowns where no system is known: that it is about the last matrix is a guess."""
        start, stop = place
        matrix = self.matrix_near(start) if self.system_at(start) is None else None
        if matrix is None:
            return False
        span, left, right = self.source.span(start, stop), made[0], made[-1]
        if self.guesses.vector(made, matrix, start, span):
            return True
        if left is None or right is None:
            return False
        self.guesses.component(left, right, matrix, place)
        if len(made) != 2:
            return False
        implied = implied_equation(left, right, matrix, span)
        if implied is not None:
            self.told.append((start, implied))
        return implied is not None

    def _solved_rows(self, given: Sequence[Given], place: tuple[int, int]) -> bool:
        """Equations solved for some unknowns where no system is known: they may say what the last matrix says."""
        before = self.chains.current
        claim = None if before is None else solved_rows(given, before.grid, self.source.span(*place))
        if claim is not None:
            self.told.append((place[0], claim))
        return claim is not None
