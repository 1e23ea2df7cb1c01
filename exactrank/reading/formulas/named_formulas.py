"""What begins with a name: letters, accents, Greek, operators and what they are applied to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from exactrank.reading.formulas.composed import projected
from exactrank.reading.formulas.enclosed import bracketed, diagonal_matrix
from exactrank.reading.formulas.formula_reader import FormulaReader, NoFormula
from exactrank.reading.formulas.scripts import STYLES, with_exponent
from exactrank.reading.language.language_index import diagonals, operators, projections
from exactrank.reading.latex.tokens import Token, bracket_end, words
from exactrank.reading.latex.vocabulary import BOXES, GREEK, LAST_ARGUMENT
from exactrank.statements import (
    AdjugateOf,
    Array,
    Columns,
    DeterminantOf,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    NullityOf,
    Number,
    Power,
    RankOf,
    Times,
    TraceOf,
    Transposed,
)


def _cofactors(of: Expression) -> Expression:
    """The matrix of the cofactors is the transpose of the adjugate."""
    return Transposed(AdjugateOf(of))


_FUNCTIONS: dict[str, Callable[[Expression], Expression]] = {
    "rank": RankOf,
    "determinant": DeterminantOf,
    "trace": TraceOf,
    "adjugate": AdjugateOf,
    "nullity": NullityOf,
    "cofactors": _cofactors,
}
OPERATOR_COMMANDS: dict[str, Callable[[Expression], Expression]] = {
    r"\det": DeterminantOf,
    r"\rank": RankOf,
    r"\rk": RankOf,
    r"\tr": TraceOf,
    r"\adj": AdjugateOf,
    r"\nullity": NullityOf,
}
ACCENTS = words(
    r"\tilde \hat \bar \widetilde \widehat \overline \vec \vect \dot \check \breve \underline \overrightarrow"
)
_SAME_ACCENT = {r"\overrightarrow": r"\vec"}
_EXTREMES: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {r"\min": min, r"\max": max}


def projection_of(reader: FormulaReader, depth: int) -> Expression:
    r"""\operatorname{proj}_u v: the projection of v onto the line that u spans."""
    if reader.skip() != "_":
        raise NoFormula
    reader.at += 1
    onto = reader.inside(reader.argument(), depth)
    if not isinstance(onto, Name | Indexed) or onto.name[-2:].strip("}'").isupper():
        raise NoFormula  # onto a subspace
    return projected(reader.postfix(depth + 1), onto)


def matrix_of_map(reader: FormulaReader, depth: int) -> Expression:
    r"""\mathcal{M}(T): the matrix of the map T, which has its letter."""
    made = reader.postfix(depth + 1)
    if isinstance(made, Array | Grid):
        raise NoFormula  # with the bases behind it
    return made


def named_formula(reader: FormulaReader, text: str, depth: int) -> Expression:
    """What a letter or a command begins."""
    if text in OPERATOR_COMMANDS:
        reader.at += 1
        return applied(reader, OPERATOR_COMMANDS[text], depth)
    if text in _EXTREMES:
        reader.at += 1
        return extreme_of(reader, _EXTREMES[text], depth)
    if text in (r"\operatorname", r"\mathop") or text in STYLES or text in BOXES:
        reader.at += 1
        if reader.peek() == "*":
            reader.at += 1
        inside = reader.argument()
        word = "".join([token.text for token in reader.tokens[inside[0] : inside[1]]])
        if word in operators():
            return applied(reader, _FUNCTIONS[operators()[word]], depth)
        if word in diagonals():
            return diagonal_matrix(reader, depth)
        if word.lower() in projections():
            return projection_of(reader, depth)
        if text == r"\mathcal" and word == "M" and reader.skip() == "(":
            return matrix_of_map(reader, depth)
        if text in STYLES and len(word) == 1 and word.isalpha():
            return Name(word)
        if text == r"\operatorname" or (len(word) > 1 and word.isalpha() and reader.skip() == "("):
            raise NoFormula  # of a function that is not known
        return reader.inside(inside, depth)
    if text[:1] == "\\" and text[1:] in diagonals():
        reader.at += 1
        return diagonal_matrix(reader, depth)
    if text == r"\proj":
        reader.at += 1
        return projection_of(reader, depth)
    if text == r"\inv" and reader.opens_brace():
        reader.at += 1
        return Power(reader.inside(reader.argument(), depth), -1)
    if text in LAST_ARGUMENT:
        reader.at += 1
        for _ in range(LAST_ARGUMENT[text]):
            if reader.peek() == "[":
                reader.at = min(bracket_end(reader.tokens, reader.at, reader.stop) + 1, reader.stop)
            reader.argument()
        return reader.inside(reader.argument(), depth)
    if text in ACCENTS:
        reader.at += 1
        inside = reader.argument()
        inner = reader.inside(inside, depth)
        if inner == Number(Fraction(0)):
            return inner  # the zero vector
        if not isinstance(inner, Name):
            raise NoFormula
        return Name(f"{_SAME_ACCENT.get(text, text)}{{{inner.name}}}")
    if is_vector_command(text):
        reader.at += 1
        return Name(f"\\vec{{{text[1]}}}")
    if text in GREEK:
        reader.at += 1
        after = reader.skip() if text == r"\Delta" else ""
        if len(after) == 1 and after.isascii() and after.isalpha():
            reader.at += 1
            return Name(rf"\Delta {after}")  # the change of W is one thing
        return Name(text)
    if text.isascii() and text.isalpha() and len(text) == 1:
        return letter_or_operator(reader, depth)
    raise NoFormula


def extreme_of(reader: FormulaReader, chosen: Callable[[Sequence[Fraction]], Fraction], depth: int) -> Expression:
    """The least or greatest of numbers between brackets: min{3, 4}."""
    if reader.skip() not in ("(", r"\{", r"\lbrace"):
        raise NoFormula
    numbers: list[Fraction] = []
    reader.brackets += 1
    while reader.step():
        value = reader.sum(depth + 1)
        if not isinstance(value, Number):
            raise NoFormula
        numbers.append(value.value)
        if reader.skip() != ",":
            break
    reader.brackets -= 1
    if reader.skip() not in (")", r"\}", r"\rbrace"):
        raise NoFormula
    reader.at += 1
    return Number(chosen(numbers))


def letter_or_operator(reader: FormulaReader, depth: int) -> Expression:
    """A name of one letter; rank, det and their kin when the letters spell them."""
    word = _word(reader.tokens, reader.at, reader.stop)
    if word in operators() and len(word) > 1:
        reader.at += sum(1 for _ in word)
        return applied(reader, _FUNCTIONS[operators()[word]], depth)
    if word in diagonals():
        reader.at += len(word)
        return diagonal_matrix(reader, depth)
    if len(word) > 3 and not word.isupper():
        raise NoFormula  # a word, not a product of letters
    text = reader.peek()
    reader.at += 1
    if text == "I" and reader.skip() != "_":
        return Identity()
    if text == "I" and reader.peek() == "_" and reader.peek(1).isdecimal():
        size = int(reader.peek(1)[:6])
        reader.at += 2
        return Identity(size)
    return Name(text)


def applied(reader: FormulaReader, kind: Callable[[Expression], Expression], depth: int) -> Expression:
    """The operator with its argument: rank A B is the rank of the product, det A B is that of A times B."""
    begin = reader.at
    if kind is not DeterminantOf and reader.skip() == "(":
        value = kind(bracketed(reader, depth + 1))
        raised = with_exponent(reader, value, depth) if reader.skip() == "^" and reader.step() else None
        if isinstance(raised, Power):
            return raised  # tr(A)^2 is the square of the trace
    reader.at = begin
    inner = [reader.postfix(depth + 1)]
    while kind is not DeterminantOf and (mark := reader.skip()) and starts_matrix(reader, mark):
        inner.append(reader.postfix(depth + 1))
    if kind in (RankOf, DeterminantOf) and len(inner) == 1:
        return kind(_family_of(inner[0]))
    made: Expression = kind(inner[0] if len(inner) == 1 else Times(tuple(inner)))
    return made


def _family_of(argument: Expression) -> Expression:
    """The vectors (u, v, w) as the columns of a matrix, where their names are those of vectors."""
    names = argument.rows[0] if isinstance(argument, Array) and len(argument.rows) == 1 else ()
    vectors = [one for one in names if isinstance(one, Name | Indexed) and _is_small(one.name)]
    return Columns(tuple(vectors)) if len(vectors) == len(names) > 1 else argument


def _is_small(name: str) -> bool:
    """Whether a letter is small, or has an arrow over it."""
    return name.startswith(r"\vec") or name[-2:].strip("}'").islower()


def starts_matrix(reader: FormulaReader, mark: str) -> bool:
    """Whether a mark begins a matrix that an operator is applied to as well."""
    letter = mark.isascii() and mark.isalpha() and _word(reader.tokens, reader.at, reader.stop) not in operators()
    return letter or mark in ACCENTS or mark == r"\Delta"


def is_vector_command(command: str) -> bool:
    r"""\xvec, \vvec: the vector of the letter."""
    return len(command) == 5 and command[0] == "\\" and command[2:] == "vec"


def _word(tokens: list[Token], at: int, stop: int) -> str:
    """The letters that stand together from here, up to eight of them; each is a token."""
    word = ""
    for k in range(at, min(stop, at + 8)):
        text = tokens[k].text
        if not (text.isascii() and text.isalpha()) or (word and tokens[k].start != tokens[k - 1].stop):
            break
        word += text
    return word
