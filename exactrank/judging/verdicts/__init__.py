"""Verdicts: outcomes, notes, witnesses."""
