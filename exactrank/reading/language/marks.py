"""What a writer does with what a clause says, and the ranges of a text where that is so."""

from __future__ import annotations

from enum import Enum

from exactrank.records import dataclass


class Mood(Enum):
    """What a writer does with what a clause says. The first of several that cover a place counts."""

    ASKS = "asks"
    COMMANDS = "commands"
    REPORTS = "reports"
    """somebody else is said to say it"""
    SUPPOSES = "supposes"
    GENERAL = "general"
    """it is said of every matrix of some kind"""
    CONTRADICTS = "contradicts"
    """it is said to contradict something, or to be contradicted"""
    CONCEDES = "concedes"
    """it might be so, or looks so"""
    REFUSED = "refused"
    """words beside it call it wrong: a quoted mistake, an option that is not right"""
    DENIES = "denies"
    UNDER_A_CONDITION = "under-a-condition"
    ASSERTS = "asserts"


SPOKEN_OF = frozenset({Mood.REPORTS, Mood.CONTRADICTS, Mood.CONCEDES, Mood.REFUSED})
"""The moods of what the writer does not say himself."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the running text that has a mood; with the condition it stands under, quoted."""

    begin: int
    end: int
    mood: Mood
    condition: str = ""
    stated: int = -1
    """where the words of the condition begin"""
