"""The exposition of all proofs together: one after the other, side by side in a table, and what ties them together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.elimination import EchelonForm
from exactrank.calculations.factorization import FactorizationProof
from exactrank.calculations.minors import MinorProof
from exactrank.calculations.spectrum import SingularValues
from exactrank.document import (
    Array,
    Block,
    Call,
    Display,
    Document,
    Formula,
    Grouped,
    Heading,
    Linear,
    Name,
    Number,
    Paragraph,
    Product,
    Result,
    Said,
    Table,
    say,
)
from exactrank.exposition.factorization import explain_factorization
from exactrank.exposition.formulas import equation, letter, number, rank_is
from exactrank.exposition.minors import explain_minors
from exactrank.exposition.outer_product import explain_outer_product
from exactrank.exposition.row_reduction import explain_row_reduction
from exactrank.exposition.several import headed
from exactrank.exposition.singular_values import explain_singular_values
from exactrank.matrix import Matrix
from exactrank.proofs.rank_proofs import CrossCheck, Evidence


def explain_cross_check(record: CrossCheck, name: str = "A", single: bool = False, digits: int = 10) -> Document:
    """Each proof under its heading, the table in which they agree, and the sums of squared minors."""
    documents = [_explained(proof.evidence, name, single, digits) for proof in record.proofs]
    if record.outer is not None:
        documents.append(explain_outer_product(record.outer, name))
    documents = _without_repeats(documents, name, record.matrix)
    m, n = record.matrix.shape
    overview = say("cross-check.overview", name=Name(name), rows=m, columns=n, count=len(record.proofs))
    blocks: list[Block] = [
        Paragraph((overview,)),
        *headed(documents),
        Heading(say("cross-check.comparison-title", name=Name(name)), 2),
        *_table(record, name),
    ]
    if any(k.total is not None for k in record.orders):
        blocks += _cauchy_binet(record, name)
    blocks.append(Result((Paragraph((say("cross-check.result", name=Name(name), rank=rank_is(name, record.rank)),)),)))
    return Document(say("cross-check.title", name=Name(name)), tuple(blocks))


def _without_repeats(documents: list[Document], name: str, A: Matrix) -> list[Document]:
    """The documents without formulas set off a second time: the matrix itself, a minor that two proofs use."""
    # the row reduction shows the matrix too, but with a pivot marked in it
    seen: list[Block] = [Display((equation(Name(name), Array(A)),))]
    made: list[Document] = []
    for number_of, document in enumerate(documents):
        kept = [b for b in document.blocks if number_of == 0 or not (isinstance(b, Display) and b in seen)]
        seen += [b for b in kept if isinstance(b, Display)]
        made.append(Document(document.title, tuple(kept)))
    return made


def _explained(evidence: Evidence, name: str, single: bool, digits: int) -> Document:
    match evidence:
        case EchelonForm():
            return explain_row_reduction(evidence, name, single)
        case MinorProof():
            return explain_minors(evidence, name)
        case SingularValues():
            return explain_singular_values(evidence, name, digits)
        case FactorizationProof():
            return explain_factorization(evidence, name)


def _table(record: CrossCheck, name: str) -> Iterator[Block]:
    head = (say("cross-check.table.head.counted"), say("cross-check.table.head.count"))
    rows = [(say(f"cross-check.table.counted.{proof.method.value}"), number(proof.rank)) for proof in record.proofs]
    yield Paragraph((say("cross-check.agree", name=Name(name), count=record.rank),))
    yield Table(head, tuple(rows))


def _cauchy_binet(record: CrossCheck, name: str) -> Iterator[Block]:
    values = next(p.evidence for p in record.proofs if isinstance(p.evidence, SingularValues))
    G, e, k, t = Name(letter("G", name)), Name("e", "k"), Name("k"), Name("t")
    s = values.proof.gram.nrows
    det = Call("det", Grouped(Linear(((Fraction(1), Product((t, Name("I")))), (Fraction(-1), G)))))
    yield Paragraph((say("cross-check.cauchy-binet", det=det, name=Name(name), size=s, k=k, e=e, t=t),))
    head: tuple[Said | Formula, ...] = (
        say("cross-check.table.orders.order", k=k),
        say("cross-check.table.orders.coefficient", e=e),
        say("cross-check.table.orders.minors"),
        say("cross-check.table.orders.nonzero"),
        say("cross-check.table.orders.sum"),
    )
    rows: list[tuple[Said | Formula, ...]] = []
    for found in record.orders:
        nonzero: Said | Formula = say("cross-check.table.orders.not-listed")
        total: Said | Formula = nonzero
        if found.total is not None:
            nonzero, total = number(len(found.nonzero)), Number(found.total)
        rows.append((number(found.order), Number(found.coefficient), number(found.count), nonzero, total))
    yield Table(head, tuple(rows))
    key = "full" if record.rank == s else "zero" if not record.rank else "cut"
    yield Paragraph((say(f"cross-check.tied.{key}", count=record.rank, e=e, name=Name(name), k=k),))
