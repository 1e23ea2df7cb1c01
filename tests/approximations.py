"""Documents about approximations for the tests: every named matrix, and cases that bring up the rarer sentences."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from exactrank.calculations.comparison import compare_rank
from exactrank.calculations.least_squares import project
from exactrank.calculations.lora import Scaling
from exactrank.calculations.minors import rank_profiles
from exactrank.calculations.studies import LoraStudy, study_lora, study_low_rank
from exactrank.calculations.whole_page import study_page
from exactrank.document import Document
from exactrank.exposition import explain
from exactrank.exposition.page import explain_page
from exactrank.matrix import Matrix
from tests.matrices import NAMED
from tests.random_matrices import NOISY, WEIGHTS

if TYPE_CHECKING:
    from exactrank.requests.methods import Record

HILBERT = Matrix.of([[Fraction(1, i + j + 1) for j in range(12)] for i in range(12)])
RANK_TWO = Matrix.of([[1, 0, 2, 1], [2, 1, 5, 1], [0, 1, 1, -1], [3, 1, 7, 2], [1, 1, 3, 0]])
NEAR_TWO = RANK_TWO + Matrix.of([[Fraction((3 * i + 5 * j) % 7 - 3, 20) for j in range(4)] for i in range(5)])
RANK_THREE = Matrix.of([[2, 0, 0, 1], [0, 3, 0, 1], [0, 0, 5, 1], [2, 3, 5, 3]])
ONES = Matrix.of([[1, 1], [1, 1]])
SHRUNK = Matrix.of([[Fraction(1, 10**20), 0], [0, 1]])


def projections() -> Iterator[tuple[str, Record]]:
    for name, A in NAMED.items():
        if A.nrows:
            yield f"projection-{name}", project(A, onto=[1] * A.nrows)
            yield f"projection-tilted-{name}", project(A, onto=[Fraction(i + 2, i + 1) for i in range(A.nrows)])
            columns = rank_profiles(A)[1]
            if len(columns) > 1:
                yield f"projection-columns-{name}", project(A, onto=A.submatrix(range(A.nrows), columns[:-1]))
                yield f"projection-exact-{name}", project(A, onto=A.submatrix(range(A.nrows), columns))
    yield "projection-noisy", project(NOISY, onto=[4, 2, 3, 5])
    yield "projection-several", project(NOISY, onto=[[4, 2, 3, 5], [1, 0, 0, 1]])
    yield "projection-one-of-several", project(NOISY.submatrix(range(4), [0]), onto=[[4, 2, 3, 5]])
    yield "projection-one-column", project(NOISY.submatrix(range(4), [0, 1]), onto=[[4, 2, 3, 5], [1, 0, 0, 1]])
    yield "projection-one-system", project(NOISY.submatrix(range(4), [0]), onto=[[4, 2, 3, 5], [1, 0, 0, 1]])
    yield "projection-orthogonal", project(Matrix.of([[1, 2], [-1, -2]]), onto=[1, 1])
    yield "projection-many-columns", project(Matrix.of([[j % 5 for j in range(14)], [1] * 14]), onto=[1, 3])
    yield "projection-nothing-of-several", project(Matrix.zero(2, 0), onto=[[1, 0], [0, 1]])


def truncations() -> Iterator[tuple[str, Record]]:
    for name, A in NAMED.items():
        for r in range(min(A.shape) + 1):
            yield f"low-rank-{name}-{r}", study_low_rank(A, r, Fraction(99, 100))
    yield "low-rank-noisy", study_low_rank(NOISY, 1, Fraction(999, 1000))
    yield "low-rank-hilbert", study_low_rank(HILBERT, share=Fraction(9999, 10000))
    yield "low-rank-multiple", study_low_rank(Matrix.of([[2, 0, 0], [0, 2, 0], [0, 0, 1]]), 2)
    yield "low-rank-rounded", study_low_rank(Matrix.of([[Fraction(1, 10)]]), 0)
    yield "low-rank-many", study_low_rank(Matrix.of([[int(i == j) * (i + 1) for j in range(26)] for i in range(26)]), 1)


def updates() -> Iterator[tuple[str, LoraStudy]]:
    for name, A in NAMED.items():
        if 0 not in A.shape:
            yield f"lora-{name}", study_lora(A, alpha=2)
    yield "lora-padded", study_lora(WEIGHTS, r=3)
    yield "lora-even", study_lora(Matrix.of([[1, 0], [0, 1], [0, 0], [1, 1]]).T, r=None)
    wide = Matrix.of([[1, 0, 1, 1], [2, 1, 0, 1]])
    yield "lora-given", study_lora(Matrix.of([[1, 0], [0, 1], [1, 1]]), 3, down=wide, x=[1, 2, 3, 4])
    lost = Matrix.of([[1, 2], [2, 4], [3, 6]])
    for scaling in Scaling:
        yield f"lora-lost-{scaling.name}", study_lora(lost, 3, down=wide, scaling=scaling)
    tall = Matrix.of([[1, 0, 1], [0, 1, 1], [1, 1, 2], [1, 2, 3]])
    yield "lora-lost-two", study_lora(tall, 3, down=Matrix.of([[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    yield "lora-zero", study_lora(Matrix.of([[1, -1]]), 1, down=Matrix.of([[1], [1]]))
    yield "lora-big", study_lora(Matrix.of([[i] for i in range(9)]), 1, down=Matrix.of([list(range(1, 8))]))
    yield "lora-same", study_lora(Matrix.of([[1], [1]]), 1, down=Matrix.of([[1, 1]]))


def comparisons() -> Iterator[tuple[str, Record]]:
    yield "comparison-noisy", compare_rank(NOISY, WEIGHTS)
    yield "comparison-itself", compare_rank(WEIGHTS, WEIGHTS)
    yield "comparison-two", compare_rank(NEAR_TWO, RANK_TWO)
    yield "comparison-open", compare_rank(Matrix.identity(2), ONES)


@cache
def records() -> dict[str, Record]:
    found: dict[str, Record] = {}
    for kind in (projections, truncations, updates, comparisons):
        found.update(kind())
    return found


def page_documents() -> Iterator[tuple[str, Document]]:
    yield "page-document", explain_page(study_page(WEIGHTS, NOISY, [4, 2, 3, 5], 2, [1, 2, -1]))
    yield "page-given", explain_page(study_page(WEIGHTS, NOISY, [1, 1, 1, 1]))
    yield "page-two", explain_page(study_page(RANK_TWO, NEAR_TWO, alpha=4), "V")
    yield "page-three", explain_page(study_page(RANK_THREE))
    yield "page-full", explain_page(study_page(Matrix.identity(2)))
    yield "page-one-direction", explain_page(study_page(Matrix.of([[1, 2, 3], [0, 1, 1]])))


@cache
def documents() -> dict[str, Document]:
    return {name: explain(record, "W") for name, record in records().items()} | dict(page_documents())


def approximations() -> Iterator[Document]:
    yield from documents().values()
