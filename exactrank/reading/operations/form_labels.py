"""The echelon forms that a label over or under a sign names: rref, REF, and their names in words."""

from __future__ import annotations

from functools import cache

from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import pack
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Token, words
from exactrank.statements import EchelonKind

FORMS = {"rref": EchelonKind.REDUCED, "ref": EchelonKind.ECHELON}
WORDED = words(r"\text \textrm \mbox \mathrm \textsf \textbf \operatorname")


def form_named(tokens: list[Token], label: Range) -> EchelonKind | None:
    """The form that a label names: rref, REF."""
    word = "".join([tokens[k].text for k in range(*label) if tokens[k].text.isalpha()])
    if word.lower() in FORMS or not any(tokens[k].text in WORDED for k in range(*label)):
        return FORMS.get(word.lower())
    return _forms_in_words().get(word.lower())


@cache
def _forms_in_words() -> dict[str, EchelonKind]:
    """The echelon forms by their names in all languages, letters only."""
    named = (("echelon_form", EchelonKind.ECHELON), ("reduced_form", EchelonKind.REDUCED))
    packs = [pack(code) for code in languages()["languages"]]
    return {
        "".join(filter(str.isalpha, name)).lower(): form
        for key, form in named
        for one in packs
        for name in one.lists.get(key, ())
    }
