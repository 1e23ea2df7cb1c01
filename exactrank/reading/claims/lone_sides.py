"""What stands in a formula without an equals sign: a matrix, a vector, a name to start from, operations."""

from __future__ import annotations

from dataclasses import replace

from exactrank.reading.claims.block_names import blocks_of, names_blocks
from exactrank.reading.claims.chain_parts import State, same_size
from exactrank.reading.claims.determinants import Factored
from exactrank.reading.claims.equations_of_vectors import EquationsOfVectors
from exactrank.reading.claims.lone_vectors import claim_of_vector, is_line, is_position, lone_vector, named_line
from exactrank.reading.formulas.expression_kinds import has_free_letters, key_of
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.sides import Side
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.vocabulary import CELL_ENDS, ROW_ENDS, SILENT
from exactrank.reading.operations.reader import operations_in
from exactrank.statements import ClaimedOperation, Expression, Indexed, Name, Shown, Transition

_NEAR = 120
"""Characters between what the blocks of a matrix are called and the matrix."""


class LoneSides(EquationsOfVectors):
    """Reads what stands alone in a formula, and goes on with the calculation from a side that is a matrix."""

    def _alone(self, side: Side, determinant: Factored | None, leads_on: bool) -> None:
        if side.state is None and names_blocks(self.sides, side):
            self.announced_blocks = side, self.tokens[side.span[1] - 1].stop
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
        self._name_blocks(side, start, stop)
        if side.named:
            self.chains.named(side.state.grid, start, stop)
        else:
            self.chains.state(side.state.grid, start, stop, side.state.operations, fresh, again)

    def _name_blocks(self, side: Side, start: int, stop: int) -> None:
        """Write [A | I]: and then the matrix: what its left block is called, where the name is new."""
        announced, self.announced_blocks = self.announced_blocks, None
        if announced is None or not 0 <= start - announced[1] < _NEAR:
            return
        for name, grid in blocks_of(self.sides, announced[0], side) or ():
            key = key_of(name) if isinstance(name, Name | Indexed) else ""
            if key and key not in self.sides.grids and key not in self.defined:
                self.relations.equal(start, self.source.span(start, stop), [name, grid])
                self.sides.grids[key] = MatrixRead(grid)
