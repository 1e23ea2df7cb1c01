"""Words and brackets within a formula: what parts clauses, what names an operator, what a letter runs through."""

from __future__ import annotations

from exactrank.reading.formulas.sides import OPENING
from exactrank.reading.language.language_index import operators, spaces
from exactrank.reading.latex.tokens import Tokens, closing, words
from exactrank.reading.latex.vocabulary import SILENT

_NO_WORDS = words("T t R L Row")
_SPACES = words("Nul Null nul null Ker ker Col col Row row Im im Span span Sp Vect Lin lin CS RS NS N C Kern dim")
"""Names of operators where their argument follows; row and null are words besides."""
DOTS = words(r". \ldots \dots \dotsb \dotsc \cdots …")
_ARGUMENTS = words(r"( \{ \left \bigl \big \Big \Bigl \langle \lbrace")


def letter_with_words_under(tokens: Tokens, stop: int, k: int) -> int:
    r"""Where \underset{...}{P} ends, a letter with something under it; 0 for a sign that has something there."""
    if k + 1 >= stop or tokens[k + 1].text != "{":
        return 0
    at = closing(tokens, k + 1, stop) + 1
    letter = tokens[at + 1].text if at + 2 < stop and tokens[at].text == "{" and tokens[at + 2].text == "}" else ""
    return at + 3 if len(letter) == 1 and letter.isalpha() else 0


def is_words(tokens: Tokens, stop: int, k: int) -> bool:
    """\\text{and}, \\text{where}: words that part clauses, not the name of an operator or an index."""
    if k + 1 >= stop or tokens[k + 1].text != "{":
        return False
    end = closing(tokens, k + 1, stop)
    word = "".join([token.text for token in tokens[k + 2 : end]])
    if (word in _SPACES or word in spaces()) and end + 1 < stop:
        after = tokens[end + 1].text
        if after in _ARGUMENTS or (len(after) == 1 and after.isupper()):
            return False
    if word.lower() == "proj" and end + 1 < stop and tokens[end + 1].text == "_":
        return False
    if _is_applied(tokens, stop, k + 1, end):
        return False
    return word not in _NO_WORDS and word not in operators() and len(word) > 1 and any(c.isalpha() for c in word)


def _is_applied(tokens: Tokens, stop: int, begin: int, end: int) -> bool:
    r"""\text{cof}(A): no blank parts the name in the group from what it is applied to."""
    if end + 1 >= stop or tokens[end + 1].text not in ("(", r"\left") or end - begin < 2:
        return False
    ends = tokens[begin].stop == tokens[begin + 1].start and tokens[end - 1].stop == tokens[end].start
    return ends and tokens[end].stop == tokens[end + 1].start and not _refers(tokens, stop, end + 1)


def _refers(tokens: Tokens, stop: int, k: int) -> bool:
    """(2), (i): the number of an equation, which words lead to."""
    inner = [token.text for token in tokens[k : min(k + 3, stop)]]
    return inner[::2] == ["(", ")"] and (inner[1].isdecimal() or inner[1] in ("i", "v", "*"))


def behind_brackets(tokens: Tokens, stop: int, k: int) -> int:
    """Goes past what only groups: brackets, spaces."""
    while k < stop and (tokens[k].text in SILENT or tokens[k].text in OPENING):
        k += 1
    return k


def family_of(tokens: Tokens, stop: int, k: int) -> tuple[tuple[int, ...], int] | None:
    """(j = 1, 2, 3): the numbers a letter stands for, and where reading goes on."""
    texts = [token.text for token in tokens[k : min(stop, k + 40)]]
    if len(texts) < 5 or not texts[1].isalpha() or texts[2] not in ("=", r"\in") or ")" not in texts:
        return None
    end = texts.index(")")
    numbers = [int(text) for text in texts[3:end] if text.isdecimal() and len(text) < 5]
    if not numbers:
        return None
    if any(text in DOTS for text in texts[3:end]) and len(numbers) > 1:
        numbers = list(range(numbers[0], min(numbers[-1], 1000) + 1))
    return tuple(numbers), k + end + 1
