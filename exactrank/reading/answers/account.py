"""The account of an answer: claims of formulas in the mood of their sentences, and what was not read."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.eigen_pairs import directions_of
from exactrank.reading.claims.equation_links import EquationLinks
from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.claims.memberships import may_be_of_any
from exactrank.reading.claims.parameter_ranges import only_chooses, only_ranges
from exactrank.reading.claims.sentence_accounts import Account
from exactrank.reading.claims.silent_formulas import silent_formulas
from exactrank.reading.claims.solutions import Solutions
from exactrank.reading.claims.values_in_letters import value_in_letters
from exactrank.reading.formulas.expression_kinds import has_free_letters, key_of
from exactrank.reading.language.language_index import operator_at
from exactrank.reading.language.marks import SPOKEN_OF, Mood
from exactrank.reading.latex.grids import Range
from exactrank.reading.source.source import Source
from exactrank.statements import (
    Approximation,
    Assertion,
    Consequence,
    Definition,
    Eigenvectors,
    Equality,
    Factorization,
    FieldNamed,
    Grid,
    Indexed,
    Inference,
    Name,
    Number,
    Passage,
    RowStep,
    Scope,
    Shown,
    Solution,
    Span,
    Times,
    Transition,
    Unknown,
    Unread,
    Unreadable,
)
from exactrank.statements.walks import subexpressions

_UNKNOWN_MATRICES = frozenset("XYZ")
"""What a matrix is called that is looked for; in B C = A the last factor is known."""
_BRACKETS = ("[", "(", r"\left", r"\lbrack", r"\big", r"\Big")
"""What no name begins with."""
_MIXED = lazy_pattern(r"(?<!\w)(?=[^\W\d_]{0,20}[A-Za-z])(?=[^\W\d_]{0,20}[\u0400-\u04ff])[^\W\d_]{3,20}(?!\w)")
"""A word of Latin and Cyrillic letters that look alike: it says what a reader sees, and is not read."""
_CLAIMING = frozenset({Mood.ASSERTS, Mood.DENIES, Mood.UNDER_A_CONDITION})


def definition_as_meant(
    offset: int,
    definition: Definition,
    links: EquationLinks,
    owned: Container[int] = (),
    anew: Container[int] = (),
) -> Definition:
    """A definition with what the words before it say: that a vector is concluded, or a matrix supposed.

    `anew`: where a name gets a value of its own, as an eigenvector that is called as the one before it.
    """
    if links.sentences.moods.is_given_in_a_condition(offset):
        return replace(definition, supposed=True)
    capital = definition.name.name[:1].isupper() or definition.name.name == r"\Delta"
    # D = 5 is a determinant, and w = 5 may be the value of an unknown that no system was read for.
    unknown = isinstance(definition.name, Name) and offset not in owned
    number = isinstance(definition.value, Number) and (capital or unknown)
    literal = number or isinstance(definition.value, Grid) or bool(directions_of(definition.value))
    block = definition.span.source.startswith(_BRACKETS)  # [A | b] = [...]: what its blocks are called
    eigenvalue = isinstance(definition.name, Indexed) and definition.name.name == r"\lambda"
    asserted = links.sentences.moods.at(offset)[0] is Mood.ASSERTS
    held = eigenvalue and asserted and isinstance(definition.value, Number)
    led = offset not in anew and links.concluded(offset)
    return replace(definition, concluded=held or (literal and not block and led))


def as_meant(
    offset: int,
    passage: Passage,
    links: EquationLinks | None,
    owned: Container[int] = (),
    anew: Container[int] = (),
) -> Passage | None:
    """A claim of a formula in the mood of its sentence: what is supposed or asked claims nothing."""
    sentences = None if links is None else links.sentences
    stays = Definition | Transition | Scope | FieldNamed | Shown | Assertion | Unreadable | RowStep | Approximation
    guessed = passage if isinstance(passage, Assertion) and Inference.SYSTEM in passage.inferred else None
    if guessed is not None and Inference.SUBJECT in guessed.inferred:
        return passage  # words say it, and their mood is known
    said = passage if guessed is None else guessed.readings[0]
    if links is not None and isinstance(passage, Definition):
        if _is_said_by_others(offset, passage, links):
            return replace(passage, value=Unknown(key_of(passage.name)), concluded=False)
        return definition_as_meant(offset, passage, links, owned, anew)
    if isinstance(said, Unreadable) and sentences is not None and operator_at(said.span.source):
        return said if sentences.moods.at(offset)[0] in _CLAIMING else None  # suppose rank(A^*) = 2
    if links is None or sentences is None or isinstance(said, stays):
        return passage
    if isinstance(said, Equality) and len(said.sides) > 2 and sentences.moods.at(offset)[0] not in SPOKEN_OF:
        return passage  # a calculation is carried out, whatever the sentence around it does
    if _is_to_be_solved(said) and links.names_a_system(offset):
        return None
    if isinstance(said, Solution):
        offset += len(said.span.source) - 1  # take x = 1, then y = 1: what is found counts, not what is chosen
    mood, conditions = sentences.moods.at(offset)
    if mood in (Mood.ASSERTS, Mood.GENERAL):
        doubtful = may_be_of_any(said) and sentences.is_worded(offset)
        return Assertion((said,), (Inference.SUBJECT,)) if doubtful else passage
    inferred = () if guessed is None else guessed.inferred
    if mood is Mood.DENIES:
        return Assertion((said,), inferred, conditions, denied=True)
    if mood is Mood.REFUSED:
        return Assertion((said,), (*inferred, Inference.SUBJECT), conditions, denied=True)
    if (
        mood is Mood.COMMANDS
        and isinstance(said, Equality)
        and not any(has_free_letters(one, ()) for one in said.sides)
    ):
        return passage  # compute det A: ... = 3 - 1 = 2
    if mood is Mood.COMMANDS and not isinstance(said, Solution | Consequence) and not _is_to_be_solved(said):
        return Assertion((said,), (Inference.SUBJECT,))  # compute det A: det A = 7, which answers, or is to be shown
    if mood is Mood.SUPPOSES:
        given = _given_anew(said)
        if given is None and _is_of_known_vectors(said, sentences) and links.derived(offset):
            return Assertion((said,), (Inference.SUBJECT,))  # choosing t = 5 gives 10 u - 5 v = 0
        return None if given is None else definition_as_meant(offset, given, links)
    if mood is not Mood.UNDER_A_CONDITION:
        return None
    if isinstance(said, Solution) and all(_only_says_which(one, said, sentences) for one in conditions):
        return passage
    return Assertion((said,), inferred, conditions)


def _is_said_by_others(offset: int, passage: Definition, links: EquationLinks) -> bool:
    """Whether it is a number for an unknown that somebody else found, or the writer at first: then it has no value."""
    small = isinstance(passage.name, Name | Indexed) and passage.name.name[:1].islower()
    reported = links.sentences.moods.at(offset)[0] in (Mood.REPORTS, Mood.REFUSED)
    return small and isinstance(passage.value, Number) and reported


def _given_anew(said: Passage) -> Definition | None:
    """Let A = L U = [...] [...], where another A is known: from there on A is the product."""
    if isinstance(said, Factorization):
        name, factors = said.subject, said.factors
    elif isinstance(said, Equality) and isinstance(said.sides[-1], Times):
        name, factors = said.sides[0], said.sides[-1].factors
    else:
        return None
    if not isinstance(name, Name) or not all(isinstance(one, Grid) for one in factors):
        return None
    return Definition(said.span, name, Times(factors))


def _is_of_known_vectors(said: Passage, sentences: SentenceClaims) -> bool:
    """Whether an equation has no letters but those of vectors that are written out."""
    if not isinstance(said, Equality):
        return False
    names = [one for side in said.sides for one in subexpressions(side) if isinstance(one, Name | Indexed)]
    return bool(names) and all(key_of(one) in sentences.sides.grids for one in names)


def _only_says_which(condition: str, said: Solution, sentences: SentenceClaims) -> bool:
    """Whether a condition only tells which solutions are meant, and is no assumption."""
    return only_ranges(condition, said, sentences.packs) or only_chooses(condition, said)


def _is_to_be_solved(said: Passage) -> bool:
    """Whether it is an equation for unknowns: solve A x = b; find k so that |1 2; 2 k| = 0."""
    if isinstance(said, Equality) and isinstance(said.sides[0], Times) and len(said.sides) == 2:
        last = said.sides[-1]
        x = said.sides[0].factors[-1]
        unknown = isinstance(x, Name | Indexed) and (x.name[:1].islower() or x.name in _UNKNOWN_MATRICES)
        return unknown and (isinstance(last, Name | Indexed) or last == Number(Fraction(0)))
    subject = getattr(said, "subject", None)
    return isinstance(subject, Grid) and subject.is_symbolic


def unread_of(
    source: Source,
    sentences: SentenceClaims | None,
    solutions: Solutions,
    without_system: Sequence[Span],
    of_nothing: Sequence[Range],
    not_read: Sequence[Range],
    passages: Sequence[tuple[int, Passage]],
) -> tuple[Unread, ...]:
    """What programs print, and sentences that look like a claim, of which a part was not read."""
    found = [Unread(source.written_span(a, b), reason) for a, b, reason in source.unread]
    if not source.text.isascii():
        mixed = [one.span() for one in _MIXED.finditer(source.text)]
        found += [Unread(source.span(*at), "formula-not-understood") for at in mixed]
    if sentences is not None:
        found += [Unread(source.span(*at), "formula-not-understood") for at in silent_formulas(sentences, passages)]
        found += _picked_unread(source, sentences, passages)
        # The solution is (x, y) = (2, 1): the formula is the claim, and was read.
        solved = [offset for offset, one in passages if _gives_a_solution(one)]
        claims = [offset for offset, one in passages if _says_something(one)]
        for one in sentences.read:
            if one.account is not Account.UNREAD:
                continue
            values = [] if one.mood is Mood.DENIES else solutions.values  # a denial is no part of a solution
            of_solution = any(one.sentence.start <= at < one.sentence.stop for at in (*solved, *values))
            read = one.is_bare and any(one.sentence.start <= at < one.sentence.stop for at in claims)
            read = read or (one.is_bare and _is_said_again(one.sentence.start, one.sentence.stop, passages))
            told = any(one.sentence.start <= at < one.sentence.stop for at, _ in solutions.not_compared)
            if not of_solution and not read and not told:
                found.append(Unread(source.span(one.sentence.start, one.sentence.stop), one.reason))
    found += [Unread(span, "no-system") for span in without_system]
    found += [Unread(source.span(start, stop), "no-other-system") for start, stop in solutions.renamed]
    found += [Unread(source.span(*place), "not-compared") for place in (*of_nothing, *solutions.not_compared)]
    of_no_system = [(place, "no-other-system") for place in solutions.unowned]
    of_no_system += [(place, "no-system") for place in solutions.sets_without_system]
    of_no_system += [(place, "formula-not-understood") for place in not_read]
    found += [
        Unread(source.span(start, stop), reason)
        for (start, stop), reason in of_no_system
        if sentences is None or sentences.moods.at(start)[0] in (Mood.ASSERTS, Mood.GENERAL)
    ]
    return tuple(found)


def _picked_unread(source: Source, sentences: SentenceClaims, passages: Sequence[tuple[int, Passage]]) -> list[Unread]:
    """Answers that pick an option in which nothing was read that claims something: the answer is (C), which is 3."""
    places = [offset for offset, one in passages if not isinstance(one, Definition | Scope | FieldNamed)]
    return [
        Unread(source.span(begin, end), "claim-not-understood")
        for begin, end, picked in sentences.moods.answers_by_label()
        if not all(any(one.start <= at < one.stop for at in places) for one in picked)
    ]


def _is_said_again(start: int, stop: int, passages: Sequence[tuple[int, Passage]]) -> bool:
    """Whether a range gives values to unknowns that have just these already: answer: x = 1, y = 2."""
    given = [(at, one) for at, one in passages if isinstance(one, Definition) and isinstance(one.value, Number)]
    said = [one for at, one in given if start <= at < stop]
    before = {one.name: one.value for at, one in given if at < start}
    return bool(said) and all(before.get(one.name) == one.value for one in said)


def _says_something(passage: Passage) -> bool:
    """Whether a passage claims something, or gives a matrix that is calculated with; a letter for a number does not."""
    if isinstance(passage, Definition):
        grid = passage.value
        return isinstance(grid, Grid) and min(len(grid.rows), len(grid.rows[0])) > 1
    return not isinstance(passage, Scope | FieldNamed)


def _gives_a_solution(passage: Passage) -> bool:
    return isinstance(_first_reading(passage), Solution | Eigenvectors) or value_in_letters(passage) is not None


def _first_reading(passage: Passage) -> Passage:
    return passage.readings[0] if isinstance(passage, Assertion) else passage
