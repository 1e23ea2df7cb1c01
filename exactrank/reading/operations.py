"""Row operations as people write them, in formulas and in prose, as claims with the target first.

What is read is what is written: also an operation that is none, such as adding a row to itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from exactrank.errors import InputError, Problem
from exactrank.matrix import Scalar
from exactrank.reading.latex_numbers import value_of
from exactrank.reading.lexemes import Lexeme, lexemes_of
from exactrank.reading.problems import LineMap, Problems, shown
from exactrank.reading.tokens import Token, closing, tokens_of
from exactrank.reading.vocabulary import DIVIDED, TIMES
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Term, str_of


@dataclass(frozen=True, slots=True)
class OperationsRead:
    """The operations of a range of tokens in order, and whether everything there was understood."""

    operations: tuple[ClaimedOperation, ...]
    complete: bool
    span: tuple[int, int] = (0, 0)
    """the tokens from the first operation to the last"""
    names_rows: bool = False
    """rows are named, whether or not an operation was understood"""


def read_operations(text: str) -> tuple[ClaimedOperation, ...]:
    """The operations that a text lists, in any notation; raises InputError when something in it is none.

    >>> [str_of(claim) for claim in read_operations(r"R_2 - 2R_1 \\to R_2, \\ \\frac13 R_3, R_1 \\leftrightarrow R_3")]
    ['R2 <- R2 - 2 R1', 'R3 <- 1/3 R3', 'R1 <-> R3']
    >>> [str_of(claim) for claim in read_operations("第2行から第1行の2倍を引く")]
    ['R2 <- R2 - 2 R1']
    """
    tokens = tokens_of(text)
    found = operations_in(text, tokens, 0, len(tokens))
    if not found.complete or not found.operations:
        raise InputError(
            Problem.of("input.no-operation", Problems("", LineMap(text)).place(0), text=shown(text.strip(), 60))
        )
    return found.operations


def canonical(operations: tuple[ClaimedOperation, ...]) -> list[str]:
    """The canonical spellings: `R1 <-> R3`, `R2 <- 1/3 R2`, `R2 <- R2 - 2 R1`."""
    return [str_of(operation) for operation in operations]


def elementary(operation: ClaimedOperation) -> tuple[RowOperation, ...]:
    """The elementary operations that a claim comes down to: a fused one scales its target and then adds.

    >>> elementary(read_operations("R3 <- 2 R3 + 3 R2")[0])
    (RowScale(target=2, factor=Fraction(2, 1)), RowAdd(target=2, source=1, factor=Fraction(3, 1)))

    Raises OperationError for what is no row operation: a factor of 0, a row without itself among the terms; InputError
    when the target or a factor is open.
    """
    if isinstance(operation, ClaimedSwap):
        return (RowSwap(operation.first, operation.second),)
    if operation.target is None or any(term.factor is None for term in operation.terms):
        raise InputError.of("input.open-operation", text=str_of(operation))
    scale = sum([term.factor or Fraction(0) for term in operation.terms if term.row == operation.target], Fraction(0))
    others = [term for term in operation.terms if term.row != operation.target and term.factor]
    made: list[RowOperation] = [] if scale == 1 and others else [RowScale(operation.target, scale)]
    return (*made, *[RowAdd(operation.target, term.row, term.factor) for term in others if term.factor])


def operations_in(
    text: str, tokens: list[Token], start: int, stop: int, prose: bool = False, last_is_target: bool = False
) -> OperationsRead:
    """The operations of a range: of a label over an arrow, or, with `prose`, those told in a sentence.

    `last_is_target`: in k R_i + R_j with both factors 1 the row that changes is the last, as some books have it.
    """
    found: list[ClaimedOperation] = []
    macros, rest = _macros(tokens, start, stop)
    found += macros
    lexemes = [lexeme for part in rest for lexeme in lexemes_of(text, tokens, *part, prose=prose)]
    parser = _Parser(
        lexemes, prose, last_is_target or any(tokens[k].text in (r"\rho", "ρ") for k in range(start, stop))
    )
    parser.run()
    found += parser.found
    rows = bool(macros) or any(lexeme.code in "RC" for lexeme in lexemes)
    return OperationsRead(tuple(found), parser.complete, parser.span if not macros else (start, stop), rows)


_ROW_MACROS = {
    r"\rowopadd": "add", r"\rowopmult": "mult", r"\rowopswap": "swap", r"\rowadd": "add", r"\rowmult": "mult",
    r"\rowswap": "swap", r"\elemswap": "swap", r"\elemmult": "mult", r"\elemadd": "add",
}  # fmt: skip


def _macros(tokens: list[Token], start: int, stop: int) -> tuple[list[ClaimedOperation], list[tuple[int, int]]]:
    """The operations written as \\rowopadd{k}{i}{j} (k times row i added to row j) and their kin; and the rest."""
    found: list[ClaimedOperation] = []
    rest: list[tuple[int, int]] = []
    k = begin = start
    while k < stop:
        kind = _ROW_MACROS.get(tokens[k].text)
        if kind is None:
            k += 1
            continue
        groups: list[tuple[int, int]] = []
        at = k + 1
        while at < stop and tokens[at].text == "{" and len(groups) < (2 if kind != "add" else 3):
            end = closing(tokens, at, stop)
            groups.append((at + 1, min(end, stop)))
            at = min(end + 1, stop)
        made = _macro(kind, tokens, groups)
        if made is not None:
            found.append(made)
            if begin < k:
                rest.append((begin, k))
            begin = at
        k = at
    if begin < stop:
        rest.append((begin, stop))
    return found, rest


def _macro(kind: str, tokens: list[Token], groups: list[tuple[int, int]]) -> ClaimedOperation | None:
    values = [value_of(tokens, *group) if group[0] < group[1] else None for group in groups]
    rows = [int(value) - 1 if isinstance(value, int) and value > 0 else None for value in values]
    if kind == "swap" and len(rows) == 2 and rows[0] is not None and rows[1] is not None:
        return ClaimedSwap(rows[0], rows[1])
    if kind == "mult" and len(rows) == 2 and rows[1] is not None:
        return ClaimedCombination(rows[1], (Term(rows[1], _factor(values[0])),))
    if kind == "add" and len(rows) == 3 and rows[1] is not None and rows[2] is not None:
        return ClaimedCombination(rows[2], (Term(rows[2]), Term(rows[1], _factor(values[0]))))
    return None


def gauss_operations(tokens: list[Token], start: int, stop: int) -> OperationsRead:
    """The operations of gauss.sty: \\rowops \\add[-2]{0}{1} \\mult{2}{\\cdot(-1)} \\swap{1}{2}, rows counted from 0."""

    found: list[ClaimedOperation] = []
    columns = False
    complete = True
    k = start
    while k < stop:
        text = tokens[k].text
        k += 1
        if text in (r"\rowops", r"\colops"):
            columns = text == r"\colops"
        if text not in (r"\add", r"\mult", r"\swap"):
            continue
        options: list[tuple[int, int]] = []
        groups: list[tuple[int, int]] = []
        while k < stop and tokens[k].text in "[{":
            opener = tokens[k].text
            end = (
                closing(tokens, k, stop)
                if opener == "{"
                else next((i for i in range(k, stop) if tokens[i].text == "]"), stop)
            )
            (options if opener == "[" else groups).append((k + 1, end))
            k = min(end + 1, stop)
        factor: Scalar | None = 1
        if text == r"\mult" and len(groups) == 2:
            factor = _gauss_factor(tokens, *groups.pop())
        elif options:
            factor = value_of(tokens, *options[0])
        rows = [value_of(tokens, *group) for group in groups]
        if not all(isinstance(row, int) and row >= 0 for row in rows) or len(rows) != (1 if text == r"\mult" else 2):
            complete = False
            continue
        places = [int(row) for row in rows if row is not None]
        if text == r"\swap":
            found.append(ClaimedSwap(places[0], places[1], columns))
        elif text == r"\mult":
            found.append(ClaimedCombination(places[0], (Term(places[0], _factor(factor)),), columns))
        else:
            i, j = places
            found.append(ClaimedCombination(j, (Term(j), Term(i, _factor(factor))), columns))
    return OperationsRead(tuple(found), complete, (start, stop))


def _gauss_factor(tokens: list[Token], start: int, stop: int) -> Scalar | None:
    while start < stop and (tokens[start].text in TIMES or tokens[start].text == "|"):
        start += 1
    if start < stop and (tokens[start].text in DIVIDED or tokens[start].text == ":"):
        value = value_of(tokens, start + 1, stop)
        return Fraction(1) / value if value else None
    return value_of(tokens, start, stop)


def _factor(value: Scalar | None) -> Fraction | None:
    return None if value is None else Fraction(value)


_Terms = list[tuple[str, Term]]
"""The code R or C, and the term."""

# Sentences, one letter a lexeme. F: a factor. English has the verb first, Japanese last.
_F = "(?:-?n[*B]?|-?k[*B]?)"
_SENTENCES = [
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("swap", r"W([RC])[&w,t]?([RC])"),
        ("swap", r"([RC])[&,]([RC])W"),
        ("add", rf"A(?P<f>{_F})?(?P<source>[RC])(?P<after>\*-?n)?t(?P<target>[RC])"),
        ("add", rf"At(?P<target>[RC])(?P<f>{_F})?(?P<source>[RC])"),
        ("subtract", rf"S(?P<f>{_F})?(?P<source>[RC])(?P<after>\*-?n)?f(?P<target>[RC])"),
        ("multiply", r"M(?P<target>[RC])[bw](?P<f>-?[nk])"),
        ("multiply", r"(?P<target>[RC])Mb(?P<f>-?[nk])"),
        ("divide", r"D(?P<target>[RC])b(?P<f>-?[nk])"),
        ("divide", r"(?P<target>[RC])Db(?P<f>-?[nk])"),
        (
            "subtract-later",
            r"(?P<target>[RC])f(?P<f>-?[nk]\*)?(?P<source>[RC])(?P<after>\*?-?[nk]B?)?(?=[,&]|(?P<now>S))",
        ),
        ("subtract", r"(?P<source>[RC])(?P<after>\*?-?[nk]B?)?(?P<target>[RC])fS"),
        ("add-later", r"(?P<target>[RC])t(?P<f>-?[nk]\*)?(?P<source>[RC])(?P<after>\*?-?[nk]B?)?(?=[,&]|(?P<now>A))"),
        ("add", r"(?P<source>[RC])(?P<after>\*?-?[nk]B?)?(?P<target>[RC])tA"),
        ("divide", r"(?P<target>[RC])(?P<f>-?[nk])D"),
        ("multiply", r"(?P<target>[RC])(?P<f>-?[nk])B(?![RC])"),
    )
]


_REPLACE = re.compile(r"E[RC][bw]")


class _Parser:
    """Operations out of lexemes: formulas by descent, sentences by patterns."""

    def __init__(self, lexemes: list[Lexeme], prose: bool, last_is_target: bool) -> None:
        self.lexemes = lexemes
        self.codes = "".join([lexeme.code for lexeme in lexemes])
        self.prose = prose
        self.last_is_target = last_is_target
        self.at = 0
        self.found: list[ClaimedOperation] = []
        self.complete = True
        self.span = (lexemes[0].start, lexemes[0].start) if lexemes else (0, 0)
        self.first = True
        self.last_subtract = self.codes.rfind("S")
        self.last_add = self.codes.rfind("A")

    def run(self) -> None:
        while self.at < len(self.codes):
            begin = self.at
            made = self.sentence()
            if made is None:
                made = self.formula()
            if made is None:
                if self.codes[begin] not in ",&()":
                    self.complete = False
                self.at = begin + 1
                continue
            if made:
                self.note(begin, self.at)
            self.found += made

    def note(self, begin: int, end: int) -> None:
        first, last = self.lexemes[begin].start, self.lexemes[end - 1].stop
        self.span = (first, last) if self.first else (self.span[0], last)
        self.first = False

    def formula(self) -> list[ClaimedOperation] | None:
        """An operation written as a formula, else None. An empty list: R_1 alone, which does nothing."""
        begin = self.at
        left = self.combination()
        if not left:
            self.at = begin
            return None
        arrow = self.codes[self.at : self.at + 1]
        if arrow in ("<", ">", "=", "X") and arrow:
            middle = self.at
            self.at += 1
            right = self.combination()
            if right is None:
                self.at = middle
                return self.bare(left, begin)
            made = self.assignment(left, arrow, right)
            if made is None:
                self.at = begin
            return made
        return self.bare(left, begin)

    def assignment(self, left: _Terms, arrow: str, right: _Terms) -> list[ClaimedOperation] | None:
        name_left, name_right = _only(left), _only(right)
        if arrow == "X":
            if name_left is None or name_right is None:
                return None
            return [ClaimedSwap(name_left[1], name_right[1], name_left[0] == "C")]
        if arrow == ">" and name_left and name_right and name_left != name_right:
            return self.crossing(name_left, name_right)
        if name_left is not None and not (arrow == ">" and name_right is not None and len(left) > 1):
            return [_combination(name_left, right)]
        if name_right is not None and arrow != "<":
            return [_combination(name_right, left)]
        if len(left) == 1 and left[0][1].factor not in (None, 0) and arrow in "<=":
            # 2 R_2 <- ...: a factor on the left assigns nothing; the row is still the target.
            return [_combination((left[0][0], left[0][1].row), right)]
        return None

    def crossing(self, left: tuple[str, int], right: tuple[str, int]) -> list[ClaimedOperation]:
        """R_1 -> R_2, R_2 -> R_1 is a swap; R_1 -> R_2 alone puts row 1 into row 2."""
        begin = self.at
        while self.codes[self.at : self.at + 1] in (",", "&") and self.at < len(self.codes):
            self.at += 1
        other = self.combination()
        if other is not None and _only(other) == right and self.codes[self.at : self.at + 1] == ">":
            self.at += 1
            back = self.combination()
            if back is not None and _only(back) == left:
                return [ClaimedSwap(left[1], right[1], left[0] == "C")]
        self.at = begin
        return [_combination(right, [(left[0], Term(left[1]))])]

    def bare(self, terms: _Terms, begin: int) -> list[ClaimedOperation] | None:
        """A combination without an arrow: its target is the row with factor 1 when only one has it."""
        if self.prose:
            # Rows that are spoken of, and nothing is done to them; going on behind them keeps reading linear.
            self.complete = self.complete and len(terms) == 1
            return []
        columns = terms[0][0] == "C"
        rows = [term.row for _, term in terms]
        if len(terms) == 1:
            return [] if terms[0][1].factor == 1 else [ClaimedCombination(rows[0], (terms[0][1],), columns)]
        units = [term.row for _, term in terms if term.factor == 1]
        if len(units) == 1 and not self.last_is_target:
            target: int | None = units[0]
        elif self.last_is_target:
            target = rows[-1]
        else:
            target = None
        code = "C" if columns else "R"
        if target is None:
            return [ClaimedCombination(None, tuple([term for _, term in terms]), columns)]
        return [_combination((code, target), terms)]

    def combination(self, depth: int = 0) -> _Terms | None:
        """A sum of multiples of rows, from here on; None, and the place unchanged, when there is none."""
        begin = self.at
        terms: _Terms = []
        sign = 1
        while True:
            while self.codes[self.at : self.at + 1] in ("+", "-") and self.at < len(self.codes):
                sign = -sign if self.codes[self.at] == "-" else sign
                self.at += 1
            some = self.term(depth)
            if some is None:
                break
            terms += [(code, Term(t.row, None if t.factor is None else sign * t.factor)) for code, t in some]
            end = self.at
            if self.codes[self.at : self.at + 1] not in ("+", "-") or self.at >= len(self.codes):
                return terms
            sign = 1
        if terms:
            self.at = end
            return terms
        self.at = begin
        return None

    def term(self, depth: int) -> _Terms | None:
        begin = self.at
        factor: Fraction | None = Fraction(1)
        while (code := self.codes[self.at : self.at + 1]) in ("n", "k", "*", "/") and code and self.at < begin + 12:
            if code == "n":
                factor = None if factor is None else factor * Fraction(self.lexemes[self.at].value or 0)
            elif code == "k":
                factor = None
            elif code == "/":
                following = self.lexemes[self.at + 1] if self.at + 1 < len(self.lexemes) else None
                if following is None or following.code != "n" or not following.value:
                    break
                factor = None if factor is None else factor / Fraction(following.value)
                self.at += 1
            self.at += 1
        code = self.codes[self.at : self.at + 1]
        inner: _Terms | None = None
        if code in ("R", "C") and code:
            inner = [(code, Term(int(self.lexemes[self.at].value or 0)))]
            self.at += 1
        elif code == "(" and depth < 8:
            self.at += 1
            inner = self.combination(depth + 1)
            if inner is None or self.codes[self.at : self.at + 1] != ")":
                self.at = begin
                return None
            self.at += 1
        elif factor == 0 and self.at > begin:
            return []
        if inner is None:
            self.at = begin
            return None
        factor = self.after(factor)
        return [
            (code, Term(t.row, None if factor is None or t.factor is None else factor * t.factor)) for code, t in inner
        ]

    def after(self, factor: Fraction | None) -> Fraction | None:
        """What follows a row: R_1 \\times 2, R_3 \\div 5, R_1 \\cdot (-2)."""
        while (code := self.codes[self.at : self.at + 1]) in ("*", "/") and code:
            k = self.at + 1
            negative = self.codes[k : k + 1] == "-"
            k += negative
            following = self.lexemes[k] if k < len(self.lexemes) else None
            if following is None or following.code not in "nk" or (code == "/" and following.value == 0):
                break
            if following.value is None or factor is None:
                factor = None
            else:
                value = -Fraction(following.value) if negative else Fraction(following.value)
                factor = factor * value if code == "*" else factor / value
            self.at = k + 1
        return factor

    def replacement(self) -> list[ClaimedOperation] | None:
        """Replace row 2 by row 2 minus 3 times row 1."""
        begin = self.at
        match = _REPLACE.match(self.codes, begin)
        if match is not None:
            self.at = match.end()
            terms = self.combination()
            if terms is not None:
                target = self.lexemes[begin + 1]
                return [_combination((target.code, int(target.value or 0)), terms)]
        self.at = begin
        return None

    def sentence(self) -> list[ClaimedOperation] | None:
        if self.codes[self.at] == "E":
            return self.replacement()
        if self.codes[self.at] not in "RCWASMD":
            return None
        for kind, pattern in _SENTENCES:
            match = pattern.match(self.codes, self.at)
            if match is None:
                continue
            verb, _, later = kind.partition("-")
            if (
                later
                and match["now"] is None
                and match.end() > (self.last_subtract if verb == "subtract" else self.last_add)
            ):
                continue
            made = self.told(verb, match)
            if made is None:
                continue
            self.at = match.end() + (1 if later and match["now"] else 0)
            return [made]
        return None

    def told(self, verb: str, match: re.Match[str]) -> ClaimedOperation | None:
        if verb == "swap":
            first, second = (self.lexemes[match.start(group)] for group in (1, 2))
            return ClaimedSwap(int(first.value or 0), int(second.value or 0), first.code == "C")
        target = self.lexemes[match.start("target")]
        row = int(target.value or 0)
        columns = target.code == "C"
        factor: Fraction | None = Fraction(1)
        for group in ("f", "after"):
            if group in match.re.groupindex and match[group] and match.start(group) >= 0:
                number = next((x for x in self.lexemes[match.start(group) : match.end(group)] if x.code in "nk"), None)
                value = None if number is None or number.value is None else Fraction(number.value)
                factor = (
                    None if value is None or factor is None else factor * (-value if "-" in match[group] else value)
                )
        if verb in ("multiply", "divide"):
            if verb == "divide":
                factor = 1 / factor if factor else None
            return ClaimedCombination(row, (Term(row, factor),), columns)
        source = int(self.lexemes[match.start("source")].value or 0)
        if verb == "subtract" and factor is not None:
            factor = -factor
        return ClaimedCombination(row, (Term(row), Term(source, factor)), columns)


def _only(terms: _Terms) -> tuple[str, int] | None:
    """The one row that stands there without a factor."""
    if len(terms) == 1 and terms[0][1].factor == 1:
        return terms[0][0], terms[0][1].row
    return None


def _combination(target: tuple[str, int], terms: _Terms) -> ClaimedCombination:
    """The claim with its target's term first: -2 R_1 + R_2 -> R_2 is R_2 <- R_2 - 2 R_1."""
    code, row = target
    own = [term for _, term in terms if term.row == row]
    others = [term for _, term in terms if term.row != row]
    return ClaimedCombination(row, (*own, *others), code == "C")
