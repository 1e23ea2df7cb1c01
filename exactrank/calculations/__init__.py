"""What is computed of a matrix: one record each, with everything that a derivation shows."""
