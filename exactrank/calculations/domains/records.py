"""The records that a derivation over an extension ends with."""

from __future__ import annotations

from typing import Any

from exactrank.calculations.domains.factors import FactorizationOver, SpacesOver, TriangularFactorsOver
from exactrank.calculations.domains.minors import DeterminantOver, MinorProofOver
from exactrank.calculations.domains.systems import IndependenceOver, InverseOver, SolutionOver
from exactrank.calculations.elimination.over_domains import Reduction

OfSystem = SolutionOver[Any] | InverseOver[Any] | IndependenceOver[Any]
OfFactors = FactorizationOver[Any] | TriangularFactorsOver[Any] | SpacesOver[Any]
RecordOver = Reduction[Any] | DeterminantOver[Any] | MinorProofOver[Any] | OfSystem | OfFactors

KINDS = (
    *(Reduction, DeterminantOver, MinorProofOver, SolutionOver, InverseOver, IndependenceOver),
    *(FactorizationOver, TriangularFactorsOver, SpacesOver),
)
