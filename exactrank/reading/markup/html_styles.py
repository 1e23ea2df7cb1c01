"""Styles of a page, as far as they hide text or strike it out."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import words
from exactrank.reading.markup.unseen import INVISIBLE, STRUCK_OUT
from exactrank.records import dataclass

_ATTRIBUTE = lazy_pattern(r"""([a-z-]{2,20})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""", re.IGNORECASE)
_NAMES = words("style class id hidden color bgcolor mathcolor mathbackground open notation")
_DECLARATION = lazy_pattern(r"([a-z-]{3,30})\s*:\s*([^;{}]{1,300})", re.IGNORECASE)
_RULE = lazy_pattern(r"([^{}@;]{1,500})\{([^{}]{0,5000})\}")
_CONDITIONAL_RULES = lazy_pattern(r"@[^{};]*+(?:;|\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\})")
_COMMENT = lazy_pattern(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE = lazy_pattern(r"([a-z][a-z0-9]*)?((?:[.#][A-Za-z_][\w-]*)?)", re.IGNORECASE)
_RGB = lazy_pattern(r"rgba?\(([^()]*)\)")
_HEX = lazy_pattern(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_HSL_WHITE = lazy_pattern(r"hsla?\([^()]*?\b100%[^%()]*\)")
_LENGTH = lazy_pattern(r"([-+]?\d*\.?\d+)\s*(px|pt|em|rem|ex|%|mm|cm|in|vw|vh)?")
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "%": 0.16,
    "mm": 3.78,
    "cm": 37.8,
    "in": 96.0,
}  # fmt: skip
_SMALLEST = 2.0
"""In pixels: what is no larger is not read."""
_FAR = -500.0
"""In pixels: what stands so far off is not on the page."""
_STRIKING = words("del s strike")
_UNSEEN = words("template noscript")
_READ_ALOUD = words("katex-mathml MJX_Assistive_MathML")
"""Classes of formulas that are drawn a second time: what is clipped away for the eye is the formula to be read."""
_LIGHT = 0.96


@dataclass(frozen=True, slots=True)
class Look:
    """How an element shows its text; ink, size and visibility may be set anew further in, the rest may not."""

    ink: str = "black"
    ground: str = "white"
    tiny: bool = False
    invisible: bool = False
    reason: str = ""

    @property
    def unseen(self) -> str:
        """Why the text is not seen; nothing where it is."""
        same = self.ink in (self.ground, "transparent")
        return self.reason or (INVISIBLE if same or self.tiny or self.invisible else "")


class Styles:
    """The rules of a page's own style sheets for simple selectors: an element, a class, an id."""

    def __init__(self) -> None:
        self.rules: dict[str, str] = {}

    def read(self, sheet: str) -> None:
        """Takes the rules of a style sheet that can hide something."""
        for match in _RULE.finditer(_CONDITIONAL_RULES.sub(" ", _COMMENT.sub(" ", sheet))):
            for selector in match[1].split(","):
                if _SIMPLE.fullmatch(selector.strip()) and selector.strip():
                    key = selector.strip()
                    self.rules[key] = self.rules.get(key, "") + ";" + match[2]

    def look(self, name: str, attributes: str, around: Look) -> Look:
        """How an element shows its text within another.

        >>> Styles().look("p", 'style="display: none"', Look()).unseen, Styles().look("p", "", Look()).unseen
        ('invisible', '')
        """
        found = _attributes(attributes) if attributes else {}
        look = replace(around, reason=around.reason or STRUCK_OUT) if name in _STRIKING else around
        if "hidden" in found and found["hidden"].lower() != "until-found":
            look = replace(look, reason=look.reason or INVISIBLE)
        if name == "font" and "color" in found:
            look = replace(look, ink=colour(found["color"]))
        if "mathcolor" in found:
            look = replace(look, ink=colour(found["mathcolor"]))
        for ground in ("bgcolor", "mathbackground"):
            if ground in found:
                look = replace(look, ground=colour(found[ground]))
        if (name == "dialog" and "open" not in found) or name in _UNSEEN:
            look = replace(look, reason=look.reason or INVISIBLE)
        if name == "menclose" and "strike" in found.get("notation", ""):
            look = replace(look, reason=look.reason or STRUCK_OUT)
        read_aloud = name == "mjx-assistive-mml" or not _READ_ALOUD.isdisjoint(found.get("class", "").split())
        for declarations in self._declarations(name, found):
            look = _styled(look, declarations, read_aloud)
        return look

    def _declarations(self, name: str, found: dict[str, str]) -> list[str]:
        """From the weakest to the strongest: element, class, id, the element's own style."""
        wanted = ["*", name]
        if self.rules:
            wanted += [key for one in found.get("class", "").split() for key in (f".{one}", f"{name}.{one}")]
            wanted += [f"#{found['id']}", f"{name}#{found['id']}"] if "id" in found else []
        sheets = [self.rules[key] for key in wanted if key in self.rules]
        return [*sheets, found["style"]] if "style" in found else sheets


def _attributes(attributes: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        name = match[1].lower()
        if name in _NAMES:
            found.setdefault(name, unescape(match[2] or match[3] or match[4] or ""))
    return found


def _styled(look: Look, declarations: str, read_aloud: bool = False) -> Look:
    found = {
        match[1].lower(): match[2].lower().replace("!important", "").strip()
        for match in _DECLARATION.finditer(declarations)
    }
    struck = "line-through" in found.get("text-decoration", "") + found.get("text-decoration-line", "")
    gone = (
        found.get("display") == "none"
        or _number(found.get("opacity", "1")) <= 0.05
        or (not read_aloud and (_off_screen(found) or _shrunk(found)))
    )
    if struck or gone:
        look = replace(look, reason=look.reason or (INVISIBLE if gone else STRUCK_OUT))
    if "visibility" in found:
        look = replace(look, invisible=found["visibility"] in ("hidden", "collapse"))
    if "color" in found and found["color"] not in ("inherit", "currentcolor"):
        look = replace(look, ink=colour(found["color"]))
    ground = found.get("background-color", found.get("background", ""))
    if ground and (named := colour(ground)) not in ("transparent", "none"):
        look = replace(look, ground=named)
    if "font-size" in found and (size := _pixels(found["font-size"])) is not None:
        look = replace(look, tiny=size <= _SMALLEST)
    return look


def _off_screen(found: dict[str, str]) -> bool:
    """Far to the left of or above the page, by its position or by its indent."""
    placed = found.get("position") in ("absolute", "fixed")
    sides = ("left", "top", "right", "bottom") if placed else ()
    lengths = [_pixels(found[side]) for side in (*sides, "text-indent") if side in found]
    return any(length is not None and length <= _FAR for length in lengths)


def _shrunk(found: dict[str, str]) -> bool:
    """Of no width or height with what overflows cut off, or clipped to nothing."""
    clipped = found.get("clip", "").replace(" ", "") in (
        "rect(0,0,0,0)",
        "rect(0px,0px,0px,0px)",
        "rect(1px,1px,1px,1px)",
    )
    small = [_pixels(found[side]) for side in ("width", "height", "max-height", "max-width") if side in found]
    cut = found.get("overflow") in ("hidden", "clip") and any(size is not None and size <= 1 for size in small)
    scaled = re.fullmatch(r"scale\(\s*0?\.?0*\s*\)", found.get("transform", "")) is not None
    return clipped or cut or scaled


def _number(text: str) -> float:
    match = _LENGTH.match(text)
    return 1.0 if match is None else float(match[1]) / (100 if match[2] == "%" else 1)


def _pixels(text: str) -> float | None:
    match = _LENGTH.match(text)
    if match is None:
        return None
    return float(match[1]) * _PIXELS.get(match[2] or "", 16.0)


def colour(text: str) -> str:
    """White, black or transparent however they are written; any other colour as it is written.

    >>> [colour(text) for text in ("#FFF", "rgb(255, 255, 255)", "rgba(0,0,0,0)", "#000", "Navy")]
    ['white', 'white', 'transparent', 'black', 'navy']
    """
    text = text.strip().lower()
    numbers: list[float] = []
    alpha = 1.0
    if match := _RGB.search(text):
        parts = [part for part in re.split(r"[\s,/]+", match[1]) if _LENGTH.match(part)]
        numbers = [_number(part) / (1 if part.endswith("%") else 255) for part in parts[:3]]
        alpha = _number(parts[3]) if len(parts) > 3 else 1.0
    elif match := _HEX.fullmatch(text):
        digits = match[1] if len(match[1]) > 4 else "".join([digit * 2 for digit in match[1]])
        numbers = [int(digits[k : k + 2], 16) / 255 for k in (0, 2, 4)]
        alpha = int(digits[6:8], 16) / 255 if len(digits) == 8 else 1.0
    elif _HSL_WHITE.fullmatch(text):
        return "white"
    if alpha <= 0.05:
        return "transparent"
    if numbers and min(numbers) >= _LIGHT:
        return "white"
    if numbers and max(numbers) <= 1 - _LIGHT:
        return "black"
    return "white" if text in ("snow", "ghostwhite", "ivory", "whitesmoke") else text
