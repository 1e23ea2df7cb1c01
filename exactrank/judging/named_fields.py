"""The field that a text names: it is judged over each that may be meant, and doubt between them accuses nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Missing, Outcome, Verdict, whole_outcome
from exactrank.judging.verdicts.witnesses import WrongEntries
from exactrank.numbers.finite_extensions import is_proper_prime_power
from exactrank.records import dataclass
from exactrank.statements import (
    Answer,
    Assertion,
    Definition,
    FieldNamed,
    Inference,
    Naming,
    Passage,
    RowStep,
    Scope,
    Shown,
    Span,
    Statement,
    Unread,
)

_ByPlace = Mapping[int, Mapping[int, Judgement]]
"""Modulo what, the judgements by the places of their passages."""
_MOST_FIELDS = 4
"""Over so many fields at most a text is judged; statements over others are left open where they would be wrong."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer judged over one field: the judgements, each with the place of its passage in the answer."""

    judgements: tuple[Judgement, ...]
    places: tuple[int, ...]
    unread: tuple[Unread, ...]
    missing: Missing | None
    """what the answer does not have, where a problem was set"""
    understood: tuple[Statement | Assertion, ...]
    """every statement as it was read"""


def verdict_of(answer: Answer, judged: Judged) -> Verdict:
    """The verdict over the one field there is."""
    unread = (*answer.unread, *judged.unread)
    outcome = whole_outcome(judged.judgements, judged.missing is None, bool(unread))
    seen = _seen(answer, judged.judgements, unread)
    return Verdict(judged.judgements, outcome, unread, answer.hidden, judged.missing, judged.understood, seen)


def _seen(answer: Answer, judgements: Sequence[Judgement], unread: Sequence[Unread]) -> tuple[Span, ...]:
    """What looks like mathematics, where there is nothing else to tell."""
    return () if judgements or unread else answer.formulas


def moduli_named(answer: Answer) -> tuple[int, ...]:
    """The moduli that the text names, each once, in order; without 0, which stands for the rational numbers."""
    named = [one.modulus for one in answer.passages if isinstance(one, FieldNamed) and one.modulus]
    return tuple(dict.fromkeys(named))[:_MOST_FIELDS]


@dataclass(frozen=True, slots=True)
class _Meant:
    """The modulus that a statement is meant over, 0 for the rational numbers, and others that it may be meant over."""

    modulus: int = 0
    others: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Level:
    """A scope: the modulus announced in it, whether that came before any claim, or for all of the text."""

    path: tuple[int, ...]
    soft: bool
    modulus: int = 0
    certain: bool = True
    throughout: bool = False
    has_claims: bool = False


def in_the_fields_named(answer: Answer, over: Mapping[int, Judged]) -> Verdict:
    """The verdict on a text that names fields; `over` holds what was judged modulo each, with 0 over QQ.

    A statement is judged over the field that is meant. It is wrong only if it is wrong over every field that may be
    meant; a modulus that is not in `over` is no prime, and nothing is known to be wrong there.
    """
    by_place = {p: dict(zip(one.places, one.judgements, strict=True)) for p, one in over.items()}
    meant = _fields_meant(answer.passages, by_place)
    taken: list[tuple[int, int, Judgement]] = []
    for place, passage in enumerate(answer.passages):
        p = meant[place].modulus
        if isinstance(passage, Assertion) and passage.modulus is not None:
            taken += _over_its_own(by_place, passage.modulus, place)
            continue
        known = p if p in by_place else 0
        one = by_place[known].get(place)
        if one is None:
            continue
        others = meant[place].others | {p}
        if is_proper_prime_power(p) and one.outcome is Outcome.INCORRECT and _is_open(by_place, 0, place):
            others -= {0}  # its letter is an element of that field, and of no other
        if one.outcome is Outcome.INCORRECT and not all(_is_wrong(by_place, q, place) for q in others):
            one = _left_open(one)
        taken.append((place, known, one))
    judgements = tuple(_renumbered(taken, over))
    first = over[0].unread
    unread = (*answer.unread, *[one for one in first if all(one in judged.unread for judged in over.values())])
    missing = None if any(judged.missing is None for judged in over.values()) else over[0].missing
    outcome = whole_outcome(judgements, missing is None, bool(unread))
    return Verdict(
        judgements, outcome, unread, answer.hidden, missing, over[0].understood, _seen(answer, judgements, unread)
    )


def _is_wrong(by_place: _ByPlace, modulus: int, place: int) -> bool:
    one = by_place[modulus].get(place) if modulus in by_place else None
    return one is not None and one.outcome is Outcome.INCORRECT


def _is_open(by_place: _ByPlace, modulus: int, place: int) -> bool:
    one = by_place[modulus].get(place)
    return one is not None and one.outcome is Outcome.UNDECIDED


def _over_its_own(by_place: _ByPlace, modulus: int, place: int) -> list[tuple[int, int, Judgement]]:
    """What is judged over the field that is named beside the claim; where that is not known, nothing is."""
    one = by_place.get(modulus, by_place[0]).get(place)
    if one is None:
        return []
    return [(place, modulus, one)] if modulus in by_place else [(place, 0, _left_open(one))]


def _left_open(one: Judgement) -> Judgement:
    return Judgement(
        one.statement,
        one.kind,
        Outcome.UNDECIDED,
        Note.SEVERAL_READINGS,
        operations=one.operations,
        assumed=(*one.assumed, Inference.FIELD),
        conditions=one.conditions,
    )


def _is_right_there_alone(by_place: _ByPlace, modulus: int, place: int) -> bool:
    """Whether the statement is right modulo this, and wrong over the rational numbers."""
    one = by_place[modulus].get(place) if modulus in by_place else None
    return one is not None and one.outcome is Outcome.CORRECT and _is_wrong(by_place, 0, place)


def _is_told_apart(by_place: _ByPlace, modulus: int, place: int) -> bool:
    """Whether that is so of a step, or of an equation of matrices in several entries, which nothing is by chance."""
    if not _is_right_there_alone(by_place, modulus, place):
        return False
    one = by_place[0][place]
    return isinstance(one.statement, RowStep) or (
        isinstance(one.witness, WrongEntries) and len(one.witness.entries) > 1
    )


def _renumbered(taken: list[tuple[int, int, Judgement]], over: Mapping[int, Judged]) -> Iterator[Judgement]:
    """The judgements with `follows` counted among those that were taken."""
    index = {place: k for k, (place, _, _) in enumerate(taken)}
    for _, p, one in taken:
        if one.follows is None:
            yield one
            continue
        k = index.get(over[p].places[one.follows])
        yield replace(one, follows=k if k is not None and taken[k][2].outcome is Outcome.INCORRECT else None)


def _fields_meant(passages: tuple[Passage, ...], by_place: _ByPlace) -> list[_Meant]:
    """The fields that each passage is meant over.

    An announcement holds to the end of its scope. One that comes after a claim leaves QQ possible, and what was
    claimed before it may have been meant over its field already; so may what stands behind its scope. Where something
    is asserted over a field, a step that is right there and nowhere else shows what the calculation is meant over, and
    so does an equation of matrices; until another field is announced, what is said later may be meant there. Where it
    is right over the field announced and nowhere else, the writer calculates there, and QQ is no longer possible.
    """
    levels = [_Level((), False)]
    mentioned: dict[tuple[Span, int], bool] = {}
    passed: dict[int, None] = {}
    made: list[_Meant] = []
    announced: set[int] = set()
    for place, passage in enumerate(passages):
        likely = [modulus for _, modulus in mentioned] if all(mentioned.values()) else []
        likely = likely if mentioned else [*passed]
        only = likely[0] if len(likely) == 1 else 0
        if levels[-1].modulus and _is_right_there_alone(by_place, levels[-1].modulus, place):
            levels[-1].certain = True
        elif _is_told_apart(by_place, only, place):
            _announce(levels, only, Naming.ANNOUNCED)
            levels[-1].certain = False
            announced.add(only)
        match passage:
            case Scope(_, path, soft):
                _enter(levels, path, soft)
                mentioned.clear()
                if not soft:
                    passed.clear()
            case FieldNamed(span, modulus, naming, by_name=by_name):
                if naming is Naming.MENTIONED:
                    mentioned[span, modulus] = passage.asserted
                elif naming is Naming.NO_LONGER:
                    if mentioned.pop((span, modulus), False) and by_name:
                        passed[modulus] = None
                elif naming is Naming.LEFT_OPEN:
                    levels[-1].certain = levels[-1].throughout
                else:
                    _announce(levels, modulus, naming)
                    announced.add(modulus)
                    passed.clear()
            case Definition() | Shown():
                pass
            case _:
                for level in levels:
                    level.has_claims = True
        level = levels[-1]
        doubted = {0} if level.modulus and not level.certain else set()
        others = doubted | {modulus for _, modulus in mentioned} | {*passed}
        made.append(_Meant(level.modulus, frozenset(others)))
    return [one if one.modulus else replace(one, others=one.others | announced) for one in made]


def _announce(levels: list[_Level], modulus: int, naming: Naming) -> None:
    """In an item that may be one step of several it is announced for them all."""
    for level in reversed(levels):
        level.throughout = naming is Naming.THROUGHOUT or (level.throughout and level.modulus == modulus)
        level.modulus = modulus
        level.certain = level.throughout or not level.has_claims
        if not level.soft:
            return


def _enter(levels: list[_Level], path: tuple[int, ...], soft: bool) -> None:
    while len(levels) > 1 and levels[-1].path != path[: len(levels[-1].path)]:
        levels.pop()
    if len(levels) > 1 and levels[-1].path == path:
        levels.pop()
    outer = levels[-1]
    levels.append(_Level(path, soft, outer.modulus, outer.certain, outer.throughout))
