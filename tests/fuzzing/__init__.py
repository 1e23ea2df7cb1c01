"""Fuzzing: mutated and random inputs for every reader and the judge, under a watchdog."""
