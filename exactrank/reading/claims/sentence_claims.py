"""What the templates of the packs say, as statements: one function for each name under `says`."""

from __future__ import annotations

from collections.abc import Mapping

from exactrank.reading.claims.found import Maker
from exactrank.reading.claims.matrix_sentences import MATRIX_MAKERS
from exactrank.reading.claims.vector_sentences import VECTOR_MAKERS

MAKERS: Mapping[str, Maker] = {**MATRIX_MAKERS, **VECTOR_MAKERS}
