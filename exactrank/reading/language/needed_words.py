"""Whether a text can match an expression that is made of words at all: whether one of the words occurs in it.

Most texts have no word for a subcase or a multiple choice; it is quicker to look for the words themselves than to go
through the text with an expression that may begin anywhere. The words are those of the lists that the expression is
made of, so the packs are the only place where they stand.
"""

from __future__ import annotations

from functools import cache, lru_cache

from exactrank.reading.language.templates import required_words, surest, tree_of


def may_have(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of some templates without slots can match somewhere in a text, in upper or lower case.

    >>> may_have("In Case 2 a is not 0.", ("case[s]", "first case")), may_have("The rank is 2.", ("case[s]",))
    (True, False)
    """
    needed = _needed(words)
    if needed is None:
        return True
    low = lowered(text)
    return any(word in low for word in needed)


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """A text in lower case; that of an answer is asked for again and again."""
    return text.lower()


@cache
def _needed(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """In lower case, without those that hold another; None where a template matches without any word."""
    found: set[str] = set()
    for template in words:
        needed = surest(required_words(tree_of(template), {}))
        if not needed:
            return None
        found.update(needed)
    return tuple(sorted([one for one in found if not any(other in one for other in found - {one})]))
