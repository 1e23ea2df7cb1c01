"""The exposition of a discussion of cases: one thread of steps, a fold for each case, and the table of all answers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from exactrank.calculations.cases.records import Answer, Branch, CaseTree, Cut, Goal, Question
from exactrank.document import (
    Array,
    Block,
    Call,
    Display,
    Document,
    Fold,
    Formula,
    Grid,
    Grouped,
    Linear,
    Listing,
    Name,
    Paragraph,
    Power,
    Product,
    Quotient,
    Said,
    Steps,
    say,
)
from exactrank.exposition.case_conditions import condition_formula, region_formula
from exactrank.exposition.case_steps import step_items
from exactrank.exposition.case_table import summary
from exactrank.exposition.formulas import equation, number, rank_is
from exactrank.exposition.letters import function_formula, letter_formula, terms_formula
from exactrank.exposition.over_domains import grid_over
from exactrank.exposition.solution import SystemLetters
from exactrank.matrix import Matrix
from exactrank.numbers.canonical_numbers import Number, number_product
from exactrank.numbers.multivariate import Terms, irreducible_parts, is_constant, primitive, scaled
from exactrank.numbers.rational_functions import Function
from exactrank.statements.claims import SolutionKind


def explain_cases(tree: CaseTree, name: str = "A", general_first: bool = False) -> Document:
    """The discussion; at each question the general case comes last, or first where that is wanted."""
    return _Told(tree, name, general_first).document()


class _Told:
    """Tells a tree from its root on, and numbers the cases as it meets them."""

    def __init__(self, tree: CaseTree, name: str, general_first: bool) -> None:
        self.tree = tree
        self.name = name
        self.general_first = general_first
        self.system = SystemLetters.of(name, tree.bar or 0, tree.unknowns)
        self.numbers: dict[int, int] = {}
        """the number of each branch that ends with an answer, by its identity"""

    def document(self) -> Document:
        tree, goal = self.tree, self.tree.goal.value
        fields = {"equation": self.system.equation} if tree.goal is Goal.SOLUTIONS else {"name": Name(self.name)}
        told = Listing(tuple(map(letter_formula, tree.letters)))
        overview = [
            say(f"cases.overview.{goal}", **fields),
            say(f"cases.over.{tree.over.value}", letters=told, count=len(tree.letters)),
        ]
        if tree.given:
            given = Listing(tuple([condition_formula(one, tree.letters) for one in tree.given]))
            overview.append(say("cases.given", conditions=given))
        blocks: list[Block] = [Paragraph(tuple(overview)), Display((self._start(),))]
        if tree.goal in (Goal.DETERMINANT, Goal.INVERSE):
            blocks += self._determinant()
        elif isinstance(tree.root.then, Question):
            blocks.append(Paragraph((say("cases.no-division"),)))
        blocks += self._branch(tree.root, True)
        blocks += summary(tree, self.name, self.numbers)
        return Document(say(f"cases.title.{goal}.title", **fields), tuple(blocks))

    def _start(self) -> Formula:
        made = grid_over(self.tree.matrix, self.tree.domain, self.tree.bar)
        return made if self.tree.bar is not None else equation(Name(self.name), made)

    def _determinant(self) -> Iterator[Block]:
        """det A, and as a product where it has factors."""
        tree = self.tree
        value = tree.determinant
        assert value is not None  # it was asked for
        shown: list[Formula] = [function_formula(tree.domain, value)]
        (p, _), d = value
        parts = irreducible_parts(p) if p else ()
        if len(parts) > 1 or any(k > 1 for _, k in parts):
            shown.append(self._factored(primitive(p)[0], d, parts))
        yield Paragraph((say("cases.determinant.found"),))
        yield Display((equation(Call("det", Name(self.name)), *shown),))

    def _factored(self, content: int, d: int, parts: tuple[tuple[Terms, int], ...]) -> Formula:
        letters = self.tree.letters
        factors: list[Formula] = []
        for p, k in parts:
            plain = terms_formula(p, letters)
            base = plain if len(p) == 1 else Grouped(plain)
            factors.append(base if k == 1 else Power(base, k))
        return Linear(((Fraction(content, d), Product(tuple(factors))),))

    def _branch(self, branch: Branch, whole: bool = False) -> Iterator[Block]:
        """The rows with the conditions put in, the steps, and the question or the answer behind them."""
        tree = self.tree
        if not whole and tree.goal not in (Goal.DETERMINANT, Goal.INVERSE):
            yield Display((grid_over(branch.start, tree.domain, tree.bar),))
        items = step_items(branch, tree)
        if items:
            yield Steps(items)
        match branch.then:
            case Answer() as answer:
                self.numbers.setdefault(id(branch), len(self.numbers) + 1)
                yield from self._answer(branch, answer)
            case Question() as question:
                yield from self._question(question)

    def _question(self, question: Question) -> Iterator[Block]:
        letters, nonzero = self.tree.letters, question.nonzero
        asked = terms_formula(question.polynomial, letters)
        match question.zero:
            case Cut(_, reason):
                yield Paragraph((say(f"cases.cut.{reason.value}", polynomial=asked),))
                if isinstance(nonzero, Branch):
                    yield from self._branch(nonzero, True)
            case Branch() as zero if isinstance(nonzero, Branch):
                yield Paragraph((say("cases.question", polynomial=asked),))
                other = condition_formula(nonzero.conditions[-1], letters)
                if self.general_first:
                    yield from self._general(nonzero, say("cases.first", condition=other))
                    yield self._case(zero)
                else:
                    yield self._case(zero)
                    yield from self._general(nonzero, say("cases.remaining", condition=other))

    def _general(self, branch: Branch, said: Said) -> Iterator[Block]:
        """The branch where a polynomial does not vanish: a case, or the thread that goes on."""
        if isinstance(branch.then, Answer):
            yield self._case(branch)
        else:
            yield from self._remaining(said, branch)

    def _remaining(self, said: Said, branch: Branch) -> Iterator[Block]:
        """What is said, and the branch behind it; the rows stand again where something is done to them."""
        blocks = tuple(self._branch(branch, not branch.steps))
        match blocks:
            case (Paragraph(sentences), *rest):
                yield Paragraph((said, *sentences))
                yield from rest
            case _:
                yield Paragraph((said,))
                yield from blocks

    def _case(self, branch: Branch) -> Block:
        """What holds where a polynomial vanishes, or in the case that is left, under its condition as a title."""
        tree = self.tree
        shown = region_formula(branch.region, tree.letters, [one.polynomial for one in tree.given if not one.vanishes])
        assert shown is not None  # a branch below a question has a condition
        if isinstance(branch.then, Question):
            return Fold(say("cases.case.group.title", condition=shown), tuple(self._branch(branch)))
        k = self.numbers.setdefault(id(branch), len(self.numbers) + 1)
        return Fold(say("cases.case.title", number=k, condition=shown), tuple(self._branch(branch)))

    def _answer(self, branch: Branch, answer: Answer) -> Iterator[Block]:
        match self.tree.goal:
            case Goal.RANK:
                rank = rank_is(self.name, answer.rank or 0)
                key = "cases.answer.rank" if answer.rank else "cases.answer.rank-zero"
                yield Paragraph((say(key, rank=rank, **({"count": answer.rank} if answer.rank else {})),))
            case Goal.ECHELON:
                yield Paragraph((self._pivots(answer),))
            case Goal.SOLUTIONS:
                yield from self._solutions(branch, answer)
            case Goal.DETERMINANT | Goal.INVERSE:
                yield from self._regular(answer)

    def _pivots(self, answer: Answer) -> Said:
        columns = tuple([pivot.column + 1 for pivot in answer.pivots or ()])
        if not columns:
            return say("cases.answer.no-pivots")
        return say("cases.answer.pivots", columns=Listing(columns), count=len(columns))

    def _solutions(self, branch: Branch, answer: Answer) -> Iterator[Block]:
        tree, row = self.tree, answer.contradiction
        if row is not None:
            numerators, d = branch.end.rows[row]
            value = function_formula(tree.domain, tree.domain.ratio(numerators[-1], d))
            impossible = equation(number(0), value)
            known = numerators[-1][0] and any(numerators[-1][0][0][0])
            if known:
                yield Paragraph((say("cases.answer.impossible-known", row=row + 1, equation=impossible, value=value),))
            else:
                yield Paragraph((say("cases.answer.impossible", row=row + 1, equation=impossible),))
            return
        if answer.kind is SolutionKind.UNIQUE:
            yield Paragraph((say("cases.answer.unique"),))
        else:
            unknowns = Listing(tuple([self.system.unknowns[j] for j in answer.free]))
            yield Paragraph((say("cases.answer.infinite", unknowns=unknowns, count=len(answer.free)),))
        yield Display((equation(self.system.unknown, self._vector(answer)),))

    def _vector(self, answer: Answer) -> Formula:
        """p + x_3 d_1 + x_4 d_2; a particular solution of zeros is left out beside directions."""
        particular = answer.particular or ()
        terms: list[tuple[Fraction, Formula | None]] = []
        if any(x[0][0] for x in particular) or not answer.free:
            terms.append((Fraction(1), self._column(particular)))
        for j, direction in zip(answer.free, answer.directions, strict=True):
            terms.append((Fraction(1), Product((self.system.unknowns[j], self._column(direction)))))
        only = terms[0][1]
        return only if len(terms) == 1 and only is not None else Linear(tuple(terms))

    def _column(self, entries: tuple[Number[Function], ...]) -> Formula:
        if all(is_constant(above) and is_constant(below) for (above, below), _ in entries):
            values = [Fraction(above[0][1] if above else 0, d * below[0][1]) for (above, below), d in entries]
            return Array(Matrix.column_of(values))
        return Grid(tuple([(function_formula(self.tree.domain, x),) for x in entries]))

    def _regular(self, answer: Answer) -> Iterator[Block]:
        name, alone = Name(self.name), "" if self.tree.goal is Goal.INVERSE else "-alone"
        if answer.pivots is None:
            vanishing = equation(Call("det", name), number(0))
            fields = {} if alone else {"name": name}
            yield Paragraph((say(f"cases.answer.singular{alone}", equation=vanishing, **fields),))
            return
        if answer.inverse is None:
            yield Paragraph((say("cases.answer.regular-alone"),))
            return
        yield Paragraph((say("cases.answer.regular", name=name),))
        yield Display((equation(Power(name, -1), self._inverse(answer.inverse)),))

    def _inverse(self, rows: tuple[tuple[Number[Function], ...], ...]) -> Formula:
        """The matrix; a polynomial that stands below every entry with letters below stands before it."""
        domain = self.tree.domain
        below = {x[0][1] for row in rows for x in row} - {domain.one[0]}
        if len(below) != 1:
            return Grid(tuple([tuple([function_formula(domain, x) for x in row]) for row in rows]))
        (q,) = below
        times = [[number_product(domain, x, (domain.of_polynomial(q), 1)) for x in row] for row in rows]
        d = lcm(*[e for row in times for _, e in row])
        whole = [
            [function_formula(domain, domain.ratio(domain.times(domain.of_integer(d // e), x), 1)) for x, e in row]
            for row in times
        ]
        outside = Quotient(number(1), terms_formula(scaled(d, q), domain.letters))
        return Product((outside, Grid(tuple(map(tuple, whole)))))
