"""Answers: a whole text becomes statements, each with its place; what is recognised and not understood is one too."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.errors import InputError
from exactrank.reading.answers.account import as_meant, unread_of
from exactrank.reading.answers.cases import InCases, in_their_cases
from exactrank.reading.answers.display import Display
from exactrank.reading.answers.element_equations import element_equations
from exactrank.reading.answers.letter_conditions import letter_conditions
from exactrank.reading.answers.paragraphs import Paragraphs
from exactrank.reading.answers.unread_cases import unread_in_cases
from exactrank.reading.claims.adjoints import DAGGERS, as_either
from exactrank.reading.claims.augmented_names import names_of_parts
from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.chosen_solutions import ChosenSolutions
from exactrank.reading.claims.consequences import without_operations_on_equations
from exactrank.reading.claims.counted_unknowns import counted_unknowns
from exactrank.reading.claims.doubted_claims import doubted_behind_unread_matrices, doubted_claims
from exactrank.reading.claims.equation_links import EquationLinks
from exactrank.reading.claims.factors_alone import factors_alone
from exactrank.reading.claims.fitted_lines import fitted_lines
from exactrank.reading.claims.fresh_data import doubted_behind_fresh_data
from exactrank.reading.claims.in_sentences import SentenceClaims, formulas_of
from exactrank.reading.claims.letter_conditions import is_narrowed
from exactrank.reading.claims.named_fields import named_fields, over_their_fields
from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.claims.sized_matrices import of_sizes
from exactrank.reading.claims.values_in_letters import values_in_letters, without_equations
from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.markup.adjugate_stars import name_adjugates
from exactrank.reading.markup.answered_properties import write_answered_properties
from exactrank.reading.markup.answers_by_label import answers_behind_their_questions
from exactrank.reading.markup.bare_answers import write_bare_answers
from exactrank.reading.markup.bare_options import choose_values
from exactrank.reading.markup.contractions import write_contractions
from exactrank.reading.markup.decimal_commas import settle_decimal_commas
from exactrank.reading.markup.equals_for_equivalence import write_equivalence
from exactrank.reading.markup.equation_numbers import without_equation_numbers
from exactrank.reading.markup.macros import expand
from exactrank.reading.markup.necessary_and_sufficient import write_both_ways
from exactrank.reading.markup.page_tables import read_drawn_tables
from exactrank.reading.markup.plain_text import type_set
from exactrank.reading.markup.prepared import prepared
from exactrank.reading.markup.rank_letters import name_old_operators, name_ranks
from exactrank.reading.markup.regions import Formula, Regions
from exactrank.reading.markup.roman_rows import name_roman_rows
from exactrank.reading.markup.transposed_adjoints import name_cofactors
from exactrank.reading.markup.typed_brackets import with_parentheses
from exactrank.reading.markup.typed_eigenvectors import tell_eigenvectors
from exactrank.reading.markup.typed_values import set_typed_values
from exactrank.reading.markup.unseen import hidden_of
from exactrank.reading.source.source import Source
from exactrank.statements import (
    Answer,
    Assertion,
    Eigenvectors,
    FieldNamed,
    Passage,
    Scope,
    Span,
    Statement,
    likeliest,
)

APOSTROPHE = "\u2019"
"""The sign that is set for an apostrophe in print."""
MAX_ANSWER = 2 * 2**20
"""Characters of one answer: a thousand times what people hand in."""

_FIRST = 3
"""So many formulas are shown of a text that claims nothing."""


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
    choose_values(source)
    source.text = without_equation_numbers(source.text).replace(APOSTROPHE, "'")
    name_old_operators(source)
    name_ranks(source)
    name_roman_rows(source)
    name_adjugates(source)
    name_cofactors(source)
    settle_decimal_commas(source)
    if kind != "latex" and r"\begin{document}" not in source.text:
        source.text = with_parentheses(source.text)
        tell_eigenvectors(source)
        type_set(source)
        set_typed_values(source)
    write_both_ways(source)
    read_drawn_tables(source)
    write_equivalence(source)
    write_contractions(source)
    write_bare_answers(source)
    answers_behind_their_questions(source)
    write_answered_properties(source)
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
        self.formulas: Sequence[Formula] = ()
        self.sentences: SentenceClaims | None = None
        self.scopes: Scopes | None = None
        self.links: EquationLinks | None = None
        self.without_system: list[Span] = []
        """Sentences about a system of equations where none was read."""

    def read(self) -> Answer:
        n = len(self.tokens)
        begin = self.body()
        if self.places.all_mathematics(begin, n):
            self.formulas = [Formula((begin, n), (begin, n), True)]
            self.display.region(begin, n)
        else:
            self.regions(begin, n)
        self.chains.end()
        solutions = self.display.equations.solutions
        solutions.leave()
        given = solutions.given
        given -= solutions.derived.deliver(self.told)
        self.told[:] = [one for k, one in enumerate(self.told) if k not in given]
        self.told += [*self.chains.alone(), *names_of_parts(self.told, self.chains.systems, self.text, self.scopes)]
        self.told.sort(key=_place_and_rank)
        self.told += factors_alone(self.told)
        fitted: set[int] = set()
        if self.sentences is not None:
            self.told += counted_unknowns(self.sentences, self.told)
            self.told += named_fields(self.sentences)
            self.told[:], fitted = fitted_lines(self.told, self.display.sides.grids, self.sentences)
            solutions.forget(fitted)
            self.told[:] = doubted_behind_fresh_data(self.told, solutions.places, self.sentences)
        self.told.sort(key=_place_and_rank)
        self.told[:] = without_operations_on_equations(self.told, self.text)
        anew = fitted | {offset for offset, one in self.told if isinstance(one, Assertion) and _is_of_eigenvectors(one)}
        owned = frozenset([*solutions.values, *[start for start, _ in solutions.unowned]])
        passages = [
            (offset, made)
            for offset, one in self.told
            if (made := as_meant(offset, one, self.links, owned, anew)) is not None
        ]
        if self.sentences is not None:
            passages += values_in_letters(self.told, self.source, self.display.sides.unknowns, self.sentences.moods.at)
            passages = doubted_claims(without_equations(passages), self.sentences.moods)
            passages.sort(key=_place_and_rank)
            passages = doubted_behind_unread_matrices(passages, self.sentences)
        if self.sentences is not None and self.sentences.sized:
            sized = self.sentences.sized
            passages = [(offset, of_sizes(offset, one, sized, self.display.sides)) for offset, one in passages]
        if self.sentences is not None and any(isinstance(one, FieldNamed) for _, one in passages):
            passages = over_their_fields(passages, self.sentences)
        if DAGGERS.search(self.text):
            passages = [(offset, as_either(one)) for offset, one in passages]
        equations = self.display.equations
        unread = unread_of(
            self.source,
            self.sentences,
            solutions,
            self.without_system,
            equations.of_nothing,
            equations.not_read,
            passages,
        )
        conditions = letter_conditions(self.text)
        cases = self.in_their_cases(passages)
        asserted = cases.passages
        discusses = self.sentences is not None and (
            bool(cases.steps) or any(isinstance(one, Assertion) and one.case for one in asserted)
        )
        if self.sentences is not None and discusses:
            unread += unread_in_cases(self.sentences.read, self.source, self.sentences.packs, self.sentences.moods)
        return Answer(
            asserted,
            unread,
            hidden_of(self.source),
            conditions.tied,
            conditions.excluded,
            conditions.nonzero,
            cases.mentioned,
            cases.supposed,
            cases.steps,
            self.sentences is not None and discusses and is_narrowed(self.text, self.sentences.packs),
            conditions.imaginary or self.imaginary_by_words(),
            self.first_formulas(),
            element_equations(self.text),
            self.speaks_of_columns(),
            discusses and self.asks_for_all_cases(),
        )

    def first_formulas(self) -> tuple[Span, ...]:
        """Where the first formulas stand."""
        places = [one.inner for one in self.formulas[:_FIRST]]
        return tuple([self.display.sides.span(*place) for place in places if place[0] < place[1]])

    def imaginary_by_words(self) -> tuple[str, ...]:
        """i, where a sentence says that numbers are complex."""
        if self.sentences is None:
            return ()
        lowered = self.sentences.prose.text.lower()
        return ("i",) if any(one.complex_numbers.search(lowered) for one in self.sentences.packs) else ()

    def speaks_of_columns(self) -> bool:
        """Whether a sentence speaks of operations on columns."""
        if self.sentences is None:
            return False
        lowered = self.sentences.prose.text.lower()
        return any(one.column_operations.search(lowered) for one in self.sentences.packs)

    def asks_for_all_cases(self) -> bool:
        """Whether a sentence asks for which values of letters something holds, or that the cases be discussed."""
        if self.sentences is None:
            return False
        lowered = self.sentences.prose.text.lower()
        return any(one.all_cases.search(lowered) for one in self.sentences.packs)

    def in_their_cases(self, passages: Sequence[tuple[int, Passage]]) -> InCases:
        if self.sentences is None or self.scopes is None:
            return InCases(tuple([passage for _, passage in passages]))
        return in_their_cases(passages, self.text, self.scopes, self.sentences.packs)

    def body(self) -> int:
        """Past the preamble of a whole document."""
        at = self.text.find(r"\begin{document}")
        if at < 0:
            return 0
        return next((k for k, token in enumerate(self.tokens) if token.start >= at + 16), len(self.tokens))

    def regions(self, begin: int, stop: int) -> None:
        """Displays and bare matrices one after the other, with the prose between them."""
        prose = begin
        self.formulas = formulas = self.places.formulas(begin, stop)
        places = formulas_of([(one.outer, one.inner, one.displayed) for one in formulas], self.display.sides)
        self.sentences = SentenceClaims(
            self.display.sides, places, self.tokens[begin].start if begin < stop else 0, len(self.text)
        )
        self.display.equations.relations.mentioned = self.sentences.mentioned
        paragraphs = Paragraphs(self.display, self.places, self.sentences)
        self.display.equations.relations.scopes = self.display.equations.solutions.scopes = paragraphs.scopes
        self.display.equations.eigen.apart = paragraphs.scopes.apart
        self.links = links = EquationLinks(self.sentences)
        solutions = self.display.equations.solutions
        self.chains.is_asked = links.is_asked
        self.chains.is_called_augmented = links.is_called_augmented
        self.chains.takes_back = links.takes_back
        self.chains.written = solutions.nearly
        self.display.equations.eigen.asserted = links.asserted_of
        self.display.equations.kernel.concludes = links.derived
        self.display.equations.kernel.together = links.together
        self.display.equations.kernel.follows = links.follows
        self.display.equations.kernel.holds = links.holds
        self.display.equations.roots.concludes, self.display.equations.roots.together = links.concluded, links.together
        solutions.says_free, solutions.claims = links.says_free, links.claims
        solutions.chosen = ChosenSolutions(self.sentences.packs)
        solutions.concludes_directly = links.concludes_directly
        solutions.supposed, solutions.is_denied = links.supposed, links.is_denied
        solutions.asserted, solutions.concludes, solutions.runs.joins = links.asserted, links.concludes, links.joins
        for formula in formulas:
            if not formula.displayed:
                continue
            if prose < formula.outer[0]:
                paragraphs.prose(prose, formula.outer[0])
            paragraphs.enter_scopes(self.tokens[formula.outer[0]].start)
            if self.tokens[formula.outer[0]].start not in self.sentences.read_formulas:
                self.display.region(*formula.inner)
            prose = formula.outer[1]
        if prose < stop:
            paragraphs.prose(prose, stop)
        paragraphs.deliver(len(self.text))
        self.without_system = paragraphs.without_system
        self.scopes = paragraphs.scopes


def _is_of_eigenvectors(one: Assertion) -> bool:
    """Whether a vector is said to be an eigenvector, so that its name gets another value by it."""
    return isinstance(one.readings[0], Eigenvectors)


def _place_and_rank(told: tuple[int, Passage]) -> tuple[int, int]:
    """A scope begins before what stands in it, and the field that a sentence names is that of all its statements."""
    offset, passage = told
    return offset, 0 if isinstance(passage, Scope) else 1 if isinstance(passage, FieldNamed) else 2
