"""Row operations out of lexemes: formulas by recursive descent, sentences by their patterns."""

from __future__ import annotations

from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.row_words import LIGHT
from exactrank.reading.operations.row_names import Lexeme
from exactrank.reading.operations.sentences import Sentences
from exactrank.reading.operations.written_factors import Factor, WrittenFactor, term_of
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap

_Multiple = tuple[str, int, Factor | None]
"""A multiple of a row: the code R or C, the row, the factor."""

_REPLACE = lazy_pattern(r"[EeW](?P<first>[RC])[bw]|(?P<subject>[RC])ve[bw]|(?P<object>[RC])o(?=[^.E]{1,60}E)")
_BEGINS = frozenset("MASWDyasmdftwEeRCnk+-*/(")
"""What an operation may begin with."""
_CHANGES = "1234"
_SIGNED = lazy_pattern("-?[nk]")
_VERBS = frozenset("MASWDE")
_ROW = lazy_pattern("[RC]")
_SAID = lazy_pattern("(?<!v)[MASWDE]")
"""A verb; behind is it has a noun's form: es la suma."""
_SIGNS = lazy_pattern(r"[+-]+")
_SUM = lazy_pattern(r"[RC][+-][nk*/(-]{0,4}[RC]")
_NO_SUM = lazy_pattern(r"[^RCnk*/()+-]|[RC][RC]")
_TERM = r"(?:n\*?)?R"
_PLAIN = lazy_pattern(
    rf"(?:(?P<swap>RXR)|(?P<left>R<)-?{_TERM}(?:[+-]{_TERM})*|-?{_TERM}(?:[+-]{_TERM})+>R)(?![-+*/nkRC(<>=X])"
)
_MOST_RETRIED = 64
"""Terms of a sum that is no operation, up to which its ends are tried too: reading stays linear."""
_UNKNOWN_FACTOR = lazy_pattern(r"[-+][nk*(]*\?+[nk)]*R")
"""One more multiple of a row, by what is no number and no letter: what stands before it is not all that is done."""


class Parser:
    """Goes through the codes once; `found` are the operations, `complete` whether everything was understood."""

    def __init__(self, lexemes: list[Lexeme], prose: bool, target_last: bool = False) -> None:
        self.lexemes = lexemes
        self.codes = "".join([lexeme.code for lexeme in lexemes])
        self.sentences = Sentences(lexemes, self.codes)
        self.replaces = not {"E", "e", "W"}.isdisjoint(self.codes)
        self.prose = prose
        self.used: list[tuple[int, int]] = []
        self.target_last = target_last
        self.at = 0
        self.found: list[ClaimedOperation] = []
        self.whole = True
        self.span = (lexemes[0].start, lexemes[0].start) if lexemes else (0, 0)

    def run(self) -> None:
        while self.at < len(self.codes):
            begin = self.at
            if self.codes[begin] not in _BEGINS:
                self.whole = self.whole and self.codes[begin] in ",&()."
                self.at += 1
                continue
            made = self.plain()
            if made is None:
                made = self.replacement()
            if made is None:
                made = self.sentence()
            if made is None:
                made = self.formula()
            if made is None:
                if self.codes[begin] not in ",&()." or self.at > begin:
                    self.whole = False
                # What follows a run of signs is no more an operation behind fewer of them.
                signs = _SIGNS.match(self.codes, begin)
                self.at = max(self.at, signs.end() if signs else begin + 1)
                continue
            if made and self.codes[begin - 1 : begin] == "(" and self.found[-len(made) :] == made:
                continue  # in words, and again as a formula in parentheses
            if made:
                self.note(begin, self.at)
            self.found += made

    def complete(self) -> bool:
        """Whether nothing is left unread: in prose a verb that no operation took, of a sentence that names rows.

        So is a sum of rows in a sentence that tells other operations: swap R_1 and R_2 and do R_3 - 2R_1.
        """
        if self.whole or not self.prose:
            return self.whole
        left = list(self.codes)
        for begin, end in self.used:
            left[begin:end] = "_" * (end - begin)
        for k, lexeme in enumerate(self.lexemes):
            if lexeme.code in _VERBS and lexeme.value == LIGHT:
                left[k] = " "
        return not any(
            (_SAID.search(rest) and _ROW.search(sentence)) or ("_" in rest and _SUM.search(rest))
            for rest, sentence in zip("".join(left).split("."), self.codes.split("."), strict=True)
        )

    def note(self, begin: int, end: int) -> None:
        first, last = self.lexemes[begin].start, self.lexemes[end - 1].stop
        self.span = (self.span[0] if self.found else first, last)
        self.used.append((begin, end))

    def plain(self) -> list[ClaimedOperation] | None:
        """R_2 <- R_2 - 3 R_1, either way round, and R_1 <-> R_2: what nearly all are, without descent."""
        match = _PLAIN.match(self.codes, self.at)
        if match is None:
            return None
        if _UNKNOWN_FACTOR.match(self.codes, match.end()):
            return None
        lexemes = self.lexemes[self.at : match.end()]
        self.at = match.end()
        if match["swap"]:
            return [ClaimedSwap(int(lexemes[0].value or 0), int(lexemes[2].value or 0))]
        target = lexemes.pop(0 if match["left"] else -1)
        terms: list[_Multiple] = []
        factor: int | Fraction = 1
        for code, value, *_ in lexemes:
            if code == "R":
                terms.append((code, int(value or 0), factor))
                factor = 1
            elif code == "-":
                factor = -1
            elif code == "n":
                factor *= value or 0
        return [_combination(("R", int(target.value or 0)), terms)]

    def code(self) -> str:
        return self.codes[self.at] if self.at < len(self.codes) else ""

    def sentence(self) -> list[ClaimedOperation] | None:
        clause = self.sentences.at(self.at)
        if clause is None:
            return None
        self.at = clause[1]
        return clause[0]

    def replacement(self) -> list[ClaimedOperation] | None:
        """Replace row 2 by row 2 minus 3 times row 1."""
        begin = self.at
        match = _REPLACE.match(self.codes, begin) if self.replaces else None
        if match is not None:
            self.at = match.end()
            terms = self.combination()
            target = self.lexemes[match.start(match.lastgroup or "")]
            if terms is not None and self.codes[begin] == "W" and len(terms) == 1 and terms[0][2] == 1:
                terms = None  # exchange row 1 with row 3, as against exchange row 2 for row 2 minus row 1
            if terms is not None and (match.lastgroup != "object" or self.code() == "E"):
                self.at += match.lastgroup == "object"
                return [_combination((target.code, int(target.value or 0)), terms)]
        self.at = begin
        return None

    def formula(self) -> list[ClaimedOperation] | None:
        """An operation written as a formula, else None. An empty list: R_1 alone, which does nothing."""
        begin = self.at
        left = self.combination()
        if not left:
            self.at = begin
            return None
        arrow = self.code()
        if arrow and arrow in _CHANGES:
            return self.change(left, arrow, begin)
        if arrow and arrow in "<>=X":
            middle = self.at
            self.at += 1
            right = self.combination()
            if right is not None and _UNKNOWN_FACTOR.match(self.codes, self.at):
                self.whole = False
                return None
            if right is None:
                self.at = middle
                return self.bare(left)
            made = self.assignment(left, arrow, right)
            if made is None:
                self.at = begin if len(left) <= _MOST_RETRIED else middle
            return made
        return self.bare(left)

    def change(self, left: list[_Multiple], sign: str, begin: int) -> list[ClaimedOperation] | None:
        """R2 += R1, R2 -= 3 R1, R2 *= 1/3, R2 /= 3."""
        target = _only(left)
        self.at += 1
        made: list[_Multiple] | None = None
        if target is not None and sign in "12":
            terms = self.combination()
            made = None if terms is None else [(*target, 1), *_times(terms, 1 if sign == "1" else -1)]
        elif target is not None and (match := _SIGNED.match(self.codes, self.at)):
            self.at = match.end()
            value = self.lexemes[self.at - 1].value
            factor = None if value is None else Fraction(value) * (-1 if match[0][0] == "-" else 1)
            if sign == "3" or factor != 0:
                made = [(*target, factor if sign == "3" or factor is None else 1 / factor)]
        if made is None or target is None:
            self.at = begin
            return None
        return [_combination(target, made)]

    def assignment(self, left: list[_Multiple], arrow: str, right: list[_Multiple]) -> list[ClaimedOperation] | None:
        name_left, name_right = _only(left), _only(right)
        if self.prose and arrow == "=" and name_left is not None and all(name_left[:2] != row[:2] for row in right):
            return []  # R_3 = 2 R_2: the rows are so, nothing is done to them
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
        factor = left[0][2]
        if len(left) == 1 and factor and not isinstance(factor, WrittenFactor) and arrow in "<=":
            # 2 R_2 <- ...: a factor on the left assigns nothing; the row is still the target.
            return [_combination(left[0][:2], right)]
        return None

    def crossing(self, left: tuple[str, int], right: tuple[str, int]) -> list[ClaimedOperation]:
        """R_1 -> R_2, R_2 -> R_1 is a swap; R_1 -> R_2 alone puts row 1 into row 2."""
        begin = self.at
        while self.code() in (",", "&"):
            self.at += 1
        other = self.combination()
        if other is not None and _only(other) == right and self.code() == ">":
            self.at += 1
            back = self.combination()
            if back is not None and _only(back) == left:
                return [ClaimedSwap(left[1], right[1], left[0] == "C")]
        self.at = begin
        return [_combination(right, [(*left, 1)])]

    def bare(self, terms: list[_Multiple]) -> list[ClaimedOperation] | None:
        """A combination without an arrow: its target is the row with factor 1 when only one has it."""
        if self.prose and not self._goes_on(terms):
            # Rows that are spoken of, and nothing is done to them; going on behind them keeps reading linear.
            self.whole = self.whole and len(terms) == 1
            return []
        code, row, factor = terms[0]
        columns = code == "C"
        if len(terms) == 1:
            return [] if factor == 1 else [ClaimedCombination(row, (term_of(row, factor),), columns)]
        units = [row for _, row, factor in terms if factor == 1]
        if self.target_last or len(units) == 1:
            row = terms[-1][1] if self.target_last else units[0]
            return [_combination((code, row), terms, implied=True)]
        return [ClaimedCombination(None, tuple([term_of(row, factor) for _, row, factor in terms]), columns)]

    def _goes_on(self, terms: list[_Multiple]) -> bool:
        """Swap R_1 and R_2, then R_3 - 2R_1: a sum that ends a sentence of operations is one more of them."""
        if len(terms) < 2 or not self.used:
            return False
        last = self.used[-1][1]
        begin = next((k for k in range(last, len(self.codes)) if self.codes[k] not in ",&"), last)
        return begin > last and not _NO_SUM.search(self.codes, begin, self.at) and self.code() in ("", ",", ".")

    def combination(self, depth: int = 0) -> list[_Multiple] | None:
        """A sum of multiples of rows, from here on; None, and the place unchanged, when there is none."""
        begin = end = self.at
        terms: list[_Multiple] = []
        negative = False
        while True:
            while (sign := self.code()) in ("+", "-"):
                negative ^= sign == "-"
                self.at += 1
            some = self.term(depth)
            if some is None:
                break
            terms += _times(some, -1) if negative else some
            end = self.at
            if self.code() not in ("+", "-"):
                return terms
            negative = False
        self.at = end if terms else begin
        return terms or None

    def term(self, depth: int) -> list[_Multiple] | None:
        begin = self.at
        factor = self.factor()
        code = self.code()
        inner: list[_Multiple] | None = None
        if code in ("R", "C"):
            inner = [(code, int(self.lexemes[self.at].value or 0), 1)]
            self.at += 1
        elif code == "(" and depth < 8:
            self.at += 1
            inner = self.combination(depth + 1)
            if inner is not None and self.code() == ")":
                self.at += 1
            else:
                inner = None
        elif factor == 0 and self.at > begin:
            return []
        if inner is None:
            self.at = begin
            return None
        return _times(inner, self.after(factor))

    def factor(self) -> Factor | None:
        """What stands before a row: 2, \\frac12, 2 \\cdot, 1/2, a^2; 1 when nothing does."""
        begin = self.at
        factor: int | Fraction | None = 1
        while (code := self.code()) in ("n", "k", "*", "/") and self.at < begin + 12:
            if code == "n":
                factor = None if factor is None else factor * (self.lexemes[self.at].value or 0)
            elif code == "k":
                factor = None
            elif code == "/":
                following = self.lexemes[self.at + 1] if self.at + 1 < len(self.lexemes) else None
                if following is None or following.code not in "nk" or (following.code == "n" and not following.value):
                    break
                factor = None if factor is None or not following.value else factor / Fraction(following.value)
                self.at += 1
            self.at += 1
        return self.written(begin) if factor is None else factor

    def written(self, begin: int) -> WrittenFactor | None:
        """The factor from there to here by its text: 2 a^2; None where a part of it has none."""
        parts = [
            f"({Fraction(one.value or 0)})" if one.code == "n" else one.text if one.code == "k" else one.code
            for one in self.lexemes[begin : self.at]
        ]
        power = next((k for k, text in enumerate(parts) if text == "^"), None)
        if power is not None and (power + 1 >= len(parts) or "^" in parts[power + 1 :] or len(parts) > power + 2):
            return None  # what belongs to the exponent is not known
        return WrittenFactor(" ".join(parts).rstrip("*/ ")) if all(parts) else None

    def after(self, factor: Factor | None) -> Factor | None:
        """What follows a row: R_1 \\times 2, R_3 \\div 5, R_1 \\cdot (-2)."""
        while (code := self.code()) in ("*", "/"):
            k = self.at + 1
            negative = self.codes[k : k + 1] == "-"
            k += negative
            following = self.lexemes[k] if k < len(self.lexemes) else None
            if following is None or following.code not in "nk" or (code == "/" and following.value == 0):
                break
            if factor is None or (following.value is None and not following.text):
                factor = None
            elif following.value is None:
                by = WrittenFactor(f"-({following.text})" if negative else following.text)
                factor = by * factor if code == "*" else factor / by
            else:
                value = -Fraction(following.value) if negative else Fraction(following.value)
                factor = factor * value if code == "*" else factor / value
            self.at = k + 1
        return factor


def _times(terms: list[_Multiple], factor: Factor | None) -> list[_Multiple]:
    if factor == 1:
        return terms
    return [(code, row, None if factor is None or own is None else factor * own) for code, row, own in terms]


def _only(terms: list[_Multiple]) -> tuple[str, int] | None:
    """The one row that stands there without a factor."""
    return terms[0][:2] if len(terms) == 1 and terms[0][2] == 1 else None


def _combination(target: tuple[str, int], terms: list[_Multiple], implied: bool = False) -> ClaimedCombination:
    """The claim with its target's term first: -2 R_1 + R_2 -> R_2 is R_2 <- R_2 - 2 R_1."""
    code, row = target
    own = [term_of(k, factor) for _, k, factor in terms if k == row]
    others = [term_of(k, factor) for _, k, factor in terms if k != row]
    return ClaimedCombination(row, (*own, *others), code == "C", implied)
