"""Matrices that a text writes out, each read once: tableaux, systems, equations with parameters."""

from __future__ import annotations

from dataclasses import replace

from exactrank.reading.formulas.matrices import MatrixRead, matrix_of
from exactrank.reading.formulas.parametrizations import Given, parametrization_of
from exactrank.reading.formulas.systems import system_of
from exactrank.reading.formulas.token_ranges import TokenRanges
from exactrank.reading.latex.grids import Grid as Cells
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import COMMAND_SYSTEMS, SILENT, SYSTEMS
from exactrank.statements import Grid, Unreadable

_LISTS = words(r", ; \quad \qquad")
_AFTER = SILENT | words(r"} ) ] . ,")


class WrittenMatrices(TokenRanges):
    """The matrices that the text writes out; what cannot be one though it looks like one is told."""

    def matrix(self, cells: Cells) -> MatrixRead | None:
        """The matrix of an environment; the same one is asked for by several readings of its line."""
        if cells.span not in self._matrices:
            self._matrices[cells.span] = self._matrix(cells)
        return self._matrices[cells.span]

    def matrices_before(self, offset: int) -> list[Grid]:
        """The matrices that were read so far and begin before a place."""
        found = ((span, read) for span, read in self._matrices.items() if read is not None)
        return [read.grid for span, read in found if self.tokens[span[0]].start < offset]

    def matrices_in(self, span: Range) -> list[Grid]:
        """The matrices in a range of tokens, in order, none of those within another one."""
        found: list[Grid] = []
        k, stop = span
        while k < stop:
            cells = self.cells_at(k, stop)
            made = None if cells is None else self.matrix(cells)
            found += [] if made is None else [made.grid]
            k = max(k + 1, cells.span[1] if cells is not None and made is not None else 0)
        return found

    def matrix_at_the_end(self, span: Range) -> Grid | None:
        """The matrix with which a range of tokens ends, if it has no bars: of A -> B the matrix B."""
        found: Grid | None = None
        k, stop = span
        while k < stop:
            cells = self.cells_at(k, stop)
            made = None if cells is None else self.matrix(cells)
            if cells is not None and made is not None:
                vector = min(len(made.grid.rows), len(made.grid.rows[0])) == 1
                found = None if made.determinant or made.grid.bars or vector else made.grid
                k = max(k + 1, cells.span[1])
                continue
            if self.tokens[k].text in _LISTS and k + 2 < stop:
                return None  # A = [...], b = [...]
            found = found if self.tokens[k].text in _AFTER else None
            k += 1
        return found

    def last_matrix(self, offset: int) -> Grid | None:
        """The one with several rows that begins last before a place."""
        found = [(span, read.grid) for span, read in self._matrices.items() if read is not None]
        before = [one for one in found if self.tokens[one[0][0]].start < offset and len(one[1].rows) > 1]
        return max(before, key=lambda one: one[0])[1] if before else None

    def has_matrix(self, span: Range) -> bool:
        """Whether a matrix that is understood stands in the side."""
        start, stop = span
        texts = self.tokens.texts
        for k in range(start, stop):
            if texts[k][0] == "\\" and (cells := self.cells_at(k, stop)) is not None and self.matrix(cells) is not None:
                return True
        return False

    def _matrix(self, cells: Cells) -> MatrixRead | None:
        name = cells.name.rstrip("*")
        if name in SYSTEMS or cells.name in COMMAND_SYSTEMS or self._has_equations(cells):
            if self.parametrization(cells) is not None:
                return None
            system = system_of(self.text, self.tokens, cells.rows, self.unknowns)
            if system is None:
                return None
            self.unknowns = system.unknowns
            return MatrixRead(system.grid, system.operations)
        if not cells.closed:
            self._refuse(cells, "unclosed-environment")
            return None
        found = matrix_of(self.text, self.tokens, cells)
        if found is not None and found.ragged:
            self._refuse(cells, "ragged-rows")
            return None
        return found if found is None or not any(found.names) else self._in_order(found)

    def parametrization(self, cells: Cells) -> tuple[Given, ...] | None:
        """The unknowns that rows of equations give by parameters; None where they are anything else."""
        if cells.span not in self._parametrizations:
            made = parametrization_of(self.tokens, cells, self.unknowns, self.expression)
            self._parametrizations[cells.span] = made
        return self._parametrizations[cells.span]

    def _in_order(self, read: MatrixRead) -> MatrixRead:
        """A tableau whose columns changed places together with their names, in the order of the first one."""
        names = read.names
        width = len(read.grid.rows[0])
        known = self.columns
        if len(names) != width or len(set(names)) != width or sorted(names) != sorted(known) or names == known:
            self.columns = names
            return read
        order = [names.index(name) for name in known]
        rows = tuple([tuple([row[j] for j in order]) for row in read.grid.rows])
        return replace(read, grid=replace(read.grid, rows=rows), names=known)

    def _refuse(self, cells: Cells, reason: str) -> None:
        start, stop = cells.span
        if (start, reason) not in self._refused:
            self._refused.add((start, reason))
            self.tell(start, Unreadable(self.span(start, stop), reason, "matrix"))

    def _has_equations(self, cells: Cells) -> bool:
        if not cells.rows:
            return False
        start, stop = cells.rows[0][0][0], cells.rows[-1][-1][1]
        if "=" not in self.tokens.texts[start:stop]:
            return False
        cell_texts = ([token.text for token in self.tokens[start:stop]] for row in cells.rows for start, stop in row)
        return any("=" in texts for texts in cell_texts)
