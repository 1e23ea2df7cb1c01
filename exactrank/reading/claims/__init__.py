"""What formulas and sentences claim."""
