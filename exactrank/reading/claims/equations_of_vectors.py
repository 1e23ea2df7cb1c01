"""Equations about vectors that are sought: eigenvectors, kernels, coordinates in a basis, images of a map."""

from __future__ import annotations

from exactrank.reading.claims.eigenvalue_relations import equation_for_eigenvalue, of_all_eigenvalues
from exactrank.reading.claims.equation_context import EquationContext
from exactrank.reading.claims.kernel_vectors import is_zero
from exactrank.reading.claims.linear_maps import image_of_unit, linear_map, standard_basis
from exactrank.reading.claims.quadratic_forms import quadratic_form
from exactrank.reading.claims.systems_at_hand import System, named
from exactrank.reading.claims.written_unknowns import written_unknown
from exactrank.reading.formulas.expression_kinds import has_angles, key_of
from exactrank.reading.formulas.sides import Side
from exactrank.reading.operations.signs import Sign
from exactrank.statements import (
    Assertion,
    Definition,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Name,
    Span,
    Unknown,
)
from exactrank.statements.walks import subexpressions


class EquationsOfVectors(EquationContext):
    """Tells what equations say of vectors that are sought: eigenvectors, kernels, coordinates, images of maps."""

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
        if self._unit_vector(sides, made):
            return True
        form = quadratic_form(made)
        found = form or linear_map(made)
        if found is None or (key_of(found.name) in self.sides.grids and key_of(found.name) not in self.sides.maps):
            return False
        offset, span = self.tokens[sides[0].span[0]].start, self.sides.span(sides[0].span[0], sides[-1].span[1])
        basis = [] if form else standard_basis(len(found.matrix.rows[0]), [*self.defined])
        for name, value in ((found.name, found.matrix), *basis):
            self.defined[key_of(name)] = offset
            self.told.append((offset, Definition(span, name, value)))
        self.sides.maps.add(key_of(found.name))
        self.told += [(offset, Equality(span, (found.name, one))) for one in found.others]
        return True

    def _unit_vector(self, sides: list[Side], made: list[Expression | None]) -> bool:
        """T(e_1) = (2, 1), T(e_2) = (1, 3): from the last on T is the matrix with these columns."""
        found = image_of_unit(made, self.sides.grids)
        if found is None:
            return False
        name, k, image = found
        columns = self.images.setdefault(name.name, {})
        if name.name in self.defined and not columns:
            return False  # the map is given otherwise, and this is judged
        if k in columns and columns[k] != image:
            columns.clear()
        columns[k] = image
        offset, span = self.tokens[sides[0].span[0]].start, self.sides.span(sides[0].span[0], sides[-1].span[1])
        height = len(image.rows)
        whole = [columns[i] for i in range(len(columns)) if i in columns and len(columns[i].rows) == height]
        if 1 < len(whole) == len(columns):
            matrix = Grid(tuple([tuple([one.rows[i][0] for one in whole]) for i in range(height)]))
            self.defined[name.name] = offset
            self.told.append((offset, Definition(span, name, matrix)))
            self.sides.maps.add(name.name)
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
