"""Reading: text, files and Python values become matrices, row operations and statements.

Everything goes through our own tokenizers with limits (`limits.py`); nothing is evaluated, and no TeX is run.
"""
