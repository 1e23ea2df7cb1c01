"""Templates of sentences: literal words, [optional parts], (one | another) and {slots}, as regular expressions.

A template is read into a tree once; from the tree come the regular expression and the words of which one must occur
where the template matches, so that it is tried nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

PLACEHOLDERS = "\ue000\ue001"
"""The characters that stand for a formula in a sentence: inline and displayed."""
FORMULA = f"[{PLACEHOLDERS}]"


@dataclass(frozen=True, slots=True)
class Literal:
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an optional part has an empty one among them."""

    options: tuple[tuple[Node, ...], ...]


Node = Literal | Slot | Choice
_PIECE = lazy_pattern(r"\{[a-z_]+(?::[a-z_]+)?\}|[\[\]()|]|(?:\\.|[^\[\](){}|\\])+")
_SIGNS = ".:;()"
_ESCAPED = lazy_pattern(r"\\(.)")


@cache
def tree_of(template: str) -> tuple[Node, ...]:
    """The parts of a template in order.

    >>> tree_of("[the] rank {is} {value}")[1:3]
    (Literal(text=' rank '), Slot(kind='is', name='is'))
    """
    stack: list[tuple[str, list[list[Node]]]] = [("", [[]])]
    options = stack[-1][1]
    for piece in _PIECE.findall(template):
        if piece in "[(":
            stack.append((piece, [[]]))
        elif piece == "|":
            options.append([])
        elif piece in "])":
            opened, inner = stack.pop()
            if opened == "[":
                inner.append([])
            stack[-1][1][-1].append(Choice(tuple(map(tuple, inner))))
        else:
            options[-1].append(_slot(piece) if piece[0] == "{" else _literal(piece))
        options = stack[-1][1]
    ((_, whole),) = stack
    return tuple(whole[0]) if len(whole) == 1 else (Choice(tuple([tuple(option) for option in whole])),)


@cache
def _slot(text: str) -> Slot:
    kind, _, name = text[1:-1].partition(":")
    return Slot(kind, name or kind)


@cache
def _literal(text: str) -> Literal:
    return Literal(_ESCAPED.sub(r"\1", text))


def required_words(nodes: tuple[Node, ...], lists: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Groups of words, in lower case: of each group at least one word occurs wherever the template matches.

    >>> list(required_words(tree_of("[the] (rank | nullity) of {subject} is"), {}))
    [('rank', 'nullity'), ('of',), ('is',)]
    """
    for node in nodes:
        found: tuple[str, ...] = ()
        if isinstance(node, Literal):
            found = _longest_word(node.text)
        elif isinstance(node, Slot):
            found = _required_of_list(lists[node.kind]) if node.kind in lists else ()
        elif () not in node.options:
            parts = [surest(required_words(option, lists)) for option in node.options]
            found = tuple([word for part in parts for word in part]) if all(parts) else ()
        if found and all(found):
            yield found


@cache
def _longest_word(text: str) -> tuple[str]:
    return (max(text.lower().split() or [""], key=len).strip(_SIGNS),)


@cache
def _required_of_list(words: tuple[str, ...]) -> tuple[str, ...]:
    parts = [surest(required_words(tree_of(word), {})) for word in words]
    return tuple([word for part in parts for word in part]) if all(parts) else ()


def surest(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The group whose shortest word is longest, which occurs by chance most seldom; empty when there is none.

    >>> surest([("of",), ("rank", "nullity")])
    ('rank', 'nullity')
    """
    return max(groups, key=_shortest, default=())


def _shortest(words: tuple[str, ...]) -> int:
    return min(map(len, words))


Part = str | Slot
"""A stretch of a template without slots, as a regular expression; or a slot."""


def variants_of(
    nodes: tuple[Node, ...], lists: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[tuple[Part, ...], tuple[Node, ...]]]:
    """The template with every choice that holds slots made, in order; what has none stays one regular expression.

    Behind the parts of each stand the nodes that it is made of.

    >>> [parts for parts, _ in variants_of(tree_of("[the] rank [of {subject}]"), {})]
    [('(?:the)? ?rank ?of ?', Slot(kind='subject', name='subject')), ('(?:the)? ?rank ?',)]
    """
    choices: list[list[tuple[tuple[Part, ...], tuple[Node, ...]]]] = []
    for node in nodes:
        if isinstance(node, Choice) and any(_has_slots(option, lists) for option in node.options):
            choices.append([variant for option in node.options for variant in variants_of(option, lists)])
        elif isinstance(node, Slot) and node.kind not in lists:
            choices.append([((node,), (node,))])
        else:
            choices.append([((expression_of((node,), lists),), (node,))])
    for chosen in product(*choices):
        parts = _joined([part for made, _ in chosen for part in made])
        yield parts, tuple([node for _, made in chosen for node in made])


def _joined(parts: list[Part]) -> tuple[Part, ...]:
    made: list[Part] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] += part
        else:
            made.append(part)
    evened = [re.sub(r"(?: \?){2,}", " ?", part) if isinstance(part, str) else part for part in made]
    return tuple([part for part in evened if part not in ("", " ?")])


def _has_slots(nodes: tuple[Node, ...], lists: Mapping[str, tuple[str, ...]]) -> bool:
    return any(
        node.kind not in lists
        if isinstance(node, Slot)
        else isinstance(node, Choice) and any(_has_slots(option, lists) for option in node.options)
        for node in nodes
    )


def expression_of(nodes: tuple[Node, ...], lists: Mapping[str, tuple[str, ...]]) -> str:
    """The regular expression of nodes without slots. A blank may be missing: it parts an optional word from the next.

    >>> expression_of(tree_of("[the] rank"), {})
    '(?:the)? ?rank'
    """
    pieces: list[str] = []
    for node in nodes:
        match node:
            case Literal(text):
                pieces.append(" ?".join([re.escape(word) for word in re.split(r"\s+", text)]))
            case Slot(kind):
                pieces.append(any_of(lists[kind]))
            case Choice(options):
                made = [expression_of(option, lists) for option in options if option]
                inner = "|".join(sorted(made, key=len, reverse=True))  # "rank" must not hide "rank of a matrix"
                pieces.append(f"(?:{inner})?" if () in options else f"(?:{inner})")
    return re.sub(r"(?: \?){2,}", " ?", "".join(pieces))


def is_optional(expression: str) -> bool:
    """Whether the regular expression of a stretch has only optional parts outside of brackets.

    >>> is_optional("(?:a|an)? ?"), is_optional("(?:a|an)? ?matrix ?"), is_optional("(?:a|an) ?")
    (True, False, False)
    """
    depth, outside = 0, []
    for k, sign in enumerate(expression):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign != ")":
            outside.append(sign)
        elif depth == 0 and expression[k + 1 : k + 2] != "?":
            return False
    return not "".join(outside).strip(" ?")


def any_of(words: Iterable[str]) -> str:
    """One of the words or phrases, the longest first; each a template without slots."""
    return _any_of(tuple(words))


@cache
def _any_of(words: tuple[str, ...]) -> str:
    made = [expression_of(tree_of(word), {}) for word in sorted(words, key=lambda word: (-len(word), word))]
    return f"(?:{'|'.join(made)})" if made else r"(?!)"
