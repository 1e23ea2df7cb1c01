"""One matrix from a file, a text or a Python value."""
