"""Claims of sentences that only give a value: what they reply to is a question, or one of our own headings."""

from __future__ import annotations

from exactrank.reading.claims.matched_claims import Candidate, MatchedClaims
from exactrank.reading.claims.replies import reply_in
from exactrank.reading.claims.sentence_accounts import ASSERTING, Account
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.own_sentences import is_own
from exactrank.reading.language.packs import pack
from exactrank.reading.language.sentences import Sentence
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.reading.latex.tokens import closing
from exactrank.reading.latex.vocabulary import BOXES
from exactrank.statements import Assertion, DeterminantOf, Inference, NullityOf, Power, RankOf


class RepliedClaims(MatchedClaims):
    """Finds what sentences say that only give a value, by the questions that they reply to."""

    def _is_own(self, sentence: Sentence) -> bool:
        """Whether a sentence, or the one before it that may ask something, is one of our own pages."""
        near = self.prose.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        return any(is_own(one.text) for one in near)

    def _replied(self, sentence: Sentence) -> tuple[list[tuple[int, Assertion]], Account, str]:
        """What a sentence says that only gives a value, by the question that it replies to."""
        reply = reply_in(sentence, self.prose, self.packs or (pack("en"),), self.moods)  # a number has none
        if reply is None:
            return [], Account.NARRATION, ""
        here, conditions = self.moods.of(sentence, reply.match.end - 1)
        if here not in ASSERTING:
            return [], Account.NARRATION, ""
        question = reply.question if here is not Mood.DENIES else None
        made = None if question is None else self._made(Candidate(reply.match, question, reply.match.begin), [])[1]
        if made is None:
            ours = self._is_own(sentence) or self._says_whose_it_is(reply.match)
            return [], *((Account.NARRATION, "") if ours else (Account.UNREAD, "claim-not-understood"))
        statements, inferred, denied = made
        inferred = inferred if reply.exact else (Inference.SUBJECT,)
        said = Assertion(statements, inferred, conditions, denied)
        return [(self.prose.offset(reply.match.begin), said)], Account.CLAIMS, ""

    def _says_whose_it_is(self, match: Match) -> bool:
        """Answer: A^{-1} = [...], det(A) = 7: an equation with a left side that is no name replies to nothing."""
        if match.end < 1 or self.prose.text[match.end - 1] not in PLACEHOLDERS:
            return False
        start, stop = self.formulas[self.values.index(match.end - 1)][1]
        if stop - start > 2 and self.sides.tokens[start].text in BOXES and self.sides.tokens[start + 1].text == "{":
            start, stop = start + 2, closing(self.sides.tokens, start + 1, stop)
        parts = self.values.sides_of((start, stop))
        left = self.sides.expression(parts[0]) if len(parts) > 1 else None
        return isinstance(left, Power | DeterminantOf | RankOf | NullityOf)
