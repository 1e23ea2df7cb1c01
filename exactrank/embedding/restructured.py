"""The text of an example in reStructuredText, as LaTeX that the judge reads, with the line of each of its lines.

It is taken from what docutils has parsed, so that roles, directives and substitutions are what Sphinx shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

_SPECIAL = lazy_pattern(r"[%&#_$]")


@dataclass(frozen=True, slots=True)
class NodeAnswer:
    """The text, and where in the source each of its lines stands."""

    text: str
    lines: tuple[int, ...]


def answer_in_nodes(shown: Sequence[Any], first: int) -> NodeAnswer:
    """The paragraphs and formulas among the nodes, in order; a node without a line stands where the last one did."""
    text: list[str] = []
    lines: list[int] = []
    at = first
    for node in shown:
        for block in _blocks(node):
            at = block.line or at
            written = _written(block).split("\n")
            text += [*written, ""]
            lines += [at] * (len(written) + 1)
    return NodeAnswer("\n".join(text), tuple(lines))


def _blocks(node: Any) -> Iterator[Any]:
    from docutils import nodes

    leaf = isinstance(node, nodes.math_block | nodes.literal_block | nodes.TextElement)
    if leaf:
        yield node
        return
    for child in node.children:
        yield from _blocks(child)


def _written(block: Any) -> str:
    from docutils import nodes

    if isinstance(block, nodes.math_block):
        return f"\\[\n{block.astext()}\n\\]"
    if isinstance(block, nodes.literal_block):
        return str(block.astext())
    return " ".join("".join(_inline(child) for child in block.children).split())


def _inline(node: Any) -> str:
    from docutils import nodes

    if isinstance(node, nodes.math):
        return f"\\({node.astext()}\\)"
    if isinstance(node, nodes.Text):
        return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", str(node.astext()))
    return "".join(_inline(child) for child in node.children)
