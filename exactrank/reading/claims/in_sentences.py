"""The sentences of an answer: what each of them asserts, in which mood, and whether anything of it was left unread."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from itertools import chain

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.defined_names import Mentioned
from exactrank.reading.claims.field_names import FieldsBeside, names_a_field
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.given_spaces import give_spaces, give_spanned
from exactrank.reading.claims.matched_claims import Candidate
from exactrank.reading.claims.parameter_ranges import only_ranges
from exactrank.reading.claims.plain_claims import is_plain, says_no_more
from exactrank.reading.claims.replied_claims import RepliedClaims
from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.claims.sentence_accounts import ASSERTING, Account, SentenceAccounts, is_worded
from exactrank.reading.claims.sized_matrices import SizedMatrix, sized_matrix
from exactrank.reading.claims.slots import subject_of
from exactrank.reading.claims.spectral_claims import for_eigenvalue
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.packs import Pack, Pattern
from exactrank.reading.language.pattern_index import index_of
from exactrank.reading.language.sentences import DISPLAY, Place, Sentence
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.reading.latex.grids import Range
from exactrank.records import dataclass
from exactrank.statements import Assertion, Determinant, Eigenvectors, Expression, Inference, Inverse, Solution


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """A sentence with all that was read of it.

    `assertions` are those of mood ASSERTS, DENIES or UNDER_A_CONDITION, each with its offset in the source.
    """

    sentence: Sentence
    mood: Mood
    assertions: tuple[tuple[int, Assertion], ...]
    account: Account
    reason: str = ""
    is_bare: bool = False
    """whether it is a heading and formulas alone: what they say may have been read by itself"""
    taken: tuple[tuple[int, int], ...] = ()
    """the ranges of the running text that were read"""


_OF_EIGENVALUES = frozenset({"eigenvector", "eigenspace-span", "eigenspace-basis"})
_BY_CONTRADICTION = frozenset({"no-solution", "unique-solution", "infinite-solutions"})
"""What may follow from a contradiction: the system has no solution, for 0 = 1 is none; anything else is a guess."""


_OF_NUMBERS = lazy_pattern(r"[$\\\d=<>\u2260\u2264\u2265]")


def _is_general(match: Match, inferred: Sequence[Inference], conditions: Sequence[str], packs: Sequence[Pack]) -> bool:
    """Whether a claim about nothing by its name holds under conditions in words: it is dependent when there is one.

    Otherwise is no such condition: it is said of the cases that the text has not named; nor is in that case.
    """
    named = any(sign in value for value in match.slots.values() for sign in PLACEHOLDERS)
    if named or Inference.SUBJECT not in inferred or not conditions:
        return False
    names = ("letter_otherwise", "same_case")
    rest = [pack.words_of(name) for pack in packs for name in names if name in pack.lists]
    return not any(words.search(one) for words in (_OF_NUMBERS, *rest) for one in conditions)


def _of_the_same(one: Assertion, before: Assertion) -> Assertion:
    """What goes on about the matrix of the claim before it: A has rank 2 and is invertible."""
    said, subject = one.readings[0], getattr(before.readings[0], "subject", None)
    if subject is None or not isinstance(said, Inverse | Determinant):
        return one
    return replace(one, readings=(replace(said, subject=subject),), inferred=before.inferred)


@dataclass
class SentenceClaims(RepliedClaims):
    """Reads the sentences of a range of a text once, in order."""

    read: list[SentenceRead] = field(default_factory=list)
    sized: dict[str, SizedMatrix] = field(default_factory=dict)
    """the matrices of which only the size and the rank are told"""
    plain: set[int] = field(default_factory=set)
    """where claims without a name stand that have no other words in their sentence"""
    claimed: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """the ranges of the claims of a sentence, by its number"""

    def __post_init__(self) -> None:
        super().__post_init__()
        inside = [inner for _, inner in self.formulas]
        codes = tuple([one.code for one in self.packs])
        lowered = self.prose.text.lower()
        self.accounts = SentenceAccounts(self.sides, self.prose, self.packs, self.moods, inside)
        self._spaces = index_of(codes, "spaces").within(lowered, len(self.prose.sentences))
        for k in range(len(self.formulas)):
            give_spaces(self.values, k)
        self._given = [self._spaces_of(sentence) for sentence in self.prose.sentences]
        if self.sides.spaces or self.sides.bases:
            self.sides.spaces.apart = self.sides.bases.apart = Scopes(self.sides.text, self.packs).apart
        for sentence in self.prose.sentences:
            self.read.append(self._sentence(sentence))

    def _spaces_of(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Where a sentence gives letters to subspaces."""
        return [
            (match.begin, match.end)
            for pattern, match in self._spaces.matches(self.prose.text, sentence.begin, sentence.end)
            if not pattern.follows_one_of(self.prose.text[sentence.begin : match.begin])
            if (
                self._sized(match, pattern)
                if pattern.says == "sized"
                else give_spanned(self.values, match, pattern.says)
            )
        ]

    def _sized(self, match: Match, pattern: Pattern) -> bool:
        """Notes a matrix of which only the size and the rank are told; two of one letter are none."""
        found = sized_matrix(self.values, pattern.pack, match)
        if found is not None:
            self.sized[found[0]] = found[1]
        return found is not None

    def mentioned(self, says: str, start: int, stop: int) -> Mentioned:
        """The matrix of which the text between two offsets speaks last in this respect: its singular values.

        None in its place where it has no name there; nothing where the text does not speak of it.
        """
        found: list[tuple[int, Mentioned]] = []
        for one in self.packs:
            for pattern in one.mentions:
                if pattern.says == says and any(word in self.prose.text.lower() for word in pattern.words):
                    for match in pattern.matches(self.prose.text, self.prose.text.lower(), 0, len(self.prose.text)):
                        offset = self.prose.offset(match.begin)
                        if not start <= offset < stop:
                            continue
                        named = "subject" in match.slots
                        subject = self._subject(match, one) if named else None
                        found.append((match.end, () if named and subject is None else (subject,)))
        return max(found, key=lambda pair: pair[0], default=(0, ()))[1]

    def _subject(self, match: Match, one: Pack) -> Expression | None:
        try:
            return subject_of(match.slots["subject"], match.places["subject"], one, self.values).expression
        except (NotThis, InputError):
            return None

    def assertions(self) -> list[tuple[int, Assertion]]:
        """Everything asserted, in the order of the text."""
        return [pair for one in self.read for pair in one.assertions]

    def _sentence(self, sentence: Sentence) -> SentenceRead:
        mood, _ = self.moods.of(sentence, sentence.begin)
        found: list[tuple[int, Assertion]] = []
        taken = list(self._given[sentence.index])
        silent = False
        topics = self._topics(sentence)
        candidates = self._candidates(sentence)
        fields = FieldsBeside(self.prose, sentence, self.packs)
        # An eigenvector for 2 is u and one for 4 is v: neither is said under the condition of the other.
        pairs = [(one.match.begin, one.match.end) for one in candidates if one.pattern.says in _OF_EIGENVALUES]
        turned: list[Candidate] = []
        claims: list[tuple[int, int]] = []
        properties: list[int] = []
        going_on: set[int] = set()
        for k, candidate in enumerate(chain(candidates, turned)):
            match, again = candidate.match, k >= len(candidates)
            if any(candidate.core < end and begin < match.end for begin, end in taken):
                continue
            beside = fields.beside(match.begin, match.end)
            if names_a_field(match) and (beside := fields.inside(match)) is None:
                continue  # the rank of A over S is 2
            read = max([end for _, end in taken if end <= match.begin], default=0) if again else 0
            if (again and not read) or self._is_turned(candidate, sentence, beside is not None, read):
                turned += [] if again else [candidate]
                continue
            here, conditions = self.moods.of(sentence, candidate.core, (match.begin, match.end), *pairs)
            contradicted = here is Mood.CONTRADICTS and candidate.pattern.says in _BY_CONTRADICTION
            if contradicted:
                here = Mood.ASSERTS
            if here not in ASSERTING and here is not Mood.REFUSED:
                silent = True
                taken.append((candidate.core, match.end))
                continue
            match, made = self._made_or_less(candidate, topics)
            if made is None:
                continue
            taken.append((candidate.core, match.end))
            statements, inferred, denied = made
            if here is Mood.UNDER_A_CONDITION and _is_general(match, inferred, conditions, self.packs):
                silent = True
                continue
            said = statements[0]
            if isinstance(said, Solution):
                conditions = tuple([one for one in conditions if not only_ranges(one, said, self.packs)])
            if isinstance(said, Eigenvectors) and (of_value := for_eigenvalue(said, conditions)) is not None:
                statements, conditions = (of_value,), ()
            if here in (Mood.DENIES, Mood.REFUSED):
                denied = not denied
            offset = max(self.prose.offset(match.begin), self._defined_until(match))
            if candidate.pattern.says == "factors":
                offset = max(offset, sentence.stop - 1)
            plain = Inference.SUBJECT in inferred and candidate.pattern.options.get("plain", True)
            if contradicted and candidate.pattern.says != "no-solution":
                plain, inferred = False, tuple(dict.fromkeys((*inferred, Inference.SUBJECT)))
            if here is Mood.REFUSED:  # which of several statements is called wrong is a guess
                plain, inferred = False, tuple(dict.fromkeys((*inferred, Inference.SUBJECT)))
            claims.append((match.begin, match.end))
            if candidate.pattern.options.get("goes_on"):
                going_on.add(offset)
            if plain and is_plain(said, match, sentence, candidate.pattern.pack):
                properties.append(offset)
            found.append((offset, Assertion(statements, inferred, conditions, denied, modulus=beside)))
        found.sort(key=lambda pair: pair[0])
        for k in range(1, len(found)):
            if found[k][0] in going_on:
                found[k] = found[k][0], _of_the_same(found[k][1], found[k - 1][1])
        begin = self.prose.text.rfind(DISPLAY, sentence.begin, min(claims)[0]) + 1 if claims else sentence.begin
        no_more = says_no_more(self.prose.text, max(begin, sentence.begin), sentence.end, claims, self.packs)
        self.plain.update(properties if no_more else ())
        self.claimed[sentence.index] = claims
        account, reason = self.accounts.of(sentence, mood, bool(found), taken, silent)
        if account is Account.UNREAD and not taken and self.accounts.restates(sentence):
            account, reason = Account.NARRATION, ""
        alone = account is Account.NARRATION and not taken
        if alone:
            found, account, reason = self._replied(sentence)
            if account is Account.UNREAD and self.accounts.restates(sentence):
                account, reason = Account.NARRATION, ""
        bare = alone and not found and self.accounts.is_bare(sentence)
        if bare:
            account, reason = Account.UNREAD, "claim-not-understood"
        return SentenceRead(sentence, mood, tuple(found), account, reason, bare, tuple(taken))

    def stands_behind(self, matrix: int, offset: int, told: Iterable[int]) -> bool:
        """Whether nothing but claims, and words that join them, stands between a matrix and a claim.

        Whatever else is said there may turn to another matrix, or change this one: we double the first row. `told` are
        the places of what formulas claim.
        """
        first, last = self.prose.sentence_at(matrix), self.prose.sentence_at(offset)
        if first is None or last is None or not self.prose.formulas:
            return False
        text, behind = self.prose.text, self._placed(matrix) + 1
        formulas = [(at, at + 1) for at in map(self._placed, told)]

        def says_no_more_there(one: Sentence) -> bool:
            claims = [*self.claimed.get(one.index, ()), *formulas]
            asks = self.read[one.index].mood is Mood.COMMANDS and behind <= one.begin
            return says_no_more(text, max(behind, one.begin), one.end, claims, self.packs, asks)

        return all(map(says_no_more_there, self.prose.sentences[first.index : last.index + 1]))

    def _placed(self, offset: int) -> int:
        """Where in the running text the formula stands that begins last before an offset."""
        k = bisect_right(self.prose.formulas, offset, key=lambda one: one.start) - 1
        return self.prose.placed[max(k, 0)]

    def is_worded(self, offset: int) -> bool:
        """Whether the sentence at an offset is more than a formula with a word that leads to it."""
        sentence = self.prose.sentence_at(offset)
        return sentence is not None and is_worded(sentence.text)


def formulas_of(places: Sequence[tuple[Range, Range, bool]], sides: Sides) -> list[tuple[Place, Range]]:
    """The formulas of a text by their characters, from the token ranges with and without delimiters."""
    tokens = sides.tokens
    made: list[tuple[Place, Range]] = []
    for outer, inner, displayed in places:
        last = max(outer[0], outer[1] - 1)
        made.append((Place(tokens[outer[0]].start, tokens[last].stop, displayed), inner))
    return made
