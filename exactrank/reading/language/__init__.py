"""The words of natural languages."""
