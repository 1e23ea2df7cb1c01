"""A necessary and sufficient condition for A to be invertible is k = 1: that says that A is, if and only if k = 1.

Each pack that has such words says how they stand: what opens the sentence, what parts the claim from the condition or
the condition from the claim, and which finite verb stands for an infinitive or a subjunctive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from exactrank.reading.language.packs import pack
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.language.templates import any_of
from exactrank.reading.source.source import Rewriting, Source

_FORMULA = r"(?:\$[^$\n]{1,160}\$|\\\([^\n]{1,160}?\\\))"
_PART = rf"(?:{_FORMULA}|[^.;。；\n$])"
_LONGEST = 160
_CJK = "\u2e80"
"""Where the characters begin of languages that do not part words."""


def write_both_ways(source: Source) -> None:
    """Writes "if and only if" between the claim and its condition, each where it stands."""
    for code in languages_of(source.text):
        words = pack(code).necessary_and_sufficient
        lowered = source.text.lower()
        if not words or not any(hint.lower() in lowered for hint in words["hints"]):
            continue
        found = list(_found(source.text, code))
        if not found:
            continue
        rewriting = Rewriting(source)
        done = 0
        for match in found:
            if match.start() < done:
                continue
            rewriting.copy(done, match.start())
            _write(rewriting, match, words)
            done = match.end()
        rewriting.copy(done, len(source.text))
        rewriting.done()


def _found(text: str, code: str) -> Iterator[re.Match[str]]:
    matches = [match for pattern in _patterns(code) for match in pattern.finditer(text)]
    yield from sorted(matches, key=lambda match: match.start())


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    words = pack(code).necessary_and_sufficient
    joined = rf"(?:{_FORMULA}|[\s,、]|{any_of(_joining(code))})"
    condition = rf"(?P<condition>{_FORMULA}(?:{joined}{{0,12}}?{_FORMULA}){{0,4}})"
    claim = rf"(?P<claim>{_PART}{{1,{_LONGEST}}}?)"
    made = []
    for form in words["forms"]:
        opening = rf"{any_of(form['opening'])}\s*" if form.get("opening") else r"(?:(?<=[.;。；、，,\n])|^)[ \t]*"
        middle, closing = any_of(form["middle"]), any_of(form["closing"]) if form.get("closing") else ""
        first, last = (condition, claim) if form.get("condition_first") else (claim, condition)
        ends = r"(?=\s*[.;,。；，\n]|\s*$)" if form.get("condition_first") else ""
        made.append(
            re.compile(rf"{opening}{first}\s*{middle}\s*{last}\s*{closing}{ends}", re.IGNORECASE | re.MULTILINE)
        )
    return tuple(made)


def _joining(code: str) -> Sequence[str]:
    lists = pack(code).lists
    return [word for kind in ("and", "or") for word in lists.get(f"letter_{kind}", ())]


def _write(rewriting: Rewriting, match: re.Match[str], words: Mapping[str, Any]) -> None:
    claim, condition = _main_clause(match["claim"], words), match["condition"]
    if claim is None:
        rewriting.copy(*match.span())
    elif words.get("condition_leads"):
        rewriting.put(condition, match.start("condition"), len(condition))
        rewriting.put(words["says"], match.start("condition"), 0)
        rewriting.put(claim, match.start("claim"), len(claim))
    else:
        rewriting.put(claim[:1].upper() + claim[1:], match.start("claim"), len(claim))
        rewriting.put(words["says"], match.start("condition"), 0)
        rewriting.put(condition, match.start("condition"), len(condition))


def _main_clause(claim: str, words: Mapping[str, Any]) -> str | None:
    """The claim with a finite verb; None where it has none of those that the pack knows."""
    verbs: Mapping[str, str] = words.get("verbs", {})
    for infinitive, finite in verbs.items():
        is_word = infinitive[0] < _CJK
        made = re.sub(rf"(?<!\w){infinitive}(?!\w)" if is_word else infinitive, finite, claim.strip(), count=1)
        if made != claim.strip():
            return made
    last = words.get("verbs_last", ())
    return _verb_second(claim.strip(), last) if last else None if verbs and not words.get("condition_leads") else claim


def _verb_second(claim: str, verbs: Sequence[str]) -> str | None:
    """The main clause for one whose verb stands last: the matrix invertible is."""
    subject = rf"(?P<subject>{_FORMULA}|\w+\s+\w+(?:\s+{_FORMULA})?)"
    found = re.fullmatch(rf"{subject}\s+(?P<rest>.+?)\s+(?P<verb>{any_of(verbs)})", claim) if verbs else None
    return None if found is None else f"{found['subject']} {found['verb']} {found['rest']}"
