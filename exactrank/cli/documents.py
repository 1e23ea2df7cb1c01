"""A document of a derivation, written in the notation that the options of `derive` ask for."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from exactrank.cli.output import write

if TYPE_CHECKING:
    from exactrank.document import Document
    from exactrank.numbers.domain_names import FieldOfAnswers
    from exactrank.render.formats import Format
    from exactrank.requests.layouts import Layout


def layout_for(options: argparse.Namespace, asked: Layout) -> Layout:
    """The layout: slides and matrices with operations beside them are chains, where nothing else is asked for."""
    from exactrank.requests.layouts import Layout

    chain = options.layout is None and options.tex in ("nicematrix", "gauss", "beamer")
    return Layout.CHAIN if chain else asked


def write_document(
    options: argparse.Namespace, document: Document, to: Format, checked_over: FieldOfAnswers | None = None
) -> None:
    """Writes the document, read back over the field first where one is given.

    Raises InputError for options that the format cannot follow, and for a page that the judge does not confirm.
    """
    from exactrank.errors import InputError, Problem
    from exactrank.render.formats import Format, written
    from exactrank.render.notations import USAGES, Arrangement, in_notation, with_decimal_commas
    from exactrank.render.sentences import Notation, Tex

    tex = Tex(options.tex or "amsmath")
    if options.tex and to is not Format.LATEX:
        raise InputError.of("option-unfit-format", option="--tex", format=to.value)
    notation, usage = Notation.of(options.lang), USAGES[options.notation or "arrow"]
    rows, brackets = options.rows or usage.rows, options.brackets or usage.brackets
    if to is Format.TEXT:  # it draws a matrix in one way, I stands for a word on a line, and commas part entries
        unfit = ["--brackets"] if options.brackets == "round" else []
        unfit += ["--decimal-comma"] if options.decimal_comma else []
        unfit += ["--rows" if options.rows else "--notation"] if rows == "roman" else []
        if unfit:
            raise InputError(*[Problem.of("option-unfit-format", option=one, format=to.value) for one in unfit])
    if rows == "circled" and tex is Tex.NICEMATRIX:  # beside a row it would look like an entry
        raise InputError.of("option-unfit-format", option="--rows" if options.rows else "--notation", format=tex.value)
    if brackets is not None:
        notation = replace(notation, matrix="p" if brackets == "round" else "b")
    # gauss.sty draws operations in its own way
    arrangement = Arrangement.ARROW if tex is Tex.GAUSS else usage.arrangement
    spelled = in_notation(document, rows, arrangement)
    notation = replace(notation, tex=tex)
    if options.decimal_comma:
        spelled = with_decimal_commas(spelled)
    page = written(spelled, to, options.lang, options.standalone, notation)
    if checked_over is not None and isinstance(page, str):
        from exactrank.self_check import confirm_page

        confirm_page(page, to.value, checked_over)
    write(page, options.output)
