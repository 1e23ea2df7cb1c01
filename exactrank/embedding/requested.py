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
from exactrank.requests.options import OPTIONS, choice, one_of, read_request, with_bar

if TYPE_CHECKING:
    from exactrank.calculations.cases.records import CaseTree
    from exactrank.calculations.domains.records import RecordOver
    from exactrank.numbers.rows import RowsOver
    from exactrank.reading.formulas.augmented_over import AugmentedOver
    from exactrank.requests.methods import Derived

CASE_KEYS = frozenset({"letters", "goal", "over", "given", "most-cases", "general"})
"""The options of a discussion of cases."""
KEYS = frozenset({"name", "field", "methods", *OPTIONS, *CASE_KEYS})
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


@dataclass(frozen=True, slots=True)
class RequestedCases:
    """The complete discussion of a matrix with letters."""

    name: str
    tree: CaseTree
    general_first: bool = False

    def document(self) -> Document:
        """The discussion as a document."""
        from exactrank.exposition.cases import explain_cases

        return explain_cases(self.tree, self.name, self.general_first)

    def json_object(self) -> dict[str, Any]:
        """The discussion as `derive --to json` gives it."""
        from exactrank.render.json.cases import cases_object

        return cases_object(self.tree, self.name)


@dataclass(frozen=True, slots=True)
class RequestedOver:
    """Derivations over QQ(i), QQ(sqrt d), GF(p^k) or QQ(a, b)."""

    name: str
    found: AugmentedOver
    right: RowsOver[Any] | None
    methods: tuple[Method, ...]
    request: Request

    @property
    def rows(self) -> RowsOver[Any]:
        """The matrix, with what stands right of its bar."""
        return self.found.rows

    def document(self) -> Document:
        """The derivations as one document."""
        from exactrank.exposition.domains.records import explain_all_over

        made = explain_all_over(self._records(), self.name, self.request.single)
        return arranged(made, self.request.layout, self.request.detail)

    def json_object(self) -> dict[str, Any]:
        """The derivations as `derive --to json` gives them."""
        from exactrank.render.json.domains import record_over_object
        from exactrank.render.json.records import several

        return several([record_over_object(one, self.name, self.request.single) for one in self._records()])

    def _records(self) -> list[RecordOver]:
        from exactrank.requests.over_domains import derive_over

        return derive_over(self.found.coefficients, self.right, self.methods, self.request)


Requested = RequestedDerivations | RequestedCases | RequestedOver


def requested(matrix: object, options: Mapping[str, object], place: Place | None = None) -> Requested:
    """A discussion of cases where an option speaks of letters, else derivations, over the field of the entries.

    >>> type(requested("1 a; a 1", {"letters": "a"})).__name__, type(requested("1 2", {})).__name__
    ('RequestedCases', 'RequestedDerivations')
    >>> requested("1+i 2; 3 4", {}).rows.domain.name
    'QQ(i)'
    """
    if not CASE_KEYS & set(options):
        rows = _over_extension(matrix, options.get("field"))
        return requested_derivations(matrix, options, place) if rows is None else _derived_over(rows, options, place)
    from exactrank.reading.formulas.with_letters import read_with_letters
    from exactrank.requests.cases import discussion

    strange = sorted(set(options) - CASE_KEYS - {"name"})
    if strange:
        raise InputError(*[Problem.of("cases.option-unfit", place, option=key) for key in strange])
    first = one_of(options.get("general", "last"), ("last", "first"), "general", place) == "first"
    found = read_with_letters(matrix, _words(options.get("letters")))
    goal = options.get("goal")
    tree = discussion(
        found,
        None if goal is None else str(goal),
        str(options.get("over", "real")),
        _words(options.get("given")),
        str(options.get("most-cases", 40)),
    )
    return RequestedCases(checked_name(str(options.get("name", "A")), place), tree, first)


def _over_extension(matrix: object, field: object) -> AugmentedOver | None:
    """The matrix over an extension that is named, or that its entries say; None over QQ and GF(p)."""
    from exactrank.numbers.domain_names import Extension, domain_named
    from exactrank.reading.formulas.augmented_over import augmented_over
    from exactrank.reading.matrices.domain_of_entries import domain_of_entries

    if field is not None:
        domain: Any = domain_named(str(field))
        return augmented_over(domain, matrix) if isinstance(domain, Extension) else None
    if not isinstance(matrix, str):
        return None
    try:
        augmented_text(matrix)
    except InputError:
        try:
            said: Any = domain_of_entries(matrix)
            return None if said is None else augmented_over(said, matrix)
        except InputError:
            pass  # what is wrong with it is said of the numbers that it should have
    return None


def _derived_over(found: AugmentedOver, options: Mapping[str, object], place: Place | None) -> RequestedOver:
    from exactrank.requests.over_domains import request_over, right_over

    strange = sorted(set(options) - (KEYS - CASE_KEYS))
    if strange:
        raise InputError(*[Problem.of("unknown-key", place, key=key) for key in strange])
    usual = "row-reduction" if found.bar is None and options.get("right") is None else "solution"
    named = _words(options.get("methods")) or (usual,)
    methods = tuple([choice(Method, one, "methods", place) for one in named])
    request = request_over(options, methods, found.unknowns, found.rows.domain.name, place)
    right = right_over(found.rows, found.right, options.get("right"), "right", place)
    return RequestedOver(checked_name(str(options.get("name", "A")), place), found, right, methods, request)


def _words(value: object) -> tuple[str, ...]:
    """What a list holds, or a text with commas."""
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
    return tuple([str(word).strip() for word in words if str(word).strip()])


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
    strange = sorted(set(options) - (KEYS - CASE_KEYS))
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
