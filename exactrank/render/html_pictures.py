"""Pictures in HTML: bars that are drawn to scale and shaded entries, as SVG that needs neither script nor network."""

from __future__ import annotations

from html import escape

from exactrank.document import Formula, Name, Plot, Shading
from exactrank.render.formula_text import linear_text
from exactrank.render.sentences import greek

STEP, BAR, LEFT, LONGEST = 26, 16, 40, 360
"""The height of a line and of its bar, where bars begin, and the length of the longest."""
CELL, MOST = 28, 560
"""The side of an entry, and how wide all of them are at most."""


def plot(picture: Plot, caption: str) -> str:
    """A bar for each value, its name on the left and its digits behind it."""
    lines: list[str] = []
    for k, bar in enumerate(picture.bars):
        y, length = k * STEP, max(1, LONGEST * bar.share // 1000)
        middle = y + STEP // 2
        lines.append(
            f'<text x="{LEFT - 8}" y="{middle}" text-anchor="end">{_name(bar.name)}</text>'
            f'<rect x="{LEFT}" y="{middle - BAR // 2}" width="{length}" height="{BAR}" rx="2"/>'
            f'<text x="{LEFT + length + 8}" y="{middle}">{escape(bar.digits)}</text>\n'
        )
    longest = max([len(bar.digits) for bar in picture.bars], default=0)
    width = LEFT + LONGEST + 16 + 9 * longest
    return _figure("plot", width, len(picture.bars) * STEP, "".join(lines), caption)


def shading(picture: Shading, caption: str) -> str:
    """A square for each entry, the stronger the larger it is; its title is the entry."""
    columns = max(map(len, picture.rows), default=0)
    side = max(4, min(CELL, MOST // max(columns, 1)))
    squares: list[str] = []
    for i, row in enumerate(picture.rows):
        for j, entry in enumerate(row):
            kind = "minus" if entry.share < 0 else "plus"
            strength = f"0.{str(abs(entry.share)).zfill(3)}" if abs(entry.share) < 1000 else "1"
            squares.append(
                f'<rect class="{kind}" x="{j * side}" y="{i * side}" width="{side - 1}" height="{side - 1}" '
                f'fill-opacity="{strength}"><title>{escape(entry.digits)}</title></rect>'
            )
        squares.append("\n")
    return _figure("shading", columns * side, len(picture.rows) * side, "".join(squares), caption)


def _figure(kind: str, width: int, height: int, inside: str, caption: str) -> str:
    return (
        f'<figure class="{kind}">\n<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(caption)}">\n{inside}</svg>\n<figcaption>{escape(caption)}</figcaption>\n</figure>\n'
    )


def _name(name: Formula) -> str:
    """A letter with its index below it."""
    if not isinstance(name, Name):
        return escape(linear_text(name))
    index = f'<tspan dy="4" font-size="75%">{escape(name.sub)}</tspan>' if name.sub else ""
    return f'<tspan font-style="italic">{escape(greek(name.letter))}</tspan>{index}'
