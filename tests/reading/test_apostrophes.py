"""The apostrophe of print is the one of keyboards: in claims, denials, conditions and reports, and as a prime."""

from __future__ import annotations

import pytest

import exactrank

GIVEN = "$A = \\begin{pmatrix}1&2\\\\2&4\\end{pmatrix}$.\n\n"


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("La matrice $A$ n’est pas inversible.", "correct"),
        ("Le rang de $A$ n’est pas 1.", "incorrect"),
        ("L’image de $A$ est engendrée par $(1,2)^T$.", "correct"),
        ("S’il n’y a pas d’erreur, le rang de $A$ est 2.", "undecided"),
        ("Le rang de $A$ est 2, s’ils ont raison.", "undecided"),
        ("D’après l’énoncé, le rang de $A$ est 2.", "undecided"),
        ("Montrer que $A$ n’est pas inversible.", "undecided"),
        ("L’immagine di $A$ è generata da $(1,2)^T$.", "correct"),
        ("L’inversa di $A$ esiste.", "incorrect"),
        ("$A$ isn’t invertible.", "correct"),
        ("We don’t know whether the rank of $A$ is 2.", "undecided"),
        ("<p>Le rang de A n&rsquo;est pas 2.</p>", "correct"),
    ],
)
def test_both_apostrophes_say_the_same(sentence: str, outcome: str) -> None:
    given = "<p>A = [1 2; 2 4]</p>" if sentence.startswith("<") else GIVEN
    for text in (given + sentence, (given + sentence).replace("’", "'").replace("&rsquo;", "'")):
        assert exactrank.verify(text).outcome.value == outcome


def test_what_is_quoted_stays_as_it_was_written() -> None:
    (judged,) = exactrank.verify(GIVEN + "La matrice $A$ n’est pas inversible.").judgements
    assert "n’est pas" in judged.statement.span.source
