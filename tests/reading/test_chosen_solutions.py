"""Values that are chosen and solutions that are called one of several, in every language of the packs."""

from __future__ import annotations

import pytest

from exactrank.reading.claims.chosen_solutions import ChosenSolutions
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import pack

CHOSEN = {
    "en": ("Taking ", "We take "),
    "de": ("Wir setzen, etwa ", "Nun wählen wir "),
    "fr": ("Prenons ", "En posant "),
    "es": ("Tomando ", "Eligiendo "),
    "pt": ("Fazendo ", "Escolhendo "),
    "it": ("Ponendo ", "Prendiamo "),
    "pl": ("Przyjmując ", "Weźmy "),
    "ru": ("Пусть ", "Полагая "),
    "ja": ("特に ", "とくに "),
    "zh": ("令 ", "取 "),
}
CONCLUDED = {
    "en": ("So ", "It must be that "),
    "de": ("Also ist ", "Die Lösung ist "),
    "fr": ("Donc ", "On obtient "),
    "es": ("Luego ", "Se obtiene "),
    "pt": ("Logo ", "Obtemos "),
    "it": ("Quindi ", "Si ottiene "),
    "pl": ("Zatem ", "Otrzymujemy "),
    "ru": ("Значит ", "Получаем "),
    "ja": ("よって ", "したがって "),
    "zh": ("所以 ", "得 "),
}
ONE = {
    "en": "a particular solution is",
    "de": "zum Beispiel",
    "fr": "une solution particulière",
    "es": "por ejemplo",
    "pt": "uma solução é",
    "it": "ad esempio",
    "pl": "rozwiązanie szczególne",
    "ru": "частное решение",
    "ja": "特殊解は",
    "zh": "例如",
}
ALL = {
    "en": "the solution is",
    "de": "die Lösung ist",
    "fr": "la solution est",
    "es": "la solución es",
    "pt": "a solução é",
    "it": "la soluzione è",
    "pl": "rozwiązaniem jest",
    "ru": "решение",
    "ja": "解は",
    "zh": "解为",
}


@pytest.mark.parametrize("code", languages()["languages"])
def test_what_is_chosen_and_what_is_concluded(code: str) -> None:
    own, any_language = ChosenSolutions([pack(code)]), ChosenSolutions()
    for words in (own, any_language):
        assert all(map(words.choose, CHOSEN[code]))
        assert not any(map(words.choose, CONCLUDED[code]))
        assert words.calls_it_one(ONE[code])
        assert not words.calls_it_one(ALL[code])
