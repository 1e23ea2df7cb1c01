"""Feedback on an answer in the words of a kind teacher: what is right, what is wrong, where, and what it should be."""

from exactrank.exposition.verdict.explain import explain_verdict

__all__ = ["explain_verdict"]
