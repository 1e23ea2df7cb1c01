"""Elements of MathML around others: rows, fences, indices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape


def index_of(index: str) -> str:
    """An index: its numbers and letters one by one, so that letters stay slanted."""
    parts = re.findall(r"\d+|.", index)
    made = [
        f"<mn>{part}</mn>" if part.isdigit() else f"<mi>{part}</mi>" if part.isalpha() else f"<mo>{escape(part)}</mo>"
        for part in parts
    ]
    return made[0] if len(made) == 1 else mrow("".join(made))


def mrow(inner: str) -> str:
    return f"<mrow>{inner}</mrow>"


def broken(rows: Sequence[str], kind: str = "broken") -> str:
    """Rows between which a line may end; one alone stands for itself."""
    return rows[0] if len(rows) == 1 else f'<mrow class="{kind}">{"".join(rows)}</mrow>'


def grouped(inner: str) -> str:
    """In parentheses, which grow with what is higher than a line and stay as they are around letters and indices."""
    return fenced("(", inner, ")", stretchy=bool(re.search("<(mfrac|mtable|msqrt|munderover|mover)", inner)))


def fenced(left: str, inner: str, right: str, stretchy: bool = True) -> str:
    fence = f'<mo fence="true" stretchy="{str(stretchy).lower()}" form="{{}}">{{}}</mo>'
    return mrow(fence.format("prefix", left) + inner + fence.format("postfix", right))
