"""Answers: a whole text becomes statements, each with its place; what is recognised and not understood is one too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from exactrank.errors import InputError
from exactrank.reading.answers.display import Display
from exactrank.reading.claims.chain_parts import Link
from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.in_sentences import Account, SentenceClaims, formulas_of
from exactrank.reading.claims.named_fields import named_fields
from exactrank.reading.claims.parameter_ranges import only_ranges
from exactrank.reading.claims.solutions import has_entries
from exactrank.reading.language.mood import Mood
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Token, tokens_of, words
from exactrank.reading.markup.macros import expand
from exactrank.reading.markup.plain_text import type_set
from exactrank.reading.markup.prepared import prepared
from exactrank.reading.markup.rank_letters import name_ranks
from exactrank.reading.markup.regions import LIST_MARK, Regions
from exactrank.reading.markup.unseen import hidden_of
from exactrank.reading.operations.between_displays import Clearness, clearness, told_operations
from exactrank.reading.operations.reader import operations_in
from exactrank.reading.source.source import Source
from exactrank.statements import (
    Answer,
    Approximation,
    Assertion,
    Definition,
    Echelon,
    Equality,
    FieldNamed,
    Inference,
    Passage,
    RowStep,
    Scope,
    Solution,
    Span,
    Statement,
    Transition,
    Unread,
    Unreadable,
    likeliest,
)

MAX_ANSWER = 2 * 2**20
"""Characters of one answer: a thousand times what people hand in."""

_UNIT_END = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t])|\n(?=[ \t]*#)|\\item\b|\\(?:sub)*section\b|\\par\b"
)
_ARROWS = words("→ ⟶ ⇒ ⟹ -> --> => ~ ∼ 〜 ～")
_LATELY = 8
"""Statements back among which the solution of an item is looked for."""

_ONE_OF_SEVERAL = re.compile(r"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ll]eft|[Rr]ight|[Oo]ther)\s+(?:matrix|factor)\b")
"""What a sentence says of one matrix of several is not done to the one that stands last."""


def read_answer(text: str, *, kind: str | None = None) -> tuple[Statement, ...]:
    """The statements of an answer in the order of their places, each in its likeliest reading.

    >>> [type(said).__name__ for said in read_answer("A = [1 2]\\n    [3 4]\\n\\nR2 <- R2 - 3 R1\\n\\n[1 2]\\n[0 -2]")]
    ['Definition', 'RowStep']
    """
    return likeliest(answer_of(text, kind=kind).passages)


def answer_of(text: str, *, kind: str | None = None) -> Answer:
    """An answer in LaTeX, Markdown, XML, HTML or plain text as the judge takes it: with every reading of it.

    Raises InputError when the text as a whole is beyond the limits.

    >>> judged = answer_of("A = [1 2; 3 4]\\n\\nThe rank of A is 2.")
    >>> [type(passage).__name__ for passage in judged.passages], judged.unread
    (['Definition', 'Assertion'], ())
    """
    if len(text) > MAX_ANSWER:
        raise InputError.of("input.too-many-bytes", count=len(text), limit=MAX_ANSWER)
    at = text.find("\0")
    if at >= 0:
        raise InputError.of("input.nul")
    source = prepared(text, kind)
    expand(source)
    name_ranks(source)
    if kind != "latex" and r"\begin{document}" not in source.text:
        type_set(source)
    return _Document(source).read()


class _Document:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.tokens = tokens_of(self.text)
        self.places = Regions(self.text, self.tokens)
        self.told: list[tuple[int, Passage]] = []
        self.chains = Chains(source, self.told)
        self.display = Display(source, self.tokens, self.chains, self.told)
        self.sentences: SentenceClaims | None = None
        self.delivered = 0
        self.without_system: list[Span] = []
        """Sentences about a system of equations where none was read."""

    def read(self) -> Answer:
        n = len(self.tokens)
        begin = self.body()
        if self.places.all_mathematics(begin, n):
            self.display.region(begin, n)
        else:
            self.regions(begin, n)
        self.chains.end()
        self.display.equations.solutions.finish()
        if self.sentences is not None:
            self.told += named_fields(self.sentences)
        self.told.sort(key=_place_and_rank)
        passages = [(offset, made) for offset, one in self.told if (made := self.as_meant(offset, one)) is not None]
        return Answer(tuple([passage for _, passage in passages]), self.unread(passages), hidden_of(self.source))

    def as_meant(self, offset: int, passage: Passage) -> Passage | None:
        """A claim of a formula in the mood of its sentence: what is supposed or asked claims nothing."""
        stays = Definition | Transition | Scope | FieldNamed | Assertion | Unreadable | RowStep | Approximation
        guessed = passage if isinstance(passage, Assertion) and Inference.SYSTEM in passage.inferred else None
        said = passage if guessed is None else guessed.readings[0]
        if self.sentences is None or isinstance(said, stays):
            return passage
        if isinstance(said, Equality) and len(said.sides) > 2:
            return passage  # a calculation is carried out, whatever the sentence around it does
        if isinstance(said, Solution):
            offset += len(said.span.source) - 1  # take x = 1, then y = 1: what is found counts, not what is chosen
        mood, conditions = self.sentences.moods.at(offset)
        if mood in (Mood.ASSERTS, Mood.GENERAL):
            return passage
        inferred = () if guessed is None else guessed.inferred
        if mood is Mood.DENIES:
            return Assertion((said,), inferred, conditions, denied=True)
        if mood is not Mood.UNDER_A_CONDITION:
            return None
        if isinstance(said, Solution) and all(only_ranges(one, said, self.sentences.packs) for one in conditions):
            return passage
        return Assertion((said,), inferred, conditions)

    def unread(self, passages: list[tuple[int, Passage]]) -> tuple[Unread, ...]:
        """What programs print, and sentences that look like a claim, of which a part was not read."""
        found = [Unread(self.source.written_span(a, b), reason) for a, b, reason in self.source.unread]
        if self.sentences is not None:
            # The solution is (x, y) = (2, 1): the formula is the claim, and was read.
            solved = [offset for offset, one in passages if isinstance(_first_reading(one), Solution)]
            for one in self.sentences.read:
                of_solution = any(one.sentence.start <= at < one.sentence.stop for at in solved)
                if one.account is Account.UNREAD and not of_solution:
                    found.append(Unread(one.span, one.reason))
        found += [Unread(span, "no-system") for span in self.without_system]
        found += [
            Unread(self.source.span(start, stop), "no-other-system")
            for start, stop in self.display.equations.solutions.unowned
            if self.sentences is None or self.sentences.moods.at(start)[0] in (Mood.ASSERTS, Mood.GENERAL)
        ]
        return tuple(found)

    def body(self) -> int:
        """Past the preamble of a whole document."""
        at = self.text.find(r"\begin{document}")
        if at < 0:
            return 0
        return next((k for k, token in enumerate(self.tokens) if token.start >= at + 16), len(self.tokens))

    def regions(self, begin: int, stop: int) -> None:
        """Displays and bare matrices one after the other, with the prose between them."""
        prose = begin
        formulas = self.places.formulas(begin, stop)
        places = formulas_of([(one.outer, one.inner, one.displayed) for one in formulas], self.display.sides)
        self.sentences = SentenceClaims(
            self.display.sides, places, self.tokens[begin].start if begin < stop else 0, len(self.text)
        )
        self.display.equations.mentioned = self.sentences.mentioned
        for formula in formulas:
            if not formula.displayed:
                continue
            if prose < formula.outer[0]:
                self.prose(prose, formula.outer[0])
            if self.tokens[formula.outer[0]].start not in self.sentences.read_formulas:
                self.display.region(*formula.inner)
            prose = formula.outer[1]
        if prose < stop:
            self.prose(prose, stop)
        self.deliver(len(self.text))

    def prose(self, begin: int, stop: int) -> None:
        """Sentences between displays: operations, claims and inline formulas."""
        start, end = self.tokens[begin].start, self.tokens[stop - 1].stop
        if stop < len(self.tokens):
            end = self.tokens[stop].start
        self.units(start, end)

    def units(self, start: int, end: int) -> None:
        for match in [*_UNIT_END.finditer(self.text, start, end), None]:
            stop = match.start() if match else end
            if self.text[start:stop].strip():
                self.unit(start, stop)
            start = match.end() if match else end
            if match and (match[0] == r"\item" or (match[0] == "\n" and LIST_MARK.match(self.text, start, end))):
                self.next_item()

    def next_item(self) -> None:
        """Where an item of a list has solved its system, the next one is about another."""
        current = self.chains.current
        if current is None:
            return
        told = any(isinstance(said, Solution) and offset > current.start for offset, said in self.told[-_LATELY:])
        if told or self.display.equations.solutions.is_complete:
            self.display.equations.solutions.finish()
            self.chains.end()
            self.chains.current = None

    def unit(self, start: int, end: int) -> None:
        mark = LIST_MARK.match(self.text, start, end)
        if mark:
            start = mark.end()
        first = _first_at(self.tokens, start)
        last = _first_at(self.tokens, end)
        if first >= last:
            return
        of_several = _ONE_OF_SEVERAL.search(self.text, start, end) is not None
        for begin, matrix, stop in self.parts(first, last):
            self.lone_arrow(begin, stop)
            if not of_several:
                goes_on = self.chains.current is not None
                found = list(told_operations(self.text, self.tokens, begin, matrix, goes_on))
                for told in found:
                    self.chains.operations(*told, in_sentence=True)
                match clearness(self.text, self.tokens, begin, matrix, bool(found)):
                    case Clearness.UNCLEAR:
                        self.chains.unclear.append(self.tokens[begin].start)
                    case Clearness.NAMES_ROWS:
                        self.chains.named_rows.append(self.tokens[begin].start)
            self.inline((begin, stop), (first, last))
        self.deliver(end)

    def deliver(self, end: int) -> None:
        """What the sentences up to an offset assert, with the matrix or system that is at hand there."""
        if self.sentences is None:
            return
        asserted = self.sentences.assertions()
        current = self.chains.current
        while self.delivered < len(asserted) and asserted[self.delivered][0] < end:
            offset, made = asserted[self.delivered]
            self.delivered += 1
            said = made.readings[0]
            if (
                isinstance(said, Echelon)
                and said.subject is None
                and current is not None
                and said.pivot_columns is None
            ):
                said = replace(said, subject=current.grid)
            if isinstance(said, Solution) and self.display.equations.solutions.is_at_hand(said):
                system = self.display.equations.solutions.system_at(offset)
                if system is None or not has_entries(said, system.unknowns):
                    self.without_system.append(said.span)
                    continue
                said = replace(said, coefficients=system.coefficients, right=system.right)
            self.told.append((offset, replace(made, readings=(said, *made.readings[1:]))))

    def lone_arrow(self, begin: int, stop: int) -> None:
        """An arrow that stands alone between one matrix and the next."""
        tokens = self.tokens
        end = next((k for k in range(begin, min(stop, begin + 5)) if tokens[k].text in ("$", r"\(")), stop)
        start, last = tokens[begin].start, tokens[end - 1].stop
        if begin < end <= begin + 3 and self.text[start:last] in _ARROWS and self.chains.current is not None:
            self.chains.sign(Link(start, last))

    def parts(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """A paragraph up to each matrix in its sentences: what is told before a matrix leads there, no further.

        Where a part begins, where the formula with the matrix begins, and where the part ends.
        """
        k = first
        while k < last:
            if self.tokens[k].text in ("$", r"\("):
                end = self.places.inline_end(k, last)
                if self.display.sides.has_matrix((k + 1, end)):
                    yield first, k, min(end + 1, last)
                    first = min(end + 1, last)
                k = max(end, k)
            k += 1
        if first < last:
            yield first, last, last

    def _is_operations(self, start: int, stop: int) -> bool:
        """Whether a formula is only what is done, read with its sentence; one with a matrix is a step."""
        if self.display.sides.has_matrix((start, stop)):
            return False
        return bool(operations_in(self.text, self.tokens, start, stop, prose=True).operations)

    def inline(self, part: Range, unit: Range) -> None:
        k, stop = part
        first, last = unit
        while k < stop:
            if self.tokens[k].text in ("$", r"\("):
                end = self.places.inline_end(k, stop)
                taken = self.sentences is not None and self.tokens[k].start in self.sentences.read_formulas
                if end > k + 1 and not taken and not self._is_operations(k + 1, end):
                    # R_2 - 3R_1 as a line of its own is what is done next; within a sentence it is only spoken of.
                    alone = k == first and not any(_is_word(token) for token in self.tokens[end + 1 : last])
                    self.display.region(k + 1, end, inline=not alone)
                k = max(end, k)
            k += 1


def _first_reading(passage: Passage) -> Passage:
    return passage.readings[0] if isinstance(passage, Assertion) else passage


def _place_and_rank(told: tuple[int, Passage]) -> tuple[int, int]:
    """A scope begins before what stands in it, and the field that a sentence names is that of all its statements."""
    offset, passage = told
    return offset, 0 if isinstance(passage, Scope) else 1 if isinstance(passage, FieldNamed) else 2


def _is_word(token: Token) -> bool:
    return token.text.isalnum() or token.text[0] in "\\$"


def _first_at(tokens: list[Token], offset: int) -> int:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low
