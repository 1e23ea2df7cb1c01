"""A formula cut into clauses: sides and signs in turn, up to a comma, the end of a line or a word."""

from __future__ import annotations

from exactrank.reading.formulas.alignments import (
    LINE_ENDS,
    begins_equation,
    further,
    relation_in_next_line,
    sum_goes_on,
)
from exactrank.reading.formulas.beside_rows import beside_column
from exactrank.reading.formulas.gathered_clauses import Clause, GatheredClauses
from exactrank.reading.formulas.lookahead import REDUCING, note_with_arrow, operations_in_line, told_in_words
from exactrank.reading.formulas.sides import CLOSING, OPENING, Side
from exactrank.reading.formulas.tableaux import tableau_of
from exactrank.reading.formulas.words_in_formulas import behind_brackets, family_of, is_words, letter_with_words_under
from exactrank.reading.formulas.written_numbers import is_decimal_comma
from exactrank.reading.latex.tokens import bracket_end, closing, words
from exactrank.reading.latex.vocabulary import CELL_ENDS, SILENT
from exactrank.reading.operations.signs import Sign, sign_at
from exactrank.statements import Indexed, Name, Number

_BREAKS = LINE_ENDS | words(
    r"""
    ; \intertext \shortintertext \tag \therefore \because \label \nonumber \notag \hfill \qed \qedhere \item
    """
)
_PARTING = words(r", 、 。 ， \quad \qquad")
_PROPERTIES = words(r"\det \operatorname \rank \rk \tr \dim")
_TEXTS = words(r"\text \mbox \textrm \hbox \textnormal \intertext \shortintertext \textit")
_BACKWARDS = words(r"\leftarrow \longleftarrow \Leftarrow ← ⟵ ⇐")
_ALIGNMENTS = words("aligned alignedat")
"""Environments whose lines are those of a calculation where they are no system."""


class Clauses(GatheredClauses):
    """Goes through the tokens of one formula once and gathers its clauses."""

    def all(self) -> list[Clause]:
        while self.at < self.stop:
            self._step()
        self._close(self.stop)
        return self.found

    def _step(self) -> None:
        text = self.tokens[self.at].text
        cells = self.sides.cells_at(self.at, self.stop)
        if cells is not None and cells.name in _ALIGNMENTS and self.sides.matrix(cells) is None:
            cells = None  # lines that are no system
        if cells is not None:
            stacked = self._stacked(cells)
            if stacked is not None:
                self._signed(stacked)
            elif cells.ruled and (blocks := tableau_of(self.text, self.tokens, cells)):
                self._tableau(blocks)
                self.at = self.begin = cells.span[1]
            else:
                self.at = cells.span[1]
        elif text in (r"\begin", r"\end"):
            self._alignment(text)
        elif text == "(" and self.depth == 0 and (family := family_of(self.tokens, self.stop, self.at)):
            self._side(self.at)
            if self.clause and isinstance(self.clause[-1], Side):
                self.clause[-1].over = family[0]
            self.at = self.begin = family[1]
        elif text == r"\underset" and (end := letter_with_words_under(self.tokens, self.stop, self.at)):
            self.at = end  # \underset{C \leftarrow B}{P}: no sign parts a name
        elif text in REDUCING and not self.clause and self._reduced():
            pass
        elif text in _BACKWARDS and (end := note_with_arrow(self.sides, self.at, self.stop)):
            self._close(self.at)
            self.at = self.begin = end
        elif (sign := self._sign(text)) is not None:
            self._signed(sign)
        elif text == "_" and self.at + 1 < self.stop and self.tokens[self.at + 1].text == "{":
            self.at = closing(self.tokens, self.at + 1, self.stop) + 1  # E_{\lambda = 2}: no sign parts a name
        elif text in CELL_ENDS and (end := self._operations_after_determinant()):
            self._close(self.at)
            self.begin = self.at + 1
            self._close(end)
            self.at = self.begin = end
        elif text in _TEXTS and (end := told_in_words(self.sides, self.at, self.stop)):
            self._close(self.at)
            self.begin = self.at
            self._close(end)
            self.at = self.begin = end
        elif (text in _BREAKS and not (text == ";" and self.depth)) or (
            text in _TEXTS and is_words(self.tokens, self.stop, self.at)
        ):
            self._break(text)
        else:
            if text in OPENING:
                self.depth += 1
            elif text in CLOSING or (text == "." and self.tokens[self.at - 1].text == r"\right"):
                self.depth = max(0, self.depth - 1)
            elif (
                self.depth == 0
                and not self._is_decimal_comma()
                and (
                    (self._heads_column() or self._heads_equation())
                    if text == ":"
                    else self._parts(text)
                    if text in _PARTING
                    else self._next_column(text)
                )
            ):
                self._close(self.at)
                self.begin = self.at + 1
            self.at += 1

    def _break(self, text: str) -> None:
        """A line's end in an alignment (the next line goes on with its sign, or begins anew), or a word."""
        if text in LINE_ENDS and (further := self._further()) is not None:
            self.at = further
            return
        self._close(self.at)
        self.at += 1
        if text in LINE_ENDS:
            self.depth = 0
        else:
            while self.at < self.stop and self.tokens[self.at].text in "{[":
                group = self.tokens[self.at].text == "{"
                end = (closing if group else bracket_end)(self.tokens, self.at, self.stop)
                self.at = min(end + 1, self.stop)
        self.begin = self.at

    def _further(self) -> int | None:
        """Where the side just passed goes on in the next line."""
        sign = self._sign_before()
        side = self.begin, self.at
        if sign is None and not self.clause and self.sides.expression(side) is not None:
            goes_on = sum_goes_on(self.sides, self.at + 1, self.stop)
            if goes_on is not None:
                return goes_on
        if sign is None and not self.clause and not self.sides.has_matrix(side) and self.sides.expression(side):
            return relation_in_next_line(self.sides, self.at + 1, self.stop)
        if sign is None or sign.kind in ("row", "back"):
            return None
        return further(self.sides, self.at + 1, self.stop, sign)

    def _heads_column(self) -> bool:
        """Whether an equation with a colon heads the cells behind it: \\lambda &= 2: & [...] \\to [...]."""
        following = self.at + 1
        while following < self.stop and self.tokens[following].text in SILENT:
            following += 1
        if following >= self.stop or self.tokens[following].text not in CELL_ENDS or self._sign_before() is None:
            return False
        first = behind_brackets(self.tokens, self.stop, following + 1)
        return first < self.stop and self.sides.cells_at(first, self.stop) is not None

    def _heads_equation(self) -> bool:
        r"""Whether a value with a colon heads what is said for it: \lambda = 1: v = (1, -1)."""
        if len(self.clause) != 2 or not isinstance(self.clause[0], Side) or self._sign_before() is None:
            return False
        name, value = self.sides.expression(self.clause[0].span), self.sides.expression((self.begin, self.at))
        if not isinstance(name, Name | Indexed) or not isinstance(value, Number):
            return False
        return any(self.tokens[k].text == "=" for k in range(self.at + 1, self.stop))

    def _next_column(self, text: str) -> bool:
        """Whether & parts two equations of one line, or the matrix one chain ends with and the first of another."""
        if text not in CELL_ENDS or self._sign_before() is None:
            return False
        if begins_equation(self.sides, self.at, self.stop) or self._between_matrices(self.at + 1):
            return True
        return self._begins_property() and self.sides.state_of((self.begin, self.at)) is not None

    def _begins_property(self) -> bool:
        """A = [...] && \\det(A): two cells further something is said of the matrix, which is no factor of it."""
        k = behind_brackets(self.tokens, self.stop, self.at + 1)
        if k >= self.stop or self.tokens[k].text not in CELL_ENDS:
            return False
        k = behind_brackets(self.tokens, self.stop, k + 1)
        return k < self.stop and self.tokens[k].text in _PROPERTIES

    def _is_decimal_comma(self) -> bool:
        """1{,}5; 1,5 + 2,5 = 4, but not 2+3=5,3+3=6 where equations stand on both sides."""
        if is_decimal_comma(self.tokens, self.at, self.stop):
            before = any(isinstance(part, Sign) for part in self.clause)
            end = next((k for k in range(self.at + 1, self.stop) if self.tokens[k].text in _PARTING), self.stop)
            return not before or "=" not in self.tokens.texts[self.at + 1 : end]
        return self.tokens[self.at - 1].text == "{" and self.at + 1 < self.stop and self.tokens[self.at + 1].text == "}"

    def _operations_after_determinant(self) -> int:
        """Where operations end that fill the rest of the line beside a determinant; 0 when there are none."""
        if (self.clause and self._sign_before() is None) or self.sides.determinant((self.begin, self.at)) is None:
            return 0
        return operations_in_line(self.sides, self.at + 1, self.stop)

    def _parts(self, text: str) -> bool:
        """Whether a comma or a wide space parts two clauses; a wide space beside a sign or an annotation does not."""
        if text not in (r"\quad", r"\qquad"):
            return True
        following = self.at + 1
        while following < self.stop and self.tokens[following].text in SILENT:
            following += 1
        if self.sides.is_empty(self.begin, self.at) or following >= self.stop:
            return False
        if self.tokens[following].text in CELL_ENDS:
            return self._between_matrices(following + 1)
        if self.tokens[following].text == r"\\" or family_of(self.tokens, self.stop, following):
            return False
        if sign_at(self.text, self.tokens, following, self.stop) is not None:
            return False
        cells = self.sides.cells_at(following, self.stop)
        return cells is None or beside_column(self.text, self.tokens, cells) is None

    def _between_matrices(self, after: int) -> bool:
        """A system and its matrix side by side in a table: & \\qquad & between them."""
        k = behind_brackets(self.tokens, self.stop, after)
        cells = self.sides.cells_at(k, self.stop) if k < self.stop else None
        if cells is None or beside_column(self.text, self.tokens, cells) is not None:
            return False
        return self.sides.has_matrix((max(self.begin, self.at - 400), self.at))
