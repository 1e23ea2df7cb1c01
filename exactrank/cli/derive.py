"""exactrank derive MATRIX: a derivation to read or to paste."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from exactrank.cli.derive_cases import add_case_options, run_cases, wants_cases
from exactrank.cli.documents import layout_for, write_document
from exactrank.cli.matrix_options import add_matrix_options, standard_input_of
from exactrank.cli.output import write
from exactrank.messages import LANGUAGES

if TYPE_CHECKING:
    from exactrank.reading.formulas.augmented import Augmented
    from exactrank.reading.formulas.augmented_over import AugmentedOver
    from exactrank.requests.methods import Method


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "derive",
        help="derive and show a calculation, step by step",
        description="MATRIX is a file (.csv .tsv .json .mtx .npy .tex .md .txt), - for standard input, "
        'or the entries themselves: "4 8 12; 2 4 6". A bar parts off right sides, "1 2 | 3; 4 5 | 6", and equations '
        'are a system, "x + 2y = 3; 4x - y = 2".',
    )
    command.add_argument("matrix", metavar="MATRIX")
    command.add_argument("--by", action="append", choices=METHODS, metavar="METHOD", help=" ".join(METHODS))
    command.add_argument(
        "--form",
        metavar="FORM",
        help="echelon (default) or reduced; a system goes to reduced, with echelon it is solved by back substitution",
    )
    command.add_argument("--strategy", metavar="S", help="textbook (default), fraction-free or easiest")
    command.add_argument("--steps", metavar="STEPS", help="grouped (default) or single")
    command.add_argument("--layout", metavar="L", help="a list of steps (default), or a chain of matrices and arrows")
    command.add_argument("--detail", metavar="D", help="brief, normal (default) or full, with all arithmetic")
    command.add_argument("--notation", choices=NOTATIONS, metavar="N", help="operations: " + " ".join(NOTATIONS))
    command.add_argument("--rows", choices=ROWS, metavar="LETTER", help="what rows are called: " + " ".join(ROWS))
    command.add_argument("--brackets", choices=BRACKETS, help="around matrices, not in text")
    command.add_argument("--decimal-comma", action="store_true", help="decimals with a comma: 1,5")
    command.add_argument("--digits", metavar="N", help="significant digits of decimals (default: as the method likes)")
    command.add_argument("--onto", metavar="NUMBERS", help='the direction to project onto, as in "4 2 3 5"')
    command.add_argument("--rank", metavar="R", help="the rank of an approximation, or of an update")
    command.add_argument("--energy", metavar="SHARE", help="the share of the energy to keep, as in 0.99")
    command.add_argument("--alpha", metavar="A", help="the scale alpha of a low-rank update")
    command.add_argument("--scaling", metavar="S", help="lora: alpha / r (default), or rslora: alpha / sqrt(r)")
    command.add_argument("--down", metavar="A", help="the matrix A of a low-rank update; MATRIX is then B")
    command.add_argument("--input", metavar="NUMBERS", help="the input of a low-rank update (default all ones)")
    command.add_argument("--near", metavar="MATRIX", help="the matrix of low rank that MATRIX is compared with")
    command.add_argument("--right", metavar="NUMBERS", help='the right side of a system, as in "3 6"')
    command.add_argument("--expand", metavar="HOW", help="a determinant by rows or by cofactors")
    add_case_options(command)
    command.add_argument(
        "--self-check",
        action="store_true",
        help="write nothing that the judge does not confirm, statement by statement",
    )
    command.add_argument("--to", choices=FORMATS, metavar="FORMAT", help=" ".join(FORMATS))
    command.add_argument(
        "--tex", choices=TEX, metavar="T", help="what LaTeX is for: amsmath (default) " + " ".join(TEX[1:])
    )
    command.add_argument("--standalone", action="store_true", help="a whole document instead of a fragment")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    command.add_argument("--name", metavar="W", help="the letter of the matrix (default A)")
    add_matrix_options(command)
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


METHODS = (
    "row-reduction",
    "minors",
    "singular-values",
    "outer-product",
    "factorization",
    "projection",
    "low-rank",
    "lora",
    "comparison",
    "solution",
    "determinant",
    "inverse",
    "lu",
    "spaces",
    "cramer",
    "coordinates",
    "change-of-basis",
    "independence",
    "eigen",
    "diagonalization",
    "orthogonalization",
    "svd",
    "least-squares",
    "all",
)
NOTATIONS = ("arrow", "result", "bare", "prose", "circled", "de", "es", "fr", "it", "ja", "pl", "pt", "zh")
ROWS = ("R", "L", "F", "Z", "r", "w", "rho", "roman", "circled")
BRACKETS = ("square", "round")
TEX = ("amsmath", "nicematrix", "gauss", "beamer")
FORMATS = ("latex", "markdown", "html", "pdf", "pretext", "text", "json")


def run(options: argparse.Namespace) -> int:
    if wants_cases(options):
        return run_cases(options)
    from exactrank.reading.formulas.augmented import Augmented
    from exactrank.render.formats import Format, format_of
    from exactrank.requests.methods import Method, derive_all
    from exactrank.requests.names import checked_name
    from exactrank.requests.options import read_request, with_bar

    name = checked_name(options.name) if options.name else "A"
    found = _matrix(options)
    barred = options.right is not None or found.bar is not None
    usual = Method.SOLUTION if barred else Method.ROW_REDUCTION
    methods = tuple([Method(method) for method in options.by or ()]) or (usual,)
    if not isinstance(found, Augmented):
        return _over_extension(options, found, methods, name)
    request = read_request(vars(options), methods, dashes="--")
    request = with_bar(request, methods, found, dashes="--")
    records = derive_all(found.coefficients, methods, request)
    field = found.matrix.field if options.self_check else None
    if options.self_check:
        from exactrank.self_check import confirm_records

        confirm_records(records)
    to = Format(options.to) if options.to else format_of(options.output or "") or Format.LATEX
    if to is Format.JSON:
        from exactrank.render.json import records as json_form

        made = json_form.several(
            [json_form.json_object(record, name, request.single, request.digits) for record in records]
        )
        import json

        write(json.dumps(made, ensure_ascii=False) + "\n", options.output)
    else:
        from exactrank.exposition import explain_all
        from exactrank.exposition.layouts import arranged

        told = explain_all(records, name, request.single, request.digits)
        write_document(options, arranged(told, layout_for(options, request.layout), request.detail), to, field)
    return 0


def _matrix(options: argparse.Namespace) -> Augmented | AugmentedOver:
    """The matrix over the field that is asked for, else over QQ or the one that the entries say themselves."""
    from exactrank.errors import InputError
    from exactrank.reading.formulas.augmented import read_augmented

    given, floats, field = options.matrix, options.floats, options.field
    if field is not None and _is_extension(field):
        from exactrank.reading.formulas.augmented_over import augmented_of_argument

        return augmented_of_argument(given, field)
    stdin = standard_input_of(given)
    try:
        return read_augmented(given, stdin=stdin, floats=floats, field=field)
    except InputError:
        if field is not None:
            raise
        from exactrank.reading.formulas.augmented_over import augmented_as_written

        if stdin is not None:
            stdin.seek(0)
        said = augmented_as_written(given, stdin)
        if said is None:
            raise
        return said


def _is_extension(field: str) -> bool:
    from exactrank.numbers.domain_names import Extension, domain_named

    return isinstance(domain_named(field), Extension)


def _over_extension(options: argparse.Namespace, found: AugmentedOver, methods: tuple[Method, ...], name: str) -> int:
    """The derivations over QQ(i), QQ(sqrt d), GF(p^k) or QQ(a, b)."""
    from exactrank.errors import InputError
    from exactrank.numbers.domain_names import field_of_answers
    from exactrank.numbers.rational_functions import RationalFunctions
    from exactrank.render.formats import Format, format_of
    from exactrank.requests.over_domains import derive_over, request_over, right_over

    domain = found.rows.domain
    if options.self_check and isinstance(domain, RationalFunctions):
        raise InputError.of("self-check-field", field=domain.name)
    request = request_over(vars(options), methods, found.unknowns, domain.name, dashes="--")
    right = right_over(found.rows, found.right, options.right, "--right")
    records = derive_over(found.coefficients, right, methods, request)
    to = Format(options.to) if options.to else format_of(options.output or "") or Format.LATEX
    checked_over = field_of_answers(domain.name) if options.self_check else None
    if checked_over is not None:  # these records make their statements on a page only
        from exactrank.exposition.domains.records import explain_over
        from exactrank.render import latex
        from exactrank.self_check import confirm_page

        for record in records:
            confirm_page(latex.render(explain_over(record, name)), Format.LATEX.value, checked_over, wholly=True)
    if to is Format.JSON:
        import json

        from exactrank.render.json.domains import record_over_object
        from exactrank.render.json.records import several

        made = several([record_over_object(record, name, request.single) for record in records])
        write(json.dumps(made, ensure_ascii=False) + "\n", options.output)
    else:
        from exactrank.exposition.domains.records import explain_all_over
        from exactrank.exposition.layouts import arranged

        told = explain_all_over(records, name, request.single)
        laid_out = arranged(told, layout_for(options, request.layout), request.detail)
        write_document(options, laid_out, to, checked_over)
    return 0
