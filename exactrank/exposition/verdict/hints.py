"""A verdict for somebody who learns: the place of each mistake at once, a hint and what it should be when asked for."""

from __future__ import annotations

from exactrank.document import Block, Document, Fold, Paragraph, Quote, say
from exactrank.exposition.verdict.explain import judged, rest_of
from exactrank.exposition.verdict.mistakes import mistake, what_went_wrong
from exactrank.exposition.verdict.overview import overview, right_lines
from exactrank.exposition.verdict.quotations import beside_answer
from exactrank.exposition.verdict.row_names import RowNames
from exactrank.judging.verdicts.verdict import Outcome, Verdict


def explain_with_hints(verdict: Verdict, answer: str) -> Document:
    """The answer beside what is said of it; hints and solutions are folded away.

    >>> from exactrank.api import verify
    >>> text = "A = [1 2]\\n    [3 4]\\n\\nR2 <- R2 - 3 R1\\n\\n[1 2]\\n[0 2]"
    >>> (beside,) = explain_with_hints(verify(text), text).blocks
    >>> [block.title.message for block in beside.remarks if isinstance(block, Fold)]
    ['verdict.hint.title', 'verdict.hint.solution.title']
    """
    blocks: list[Block] = [Paragraph((*overview(verdict), *right_lines(verdict)))]
    names = RowNames.of(verdict)
    for index, one in enumerate(verdict.judgements):
        if one.outcome is not Outcome.INCORRECT:
            blocks += judged(verdict, one, index, names)
            continue
        place, *rest = mistake(verdict, one, index, names)
        blocks.append(place)
        if rest and isinstance(rest[0], Quote):
            blocks.append(rest.pop(0))
        blocks.append(Fold(say("verdict.hint.title"), (Paragraph((what_went_wrong(one),)),)))
        blocks.append(Fold(say("verdict.hint.solution.title"), tuple(rest)))
    blocks += rest_of(verdict)
    return Document(say("verdict.title"), (beside_answer(answer, verdict, blocks),))
