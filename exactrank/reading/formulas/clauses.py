"""A formula cut into clauses: sides and signs in turn, up to a comma, the end of a line or a word."""

from __future__ import annotations

from dataclasses import replace

from exactrank.reading.formulas.alignments import LINE_ENDS, begins_equation, further
from exactrank.reading.formulas.expressions import is_decimal_comma
from exactrank.reading.formulas.lookahead import REDUCING, operations_in_line, reduced_form, told_in_words
from exactrank.reading.formulas.matrices import beside_column
from exactrank.reading.formulas.sides import CLOSING, OPENING, Side, Sides
from exactrank.reading.formulas.tableaux import Blocks, tableau_of
from exactrank.reading.language.packs import operators, spaces
from exactrank.reading.latex.grids import Grid as Cells
from exactrank.reading.latex.grids import environment_at
from exactrank.reading.latex.tokens import bracket_end, closing, words
from exactrank.reading.latex.vocabulary import CELL_ENDS, SILENT
from exactrank.reading.operations.reader import operations_in
from exactrank.reading.operations.signs import Sign, sign_at
from exactrank.statements import ClaimedOperation, EchelonKind

_BREAKS = LINE_ENDS | words(
    r"""
    ; \intertext \shortintertext \tag \therefore \because \label \nonumber \notag \hfill \qed \qedhere \item
    """
)
_PARTING = words(r", 、 。 ， \quad \qquad")
_PROPERTIES = words(r"\det \operatorname \rank \rk \tr \dim")
_TEXTS = words(r"\text \mbox \textrm \hbox \textnormal \intertext \shortintertext \textit")
_NO_WORDS = words("T t R L Row")
_SPACES = words("Nul Null nul null Ker ker Col col Row row Im im Span span Sp Vect Lin lin CS RS NS N C Kern dim")
"""Names of operators where their argument follows; row and null are words besides."""
_ARGUMENTS = words(r"( \{ \left \bigl \big \Big \Bigl \langle \lbrace")
_IMPLICATIONS = words(r"\Rightarrow \Longrightarrow \implies ⇒ \iff \Leftrightarrow")
_BEFORE_MATRIX = words(r"( [ & \amp &amp; \\ | \{")
_DOTS = words(r". \ldots \dots \dotsb \dotsc \cdots …")

_ALIGNMENTS = words("aligned alignedat")
"""Environments whose lines are those of a calculation where they are no system."""
_IN_SETS = words(r"\in \colon \mid \ne \neq \le \leq \ge \geq")
"""Signs that part no sides between brackets: {s u : s \\in R}."""

Clause = list[Side | Sign]


class Clauses:
    """Goes through the tokens of one formula once and gathers its clauses."""

    def __init__(self, sides: Sides, start: int, stop: int) -> None:
        self.sides = sides
        self.text = sides.text
        self.tokens = sides.tokens
        self.stop = stop
        self.at = self.begin = start
        self.depth = 0
        self.equal_at = -1
        """The equals sign that stands behind RREF and a matrix."""
        self.form: EchelonKind | None = None
        """The form that is claimed there."""
        self.clause: Clause = []
        self.found: list[Clause] = []

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
        elif text == "(" and self.depth == 0 and (family := self._family(self.at)):
            self._side(self.at)
            if self.clause and isinstance(self.clause[-1], Side):
                self.clause[-1].over = family[0]
            self.at = self.begin = family[1]
        elif text in REDUCING and not self.clause and self._reduced():
            pass
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
        elif (text in _BREAKS and not (text == ";" and self.depth)) or (text in _TEXTS and self._is_words(self.at)):
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
                    self._heads_column()
                    if text == ":"
                    else self._parts(text)
                    if text in _PARTING
                    else self._next_column(text)
                )
            ):
                self._close(self.at)
                self.begin = self.at + 1
            self.at += 1

    def _side(self, end: int) -> None:
        """What was passed since the last sign is a side, unless it is blank."""
        while self.begin < end and self.tokens[self.begin].text in SILENT and self.tokens[self.begin].text != r"\left":
            self.begin += 1
        if not self.sides.is_empty(self.begin, end):
            self.clause.append(Side((self.begin, end)))

    def _close(self, end: int) -> None:
        self._side(end)
        if self.clause:
            self.found.append(self.clause)
        self.clause = []

    def _alignment(self, text: str) -> None:
        """An alignment around whole formulas says nothing itself."""
        self._side(self.at)
        found = environment_at(self.tokens, self.at, self.stop) if text == r"\begin" else None
        after = found.body[0] if found else min(closing(self.tokens, self.at + 1, self.stop) + 1, self.stop)
        self.at = self.begin = after

    def _stacked(self, cells: Cells) -> Sign | None:
        """Arrows one above the other in an array, each with its operation: one step."""
        signs: list[Sign] = []
        operations: list[ClaimedOperation] = []
        if not cells.rows or max(map(len, cells.rows)) > 1:
            return None
        for start, stop in [cell for row in cells.rows for cell in row]:
            first = next((k for k in range(start, stop) if self.tokens[k].text not in SILENT), stop)
            if first == stop:
                continue
            sign = sign_at(self.text, self.tokens, first, stop)
            if sign is None:
                told = operations_in(self.text, self.tokens, first, stop)
                if not told.operations or not told.complete:
                    return None
                operations += told.operations  # what is done stands over or under the sign
                continue
            if sign.kind != "row" or not self.sides.is_empty(sign.span[1], stop):
                return None
            signs.append(sign)
            operations += sign.operations
        if not signs:
            return None
        return Sign("row", cells.span, tuple(operations), all(sign.understood for sign in signs), signs[0].text)

    def _tableau(self, blocks: Blocks) -> None:
        """The matrices of a tableau as a chain of their own."""
        self._close(self.at)
        for k, (span, read) in enumerate(blocks):
            if k:
                self.clause.append(Sign("row", (span[0], span[0] + 1)))
            self.clause.append(Side(span, read))
        self.found.append(self.clause)
        self.clause = []

    def _reduced(self) -> bool:
        """RREF A = ... at the beginning of a clause: its equals sign is that of a step."""
        found = reduced_form(self.sides, self.at, self.stop) if self.sides.is_empty(self.begin, self.at) else None
        if found is None:
            return False
        self._close(self.at)
        self.at, self.equal_at, self.form = found
        self.begin = self.at
        return True

    def _sign(self, text: str) -> Sign | None:
        if self.depth and (text[0] != "\\" or text in _IN_SETS):
            return None
        sign = sign_at(self.text, self.tokens, self.at, self.stop)
        return None if sign is not None and sign.kind == "other" and text == r"\mid" else sign

    def _signed(self, sign: Sign) -> None:
        if not self._leaves_out(sign):
            self._side(self.at)
        if self.at == self.equal_at:
            sign = replace(sign, kind="row", form=self.form)
        self.at = self.begin = sign.span[1]
        if sign.kind == "row" and sign.text in _IMPLICATIONS and not self._is_step():
            if self.clause:
                self.found.append(self.clause)
            self.clause = []
            return
        self.clause.append(sign)
        self.depth = 0

    def _leaves_out(self, sign: Sign) -> bool:
        """[...] \\sim \\cdots \\sim [...]: steps that are not shown."""
        before = self.clause[-1] if self.clause else None
        if not isinstance(before, Sign) or before.kind != "row" or sign.kind != "row":
            return False
        return all(self.tokens[k].text in SILENT or self.tokens[k].text in _DOTS for k in range(self.begin, self.at))

    def _is_step(self) -> bool:
        """An implication between formulas parts them; between matrices it is a step."""
        if not self._next_is_matrix():
            return False
        last = self.clause[-1] if self.clause else None
        return last is None or (isinstance(last, Side) and self.sides.state_of(last.span) is not None)

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

    def _sign_before(self) -> Sign | None:
        """The sign before the side that was just passed; None where there is no sign, or nothing behind it."""
        last = self.clause[-1] if self.clause else None
        return last if isinstance(last, Sign) and not self.sides.is_empty(self.begin, self.at) else None

    def _further(self) -> int | None:
        """Where the side just passed goes on in the next line."""
        sign = self._sign_before()
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
        first = self._behind_brackets(following + 1)
        return first < self.stop and self.sides.cells_at(first, self.stop) is not None

    def _next_column(self, text: str) -> bool:
        """Whether & parts two equations of one line, or the matrix one chain ends with and the first of another."""
        if text not in CELL_ENDS or self._sign_before() is None:
            return False
        if begins_equation(self.sides, self.at, self.stop) or self._between_matrices(self.at + 1):
            return True
        return self._begins_property() and self.sides.state_of((self.begin, self.at)) is not None

    def _begins_property(self) -> bool:
        """A = [...] && \\det(A): two cells further something is said of the matrix, which is no factor of it."""
        k = self._behind_brackets(self.at + 1)
        if k >= self.stop or self.tokens[k].text not in CELL_ENDS:
            return False
        k = self._behind_brackets(k + 1)
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
        if self.tokens[following].text == r"\\" or self._family(following):
            return False
        if sign_at(self.text, self.tokens, following, self.stop) is not None:
            return False
        cells = self.sides.cells_at(following, self.stop)
        return cells is None or beside_column(self.text, self.tokens, cells) is None

    def _between_matrices(self, after: int) -> bool:
        """A system and its matrix side by side in a table: & \\qquad & between them."""
        k = self._behind_brackets(after)
        cells = self.sides.cells_at(k, self.stop) if k < self.stop else None
        if cells is None or beside_column(self.text, self.tokens, cells) is not None:
            return False
        return self.sides.has_matrix((max(self.begin, self.at - 400), self.at))

    def _behind_brackets(self, k: int) -> int:
        while k < self.stop and (self.tokens[k].text in SILENT or self.tokens[k].text in OPENING):
            k += 1
        return k

    def _is_words(self, k: int) -> bool:
        """\\text{and}, \\text{where}: words that part clauses, not the name of an operator or an index."""
        if k + 1 >= self.stop or self.tokens[k + 1].text != "{":
            return False
        end = closing(self.tokens, k + 1, self.stop)
        word = "".join([token.text for token in self.tokens[k + 2 : end]])
        if (word in _SPACES or word in spaces()) and end + 1 < self.stop:
            after = self.tokens[end + 1].text
            if after in _ARGUMENTS or (len(after) == 1 and after.isupper()):
                return False
        if self._is_applied(k + 1, end):
            return False
        return word not in _NO_WORDS and word not in operators() and len(word) > 1 and any(c.isalpha() for c in word)

    def _is_applied(self, begin: int, end: int) -> bool:
        r"""\text{cof}(A): no blank parts the name in the group from what it is applied to."""
        tokens = self.tokens
        if end + 1 >= self.stop or tokens[end + 1].text not in ("(", r"\left") or end - begin < 2:
            return False
        ends = tokens[begin].stop == tokens[begin + 1].start and tokens[end - 1].stop == tokens[end].start
        return ends and tokens[end].stop == tokens[end + 1].start and not self._refers(end + 1)

    def _refers(self, k: int) -> bool:
        """(2), (i): the number of an equation, which words lead to."""
        inner = [token.text for token in self.tokens[k : min(k + 3, self.stop)]]
        return inner[::2] == ["(", ")"] and (inner[1].isdecimal() or inner[1] in ("i", "v", "*"))

    def _next_is_matrix(self) -> bool:
        k = self.at
        while k < self.stop and (self.tokens[k].text in SILENT or self.tokens[k].text in _BEFORE_MATRIX):
            k += 1
        return k < self.stop and self.sides.cells_at(k, self.stop) is not None

    def _family(self, k: int) -> tuple[tuple[int, ...], int] | None:
        """(j = 1, 2, 3): the numbers a letter stands for, and where reading goes on."""
        texts = [token.text for token in self.tokens[k : min(self.stop, k + 40)]]
        if len(texts) < 5 or not texts[1].isalpha() or texts[2] not in ("=", r"\in") or ")" not in texts:
            return None
        end = texts.index(")")
        numbers = [int(text) for text in texts[3:end] if text.isdecimal() and len(text) < 5]
        if not numbers:
            return None
        if any(text in _DOTS for text in texts[3:end]) and len(numbers) > 1:
            numbers = list(range(numbers[0], min(numbers[-1], 1000) + 1))
        return tuple(numbers), k + end + 1
