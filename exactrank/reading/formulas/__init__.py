"""Formulas: expressions, matrices, systems of equations, and the sides and clauses they stand in."""
