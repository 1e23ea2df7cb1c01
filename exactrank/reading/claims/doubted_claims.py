"""Claims that a speaker or the writer may take back: they may be right, and accuse nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


def _in_doubt(one: Passage) -> Passage:
    if isinstance(one, Assertion):
        return replace(one, inferred=tuple(dict.fromkeys((*one.inferred, Inference.SUBJECT))), sole=False)
    if isinstance(one, Transition):
        return replace(one, doubted=True)
    return one if isinstance(one, _NO_CLAIMS) else Assertion((one,), (Inference.SUBJECT,))
