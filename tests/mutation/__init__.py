"""Mutants of modules that must be trusted: whether the tests notice when one of their expressions is another."""
