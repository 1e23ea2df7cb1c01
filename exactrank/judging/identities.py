"""Statements in letters and square roots, decided as identities by putting numbers for the letters and the roots.

One judgement at values that tell (`telling_values`) decides the identity, with everything that is judged of numbers;
what is wrong there is shown again at small values of the letters, which are the witness. Roots are put modulo a prime,
and what is wrong there is shown with the sums of roots that it stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import count, islice

from exactrank.errors import InputError
from exactrank.judging.at_values import at_values, with_letters
from exactrank.judging.characteristic_matrices import variables
from exactrank.judging.computed_polynomials import is_computed
from exactrank.judging.exact_identities import holds_exactly
from exactrank.judging.found_factors import may_divide, with_known_factors
from exactrank.judging.identity_kinds import (
    has_letters_as_right_sides,
    is_exact_over_roots,
    is_identity,
    may_conjugate,
)
from exactrank.judging.named_fields import Judged
from exactrank.judging.telling_values import PROBE, TellingValues, telling_values
from exactrank.judging.tied_letters import has_fixed_letters, is_step_in, may_be_wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.root_witnesses import over_roots
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.verdicts.witnesses import ForValues, WrongEntries, WrongValue
from exactrank.judging.written_functions import Letters, WrittenFunctions
from exactrank.judging.written_roots import Roots, roots_in
from exactrank.judging.zero_divisors import assumes_nonzero
from exactrank.numbers.fields import Field
from exactrank.statements import Answer, Assertion, Determinant, RowStep, Statement

JudgeAt = Callable[[Answer, Field], Judged]

_OPEN = frozenset((Note.SYMBOLIC, Note.UNDEFINED_NAME, Note.NOT_EVALUATED, Note.NO_SUBJECT, Note.CONDITIONAL))
_RIGHT = frozenset((None, Note.ORDER, Note.SIMULTANEOUS, Note.ZERO_ROWS, Note.CARRIED_FORWARD))
_SMALL = (2, 3, 5, 7, 11, 13, 17, 19, 23)
_TRIES = 3
_MOST_OPEN = 100


def with_identities(answer: Answer, judged: Judged, judge_at: JudgeAt) -> Judged:
    """The judgements, with those decided that stayed open because of letters alone, then those with roots in them.

    At last the letters stay as they are, for what is said of roots alone in a text that has letters elsewhere.
    """
    if not any(map(_is_open, judged.judgements)):
        return judged
    made, with_roots = judged, roots_in(answer)
    j_is_a_number = with_roots is not None and with_roots.unit == "j"
    passes: list[tuple[Roots | None, bool]] = [(Roots(), True), (with_roots, True), (with_roots, False)]
    for roots, letters_too in passes[j_is_a_number:]:
        if roots is not None and any(map(_is_open, made.judgements)):
            functions = WrittenFunctions(answer, roots.letters, Letters.ALL if letters_too else Letters.NONE)
            decided = _decided(answer, made, functions, roots, judge_at)
            if decided is None and letters_too and functions.has_indices:
                functions = WrittenFunctions(answer, roots.letters, Letters.PLAIN)
                decided = _decided(answer, made, functions, roots, judge_at)
            made = decided or made
    return made if with_roots is not None else _with_roots_apart(answer, made, judge_at)


def _with_roots_apart(answer: Answer, judged: Judged, judge_at: JudgeAt) -> Judged:
    """With the roots of one open statement after the other, where all those of a long text are too many."""
    made = judged
    for roots in _roots_of_open_ones(answer, judged):
        if any(map(_is_open, made.judgements)):
            functions = WrittenFunctions(answer, roots.letters, Letters.NONE)
            made = _decided(answer, made, functions, roots, judge_at) or made
    return made


def _roots_of_open_ones(answer: Answer, judged: Judged) -> list[Roots]:
    places = [place for place, one in zip(judged.places, judged.judgements, strict=True) if _is_open(one)]
    found = [roots_in(replace(answer, passages=(answer.passages[place],))) for place in places[:_MOST_OPEN]]
    return list(dict.fromkeys([roots for roots in found if roots is not None and roots.generators]))[:_TRIES]


def _decided(
    answer: Answer, judged: Judged, functions: WrittenFunctions, roots: Roots, judge_at: JudgeAt
) -> Judged | None:
    """With these letters and roots; None where there are none, or the values that tell would be too large."""
    open_ones = [place for place, one in zip(judged.places, judged.judgements, strict=True) if _is_open(one)]
    asked = _told_by_a_probe(answer, functions, roots, open_ones, judge_at)
    if asked is None:
        return judged
    values = telling_values([answer.passages[place] for place in asked], answer, functions, roots)
    if values is None and not roots.generators and asked:
        return _calculated(answer, judged, functions, frozenset(asked))
    generic = None if values is None else _judged(answer, functions, values, values.letters, judge_at)
    if values is None or generic is None:
        return None
    decided = _Decided(answer, judged, functions, values, generic, judge_at, frozenset(asked))
    unread = tuple([one for one in judged.unread if one in generic.unread])
    return replace(judged, judgements=tuple(decided.run()), unread=unread)


def _calculated(answer: Answer, judged: Judged, functions: WrittenFunctions, asked: frozenset[int]) -> Judged:
    """With the equations that were right at one choice of values and are so as polynomials."""

    def calculated(one: Judgement, place: int) -> Judgement:
        passage = answer.passages[place]
        doubtful = isinstance(passage, Assertion) and (passage.denied or passage.conditions or passage.case)
        if place not in asked or doubtful or not is_identity(one.statement):
            return one
        if not holds_exactly(one.statement, functions):
            return one
        divides = assumes_nonzero(one.statement, answer, functions)
        return replace(one, outcome=Outcome.CORRECT, note=Note.ASSUMES_NONZERO if divides else None, detail="")

    return replace(judged, judgements=tuple(map(calculated, judged.judgements, judged.places)))


def _told_by_a_probe(
    answer: Answer, functions: WrittenFunctions, roots: Roots, places: list[int], judge_at: JudgeAt
) -> list[int] | None:
    """The places of what is right at one choice of values: anything else holds for no letters, and needs no proof.

    None where nothing is right or wrong there.
    """
    if roots.generators or not 0 < len(functions.letters) <= len(PROBE):
        return places
    letters = {letter: Fraction(p) for letter, p in zip(functions.letters, PROBE, strict=False)}
    probe = _judged(answer, functions, TellingValues(letters, roots, None, 0), letters, judge_at)
    if probe is None:
        return places
    found = {place: one.outcome for place, one in zip(probe.places, probe.judgements, strict=True) if place in places}
    if not {Outcome.CORRECT, Outcome.INCORRECT} & {*found.values()}:
        return None
    return [place for place in places if found.get(place) is Outcome.CORRECT]


def _is_open(one: Judgement) -> bool:
    return one.outcome is Outcome.UNDECIDED and one.note in _OPEN


def _judged(
    answer: Answer,
    functions: WrittenFunctions,
    values: TellingValues,
    letters: Mapping[str, Fraction],
    judge: JudgeAt,
) -> Judged | None:
    try:
        passages = at_values(answer, functions, values.of_names(letters), values.root)
        return judge(replace(answer, passages=passages), values.field)
    except InputError:  # a number past the limits
        return None


class _Decided:
    """Goes through the judgements of an answer, with what was judged of it at the values that tell."""

    def __init__(
        self,
        answer: Answer,
        judged: Judged,
        functions: WrittenFunctions,
        values: TellingValues,
        generic: Judged,
        judge_at: JudgeAt,
        asked: frozenset[int],
    ) -> None:
        self.answer = answer
        self.judged = judged
        self.functions = functions
        self.values = values
        self.generic = generic
        self.judge_at = judge_at
        self.asked = asked
        """the places of what the values tell, if it is right at them"""
        self.at_place = dict(zip(generic.places, generic.judgements, strict=True))
        self.small: list[tuple[dict[str, Fraction], Judged]] | None = None
        self.made: list[Judgement] = []

    def run(self) -> list[Judgement]:
        for one, place in zip(self.judged.judgements, self.judged.places, strict=True):
            found = self.at_place.get(place)
            decided = self.decided(one, found, place) if _is_open(one) and found is not None else None
            self.made.append(one if decided is None else decided)
        return self.made

    def decided(self, one: Judgement, found: Judgement, place: int) -> Judgement | None:
        if found.outcome is Outcome.UNDECIDED and one.note is Note.UNDEFINED_NAME and not self.functions.letters:
            return replace(one, note=found.note, detail=found.detail)  # what it leaves open beside the roots
        if not self.tells(found.statement) or (found.outcome is Outcome.CORRECT and place not in self.asked):
            return None
        passage = self.answer.passages[place]
        if self.functions.letters and isinstance(passage, Assertion) and passage.denied:
            return None  # what is not 0 for letters may be 0 for some numbers
        follows = self.followed(found)
        if found.outcome is Outcome.CORRECT and found.note in _RIGHT:
            return self.confirmed(one, found, follows)
        if found.outcome is not Outcome.INCORRECT or may_conjugate(one.statement, self.values.roots.generators):
            return None
        computed = self.is_computed(one, found)
        # det(A - t I) is often written for its negative where an equation follows.
        turned = found.note is Note.SIGN and isinstance(one.statement, Determinant)
        if self.may_be_wrong(one, found, place, computed and not turned):
            return self.refuted(one, found, place, follows)
        return replace(one, note=Note.CONDITIONAL) if computed else None

    def tells(self, statement: Statement) -> bool:
        """Whether what is judged at these values is so of the letters and roots."""
        roots = self.values.roots.generators
        if self.functions.letters and not is_identity(statement):
            return False
        return not roots or is_exact_over_roots(statement, -1 in roots)

    def is_computed(self, one: Judgement, found: Judgement) -> bool:
        """Whether it is a link of a calculation with polynomials, which are equal or not, whatever the letters are."""
        if not isinstance(found.witness, WrongValue | WrongEntries):
            return False
        k, judgements = len(self.made), self.judged.judgements
        before = self.made[k - 1] if k and self.made[k - 1].outcome is Outcome.CORRECT else None
        after = judgements[k + 1] if k + 1 < len(judgements) else None
        return is_computed(
            one.statement,
            None if before is None else before.statement,
            None if after is None or not self.is_identity(after, k + 1) else after.statement,
            variables(self.answer),
            self.functions,
        )

    def is_identity(self, one: Judgement, k: int) -> bool:
        found = self.at_place.get(self.judged.places[k])
        return one.outcome is Outcome.CORRECT or (found is not None and found.outcome is Outcome.CORRECT)

    def may_be_wrong(self, one: Judgement, found: Judgement, place: int, computed: bool) -> bool:
        if not self.values.roots.certain:
            return not self.functions.letters and is_step_in(self.values.roots, found, place, self.answer)
        passage = self.answer.passages[place]
        if self.values.roots.generators and not self.functions.letters_of(passage):
            return not self.functions.letters
        if computed:
            return not has_fixed_letters(one.statement, passage, self.answer, self.functions)
        return may_be_wrong(found, place, self.answer, self.functions)

    def confirmed(self, one: Judgement, found: Judgement, follows: int | None) -> Judgement | None:
        if found.note is Note.CARRIED_FORWARD and follows is None:
            return None
        right = replace(one, outcome=Outcome.CORRECT, note=found.note, detail="", follows=follows)
        made = self.as_written(right, found)
        if not self.functions.letters or found.note is not None:
            return made
        divides = may_divide(found, self.values) or assumes_nonzero(made.statement, self.answer, self.functions)
        if divides and has_letters_as_right_sides(made.statement):
            return None  # a step of a system divides by none of its right sides
        return replace(made, note=Note.ASSUMES_NONZERO) if divides else made

    def followed(self, found: Judgement) -> int | None:
        """The earlier judgement that this one goes on from, counted among all, where it is wrong."""
        if found.follows is None:
            return None
        place = self.generic.places[found.follows]
        k = self.judged.places.index(place) if place in self.judged.places else len(self.made)
        return k if k < len(self.made) and self.made[k].outcome is Outcome.INCORRECT else None

    def refuted(self, one: Judgement, found: Judgement, place: int, follows: int | None) -> Judgement | None:
        """Wrong, with values of the letters at which it is wrong."""
        for letters, judged in self.small_judgements():
            at = dict(zip(judged.places, judged.judgements, strict=True)).get(place)
            if at is None or at.outcome is not Outcome.INCORRECT or at.witness is None:
                continue
            witness = at.witness if self.values.prime is None else over_roots(at.witness, self.values.number)
            if witness is None:
                continue
            occurring = self.functions.letters_of(self.answer.passages[place])
            used = tuple([(letter, value) for letter, value in letters.items() if letter in occurring])
            note = found.note
            if found.meant and not with_known_factors(found.meant, self.values):
                note = Note.WRONG_ENTRY if isinstance(at.witness, WrongEntries) else found.note
            shown = ForValues(used, witness) if used else witness
            made = replace(one, outcome=Outcome.INCORRECT, note=note, witness=shown, detail="", follows=follows)
            return self.as_written(made, found)
        return None

    def as_written(self, made: Judgement, found: Judgement) -> Judgement:
        """With the operations that were judged, in the letters they are written in."""
        if not isinstance(found.statement, RowStep):
            return made
        return replace(
            made,
            statement=with_letters(found.statement),
            operations=with_letters(found.operations),
            found_operations=with_known_factors(found.found_operations, self.values),
            stated=with_letters(found.stated),
            meant=with_known_factors(found.meant, self.values),
            assumed=found.assumed,
        )

    def small_judgements(self) -> list[tuple[dict[str, Fraction], Judged]]:
        if self.small is None:
            made: list[tuple[dict[str, Fraction], Judged]] = [] if self.functions.letters else [({}, self.generic)]
            for letters in islice(self.small_values(), _TRIES if self.functions.letters else 0):
                judged = _judged(self.answer, self.functions, self.values, letters, self.judge_at)
                if judged is not None:
                    made.append((letters, judged))
            self.small = made
        return self.small

    def small_values(self) -> Iterator[dict[str, Fraction]]:
        """Small primes, other ones each time, and none that the text says a letter is not."""
        allowed = [p for p in _SMALL if p not in self.answer.excluded]
        for shift in count():
            if shift + len(self.functions.letters) > len(allowed):
                return
            yield {letter: Fraction(allowed[k + shift]) for k, letter in enumerate(self.functions.letters)}
