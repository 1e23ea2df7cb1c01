"""Inputs from a seed and an index: written answers and small files, mutated, or tokens put together at random."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.fuzzing.ingredients import CONTEXTS, FILES, FITTING, OPERATIONS, PAGES, TOKENS, derivations, proofs
from tests.fuzzing.readers import READERS
from tests.writing.copies import COPYINGS, copied
from tests.writing.sentences import sentences, with_sentence
from tests.writing.writer import written

MOST_CHARACTERS = 20_000
"""Of one input: so many are read in a small part of a second."""


def fuzz_input(seed: int, index: int) -> tuple[str, str]:
    """The name of a reader and an input for it; the same for the same seed and index, on every machine."""
    rng = Random(f"{seed} {index}")
    name = rng.choice([*READERS])
    chance = rng.random()
    if chance < 0.25:
        text = "".join(rng.choices(TOKENS, k=rng.randint(1, 40)))
    elif chance < 0.35:
        text = repeated("".join(rng.choices(TOKENS, k=rng.choice((1, 1, 2, 3)))), rng.choice(CONTEXTS), 300)
    else:
        text = _whole(name, rng)
    for _ in range(rng.choice((0, 1, 1, 2, 3, 5, 12))):
        text = rng.choice(MUTATIONS)(text, rng)[:MOST_CHARACTERS]
    return name, text


def repeated(token: str, context: str, times: int) -> str:
    """The token many times over at the place of the context."""
    return context.replace("*", token * times)[:MOST_CHARACTERS]


def _whole(name: str, rng: Random) -> str:
    """Something that the reader could have been meant for."""
    match name.partition(",")[0]:
        case "certificate":
            return rng.choice(proofs())
        case "derivation":
            return rng.choice(derivations())
        case "operations":
            return rng.choice(OPERATIONS)
        case "matrix" | "matrix of bytes" | "python text":
            return rng.choice(FITTING.get(name, FILES) if rng.random() < 0.7 else FILES)
    if name in ("answer, html", "answer, xml") or rng.random() < 0.1:
        return rng.choice(PAGES)
    chance = rng.random()
    if chance < 0.1:
        return copied(rng.randrange(len(COPYINGS)), rng, wrong=rng.random() < 0.5)[0]
    if chance < 0.2:
        return with_sentence(rng.choice(sentences()), rng)[0]
    return written(rng.randrange(10**9), wrong=rng.random() < 0.3).text


def _slice(text: str, rng: Random) -> tuple[int, int]:
    start = rng.randint(0, len(text))
    return start, min(len(text), start + rng.choice((1, 1, 2, 5, 20, 100, 400)))


def _deleted(text: str, rng: Random) -> str:
    start, stop = _slice(text, rng)
    return text[:start] + text[stop:]


def _duplicated(text: str, rng: Random) -> str:
    start, stop = _slice(text, rng)
    return text[:stop] + text[start:stop] * rng.choice((1, 1, 2, 30, 300)) + text[stop:]


def _moved(text: str, rng: Random) -> str:
    start, stop = _slice(text, rng)
    rest, at = text[:start] + text[stop:], rng.randint(0, len(text))
    return rest[:at] + text[start:stop] + rest[at:]


def _inserted(text: str, rng: Random) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(TOKENS) + text[at:]


def _replaced(text: str, rng: Random) -> str:
    start, stop = _slice(text, rng)
    return text[:start] + rng.choice(TOKENS) + text[stop:]


def _nested(text: str, rng: Random) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(TOKENS) * rng.choice((3, 20, 80, 300)) + text[at:]


def _truncated(text: str, rng: Random) -> str:
    return text[: rng.randint(0, len(text))] if rng.random() < 0.7 else text[rng.randint(0, len(text)) :]


def _spliced(text: str, rng: Random) -> str:
    other = _whole(rng.choice([*READERS]), rng)
    return text[: rng.randint(0, len(text))] + other[rng.randint(0, len(other)) :]


def _unbalanced(text: str, rng: Random) -> str:
    """One bracket or dollar of the text is lost."""
    places = [k for k, letter in enumerate(text) if letter in "{}[]()$\\<>|\"'"]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + text[at + 1 :]


def _another_letter(text: str, rng: Random) -> str:
    at = rng.randint(0, len(text))
    return (
        text[:at]
        + chr(rng.choice((rng.randrange(32), rng.randrange(0x3000), rng.randrange(0x110000))))
        + text[at + 1 :]
    )


Mutation = Callable[[str, Random], str]
MUTATIONS: tuple[Mutation, ...] = (
    _deleted, _deleted, _duplicated, _moved, _inserted, _inserted, _replaced, _nested, _truncated, _spliced,
    _unbalanced, _unbalanced, _another_letter,
)  # fmt: skip
