"""exactrank derives, shows, judges and proves exact linear algebra.

>>> import exactrank
>>> form = exactrank.row_echelon_form([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
>>> form.rank
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# Importing exactrank is light: a name brings its module with it when it is first used (PEP 562).
_WHERE = {
    "as_matrix": "exactrank.reading",
    "null_space": "exactrank.api",
    "reduced_row_echelon_form": "exactrank.api",
    "row_echelon_form": "exactrank.api",
    "to_html": "exactrank.api",
    "to_json": "exactrank.api",
    "to_latex": "exactrank.api",
    "to_markdown": "exactrank.api",
    "to_text": "exactrank.api",
    "ExactrankError": "exactrank.errors",
    "InputError": "exactrank.errors",
    "Matrix": "exactrank.matrix",
}

__all__ = [
    "ExactrankError",
    "InputError",
    "Matrix",
    "as_matrix",
    "null_space",
    "reduced_row_echelon_form",
    "row_echelon_form",
    "to_html",
    "to_json",
    "to_latex",
    "to_markdown",
    "to_text",
]

if TYPE_CHECKING:
    from exactrank.api import (  # noqa: I001 - one import a module
        null_space as null_space,
        reduced_row_echelon_form as reduced_row_echelon_form,
        row_echelon_form as row_echelon_form,
        to_html as to_html,
        to_json as to_json,
        to_latex as to_latex,
        to_markdown as to_markdown,
        to_text as to_text,
    )
    from exactrank.errors import ExactrankError as ExactrankError, InputError as InputError
    from exactrank.matrix import Matrix as Matrix
    from exactrank.reading import as_matrix as as_matrix


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        from importlib import import_module

        value = getattr(import_module(_WHERE[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'exactrank' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
