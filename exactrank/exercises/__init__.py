"""Exercises to order: a matrix or a system of which is known beforehand what comes out and how it gets there."""
