"""The text that is read: where a character stands, limits, problems, numbers."""
