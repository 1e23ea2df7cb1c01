"""How Sphinx builds these pages: `sphinx-build -W -n docs docs/_build`. Nothing on them is fetched from elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

sys.path.insert(0, str(Path(__file__).parents[1]))

from exactrank import __version__

project = "exactrank"
author = "The exactrank maintainers"
version = release = __version__
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
nitpick_ignore_regex = [  # documented elsewhere: the standard library and others; and names of unions
    ("py:class", r"(collections\.abc|fractions|decimal|pathlib|enum|numpy|sympy)\..*"),
    ("py:class", r"Fraction|Record|RightSide|Floats|Field|Domain|Certificate|Statement"),
    ("py:class", r"exactrank\.statements\..*"),
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


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", _bars_as_signs)
    app.connect("missing-reference", _by_last_name)
