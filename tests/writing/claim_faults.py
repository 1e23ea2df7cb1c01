"""Conclusions falsified: each is the right one with one number or one word changed so that it fails of the exercise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random

from tests.writing.arithmetic import determinant, has_nonzero_image, near_copy
from tests.writing.exercises import Claim, Exercise, Kind, number

Fault = Callable[[Exercise, Random], Exercise | None]
_OPPOSITE: dict[Kind, tuple[Kind, ...]] = {
    "unique": ("none", "infinite"),
    "none": ("infinite",),
    "infinite": ("none",),
    "invertible": ("singular",),
    "singular": ("invertible",),
    "independent": ("dependent",),
    "dependent": ("independent",),
}


def _claimed(kind: Kind, wrong: Callable[[Exercise, Claim, Random], Claim | None]) -> Fault:
    def made(exercise: Exercise, rng: Random) -> Exercise | None:
        found = next((k for k, claim in enumerate(exercise.claims) if claim.kind == kind), None)
        if found is None:
            return None
        changed = wrong(exercise, exercise.claims[found], rng)
        if changed is None:
            return None
        return replace(exercise, claims=(*exercise.claims[:found], changed, *exercise.claims[found + 1 :]))

    return made


def _other_rank(exercise: Exercise, claim: Claim, rng: Random) -> Claim | None:
    others = [r for r in range(1, len(exercise.matrix) + 1) if r != claim.value[0][0]]
    return replace(claim, value=number(rng.choice(others))) if others else None


def _other_nullity(exercise: Exercise, claim: Claim, rng: Random) -> Claim | None:
    others = [r for r in range(len(exercise.matrix[0]) + 1) if r != claim.value[0][0]]
    return replace(claim, value=number(rng.choice(others)))


def _other_determinant(exercise: Exercise, claim: Claim, rng: Random) -> Claim | None:
    value = claim.value[0][0]
    wrong = rng.choice((-value, value + 1, value - 2, 2 * value))
    return None if wrong in (value, determinant(exercise.last)) else replace(claim, value=number(wrong))


def _other_entry(exercise: Exercise, claim: Claim, rng: Random) -> Claim:
    """One entry of a solution or an inverse: each is the only one of its kind."""
    return replace(claim, value=near_copy(claim.value, rng))


def _other_vector(exercise: Exercise, claim: Claim, rng: Random) -> Claim | None:
    """A vector of the basis leaves the null space."""
    wrong = near_copy(claim.value, rng)
    return replace(claim, value=wrong) if any(has_nonzero_image(exercise.matrix, vector) for vector in wrong) else None


def _other_line(exercise: Exercise, claim: Claim, rng: Random) -> Claim | None:
    """The point is no solution any more, or the direction leads away from the solutions."""
    wrong = near_copy(claim.value, rng)
    missed = has_nonzero_image(exercise.matrix, (*wrong[0], Fraction(-1))) or has_nonzero_image(
        exercise.matrix, (*wrong[1], Fraction(0))
    )
    return replace(claim, value=wrong) if missed else None


def _opposite(exercise: Exercise, rng: Random) -> Exercise | None:
    """No solution for one, dependent for independent, and so on."""
    found = [k for k, claim in enumerate(exercise.claims) if claim.kind in _OPPOSITE]
    if not found:
        return None
    k = rng.choice(found)
    kind = rng.choice(_OPPOSITE[exercise.claims[k].kind])
    return replace(exercise, claims=(*exercise.claims[:k], Claim(kind), *exercise.claims[k + 1 :]))


def _not_reduced(exercise: Exercise, claim: Claim, rng: Random) -> Claim:
    """Only a matrix that is in echelon form and not reduced is claimed to be in echelon form alone."""
    return Claim("reduced")


CLAIM_FAULTS: dict[str, Fault] = {
    "rank": _claimed("rank", _other_rank),
    "nullity": _claimed("nullity", _other_nullity),
    "determinant": _claimed("determinant", _other_determinant),
    "solution": _claimed("unique", _other_entry),
    "line": _claimed("parametric", _other_line),
    "inverse": _claimed("inverse", _other_entry),
    "null space": _claimed("null-space", _other_vector),
    "reduced": _claimed("echelon", _not_reduced),
    "kind": _opposite,
}
