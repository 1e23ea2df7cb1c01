"""The complete discussion of cases for matrices with letters: which values give which rank and which solutions."""
