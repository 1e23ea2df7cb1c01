"""Formulas in MathML that carry no TeX, as TeX for the reader; every piece with the place it comes from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import field
from html import unescape

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import words
from exactrank.records import dataclass

Piece = tuple[str, int, int]
"""TeX, where what it stands for begins, and how far its characters reach from there."""

_TAG = lazy_pattern(
    r"""<!--.{0,500}?-->|<(?P<closes>/?)(?P<name>[A-Za-z][\w:.-]{0,60}+)"""
    r"""(?P<rest>(?:[^<>"']|"[^"]{0,2000}+"|'[^']{0,2000}+'){0,2000}+)>""",
    re.DOTALL,
)
_DEEPEST = 60
_LEAVES = words("mi mn mo mtext ms")
_SKIPPED = words("annotation annotation-xml mphantom mprescripts none")
_FIRST_ONLY = words("semantics maction")
_ARROWS = "→⟶⇒⟹↦∼~⇝⟿↝←⟵↔⟷="
_ACCENTS = {
    **dict.fromkeys("˜~∼\u0303", r"\tilde"),
    **dict.fromkeys("ˆ^\u0302", r"\hat"),
    **dict.fromkeys("¯‾_―\u0304\u0305", r"\bar"),
    **dict.fromkeys("→⃗⇀\u20d7", r"\vec"),
}
_MATRICES = {("[", "]"): "bmatrix", ("(", ")"): "pmatrix", ("|", "|"): "vmatrix", ("{", "}"): "Bmatrix"}
_SIGNS = {
    "−": "-", "‐": "-", "∗": "*", "∣": "|", "′": "'", "⊤": r"\top ", "⋅": r"\cdot ", "·": r"\cdot ", "×": r"\times ",
    "÷": r"\div ", "≈": r"\approx ", "≠": r"\ne ", "≤": r"\le ", "≥": r"\ge ", "∈": r"\in ", "→": r"\to ",
    "⟶": r"\longrightarrow ", "←": r"\leftarrow ", "↔": r"\leftrightarrow ", "⇒": r"\Rightarrow ", "∼": r"\sim ",
    "~": r"\sim ", "‖": r"\|", "∥": r"\|", "⟂": r"\perp ", "⊥": r"\perp ",
    "\u2062": "", "\u2061": " ", "\u2063": ",", "\u2064": "+",
    "{": r"\{", "}": r"\}", "\\": r"\setminus ", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&",
    "_": r"\_", "^": r"\wedge ",
}  # fmt: skip
_FUNCTIONS = words("det dim ker")


@dataclass(slots=True)
class _Element:
    name: str
    start: int
    attributes: str = ""
    children: list[_Element] = field(default_factory=list)
    text: str = ""
    inside: tuple[int, int] = (0, 0)


def tex_of(text: str, start: int, stop: int) -> list[Piece]:
    r"""The TeX of the elements in the range, as pieces.

    >>> text = "<msup><mi>A</mi><mn>2</mn></msup><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>"
    >>> "".join([tex for tex, _, _ in tex_of(text, 0, len(text))])
    'A^{2}=\\frac{1}{2}'
    """
    return list(_row(_tree(text, start, stop).children))


def _tree(text: str, start: int, stop: int) -> _Element:
    """The elements of the range; what is nested too deep stands beside the deepest, what is not closed ends with it."""
    root = _Element("mrow", start)
    path = [root]
    for match in _TAG.finditer(text, start, stop):
        name = (match["name"] or "").lower().rpartition(":")[2]
        if not name:
            continue
        if match["closes"]:
            depth = next((k for k in range(len(path) - 1, 0, -1) if path[k].name == name), 0)
            if depth:
                _end(path[depth:], text, match.start())
                del path[depth:]
            continue
        made = _Element(name, match.start(), match["rest"], inside=(match.end(), match.end()))
        path[-1].children.append(made)
        if not match["rest"].endswith("/") and len(path) < _DEEPEST:
            path.append(made)
    _end(path[1:], text, stop)
    return root


def _end(elements: list[_Element], text: str, stop: int) -> None:
    """The elements end here; what stands in a leaf stands before anything else in it."""
    for one in elements:
        one.inside = (one.inside[0], one.children[0].start if one.children else stop)
        if one.name in _LEAVES:
            one.text = unescape(text[slice(*one.inside)])


def _row(elements: Sequence[_Element]) -> Iterator[Piece]:
    """Elements one after the other; a table between brackets is a matrix."""
    k = 0
    while k < len(elements):
        one = elements[k]
        fences = tuple([unescape(side.text).strip() for side in elements[k : k + 3 : 2] if side.name == "mo"])
        if len(fences) == 2 and (table := _only_table(elements[k + 1])) is not None:
            yield from _matrix(table, fences[0], fences[1])
            k += 3
        else:
            yield from _tex(one)
            k += 1


def _only_table(one: _Element) -> _Element | None:
    while one.name in ("mrow", "mstyle", "mpadded") and len(one.children) == 1:
        one = one.children[0]
    return one if one.name == "mtable" else None


def _tex(one: _Element) -> Iterator[Piece]:
    of = one.children
    match one.name:
        case name if name in _SKIPPED:
            return
        case name if name in _LEAVES:
            yield from _leaf(one)
        case "mfrac" if len(of) == 2:
            yield from _command(one, r"\frac", *of)
        case "msqrt":
            yield r"\sqrt{", one.start, 0
            yield from _row(of)
            yield "}", one.start, 0
        case "msub" | "msup" | "msubsup" if len(of) == 2 + (one.name == "msubsup"):
            yield from _scripted(one)
        case "mover" | "munder" | "munderover" if len(of) == 2 + (one.name == "munderover"):
            yield from _stacked(one)
        case "mtable":
            yield from _matrix(one, "", "")
        case "mfenced":
            yield from _fenced(one)
        case "mspace":
            width = re.search(r"""width\s*=\s*["']?([\d.]+)em""", one.attributes)
            yield r"\quad " if width and float(width[1].strip(".") or 0) > 0.9 else " ", one.start, 0
        case name if name in _FIRST_ONLY:
            yield from _row(of[:1])
        case _:
            yield from _row(of)


def _leaf(one: _Element) -> Iterator[Piece]:
    text = " ".join(one.text.split())
    origin, reach = one.inside[0], one.inside[1] - one.inside[0]
    if one.name in ("mtext", "ms"):
        yield (r"\text{" + re.sub(r"[\\{}$%&#_^~]", " ", text) + "}" if text else r"\ "), origin, reach
    elif one.name == "mn":
        yield text.replace(" ", "").replace("−", "-"), origin, reach
    elif one.name == "mi" and len(text) > 1 and text.isalpha():
        yield (rf"\{text} " if text in _FUNCTIONS else rf"\operatorname{{{text}}}"), origin, reach
    else:
        yield (
            "".join([_SIGNS.get(sign) or _letter(sign) if sign not in _SIGNS else _SIGNS[sign] for sign in text]),
            origin,
            reach,
        )


def _letter(sign: str) -> str:
    """A Greek letter by its name, any other as it is; the slanted and bold ones of mathematics are the plain ones."""
    plain = unicodedata.normalize("NFKC", sign)
    name = unicodedata.name(plain, "") if len(plain) == 1 else ""
    if name.startswith("GREEK SMALL LETTER ") and name.count(" ") == 3:
        return f"\\{name.rpartition(' ')[2].lower()} "
    if name.startswith("GREEK CAPITAL LETTER ") and name.count(" ") == 3:
        return f"\\{name.rpartition(' ')[2].capitalize()} "
    return plain


def _command(one: _Element, command: str, *arguments: _Element) -> Iterator[Piece]:
    yield command, one.start, 0
    for argument in arguments:
        yield "{", argument.start, 0
        yield from _tex(argument)
        yield "}", argument.start, 0


def _scripted(one: _Element) -> Iterator[Piece]:
    base, *scripts = one.children
    grouped = base.name in ("mfrac", "msup", "msub")
    yield "(" if base.name == "mfrac" else "{" if grouped else "", base.start, 0
    yield from _tex(base)
    yield ")" if base.name == "mfrac" else "}" if grouped else "", base.start, 0
    for mark, script in zip("_^" if len(scripts) == 2 else "_" if one.name == "msub" else "^", scripts, strict=True):
        yield from _command(one, mark, script)


def _stacked(one: _Element) -> Iterator[Piece]:
    """An accent, a label over or under an arrow, or anything over or under anything."""
    base, *rest = one.children
    sign = base.text.strip()
    above = None if one.name == "munder" else rest[-1]
    below = None if one.name == "mover" else rest[0]
    accent = _ACCENTS.get(above.text.strip()) if above is not None and above.name == "mo" else None
    if accent and below is None:
        yield from _command(one, accent, base)
    elif sign and sign in _ARROWS:
        command = r"\xleftarrow" if sign in "←⟵" else r"\xrightarrow" if sign in "→⟶⇒⟹↦⇝⟿↝" else ""
        if command and below is not None:
            yield command + "[", one.start, 0
            yield from _tex(below)
            yield "]", below.start, 0
            yield from (_command(one, "", above) if above is not None else iter([("{}", one.start, 0)]))
        elif command and above is not None:
            yield from _command(one, command, above)
        else:
            yield from _command(one, r"\overset" if above is not None else r"\underset", above or rest[0], base)
    elif above is not None:
        yield from _command(one, r"\overset", above, base)
    else:
        yield from _command(one, r"\underset", rest[0], base)


def _fenced(one: _Element) -> Iterator[Piece]:
    found = dict(re.findall(r"""(open|close|separators)\s*=\s*["']([^"']{0,9})["']""", one.attributes))
    left, right = unescape(found.get("open", "(")).strip(), unescape(found.get("close", ")")).strip()
    if len(one.children) == 1 and (table := _only_table(one.children[0])) is not None:
        yield from _matrix(table, left, right)
        return
    yield _SIGNS.get(left, left), one.start, 0
    for k, child in enumerate(one.children):
        if k:
            yield unescape(found.get("separators", ","))[:1], child.start, 0
        yield from _tex(child)
    yield _SIGNS.get(right, right), one.start, 0


def _matrix(table: _Element, left: str, right: str) -> Iterator[Piece]:
    """A table between fences; one without them that holds equations is an alignment."""
    rows = [
        [cell for cell in row.children if cell.name == "mtd"]
        for row in table.children
        if row.name in ("mtr", "mlabeledtr")
    ]
    width = max(map(len, rows), default=0)
    bars = _bars(table, rows)
    equations = not left and any(
        inner.text.strip() in ("=", "≈") for row in rows for cell in row for inner in _leaves(cell)
    )
    name = "aligned" if equations else _MATRICES.get((left, right), "" if left or right else "matrix")
    columns = "".join(["|" * (j in bars) + "r" for j in range(width)]) if bars or not name else ""
    if columns:
        yield rf"\left{_SIGNS.get(left, left) or '.'}\begin{{array}}{{{columns}}}", table.start, 0
    else:
        yield rf"\begin{{{name}}}", table.start, 0
    for i, row in enumerate(rows):
        yield r" \\ " if i else "", row[0].start if row else table.start, 0
        for j, cell in enumerate(row):
            yield " & " if j else "", cell.start, 0
            yield from _row(cell.children)
    yield (rf"\end{{array}}\right{_SIGNS.get(right, right) or '.'}" if columns else rf"\end{{{name}}}"), table.start, 0


def _bars(table: _Element, rows: list[list[_Element]]) -> set[int]:
    """The columns with a line before them: by the attribute columnlines, or by our own style sheet's class."""
    lines = re.search(r"""columnlines\s*=\s*["']([a-z ]{1,2000})["']""", table.attributes)
    if lines:
        return {j + 1 for j, line in enumerate(lines[1].split()) if line != "none"}
    return {
        j
        for row in rows[:1]
        for j, cell in enumerate(row)
        if re.search(r"""class\s*=\s*["']bar["']""", cell.attributes)
    }


def _leaves(one: _Element) -> Iterator[_Element]:
    if one.name in _LEAVES:
        yield one
    elif one.name != "mtable":
        for child in one.children:
            yield from _leaves(child)
