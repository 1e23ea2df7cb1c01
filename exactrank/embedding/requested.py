"""A matrix and options, as a document, a problem file or a program writes them, become derivations to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from exactrank.document import Document
from exactrank.errors import InputError, Place, Problem
from exactrank.exposition import explain_all
from exactrank.exposition.layouts import arranged
from exactrank.matrix import Matrix
from exactrank.reading import as_matrix
from exactrank.reading.formulas.augmented import Augmented, augmented_text
from exactrank.records import dataclass
from exactrank.requests.methods import Method, Request, derive_all
from exactrank.requests.names import checked_name
from exactrank.requests.options import OPTIONS, choice, read_request, with_bar

if TYPE_CHECKING:
    from exactrank.requests.methods import Derived

KEYS = frozenset({"name", "field", "methods", *OPTIONS})
"""The options beside the matrix."""


@dataclass(frozen=True, slots=True)
class RequestedDerivations:
    """A matrix with its name, the methods in order, and what is asked of them."""

    name: str
    matrix: Matrix
    methods: tuple[Method, ...]
    request: Request

    def records(self) -> list[Derived]:
        """What the methods give, each once."""
        return derive_all(self.matrix, self.methods, self.request)

    def document(self) -> Document:
        """The derivations as one document."""
        request = self.request
        document = explain_all(self.records(), self.name, request.single, request.digits)
        return arranged(document, request.layout, request.detail)

    def json_object(self) -> dict[str, Any]:
        """The derivations as `derive --to json` gives them."""
        from exactrank.render.json import records as json_form

        single, digits = self.request.single, self.request.digits
        return json_form.several([json_form.json_object(one, self.name, single, digits) for one in self.records()])


def requested_derivations(
    matrix: object, options: Mapping[str, object], place: Place | None = None
) -> RequestedDerivations:
    """The derivations that a matrix (a text, with a bar or as equations too, or rows) and these options ask for.

    `methods` is a list of names, or a text with commas; without it a matrix is row reduced and a system solved. Raises
    InputError with everything that is wrong.

    >>> asked = requested_derivations("1 2 | 3; 4 5 | 6", {"name": "M"})
    >>> asked.methods, asked.matrix, asked.request.right
    ((<Method.SOLUTION: 'solution'>,), <2x2 matrix [1 2; 4 5]>, <2x1 matrix [3; 6]>)
    >>> [type(record).__name__ for record in requested_derivations([[2, 1], [4, 3]], {"methods": "lu"}).records()]
    ['TriangularFactors']
    """
    strange = sorted(set(options) - KEYS)
    if strange:
        raise InputError(*[Problem.of("unknown-key", place, key=key) for key in strange])
    found = augmented_text(matrix) if isinstance(matrix, str) else Augmented(as_matrix(matrix))
    if options.get("field") is not None:
        found = replace(found, matrix=as_matrix(found.matrix, field=str(options["field"])))
    usual = "row-reduction" if found.bar is None and options.get("right") is None else "solution"
    named = options.get("methods")
    if isinstance(named, str):
        named = [one.strip() for one in named.split(",")]
    if named is not None and not isinstance(named, list | tuple):
        named = [named]
    methods = tuple([choice(Method, name, "methods", place) for name in named or [usual]])
    request = with_bar(read_request(options, methods, place), methods, found)
    return RequestedDerivations(
        checked_name(str(options.get("name", "A")), place), found.coefficients, methods, request
    )
