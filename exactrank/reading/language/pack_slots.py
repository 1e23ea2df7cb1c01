"""The slots of the templates of one language: subjects, values, lists, what must not follow."""

from __future__ import annotations

import re
from functools import cached_property

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.pack_words import PackWords
from exactrank.reading.language.templates import FORMULA, any_of

_DIGITS = r"[-+\u2212]?\d{1,9}(?:/\d{1,9}|\.\d{1,9})?"
# The last letter of a product is no subject: C of C^T C, B of A B.
_LETTER = r"(?-i:(?<![A-Za-z\\^])(?<!\^[Tt] )(?<!\b[B-HJ-Z] )[A-Z](?:'|_\d|[~^](?![A-Za-z\d]))?(?![A-Za-z0-9_]))"
_FIELD = r"(?-i:(?<![A-Za-z\\])(?:[FZ]_?\{?\d{1,9}\}?|GF ?\(\d{1,9}\)|Z ?/ ?\d{1,9} ?Z)(?![A-Za-z0-9_]))"


class PackSlots(PackWords):
    """What fills the slots of a template in one language."""

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {}

    @cached_property
    def _stretches(self) -> dict[str, re.Pattern[str]]:
        return {}

    def stretch(self, expression: str) -> re.Pattern[str]:
        """What matches a stretch of words; variants of a template, and templates, begin with the same ones."""
        if expression not in self._stretches:
            self._stretches[expression] = lazy_pattern(expression, re.IGNORECASE)
        return self._stretches[expression]

    def slot(self, kind: str) -> re.Pattern[str]:
        """What fills a slot of this kind, as group 1."""
        if kind not in self._compiled:
            inner = self._kinds[kind]
            made = f" ?({inner} ?)" if kind == "adv" else f" ?({inner})" + self._after.get(kind, "")
            self._compiled[kind] = lazy_pattern(made, re.IGNORECASE)
        return self._compiled[kind]

    def slot_before(self, kind: str) -> re.Pattern[str]:
        """The same, ending where a search ends."""
        key = f"{kind} before"
        if key not in self._compiled:
            lead = r"(?<!\w)" if self.spaced else ""
            self._compiled[key] = lazy_pattern(rf"{lead}({self._kinds[kind]}) ?\Z", re.IGNORECASE)
        return self._compiled[key]

    @cached_property
    def _border(self) -> str:
        return r"(?!\w)" if self.spaced else r"(?![\dA-Za-z])"

    @cached_property
    def _adverbs(self) -> str:
        """Adverbs, some of them between commas: has, therefore, exactly."""
        adverb = any_of(self.lists["adverbs"]) + (r"(?![\w-])" if self.spaced else "")  # in row-echelon form
        return f"(?: ?(?:, ?{adverb} ?,|{adverb}))*"

    @cached_property
    def _kinds(self) -> dict[str, str]:
        number = rf"(?:{FORMULA}|{_DIGITS}|{any_of(self.numbers)}){self._border}"
        before = f"(?:{any_of(self.lists['before_subject'])} ?)?"
        roles = rf"(?:{'|'.join([any_of(phrases) for phrases in self.roles.values()])}){self._border}"
        one = rf"(?:{FORMULA}|{_LETTER})"
        joined = rf"(?: ?, ?(?:{any_of(self.lists['and'])} ?)?| ?(?:{any_of(self.lists['and'])}) ?)"
        index = rf"(?:{FORMULA}|\d{{1,4}}|{any_of([*self.ordinals, *self.numbers])}){self._border}"
        part = f"(?:{any_of(self.lists['in_lists'])} ?)?"
        # The eigenvalues are 1 and 4, and A is diagonalizable: the formula with a verb behind it is no value.
        verbs = self.lists.get("singular_verbs", ())
        verb = rf"(?!{FORMULA} (?:{any_of(verbs)}){self._border})" if verbs else ""
        called = rf"(?: ?\({FORMULA}\))?"  # column 1 (x_1)
        return {
            "adv": self._adverbs,
            "is": rf"{any_of(self.comparisons)}|(?={FORMULA})",
            "subject": f"{before}{one}|{roles}",
            "named": f"{before}{one}",
            "bracketed": rf"[(\[] ?{one} ?[)\]]",
            "indices": rf"{index}(?:{joined}{index})*",
            "value": number,
            "number": number,
            "dimension": any_of(self.dimensions) + self._border,
            "multiple": any_of(self.multiples) + self._border,
            "compared": any_of(self.comparisons_after),
            "formula": FORMULA,
            "field": rf"(?:{FORMULA}|{_FIELD})",
            "styled": rf"(?:{FORMULA}|{_FIELD})",
            "modulus": rf"(?:{FORMULA}|\d{{1,9}}){self._border}",
            "word": r"\b[^\W\d_]+(?:-[^\W\d_]+)*",
            "size": rf"{FORMULA}|\d{{1,3}} ?(?:x|\u00d7|{any_of(self.lists['by'])}) ?\d{{1,3}}",
            "formulas": rf"{FORMULA}(?:{joined}{FORMULA})*",
            "values": rf"{number}{self._often}(?:{joined}{verb}{number}{self._often})*",
            "letters": rf"{one}(?:{joined}{one})*",
            "list": rf"{part}{index}(?: ?{part})?{called}(?:{joined}{part}{index}(?: ?{part})?{called})*",
        }

    @cached_property
    def _often(self) -> str:
        """How often a value is one, behind it, or nothing."""
        return "" if self.multiplicity is None else f"(?:{self.multiplicity.pattern})?"

    @cached_property
    def multiplicity(self) -> re.Pattern[str] | None:
        """Words behind an eigenvalue that say its multiplicity: (multiplicity 2), with multiplicity 2, (double)."""
        names, words = self.lists.get("multiplicity", ()), self._data.get("multiplicities", {})
        if not names:
            return None
        number = rf"(?:{FORMULA}|\d{{1,2}}|{any_of(self.numbers)})"
        before, after = any_of(names), any_of(self.lists.get("multiplicity_after", ()))
        said = rf"(?:{before} ?(?:[=:\uff1a] ?)?{number}|{number}{after}|{any_of(words)})"
        within = any_of(self.lists.get("multiplicity_with", ()))
        bracketed = rf" ?[(\uff08](?:{within} ?)?{said}[)\uff09]"
        return re.compile(rf"{bracketed}|(?: ?,)? ?{within} ?{said}", re.IGNORECASE)

    @cached_property
    def multiplicities(self) -> dict[str, int]:
        """Words that are a multiplicity by themselves: double."""
        return dict(self._data.get("multiplicities", {}))

    @cached_property
    def _after(self) -> dict[str, str]:
        """What must not follow a slot: 2 or 3, 2 more, 2 plus."""
        guard = self.lists.get("not_after_value", ())
        border = self._border if self.spaced else ""
        words = f"|(?:{any_of(guard)}){border}" if guard else ""
        signs = r"[-+*/=^\u00d7<>] ?[\d{A-Za-z\ue000]|[*/=^\u00d7\u00b7\u22c5<>] ?[-+\u2212(\[\u221a\d]"
        value = rf"(?! ?(?:{signs}|[./]\d{words}))"
        return {"value": value, "values": value, "is": self._adverbs}
