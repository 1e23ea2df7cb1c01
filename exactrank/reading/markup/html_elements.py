"""The open elements of a page and how they show their text; what a tag ends without being told follows HTML's rules."""

from __future__ import annotations

from exactrank.reading.latex.tokens import words
from exactrank.reading.markup.html_styles import Look, Styles

BLOCKS = words(
    """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    """
)
VOID = words("area base br col embed hr img input link meta source track wbr")
_CONTAINERS = {
    "li": words("ul ol"), "dt": words("dl"), "dd": words("dl"), "tr": words("table"), "td": words("tr table"),
    "th": words("tr table"),
}  # fmt: skip
_ENDED_BY = {
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "li": ("li",),
    "tr": ("tr",),
}


class Elements:
    """A stack of open elements; each holds the look that its text has."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.names: list[str] = []
        self.looks: list[Look] = [Look()]
        self.places: dict[str, list[int]] = {}

    @property
    def unseen(self) -> str:
        """Why the text here is not seen; nothing where it is."""
        return self.looks[-1].unseen

    def open(self, name: str, attributes: str) -> None:
        """An element begins; one that holds nothing changes nothing."""
        if name in VOID:
            return
        if name in BLOCKS:
            self._end_paragraph()
        for ended in _ENDED_BY.get(name, ()):
            at = self._last(ended)
            if at >= 0 and all(self._last(container) < at for container in _CONTAINERS[name]):
                self._cut(at)
        self.places.setdefault(name, []).append(len(self.names))
        self.names.append(name)
        self.looks.append(self.styles.look(name, attributes, self.looks[-1]))

    def close(self, name: str) -> None:
        """The innermost element of the name ends, with all that is open in it; where none is open, nothing does."""
        at = self._last(name)
        if at >= 0:
            self._cut(at)

    def _end_paragraph(self) -> None:
        """A block ends the paragraph that it stands in, if no other block lies between."""
        at = self._last("p")
        if at >= 0 and not any(name in BLOCKS for name in self.names[at + 1 : at + 20]):
            self._cut(at)

    def _last(self, name: str) -> int:
        places = self.places.get(name)
        return places[-1] if places else -1

    def _cut(self, at: int) -> None:
        for name in reversed(self.names[at:]):
            self.places[name].pop()
        del self.names[at:]
        del self.looks[at + 1 :]
