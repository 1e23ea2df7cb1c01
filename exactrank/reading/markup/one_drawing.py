"""One drawing: several lines with matrices side by side, signs, arrows and their labels between them."""

from __future__ import annotations

from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.drawing_items import OPERATIONS_ARROW, Item, Made, NoDrawing, add_matrix
from exactrank.reading.markup.drawing_labels import labels_of, only_operations
from exactrank.reading.markup.drawn_boxes import Drawn, Line, group
from exactrank.reading.markup.plain_formulas import pieces_of

ARROW = lazy_pattern(r"[-=]+>|[→⟶⇒~∼]|-{3,}|={3,}")
_PUNCTUATION = lazy_pattern(r"[.,;:。、]+")


def drawing_of(lines: list[Line], top: int, stop: int) -> Item:
    """The display that some lines draw together."""
    groups = [one for one in group(lines, top, stop) if len(one.rows) > 1 or one.boxes[0].kind == "["]
    if any(len(one.rows) > 1 for one in groups):
        groups = [one for one in groups if not _is_reference(lines, one)]
    matrices = sorted(groups, key=lambda one: one.left)
    for one, following in pairwise(matrices):
        if following.left < one.right:
            raise NoDrawing
    kept = {box.span for one in matrices for box in one.boxes}
    gaps: list[list[tuple[int, Range]]] = [[] for _ in range(len(matrices) + 1)]
    for k in range(top, stop):
        line = lines[k]
        for a, b in labels_of(line) or line.rest([box for box in line.boxes if box.span in kept]):
            gaps[_gap_of(line, k, a, matrices)].append((k, (a, b)))
    item = Item(top, stop - 1, (0, 0))
    base = _base_line(lines, gaps, top, stop)
    begin, end = lines[top].start + lines[top].indent, lines[stop - 1].start + len(lines[stop - 1].text.rstrip())
    for k, gap in enumerate(gaps):
        before = matrices[k - 1] if k else None
        if before is not None:
            named = k == 1 and item.names_a_matrix
            add_matrix(before, item)
            if named:
                item.with_brackets()
        edge = _gap(lines, gap, base, item, before, first=k == 0, last=k == len(matrices))
        if edge is not None and top + 1 == stop:
            begin, end = (edge, end) if k == 0 and matrices else (begin, edge)
    item.span = (begin, end)
    if not item.tex:
        raise NoDrawing
    return item


def _is_reference(lines: list[Line], one: Drawn) -> bool:
    """Whether a number in brackets among matrices is no matrix: it stands behind no equals sign."""
    line = lines[one.top]
    before = line.text[: one.boxes[0].span[0] - line.start].rstrip()
    return len(one.rows) == len(one.rows[0]) == 1 and not before.endswith(("=", "≈", "≃"))


def _gap_of(line: Line, k: int, start: int, matrices: list[Drawn]) -> int:
    """Before which matrix a text stands: by its column, and in any case between its neighbours on its own line."""
    column = line.column(start)
    found = sum(1 for one in matrices if one.left <= column)
    for n, one in enumerate(matrices):
        if one.top <= k <= one.bottom:
            left = one.boxes[k - one.top].span[0] < start
            found = max(found, n + 1) if left else min(found, n)
    return found


def _base_line(lines: list[Line], gaps: list[list[tuple[int, Range]]], top: int, stop: int) -> int:
    """The line on which the signs stand."""
    texts = [(k, lines[k].text[a - lines[k].start : b - lines[k].start]) for gap in gaps for k, (a, b) in gap]
    for wanted in ("relation", "arrow", "value", "sign"):
        for k, text in texts:
            if not _PUNCTUATION.fullmatch(text) and any(piece.kind == wanted for piece in pieces_of(text)):
                return k
    return top if not texts else texts[0][0]


def _gap(
    lines: list[Line],
    gap: list[tuple[int, Range]],
    base: int,
    item: Item,
    beside: Drawn | None,
    first: bool,
    last: bool,
) -> int | None:
    """Adds what stands between two matrices; returns where prose before the first ends, or after the last begins."""
    told = [(k, a, b, lines[k].text[a - lines[k].start : b - lines[k].start]) for k, (a, b) in gap]
    told = [one for one in told if one[0] == base or not _PUNCTUATION.fullmatch(one[3])]
    if not told:
        return None
    whole = [one for one in told if only_operations(one[3])]
    arrows = [one for one in told if ARROW.search(one[3]) and one not in whole]
    named = [one for one in told if one in whole or only_operations(ARROW.sub(" ", one[3]))]
    if beside is not None and last and not arrows and len(named) == len(told):
        _beside(beside, told, item)
        return None
    if beside is not None and not last and not named and len(arrows) == 1 and len(told) == 2:
        # What stands over an arrow is its label, understood or not; words are none.
        named = [one for one in told if one not in arrows and _over(lines, one, arrows[0])]
    # An arrow before the first matrix goes on from the one before; operations alone may belong to anything.
    if (beside is not None or arrows) and not last and named:
        item.tex.append(Made(OPERATIONS_ARROW, named[0][1]))
        for k, one in enumerate(named):
            _, a, b, text = one
            inner = text if one in whole else ARROW.sub(lambda match: " " * len(match[0]), text)
            item.tex += [Made(", ", a)] * (k > 0) + [Made(inner, a, b - a)]
        item.tex.append(Made("}", named[-1][2] - 1))
        item.kinds.append("arrow")
        told = [one for one in told if one not in named and one not in arrows]
        if beside is not None and any(map(_says_more, told)):
            raise NoDrawing  # another sign beside the arrow
    elif beside is not None and not last and sum(map(_says_more, told)) > 1:
        raise NoDrawing  # signs in several rows
    told.sort(key=lambda one: lines[one[0]].column(one[1]))
    for one, following in pairwise(told):
        if lines[following[0]].column(following[1]) < lines[one[0]].column(one[2]):
            raise NoDrawing  # one over the other
    edge: int | None = None
    for k, a, b, _ in told:
        line = lines[k]
        pieces = [
            piece._replace(start=piece.start + line.start)
            for piece in pieces_of(line.text, a - line.start, b - line.start)
        ]
        worded = [n for n, piece in enumerate(pieces) if piece.kind == "word"]
        if worded and first != last:
            cut = worded[-1] + 1 if first else worded[0]
            edge = pieces[cut - 1].start + pieces[cut - 1].length if first else pieces[cut].start
            pieces = pieces[cut:] if first else pieces[:cut]
        elif any(not pieces[n].tex.isalpha() for n in worded):
            raise NoDrawing
        item.add(pieces)
    return edge


def _says_more(one: tuple[int, int, int, str]) -> bool:
    """Whether a text between two matrices has an arrow, an equals sign or brackets."""
    return any(piece.kind in ("relation", "arrow") or piece.tex in ("(", "[") for piece in pieces_of(one[3]))


def _over(lines: list[Line], one: tuple[int, int, int, str], other: tuple[int, int, int, str]) -> bool:
    """Whether what is no word stands over or under something else."""
    line, below = lines[one[0]], lines[other[0]]
    apart = line.column(one[2]) <= below.column(other[1]) or below.column(other[2]) <= line.column(one[1])
    return not apart and all(piece.kind != "word" for piece in pieces_of(one[3]))


def _beside(matrix: Drawn, told: list[tuple[int, int, int, str]], item: Item) -> None:
    """Operations at the right of the rows they speak of."""
    by_row = {k - matrix.top: (a, b, text) for k, a, b, text in told}
    item.tex.append(Made(r"\begin{matrix}", told[0][1]))
    for i in range(len(matrix.boxes)):
        if i in by_row:
            a, b, text = by_row[i]
            item.tex.append(Made(text, a, b - a))
        item.tex.append(Made(r"\\", told[-1][2] - 1))
    item.tex.append(Made(r"\end{matrix}", told[-1][2] - 1))
