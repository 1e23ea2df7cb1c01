"""Expressions evaluated among the definitions of an answer."""
