"""Whole answers: what is read in which order, and the statements that come of it."""
