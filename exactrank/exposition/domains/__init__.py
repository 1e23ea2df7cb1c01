"""Expositions of what a reduction says over QQ(i), QQ(sqrt d), GF(p^k) and QQ(a, b): numbers as formulas, no words."""
