"""Records of a first course for the tests: every method on examples that bring up all their sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

from exactrank.calculations.first_course import Course
from exactrank.matrix import Matrix
from exactrank.requests.first_course import derive_course
from exactrank.requests.method_names import Method, Request

HALF = Fraction(1, 2)

SYSTEMS: dict[str, tuple[Matrix, Matrix]] = {
    "unique": (Matrix.of([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]]), Matrix.of([[8], [-11], [-3]])),
    "two-unknowns": (Matrix.of([[1, 2], [4, 5]]), Matrix.of([[3], [6]])),
    "one-unknown": (Matrix.of([[2]]), Matrix.of([[3]])),
    "none": (Matrix.of([[1, 2], [2, 4]]), Matrix.of([[3], [7]])),
    "none-at-once": (Matrix.of([[1, 2], [0, 0]]), Matrix.of([[3], [7]])),
    "one-free": (Matrix.of([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), Matrix.of([[6], [15], [24]])),
    "two-free": (Matrix.of([[1, 2, 1, 0], [2, 4, 3, 1], [3, 6, 4, 1]]), Matrix.of([[3], [7], [10]])),
    "three-free": (Matrix.of([[1, 2, 3, HALF]]), Matrix.of([[4]])),
    "homogeneous": (Matrix.of([[1, 2, 3], [2, 4, 6]]), Matrix.of([[0], [0]])),
    "nothing-said": (Matrix.zero(1, 2), Matrix.zero(1, 1)),
    "nothing-said-of-one": (Matrix.zero(1, 1), Matrix.zero(1, 1)),
    "reduced": (Matrix.of([[1, 0], [0, 1]]), Matrix.of([[5], [HALF]])),
    "several": (Matrix.of([[1, 1], [1, -1]]), Matrix.of([[8, 1], [2, HALF]])),
    "several-mixed": (Matrix.of([[1, 2, 0], [2, 4, 0]]), Matrix.of([[1, 1], [2, 3]])),
    "several-one-free": (Matrix.of([[1, 2], [2, 4]]), Matrix.of([[1, 1], [2, 3]])),
    "many-unknowns": (Matrix.identity(7), Matrix.column_of(range(7))),
    "tall": (Matrix.of([[1, 0], [1, 1], [1, 2], [1, 3]]), Matrix.of([[1], [2], [2], [4]])),
    "tall-dependent": (Matrix.of([[1, 2], [1, 2], [0, 0]]), Matrix.of([[1], [2], [1]])),
    "tall-two-free": (Matrix.of([[1, 2, 3], [1, 2, 3]]), Matrix.of([[1], [2]])),
}

SQUARES: dict[str, Matrix] = {
    "nothing": Matrix.zero(0, 0),
    "one": Matrix.of([[-7]]),
    "zero-one": Matrix.of([[0]]),
    "two": Matrix.of([[4, 8], [2, 5]]),
    "identity": Matrix.identity(2),
    "nilpotent": Matrix.of([[0, 1], [0, 0]]),
    "magic-3": Matrix.of([[2, 7, 6], [9, 5, 1], [4, 3, 8]]),
    "singular": Matrix.of([[1, 2, 3], [4, 5, 6], [7, 8, 9]]),
    "zero-row": Matrix.of([[1, 2, 3], [0, 0, 0], [7, 8, 9]]),
    "zero-column": Matrix.of([[1, 0, 3], [4, 0, 6], [7, 0, 9]]),
    "defective": Matrix.of([[2, 1, 0], [1, 2, 0], [1, 1, 3]]),
    "double": Matrix.of([[2, 0, 0], [0, 2, 0], [1, 1, 3]]),
    "golden": Matrix.of([[1, 1], [1, 0]]),
    "rotation": Matrix.of([[0, -1], [1, 0]]),
    "sixth-turn": Matrix.of([[1, -1], [1, 0]]),
    "shifted-turn": Matrix.of([[1, -2, 0], [2, 1, 0], [0, 0, 5]]),
    "double-golden": Matrix.of([[1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 0]]),
    "defective-golden": Matrix.of([[1, 1, 1, 0], [1, 0, 0, 1], [0, 0, 1, 1], [0, 0, 1, 0]]),
    "cubic": Matrix.of([[0, 0, 1], [1, 0, 1], [0, 1, 0]]),
    "no-real-roots": Matrix.of([[0, 0, 0, -1], [1, 0, 0, -1], [0, 1, 0, -1], [0, 0, 1, -1]]),
    "four-swaps": Matrix.of([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]),
    "three-swaps": Matrix.of([[0, 0, 0, 2], [2, 1, 0, 0], [0, 3, 1, 1], [0, 0, 5, 1]]),
    "four": Matrix.of([[0, 8, 1, 1], [2, 5, 0, 2], [1, 1, 1, -1], [1, 2, 3, 4]]),
    "four-full": Matrix.of([[1, 8, 1, 1], [2, 5, 7, 2], [1, 1, 1, -1], [1, 2, 3, 4]]),
    "column-of-zeros-4": Matrix.of([[1, 0, 1, 1], [2, 0, 7, 2], [1, 5, 1, -1], [1, 0, 3, 4]]),
    "row-of-two-zeros": Matrix.of([[1, 2, 1, 1], [2, 3, 7, 2], [1, 0, 0, -1], [1, 4, 3, 4]]),
    "column-of-two-zeros": Matrix.of([[1, 0, 3, 1], [1, 0, 2, 2], [2, 4, 1, 1], [3, 5, 1, 7]]),
    "triangular": Matrix.of([[1, 8, 1, 1], [0, 5, 7, 2], [0, 0, 1, -1], [0, 0, 0, 4]]),
    "six": Matrix.of([[(i * j + i + 2 * j) % 7 for j in range(6)] for i in range(6)]),
}

SHAPES: dict[str, Matrix] = {
    "zero": Matrix.zero(2, 3),
    "zero-column-first": Matrix.of([[0, 1, 2], [0, 1, 3]]),
    "rank-one": Matrix.of([[1, 2], [2, 4]]),
    "wide": Matrix.of([[1, 2, 1, 0], [2, 4, 3, 1], [3, 6, 4, 1]]),
    "tall": Matrix.of([[1, 2], [3, 4], [5, 6], [0, 1]]),
    "swaps": Matrix.of([[0, 2, 4], [3, 1, 5], [6, 4, 14]]),
    "reduced": Matrix.of([[1, 0, 2], [0, 1, 3]]),
    "column": Matrix.of([[3], [4]]),
    "zero-one-column": Matrix.zero(2, 1),
    "fractions": Matrix.of([[HALF, Fraction(1, 3)], [Fraction(1, 4), Fraction(-1, 5)]]),
    "three-dependent": Matrix.of([[1, 0, 1, 2], [0, 1, 1, 3], [0, 0, 0, 0]]),
}


def _of_systems() -> Iterator[tuple[str, Course]]:
    for name, (A, B) in SYSTEMS.items():
        request = Request(right=B)
        yield f"solution {name}", derive_course(A, Method.SOLUTION, request)
        yield f"solution back {name}", derive_course(A, Method.SOLUTION, replace(request, reduced=False))
        if B.ncols == 1 and any(map(any, A)):
            yield f"least-squares {name}", derive_course(A, Method.LEAST_SQUARES, request)
    named = Request(right=Matrix.of([[3], [2]]), unknowns=("x", "y_1"))
    yield "solution named", derive_course(Matrix.of([[1, 2], [4, -1]]), Method.SOLUTION, named)
    for name in ("unique", "one-unknown", "several"):
        A, B = SYSTEMS[name]
        if B.ncols == 1:
            yield f"cramer {name}", derive_course(A, Method.CRAMER, Request(right=B))
        yield f"coordinates {name}", derive_course(A, Method.COORDINATES, Request(right=B))
    outside = Request(right=Matrix.of([[1], [2], [3]]))
    yield "coordinates outside", derive_course(Matrix.of([[1, 0], [0, 1], [1, 1]]), Method.COORDINATES, outside)
    outside = Request(right=Matrix.of([[1], [2], [4]]))
    yield "coordinates none", derive_course(Matrix.of([[1, 0], [0, 1], [1, 1]]), Method.COORDINATES, outside)


BASES: dict[str, tuple[Matrix, Matrix]] = {
    "plane": (Matrix.of([[1, 1], [0, 1]]), Matrix.of([[1, 0], [1, 2]])),
    "space": (Matrix.of([[1, 0, 1], [2, 1, 0], [0, 1, 1]]), Matrix.of([[1, 1, 1], [0, 1, 1], [0, 0, 1]])),
    "identity": (Matrix.identity(2), Matrix.of([[3, HALF], [1, 2]])),
    "of-a-subspace": (Matrix.of([[1, 0], [0, 1], [1, 1]]), Matrix.of([[1, 2], [1, 0], [2, 2]])),
    "line": (Matrix.of([[2], [4]]), Matrix.of([[3], [6]])),
}


SVD_EXAMPLES: dict[str, Matrix] = {
    "square": Matrix.of([[3, 0], [4, 5]]),
    "equal": Matrix.of([[1, 1], [1, -1], [0, 0]]),
    "wide": Matrix.of([[3, 2, 2], [2, 3, -2]]),
    "rank-one": Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]]),
    "symmetric": Matrix.of([[1, 2], [2, 1]]),
    "zero": Matrix.zero(2, 2),
    "one-missing": Matrix.of([[1, 0], [0, 1], [1, 1]]),
    "three-equal": Matrix.of([[2, -1, 2], [-1, 2, 2], [2, 2, -1]]),
    "row": Matrix.of([[1, 1, 1, 1]]),
    "column": Matrix.of([[1], [2], [2]]),
    "one": Matrix.of([[Fraction(-3, 2)]]),
    "ones": Matrix.of([[1, 1], [1, 1], [1, 1]]),
}


def _of_bases() -> Iterator[tuple[str, Course]]:
    for name, (A, B) in BASES.items():
        yield f"change-of-basis {name}", derive_course(A, Method.CHANGE_OF_BASIS, Request(right=B))


def _of_squares() -> Iterator[tuple[str, Course]]:
    for name, A in SQUARES.items():
        for cofactors in (None, True, False):
            request = Request(cofactors=cofactors)
            yield f"determinant {cofactors} {name}", derive_course(A, Method.DETERMINANT, request)
        for method in (Method.INVERSE, Method.EIGEN, Method.DIAGONALIZATION):
            yield f"{method.value} {name}", derive_course(A, method, Request())


@cache
def course_records() -> dict[str, Course]:
    """Every method on every example that it applies to, by name."""
    found = dict([*_of_systems(), *_of_bases(), *_of_squares()])
    for name, A in (SHAPES | SQUARES).items():
        for method in (Method.LU, Method.SPACES, Method.INDEPENDENCE, Method.ORTHOGONALIZATION):
            found[f"{method.value} {name}"] = derive_course(A, method, Request())
    for name, A in SVD_EXAMPLES.items():
        found[f"svd {name}"] = derive_course(A, Method.SVD, Request())
    return found
