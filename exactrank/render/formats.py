"""The formats by name: one call from a document and its JSON object to text."""

from __future__ import annotations

import os.path
from enum import Enum
from typing import assert_never

from exactrank.document import Document
from exactrank.render.sentences import Notation, Tex


class Format(Enum):
    LATEX = "latex"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    PRETEXT = "pretext"
    TEXT = "text"
    JSON = "json"


ENDINGS = {
    ".tex": Format.LATEX,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".pdf": Format.PDF,
    ".ptx": Format.PRETEXT,
    ".txt": Format.TEXT,
    ".json": Format.JSON,
}


def format_of(path: str) -> Format | None:
    """The format that a file's name asks for, None where its ending says nothing."""
    return ENDINGS.get(os.path.splitext(path)[1].lower())


def written(
    document: Document, form: Format, lang: str, standalone: bool = False, notation: Notation | None = None
) -> str | bytes:
    """The document in a format made for reading; a PDF is bytes. JSON is made from the record instead.

    Without a notation the language's own is used; plain text has one way to draw a matrix.
    """
    match form:
        case Format.LATEX:
            if notation is not None and notation.tex is Tex.BEAMER:
                from exactrank.render.latex_frames import render_frames

                return render_frames(document, lang, standalone, notation)
            from exactrank.render import latex

            return latex.render(document, lang, standalone, notation)
        case Format.MARKDOWN:
            from exactrank.render import markdown

            return markdown.render(document, lang, standalone, notation)
        case Format.HTML:
            from exactrank.render import html

            return html.render(document, lang, standalone, notation)
        case Format.PDF:
            from exactrank.render import pdf

            return pdf.render(document, lang, notation=notation)
        case Format.PRETEXT:
            from exactrank.render import pretext

            return pretext.render(document, lang, standalone, notation)
        case Format.TEXT:
            from exactrank.render import plain

            return plain.render(document, lang)
        case Format.JSON:
            raise ValueError("a document has no JSON form; its record has")
        case _:
            assert_never(form)
