"""How Sphinx builds these pages: `sphinx-build -W -n docs docs/_build`. Nothing on them is fetched from elsewhere."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

import exactrank

ROOT = Path(__file__).parents[1]

project = "exactrank"
author = "The exactrank maintainers"
version = release = exactrank.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "exactrank.sphinx"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "exactrank"
html_math_renderer = "exactrank"
html_copy_source = False
html_show_copyright = False
html_static_path = ["static"]
html_css_files = ["exactrank.css"]
default_role = "code"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
nitpick_ignore_regex = [  # documented elsewhere: the standard library and others, the rooms, and names of unions
    ("py:class", r"(collections\.abc|concurrent\.futures|fractions|decimal|os|pathlib|enum|numpy|sympy)\..*"),
    ("py:class", r"exactrank\.[a-z_]+\..*"),
    ("py:class", r"[A-Z]\w*"),
]


def _by_last_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: Element) -> Element | None:
    """A record that a signature names alone: these imports are there for a type checker only."""
    objects = env.domains.python_domain.objects
    found = [name for name in objects if name.rpartition(".")[2] == node["reftarget"]]
    if node["refdomain"] != "py" or len(found) != 1:
        return None
    entry = objects[found[0]]
    return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, shown, found[0])


def _bars_as_signs(_app: Sphinx, _what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
    """A norm in a docstring is no substitution of reStructuredText; examples stand as they are."""
    example = False
    for k, line in enumerate(lines):
        example = bool(line.strip()) and (example or line.lstrip().startswith(">>>"))
        if not example:
            lines[k] = line.replace("|", r"\|")


GALLERY = {
    "gallery/rank": ("row-reduction",),
    "gallery/proofs": ("all", "minors", "singular-values", "factorization", "outer-product"),
    "gallery/approximation": ("page", "projection", "low-rank", "lora", "comparison"),
}
"""The pages of the gallery and the methods that their problems begin with; all others are on the page of the course."""


TITLES = {
    "cases-inverse": "An inverse with letters",
    "cases-system": "A system with letters",
    "determinant-cofactors": "A determinant by cofactors",
    "determinant-rows": "A determinant by row operations",
    "larger": "A larger matrix",
    "ldu": "LDU factorization",
    "lu": "LU factorization",
    "no-eigenbasis": "No basis of eigenvectors",
    "svd": "Singular value decomposition",
    "system-equations": "A system typed as equations",
    "system-infinite": "A system with infinitely many solutions",
    "system-none": "A system without solutions",
    "system-unique": "A system with one solution",
    "tall": "A tall matrix",
    "wide": "A wide matrix",
    "zero": "The zero matrix",
    "zero-proofs": "Proofs for the zero matrix",
}
"""Headings of problems whose folders have names that are none."""


def _page_of(problem: dict[str, Any]) -> str:
    methods = ["page"] if problem.get("page") else problem.get("methods", ["row-reduction"])
    return next((page for page, begins in GALLERY.items() if methods[0] in begins), "gallery/course")


def _add_problems(_app: Sphinx, page: str, source: list[str]) -> None:
    """Puts on a page of the gallery every problem that belongs there, so that none can be forgotten."""
    for path in sorted((ROOT / "derivations").glob("*/problem.toml")) if page.startswith("gallery/") else ():
        text = path.read_text(encoding="utf-8")
        if _page_of(tomllib.loads(text)) == page:
            name, said = path.parent.name, text.partition("\n")[0].lstrip("# ")
            title = TITLES.get(name) or name.replace("-", " ").capitalize()
            block = f"```{{exactrank-problem}} ../../derivations/{path.parent.name}/problem.toml\n```"
            source[0] += f"\n## {title}\n\n{said}\n\n{block}\n"


def _add_names(_app: Sphinx, page: str, source: list[str]) -> None:
    """Puts the public names that the page of the interface does not place at its end."""
    rest = [name for name in exactrank.__all__ if page == "api" and f":: {name}\n" not in source[0]]
    if rest:
        kinds = [(name, "class" if isinstance(getattr(exactrank, name), type) else "function") for name in rest]
        made = "\n".join([f".. auto{kind}:: {name}" for name, kind in kinds])
        source[0] += f"\n## More\n\n```{{eval-rst}}\n.. currentmodule:: exactrank\n{made}\n```\n"


def setup(app: Sphinx) -> None:
    app.connect("source-read", _add_names)
    app.connect("source-read", _add_problems)
    app.connect("autodoc-process-docstring", _bars_as_signs)
    app.connect("missing-reference", _by_last_name)
