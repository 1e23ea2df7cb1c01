"""The index of a folder of derivations: a page with a line for each, and links to its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from exactrank.document import Document, Said, say
from exactrank.messages import LANGUAGES
from exactrank.records import dataclass
from exactrank.render import html
from exactrank.render.formats import Format
from exactrank.render.formula_text import linear_text
from exactrank.render.sentences import said

INDEX = Document(say("site.title"), ())
"""The index without its lines, which are links."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A derivation: the name of its folder, its title, and its files by format, as paths beside the index."""

    name: str
    title: Said
    files: Mapping[Format, str]


def index_name(lang: str) -> str:
    """The file name of the index in a language: the first of the languages has `index.html`.

    >>> index_name("en"), index_name("ja")
    ('index.html', 'index.ja.html')
    """
    return "index.html" if lang == LANGUAGES[0] else f"index.{lang}.html"


def index_page(entries: Sequence[IndexEntry], lang: str, languages: Sequence[str]) -> str:
    """The page, with links to the index in the other languages; it needs no script and nothing from elsewhere.

    >>> from exactrank.document import Name
    >>> entry = IndexEntry("swaps", say("reduction.title", name=Name("A")), {Format.HTML: "swaps/en.html"})
    >>> '<a href="swaps/en.html">Row reduction of A</a>' in index_page([entry], "en", ())
    True
    """
    others = [_link(index_name(one), one, one) for one in languages if one != lang]
    more = "".join([f"<p>{' '.join(others)}</p>\n" if others else "", "<ul>\n", *map(_Line(lang), entries), "</ul>\n"])
    return html.page(INDEX, lang, more, "")


class _Line:
    """A line of the index in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, entry: IndexEntry) -> str:
        title = said(entry.title, self.lang, linear_text)
        first, *rest = entry.files.items()
        links = [_link(first[1], title), *[_link(path, form.value.upper()) for form, path in rest]]
        return f"<li>{' '.join(links)} <code>{escape(entry.name)}</code></li>\n"


def _link(path: str, text: str, lang: str = "") -> str:
    told = f' lang="{lang}"' if lang else ""
    return f'<a href="{escape(path)}"{told}>{escape(text)}</a>'
