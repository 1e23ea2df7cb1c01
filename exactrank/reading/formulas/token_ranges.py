"""Ranges of tokens as expressions, and what the text has given names: matrices, spaces, unknowns."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.expression_kinds import key_of, letters_of_vector
from exactrank.reading.formulas.expressions import formula_of
from exactrank.reading.formulas.formula_reader import Comma, NoFormula
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.named_spaces import NamedSpaces
from exactrank.reading.formulas.parametrizations import Given
from exactrank.reading.formulas.written_numbers import is_decimal_comma
from exactrank.reading.latex.grid_forms import grid_at
from exactrank.reading.latex.grids import Grid as Cells
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Tokens, words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.source.source import Source
from exactrank.statements import Array, Expression, Grid, Indexed, Name, Passage, Span, Statement, Transposed

_BOTH = words(r"\pm ±")
_INDEX = lazy_pattern(r"_\(([^()]*?),?\)\Z")
_MARKS = words(r"& \amp &amp; , . { } ; : 。 、")


class TokenRanges:
    """Ranges of tokens as expressions, and what the text has given names."""

    def __init__(self, source: Source, tokens: Tokens, told: list[tuple[int, Passage]]) -> None:
        self.source = source
        self.text = source.text
        self.tokens = tokens
        self.told = told
        self.grids: dict[str, MatrixRead] = {}
        """The matrices that have a name."""
        self.spaces = NamedSpaces()
        """The subspaces that have a letter."""
        self.bases = NamedSpaces()
        """The bases that have a letter, each as the column space of its vectors."""
        self.maps: set[str] = set()
        """What linear maps are called of which a formula says what they do."""
        self.unknowns: tuple[str, ...] = ()
        """The unknowns of the last system, in the order of its columns."""
        self.columns: tuple[str, ...] = ()
        """What the head of the last tableau calls its columns."""
        self.entries: dict[str, tuple[str, ...]] = {}
        """What the entries of vectors are called that were written out in letters: x = (u, v)."""
        self.vectors: dict[str, Grid] = {}
        """Vectors that were given names as transposed rows: v = (1, 2)^T."""
        self._matrices: dict[Range, MatrixRead | None] = {}
        self._parametrizations: dict[Range, tuple[Given, ...] | None] = {}
        self._refused: set[tuple[int, str]] = set()

    def by_name(self) -> dict[str, Grid]:
        """The matrices and vectors that have names, by these as parameters have them: u, v_1."""
        known = {**self.vectors, **{name: read.grid for name, read in self.grids.items()}}
        return {_INDEX.sub(lambda found: "_" + found[1].replace(" ", ""), name): grid for name, grid in known.items()}

    def call_entries(self, name: Expression, value: Expression) -> None:
        """Remembers a transposed row by its name, and what the entries of a vector are called, where its value is a
        column of different letters."""
        if isinstance(value, Transposed) and isinstance(value.of, Grid) and len(value.of.rows) == 1:
            self.vectors[key_of(name) if isinstance(name, Name | Indexed) else ""] = value.of
        letters = letters_of_vector(value)
        if isinstance(name, Name) and letters and isinstance(value, Array) and len(value.rows) == len(letters):
            self.entries[name.name] = tuple(map(key_of, letters))

    def span(self, start: int, stop: int) -> Span:
        return self.source.span(self.tokens[start].start, self.tokens[max(start, stop - 1)].stop)

    def tell(self, start: int, statement: Statement) -> None:
        self.told.append((self.tokens[min(start, len(self.tokens) - 1)].start, statement))

    def cells_at(self, k: int, stop: int) -> Cells | None:
        """The environment or command with rows of cells that begins here."""
        text = self.tokens[k].text
        if text[0] != "\\" or len(text) < 3 or text in SILENT:
            return None
        return grid_at(self.tokens, k, stop)

    def is_empty(self, start: int, stop: int) -> bool:
        return all(self.tokens[k].text in SILENT or self.tokens[k].text in _MARKS for k in range(start, stop))

    def expression(self, span: Range, letter_powers: bool = False) -> Expression | None:
        start, stop = span
        while stop > start and self.tokens[stop - 1].text in (".", ",", "。", "、", ";", ":"):
            stop -= 1
        try:
            return formula_of(self.text, self.tokens, start, stop, letter_powers=letter_powers)
        except NoFormula:
            return None

    def of_both_signs(self, span: Range) -> tuple[Expression, ...]:
        r"""3 \pm 2 with either sign; nothing where no double sign stands there."""
        start, stop = span
        tokens = self.tokens[start:stop]
        if not any(token.text in _BOTH for token in tokens):
            return ()
        made: list[Expression] = []
        for sign in ("+", "-"):
            signed = Tokens([one._replace(text=sign) if one.text in _BOTH else one for one in tokens])
            try:
                made.append(formula_of(self.text, signed, 0, len(signed)))
            except NoFormula:
                return ()
        return tuple(made)

    def has_grouped_digits(self, span: Range) -> bool:
        """Whether 1,500 stands there, which a comma for thousands or a decimal comma makes two numbers."""
        start, stop = span
        found = [k for k in range(start, stop) if is_decimal_comma(self.tokens, k, stop)]
        return any(len(self.tokens[k + 1].text) == 3 and len(self.tokens[k - 1].text) < 4 for k in found)

    def with_commas(self, span: Range, comma: Comma) -> Expression | None:
        try:
            return formula_of(self.text, self.tokens, *span, comma)
        except NoFormula:
            return None
