"""The extension of Sphinx, for reStructuredText and MyST: `extensions = ["exactrank.sphinx"]`.

`exactrank` shows a derivation; `exactrank-check` shows its content and judges it: what is wrong there is a warning of
the build, at its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from exactrank.embedding.blocks import OPTIONS, block_request
from exactrank.embedding.checks import CheckOptions, check_findings
from exactrank.embedding.restructured import answer_in_nodes
from exactrank.errors import ExactrankError, Place
from exactrank.messages import LANGUAGES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LOGGER = logging.getLogger(__name__)
KIND = "exactrank"
"""The type of our warnings, for `suppress_warnings`."""


class _Directive(SphinxDirective):
    """What both directives share: the language of the document, and warnings at a line of its source."""

    has_content = True

    @property
    def lang(self) -> str:
        return self.config.language if self.config.language in LANGUAGES else LANGUAGES[0]

    @property
    def first(self) -> int:
        """The line of the content's first line; MyST counts the offset from the directive, docutils from the start."""
        return int(self.content_offset) + 1 + (int(self.lineno) if self.is_markdown else 0)

    @property
    def is_markdown(self) -> bool:
        """MyST's state stands in for that of docutils."""
        return type(self.state).__module__.startswith("myst_parser.")

    def warn(self, line: int, sentence: str) -> None:
        source, _ = self.get_source_info()
        LOGGER.warning(sentence, type=KIND, location=f"{source}:{line}")

    def warn_of(self, error: ExactrankError) -> None:
        for problem in error.problems:
            place = problem.place
            at = place.line if place is not None and place.line else self.lineno
            self.warn(at, problem.sentence(self.lang))


class DerivationDirective(_Directive):
    """Shows what `exactrank derive` gives, in HTML with MathML, in LaTeX and in text."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(sorted(OPTIONS), directives.unchanged)

    def run(self) -> list[nodes.Node]:
        from exactrank.render.formats import Format, written

        matrix = "\n".join([*self.arguments, *self.content])
        start = self.lineno if self.arguments else self.first
        try:
            request = block_request(matrix, self.options, Place("", start), self.lang)
            document = request.document
        except ExactrankError as error:
            self.warn_of(error)
            return []
        shown = {form.value: str(written(document, form, request.lang)) for form in (Format.HTML, Format.LATEX)}
        shown["text"] = str(written(document, Format.TEXT, request.lang))
        return [nodes.raw("", text, format=form) for form, text in shown.items()]


class CheckDirective(_Directive):
    """Shows its content, and warns of what the judge finds wrong in it, or does not find right."""

    option_spec: ClassVar[dict[str, Any]] = {
        "problem": directives.unchanged,
        "kind": directives.unchanged,
        "field": directives.unchanged,
        "expect": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        shown: list[nodes.Node] = self.parse_content_to_nodes(allow_section_headings=True)
        try:
            options = CheckOptions.of(self.options)
            for line, sentence in self._findings(options, shown):
                self.warn(line, sentence)
        except ExactrankError as error:  # of the options: their places are none in the document
            self.warn_of(ExactrankError(*[replace(one, place=None) for one in error.problems]))
        return shown

    def _findings(self, options: CheckOptions, shown: list[nodes.Node]) -> Iterator[tuple[int, str]]:
        if options.kind is None and not self.is_markdown:
            answer = answer_in_nodes(shown, self.first)
            yield from check_findings(answer.text, options.of_kind("latex"), self.lang, answer.lines)
            return
        text = "\n".join(self.content)
        lines = range(self.first, self.first + len(self.content))
        yield from check_findings(text, options.of_kind(options.kind or "markdown"), self.lang, lines)


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls."""
    from exactrank import __version__

    app.add_directive("exactrank", DerivationDirective)
    app.add_directive("exactrank-check", CheckDirective)
    app.add_latex_package("amsmath")
    app.add_latex_package("graphicx")
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
