"""One document that holds every kind of formula and every kind of block, for the renderers' tests."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

from exactrank.document import (
    Annotated,
    Array,
    Block,
    Call,
    Chain,
    Code,
    Commas,
    Digits,
    Display,
    Document,
    Fold,
    Formula,
    Grid,
    Grouped,
    Heading,
    Linear,
    Listed,
    Multiple,
    Name,
    Norm,
    Number,
    Operations,
    Paragraph,
    Plot,
    PlusMinus,
    Power,
    Product,
    Quote,
    Quotient,
    Relation,
    Result,
    Root,
    Row,
    Shading,
    Size,
    Steps,
    Sum,
    Table,
    Transition,
    Transitions,
    Transpose,
    Verbatim,
    assignments,
    marks,
    say,
)
from exactrank.matrix import Matrix
from exactrank.row_operations import RowAdd, RowScale, RowSwap

A, B = Name("A"), Name("b", "12")
HALF = Number(Fraction(-1, 2))
SMALL = Matrix.of([[1, Fraction(-1, 2)], [0, 30]])
TWO_TERMS = Linear(((Fraction(-1), Row(0)), (Fraction(-2, 3), Row(10)), (Fraction(5), None)))

FORMULAS: tuple[Formula, ...] = (
    Number(Fraction(7)),
    HALF,
    Digits("2.0310"),
    Digits("-1.5"),
    Digits("-1.5e-12"),
    Code("matrix_rank"),
    Digits("about <3>"),
    A,
    B,
    Name("W1"),
    Name("w", "ij", "tilde"),
    Name("x", "", "hat"),
    Name("\\sigma", "1"),
    Name('<&">'),
    Array(SMALL),
    Array(SMALL, marked=((0, 1),), fresh=((1, 0),), bar=1),
    Array(SMALL, determinant=True),
    Array(Matrix.zero(0, 3)),
    Array(Matrix.zero(2, 0)),
    Grid(((HALF, Root(B)), (Digits("0.50"), Number(Fraction(-4))))),
    Size(4, 3),
    Row(0),
    Row(2, "circled"),
    Multiple(Row(0, "circled"), Fraction(3, 2)),
    Linear(((Fraction(1), Row(1, "circled")), (Fraction(-1), Multiple(Row(0, "circled"), Fraction(3, 2))))),
    Row(9),
    Row(10, "\\rho"),
    Row(3, "roman"),
    TWO_TERMS,
    Linear(()),
    Linear(((Fraction(1), A), (Fraction(-1), Sum((A, B))))),
    Product((A, B, HALF)),
    Product((Number(Fraction(2)), Number(Fraction(-3)), Grouped(TWO_TERMS)), dot=True),
    Sum((A, HALF, Number(Fraction(-4)))),
    Quotient(Sum((A, B)), Commas((A, B))),
    PlusMinus(None, HALF),
    PlusMinus(A, Root(B)),
    Power(A, 2),
    Power(Number(Fraction(-2)), 12),
    Power(Number(Fraction(2, 3)), -1),
    Power(Quotient(A, B), 3),
    Root(Sum((A, B))),
    Call("rank", A),
    Call("det", Grouped(Sum((A, B)))),
    Transpose(A),
    Transpose(Sum((A, B))),
    Norm(A),
    Norm(Sum((A, B)), "F"),
    Grouped(Array(SMALL)),
    Chain(A, tuple([(relation, B) for relation in get_args(Relation)])),
    Transition((Chain(Row(0), (("<->", Row(1)),)),), Array(SMALL)),
    Transition(tuple([Chain(Row(i), (("<-", TWO_TERMS),)) for i in range(5)]), Grid(((A,), (B,)))),
    Transition((), A),
    Commas((A, B, HALF)),
)

SENTENCE = say("reduction.clear.first", value=HALF, column=1, row=1)

QUOTING = say("verdict.undecided.name", name=Verbatim(r"\input{y} & <i>`$A$`</i> #_%~^ 第 1 行"))

BLOCKS: tuple[Block, ...] = (
    Heading(SENTENCE, 2),
    Heading(SENTENCE, 3),
    Paragraph((SENTENCE, SENTENCE)),
    Display((Chain(A, (("=", Array(SMALL, marked=((0, 0),))),)), A)),
    Operations(assignments((RowSwap(0, 1), RowScale(2, Fraction(-1)), RowAdd(2, 1, Fraction(1, 2))))),
    Operations(assignments(tuple([RowAdd(i, 0, Fraction(-i, 7)) for i in range(1, 13)]))),
    Transitions(Chain(A, (("=", Array(SMALL)),)), (Transition((Row(0), Row(1)), Array(SMALL, bar=1)),) * 12),
    Transitions(None, (Transition((Row(0),), A),)),
    Steps(
        ((Paragraph((SENTENCE,)), Operations(assignments((RowSwap(0, 1),))), Display((A,))), (Table((A,), ((B,),)),))
    ),
    Listed((SENTENCE, QUOTING, SENTENCE)),
    Fold(SENTENCE, (Paragraph((QUOTING,)), Listed((QUOTING,)))),
    Result((Paragraph((SENTENCE,)), Display((A,)))),
    Table((SENTENCE, A), ((HALF, SENTENCE), (A, B))),
    Quote(r"\input{x} & <b>`$R_1$`</b> #_%~^ 第 1 行"),
    Plot(QUOTING, marks(((Fraction(3), "3"), (Fraction(1, 7), "<1/7")), (Name("\\sigma", "1"), B))),
    Shading(SENTENCE, (marks(((Fraction(-1), "-1"), (Fraction(0), "0"))),)),
    Annotated((r"\input{z}", "", "<u>`$A$`</u> & 第 1 行"), (3, 1), (Paragraph((SENTENCE,)), Display((A,)))),
)

EVERYTHING = Document(
    say("reduction.title", name=A),
    (*BLOCKS, Display(FORMULAS), Table((A,), tuple([(formula,) for formula in FORMULAS]))),
)
