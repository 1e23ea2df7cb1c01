"""The texts of the page: those that its sources name, and those that belong to a list of values."""

from __future__ import annotations

from exactrank.judging.verdicts.verdict import Whole
from exactrank.messages import catalog
from exactrank.requests.answers import KINDS
from exactrank.requests.method_names import TAKES, Method
from exactrank.web.build import CHOICES, STATIC, TASKS

PAGE = "\n".join([path.read_text(encoding="utf-8") for path in sorted(STATIC.iterdir())])
"""The sources of the page."""

FAMILIES: dict[str, set[str]] = {
    "method": {one.value for one in Method},
    "option": {*frozenset[str]().union(*TAKES.values()), "notation", "brackets", "name", "field"},
    "choice": {value for values in CHOICES.values() for value in values},
    "task": set(TASKS),
    "kind": set(KINDS),
    "outcome": {*[one.value for one in Whole], "line"},
    "promise": {"page", "machine"},
    "status": {"starting", "ready", "working", "failed", "stopped"},
}
"""The texts whose keys the page puts together, each family with its values."""


def texts_of(family: str) -> list[str]:
    """The values of a family that have a text."""
    return [key.split(".", 2)[2] for key in catalog("en") if key.startswith(f"browser.{family}.")]
