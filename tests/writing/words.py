"""What connects one display with the next, in five languages."""

from __future__ import annotations

from random import Random

from tests.writing.arithmetic import Operation
from tests.writing.labels import in_words
from tests.writing.styles import Language, Style

_LEADS: dict[Language, tuple[str, ...]] = {
    "en": ("We {w}:", "Now {w} to get", "Next, {w}. This gives", "{W}:", "{W}, and we obtain", "If we {w}, we get"),
    "ja": ("{w}と", "次に、{w}。すると", "{w}:", "{w}。"),
    "de": ("{W}:", "Nun {w}. Das ergibt", "Jetzt {w}, wir erhalten"),
    "fr": ("{W} :", "Ensuite, {w}. On obtient", "Puis {w}, ce qui donne"),
    "zh": ("{w},得", "再{w},得到", "{w}:"),
}
_AND: dict[Language, str] = {"en": " and ", "ja": "。さらに", "de": " und ", "fr": " et ", "zh": ",再"}
_NEXT: dict[Language, tuple[str, ...]] = {
    "en": ("so", "and then", "then", "which becomes", "hence"),
    "ja": ("次に", "さらに", "よって"),
    "de": ("dann", "also", "und weiter"),
    "fr": ("puis", "ensuite", "donc"),
    "zh": ("然后", "再", "于是"),
}
_WITH: dict[Language, tuple[str, ...]] = {
    "en": ("Apply {s}:", "With {s} we get", "{s}", "The operation {s} gives", "Then {s}:"),
    "ja": ("{s} により", "{s}", "{s} を行うと"),
    "de": ("Mit {s} erhalten wir", "{s}", "Anwenden von {s}:"),
    "fr": ("Avec {s} on obtient", "{s}", "On effectue {s} :"),
    "zh": ("由 {s} 得", "{s}", "作 {s}:"),
}
_STEP: dict[Language, str] = {"en": "Step", "ja": "手順", "de": "Schritt", "fr": "Étape", "zh": "步骤"}
_HEADERS: dict[Language, tuple[str, str, str]] = {
    "en": ("Step", "Operation", "Result"),
    "ja": ("手順", "操作", "結果"),
    "de": ("Schritt", "Umformung", "Ergebnis"),
    "fr": ("Étape", "Opération", "Résultat"),
    "zh": ("步骤", "变换", "结果"),
}


def lead(operations: tuple[Operation, ...], style: Style, rng: Random) -> str:
    """A sentence that says the operations and leads to the display after it."""
    phrases = [in_words(operation, style, rng) for operation in operations]
    for verb in ("subtract ", "add "):  # the verb need not be said again
        if len(phrases) > 1 and all(clause.startswith(verb) for clause in phrases) and rng.random() < 0.4:
            phrases[1:] = [clause.removeprefix(verb) for clause in phrases[1:]]
    clauses = _AND[style.language].join(phrases)
    return rng.choice(_LEADS[style.language]).format(w=clauses, W=clauses[0].upper() + clauses[1:])


def lead_with_signs(signs: str, style: Style, rng: Random) -> str:
    return rng.choice(_WITH[style.language]).format(s=signs)


def connective(style: Style, rng: Random) -> str:
    return rng.choice(_NEXT[style.language])


def step_word(style: Style) -> str:
    return _STEP[style.language]


def table_headers(style: Style) -> tuple[str, str, str]:
    return _HEADERS[style.language]
