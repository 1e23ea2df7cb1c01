"""LaTeX: tokens, the tables of its commands, numbers, rows of cells."""
