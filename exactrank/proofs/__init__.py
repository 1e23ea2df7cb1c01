"""Proofs of a rank: certificates, theorems for Coq, and the rank itself, always proven."""
