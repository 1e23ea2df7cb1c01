"""Why a statement stays undecided, and why a piece of the text was not read."""

from __future__ import annotations

from exactrank.document import Name, Said, say
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement
from exactrank.patterns import lazy_pattern

OPEN = frozenset(
    (
        Note.SEVERAL_SOLUTIONS,
        Note.SYMBOLIC,
        Note.UNDEFINED_NAME,
        Note.NO_SUBJECT,
        Note.TOO_LARGE,
        Note.COLUMN_OPERATIONS,
        Note.ROUNDED_INPUT,
        Note.ROUNDED,
        Note.BREAK,
        Note.CONDITIONAL,
        Note.SEVERAL_READINGS,
        Note.DENIED,
        Note.SHAPE,
        Note.SCALED_BY_ZERO,
        Note.ADDED_TO_ITSELF,
        Note.NOT_EVALUATED,
    )
)
"""Why a statement stays undecided, where there is a sentence of its own for it."""

UNREAD = frozenset(
    (
        "unclosed-environment",
        "ragged-rows",
        "operation-not-understood",
        "no-matrix-after",
        "no-matrix-before",
        "no-system",
        "no-other-system",
        "not-compared",
        "formula-not-understood",
        "claim-not-understood",
        "unknown-language",
    )
)
"""Why a piece of the text was not read, where there is a sentence of its own for it."""

_SIMPLE_NAME = lazy_pattern(r"(?:\\(tilde|hat)\{)?([A-Za-z])\}?(?:_([0-9a-z]{1,4}))?")


def open_reason(one: Judgement) -> Said:
    """Why it could not be decided; a name that nothing explains is named."""
    if one.note is Note.UNDEFINED_NAME:
        name = _SIMPLE_NAME.fullmatch(one.detail)
        if name:
            letter, sub = name[2], name[3] or ""
            if name[1] == "tilde":
                return say("verdict.undecided.name", name=Name(letter, sub, "tilde"))
            return say("verdict.undecided.name", name=Name(letter, sub, "hat" if name[1] == "hat" else ""))
    return say(f"verdict.undecided.{one.note.value if one.note in OPEN and one.note else 'unexplained'}")


def unreadable_reason(reason: str) -> Said:
    return say(f"verdict.unreadable.{reason if reason in UNREAD else 'unexplained'}")
