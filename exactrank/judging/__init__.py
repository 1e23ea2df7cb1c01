"""The judge: decides statements exactly, and finds what went wrong with a witness that anyone can check again."""

from exactrank.judging.judge import judge
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Missing, Outcome, Verdict, Whole

__all__ = ["Judgement", "Missing", "Note", "Outcome", "Verdict", "Whole", "judge"]
