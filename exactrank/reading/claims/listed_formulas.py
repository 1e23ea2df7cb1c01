"""What is listed in formulas: vectors, numbers, and names with what they are given."""

from __future__ import annotations

from exactrank.reading.claims.formula_ranges import FormulaRanges, NotThis
from exactrank.reading.claims.subspaces import vectors_of
from exactrank.reading.claims.vectors_in_bars import size_of
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.records import dataclass
from exactrank.statements import Decimal, DeterminantOf, Expression, Indexed, Name, Number, RankOf, Sum, Times


@dataclass(slots=True)
class ListedFormulas(FormulaRanges):
    """What is listed in formulas: vectors, numbers, names with what they are given."""

    def vectors(self, k: int) -> tuple[tuple[Expression, ...], bool]:
        """The vectors of a formula, and whether any of them is given a name there: v, w; \\{v, w\\}; v_1 = ..."""
        whole = self._trimmed(self.ranges[k])
        parts = self.equation(k)
        braced = vectors_of(self.sides, self._trimmed(parts[-1][1])) if len(parts) <= 2 else None
        if braced is not None:
            return braced.vectors, len(parts) == 2
        if (family := self.family(whole)) is not None:
            return family, False
        made: list[Expression] = []
        named = False
        for span in self.listed(whole):
            inner = self._parted(*span)
            named = named or len(inner) > 1
            if len(inner) > 1 and isinstance(self.sides.expression(self._trimmed(inner[0][1])), Sum | Times):
                raise NotThis  # A - 2I = [...]
            value = self.expression(inner[-1][1])
            if isinstance(value, Number | Decimal | RankOf | DeterminantOf):
                raise NotThis
            made.append(value)
        return tuple(made), named

    def family(self, span: Range) -> tuple[Expression, ...] | None:
        """The vectors of (u, v, w) and ((1, 2), (3, 4)), where between the brackets only names or vectors stand."""
        texts = self.sides.tokens.texts
        first = next((k for k in range(*span) if texts[k] not in SILENT), span[1])
        if first == span[1] or texts[first] != "(":
            return None
        inside = [k for k in range(first, span[1]) if texts[k] not in SILENT]
        if len(inside) < 5 or texts[inside[-1]] != ")":
            return None
        made = [self.sides.expression(self._trimmed(part)) for part in self.listed((inside[0] + 1, inside[-1]))]
        vectors = [one for one in made if one is not None and (isinstance(one, Name | Indexed) or size_of(one) > 1)]
        return tuple(vectors) if len(vectors) == len(made) > 1 else None

    def vectors_or_numbers(self, k: int) -> tuple[tuple[Expression, ...], bool]:
        """The same for numbers: 3, 1; \\lambda_1 = 3, \\lambda_2 = 1; \\{3, 1\\}."""
        parts = self.equation(k)
        braced = vectors_of(self.sides, self._trimmed(parts[-1][1])) if len(parts) <= 2 else None
        if braced is not None:
            return braced.vectors, len(parts) == 2
        made: list[Expression] = []
        for span in self.listed(self._trimmed(self.ranges[k])):
            inner = self._parted(*span)
            if len(inner) > 1 and not self.is_blank(inner[0][1]):
                left = self.sides.expression(self._trimmed(inner[0][1]))
                if not isinstance(left, Name | Indexed | None):
                    raise NotThis  # p(t) = 0
            last = self._trimmed(inner[-1][1])
            made += self.sides.of_both_signs(last) or (self.expression(last),)
        return tuple(made), False

    def definitions(self, text: str, at: int) -> list[tuple[str, Range]]:
        """The names that the formulas of a list give something: L = ..., U = ..., with what."""
        found: list[tuple[str, Range]] = []
        for k, sign in enumerate(text):
            if sign in PLACEHOLDERS:
                for span in self.listed(self._trimmed(self.ranges[self.index(at + k)])):
                    inner = self._parted(*span)
                    name = self.sides.expression(self._trimmed(inner[0][1])) if len(inner) == 2 else None
                    if isinstance(name, Name):
                        found.append((name.name, inner[1][1]))
        return found
