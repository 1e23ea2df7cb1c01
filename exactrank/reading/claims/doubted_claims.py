"""Claims that a speaker or the writer may take back: they may be right, and accuse nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.language.mood import Moods
from exactrank.statements import (
    Assertion,
    Definition,
    FieldNamed,
    Inference,
    Passage,
    RowStep,
    Scope,
    Shown,
    Transition,
    Unreadable,
)

_MATRIX = lazy_pattern(r"\\begin\{|\[[-\d]")
_NAMED = lazy_pattern(r"[$\\]|(?<![^\W_])[A-Z](?![^\W_])")
_NO_CLAIMS = Definition | FieldNamed | RowStep | Scope | Shown | Unreadable


def doubted_claims(passages: Sequence[tuple[int, Passage]], moods: Moods) -> list[tuple[int, Passage]]:
    """The passages, where what another speaker answers, and what may be taken back, rests on a guess.

    A matrix that is only spoken of, and that nothing written joins to another, is no step: had we added it, we would
    have got [...].
    """
    if not moods.has_doubts():
        return list(passages)
    made: list[tuple[int, Passage]] = []
    following: Transition | None = None
    for offset, one in reversed(passages):
        at = one.at or offset if isinstance(one, Transition) else offset
        if isinstance(one, Transition) and not (one.written or one.corrects) and moods.leads_nowhere(at):
            continue
        # The matrix behind a step may stand in its place; where it is the start again, another step follows.
        own_way = (
            isinstance(one, Transition)
            and following is not None
            and following.corrects
            and following.after not in one.before
        )
        made.append((offset, _in_doubt(one) if moods.is_doubtful(at) and not own_way else one))
        following = one if isinstance(one, Transition) else following
    return made[::-1]


def doubted_behind_unread_matrices(
    passages: Sequence[tuple[int, Passage]], sentences: SentenceClaims
) -> list[tuple[int, Passage]]:
    """The passages, where what is said without a name may be said of a matrix that was not understood.

    B_{[1]} = [...], whose determinant is 2: in its sentence nothing but that formula need be meant.
    """
    made: list[tuple[int, Passage]] = []
    unread = -1
    for offset, one in passages:
        if isinstance(one, Unreadable):
            unread = offset if _MATRIX.search(one.span.source) else -1
        doubtful = False
        if unread >= 0 and isinstance(one, Assertion) and not _NAMED.search(one.readings[0].span.source):
            here, there = (sentences.prose.sentence_at(at) for at in (offset, unread))
            doubtful = here is not None and there is not None and here.index == there.index
        made.append((offset, _in_doubt(one) if doubtful else one))
    return made


def _in_doubt(one: Passage) -> Passage:
    if isinstance(one, Assertion):
        return replace(one, inferred=tuple(dict.fromkeys((*one.inferred, Inference.SUBJECT))), sole=False)
    if isinstance(one, Transition):
        return replace(one, doubted=True)
    return one if isinstance(one, _NO_CLAIMS) else Assertion((one,), (Inference.SUBJECT,))
