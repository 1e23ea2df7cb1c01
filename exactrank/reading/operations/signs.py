"""The signs between the parts of a formula: equals signs, arrows and tildes with what stands over and under them."""

from __future__ import annotations

from dataclasses import replace

from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Token, bracket_end, closing, words
from exactrank.reading.latex.vocabulary import ROW_ENDS, SILENT
from exactrank.reading.operations.form_labels import FORMS, WORDED, form_named
from exactrank.reading.operations.reader import operations_in
from exactrank.records import dataclass
from exactrank.statements import ClaimedOperation, Comparison, EchelonKind

_ROW_SIGNS = words(
    r"""\sim \thicksim \to \rightarrow \longrightarrow \Rightarrow \Longrightarrow \leadsto \rightsquigarrow \mapsto
    \longmapsto \implies \Leftrightarrow \iff \leftrightarrow \longleftrightarrow \Longleftrightarrow \rref \RREF \ref@
    \rightarrowtail \hookrightarrow \curvearrowright \equiv \cong \simeq@ \backsim \vartriangleright \twoheadrightarrow
    → ⟶ ⇒ ⟹ ∼ 〜 ～ ↔ ⇔ ↦ \rowequiv \rowsim \eqrow \simrow \reduce \longto"""
)
_DOWN = words(r"\downarrow \Downarrow \updownarrow \Updownarrow ↓ ⇓ ↕ ⇕")
_LONGEST_LABEL = 120
"""Tokens beside an arrow down."""
_BACK_SIGNS = words(r"\leftarrow \longleftarrow \Leftarrow \Longleftarrow ← ⟵ ⇐")
_APPROXIMATE = words(r"\approx \fallingdotseq \doteqdot \simeq \doteq ≈ ≒ ≃ \thickapprox \approxeq")
_EQUAL = words(r"= \coloneqq \triangleq \xlongequal \xlongequals \xequal := \eqqcolon ＝")
_OTHER = words(
    r"""
    \ne \neq < > \le \leq \ge \geq \leqslant \geqslant \in \notin \subset \subseteq \perp \cong@ \gg \ll ≠ ≤ ≥
    \colon \mid
    """
)
COMPARISONS = {
    sign: comparison
    for comparison, signs in (
        (Comparison.LESS, "<"),
        (Comparison.GREATER, ">"),
        (Comparison.AT_MOST, r"\le \leq \leqslant ≤"),
        (Comparison.AT_LEAST, r"\ge \geq \geqslant ≥"),
        (Comparison.NOT_EQUAL, r"\ne \neq ≠"),
    )
    for sign in words(signs)
}
_STRETCHED = words(
    r"""\xrightarrow \xlongrightarrow \xRightarrow \xLongrightarrow \xmapsto \xleftrightarrow \xLeftrightarrow
    \xleftarrow \xsim \xrightleftharpoons \xhookrightarrow \xtwoheadrightarrow \grstep \rowstep
    \xlongleftrightarrow
    \xArrow \rred \xLeftarrow \xlongleftarrow \rowred \elim \xto \longrightarrowtext"""
)
_NO_STEP = words(
    r"""
    \boxed \text \textrm \mbox \begin \end \textcolor \color \underline \substack \fbox \item \label \tag
    \mathrm \sqrt
    """
)
_STACKED = words(r"\overset \underset \stackrel \stackbin \overunderset \underoverset")


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: row, back, equal, approx or other; what it says is done; where it stands and ends (token indices)."""

    kind: str
    span: Range
    operations: tuple[ClaimedOperation, ...] = ()
    understood: bool = True
    text: str = ""
    form: EchelonKind | None = None
    """the echelon form that the sign says is reached"""
    labels: tuple[Range, ...] = ()
    """what stands over and under it"""


def sign_at(text: str, tokens: list[Token], at: int, stop: int) -> Sign | None:
    """The sign that begins with the token at `at`, with its labels; None when there is none."""
    name = tokens[at].text
    labels: list[Range] = []
    k = at + 1
    if name in _STRETCHED or (name in ("\\xlongequal", "\\xlongequals", "\\xequal")):
        below: list[Range] = []
        if k < stop and tokens[k].text == "[":
            end = bracket_end(tokens, k, stop)
            if end < stop:
                below = [(k + 1, end)]
                k = end + 1
        if k < stop and tokens[k].text == "{":
            end = closing(tokens, k, stop)
            labels.append((k + 1, end))
            k = min(end + 1, stop)
        labels += below
        kind = "equal" if "equal" in name else "back" if "leftarrow" in name.lower() else "row"
    elif name == r"\overrightarrow":
        return _worded_arrow(text, tokens, at, stop)
    elif name in _STACKED:
        return _stacked(text, tokens, at, stop)
    elif name in {r"\mathop", r"\mathrel"}:
        if k >= stop or tokens[k].text != "{":
            return None
        end = closing(tokens, k, stop)
        inner = next((i for i in range(k + 1, end) if tokens[i].text not in SILENT), end)
        made = sign_at(text, tokens, inner, end) if inner < end else None
        if made is None:
            return None
        kind, k = made.kind, min(end + 1, stop)
    else:
        plain = _plain_kind(tokens, at, stop)
        if plain is None:
            return _unknown_step(text, tokens, at, stop)
        kind, k = plain
    if name in _DOWN:
        return _downward(text, tokens, Sign(kind, (at, k), text=name), stop)
    k, scripts = _scripts(tokens, k, stop) if kind in ("row", "back", "equal") else (k, [])
    return _labelled(text, tokens, Sign(kind, (at, k), text=name), labels + scripts)


def _worded_arrow(text: str, tokens: list[Token], at: int, stop: int) -> Sign | None:
    r"""\overrightarrow{\text{rref}}, \overrightarrow{R_2 - 3R_1}: an arrow, and no vector from one point to another."""
    if at + 1 >= stop or tokens[at + 1].text != "{":
        return None
    end = closing(tokens, at + 1, stop)
    sign = _labelled(text, tokens, Sign("row", (at, min(end + 1, stop)), text=tokens[at].text), [(at + 2, end)])
    worded = any(tokens[k].text in WORDED for k in range(at + 2, end))
    return sign if worded or sign.operations or sign.form else None


def _downward(text: str, tokens: list[Token], sign: Sign, stop: int) -> Sign:
    """An arrow down to the next line: what stands beside it on its own line is its label."""
    start = end = sign.span[1]
    stop = min(stop, start + _LONGEST_LABEL)
    while end < stop and tokens[end].text not in ROW_ENDS:
        if tokens[end].text == r"\begin" or tokens[end].text in _DOWN:
            return sign
        end += 1
    found = operations_in(text, tokens, start, end)
    if not found.operations or not found.complete:
        return sign
    return Sign(sign.kind, (sign.span[0], end), found.operations, text=sign.text)


def _plain_kind(tokens: list[Token], at: int, stop: int) -> tuple[str, int] | None:
    name = tokens[at].text
    following = tokens[at + 1].text if at + 1 < stop and tokens[at + 1].start == tokens[at].stop else ""
    after = tokens[at + 2].text if at + 2 < stop and following and tokens[at + 2].start == tokens[at + 1].stop else ""
    if name == "<" and following == "-":
        return ("row", at + 3) if after == ">" else ("back", at + 2)
    if name == "-" and following == ">":
        return "row", at + 2
    if name == "-" and following == "-" and after == ">":
        return "row", at + 3
    if name == "=" and following == ">":
        return "row", at + 2
    if name == ":" and following == "=":
        return "equal", at + 2
    for kind, signs in (
        ("row", _ROW_SIGNS),
        ("row", _DOWN),
        ("back", _BACK_SIGNS),
        ("equal", _EQUAL),
        ("approx", _APPROXIMATE),
        ("other", _OTHER),
    ):
        if name in signs:
            return kind, at + 1
    return None


def _unknown_step(text: str, tokens: list[Token], at: int, stop: int) -> Sign | None:
    """A macro that nobody defined, with row operations and nothing else for its arguments: somebody's own arrow."""
    name = tokens[at].text
    if name[0] != "\\" or len(name) < 4 or name in _NO_STEP or name in SILENT or name.startswith((r"\rowop", r"\frac")):
        return None
    k = at + 1
    labels: list[Range] = []
    while k < stop and tokens[k].text in ("{", "["):
        end = closing(tokens, k, stop) if tokens[k].text == "{" else bracket_end(tokens, k, stop)
        if end == stop:
            return None
        labels.insert(0 if tokens[k].text == "{" else len(labels), (k + 1, end))
        k = end + 1
    if not labels:
        return None
    found = [operations_in(text, tokens, *label) for label in labels]
    if not all(read.complete for read in found) or not any(read.operations for read in found):
        return None
    return Sign("row", (at, k), tuple([operation for read in found for operation in read.operations]), text=name)


def _scripts(tokens: list[Token], k: int, stop: int) -> tuple[int, list[Range]]:
    """What stands over and under a sign as ^{...} and _{...}, over before under."""
    over: list[Range] = []
    under: list[Range] = []
    while k < stop and tokens[k].text in ("^", "_", r"\limits"):
        if tokens[k].text == r"\limits":
            k += 1
            continue
        place = over if tokens[k].text == "^" else under
        if k + 1 < stop and tokens[k + 1].text == "{":
            end = closing(tokens, k + 1, stop)
            place.append((k + 2, end))
            k = min(end + 1, stop)
        else:
            k += 2
    return min(k, stop), over + under


def _stacked(text: str, tokens: list[Token], at: int, stop: int) -> Sign | None:
    """\\overset{top}{base}, \\underset{bottom}{base}, one inside the other."""
    groups: list[Range] = []
    k = at + 1
    wanted = 3 if "under" in tokens[at].text and "over" in tokens[at].text else 2
    if k < stop and tokens[k].text == "[":
        end = bracket_end(tokens, k, stop)
        if end < stop:
            groups.append((k + 1, end))
            k = end + 1
            wanted += 1
    while len(groups) < wanted and k < stop:
        if tokens[k].text == "{":
            end = closing(tokens, k, stop)
            groups.append((k + 1, end))
            k = min(end + 1, stop)
        else:
            groups.append((k, k + 1))
            k += 1
    if len(groups) < wanted:
        return None
    base = groups[-1]
    inner = next((i for i in range(*base) if tokens[i].text not in SILENT and tokens[i].text not in "{}"), base[1])
    made = sign_at(text, tokens, inner, base[1]) if inner < base[1] else None
    if made is None:
        return _unknown_sign(text, tokens, (at, k), groups)
    labelled = _labelled(text, tokens, Sign(made.kind, (at, k), text=made.text), groups[:-1])
    if made.kind == "approx" and labelled.operations:
        made = replace(made, kind="row")  # nothing is approximated by a row operation
    over = (
        labelled.operations + made.operations
        if tokens[at].text != r"\underset"
        else made.operations + labelled.operations
    )
    return Sign(
        made.kind,
        (at, k),
        over,
        made.understood and labelled.understood,
        made.text,
        labelled.form or made.form,
        labelled.labels + made.labels,
    )


def _unknown_sign(text: str, tokens: list[Token], span: Range, groups: list[Range]) -> Sign | None:
    r"""\stackrel{R_2 - R_1}{\roweq}: a macro that nobody defined, with operations over it, is somebody's own sign."""
    inside = [tokens[k].text for k in range(*groups[-1]) if tokens[k].text not in SILENT]
    if len(inside) != 1 or inside[0][0] != "\\" or len(inside[0]) < 4 or inside[0] in _NO_STEP:
        return None
    found = [operations_in(text, tokens, *label) for label in groups[:-1]]
    if not all(read.complete and read.operations for read in found):
        return None
    return Sign("row", span, tuple([operation for read in found for operation in read.operations]), text=inside[0])


def _labelled(text: str, tokens: list[Token], sign: Sign, labels: list[Range]) -> Sign:
    operations: list[ClaimedOperation] = []
    understood = True
    for start, stop in labels:
        found = operations_in(text, tokens, start, stop)
        operations += found.operations
        # A label in words or a numeral is no operation; one that names rows (R_{12}) and is not understood is told.
        indexed = found.names_rows and any(tokens[k].text == "_" for k in range(start, stop))
        understood = understood and (found.complete or not (found.operations or found.names_rows))
        understood = understood and (bool(found.operations) or not indexed)
    if not understood:
        operations = []
    forms = [form for label in labels if (form := form_named(tokens, label)) is not None]
    form = forms[0] if forms else FORMS.get(sign.text.strip("\\").lower())
    return Sign(sign.kind, sign.span, tuple(operations), understood, sign.text, form, tuple(labels))
