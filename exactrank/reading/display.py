"""A formula read as clauses: sides with signs between them, matrices among them as states of a calculation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, replace
from fractions import Fraction

from exactrank.errors import InputError
from exactrank.reading.cells import MatrixRead, beside_column, matrix_of
from exactrank.reading.chain import Chains, Link, determinant_step
from exactrank.reading.formulas import NoFormula, formula_of
from exactrank.reading.latex_grids import Grid as Cells
from exactrank.reading.latex_grids import Range, environment_at, grid_at
from exactrank.reading.operations import operations_in
from exactrank.reading.polynomials import characteristic_polynomial_claim
from exactrank.reading.relations import Sign, sign_at
from exactrank.reading.source import Source
from exactrank.reading.systems import system_of
from exactrank.reading.tokens import Token, bracket_end, closing, words
from exactrank.reading.vocabulary import COMMAND_SYSTEMS, HIDDEN, SILENT, SYSTEMS
from exactrank.statements import (
    Approximation,
    Array,
    ClaimedOperation,
    Comparison,
    Decimal,
    Definition,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Inverse,
    Name,
    Negative,
    Nullity,
    NullityOf,
    Number,
    Power,
    Quotient,
    Rank,
    RankOf,
    Span,
    Statement,
    Sum,
    Times,
    Transposed,
    Unknown,
    Unreadable,
)

_OPEN = words(r"( [ \{ \lbrack \lbrace \langle \bigl( \lvert \lVert")
_CLOSE = words(r") ] \} \rbrack \rbrace \rangle \bigr) \rvert \rVert")
_BREAKS = words(
    r"""
    \\ \cr \newline ; \intertext \shortintertext \tag \therefore \because \label \nonumber \notag \hfill \qed
    \item
    """
)
_HEADING = re.compile(r"\\(?:sub)*section\b|\\chapter\b|^#{1,6} |^(?:={3,}|-{3,})$|<(?:section|h[1-6])\b", re.MULTILINE)
_TEXTS = words(r"\text \mbox \textrm \hbox \textnormal \intertext \shortintertext \textit")
_COMPARISONS = {
    sign: comparison
    for comparison, signs in (
        (Comparison.LESS, "<"),
        (Comparison.GREATER, ">"),
        (Comparison.AT_MOST, r"\le \leq \leqslant ≤"),
        (Comparison.AT_LEAST, r"\ge \geq \geqslant ≥"),
        (Comparison.NOT_EQUAL, r"\ne \neq ≠"),
    )
    for sign in words(signs)
}


@dataclass(slots=True)
class Side:
    """What stands between two signs."""

    span: Range
    state: MatrixRead | None = None
    over: tuple[int, ...] = ()
    factor: Expression | None = None


class Display:
    """Reads formulas one after the other; what the last one ended with is where the next may go on."""

    def __init__(
        self,
        source: Source,
        tokens: list[Token],
        chains: Chains,
        told: list[tuple[int, Statement]],
        last_is_target: bool,
    ) -> None:
        self.source = source
        self.text = source.text
        self.tokens = tokens
        self.chains = chains
        self.told = told
        self.last_is_target = last_is_target
        self.defined: dict[str, int] = {}
        """Where each name was given its value last."""
        self.headings = [match.start() for match in _HEADING.finditer(self.text)]
        self.grids: dict[str, MatrixRead] = {}
        self.matrices: dict[Range, MatrixRead | None] = {}
        self.refused: set[tuple[int, str]] = set()
        self.last_value: Expression | None = None
        self.last_determinant: tuple[Expression | None, Grid] | None = None

    def region(self, start: int, stop: int, inline: bool = False) -> None:
        """Reads a formula: its clauses in order."""
        self.last_value = self.last_determinant = None
        try:
            if not inline and self.only_operations(start, stop):
                return
            for clause in self.clauses(start, stop):
                self.clause(clause)
        except InputError as error:
            self.tell(start, stop, Unreadable(self.span(start, stop), error.problems[0].message.removeprefix("input.")))

    def only_operations(self, start: int, stop: int) -> bool:
        if any(grid_at(self.tokens, k, stop) for k in range(start, stop) if self.is_matrix_command(k)):
            return False
        found = operations_in(self.text, self.tokens, start, stop, prose=True)
        if found.operations and found.complete:
            self.chains.operations(found.operations, self.tokens[start].start, self.tokens[stop - 1].stop)
            return True
        return False

    def is_matrix_command(self, k: int) -> bool:
        text = self.tokens[k].text
        return text[0] == "\\" and len(text) > 2 and text not in SILENT

    def span(self, start: int, stop: int) -> Span:
        return self.source.span(self.tokens[start].start, self.tokens[max(start, stop - 1)].stop)

    def tell(self, start: int, stop: int, statement: Statement) -> None:
        self.told.append((self.tokens[min(start, len(self.tokens) - 1)].start, statement))

    # Clauses: sides and signs in turn.

    def clauses(self, start: int, stop: int) -> list[list[Side | Sign]]:
        found: list[list[Side | Sign]] = []
        clause: list[Side | Sign] = []
        over: tuple[int, ...] = ()
        depth = 0
        k = begin = start

        def side(end: int) -> None:
            nonlocal over, begin
            while begin < end and self.tokens[begin].text in SILENT and self.tokens[begin].text != r"\left":
                begin += 1
            if not self.is_empty(begin, end):
                clause.append(Side((begin, end), over=over))
            elif over and clause and isinstance(clause[-1], Side):
                clause[-1].over = over
            over = ()

        def close(end: int) -> None:
            nonlocal clause
            side(end)
            if clause:
                found.append(clause)
            clause = []

        while k < stop:
            text = self.tokens[k].text
            cells = grid_at(self.tokens, k, stop) if self.is_matrix_command(k) else None
            if cells is not None:
                k = cells.span[1]
                continue
            if text in (r"\begin", r"\end"):
                # An alignment around whole formulas says nothing itself.
                side(k)
                found_here = environment_at(self.tokens, k, stop) if text == r"\begin" else None
                k = found_here.body[0] if found_here else min(closing(self.tokens, k + 1, stop) + 1, stop)
                begin = k
                continue
            if text == "(" and depth == 0 and (family := self.family(k, stop)):
                side(k)
                if clause and isinstance(clause[-1], Side):
                    clause[-1].over = family[0]
                k = begin = family[1]
                continue
            sign = (
                sign_at(self.text, self.tokens, k, stop, self.last_is_target) if depth == 0 or text[0] == "\\" else None
            )
            if sign is not None and not (sign.kind == "other" and text == r"\mid"):
                side(k)
                if sign.kind == "row" and sign.text in (
                    r"\Rightarrow",
                    r"\Longrightarrow",
                    r"\implies",
                    "⇒",
                    r"\iff",
                    r"\Leftrightarrow",
                ):
                    # An implication between formulas parts them; between matrices it is a step.
                    after = self.next_is_matrix(sign.span[1], stop)
                    before = (
                        bool(clause) and isinstance(clause[-1], Side) and self.state_of(clause[-1].span) is not None
                    )
                    if not (after and (before or not clause)):
                        if clause:
                            found.append(clause)
                        clause = []
                        k = begin = sign.span[1]
                        continue
                clause.append(sign)
                k = begin = sign.span[1]
                depth = 0
                continue
            if text in _OPEN:
                depth += 1
            elif text in _CLOSE:
                depth = max(0, depth - 1)
            elif text in _BREAKS or (text in _TEXTS and self.is_words(k, stop)):
                if text in (r"\\", r"\cr", r"\newline"):
                    # A line's end in an alignment: the next line goes on with its sign, or begins anew.
                    close_at = k
                    k += 1
                    close(close_at)
                    begin = k
                    depth = 0
                    continue
                close(k)
                k += 1
                while k < stop and self.tokens[k].text in "{[":
                    end = (
                        closing(self.tokens, k, stop)
                        if self.tokens[k].text == "{"
                        else bracket_end(self.tokens, k, stop)
                    )
                    k = min(end + 1, stop)
                begin = k
                continue
            elif (
                depth == 0 and text in (",", "、", "。", "，", r"\quad", r"\qquad") and self.parts(begin, k, stop, text)
            ):
                close(k)
                begin = k + 1
            k += 1
        close(stop)
        return found

    def parts(self, begin: int, k: int, stop: int, text: str) -> bool:
        """Whether a comma or a wide space parts two clauses; a wide space beside a sign or an annotation does not."""
        if text not in (r"\quad", r"\qquad"):
            return True
        following = k + 1
        while following < stop and self.tokens[following].text in SILENT:
            following += 1
        if self.is_empty(begin, k) or following >= stop:
            return False
        if self.tokens[following].text in ("&", r"\amp", "&amp;", r"\\") or self.family(following, stop):
            return False
        if sign_at(self.text, self.tokens, following, stop) is not None:
            return False
        cells = grid_at(self.tokens, following, stop) if self.is_matrix_command(following) else None
        return cells is None or beside_column(self.text, self.tokens, cells) is None

    def is_empty(self, start: int, stop: int) -> bool:
        return all(
            self.tokens[k].text in SILENT
            or self.tokens[k].text in ("&", r"\amp", "&amp;", ",", ".", "{", "}", ";", ":", "。", "、")
            for k in range(start, stop)
        )

    def is_words(self, k: int, stop: int) -> bool:
        """\\text{and}, \\text{where}: words that part clauses, not the name of an operator or an index."""
        if k + 1 >= stop or self.tokens[k + 1].text != "{":
            return False
        end = closing(self.tokens, k + 1, stop)
        word = "".join([token.text for token in self.tokens[k + 2 : end]])
        return word not in ("rank", "det", "tr", "rk", "Rank", "T", "t", "nullity", "trace", "R", "L", "Row") and (
            len(word) > 1 and any(c.isalpha() for c in word)
        )

    def next_is_matrix(self, k: int, stop: int) -> bool:
        while k < stop and (
            self.tokens[k].text in SILENT or self.tokens[k].text in ("(", "[", "&", r"\amp", "&amp;", r"\\", "|", r"\{")
        ):
            k += 1
        return k < stop and self.is_matrix_command(k) and grid_at(self.tokens, k, stop) is not None

    def family(self, k: int, stop: int) -> tuple[tuple[int, ...], int] | None:
        """(j = 1, 2, 3): the numbers a letter stands for, and where reading goes on."""
        texts = [token.text for token in self.tokens[k : min(stop, k + 40)]]
        if len(texts) < 5 or not texts[1].isalpha() or texts[2] not in ("=", r"\in"):
            return None
        if ")" not in texts:
            return None
        end = texts.index(")")
        numbers = [int(text) for text in texts[3:end] if text.isdecimal() and len(text) < 5]
        if not numbers:
            return None
        if any(text in (r"\ldots", r"\dots", r"\cdots", "…") for text in texts[3:end]) and len(numbers) > 1:
            numbers = list(range(numbers[0], min(numbers[-1], 1000) + 1))
        return tuple(numbers), k + end + 1

    # Sides.

    def state_of(self, span: Range) -> MatrixRead | None:
        """The matrix that a side consists of, with the operations beside it; None when it is anything else."""
        k, stop = span
        found: MatrixRead | None = None
        beside: tuple[ClaimedOperation, ...] = ()
        bars = 0
        while k < stop:
            text = self.tokens[k].text
            if text in HIDDEN:
                k += 1
                for _ in range(HIDDEN[text]):
                    if k < stop and self.tokens[k].text == "{":
                        k = closing(self.tokens, k, stop) + 1
                continue
            cells = grid_at(self.tokens, k, stop) if self.is_matrix_command(k) else None
            if cells is None:
                bars += text in ("|", r"\vert", r"\lvert", r"\rvert")
                if not (
                    text in SILENT
                    or text in ".,{}&"
                    or text in _OPEN
                    or text in _CLOSE
                    or text in ("|", r"\amp", "&amp;", r"\vert")
                ):
                    return None
                k += 1
                continue
            made = self.matrix(cells)
            if made is None or (found is not None and len(cells.rows[0]) == 1 if cells.rows else False):
                extra = beside_column(self.text, self.tokens, cells)
                if extra is None:
                    return None
                beside += extra
            elif found is not None:
                return None
            else:
                found = made
            k = cells.span[1]
        if found is None:
            return None
        return replace(found, operations=found.operations + beside, determinant=found.determinant or bars >= 2)

    def side_state(self, span: Range, in_chain: bool) -> MatrixRead | None:
        """The matrix of a side, also by its name where a chain goes on from it: A \\sim [...]."""
        state = self.state_of(span)
        if state is None and in_chain:
            named = self.expression(span)
            if isinstance(named, Name):
                return self.grids.get(named.name)
        return state

    def matrix(self, cells: Cells) -> MatrixRead | None:
        """The matrix of an environment; the same one is asked for by several readings of its line."""
        if cells.span not in self.matrices:
            self.matrices[cells.span] = self.matrix_now(cells)
        return self.matrices[cells.span]

    def matrix_now(self, cells: Cells) -> MatrixRead | None:
        name = cells.name.rstrip("*")
        if name in SYSTEMS or cells.name in COMMAND_SYSTEMS or self.has_equations(cells):
            grid = system_of(self.text, self.tokens, cells.rows)
            return None if grid is None else MatrixRead(grid)
        if not cells.closed:
            self.refuse(cells, "unclosed-environment")
            return None
        found = matrix_of(self.text, self.tokens, cells)
        if found is not None and found.ragged:
            self.refuse(cells, "ragged-rows")
            return None
        return found

    def refuse(self, cells: Cells, reason: str) -> None:
        start, stop = cells.span
        if (start, reason) not in self.refused:
            self.refused.add((start, reason))
            self.tell(start, stop, Unreadable(self.span(start, stop), reason, "matrix"))

    def has_equations(self, cells: Cells) -> bool:
        return any(self.tokens[k].text == "=" for row in cells.rows for start, stop in row for k in range(start, stop))

    def determinant_side(self, span: Range) -> tuple[Expression | None, Grid] | None:
        """A determinant with the number before it: -2 |...|."""
        start, stop = span
        k = start
        while k < stop and not (self.is_matrix_command(k) and grid_at(self.tokens, k, stop)):
            k += 1
        if k == stop:
            return None
        first = k
        while first > start and self.tokens[first - 1].text in ("|", r"\left", r"\vert", r"\lvert"):
            first -= 1
        state = self.state_of((first, stop))
        if state is None or not state.determinant:
            return None
        if self.is_empty(start, first):
            return None, state.grid
        inner = [token.text for token in self.tokens[start:first] if token.text not in SILENT]
        try:
            if inner in (["-"], ["+"]):
                return Number(Fraction(-1 if inner == ["-"] else 1)), state.grid
            end = first
            while end > start and self.tokens[end - 1].text in (r"\cdot", r"\times", r"\,", "*"):
                end -= 1
            factor = formula_of(self.text, self.tokens, start, end)
        except NoFormula:
            return None
        return (factor, state.grid) if isinstance(factor, Number | Negative | Quotient | Times | Decimal) else None

    def expression(self, span: Range) -> Expression | None:
        start, stop = span
        while stop > start and self.tokens[stop - 1].text in (".", ",", "。", "、", ";", ":"):
            stop -= 1
        try:
            return formula_of(self.text, self.tokens, start, stop)
        except NoFormula:
            return None

    # What a clause says.

    def clause(self, parts: list[Side | Sign]) -> None:
        sides: list[Side] = []
        signs: list[Sign] = []
        for part in parts:
            if isinstance(part, Sign):
                if len(sides) == len(signs):
                    sides.append(Side((part.span[0], part.span[0])))
                signs.append(part)
            else:
                sides.append(part)
        if len(sides) == len(signs) and signs[-1].kind not in ("row", "back"):
            signs.pop()  # a sign with nothing behind it says nothing
        determinants = [self.determinant_side(side.span) if side.span[0] < side.span[1] else None for side in sides]
        for side in sides:
            side.state = self.side_state(side.span, bool(signs)) if side.span[0] < side.span[1] else None
        k = 0
        while k < len(sides):
            end = k
            while end < len(signs) and signs[end].kind in ("equal", "approx", "other"):
                end += 1
            self.equations(sides[k : end + 1], signs[k:end], determinants[k : end + 1])
            if end < len(signs):
                sign = signs[end]
                self.chains.sign(
                    Link(
                        self.tokens[sign.span[0]].start,
                        self.tokens[sign.span[1] - 1].stop,
                        sign.operations,
                        sign.kind == "back",
                        sign.understood,
                    )
                )
            k = end + 1

    def equations(
        self, sides: list[Side], signs: list[Sign], determinants: list[tuple[Expression | None, Grid] | None]
    ) -> None:
        """Sides joined by equals signs: a definition, a claim, a chain of determinants; a lone matrix is a state."""
        if len(sides) == 1 and not signs:
            side = sides[0]
            if determinants[0] is not None and side.state is None:
                self.last_determinant = determinants[0]
                return
            if side.state is not None:
                self.state(side, fresh=False)
            elif side.span[0] < side.span[1] and self.chains.link is not None:
                self.chains.broken(self.tokens[side.span[0]].start, self.tokens[side.span[1] - 1].stop)
            return
        if determinants[0] is None and sides[0].span[0] == sides[0].span[1] and self.last_determinant:
            determinants = [self.last_determinant, *determinants[1:]]
        self.last_determinant = determinants[-1]
        if any(determinants) and self.determinants(sides, signs, determinants):
            return
        made = [self.value(side) for side in sides]
        if sides[0].span[0] == sides[0].span[1]:
            made[0] = self.last_value  # the line before goes on
        self.last_value = made[-1]
        span = self.source.span(
            self.tokens[sides[0].span[0]].start, self.tokens[max(sides[-1].span[1] - 1, sides[0].span[0])].stop
        )
        offset = self.tokens[sides[0].span[0]].start
        exact: Expression | None = None
        run: list[Expression] = []
        for k, value in enumerate(made):
            kind = signs[k - 1].kind if k else "equal"
            if kind == "other":
                self.compare(offset, span, run, signs[k - 1], value)
                run = []
                break
            if kind == "approx":
                self.equal(offset, span, run, sides)
                if value is not None and (exact := run[-1] if run else exact) is not None:
                    self.forget_across_headings(offset, span, exact)
                    self.told.append((offset, Approximation(span, exact, value)))
                run = []
                exact = value if exact is None else exact
                continue
            if value is None:
                self.equal(offset, span, run, sides)
                run = []
                exact = None
                continue
            run.append(value)
            exact = value
        self.equal(offset, span, run, sides)
        equal = next((k for k, sign in enumerate(signs) if sign.kind != "equal"), len(signs))
        last = sides[equal].state
        if last is not None and sides[equal].span[0] < sides[equal].span[1] and not isinstance(made[equal], Name):
            self.state(sides[equal], fresh=isinstance(made[0], Name | Indexed))
            if isinstance(made[0], Name):
                self.grids[made[0].name] = last

    def forget_across_headings(self, offset: int, span: Span, exact: Expression) -> None:
        """sigma_1 ~ 10.6 under another heading may be that of another matrix: a name alone is then no old value."""
        given = self.defined.get(_key(exact)) if isinstance(exact, Name | Indexed) else None
        if given is None or not isinstance(exact, Name | Indexed):
            return
        if bisect_left(self.headings, offset) > bisect_left(self.headings, given):
            self.told.append((offset, Definition(span, exact, Unknown(_key(exact)))))
            del self.defined[_key(exact)]

    def value(self, side: Side) -> Expression | None:
        if side.span[0] == side.span[1]:
            return None
        made = self.expression(side.span)
        if made is None and side.state is not None:
            return DeterminantOf(side.state.grid) if side.state.determinant else side.state.grid
        return made

    def state(self, side: Side, fresh: bool) -> None:
        if side.state is None:
            return
        start, stop = side.span
        self.chains.state(
            side.state.grid, self.tokens[start].start, self.tokens[stop - 1].stop, side.state.operations, fresh
        )

    def define(self, name: str, grid: Grid, start: int, stop: int) -> None:
        self.defined[name] = start
        self.grids[name] = MatrixRead(grid)
        self.told.append((start, Definition(self.source.span(start, stop), Name(name), grid)))

    def equal(self, offset: int, span: Span, run: list[Expression], sides: list[Side]) -> None:
        """What sides that are all equal say."""
        if len(run) < 2:
            return
        first = run[0]
        over = next((side.over for side in sides if side.over), ())
        statement = self.claim(span, first, run[1])
        if statement is not None:
            self.told.append((offset, statement))
            run = run[1:]
        elif isinstance(first, Name | Indexed) and not _is_dependence(first, run[1]):
            key = _key(first)
            if key not in self.defined or _is_literal(run[1]):
                self.defined[key] = offset
                self.told.append((offset, Definition(span, first, run[1], over)))
                run = run[1:] if len(run) > 2 else []
        if len(run) > 1:
            self.told.append((offset, Equality(span, tuple(run))))

    def claim(self, span: Span, left: Expression, right: Expression) -> Statement | None:
        match left:
            case RankOf(of):
                return Rank(span, of, right)
            case NullityOf(of):
                return Nullity(span, of, right)
            case DeterminantOf(of):
                return characteristic_polynomial_claim(span, of, right) or Determinant(span, of, right)
            case Power(of, -1) if isinstance(right, Grid | Array | Times):
                return Inverse(span, of, right)
        return None

    def compare(self, offset: int, span: Span, run: list[Expression], sign: Sign, value: Expression | None) -> None:
        comparison = _COMPARISONS.get(sign.text)
        if comparison is None or value is None or not run:
            if len(run) > 1:
                self.equal(offset, span, run, [])
            return
        left = run[-1]
        if isinstance(left, RankOf):
            self.told.append((offset, Rank(span, left.of, value, comparison)))
        elif isinstance(left, NullityOf):
            self.told.append((offset, Nullity(span, left.of, value, comparison)))
        elif not _has_free_letters(left, self.defined) and not _has_free_letters(value, self.defined):
            self.told.append((offset, Equality(span, (left, value), comparison)))

    def determinants(
        self, sides: list[Side], signs: list[Sign], found: list[tuple[Expression | None, Grid] | None]
    ) -> bool:
        """|A| = |B| = -2 |C| = 10: a step for every sign between two determinants, a claim for what comes last."""
        if any(sign.kind != "equal" for sign in signs):
            return False
        starts = True
        for k, sign in enumerate(signs):
            left, right = found[k], found[k + 1]
            offset = self.tokens[sign.span[0]].start
            stop = self.tokens[sign.span[1] - 1].stop
            span = self.source.span(offset, stop)
            loose = tuple([operation for operation, _, _ in self.chains.loose])
            if left is not None and right is not None and len(left[1].rows) == len(right[1].rows):
                link = Link(offset, stop, sign.operations + loose)
                self.chains.loose = []
                self.told.append((offset, determinant_step(self.source, left, right, link, starts)))
                starts = False
                continue
            first, last = sides[k].span, sides[k + 1].span
            if first[0] < first[1]:  # the line before does not go on here
                span = self.span(first[0], last[1])
            before = _determinant(left) if left is not None else self.value(sides[k])
            after = _determinant(right) if right is not None else self.value(sides[k + 1])
            if before is None or after is None:
                continue
            if isinstance(before, Name | Indexed) and isinstance(after, DeterminantOf):
                self.told.append((offset, Definition(span, before, after)))
                self.defined[_key(before)] = offset
            elif isinstance(before, DeterminantOf):
                self.told.append((offset, Determinant(span, before.of, after)))
            else:
                self.told.append((offset, Equality(span, (before, after))))
        return True


def _determinant(found: tuple[Expression | None, Grid]) -> Expression:
    factor, grid = found
    return DeterminantOf(grid) if factor is None else Times((factor, DeterminantOf(grid)))


def _key(name: Name | Indexed) -> str:
    return name.name if isinstance(name, Name) else f"{name.name}_{name.indices}"


def _is_dependence(left: Expression, right: Expression) -> bool:
    """a_3 = a_1 + 2 a_2: says how columns depend on one another; it defines none of them."""
    match right:
        case Indexed(name, indices):
            return isinstance(left, Indexed) and name == left.name and indices != left.indices
        case Sum(parts) | Times(parts):
            return any(_is_dependence(left, part) for part in parts)
        case Negative(of) | Quotient(of, _):
            return _is_dependence(left, of)
    return False


def _is_literal(value: Expression) -> bool:
    """Whether a value is written out: a matrix or a number, perhaps transposed."""
    match value:
        case Transposed(of) | Negative(of):
            return _is_literal(of)
        case Array(rows):
            return all(_is_literal(entry) for row in rows for entry in row)
        case Grid() | Number() | Decimal() | Identity():
            return True
    return False


def _has_free_letters(value: Expression, defined: Container[str]) -> bool:
    match value:
        case Name(name):
            return name not in defined
        case Indexed(name, _):
            return name not in defined
        case Number() | Decimal() | Grid() | Identity():
            return False
        case Sum(parts) | Times(parts):
            return any(_has_free_letters(part, defined) for part in parts)
        case Quotient(above, below):
            return _has_free_letters(above, defined) or _has_free_letters(below, defined)
        case Negative(of) | Transposed(of) | DeterminantOf(of) | Power(of, _):
            return _has_free_letters(of, defined)
    return True
