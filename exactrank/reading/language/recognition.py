"""Which languages a text is written in, by the words that occur in it."""

from __future__ import annotations

from collections.abc import Container
from functools import cache, lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages

_CJK = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_KANA = lazy_pattern(r"[\u3041-\u30ff]")
_WORDS = lazy_pattern(r"[^\W\d_]+")
_ENOUGH = 2


@cache
def _known_words() -> dict[str, tuple[tuple[str, int], ...]]:
    """Every word by which a language is known, with its weight there."""
    known: dict[str, tuple[tuple[str, int], ...]] = {}
    for code, language in languages()["languages"].items():
        for key, weight in (("strong", _ENOUGH), ("words", 1)):
            for word in language.get(key, ()):
                known[word] = (*known.get(word, ()), (code, weight))
    return known


@lru_cache(maxsize=4)  # one text is asked for by all that is read of it
def languages_of(text: str) -> tuple[str, ...]:
    """The languages whose words occur in a text, in the order of the index; without any sign there is none.

    >>> languages_of("The rank of A is 2"), languages_of("A の階数は 2"), languages_of("rank A は det A = 0 より 1")
    (('en',), ('ja',), ('en', 'ja'))
    """
    known = _known_words()
    weights: dict[str, int] = {}
    in_its_script: set[str] = set()
    for word in set(_WORDS.findall(text.lower())):
        for code, weight in known.get(word, ()):
            weights[code] = weights.get(code, 0) + weight
    if _CJK.search(text):
        for code, language in languages()["languages"].items():
            if not language.get("kana", True) and _KANA.search(text):
                continue
            if any(sign in text for sign in language.get("signs", ())):
                weights[code] = _ENOUGH
                in_its_script.add(code)
        if max(weights.values(), default=0) < _ENOUGH and not _KANA.search(
            text
        ):  # characters without kana and without a sign of a language
            weights = {code: _ENOUGH for code, one in languages()["languages"].items() if not one.get("kana", True)}
    # Languages share words (determinante, se, es): one that has but half of what another has is none of the text. One
    # that is told by its script stays: the words of the other may be functions in formulas, det A and rank A.
    most = max(weights.values(), default=0)
    least = max(_ENOUGH, most // 2 + 1)
    found = tuple([code for code in languages()["languages"] if weights.get(code, 0) >= least or code in in_its_script])
    # A single word, if no other language has it; a letter is no word.
    alone = len(weights) == 1 and any(len(word) > 1 and word in known for word in _WORDS.findall(text.lower()))
    return found or (tuple(weights) if alone else ())


def has_known_words(text: str, codes: Container[str] | None = None) -> bool:
    """Whether a single word of a text is one of a language that is known, or of one of these.

    >>> has_known_words("Dimensio nulla in summa est 3"), has_known_words("Matriksin asteluku lienee 3")
    (True, False)
    >>> has_known_words("Matriisin aste on siis 7", ["en"])
    False
    """
    known = _known_words()
    words = [code for word in _WORDS.findall(text.lower()) for code, _ in known.get(word, ())]
    if any(codes is None or code in codes for code in words):
        return True
    spoken = [one for code, one in languages()["languages"].items() if codes is None or code in codes]
    return any(sign in text for language in spoken for sign in language.get("signs", ()))
