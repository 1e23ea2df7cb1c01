"""JSON forms of derivations, proofs and verdicts, written and read."""
