"""The exposition of what was left out: one sentence for each reason."""

from __future__ import annotations

from typing import assert_never

from exactrank.document import Document, Name, Paragraph, Said, say
from exactrank.exposition.formulas import rank_is
from exactrank.requests.inapplicable import Inapplicable, Reason


def explain_inapplicable(found: Inapplicable, name: str = "A") -> Document:
    """Which methods there are that say nothing of the matrix, and why."""
    sentences = tuple([_sentence(reason, found, name) for reason, _ in found.reasons])
    return Document(say("inapplicable.title", name=Name(name)), (Paragraph(sentences),))


def _sentence(reason: Reason, found: Inapplicable, name: str) -> Said:
    match reason:
        case Reason.NO_RIGHT_SIDE:
            return say("inapplicable.no-right-side")
        case Reason.SEVERAL_RIGHT_SIDES:
            return say("inapplicable.several-right-sides")
        case Reason.SOLVABLE:
            return say("inapplicable.solvable")
        case Reason.NOT_SQUARE:
            return say("inapplicable.not-square", name=Name(name))
        case Reason.NOT_INVERTIBLE:
            return say("inapplicable.not-invertible", name=Name(name))
        case Reason.NOT_RANK_ONE:
            return say("inapplicable.not-rank-one", name=Name(name), rank=rank_is(name, found.rank))
        case Reason.IRRATIONAL_SQUARES:
            return say("inapplicable.irrational-squares")
        case Reason.PRIME_FIELD:
            return say("inapplicable.prime-field", modulus=found.matrix.field.characteristic)
        case _:
            assert_never(reason)
