"""The judge: decides statements exactly, and finds what went wrong with a witness that anyone can check again."""

from exactrank.judging.judge import judge
from exactrank.judging.notes import Note
from exactrank.judging.verdict import Judgement, Outcome, Verdict, Whole
from exactrank.judging.verdict_json import verdict_object

__all__ = ["Judgement", "Note", "Outcome", "Verdict", "Whole", "judge", "verdict_object"]
