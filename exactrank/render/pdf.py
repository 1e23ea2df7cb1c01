"""PDF through Typst, which comes as a wheel (the extra `pdf`): no TeX is needed, equal documents give equal bytes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from exactrank.document import Document
from exactrank.errors import MissingPackage
from exactrank.render import typst as source
from exactrank.render.sentences import Notation

if TYPE_CHECKING:
    from types import ModuleType

FONTS = Path(__file__).parent / "fonts"


def render(document: Document, lang: str = "en", accessible: bool = False, notation: Notation | None = None) -> bytes:
    """The document as the bytes of a PDF file; with `accessible` it is checked and marked as PDF/UA-1.

    Only the fonts that come with Typst and with this package are used, never those of the machine, and no time of day
    is written: equal documents give equal bytes. Raises MissingPackage where Typst is not installed.
    """
    return compiled(source.render(document, lang, notation), accessible)


def compiled(written: str, accessible: bool = False, fonts_of_machine: bool = False) -> bytes:
    """Typst source as PDF; `fonts_of_machine` are looked at too, for what somebody else has written in any script."""
    compiler = _compiler()
    made = compiler.compile(
        written.encode("utf-8"),
        format="pdf",
        font_paths=_fonts(compiler, fonts_of_machine),
        timestamp=0,
        pdf_standards=["ua-1"] if accessible else [],
    )
    return bytes(made)


@cache
def _fonts(compiler: ModuleType, of_machine: bool) -> object:
    """The fonts, read once: reading them takes a third of the time of a short page."""
    return compiler.Fonts(font_paths=[FONTS], include_system_fonts=of_machine)


def _compiler() -> ModuleType:
    from importlib import import_module

    try:
        return import_module("typst")
    except ImportError:
        raise MissingPackage.of("render.no-typst") from None
