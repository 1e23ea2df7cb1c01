"""Whether a statement in letters may be called wrong: not where the text fixes a letter or asks for it."""

from __future__ import annotations

from dataclasses import replace

from exactrank.judging.characteristic_matrices import variables
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.verdicts.witnesses import ForValues
from exactrank.judging.written_functions import WrittenFunctions, stem, texts_in
from exactrank.judging.written_roots import Roots
from exactrank.reading.matrices.letters_over import letter_occurs
from exactrank.statements import (
    Answer,
    Assertion,
    Determinant,
    Eigenvalues,
    Equality,
    FieldNamed,
    Grid,
    Inverse,
    MinorValue,
    Passage,
    RowStep,
    Statement,
    Transition,
)

_MAY_BE_NUMBERS = {"j"}
"""Letters that may be the imaginary unit without a word of it."""


def has_fixed_letters(statement: Statement, passage: Passage, answer: Answer, functions: WrittenFunctions) -> bool:
    r"""Whether a computed polynomial may have a letter with a value; \lambda is then no value but the variable."""
    if isinstance(passage, Assertion) and (passage.conditions or len(passage.readings) > 1):
        return True
    fixed = (set(answer.tied) - variables(answer)) | _MAY_BE_NUMBERS
    return touches(functions.letters_of(statement), fixed)


def touches(letters: frozenset[str], fixed: set[str]) -> bool:
    """Whether one of the letters is fixed; where b is, the numbers b_1, b_2 may be its entries."""
    return bool(letters & fixed) or any(stem(one) in fixed for one in letters)


def may_be_wrong(found: Judgement, place: int, answer: Answer, functions: WrittenFunctions) -> bool:
    """Whether what is wrong for large values of its letters is a mistake, and no equation for them.

    A step says what was done. A letter that only its factor or its result has may be a name for what stands there. An
    equation between values may be there to be solved, but not where the two differ in nothing but the sign.
    """
    passage = answer.passages[place]
    letters = functions.letters_of(passage)
    if isinstance(passage, Assertion) and (passage.conditions or len(passage.readings) > 1):
        return False
    if touches(letters, set(answer.tied) | _MAY_BE_NUMBERS):
        return False
    step = found.statement
    if isinstance(step, RowStep):
        start = step.after if step.reversed else step.before
        stated = bool(step.operations) and isinstance(passage, Transition | RowStep)
        return stated and letters <= functions.letters_of(start)
    said = passage.readings[0] if isinstance(passage, Assertion) else passage
    if isinstance(step, Inverse) and isinstance(said, Inverse):
        return _is_written_in_its_letters(said, functions)
    if isinstance(step, Eigenvalues) and isinstance(said, Eigenvalues):
        letters = functions.letters_of(said.values)
        return bool(letters) and letters <= functions.letters_of(said.subject)
    if not isinstance(step, Determinant | MinorValue):
        return False
    return found.note is Note.SIGN or (isinstance(said, Determinant | MinorValue) and _is_calculated(said, functions))


def _is_written_in_its_letters(said: Inverse, functions: WrittenFunctions) -> bool:
    """Whether an inverse is written out, with letters of its matrix and no other."""
    letters = functions.letters_of(said.value) if isinstance(said.value, Grid) else frozenset[str]()
    return bool(letters) and letters <= functions.letters_of(said.subject)


def _is_calculated(said: Determinant | MinorValue, functions: WrittenFunctions) -> bool:
    """Whether the value is a polynomial of degree 2 or more in letters of the matrix and no other.

    A number, or a sum of multiples of letters, may be what the determinant is wanted to be.
    """
    if said.value is None or said.subject is None:
        return False
    letters, value = functions.letters_of(said.value), functions.function_of(said.value)
    if not letters or value is None or not letters <= functions.letters_of(said.subject):
        return False
    (above, _), _ = value
    return any(sum(exponents) > 1 for exponents, _ in above)


def is_step_in(roots: Roots, found: Judgement, place: int, answer: Answer) -> bool:
    """Whether it is a step by stated operations from a matrix with i, which nothing ties, or with roots of one number.

    What is wrong where i is the imaginary unit is no identity of polynomials either.
    """
    letter = roots.unit
    passage, step = answer.passages[place], found.statement
    if letter in answer.tied or not isinstance(passage, Transition | RowStep) or not isinstance(step, RowStep):
        return False
    start = step.after if step.reversed else step.before
    return bool(step.operations) and (roots.of_one or any(letter_occurs(letter, text) for text in texts_in(start)))


def untied(one: Judgement, answer: Answer) -> Judgement:
    """The judgement; beside a modulus a letter with an equation, t^2 = t + 1, may be of a field with p^k elements."""
    if one.outcome is not Outcome.INCORRECT or not isinstance(one.statement, Equality):
        return one
    if not any(isinstance(passage, FieldNamed) and passage.modulus for passage in answer.passages):
        return one
    witness = one.witness
    letters = {letter.lstrip("\\") for letter, _ in witness.values} if isinstance(witness, ForValues) else set[str]()
    if not letters & (set(answer.tied) - variables(answer)):
        return one
    return replace(one, outcome=Outcome.UNDECIDED, note=Note.UNDEFINED_NAME, witness=None, detail=min(letters))
