"""One page built by Sphinx in this process, with what it made and what it said."""

from __future__ import annotations

import io
import re
from pathlib import Path

from tests.tools import needs_module

CONFIGURATION = (
    "extensions = ['exactrank.sphinx', 'myst_parser']\n"
    "myst_enable_extensions = ['colon_fence', 'dollarmath']\n"
    "language = {language!r}\n"
    "html_math_renderer = 'exactrank'\n"
)


class Built:
    """What a build made of one page: its output, and its warnings as lines of the page with their sentences."""

    def __init__(self, folder: Path, name: str, text: str, builder: str = "html", language: str = "en") -> None:
        needs_module("myst_parser", "docs")
        application, docutils = (needs_module(f"sphinx.{part}", "docs") for part in ("application", "util.docutils"))
        source = folder / "source"
        source.mkdir()
        (source / "conf.py").write_text(CONFIGURATION.format(language=language), encoding="utf-8")
        (source / name).write_text(text, encoding="utf-8")
        said = io.StringIO()
        with docutils.docutils_namespace(), docutils.patch_docutils(source):
            made = application.Sphinx(
                source,
                source,
                folder / "made",
                folder / "trees",
                builder,
                status=None,
                warning=said,
                freshenv=True,
                warningiserror=True,
            )
            made.build()
            self.failed = made.statuscode != 0
        ending = {"html": "html", "latex": "tex", "text": "txt"}[builder]
        self.page = "\n".join(
            path.read_text("utf-8")
            for path in (folder / "made").glob(f"*.{ending}")
            if path.stem not in ("genindex", "search")
        )
        plain = re.sub(r"\x1b\[[0-9;]*m", "", said.getvalue())
        warning = re.compile(rf"{name}:(\d+): WARNING: (.+?)(?: \[exactrank\])?$", re.MULTILINE)
        self.warnings = [(int(line), sentence) for line, sentence in warning.findall(plain)]
        self.said = plain
