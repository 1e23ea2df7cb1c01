"""The functions a program calls: each takes whatever states a matrix and hands a Matrix to the floor that knows."""

from __future__ import annotations

import json
from typing import Any

from exactrank import elimination
from exactrank.elimination import EchelonForm, Strategy
from exactrank.errors import InputError
from exactrank.exposition import Explained, explain
from exactrank.matrix import Matrix
from exactrank.reading import as_matrix
from exactrank.render import html, json_form, latex, markdown, plain
from exactrank.render.latex_math import latex_matrix


def row_echelon_form(A: Any, strategy: str = "textbook") -> EchelonForm:
    """An echelon form of A with every elementary row operation on the way to it.

    >>> form = row_echelon_form([[4, 8, 12], [2, 4, 6]])
    >>> form.derivation.end == form.matrix, form.rank
    (True, 1)
    """
    return elimination.row_echelon_form(as_matrix(A), _strategy(strategy))


def reduced_row_echelon_form(A: Any, strategy: str = "textbook") -> EchelonForm:
    """The reduced row echelon form of A with every elementary row operation on the way to it.

    >>> reduced_row_echelon_form("2 4; 1 3").matrix == Matrix.identity(2)
    True
    """
    return elimination.reduced_row_echelon_form(as_matrix(A), _strategy(strategy))


def null_space(A: Any) -> Matrix:
    """The matrix whose columns are a basis of all x with A x = 0.

    >>> A = as_matrix("1 2; 2 4")
    >>> (A @ null_space(A)).is_zero
    True
    """
    return elimination.null_space(as_matrix(A))


def to_latex(record: Explained | Matrix, lang: str = "en", name: str = "A", standalone: bool = False) -> str:
    r"""The LaTeX of a matrix, or of the derivation that a record holds.

    >>> to_latex(as_matrix("1 2; 3 4"))
    '\\begin{bmatrix}\n1 & 2 \\\\\n3 & 4\n\\end{bmatrix}'
    """
    if isinstance(record, Matrix):
        return latex_matrix(record)
    return latex.render(explain(record, name), lang, standalone)


def to_markdown(record: Explained, lang: str = "en", name: str = "A") -> str:
    """The derivation that a record holds, in Markdown with dollar mathematics."""
    return markdown.render(explain(record, name), lang)


def to_html(record: Explained, lang: str = "en", name: str = "A", standalone: bool = False) -> str:
    """The derivation that a record holds, in HTML with MathML: a fragment, or a page that needs nothing else."""
    return html.render(explain(record, name), lang, standalone)


def to_text(record: Explained, lang: str = "en", name: str = "A") -> str:
    """The derivation that a record holds, in plain text."""
    return plain.render(explain(record, name), lang)


def to_json(record: Explained, name: str = "A") -> str:
    """The derivation that a record holds, in JSON; rationals are strings and indices count from 1."""
    return json.dumps(json_form.json_object(record, name), ensure_ascii=False)


def _strategy(name: str) -> Strategy:
    try:
        return Strategy(name)
    except ValueError:
        choices = ", ".join([one.value for one in Strategy])
        raise InputError.of("bad-choice", key="strategy", value=str(name)[:30], choices=choices) from None
