"""Where in a text mathematics stands: displays, matrices without delimiters with all that goes with them, inline."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grid_forms import grid_at
from exactrank.reading.latex.grids import Range, environment_at
from exactrank.reading.latex.tokens import Token, Tokens, closing, words
from exactrank.reading.operations.signs import sign_at
from exactrank.records import dataclass

_MATH_ENVIRONMENTS = words(
    r"""equation equation* align align* alignat alignat* gather gather* multline multline* eqnarray eqnarray*
    displaymath math flalign flalign* dmath dmath*"""
)
LIST_MARK = lazy_pattern(r"[ \t\n]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_BLANK_LINE = lazy_pattern(r"\n[ \t]*\n")
_BEFORE_MATRIX = words(r"= ( [ | \left \sim \to \rightarrow : - > & + / \quad")

_NEXT_SENTENCE = lazy_pattern(r"[ \t]+[^\W\d_]{1,20}[ \t]+[^\W\d_]{2,}")
"""Behind a full stop: two words, the first of which may be a letter, A forma escalonada."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a text, in token indices: where it stands with its delimiters, and what is inside of them."""

    outer: Range
    inner: Range
    displayed: bool


class Regions:
    """The tokens of a text by what they stand in."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.tokens = tokens

    def all_mathematics(self, begin: int, stop: int) -> bool:
        """A bare fragment: no delimiters outside of groups and matrices, and no words."""
        k = begin
        grids = words_seen = 0
        if LIST_MARK.match(self.text):
            return False
        while k < stop:
            text = self.tokens[k].text
            if text in ("$", r"\(", r"\[") or ord(text[0]) > 0x2FFF:
                return False
            grid = grid_at(self.tokens, k, stop) if text[0] == "\\" else None
            if grid is not None:
                k = grid.span[1]
                grids += 1
                continue
            if (
                text == r"\begin"
                and (found := environment_at(self.tokens, k, stop))
                and found.name in _MATH_ENVIRONMENTS
            ):
                return False
            if text == "{":
                k = closing(self.tokens, k, stop)
            elif text.isascii() and text.isalpha() and k + 3 < stop and _word_length(self.tokens, k, stop) > 3:
                words_seen += 1
                k += _word_length(self.tokens, k, stop) - 1
            k += 1
        return grids > 0 and words_seen <= 1

    def formulas(self, begin: int, stop: int) -> list[Formula]:
        """The formulas of a range in order: displays, bare matrices with all that goes with them, inline formulas."""
        found: list[Formula] = []
        k = begin
        while k < stop:
            region = self.region_at(k, stop)
            if region is not None:
                start, inner, end = region
                # A bare matrix reaches back to what belongs to it, though not into the formula before it.
                start = max(start, found[-1].outer[1] if found else begin)
                end = max(end, k + 1)
                found.append(Formula((start, end), (max(start, inner[0]), inner[1]), True))
                k = end
                continue
            if self.tokens[k].text in ("$", r"\("):
                end = self.inline_end(k, stop)
                if end > k:
                    found.append(Formula((k, min(end + 1, stop)), (k + 1, end), False))
                    k = end
            k += 1
        return found

    def region_at(self, k: int, stop: int) -> tuple[int, Range, int] | None:
        """A display that begins here: where it begins, what is inside, and where reading goes on."""
        tokens = self.tokens
        text = tokens[k].text
        if text == r"\[":
            end = _index(tokens.texts, r"\]", k + 1, stop)
            return k, (k + 1, end), min(end + 1, stop)
        if text == "$" and k + 1 < stop and tokens[k + 1].text == "$" and tokens[k + 1].start == tokens[k].stop:
            end = k + 2
            while end + 1 < stop and not (
                tokens[end].text == "$" and tokens[end + 1].start == tokens[end].stop and tokens[end + 1].text == "$"
            ):
                end += 1
            return k, (k + 2, min(end, stop)), min(end + 2, stop)
        if text[0] != "\\":
            return None
        if text == r"\begin":
            found = environment_at(tokens, k, stop)
            if found is not None and found.name in _MATH_ENVIRONMENTS:
                return k, found.body, found.span[1]
        if grid_at(tokens, k, stop) is not None or (text in (r"\left", r"\xrightarrow") and not self.is_prose(k, stop)):
            start = self.run_start(k)
            end = self.run_end(k, stop)
            return start, (start, end), end
        return None

    def is_prose(self, k: int, stop: int) -> bool:
        return not any(self.tokens[i].text == r"\begin" for i in range(k, min(k + 12, stop)))

    def run_start(self, k: int) -> int:
        """Back over what belongs to a bare matrix on its line: A =, \\left(, arrows."""
        while k > 0:
            before = self.tokens[k - 1]
            if "\n" in self.text[before.stop : self.tokens[k].start]:
                break
            if before.text == "-" and self._begins_item(k - 1):
                break
            single = before.text.isalpha() and before.text.isascii() and len(before.text) == 1
            if single and k > 1 and self.tokens[k - 2].stop == before.start and self.tokens[k - 2].text.isalpha():
                break
            # 2I and A + 2I are one thing; the number of a figure stands apart.
            factor = before.text.isdecimal() and before.stop == self.tokens[k].start
            if not (single or factor or before.text in _BEFORE_MATRIX):
                break
            k -= 1
        return k

    def _begins_item(self, k: int) -> bool:
        """Whether the dash is the mark of a list's item: the first on its line, and a blank after it."""
        before = self.tokens[k - 1].stop if k else 0
        line = self.text.rfind("\n", before, self.tokens[k].start)
        if line < 0 and k:
            return False
        return LIST_MARK.fullmatch(self.text, line + 1, self.tokens[k + 1].start) is not None

    def run_end(self, k: int, stop: int) -> int:
        """On over everything that is no prose: the end of a run of bare matrices."""
        while k < stop:
            token = self.tokens[k]
            grid = grid_at(self.tokens, k, stop) if token.text[0] == "\\" else None
            if grid is not None:
                k = grid.span[1]
                continue
            sign = sign_at(self.text, self.tokens, k, stop)
            if sign is not None:
                k = sign.span[1]
                continue
            if (
                token.text in ("$", r"\(", r"\[", r"\item", r"\end", r"\section", r"\par")
                or ord(token.text[0]) > 0x2FFF
            ):
                return k
            if token.text.isalpha() and token.text.isascii() and _word_length(self.tokens, k, stop) > 2:
                return k
            if "\n\n" in self.text[self.tokens[k - 1].stop : token.start].replace(" ", ""):
                return k
            if token.text == "." and _NEXT_SENTENCE.match(self.text, token.stop):
                return k
            k += 1
        return stop

    def inline_end(self, k: int, stop: int) -> int:
        """The index of the delimiter that closes inline mathematics, on the same paragraph; k itself when none does."""
        closer = r"\)" if self.tokens[k].text == r"\(" else "$"
        end = next((i for i in range(k + 1, min(stop, k + 400)) if self.tokens[i].text == closer), k)
        inside = self.text[self.tokens[k].stop : self.tokens[end].start] if end > k else ""
        return k if "\n" in inside and _BLANK_LINE.search(inside) else end


def _index(texts: list[str], wanted: str, start: int, stop: int) -> int:
    """Where the text stands first in the range; its end when it does not."""
    try:
        return texts.index(wanted, start, stop)
    except ValueError:
        return stop


def _word_length(tokens: list[Token], k: int, stop: int) -> int:
    """How many letters stand together from here."""
    begin = k
    while (
        k < stop
        and tokens[k].text.isalpha()
        and tokens[k].text.isascii()
        and (k == begin or tokens[k].start == tokens[k - 1].stop)
    ):
        k += 1
        if k - begin > 40:
            break
    return k - begin
