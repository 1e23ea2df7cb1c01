"""Names of matrices: short, and of letters and digits only, because they are set as they stand in every format."""

from __future__ import annotations

from exactrank.errors import InputError, Place
from exactrank.patterns import lazy_pattern

NAME = lazy_pattern(r"[A-Za-z][A-Za-z0-9]{0,9}")


def checked_name(name: str, place: Place | None = None) -> str:
    """The name, when it is a letter followed by at most nine letters and digits; raises InputError otherwise.

    >>> checked_name("W")
    'W'
    """
    if not NAME.fullmatch(name):
        raise InputError.of("bad-name", place, name=name[:30])
    return name
