"""The words of programs for mathematics, from their table."""

from __future__ import annotations

import os.path  # lighter than importlib.resources
import re
import tomllib
from typing import Any

from exactrank.patterns import lazy_pattern

with open(os.path.join(os.path.dirname(__file__), "programs.toml"), "rb") as _file:
    _TABLE: dict[str, Any] = tomllib.load(_file)

FUNCTIONS: dict[str, str] = {word: form for form, some in _TABLE["functions"].items() for word in some}
"""By the name of a function or of a method, the formula of what it gives."""

ATTRIBUTES: dict[str, str] = {word: form for form, some in _TABLE["attributes"].items() for word in some}

_MODULES = "|".join([re.escape(one) for one in sorted(_TABLE["constructors"]["modules"], key=len, reverse=True)])
MODULE = lazy_pattern(rf"(?:{_MODULES})\.")

_CONSTRUCTORS = "|".join(_TABLE["constructors"]["names"])
CONSTRUCTOR = lazy_pattern(rf"(?:(?:{_MODULES})\.)?(?:{_CONSTRUCTORS})[ \t]*\(")
"""What makes a matrix, up to the parenthesis that opens its entries."""
