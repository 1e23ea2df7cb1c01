"""Derivations and checks inside other documents: what a block in them asks for, and the files that hold such blocks."""
